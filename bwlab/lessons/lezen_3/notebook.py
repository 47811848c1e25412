"""Reading 3: one number or many. What ``notebooks/de_monitor_lezen/3_een_cijfer_of_veel`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from bwlab.formats import number, quantity
from bwlab.lesson import Lesson
from bwlab.lessons.lezen_3 import debate, rules_panel
from bwlab.lessons.lezen_3.calculating import composites
from bwlab.lessons.lezen_3.one_number import BASE, KIND, PULLED, figures, seed, subject
from bwlab.lessons.lezen_3.takers_panel import TakersPanel
from bwlab.lessons.lezen_3.weights_panel import WeightsPanel
from bwlab.lessons.parts.group_panel import GroupPanel, InGroup
from bwlab.lessons.parts.guessing import behind
from bwlab.method.composite import recipe_bands
from bwlab.method.position import quartiles
from bwlab.widgets.show import as_pages

GUESS, EXPECTED, VIEW = "eigen plaats", "andere rekenregel", "één cijfer of veel"
QUARTERS = (
    ("1", "in het gunstigste kwart"), ("2", "in het tweede kwart"), ("3", "in het derde kwart"), ("4", "in het ongunstigste kwart"),
)  # fmt: skip
STEPS = (("0", "0 tot 5 plaatsen"), ("5", "5 tot 15"), ("15", "15 tot 40"), ("40", "meer dan 40"))
DEBATED = ("jeugdzorg",)  # the direction can be argued about, though the monitor gives one
VIEWS = (("een", "Eén cijfer"), ("veel", "Veel cijfers naast elkaar"), ("beide", "Allebei, elk voor iets anders"), ("weet niet", "Dat weet ik nog niet"))


class Notebook(InGroup, Lesson):
    """The parts of the notebook, in the order of its headings."""

    def ingredients(self) -> None:
        """Which figures go into the one number, and why these."""
        self.live(self._ingredients)

    def predict(self) -> None:
        """In which quarter does the own municipality end up?"""
        self.live(self._predict)

    def divide(self) -> None:
        """A hundred points over eight themes, and where that puts the municipality."""
        self.live(lambda: WeightsPanel(self).pieces)

    def group(self) -> None:
        """The points of a group."""
        self.live(lambda: GroupPanel(self, KIND, figures(self.monitor).names).pieces)

    def expect(self) -> None:
        """How many places does another calculation rule make?"""
        self.live(self._expect)

    def rules(self) -> None:
        """The same figures under other rules."""
        self.live(lambda: rules_panel.pieces(self))

    def takers(self) -> None:
        """Who has a place at all."""
        self.live(lambda: TakersPanel(self).pieces)

    def debate(self) -> None:
        """Both sides of one number."""
        self.live(lambda: debate.pieces())

    def limits(self) -> None:
        """What one number does not say."""
        self.live(self._limits)

    def view(self) -> None:
        """An opinion of one's own, for the dossier."""
        self.live(self._view)

    def _take(self, region: Any) -> None:
        super()._take(region)
        self.points = None

    def _ingredients(self) -> Sequence[Any]:
        known, catalogue = figures(self.monitor), self.monitor.catalogue
        missing = known.values.columns[known.values.loc[self.region.code].isna()]
        rows = []
        for code, theme in zip(known.values.columns, known.themes, strict=True):
            each, value = catalogue[code], known.values.at[self.region.code, code]
            rows.append([theme, each.name, "meer" if each.direction > 0 else "minder", str(known.years[code]), quantity(value, each.decimals, each.unit_short)])
        table = pd.DataFrame(rows, columns=["Thema", "Cijfer", "Gunstiger is", "Jaar", self.region.label])
        outliers = [f"{catalogue[code].name.lower()} ({number(count)} gemeenten)" for code, count in known.pulled.items()]
        facts = [
            f"{number(len(rows))} cijfers, in {number(len(known.names))} thema's van hier en nu. Binnen een thema tellen ze even zwaar.",
            f"{number(int(known.complete.sum()))} van de {number(len(known.values))} gemeenten hebben ze allemaal. Alleen zij krijgen hier een plaats.",
            f"{self.region.label} mist er {number(len(missing))}." if len(missing) else f"{self.region.label} heeft ze allemaal.",
        ]
        facts += [f"Wat gunstiger is, staat niet altijd vast. {catalogue[code].direction_why}" for code in DEBATED if code in known.values]
        if outliers:
            facts.append(
                f"Bij {', '.join(outliers)} liggen de uitersten heel ver van de rest. Zo'n uiterste krijgt hier de waarde van de gemeente die er net "
                f"voor ligt. Anders rekt één gemeente de meetlat op. Dit gebeurt bij hoogstens {number(PULLED)} gemeenten per cijfer."
            )
        return [facts, table]

    def _predict(self) -> Sequence[Any]:
        who = subject(self.monitor, self.region)
        question = f"Alle thema's tellen even zwaar. Waar staat {who.region.label} dan, onder de gemeenten die alle cijfers hebben?"
        key = who.about(GUESS)
        form = self.note_form(key, [{"key": "answer", "kind": "choice", "label": question, "options": [list(option) for option in QUARTERS]}])
        lead = [who.why] if who.why else []
        store = self.store

        def answer() -> str:
            note = store.read().note(self.id, key)
            return self._place(note.answer if note else "")

        if as_pages():
            return [*lead, form, answer()]
        return [*lead, form, *behind(lambda: [answer()], "Laat de plaats zien")]

    def _place(self, guess: str) -> str:
        who, base = subject(self.monitor, self.region), composites(self.monitor)[0]
        quarter = int(np.nan_to_num(quartiles(base.value, 1)[who.row]))
        names = dict(QUARTERS)
        thought = f"Jij dacht: {names[guess]}. " if guess in names else ""
        lies = f"Dat is {names[str(quarter)]}." if quarter else "In welk kwart dat is, kun je niet zeggen: te veel gemeenten staan gelijk."
        return (
            f"{thought}Met gelijke punten staat {who.region.label} op plaats {number(base.rank[who.row])} van {number(base.n)}. {lies} "
            "Onthoud deze plaats even. Je gaat er zo aan draaien."
        )

    def _expect(self) -> Sequence[Any]:
        who = subject(self.monitor, self.region)
        question = f"Dezelfde cijfers, gelijke punten, maar anders gerekend. Hoeveel plaatsen kan {who.region.label} dan verschuiven?"
        return [self.note_form(who.about(EXPECTED), [{"key": "answer", "kind": "choice", "label": question, "options": [list(option) for option in STEPS]}])]

    def _limits(self) -> Sequence[Any]:
        known = figures(self.monitor)
        complete, all_ = int(known.complete.sum()), len(known.values)
        single = [name for name in known.names if len(known.indicators(name)) == 1]
        who = subject(self.monitor, self.region)
        both = recipe_bands(known.values, known.directions, known.themes, BASE, 3_600, seed(who.region))
        low, high = (number(edge[who.row]) for edge in (both.low, both.high))
        wide = f"Verander je de punten een beetje en de rekenregel ook, dan ligt de plaats van {who.region.label} 90 van de 100 keer tussen {low} en {high}."
        asked = [code for code in known.values.columns if self.monitor.catalogue[code].kind != "register"]
        return [
            [
                f"Een plaats onder {number(complete)} gemeenten is geen plaats in Nederland: {number(all_ - complete)} gemeenten doen niet mee.",
                "De streep gaat over de keuze van de punten. De marge van de cijfers zelf zit er niet in. In het echt is de onzekerheid dus groter.",
                wide if low != high else f"Ook met een iets andere verdeling en een andere rekenregel blijft {who.region.label} meestal op plaats {low}.",
                f"{number(len(single))} van de {number(len(known.names))} thema's hebben hier maar één cijfer: {', '.join(single)}. Dat ene cijfer is niet het hele thema.",
                f"{number(len(asked))} van de {number(known.values.shape[1])} cijfers komen uit een enquête of een rekenmodel.",
                "Later en elders zitten er niet in. Een gemeente kan hoog staan en de rekening doorschuiven.",
                "Een plaats is altijd vergeleken met anderen. Als alle gemeenten evenveel vooruitgaan, verandert er geen enkele plaats.",
                "De keuze van cijfers en rekenregels is van ons. Dit is niet de methode van een instituut.",
            ]
        ]

    def _view(self) -> Sequence[Any]:
        fields = [
            {"key": "answer", "kind": "choice", "label": "Wat wil jij je raad laten zien?", "options": [list(option) for option in VIEWS]},
            {"key": "text", "kind": "text", "label": "Waarom? En welke keuze noem je er altijd bij?", "rows": 3},
        ]
        return [self.note_form(VIEW, fields)]
