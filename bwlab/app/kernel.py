"""The kernel of our own Python, whatever other kernels are installed on this computer."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

# Errors only: what else the kernel says in the terminal is not for a participant.
ARGV = [
    sys.executable, "-m", "ipykernel_launcher", "--log-level=ERROR",
    "--IPKernelApp.exec_lines=from bwlab.app.waiting import les, oef",
    "-f", "{connection_file}",
]  # fmt: skip
DISPLAY = "Masterclass (bwlab)"


class OwnKernelManager(AsyncKernelManager):
    """Starts kernels of this interpreter: a kernelspec "python3" of another installation plays no part."""

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(argv=ARGV, display_name=DISPLAY, language="python")


def write_kernelspec(folder: Path) -> None:
    """Write the kernel "python3" below ``folder``, for a server that has ``folder`` in ``JUPYTER_PATH``."""
    spec = {"argv": ARGV, "display_name": DISPLAY, "language": "python", "metadata": {"debugger": True}}
    target = folder / "kernels" / "python3" / "kernel.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(spec, indent=1), "utf-8")
