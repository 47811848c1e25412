"""All themes beside those somebody looks at: a dot for each figure, and how many there are without one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.words import ORIGINS, fit, inside, sources
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, ROW, PART, NAMES = 960, 30, 30, 28, 8  # PART: the line above the themes of a dimension
RAIL, WORDS = (232, 716), 750
LEVELS, NEAR = (0, 1, -1), 12  # dots that would lie on each other lie above and below the rail
QUARTER = 0.25
LOOKED = "kijkt"


def wider(rows: pd.DataFrame, themes: Sequence[tuple[str, str]], seen: Collection[str], *, title: str, subtitle: str, label: str, alt: Sequence[str]) -> Chart:
    """The whole monitor, with what is looked at marked.

    Parameters
    ----------
    rows : pandas.DataFrame
        name, theme, year, value, rank, n, place (0 least, 1 most favourable; NaN without), low (bool: in the
        least favourable quarter), source, origin, provisional, why; only figures with a favourable side.
    themes : sequence of (name, dimension)
        All of them, in order.
    seen : collection of str
        The themes somebody looks at.
    title, subtitle, label : str
    alt : sequence of str
        The findings for the alt text, the most important first.
    """
    every = list(rows.itertuples(index=False))
    tops, heads = _tops(themes)
    height = tops[-1] + ROW / 2 + 6
    marks = [_say("secondary", RAIL[0], 1 - HEAD / 2 / height, "◂ ongunstiger"), _say("secondary", RAIL[1], 1 - HEAD / 2 / height, "gunstiger ▸", anchor="end"),
             _say("secondary", WORDS, 1 - HEAD / 2 / height, "ongunstig en leeg")]  # fmt: skip
    marks += [_say("secondary", NAMES, 1 - top / height, name[:1].upper() + name[1:]) for name, top in heads]
    for (name, _), top in zip(themes, tops, strict=True):
        marks += _theme(name, [row for row in every if row.theme == name], name in seen, top, height)
    there = [row for row in every if row.place == row.place]
    return Chart(
        title=title,
        subtitle=subtitle,
        source=sources([each.split(",")[0].strip() for row in there for each in row.source.split(";")], [row.origin for row in there], [row.provisional for row in there]),
        alt=fit(f"{label}. Stippen per thema. ", [title, *alt]),
        table=_table(every, seen),
        width=WIDTH,
        height=int(height),
        background=lambda figure: _background(figure, tops, height),
        background_key=("wider", tuple(tops)),
        marks=tuple(marks),
    )  # fmt: skip


def _tops(themes: Sequence[tuple[str, str]]) -> tuple[list[float], list[tuple[str, float]]]:
    """The middle of each theme and of the name of each dimension, in pixels from the top; the first name stands in the head."""
    tops, heads, at, former = [], [], float(HEAD), ""
    for _, dimension in themes:
        if dimension != former:
            heads.append((dimension, HEAD / 2 if not tops else at + PART / 2))
            at += PART if tops else 0
            former = dimension
        tops.append(at + ROW / 2)
        at += ROW
    return tops, heads


def _say(role: str, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False) -> Mark:
    return Mark("text", role, x / WIDTH, y, text, size=style.BODY, anchor=anchor, bold=bold)


def _theme(name: str, rows: Sequence[object], seen: bool, top: float, height: float) -> list[Mark]:
    y, marks = 1 - top / height, []
    if seen:
        marks.append(filled("own", 0, 5 / WIDTH, 1 - (top + ROW / 2 - 3) / height, 1 - (top - ROW / 2 + 3) / height, WIDTH))
    marks.append(_say("own" if seen else "text", NAMES + 10, y, name, bold=seen))
    taken: list[list[float]] = [[] for _ in LEVELS]
    for row in sorted((row for row in rows if row.place == row.place), key=lambda row: row.place):
        x = RAIL[0] + row.place * (RAIL[1] - RAIL[0])
        level = next((at for at, others in enumerate(taken) if all(abs(x - other) >= NEAR for other in others)), 0)
        taken[level].append(x)
        shape, role = ("down", "unfavourable") if row.low else ("circle", "own" if seen else "peers")
        marks.append(Mark(shape, role, x / WIDTH, y + LEVELS[level] * 10 / height, size=13 if row.low else 10, names=[f"{row.name}: plaats {number(row.rank)} van {number(row.n)} in {row.year}"], key=f"dot-{row.indicator}"))
    low, blank = sum(row.low for row in rows), sum(row.value != row.value for row in rows)
    said = [*([f"{number(low)} ongunstig"] if low else []), *([f"{number(blank)} leeg"] if blank else [])]
    if not rows:
        said = ["geen cijfer met een kant"]
    if said:
        marks.append(_say("unfavourable" if low else "secondary", WORDS, y, ", ".join(said), bold=bool(low) and not seen))
    return marks


def _table(rows: Sequence[object], seen: Collection[str]) -> pd.DataFrame:
    def value(row: object) -> str:
        if row.value != row.value:
            return "geen cijfer"
        marks = [*(["voorlopig"] if row.provisional else []), *([inside(ORIGINS[row.origin])] if row.origin in ORIGINS else [])]
        return f"{row.words} in {row.year}{''.join(f', {word}' for word in marks)}"

    return pd.DataFrame(
        {
            "Thema": [row.theme for row in rows],
            "Kijk je hiernaar": ["ja" if row.theme in seen else "nee" for row in rows],
            "Cijfer": [row.name for row in rows],
            "Waarde": [value(row) for row in rows],
            "Plaats": ["" if row.place != row.place else f"{number(row.rank)} van {number(row.n)}" for row in rows],
            "Ongunstigste kwart": ["ja" if row.low else "niet te zeggen" if row.place != row.place else "nee" for row in rows],
            "Waarom leeg": [row.why for row in rows],
        }
    )


def _background(figure: Figure, tops: Sequence[float], height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for y in tops:
        axes.plot(RAIL, [y, y], color=style.OTHERS, lw=style.points(3), solid_capstyle="round")
        axes.plot([RAIL[0], RAIL[0] + QUARTER * (RAIL[1] - RAIL[0])], [y, y], color="#F0C9AC", lw=style.points(3), solid_capstyle="round")
        axes.plot([4, WIDTH - 4], [y + ROW / 2] * 2, color=style.LINE, lw=style.points(1))
