"""One indicator over time: own line, peers, and the middle half of all municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 340
BOX = (96, 640, 24, 306)  # left, right, top, bottom of the plotting area, in pixels
FEWEST = 3  # a median of fewer municipalities would be one town under another name
LABEL_GAP = 24  # between direct labels, in pixels


def over_time(
    series: pd.DataFrame,
    indicator: Any,
    *,
    region: str,
    label: str,
    peers: Iterable[str] = (),
    group: str = "",
) -> Chart:
    """One indicator over time.

    Parameters
    ----------
    series : pandas.DataFrame
        ``Monitor.series``: ``region, year, value, origin, provisional`` for all municipalities.
    indicator : Indicator
    region, label : str
        Code and name of the own municipality.
    peers : iterable of str
        Codes of the municipalities it is compared with.
    group : str
        Who they are, as a phrase.
    """
    chosen = set(peers) - {region}
    own = series[series["region"] == region].sort_values("year")
    middle = series.groupby("year", observed=True)["value"].median()
    group_values = series[series["region"].isin(chosen)].groupby("year", observed=True)["value"]
    counted = group_values.count()
    alike = group_values.median()[counted >= FEWEST]
    frame = _Frame(series, own, alike)
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731

    marks: list[Mark] = []
    years = sorted(series["year"].unique())
    for part in _segments(years, alike.reindex(years).to_numpy(), indicator):
        marks += _line("peers", part, frame, 2.5)
    complete = own.set_index("year")["value"].reindex(years)
    for part in _segments(complete.index, complete.to_numpy(), indicator):
        marks += _line("own", part, frame, 4)
    if len(own):
        names = [
            f"{label} {row.year}: {show(row.value)}{' (voorlopig)' if row.provisional else ''}"
            for row in own.itertuples()
        ]
        xs, ys = frame.place(own["year"].to_numpy(), own["value"].to_numpy())
        marks.append(Mark("circle", "own", xs, ys, size=13, names=names))
    marks += _labels(frame, label, own, alike, middle, show)

    table = pd.DataFrame({"Jaar": [str(year) for year in years], label: [show(value) for value in complete]})
    if chosen:
        table["Mediaan van de groep"] = [show(alike.get(year, np.nan)) for year in years]
        table["Gemeenten in de groep met een cijfer"] = [number(int(counted.get(year, 0))) for year in years]
    table["Mediaan van alle gemeenten"] = [show(middle[year]) for year in years]
    compared = f" Blauw: de mediaan van {group}, voor zover bekend." if chosen else ""
    title = _finding(own, label, indicator, show)
    return Chart(
        title=title,
        subtitle=f"Eenheid: {indicator.unit}. Grijs: de middelste helft van alle gemeenten, met hun mediaan.{compared}",
        source=sources([indicator.source], own["origin"], own["provisional"]),
        alt=fit("Lijngrafiek. ", [title, *([f"mediaan van de groep in {alike.index[-1]}: {show(alike.iloc[-1])}"] if len(alike) else [])]),
        table=table,
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, series, frame, indicator),
        background_key=("over_time", indicator.code, frame.limits),
        marks=tuple(marks),
    )


class _Frame:
    """From years and values to picture coordinates."""

    def __init__(self, series: pd.DataFrame, own: pd.DataFrame, alike: pd.Series) -> None:
        spread = series.groupby("year", observed=True)["value"]
        low, high = (spread.quantile(0.25).min(), spread.quantile(0.75).max()) if len(series) else (0.0, 1.0)
        shown = np.concatenate([own["value"].to_numpy(), alike.to_numpy(), [low, high]])
        pad = 0.06 * (np.nanmax(shown) - np.nanmin(shown) or 1.0)
        floor = 0.0 if low >= 0 else -np.inf
        self.limits = (
            int(series["year"].min()) - 0.3,
            int(series["year"].max()) + 0.3,
            float(max(floor, np.nanmin(shown) - pad)),
            float(np.nanmax(shown) + pad),
        )

    def place(self, years: Any, values: Any) -> tuple[list[float], list[float]]:
        x0, x1, y0, y1 = self.limits
        left, right, top, bottom = BOX
        xs = (left + (np.asarray(years, float) - x0) / (x1 - x0) * (right - left)) / WIDTH
        ys = 1 - (bottom - (np.asarray(values, float) - y0) / (y1 - y0) * (bottom - top)) / HEIGHT
        return xs.tolist(), ys.tolist()


def _segments(years: Sequence[int], values: np.ndarray, indicator: Any) -> list[tuple[list[int], list[float]]]:
    """Runs of years to join: a blank year or a break in the series ends a run."""
    starts = {entry.year for entry in indicator.breaks}
    runs: list[tuple[list[int], list[float]]] = [([], [])]
    previous = None
    for year, value in zip(years, values, strict=True):
        crossed = previous is not None and any(previous < start <= year for start in starts)
        if np.isnan(value) or crossed:
            runs.append(([], []))
        if not np.isnan(value):
            runs[-1][0].append(int(year))
            runs[-1][1].append(float(value))
        previous = year
    return [run for run in runs if run[0]]


def _line(role: str, part: tuple[list[int], list[float]], frame: _Frame, size: float) -> list[Mark]:
    xs, ys = frame.place(*part)
    return [Mark("line", role, xs, ys, size=size)] if len(xs) > 1 else [Mark("circle", role, xs, ys, size=9)]


def _labels(frame: _Frame, label: str, own: pd.DataFrame, alike: pd.Series, middle: pd.Series, show: Any) -> list[Mark]:
    wanted: list[tuple[str, str, float]] = []

    def want(role: str, who: str, year: int, value: float) -> None:
        late = "" if year == middle.index[-1] else f" ({year})"
        text, y = f"{who}: {show(value)}{late}", frame.place([year], [value])[1][0]
        fits = style.wide(text) < WIDTH - BOX[1] - 14
        wanted.extend((role, line, y) for line in ([text] if fits else text.rsplit(": ", 1)))

    if len(own):
        want("own", label, own["year"].iloc[-1], own["value"].iloc[-1])
    if len(alike):
        want("peers", "groep", alike.index[-1], alike.iloc[-1])
    want("secondary", "alle", middle.index[-1], middle.iloc[-1])
    wanted.sort(key=lambda entry: -entry[2])
    gap, taken, heights = LABEL_GAP / HEIGHT, 2.0, []
    for _, _, y in wanted:
        taken = min(y, taken - gap)
        heights.append(taken)
    # What was pushed below the picture goes back up, and takes what stands above it along.
    heights = [max(y, (len(wanted) - place - 0.5) * gap) for place, y in enumerate(heights)]
    x = (BOX[1] + 14) / WIDTH
    return [
        Mark("text", role, x, y, text, size=style.BODY, bold=role == "own")
        for (role, text, _), y in zip(wanted, heights, strict=True)
    ]


def _background(figure: Figure, series: pd.DataFrame, frame: _Frame, indicator: Any) -> None:
    left, right, top, bottom = BOX
    axes = figure.add_axes((left / WIDTH, 1 - bottom / HEIGHT, (right - left) / WIDTH, (bottom - top) / HEIGHT))
    starts = sorted(entry.year for entry in indicator.breaks)
    parts = np.searchsorted(starts, series["year"].to_numpy(), side="right")
    for part in np.unique(parts):
        low, middle, high = (
            series[parts == part].groupby("year", observed=True)["value"].quantile(share) for share in (0.25, 0.5, 0.75)
        )
        if len(middle) == 1:  # one year is no line: a short band with a dot
            axes.vlines(middle.index, low, high, color=style.OTHERS, alpha=0.5, lw=style.points(14))
            axes.plot(middle.index, middle, "o", color=style.SECONDARY, ms=style.points(6))
            continue
        axes.fill_between(middle.index, low, high, color=style.OTHERS, alpha=0.5, lw=0)
        axes.plot(middle.index, middle, color=style.SECONDARY, lw=style.points(1.5), ls="--")
    x0, x1, y0, y1 = frame.limits
    axes.set(xlim=(x0, x1), ylim=(y0, y1), xlabel="", ylabel="")
    years = sorted(series["year"].unique())
    step = -(-len(years) // 14)
    axes.set_xticks(years[::-1][::step], [str(year) for year in years[::-1][::step]])
    axes.yaxis.set_major_formatter(lambda value, _: number(value, _tick_decimals(y1 - y0)))
    axes.yaxis.get_major_locator().set_params(nbins=5, steps=[1, 2, 5, 10])
    axes.grid(axis="y", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(10))  # a dot at zero lies clear of the years
    axes.spines["left"].set_visible(False)
    for entry in indicator.breaks:
        if x0 < entry.year - 0.5 < x1:
            axes.axvline(entry.year - 0.5, color=style.UNFAVOURABLE, lw=style.points(1.5), ls=":")
            axes.text(entry.year - 0.45, 1, f"breuk in de reeks ({entry.year})", va="bottom", color=style.UNFAVOURABLE, transform=axes.get_xaxis_transform())


def _tick_decimals(span: float) -> int:
    return 0 if span >= 5 else 1 if span >= 0.5 else 2


def _finding(own: pd.DataFrame, label: str, indicator: Any, show: Any) -> str:
    name = indicator.name
    if own.empty:
        return f"{name}: voor {label} is er geen cijfer"
    starts = [entry.year for entry in indicator.breaks if entry.year <= own["year"].iloc[-1]]
    since = own[own["year"] >= max(starts, default=0)]
    first, last = since.iloc[0], since.iloc[-1]
    if len(since) == 1:
        after = f" sinds de breuk van {max(starts)}" if len(own) > 1 else ""
        return f"{name}: voor {label} is er{after} één meting, {show(last['value'])} in {last['year']}"
    change = round(last["value"] - first["value"], indicator.decimals)
    if change == 0:  # the two ends say nothing about the years between
        return f"{name} in {label}: {show(last['value'])} in {last['year']}, net als in {first['year']}"
    # Two ends are no trend: whether it rises or falls is for the method to say, and not for a title.
    return f"{name} in {label} ging van {show(first['value'])} ({first['year']}) naar {show(last['value'])} ({last['year']})"
