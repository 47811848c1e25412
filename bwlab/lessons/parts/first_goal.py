"""A goal for whoever begins in a phase that needs one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import Goal

START = "Er staat nog geen doel in je dossier. Begin met een zin: wat is er dan anders, en voor wie? In fase 3 maak je het doel af."


def goal_pieces(lesson: Any, changed: Callable[[], Any]) -> list[Any]:
    """A form for the first goal where there is none; else a sentence, since what follows shows them.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after a goal is kept.
    """
    if lesson.store.read().goals:
        return ["De doelen uit je dossier staan hieronder. Een doel erbij maken kan in fase 3."]
    catalogue = lesson.monitor.catalogue
    fields = [
        {"key": "text", "kind": "line", "label": "Wat is er dan anders, en voor wie?"},
        {"key": "indicator", "kind": "select", "label": "Welk cijfer laat dat zien?", "options": [[code, f"{catalogue[code].theme}: {catalogue[code].name}"] for code in catalogue.foto]},
    ]
    rows = RecordRows(lesson, "goals", Goal, fields, name="Doel", more="Nog een doel", begun=_said, together=(), told=changed)
    return [START, rows.rows]


def _said(goals: Iterable[Goal]) -> list[Goal]:
    return [goal for goal in goals if goal.text.strip() or goal.indicator]
