"""Executing a notebook without a screen, so that nothing that went wrong stays unseen.

A slider callback that raises leaves an executed notebook green: the error sits in the state of an Output
widget, or in the record of ``bwlab.widgets.guard``. Both are looked at after every cell.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from bwlab import errors
from bwlab.app.kernel import OwnKernelManager
from bwlab.errors import RunError


def read_notebook(path: Path) -> NotebookNode:
    """A notebook from disk; ``RunError`` when it is none."""
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, OSError, AttributeError) as error:
        raise RunError(
            f"Het notebook '{path.name}' is niet te lezen.",
            f"{type(error).__name__}: {error}",
            "Zet het origineel terug en probeer het opnieuw.",
        ) from error


def execute(
    path: Path, *, region: str = "", home: Path | None = None, pages: bool = True, timeout: float = 120,
    env: Mapping[str, str] | None = None,
) -> NotebookNode:
    """Execute one notebook in a kernel of this interpreter.

    Parameters
    ----------
    path : Path
        The notebook; the file is not changed.
    region : str
        Name or code for ``BWLAB_GEMEENTE``; "" leaves the choice to the notebook.
    home : Path, optional
        The work folder it runs in; a temporary one unless given.
    pages : bool
        Whether what is shown must need no script (``BWLAB_PAGES``).
    timeout : float
        Seconds for the whole notebook.
    env : mapping of str to str, optional
        More environment variables.

    Returns
    -------
    NotebookNode
        With its outputs and the state of its widgets.

    Raises
    ------
    RunError
        A cell or a callback raised, or it took too long: notebook, cell and reason.
    """
    with tempfile.TemporaryDirectory(prefix="bwlab-", ignore_cleanup_errors=True) as folder:
        run = _Run(path, Path(folder) / "errors.jsonl", timeout)
        here = Path(home or folder)
        setting = {
            **os.environ,
            "BWLAB_HOME": str(here),
            "BWLAB_ERROR_LOG": str(run.log),
            "IPYTHONDIR": str(Path(folder) / "ipython"),  # the user's own start-up files stay out
            "MPLBACKEND": "agg",
            **(env or {}),
        }
        for name, value in (("BWLAB_GEMEENTE", region), ("BWLAB_PAGES", "1" if pages else "")):
            setting.pop(name, None)
            if value:
                setting[name] = value
        return run.execute(here, setting)


class _Run:
    """One notebook under way."""

    def __init__(self, path: Path, log: Path, timeout: float) -> None:
        self.path, self.log = path, log
        self.nb = read_notebook(path)
        self.cell = "voor de eerste"
        self.timeout, self.until = timeout, time.monotonic() + timeout

    def execute(self, folder: Path, env: dict[str, str]) -> NotebookNode:
        client = NotebookClient(
            self.nb,
            kernel_manager_class=OwnKernelManager,
            kernel_name="",
            resources={"metadata": {"path": str(folder)}},
            timeout_func=lambda cell: max(1, int(self.until - time.monotonic())),
            on_cell_start=self._start,
            on_cell_executed=self._look,
            store_widget_state=True,
        )
        self._client = client
        try:
            client.execute(env=env)
        except CellExecutionError as error:
            raise self._stopped(_reason(error.ename, error.evalue)) from error
        except CellTimeoutError as error:
            raise self._stopped(f"Het notebook was na {self.timeout:.0f} seconden nog niet klaar.") from error
        except DeadKernelError as error:
            raise self._stopped("De Python erachter stopte plotseling, bijvoorbeeld door geheugengebrek.") from error
        self._look()
        return self.nb

    def _start(self, cell: NotebookNode, cell_index: int) -> None:
        self.cell = cell.get("id", f"nummer {cell_index + 1}")

    def _look(self, **_: Any) -> None:
        for text in recorded(self.log):
            raise self._stopped("Een bedieningselement gaf een fout: " + text.strip().splitlines()[-1])
        state = {"state": {key: {"state": value} for key, value in self._client.widget_state.items()}}
        for text in widget_errors(state):
            raise self._stopped("Een bedieningselement gaf een fout: " + text)

    def _stopped(self, reason: str) -> RunError:
        return RunError(
            f"Het notebook '{self.path.stem}' stopte in cel '{self.cell}'.",
            reason,
            "Open het met `bwlab lab` en voer die cel uit, of zet het origineel terug.",
        )


def _reason(ename: str, evalue: str) -> str:
    return evalue if isinstance(getattr(errors, ename, None), type) else f"{ename}: {evalue}"


def recorded(log: Path) -> list[str]:
    """The errors ``bwlab.widgets.guard`` wrote to ``BWLAB_ERROR_LOG``, oldest first."""
    if not log.exists():
        return []
    return [json.loads(line)["error"] for line in log.read_text("utf-8").splitlines()]


def widget_errors(state: Mapping[str, Any]) -> list[str]:
    """The errors in Output widgets of a notebook's widget state, each as "name: message"."""
    outputs = (
        output
        for model in state.get("state", {}).values()
        for output in model.get("state", {}).get("outputs") or ()
    )
    return [f"{out['ename']}: {out['evalue']}" for out in outputs if out.get("output_type") == "error"]
