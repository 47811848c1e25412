"""Several ways to reach a goal, beside each other and beside doing nothing; closed until the council has a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.catalogue import Indicator
from bwlab.formats import number
from bwlab.lessons.parts.changing import changed
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.monitor import Monitor
from bwlab.policy import Goal, Option
from bwlab.policy.acting.canvas import challenge_of, indicator_of
from bwlab.policy.phases.council import closed
from bwlab.policy.phases.options import (
    AT,
    CHOOSING,
    ELSEWHERE,
    LATER,
    NO_ELSEWHERE,
    begun,
    beside_each_other,
    judged,
    loose,
    note_of,
    outcomes,
)
from bwlab.policy.scenarios.figure import figure_of
from bwlab.policy.scenarios.nothing import nothing
from bwlab.policy.scenarios.still import AHEAD, still_words
from bwlab.regions import Region
from bwlab.widgets import Choice, Form
from bwlab.widgets.show import as_pages, refill

NO_GOAL = "Er staat nog geen doel in je dossier. Opties horen bij een doel: schrijf er hierboven een op. Tot die tijd zie je een voorbeeld dat wij hebben verzonnen."
WAITING = "Wat je al opschreef, is bewaard en komt terug zodra er een moment met de raad is."
LINKED = "Een scenario bij een optie rekent door wat er verandert als je aannames kloppen. Scenario's maak je in de werkbank."


class OptionsPanel:
    """A choice of goals, a form for each option, and all of them beside each other.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after an option is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self.lesson, self.store, self.monitor, self.region, self.today, self._changed = lesson, lesson.store, lesson.monitor, lesson.region, lesson.today, changed
        record = self.store.read()
        self.goals = {goal.key: goal for goal in record.goals}
        why = closed(record.council, self.today)
        if why:
            kept = len(begun(record.options))
            self.pieces: list[Any] = [why, *([f"{_counted(kept)} {WAITING}"] if kept else [])]
            return
        if not self.goals:
            self.pieces = [NO_GOAL, *self._example(), *([loose(record)] if loose(record) else [])]
            return
        self.form_place, self.said_place = VBox([]), VBox([])
        self.pick = Choice("Bij welk doel?", [(key, self._title(record, goal)) for key, goal in self.goals.items()], next(iter(self.goals)))
        self.pick.on_value(lambda _: self._show())
        if as_pages():
            self.pieces = [piece for goal in self.goals.values() for piece in (f"Bij het doel: {self._title(record, goal)}", *self._said(goal))]
            return
        self._show()
        self.pieces = [*([self.pick] if len(self.goals) > 1 else []), self.form_place, self.said_place]

    @property
    def goal(self) -> Goal:
        """The goal that is chosen, as it now stands in the dossier."""
        return next((goal for goal in self.store.read().goals if goal.key == self.pick.value), self.goals[self.pick.value])

    def _title(self, record: Any, goal: Goal) -> str:
        return short(goal.text or challenge_of(record, goal, self.monitor) or "doel zonder zin")

    def _show(self) -> None:
        goal = self.goal
        self.rows = RecordRows(
            self.lesson, "options", Option, self._fields(), name="Optie", more="Nog een optie", begun=begun, together=(("euros",),),
            mine=lambda each: each.goal == goal.key, fixed={"goal": goal.key}, told=self._told,
        )  # fmt: skip
        refill(self.form_place, [self.rows.rows, self._still(goal)])
        refill(self.said_place, self._said(goal))

    def _still(self, goal: Goal) -> Form:
        """What doing nothing means for later and elsewhere: it is an option too, and no record."""
        record = self.store.read()
        notes = {about: record.note(AT, note_of(goal, about)) for about in (LATER, ELSEWHERE)}
        shown = {about: note.text if note else "" for about, note in notes.items()}
        fields = [
            {"key": LATER, "kind": "line", "label": "Wat betekent niets doen voor later?", "half": True},
            {"key": ELSEWHERE, "kind": "line", "label": "En voor mensen elders?", "half": True},
        ]
        form = Form("Niets doen is ook een optie.", fields, shown)

        def keep(values: dict[str, Any]) -> None:
            moved = changed(values, shown)

            def change(kept: Any) -> None:
                for about, text in moved.items():
                    kept.set_note(AT, note_of(goal, about), text or "")

            if moved:
                self.lesson.keep(self.store, change)
                shown.update(moved)
                self._told()

        form.on_values(keep)
        return form

    def _told(self) -> None:
        refill(self.said_place, self._said(self.goal))
        self._changed()

    def _fields(self) -> list[dict[str, Any]]:
        scenarios = [[each.key, short(each.name or "scenario zonder naam", 60)] for each in self.store.read().scenarios]
        return [
            {"key": "text", "kind": "line", "label": "Wat gebeurt er dan?"},
            {"key": "gains", "kind": "line", "label": "Wie is er beter af?", "half": True},
            {"key": "loses", "kind": "line", "label": "Wie betaalt of wacht?", "half": True},
            {"key": "later", "kind": "line", "label": "Wat betekent het voor later?", "half": True},
            {"key": "elsewhere", "kind": "line", "label": "En voor mensen elders?", "half": True, "help": NO_ELSEWHERE},
            {"key": "euros", "kind": "number", "label": "Wat kost het per jaar?", "unit": "€", "half": True},
            *([{"key": "scenario", "kind": "select", "label": "Welk scenario rekent dit door?", "options": scenarios, "half": True}] if scenarios else []),
        ]

    def _said(self, goal: Goal) -> list[Any]:
        record = self.store.read()
        still, record_of = still_words(self.monitor, self.region, indicator_of(goal, self.monitor))
        notes = [*judged(record, goal, self.monitor), *loose(record)]
        return [
            "Alles naast elkaar, in de volgorde waarin je het opschreef.",
            beside_each_other(record, goal, still, outcomes(record, self.monitor, self.today.year)),
            *([notes] if notes else []),
            " ".join(part for part in (record_of, NO_ELSEWHERE, CHOOSING) if part),
        ]

    def _example(self) -> list[Any]:
        """Two options for an invented goal; never kept."""
        from bwlab.dossier import Dossier

        goal = Goal(key="voorbeeld", text="Meer mensen zien elke week iemand (voorbeeld)", indicator="contact")
        made = [
            Option(goal=goal.key, text="Buurtkamers in drie wijken (voorbeeld)", gains="bewoners van die drie wijken", loses="de andere wijken wachten", later="De huur loopt door."),
            Option(goal=goal.key, text="Bezoek aan huis in de hele gemeente (voorbeeld)", gains="wie niet naar buiten kan", loses="vrijwilligers zijn minder bij de clubs"),
        ]
        shown = Dossier(region=self.region.code, label=self.region.label, goals=[goal], options=made)
        still, record_of = still_words(self.monitor, self.region, indicator_of(goal, self.monitor))
        return [beside_each_other(shown, goal, still), judged(shown, goal, self.monitor), " ".join(part for part in (record_of, NO_ELSEWHERE, CHOOSING) if part)]


def side(monitor: Monitor, region: Region, known: Indicator) -> str:
    """On which side of now doing nothing ends: "gunstiger", "ongunstiger", "beide", or "" where that is not known."""
    figure = figure_of(monitor, region, known.code)
    band = nothing(monitor, figure, AHEAD)
    if not band.low or not known.direction:
        return ""
    ends = [known.direction * change for change in (band.low[-1], band.high[-1])]
    return "gunstiger" if min(ends) > 0 else "ongunstiger" if max(ends) < 0 else "beide"


def _counted(kept: int) -> str:
    return "Er staat 1 optie in je dossier." if kept == 1 else f"Er staan {number(kept)} opties in je dossier."
