"""A proposal for the coalition agreement: a small form, suggestions from the dossier, and what it still lacks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import listing, number
from bwlab.policy.anchoring.proposal import AT, PARTS, Check, Proposal, checks, proposal_of, suggest
from bwlab.policy.records.base import FIRST, LAST
from bwlab.widgets import Form, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

BUTTON = "Vul aan met wat in mijn dossier staat"
NOTHING = "In je dossier staat nog geen opgave en geen doel om mee te beginnen. Opgaven kies je in stap 1, doelen in stap 2. Je kunt de zin hieronder ook zelf schrijven."
JUDGED = {True: "in orde", False: "nog open"}


class ProposalPanel:
    """The form, the button and the checks.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.monitor, self.region, self.today = lesson, lesson.store, lesson.monitor, lesson.region, lesson.today
        self.form_place, self.said_place, self.tell_place = VBox([]), VBox([]), VBox([])
        self.button = press(BUTTON)
        self.button.on_click(guarded(lambda _: self._suggest(), self._say))
        proposal = proposal_of(self.store.read())
        if as_pages():
            self.pieces: list[Any] = [self._form(proposal), *self._judged(proposal)]
            return
        self._show(proposal)
        self.pieces = [self.button, self.tell_place, self.form_place, self.said_place]

    @property
    def form(self) -> Form:
        """The form."""
        return self.form_place.children[0]

    def _show(self, proposal: Proposal) -> None:
        refill(self.form_place, [self._form(proposal)])
        refill(self.said_place, self._judged(proposal))

    def _form(self, proposal: Proposal) -> Form:
        catalogue = self.monitor.catalogue
        figures = [[code, f"{catalogue[code].theme}: {catalogue[code].name}"] for code in catalogue.foto]
        if proposal.cijfer and proposal.cijfer not in catalogue.foto:
            figures.append([proposal.cijfer, catalogue[proposal.cijfer].name if proposal.cijfer in catalogue else f"{proposal.cijfer} (niet in deze editie)"])
        fields = [
            {"key": "zin", "kind": "text", "label": "De zin voor het akkoord", "rows": 3, "help": "Wat is er aan de hand, voor wie, en wat pakt het college samen op?"},
            {"key": "opgaven", "kind": "line", "label": "Over welke opgaven gaat het?", "half": True},
            {"key": "ondergrens", "kind": "line", "label": "Waar mag niemand onder komen? Met bron.", "half": True},
            {"key": "cijfer", "kind": "select", "label": "Welk cijfer leg je ernaast?", "options": figures, "half": True},
            {"key": "dag", "kind": "date", "label": "Wanneer kijkt het college?", "half": True},
            {"key": "naam", "kind": "line", "label": "Wie staat op naam? Een functie.", "half": True},
            {"key": "verbinder", "kind": "line", "label": "Wie verbindt? Een functie.", "half": True},
            {"key": "niet", "kind": "text", "label": "Wat belooft dit voorstel niet?", "rows": 2},
        ]
        self._seen = {part: getattr(proposal, part) for part in PARTS}
        form = Form("", fields, self._seen)
        form.on_values(self._keep)
        return form

    def _keep(self, values: dict[str, Any]) -> None:
        said = {part: values.get(part) for part in PARTS}
        day = said["dag"]
        trouble = day is not None and not FIRST <= day.year <= LAST
        if trouble:
            said["dag"] = self._seen["dag"]
        moved = {part: value for part, value in said.items() if (value or "") != (self._seen[part] or "")}
        self._write(moved)
        self._seen |= moved
        refill(self.said_place, self._judged(proposal_of(self.store.read())))
        refill(self.tell_place, [])
        if trouble:
            raise InputError(f"Het jaar {day.year} kan hier niet.", now="Kies een dag in deze raadsperiode.")

    def _write(self, parts: dict[str, Any]) -> None:
        """Only what changed, so that a second tab loses nothing."""

        def change(record: Any) -> None:
            for part, value in parts.items():
                record.set_note(AT, f"voorstel_{part}", value.isoformat() if isinstance(value, dt.date) else value or "")

        if parts:
            self.lesson.keep(self.store, change)

    def _suggest(self) -> None:
        """Fill what is empty with what the dossier says; what was typed stays."""
        dossier = self.store.read()
        now, ideas = proposal_of(dossier), suggest(dossier, self.monitor, self.region.code, self.today)
        parts = {part: getattr(ideas, part) for part in PARTS if getattr(ideas, part) and not str(getattr(now, part) or "").strip()}
        self._write(parts)
        self._show(proposal_of(self.store.read()))
        told = f"Aangevuld: {number(len(parts))} {'vak' if len(parts) == 1 else 'vakken'}. Lees ze na, het zijn voorzetten." if parts else "Er was niets om aan te vullen."
        refill(self.tell_place, [told, *([] if dossier.challenges or dossier.goals else [NOTHING])])

    def _judged(self, proposal: Proposal) -> list[Any]:
        if not proposal.started:
            return ["Er staat nog geen voorstel. Begin met één zin; eronder verschijnt dan wat erin zit en wat nog open is."]
        found = checks(proposal, self.monitor, self.region.code, self.today)
        table = pd.DataFrame({"Onderdeel": [each.what for each in found], "Oordeel": [JUDGED[each.ok] for each in found], "Waarom": [each.why for each in found]})
        return [open_ones(found), table]

    def _say(self, sentence: str) -> None:
        if sentence:
            refill(self.tell_place, [sentence])


def open_ones(found: list[Check]) -> str:
    """What is still open, in a sentence."""
    names = [each.what[:1].lower() + each.what[1:] for each in found if not each.ok]
    if not names:
        return f"Alle {number(len(found))} onderdelen zijn in orde. Of het een goed voorstel is, bepaalt het college."
    return f"Nog open: {listing(names)}."
