"""A scenario: of every thousand people so many, and what that does to a figure beside its noise and beside doing nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, apart
from bwlab.charts.words import fit
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 292)
BOX = (66, 544, 84, 256)
COLUMNS, ROWS = 40, 25  # of the crowd
CROWD = (734, 84, 5.5, 6.5)  # left, top, and the distance between dots, in pixels
LINKS = (4, 246, 488, 730)  # where each link of the chain begins
GAP = 19  # between direct labels, in pixels


class Link(NamedTuple):
    """One link of the chain from people to figure: its number, its words, and the role of its colour."""

    count: str
    words: str
    role: str


class WhatIf(NamedTuple):
    """What is drawn of a scenario.

    Attributes
    ----------
    calendar : sequence of int
        The years in which people take part or the effect is left.
    likely, low, high : sequence of float
        The change in each year; empty while it is closed.
    nothing : (sequence of float, sequence of float)
        The band of doing nothing for the first years; empty where there is none.
    held : str
        What that band did: "klopte 85 %".
    margin : float or None
        The smallest change that shows.
    measured : sequence of (int, str)
        Years that are measured, and what is known of them.
    first : int or None
        The first of them in which it shows.
    guess : float or None
        What the participant expected of the last year.
    links : sequence of Link
    crowd : (float, float, float)
        Of every thousand: reached, taking part, different.
    better : {1, -1, 0}
        Which way of the change of these people is: 1 favourable.
    """

    calendar: Sequence[int]
    likely: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    nothing: tuple[Sequence[float], Sequence[float]]
    held: str
    margin: float | None
    measured: Sequence[tuple[int, str]]
    first: int | None
    guess: float | None
    links: Sequence[Link]
    crowd: tuple[float, float, float]
    better: int


def what_if(found: WhatIf, indicator: Any, *, label: str, title: str, unit: str, source: str, facts: Sequence[str], near: bool = False) -> Chart:
    """The change of a figure if the assumptions hold.

    Parameters
    ----------
    found : WhatIf
    indicator : Indicator
    label, title : str
    unit : str
        Of a change, as in charts.
    source : str
        The whole source line.
    facts : sequence of str
        The assumptions in a few words each, for the alt text.
    near : bool
        The scale suits the change itself, and not the margin and the band beside it.
    """
    first, last = int(found.calendar[0]), int(found.calendar[-1])
    reach = _reach(found, near)
    digits = next(each for each in range(6) if abs(round(reach / 2, each) - reach / 2) < 1e-9)
    frame = Frame(SIZE, BOX, (first - 1.25, last + 0.25, -reach, reach))
    marks = [*_scale(frame, reach, digits), *_others(found, frame, reach), *_own(found, frame, reach), *_labels(found, frame, reach), *_chain(found.links), *_crowd(found)]
    return Chart(
        title=title,
        subtitle=f"{indicator.name}: verandering in {unit} ten opzichte van niets doen. Rechts: van elke 1.000 wie je bereikt, wie meedoet en bij wie iets verandert.",
        source=source,
        alt=fit(f"Lijngrafiek en duizend stippen, {label}. ", ["; ".join(facts), title]),
        table=_table(found, unit),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, first, last, indicator.direction),
        background_key=("what if", first, last, indicator.direction),
        marks=tuple(marks),
    )


def nice(value: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    size = 10.0 ** np.floor(np.log10(value))
    return float(next(size * each for each in (1, 2, 5, 10) if size * each >= value * (1 - 1e-9)))


def _reach(found: WhatIf, near: bool) -> float:
    """Up to where the scale runs, the same up and down."""
    own = [abs(each) for each in (*found.low, *found.high)]
    beside = [*([found.margin] if found.margin else []), *(abs(each) for band in found.nothing for each in band), *([abs(found.guess)] if found.guess else [])]
    sizes = own if near and any(own) else [*own, *beside]
    return nice(1.08 * max(sizes, default=0) or 1.0)


def _scale(frame: Frame, reach: float, digits: int) -> list[Mark]:
    """Ticks and lines as marks: the scale may change while the background stays."""
    left, right = frame.box[0] / SIZE[0], frame.box[1] / SIZE[0]
    ticks = [reach, reach / 2, 0.0, -reach / 2, -reach]
    heights = [float(frame.y(tick)) for tick in ticks]
    lines = [Mark("line", "secondary" if tick == 0 else "others", [left, right], [y, y], size=1.5 if tick == 0 else 0.7) for tick, y in zip(ticks, heights, strict=True)]
    texts = [Mark("text", "secondary", left - 8 / SIZE[0], y, number(tick, digits, sign=True), size=style.BODY, anchor="end") for tick, y in zip(ticks, heights, strict=True)]
    return [*lines, *texts]


def _others(found: WhatIf, frame: Frame, reach: float) -> list[Mark]:
    """The grey band of doing nothing, and the margin as dashes."""
    marks, start = [], found.calendar[0] - 1
    low, high = found.nothing
    if len(low):
        years = [start, *range(start + 1, start + 1 + len(low))]
        edges = [np.clip([0.0, *edge], -reach, reach) for edge in (low, high)]
        marks.append(frame.hatched("others", years, *edges, step=3))
        marks += [Mark("line", "secondary", frame.x(years).tolist(), frame.y(edge).tolist(), size=1.5) for edge in edges]
    if found.margin and found.margin <= reach:
        at = np.linspace(frame.limits[0], frame.limits[1], 61)[:-1]
        for way in (1, -1):
            marks.append(Mark("span", "text", frame.x(at).tolist(), np.full(at.size, float(frame.y(way * found.margin))).tolist(), size=1.5))
    for year, words in found.measured:
        marks.append(Mark("ring", "secondary", float(frame.x(year)), float(frame.y(-reach)), size=10, names=[words]))
    return marks


def _own(found: WhatIf, frame: Frame, reach: float) -> list[Mark]:
    """The band over the draws, the likely line, and one's own guess."""
    marks, start = [], found.calendar[0] - 1
    if len(found.likely):
        years = [start, *found.calendar]
        low, high, likely = ([0.0, *edge] for edge in (found.low, found.high, found.likely))
        if max(np.subtract(high, low)) > 0:
            marks.append(frame.hatched("own", years, np.clip(low, -reach, reach), np.clip(high, -reach, reach), step=6))
        marks.append(Mark("line", "own", frame.x(years).tolist(), frame.y(likely).tolist(), size=4))
        digits = 2 if reach < 20 else 1
        names = [f"{year}: {number(value, digits, sign=True)}, van {number(below, digits, sign=True)} tot {number(above, digits, sign=True)}" for year, value, below, above in zip(found.calendar, found.likely, found.low, found.high, strict=True)]
        marks.append(Mark("circle", "own", frame.x(found.calendar).tolist(), frame.y(found.likely).tolist(), size=12, names=names))
    if found.guess is not None:
        marks.append(Mark("ring", "guess", float(frame.x(found.calendar[-1])), float(frame.y(found.guess)), size=18, names=[f"je schatting: {number(found.guess, 1, sign=True)}"]))
    if found.first is not None:
        at = float(frame.x(found.first))
        late = 2 * at > (frame.box[0] + frame.box[1]) / SIZE[0]
        marks.append(Mark("text", "own", at, 1 - 72 / SIZE[1], f"zichtbaar vanaf {found.first}", size=style.BODY, bold=True, anchor="end" if late else "start"))
        marks.append(Mark("span", "own", [at, at], [float(frame.y(-reach)), float(frame.y(reach))], size=1.5))
    return marks


