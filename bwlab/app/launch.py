"""Opening JupyterLab for a participant: her work folder, this computer only, no questions beforehand."""

from __future__ import annotations

import json
import os
import secrets
import socket
from pathlib import Path

from bwlab import places
from bwlab.app.kernel import write_kernelspec
from bwlab.app.workfolder import Prepared, prepare
from bwlab.errors import BwlabError

HOST = "127.0.0.1"
START = "00_start.ipynb"

# Settings of JupyterLab that a participant may change afterwards.
SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/apputils-extension/themes": {"overrides": {"content-font-size1": "16px"}},
}
# Settings of the server: without an address for news, JupyterLab does not even ask; and nobody adds an
# extension from the net by accident.
CONFIG = {
    "LabApp": {
        "news_url": None,
        "extension_manager": "readonly",
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
    },
    # No search for language servers: it starts npm, which writes in the home folder.
    "LanguageServerManager": {"autodetect": False},
}


def free_port(wanted: int | None = None) -> int:
    """A free port on this computer; ``BwlabError`` when ``wanted`` is in use or is no port."""
    if wanted is not None and not 0 < wanted < 65536:
        raise BwlabError(f"{wanted} is geen poort.", now="Kies een getal van 1024 tot en met 65535.")
    with socket.socket() as probe:
        try:
            probe.bind((HOST, wanted or 0))
        except OSError as error:
            raise BwlabError(
                f"Poort {wanted} is al in gebruik.",
                now="Kies een ander getal, of laat --port weg: dan zoek ik zelf een vrije poort.",
            ) from error
        return probe.getsockname()[1]


def running(folder: Path) -> bool:
    """Whether a JupyterLab of this user is at work on this folder."""
    from jupyter_server.serverapp import list_running_servers

    return any(Path(each["root_dir"]) == folder for each in list_running_servers())


def environment(folder: Path, token: str) -> dict[str, str]:
    """Write the private Jupyter settings of a work folder, and give the variables that point to them."""
    private = folder / places.MARKER / "jupyter"
    for name, setting in SETTINGS.items():
        path = private / "settings" / f"{name}.jupyterlab-settings"
        if not path.exists():
            _write(path, setting)
    _write(private / "config" / "jupyter_lab_config.json", CONFIG)
    write_kernelspec(private)
    path = os.pathsep.join(part for part in (str(private), os.environ.get("JUPYTER_PATH")) if part)
    return _runtime(private) | {
        "BWLAB_HOME": str(folder),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(private / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(private / "workspaces"),
        "JUPYTER_PATH": path,
        # Not on the command line: there every user of this computer can read it.
        "JUPYTER_TOKEN": token,
    }


def _runtime(private: Path) -> dict[str, str]:
    # On the local disk where that can be, since the work folder may lie on a network drive.
    from jupyter_core.paths import jupyter_runtime_dir

    try:
        Path(jupyter_runtime_dir()).mkdir(parents=True, exist_ok=True)
    except OSError:
        return {"JUPYTER_RUNTIME_DIR": str(private / "runtime")}
    return {}


def _write(path: Path, content: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2), "utf-8")


def arguments(folder: Path, port: int, browser: bool) -> list[str]:
    """The command line of the server."""
    found = [
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.allow_remote_access=False",
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",  # one Ctrl+C is enough
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        f"--LabApp.default_url=/lab/tree/{START}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        found.append("--ServerApp.allow_root=True")  # in a container
    return found


def told(done: Prepared) -> list[str]:
    """What was done to the work folder, as Dutch sentences."""
    lines = [f"Werkmap: {done.folder}"]
    if done.new:
        lines.append(f"{len(done.new)} bestanden klaargezet.")
    if done.renewed:
        lines.append(f"Vernieuwd: {', '.join(done.renewed)}.")
    if done.kept:
        lines.append(f"Zo gelaten omdat jij ze veranderde: {', '.join(done.kept)}.")
    for name in done.outdated:
        lines.append(f"Van {name} is er een nieuwer origineel. Dat haal je met: bwlab lab --herstel {name}")
    return lines


def run_lab(folder: Path, *, port: int | None = None, browser: bool = True) -> None:
    """Prepare the work folder and run JupyterLab on it until Ctrl+C.

    Parameters
    ----------
    folder : Path
        The work folder; made where it is not there yet.
    port : int, optional
        A free one unless given.
    browser : bool
        Whether to open the browser on the start notebook.

    Raises
    ------
    BwlabError
        The folder cannot be written, or the port is in use.
    """
    folder = folder.expanduser().absolute()
    done = prepare(folder, tidy=not running(folder))
    port, token = free_port(port), secrets.token_hex(24)
    os.environ.update(environment(folder, token))
    print("\n".join(told(done)))
    print(f"\nJupyterLab start. Opent je browser niet vanzelf? Ga dan naar:\n"
          f"  http://{HOST}:{port}/lab/tree/{START}?token={token}\n\n"
          "Stoppen: sla je notebooks op en druk hier op Ctrl+C.", flush=True)  # fmt: skip

    from jupyterlab.labapp import LabApp  # reads the variables set above

    LabApp.launch_instance(arguments(folder, port, browser))
    print("\nJupyterLab is gestopt. Je werk staat in de werkmap.")
