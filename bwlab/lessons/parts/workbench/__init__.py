"""The scenario workbench: one figure, four sliders in people's units, and what may be said of the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bwlab.lessons.parts.workbench.panel import Panel


def pieces(lesson: Any, on_change: Callable[[], Any] | None = None) -> list[Any]:
    """The whole workbench, top to bottom.

    Parameters
    ----------
    lesson : Lesson
    on_change : callable, optional
        Called after scenarios in the dossier changed, so that others that show them follow.
    """
    return Panel(lesson, on_change).pieces
