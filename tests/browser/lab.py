"""JupyterLab for real: a server on a work folder, and a browser that runs notebooks in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Locator, Page

from bwlab.app import launch

TOKEN = "proef"
MOVABLE = ".bw-slider input[type=range], .bw-weights input[type=range], .bw-chart [role=slider]"


class Lab:
    """A JupyterLab server on a folder.

    Parameters
    ----------
    folder : Path
        The work folder; its notebooks must be there already.
    extra : dict
        More environment variables for server and kernels.
    """

    def __init__(self, folder: Path, extra: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.errors = folder / "errors.log"
        self.port = launch.free_port()
        env = os.environ | launch.environment(folder, TOKEN) | {"BWLAB_ERROR_LOG": str(self.errors)} | (extra or {})
        command = [sys.executable, "-m", "jupyterlab", *launch.arguments(folder, self.port, browser=False)]
        self.log = (folder / "server.log").open("w")
        self.process = subprocess.Popen(command, env=env, stdout=self.log, stderr=subprocess.STDOUT)
        self._wait()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def recorded(self) -> list[str]:
        """The unexpected errors that callbacks of any kernel recorded."""
        if not self.errors.exists():
            return []
        return [json.loads(line)["error"] for line in self.errors.read_text("utf-8").splitlines()]

    def wait_kernel(self, name: str) -> None:
        """Wait until the kernel of a notebook is connected and idle; the page itself says Idle too early."""
        for _ in range(240):
            with urllib.request.urlopen(f"{self.address}/api/sessions?token={TOKEN}", timeout=5) as answer:
                kernels = [each["kernel"] for each in json.load(answer) if each["path"] == name]
            if any(kernel["execution_state"] == "idle" and kernel["connections"] for kernel in kernels):
                return
            time.sleep(0.25)
        raise RuntimeError(f"no kernel for {name}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()

    def _wait(self) -> None:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"{self.address}/api?token={TOKEN}", timeout=1):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.25)
        raise RuntimeError(f"JupyterLab did not start:\n{(self.folder / 'server.log').read_text()}")


def open_notebook(page: Page, lab: Lab, name: str) -> None:
    """Open a notebook and run all its cells; an earlier key press would be lost, so wait for Idle."""
    page.goto(f"{lab.address}/lab/tree/{name}?token={TOKEN}&reset")
    page.wait_for_selector(".jp-Notebook:not(.lm-mod-hidden) .jp-Cell", timeout=60_000)
    lab.wait_kernel(name)
    wait_idle(page)
    page.get_by_text("Run", exact=True).first.click()
    page.get_by_text("Run All Cells", exact=True).click()
    # Inputs are collapsed and show no number; every cell shows something, so outputs tell.
    page.wait_for_function("() => !document.querySelector('.jp-CodeCell.jp-mod-noOutputs')", timeout=90_000)
    lab.wait_kernel(name)
    wait_idle(page)
    page.wait_for_function("() => !document.querySelector('.jp-OutputArea-output .jupyter-widgets-disconnected')")
    page.wait_for_timeout(300)


def wait_idle(page: Page) -> None:
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000, state="attached")


def settled(page: Page, locator: Locator, attribute: str, before: str, timeout: float = 8_000) -> str:
    """Wait until an attribute differs from ``before``; return it as it then is, changed or not."""
    end = time.monotonic() + timeout / 1000
    while time.monotonic() < end:
        now = locator.get_attribute(attribute) or ""
        if now != before:
            return now
        page.wait_for_timeout(30)
    return before
