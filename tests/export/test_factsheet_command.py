"""``bwlab factsheet`` as somebody types it: sentences, whole files, and one failure does not stop the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from export.factsheet_parts import DAY, dossier, words

from bwlab import find_region
from bwlab.dossier import open_dossier
from bwlab.export.factsheet import many


def factsheet(*typed, **more):
    return subprocess.run(
        [sys.executable, "-m", "bwlab", "factsheet", *map(str, typed)], capture_output=True, text=True, encoding="utf-8", env={**os.environ, **more}
    )


def test_one_municipality(tmp_path):
    done = factsheet("--gemeente", "den bosch", "--out", tmp_path / "uit", "--word")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(each.name for each in (tmp_path / "uit").iterdir()) == ["factsheet Den Bosch.docx", "factsheet Den Bosch.pdf"]
    assert done.stdout.count("Gemaakt: ") == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--gemeente", "Tillburg"), "Tilburg"),
        (("--gemeente", "Tilburg", "--alle"), "Dit begrijp ik niet"),
        (("--alle", "--doelen"), "--doelen"),
    ],
)
def test_what_cannot_be_is_a_sentence(tmp_path, typed, said):
    done = factsheet(*typed, "--out", tmp_path / "uit")
    assert done.returncode in (1, 2) and said in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("typed", [("--gemeente", "Tilburg"), ("--alle",)])
def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path, typed):
    (tmp_path / "bezet").write_text("", "utf-8")
    done = factsheet(*typed, "--out", tmp_path / "bezet" / "map")
    assert done.returncode == 1 and "Ik kan niet schrijven in" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("typed", [(), ("--alle",)])
def test_a_damaged_house_style_is_a_sentence(tmp_path, typed):
    (tmp_path / "huisstijl.toml").write_text("[kleuren]\neigen = rood", "utf-8")
    done = factsheet(*typed, "--out", tmp_path / "uit", BWLAB_HOME=str(tmp_path))
    assert done.returncode == 1 and "huisstijl" in done.stderr and "regel 2" in done.stderr and "Traceback" not in done.stderr


def test_the_file_of_the_house_style_is_put_ready(tmp_path):
    done = factsheet("--huisstijl", BWLAB_HOME=str(tmp_path))
    assert done.returncode == 0 and str(tmp_path / "huisstijl.toml") in done.stdout
    assert "[kleuren]" in (tmp_path / "huisstijl.toml").read_text("utf-8")


def test_the_goals_of_the_dossier_come_along(tmp_path):
    region = find_region("Rozendaal")
    example = dossier(region)

    def change(record):
        record.challenges, record.goals = example.challenges, example.goals

    open_dossier(region, tmp_path).update(change)
    done = factsheet("--gemeente", "Rozendaal", "--doelen", "--out", tmp_path / "uit", BWLAB_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "Opgaven en doelen" in words((tmp_path / "uit" / "factsheet Rozendaal.pdf").read_bytes())
    done = factsheet("--gemeente", "Tilburg", "--doelen", "--out", tmp_path / "uit", BWLAB_HOME=str(tmp_path))
    assert done.returncode == 0 and "nog geen opgaven" in done.stdout


def few(monkeypatch, codes):
    """Let two processes make these municipalities only."""
    monkeypatch.setattr(many, "_regions", Few(codes))


class Few:
    """In place of the list of municipalities; a class, so that it can be sent to another process."""

    def __init__(self, codes):
        self.codes = codes

    def __call__(self):
        return [(code, f"gemeente {code}") for code in self.codes]


def test_one_that_fails_is_named_and_the_others_go_on(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # the processes find this module
    few(monkeypatch, ["GM0855", "GM9999", "GM0096"])
    made, failed = many.write_all(tmp_path / "uit", DAY, progress=False)
    assert made == 2 and list(failed) == ["gemeente GM9999"] and "GM9999" in failed["gemeente GM9999"]
    assert sorted(each.name for each in (tmp_path / "uit").iterdir()) == ["factsheet Tilburg.pdf", "factsheet Vlieland.pdf"]


def test_a_failure_is_an_exit_status(tmp_path, monkeypatch, capsys):
    from bwlab.app import factsheet as app

    monkeypatch.setattr(app, "write_all", lambda *rest, **more: (341, {"Tilburg": "De schijf is vol."}))
    assert app.every(tmp_path) == 1
    said = capsys.readouterr()
    assert "341 factsheets" in said.out and "- Tilburg: De schijf is vol." in said.err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent another way there")
def test_ctrl_c_leaves_whole_files(tmp_path):
    out = tmp_path / "uit"
    work = subprocess.Popen(
        [sys.executable, "-m", "bwlab", "factsheet", "--alle", "--out", str(out)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        for _ in range(600):
            if out.exists() and len(list(out.glob("*.pdf"))) > 2:
                break
            time.sleep(0.1)
        os.killpg(work.pid, signal.SIGINT)  # as a terminal does: to all of its processes
        _, said = work.communicate(timeout=60)
    finally:
        if work.poll() is None:
            os.killpg(work.pid, signal.SIGKILL)
    assert work.returncode == 130 and said.strip().endswith("Gestopt.") and "Traceback" not in said
    files = list(out.iterdir())
    assert 2 < len(files) < 342 and all(each.suffix == ".pdf" for each in files)
    assert all(each.read_bytes().rstrip().endswith(b"%%EOF") for each in files)


def test_the_process_that_divides_the_work_loads_no_figures():
    code = "import sys, bwlab.app.factsheet; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "numpy", "matplotlib", "pydantic", "typst", "docx"} & set(loaded)


def test_help_is_dutch():
    done = factsheet("--help")
    assert done.returncode == 0 and "--alle" in done.stdout and "usage" not in done.stdout
