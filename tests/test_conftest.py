"""The rules of `conftest.py` hold: planted, each turns red."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

HERE = Path(__file__).parent
NET = "import socket\nsocket.create_connection(('192.0.2.1', 80), 1)"


def test_the_net_is_refused_here():
    with pytest.warns(UserWarning), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), 1)


def test_this_computer_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


@pytest.mark.parametrize(
    "code",
    [
        NET,
        "import socket\nsocket.getaddrinfo('example.org', 80)",
        f"try:\n    exec({NET!r})\nexcept OSError: pass",
    ],
)
def test_a_python_that_a_test_starts_is_offline_and_leaves_a_record(code, _apart):
    subprocess.run([sys.executable, "-c", code], capture_output=True)
    log = _apart / "offline.log"
    assert log.read_text("utf-8").strip() in ("192.0.2.1", "example.org")
    log.unlink()


PLANTED = """
import subprocess, sys, pytest
def test_skipped():
    pytest.skip("geen zin")
def test_asks_the_net():
    subprocess.run([sys.executable, "-c", {net!r}], capture_output=True)
def test_fine():
    pass
@pytest.mark.xfail
def test_known():
    assert False
"""


@pytest.mark.parametrize(("ci", "failed", "errors", "skipped"), [("1", 1, 1, 0), ("", 0, 1, 1)])
def test_in_ci_a_skip_is_a_failure(pytester, monkeypatch, ci, failed, errors, skipped):
    pytester.makeconftest((HERE / "conftest.py").read_text("utf-8"))
    offline = pytester.mkdir("offline")
    (offline / "sitecustomize.py").write_bytes((HERE / "offline" / "sitecustomize.py").read_bytes())
    pytester.makepyfile(PLANTED.format(net=NET))
    monkeypatch.setenv("BWLAB_CI", ci)
    done = pytester.runpytest_subprocess()
    done.assert_outcomes(passed=2, failed=failed, errors=errors, skipped=skipped, xfailed=1)
    if ci:
        done.stdout.fnmatch_lines(["*in CI a skip is a failure: *geen zin*"])
