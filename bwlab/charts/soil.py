"""A firm over the border: what four parties then count, in tonnes, and what the figure per inhabitant makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, ROW, FOOT = 960, 34, 66, 8  # pixels
NAMES, BAR, WORDS = 0, (238, 628), 660
THICK = 22


class Party(NamedTuple):
    """Who counts.

    Attributes
    ----------
    name : str
        "Tilburg", "Nederland", "De wereld".
    change : float
        In tonnes.
    says : str
        What its figure does: "van 4,3 naar 4,1 ton per inwoner".
    place : str
        What its place does, or what else there is to say; "" is nothing.
    own : bool
    """

    name: str
    change: float
    says: str
    place: str = ""
    own: bool = False


def soil(parties: Sequence[Party], *, title: str, reach: float, year: int, source: str, alt: Sequence[str]) -> Chart:
    """Bars of tonnes less or more, a row for each party.

    Parameters
    ----------
    parties : sequence of Party
        From near to far.
    title : str
        The finding.
    reach : float
        Tonnes at the end of the scale.
    year : int
        Of the figures per inhabitant.
    source : str
    alt : sequence of str
        Parts of the alt text, the finding first.
    """
    height = HEAD + ROW * len(parties) + FOOT
    zero = (BAR[0] + BAR[1]) / 2

    def across(tonnes: float) -> float:
        return (zero + tonnes / reach * (BAR[1] - BAR[0]) / 2) / WIDTH

    def y(top: float) -> float:
        return 1 - top / height

    marks = [
        _say("secondary", BAR[0] / WIDTH, y(HEAD / 2), "◂ telt minder"),
        _say("secondary", BAR[1] / WIDTH, y(HEAD / 2), "telt meer ▸", anchor="end"),
    ]
    for place, each in enumerate(parties):
        middle = HEAD + ROW * (place + 0.5)
        role = "favourable" if each.change < 0 else "unfavourable" if each.change > 0 else "secondary"
        marks.append(_say("own" if each.own else "text", NAMES, y(middle), _short(each.name), bold=True))
        said = f"{each.name}: {_tonnes(each.change)} ton; {each.says}"
        if each.change:
            low, high = sorted((across(0), across(each.change)))
            marks.append(filled(role, low, high, y(middle + THICK / 2), y(middle - THICK / 2), WIDTH))
        marks.append(Mark("down" if each.change < 0 else "up" if each.change > 0 else "circle", role, across(each.change), y(middle), size=14, names=[said], key=f"party-{place}"))
        # The number stands on the other side of zero: there is always room.
        marks.append(_say(role, across(0) + (-12 if each.change > 0 else 12) / WIDTH, y(middle), f"{_tonnes(each.change)} ton", anchor="end" if each.change > 0 else "start", bold=True))
        marks.append(_say("text", WORDS / WIDTH, y(middle - (11 if each.place else 0)), each.says))
        if each.place:
            marks.append(_say("secondary", WORDS / WIDTH, y(middle + 11), each.place))
    return Chart(
        title=title,
        subtitle=f"Verandering in ton CO₂-equivalent per jaar door de verhuizing, en het cijfer per inwoner ({year}).",
        source=source,
        alt=fit("Staven voor wie wat telt. ", list(alt)),
        table=pd.DataFrame({"Wie telt": [each.name for each in parties], "Verandering (ton per jaar)": [_tonnes(each.change) for each in parties], "Wat het cijfer zegt": ["; ".join(filter(None, (each.says, each.place))) for each in parties]}),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, len(parties), height),
        background_key=("soil", len(parties)),
        marks=tuple(marks),
    )


def _tonnes(value: float) -> str:
    return number(value, 0 if abs(value) >= 10 or value == 0 else 1, sign=value != 0)


def _short(name: str) -> str:
    return name if len(name) <= 22 else f"{name[:21]}…"


def _say(role: str, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False) -> Mark:
    return Mark("text", role, x, y, text, size=style.BODY, anchor=anchor, bold=bold)


def _background(figure: Figure, rows: int, height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place in range(1, rows):
        axes.plot([0, WIDTH], [HEAD + ROW * place] * 2, color=style.LINE, lw=style.points(1))
    zero = (BAR[0] + BAR[1]) / 2
    axes.plot([zero, zero], [HEAD, height - FOOT], color=style.SECONDARY, lw=style.points(1.5))
