"""JupyterLab, really started: a token is needed, only this computer can reach it, it asks nothing, it ends cleanly."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest
import requests

from bwlab.app import launch
from bwlab.app.launch import free_port
from bwlab.errors import BwlabError


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A running server: (process, address with token, work folder)."""
    folder = tmp_path_factory.mktemp("lab") / "mijn werkmap"
    env = {key: value for key, value in os.environ.items() if not key.startswith(("BWLAB_", "JUPYTER"))}
    # Settings of the user's own that would open the door: they may not count.
    config = tmp_path_factory.mktemp("config")
    (config / "jupyter_server_config.json").write_text(
        json.dumps(
            {"ServerApp": {"ip": "0.0.0.0", "allow_remote_access": True}, "IdentityProvider": {"token": ""}}
        )
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "bwlab", "lab", "--map", folder, "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**env, "JUPYTER_CONFIG_DIR": str(config), "PYTHONUNBUFFERED": "1"},
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl+C" in line:
            break
    address = re.search(r"http://\S+", "".join(said))[0]
    until = time.monotonic() + 60
    while True:
        try:
            requests.get(address, timeout=5)
            break
        except requests.ConnectionError:
            assert process.poll() is None and time.monotonic() < until, "".join(said)
            time.sleep(0.1)
    yield process, address, folder
    process.kill()
    process.communicate()


def ask(address, path, token=""):
    parts = urlsplit(address)
    return requests.get(
        f"{parts.scheme}://{parts.netloc}{path}",
        params={"token": token} if token else None,
        timeout=10,
        allow_redirects=False,
    )


def token_of(address):
    return address.partition("token=")[2]


def test_token_is_needed(lab):
    _, address, _ = lab
    assert ask(address, "/lab/tree/00_start.ipynb", token_of(address)).status_code == 200
    assert "/login" in ask(address, "/lab/tree/00_start.ipynb").headers["location"]
    assert ask(address, "/api/contents").status_code == 403
    assert ask(address, "/api/contents", "fout").status_code == 403
    assert len(token_of(address)) >= 32


def test_token_is_not_on_the_command_line(lab):
    process, address, _ = lab
    path = f"/proc/{process.pid}/cmdline"
    if not os.path.exists(path):
        pytest.skip("alleen op Linux is de opdrachtregel van een proces te lezen")
    with open(path, "rb") as file:
        assert token_of(address).encode() not in file.read()


def test_only_this_computer_can_reach_it(lab):
    _, address, _ = lab
    port = urlsplit(address).port
    assert urlsplit(address).hostname == "127.0.0.1"
    if os.path.exists("/proc/net/tcp"):
        listening = set()
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            with open(table) as file:
                rows = [line.split() for line in file.readlines()[1:]]
            listening |= {row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")}
        assert listening == {f"0100007F:{port:04X}"}
    else:
        with socket.socket() as probe, pytest.raises(OSError):
            probe.connect((socket.gethostbyname(socket.gethostname()), port))


def test_asks_nothing_and_knows_our_kernel_only(lab):
    _, address, folder = lab
    token = token_of(address)
    assert '"news": {"disabled": true}' in ask(address, "/lab", token).text
    found = ask(address, "/lab/api/settings/@jupyterlab/apputils-extension:notification", token).json()
    assert found["settings"] == {"fetchNews": "false", "checkForUpdates": False}
    themes = ask(address, "/lab/api/settings/@jupyterlab/apputils-extension:themes", token).json()
    assert themes["settings"]["overrides"]["content-font-size1"] == "16px"
    spec = ask(address, "/api/kernelspecs", token).json()["kernelspecs"]["python3"]["spec"]
    assert spec["argv"][0] == sys.executable
    present = {item["path"] for item in ask(address, "/api/contents", token).json()["content"]}
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == present


def test_second_server_and_a_port_in_use(lab):
    _, address, _ = lab
    port = urlsplit(address).port
    with pytest.raises(BwlabError, match=f"Poort {port} is al in gebruik"):
        free_port(port)
    assert free_port() != port


@pytest.mark.skipif(os.name == "nt", reason="Windows kent SIGINT voor een ander proces niet")
def test_ends_cleanly(lab):
    """Last of this module: it stops the server."""
    process, address, _ = lab
    parts, token = urlsplit(address), token_of(address)
    kernel = requests.post(
        f"{parts.scheme}://{parts.netloc}/api/kernels",
        headers={"Authorization": f"token {token}"},
        timeout=30,
    )
    assert kernel.status_code == 201
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "JupyterLab is gestopt" in said and "Traceback" not in said
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", parts.port)) != 0


def test_a_home_that_cannot_be_written(tmp_path, monkeypatch):
    blocked = tmp_path / "thuis"
    blocked.write_text("een bestand waar een map hoort")
    monkeypatch.delenv("JUPYTER_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("jupyter_core.paths.jupyter_runtime_dir", lambda: str(blocked / "runtime"))
    found = launch.environment(tmp_path / "werk", "teken")["JUPYTER_RUNTIME_DIR"]
    assert found.startswith(str(tmp_path / "werk" / ".bwlab"))
    monkeypatch.setattr("jupyter_core.paths.jupyter_runtime_dir", lambda: str(tmp_path / "anders"))
    assert "JUPYTER_RUNTIME_DIR" not in launch.environment(tmp_path / "werk", "teken")


def test_a_server_on_the_same_folder_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("jupyter_server.serverapp.list_running_servers", lambda: iter([{"root_dir": str(tmp_path)}]))
    assert launch.running(tmp_path) and not launch.running(tmp_path / "anders")
