"""Drawing a chart with matplotlib: its background, its marks, or all of it for a document."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from bwlab.charts import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from bwlab.charts.chart import Chart, Mark

_SYMBOLS = {"circle": "o", "ring": "o", "up": "^", "down": "v", "tick": "|", "cross": "x"}
_KEPT = 60  # backgrounds; a day of sliders must not fill the memory
_backgrounds: dict[tuple[Any, ...], bytes] = {}


def background(chart: Chart) -> bytes:
    """The background of a chart as PNG, from memory where the same key was drawn before."""
    key = (*chart.background_key, chart.width, chart.height)
    if key not in _backgrounds:
        if len(_backgrounds) >= _KEPT:
            _backgrounds.pop(next(iter(_backgrounds)))
        _backgrounds[key] = png(chart, marks=False)
    return _backgrounds[key]


def png(chart: Chart, *, marks: bool) -> bytes:
    """The picture as PNG at twice its CSS size."""
    import matplotlib as mpl

    with mpl.rc_context(style.RC):
        figure = _figure(chart.width, chart.height)
        _draw(chart, figure, marks=marks)
        out = io.BytesIO()
        figure.savefig(out, format="png")
    return out.getvalue()


def document(chart: Chart) -> Figure:
    """Picture, title, subtitle and source line as one figure."""
    import textwrap

    import matplotlib as mpl

    title = textwrap.wrap(chart.title, int(chart.width / 12.8))
    subtitle = textwrap.wrap(chart.subtitle, int(chart.width / 8.8))
    source = textwrap.wrap(chart.source, int(chart.width / 7.6))
    head = 14 + 27 * len(title) + 21 * len(subtitle)
    foot = 8 + 18 * len(source)
    total = chart.height + head + foot
    with mpl.rc_context(style.RC):
        whole = _figure(chart.width, total)
        middle = whole.subfigures(3, 1, height_ratios=[head, chart.height, foot], hspace=0)[1]
        _draw(chart, middle, marks=True)
        top, left = 1 - 4 / total, 4 / chart.width
        words = {"ha": "left", "va": "top", "linespacing": 1.25}
        whole.text(left, top, "\n".join(title), size=style.points(style.TITLE), weight="bold", **words)
        below = top - 27 * len(title) / total
        whole.text(left, below, "\n".join(subtitle), color=style.SECONDARY, **words)
        whole.text(
            left, (foot - 4) / total, "\n".join(source), size=style.points(style.SOURCE), color=style.SECONDARY, **words
        )
    return whole


def _figure(width: float, height: float) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / style.DPI, height / style.DPI), dpi=style.DPI * style.SCALE)
    FigureCanvasAgg(figure)
    return figure


def _draw(chart: Chart, figure: Any, *, marks: bool) -> None:
    chart.background(figure)
    if marks:
        over = figure.add_axes((0, 0, 1, 1), zorder=10)
        over.set(xlim=(0, 1), ylim=(0, 1))
        over.axis("off")
        for place, mark in enumerate(chart.marks):
            _draw_mark(over, mark, chart, place)


def _draw_mark(axes: Axes, mark: Mark, chart: Chart, place: int) -> None:
    # The later mark lies over the earlier one, as in the browser; by itself matplotlib puts every line over every dot.
    from matplotlib.collections import LineCollection

    look = style.ROLES[mark.role]
    xs, ys = mark.points
    if mark.shape == "line":
        axes.plot(xs, ys, color=look["fill"], lw=style.points(mark.size), solid_capstyle="round", zorder=place)
    elif mark.shape == "span":
        ends = list(zip(xs, ys, strict=True))
        pairs = list(zip(ends[::2], ends[1::2], strict=True))
        axes.add_collection(LineCollection(pairs, colors=look["fill"], linewidths=style.points(mark.size), capstyle="round", zorder=place))
    elif mark.shape == "hex":
        _draw_hexagons(axes, mark, chart, place)
    elif mark.shape in _SYMBOLS:
        hollow, stroke = mark.shape == "ring", mark.shape in ("tick", "cross")
        axes.scatter(
            xs,
            ys,
            s=style.points(mark.size) ** 2,
            marker=_SYMBOLS[mark.shape],
            facecolors=style.PAPER if hollow else look["fill"],
            edgecolors=None if stroke else look["fill"] if hollow else look["stroke"],
            linewidths=style.points(2.5 if hollow or stroke else 1),
            zorder=place,
        )
    if mark.text:
        beside = 0 if mark.shape == "text" else (mark.size / 2 + 6) / chart.width
        shift = {"start": beside, "middle": 0, "end": -beside}[mark.anchor]
        axes.text(
            xs[-1] + shift,
            ys[-1],
            mark.text,
            ha={"start": "left", "middle": "center", "end": "right"}[mark.anchor],
            va="center_baseline",
            color=look["text"],
            size=style.points(mark.size if mark.shape == "text" else style.BODY),
            weight="bold" if mark.bold else "normal",
            zorder=place,
        )


def _draw_hexagons(axes: Axes, mark: Mark, chart: Chart, place: int) -> None:
    import numpy as np
    from matplotlib.collections import PolyCollection

    xs, ys = mark.points
    angles = np.radians(np.arange(30, 390, 60))
    radius = mark.size / 2
    corners = np.column_stack([np.cos(angles) * radius / chart.width, np.sin(angles) * radius / chart.height])
    shapes = [corners + point for point in np.column_stack([xs, ys])]
    fills = list(mark.fills) or ["none"] * len(shapes)
    outline = style.ROLES[mark.role]["fill"] if not mark.fills else style.PAPER
    width = style.points(3 if not mark.fills else 1)
    for blank in (False, True):
        chosen = [shape for shape, fill in zip(shapes, fills, strict=True) if (fill == "") is blank]
        colours = [style.PAPER if blank else fill for fill in fills if (fill == "") is blank]
        hexagons = PolyCollection(chosen, facecolors=colours, edgecolors=outline, linewidths=width, zorder=place)
        if blank:
            hexagons.set(hatch="//////", edgecolor="#B4BAC4")
        axes.add_collection(hexagons)
