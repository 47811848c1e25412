"""The indicator plan: what is missing first, the figures with what is known of them, and a form for each."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import HTML, VBox

from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.lessons.stap_09.shown import LEAD, or_example
from bwlab.policy import PlanLine
from bwlab.policy.monitoring.plan import Plan, PlanRow, next_words, plan, proposal, says
from bwlab.policy.records.base import new_key
from bwlab.widgets import Rows, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget, close

PROPOSED = "Dit is een voorstel: de cijfers van je doelen. Het staat in je dossier zodra je iets invult, of als je het overneemt."
TAKE = "Neem dit voorstel over"
OPEN, NONE = "nog open", "geen cijfer"
ASKED = ("indicator", "goal", "owner", "next", "until", "name", "definition", "source", "frequency", "margin")


class PlanPanel:
    """The plan of a dossier.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after the plan is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any]) -> None:
        self.lesson, self.store, self._changed = lesson, lesson.store, changed
        self.told_place, self.rows_place = VBox([]), VBox([])
        dossier = self.store.read()
        if as_pages():
            self.pieces: list[Any] = [*self._told(), self._rows(dossier)]
            return
        self._fill(self.rows_place, [self._rows(dossier)])
        self._fill(self.told_place, self._told())
        self.pieces = [self.told_place, self.rows_place]

    @property
    def rows(self) -> Rows:
        """The forms."""
        return self.rows_place.children[0]

    def _told(self) -> list[Any]:
        dossier, lead = or_example(self.lesson)
        found = plan(dossier, self.lesson.monitor, self.lesson.region.code, self.lesson.today)
        own = plan(self.store.read(), self.lesson.monitor, self.lesson.region.code, self.lesson.today) if lead else found
        offer = [] if lead or not found.proposed or as_pages() else [PROPOSED, self._offer()]
        return [*([lead] if lead == LEAD else []), *offer, *missing(own), table(found), known(found, "Voorbeeld: " if lead else ""), *_notes(found)]

    def _offer(self) -> Any:
        button = press(TAKE)
        button.on_click(guarded(lambda _: self._keep(self.rows.items), lambda said: self._fill(self.told_place, [said]) if said else None))
        return button

    def _rows(self, dossier: Any) -> Rows:
        lines = [line for line in dossier.plan if says(line)] or proposal(dossier)
        self.seen = {line.key: _asked(line) for line in lines}
        self.known = {line.key for line in dossier.plan}
        goals = [[goal.key, goal.text or goal.indicator or "doel zonder zin"] for goal in dossier.goals]
        figures = [[each.code, f"{each.theme}: {each.name}"] for each in self.lesson.monitor.catalogue if each.in_foto]
        figures += [[code, self._name(code)] for code in dict.fromkeys(line.indicator for line in lines) if code and code not in dict(map(tuple, figures))]
        return Rows("Cijfer", _fields(figures, goals), [{"key": key, **each} for key, each in self.seen.items()], self._keep, more="Nog een cijfer")

    def _name(self, code: str) -> str:
        catalogue = self.lesson.monitor.catalogue
        return catalogue[code].name if code in catalogue else f"{code} (niet in deze editie)"

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        changes, trouble = {}, None
        for place, row in enumerate(rows, 1):
            key = row.setdefault("key", new_key())
            now = {name: row.get(name) for name in ASKED}
            before = self.seen.get(key, {}) if key in self.known else {}
            changed = {name: each for name, each in now.items() if _differs(each, before.get(name))}
            _, error = _filled(PlanLine(key=key), changed)
            if error:
                trouble = trouble or InputError(f"Cijfer {place}: {error.what}", error.why, error.now)
            changes[key], self.seen[key] = changed, now
        gone = self.known - set(changes)

        def change(record: Any) -> None:  # what another notebook wrote in the plan stays
            record.plan = [_filled(line, changes.get(line.key, {}))[0] for line in record.plan if line.key not in gone]
            there = {line.key for line in record.plan} | gone
            made = [_filled(PlanLine(key=key), changed)[0] for key, changed in changes.items() if key not in there]
            record.plan += [line for line in made if says(line)]

        self.lesson.keep(self.store, change)
        self.known = (self.known | {key for key, changed in changes.items() if changed}) - gone
        self._fill(self.told_place, self._told())
        self._changed()
        if trouble:
            raise trouble

    @staticmethod
    def _fill(place: VBox, pieces: list[Any]) -> None:
        former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
        for each in former:
            close(each)


