"""What is said, as a bar of seconds beside the ninety there are: part after part, at a pace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, NAMES, RIGHT = 960, 236, 856  # the parts stand left; right of the end there is room for the seconds of the last bar
TOP, STEP, FOOT = 40, 36, 50
SPAN = 150  # seconds on the picture
MOST = 9  # parts on one picture; the table has them all
LETTER = 0.6 * style.BODY


class Spoken(NamedTuple):
    """A part of what is said: its name, and how many words."""

    name: str
    words: int


def speech(parts: Sequence[Spoken], *, pace: int, limit: int, title: str, label: str, lead: str = "", alt: Sequence[str] = (), source: str) -> Chart:
    """The seconds of each part, one after the other, against the limit.

    Parameters
    ----------
    parts : sequence of Spoken
        In the order in which they are said.
    pace : int
        Words a minute.
    limit : int
        Seconds there are.
    title : str
        The finding.
    label : str
        The municipality.
    source : str
        Whose text it is and where the pace comes from, without "Bron: ".
    """
    shown = list(parts[:MOST])
    height = TOP + STEP * max(1, len(shown)) + FOOT
    marks: list[Mark] = [
        Mark("line", "text", [_x(limit)] * 2, [FOOT / height, 1 - (TOP - 10) / height], size=3),
        Mark("text", "text", _x(limit) + 8 / WIDTH, 1 - (TOP - 18) / height, f"{limit} seconden", size=style.BODY, bold=True),
    ]
    begin, rows = 0.0, []
    for place, part in enumerate(parts):
        end = begin + part.words * 60 / pace
        rows.append([part.name, number(part.words), number(end - begin), number(end)])
        if place < len(shown):
            marks += _bar(part, begin, end, limit, 1 - (TOP + STEP * (place + 0.5)) / height, height)
        begin = end
    return Chart(
        title=title,
        subtitle="Elke balk is een deel van je tekst, na elkaar uitgesproken, in seconden. Oranje: voorbij de tijd die je hebt.",
        source=f"Bron: {source}",
        alt=fit(f"{lead}{label}. Balken in seconden. ", [title, *alt]),
        table=pd.DataFrame(rows, columns=["Deel", "Woorden", "Seconden", "Klaar na (seconden)"]),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, height),
        background_key=("speech", height),
        marks=tuple(marks),
    )


def _x(second: float) -> float:
    return (NAMES + min(1.0, second / SPAN) * (RIGHT - NAMES)) / WIDTH


def _bar(part: Spoken, begin: float, end: float, limit: int, y: float, height: int) -> list[Mark]:
    most = int((NAMES - 18) / LETTER)
    name = part.name if len(part.name) <= most else f"{part.name[: most - 1].rstrip()}…"
    marks = [Mark("text", "text", 8 / WIDTH, y, name, size=style.BODY)]
    half = 9 / height
    for role, left, right in (("peers", begin, min(end, limit)), ("unfavourable", max(begin, limit), end)):
        if (_x(right) - _x(left)) * WIDTH > 2:
            marks.append(filled(role, _x(left), _x(right), y - half, y + half, WIDTH))
    said = f"{number(end - begin)} s"
    beyond = " \N{RIGHTWARDS ARROW}" if end > SPAN else ""
    at, side = _x(end) + 8 / WIDTH, "start"
    if _x(end) <= _x(limit) < at + (LETTER * 1.1 * len(said)) / WIDTH:  # not through the line
        at, side = (_x(begin) - 8 / WIDTH, "end") if begin > 12 else (_x(limit) + 8 / WIDTH, "start")
    marks.append(Mark("text", "unfavourable" if end > limit else "secondary", at, y, said + beyond, size=style.BODY, anchor=side))
    return marks


def _background(figure: Figure, height: int) -> None:
    axes = figure.add_axes((NAMES / WIDTH, FOOT / height, (RIGHT - NAMES) / WIDTH, 1 - (TOP + FOOT - 8) / height))
    axes.set(xlim=(0, SPAN), yticks=[])
    axes.set_xticks(range(0, SPAN + 1, 30), [str(each) for each in range(0, SPAN + 1, 30)])
    axes.tick_params(length=4, width=style.points(1))
    axes.grid(axis="x", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("seconden vanaf het begin", labelpad=style.points(4))
