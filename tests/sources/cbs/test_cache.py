"""What is kept, and that nothing that happens to it loses good figures."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import errno
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from cbs_tables import make_table

from bwlab.errors import CbsError
from bwlab.sources.cbs import age_sentence, cache, cached_age, read_table

TABLE = "10000NED"
ASKED = {"measures": ["A"], "regions": ["GM"]}


@pytest.fixture
def server(cbs_server):
    rows = [(f"GM{number:04}", f"Plaats {number}") for number in range(1, 131)]
    cbs_server.add(make_table(TABLE, "Proef", rows, [("", "A", "x", 1), ("", "B", "x", 0)], year=2023))
    return cbs_server


def kept_file() -> Path:
    (found,) = cache.cache_dir().glob("*.figures")
    return found


def grow_old(days: float) -> None:
    """Make the copy older."""
    part, about = cache._read(kept_file())
    moment = dt.datetime.fromisoformat(about["fetched"]) - dt.timedelta(days=days)
    cache._write(kept_file(), part, {**about, "fetched": moment.isoformat(timespec="seconds")})


def test_a_second_time_nothing_is_asked(server):
    first = read_table(TABLE, **ASKED)
    server.calls.clear()
    second = read_table(TABLE, **ASKED)
    assert second.equals(first)
    assert (second.dtypes == first.dtypes).all()
    assert second.attrs == first.attrs
    assert not server.calls


def test_capitals_of_the_table_make_no_difference_to_what_comes_back(server):
    assert read_table(TABLE.lower(), **ASKED)["value"].equals(read_table(TABLE, **ASKED)["value"])


def test_another_question_has_another_copy(server):
    read_table(TABLE, **ASKED)
    assert len(read_table(TABLE, measures=["B"], regions=["GM0001"])) == 1
    assert len(list(cache.cache_dir().glob("*.figures"))) == 2


def test_fresh_asks_anew(server):
    read_table(TABLE, **ASKED)
    changed = server.table(TABLE)
    changed.reasons[:] = 0
    changed.values[:] = 7
    server.add(changed)
    assert (read_table(TABLE, fresh=True, **ASKED)["value"] == 7).all()
    assert (read_table(TABLE, **ASKED)["value"] == 7).all()


def test_an_old_copy_is_refreshed_and_when_that_fails_its_age_is_told(server, quick):
    first = read_table(TABLE, **ASKED)
    grow_old(3)
    assert cached_age(TABLE, **ASKED).days == 3
    server.fail("UntypedDataSet", "status", status=500)
    with pytest.raises(CbsError, match=r"Er is een kopie van 3 dagen geleden\.") as caught:
        read_table(TABLE, limits=quick, **ASKED)
    assert caught.value.age.days == 3
    old = read_table(TABLE, stale=True, **ASKED)
    assert old.equals(first)
    server.faults.clear()
    assert read_table(TABLE, **ASKED).equals(first)
    assert cached_age(TABLE, **ASKED) < dt.timedelta(minutes=5)


def test_the_sentence_tells_the_age(server):
    read_table(TABLE, **ASKED)
    grow_old(3)
    assert read_table(TABLE, stale=True, **ASKED).attrs["sentence"] == "Deze cijfers zijn 3 dagen geleden opgehaald."


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (dt.timedelta(seconds=-5), "zojuist"),
        (dt.timedelta(seconds=59), "zojuist"),
        (dt.timedelta(minutes=1), "een minuut geleden"),
        (dt.timedelta(minutes=59), "59 minuten geleden"),
        (dt.timedelta(hours=1), "een uur geleden"),
        (dt.timedelta(hours=23), "23 uur geleden"),
        (dt.timedelta(days=1), "een dag geleden"),
        (dt.timedelta(days=3, hours=5), "3 dagen geleden"),
    ],
)
def test_ages_in_words(age, words):
    assert age_sentence(age) == f"Deze cijfers zijn {words} opgehaald."


@pytest.mark.parametrize("place", [0, 20, 70, 250, 1000, -1])
def test_one_damaged_byte_and_it_is_fetched_again(server, place):
    first = read_table(TABLE, **ASKED)
    content = bytearray(kept_file().read_bytes())
    content[place] ^= 1
    kept_file().write_bytes(content)
    server.calls.clear()
    assert read_table(TABLE, **ASKED).equals(first)
    assert server.calls


@pytest.mark.parametrize("length", [0, 10, 200, 700])
def test_a_file_cut_short_is_fetched_again(server, length):
    first = read_table(TABLE, **ASKED)
    kept_file().write_bytes(kept_file().read_bytes()[:length])
    server.calls.clear()
    assert read_table(TABLE, **ASKED).equals(first)
    assert server.calls


def test_a_damaged_copy_is_no_comfort_without_a_net(server, quick):
    read_table(TABLE, **ASKED)
    kept_file().write_bytes(b"x")
    server.fail("", "status", status=500)
    with pytest.raises(CbsError) as caught:
        read_table(TABLE, limits=quick, stale=True, **ASKED)
    assert caught.value.age is None
    assert "kopie" not in caught.value.message


def test_a_full_disk(server, monkeypatch):
    first = read_table(TABLE, **ASKED)

    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cache.os, "replace", full)
    found = read_table(TABLE, fresh=True, **ASKED)
    assert found.equals(first)
    assert found.attrs["notes"] == [
        "Van deze cijfers is geen kopie bewaard: de schijf is vol. De cijfers zelf zijn compleet."
    ]
    assert not list(cache.cache_dir().rglob("*.half"))
    assert read_table(TABLE, **ASKED).equals(first)  # the copy from before still serves


def test_a_disk_that_is_really_full(server):
    """/dev/full refuses every byte, as a full disk does."""
    if not Path("/dev/full").exists():
        pytest.skip("dit systeem heeft geen /dev/full")
    store = cache.Store(TABLE, {})
    with store._keeping(), open("/dev/full", "wb", buffering=0) as file:
        file.write(b"x")
    assert "de schijf is vol" in store.note


def test_a_file_where_the_folder_should_be(server, monkeypatch, tmp_path):
    (tmp_path / "taken").write_text("x")
    monkeypatch.setenv("BWLAB_CACHE", str(tmp_path / "taken"))
    found = read_table(TABLE, **ASKED)
    assert len(found) == 130
    assert "geen kopie bewaard: er staat een bestand waar een map hoort." in found.attrs["notes"][0]


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_is_read_only(server, monkeypatch, number):
    first = read_table(TABLE, **ASKED)

    def refuse(self, *_args, **_options):
        raise OSError(number, "read-only")

    monkeypatch.setattr(cache.filelock.FileLock, "acquire", refuse)
    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(cache, "_write", refuse)
    found = read_table(TABLE, fresh=True, **ASKED)
    assert found.equals(first)
    assert "geen kopie bewaard" in found.attrs["notes"][0]
    assert read_table(TABLE, **ASKED).equals(first)  # the copy from before still serves


@contextlib.contextmanager
def not_allowed_to_write(folder: Path):
    """As somebody who may not write there; for root every folder can be written, so root is nobody for a while."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        folder.chmod(0o555)
        try:
            yield
        finally:
            folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="op Windows gaat dit anders")
