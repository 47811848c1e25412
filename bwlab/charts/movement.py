"""The change of a figure taken apart: what the country did, what peers did more, and what is left for the municipality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, filled
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 336)
BOX = (84, 430, 26, 268)
STEPS = (506, 597, 688, 779, 870)  # middles of the bars: first, country, peers, own, last
BAR = 56  # width of a bar, in pixels
PANEL = "#F6F7F9"


class Parts(NamedTuple):
    """A change in three parts that add up to it.

    Attributes
    ----------
    start, end : int
        First and last year.
    first, last : float
        The own figure in those years.
    country, peers, own : float
        What the median of all did; what that of the peers did more; what the municipality did more than
        its peers (than all, where ``peers`` is NaN for want of peers).
    """

    start: int
    end: int
    first: float
    last: float
    country: float
    peers: float
    own: float


def movement(
    own: pd.DataFrame,
    country: pd.Series,
    peers: pd.Series,
    parts: Parts,
    indicator: Any,
    *,
    label: str,
    group: str,
    room: Iterable[Parts] = (),
) -> Chart:
    """Lines on the left, the change since the start year as steps on the right.

    Parameters
    ----------
    own : pandas.DataFrame
        ``year, value, origin, provisional`` of the municipality.
    country, peers : pandas.Series
        Median of all municipalities and of the peers, by year; peers may be empty.
    parts : Parts
    indicator : Indicator
    label, group : str
        The municipality, and who the peers are, as a phrase.
    room : iterable of Parts
        The other changes that are to fit on the axis, so that it stays where it is.
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    known = own[own["value"].notna()].sort_values("year")
    years = list(range(int(known["year"].min()), int(known["year"].max()) + 1))
    lines = {"others": country, "peers": peers}
    shown = {role: values[values.index.isin(years)].dropna() for role, values in lines.items()}
    levels = _levels(parts)
    steps = [edge for each in (parts, *room) for pair in _levels(each) for edge in pair]
    edges = np.concatenate([known["value"], *(values.to_numpy() for values in shown.values()), steps])
    pad = 0.16 * (edges.max() - edges.min() or 1.0)
    frame = Frame(SIZE, BOX, (years[0] - 0.4, years[-1] + 0.4, float(edges.min() - pad), float(edges.max() + pad)))
    breaks = [each.year for each in indicator.breaks]
    marks: list[Mark] = []
    for role, values in shown.items():
        marks += frame.line(role, values.index, values.to_numpy(), breaks, 3)
    series = known.set_index("year")["value"].reindex(years)
    marks += frame.line("own", years, series.to_numpy(), breaks, 4)
    names = [f"{label} {each.year}: {show(each.value)}" for each in known.itertuples()]
    marks.append(Mark("circle", "own", frame.x(known["year"]).tolist(), frame.y(known["value"]).tolist(), size=11, names=names))
    marks.append(Mark("ring", "own", float(frame.x(parts.start)), float(frame.y(parts.first)), size=20, names=[f"begin: {parts.start}"], key="start"))
    marks += _steps(frame, parts, levels, indicator)
    title = _title(parts, label, indicator)
    return Chart(
        title=title,
        subtitle=f"{indicator.name}, {indicator.unit}. Grijs: de mediaan van alle gemeenten."
        + ("" if np.isnan(parts.peers) else f" Blauw: die van {group}."),
        source=sources([indicator.source], known["origin"], known["provisional"]),
        alt=fit(f"Lijnen en trap, {label}. ", [title, *_facts(parts, indicator)]),
        table=_table(parts, label, indicator, show),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, years),
        background_key=("movement", indicator.code, frame.limits),
        marks=tuple(marks),
    )


def _levels(parts: Parts) -> list[tuple[float, float]]:
    """From where to where each of the three steps runs."""
    found, at = [], parts.first
    for step in (parts.country, 0.0 if np.isnan(parts.peers) else parts.peers, parts.own):
        found.append((at, at + step))
        at += step
    return found


