"""Who takes part: for each size of municipality how many get a place, the others hatched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, FOOT = 960, 40, 8, 30
LEFT, RIGHT, BAR = 270, 700, 20  # the bars, in pixels


def takers(frame: pd.DataFrame, *, label: str, own: str, need: int, of: int, source: str) -> Chart:
    """How many municipalities get a place.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``name, inside, total``: the size in words, municipalities with a place and all; small to large.
    label, own : str
        The own municipality, and what happens to it, in words ("plaats 164 van 195", "geen plaats").
    need, of : int
        How many of the figures one must have.
    source : str
    """
    height = HEAD + ROW * len(frame) + FOOT
    inside, total = int(frame["inside"].sum()), int(frame["total"].sum())
    marks = []
    for place, row in enumerate(frame.itertuples()):
        y = 1 - (HEAD + (place + 0.5) * ROW) / height
        end = LEFT + row.inside / row.total * (RIGHT - LEFT)
        said = f"{number(row.inside)} van {number(row.total)} hebben een plaats"
        marks.append(Mark("text", "text", 4 / WIDTH, y, row.name, size=style.BODY))
        if row.inside:
            # The ends of a thick line are round: it stops half its width before.
            ends = [(LEFT + BAR / 2) / WIDTH, max(LEFT + BAR / 2, end - BAR / 2) / WIDTH]
            marks.append(Mark("span", "peers", ends, [y, y], size=BAR))
        marks.append(Mark("text", "secondary", (RIGHT + 16) / WIDTH, y, said, size=style.BODY))
    out = total - inside
    return Chart(
        title=f"{number(out)} van de {number(total)} gemeenten {'krijgt' if out == 1 else 'krijgen'} geen plaats" if out else f"Alle {number(total)} gemeenten krijgen een plaats",
        subtitle=f"Wie {'alle' if need == of else f'minstens {number(need)} van de'} {number(of)} cijfers heeft, doet mee. Gearceerd: doet niet mee.",
        source=source,
        alt=fit(
            f"Balken per grootte. {label}: {own}. ",
            [f"minstens {number(need)} van {number(of)} cijfers", *(f"{row.name}: {number(row.inside)} van {number(row.total)}" for row in frame.itertuples())],
        ),
        table=pd.DataFrame(
            {
                "Inwoners": frame["name"].to_list(),
                "Met een plaats": [number(each) for each in frame["inside"]],
                "Zonder plaats": [number(all_ - each) for all_, each in zip(frame["total"], frame["inside"], strict=True)],
            }
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, len(frame), height),
        background_key=("takers", len(frame)),
        marks=tuple(marks),
    )


def _background(figure: Figure, rows: int, height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place in range(rows):
        y = HEAD + (place + 0.5) * ROW
        axes.barh(y, RIGHT - LEFT, left=LEFT, height=BAR, facecolor=style.PAPER, edgecolor="#B4BAC4", hatch="//////", lw=style.points(1))
    axes.text(LEFT, height - 12, "0 %", color=style.SECONDARY, va="center")
    axes.text(RIGHT, height - 12, "100 % van de gemeenten", color=style.SECONDARY, va="center", ha="right")
