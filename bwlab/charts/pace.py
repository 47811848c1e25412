"""Every change that ever was over so many years, and the one that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import numbered
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 300)
LEFT, RIGHT, TOP, FLOOR = 30, 930, 66, 236
BARS = 60


def pace(
    changed: np.ndarray,
    wanted: float,
    indicator: Any,
    *,
    span: int,
    reached: int,
    chances: int,
    named: Sequence[tuple[str, float]],
    limits: tuple[float, float],
    origins: Sequence[str],
    label: str,
    direction: int,
    own: tuple[str, float] | None = None,
) -> Chart:
    """How far municipalities moved, as a histogram, with the wanted change in it.

    Parameters
    ----------
    changed : array, shape (chances,)
        All changes over ``span`` years, in the unit of the indicator; no blanks.
    wanted : float
        With its sign: what is wanted of the figure; 0 is not moving the wrong way.
    indicator : Indicator
    span, reached, chances : int
    named : sequence of (str, float)
        Who moved furthest in the wanted direction, with its change.
    limits : tuple of float
        Of the axis, for every position of the sliders; what lies beyond is counted in the last bar.
    origins : sequence of str
        ``origin`` of the figures.
    label : str
        The own municipality.
    direction : {1, -1}
        Which way is favourable.
    own : (str, float), optional
        The municipality and the furthest it moved in the wanted direction.
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short, sign=True)  # noqa: E731
    edges = np.linspace(*limits, BARS + 1)
    counts, _ = np.histogram(np.clip(changed, *limits), edges)
    middles = (edges[:-1] + edges[1:]) / 2
    way = direction
    marks: list[Mark] = []
    for far, role in ((False, "others"), (True, "peers")):
        chosen = (way * middles >= way * wanted) == far
        marks += _bars(middles[chosen], counts[chosen], counts.max(initial=1), limits, role)
    x = _x(wanted, limits)
    side = "start" if x < 0.5 else "end"
    marks.append(Mark("line", "text", [x, x], [1 - FLOOR / SIZE[1], 1 - (TOP - 26) / SIZE[1]], size=3))
    marks.append(Mark("text", "text", x + (6 if side == "start" else -6) / SIZE[0], 1 - (TOP - 22) / SIZE[1], f"jouw wens: {show(wanted) if wanted else 'gelijk blijven'}", size=style.BODY, bold=True, anchor=side))
    names = [f"{name}: {show(value)}" for name, value in named]
    marks.append(Mark("circle", "secondary", [_x(value, limits) for _, value in named], [1 - (FLOOR + 8) / SIZE[1]] * len(named), size=9, names=names))
    if own is not None:
        marks.append(Mark("circle", "own", _x(own[1], limits), 1 - (FLOOR + 8) / SIZE[1], size=16, names=[f"{own[0]}: hoogstens {show(own[1])}"], key="own"))
    years = "één jaar" if span == 1 else f"{number(span)} jaar"
    size = quantity(abs(wanted), indicator.decimals, indicator.unit_short)
    went = f"ging een gemeente in {years} {size} of meer {'omhoog' if way > 0 else 'omlaag'}" if wanted else f"werd een gemeente in {years} niet ongunstiger"
    title = f"{number(reached)} van de {number(chances)} keer {went}"
    table = pd.DataFrame(
        [[name, show(value)] for name, value in ([own] if own else []) + list(named)],
        columns=["Gemeente", f"Verste verandering in {years}"],
    )
    return Chart(
        title=title,
        subtitle=f"Alle veranderingen van {indicator.name[0].lower() + indicator.name[1:]} in {years}, {indicator.unit}. Blauw: zo ver of verder dan je wens.",
        source=sources([indicator.source], origins),
        alt=fit(f"Staafjes, van omlaag naar omhoog; {label}. ", [title, *([f"zelf hoogstens {show(own[1])}"] if own else []), *names[:2]]),
        table=table,
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, limits),
        background_key=("pace", indicator.code, limits),
        marks=tuple(marks),
    )


def _x(value: Any, limits: tuple[float, float]) -> Any:
    share = (np.clip(value, *limits) - limits[0]) / (limits[1] - limits[0])
    found = (LEFT + share * (RIGHT - LEFT)) / SIZE[0]
    return float(found) if np.ndim(found) == 0 else found


def _bars(middles: np.ndarray, counts: np.ndarray, most: int, limits: tuple[float, float], role: str) -> list[Mark]:
    """Bars as one line that runs up and down; an empty bar is no bar."""
    width = (RIGHT - LEFT) / BARS - 2
    marks = []
    for middle, count in zip(middles, counts, strict=True):
        if count:
            x, top = _x(middle, limits), FLOOR - max(2.0, count / most * (FLOOR - TOP))
            at = np.repeat(np.linspace(x - width / 2 / SIZE[0], x + width / 2 / SIZE[0], 7), 2)
            turn = (np.arange(at.size) + 1) // 2 % 2
            marks.append(Mark("line", role, at.tolist(), np.where(turn == 0, 1 - FLOOR / SIZE[1], 1 - top / SIZE[1]).tolist(), size=2.5))
    return marks


def _background(figure: Figure, limits: tuple[float, float]) -> None:
    width, height = SIZE
    axes = figure.add_axes((LEFT / width, 1 - (FLOOR + 18) / height, (RIGHT - LEFT) / width, (FLOOR + 18 - TOP) / height))
    axes.set(xlim=limits, yticks=[])
    numbered(axes.xaxis, limits[1] - limits[0], 9)
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
    if limits[0] < 0 < limits[1]:
        axes.axvline(0, color=style.SECONDARY, lw=style.points(1), ls=":")
    words = {"size": style.points(style.BODY), "color": style.SECONDARY, "va": "center_baseline"}
    figure.text(LEFT / width, 10 / height, "omlaag", **words)
    figure.text(RIGHT / width, 10 / height, "omhoog", ha="right", **words)
