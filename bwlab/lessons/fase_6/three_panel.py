"""Activities done, goals met, opgave changed: three columns for each goal, and the evaluation of one of them at one of two moments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.lessons.fase_6.keyed import Keyed
from bwlab.lessons.stap_04.example import or_example
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.policy import Evaluation
from bwlab.policy.acting.canvas import challenge_of
from bwlab.policy.evaluating.judging import columns, judge, judged
from bwlab.policy.monitoring.sight import EARLY, NOTHING, SEEN, later_by, term
from bwlab.policy.records.following import MET, MOMENTS, STANDS
from bwlab.widgets import Choice
from bwlab.widgets.show import as_pages, refill

LEAD = "Drie kolommen, en geen pijl ertussen. Ga je van de ene kolom naar de andere, dan heb je een eigen waarneming nodig."
NO_GOAL = "In je dossier staat nog geen doel. Je kunt daarom nog geen evaluatie bewaren. Schrijf hierboven eerst een doel op."
FINE = "We zien hier niets door elkaar lopen. Wat we niet zien: of het klopt voor de mensen om wie het gaat."
ON_DAY = {SEEN: "er is een cijfer over een jaar waarin een activiteit klaar was", EARLY: "er is een nieuw cijfer, van voor er iets klaar was", NOTHING: "geen nieuwe meting"}
FIELDS = [
    {"key": "day", "kind": "date", "label": "Op welke dag kijk je?", "half": True},
    {"key": "done", "kind": "line", "label": "Wat is er gedaan?", "help": "Alleen wat je kunt tellen of aanwijzen.", "half": True},
    {"key": "met", "kind": "choice", "label": "Is het doel gehaald?", "options": [list(each) for each in MET.items()]},
    {"key": "stands", "kind": "choice", "label": "Hoe staat de opgave ervoor?", "options": [list(each) for each in STANDS.items()]},
    {"key": "start", "kind": "number", "label": "Van welk jaar?", "unit": "", "half": True},
    {"key": "end", "kind": "number", "label": "Tot welk jaar?", "unit": "", "half": True},
    {"key": "claim", "kind": "line", "label": "Wat zeg je erover?"},
    {"key": "other", "kind": "line", "label": "Wat kan dit nog meer verklaren?", "half": True},
    {"key": "adjust", "kind": "line", "label": "Wat doen jullie vanaf nu anders?", "half": True},
]
TOGETHER = (("day",), ("start",), ("end",))


class ThreePanel:
    """The columns of every goal, and below them the form of one evaluation.

    Parameters
    ----------
    lesson : Lesson
    told : callable, optional
        Called after something is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any] = lambda: None) -> None:
        self.lesson, self.store, self.monitor, self.region, self.today, self._changed = lesson, lesson.store, lesson.monitor, lesson.region, lesson.today, told
        dossier, lead = or_example(self.store.read(), self.monitor, self.region, self.today)
        table = self._table(dossier)
        if lead:
            self.pieces: list[Any] = [lead, table, LEAD, NO_GOAL]
            return
        if as_pages():
            self.pieces = [table, LEAD, judged(dossier, self.monitor, self.region, self.today) or [FINE]]
            return
        self.table_place, self.form_place, self.said_place = VBox([]), VBox([]), VBox([])
        self.goals = {goal.key: _title(goal, dossier, self.monitor) for goal in dossier.goals}
        self.pick = Choice("Welk doel?", list(self.goals.items()), next(iter(self.goals)))
        self.moment = Choice("Welk moment?", [(key, words[:1].upper() + words[1:]) for key, words in MOMENTS.items()], next(iter(MOMENTS)))
        for each in (self.pick, self.moment):
            each.on_value(lambda _: self._show())
        refill(self.table_place, [table, LEAD])
        self._show()
        self.pieces = [self.table_place, *([self.pick] if len(self.goals) > 1 else []), self.moment, self.form_place, self.said_place]

    def _table(self, dossier: Any) -> pd.DataFrame:
        rows = [
            {"Doel": _title(each.goal, dossier, self.monitor), "Activiteiten gedaan?": _cut(each.done), "Doel gehaald?": _cut(each.met), "Opgave veranderd?": _cut(each.stands)}
            for each in columns(dossier, self.monitor, self.region, self.today)
        ]
        return pd.DataFrame(rows, columns=["Doel", "Activiteiten gedaan?", "Doel gehaald?", "Opgave veranderd?"])

    def _show(self) -> None:
        about = {"goal": self.pick.value, "moment": self.moment.value}
        self.keyed = Keyed(self.lesson, "evaluations", Evaluation, about, FIELDS, lead=f"{MOMENTS[self.moment.value][:1].upper()}{MOMENTS[self.moment.value][1:]}: {self.goals[self.pick.value]}", together=TOGETHER, whole=("start", "end"), told=self._told)
        refill(self.form_place, [self.keyed.form])
        refill(self.said_place, self._said())

    def _told(self) -> None:
        refill(self.said_place, self._said())
        self._changed()

    def _said(self) -> list[Any]:
        dossier = self.store.read()
        own = next((each for each in dossier.evaluations if (each.goal, each.moment) == (self.pick.value, self.moment.value)), None)
        said = [] if own is None else judge(own, dossier, self.monitor, self.region, self.today)
        goals = {goal.key for goal in dossier.goals}
        lost = sum(each.goal not in goals for each in dossier.evaluations)
        more = [f"{'Eén evaluatie hoort' if lost == 1 else f'{number(lost)} evaluaties horen'} bij een doel dat niet meer in je dossier staat. Wat je opschreef, blijft bewaard."] if lost else []
        return [[*(said or ([FINE] if own else [])), *more]] if own or more else []


