"""For whom something works: who lives here, what people who do the work say, and who of them is at the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.lessons.fase_2.example import shown
from bwlab.lessons.parts.changing import changed, filled
from bwlab.policy import Contact, Intervention
from bwlab.policy.dialogue.residents import SOURCE, residents
from bwlab.policy.theory.practice import (
    LEVEL,
    PHASE,
    WHO,
    beside,
    contact,
    heard,
    open_points,
    questions,
    unreached,
)
from bwlab.policy.theory.registers import begun, called
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, refill

NOBODY = "Voor {label} geeft CBS deze cijfers niet binnen de grenzen van nu. Vraag de eigen onderzoekers wie hier woont."
NOTHING = "Er staat nog geen interventie in je dossier. Dan is er ook nog niets om naast de inwoners te leggen. Praat gerust eerst met de uitvoering: de vragen hieronder werken ook zonder lijst."
WHO_SAYS = "Dit vult in wie het werk doet, of jij samen met die persoon. Kort mag: 'gezinnen met één ouder wel, wie net is verhuisd niet'."
TALK = "Een gesprek van een half uur. Neem deze vragen mee, en schrijf op in de woorden van de ander:"
OF_EXAMPLE = "Je hebt nog geen eigen pijlen. De eerste vragen gaan daarom over de pijlen van ons voorbeeld."
MOST = 6  # interventions with a form of their own


def groups(lesson: Any) -> list[Any]:
    """For whom each intervention was made, beside who lives here."""
    found = begun(lesson.store.read().interventions)
    here = residents(lesson.monitor, lesson.region)
    where = [] if here else [NOBODY.format(label=lesson.region.label)]
    if not found:
        return [*where, NOTHING]
    said = unreached(found, here)
    source = [f"Bron: {SOURCE}; bewerking bwlab. Voor wie iets gemaakt is, schreef je zelf op."] if here else []
    return [pd.DataFrame(beside(found, here)), *([said] if said else []), *where, *source]


def talk(lesson: Any) -> list[Any]:
    """Questions for a talk with people who do the work."""
    dossier = lesson.store.read()
    there = shown(dossier, lesson.monitor)
    return [TALK, *([OF_EXAMPLE] if there.lead else []), questions(there.theory, begun(dossier.interventions))]


class PracticePanel:
    """What people who do the work say of each intervention, and whom of them one can call.

    Parameters
    ----------
    lesson : Lesson
    told : callable
        Called after anything is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any]) -> None:
        self.lesson, self.store, self._changed = lesson, lesson.store, told
        dossier = self.store.read()
        found = begun(dossier.interventions)
        self.forms = [self._form(name, each) for name, each in zip(called(found)[:MOST], found, strict=False)]
        self.note = [] if found else [lesson.note_form("uitvoering", [{"key": "text", "kind": "text", "label": "Wat werkt wel en wat werkt niet, en voor wie? Schrijf erbij wie het zei.", "rows": 3}])]
        self.person = self._person(contact(dossier.contacts))
        self.said_place = VBox([])
        more = [f"Hierboven staan de eerste {MOST} interventies."] if len(found) > MOST else []
        pieces = [WHO_SAYS, *self.forms, *self.note, *more, self.person]
        if as_pages():
            self.pieces: list[Any] = [*pieces, *self._said()]
            return
        refill(self.said_place, self._said())
        self.pieces = [*pieces, self.said_place]

    def _form(self, name: str, each: Any) -> Form:
        asked = [
            {"key": "works", "kind": "line", "label": "Voor wie werkt dit hier?", "half": True},
            {"key": "fails", "kind": "line", "label": "Voor wie werkt dit hier niet?", "half": True},
            {"key": "told_by", "kind": "line", "label": "Wie van de uitvoering zegt dit? Een functie of een team.", "half": True},
            {"key": "told", "kind": "date", "label": "Wanneer?", "half": True},
        ]
        seen = {spec["key"]: getattr(each, spec["key"]) for spec in asked}
        form = Form(f"{name[:1].upper()}{name[1:]}", asked, seen)
        form.on_values(lambda values: self._keep("interventions", each.key, values, seen, (("told",),)))
        return form

    def _person(self, there: Contact | None) -> Form:
        self.key = there.key if there else Contact().key
        asked = [
            {"key": "contact", "kind": "line", "label": "Wie van de uitvoering zit aan tafel? Een functie of een team.", "half": True},
            {"key": "asked", "kind": "date", "label": "Wanneer gevraagd?", "half": True},
            {"key": "about", "kind": "line", "label": "Wat vraag je daar?"},
        ]
        seen = {spec["key"]: getattr(there, spec["key"]) if there else None for spec in asked}
        form = Form("Aan tafel", asked, seen)
        form.on_values(lambda values: self._keep("contacts", self.key, values, seen, (("asked",),)))
        return form

    def _keep(self, field: str, key: str, values: dict[str, Any], seen: dict[str, Any], together: Any) -> None:
        """Only what changed, in the record with this key; one that another tab took away comes back."""
        moved, trouble = changed(values, seen), []

        def change(record: Any) -> None:
            trouble.clear()
            every = getattr(record, field)
            place = next((place for place, each in enumerate(every) if each.key == key), None)
            former = every[place] if place is not None else self._new(field, key)
            made, error = filled(former, moved, together)
            trouble.extend([error] if error else [])
            setattr(record, field, [*every[:place], made, *every[place + 1 :]] if place is not None else [*every, made])

        if moved:
            self.lesson.keep(self.store, change)
            seen.update(moved)
        refill(self.said_place, self._said())
        self._changed()
        if trouble:
            raise trouble[0]

    def _new(self, field: str, key: str) -> Any:
        if field == "contacts":
            return Contact(key=key, phase=PHASE, level=LEVEL, stakeholder=WHO)
        return Intervention(key=key)

    def _said(self) -> list[Any]:
        dossier = self.store.read()
        told = heard(begun(dossier.interventions))
        return [*([told] if told else []), open_points(dossier)]
