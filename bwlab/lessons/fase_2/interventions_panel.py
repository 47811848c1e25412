"""Where others wrote down what they tried, and what she found there: never how much it would do here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.lessons.fase_2.drawing import count
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.method.assumptions import EVIDENCE
from bwlab.policy import Intervention
from bwlab.policy.theory.arrows import theory
from bwlab.policy.theory.registers import (
    LADDER_SAYS,
    LOOK,
    NOT_COPIED,
    REGISTERS,
    begun,
    called,
    lacks,
    table,
)
from bwlab.widgets.show import as_pages, refill

NONE = "geen"
NOTHING = "Er staat nog geen interventie in je dossier. Zoek er één op in een register dat bij je opgave past, en schrijf over wat daar staat. Vind je niets, schrijf dat dan op: dat is ook een uitkomst."


def registers() -> list[Any]:
    """The registers as a table, with what their steps mean."""
    return [LOOK, pd.DataFrame(table()), LADDER_SAYS, NOT_COPIED]


class InterventionsPanel:
    """A form for each intervention, and what each still lacks.

    Parameters
    ----------
    lesson : Lesson
    told : callable
        Called after an intervention is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any]) -> None:
        self.store, self.today, self._changed = lesson.store, lesson.today, told
        self.said_place = VBox([])
        dossier = self.store.read()
        self.rows = RecordRows(
            lesson, "interventions", Intervention, fields(dossier, lesson.monitor), name="Interventie", more="Nog een interventie", begun=begun, together=(("looked",),), told=self._told,
        )  # fmt: skip
        if as_pages():
            self.pieces: list[Any] = [self.rows.rows, *self._said(dossier)]
            return
        refill(self.said_place, self._said(dossier))
        self.pieces = [self.rows.rows, self.said_place]

    def _told(self) -> None:
        refill(self.said_place, self._said(self.store.read()))
        self._changed()

    def _said(self, dossier: Any) -> list[Any]:
        found = begun(dossier.interventions)
        if not found:
            return [NOTHING]
        open_ones = [(name, lacks(each, self.today)) for name, each in zip(called(found), found, strict=True)]
        rows = [(name, " ".join(missing) or "Alles is ingevuld. Of het hier past, blijft jullie oordeel.") for name, missing in open_ones]
        return [f"{count(len(found), 'interventie').capitalize()} in je dossier. Een effect vragen we niet: dat staat in geen register voor jullie gemeente.", pd.DataFrame(rows, columns=["Interventie", "Wat er nog open is"])]


def fields(dossier: Any, monitor: Any) -> list[dict[str, Any]]:
    """The form of one intervention; a register or a step of one's own can be chosen too."""
    own = begun(dossier.interventions)
    found = theory(dossier.arrows, monitor)
    names = {each.key: place for place, each in enumerate(found.arrows, 1)}
    arrows = [[each, f"pijl {place}: {_ends(found.arrows[place - 1], monitor)}"] for each, place in names.items()]
    return [
        {"key": "name", "kind": "line", "label": "Hoe heet de interventie?", "half": True},
        {"key": "found_in", "kind": "select", "label": "Waar vond je die?", "options": _options({name: f"{each.name} ({each.by})" for name, each in REGISTERS.items()} | {"anders": "ergens anders"}, [each.found_in for each in own]), "half": True},
        {"key": "what", "kind": "line", "label": "Wat wordt er gedaan?", "half": True},
        {"key": "whom", "kind": "line", "label": "Voor wie is die gemaakt?", "help": "Zoals het register het zegt: leeftijd, situatie, hoe mensen erin komen.", "half": True},
        {"key": "evidence", "kind": "select", "label": "Welke trede van erkenning heeft die?", "options": _options({each: each for each in (*EVIDENCE, NONE)}, [each.evidence for each in own]), "half": True},
        {"key": "looked", "kind": "date", "label": "Wanneer heb je dat opgezocht?", "half": True},
        {"key": "link", "kind": "line", "label": "Waar kan een ander het nalezen? Plak het adres.", "half": True},
        {"key": "arrow", "kind": "select", "label": "Bij welke pijl hoort die?", "options": _options(dict(map(tuple, arrows)), [each.arrow for each in own]), "half": True},
        {"key": "fits", "kind": "text", "label": "Wat is hier anders dan waar het werkte, en past het dan nog?", "rows": 2},
    ]  # fmt: skip


def _ends(arrow: Any, monitor: Any) -> str:
    names = [monitor.catalogue[word].name if word in monitor.catalogue else " ".join(word.split()) for word in (arrow.start, arrow.end)]
    said = " → ".join(name or "…" for name in names)
    return said if len(said) <= 70 else f"{said[:69]}…"


def _options(usual: dict[str, str], own: list[str]) -> list[list[str]]:
    """The usual ones, and what another hand wrote."""
    every = usual | {each: each if len(each) <= 60 else f"{each[:59]}…" for each in own if each.strip() and each not in usual}
    return [[value, text] for value, text in every.items()]
