"""A plotting area for years against values: from figures to picture coordinates, and its axes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bwlab.charts import style
from bwlab.charts.chart import Mark
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CORONA = (2019.5, 2021.5)
HATCH = "#B4BAC4"  # of what is not known


class Frame(NamedTuple):
    """A plotting area.

    Attributes
    ----------
    size : tuple of int
        Width and height of the picture, in pixels.
    box : tuple of int
        Left, right, top and bottom of the area, in pixels from the upper left corner.
    limits : tuple of float
        First and last x, lowest and highest y.
    """

    size: tuple[int, int]
    box: tuple[int, int, int, int]
    limits: tuple[float, float, float, float]

    def x(self, value: Any) -> Any:
        """Picture coordinate of a year or value along the bottom."""
        x0, x1, *_ = self.limits
        left, right, *_ = self.box
        return (left + (np.asarray(value, float) - x0) / (x1 - x0) * (right - left)) / self.size[0]

    def y(self, value: Any) -> Any:
        """Picture coordinate of a value; what lies beyond the area is put on its edge."""
        *_, y0, y1 = self.limits
        *_, top, bottom = self.box
        share = np.clip((np.asarray(value, float) - y0) / (y1 - y0), 0, 1)
        return 1 - (bottom - share * (bottom - top)) / self.size[1]

    def down(self, pixels: float) -> float:
        """Picture coordinate of pixels from the top."""
        return 1 - pixels / self.size[1]

    def line(self, role: str, years: Sequence[int], values: Sequence[float], breaks: Iterable[int], size: float) -> list[Mark]:
        """Lines along values, interrupted at blanks and breaks; a lone point is a dot."""
        return [
            Mark("line", role, self.x(xs).tolist(), self.y(ys).tolist(), size=size)
            if len(xs) > 1
            else Mark("circle", role, self.x(xs).tolist(), self.y(ys).tolist(), size=3 * size)
            for xs, ys in runs(years, values, breaks)
        ]

    def hatched(self, role: str, xs: Sequence[float], low: Sequence[float], high: Sequence[float], step: float = 7) -> Mark:
        """A hatched band between two lines, as one mark that can move."""
        left, right = float(self.x(xs[0])), float(self.x(xs[-1]))
        count = max(2, round((right - left) * self.size[0] / step) + 1)
        at = np.linspace(left, right, count)
        edges = [np.interp(at, self.x(xs), self.y(edge)) for edge in (low, high)]
        turn = (np.arange(2 * count) + 1) // 2 % 2  # down, up, up, down, down …
        ys = np.where(turn == 0, np.repeat(edges[0], 2), np.repeat(edges[1], 2))
        return Mark("line", role, np.repeat(at, 2).tolist(), ys.tolist(), size=1.5)

    def axes(self, figure: Figure, years: Sequence[int], *, corona: bool = True, most: int = 9) -> Axes:
        """Axes with years below and numbers on the left, and the corona years marked where they are shown."""
        (width, height), (left, right, top, bottom) = self.size, self.box
        axes = figure.add_axes((left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height))
        x0, x1, y0, y1 = self.limits
        axes.set(xlim=(x0, x1), ylim=(y0, y1))
        step = -(-len(years) // most)
        axes.set_xticks(years[::-1][::step], [str(year) for year in years[::-1][::step]])
        numbered(axes.yaxis, y1 - y0)
        axes.grid(axis="y", color=style.LINE, lw=style.points(1))
        axes.set_axisbelow(True)
        axes.tick_params(length=0, pad=style.points(8))
        axes.spines["left"].set_visible(False)
        if corona and x0 < CORONA[0] and x1 > CORONA[1] - 1:
            axes.axvspan(CORONA[0], min(CORONA[1], x1), color=style.LINE, alpha=0.55, lw=0)
            middle = (CORONA[0] + min(CORONA[1], x1)) / 2
            axes.text(middle, 1.01, "corona", ha="center", va="bottom", color=style.SECONDARY, transform=axes.get_xaxis_transform())
        return axes


def filled(role: str, left: float, right: float, bottom: float, top: float, width: int) -> Mark:
    """A filled bar as one mark: a thick line would have round ends. Edges in picture coordinates, ``width`` in pixels."""
    at = np.linspace(left, right, max(2, int((right - left) * width / 1.25) + 1))
    turn = (np.arange(2 * at.size) + 1) // 2 % 2
    ys = np.where(turn == 0, bottom, top)
    xs = [*np.repeat(at, 2).tolist(), right, left, left, right]
    return Mark("line", role, xs, [*ys.tolist(), top, top, bottom, bottom], size=2)


def numbered(axis: Any, span: float, most: int = 5) -> None:
    """Dutch numbers on an axis, at most so many of them."""
    decimals = 0 if span >= 5 else 1 if span >= 0.5 else 2
    axis.set_major_formatter(lambda value, _: number(value, decimals))
    axis.get_major_locator().set_params(nbins=most, steps=[1, 2, 5, 10])


def runs(years: Sequence[int], values: Sequence[float], breaks: Iterable[int] = ()) -> list[tuple[list[int], list[float]]]:
    """Years to join by a line: a blank or a break in the series ends a run."""
    starts, found, previous = set(breaks), [([], [])], None
    for year, value in zip(years, values, strict=True):
        crossed = previous is not None and any(previous < start <= year for start in starts)
        if np.isnan(value) or crossed:
            found.append(([], []))
        if not np.isnan(value):
            found[-1][0].append(int(year))
            found[-1][1].append(float(value))
        previous = year
    return [run for run in found if run[0]]


def apart(heights: Sequence[float], gap: float, floor: float) -> list[float]:
    """Heights from high to low, moved so that they lie ``gap`` apart and above ``floor``."""
    taken, placed = np.inf, []
    for height in heights:
        taken = min(height, taken - gap)
        placed.append(taken)
    return [max(height, floor + (len(placed) - 1 - place) * gap) for place, height in enumerate(placed)]
