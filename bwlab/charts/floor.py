"""Every municipality on the axis of a figure, a floor through it, and the target beside it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import numbered
from bwlab.charts.strip import swarm
from bwlab.charts.words import fit, inside, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 286
LEFT, RIGHT, TOP, FLOOR = 20, 940, 76, 240  # pixels
MIDDLE, ROOM, DOT = 160, 74, 8
LINES = (14, 38, 62)  # from the top: words that stand above the dots


def floor(
    ranking: pd.DataFrame,
    indicator: Any,
    *,
    region: str,
    label: str,
    value: float | None,
    limits: tuple[float, float],
    target: float | None = None,
) -> Chart:
    """Who lies below a floor.

    Parameters
    ----------
    ranking : pandas.DataFrame
        ``Monitor.ranking``: ``region, label, value, origin, provisional`` of all with a figure that year.
    indicator : Indicator
        With a favourable side.
    region, label : str
        Code and name of the own municipality.
    value : float or None
        The floor; None is none.
    limits : (float, float)
        Ends of the axis; what lies beyond stands on its edge.
    target : float, optional
    """
    # One decimal more for what lies between published values, or would read as the floor without being it.
    known = indicator.decimals
    between = lambda each: abs(round(each, known) - each) > 1e-9  # noqa: E731
    like = lambda each: value is not None and each != value and round(float(each), known) == round(float(value), known)  # noqa: E731
    show = lambda each: quantity(each, known + (like(each) or (each in (value, target) and between(each))), indicator.unit_short)  # noqa: E731
    way, values = indicator.direction, ranking["value"].to_numpy(float)
    year, n = ranking.attrs["year"], len(ranking)
    x = lambda each: (LEFT + (np.clip(each, *limits) - limits[0]) / (limits[1] - limits[0]) * (RIGHT - LEFT)) / WIDTH  # noqa: E731
    xs = x(values)
    ys = 1 - (MIDDLE + swarm(xs * WIDTH, DOT, ROOM)) / HEIGHT
    under = np.zeros(n, bool) if value is None else way * (values - value) < -1e-9 * (1 + abs(value))
    own = (ranking["region"] == region).to_numpy()
    names = np.array([f"{row.label}: {show(row.value)}" for row in ranking.itertuples()])
    marks: list[Mark] = []
    for role, chosen in (("others", ~under & ~own), ("unfavourable", under & ~own)):
        if chosen.any():
            marks.append(Mark("circle", role, xs[chosen].tolist(), ys[chosen].tolist(), size=DOT, names=names[chosen].tolist()))
    most = "minstens" if way > 0 else "hoogstens"
    words = []
    mine = f"{label}: geen cijfer in {year}"
    if own.any():
        at = int(np.flatnonzero(own)[0])
        mine = f"{label}: {show(values[at])}"
        words.append(("own", float(xs[at]), mine, (1 - ys[at]) * HEIGHT))
        marks.append(Mark("circle", "own", float(xs[at]), float(ys[at]), size=20, names=[str(names[at])], key="own"))
    if target is not None:
        words.append(("favourable", float(x(target)), f"streefwaarde: {show(target)}", FLOOR))
    if value is not None:
        words.append(("unfavourable", float(x(value)), f"ondergrens: {most} {show(value)}", FLOOR))
    marks += _lines(words)
    return Chart(
        title=_title(indicator, label, under, own, value, show),
        subtitle=f"{indicator.name}, {year}, {indicator.unit}. Elke stip is een gemeente met een cijfer ({number(n)}). Oranje: haalt de ondergrens niet.",
        source=sources([indicator.source], ranking["origin"], ranking["provisional"]),
        alt=fit("Stippen op een lijn. ", [_title(indicator, label, under, own, value, show), mine, *([f"ondergrens {most} {show(value)}"] if value is not None else []), *([f"streefwaarde {show(target)}"] if target is not None else [])]),
        table=pd.DataFrame(
            {
                "Gemeente": ranking["label"].to_numpy(),
                f"{indicator.name} ({year})": [show(each) for each in values],
                "Haalt de ondergrens": np.where(under, "nee", "ja"),
            }
        ),
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, limits, way),
        background_key=("floor", indicator.code, year, limits),
        marks=tuple(marks),
    )  # fmt: skip


def _title(indicator: Any, label: str, under: np.ndarray, own: np.ndarray, value: float | None, show: Any) -> str:
    name, n = inside(indicator.name), len(under)
    if value is None:
        return f"Nog geen ondergrens voor {name}: geen enkele gemeente zit erbuiten"
    count, least = int(under.sum()), f"{'minstens' if indicator.direction > 0 else 'hoogstens'} {show(value)} voor {name}"
    if not count:
        return f"Elke gemeente met een cijfer haalt een ondergrens van {least}"
    if count == n:
        return f"Geen enkele gemeente haalt een ondergrens van {least}"
    where = f"; {label} {'ook niet' if (under & own).any() else 'wel'}" if own.any() else ""
    return f"{number(count)} van de {number(n)} gemeenten {'haalt' if count == 1 else 'halen'} een ondergrens van {least} niet{where}"


def _lines(words: Sequence[tuple[str, float, str, float]]) -> list[Mark]:
    """A line down from each of at most three texts, so that no line runs through a text: all ways to lay them are tried."""
    places = list(range(len(words)))

    def trouble(rows: Sequence[int], sides: Sequence[int]) -> float:
        found = 0.0
        for each in places:
            near = words[each][1] + 6 * sides[each] / WIDTH
            low, high = sorted((near, near + sides[each] * style.wide(words[each][2]) / WIDTH))
            found += 10 * (max(0.0, -low) + max(0.0, high - 1) > 0)
            found += sum(rows[other] < rows[each] and low - 4 / WIDTH < words[other][1] < high + 4 / WIDTH for other in places)
        return found

    tried = itertools.product(itertools.permutations(places), itertools.product((1, -1), repeat=len(words)))
    rows, sides = min(tried, key=lambda way: trouble(*way))
    marks = []
    for (role, at, text, bottom), row, side in zip(words, rows, sides, strict=True):
        top = LINES[row]
        marks.append(Mark("line", role, [at, at], [1 - bottom / HEIGHT, 1 - (top - 8) / HEIGHT], size=2))
        marks.append(Mark("text", role, at + 6 * side / WIDTH, 1 - top / HEIGHT, text, size=style.BODY, bold=True, anchor="start" if side > 0 else "end"))
    return marks


def _background(figure: Figure, limits: tuple[float, float], way: int) -> None:
    axes = figure.add_axes((LEFT / WIDTH, 1 - FLOOR / HEIGHT, (RIGHT - LEFT) / WIDTH, (FLOOR - TOP) / HEIGHT))
    axes.set(xlim=limits, yticks=[])
    numbered(axes.xaxis, limits[1] - limits[0], 8)
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
    words = {"size": style.points(style.BODY), "color": style.SECONDARY, "va": "center_baseline"}
    left, right = ("◂ ongunstiger", "gunstiger ▸") if way > 0 else ("◂ gunstiger", "ongunstiger ▸")
    figure.text(LEFT / WIDTH, 10 / HEIGHT, left, **words)
    figure.text(RIGHT / WIDTH, 10 / HEIGHT, right, ha="right", **words)
