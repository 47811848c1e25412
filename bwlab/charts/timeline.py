"""What is done when, and when a figure can show anything of it: activities and measurements on one calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.words import fit, sources
from bwlab.formats import date as date_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, NAMES, RIGHT = 960, 300, 948  # the names of the lanes stand left of the calendar
TOP, STEP, FOOT = 58, 30, 52  # pixels above the first lane, of a lane, and below the last
MOST = 9  # lanes on one picture; the table has them all
UNSET = "geen datum"


class Bar(NamedTuple):
    """An activity: its name, begin and end (None is not filled in), and what it lacks in a few words."""

    name: str
    start: date | None
    end: date | None
    lacks: str = ""


class Moment(NamedTuple):
    """A figure that appears: when, over which year, and whether an activity is done in that year."""

    day: date
    year: int
    after: bool


class Lane(NamedTuple):
    """A goal: its name and figure, the bars under it, the moments on it, and why there are none."""

    name: str
    figure: str
    bars: Sequence[Bar]
    moments: Sequence[Moment]
    why: str = ""

    @classmethod
    def of(cls, sight: Any, lacking: Callable[[Any], list[str]]) -> Lane:
        """The lane of a goal (a ``Sight``); ``lacking`` says of an activity what it still lacks."""
        bars = [Bar(item.activity.text.strip() or "zonder omschrijving", item.start, item.end, _open(lacking(item))) for item in sight.items]
        moments = [Moment(each.published, each.year, each == sight.first) for each in sight.moments if each.published]
        why = sight.why or ("" if sight.end else "geen activiteit met een einddatum")
        return cls(sight.goal.text.strip() or sight.name or "doel zonder omschrijving", sight.name, bars, moments, why)


def _open(lacks: list[str]) -> str:
    """What an activity lacks, short enough for a picture."""
    few = list(dict.fromkeys("geen toezegging" if each.startswith("geen toezegging") else each for each in lacks))
    return few[0] if len(few) == 1 else f"{len(few)} open punten" if few else ""


def timeline(
    lanes: Sequence[Lane],
    *,
    title: str,
    label: str,
    today: date,
    look: date,
    short: date,
    term: tuple[date, date],
    last: int,
    names: Sequence[str],
    lead: str = "",
    alt: Sequence[str] = (),
) -> Chart:
    """Activities and figures on one calendar.

    Parameters
    ----------
    lanes : sequence of Lane
    title : str
        The finding on the day one looks.
    label : str
        The municipality.
    today, look, short : date
        Now, the day one looks, and where the long term begins.
    term : (date, date)
        Of the council.
    last : int
        The last year on the calendar.
    names : sequence of str
        ``Indicator.source`` of the figures.
    lead : str
        What the alt text says first, where this is an example.
    alt : sequence of str
        The findings for the alt text, the most important first.
    """
    few = next((few for few in range(MOST, 0, -1) if sum(1 + min(few, len(lane.bars)) for lane in lanes) <= MOST), 0)
    shown = [row for lane in lanes[:MOST] for row in (lane, *lane.bars[:few])]  # every goal before all its activities
    hidden = sum(1 + len(lane.bars) for lane in lanes) - len(shown)
    calendar = Calendar(date(today.year, 1, 1), date(last + 1, 1, 1), TOP + STEP * len(shown) + FOOT)
    marks: list[Mark] = []
    for place, row in enumerate(shown):
        y = calendar.down(TOP + STEP * (place + 0.5))
        marks += _lane(row, y, look, today, calendar) if isinstance(row, Lane) else _bar(row, y, look, today, calendar)
    if hidden:
        marks.append(Mark("text", "secondary", 8 / WIDTH, calendar.down(calendar.height - 32), f"en nog {hidden}, zie de tabel", size=style.BODY))
    return Chart(
        title=title,
        subtitle="Balk: een activiteit, blauw tot de dag waarop je kijkt. Rondje: een nieuw cijfer; gevuld als het over een jaar gaat waarin een activiteit klaar is.",
        source=f"{sources(names, ())} Verschijnen: gerekend met hoe vaak en hoe lang na het jaar de bron tot nu toe kwam.",
        alt=fit(f"{lead}{label}. Tijdlijn. ", [title, *alt]),
        table=_table(lanes),
        width=WIDTH,
        height=calendar.height,
        background=lambda figure: _background(figure, calendar, today, short, term),
        background_key=("timeline", calendar, today, short, term),
        marks=(*_looking(look, today, calendar), *marks),  # words lie over the line
    )


class Calendar(NamedTuple):
    """Days as picture coordinates."""

    first: date
    last: date
    height: int
    names: int = NAMES

    def x(self, day: date) -> float:
        """Picture coordinate of a day; what lies beyond is on the edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return (self.names + min(1.0, max(0.0, share)) * (RIGHT - self.names)) / WIDTH

    def shows(self, day: date) -> bool:
        """Whether a day lies on the calendar."""
        return self.first <= day < self.last

    def down(self, pixels: float) -> float:
        """Picture coordinate of pixels from the top."""
        return 1 - pixels / self.height