def test_a_folder_that_is_read_only_for_real(server):
    first = read_table(TABLE, **ASKED)
    with not_allowed_to_write(cache.cache_dir()):
        found = read_table(TABLE, fresh=True, **ASKED)
    assert found.equals(first)
    assert "geen kopie bewaard: je mag daar niet schrijven." in found.attrs["notes"][0]
    assert read_table(TABLE, **ASKED).attrs["notes"] == []


CHILD = """
import sys
from bwlab.sources.cbs import Limits, read_table
found = read_table("10000NED", measures=["A"], regions=["GM"], fresh="--fresh" in sys.argv, limits=Limits(cells=60))
print(len(found), found["value"].sum().round(3))
"""


def kernel(*arguments: str) -> subprocess.Popen:
    """Another Python that asks the same question."""
    return subprocess.Popen([sys.executable, "-c", CHILD, *arguments], stdout=subprocess.PIPE, text=True)


def test_two_kernels_at_once_ask_once(server):
    server.delay = 0.05
    both = [kernel(), kernel()]
    answers = [each.communicate(timeout=30)[0] for each in both]
    assert answers[0] == answers[1] != ""
    assert len(server.asked("TableInfos")) == 1


def test_two_kernels_that_refresh_at_once(server):
    first = read_table(TABLE, **ASKED)
    server.delay = 0.05
    both = [kernel("--fresh"), kernel("--fresh")]
    answers = [each.communicate(timeout=30)[0] for each in both]
    assert answers[0] == answers[1] == f"130 {first['value'].sum().round(3)}\n"
    assert read_table(TABLE, **ASKED).equals(first)
    assert not list(cache.cache_dir().glob("*.pages"))
    assert not list(cache.cache_dir().glob("*.half"))


