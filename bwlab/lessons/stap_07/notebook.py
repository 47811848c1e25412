"""Step 7: inside the town hall. What ``notebooks/tien_stappen/stap_07_organisatie`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from bwlab.formats import listing, number, quantity
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.stap_07 import money_limits, programmes_panel
from bwlab.lessons.stap_07.assignment_panel import AssignmentPanel
from bwlab.lessons.stap_07.budget_panel import PEERS, BudgetPanel
from bwlab.lessons.stap_07.fields_panel import FieldsPanel
from bwlab.lessons.stap_07.influences_panel import InfluencesPanel
from bwlab.lessons.stap_07.shift_panel import ShiftPanel
from bwlab.lessons.stap_07.training_panel import TrainingPanel, skills_table
from bwlab.monitor import finance
from bwlab.policy.anchoring.learning_plan import GROUPS, begun, nobody
from bwlab.policy.anchoring.organising import PARTS, gaps, given
from bwlab.widgets.show import LivePart

NEAR = 0.1  # of the median: closer than this is called about the same
DISTANCES = (("meer", "Meer dan 10 procent erboven"), ("gelijk", "Hooguit 10 procent erboven of eronder"), ("minder", "Meer dan 10 procent eronder"), ("weet niet", "Dat weet ik niet"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._money: list[LivePart] = []
        self._documents: list[LivePart] = []
        super().__init__(*given, **named)

    def expect_part(self) -> None:
        """Before the form: which part of the assignment is not arranged?"""
        options = [*((part, f"{words[0].upper()}{words[1:]}") for part, words in PARTS.items()), ("niets", "Niets: alles is geregeld")]
        self.live(lambda: guessing.pieces(self, "opdracht", "Welk onderdeel van de opdracht is bij jullie het minst geregeld, denk je?", options, self._parts_open))

    def assignment(self) -> None:
        """The assignment of the coordinator."""
        self.live(lambda: AssignmentPanel(self, self.kept).pieces)

    def expect_group(self) -> None:
        """Before the scheme: who learns nothing?"""
        options = [*((each, f"{group.name[0].upper()}{group.name[1:]}") for each, group in GROUPS.items()), ("geen", "Geen: elke groep leert iets")]
        self.live(lambda: guessing.pieces(self, "groep", "Welke groep leert bij jullie nu nog niets over brede welvaart, denk je?", options, self._groups_without))

    def skills(self) -> None:
        """What there is to learn, and how long it takes."""
        self.live(lambda: [skills_table()])

    def training(self) -> None:
        """Who learns what, and when there is time for it."""
        self.live(lambda: TrainingPanel(self, self.kept).pieces)

    def expect_field(self) -> None:
        """Before the budget: which main field costs most per inhabitant, and how far is it from the peers?"""
        self.live(self._expect_field)

    def budget(self) -> None:
        """The own budget beside peers, and over the years."""
        self.live(lambda: BudgetPanel(self).pieces)

    def fields(self) -> None:
        """Which themes a main field serves."""
        self.live(lambda: FieldsPanel(self, self.moved).pieces)

    def programmes(self) -> None:
        """Lines of the own budget, for who has them."""
        self.live(lambda: programmes_panel.pieces(self, self.moved))

    def influences(self) -> None:
        """What more money does to a theme: assumptions."""
        self.live(lambda: InfluencesPanel(self, self.moved).pieces)

    def shift(self) -> None:
        """Money from one main field to another, in three ledgers."""
        self.live(lambda: ShiftPanel(self).pieces, self._money)

    def limits(self) -> None:
        """What an assignment, a plan and an amount do not say."""
        self.live(self._limits)

    def documents(self) -> None:
        """Assignment, training plan and budget as documents."""
        self.live(lambda: documents_panel.pieces(self, ["organisation", "budget"]), self._documents)

    def kept(self) -> None:
        """The assignment or the plan was kept: what can be made of it is said again."""
        self.again(self._documents)

    def moved(self) -> None:
        """Something about the money was kept: the shift is made again, and so is what can be made of it."""
        self.again(self._money, self._documents)

    def _parts_open(self) -> str:
        it = self.store.read().assignment
        if not given(it):
            return "Er staat nog geen opdracht in je dossier. Vul hieronder in wat je weet, en kijk dan terug."
        found = list(dict.fromkeys(PARTS[each.part] for each in gaps(it, self.today)))
        return f"In je dossier vraagt dit nog iets: {listing(found)}." if found else "In je dossier staat elk onderdeel."

    def _groups_without(self) -> str:
        plan = self.store.read().trainings
        if not begun(plan):
            return "Er staat nog geen leerplan in je dossier. Vul hieronder een groep in, en kijk dan terug."
        groups, _ = nobody(plan)
        return f"In je leerplan leren nog niets: {listing([GROUPS[each].name for each in groups])}." if groups else "In je leerplan leert elke groep iets."

    def _expect_field(self) -> Sequence[Any]:
        found = self._largest()
        if found is None:
            return [f"Van {self.region.label} is er geen begroting in deze cijfers. Hieronder zie je waarom."]
        row, year = found
        most = f"Aan welke hoofdtaak wil {self.region.label} in {year} het meeste uitgeven, per inwoner?"
        far = f"En hoe ver ligt dat bedrag van het midden (de mediaan) van {number(PEERS)} gemeenten die op {self.region.label} lijken?"
        return [
            *guessing.pieces(self, f"hoofdtaak {year}", most, list(finance.FIELDS.items()), lambda: _spent(row, year)),
            *guessing.pieces(self, f"afstand {year}", far, DISTANCES, lambda: _apart(row)),
        ]

    def _largest(self) -> tuple[pd.Series, int] | None:
        """The main field with most euros per inhabitant in the newest budget, beside its peers."""
        year = finance.newest(self.monitor, self.region, finance.BUDGET)
        if year is None:
            return None
        rows = finance.beside(self.monitor, self.region, year, finance.BUDGET, self.monitor.peers(self.region, k=PEERS)["region"])
        return (rows.loc[rows["euros"].idxmax()], year) if np.isfinite(rows["euros"]).any() else None

    def _limits(self) -> Sequence[Any]:
        return [
            [
                "Een opdracht op papier is nog geen ruimte in een agenda. Vraag na een maand hoeveel uur het echt werd.",
                "Een cursus telt wie er was. Of iemand daarna anders werkt, zie je pas in een volgend stuk.",
                "De minuten zijn de leestijd van de notebooks. Oefenen in het eigen werk kost meer, en dat staat hier niet bij.",
                *money_limits.sentences(self),
            ]
        ]


def _spent(row: pd.Series, year: int) -> str:
    return f"Aan {row['name'].lower()}: {quantity(row['euros'], 0, '€')} per inwoner, volgens de begroting van {year} (bron: {finance.SOURCE})."


def _apart(row: pd.Series) -> str:
    if not np.isfinite(row["median"]):
        return f"Dat is niet te zeggen: maar {number(row['n'])} van de {number(row['size'])} gemeenten in de groep hebben een begroting in deze cijfers."
    share = row["euros"] / row["median"] - 1
    where = f"{number(abs(100 * share), 0)} procent {'erboven' if share > 0 else 'eronder'}" if round(100 * abs(share)) else "er bijna precies op"
    near = " Dat is hooguit 10 procent." if abs(share) <= NEAR else ""
    blank = f" In de groep hebben {number(row['n'])} van de {number(row['size'])} gemeenten een cijfer." if row["n"] < row["size"] else ""
    return f"De mediaan is {quantity(row['median'], 0, '€')} per inwoner; {quantity(row['euros'], 0, '€')} ligt {where}.{near}{blank} Of dat veel of weinig is, zegt dit niet."
