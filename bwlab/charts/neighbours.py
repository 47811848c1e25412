"""One figure of a municipality and its touching neighbours, named, with the medians around them as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import numbered
from bwlab.charts.words import fit, sources
from bwlab.formats import quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, LEFT, RIGHT = 960, 300, 770  # pixels; names stand left of LEFT, figures right of RIGHT
STEP, HEAD, AXIS = 22, 24, 30  # a row, a line of the head, and what is under the rows
SHORT = {"neighbours": "buren", "corop": "COROP-gebied", "province": "provincie"}
LOOKS = {"neighbours": "peers", "corop": "secondary", "province": "others"}


class _Spot(NamedTuple):
    """Where rows and values lie."""

    limits: tuple[float, float]
    top: int
    height: int

    def x(self, value: Any) -> Any:
        low, high = self.limits
        return (LEFT + (np.asarray(value, float) - low) / (high - low) * (RIGHT - LEFT)) / WIDTH

    def y(self, row: float) -> float:
        return 1 - (self.top + (row + 0.5) * STEP) / self.height


def neighbours(rows: pd.DataFrame, groups: pd.DataFrame, indicator: Any, *, label: str) -> Chart:
    """A row a municipality, the own one first, and a line for each median.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``label, value, origin, provisional``, the own one first (`bwlab.monitor.nearby.beside`).
    groups : pandas.DataFrame
        ``by, n, size, year, median, what, words`` (`bwlab.monitor.nearby.aggregates`).
    indicator : Indicator
    label : str
        The own municipality.
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    known = groups[groups["n"] > 0].sort_values("median", ascending=False)
    spot = _spot(rows, known)
    marks = [mark for place, row in enumerate(known.itertuples()) for mark in _median(place, row, spot, show)]
    for place, row in enumerate(rows.itertuples()):
        marks += _row(place, row, spot, show)
    year = int(groups["year"].iloc[0])
    own = float(rows["value"].iloc[0])
    first = groups[groups["n"] > 0].head(1)
    said = [f"{row.words}: {show(row.median)}" for row in groups.itertuples() if row.n]
    return Chart(
        title=_title(indicator, label, own, first, year, show),
        subtitle=f"{indicator.name}, {year}, {indicator.unit}. Lijnen: medianen zonder {label}. {_direction(indicator)}",
        source=sources([indicator.source], rows["origin"].dropna(), rows["provisional"]),
        alt=fit(f"Stippen, {indicator.name}, {year}. {label}: {show(own)}. ", [_upper(said[0]), *said[1:]] if said else ["Geen andere gemeente heeft een cijfer"]),
        table=pd.DataFrame(
            [[row.label, show(row.value)] for row in rows.itertuples()] + [[_upper(row.words), show(row.median)] for row in groups.itertuples()],
            columns=["Gemeente of groep", f"{indicator.name} ({year})"],
        ),
        width=WIDTH,
        height=spot.height,
        background=lambda figure: _background(figure, spot, len(rows)),
        background_key=("neighbours", indicator.code, year, spot, len(rows)),
        marks=tuple(marks),
    )


def _title(indicator: Any, label: str, own: float, first: pd.DataFrame, year: int, show: Any) -> str:
    lead = f"{indicator.name}: {label} {show(own)}" if not np.isnan(own) else f"{indicator.name}: voor {label} is er geen cijfer"
    if first.empty:
        return f"{lead}, en in de omgeving heeft niemand een cijfer over {year}"
    row = next(first.itertuples())
    return f"{lead}, {row.words.rsplit(', ', 1)[0]} {show(row.median)}".rstrip(".")


def _direction(indicator: Any) -> str:
    if not indicator.direction:
        return "Meer is hier niet beter of slechter."
    return f"{'Meer' if indicator.direction > 0 else 'Minder'} is gunstiger."


def _spot(rows: pd.DataFrame, known: pd.DataFrame) -> _Spot:
    values = np.concatenate([rows["value"].dropna(), known["median"]]).astype(float)
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    pad = 0.06 * (high - low) or 0.05 * abs(high) or 1.0
    top = 8 + HEAD * len(known)
    return _Spot((low - pad, high + pad), top, top + STEP * len(rows) + AXIS)


def _median(place: int, row: Any, spot: _Spot, show: Any) -> list[Mark]:
    """The line furthest right has the highest label, and labels end at their line: so none crosses another."""
    x, y = float(spot.x(row.median)), 1 - (8 + HEAD * (place + 0.5)) / spot.height
    role = LOOKS[row.by]
    return [
        Mark("line", role, [x, x], [y, AXIS / spot.height], size=3 if row.by == "neighbours" else 2.5),
        Mark("text", "secondary" if role == "others" else role, x - 8 / WIDTH, y, f"{'mediaan' if row.n > 1 else 'cijfer'} {SHORT[row.by]}: {show(row.median)}", size=style.BODY, anchor="end"),
    ]


def _row(place: int, row: Any, spot: _Spot, show: Any) -> list[Mark]:
    own, y = place == 0, spot.y(place)
    name = Mark("text", "own" if own else "text", (LEFT - 16) / WIDTH, y, row.label, size=style.BODY, bold=own, anchor="end")
    figure = Mark("text", "own" if own else "secondary", (RIGHT + 24) / WIDTH, y, show(row.value), size=style.BODY, bold=own)
    if np.isnan(row.value):
        return [name, figure]
    role, size = ("own", 18) if own else ("peers", 12)
    dot = Mark("circle", role, float(spot.x(row.value)), y, size=size, names=[f"{row.label}: {show(row.value)}"], key="own" if own else "")
    return [name, dot, figure]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _background(figure: Figure, spot: _Spot, count: int) -> None:
    bottom = AXIS / spot.height
    axes = figure.add_axes((LEFT / WIDTH, bottom, (RIGHT - LEFT) / WIDTH, STEP * count / spot.height))
    axes.set(xlim=spot.limits, ylim=(count - 0.5, -0.5), yticks=[])
    numbered(axes.xaxis, spot.limits[1] - spot.limits[0])
    axes.hlines(range(count), *spot.limits, color=style.LINE, lw=style.points(1))
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