LETTER = 0.6 * style.BODY  # about how wide one is; bold a tenth more


def name_mark(text: str, y: float, *, indent: int = 0, bold: bool = False, room: int = NAMES) -> Mark:
    """The name of a lane, left of the calendar, cut off where it is too long."""
    most = int((room - 12 - indent) / (LETTER * (1.12 if bold else 1)))
    kept = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return Mark("text", "text", (8 + indent) / WIDTH, y, kept, size=style.BODY, bold=bold)


def _beside(role: str, left: float, right: float, y: float, text: str, line: float) -> Mark:
    """A text right of something from ``left`` to ``right`` (pixels), or left of it where it would run off or lie on the line."""
    wide = 1.08 * LETTER * len(text) + 12
    fits = {"start": right + wide <= RIGHT, "end": left - wide >= NAMES}
    free = {"start": not right - 2 < line < right + wide, "end": not left - wide < line < left + 2}
    side = next((each for each in fits if fits[each] and free[each]), next((each for each in fits if fits[each]), "end"))
    return Mark("text", role, (right + 10 if side == "start" else left - 10) / WIDTH, y, text, size=style.BODY, anchor=side)


def _lane(lane: Lane, y: float, look: date, today: date, calendar: Calendar) -> list[Mark]:
    marks = [name_mark(lane.name, y, bold=True)]
    if lane.why:
        return [*marks, Mark("text", "secondary", calendar.x(today) + 8 / WIDTH, y, lane.why, size=style.BODY)]
    free = (0.0, WIDTH)
    for each in lane.moments:
        if each.after and not calendar.shows(each.day):  # of what lies off the calendar only this is written; the table has all
            late, said = each.day >= calendar.last, f"over {each.year}: {month(each.day)}"
            said = f"{said} \N{RIGHTWARDS ARROW}" if late else f"\N{LEFTWARDS ARROW} {said}"
            edge, wide = (RIGHT if late else NAMES + 8), 1.08 * LETTER * len(said) + 12
            free = (0.0, edge - wide) if late else (edge + wide, WIDTH)
            marks.append(Mark("text", _seen(each, look), edge / WIDTH, y, said, size=style.BODY, anchor="end" if late else "start"))
    for each in lane.moments:
        x, size = calendar.x(each.day), 15 if each.after else 11
        if not calendar.shows(each.day) or not free[0] <= x * WIDTH <= free[1]:
            continue
        said = f"{lane.figure}: het cijfer over {each.year} verschijnt rond {month(each.day)}"
        marks.append(Mark("circle" if each.after else "ring", _seen(each, look), x, y, size=size, names=[said]))
        if each.after:
            marks.append(_beside(_seen(each, look), x * WIDTH, x * WIDTH, y, f"over {each.year}", calendar.x(look) * WIDTH))
    return marks


def _seen(each: Moment, look: date) -> str:
    return "own" if each.day <= look else "secondary"


