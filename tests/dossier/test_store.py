"""Nothing is lost: two kernels at once, a kernel that is killed, damage, other versions, a full disk."""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from bwlab.dossier import Challenge, Note, active_region, open_dossier, records, set_active
from bwlab.errors import DossierDamagedError, DossierError, DossierNotSavedError, DossierVersionError

TILBURG = SimpleNamespace(code="GM0855", label="Tilburg")


@pytest.fixture
def store(tmp_path):
    return open_dossier(TILBURG, tmp_path, edition="2026.1")


def note(key, text="tekst"):
    return lambda record: record.set_note("stap_01", key, text)


def kept(folder):
    return sorted(path.name for path in (folder / ".bwlab" / "bewaard").glob("*"))


# What a participant sees


def test_new_dossier_is_not_on_disk_until_something_changes(store):
    record = store.read()
    assert (record.region, record.label, record.edition, record.revision) == ("GM0855", "Tilburg", "2026.1", 0)
    assert not store.path.exists()
    assert store.problem == ""


def test_one_visible_readable_file(store, tmp_path):
    written = store.update(note("wonen", "Te weinig huizen in Súdwest"))
    assert written.revision == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != ".bwlab"] == ["dossier Tilburg.json"]
    text = store.path.read_text("utf-8")
    assert "Súdwest" in text and '\n  "region": "GM0855"' in text
    assert store.read() == written


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Den Bosch", "dossier Den Bosch.json"),
        ("Laren (Noord-Holland)", "dossier Laren (Noord-Holland).json"),
        ("Súdwest-Fryslân", "dossier Súdwest-Fryslân.json"),
        ('A/B: "c" <d>|e?*.', "dossier A B c d e.json"),
    ],
)
def test_file_name_is_right_on_windows(tmp_path, label, name):
    assert open_dossier(SimpleNamespace(code="GM1", label=label), tmp_path).path.name == name


def test_choice_of_municipality(tmp_path):
    assert active_region(tmp_path) is None
    set_active(TILBURG, tmp_path)
    assert active_region(tmp_path) == "GM0855"
    (tmp_path / ".bwlab" / "actief.json").write_text("{half")
    assert active_region(tmp_path) is None


# At once, and stopped


def _many(folder, name, count):
    store = open_dossier(TILBURG, Path(folder), edition="")
    store.lock.timeout = 60
    for number in range(count):
        store.update(note(f"{name}{number}"))


def test_two_kernels_at_once_lose_nothing(store, tmp_path):
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_many, args=(str(tmp_path), name, 50)) for name in "ab"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
        assert worker.exitcode == 0
    record = store.read()
    assert set(record.notes) == {f"stap_01/{name}{number}" for name in "ab" for number in range(50)}
    assert record.revision == 100


