"""Every activity tied to a figure and to the day on which it is evaluated: open ones first, and a form for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.lessons.stap_09.shown import LEAD, or_example
from bwlab.names import quoted
from bwlab.policy import AgendaItem
from bwlab.policy.acting.canvas import started
from bwlab.policy.monitoring.ties import ties
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, as_widget, close

OPEN = "nog open"
NONE = "Er staat nog geen activiteit in je dossier. Die schrijf je op in stap 4 (maak een lokale agenda). Hieronder zie je een voorbeeld dat wij hebben verzonnen."
NO_AGENDA = "Er staat nog geen activiteit in je dossier. Die schrijf je op in stap 4 (maak een lokale agenda)."
OF_GOAL = "dat van het doel"


class TiesPanel:
    """The activities of a dossier, each with its figure and its evaluation.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after something is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    forms : list of Form
        One for each activity, in the order of the agenda.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any]) -> None:
        self.lesson, self.store, self._changed = lesson, lesson.store, changed
        self.told_place = VBox([])
        self.forms = [self._form(place, item) for place, item in enumerate(started(self.store.read().agenda), 1)]
        if as_pages():
            self.pieces: list[Any] = [*self._told(), *self.forms]
            return
        self._tell()
        self.pieces = [self.told_place, *self.forms]

    def _told(self) -> list[Any]:
        dossier = self.store.read()
        if started(dossier.agenda):
            return _tied(ties(dossier, self.lesson.monitor))
        shown, lead = or_example(self.lesson)
        return [NONE, *_tied(ties(shown, self.lesson.monitor), "Voorbeeld: ")] if lead == LEAD else [NO_AGENDA]

    def _tell(self) -> None:
        former = self.told_place.children
        self.told_place.children = tuple(as_widget(piece) for piece in self._told())
        for each in former:
            close(each)

    def _form(self, place: int, item: AgendaItem) -> Form:
        catalogue = self.lesson.monitor.catalogue
        figures = [[each.code, f"{each.theme}: {each.name}"] for each in catalogue if each.in_foto or each.code == item.indicator]
        fields = [
            {"key": "indicator", "kind": "select", "label": f"Welk cijfer? Laat leeg voor {OF_GOAL}.", "options": figures, "half": True},
            {"key": "evaluated", "kind": "date", "label": "Op welke dag evalueer je?", "half": True},
        ]
        values = {"indicator": item.indicator, "evaluated": item.evaluated}
        form = Form(f"Activiteit {place}: {quoted(item.activity.text or 'zonder omschrijving')}", fields, values)
        form.on_values(lambda now: self._keep(item.key, values, now))
        return form

    def _keep(self, key: str, before: dict[str, Any], now: dict[str, Any]) -> None:
        changed = {name: now.get(name) for name in before if (now.get(name) or None) != (before[name] or None)}
        before.update(changed)
        trouble: list[InputError] = []

        def change(record: Any) -> None:  # only what was changed here: the rest of the activity may have been written elsewhere
            trouble.clear()
            record.agenda = [_with(item, changed, trouble) if item.key == key else item for item in record.agenda]

        self.lesson.keep(self.store, change)
        self._tell()
        self._changed()
        if trouble:
            raise trouble[0]


def _with(item: AgendaItem, changed: dict[str, Any], trouble: list[InputError]) -> AgendaItem:
    """An activity with its figure and its day; a day that cannot be is not taken."""
    if "indicator" in changed:
        item = item.model_copy(update={"indicator": changed["indicator"] or ""})
    try:
        return AgendaItem.of(**{**item.model_dump(), "evaluated": changed["evaluated"]}) if "evaluated" in changed else item
    except InputError as error:
        trouble.append(error)
        return item


def _tied(found: list[Any], mark: str = "") -> list[Any]:
    count = sum(bool(each.open) for each in found)
    of = "de ene activiteit" if len(found) == 1 else f"de {number(len(found))} activiteiten"
    said = f"Bij {number(count)} van {of} is nog niet alles vastgeknoopt; die staan bovenaan." if count else f"Bij {of} staat een cijfer en een dag waarop je evalueert."
    rows = [
        {
            "Activiteit": each.activity,
            "Cijfer": f"{each.figure}{f' ({OF_GOAL})' if each.by_goal else ''}" or OPEN,
            "Klaar op": date_words(each.end) if each.end else OPEN,
            "Je evalueert op": date_words(each.evaluated) if each.evaluated else OPEN,
            "Wat is er dan?": each.words,
        }
        for each in found
    ]
    return [f"{mark}{said[0].lower()}{said[1:]}" if mark else said, pd.DataFrame(rows)]