def missing(found: Plan) -> list[Any]:
    """What is missing in the plan, or that nothing is."""
    if not found.rows:
        return list(found.problems)
    if not found.problems:
        return [f"Je plan is heel: bij {'het ene cijfer' if len(found.rows) == 1 else f'alle {number(len(found.rows))} cijfers'} staat wie het volgt, en wanneer er iets komt of wat je tot die tijd vertelt."]
    return ["In je indicatorenplan staat nog iets open.", list(found.problems)]


def table(found: Plan) -> pd.DataFrame:
    """The plan at a glance."""
    return pd.DataFrame(
        {
            "Cijfer": row.name,
            "Nieuwste": f"{row.value} ({row.year})" if row.year else NONE,
            "Marge": row.margin,
            "Wie volgt het": row.owner or OPEN,
            "Volgende publicatie": next_words(row),
            "Wat je tot die tijd vertelt": row.until or OPEN,
        }
        for row in found.rows
    )


def known(found: Plan, mark: str = "") -> HTML:
    """What the dictionary knows of each figure, folded: everything in it is text."""
    return HTML(f'<div class="bw bw-say"><details><summary>Wat we van deze cijfers weten: definitie, bron en meer</summary>{"".join(_card(row, mark) for row in found.rows)}</details></div>')


def _card(row: PlanRow, mark: str) -> str:
    lag = "" if row.lag is None else "binnen enkele weken" if row.lag == 0 else f"ongeveer {number(row.lag)} maanden na het jaar"
    parts = (
        ("Wat het telt", row.sentence), ("Eenheid", row.unit), ("Bron", f"{row.source}{f', tabel {row.table}' if row.table and row.table not in row.source else ''}"),
        ("Hoe vaak", row.frequency), ("Verschijnt", lag or "hoelang het duurt, weten we niet"), ("Soort", row.kind),
        ("Invloed van een gemeente (inschatting van bwlab)", row.influence), ("Breuken in de reeks", row.breaks or ("geen bekend" if row.code else "")),
        ("Gemeenten met een cijfer", f"{number(row.have)} van {number(row.of)}" if row.of else ""), ("Marge", row.margin), ("Bij welk doel", row.goal),
    )  # fmt: skip
    blocks = "".join(f"<div><dt>{name}</dt><dd>{html.escape(text) or '<span class=blank>nog leeg</span>'}</dd></div>" for name, text in parts)
    return f'<section class="bw bw-canvas"><p class="goal">{mark}{html.escape(row.name)}</p><dl>{blocks}</dl></section>'


def _notes(found: Plan) -> list[Any]:
    notes = [each for row in found.rows for each in row.notes]
    return ["Goed om te weten bij deze cijfers.", notes] if notes else []


def _fields(figures: list[list[str]], goals: list[list[str]]) -> list[dict[str, Any]]:
    return [
        {"key": "indicator", "kind": "select", "label": "Welk cijfer volg je? Laat leeg bij een eigen cijfer.", "options": figures, "half": True},
        {"key": "goal", "kind": "select", "label": "Bij welk doel hoort het?", "options": goals, "half": True},
        {"key": "owner", "kind": "line", "label": "Wie volgt het? Een functie, geen naam.", "half": True},
        {"key": "next", "kind": "date", "label": "Volgende publicatie, als je die weet", "half": True},
        {"key": "until", "kind": "text", "label": "Wat vertel je zolang er geen nieuwe meting is? Iets wat jullie zelf tellen.", "rows": 1},
        {"key": "name", "kind": "line", "label": "Eigen cijfer: hoe heet het?", "half": True},
        {"key": "definition", "kind": "line", "label": "Eigen cijfer: wat telt het precies?", "half": True},
        {"key": "source", "kind": "line", "label": "Eigen cijfer: uit welke bron?", "half": True},
        {"key": "frequency", "kind": "line", "label": "Eigen cijfer: hoe vaak komt het?", "half": True},
        {"key": "margin", "kind": "line", "label": "Marge, als je die weet", "half": True},
    ]


def _asked(line: PlanLine) -> dict[str, Any]:
    """A line as its form shows it."""
    return {name: getattr(line, name) for name in ASKED}


def _differs(now: Any, before: Any) -> bool:
    return (now or None) != (before or None)


def _filled(line: PlanLine, changed: dict[str, Any]) -> tuple[PlanLine, InputError | None]:
    """A line with what was changed, and what cannot be: then its day stays as it was."""
    words = {name: each or "" for name, each in changed.items() if name != "next"}
    made = PlanLine.of(**{**line.model_dump(), **words})
    if "next" not in changed:
        return made, None
    try:
        return PlanLine.of(**{**made.model_dump(), "next": changed["next"]}), None
    except InputError as error:
        return made, error
