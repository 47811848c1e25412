"""Which figure is new at which report: a lane for each figure, a line for each report of a council term."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.timeline import (
    FOOT,
    LETTER,
    RIGHT,
    STEP,
    TOP,
    WIDTH,
    Calendar,
    ground,
    month,
    name_mark,
)
from bwlab.charts.words import fit, sources
from bwlab.formats import date as date_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 9  # figures on one picture; the table has them all
NAMES = 270  # pixels for the names: a year has to be wide enough for two reports and the year beside a dot


class Dot(NamedTuple):
    """A measurement that appears: when, and over which year (None is not known)."""

    day: date
    year: int | None


class FigureLane(NamedTuple):
    """A figure: its name, what appears of it, why nothing does, and a cell for each report: a few words."""

    name: str
    dots: Sequence[Dot]
    why: str
    cells: Sequence[str]


def report_calendar(
    lanes: Sequence[FigureLane],
    days: Sequence[date],
    *,
    title: str,
    label: str,
    today: date,
    look: date,
    since: date,
    term: tuple[date, date],
    names: Sequence[str],
    lead: str = "",
    alt: Sequence[str] = (),
) -> Chart:
    """The figures of a plan against the reports of a council term.

    Parameters
    ----------
    lanes : sequence of FigureLane
        Each with as many cells as there are ``days``.
    days : sequence of date
        Of the reports, in order.
    title : str
        The finding at the report one looks from.
    label : str
        The municipality.
    today, look, since : date
        Now, the report one looks from, and the report before it.
    term : (date, date)
        Of the council.
    names : sequence of str
        ``Indicator.source`` of the figures.
    lead : str
        What the alt text says first, where this is an example.
    alt : sequence of str
        The findings for the alt text, the most important first.
    """
    shown = list(lanes[:MOST])
    calendar = Calendar(date(term[0].year, 1, 1), date(term[1].year, 7, 1), TOP + STEP * max(1, len(shown)) + FOOT, NAMES)
    lines = [calendar.x(day) * WIDTH for day in (*days, today, term[1])]
    marks = [mark for place, lane in enumerate(shown) for mark in _lane(lane, calendar.down(TOP + STEP * (place + 0.5)), lines, look, since, calendar)]
    if len(lanes) > MOST:
        marks.append(Mark("text", "secondary", 8 / WIDTH, calendar.down(calendar.height - 32), f"en nog {len(lanes) - MOST}, zie de tabel", size=style.BODY))
    return Chart(
        title=title,
        subtitle="Rondje: een cijfer verschijnt; het jaar erbij is het jaar waar het over gaat. Paars: nieuw sinds de vorige rapportage. Blauw: al eerder verschenen. Lijn: een rapportage.",
        source=f"{sources(names, ())} Verschijnen: gerekend met hoe vaak en hoe lang na het jaar de bron tot nu toe kwam, of zelf ingevuld.",
        alt=fit(f"{lead}{label}. Kalender. ", [title, *alt]),
        table=_table(lanes, days),
        width=WIDTH,
        height=calendar.height,
        background=lambda figure: _background(figure, calendar, today, days, term),
        background_key=("reports", calendar, today, tuple(days), term),
        marks=(*_looking(look, calendar), *marks),
    )


def _lane(lane: FigureLane, y: float, lines: Sequence[float], look: date, since: date, calendar: Calendar) -> list[Mark]:
    marks = [name_mark(lane.name, y, room=NAMES - 8)]
    taken = [calendar.x(each.day) * WIDTH for each in lane.dots if calendar.shows(each.day)]
    right = NAMES - 16.0  # of what is written last
    for each in lane.dots:
        if not calendar.shows(each.day):
            continue
        x, new, out = calendar.x(each.day), since < each.day <= look, each.day <= look
        role, about = "own" if new else "peers" if out else "secondary", f"over {each.year}" if each.year else "jaar niet bekend"
        said = f"{lane.name}: een cijfer {about} verschijnt rond {month(each.day)}"
        marks.append(Mark("circle" if out else "ring", role, x, y, size=15 if new else 11, names=[said]))
        side = _free(x * WIDTH, str(each.year), lines, [at for at in taken if at != x * WIDTH], right) if each.year else ""
        if side:
            at = x * WIDTH + (10 if side == "start" else -10)
            marks.append(Mark("text", role, at / WIDTH, y, str(each.year), size=style.BODY, bold=new, anchor=side))
            right = at + _wide(str(each.year)) if side == "start" else x * WIDTH
    return [*marks, *_why(lane.why, max([right, NAMES + 2.0, *(at + 9 for at in taken)]) + 8, y, calendar.x(look) * WIDTH)]


def _why(why: str, left: float, y: float, line: float) -> list[Mark]:
    """Why nothing (more) appears: after the last dot, and not over the line of the report; not where there is no room."""
    if left < line < left + _wide(why):
        left = line + 8
    return [Mark("text", "secondary", left / WIDTH, y, why, size=style.BODY)] if why and left + _wide(why) <= RIGHT else []


def _wide(text: str) -> float:
    return 1.1 * LETTER * len(text)


def _free(x: float, text: str, lines: Sequence[float], others: Sequence[float], right: float) -> str:
    """The side of a dot where its year lies over no line, no other dot and no other year; "" where there is none."""
    wide, found = _wide(text) + 9, ""
    for side, begin, end in (("start", x + 8, x + wide), ("end", x - wide, x - 8)):
        if end > RIGHT or begin < right or any(begin - 10 < at < end + 10 for at in others):
            continue
        if not any(begin < at < end for at in lines):
            return side
        found = found or side
    return found


def _looking(look: date, calendar: Calendar) -> list[Mark]:
    x = calendar.x(look)
    foot, head = calendar.down(calendar.height - FOOT + 8), calendar.down(TOP - 8)
    text = f"rapportage {date_words(look)}"
    side = "end" if x * WIDTH + 1.12 * LETTER * len(text) > RIGHT else "start"
    return [
        Mark("line", "own", [x, x], [foot, head], size=3),
        Mark("text", "own", x, calendar.down(calendar.height - 32), text, size=style.BODY, bold=True, anchor=side),
    ]


def _table(lanes: Sequence[FigureLane], days: Sequence[date]) -> pd.DataFrame:
    rows = [{"Cijfer": lane.name} | {date_words(day): cell for day, cell in zip(days, lane.cells, strict=True)} for lane in lanes]
    return pd.DataFrame(rows, columns=["Cijfer", *map(date_words, days)])


def _background(figure: Figure, calendar: Calendar, today: date, days: Sequence[date], term: tuple[date, date]) -> None:
    axes = ground(figure, calendar, term)
    bottom, top = calendar.down(calendar.height - FOOT + 8), calendar.down(TOP - 8)
    for day in days:
        x = calendar.x(day)
        axes.plot([x, x], [bottom, top], color=style.OTHERS, lw=style.points(1.5))
    for day, text, head in ((today, "vandaag", calendar.down(24)), (term[1], "nieuwe raad", top)):  # a year is named over its middle
        x = calendar.x(day)
        axes.plot([x, x], [bottom, head], color=style.SECONDARY, lw=style.points(1.5))
        axes.text(x, calendar.down(13), text, ha="center", va="center", color=style.SECONDARY)