def _bar(bar: Bar, y: float, look: date, today: date, calendar: Calendar) -> list[Mark]:
    marks = [name_mark(bar.name, y, indent=14)]
    if bar.start is None and bar.end is None:
        return [*marks, Mark("text", "unfavourable", calendar.x(today) + 8 / WIDTH, y, bar.lacks or UNSET, size=style.BODY)]
    half = 7 / calendar.height
    start, end = bar.start or min(today, bar.end or today), bar.end or bar.start
    left, right = calendar.x(start), calendar.x(end)
    now = min(max(calendar.x(look), left), right)
    for role, begin, stop in (("others", now, right), ("peers", left, now)):
        if (stop - begin) * WIDTH > 1:
            marks.append(filled(role, begin, stop, y - half, y + half, WIDTH))
    said = f"{bar.name}: {date_words(bar.start) if bar.start else 'begin niet ingevuld'} tot {date_words(bar.end) if bar.end else 'einde niet ingevuld'}"
    marks.append(Mark("tick", "text", right, y, size=20, names=[said]))
    if bar.lacks:
        marks.append(_beside("unfavourable", left * WIDTH, right * WIDTH, y, bar.lacks, calendar.x(look) * WIDTH))
    return marks


def _looking(look: date, today: date, calendar: Calendar) -> list[Mark]:
    """The line of the day one looks; today has its own."""
    x = calendar.x(look)
    foot, head = calendar.down(calendar.height - FOOT + 8), calendar.down(TOP - 8)
    text = "je kijkt vandaag" if look == today else f"je kijkt op {date_words(look)}"
    side = "end" if x * WIDTH + 1.12 * LETTER * len(text) > RIGHT else "start"
    return [
        Mark("line", "own", [x, x], [foot, head], size=3),
        Mark("text", "own", x, calendar.down(calendar.height - 32), text, size=style.BODY, bold=True, anchor=side),
    ]


def month(day: date) -> str:
    """A day as its month: "december 2027"."""
    return date_words(day).split(" ", 1)[1]


def _table(lanes: Sequence[Lane]) -> pd.DataFrame:
    rows = []
    for lane in lanes:
        shows = "; ".join(f"over {each.year}: {month(each.day)}" for each in lane.moments)
        figure = f"{lane.figure}: {lane.why or shows or 'geen datum'}" if lane.figure else lane.why
        rows += [
            {
                "Doel": lane.name,
                "Activiteit": bar.name,
                "Begin": date_words(bar.start) if bar.start else UNSET,
                "Einde": date_words(bar.end) if bar.end else UNSET,
                "Nog nodig": bar.lacks,
                "Wanneer er een cijfer is": figure,
            }
            for bar in lane.bars or [Bar("nog geen activiteit", None, None)]
        ]
    return pd.DataFrame(rows)


def _background(figure: Figure, calendar: Calendar, today: date, short: date, term: tuple[date, date]) -> None:
    axes = ground(figure, calendar, term)
    bottom = calendar.down(calendar.height - FOOT + 8)
    for day, text, dashes in ((today, "vandaag", "-"), (short, "lange termijn \N{RIGHTWARDS ARROW}", ":")):
        x = calendar.x(day)
        axes.plot([x, x], [bottom, calendar.down(24)], color=style.SECONDARY if day == today else style.OTHERS, lw=style.points(1.5), ls=dashes)
        axes.text(x, calendar.down(13), text, ha="center" if day == today else "left", color=style.SECONDARY, va="center")


def ground(figure: Figure, calendar: Calendar, term: tuple[date, date]) -> Axes:
    """The calendar itself: years, quarters and the council term."""
    height = calendar.height
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    bottom, top = calendar.down(height - FOOT + 8), calendar.down(TOP - 8)
    begin, end = (calendar.x(day) for day in term)
    axes.fill_between([begin, end], bottom, top, color=style.LINE, alpha=0.45, lw=0)
    for year in range(calendar.first.year, (calendar.last - timedelta(days=1)).year + 1):
        x = calendar.x(date(year, 1, 1))
        axes.plot([x, x], [bottom, top], color=style.LINE, lw=style.points(1))
        middle = (x + calendar.x(date(year + 1, 1, 1))) / 2
        axes.text(middle, calendar.down(36), str(year), ha="center", va="center", color=style.SECONDARY)
        for quarter in (4, 7, 10):
            at = calendar.x(date(year, quarter, 1))
            if calendar.shows(date(year, quarter, 1)):
                axes.plot([at, at], [top, top + 5 / height], color=style.SECONDARY, lw=style.points(1))
    axes.text((begin + end) / 2, calendar.down(height - 10), f"grijs: raadsperiode {term[0].year}-{term[1].year}", ha="center", va="center", color=style.SECONDARY)
    return axes
