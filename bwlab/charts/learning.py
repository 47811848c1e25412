"""Groups beside skills: who learns what, and in which month there was time for it; what nobody learns stays visible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import date as date_words
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, LEFT, RIGHT = 960, 184, 952
HEAD, ROW, FOOT = 50, 44, 30  # pixels
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
OWN = "leert iets wat niet in dit schema staat"
PLANNED, DONE, EARLY, UNKNOWN = "planned", "done", "early", "unknown"
LOOKS = {PLANNED: ("ring", "secondary"), DONE: ("circle", "own"), EARLY: ("down", "unfavourable"), UNKNOWN: ("cross", "secondary")}


class Learned(NamedTuple):
    """A group that learns a skill: places in their lists, minutes, the month it is done, the day in the plan, and its state."""

    group: int
    skill: int
    minutes: int | None
    done: date | None
    planned: date | None
    state: str

    @property
    def text(self) -> str:
        """What stands under its mark."""
        if self.done:
            return f"{MONTHS[self.done.month - 1]} {self.done.year}"
        return "gepland" if self.state == PLANNED else "tijd onbekend"


def learning(
    groups: Sequence[str],
    skills: Mapping[str, str],
    found: Sequence[Learned],
    *,
    title: str,
    label: str,
    time: str,
    source: str,
    beside: Sequence[int] = (),
    lead: str = "",
    alt: Sequence[str] = (),
) -> Chart:
    """A row a group, a column a skill.

    Parameters
    ----------
    groups : sequence of str
    skills : mapping of str to str
        The name of each skill to its words on at most two lines.
    found : sequence of Learned
    title : str
        The finding.
    label : str
        The municipality.
    time : str
        How much time there is to learn: stands in the corner.
    source : str
    beside : sequence of int
        Places of the groups that learn only what is not in the scheme.
    lead : str
        What the alt text says first, where this is an example.
    alt : sequence of str
        The findings for the alt text, the most important first.
    """
    names, heads = list(skills), tuple(skills.values())
    height = HEAD + ROW * len(groups) + FOOT
    step = (RIGHT - LEFT) / len(names)
    marks = [Mark("text", "own", 4 / WIDTH, 1 - (HEAD / 2 - 2) / height, time, size=style.BODY, bold=True)]
    for each in found:
        x, y = LEFT + step * (each.skill + 0.5), HEAD + ROW * (each.group + 0.5)
        shape, role = LOOKS[each.state]
        said = f"{groups[each.group]}, {names[each.skill]}: {each.text}"
        marks.append(Mark(shape, role, x / WIDTH, 1 - (y - 9) / height, size=15, names=[said]))
        marks.append(Mark("text", role, x / WIDTH, 1 - (y + 10) / height, each.text, size=style.BODY, anchor="middle"))
    for place in sorted(set(range(len(groups))) - {each.group for each in found}):
        role, said = ("secondary", OWN) if place in beside else ("unfavourable", "leert nog niets")
        marks.append(Mark("text", role, (LEFT + 12) / WIDTH, 1 - (HEAD + ROW * (place + 0.5)) / height, said, size=style.BODY))
    for place in sorted(set(range(len(names))) - {each.skill for each in found}):
        marks.append(Mark("text", "unfavourable", (LEFT + step * (place + 0.5)) / WIDTH, 1 - (height - FOOT / 2) / height, "niemand", size=style.BODY, anchor="middle"))
    return Chart(
        title=title,
        subtitle="Rondje: staat in het plan; gevuld als er tijd voor is, met de maand waarin het klaar kan zijn. Driehoek: de dag in het plan ligt eerder. Kruis: minuten niet bekend.",
        source=source,
        alt=fit(f"{lead}{label}. Schema van groepen en vaardigheden. ", [title, *alt]),
        table=_table(groups, names, found, beside),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, groups, heads, height),
        background_key=("learning", tuple(groups), heads),
        marks=tuple(marks),
    )


def _table(groups: Sequence[str], names: Sequence[str], found: Sequence[Learned], beside: Sequence[int]) -> pd.DataFrame:
    rows = [
        {
            "Groep": groups[each.group],
            "Leert": names[each.skill],
            "Minuten, notebook en oefening": "onbekend" if each.minutes is None else number(each.minutes),
            "Dag in het plan": date_words(each.planned) if each.planned else "geen datum",
            "Kan klaar zijn in": date_words(each.done).split(" ", 1)[1] if each.done else "nog niet" if each.state == PLANNED else "onbekend",
        }
        for each in found
    ]
    there = {each.group for each in found}
    rows += [{"Groep": name, "Leert": OWN.removeprefix("leert ") if place in beside else "nog niets", "Minuten, notebook en oefening": "onbekend" if place in beside else "0", "Dag in het plan": "geen datum", "Kan klaar zijn in": "onbekend" if place in beside else "nog niet"} for place, name in enumerate(groups) if place not in there]
    return pd.DataFrame(rows)


def _background(figure: Figure, groups: Sequence[str], heads: Sequence[str], height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    step = (RIGHT - LEFT) / len(heads)
    for place, words in enumerate(heads):
        axes.text(LEFT + step * (place + 0.5), HEAD / 2 - 2, words, ha="center", va="center", linespacing=1.15)
        axes.plot([LEFT + step * (place + 0.5)] * 2, [HEAD - 5, HEAD], color=style.OTHERS, lw=style.points(1))  # which column is which
    for place, name in enumerate(groups):
        y = HEAD + ROW * place
        axes.plot([4, RIGHT], [y, y], color=style.LINE, lw=style.points(1))
        axes.text(4, y + ROW / 2, name.replace(" en ", "\nen ") if len(name) > 20 else name, va="center", linespacing=1.1)
    axes.plot([4, RIGHT], [height - FOOT, height - FOOT], color=style.LINE, lw=style.points(1))
