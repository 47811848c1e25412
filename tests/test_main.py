"""The command line: Dutch, sentences instead of tracebacks, and an exit status that tells."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bwlab.__main__ import main


def bwlab(*words):
    return subprocess.run(
        [sys.executable, "-m", "bwlab", *words], capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.parametrize("words", [[], ["run"], ["lab"], ["doctor"]])
def test_help_is_dutch(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert said.startswith("gebruik: bwlab") and said.count("gebruik:") == 1
    for english in ("usage", "options", "show this help", "positional"):
        assert english not in said


@pytest.mark.parametrize("words", [[], ["rum"], ["run", "--gemeent", "Tilburg"], ["lab", "--port", "x"]])
def test_wrong_command(words):
    done = bwlab(*words)
    assert done.returncode == 2
    assert "Dit begrijp ik niet" in done.stderr and "--help" in done.stderr
    assert "Traceback" not in done.stderr and "error" not in done.stderr


def test_unknown_municipality_is_a_sentence_before_any_work(tmp_path):
    done = bwlab("run", "--gemeente", "Tillburg", "--out", str(tmp_path / "uit"))
    assert done.returncode == 1
    assert "Tilburg" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "uit").exists()


def test_ctrl_c_is_a_sentence(monkeypatch, capsys):
    def stop():
        raise KeyboardInterrupt

    monkeypatch.setattr("bwlab.app.doctor.examine", stop)
    assert main(["doctor"]) == 130
    assert capsys.readouterr().err.strip() == "Gestopt."


def test_help_is_quick_and_light():
    """Asking for help loads none of the heavy packages."""
    code = "import sys\nfrom bwlab.__main__ import parser\nparser().format_help()\nprint(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pandas", "matplotlib", "jupyterlab", "nbclient", "ipywidgets"} & set(loaded)
