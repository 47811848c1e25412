"""A forecast with the envelope closed, and then opened: own band, a straight line, and what stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import HATCH, Frame
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 346)
BOX = (84, 430, 26, 242)
COLUMNS = (530, 648, 766, 886)  # middles of the bands beside the series, in pixels
PEEKED = " De band van 'afstand blijft' kent die mediaan al; de andere drie niet."
PANEL = "#F6F7F9"  # behind the bands
WORDS = (276, 300, 324)  # lines under the columns


class Band(NamedTuple):
    """A band beside the series.

    Attributes
    ----------
    name, role : str
        ``role`` of ``style.ROLES``.
    low, high : float
        In the unit of the indicator; NaN where there is none.
    centre : float
        NaN for a band without a middle.
    lines : tuple of str
        What stands below it, at most two short lines.
    """

    name: str
    role: str
    low: float
    high: float
    centre: float = np.nan
    lines: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """Its centre, or halfway where it has none."""
        return (self.low + self.high) / 2 if np.isnan(self.centre) else self.centre


def envelope(
    own: pd.DataFrame,
    country: pd.Series,
    bands: Sequence[Band],
    indicator: Any,
    *,
    label: str,
    origin: int,
    year: int,
    room: tuple[float, float],
    opened: bool,
) -> Chart:
    """A forecast of the figure of ``year``, made with the figures up to ``origin``.

    Parameters
    ----------
    own : pandas.DataFrame
        ``year, value, origin, provisional`` of the municipality; what lies after ``origin`` is not shown,
        and ``year`` only when opened.
    country : pandas.Series
        The median of the municipalities, by year.
    bands : sequence of Band
        The own band first; closed only that one is shown.
    indicator : Indicator
    label : str
    origin, year : int
    room : tuple of float
        Lowest and highest value to choose from: what is shown while closed.
    opened : bool
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    seen = own[(own["year"] <= origin) & own["value"].notna()].sort_values("year")
    truth = float(own.loc[own["year"] == year, "value"].iloc[0])
    shown = [band for band in bands if not np.isnan(band.low)] if opened else []
    until = country[(country.index >= seen["year"].min()) & (country.index <= (year if opened else origin))].dropna()
    edges = [*room, *seen["value"], *until, *(edge for band in shown for edge in (band.low, band.high))]
    if opened:
        edges += own.loc[own["year"] > origin, "value"].dropna().tolist()
    floor = 0.0 if min(room) >= 0 else -np.inf
    pad = 0.13 * (max(edges) - min(edges))
    years = list(range(int(seen["year"].min()), year + 1))
    limits = (years[0] - 0.4, year + 0.4, float(max(floor, min(edges) - pad)), float(max(edges) + pad))
    frame = Frame(SIZE, BOX, limits)
    breaks = [each.year for each in indicator.breaks]
    marks = frame.line("secondary", until.index, until.to_numpy(), breaks, 2)
    known = seen.set_index("year")["value"].reindex(range(years[0], origin + 1))
    marks += frame.line("own", known.index, known.to_numpy(), breaks, 4)
    names = [f"{label} {each.year}: {show(each.value)}" for each in seen.itertuples()]
    marks.append(Mark("circle", "own", frame.x(seen["year"]).tolist(), frame.y(seen["value"]).tolist(), size=12, names=names))
    marks += _open(own, shown, truth, origin, year, frame, indicator) if opened else _closed(bands[0], frame, indicator)
    title = _title(bands[0], truth, year, label, indicator, show, opened)
    kept = own[own["year"] <= (year if opened else origin)]
    return Chart(
        title=title,
        subtitle=f"{indicator.name}, {indicator.unit}. Paars: {label}. Grijs: de mediaan van alle gemeenten.{PEEKED if shown else ''}",
        source=sources([indicator.source], kept["origin"], kept["provisional"]),
        alt=fit(f"Lijngrafiek met een voorspelling, {label}. ", [title, *_facts(shown or bands[:1], show), f"{label} in {origin}: {show(seen['value'].iloc[-1])}"]),
        table=_table(seen, bands if opened else bands[:1], truth, year, label, indicator, show, opened),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, years, origin, year, opened),
        background_key=("envelope", indicator.code, limits, origin, year, opened),
        marks=tuple(marks),
    )


def _column(band: Band, x: float, frame: Frame, indicator: Any) -> list[Mark]:
    """One band as a thick line with its ends in figures and its words below."""
    at, (low, high) = x / SIZE[0], frame.y([band.low, band.high]).tolist()
    ends = [f"{band.name}: van {number(band.low, indicator.decimals)} tot {number(band.high, indicator.decimals)}"]
    marks = [
        Mark("line", band.role, [at, at], [low, high], size=10),
        Mark("text", band.role, at, high + 14 / SIZE[1], number(band.high, indicator.decimals), size=style.BODY, anchor="middle"),
        *([Mark("text", band.role, at, low - 14 / SIZE[1], number(band.low, indicator.decimals), size=style.BODY, anchor="middle")] if low < high else []),
        Mark("circle", band.role, at, float(frame.y(band.middle)), size=8, names=ends),
    ]
    if not np.isnan(band.centre):
        y, wide = float(frame.y(band.centre)), 14 / SIZE[0]
        marks.append(Mark("line", band.role, [at - wide, at + wide], [y, y], size=4))
    said = (band.name, *band.lines)
    marks += [
        Mark("text", band.role, at, frame.down(WORDS[place]), words, size=style.BODY, anchor="middle", bold=place == 0)
        for place, words in enumerate(said)
    ]
    return marks


