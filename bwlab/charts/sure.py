"""How sure a colour is: the figure with its margin among all others, and a hundred draws within the margins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.tiles import COLOUR, part
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 330
LEFT, RIGHT, LINE_Y, AXIS = 20, 940, 58, 92  # the strip, in pixels
ROWS, ACROSS, STEP, DOT = 5, 20, 32, 24  # the hundred draws
FIELD_X, FIELD_Y = 300, 172
SHAPE = {1.0: ("up", "green"), 0.0: ("circle", "others"), -1.0: ("down", "red")}
SIGN = {1.0: "▲", 0.0: "●", -1.0: "▼"}


def sure(
    values: pd.Series, chances: tuple[float, float, float], indicator: Any, *, region: str, label: str, year: int,
    bounds: tuple[float, float], cuts: tuple[float, float], colour: float, share: float, margin: str,
    origin: str, provisional: bool,
) -> Chart:
    """The chance of each colour for one municipality.

    Parameters
    ----------
    values : pandas.Series
        All figures of the year, by code; the own one among them, no blanks.
    chances : tuple of float
        Of green, none and red, for the own municipality.
    indicator : Indicator
    region, label : str
    year : int
    bounds : tuple of float
        Of the own figure.
    cuts : tuple of float
        The figure from which green begins, and that from which red does; NaN where none has that colour.
    colour : float
        The colour it has: 1, 0 or -1.
    share : float
        Of the ranking that is coloured, at each end.
    margin : str
        Where the margins come from, in words: "met de marges van het CBS".
    origin, provisional
        Of the own figure.
    """
    counts = _hundred(chances)
    own, limits = float(values[region]), _limits(values, bounds)
    marks = [
        Mark("line", "own", [_x(edge, limits) for edge in bounds], [_y(LINE_Y)] * 2, size=4),
        Mark("tick", "own", [_x(edge, limits) for edge in bounds], [_y(LINE_Y)] * 2, size=22, names=[f"marge {which}: {_value(edge, indicator)}" for which, edge in zip(("vanaf", "tot"), bounds, strict=True)]),
        Mark("circle", "own", _x(own, limits), _y(LINE_Y), size=20, names=[f"{label}: {_value(own, indicator)}"], key="own"),
        *_field(counts),
    ]
    stays = counts[(1.0, 0.0, -1.0).index(colour)]
    title = f"{indicator.name} in {label}: {number(stays)} van de 100 keer weer {COLOUR[colour]}"
    subtitle = f"{indicator.unit[:1].upper()}{indicator.unit[1:]}, {year}, {margin}. Streepjes: {number(len(values))} gemeenten. Onder: 100 keer opnieuw loten."
    return Chart(
        title=title,
        subtitle=subtitle,
        source=f"{sources([indicator.source], [origin], [provisional])} Kleuren: onze reconstructie, bovenste en onderste {part(share)} van de rangorde.",
        alt=fit(f"Strook en 100 tekens, {label}, {indicator.name}. ", [f"cijfer {_value(own, indicator)}, marge {number(bounds[0], indicator.decimals)} tot {number(bounds[1], indicator.decimals)}", *(f"{number(many)} keer {COLOUR[value]}" for value, many in zip((1.0, 0.0, -1.0), counts, strict=True))]),
        table=_table(own, bounds, cuts, chances, indicator),
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, values, cuts, limits, indicator),
        background_key=("sure", indicator.code, year, limits, cuts, len(values)),
        marks=tuple(marks),
    )


def _hundred(chances: tuple[float, float, float]) -> list[int]:
    """Chances as whole numbers that add up to a hundred."""
    exact = 100 * np.asarray(chances, dtype=float)
    whole = np.floor(exact + 1e-9).astype(int)
    for place in np.argsort(whole - exact, kind="stable")[: 100 - whole.sum()]:
        whole[place] += 1
    return whole.tolist()


def _limits(values: pd.Series, bounds: tuple[float, float]) -> tuple[float, float]:
    low, high = min(values.min(), bounds[0]), max(values.max(), bounds[1])
    room = 0.04 * (high - low or 1)
    return float(low - room), float(high + room)


def _x(value: float, limits: tuple[float, float]) -> float:
    share = (value - limits[0]) / (limits[1] - limits[0])
    return float(LEFT + np.clip(share, 0, 1) * (RIGHT - LEFT)) / WIDTH


def _y(pixels: float) -> float:
    return 1 - pixels / HEIGHT


def _value(value: float, indicator: Any) -> str:
    return quantity(value, indicator.decimals, indicator.unit_short)


def _field(counts: list[int]) -> list[Mark]:
    """A hundred signs, green first, with their counts in words."""
    kinds = np.repeat([1.0, 0.0, -1.0], counts)
    across, down = np.arange(100) // ROWS, np.arange(100) % ROWS
    xs, ys = (FIELD_X + across * STEP) / WIDTH, 1 - (FIELD_Y + down * STEP) / HEIGHT
    marks = []
    for place, (value, many) in enumerate(zip((1.0, 0.0, -1.0), counts, strict=True)):
        shape, role = SHAPE[value]
        here = kinds == value
        if many:
            marks.append(Mark(shape, role, xs[here].tolist(), ys[here].tolist(), size=DOT, names=[f"{number(many)} van de 100 keer {COLOUR[value]}"] * many))
        words = f"{SIGN[value]} {number(many)} keer {COLOUR[value]}"
        marks.append(Mark("text", "secondary" if value == 0 else role, 20 / WIDTH, _y(FIELD_Y + 20 + place * 44), words, size=22, bold=True))
    return marks


def _table(own: float, bounds: tuple[float, float], cuts: tuple[float, float], chances: tuple[float, float, float], indicator: Any) -> pd.DataFrame:
    rows = [
        ("Cijfer", _value(own, indicator)),
        ("Ondergrens van de marge", _value(bounds[0], indicator)),
        ("Bovengrens van de marge", _value(bounds[1], indicator)),
        *((f"{word} begint bij", "niemand heeft die kleur" if np.isnan(cut) else _value(cut, indicator)) for word, cut in zip(("Groen", "Rood"), cuts, strict=True)),
        *((f"Kans op {COLOUR[value]}", f"{number(100 * chance)} procent") for value, chance in zip((1.0, 0.0, -1.0), chances, strict=True)),
    ]
    return pd.DataFrame(rows, columns=["Wat", "Waarde"])


def _background(figure: Figure, values: pd.Series, cuts: tuple[float, float], limits: tuple[float, float], indicator: Any) -> None:
    axes = figure.add_axes((LEFT / WIDTH, 1 - AXIS / HEIGHT, (RIGHT - LEFT) / WIDTH, (AXIS - 26) / HEIGHT))
    axes.set(xlim=limits, ylim=(0, 1), yticks=[])
    axes.vlines(values, 0.18, 0.82, color=style.OTHERS, lw=style.points(1.5))
    for (cut, colour, word), other in zip(((cuts[0], style.GREEN, "groen"), (cuts[1], style.RED, "rood")), cuts[::-1], strict=True):
        if np.isnan(cut):
            continue
        right = cut > np.median(values) if np.isnan(other) else cut > other
        axes.axvspan(cut, limits[1] if right else limits[0], color=colour, alpha=0.10, lw=0)
        axes.axvline(cut, color=colour, lw=style.points(2))
        axes.annotate(f"{word} vanaf {number(cut, indicator.decimals)}", (cut, 1), xytext=(4 if right else -4, 9), textcoords="offset points", ha="left" if right else "right", va="center_baseline", color=colour, size=style.points(style.BODY), weight="bold")
    axes.xaxis.set_major_formatter(lambda tick, _: number(tick, indicator.decimals if indicator.decimals and abs(limits[1] - limits[0]) < 5 else 0))
    axes.xaxis.get_major_locator().set_params(nbins=7, steps=[1, 2, 5, 10])
    axes.tick_params(length=0, pad=style.points(4))
    axes.spines["left"].set_visible(False)