def _labels(found: WhatIf, frame: Frame, reach: float) -> list[Mark]:
    """What each thing is, beside its end; what shows from when above the picture."""
    wanted: list[tuple[float, str, str, bool]] = []
    if found.margin and found.margin <= reach:
        wanted.append((found.margin, "text", f"marge {number(found.margin, _digits(found.margin))}", False))
    if len(found.nothing[1]):
        wanted += [(float(np.clip(found.nothing[1][-1], -reach, reach)), "secondary", "niets doen,", False), (float(np.clip(found.nothing[1][-1], -reach, reach)) - 1e-9, "secondary", found.held, False)]
    if len(found.likely):
        wanted.append((float(np.clip(found.likely[-1], -reach, reach)), "own", "jouw scenario", True))
    if found.guess is not None:
        wanted.append((float(np.clip(found.guess, -reach, reach)), "own", "je schatting", False))
    wanted.sort(key=lambda each: -each[0])
    floor = 1 - (BOX[3] - (14 if found.measured else -6)) / SIZE[1]
    heights = apart([float(frame.y(value)) for value, *_ in wanted], GAP / SIZE[1], floor)
    top = max([0.0, *(y - (1 - (BOX[2] - 4) / SIZE[1]) for y in heights)])
    legend = [Mark("text", "secondary", (BOX[1] + 12) / SIZE[0], 1 - (BOX[3] + 6) / SIZE[1], "rondje: meting", size=style.BODY)] if found.measured else []
    return legend + [Mark("text", role, (BOX[1] + 12) / SIZE[0], y - top, text, size=style.BODY, bold=bold) for (_, role, text, bold), y in zip(wanted, heights, strict=True)]


