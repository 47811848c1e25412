"""Money that moves between fields, and where the arrows of the participant lead: three ledgers that are never added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.words import fit
from bwlab.formats import number
from bwlab.method.budget import BOTH, DOWN, LEDGERS, UP

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, FOOT = 960, 26, 44, 14
NAMES, LEFT, RIGHT, AMOUNT = 252, 262, 372, 440  # fields: their names end, bars begin and end, euros end
THEMES, SOLID, GREY = 474, 654, 812  # ledgers: names, and the columns "met bron" and "aanname"
MOST = 14  # themes on one picture; the table has them all
SAME = "onveranderd"
ROLE = {UP: "favourable", DOWN: "unfavourable"}
SHAPE = {UP: ("up",), DOWN: ("down",), BOTH: ("up", "down")}


class Moved(NamedTuple):
    """A field: its name, what it had and gets (euro per inhabitant), and whether it could give way."""

    name: str
    before: float
    after: float
    fixed: bool = False


def ledgers(moved: Sequence[Moved], felt: pd.DataFrame, year: int, reached: Mapping[str, tuple[bool, bool]], *, title: str, widest: float, source: str, lead: str = "") -> Chart:
    """Nine fields on the left, three ledgers on the right.

    Parameters
    ----------
    moved : sequence of Moved
    felt : DataFrame
        As ``bwlab.method.budget.ledgers``: ledger, theme, year, direction, grey_direction.
    year : int
        Which year of it.
    reached : mapping of str to (bool, bool)
        The themes an arrow leads to: whether one with a source does, and whether one without.
    title : str
        The finding.
    widest : float
        The largest shift the bars can show.
    lead : str
        What the alt text says first, where this is an example.
    """
    now = felt[felt["year"] == year]
    shown, hidden = [], 0
    for ledger in LEDGERS:
        rows = [row for row in now[now["ledger"] == ledger].itertuples() if row.theme in reached]
        shown.append((ledger, rows))
    room = MOST
    lines: list[object] = []
    for ledger, rows in shown:
        kept = rows[: max(0, room)]
        room, hidden = room - len(kept), hidden + len(rows) - len(kept)
        lines += [ledger, *(kept or ["geen pijl hierheen"])]
    count = max(len(moved), len(lines) + bool(hidden))
    height = HEAD + ROW * count + FOOT
    marks = _fields(moved, height, widest) + _ledgers(lines, reached, height)
    if hidden:
        marks.append(Mark("text", "secondary", THEMES / WIDTH, _y(len(lines), height), f"en nog {number(hidden)}, zie de tabel", size=style.BODY))
    named = [f"{row.theme} {_said(row, reached[row.theme])}" for _, rows in shown for row in rows if _said(row, reached[row.theme])]
    return Chart(
        title=title,
        subtitle="Links: euro per inwoner erbij of eraf, de som blijft gelijk. Rechts: wat de pijlen zeggen, per boek. Gekleurd: met bron. Grijs: aanname. Niets wordt opgeteld.",
        source=source,
        alt=fit(f"{lead}Begroting en drie boeken. ", [title, *named]),
        table=_table(moved, now, reached),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, len(moved), height),
        background_key=("ledgers", len(moved), height),
        marks=tuple(marks),
    )


def _y(place: float, height: int) -> float:
    return 1 - (HEAD + ROW * (place + 0.5)) / height


def _head(x: float, text: str, height: int, anchor: str = "start") -> Mark:
    return Mark("text", "secondary", x / WIDTH, 1 - 18 / height, text, size=style.BODY, anchor=anchor)


def _fields(moved: Sequence[Moved], height: int, widest: float) -> list[Mark]:
    middle, reach = (LEFT + RIGHT) / 2, (RIGHT - LEFT) / 2
    marks = [_head(NAMES, "hoofdtaak", height, "end"), _head(AMOUNT, "euro", height, "end")]
    for place, each in enumerate(moved):
        y, change = _y(place, height), each.after - each.before
        marks.append(Mark("text", "secondary" if each.fixed else "text", NAMES / WIDTH, y, each.name, size=style.BODY, anchor="end"))
        if abs(change) > 0.005:
            begin, end = sorted((middle, middle + reach * max(-1.0, min(1.0, change / widest))))
            marks.append(filled("own", begin / WIDTH, max(end, begin + 2) / WIDTH, y - 7 / height, y + 7 / height, WIDTH))
        decimals = 1 if 0.005 < abs(change) < 9.95 else 0
        marks.append(Mark("text", "own" if abs(change) > 0.005 else "secondary", AMOUNT / WIDTH, y, number(change, decimals, sign=True), size=style.BODY, anchor="end", bold=abs(change) > 0.005))
    return marks


def _ledgers(lines: Sequence[object], reached: Mapping[str, tuple[bool, bool]], height: int) -> list[Mark]:
    marks = [_head(SOLID, "met bron", height), _head(GREY, "aanname", height)]
    for place, row in enumerate(lines):
        y = _y(place, height)
        if isinstance(row, str):
            ledger = row in LEDGERS
            marks.append(Mark("text", "text" if ledger else "secondary", (THEMES if ledger else THEMES + 14) / WIDTH, y, row, size=style.BODY, bold=ledger))
            continue
        marks.append(Mark("text", "text", (THEMES + 14) / WIDTH, y, row.theme, size=style.BODY))
        for at, there, direction, grey in ((SOLID, reached[row.theme][0], row.direction, False), (GREY, reached[row.theme][1], row.grey_direction, True)):
            if there:
                marks += _direction(at, y, row.theme, direction, grey)
    return marks


def _direction(at: float, y: float, theme: str, direction: str, grey: bool) -> list[Mark]:
    shapes = SHAPE.get(direction, ())
    marks = [
        Mark(shape, "secondary" if grey else ROLE[UP if shape == "up" else DOWN], (at + 7 + 13 * number_) / WIDTH, y, size=13, names=[f"{theme}: {direction}{' (aanname)' if grey else ' (met bron)'}"])
        for number_, shape in enumerate(shapes)
    ]
    role = "secondary" if grey or direction not in ROLE else ROLE[direction]
    words = {BOTH: "beide kanten"}.get(direction, direction) if shapes else SAME
    return [*marks, Mark("text", role, (at + (20 + 13 * (len(shapes) - 1) if shapes else 0)) / WIDTH, y, words, size=style.BODY)]


def _said(row: object, there: tuple[bool, bool]) -> str:
    parts = [f"{direction}{note}" for known, direction, note in zip(there, (row.direction, row.grey_direction), (" (bron)", " (aanname)"), strict=True) if known and direction in SHAPE]
    return ", ".join(parts)


def _table(moved: Sequence[Moved], now: pd.DataFrame, reached: Mapping[str, tuple[bool, bool]]) -> pd.DataFrame:
    fields = [
        {"Wat": each.name, "Boek": "begroting", "Was, euro per inwoner": number(each.before, 0), "Wordt": number(each.after, 0), "Met bron": "", "Aanname": "staat vast" if each.fixed else ""}
        for each in moved
    ]
    themes = [
        {
            "Wat": row.theme, "Boek": row.ledger, "Was, euro per inwoner": "", "Wordt": "",
            "Met bron": row.direction if reached.get(row.theme, (False, False))[0] else "geen pijl", "Aanname": row.grey_direction if reached.get(row.theme, (False, False))[1] else "geen pijl",
        }
        for row in now.itertuples()
    ]  # fmt: skip
    return pd.DataFrame([*fields, *themes])


def _background(figure: Figure, fields: int, height: int) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    middle = (LEFT + RIGHT) / 2 / WIDTH
    axes.plot([middle, middle], [_y(fields - 0.4, height), _y(-0.4, height)], color=style.SECONDARY, lw=style.points(1))
    edge = (AMOUNT + THEMES) / 2 / WIDTH
    axes.plot([edge, edge], [0.02, 0.98], color=style.LINE, lw=style.points(2))
