"""A scenario: of every thousand people so many, and what that does to a figure beside its noise and beside doing nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.change_lines import FINEST, Link, WhatIf, beside, nice, own, scale
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, apart
from bwlab.charts.words import fit
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 280)
BOX = (66, 544, 84, 244)
COLUMNS, ROWS = 40, 25  # of the crowd
CROWD = (734, 84, 5.5, 6.0)  # left, top, and the distance between dots, in pixels
LINKS = (4, 246, 488, 730)  # where each link of the chain begins
GAP = 19  # between direct labels, in pixels


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
    frame = Frame(SIZE, BOX, (first - 1.25, last + 0.25, -reach, reach))
    marks = [*scale(frame, reach), *beside(found, frame, reach), *own(found, frame, reach), *_labels(found, frame, reach), *_chain(found.links), *_crowd(found)]
    return Chart(
        title=title,
        subtitle=f"{indicator.name}, {unit} ten opzichte van niets doen. Stippen: bereikt, doet mee, anders.",
        source=source,
        alt=fit(f"Lijngrafiek en duizend stippen, {label}. ", ["; ".join(facts), title]),
        table=_table(found, unit),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, first, last, indicator.direction),
        background_key=("what if", first, last, indicator.direction),
        marks=tuple(marks),
    )


def _reach(found: WhatIf, near: bool) -> float:
    """Up to where the scale runs, the same up and down."""
    own = [abs(each) for each in (*found.low, *found.high)]
    beside = [*([found.margin] if found.margin else []), *(abs(each) for band in found.nothing for each in band), *([abs(found.guess)] if found.guess else [])]
    sizes = own if near and any(own) else [*own, *beside]
    return max(FINEST, nice(1.08 * max(sizes, default=0) or 1.0))


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
    reached, joined, changed = (round(min(1000.0, abs(each))) for each in found.crowd)
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
    figure.text(CROWD[0] / width, 1 - 250 / height, "elke stip is 1 van de 1.000", ha="left", **words)
