"""Experiments: a card with its stop rule, a button that fixes it, the result afterwards, and the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import date as date_words
from bwlab.names import quoted
from bwlab.policy import Experiment
from bwlab.policy.learning.experiments import (
    VERDICTS,
    amount,
    begun,
    changed,
    fix,
    judged,
    lacking,
    rule_words,
    status,
)
from bwlab.policy.records.base import new_key
from bwlab.widgets import Choice, Rows, press
from bwlab.widgets.form import Form
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget, close

SIDES = [["meer", "Zoveel of meer"], ["minder", "Zoveel of minder"]]
NOTHING = "Er staat nog geen proef in je dossier. Schrijf er een op: klein, met een dag waarop je beslist."
ASKED = ("goal", "text", "expects", "measure", "unit", "people", "at_least", "stop_at", "above", "judged", "stop", "owner", "start")
HARD = ("people", "at_least", "stop_at", "judged", "start")  # of these something typed may be impossible
RESULT = ("result", "found", "source", "verdict", "why")


class CardsPanel:
    """The cards and, below them, the button that fixes each rule.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after something is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any]) -> None:
        self.lesson, self.store, self._told = lesson, lesson.store, told
        dossier = self.store.read()
        goals = [[goal.key, quoted(goal.text or goal.indicator or "doel zonder zin")] for goal in dossier.goals]
        items = [_asked(each) for each in begun(dossier.experiments)]
        self.known = {item["key"] for item in items}
        self.rows = Rows("Proef", _fields(goals), items, self._keep, more="Nog een proef")
        self.fix_place = VBox([])
        if as_pages():
            self.pieces = [self.rows, *([NOTHING] if not items else [])]
            return
        self.tell()
        self.pieces: list[Any] = [self.rows, self.fix_place]

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        asked, trouble = {row.setdefault("key", new_key()): row for row in rows}, None
        made = {}
        for place, (key, row) in enumerate(asked.items(), 1):
            made[key], error = _filled(Experiment(key=key), row)
            if error and not trouble:
                trouble = InputError(f"Proef {place}: {error.what}", error.why, error.now)
        gone = self.known - set(made)

        def change(record: Any) -> None:  # the rule that was fixed, the result and what another wrote stay
            kept = [_filled(each, asked[each.key])[0] if each.key in asked else each for each in record.experiments if each.key not in gone]
            there = {each.key for each in kept}
            record.experiments = kept + [each for key, each in made.items() if key not in there and begun([each])]

        self.lesson.keep(self.store, change)
        self.known |= set(made)
        self.tell()
        self._told()
        if trouble:
            raise trouble

    def tell(self, sentence: str = "") -> None:
        """For each card how its rule stands, and a button where it can be fixed."""
        found = [piece for each in begun(self.store.read().experiments) for piece in self._about(each)]
        _fill(self.fix_place, [*([sentence] if sentence else []), *(found or [NOTHING])])

    def _about(self, each: Experiment) -> list[Any]:
        name = quoted(each.text or "proef zonder omschrijving")
        if each.fixed is not None and not changed(each):
            return [f"{name}: de stopregel ligt vast sinds {date_words((each.rule or each).day if each.rule else each.fixed)}. {rule_words(each.rule or each)}"]
        if missing := lacking(each):
            return [f"{name}: de stopregel is nog niet af. Er ontbreekt: {', '.join(missing)}."]
        if each.result is not None:
            return [f"{name}: {' '.join(judged(each, self.lesson.today).sentences)}"]
        again = each.fixed is not None
        lead = f"{name}: veranderd na vastleggen. De eerste regel blijft bewaard." if again else f"{name}: de stopregel is af en ligt nog niet vast. {rule_words(each)}"
        button = press(f"Leg de {'nieuwe ' if again else ''}stopregel vast van {name}")
        button.on_click(guarded(lambda _: self._fix(each.key), lambda sentence: self.tell(sentence) if sentence else None))
        return [lead, button]

    def _fix(self, key: str) -> None:
        def change(record: Any) -> None:
            record.experiments = [fix(each, self.lesson.today) if each.key == key else each for each in record.experiments]

        self.lesson.keep(self.store, change)
        self.tell()
        self._told()


