"""The spread within a municipality against the spread between municipalities: two strips of dots on one axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.errors import SourceError
from bwlab.formats import listing, number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 392
LEFT, RIGHT = 20, 940  # pixels
ROWS = (124, 276)  # middle of each strip
HEADS = (16, 204)  # where its words stand
ROOM, DOT = 44, 8  # half the room the dots have, and their size
FLOOR = 334
UNIT_WORDS = {"%": "procent", "x 1 000 euro": "duizend euro", "aantal": "aantallen", "km": "kilometer"}
UNITS = {"aantal": "", "euro": "€", "x 1 000 euro": "duizend €"}  # of StatLine, as they are said beside a figure
BAND = "#F1F2F5"  # behind the middle half
BELOW = (
    "Streeplijn: de mediaan, de helft zit erboven en de helft eronder. Grijs vlak: de middelste helft."
)
SMALL = 100  # inhabitants: below it one family moves the figure


def spread(figures: pd.DataFrame, *, region: str, label: str, decimals: int | None = None) -> Chart:
    """Municipalities above, the parts of one municipality below.

    Parameters
    ----------
    figures : pandas.DataFrame
        ``neighbourhoods``: region, name, level, value, missing, population, and its ``attrs``.
    region, label : str
        Code and name of the own municipality.
    decimals : int, optional
        By default as many as the figures have.

    Raises
    ------
    SourceError
        Fewer than two parts have a figure: there is no spread to show.
    """
    about = figures.attrs
    decimals = _decimals(figures["value"]) if decimals is None else decimals
    unit = UNITS.get(about["unit"], about["unit"])
    show = lambda value: quantity(value, decimals, unit)  # noqa: E731
    above = figures[figures["level"] == "gemeente"].dropna(subset="value")
    below = figures[figures["level"] != "gemeente"]
    part = below["level"].iloc[0] if len(below) else "buurt"
    few = below["population"] < SMALL
    blank = below["value"].isna() & ~few
    shown = below[below["value"].notna() & ~few]
    if not len(above):
        what = f"Deze tabel geeft voor geen enkele gemeente '{about['measure']}'."
        raise SourceError(what, "Dan is er niets om de buurten mee te vergelijken.", "Kies een ander cijfer.")
    if len(shown) < 2:
        raise SourceError(
            f"Van de {len(below)} {part}en van {label} zijn er {len(shown)} te tekenen.",
            _left_out(int(few.sum()), int(blank.sum()), part),
            "Kies een ander cijfer.",
        )

    values = np.concatenate([above["value"].to_numpy(float), shown["value"].to_numpy(float)])
    low, high = float(values.min()), float(values.max())
    limits = (low, high if high > low else low + 1)
    is_own = (above["region"] == region).to_numpy()
    marks = [
        *_strip(above[~is_own], ROWS[0], limits, "others", "circle", show),
        *_strip(shown, ROWS[1], limits, "peers", "circle", show),
    ]
    medians = [float(each["value"].median()) for each in (above, shown)]
    ranges = [_middle(each["value"]) for each in (above, shown)]
    wider = ranges[1][1] - ranges[1][0] > ranges[0][1] - ranges[0][0]
    heads = (f"{number(len(above))} gemeenten", f"{number(len(shown))} {part}en van {label}")
    for row, (head, median) in enumerate(zip(heads, medians, strict=True)):
        y = 1 - HEADS[row] / HEIGHT
        marks.append(Mark("text", "text", LEFT / WIDTH, y, head, size=style.BODY, bold=True))
        marks.append(Mark("text", "secondary", RIGHT / WIDTH, y, f"mediaan {show(median)}", size=style.BODY, anchor="end"))
    if is_own.any():
        own = float(above.loc[is_own, "value"].iloc[0])
        x = float(_x(own, limits))
        said = f"{label}: {show(own)}"
        half = style.wide(said) / 2 / WIDTH
        side = "end" if x > 1 - half else "start" if x < half else "middle"
        marks += [
            Mark("line", "own", [x, x], [1 - 56 / HEIGHT, 1 - ROWS[0] / HEIGHT], size=2),
            Mark("text", "own", x, 1 - 44 / HEIGHT, said, size=style.BODY, bold=True, anchor=side),
            Mark("circle", "own", x, 1 - ROWS[0] / HEIGHT, size=20, names=[said], key="own"),
        ]
    title = (
        f"De {part}en van {label} verschillen {'meer' if wider else 'minder'} van elkaar dan gemeenten onderling"
    )
    spans = [f"{show(start)} tot {show(end)}" for start, end in ranges]
    left_out = _left_out(int(few.sum()), int(blank.sum()), part)
    sentence = (
        f"Laat bij elke rij het hoogste en het laagste kwart weg. Dan blijft bij de gemeenten {spans[0]} over, "
        f"en bij de {part}en van {label} {spans[1]}. Het cijfer van {label} zegt dus niet hoe het in elke {part} is."
    )
    table = pd.DataFrame(
        {
            "Gebied": shown["name"].to_numpy(),
            "Soort": shown["level"].to_numpy(),
            f"{about['measure']} ({about['year']})": [show(value) for value in shown["value"]],
            "Inwoners": [number(value) for value in shown["population"]],
        }
    )
    order = shown["value"].to_numpy(float).argsort(kind="stable")[::-1]
    return Chart(
        title=title,
        subtitle=f"{_measured(about['measure'], about['unit'])}, {about['year']}. {left_out}".rstrip(),
        source=f"Bron: {about['source']}; bewerking bwlab. {about['sentence']}",
        alt=fit("Twee rijen stippen. ", [title, f"middelste helft van de gemeenten {spans[0]}", f"van de {part}en {spans[1]}"]),
        table=table.iloc[order],
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, limits, medians, ranges),
        background_key=("spread", about["table"], about["measure"], region, limits, *medians, *ranges),
        marks=tuple(marks),
        sentence=sentence,
    )


def _measured(measure: str, unit: str) -> str:
    """What is measured, with its unit where the name does not say it: "Percentage koopwoningen" does."""
    said = UNIT_WORDS.get(unit, unit)
    there = said in measure.casefold() or (unit == "%" and "percentage" in measure.casefold())
    return measure if there else f"{measure}, in {said}"


def _left_out(few: int, blank: int, part: str) -> str:
    """How many parts are not shown, and why."""
    said = []
    if few:
        said.append(f"{number(few)} {part if few == 1 else part + 'en'} met minder dan {SMALL} inwoners")
    if blank:
        said.append(f"{number(blank)} {part if blank == 1 else part + 'en'} zonder cijfer")
    if not said:
        return ""
    return f"Niet getekend: {listing(said)}."


def _middle(values: pd.Series) -> tuple[float, float]:
    """The first and third quartile."""
    return float(values.quantile(0.25)), float(values.quantile(0.75))


def _decimals(values: pd.Series) -> int:
    found = values.dropna().to_numpy(float)
    return 0 if np.allclose(found, np.round(found)) else 1


def _strip(rows: pd.DataFrame, middle: int, limits: tuple[float, float], role: str, shape: str, show) -> list[Mark]:
    if not len(rows):
        return []
    xs = _x(rows["value"].to_numpy(float), limits)
    ys = _stacked(xs, middle)
    names = [f"{name}: {show(value)}" for name, value in zip(rows["name"], rows["value"], strict=True)]
    return [Mark(shape, role, xs.tolist(), ys.tolist(), size=DOT, names=names)]


def _x(value: float | np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    return (LEFT + (np.asarray(value, float) - limits[0]) / (limits[1] - limits[0]) * (RIGHT - LEFT)) / WIDTH


def _stacked(xs: np.ndarray, middle: int) -> np.ndarray:
    """Dots beside each other stand above each other, from the middle; squeezed where it is full."""
    columns = np.round(xs * WIDTH / DOT).astype(int)
    order = np.argsort(columns, kind="stable")
    level = np.empty(len(xs), int)
    counts = np.unique(columns[order], return_counts=True)[1]
    level[order] = np.concatenate([np.arange(count) for count in counts])
    height = np.where(level % 2, 1, -1) * ((level + 1) // 2)
    step = min(DOT + 0.5, ROOM / max(1, int(np.abs(height).max(initial=0))))
    return 1 - (middle + height * step) / HEIGHT


def _background(
    figure: Figure, limits: tuple[float, float], medians: list[float], ranges: list[tuple[float, float]]
) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    axes = figure.add_axes((LEFT / WIDTH, 1 - FLOOR / HEIGHT, (RIGHT - LEFT) / WIDTH, (FLOOR - 60) / HEIGHT))
    axes.set(xlim=limits, yticks=[])
    span = limits[1] - limits[0]
    axes.xaxis.set_major_formatter(lambda value, _: number(value, 0 if span >= 5 else 1 if span >= 0.5 else 2))
    axes.xaxis.get_major_locator().set_params(nbins=8, steps=[1, 2, 5, 10])
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
    for middle, median, (start, end) in zip(ROWS, medians, ranges, strict=True):
        x, left, right = (float(_x(each, limits)) for each in (median, start, end))
        ends = [1 - (middle + side * (ROOM + 8)) / HEIGHT for side in (1, -1)]
        band = Rectangle((left, ends[0]), right - left, ends[1] - ends[0], color=BAND, lw=0, transform=figure.transSubfigure)
        figure.add_artist(band)
        figure.add_artist(
            Line2D([x, x], ends, color=style.SECONDARY, lw=style.points(1.5), ls="--", transform=figure.transSubfigure)
        )
    words = {"size": style.points(style.BODY), "color": style.SECONDARY, "va": "center_baseline"}
    figure.text(LEFT / WIDTH, 10 / HEIGHT, BELOW, **words)
