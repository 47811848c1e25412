"""What a group puts first beside what the figures put first, by rank and by name."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import HTML

from bwlab.charts import Chart, two_orders
from bwlab.formats import listing, number
from bwlab.policy.dialogue.voices import (
    ENOUGH,
    GUESS,
    agreement,
    compare,
    figures_order,
    finding,
    heard_words,
    largest,
    named,
    ranked,
)
from bwlab.policy.records.conversation import GROUPS, Voice
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_html, as_pages

EXPECTED = "verwacht"  # under which the own expectation is kept
TOP = 3
NEITHER = (
    "Geen van de twee lijsten is de juiste. Cijfers tellen wat gemeten is, van iedereen samen. Mensen vertellen wat zij meemaken en belangrijk vinden. "
    "Waar de lijsten verschillen, zit een vraag voor het volgende gesprek."
)


class OrdersPanel:
    """A choice of whose order, the two orders, and the differences by name.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        self.order = figures_order(self.monitor, self.region)
        rows = self.monitor.position(self.region).query("direction != 0").dropna(subset=["value"])
        self.sources = [self.monitor.catalogue[code].source.split(",")[0] for code in rows["indicator"]]
        self.origins = list(rows["origin"])
        record = lesson.store.read()
        self.guess = expected(record, lesson.id)
        self.voices = [each for each in record.voices if ranked(each.themes)]
        shown = [*self.voices, *([Voice(group=GUESS, themes=self.guess)] if self.guess else [])]
        self.shown = {each.group: each for each in shown}
        first = next(iter(self.shown), "")
        if as_pages() or not shown:
            self.pieces: list[Any] = [self.draw(first), self.words(first), NEITHER, *self._alike()]
            return
        self.pick = Choice("Wie leg je naast de cijfers?", [(group, _name(group)) for group in self.shown], first)
        self.view, self.said = ChartView(self.draw(first)), HTML(as_html(self.words(first)))
        self.pick.on_value(self._turn)
        self.pieces = [*([self.pick] if len(shown) > 1 else []), self.view, self.said, NEITHER, *self._alike()]

    def _turn(self, group: str) -> None:
        self.view.update(self.draw(group))
        self.said.value = as_html(self.words(group))

    def _compared(self, group: str) -> pd.DataFrame:
        return compare(self.order, [self.shown[group]] if group in self.shown else [])

    def draw(self, group: str) -> Chart:
        """The two orders of one group; "" is an empty scheme."""
        told = "Nog niemand ingevuld." if not group else "Wat jij verwacht dat inwoners vooropzetten." if group == GUESS else f"{heard_words(self.shown[group])}."
        rows = self._compared(group)
        bold = largest(rows).theme if group else ""
        return two_orders(
            self.order, rows, _name(group) if group else "Inwoners", label=self.region.label, told=told, title=self._title(group, rows),
            bold=bold, source=self.sources, origins=self.origins,
        )  # fmt: skip

    def _title(self, group: str, rows: pd.DataFrame) -> str:
        if not group:
            worst = self.order[self.order["worst"] > 0]
            if worst.empty:
                return f"In {self.region.label} staat geen enkel cijfer met een oordeel in het ongunstigste kwart"
            top = worst.loc[worst["rank"] == worst["rank"].min(), "theme"].tolist()
            return f"Bij de cijfers van {self.region.label} {'staat' if len(top) == 1 else 'staan'} {listing(top)} voorop; de andere lijst is nog leeg"
        return finding(rows)

    def words(self, group: str) -> list[str]:
        """The differences by name, and what a rank correlation says and does not say."""
        if not group:
            return ["Vul hierboven in wat mensen vooropzetten. Dan staan hier de verschillen, bij naam."]
        rows = self._compared(group)
        return [*named(rows), _alike(rows)]

    def _alike(self) -> list[Any]:
        """What groups share, and how the own expectation did."""
        lines, tops = [], {each.group: ranked(each.themes)[:TOP] for each in self.voices}
        if len(tops) > 1:
            shared = [theme for theme in self.order["theme"] if all(theme in top for top in tops.values())]
            lines.append(f"In de top drie van elke groep die je invulde: {_quoted(shared)}." if shared else "Geen enkel thema staat bij alle groepen in de top drie.")
            for group, top in tops.items():
                alone = [theme for theme in top if sum(theme in other for other in tops.values()) == 1]
                if alone:
                    lines.append(f"In de top drie van alleen {GROUPS.get(group, group).lower()}: {_quoted(alone)}.")
        if "inwoners" in tops and self.guess:
            hits = len(set(tops["inwoners"]) & set(self.guess[:TOP]))
            lines.append(f"Jij verwachtte bij inwoners {_quoted(self.guess[:TOP])}. Zij noemden {_quoted(tops['inwoners'])}: {number(hits)} ervan {'staat' if hits == 1 else 'staan'} in beide.")
        return [lines] if lines else []


def _quoted(themes: list[str]) -> str:
    return listing([f"'{each}'" for each in themes])


def expected(record: Any, notebook: str) -> list[str]:
    """The themes the participant thinks that residents put first."""
    note = record.note(notebook, EXPECTED)
    return ranked(note.text.split("; ")) if note else []


def _name(group: str) -> str:
    return "Jouw verwachting" if group == GUESS else GROUPS.get(group, group)


def _alike(rows: pd.DataFrame) -> str:
    found = agreement(rows)
    if found.n < ENOUGH:
        return f"In beide lijsten {'staat' if found.n == 1 else 'staan'} {number(found.n)} van deze thema's. Met minder dan {number(ENOUGH)} vergelijken we de volgordes niet in één getal."
    if found.rho is None:
        return "De cijfers maken geen volgorde van deze thema's: ze staan allemaal gedeeld op dezelfde plek."
    return (
        f"Over de {number(found.n)} thema's in beide lijsten is de rangcorrelatie {number(found.rho, 2, sign=True)}: +1 is dezelfde volgorde, −1 de omgekeerde, 0 geen verband. "
        f"Een volgorde die het lot kiest, komt {number(100 * found.chance)} van de 100 keer zo ver van nul. Het getal zegt niet wie gelijk heeft."
    )

