"""The changing of the guard: what is promised, what is still to be seen, who stays and what is handed over, with one day through it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.timeline import LETTER, RIGHT, WIDTH, Calendar, ground, name_mark
from bwlab.charts.words import fit
from bwlab.formats import date as date_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOP, STEP, FOOT = 58, 54, 52  # pixels above the first lane, of a lane, and below the last
HALF = 8


class GuardLane(NamedTuple):
    """One row.

    Attributes
    ----------
    name : str
    says : str
        What there is on the chosen day, below the name: "2 open, 1 zonder dag".
    days : sequence of (date, str)
        What happens when.
    until : date or None
        Of somebody who stays: the last day.
    bar : bool
        Whether it is somebody who stays.
    """

    name: str
    says: str
    days: Sequence[tuple[date, str]] = ()
    until: date | None = None
    bar: bool = False


def guard(lanes: Sequence[GuardLane], *, title: str, label: str, today: date, day: date, term: tuple[date, date], last: int, lead: str = "") -> Chart:
    """One calendar with a day on which others take over.

    Parameters
    ----------
    lanes : sequence of GuardLane
    title : str
        The finding on that day.
    label : str
        The municipality.
    today, day : date
    term : (date, date)
        Of the council.
    last : int
        The last year on the calendar.
    lead : str
        What the alt text says first, where this is an example.
    """
    calendar = Calendar(date(today.year, 1, 1), date(last + 1, 1, 1), TOP + STEP * len(lanes) + FOOT)
    x = calendar.x(day)
    said = "vandaag" if day == today else date_words(day)
    side = "end" if x * WIDTH + 1.12 * LETTER * len(said) > RIGHT else "start"
    marks = [
        Mark("line", "own", [x, x], [calendar.down(calendar.height - FOOT + 8), calendar.down(TOP - 8)], size=3),
        Mark("text", "own", x, calendar.down(calendar.height - 32), said, size=style.BODY, bold=True, anchor=side),
    ]
    for place, lane in enumerate(lanes):
        middle = TOP + STEP * (place + 0.5)
        marks += [name_mark(lane.name, calendar.down(middle - 11), bold=True), Mark("text", "secondary", 8 / WIDTH, calendar.down(middle + 11), lane.says, size=style.BODY)]
        marks += _row(lane, middle, day, today, calendar)
    return Chart(
        title=title,
        subtitle="Streep: de dag waarop iemand anders het overneemt. Gevuld: valt tot die dag. Driehoek: komt daarna. Balk: iemand van beleid die erbij blijft.",
        source=f"Bron: {'voorbeeld, verzonnen' if lead else 'eigen opgave uit het dossier'}. Wanneer een cijfer verschijnt is gerekend met het ritme van de bron.",
        alt=fit(f"{lead}{label}. Kalender van de overdracht. ", [title, *(f"{lane.name}: {lane.says}" for lane in lanes)]),
        table=pd.DataFrame([[lane.name, lane.says, "; ".join(f"{what} ({date_words(when)})" for when, what in lane.days) or (f"tot {date_words(lane.until)}" if lane.until else "geen dag")] for lane in lanes], columns=["Wat", "Op die dag", "Dagen"]),
        width=WIDTH,
        height=calendar.height,
        background=lambda figure: _background(figure, calendar, today, term),
        background_key=("guard", calendar, today, term),
        marks=tuple(marks),
    )


def _row(lane: GuardLane, middle: float, day: date, today: date, calendar: Calendar) -> list[Mark]:
    y = calendar.down(middle)
    if not lane.bar:
        return [
            Mark("circle" if when <= day else "up", "own" if when <= day else "unfavourable", calendar.x(when), y, size=14, names=[f"{what}: {date_words(when)}"])
            for when, what in lane.days
        ]
    left, right = calendar.x(today), calendar.x(lane.until) if lane.until else RIGHT / WIDTH
    now, half = min(max(calendar.x(day), left), right), HALF / calendar.height
    marks = [filled(role, begin, stop, y - half, y + half, WIDTH) for role, begin, stop in (("others", now, right), ("peers", left, now)) if lane.until and (stop - begin) * WIDTH > 1]
    if not lane.until:  # nobody knows until when: an open line
        marks.append(Mark("span", "others", [left, right], [y, y], size=3))
    return [*marks, Mark("tick", "text", right, y, size=20, names=[f"{lane.name}: {f'tot {date_words(lane.until)}' if lane.until else 'geen einddatum'}"])]


def _background(figure: Figure, calendar: Calendar, today: date, term: tuple[date, date]) -> None:
    axes = ground(figure, calendar, term)
    x = calendar.x(today)
    axes.plot([x, x], [calendar.down(calendar.height - FOOT + 8), calendar.down(24)], color=style.SECONDARY, lw=style.points(1.5))
    axes.text(x, calendar.down(13), "vandaag", ha="center", color=style.SECONDARY, va="center")
