"""A chart: a background drawn once, a small frame of marks on top, and its words.

The background is matplotlib's; the marks are few and move. ``figure`` draws both with matplotlib for
pages and documents; in a notebook the browser draws the marks, so that a slider moves them at once.
Marks use picture coordinates: (0, 0) is the lower left corner of the picture, (1, 1) the upper right.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bwlab.charts import render
from bwlab.charts.words import bound

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

SHAPES = ("circle", "ring", "up", "down", "tick", "cross", "hex", "line", "span", "text")


@dataclass(frozen=True)
class Mark:
    """One mark, or many alike.

    Parameters
    ----------
    shape : {"circle", "ring", "up", "down", "tick", "cross", "hex", "line", "span", "text"}
    role : str
        A key of ``style.ROLES``: colour follows from what a mark means.
    x, y : float or sequence of float
        Picture coordinates; sequences of equal length give many marks, or one line; each two points of a
        ``span`` are a line of their own.
    text : str
        What stands beside it (``shape="text"``: the mark itself).
    names : sequence of str
        What hovering or the arrow keys say, one for each point; empty for silent marks.
    size : float
        Diameter or font size in CSS pixels; for a line or span its width.
    anchor : {"start", "middle", "end"}
        Where the text stands from its point.
    fills : sequence of str
        Colours of ``hex`` marks, one each; "" is hatched: no figure.
    key : str
        Who this mark is: it moves from its old place to its new one, and says so when dragged.
    drag : dict
        ``{"from": x, "to": x, "n": places}``: can be dragged along a rail with n places.
    """

    shape: str
    role: str
    x: float | Sequence[float]
    y: float | Sequence[float]
    text: str = ""
    names: Sequence[str] = ()
    size: float = 12
    anchor: str = "start"
    bold: bool = False
    fills: Sequence[str] = ()
    key: str = ""
    drag: dict[str, Any] = field(default_factory=dict)

    @property
    def points(self) -> tuple[list[float], list[float]]:
        """x and y as lists."""
        if isinstance(self.x, int | float):
            return [float(self.x)], [float(self.y)]  # type: ignore[arg-type]
        return [float(value) for value in self.x], [float(value) for value in self.y]  # type: ignore[union-attr]

    def as_json(self) -> dict[str, Any]:
        """The mark as the browser gets it: only what is set."""
        xs, ys = self.points
        rest = {name: value for name, value in vars(self).items() if name not in ("x", "y")}
        record = {name: value for name, value in rest.items() if value not in ("", (), [], {}, False)}
        return record | {"x": [round(x, 4) for x in xs], "y": [round(y, 4) for y in ys]}


@dataclass(frozen=True)
class Chart:
    """A picture with its words.

    Parameters
    ----------
    title : str
        The finding, as a sentence.
    subtitle : str
        Unit, year and who is compared.
    source : str
        The source line, with what the marks of origin mean.
    alt : str
        What it shows and the main finding, at most 250 characters.
    table : pandas.DataFrame
        The figures behind it, with Dutch headings and formatted cells.
    width, height : int
        Size of the picture in CSS pixels, without its words.
    background : callable
        Draws on a matplotlib ``Figure`` of that size.
    background_key : hashable
        The same key means the same background.
    marks : tuple of Mark
    sentence : str
        What follows from it, for under a slider: "als … dan".
    """

    title: str
    subtitle: str
    source: str
    alt: str
    table: pd.DataFrame
    width: int
    height: int
    background: Callable[[Figure], None]
    background_key: tuple[Any, ...]
    marks: tuple[Mark, ...] = ()
    sentence: str = ""

    def __post_init__(self) -> None:
        if len(self.alt) > 250:
            raise ValueError(f"alt text of {len(self.alt)} characters: {self.alt}")

    def saying(self, sentence: str) -> Chart:
        """The same chart with another sentence under it."""
        return replace(self, sentence=sentence)

    def figure(self) -> Figure:
        """The whole chart with title, subtitle and source line, for documents."""
        return render.document(self)

    def picture_png(self) -> bytes:
        """Background and marks as one PNG, without the words around them."""
        return render.png(self, marks=True)

    def background_png(self) -> bytes:
        """The background alone, as the browser gets it; drawn once for each key."""
        return render.background(self)

    def table_html(self) -> str:
        """The figures as an HTML table."""
        return self.table.to_html(index=False, border=0, classes="bw-table", na_rep="geen cijfer", escape=True)

    def html(self) -> str:
        """The chart as static HTML: a figure with alt text, its words and its table; no script."""
        data = base64.b64encode(self.picture_png()).decode("ascii")

        def esc(text: str) -> str:
            return html.escape(bound(text))

        sentence = f'<p class="sentence">{esc(self.sentence)}</p>' if self.sentence else ""
        return (
            f'<figure class="bw bw-chart"><p class="title">{esc(self.title)}</p>'
            f'<p class="subtitle">{esc(self.subtitle)}</p>'
            f'<img alt="{html.escape(self.alt)}" width="{self.width}" height="{self.height}" '
            f'src="data:image/png;base64,{data}">'
            f"<figcaption>{esc(self.source)}</figcaption>{sentence}"
            f'<details><summary>De cijfers als tabel</summary><div class="scroll">{self.table_html()}</div>'
            "</details></figure>"
        )