def moments(lesson: Any) -> list[Any]:
    """What there is to see of every goal halfway the council term and at its end."""
    dossier, lead = or_example(lesson.store.read(), lesson.monitor, lesson.region, lesson.today)
    begin, end = term(lesson.today)
    days = (later_by(begin, 24), later_by(end, -1))
    found = columns(dossier, lesson.monitor, lesson.region, lesson.today)
    rows = [{"Doel": _title(each.goal, dossier, lesson.monitor), **{f"{when}: {date_words(day)}": _on(each.seen, day) for when, day in zip(("Halverwege", "Aan het einde"), days, strict=True)}} for each in found]
    return [*([lead] if lead else []), pd.DataFrame(rows), _counted(found, days)]


def new_halfway(lesson: Any) -> str:
    """Of how many goals there is a new figure halfway, in a sentence."""
    dossier, _ = or_example(lesson.store.read(), lesson.monitor, lesson.region, lesson.today)
    begin, end = term(lesson.today)
    return _counted(columns(dossier, lesson.monitor, lesson.region, lesson.today), (later_by(begin, 24), later_by(end, -1)))


def _title(goal: Any, dossier: Any, monitor: Any) -> str:
    return short(goal.text.strip() or challenge_of(dossier, goal, monitor) or "doel zonder zin")


def _counted(found: list[Any], days: tuple[Any, Any]) -> str:
    of = [sum(each.seen.on(day) == SEEN and bool(each.seen.items) for each in found) for day in days]
    goals = "1 doel" if len(found) == 1 else f"{number(len(found))} doelen"
    return (
        f"Halverwege de raadsperiode ({date_words(days[0])}) is er bij {_of(of[0])} van {goals} een cijfer over een jaar waarin een activiteit klaar was; aan het einde ({date_words(days[1])}) bij {_of(of[1])}. "
        "Ook met zo'n cijfer zie je dat er iets veranderde, en niet waardoor."
    )


def _of(count: int) -> str:
    return number(count) if count else "geen"


def _on(seen: Any, day: Any) -> str:
    if not seen.items:
        return "geen activiteit"
    state = seen.on(day)
    why = seen.why if not seen.why or seen.why.endswith("weten we niet") else f"weten we niet: {seen.why}"
    return ON_DAY.get(state, why or "weten we niet")


def _cut(text: str, most: int = 320) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