WRITER = """
import sys
from pathlib import Path
from types import SimpleNamespace
from bwlab.dossier import open_dossier
store = open_dossier(SimpleNamespace(code="GM0855", label="Tilburg"), Path(sys.argv[1]))
while True:
    store.update(lambda record: record.set_note("stap_01", str(record.revision % 200), "x" * 3000))
    print(store.read().revision, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows kent kill -9 niet")
def test_killed_while_writing(store, tmp_path):
    seen = 0
    for pause in (0.011, 0.017, 0.023, 0.031, 0.043):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        said = [int(writer.stdout.readline()) for _ in range(5)]
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        said += [int(line) for line in writer.communicate()[0].splitlines()]
        assert said[0] > seen
        seen = said[-1]
        assert store.read().revision >= seen
        assert store.problem == ""
    store.update(note("daarna"))
    assert not list((tmp_path / ".bwlab").glob("*.half"))
    assert kept(tmp_path) == []


# Damage


@pytest.mark.parametrize("damage", [b"", b'{"version": 1, "reg', b"\xff\xfe", b"[]", b'{"version": 1}'])
def test_damaged_file_is_restored_and_kept(store, tmp_path, damage):
    written = store.update(note("wonen"))
    store.path.write_bytes(damage)
    later = open_dossier(TILBURG, tmp_path)
    assert later.read() == written
    assert "beschadigd" in later.problem and "laatste goede versie" in later.problem
    (name,) = kept(tmp_path)
    assert re.fullmatch(r"dossier Tilburg beschadigd \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.json", name)
    assert (tmp_path / ".bwlab" / "bewaard" / name).read_bytes() == damage
    assert records.parse(store.path.read_bytes())[0] == written
    assert later.update(note("zorg")).revision == 2


def test_damage_is_noticed_by_an_update_too(store, tmp_path):
    store.update(note("wonen"))
    store.path.write_bytes(b"half")
    assert set(store.update(note("zorg")).notes) == {"stap_01/wonen", "stap_01/zorg"}
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize("verb", ["read", "update"])
def test_both_damaged_starts_a_new_one_beside(store, tmp_path, verb):
    store.update(note("wonen"))
    store.path.write_bytes(b"kapot")
    next((tmp_path / ".bwlab").glob("*laatste goede*")).write_bytes(b"ook kapot")
    with pytest.raises(DossierDamagedError, match="niets weggegooid"):
        store.read() if verb == "read" else store.update(note("zorg"))
    expected = {"read": {}, "update": {"stap_01/zorg"}}[verb]
    assert set(store.read().notes) == set(expected)
    folder = tmp_path / ".bwlab" / "bewaard"
    assert {(folder / name).read_bytes() for name in kept(tmp_path)} == {b"kapot", b"ook kapot"}
    store.update(note("verder"))
    assert "stap_01/verder" in store.read().notes


def test_taken_away_on_purpose_starts_empty_but_keeps_the_copy(store, tmp_path):
    written = store.update(note("wonen"))
    store.path.unlink()
    assert store.read().notes == {}
    assert "weggehaald" in store.problem
    (name,) = kept(tmp_path)
    assert records.parse((tmp_path / ".bwlab" / "bewaard" / name).read_bytes())[0] == written


def test_file_of_another_municipality_is_left_alone(store, tmp_path):
    other = open_dossier(SimpleNamespace(code="GM0096", label="Vlieland"), tmp_path)
    other.update(note("wonen"))
    shutil.copy(other.path, store.path)
    before = store.path.read_bytes()
    for act in (store.read, lambda: store.update(note("zorg"))):
        with pytest.raises(DossierError, match="dossier van Vlieland, niet van Tilburg"):
            act()
    assert store.path.read_bytes() == before


def test_saved_by_windows_notepad(store):
    written = store.update(note("wonen"))
    store.path.write_bytes(b"\xef\xbb\xbf" + store.path.read_bytes().replace(b"\n", b"\r\n"))
    assert store.read() == written


# Versions


def test_newer_version_is_never_overwritten(store, tmp_path):
    store.update(note("wonen"))
    newer = store.path.read_bytes().replace(b'"version": 1', b'"version": 2')
    store.path.write_bytes(newer)
    for act in (store.read, lambda: store.update(note("zorg"))):
        with pytest.raises(DossierVersionError, match="nieuwere versie"):
            act()
    assert store.path.read_bytes() == newer
    assert kept(tmp_path) == []


def test_fields_of_a_newer_minor_version_are_not_lost(store):
    store.update(note("wonen"))
    store.path.write_text(
        store.path.read_text("utf-8")
        .replace('"version": 1', '"version": 1,\n  "canvas": {"doel": "rust"}')
        .replace('"text": "tekst"', '"text": "tekst", "kleur": "blauw"'),
        "utf-8",
    )
    store.update(note("zorg"))
    text = store.path.read_text("utf-8")
    assert '"doel": "rust"' in text and '"kleur": "blauw"' in text


def test_older_version_is_migrated_and_its_original_kept(store, tmp_path, monkeypatch):
    def from_0(old):
        return {"region": old["gemeente"], "label": old["naam"], "notes": {"stap_01/x": {"text": old["tekst"]}}}

    monkeypatch.setitem(records.MIGRATIONS, 0, from_0)
    old = b'{"version": 0, "gemeente": "GM0855", "naam": "Tilburg", "tekst": "van toen"}'
    store.path.write_bytes(old)
    assert store.read().notes["stap_01/x"].text == "van toen"
    assert store.path.read_bytes() == old  # reading alone changes nothing
    written = store.update(note("zorg"))
    assert (written.version, set(written.notes)) == (1, {"stap_01/x", "stap_01/zorg"})
    (name,) = kept(tmp_path)
    assert "versie 0" in name
    assert (tmp_path / ".bwlab" / "bewaard" / name).read_bytes() == old


def test_version_without_migration_says_so(store):
    store.path.write_bytes(b'{"version": 0, "gemeente": "GM0855"}')
    with pytest.raises(DossierVersionError, match="versie 0"):
        store.read()


# Not saved


def test_a_file_where_the_folder_must_be(store, tmp_path):
    (tmp_path / ".bwlab").write_text("in de weg")
    with pytest.raises(DossierNotSavedError, match="waar een map hoort"):
        store.update(note("wonen"))
    assert set(store.read().notes) == {"stap_01/wonen"}
    assert "nog niet bewaard" in store.problem
    (tmp_path / ".bwlab").unlink()
    # Another kernel writes before this one gets the chance again.
    open_dossier(TILBURG, tmp_path).update(note("zorg"))
    assert set(store.update(note("later")).notes) == {"stap_01/wonen", "stap_01/zorg", "stap_01/later"}
    assert store.problem == ""


def test_full_disk(store, tmp_path):
    """A real limit of the operating system on the size of a file."""
    resource = pytest.importorskip("resource", reason="Windows kent deze grens niet")
    store.update(note("wonen"))
    before = store.path.read_bytes()
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(DossierNotSavedError, match="niet groter worden"):
            store.update(note("lang", "x" * 10_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert store.path.read_bytes() == before
    assert not list((tmp_path / ".bwlab").glob("*.half"))
    assert set(store.update(note("kort")).notes) == {"stap_01/wonen", "stap_01/lang", "stap_01/kort"}


@pytest.mark.skipif(os.name == "nt", reason="rechten werken op Windows anders")
def test_read_only_folder():
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        store = open_dossier(TILBURG, folder)
        written = store.update(note("wonen"))
        for path in (folder / ".bwlab").iterdir():
            path.chmod(0o444)
        (folder / ".bwlab").chmod(0o555)
        folder.chmod(0o555)
        as_nobody = os.geteuid() == 0  # root may write anywhere, so be nobody for a moment
        if as_nobody:
            os.seteuid(65534)
        try:
            assert store.read() == written
            with pytest.raises(DossierNotSavedError, match="mag daar niet schrijven"):
                store.update(note("zorg"))
            with pytest.raises(DossierNotSavedError, match="keuze voor Tilburg"):
                set_active(TILBURG, folder)
            assert "stap_01/zorg" in store.read().notes
        finally:
            if as_nobody:
                os.seteuid(0)
        folder.chmod(0o755)
        (folder / ".bwlab").chmod(0o755)
        for path in (folder / ".bwlab").iterdir():
            path.chmod(0o644)
        assert "stap_01/zorg" in store.update(note("later")).notes
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_rename_that_fails(store, monkeypatch, number):
    store.update(note("wonen"))

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(DossierNotSavedError, match="schijf"):
            store.update(note("zorg"))
    assert set(store.update(note("later")).notes) == {"stap_01/wonen", "stap_01/zorg", "stap_01/later"}


def test_lock_held_too_long(tmp_path):
    holder, waiter = open_dossier(TILBURG, tmp_path), open_dossier(TILBURG, tmp_path)
    waiter.lock.timeout = 0.05
    (tmp_path / ".bwlab").mkdir()
    with holder.lock, pytest.raises(DossierNotSavedError, match="ander notebook"):
        waiter.update(note("wonen"))
    waiter.update(note("zorg"))
    assert set(waiter.read().notes) == {"stap_01/wonen", "stap_01/zorg"}


# A change that is wrong


def test_change_that_raises_is_dropped_and_blocks_nothing(store):
    store.update(note("wonen"))

    def wrong(record):
        record.set_note("stap_01", "half", "werk")
        raise KeyError("fout")

    with pytest.raises(KeyError):
        store.update(wrong)
    assert set(store.update(note("zorg")).notes) == {"stap_01/wonen", "stap_01/zorg"}


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_record_that_could_not_be_read_back_is_never_written(store):
    before = store.update(note("wonen"))
    with pytest.raises(ValueError):
        store.update(lambda record: record.challenges.append("geen opgave"))
    assert store.read() == before


def test_record_helpers(store):
    def change(record):
        for guess in (0.2, 0.7):
            record.set_prediction(records.Prediction(notebook="stap_01", indicator="gas", guess=guess))
        record.challenges.append(Challenge(title="Wonen", indicators=["gas"], why="urgent", rank=1))
        record.visit("stap_01")
        record.visit("stap_01")
        record.set_note("stap_01", "gezondheid", "herken ik", "deels")
        record.set_note("stap_01", "leeg", "weg")
        record.set_note("stap_01", "leeg")

    record = store.update(change)
    assert [p.guess for p in record.predictions] == [0.7]
    assert record.prediction("stap_01", "gas").truth is None
    assert record.visits["stap_01"].times == 2
    assert isinstance(record.note("stap_01", "gezondheid"), Note)
    assert set(record.notes) == {"stap_01/gezondheid"}
