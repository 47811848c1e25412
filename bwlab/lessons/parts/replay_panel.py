"""A real past series handed out year by year: a rule first, then a year, a choice with a reason, and the next year."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts import Chart, control
from bwlab.errors import InputError
from bwlab.formats import number, quantity
from bwlab.monitor.surveys import usual
from bwlab.policy.following import diary
from bwlab.policy.following.past import COUNTRY, SELF
from bwlab.policy.following.replay import (
    GAP,
    MEASURED,
    Look,
    Replay,
    chance_words,
    offered,
    origins_of,
    replay,
)
from bwlab.policy.following.rules import COMPARED, WHEN_ADJUST, WHEN_STOP, WIDE, complete
from bwlab.policy.records.following import CHOICES
from bwlab.widgets import ChartView, Choice, Form, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

PRETEND = "Doe alsof er na de beginjaren een aanpak liep, en jij elk jaar moest zeggen: doorgaan, bijsturen of stoppen. Die aanpak is verzonnen. Wat de gemeente echt deed, weten we niet."
CLOSED = "Leg eerst je regel vast. Daarna komt het eerste jaar in beeld."
ON_PAPER = "Op papier staat de hele reeks. In het notebook komt zij jaar voor jaar, en kies je voordat je het volgende jaar ziet."
AGAINST = {SELF: "de eigen beginjaren", COUNTRY: "het hele land"}
RULE_FIELDS = [
    {"key": "adjust", "kind": "choice", "label": "Wanneer stuur je bij?", "options": [list(each) for each in WHEN_ADJUST.items()]},
    {"key": "stop", "kind": "choice", "label": "Wanneer stop je?", "options": [list(each) for each in WHEN_STOP.items()]},
    {"key": "compare", "kind": "choice", "label": "Waarmee vergelijk je?", "options": [list(each) for each in COMPARED.items()]},
    {"key": "width", "kind": "choice", "label": "Hoe breed zijn de grenzen?", "options": [list(each) for each in WIDE.items()]},
]


class ReplayPanel:
    """A choice of figures, the rule, the chart and the years.

    Parameters
    ----------
    lesson : Lesson
    indicator : str, optional
        Only this figure; by default every figure of the municipality that has a past, and one with gaps.
    region : Region, optional
        Whose past, with ``indicator``; by default the municipality of the lesson.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, indicator: str | None = None, region: Any = None) -> None:
        self.lesson, self.store, self.monitor = lesson, lesson.store, lesson.monitor
        self.there, note = ([(region or lesson.region, indicator)], "") if indicator else offered(self.monitor, lesson.region)
        names = [(f"{who.code} {code}", self._name(who, code)) for who, code in self.there]
        self.pick = Choice("Welk cijfer speel je na?", names, names[0][0])
        self.view = Choice("Wat wil je zien?", [(SELF, "naast de eigen beginjaren"), (COUNTRY, "naast het hele land")], SELF)
        self.rule_place, self.chart_place, self.words_place, self.year_place, self.end_place = (VBox([]) for _ in range(5))
        self.pick.on_value(lambda _: self.follow())
        self.view.on_value(lambda _: self._draw())
        lead = [PRETEND, *([note] if note else [])]
        if as_pages():
            self.pieces: list[Any] = [*lead, ON_PAPER, *self._still()]
            return
        self.follow()
        self.pieces = [*lead, *([self.pick] if len(names) > 1 else []), self.rule_place, self.view, self.chart_place, self.year_place, self.end_place]

    @property
    def who(self) -> Any:
        """Whose past is replayed."""
        return self._chosen[0]

    @property
    def code(self) -> str:
        """Which figure."""
        return self._chosen[1]

    @property
    def _chosen(self) -> tuple[Any, str]:
        return next((who, code) for who, code in self.there if f"{who.code} {code}" == self.pick.value)

    def diary(self) -> diary.Diary:
        """The replay as it is kept."""
        return diary.read(self.store.read(), self.lesson.id, self.monitor, self.who, self.code)

    def found(self, compare: str | None = None, shown: int | None = None) -> Replay:
        """What has been handed out, with the limits of the rule in force."""
        kept = self.diary()
        alarms = {"alarms": kept.rule.alarms} if kept.rule else {}
        return replay(self.monitor, self.who, self.code, kept.shown if shown is None else shown, compare or self.view.value, **alarms)

    def follow(self) -> None:
        """Show another figure, or what was kept meanwhile."""
        kept = self.diary()
        self._rule()
        if kept.rule and self.view.value != kept.rule.compare:
            self.view.value = kept.rule.compare  # draws it too
        else:
            self._draw()
        self._year()
        self._end()

    def _name(self, who: Any, code: str) -> str:
        known = self.monitor.catalogue[code]
        return known.name if who.code == self.lesson.region.code else f"{known.name} ({who.label}, voorbeeld)"

    def _rule(self, change: bool = False) -> None:
        """The rule in words, or its form: before the first year, and when one wants another rule."""
        kept = self.diary()
        rule, told = kept.rule, []
        if rule:
            told = [f"Je regel ligt vast. {rule.words()}"]
        if len(kept.rules) > 1:
            told.append(f"Dit is je {number(len(kept.rules))}e regel. De eerste: {kept.rules[0][0].words()}")
        if kept.over or (rule and not change):
            other = press("Verander de regel")
            other.on_click(guarded(lambda _: self._rule(change=True), lambda sentence: refill(self.end_place, [sentence]) if sentence else None))
            refill(self.rule_place, [*told, *([] if kept.over else [other])])
            return
        self.form = Form("" if rule else "Jouw regel, voordat er een jaar te zien is.", RULE_FIELDS, dict(zip(("adjust", "stop", "compare", "width"), rule or (), strict=False)))
        button = press("Leg een andere regel vast" if rule else "Leg de regel vast")
        problem = VBox([])
        button.on_click(guarded(lambda _: self._fix(), lambda sentence: refill(problem, [sentence] if sentence else [])))
        late = [f"Er {'staat' if kept.shown == 1 else 'staan'} al {'één jaar' if kept.shown == 1 else f'{number(kept.shown)} jaren'} in beeld. Een andere regel mag; dat hij later kwam, blijft erbij staan."] if rule else []
        refill(self.rule_place, [*told, *late, self.form, problem, button])

    def _fix(self) -> None:
        rule = complete(*(str(self.form.values.get(each) or "") for each in ("adjust", "stop", "compare", "width")))
        if rule is None:
            raise InputError("Deze regel is nog niet af.", "Wat je nu openlaat, kies je straks als je de cijfers kent.", "Kies bij alle vier de vragen een antwoord.")
        self.lesson.keep(self.store, lambda record: diary.keep_rule(record, self.lesson.id, self.monitor, self.who, self.code, rule))
        self.follow()

    def _draw(self) -> None:
        chart = self.chart()
        if self.chart_place.children:  # the same picture goes on: the page does not jump at the next year
            self.chart_place.children[0].update(chart)
            refill(self.words_place, [self._words()])
            return
        refill(self.words_place, [self._words()])
        self.chart_place.children = (ChartView(chart), self.words_place)

    def chart(self, compare: str | None = None, shown: int | None = None) -> Chart:
        """The control chart up to the year that has been handed out."""
        found = self.found(compare, shown)
        origins, provisional = origins_of(self.monitor, found)
        return control(
            found.region.label, found.indicator, found.base, found.looks, until=found.base[-1].year + found.total, against=AGAINST[found.compare], origins=origins, provisional=provisional,
            promise=f"Grijs: hier valt een jaar {number(100 * found.alarms)} van de 100 keer toevallig buiten, naast {AGAINST[found.compare]}.",
        )  # fmt: skip

    def _words(self) -> str:
        found, aimed = self.found(), usual(self.monitor.catalogue[self.code])[1]
        lead = f"{chance_words(found, aimed)} In het echt beweegt dit cijfer {_wider(found.width)}. Hoe breed de grenzen zijn, komt uit de beginjaren van andere gemeenten."
        flat = " Lager dan de ondergrens kan niet: naar beneden geeft dit cijfer geen signaal." if found.base[-1].low == 0 and found.indicator.direction < 0 else ""
        return lead + flat

    def _year(self) -> None:
        kept = self.diary()
        if not kept.rules:
            refill(self.year_place, [CLOSED])
            return
        if kept.over:
            refill(self.year_place, [])
            return
        look = self.found().looks[-1]
        self.choice = Form(f"Het is {look.year + 1}. Je kent de cijfers tot en met {look.year}. Wat doe je?", [{"key": "choice", "kind": "choice", "label": "Je keuze", "options": [list(each) for each in CHOICES.items()]}, {"key": "why", "kind": "line", "label": "Waarom?"}])
        last = len(kept.chosen) + 1 == kept.total
        self.next = press("Bewaar en sluit af" if last else f"Bewaar en laat {look.year + 1} zien")
        problem = VBox([])
        self.next.on_click(guarded(lambda _: self._keep(look.year), lambda sentence: refill(problem, [sentence]) if sentence else None))
        left = kept.total - kept.shown
        more = "Dit is het laatste jaar." if not left else f"Er {'komt' if left == 1 else 'komen'} nog {'één jaar' if left == 1 else f'{number(left)} jaren'}."
        refill(self.year_place, [self.told(), self.choice, self.next, problem, more])

    def _keep(self, year: int) -> None:
        values = self.choice.values
        choice, why = str(values.get("choice") or ""), str(values.get("why") or "")
        self.lesson.keep(self.store, lambda record: diary.keep_choice(record, self.lesson.id, self.monitor, self.who, self.code, year, choice, why))
        self.follow()

    def told(self) -> str:
        """The last year in a sentence, next to the own first years and next to the country."""
        beside = {each: self.found(each).looks[-1] for each in (SELF, COUNTRY)}
        look, known = beside[SELF], self.monitor.catalogue[self.code]
        if look.state == GAP:
            return f"{look.year}: geen nieuwe meting. Je weet niet meer dan een jaar geleden. Vertel wat er is gedaan."
        value = f"{look.year}: {quantity(look.value, known.decimals, known.unit_text)}{f' ({number(look.cases)} keer)' if look.cases is not None else ''}"
        if look.state != MEASURED:
            return f"{value}, maar anders gemeten dan ervoor. De grenzen zeggen hier niets over."
        inside = "" if any(each.signal for each in beside.values()) else " Zo'n jaar kan ook zonder verandering."
        return f"{value}. {' '.join(_beside(each, known, AGAINST[compare]) for compare, each in beside.items())}{inside}"

    def _end(self) -> None:
        kept = self.diary()
        if not kept.over:
            refill(self.end_place, [])
            return
        at = (kept, self.monitor, self.who, self.code)
        refill(self.end_place, ["De reeks is rond. Zo koos je, en dit zei je eigen regel:", pd.DataFrame(diary.account(*at)), diary.ended(*at)])

    def _still(self) -> list[Any]:
        """The whole series on a page."""
        kept = self.diary()
        total = replay(self.monitor, self.who, self.code).total
        charts: list[Any] = [self.chart(each, total) for each in (SELF, COUNTRY)]
        asked = Form("Jouw regel, voordat er een jaar te zien is.", RULE_FIELDS, {})
        ended = [pd.DataFrame(diary.account(kept, self.monitor, self.who, self.code)), diary.ended(kept, self.monitor, self.who, self.code)] if kept.over else []
        return [f"Het cijfer: {self._name(self.who, self.code)}.", asked, *charts, self._words(), *ended]


def _beside(look: Look, known: Any, against: str) -> str:
    if not look.signal:
        return f"Naast {against}: binnen de grenzen."
    side = "gunstiger" if look.signal > 0 else "ongunstiger"
    return f"Naast {against}: buiten de grenzen, {side} ({quantity(look.value - look.there, known.decimals, _unit(known), sign=True)} dan verwacht)."


def _unit(known: Any) -> str:
    return "procentpunt" if known.unit_text == "procent" else known.unit_text


def _wider(width: float) -> str:
    times = width / 3
    if times > 1.1:
        return f"{number(times, 1)} keer zo ver als het leerboek aanneemt"
    return f"minder ver dan het leerboek aanneemt ({number(times, 1)} keer)" if times < 0.9 else "ongeveer zo ver als het leerboek aanneemt"


def pieces(lesson: Any, indicator: str | None = None) -> list[Any]:
    """The replay, top to bottom."""
    return ReplayPanel(lesson, indicator).pieces