def _digits(value: float) -> int:
    return 0 if value >= 10 else 1 if value >= 1 else 2 if value >= 0.1 else 3


def _chain(links: Sequence[Link]) -> list[Mark]:
    """Numbers from left to right, each with its words below, and an arrow between."""
    marks = []
    for place, (left, link) in enumerate(zip(LINKS, links, strict=True)):
        marks.append(Mark("text", link.role, left / SIZE[0], 1 - 14 / SIZE[1], link.count, size=22, bold=True))
        marks.append(Mark("text", "text", left / SIZE[0], 1 - 40 / SIZE[1], link.words, size=style.BODY))
        if place:
            marks.append(Mark("text", "secondary", (left - 24) / SIZE[0], 1 - 14 / SIZE[1], "→", size=18, anchor="middle"))
    return marks


def _dots(start: int, end: int) -> tuple[list[float], list[float]]:
    """Short lines for the dots of the crowd from one place to another, column by column."""
    left, top, across, down = CROWD
    place = np.arange(start, end)
    x = (left + (place // ROWS) * across) / SIZE[0]
    y = 1 - (top + (place % ROWS) * down) / SIZE[1]
    return np.column_stack([x, x + 0.4 / SIZE[0]]).ravel().tolist(), np.repeat(y, 2).tolist()


def _crowd(found: WhatIf) -> list[Mark]:
    """A thousand people: grey in the background, over them whom it concerns."""
    reached, joined, changed = (int(round(min(1000.0, abs(each)))) for each in found.crowd)
    role = {1: "favourable", -1: "unfavourable", 0: "text"}[found.better]
    marks = []
    for colour, start, end in ((role, 0, min(changed, joined)), ("own", min(changed, joined), joined), ("secondary", joined, max(reached, joined))):
        if end > start:
            marks.append(Mark("span", colour, *_dots(start, end), size=3.8))
    return marks


def _table(found: WhatIf, unit: str) -> pd.DataFrame:
    known, rows = dict(found.measured), []
    digits = 3 if unit in ("procentpunt", "punt") or unit.startswith("per ") else 1
    show = lambda value: quantity(value, digits, unit, sign=True)  # noqa: E731
    for place, year in enumerate(found.calendar):
        own = [show(each[place]) if len(each) else "nog dicht" for each in (found.likely, found.low, found.high)]
        low, high = (each[place] if place < len(each) else None for each in found.nothing)
        rows.append([str(year), *own, "niet getoetst" if low is None else f"{show(low)} tot {show(high)}", known.get(int(year), "geen meting")])
    return pd.DataFrame(rows, columns=["Jaar", "Waarschijnlijk", "Laag (5 van de 100 eronder)", "Hoog (5 van de 100 erboven)", "Niets doen", "Meting"])


def _background(figure: Figure, frame: Frame, first: int, last: int, direction: int) -> None:
    width, height = SIZE
    x0, x1, *_ = frame.limits
    left, right, top, bottom = BOX
    axes = figure.add_axes((left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height))
    axes.set(xlim=(x0, x1), ylim=(0, 1), yticks=[])
    years = list(range(first - 1, last + 1))
    step = -(-len(years) // 8)
    shown = years[::-1][::step]
    axes.set_xticks(shown, [str(year) for year in shown])
    axes.tick_params(length=0, pad=style.points(8))
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(False)
    words = {"color": style.SECONDARY, "va": "center", "size": style.points(style.BODY)}
    if direction:
        figure.text((left + 6) / width, 1 - (top + 12 if direction > 0 else bottom - 12) / height, "gunstiger", **words)
    from matplotlib.collections import LineCollection

    over = figure.add_axes((0, 0, 1, 1))
    over.set(xlim=(0, 1), ylim=(0, 1))
    over.axis("off")
    xs, ys = _dots(0, COLUMNS * ROWS)
    ends = list(zip(xs, ys, strict=True))
    pairs = list(zip(ends[::2], ends[1::2], strict=True))
    over.add_collection(LineCollection(pairs, colors=style.OTHERS, linewidths=style.points(3.8), capstyle="round"))
    figure.text(CROWD[0] / width, 1 - 262 / height, "elke stip is 1 van de 1.000", ha="left", **words)
