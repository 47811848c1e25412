"""What if money moves? A sum that stays equal, and three ledgers with the participant's own arrows."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import Chart
from bwlab.charts.ledgers import Moved
from bwlab.charts.ledgers import ledgers as ledger_chart
from bwlab.formats import listing, number
from bwlab.method.budget import (
    ALL_FIXED,
    BOTH,
    DOWN,
    FIXED,
    LEDGERS,
    LESS_THAN_NOTHING,
    NO_MORE,
    NONE,
    UP,
    impulses,
    ledgers,
    shift,
)
from bwlab.monitor import finance
from bwlab.monitor.finance import BUDGET, FIELDS
from bwlab.policy import Influence
from bwlab.policy.anchoring.budget import OUTSIDE, arrows, kept_in
from bwlab.widgets import ASSUMPTION, Choice, Form, Slider, scenario

MOST = 100  # euro per inhabitant either way
YEARS = 12
FEW = 3  # themes by name in a sentence
LEAD = "Er staan nog geen pijlen in je dossier die kunnen meetellen. Je ziet een voorbeeld dat wij hebben verzonnen: alle pijlen zijn een aanname. De bedragen zijn wel echt."
#: Start, end, direction, years: an example only, never kept.
EXAMPLE = (
    ("sociaal_domein", "Samenleving", 1, 1), ("sociaal_domein", "Gezondheid", 1, 3), ("sport_cultuur_recreatie", "Gezondheid", 1, 5), ("verkeer_vervoer_waterstaat", "Milieu", -1, 0),
    ("wonen_en_ruimtelijke_ordening", "Wonen", 1, 3), ("wonen_en_ruimtelijke_ordening", "Natuurlijk kapitaal", -1, 2), ("onderwijs", "Menselijk kapitaal", 1, 8), ("economie", OUTSIDE[0], -1, 2),
)  # fmt: skip
WHY = {
    FIXED: "Deze hoofdtaak staat vast, dus er verschuift niets.",
    ALL_FIXED: "Alle andere hoofdtaken staan vast, dus er verschuift niets.",
    NO_MORE: "Meer kan niet: wat niet vaststaat, is dan op.",
    LESS_THAN_NOTHING: "Meer eraf kan niet: een hoofdtaak gaat niet onder nul.",
}


class Found(NamedTuple):
    """A shift and what it does along the arrows."""

    asked: float
    year: int
    before: np.ndarray
    after: np.ndarray
    why: str
    felt: pd.DataFrame


class ShiftPanel:
    """Euros that move between the main fields.

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
        self.dimensions = {theme.name: theme.dimension for theme in self.monitor.catalogue.themes}
        self.budget_year = finance.newest(self.monitor, self.region, BUDGET)
        if self.budget_year is None:
            self.pieces: list[Any] = [f"Van {self.region.label} is er geen begroting in deze cijfers, dus er valt hier niets te schuiven."]
            return
        euros = finance.amounts(self.monitor, self.region, self.budget_year, BUDGET)
        # A blank or an amount below zero cannot give way or receive: it stays out, and the sentence says so.
        self.fields = [field for field in FIELDS if np.isfinite(euros[field]) and euros[field] >= 0]
        self.out = [FIELDS[field] for field in FIELDS if field not in self.fields]
        self.amounts = euros[self.fields].to_numpy(float)
        own = arrows(lesson.store.read().influences, self.dimensions)
        self.example = not own.arrows
        self.arrows = arrows([Influence(start=a, end=b, sign=sign, lag=lag) for a, b, sign, lag in EXAMPLE], self.dimensions).arrows if self.example else own.arrows
        self.said = own.said
        self.reached = _reached(self.arrows)
        self.locked: list[str] = []
        self.target = Choice("Welke hoofdtaak krijgt meer of minder?", [(field, FIELDS[field]) for field in self.fields], "sociaal_domein" if "sociaal_domein" in self.fields else self.fields[0])
        spec = {"key": "locks", "kind": "several", "label": "Welke hoofdtaken blijven zoals ze zijn?", "options": [[field, FIELDS[field]] for field in self.fields], "help": "De andere geven mee naar wat ze hebben."}
        self.locks = Form("", [spec], {"locks": []})
        values = list(range(-MOST, MOST + 1, 5))
        texts = [f"{number(abs(each))} euro {'erbij' if each > 0 else 'eraf'}" if each else "niets" for each in values]
        self.much = Slider("Hoeveel euro per inwoner erbij of eraf?", values, 0, note=ASSUMPTION, texts=texts)
        self.ahead = Slider("Hoeveel jaar later kijk je?", list(range(YEARS + 1)), 0, note="wat jullie bij de pijlen invulden", texts=["meteen", *(f"{number(each)} jaar later" for each in range(1, YEARS + 1))])
        self.scenario = scenario(self.model, {"much": self.much, "ahead": self.ahead}, self._draw, beside=True)
        self.target.on_value(lambda _: self.scenario.redraw())
        self.locks.on("values", self._lock)  # nothing of it is kept, so it does not say so
        self.pieces = [*([LEAD] if self.example else []), *([self.said] if self.said else []), self.target, self.locks, self.scenario]

    def model(self, much: float, ahead: float) -> Found:
        """The budget after the shift, and what the arrows pass on of it."""
        at = self.fields.index(self.target.value)
        done = shift(self.amounts, at, self.amounts[at] + much, [self.fields.index(each) for each in self.locked])
        moved = dict(zip(self.fields, impulses(self.amounts, done.amounts).tolist(), strict=True))
        felt = ledgers(self.arrows, moved, kept_in(self.dimensions), YEARS)
        return Found(much, int(ahead), self.amounts, done.amounts, done.why, felt)

    def title(self, found: Found) -> str:
        """How many themes the arrows reach by then, in how many directions; no total."""
        at = self.fields.index(self.target.value)
        name, change = FIELDS[self.target.value], found.after[at] - found.before[at]
        lead = "Voorbeeld: " if self.example else ""
        if abs(change) < 0.005:
            return f"{lead}er verschuift niets, dus volgens de pijlen verandert er niets" if self.example else "Er verschuift niets, dus volgens de pijlen verandert er niets"
        # Which directions there are, and not how many: themes are not to be counted against each other.
        there = [word for word in (UP, DOWN, BOTH) if any(word in (solid, grey) for _, _, solid, grey in self._felt(found))]
        said = listing([f"ergens {word}" for word in there]) if there else "nog nergens iets van te merken"
        amount = f"{_much(change)} per inwoner {'erbij' if change > 0 else 'eraf'} voor {name[:1].lower()}{name[1:]}"
        when = "meteen" if not found.year else f"na {number(found.year)} jaar"
        return f"{lead}{amount}: volgens de pijlen {when} {said}"

    def sentence(self, found: Found) -> str:
        """If you move this and your arrows hold, then this; ledger by ledger."""
        at = self.fields.index(self.target.value)
        change, name = found.after[at] - found.before[at], FIELDS[self.target.value]
        reason = f" {WHY[found.why]}" if found.why and found.asked else ""
        aside = f" Bij {listing(self.out)} staat geen bedrag of een bedrag onder nul; daar schuift niets." if self.out else ""
        if abs(change) < 0.005:
            return f"Als je niets verschuift, dan blijft alles zoals het is in de begroting van {self.budget_year}. Beweeg de eerste schuif.{reason}{aside}"
        others = [f"{FIELDS[field]} ({_much(after - before, sign=True)})" for field, before, after in zip(self.fields, found.before, found.after, strict=True) if field != self.target.value and abs(after - before) >= 0.005]
        largest = listing([*others[:FEW], f"nog {number(len(others) - FEW)}"] if len(others) > FEW else others)
        if change > 0:
            moved = f"Als je {_much(change)} per inwoner naar {name} verschuift, uit {largest}"
        else:
            moved = f"Als je {_much(change)} per inwoner bij {name} weghaalt, naar {largest}"
        when = "meteen" if not found.year else f"na {number(found.year)} jaar"
        felt = self._felt(found)
        parts = []
        for ledger in LEDGERS:
            here = [f"{theme} {_words(solid, grey)}" for theme, book, solid, grey in felt if book == ledger]
            parts.append(f"{ledger}: {listing(here) if here else 'geen verandering'}")
        hold = "deze pijlen" if self.example else "jullie pijlen"
        return f"{moved}, en {hold} kloppen, dan is dit {when} wat ze zeggen. {_capital('; '.join(parts))}.{reason}{aside} Een pijl is een verwachting, geen meting; de boeken tellen we niet bij elkaar op."

    def _felt(self, found: Found) -> list[tuple[str, str, str, str]]:
        """Theme, ledger, direction with a source and direction as an assumption, for all that changes by then."""
        now = found.felt[found.felt["year"] == found.year]
        return [(row.theme, row.ledger, row.direction, row.grey_direction) for row in now.itertuples() if {row.direction, row.grey_direction} != {NONE}]

    def _draw(self, found: Found) -> Chart:
        fixed = {*self.locked}
        moved = [Moved(FIELDS[field], float(before), float(after), field in fixed and field != self.target.value) for field, before, after in zip(self.fields, found.before, found.after, strict=True)]
        source = f"Bron: {finance.SOURCE}, begroting {self.budget_year} van {self.region.label}; de pijlen: {'verzonnen voorbeeld' if self.example else 'eigen opgave'}."
        chart = ledger_chart(moved, found.felt, found.year, self.reached, title=self.title(found), widest=MOST, source=source, lead=f"{'Voorbeeld. ' if self.example else ''}{self.region.label}. ")
        return chart.saying(self.sentence(found))

    def _lock(self, values: dict[str, Any]) -> None:
        self.locked = [each for each in values.get("locks", []) if each in self.fields]
        self.scenario.redraw()


def _reached(found: list[Any]) -> dict[str, tuple[bool, bool]]:
    """The themes along the arrows: whether a path with only sources leads there, and whether one with an assumption does."""
    solid, grey = set(FIELDS), set()
    for _ in found:  # as many steps as the longest path can have
        for each in found:
            if each.start in solid:
                (grey if each.grey else solid).add(each.end)
            if each.start in grey:
                grey.add(each.end)
    ends = {each.end for each in found}
    return {name: (name in solid, name in grey) for name in ends if name in solid or name in grey}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _words(solid: str, grey: str) -> str:
    """What an arrow says of a theme, what has a source first."""
    return " en ".join([*([solid] if solid != NONE else []), *([f"{grey} (aanname)"] if grey != NONE else [])])


def _much(value: float, *, sign: bool = False) -> str:
    decimals = 0 if abs(value - round(value)) < 0.005 or abs(value) >= 9.95 else 1
    return f"{number(value if sign else abs(value), decimals, sign=sign)} euro"
