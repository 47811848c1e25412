"""A control chart of a figure that is handed out year by year: its limits, what came so far, and nothing of what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, apart, runs
from bwlab.charts.words import fit, inside, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 390)
BOX = (64, 726, 44, 336)
GAP, BROKEN = "geen nieuwe meting", "anders gemeten"
SAID = {1: "buiten de grenzen, gunstiger", -1: "buiten de grenzen, ongunstiger", 0: "binnen de grenzen"}


def control(
    label: str, indicator: Any, base: Sequence[Any], looks: Sequence[Any], *, until: int, against: str, promise: str, origins: Sequence[str], provisional: bool = False,
) -> Chart:  # fmt: skip
    """The base period, the limits that come from it, and the years so far.

    Parameters
    ----------
    label : str
        The municipality.
    indicator : Indicator
    base, looks : sequence of Look
        ``year, state, value, there, low, high, chance, signal, cases`` of each year, in order; see
        ``bwlab.policy.following.replay``. Later years are not given, so that nothing of them can show.
    until : int
        Last year of the axis.
    against : str
        What the limits lie around: "de eigen beginjaren".
    promise : str
        What the limits promise, for under the title.
    origins : sequence of str
    provisional : bool
    """
    every, known = [*base, *looks], indicator
    frame = Frame(SIZE, BOX, (base[0].year - 0.5, until + 0.5, *_reach(every)))
    title = _title(label, known, base, looks)
    tail = [f"{each.year}: {_value(each, known)}, {_said(each)}" for each in reversed(looks)]
    limits = _limits(every, known)
    return Chart(
        title=title,
        subtitle=f"{known.name}, {known.unit}. {promise} Streepjes: de grenzen als er alleen toeval was.",
        source=sources([known.source], origins, [provisional]),
        alt=fit(f"Regelkaart {label}, {inside(known.name)}, {every[0].year} tot en met {every[-1].year}, naast {against}. ", [limits, *(tail or [f"de beginjaren lopen tot en met {base[-1].year}"])]),
        table=_table(base, looks, known),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, base[-1].year, until),
        background_key=("control", frame, base[-1].year),
        marks=tuple([*_band(frame, every), *_points(frame, base, looks, known), *_labels(frame, every, looks, known)]),
    )


def _reach(every: Sequence[Any]) -> tuple[float, float]:
    """Lowest and highest on the scale, of what has been handed out only."""
    there = [each for look in every for each in (look.value, look.low, look.high, *(look.chance or ())) if each is not None and np.isfinite(each)]
    low, high = min(there), max(there)
    room = 0.12 * (high - low or abs(high) or 1.0)
    return (0.0 if 0 <= low < 0.35 * high else low - room), high + room


def _value(look: Any, known: Any) -> str:
    return GAP if look.value is None else quantity(look.value, known.decimals, known.unit_short)


def _said(look: Any) -> str:
    if look.state == GAP:
        return "niets om naast de grenzen te leggen"
    return f"{BROKEN}, dus zonder grenzen" if look.state == BROKEN else SAID[look.signal]


def _title(label: str, known: Any, base: Sequence[Any], looks: Sequence[Any]) -> str:
    if not looks:
        return f"De eerste {number(len(base))} metingen van {label} maken de grenzen; wat erna komt, zie je nog niet"
    last = looks[-1]
    if last.state == GAP:
        return f"In {last.year} is er voor {label} geen nieuwe meting"
    words = f"{label} staat in {last.year} op {quantity(last.value, known.decimals, known.unit_text)}"
    return f"{words}: anders gemeten, dus niet te vergelijken met de grenzen" if last.state == BROKEN else f"{words}: {SAID[last.signal]}"


def _limits(every: Sequence[Any], known: Any) -> str:
    last = next(each for each in reversed(every) if each.low is not None)
    return f"grenzen in {last.year}: {number(last.low, known.decimals)} en {quantity(last.high, known.decimals, known.unit_short)}"


def _band(frame: Frame, every: Sequence[Any]) -> list[Mark]:
    """A piece of band for each year with limits: a year without a figure has none, and nothing runs over it."""
    marks, edges = [], {"limit": ([], []), "there": ([], []), "chance": ([], [])}
    for look in every:
        if look.low is None:
            continue
        ends = [look.year - 0.5, look.year + 0.5]
        marks.append(frame.hatched("others", ends, [look.low] * 2, [look.high] * 2, step=6))
        for name, values, half in (("limit", (look.low, look.high), 0.5), ("there", (look.there,), 0.5), ("chance", look.chance, 0.22)):
            for value in values:
                edges[name][0].extend(frame.x([look.year - half, look.year + half]).tolist())
                edges[name][1].extend([float(frame.y(value))] * 2)
    looks = {"limit": ("secondary", 2.0), "there": ("others", 1.5), "chance": ("text", 2.0)}
    return [*marks, *(Mark("span", role, *edges[name], size=size) for name, (role, size) in looks.items())]


def _points(frame: Frame, base: Sequence[Any], looks: Sequence[Any], known: Any) -> list[Mark]:
    every, marks = [*base, *looks], []
    cut = [next((each.year for each in looks if each.state == BROKEN), 9999)]
    years = list(range(every[0].year, every[-1].year + 1))
    values = {each.year: each.value for each in every if each.value is not None}
    for xs, ys in runs(years, [values.get(year, np.nan) for year in years], cut):
        if len(xs) > 1:
            marks.append(Mark("line", "own", frame.x(xs).tolist(), frame.y(ys).tolist(), size=2))
    kinds = (
        ("circle", "secondary", 11, [each for each in base if each.value is not None]),
        ("circle", "own", 14, [each for each in looks if each.state == "meting" and not each.signal]),
        ("up", "favourable", 17, [each for each in looks if each.signal > 0]),
        ("down", "unfavourable", 17, [each for each in looks if each.signal < 0]),
        ("ring", "secondary", 15, [each for each in looks if each.state == BROKEN]),
    )
    for shape, role, size, chosen in kinds:
        if chosen:
            names = [f"{each.year}: {_value(each, known)}{f' ({number(each.cases)} keer)' if each.cases is not None else ''}, {'beginjaar' if each in base else _said(each)}" for each in chosen]
            marks.append(Mark(shape, role, frame.x([each.year for each in chosen]).tolist(), frame.y([each.value for each in chosen]).tolist(), size=size, names=names))
    for each in every:
        if each.state == GAP:
            marks.append(Mark("text", "secondary", float(frame.x(each.year)), frame.down(frame.box[3] - 14), "geen", size=style.BODY, anchor="middle"))
    return marks


def _labels(frame: Frame, every: Sequence[Any], looks: Sequence[Any], known: Any) -> list[Mark]:
    """What the lines are, at the right, and what the last point is."""
    last = next(each for each in reversed(every) if each.low is not None)
    high, there, low = (float(frame.y(each)) for each in (last.high, last.there, last.low))
    at, texts = (frame.box[1] + 10) / frame.size[0], (f"bovengrens {number(last.high, known.decimals)}", f"verwacht {number(last.there, known.decimals)}", f"ondergrens {number(last.low, known.decimals)}")
    heights = apart([high, there, low], 20 / frame.size[1], frame.down(frame.box[3]))
    marks = [Mark("text", role, at, height, text, size=style.BODY) for height, text, role in zip(heights, texts, ("secondary", "secondary", "secondary"), strict=True)]
    left, middle = float(frame.x(every[0].year - 0.5)), frame.down(frame.box[2] - 16)
    marks.append(Mark("text", "secondary", left, middle, "beginjaren", size=style.BODY))
    if any(each.state == GAP for each in every):
        marks.append(Mark("text", "secondary", 0.5, frame.down(frame.size[1] - 12), "geen: geen nieuwe meting in dat jaar. Er loopt geen lijn overheen.", size=style.BODY, anchor="middle"))
    return marks


def _table(base: Sequence[Any], looks: Sequence[Any], known: Any) -> pd.DataFrame:
    rows = []
    for each in [*base, *looks]:
        there = [number(value, known.decimals) if value is not None else "geen" for value in (each.there, each.low, each.high)]
        rows.append([str(each.year), _value(each, known), *there, "beginjaar" if each in base else _said(each)])
    return pd.DataFrame(rows, columns=["Jaar", "Cijfer", "Verwacht", "Ondergrens", "Bovengrens", "Naast de grenzen"])


def _background(figure: Figure, frame: Frame, begun: int, until: int) -> None:
    axes = frame.axes(figure, list(range(int(frame.limits[0] + 0.5), until + 1)), corona=False, most=8)
    axes.axvline(begun + 0.5, color=style.SECONDARY, lw=style.points(1.5))
