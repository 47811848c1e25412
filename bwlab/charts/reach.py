"""Which group is reached by which conversation; a group that nobody reaches stands on top."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import listing, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, ROW = 960, 76, 44
LEFT, RIGHT = 270, 740  # of the columns
SHOWN, NAMED = 10, 4  # conversations in the picture, and up to how many have their name above it
EMPTY = 3  # columns of an empty scheme


def reach(talks: Sequence[tuple[str, Sequence[str]]], groups: Mapping[str, str], *, label: str) -> Chart:
    """A row a group, a column a conversation, a dot where they meet.

    Parameters
    ----------
    talks : sequence of (str, sequence of str)
        Place of each conversation ("" is not filled in), and the groups one meets there.
    groups : mapping of str to str
        Every group and how it is called.
    label : str
        The municipality.
    """
    counts = {group: sum(group in met for _, met in talks) for group in groups}
    order = sorted(groups, key=lambda group: counts[group] > 0)  # stable: only the gaps go up
    gaps = [groups[group] for group in order if not counts[group]]
    shown = list(talks[:SHOWN]) or [("", ())] * EMPTY
    height = HEAD + ROW * len(order) + 8
    marks = _heads(shown, height, empty=not talks)
    for place, group in enumerate(order):
        y, gap = 1 - (HEAD + (place + 0.5) * ROW) / height, not counts[group]
        marks.append(Mark("text", "unfavourable" if gap else "text", 4 / WIDTH, y, groups[group], size=style.BODY, bold=gap))
        for met in (True, False):
            xs = [_x(column, len(shown)) for column, (_, there) in enumerate(shown) if (group in there) == met]
            shape, role, size = ("circle", "own", 20) if met else ("ring", "unfavourable" if gap else "others", 14)
            if xs:
                marks.append(Mark(shape, role, xs, [y] * len(xs), size=size))
        said = "nog in geen gesprek" if gap else f"in {number(counts[group])} van de {number(len(talks))}"
        marks.append(Mark("text", "unfavourable" if gap else "secondary", (RIGHT + 16) / WIDTH, y, said, size=style.BODY, bold=gap))
    more = f" Het plaatje toont de eerste {SHOWN}; de tabel toont alle {number(len(talks))}." if len(talks) > SHOWN else ""
    title = _title(len(talks), gaps)
    return Chart(
        title=title,
        subtitle=f"Volle stip: deze groep tref je daar. Lege ring: niet. Wie nog ontbreekt, staat bovenaan.{more}",
        source="Bron: het gespreksplan in je dossier.",
        alt=fit(f"Schema van vier groepen en {_talks(len(talks))}, {label}. {title}. ", [f"{groups[group]}: {number(counts[group])}" for group in order]),
        table=pd.DataFrame(
            [[f"{place}. {where or 'plek niet ingevuld'}", *("ja" if group in met else "nee" for group in groups)] for place, (where, met) in enumerate(talks, start=1)],
            columns=["Gesprek", *groups.values()],
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, len(order), height),
        background_key=("reach", len(order)),
        marks=tuple(marks),
    )  # fmt: skip


def _talks(count: int) -> str:
    return "één gesprek" if count == 1 else f"{number(count)} gesprekken"


def _title(count: int, gaps: list[str]) -> str:
    if not count:
        return "Er staat nog geen gesprek in je plan"
    if not gaps:
        return f"Met {_talks(count)} tref je alle vier de groepen minstens één keer"
    return f"Met {_talks(count)} tref je nog geen {listing([each.lower() for each in gaps], 'of')}"


def _x(column: int, columns: int) -> float:
    return (LEFT + (column + 0.5) * (RIGHT - LEFT) / columns) / WIDTH


def _heads(shown: Sequence[tuple[str, Sequence[str]]], height: float, *, empty: bool) -> list[Mark]:
    """The number of each conversation, and its place where there is room."""
    marks = []
    for column, (where, _) in enumerate(shown):
        x = _x(column, len(shown))
        marks.append(Mark("text", "secondary", x, 1 - 12 / height, "…" if empty else str(column + 1), size=style.BODY, anchor="middle"))
        if len(shown) <= NAMED and not empty:
            room = int((RIGHT - LEFT) / len(shown) / (0.66 * style.BODY))
            for line, part in enumerate(textwrap.wrap(where or "plek nog open", room, max_lines=2, placeholder="…")):
                y = 1 - (34 + 20 * line) / height
                marks.append(Mark("text", "text", x, y, part, size=style.BODY, anchor="middle"))
    return marks


def _background(figure: Figure, rows: int, height: float) -> None:
    for place in range(rows + 1):
        y = 1 - (HEAD + place * ROW) / height
        figure.add_artist(_rule(y))


def _rule(y: float) -> object:
    from matplotlib.lines import Line2D

    return Line2D([4 / WIDTH, 1 - 4 / WIDTH], [y, y], color=style.LINE, lw=style.points(1))
