"""When each arrow of a theory can be seen, and whether anybody looked: a lane for each arrow, and a line where one looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, FOOT = 960, 34, 34, 52
LEFT, RIGHT = 430, 900  # of the years, in pixels
MOST = 10  # arrows on one picture; the table has them all
LETTERS = 46  # of a name
SEEN, ELSE, NOT, OPEN = "gezien", "anders", "niet", ""
#: Shape, role and words of what was seen.
LOOKS = {SEEN: ("circle", "own", "gezien"), ELSE: ("up", "unfavourable", "iets anders gezien"), NOT: ("cross", "text", "niet gezien"), OPEN: ("ring", "secondary", "niet naar gekeken")}


class SeenArrow(NamedTuple):
    """One arrow: its name, years from the beginning until it can be seen (None: no activity leads to it), and what was seen."""

    name: str
    wait: int | None
    seen: str = OPEN


def arrows_seen(lanes: Sequence[SeenArrow], *, after: int, longest: int, label: str, source: str, lead: str = "") -> Chart:
    """The arrows of a theory by the years one has to wait.

    Parameters
    ----------
    lanes : sequence of SeenArrow
    after : int
        Years after the beginning at which one looks.
    longest : int
        Last year of the axis; an arrow that takes longer stands at its edge.
    label : str
        The municipality.
    source : str
        Whose arrows these are.
    lead : str
        What the alt text says first, where this is an example.
    """
    shown = list(lanes[:MOST])
    height = HEAD + ROW * max(1, len(shown)) + FOOT
    marks: list[Mark] = []
    for place, lane in enumerate(shown):
        marks += _lane(lane, 1 - (HEAD + ROW * (place + 0.5)) / height, after, longest)
    top, bottom = 1 - (HEAD - 6) / height, (FOOT - 4) / height
    at = _x(after, longest)
    there = sum(each.wait is not None and each.wait <= after for each in lanes)
    looked = sum(each.seen != OPEN for each in lanes)
    marks += [
        Mark("line", "own", [at, at], [bottom, top], size=3),
        Mark("text", "own", at, 1 - 14 / height, "hier kijk je", size=style.BODY, bold=True, anchor="start" if after < 2 else "end" if after > longest - 2 else "middle"),
    ]
    if len(lanes) > MOST:
        marks.append(Mark("text", "secondary", 4 / WIDTH, 16 / height, f"en nog {number(len(lanes) - MOST)}, zie de tabel", size=style.BODY))
    when = f"Na {number(after)} jaar" if after else "Meteen"
    title = f"{when} kan er van {number(there)} van de {number(len(lanes))} pijlen iets te zien zijn; naar {number(looked) if looked else 'geen'} ervan is gekeken"
    return Chart(
        title=title,
        subtitle="Jaren na het begin. Rondje: gezien. Driehoek: iets anders. Kruis: niet gezien. Open: niet naar gekeken.",
        source=f"Bron: {source}. Hoelang een pijl duurt, is een aanname.",
        alt=fit(f"{lead}Pijlen op een tijdlijn, {label}. ", [title]),
        table=_table(lanes, after),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, longest, height),
        background_key=("arrows_seen", longest, height),
        marks=tuple(marks),
    )


def _x(years: float, longest: int) -> float:
    return (LEFT + min(years, longest) / longest * (RIGHT - LEFT)) / WIDTH


def _lane(lane: SeenArrow, y: float, after: int, longest: int) -> list[Mark]:
    name = lane.name if len(lane.name) <= LETTERS else f"{lane.name[: LETTERS - 1].rstrip()}…"
    if lane.wait is None:
        return [Mark("text", "secondary", 4 / WIDTH, y, name, size=style.BODY), Mark("text", "secondary", (LEFT + 8) / WIDTH, y, "geen activiteit leidt hierheen", size=style.BODY)]
    early, x = lane.wait > after, _x(lane.wait, longest)
    shape, role, said = LOOKS.get(lane.seen, LOOKS[OPEN])
    when = "meteen" if not lane.wait else f"na {number(lane.wait)} jaar"
    return [
        Mark("text", "secondary" if early else "text", 4 / WIDTH, y, name, size=style.BODY, bold=not early),
        Mark("line", "others" if early else "peers", [_x(0, longest), x], [y, y], size=4),
        Mark(shape, role, x, y, size=15, names=[f"{lane.name}: {when} te zien; {said}"]),
    ]


def _table(lanes: Sequence[SeenArrow], after: int) -> pd.DataFrame:
    rows = [
        [each.name, "geen activiteit leidt hierheen" if each.wait is None else "meteen" if not each.wait else f"na {number(each.wait)} jaar", "weten we niet" if each.wait is None else "ja" if each.wait <= after else "nog niet", LOOKS.get(each.seen, LOOKS[OPEN])[2]]
        for each in lanes
    ]
    return pd.DataFrame(rows, columns=["Pijl", "Te zien", f"Al te zien na {number(after)} jaar", "Gekeken"])


def _background(figure: Figure, longest: int, height: int) -> None:
    axes = figure.add_axes((LEFT / WIDTH, FOOT / height, (RIGHT - LEFT) / WIDTH, (height - FOOT - HEAD) / height))
    axes.set(xlim=(0, longest), ylim=(0, 1), yticks=[])
    axes.set_xticks(list(range(0, longest + 1, 2)), [number(each) for each in range(0, longest + 1, 2)])
    axes.grid(axis="x", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(8))
    axes.spines["left"].set_visible(False)
