"""The canvas on paper: an overview of all goals, what is missing, and a page of boxes for each goal."""

from __future__ import annotations

from bwlab.export.documents import Desk
from bwlab.export.documents.agenda import by_row
from bwlab.export.documents.figures import latest
from bwlab.export.plain import OPEN, short
from bwlab.export.word import LARGE, Paper
from bwlab.policy.acting.canvas import CanvasRow, canvas

HEAD = ("Doel", "Cijfer", "Ondergrens", "Streefwaarde", "Eigenaar", "Wanneer kijken we")
WIDTHS = (25, 17, 16, 16, 15, 11)
BOX = 4.2  # centimetres


def write(desk: Desk) -> bytes:
    """The Word document."""
    goals, problems = by_row(desk), canvas(desk.dossier, desk.monitor).problems
    paper = Paper(f"Canvas brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    paper.say(
        "Per doel op één blad: waar het om gaat, wat de ondergrens is en wat de ambitie, waaraan je het ziet, en wie wat doet. "
        f"Een vak met '{OPEN}' is nog niet ingevuld."
    )
    paper.heading("Alle doelen")
    rows = [_told((_name(row), row.indicator, row.floor, row.target, row.owner, row.due)) for _, row in goals]
    paper.table(HEAD, rows, WIDTHS, "Alle doelen met hun cijfer, ondergrens, streefwaarde, eigenaar en datum.", size=LARGE)
    paper.heading("Wat nog ontbreekt")
    if problems:
        paper.bullets(problems, boxes=True)
    else:
        paper.say("Elk doel heeft een cijfer, een streefwaarde, een eigenaar, een datum, een bron en een activiteit.")
    for number, (goal, row) in enumerate(goals, 1):
        paper.heading(f"Doel {number}. {short(_name(row))}", new_page=True)
        paper.board(_boxes(row, latest(desk, goal.indicator)), f"Canvas van doel {number}, in vakken: opgave, doel, cijfer, ondergrens, streefwaarde, eigenaar, activiteiten, wie bijdraagt en middelen.", high=BOX)
    paper.say(
        "Doelen, activiteiten, bijdragen en middelen zijn eigen opgave. Een streefwaarde is een wens, geen voorspelling. "
        "Waar normen en cijfers vandaan komen, staat in de verantwoording. Dit is een eigen indeling; stap 4 van de tien stappen "
        "wijst voor zo'n canvas op het Welvaart-model-canvas van Platform31.",
        small=True,
    )
    return paper.save()


def _name(row: CanvasRow) -> str:
    return row.goal or row.challenge or "nog zonder omschrijving"


def _told(texts: tuple[str, ...]) -> list[str]:
    return [text or OPEN for text in texts]


def _boxes(row: CanvasRow, now: str) -> list[list[tuple[str, str]]]:
    figure = f"{row.indicator}{now}\nBron: {row.source or OPEN}" if row.indicator else ""
    who = f"{row.owner or OPEN}\nWe kijken op: {row.due or OPEN}" if row.owner or row.due else ""
    boxes = [
        [("Opgave: wat is er aan de hand?", row.challenge), ("Doel: wat wordt er anders, en voor wie?", row.goal), ("Cijfer: waaraan zien we het?", figure)],
        [("Ondergrens: waar niemand onder mag komen", row.floor), ("Streefwaarde: waar we heen willen", row.target), ("Eigenaar: wie is aanspreekbaar?", who)],
        [("Activiteiten: wat doen we?", _list(row.activities)), ("Bijdragen: wat doen anderen zelf?", _list(row.partners)), ("Middelen: geld en mensen", _list(row.means))],
    ]  # fmt: skip
    return [[(word, text or OPEN) for word, text in line] for line in boxes]


def _list(texts: tuple[str, ...]) -> str:
    return "\n".join(f"• {each}" for each in texts)
