"""What a chart occupies on its picture: boxes of texts and marks in CSS pixels, measured with its own font."""

from __future__ import annotations

import functools
import html
import re
from dataclasses import dataclass

import numpy as np

from bwlab.charts import style

#: Words that mean a blank leaked into what people read.
LEAKS = re.compile(r"\b(nan|NaN|None|NaT|null|inf)\b|<NA>")


@dataclass(frozen=True)
class Box:
    """Left, top, right, bottom in pixels, and what it holds."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def overlap(self, other: Box) -> float:
        """How many pixels two boxes share in their narrowest direction; not above 0 is apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down)


@functools.cache
def _font(bold: bool):
    from matplotlib.font_manager import FontProperties, fontManager, get_font

    properties = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")
    return get_font(fontManager.findfont(properties))


@functools.cache
def width(text: str, size: float, bold: bool = False) -> float:
    """Width of a text in pixels at ``size`` pixels."""
    from matplotlib.ft2font import LoadFlags

    font = _font(bold)
    font.set_size(size, 72 * 8)  # eight times as large, so that rounding to whole pixels says little
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64 / 8


def texts(chart) -> list[Box]:
    """The box of every text among the marks; ascenders to descenders are 1.0 of its size."""
    found = []
    for mark in chart.marks:
        if not mark.text:
            continue
        size = mark.size if mark.shape == "text" else style.BODY
        wide = width(mark.text, size, mark.bold)
        beside = 0 if mark.shape == "text" else mark.size / 2 + 6
        xs, ys = mark.points
        x = xs[-1] * chart.width
        left = {"start": x + beside, "middle": x - wide / 2, "end": x - wide - beside}[mark.anchor]
        y = (1 - ys[-1]) * chart.height
        found.append(Box(left, y - size / 2, left + wide, y + size / 2, mark.text))
    return found


def marks(chart, *shapes: str) -> list[Box]:
    """The box of every point of the marks of these shapes."""
    found = []
    for mark in chart.marks:
        if mark.shape not in shapes:
            continue
        half = mark.size / 2
        for x, y in zip(*mark.points, strict=True):
            across, down = x * chart.width, (1 - y) * chart.height
            found.append(Box(across - half, down - half, across + half, down + half, f"{mark.shape} {mark.role}"))
    return found


def colliding(boxes: list[Box], slack: float = 1) -> list[str]:
    """Pairs of texts that run over each other by more than ``slack`` pixels."""
    edges = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).reshape(-1, 4)
    start = np.maximum(edges[:, None, :2], edges[None, :, :2])
    end = np.minimum(edges[:, None, 2:], edges[None, :, 2:])
    shared = np.triu((end - start).min(axis=2), 1)
    return [f"'{boxes[i].text}' over '{boxes[j].text}' by {shared[i, j]:.0f}" for i, j in np.argwhere(shared > slack)]


def outside(chart, boxes: list[Box], slack: float = 1) -> list[str]:
    """What runs out of the picture."""
    return [
        box.text
        for box in boxes
        if box.left < -slack or box.top < -slack or box.right > chart.width + slack or box.bottom > chart.height + slack
    ]


def words(chart) -> list[str]:
    """Everything a person reads or hears: words around it, texts and names of the marks, cells of the table."""
    said = [chart.title, chart.subtitle, chart.source, chart.alt, chart.sentence]
    for mark in chart.marks:
        said += [mark.text, *mark.names]
    return [*said, *chart.table.columns, *(str(cell) for cell in chart.table.to_numpy().ravel())]


def leaks(chart) -> list[str]:
    """Words in which a blank shows as nan, None or the like; the HTML of the table too."""
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", chart.table_html())
    return [word for word in [*words(chart), *map(html.unescape, cells)] if LEAKS.search(word)]


def not_dutch(chart) -> list[str]:
    """Figures not written the Dutch way: a decimal point, a thousand without point, a year with one."""
    said = [chart.title, chart.alt, chart.sentence]
    for mark in chart.marks:
        said += [mark.text, *mark.names]
    said += [str(cell) for cell in chart.table.to_numpy().ravel()]
    wrong = re.compile(r"\d\.\d{1,2}(?!\d)|(?<![\d.,])(?!20[0-3]\d(?!\d))\d{4,}|(?:in|sinds|van) 2\.0[1-3]\d(?! \w)")
    return [word for word in said if wrong.search(word)]


def beyond(chart) -> list[str]:
    """Marks with a point that is not on the picture, or not a number."""
    return [
        f"{mark.shape} {mark.role}"
        for mark in chart.marks
        if not all(0 <= value <= 1 for axis in mark.points for value in axis)
    ]


def faults(chart, *, over: bool = True) -> list[str]:
    """Everything wrong that holds for any chart."""
    boxes = texts(chart)
    return [
        *(f"leak: {each}" for each in leaks(chart)),
        *(f"not Dutch: {each}" for each in not_dutch(chart)),
        *(f"off the picture: {each}" for each in beyond(chart)),
        *(f"text off the picture: {each}" for each in outside(chart, boxes)),
        *(f"overlap: {each}" for each in (colliding(boxes) if over else [])),
        *([] if 20 < len(chart.alt) <= 250 else [f"alt text of {len(chart.alt)} characters"]),
        *([] if chart.source.startswith("Bron: ") else ["no source line"]),
        *([] if chart.title and not chart.title.endswith((".", ":")) else [f"title: {chart.title}"]),
    ]