def _closed(band: Band, frame: Frame, indicator: Any) -> list[Mark]:
    if np.isnan(band.low):
        return []
    return _column(band, COLUMNS[0], frame, indicator)


def _open(own: pd.DataFrame, bands: Sequence[Band], truth: float, origin: int, year: int, frame: Frame, indicator: Any) -> list[Mark]:
    marks: list[Mark] = []
    y, x = float(frame.y(truth)), float(frame.x(year))
    between = own[(own["year"] >= origin) & own["value"].notna()].sort_values("year")
    marks.append(Mark("line", "own", frame.x(between["year"]).tolist(), frame.y(between["value"]).tolist(), size=2))
    end = (COLUMNS[-1] + 58) / SIZE[0]
    marks.append(Mark("line", "own", [x, end], [y, y], size=2))
    for band, place in zip(bands, COLUMNS, strict=False):
        marks += _column(band, place, frame, indicator)
    marks.append(Mark("circle", "own", x, y, size=18, names=[f"{year}: {number(truth, indicator.decimals)}"], key="truth"))
    # Above or below the line: on the side where the figures of the first band are further away.
    taken = [float(frame.y(edge)) + way * 14 / SIZE[1] for band in bands[:1] for edge, way in ((band.high, 1), (band.low, -1))]
    apart = lambda way: min((abs(y + way / SIZE[1] - each) for each in taken), default=1)  # noqa: E731
    way = max((15, -15, 32, -32, 48, -48), key=lambda way: (min(apart(way), 16 / SIZE[1]), -abs(way), apart(way)))
    words = Mark("text", "own", (BOX[1] + 28) / SIZE[0], y + way / SIZE[1], number(truth, indicator.decimals), size=style.BODY, bold=True)
    marks.append(words)
    return marks


def _title(band: Band, truth: float, year: int, label: str, indicator: Any, show: Any, opened: bool) -> str:
    name = indicator.name
    if not opened:
        return f"{name}: wat is het cijfer van {label} in {year}?"
    if np.isnan(band.low):
        return f"{name} in {label}: in {year} werd het {show(truth)}"
    inside = band.low <= truth <= band.high
    return f"In {year} werd het {show(truth)}: {'binnen' if inside else 'buiten'} jouw band van {number(band.low, indicator.decimals)} tot {show(band.high)}"


def _facts(bands: Sequence[Band], show: Any) -> list[str]:
    return [f"{band.name}: {show(band.low)} tot {show(band.high)}" for band in bands if not np.isnan(band.low)]


def _table(seen: pd.DataFrame, bands: Sequence[Band], truth: float, year: int, label: str, indicator: Any, show: Any, opened: bool) -> pd.DataFrame:
    rows = [[str(each.year), f"{label}, gemeten", show(each.value), "", ""] for each in seen.itertuples()]
    rows += [
        [str(year), f"Voorspelling: {band.name}", "" if np.isnan(band.centre) else show(band.centre), show(band.low), show(band.high)]
        for band in bands
        if not np.isnan(band.low)
    ]
    if opened:
        rows.append([str(year), f"{label}, gemeten", show(truth), "", ""])
    return pd.DataFrame(rows, columns=["Jaar", "Wat", "Waarde", "Ondergrens", "Bovengrens"])


def _background(figure: Figure, frame: Frame, years: list[int], origin: int, year: int, opened: bool) -> None:
    from matplotlib.patches import Rectangle

    frame.axes(figure, years)
    _, right, top, bottom = frame.box
    width, height = frame.size
    words = {"size": style.points(style.BODY), "color": style.SECONDARY}

    def block(start: float, end: float, **look: Any) -> None:
        place = (start, 1 - bottom / height)
        figure.add_artist(Rectangle(place, end - start, (bottom - top) / height, transform=figure.transSubfigure, **look))

    block((right + 22) / width, (width - 8) / width, facecolor=PANEL, edgecolor="none", zorder=-2)
    figure.text((right + 22) / width, 1 - 4 / height, f"voorspellingen voor {year}, gemaakt met de cijfers tot en met {origin}", va="top", **words)
    if not opened:
        start = float(frame.x(origin + 0.5))
        block(start, right / width, facecolor=style.PAPER, edgecolor=HATCH, hatch="////", lw=style.points(1))
        cover = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 4}
        figure.text((start + right / width) / 2, 1 - (top + bottom) / 2 / height, "dicht", bbox=cover, ha="center", va="center", **words)