class ResultsPanel:
    """What came of each experiment, what the rule says of it, and the register of all.

    Parameters
    ----------
    lesson : Lesson
    told : callable
        Called after something is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any]) -> None:
        self.lesson, self.store, self._told = lesson, lesson.store, told
        found = begun(self.store.read().experiments)
        if not found or as_pages():
            self.pieces: list[Any] = [NOTHING] if not found else [table(found, lesson.today)]
            return
        self.pick = Choice("Welke proef?", [(each.key, f"{place}. {quoted(each.text or 'zonder omschrijving')}") for place, each in enumerate(found, 1)], found[0].key)
        self.form_place, self.said_place = VBox([]), VBox([])
        self.pick.on_value(lambda key: self._turn(key))
        self._turn(found[0].key)
        self.pieces = [*([self.pick] if len(found) > 1 else []), self.form_place, self.said_place]

    def _turn(self, key: str) -> None:
        each = self._one(key)
        fields = [
            {"key": "result", "kind": "number", "label": f"Resultaat: {each.measure.strip() or 'wat je telde'}", "unit": each.unit.strip(), "half": True},
            {"key": "source", "kind": "line", "label": "Waar kan een ander dit nalezen?", "half": True},
            {"key": "found", "kind": "text", "label": "Wat kwam eruit? Ook wat niet werkte."},
            {"key": "verdict", "kind": "choice", "label": "Wat doen jullie?", "options": [list(pair) for pair in VERDICTS.items()]},
            {"key": "why", "kind": "line", "label": "Wijkt dat af van de regel? Waarom?"},
        ]
        form = Form("", fields, {name: getattr(each, name) for name in RESULT})
        form.on_values(lambda values: self._keep(key, values))
        _fill(self.form_place, [form])
        self._say(key)

    def _one(self, key: str) -> Experiment:
        return next((each for each in self.store.read().experiments if each.key == key), Experiment(key=key))

    def _keep(self, key: str, values: dict[str, Any]) -> None:
        said = {name: values.get(name) or "" for name in RESULT if name != "result"} | {"result": values.get("result")}
        today, trouble = self.lesson.today, []

        def change(record: Any) -> None:
            record.experiments = [self._with(each, said, today, trouble) if each.key == key else each for each in record.experiments]

        self.lesson.keep(self.store, change)
        self._say(key)
        self._told()
        if trouble:
            raise trouble[0]

    @staticmethod
    def _with(each: Experiment, said: dict[str, Any], today: Any, trouble: list[InputError]) -> Experiment:
        """The day of a result is the day on which this result was filled in; an impossible one leaves the former."""
        noted = each.noted if said["result"] == each.result else None if said["result"] is None else today
        try:
            return Experiment.of(**{**each.model_dump(), **said, "noted": noted})
        except InputError as error:
            trouble.append(error)
            return Experiment.of(**{**each.model_dump(), **said, "result": each.result})

    def _say(self, key: str) -> None:
        each = self._one(key)
        _fill(self.said_place, [f"Wat de regel zegt. {' '.join(judged(each, self.lesson.today).sentences)}", table(begun(self.store.read().experiments), self.lesson.today)])


def table(found: list[Experiment], today: Any) -> pd.DataFrame:
    """The register: what stopped stands beside what goes on, and what is not known is said."""
    rows = []
    for each in found:
        told = judged(each, today)
        rows.append(
            {
                "Proef": each.text.strip() or "zonder omschrijving",
                "Stopregel": rule_words(each.rule or each) or "geen regel",
                "Vastgelegd": date_words(each.fixed) if each.fixed else "nog niet",
                "Resultaat": amount(each.result, each.unit) or each.found.strip() or "nog geen resultaat",
                "Bron": each.source.strip() or "geen bron",
                "De regel zegt": told.says or "niets",
                "Stand": status(each),
            }
        )
    return pd.DataFrame(rows)


def _fields(goals: list[list[str]]) -> list[dict[str, Any]]:
    return [
        {"key": "text", "kind": "text", "label": "Wat proberen jullie, en voor wie?"},
        {"key": "expects", "kind": "text", "label": "Wat denk je dat er gebeurt, en waarom?"},
        {"key": "goal", "kind": "select", "label": "Bij welk doel hoort het?", "options": goals, "half": True},
        {"key": "owner", "kind": "line", "label": "Wie trekt het? Een functie, geen naam.", "half": True},
        {"key": "measure", "kind": "line", "label": "Wat tel je?", "half": True},
        {"key": "unit", "kind": "line", "label": "In welke eenheid?", "half": True},
        {"key": "people", "kind": "number", "label": "Hoeveel mensen doen mee?", "unit": "deelnemers", "half": True},
        {"key": "above", "kind": "choice", "label": "We gaan door bij", "options": SIDES},
        {"key": "at_least", "kind": "number", "label": "De grens om door te gaan", "half": True},
        {"key": "stop_at", "kind": "number", "label": "De grens om te stoppen. Leeg: alles wat niet doorgaat, stopt.", "half": True},
        {"key": "start", "kind": "date", "label": "Begin", "half": True},
        {"key": "judged", "kind": "date", "label": "Op welke dag beslissen jullie?", "half": True},
        {"key": "stop", "kind": "line", "label": "De stopregel in een zin, als een grens niet genoeg zegt"},
    ]  # fmt: skip


def _asked(each: Experiment) -> dict[str, Any]:
    """An experiment as its card shows it."""
    return {"key": each.key, **{name: getattr(each, name) for name in ASKED}, "above": "meer" if each.above else "minder"}


def _filled(each: Experiment, row: dict[str, Any]) -> tuple[Experiment, InputError | None]:
    """An experiment with what is on its card, and what cannot be: then that stays as it was."""
    words = {name: row.get(name) or "" for name in ASKED if name not in (*HARD, "above")}
    made, trouble = Experiment.of(**{**each.model_dump(), **words, "above": row.get("above") != "minder"}), None
    for name in HARD:
        value = row.get(name)
        try:
            if name == "people" and value is not None and (value != round(value) or value < 0):
                raise InputError("Het aantal deelnemers is een heel getal van nul of meer.", now="Vul het opnieuw in.")
            made = Experiment.of(**{**made.model_dump(), name: round(value) if name == "people" and value is not None else value})
        except InputError as error:
            trouble = trouble or error
    return made, trouble


def _fill(place: VBox, pieces: list[Any]) -> None:
    former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
    for each in former:
        close(each)
