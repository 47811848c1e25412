"""Place and movement of each figure: a dot from unfavourable to favourable, an arrow where the trend is clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import ORIGINS, fit, inside, sources
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, TITLE, ROW, STILL, LAST = 960, 30, 34, 30, 46, 58  # pixels; in the last two rows dots lie above each other
RAIL, WORDS = (336, 756), 806
ARROW, TIP, LEVELS = 34, 7, 5


def risks(frame: pd.DataFrame, *, label: str, share: float, kinds: Mapping[str, tuple[str, int, int]]) -> Chart:
    """Risks and chances.

    Parameters
    ----------
    frame : pandas.DataFrame
        As `bwlab.policy.goals.risks.kinds` gives it, with ``source``.
    label : str
        The municipality.
    share : float
        The least favourable part that counts as unfavourable.
    kinds : mapping
        Key of a kind to its name, its movement (1, -1) and whether it stands unfavourably (-1) or not (0); in
        the order of risk.
    """
    every = list(frame.itertuples(index=False))  # plain rows: a slider draws this again and again
    moving = sorted((row for row in every if row.kind in kinds), key=lambda row: row.place)
    still, untold = [row for row in every if row.kind == "unclear"], [row for row in every if row.kind in ("untold", "placeless") and row.place == row.place]
    blocks = [("Wordt ongunstiger", "unfavourable", [row for row in moving if row.trend < 0]), ("Wordt gunstiger", "favourable", [row for row in moving if row.trend > 0])]
    height = HEAD + sum(TITLE + ROW * len(rows) for *_, rows in blocks) + STILL + LAST
    spot = _Spot(height)
    marks = [
        _say("secondary", RAIL[0] / WIDTH, spot.y(HEAD / 2), "◂ ongunstiger"),
        _say("secondary", RAIL[1] / WIDTH, spot.y(HEAD / 2), "gunstiger ▸", anchor="end"),
    ]
    rails, top = [], HEAD
    for name, role, rows in blocks:
        y = spot.y(top + TITLE / 2)
        marks += [_say(role, 0, y, name, bold=True), _say(role if rows else "secondary", RAIL[0] / WIDTH, y, _counted(rows, kinds, role))]
        top += TITLE
        for row in rows:
            rails.append(top + ROW / 2)
            marks += _row(row, spot, top + ROW / 2, role, kinds, share)
            top += ROW
    for name, rows, room in ((f"Geen duidelijke richting: {number(len(still))}", still, STILL), (f"Niet te beoordelen: {number(len(untold))}", untold, LAST)):
        middle = top + room / 2
        rails.append(middle)
        marks += [_say("secondary", 0, spot.y(middle), name), *_crowd(rows, spot, middle, share)]
        top += room
    return Chart(
        title=_title(every, label, kinds),
        subtitle=f"Elke stip is een cijfer op zijn plaats tussen alle gemeenten. Oranje lijn: {part(share)}. Pijl: de trend van acht jaar, onze reconstructie.",
        source=_sources([row for row in every if row.place == row.place]),
        alt=fit(f"Stippen met pijlen voor {label}; ongunstig is hier {part(share)}. ", [_judged(every, kinds), *(f"{row.name}: {kinds[row.kind][0]}" for row in _ordered(moving, kinds)), f"{number(len(still))} zonder duidelijke richting", f"{number(len(untold))} niet te beoordelen"]),
        table=_table(every, kinds),
        width=WIDTH,
        height=int(height),
        background=lambda figure: _background(figure, rails, height),
        background_key=("risks", tuple(rails), height),
        marks=tuple(marks),
    )  # fmt: skip


def _sources(rows: Sequence[Any]) -> str:
    names = [each.split(",")[0].strip() for row in rows for each in row.source.split(";")]
    return sources(names, [row.origin for row in rows], [row.provisional for row in rows])


def part(share: float) -> str:
    """The least favourable part in words."""
    return "het ongunstigste kwart" if share == 0.25 else "de ongunstigste helft" if share == 0.5 else f"de ongunstigste {number(100 * share)} procent"


class _Spot:
    """From places and pixels from the top to picture coordinates."""

    def __init__(self, height: float) -> None:
        self.height = height

    def x(self, place: float) -> float:
        return (RAIL[0] + float(place) * (RAIL[1] - RAIL[0])) / WIDTH

    def y(self, top: float) -> float:
        return 1 - top / self.height


def _say(role: str, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False) -> Mark:
    return Mark("text", role, x, y, text, size=style.BODY, anchor=anchor, bold=bold)


def _edge(spot: _Spot, top: float, share: float) -> Mark:
    """The unfavourable part of a rail; it moves with the slider."""
    return Mark("span", "unfavourable", [spot.x(0), spot.x(share)], [spot.y(top)] * 2, size=4)


def _row(row: Any, spot: _Spot, top: float, role: str, kinds: Mapping[str, tuple[str, int, int]], share: float) -> list[Mark]:
    x, y, way = spot.x(row.place), spot.y(top), 1 if row.trend > 0 else -1
    loud = kinds[row.kind][1] < 0 and kinds[row.kind][2] < 0
    size = 18 if loud else 14
    start, tip, back = (x + way * pixels / WIDTH for pixels in (size / 2, ARROW, ARROW - TIP))
    up = TIP / spot.height
    return [
        _edge(spot, top, share),
        _say("text", 0, y, row.name, bold=loud),
        Mark("line", role, [start, tip, back, tip, back], [y, y, y + up, y, y - up], size=3),
        Mark("circle", role, x, y, size=size, names=[_said(row, kinds)], key=f"own-{row.indicator}"),
        _say(role, WORDS / WIDTH, y, kinds[row.kind][0], bold=loud),
    ]


def _crowd(rows: Sequence[Any], spot: _Spot, middle: float, share: float) -> list[Mark]:
    """Figures without a kind: small grey dots, above each other where they would overlap."""
    marks = [_edge(spot, middle, share)]
    if not rows:
        return marks
    taken: list[list[float]] = [[] for _ in range(LEVELS)]
    ys = []
    for x in (spot.x(row.place) * WIDTH for row in rows):
        level = next((at for at, row in enumerate(taken) if all(abs(x - other) >= 11 for other in row)), len(ys) % LEVELS)
        taken[level].append(x)
        ys.append(spot.y(middle + (level + 1) // 2 * (1 if level % 2 else -1) * 11))
    names = [f"{row.name}: plaats {number(row.rank)} van {number(row.n)} in {row.year}" for row in rows]
    return [*marks, Mark("circle", "secondary", [spot.x(row.place) for row in rows], ys, size=9, names=names)]


def _said(row: Any, kinds: Mapping[str, tuple[str, int, int]]) -> str:
    way = "gunstiger" if row.trend > 0 else "ongunstiger"
    along = "; de mediaan bewoog dezelfde kant op" if row.along else "; de mediaan bewoog niet mee"
    return f"{row.name}, {kinds[row.kind][0]}: plaats {number(row.rank)} van {number(row.n)} in {row.year}, {way} van {row.first_year} tot {row.last_year}{along}"


def _counted(rows: Sequence[Any], kinds: Mapping[str, tuple[str, int, int]], role: str) -> str:
    if not rows:
        return "geen enkel cijfer"
    way = -1 if role == "unfavourable" else 1
    counts = [(name, sum(row.kind == key for row in rows)) for key, (name, move, _) in kinds.items() if move == way]
    return ", ".join(f"{number(count)} keer {name}" for name, count in counts if count)


def _ordered(moving: Sequence[Any], kinds: Mapping[str, tuple[str, int, int]]) -> list[Any]:
    order = list(kinds)
    return sorted(moving, key=lambda row: order.index(row.kind))


def _judged(rows: Sequence[Any], kinds: Mapping[str, tuple[str, int, int]]) -> str:
    told = sum(row.kind in kinds or row.kind == "unclear" for row in rows)
    return f"van {number(len(rows))} cijfers {'is er' if told == 1 else 'zijn er'} {number(told)} op plaats en trend te beoordelen"


def _title(rows: Sequence[Any], label: str, kinds: Mapping[str, tuple[str, int, int]]) -> str:
    double = next(iter(kinds))
    count = sum(row.kind == double for row in rows)
    found = {0: "geen is een", 1: "1 is een"}.get(count, f"{number(count)} zijn een")
    return f"{label}: {_judged(rows, kinds)}; {found} {kinds[double][0]}"


def _table(rows: Sequence[Any], kinds: Mapping[str, tuple[str, int, int]]) -> pd.DataFrame:
    order = {key: place for place, key in enumerate(kinds)}
    rows = sorted(rows, key=lambda row: order.get(row.kind, len(order)))
    names = {"unclear": "geen duidelijke richting", "untold": "geen trend mogelijk", "placeless": "geen kwart aan te wijzen", "blank": "geen cijfer"}

    def rests(row: Any) -> str:
        if row.kind in kinds or row.kind == "unclear":
            more = "" if row.kind == "unclear" else f"; de mediaan {'ook' if row.along else 'niet'}"
            return f"{number(row.points)} metingen, {row.first_year} tot en met {row.last_year}{more}"
        return row.why

    return pd.DataFrame(
        {
            "Cijfer": [row.name for row in rows],
            "Soort": [kinds[key][0] if key in kinds else names[key] for key in (row.kind for row in rows)],
            "Plaats": ["" if row.place != row.place else f"{number(row.rank)} van {number(row.n)} ({row.year}{_mark(row)})" for row in rows],
            "Waarop het rust": [rests(row) for row in rows],
        }
    )


def _mark(row: Any) -> str:
    words = [*(["voorlopig"] if row.provisional else []), *([inside(ORIGINS[row.origin])] if row.origin in ORIGINS else [])]
    return "".join(f", {word}" for word in words)


def _background(figure: Figure, rails: list[float], height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for y in rails:
        axes.plot(RAIL, [y, y], color=style.OTHERS, lw=style.points(4), solid_capstyle="round")
        for at in np.linspace(*RAIL, 5)[1:-1]:
            axes.plot([at, at], [y - 6, y + 6], color=style.SECONDARY, lw=style.points(1))
