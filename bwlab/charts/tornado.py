"""Which assumption matters most: a bar each, from the change at its lowest to the change at its highest value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.change_lines import nice
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, FOOT = 960, 36, 8, 48
LEFT, RIGHT = 484, 782  # of the bars, in pixels; names left of it, ends right
LONGEST = 40  # characters of a range beside its bar


class Swing(NamedTuple):
    """One assumption: its name, its range in words, and the change at both ends of that range."""

    name: str
    range: str
    low: float
    high: float


def tornado(swings: Sequence[Swing], *, likely: float, margin: float | None, label: str, title: str, subtitle: str, unit: str, digits: int, source: str) -> Chart:
    """How far the outcome moves with one assumption at a time.

    Parameters
    ----------
    swings : sequence of Swing
        Widest first.
    likely : float
        The change with every assumption at its likely value.
    margin : float or None
        The smallest change that shows; drawn where it is near enough.
    label, title, subtitle, unit, source : str
    digits : int
        Of the changes.
    """
    height = HEAD + ROW * len(swings) + FOOT
    sizes = [abs(each) for swing in swings for each in (swing.low, swing.high)] + [abs(likely)]
    least, most = min([0.0, likely, *(min(each.low, each.high) for each in swings)]), max([0.0, likely, *(max(each.low, each.high) for each in swings)])
    near = margin if margin is not None and margin <= 2.5 * max(sizes) else None
    if near:
        least, most = (min(least, -near), most) if likely < 0 else (least, max(most, near))
    far = nice(1.05 * max(*sizes, near or 0.0) or 1.0)
    least, most = (-far if least < 0 else 0.0), (far if most > 0 else 0.0)
    if least == most:
        least, most = -far, far

    def across(value: float) -> float:
        return (LEFT + (value - least) / (most - least) * (RIGHT - LEFT)) / WIDTH

    ticks = sorted({least, 0.0, most})
    marks = [Mark("text", "secondary", across(tick), 24 / height, number(tick, digits if tick else 0, sign=True), size=style.BODY, anchor="middle") for tick in ticks]
    top, bottom = 1 - HEAD / height, FOOT / height
    marks.append(Mark("line", "secondary", [across(0.0)] * 2, [bottom, top], size=1.5))
    for place, swing in enumerate(swings):
        y, half = 1 - (HEAD + (place + 0.5) * ROW) / height, 11 / height
        low, high = sorted((swing.low, swing.high))
        said = f"{swing.name}: van {number(swing.low, digits, sign=True)} tot {number(swing.high, digits, sign=True)} {unit}"
        marks.append(Mark("text", "text", 4 / WIDTH, y, swing.name, size=style.BODY, bold=place == 0 and high > low))
        marks.append(Mark("text", "secondary", 130 / WIDTH, y, swing.range if len(swing.range) <= LONGEST else f"{swing.range[: LONGEST - 1].rstrip()}…", size=style.BODY))
        if high > low:
            marks.append(filled("own" if place == 0 else "peers", across(low), max(across(high), across(low) + 2 / WIDTH), y - half, y + half, WIDTH))
            marks.append(Mark("tick", "text", [across(swing.low), across(swing.high)], [y, y], size=14, names=[said, said]))
            words = f"{number(low, digits, sign=True)} tot {number(high, digits, sign=True)}"
        else:
            words = "geen bandbreedte"
        marks.append(Mark("text", "text", (RIGHT + 16) / WIDTH, y, words, size=style.BODY))
    at = across(likely)
    marks.append(Mark("span", "own", [at, at], [bottom, top], size=2))
    if near:
        place = across(near if likely >= 0 else -near)
        dashes = np.linspace(bottom, top, 21)[:-1]
        marks.append(Mark("span", "text", [place] * dashes.size, dashes.tolist(), size=1.5))
        marks.append(Mark("text", "secondary", 226 / WIDTH, 24 / height, "streepjes: de marge", size=style.BODY))
    return Chart(
        title=title,
        subtitle=subtitle,
        source=source,
        alt=fit(f"Balken, {label}. ", [title, *(f"{each.name} {number(each.low, digits, sign=True)} tot {number(each.high, digits, sign=True)}" for each in swings if each.low != each.high)]),
        table=pd.DataFrame(
            [[each.name, each.range, f"{number(each.low, digits, sign=True)} {unit}", f"{number(each.high, digits, sign=True)} {unit}"] for each in swings],
            columns=["Aanname", "Waarschijnlijk en bandbreedte", "Verandering bij laag", "Verandering bij hoog"],
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _rails(figure, len(swings), height),
        background_key=("tornado", len(swings)),
        marks=tuple(marks),
    )


def _rails(figure: Figure, rows: int, height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place in range(rows + 1):
        axes.plot([4, WIDTH - 4], [HEAD + place * ROW] * 2, color=style.LINE, lw=style.points(1))
    axes.text(4, height - 24, "streep: alles waarschijnlijk", color=style.SECONDARY, va="center")
