"""The canvas as it is read in the notebook: a card a goal, and what is still missing."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from ipywidgets import HTML

from bwlab.lessons.stap_04.example import or_example
from bwlab.policy.acting.canvas import Canvas, CanvasRow, canvas

BLANK = "nog leeg"
NOTE = "De indeling is van ons. Stap 4 van de tien stappen noemt het Welvaart-model-canvas van Platform31; dat kun je ernaast leggen."


def pieces(lesson: Any) -> list[Any]:
    """The canvas of the dossier, with its problems on top; of an example where there is no goal."""
    dossier = lesson.store.read()
    found = canvas(dossier, lesson.monitor)
    shown, lead = or_example(dossier, lesson.monitor, lesson.region, lesson.today)
    cards = found.rows or canvas(shown, lesson.monitor).rows
    return [*problems(found), *([lead] if lead else []), HTML("".join(card(row, "Voorbeeld: " if lead else "") for row in cards)), NOTE]


def problems(found: Canvas) -> list[Any]:
    """What is missing and where to fix it, or that nothing is."""
    if not found.problems:
        return ["Je canvas is heel: elk doel heeft een cijfer, een streefwaarde, een eigenaar, een datum, een bron en een activiteit. Of het de goede doelen zijn, zegt dat niet."]
    if not found.rows:
        return list(found.problems)
    return ["Op je canvas staat nog iets open.", list(found.problems)]


def card(row: CanvasRow, mark: str = "") -> str:
    """One goal as HTML: everything in it is text."""
    parts: tuple[tuple[str, str | Sequence[str]], ...] = (
        ("Opgave", row.challenge), ("Ondergrens", row.floor), ("Streefwaarde", row.target),
        ("Cijfer", row.indicator), ("Bron", row.source), ("Eigenaar", row.owner), ("Wanneer we kijken", row.due),
        ("Activiteiten", row.activities), ("Partners", row.partners), ("Middelen", row.means),
    )  # fmt: skip
    blocks = "".join(f"<div><dt>{name}</dt><dd>{_cell(found)}</dd></div>" for name, found in parts)
    return f'<section class="bw bw-canvas"><p class="goal">{mark}{html.escape(row.goal or "Doel zonder zin")}</p><dl>{blocks}</dl></section>'


def _cell(found: str | Sequence[str]) -> str:
    if not found:
        return f'<span class="blank">{BLANK}</span>'
    if isinstance(found, str):
        return html.escape(found)
    return "".join(f"<p>{html.escape(each)}</p>" for each in found)
