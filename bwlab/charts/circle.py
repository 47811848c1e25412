"""Every municipality at its distance and its value, and the median of those within so many kilometres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, apart, numbered
from bwlab.charts.words import fit, inside, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE, BOX = (960, 330), (80, 690, 34, 280)
FAR = 60  # kilometres the picture goes


def circle(
    far: pd.DataFrame, found: Any, indicator: Any, *, km: int, year: int, label: str, own: float, everyone: float, all_n: int,
    origins: list[str], provisional: bool = False,
) -> Chart:  # fmt: skip
    """Distance along the bottom, the figure upwards; those within the circle are blue.

    Parameters
    ----------
    far : pandas.DataFrame
        ``label, km, touches, value`` of all other municipalities (`bwlab.monitor.nearby.distances`).
    found : Circle
        ``size, n, median, rank, among`` of those within ``km``.
    indicator : Indicator
    km, year : int
    label : str
        The own municipality; ``own`` is its value, or NaN.
    everyone, all_n : float, int
        The median of all municipalities with a figure, the own one included, and how many they are.
    origins, provisional
        Of the figures shown.
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    seen = far[(far["km"] <= FAR) & far["value"].notna()]
    values = np.array([*seen["value"], everyone, *([] if np.isnan(own) else [own])], float)
    pad = 0.06 * (values.max() - values.min()) or 1.0
    frame = Frame(SIZE, BOX, (-2.0, FAR + 1.0, float(values.min() - pad), float(values.max() + pad)))
    marks = [Mark("line", "others", [frame.x(0), frame.x(FAR)], [frame.y(everyone)] * 2, size=2)]
    within = seen["km"] <= km
    for chosen, role, size in ((~within, "others", 9), (within, "peers", 11)):
        part = seen[chosen]
        if len(part):
            names = [f"{row.label}: {show(row.value)}, {number(row.km, 1)} km{', buurgemeente' if row.touches else ''}" for row in part.itertuples()]
            marks.append(Mark("circle", role, frame.x(part["km"]).tolist(), frame.y(part["value"]).tolist(), size=size, names=names))
    edge = float(frame.x(km))
    side = "end" if km > FAR / 2 else "start"
    shift = (8 if side == "start" else -8) / SIZE[0]
    marks.append(Mark("line", "text", [edge, edge], [1 - BOX[3] / SIZE[1], 1 - 8 / SIZE[1]], size=2))
    marks.append(Mark("text", "text", edge + shift, 1 - 14 / SIZE[1], f"binnen {km} km" if km else "alleen de eigen gemeente", size=style.BODY, bold=True, anchor=side))
    ends = [("secondary", f"alle {number(all_n)}: {show(everyone)}", everyone)]
    if found.n:
        marks.append(Mark("line", "peers", [frame.x(0), edge], [frame.y(found.median)] * 2, size=4))
        ends.append(("peers", f"binnen {km} km: {show(found.median)}", found.median))
    if not np.isnan(own):
        marks.append(Mark("circle", "own", float(frame.x(0)), float(frame.y(own)), size=20, names=[f"{label}: {show(own)}"], key="own"))
        said = f"{label}: {show(own)}"
        ends.append(("own", said if style.wide(said) < SIZE[0] - BOX[1] else f"hier: {show(own)}", own))
    marks += _labels(ends, frame)
    mine = f"{label}: {show(own)}" if not np.isnan(own) else f"voor {label} is er geen cijfer"
    title = f"{indicator.name}: {_ending(mine)}, en er telt nog niemand mee"
    if km:
        group = "de enige gemeente" if found.size == 1 else f"{number(found.n)} van {number(found.size)} gemeenten"
        group += f" binnen {km} km"
        one = f"de mediaan van {group} is {show(found.median)}" if found.n > 1 else f"het cijfer van {group} is {show(found.median)}"
        nobody = f"binnen {km} km {'heeft geen andere gemeente een cijfer' if found.size else 'ligt geen andere gemeente'}"
        title = f"{indicator.name}: {one if found.n else nobody}, {_ending(mine)}"
    table = far[far["km"] <= FAR]
    return Chart(
        title=title.rstrip("."),
        subtitle=f"{indicator.name}, {year}, {indicator.unit}. Afstand: hemelsbreed tussen de middelpunten. Elke stip is een gemeente met een cijfer; verder dan {FAR} km staat er niet bij.",
        source=sources([indicator.source], origins, [provisional]),
        alt=fit(f"Stippen naar afstand, {label}, {km} km. ", [title]),
        table=pd.DataFrame(
            {
                "Gemeente": [label, *table["label"]],
                "Kilometer": ["0,0", *(number(each, 1) for each in table["km"])],
                "Grenst eraan": ["", *("ja" if each else "nee" for each in table["touches"])],
                f"{indicator.name} ({year})": [show(own), *(show(each) for each in table["value"])],
            }
        ),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame),
        background_key=("circle", indicator.code, year, frame.limits),
        marks=tuple(marks),
    )


def _ending(mine: str) -> str:
    return mine.replace(": ", " ", 1) if ": " in mine else inside(mine)


def _labels(ends: list[tuple[str, str, float]], frame: Frame) -> list[Mark]:
    ordered = sorted(ends, key=lambda end: -end[2])
    heights = apart([float(frame.y(value)) for *_, value in ordered], 22 / SIZE[1], 1 - BOX[3] / SIZE[1])
    return [
        Mark("text", role, (BOX[1] + 12) / SIZE[0], y, text, size=style.BODY, bold=role == "own")
        for (role, text, _), y in zip(ordered, heights, strict=True)
    ]


def _background(figure: Figure, frame: Frame) -> None:
    (width, height), (left, right, top, bottom) = frame.size, frame.box
    axes = figure.add_axes((left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height))
    x0, x1, y0, y1 = frame.limits
    axes.set(xlim=(x0, x1), ylim=(y0, y1))
    axes.set_xticks(range(0, FAR + 1, 10))
    numbered(axes.yaxis, y1 - y0)
    axes.grid(axis="y", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(8))
    axes.spines["left"].set_visible(False)
    figure.text(right / width, 12 / height, "kilometer van middelpunt tot middelpunt", ha="right", va="center_baseline", color=style.SECONDARY, size=style.points(style.BODY))
