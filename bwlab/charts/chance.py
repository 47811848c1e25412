"""What chance makes of series: each with its years shuffled and the line it then gets, and how often that happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.tiles import COLOUR, ROLE
from bwlab.charts.words import fit, sources
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, FIELD, GAP, LOWEST = 960, 632, 10, 272  # the picture, the part with series, between them, and how low at least
NAME, TOP, EDGE = 12, 32, 14  # inside a small series, from its top and its sides
BARS = 690  # where the bars begin
DOT, SIGN_WIDE, RING = 8, 42, 30
NARROW = 0.78  # names in lower case are narrower than the safe estimate
MANY, ROW = 6, 84  # with more series than this three beside each other, and how high a row is at least
SIGN = {1.0: "↗", 0.0: "~", -1.0: "↘"}


class Grid(NamedTuple):
    """How the small series lie: columns, and the width and height of each."""

    columns: int
    cell: float
    row: float

    def corner(self, place: int) -> tuple[float, float]:
        """Left and top of a small series."""
        return place % self.columns * (self.cell + GAP), place // self.columns * (self.row + GAP)


class Drawn(NamedTuple):
    """One small series as it is shown: its name, its points, its line, and what comes of it.

    ``direction`` is 1, 0 or -1; ``colour`` the same as favourable or not. Shapes: points (points,).
    """

    name: str
    years: NDArray[np.float64]
    values: NDArray[np.float64]
    slope: float
    direction: float
    colour: float


def chance(
    series: Sequence[Drawn], counts: NDArray[np.int_], own: int, *, label: str, real: bool, draw: str, memory: bool,
    source: Sequence[str], origins: Sequence[str],
) -> Chart:
    """Small series side by side, and bars that say how many of them get a direction by chance.

    Parameters
    ----------
    series : sequence of Drawn
        As they are now: real, or one draw.
    counts : array of int, shape (draws,)
        How many of the series got a direction in each draw.
    own : int
        How many have one in reality.
    label : str
        The municipality.
    real : bool
        What is shown is the real order.
    draw : str
        What is shown, in words: "trekking 3".
    memory : bool
        The steps are shuffled rather than the years.
    source, origins : sequence of str
    """
    columns = 3 if len(series) > MANY else 2
    lines = -(-len(series) // columns)
    height = max(lines * (ROW + GAP) - GAP, LOWEST)
    grid = Grid(columns, (FIELD - (columns - 1) * GAP) / columns, (height + GAP) / lines - GAP)
    now = int(sum(each.direction != 0 for each in series))
    bars = np.bincount(counts, minlength=len(series) + 1)
    key = ("chance", tuple(each.name for each in series), tuple(bars.tolist()), memory)
    marks = [mark for place, each in enumerate(series) for mark in _cell(grid, place, each, height)]
    marks += _bar_marks(bars, own, now, real, height)
    of = f"{number(now)} van de {number(len(series))} reeksen"
    seen = "krijgt" if now == 1 else "krijgen"
    kind = "stappen door elkaar" if memory else "jaren door elkaar"
    title = f"{label}: {of} {seen} een richting in de echte volgorde" if real else f"Alleen toeval, {draw}: {of} {seen} een richting"
    return Chart(
        title=title,
        subtitle=f"Rechts: hoe vaak er zoveel een richting krijgen, in {number(len(counts))} trekkingen met {kind}.",
        source=f"{sources([each.split(',')[0] for each in source], origins)} Trend: OLS, 95 procent, onze reconstructie.",
        alt=fit(f"Kleine lijngrafieken, {label}. {of} {seen} een richting, {'echt' if real else 'door toeval'}; ", [f"{each.name}: {_words(each)}" for each in series]),
        table=_table(series, bars, own),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, grid, [each.name for each in series], bars, height),
        background_key=key,
        marks=tuple(marks),
    )


def _words(each: Drawn) -> str:
    verb = {1.0: "stijgt", -1.0: "daalt"}.get(each.direction, "geen richting")
    return f"{verb}, {COLOUR[each.colour]}" if not np.isnan(each.colour) else verb


def _cell(grid: Grid, place: int, each: Drawn, height: float) -> list[Mark]:
    left, top = grid.corner(place)
    floor = grid.row - EDGE
    role = ROLE.get(each.colour, "secondary")
    span, spread = np.ptp(each.years) or 1.0, np.ptp(each.values) or 1.0
    across = (each.years - each.years.min()) / span

    def down(values: NDArray[np.float64]) -> NDArray[np.float64]:
        share = np.clip((values - each.values.min()) / spread if np.ptp(each.values) else np.full(values.shape, 0.5), -0.05, 1.05)
        return 1 - (top + floor - share * (floor - TOP)) / height

    xs = (left + EDGE + across * (grid.cell - 2 * EDGE - SIGN_WIDE)) / WIDTH
    fitted = each.values.mean() + each.slope * (each.years - each.years.mean())
    marks = [Mark("circle", role, xs.tolist(), down(each.values).tolist(), size=DOT)]
    if each.direction:
        marks.append(Mark("line", role, [xs[0], xs[-1]], down(fitted[[0, -1]]).tolist(), size=3))
    sign = Mark("text", role, (left + grid.cell - 18) / WIDTH, 1 - (top + (TOP + floor) / 2) / height, SIGN[each.direction], size=22, anchor="middle", bold=True)
    dot = Mark("ring", role, (left + grid.cell - 18) / WIDTH, 1 - (top + (TOP + floor) / 2) / height, size=RING, names=[f"{each.name}: {_words(each)}"])
    return [*marks, dot, sign]


def _bar_marks(bars: NDArray[np.int_], own: int, now: int, real: bool, height: float) -> list[Mark]:
    """Where the truth lies among the bars, and this draw."""
    def y(count: int) -> float:
        return 1 - _middle(count, bars.size, height) / height

    x, below = BARS + 44, 1 - (height - 12) / height
    legend = [
        Mark("circle", "own", (BARS + 8) / WIDTH, below, "in het echt", size=14),
        *([] if real else [Mark("ring", "text", (BARS + 132) / WIDTH, below, "deze trekking", size=16)]),
    ]
    # The ring first: it is filled, and where both fall together the dot must stay in sight.
    ring = [] if real else [Mark("ring", "text", x / WIDTH, y(now), size=24, names=[f"deze trekking: {number(now)}"])]
    return [*legend, *ring, Mark("circle", "own", x / WIDTH, y(own), size=14, names=[f"in het echt: {number(own)}"])]


def _middle(count: int, many: int, height: float) -> float:
    """The middle of a bar, in pixels from the top: none at the bottom, all at the top."""
    step = (height - 60) / many
    return 34 + step * (many - count - 0.5)


def _background(figure: Figure, grid: Grid, names: Sequence[str], bars: NDArray[np.int_], height: float) -> None:
    from matplotlib.patches import FancyBboxPatch, Rectangle

    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place, name in enumerate(names):
        left, top = grid.corner(place)
        axes.add_patch(
            FancyBboxPatch((left + 1, top + 1), grid.cell - 2, grid.row - 2, boxstyle="round,pad=0,rounding_size=8", fc=style.PAPER, ec=style.LINE, lw=style.points(2))
        )
        axes.text(left + EDGE - 4, top + NAME, _short(name, grid.cell - 2 * EDGE), size=style.points(style.BODY), va="center_baseline")
    size = style.points(style.BODY)
    axes.text(BARS, 12, "Aantal met een richting", size=size, weight="bold", va="center_baseline")
    step, total, long = (height - 60) / bars.size, max(int(bars.sum()), 1), 130
    for count, many in enumerate(bars):
        middle = _middle(count, bars.size, height)
        axes.text(BARS + 22, middle, number(count), size=size, ha="right", va="center_baseline")
        axes.add_patch(Rectangle((BARS + 62, middle - 0.4 * step), long * many / bars.max(), 0.8 * step, fc=style.OTHERS, ec="none"))
        axes.text(BARS + 70 + long * many / bars.max(), middle, _percent(many, total), size=size, color=style.SECONDARY, va="center_baseline")


def _percent(many: int, total: int) -> str:
    if not many:
        return "nooit"
    return "minder dan 1 %" if many < total / 100 else f"{number(100 * many / total)} %"


def _short(name: str, room: float) -> str:
    """A name that fits a small series, without what stands between brackets."""
    name = name.split(" (")[0]
    kept = name
    while style.wide(kept) * NARROW > room:
        kept = f"{kept.removesuffix('…')[:-1].rstrip()}…"
    return kept


def _table(series: Sequence[Drawn], bars: NDArray[np.int_], own: int) -> pd.DataFrame:
    total = max(int(bars.sum()), 1)
    rows: list[tuple[str, str]] = [(each.name, _words(each)) for each in series]
    for count, many in enumerate(bars):
        here = " (zo veel zijn het er in het echt)" if count == own else ""
        rows.append((f"Aantal met een richting: {number(count)}{here}", f"{number(100 * many / total, 1)} procent van de trekkingen"))
    return pd.DataFrame(rows, columns=["Wat", "Uitkomst"])
