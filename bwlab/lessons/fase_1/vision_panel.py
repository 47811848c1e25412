"""The vision in a sentence, what it says of here, later and elsewhere; and floors beside ambitions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.formats import listing, number
from bwlab.lessons.parts.changing import changed
from bwlab.policy.anchoring.proposal import Check
from bwlab.policy.anchoring.vision import AT, PARTS, checks, vision_of
from bwlab.policy.goals.apart import apart
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, refill

JUDGED = {True: "in orde", False: "nog open"}
EMPTY = "Er staat nog geen opgave en geen doel in je dossier. Neem hierboven een lijst over, of kies in stap 1 een opgave en in stap 2 een ondergrens en een streefwaarde."
REGION = "In stap 5 schreef je voor de regio:"
NOTHING = "Er staat nog geen visie. Schrijf één zin; eronder verschijnt dan wat erin zit en wat nog open is."


class VisionPanel:
    """The form and what it still lacks.

    Parameters
    ----------
    lesson : Lesson
    told : callable, optional
        Called after the vision is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any] = lambda: None) -> None:
        self.lesson, self.store, self._told = lesson, lesson.store, told
        record = self.store.read()
        self.shown = vision_of(record)._asdict()
        fields = [
            {"key": "sentence", "kind": "text", "label": f"Wat kan over tien jaar iedereen in {lesson.region.label} wat nu nog niet kan?", "rows": 2, "help": "Eén zin, over mensen."},
            {"key": "here", "kind": "line", "label": "Hier en nu: wie merkt dat, en waaraan?"},
            {"key": "later", "kind": "line", "label": "Later: wat geef je door aan wie na jullie komt?"},
            {"key": "elsewhere", "kind": "line", "label": "Elders: wat vraagt het van mensen op andere plekken?"},
        ]
        self.form = Form("", fields, self.shown)
        self.form.on_values(self._keep)
        self.place = VBox([])
        regional = record.note("stap_05", "visie")
        lead = [f"{REGION} '{' '.join(regional.text.split())[:300]}'."] if regional and regional.text.strip() else []
        if as_pages():
            self.pieces: list[Any] = [*lead, self.form, *self.judged()]
            return
        refill(self.place, self.judged())
        self.pieces = [*lead, self.form, self.place]

    def judged(self) -> list[Any]:
        """What is open, and why."""
        vision = vision_of(self.store.read())
        return judged(checks(vision)) if vision.started else [NOTHING]

    def _keep(self, values: dict[str, Any]) -> None:
        said = {part: values.get(part) or "" for part in PARTS}
        moved = changed(said, self.shown)

        def change(record: Any) -> None:
            for part, text in moved.items():
                record.set_note(AT, PARTS[part], text)

        if moved:
            self.lesson.keep(self.store, change)
        self.shown = said
        refill(self.place, self.judged())
        self._told()


def judged(found: list[Check]) -> list[Any]:
    """What is open in a sentence, and every check in a table."""
    names = [each.what[:1].lower() + each.what[1:] for each in found if not each.ok]
    lead = f"Nog open: {listing(names)}." if names else f"Alle {number(len(found))} onderdelen zijn in orde. Of het goed is, bepalen mensen."
    table = pd.DataFrame({"Onderdeel": [each.what for each in found], "Oordeel": [JUDGED[each.ok] for each in found], "Waarom": [each.why for each in found]})
    return [lead, table]


def floors(lesson: Any) -> list[Any]:
    """What stands in the dossier: floor and ambition of every opgave beside each other."""
    found = apart(lesson.store.read(), lesson.monitor, lesson.region)
    if not found:
        return [EMPTY]
    rows = [(_clip(each.about), each.indicator or "geen cijfer", _clip(each.floor) or "nog geen", _clip(each.target) or "nog geen", " ".join(each.remarks) or "Ze staan los van elkaar.") for each in found]
    count, with_floor, with_target = len(found), sum(bool(each.floor) for each in found), sum(bool(each.target) for each in found)
    return [
        f"In je dossier {'staat 1 opgave' if count == 1 else f'staan {number(count)} opgaven'}: bij {number(with_floor)} staat een ondergrens, bij {number(with_target)} een streefwaarde.",
        pd.DataFrame(rows, columns=["Opgave", "Cijfer", "Ondergrens", "Streefwaarde", "Wat opvalt"]),
    ]


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 200 else f"{text[:199]}…"
