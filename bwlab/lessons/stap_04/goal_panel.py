"""The goals one by one: a minimal goal to fill in, its five letters, and what is SMART but beside the point."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import listing
from bwlab.lessons.parts.changing import changed
from bwlab.lessons.stap_04.example import LEAD, example
from bwlab.names import quoted
from bwlab.policy import Challenge, Goal
from bwlab.policy.acting.canvas import challenge_of, items_of
from bwlab.policy.goals.smart import WORDS, Letter, beside, guessed_first, missing, smart
from bwlab.policy.records.goal import NORMS
from bwlab.widgets import Choice
from bwlab.widgets.form import Form
from bwlab.widgets.show import as_pages, as_widget, close

JUDGED = {True: "staat er", False: "ontbreekt", None: "niet te beoordelen"}
LETTERS = [*((letter, f"De {letter} van {word}") for letter, word in WORDS.items()), ("geen", "Geen: alles staat erin")]
FLOOR_FIELDS = (
    {"key": "floor", "kind": "number", "label": "Ondergrens, in de eenheid van het cijfer", "half": True, "help": "Waar mag niemand onder komen? Een ondergrens is geen ambitie."},
    {"key": "norm", "kind": "select", "label": "Waar komt de ondergrens vandaan?", "half": True, "options": [list(each) for each in NORMS.items()]},
    {"key": "floor_source", "kind": "line", "label": "Welke wet, welk advies of welk besluit?"},
)  # fmt: skip
#: Fields that are judged together: part of the goal to keys of the form and their names in it.
PARTS = {"target": {"value": "value", "year": "year"}, "due": {"due": "due"}, "floor": {"floor": "value", "norm": "norm", "floor_source": "source"}}


class GoalPanel:
    """A choice of goals, the form of one and its letters.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after a goal is kept.
    floor : bool
        Whether the form asks for the floor too.
    guess : callable, optional
        Says of a goal what to guess before the R is told; "" where that was done.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any], *, floor: bool = False, guess: Callable[[Goal], str] = lambda goal: "") -> None:
        self.lesson, self.monitor, self.region, self.store, self._changed = lesson, lesson.monitor, lesson.region, lesson.store, changed
        self._floor, self._guess = floor, guess
        dossier = self.store.read()
        self.goals = {goal.key: goal for goal in (*dossier.goals, *_waiting(dossier.challenges, dossier))}
        empty = Goal(text="")
        self.goals |= {} if self.goals else {empty.key: empty}
        if as_pages():
            self.pieces = self._page(dossier)
            return
        self.pick = Choice("Welk doel?", self._options(dossier), next(iter(self.goals)))
        self.form_place, self.letters_place = VBox([]), VBox([])
        self.pick.on_value(lambda key: self._turn(key))
        self._turn(self.pick.value)
        lead = [] if dossier.goals or dossier.challenges else ["Er staat nog geen opgave of doel in je dossier. Maak hier een klein doel. In stap 1 kies je opgaven, in stap 2 maak je een doel af."]
        self.pieces: list[Any] = [*lead, *([self.pick] if len(self.goals) > 1 else []), self.form_place, self.letters_place]

    def letters(self, goal: Goal) -> list[Letter]:
        """The five letters of a goal here and now."""
        found, first = smart(goal, self.monitor, region=self.region.code, today=self.lesson.today), self._guess(goal)
        return guessed_first(found, first) if first else found

    def _options(self, dossier: Any) -> list[tuple[str, str]]:
        titles = ((goal.key, goal.text or f"nieuw doel bij {challenge_of(dossier, goal, self.monitor) or 'een opgave'}") for goal in self.goals.values())
        return [(key, short(text)) for key, text in titles]

    def _turn(self, key: str) -> None:
        goal = self.goals[key]
        self._fill(self.form_place, [self._form(goal)])
        self._judge(goal)

    def _form(self, goal: Goal) -> Form:
        catalogue = self.monitor.catalogue
        figures = [[code, f"{catalogue[code].theme}: {catalogue[code].name}"] for code in catalogue.foto]
        if goal.indicator and goal.indicator not in catalogue.foto:
            named = catalogue[goal.indicator].name if goal.indicator in catalogue else goal.indicator
            figures.append([goal.indicator, named])
        fields = [
            {"key": "text", "kind": "text", "label": "Wat is er dan anders, en voor wie?"},
            {"key": "indicator", "kind": "select", "label": "Welk cijfer laat dat zien?", "options": figures},
            *(FLOOR_FIELDS if self._floor else ()),
            {"key": "value", "kind": "number", "label": "Streefwaarde, in de eenheid van het cijfer", "half": True},
            {"key": "year", "kind": "number", "label": "In welk jaar?", "half": True},
            {"key": "owner", "kind": "line", "label": "Wie staat ervoor? Een functie, geen naam.", "half": True},
            {"key": "due", "kind": "date", "label": "Wanneer kijken jullie?", "half": True},
        ]
        self._shown = {spec["key"]: _asked(goal)[spec["key"]] for spec in fields}
        form = Form("", fields, self._shown)
        form.on_values(lambda values: self._keep(goal.key, values))
        return form

    def _keep(self, key: str, values: dict[str, Any]) -> None:
        values = changed(values, self._shown)  # another notebook may have filled in the rest of this goal meanwhile
        _, trouble = _filled(self.goals[key], values)

        def change(record: Any) -> None:
            former = next((goal for goal in record.goals if goal.key == key), self.goals[key])
            record.set_goal(_filled(former, values)[0])

        self.lesson.keep(self.store, change)
        self.goals[key] = made = next(goal for goal in self.store.read().goals if goal.key == key)
        self._shown |= {name: _asked(made)[name] for name in values}
        self._judge(made)
        self._changed()
        if trouble:
            raise trouble

    def _judge(self, goal: Goal) -> None:
        self._fill(self.letters_place, self._said(goal, self.store.read()))

    def _said(self, goal: Goal, dossier: Any) -> list[Any]:
        letters = self.letters(goal)
        aside = beside(goal, self.monitor, items_of(dossier, goal), self.region.code)
        table = pd.DataFrame(
            {"Letter": [f"{each.letter} ({each.word})" for each in letters], "Oordeel": [JUDGED[each.ok] for each in letters], "Waarom": [each.why for each in letters]}
        )
        return [missing(letters), table, *(["Ook als alle letters er staan:", aside] if aside else [])]

    def _page(self, dossier: Any) -> list[Any]:
        shown, lead = (dossier, []) if dossier.goals else (example(self.monitor, self.region, self.lesson.today), [LEAD])
        return [*lead, *(piece for goal in shown.goals for piece in (quoted(goal.text or "doel zonder zin"), *self._said(goal, shown)))]

    @staticmethod
    def _fill(place: VBox, pieces: list[Any]) -> None:
        former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
        for each in former:
            close(each)


