"""How soon limits notice a change, and how often they cry out where nothing changed: two lines over the years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, apart
from bwlab.charts.words import fit, inside, sources
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 330)
BOX = (64, 640, 24, 274)


def noticed(label: str, indicator: Any, still: Sequence[float], moved: Sequence[float], *, change: str, width: str, origins: Sequence[str]) -> Chart:
    """Share of the times in which there was at least one signal after 1, 2, 3 … years.

    Parameters
    ----------
    label : str
        The municipality.
    indicator : Indicator
    still, moved : sequence of float
        Shares from 0 to 1 after each number of years: where nothing changes, and after the change.
    change : str
        The change in words: "20 procent lager"; "" where there is none.
    width : str
        How wide the limits are, in words.
    origins : sequence of str
    """
    years = list(range(1, len(still) + 1))
    frame = Frame(SIZE, BOX, (0.5, len(years) + 0.5, 0.0, 104.0))
    alarm = round(100 * still[-1])
    first = next((year for year, share in zip(years, moved, strict=True) if share > 0.5), None)
    lines = [("secondary", still, f"er verandert niets: {number(alarm)} %")]
    if change:
        lines.append(("own", moved, f"{change}: {number(100 * moved[-1])} %"))
        seen = f"na {_years(first)} vaker wel dan niet gezien" if first else f"na {_years(len(years))} nog vaker niet dan wel gezien"
        title = f"In {label} is {change} {seen}, met grenzen van {width}"
    else:
        title = f"Als er niets verandert, geven grenzen van {width} in {_years(len(years))} {number(alarm)} van de 100 keer een vals signaal"
    marks = [Mark("span", "secondary", frame.x([0.5, len(years) + 0.5]).tolist(), [float(frame.y(50))] * 2, size=1.2)]
    for role, shares, words in lines:
        ys = [100 * each for each in shares]
        marks.append(Mark("line", role, frame.x(years).tolist(), frame.y(ys).tolist(), size=3))
        marks.append(Mark("circle", role, frame.x(years).tolist(), frame.y(ys).tolist(), size=11, names=[f"na {_years(year)}: {number(each)} van de 100 keer minstens één signaal ({words.split(':')[0]})" for year, each in zip(years, ys, strict=True)]))
    order = sorted(lines, key=lambda each: -each[1][-1])
    heights = apart([float(frame.y(100 * each[1][-1])) for each in order], 22 / SIZE[1], frame.down(BOX[3]))
    marks += [Mark("text", role, (BOX[1] + 10) / SIZE[0], height, words, size=style.BODY, bold=role == "own") for (role, _, words), height in zip(order, heights, strict=True)]
    rows = [[_years(year), number(100 * one), number(100 * other) if change else "geen verandering gekozen"] for year, one, other in zip(years, still, moved, strict=True)]
    return Chart(
        title=title,
        subtitle=f"{indicator.name}. Hoe vaak is er na zoveel jaar minstens één signaal? De lijn op 50: even vaak wel als niet.",
        source=sources([indicator.source], origins),
        alt=fit(f"Twee lijnen voor {label}, {inside(indicator.name)}, grenzen van {width}. " if change else f"Een lijn voor {label}, {inside(indicator.name)}, grenzen van {width}. ", [f"na {_years(len(years))}: {words} van de keren minstens één signaal" for _, _, words in lines]),
        table=pd.DataFrame(rows, columns=["Na", "Niets verandert (van de 100)", f"{change or 'verandering'} (van de 100)"]),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, years),
        background_key=("noticed", len(years)),
        marks=tuple(marks),
    )


def _years(count: int) -> str:
    return "één jaar" if count == 1 else f"{number(count)} jaar"


def _background(figure: Figure, frame: Frame, years: list[int]) -> None:
    axes = frame.axes(figure, years, corona=False, most=len(years))
    axes.set_yticks([0, 25, 50, 75, 100], [f"{each} %" for each in (0, 25, 50, 75, 100)])
    figure.text((BOX[0] + BOX[1]) / 2 / SIZE[0], 14 / SIZE[1], "zoveel jaar gekeken", ha="center", va="center_baseline", color=style.SECONDARY, size=style.points(style.BODY))
