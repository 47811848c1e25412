"""Three rules, the list that follows, and where an opgave leaves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts import Chart, Listed, short_list
from bwlab.charts.words import inside, sources
from bwlab.formats import listing, number
from bwlab.lessons.fase_1.rules_words import (
    AGAINST,
    HEAP,
    RULE,
    demand,
    heaps,
    leaving,
    said,
    sentence,
    short,
    texts,
    title,
)
from bwlab.policy import Challenge
from bwlab.policy.goals.rule_figures import SELF, SHARES, SPANS, Figure, figures
from bwlab.policy.goals.rules import LIMIT, ON, SURE, TIMES, UNKNOWN, WORSE, Rules, Verdict, judge, leaves
from bwlab.widgets import Choice, Slider, press, scenario
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

RULE_NOTE = "regel"
PLACE, OWN = "plaats", "eigen"
KEEP, TAKE, MOST = "Bewaar deze eisen in mijn dossier", "Neem de lijst over als opgaven", 5
KEPT = "Bewaard. Je eisen van net staan in je dossier, met wat er toen op de lijst stond."
SUBTITLE = "Driehoek: op de lijst. Stip: valt af. Rondje: geen oordeel. Paars: jouw cijfer. Elk cijfer in zijn eigen jaar."


class RulesPanel:
    """The sliders, the list with its heaps, and a table of where one figure leaves.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after opgaven were taken over.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self.lesson, self.store, self.monitor, self.region, self._changed = lesson, lesson.store, lesson.monitor, lesson.region, changed
        self.figures = figures(self.monitor, self.region)
        dossier = self.store.read()
        self.floors = floors_of(dossier)
        self.own = own_codes(dossier, [each.code for each in self.figures])
        follow = [(each.code, f"{'Mijn opgave' if each.code in self.own else each.theme}: {each.name}") for each in sorted(self.figures, key=lambda each: each.code not in self.own)]
        self.follow = Choice("Welk cijfer volg je?", follow, self.own[0] if self.own else telling(self.figures))
        self.against = Choice("Ongunstiger, vergeleken met", list(AGAINST.items()), SELF)
        self.limit = Choice("Waar ligt de grens?", [(PLACE, "bij een plaats"), (OWN, "bij mijn eigen ondergrens, anders bij een plaats")], PLACE)
        share = Slider("Onder de grens", SHARES, 0.0, note="plaats: CBS e.a., bewerking", texts=texts(LIMIT))
        span = Slider("Wordt ongunstiger", SPANS, 0, note="cijfers: CBS e.a.", texts=texts(WORSE))
        times = Slider("Zeker genoeg", TIMES, 0.0, note="berekend door bwlab", texts=texts(SURE))
        self.scenario = scenario(self.model, {"share": share, "span": span, "times": times}, self.draw, beside=True)
        for slider in (share, span, times):
            slider.layout.flex = "1 1 270px"  # three beside each other: with the picture they fit on one screen
        self.table_place, self.told_place = VBox([]), VBox([])
        table = self.leaving(self.rules())
        if as_pages():
            self.pieces: list[Any] = [self.scenario, *table]
            return
        for slider in self.scenario.sliders.values():
            slider.on_value(lambda _: self._tell())
        for choice in (self.follow, self.against, self.limit):
            choice.on_value(lambda _: (self.scenario.redraw(), self._tell()))
        self.keep, self.take = press(KEEP), press(TAKE)
        self.keep.on_click(guarded(lambda _: self._keep(), self._say))
        self.take.on_click(guarded(lambda _: self._take(), self._say))
        refill(self.table_place, table)
        more = [self.limit] if self._usable_floors() else []
        self.pieces = [self.follow, *more, self.against, self.scenario, self.table_place, self.keep, self.take, self.told_place]

    def rules(self, **moved: float) -> Rules:
        """The demands as the sliders stand, some of them moved."""
        stand = {name: slider.value for name, slider in self.scenario.sliders.items()} | moved
        return Rules(float(stand["share"]), int(stand["span"]), float(stand["times"]), self.against.value, self.limit.value == OWN)

    def model(self, share: float, span: float, times: float) -> tuple[Rules, list[Verdict]]:
        """Every figure under these demands."""
        rules = Rules(float(share), int(span), float(times), self.against.value, self.limit.value == OWN)
        return rules, judge(self.figures, rules, self.floors)

    def draw(self, found: tuple[Rules, list[Verdict]]) -> Chart:
        """The list and the heaps."""
        rules, verdicts = found
        fallen = heaps(rules)
        followed, catalogue = self.follow.value, self.monitor.catalogue
        rows = [
            Listed(each.figure.code, each.figure.name, each.figure.theme, -1 if each.state == ON else len(fallen) - 1 if each.state == UNKNOWN else HEAP[each.by], each.figure.code == followed, said(each.figure, catalogue, rules))
            for each in verdicts
        ]
        there = [each for each in self.figures if each.year is not None]
        mine = next(each for each in verdicts if each.figure.code == followed)
        chart = short_list(
            rows, fallen, title=title(verdicts, rules), subtitle=SUBTITLE, label=self.region.label,
            source=sources([part.split(",")[0].strip() for each in there for part in catalogue[each.code].source.split(";")], [each.origin for each in there], [each.provisional for each in there]),
            state=f"Eis: {short(rules)}.", alt=[f"{inside(mine.figure.name)}: {_stand(mine)}"],
        )  # fmt: skip
        return chart.saying(f"{sentence(verdicts, rules, self.region.label)} {mine.figure.name}: {_stand(mine)}.")

    def leaving(self, rules: Rules) -> list[Any]:
        """Where the figure that is followed leaves the list, slider by slider."""
        figure = next(each for each in self.figures if each.code == self.follow.value)
        lead = f"Bij welke stand valt {inside(figure.name)} weg? Per schuif, met de andere twee zoals ze nu staan:"
        if figure.year is None:
            return [f"{figure.name}: hier is geen cijfer. {figure.why} Geen eis kan dit op de lijst zetten; inwoners vragen kan wel."]
        found = leaves(figure, rules, self.floors)
        return [lead, pd.DataFrame([(RULE[rule], leaving(rule, every)) for rule, every in found.items()], columns=["Schuif", "Wat er gebeurt"])]

    def _usable_floors(self) -> list[str]:
        return [code for code in self.floors if code in {each.code for each in self.figures if each.year is not None}]

    def _tell(self) -> None:
        refill(self.table_place, self.leaving(self.rules()))

    def _now(self) -> tuple[Rules, list[Verdict]]:
        rules = self.rules()
        return rules, judge(self.figures, rules, self.floors)

    def _keep(self) -> None:
        rules, verdicts = self._now()
        names = [each.figure.name for each in verdicts if each.state == ON]
        unknown = sum(each.state == UNKNOWN for each in verdicts)
        which = listing(names) if 0 < len(names) <= 12 else f"{number(len(names))} cijfers" if names else "geen enkel cijfer"
        text = f"Een opgave staat op de lijst als die {demand(rules) or 'een cijfer heeft (geen eis)'}. Op de lijst: {which}. Nog geen oordeel mogelijk: {number(unknown)}."
        answer = "|".join((f"{rules.share:g}", str(rules.span), f"{rules.times:g}", rules.against, OWN if rules.own else PLACE))
        self.lesson.keep(self.store, lambda record: record.set_note(self.lesson.id, RULE_NOTE, text, answer))
        refill(self.told_place, [KEPT, text])

    def _take(self) -> None:
        """The figures on the list as opgaven, below those that are there."""
        rules, verdicts = self._now()
        listed = [each.figure for each in verdicts if each.state == ON]
        if not listed or len(listed) > MOST:
            refill(self.told_place, ["Er staat nu niets op de lijst om over te nemen." if not listed else f"Er staan nog {number(len(listed))} cijfers op de lijst. Neem er hooguit {MOST} over: maak je eisen strenger."])
            return
        added: list[str] = []

        def change(record: Any) -> None:
            there = {code for each in record.challenges for code in each.indicators}
            rank = max((each.rank for each in record.challenges), default=0)
            new = [each for each in listed if each.code not in there]
            record.challenges = [*record.challenges, *(Challenge(title=each.name, indicators=[each.code], why=f"Op de lijst omdat dit cijfer {demand(rules) or 'er is'}.", rank=rank + place) for place, each in enumerate(new, 1))]
            added[:] = [each.name for each in new]

        self.lesson.keep(self.store, change)
        refill(self.told_place, [f"Overgenomen als opgave: {listing(added)}." if added else "Deze cijfers stonden al bij je opgaven."])
        self._changed()

    def _say(self, sentence: str) -> None:
        if sentence:
            refill(self.told_place, [sentence])


def telling(found: Sequence[Figure]) -> str:
    """A figure to follow without an opgave: one about which much is known, as unfavourable as there is."""
    return max(found, key=lambda each: (len(each.changes) > 0 and each.usual == each.usual, each.year is not None, each.rank / max(1, each.n))).code


def own_codes(dossier: Any, known: list[str]) -> list[str]:
    """The figures of her opgaven that the rules can judge, in order of rank."""
    codes = [code for each in sorted(dossier.challenges, key=lambda each: each.rank) for code in each.indicators]
    return [code for code in dict.fromkeys(codes) if code in known]


def floors_of(dossier: Any) -> dict[str, float]:
    """Her floors by figure; the first goal with one counts."""
    found: dict[str, float] = {}
    for goal in dossier.goals:
        if goal.indicator and goal.floor.value is not None:
            found.setdefault(goal.indicator, float(goal.floor.value))
    return found


def _stand(verdict: Verdict) -> str:
    by = {LIMIT: "de grens", WORSE: "de richting", SURE: "de zekerheid"}.get(verdict.by)
    return "op de lijst" if verdict.state == ON else "nog geen oordeel mogelijk" if verdict.state == UNKNOWN else f"valt af door {by}"