@pytest.mark.parametrize("pages", [0, 2])
def test_killed_while_reading(server, pages):
    first = read_table(TABLE, **ASKED)
    server.fail("UntypedDataSet", "silent", after=pages, seconds=2)
    child = kernel("--fresh")
    deadline = time.monotonic() + 20
    while len(server.asked("UntypedDataSet")) <= pages and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    server.faults.clear()
    server.calls.clear()
    assert read_table(TABLE, **ASKED).equals(first)  # the last good figures
    assert not server.calls
    again = kernel("--fresh").communicate(timeout=30)[0]  # and the lock of the dead one holds nobody up
    assert again == f"130 {first['value'].sum().round(3)}\n"


KILLED_WRITING = """
import os, signal
from bwlab.sources.cbs import block, read_table
whole = block.Part.save
def half(self, file, about):
    whole(self, file, about)
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
block.Part.save = half
read_table("10000NED", measures=["A"], regions=["GM"], fresh=True)
"""


def test_killed_while_writing(server):
    first = read_table(TABLE, **ASKED)
    child = subprocess.run([sys.executable, "-c", KILLED_WRITING])
    assert child.returncode == -signal.SIGKILL
    halves = list(cache.cache_dir().rglob("*.half"))
    assert halves  # it was killed in the middle
    server.calls.clear()
    assert read_table(TABLE, **ASKED).equals(first)
    assert not server.calls
    assert read_table(TABLE, fresh=True, **ASKED).equals(first)
    assert not list(cache.cache_dir().rglob("*.half"))


def test_a_damaged_page_is_fetched_again(server, quick):
    limits = dataclasses.replace(quick, cells=150)  # pages of 50 rows
    server.fail("$skip=50", "status", status=500)
    with pytest.raises(CbsError):
        read_table(TABLE, limits=limits, **ASKED)
    (page,) = cache.cache_dir().rglob("*.page")
    page.write_bytes(page.read_bytes()[:-1])
    server.faults.clear()
    server.calls.clear()
    assert len(read_table(TABLE, limits=limits, **ASKED)) == 130
    assert {"0", "50"} <= {each.query["$skip"] for each in server.asked("UntypedDataSet")}


class _Runs:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


def test_nothing_in_the_cache_can_run(server, tmp_path):
    """Whoever can write in that folder must not be able to run code here."""
    read_table(TABLE, **ASKED)
    trap = np.array([_Runs(tmp_path / "ran")], dtype=object)
    file = io.BytesIO()
    np.savez(file, about=trap, values=trap, reasons=trap, **{"key.RegioS": trap})
    body = file.getvalue()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    head = json.dumps({"fetched": now, "sha256": hashlib.sha256(now.encode() + body).hexdigest()}).encode()
    kept_file().write_bytes(head.ljust(cache._HEAD) + body)
    server.calls.clear()
    assert len(read_table(TABLE, **ASKED)) == 130
    assert server.calls
    assert not (tmp_path / "ran").exists()


def test_the_folder_is_the_users_cache(monkeypatch, tmp_path):
    monkeypatch.delenv("BWLAB_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform.startswith("linux"):
        assert cache.cache_dir() == tmp_path / "bwlab" / "cbs"
    monkeypatch.setenv("BWLAB_CACHE", str(tmp_path / "own"))
    assert cache.cache_dir() == tmp_path / "own" / "cbs"
