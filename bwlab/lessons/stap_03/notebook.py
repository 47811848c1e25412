"""Step 3: the conversation. What ``notebooks/tien_stappen/stap_03_gesprek`` shows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from bwlab.charts import Chart, residents
from bwlab.formats import listing, number
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.stap_03.cards_panel import CardsPanel
from bwlab.lessons.stap_03.first_panel import FirstPanel, enough
from bwlab.lessons.stap_03.orders_panel import EXPECTED, TOP, OrdersPanel, expected
from bwlab.lessons.stap_03.plan_panel import PlanPanel
from bwlab.lessons.stap_03.voices_panel import VoicesPanel
from bwlab.policy.dialogue.residents import SOURCE, YEAR
from bwlab.policy.dialogue.residents import residents as residents_of
from bwlab.policy.dialogue.voices import figures_order
from bwlab.widgets.form import Form
from bwlab.widgets.show import LivePart, as_pages

DOCUMENTS = ("conversations", "cards")
#: Lower edges of the answers, in percent.
YOUNG, ALONE = (0, 12, 15, 18), (0, 25, 35, 45)
PEOPLE = (("10", "10 mensen"), ("30", "30 mensen"), ("100", "100 mensen"), ("meer", "Meer dan 100 mensen"), ("nooit", "Dat kan met geen enkel aantal"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._orders: list[LivePart] = []
        self._firsts: list[LivePart] = []
        self._papers: list[LivePart] = []
        self._there = False  # whether there was something to make a plan of when that list was made
        super().__init__(*given, **named)

    def who(self) -> None:
        """Who lives here: a guess, then ages and households."""
        self.live(self._who)

    def plan(self) -> None:
        """The conversation plan, and whom nobody reaches."""
        self.live(lambda: PlanPanel(self, self.planned).pieces)

    def cards(self) -> None:
        """The dialogue cards of this municipality."""
        self.live(lambda: CardsPanel(self).pieces)

    def expect(self) -> None:
        """Before anybody was heard: what will residents put first?"""
        self.live(self._expect)

    def voices(self) -> None:
        """What each group puts first, and what it will do itself."""
        self.live(lambda: VoicesPanel(self, self.heard).pieces)

    def beside(self) -> None:
        """What people put first beside what the figures put first."""
        self.live(lambda: OrdersPanel(self).pieces, self._orders)

    def how_many(self) -> None:
        """Before the sliders: with how many people does a number one mean something?"""
        question = "Met hoeveel mensen in gesprek weet je welk thema op 1 staat?"
        self.live(lambda: guessing.pieces(self, "hoeveel mensen", question, PEOPLE, lambda: enough(self)))

    def first(self) -> None:
        """How often the same theme comes out first."""
        self.live(lambda: FirstPanel(self).pieces, self._firsts)

    def limits(self) -> None:
        """What a conversation and a list do not say."""
        self.live(self._limits)

    def documents(self) -> None:
        """A note, and the plan and the cards as documents."""
        self.live(self._documents, self._papers)

    def planned(self) -> None:
        """A conversation was kept: the list of documents may have become longer or shorter."""
        if self._there != self._plan_there():
            self.again(self._papers)

    def heard(self) -> None:
        """A voice was kept: what stands on it is made again."""
        self.again(self._orders, self._firsts)
        self.planned()

    def _plan_there(self) -> bool:
        record = self.store.read()
        return bool(record.conversations or record.voices)

    def _who(self) -> Sequence[Any]:
        label = self.region.label
        asked = (
            ("jonger dan 15", f"Van elke 100 inwoners van {label}: hoeveel zijn er jonger dan 15?", YOUNG),
            ("alleen", "En van elke 100 huishoudens: hoeveel bestaan er uit één persoon?", ALONE),
        )
        forms = [
            self.note_form(key, [{"key": "answer", "kind": "choice", "label": question, "options": [list(each) for each in _bands(edges)]}])
            for key, question, edges in asked
        ]
        store = self.store

        def answer() -> list[Any]:
            return self._who_answer(store)

        return [*forms, *(answer() if as_pages() else guessing.behind(answer, "Laat zien wie hier woont"))]

    def _who_answer(self, store: Any) -> list[Any]:
        found, label = residents_of(self.monitor, self.region), self.region.label
        if found is None:
            return [
                f"Voor {label} in de grenzen van nu heeft het CBS geen cijfers over {YEAR}: de gemeente is nieuwer. Het inwonertal kennen we wel: {number(self.region.population)} "
                f"op 1 januari {self.region.population_year}. Leeftijden en huishoudens vraag je bij onderzoek en statistiek."
            ]
        record, said = store.read(), []
        for key, edges, share in (("jonger dan 15", YOUNG, found.young), ("alleen", ALONE, found.alone)):
            note, texts = record.note(self.id, key), dict(_bands(edges))
            right = max(edge for edge in edges if edge <= share)
            if note and note.answer in texts:
                said.append(f"{texts[note.answer].lower()} ({'klopt' if note.answer == str(right) else 'het is anders'})")
        lead = f"Jij dacht: {listing(said)}." if said else ""
        told = (
            f"Dat zijn ongeveer {found.people(found.young)} mensen jonger dan 15 en {found.people(found.old)} van 65 of ouder. "
            "Hoeveel inwoners wel eens in een bibliotheek of wijkcentrum komen, staat niet in onze cijfers. Vraag het daar na."
        )
        return [*([lead] if lead else []), self._who_chart(found), told]

    def _who_chart(self, found: Any) -> Chart:
        ages = [(name, share, found.people(share)) for name, share in (("jonger dan 15", found.young), ("van 15 tot 65", found.middle), ("65 of ouder", found.old))]
        return residents(ages, [("van één persoon", found.alone), ("van meer personen", 100 - found.alone)], label=self.region.label, year=YEAR, source=SOURCE)

    def _expect(self) -> Sequence[Any]:
        options = [[theme.name, theme.name] for theme in self.monitor.catalogue.themes]
        fields = [{"key": f"theme{place}", "kind": "select", "label": f"Op {place}", "options": options, "half": True} for place in range(1, TOP + 1)]
        store = self.store
        former = expected(store.read(), self.id)
        form = Form(f"Wat zetten inwoners van {self.region.label} voorop, denk je?", fields, {f"theme{place}": theme for place, theme in enumerate(former, start=1)})

        def changed(values: dict[str, Any]) -> None:
            themes = [values.get(f"theme{place}") or "" for place in range(1, TOP + 1)]
            self.keep(store, lambda record: record.set_note(self.id, EXPECTED, "; ".join(filter(None, themes))))
            self.again(self._orders)

        form.on_values(changed)
        return [form]

    def _limits(self) -> Sequence[Any]:
        order, rows, label = figures_order(self.monitor, self.region), self.monitor.position(self.region), self.region.label
        silent = order.loc[order["n"] == 0, "theme"].tolist()
        asked = [self.monitor.catalogue[code] for code in rows.loc[rows["value"].notna(), "indicator"]]
        grown = [each for each in asked if each.kind != "register" and ("15 jaar" in each.population or "18 jaar" in each.population or "19 jaar" in each.population)]
        judged, total = int(order["n"].sum()), int(order["total"].sum())
        lines = [
            "Wie naar een bijeenkomst komt, kiest daar zelf voor. Dat is geen steekproef: je weet niet wat de anderen vinden.",
            "Een top drie zegt wat op dat moment voorop stond, in dat gezelschap, bij die vraag. Met een andere vraag kan het anders zijn.",
            f"De plaats bij de cijfers is een telling, geen score. Eén van de twee cijfers telt daar net zo zwaar als drie van de zes. In {label} zijn {number(judged)} van de {number(total)} cijfers te beoordelen.",
            "In het ongunstigste kwart staan is een vergelijking met andere gemeenten. Er staat altijd ongeveer een kwart van de gemeenten in, ook als het overal goed gaat.",
            "Elders staat niet in de lijst: over wat ons leven kost aan mensen op andere plekken hebben we per gemeente geen cijfer. Vraag er wel naar.",
            "Dat mensen iets vooropzetten wat bij de cijfers laag staat, kan van alles zijn: het cijfer is oud, het meet iets anders, of het speelt in één straat.",
        ]
        if silent:
            lines.insert(3, f"Over {listing([each.lower() for each in silent])} zwijgen de cijfers van {label}. Dat een thema daar geen plaats heeft, zegt niets over hoe belangrijk het is.")
        if grown:
            lines.insert(2, f"Ook in de cijfers ontbreken mensen. Bij {'één cijfer' if len(grown) == 1 else f'{number(len(grown))} cijfers'} van {label} gaat het om mensen vanaf 15 of 18 jaar: kinderen zijn niet gevraagd.")
        return [lines]

    def _documents(self) -> Sequence[Any]:
        self._there = self._plan_there()
        fields = [{"key": "text", "kind": "text", "label": "Wat neem je uit de gesprekken mee naar je opgaven, doelen of agenda?", "rows": 3}]
        return [self.note_form("mee", fields), *documents_panel.pieces(self, DOCUMENTS)]


def _bands(edges: Sequence[int]) -> list[tuple[str, str]]:
    """Answers between the edges: value is the lower edge."""
    inner = [(str(low), f"{number(low)} tot {number(high)}") for low, high in itertools.pairwise(edges[1:])]
    return [(str(edges[0]), f"Minder dan {number(edges[1])}"), *inner, (str(edges[-1]), f"{number(edges[-1])} of meer")]