def short(text: str, most: int = 72) -> str:
    """A goal on one line of a list to choose from."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def most_missing(letters: list[list[Letter]]) -> str:
    """Which letter is missing most often, in a sentence."""
    if not letters:
        return "Er staat nog geen doel in je dossier. Maak er hieronder een, en kijk dan terug."
    counts = {letter: sum(each.ok is False for found in letters for each in found if each.letter == letter) for letter in WORDS}
    most = max(counts.values())
    if not most:
        return "Er ontbreekt nergens een letter."
    named = listing([f"de {letter} van {WORDS[letter]}" for letter, count in counts.items() if count == most])
    return f"Het vaakst ontbreekt {named}: bij {most} van de {len(letters)} {'doelen' if len(letters) > 1 else 'doel'}."


def _waiting(challenges: list[Challenge], dossier: Any) -> list[Goal]:
    """A goal to begin for every opgave that has none."""
    return [Goal.about(each) for each in challenges if dossier.goal_for(each.key) is None]


def _asked(goal: Goal) -> dict[str, Any]:
    """What the form asks of a goal."""
    said = {"text": goal.text, "indicator": goal.indicator, "value": goal.target.value, "year": goal.target.year, "owner": goal.owner, "due": goal.due}
    return said | {"floor": goal.floor.value, "norm": goal.floor.norm, "floor_source": goal.floor.source}


def _filled(goal: Goal, values: dict[str, Any]) -> tuple[Goal, InputError | None]:
    """A goal with what was changed in the form, and what cannot be: then that stays as it was."""
    trouble = None
    said = {key: values[key] or "" for key in ("text", "indicator", "owner") if key in values}
    if said.get("indicator", goal.indicator) != goal.indicator:
        said["source"] = ""  # it was about the other figure
    made = Goal.of(**{**goal.model_dump(), **said})
    for part, names in PARTS.items():
        asked = {name: values[key] for key, name in names.items() if key in values}
        if not asked:
            continue
        if asked.get("year") is not None:
            asked["year"] = round(asked["year"])
        asked |= {name: asked[name] or "" for name in ("norm", "source") if name in asked}
        record = getattr(made, part)
        try:
            made = Goal.of(**{**made.model_dump(), part: {**record.model_dump(), **asked} if hasattr(record, "model_dump") else asked[part]})
        except InputError as error:
            trouble = trouble or error
    return made, trouble