def _steps(frame: Frame, parts: Parts, levels: list[tuple[float, float]], indicator: Any) -> list[Mark]:
    (width, height), decimals = SIZE, indicator.decimals
    marks: list[Mark] = []

    def level(place: int, value: float, year: int) -> None:
        """A figure itself is a line and no bar: the axis does not begin at zero."""
        x, y, half = STEPS[place] / width, float(frame.y(value)), BAR / 2 / width
        marks.append(Mark("line", "own", [x - half, x + half], [y, y], size=6))
        marks.append(Mark("circle", "own", x, y, size=4, names=[f"{year}: {number(value, decimals)}"]))
        marks.append(Mark("text", "own", x, y + 16 / height, number(value, decimals), size=style.BODY, bold=True, anchor="middle"))

    def bar(place: int, role: str, low: float, high: float, name: str, value: str, above: bool) -> None:
        x, (bottom, top) = STEPS[place] / width, sorted((low, high))
        if top - bottom < 3 / height:
            bottom, top = (bottom + top) / 2 - 1.5 / height, (bottom + top) / 2 + 1.5 / height
        marks.append(filled(role, x - BAR / 2 / width, x + BAR / 2 / width, bottom, top, width))
        marks.append(Mark("circle", role, x, (bottom + top) / 2, size=4, names=[f"{name}: {value}"]))
        marks.append(Mark("text", role if role != "others" else "secondary", x, top + 14 / height if above else bottom - 14 / height, value, size=style.BODY, bold=True, anchor="middle"))

    y = [(float(frame.y(low)), float(frame.y(high))) for low, high in levels]
    level(0, parts.first, parts.start)
    steps = (("others", "alle gemeenten", parts.country), ("peers", "gemeenten die erop lijken", parts.peers), ("own", "alleen hier", parts.own))
    for place, ((role, name, step), (low, high)) in enumerate(zip(steps, y, strict=True), 1):
        if np.isnan(step):
            marks.append(Mark("text", "secondary", STEPS[place] / width, (low + high) / 2, "geen groep", size=style.BODY, anchor="middle"))
            continue
        bar(place, role, low, high, name, number(step, decimals, sign=True), step >= 0)
    level(4, parts.last, parts.end)
    for place in range(4):  # from the end of one bar to the start of the next
        at = y[0][0] if place == 0 else y[place - 1][1]
        xs = [(STEPS[place] + BAR / 2) / width, (STEPS[place + 1] - BAR / 2) / width]
        marks.append(Mark("line", "secondary", xs, [at, at], size=1.5))
    words = ((str(parts.start), ""), ("alle", "gemeenten"), ("lijkt", "op jou"), ("alleen", "hier"), (str(parts.end), ""))
    for place, pair in enumerate(words):
        marks += [
            Mark("text", "text", STEPS[place] / width, 1 - (288 + 22 * row) / height, text, size=style.BODY, anchor="middle")
            for row, text in enumerate(pair)
            if text
        ]
    return marks


def _title(parts: Parts, label: str, indicator: Any) -> str:
    def went(change: float) -> tuple[str, str]:
        rounded = round(change, indicator.decimals)
        return ("steeg" if rounded > 0 else "daalde", f" {number(abs(rounded), indicator.decimals)}") if rounded else ("bleef", " gelijk")

    (own, far), (everyone, further) = went(parts.last - parts.first), went(parts.country)
    if own == everyone == "bleef":
        return f"Sinds {parts.start} bleven {label} en de mediaan van alle gemeenten gelijk"
    also = "de mediaan van alle gemeenten" if everyone == own else f"{everyone} de mediaan van alle gemeenten"
    return f"Sinds {parts.start} {own} {label}{far} en {also}{further}"


def _facts(parts: Parts, indicator: Any) -> list[str]:
    peers = [] if np.isnan(parts.peers) else [f"gemeenten die erop lijken {number(parts.peers, indicator.decimals, sign=True)}"]
    return [
        f"van {parts.start} tot {parts.end}: alle gemeenten {number(parts.country, indicator.decimals, sign=True)}",
        *peers,
        f"alleen hier {number(parts.own, indicator.decimals, sign=True)}",
    ]


def _table(parts: Parts, label: str, indicator: Any, show: Any) -> pd.DataFrame:
    step = lambda value: "geen groep" if np.isnan(value) else quantity(value, indicator.decimals, indicator.unit_short, sign=True)  # noqa: E731
    rows = [
        [f"{label} in {parts.start}", show(parts.first)],
        ["Verandering van de mediaan van alle gemeenten", step(parts.country)],
        ["Wat gemeenten die erop lijken anders deden", step(parts.peers)],
        ["Wat alleen hier anders was", step(parts.own)],
        [f"{label} in {parts.end}", show(parts.last)],
    ]
    return pd.DataFrame(rows, columns=["Deel", "Hoeveel"])


def _background(figure: Figure, frame: Frame, years: list[int]) -> None:
    from matplotlib.patches import Rectangle

    frame.axes(figure, years)
    width, height = SIZE
    start = (STEPS[0] - 50) / width
    place = (start, 1 - BOX[3] / height)
    size = ((width - 8) / width - start, (BOX[3] - BOX[2]) / height)
    figure.add_artist(Rectangle(place, *size, facecolor=PANEL, edgecolor="none", zorder=-2, transform=figure.transSubfigure))
    figure.text(start, 1 - 4 / height, "de verandering in drie stukken", va="top", size=style.points(style.BODY), color=style.SECONDARY)
