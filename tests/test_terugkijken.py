"""docs/terugkijken.md says what the code measures on the figures in use."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from bwlab.monitor import open_monitor

ROOT = Path(__file__).resolve().parents[1]


def test_the_page_is_what_the_command_prints():
    spec = importlib.util.spec_from_file_location("backtest", ROOT / "benchmarks" / "backtest.py")
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    kept = command.PAGE.read_text(encoding="utf-8")
    assert kept == command.page(open_monitor()), "run: python benchmarks/backtest.py --write"
    assert "| nan" not in kept and "!" not in kept
