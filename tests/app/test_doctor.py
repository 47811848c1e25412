"""The self-test says what is wrong and what to do, and never shows a traceback."""

from __future__ import annotations

import contextlib
import http.server
import importlib.metadata
import socket
import threading
import time

import pytest

from bwlab import places
from bwlab.app import doctor
from bwlab.app.doctor import BROKEN, CARE, OK
from bwlab.errors import DamagedFileError


@contextlib.contextmanager
def serving(monkeypatch, status=200, wait=0.0):
    """CBS on this computer: it answers with ``status`` after ``wait`` seconds."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            time.sleep(wait)
            with contextlib.suppress(OSError):
                self.send_response(status)
                self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("BWLAB_CBS_URL", f"http://127.0.0.1:{server.server_port}/")
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def test_cbs_reachable(monkeypatch):
    with serving(monkeypatch):
        assert doctor.cbs().mark == OK


def test_cbs_down(monkeypatch):
    with serving(monkeypatch, status=503):
        found = doctor.cbs()
    assert (found.mark, found.found) == (CARE, "antwoordt met foutcode 503")


def test_cbs_slow(monkeypatch):
    with serving(monkeypatch, wait=1.0):
        found = doctor.cbs(timeout=0.1)
    assert (found.mark, found.found) == (CARE, "geen antwoord binnen 0.1 seconden")


def test_cbs_refused(monkeypatch):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv("BWLAB_CBS_URL", f"http://127.0.0.1:{nobody.getsockname()[1]}/")
        found = doctor.cbs()
    assert found.mark == CARE and "werkt zonder" in found.now


def test_everything_present():
    for check in (
        doctor.python,
        doctor.packages,
        doctor.data,
        doctor.picture,
        doctor.disk,
        doctor.work_folder,
    ):
        found = check()
        assert found.mark == OK, str(found)


def test_package_missing_or_too_old(monkeypatch):
    monkeypatch.setattr(
        importlib.metadata,
        "requires",
        lambda name: ["pandas>=99", "bestaat_niet>=1", 'x; python_version < "3"'],
    )
    found = doctor.packages()
    assert found.mark == BROKEN
    assert "pandas is " in found.found and "bestaat_niet ontbreekt" in found.found and "uv sync" in found.now


def test_data_damaged(monkeypatch):
    error = DamagedFileError("Het bestand 'regions.csv' is beschadigd.", now="Haal de map data opnieuw op.")
    monkeypatch.setattr("bwlab.sources.snapshot.problems", lambda: [error])
    found = doctor.data()
    assert (found.mark, found.found, found.now) == (BROKEN, error.what, error.now)


def test_data_missing(monkeypatch, tmp_path):
    monkeypatch.setattr("bwlab.sources.snapshot.data_dir", lambda: tmp_path)
    assert doctor.data().mark == BROKEN


def test_slider_that_fails_becomes_a_line(monkeypatch):
    def fail(*_, **__):
        raise ImportError("DLL load failed")

    monkeypatch.setattr("bwlab.widgets.Slider", fail)
    found = doctor.picture()
    assert found.mark == BROKEN and "DLL load failed" in found.found and found.now


def test_folder_that_cannot_be_written(monkeypatch, tmp_path):
    (tmp_path / "bestand").write_text("")
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path / "bestand"))
    found = doctor.disk()
    assert found.mark == BROKEN and "--map" in found.now


def test_disk_nearly_full(monkeypatch, tmp_path):
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path))
    monkeypatch.setattr(doctor, "_ROOM", 10**18)
    assert doctor.disk().mark == CARE


def test_work_folder_counts_the_notebooks(monkeypatch, tmp_path):
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path))
    assert "bwlab lab maakt haar" in doctor.work_folder().found
    (tmp_path / "00_start.ipynb").touch()
    assert "1 notebooks" in doctor.work_folder().found
    assert places.work_dir() == tmp_path


@pytest.mark.parametrize(("mark", "status"), [(OK, 0), (CARE, 0), (BROKEN, 1)])
def test_only_what_is_broken_counts(monkeypatch, capsys, mark, status):
    monkeypatch.setattr(doctor, "CHECKS", (lambda: doctor.Check(mark, "Proef", "gezien", "Doe iets."),))
    assert doctor.examine() == status
    said = capsys.readouterr().out
    assert said.startswith(f"{mark:7} Proef: gezien\n") and "Wat je kunt doen: Doe iets." in said
