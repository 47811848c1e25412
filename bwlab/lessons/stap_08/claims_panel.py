"""The sentences of the pitch, each beside what the figures say of it, and a first version to begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.lessons.parts.changing import changed, filled
from bwlab.lessons.stap_08.example import PITCH_LEAD, pitch
from bwlab.policy import Claim, Pitch
from bwlab.policy.anchoring.first_pitch import first_pitch
from bwlab.policy.anchoring.pitch import PARTS, Finding, check, check_pitch, rests_on
from bwlab.policy.records.base import new_key
from bwlab.widgets import Rows, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget, close

TOGETHER = (("year",),)
BUTTON = "Maak een eerste versie van mijn dossier"
ALREADY = "Er staan al zinnen in je pitch. Die laat ik staan. Haal ze weg als je opnieuw wilt beginnen."
EMPTY = "Je pitch is nog leeg. De knop hieronder maakt een eerste versie van de cijfers in je dossier. Schrijf die daarna om tot hij van jou is."
KINDS = {"goed": "klopt", "noem": "kan beter", "fout": "klopt niet", "onbekend": "niet na te kijken"}
NOTHING = "niets op aan te merken"


class ClaimsPanel:
    """What the checks say, a button for a first version, and a form for each sentence.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after the pitch is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self.monitor, self.region, self.today = lesson, lesson.store, lesson.monitor, lesson.region, lesson.today
        self._changed = changed or (lambda: None)
        dossier = self.store.read()
        if as_pages():
            shown, lead = pitch(dossier, self.monitor, self.region)
            self.pieces: list[Any] = [*([lead] if lead else []), *self.judged(shown), self._rows(dossier.pitch)]
            return
        self.said_place, self.rows_place = VBox([]), VBox([])
        self.button = press(BUTTON)
        self.button.on_click(guarded(lambda _: self._begin(), self._say))
        self._tell(dossier)
        self._fill(self.rows_place, [self._rows(dossier.pitch)])
        self.pieces = [self.button, self.said_place, self.rows_place]

    @property
    def rows(self) -> Rows:
        """The forms."""
        return self.rows_place.children[0]

    def judged(self, shown: Pitch) -> list[Any]:
        """The pitch as a whole, then sentence by sentence."""
        rows = [
            (claim.text if len(claim.text) <= 300 else f"{claim.text[:299]}…", PARTS.get(claim.part, "nog niet gekozen"), _verdict(found), " ".join(each.sentence for each in found) or NOTHING)
            for claim in shown.claims
            if (found := self.findings(claim)) is not None
        ]
        return ["De pitch als geheel:", [each.sentence for each in check_pitch(shown, self.today)], "Zin voor zin:", pd.DataFrame(rows, columns=["Zin", "Deel", "Oordeel", "Waarom, en wat nu"])]

    def findings(self, claim: Claim) -> list[Finding] | None:
        """What the checks say of a sentence; None where there is none yet."""
        return check(claim, self.monitor, self.region.code, self.today) if claim.text.strip() else None

    def _begin(self) -> None:
        outcome = []

        def change(record: Any) -> None:
            outcome[:] = [any(claim.text.strip() for claim in record.pitch.claims)]
            if not outcome[0]:
                record.pitch = first_pitch(record, self.monitor, self.region)

        self.lesson.keep(self.store, change)
        dossier = self.store.read()
        if outcome[0]:
            self._tell(dossier, ALREADY)
            return
        self._fill(self.rows_place, [self._rows(dossier.pitch)])
        self._tell(dossier)
        self._changed()

    def _rows(self, own: Pitch) -> Rows:
        fields = self._fields(own)
        items = [{name: getattr(each, name) for name in ("key", *(spec["key"] for spec in fields))} for each in begun(own)]
        self.known = {item["key"]: dict(item) for item in items}
        return Rows("Zin", fields, items, self._keep, more="Nog een zin")

    def _fields(self, own: Pitch) -> list[dict[str, Any]]:
        catalogue = self.monitor.catalogue
        there = set(self.monitor.values(self.region.code)["indicator"])
        figures = [[code, f"{catalogue[code].theme}: {catalogue[code].name}{'' if code in there else ' (geen cijfer hier)'}"] for code in catalogue.foto]
        for code in dict.fromkeys(claim.indicator for claim in own.claims if claim.indicator and claim.indicator not in catalogue.foto):
            figures.append([code, catalogue[code].name if code in catalogue else f"{code[:60]} (niet in deze monitor)"])
        return [
            {"key": "part", "kind": "select", "label": "Welk deel van de pitch?", "options": [list(each) for each in PARTS.items()], "half": True},
            {"key": "year", "kind": "number", "label": "Over welk jaar gaat het? Leeg: het nieuwste.", "half": True},
            {"key": "indicator", "kind": "select", "label": "Op welk cijfer rust de zin? Leeg: op geen cijfer.", "options": figures},
            {"key": "text", "kind": "text", "label": "Wat zeg je?"},
        ]

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        typed = {row.setdefault("key", new_key()): changed({key: each for key, each in row.items() if key != "key"}, self.known.get(row["key"], {})) for row in rows}
        gone, made, trouble = set(self.known) - set(typed), {}, []

        def change(record: Any) -> None:  # what another tab wrote stays
            trouble.clear()
            there = {each.key: each for each in record.pitch.claims}
            for place, (key, values) in enumerate(typed.items(), 1):
                if values.get("year") is not None:
                    values = {**values, "year": round(values["year"])}
                made[key], error = filled(there.get(key) or Claim(key=key), values, TOGETHER)
                trouble.extend([InputError(f"Zin {place}: {error.what}", error.why, error.now)] if error else [])
            kept = [made.get(each.key, each) for each in record.pitch.claims if each.key not in gone]
            every = kept + [each for key, each in made.items() if key not in there]
            record.pitch = Pitch.of(**{**record.pitch.model_dump(), "claims": [each for each in every if each.key not in made or _said(each)]})

        self.lesson.keep(self.store, change)
        # What was refused is not shown as kept: it is asked again with the next change.
        self.known = {key: {**self.known.get(key, {}), **{name: getattr(made[key], name) for name in values}} for key, values in typed.items() if _said(made[key])}
        self._tell(self.store.read())
        self._changed()
        if trouble:
            raise trouble[0]

    def _tell(self, dossier: Any, sentence: str = "") -> None:
        own = dossier.pitch
        pieces = self.judged(own) if any(claim.text.strip() for claim in own.claims) else [EMPTY]
        self._fill(self.said_place, [*([sentence] if sentence else []), *pieces])

    def _say(self, sentence: str) -> None:
        if sentence:
            self._fill(self.said_place, [sentence])

    @staticmethod
    def _fill(place: VBox, pieces: list[Any]) -> None:
        former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
        for each in former:
            close(each)


