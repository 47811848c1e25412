"""Every change that ever was over so many years, and the one that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled, numbered
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 300)
LEFT, RIGHT, TOP, FLOOR = 30, 930, 50, 234
MUNICIPALITIES = "gemeenten"  # counted at their furthest


def pace(
    changed: np.ndarray,
    wanted: float,
    indicator: Any,
    *,
    span: int,
    reached: int,
    chances: int,
    named: Sequence[tuple[str, float]],
    step: float,
    steps: int,
    origins: Sequence[str],
    label: str,
    direction: int,
    own: tuple[str, float] | None = None,
    wish: str = "",
    each: str = "keer",
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
    step, steps : float, int
        Width of a bar, and how many there are on each side of zero; what lies beyond is in the last one.
    origins : sequence of str
        ``origin`` of the figures.
    label : str
        The own municipality.
    direction : {1, -1}
        Which way is favourable.
    own : (str, float), optional
        The municipality and the furthest it moved in the wanted direction.
    wish : str
        What stands at the wanted change; by default the change itself.
    each : {"keer", "gemeenten"}
        What is counted: every change, or every municipality at its furthest.
    """
    show = lambda value: number(value, indicator.decimals, sign=True)  # noqa: E731
    unit = "procentpunt" if indicator.unit_text == "procent" else indicator.unit_short
    limits = (-step * steps, step * steps)
    # A change of exactly a step is in the bar that begins there, seen in the favourable direction.
    places = np.clip(np.floor(direction * np.asarray(changed) / step + 1e-6), -steps, steps - 1).astype(int)
    counts = np.bincount(places + steps, minlength=2 * steps)
    middles = direction * step * (np.arange(-steps, steps) + 0.5)
    marks: list[Mark] = []
    for far, role in ((False, "others"), (True, "peers")):
        chosen = (direction * middles > direction * wanted) == far
        marks += _bars(middles[chosen], counts[chosen], counts.max(initial=1), limits, role, 2 * steps)
    x = _x(wanted, limits)
    side = "start" if x < 0.5 else "end"
    marks.append(Mark("line", "text", [x, x], [1 - FLOOR / SIZE[1], 1 - (TOP - 30) / SIZE[1]], size=3))
    marks.append(Mark("text", "text", x + (6 if side == "start" else -6) / SIZE[0], 1 - (TOP - 26) / SIZE[1], wish or f"jouw wens: {show(wanted) if wanted else 'gelijk blijven'}", size=style.BODY, bold=True, anchor=side))
    names = [f"{name}: {show(value)}" for name, value in named]
    marks.append(Mark("circle", "secondary", [_x(value, limits) for _, value in named], [1 - (FLOOR + 8) / SIZE[1]] * len(named), size=9, names=names))
    said = "grijze stippen: wie het verst ging"
    if own is not None:
        said = f"paarse stip: {own[0]}, op zijn best {show(own[1])}; {said}"
        marks.append(Mark("circle", "own", _x(own[1], limits), 1 - (FLOOR + 8) / SIZE[1], size=16, names=[f"{own[0]}: op zijn best {show(own[1])}"], key="own"))
    marks.append(Mark("text", "secondary", 0.5, 10 / SIZE[1], said, size=style.BODY, anchor="middle"))
    years = "één jaar" if span == 1 else f"{number(span)} jaar"
    size = quantity(abs(wanted), indicator.decimals, unit)
    if each == MUNICIPALITIES:
        one = reached == 1
        went = f"{('steeg' if direction > 0 else 'daalde') if one else ('stegen' if direction > 0 else 'daalden')} ooit in {years} minstens {size}"
        went = went if wanted else f"{'werd' if one else 'werden'} ooit in {years} niet ongunstiger"
        what = f"De verste verandering van elke gemeente in {years}, {indicator.name[0].lower() + indicator.name[1:]}, {indicator.unit}."
    else:
        went = f"{'steeg' if direction > 0 else 'daalde'} een gemeente in {years} minstens {size}" if wanted else f"werd een gemeente in {years} niet ongunstiger"
        what = f"Alle veranderingen van {indicator.name[0].lower() + indicator.name[1:]} in {years}, {indicator.unit}."
    title = f"{number(reached)} van de {number(chances)} {each} {went}"
    table = pd.DataFrame(
        [[name, show(value)] for name, value in ([own] if own else []) + [each for each in named if not own or each[0] != own[0]]],
        columns=["Gemeente", f"Verste verandering in {years}"],
    )
    return Chart(
        title=title,
        subtitle=f"{what} Blauw: zo ver of verder dan je wens.",
        source=sources([indicator.source], origins),
        alt=fit(f"Staafjes, van omlaag naar omhoog; {label}. ", [*([wish] if wish else []), title, *([f"zelf op zijn best {show(own[1])}"] if own else []), *names[:2]]),
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


def _bars(middles: np.ndarray, counts: np.ndarray, most: int, limits: tuple[float, float], role: str, bars: int) -> list[Mark]:
    """One mark a bar; an empty bar is no bar."""
    width = (RIGHT - LEFT) / bars - 3
    marks = []
    for middle, count in zip(middles, counts, strict=True):
        if count:
            x, top = _x(middle, limits), FLOOR - max(2.0, count / most * (FLOOR - TOP))
            half = width / 2 / SIZE[0]
            marks.append(filled(role, x - half, x + half, 1 - FLOOR / SIZE[1], 1 - top / SIZE[1], SIZE[0]))
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