def begun(own: Pitch) -> list[Claim]:
    """The sentences in which anything was filled in."""
    return [each for each in own.claims if _said(each)]


def truth(lesson: Any) -> list[Any]:
    """Each sentence that rests on a figure beside the cell itself, to check for one who listens."""
    shown, lead = pitch(lesson.store.read(), lesson.monitor, lesson.region)
    rows = []
    for claim in shown.claims:
        cell = rests_on(claim, lesson.monitor, lesson.region.code)
        if cell is None or not claim.text.strip():
            continue
        known = cell.known
        text = claim.text if len(claim.text) <= 300 else f"{claim.text[:299]}…"
        if cell.why:
            rows.append((text, known.name if known else "niet in deze monitor", "geen cijfer", "", "", "", known.source if known else ""))
        else:
            rows.append((text, known.name, cell.shown, str(cell.year), cell.ranked, cell.status, known.source))
    if not rows:
        return ["In je pitch rust nog geen zin op een cijfer. Kies bij een zin welk cijfer het is."]
    columns = ["De zin", "Het cijfer", "Waarde in de cel", "Jaar", "Plaats", "Hoe het tot stand kwam", "Bron"]
    return [*([lead] if lead else []), pd.DataFrame(rows, columns=columns)]


def _said(claim: Claim) -> bool:
    return bool(claim.text.strip() or claim.part or claim.indicator or claim.year is not None)


def _verdict(found: list[Finding]) -> str:
    kinds = [each.kind for each in found]
    return next((KINDS[kind] for kind in ("fout", "onbekend", "noem", "goed") if kind in kinds), "niets op aan te merken")


__all__ = ["PITCH_LEAD", "ClaimsPanel", "begun", "truth"]
