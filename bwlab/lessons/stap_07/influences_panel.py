"""The participant's own arrows: what more money for one thing does to a theme, with or without a source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.method.assumptions import ASSUMPTION
from bwlab.monitor.finance import FIELDS
from bwlab.policy import Influence
from bwlab.policy.anchoring.budget import OUTSIDE, arrows
from bwlab.policy.records.base import new_key
from bwlab.widgets import Rows
from bwlab.widgets.show import as_pages, refill

SIGNS = [["1", "Gunstiger"], ["-1", "Ongunstiger"]]
STRENGTHS = [["1", "Zwak"], ["2", "Middelmatig"], ["3", "Sterk"]]
LEAD = (
    "Een pijl zegt: meer geld hierheen maakt dat thema gunstiger of ongunstiger. Ook een pijl van thema naar thema mag. "
    "Zonder bron is het een aanname en wordt hij grijs. Van andere gemeenten en landen is er geen cijfer: een pijl daarheen is altijd een redenering."
)
ASKED = ("start", "end", "sign", "strength", "lag", "evidence", "source")


class InfluencesPanel:
    """The arrows of a dossier.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after the arrows are kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self._changed = lesson, lesson.store, changed
        self.dimensions = {theme.name: theme.dimension for theme in lesson.monitor.catalogue.themes}
        self.said_place = VBox([])
        items = self.store.read().influences
        self.known = {each.key for each in items}
        self.rows = Rows("Pijl", self._fields(items), [_asked(each) for each in items], self._keep, more="Nog een pijl")
        if as_pages():
            self.pieces: list[Any] = [LEAD, self.rows, *self._said()]
            return
        self._tell()
        self.pieces = [LEAD, self.rows, self.said_place]

    def _fields(self, items: list[Influence]) -> list[dict[str, Any]]:
        starts, ends = {**FIELDS, **{name: name for name in self.dimensions}}, {name: name for name in (*self.dimensions, *OUTSIDE)}
        # What another hand wrote stays visible as it is.
        starts |= {each.start: each.start for each in items if each.start and each.start not in starts}
        ends |= {each.end: each.end for each in items if each.end and each.end not in ends}
        return [
            {"key": "start", "kind": "select", "label": "Meer geld voor, of meer van", "options": [list(each) for each in starts.items()], "half": True},
            {"key": "end", "kind": "select", "label": "maakt dit thema", "options": [list(each) for each in ends.items()], "half": True},
            {"key": "sign", "kind": "choice", "label": "gunstiger of ongunstiger?", "options": SIGNS},
            {"key": "strength", "kind": "choice", "label": "Hoe sterk, naar jullie oordeel?", "options": STRENGTHS},
            {"key": "lag", "kind": "number", "label": "Na hoeveel jaar merk je dat? Nul is meteen.", "unit": "jaar"},
            {"key": "evidence", "kind": "line", "label": "Waarom denk je dat?", "half": True},
            {"key": "source", "kind": "line", "label": "Bron. Leeg is aanname.", "half": True},
        ]

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        former = {each.key: each for each in self.store.read().influences}
        made, trouble = {}, None
        for place, row in enumerate(rows, 1):
            key = row.setdefault("key", new_key())
            made[key], error = _filled(former.get(key, Influence(key=key)), row)
            if error and not trouble:
                trouble = InputError(f"Pijl {place}: {error.what}", error.why, error.now)
        gone = self.known - set(made)
        gone |= {key for key, each in made.items() if not (each.start or each.end or each.sign or each.evidence or each.source)}
        asked = {row["key"]: row for row in rows}

        def change(record: Any) -> None:  # what another notebook wrote stays
            kept = [_filled(each, asked[each.key])[0] if each.key in asked else each for each in record.influences if each.key not in gone]
            there = {each.key for each in kept} | gone
            record.influences = kept + [each for key, each in made.items() if key not in there]

        self.lesson.keep(self.store, change)
        self.known |= set(made)
        self._tell()
        if self._changed:
            self._changed()
        if trouble:
            raise trouble

    def _tell(self) -> None:
        refill(self.said_place, self._said())

    def _said(self) -> list[Any]:
        found = arrows(self.store.read().influences, self.dimensions)
        if not found.arrows and not found.said:
            return ["Er staat nog geen pijl. Zonder eigen pijlen zie je hieronder een voorbeeld."]
        grey = sum(each.grey for each in found.arrows)
        lead = f"{number(len(found.arrows))} {'pijl telt' if len(found.arrows) == 1 else 'pijlen tellen'} mee. {number(len(found.arrows) - grey)} met een bron, {number(grey)} als {ASSUMPTION}."
        return [lead, *([found.said] if found.said else [])]


def _asked(each: Influence) -> dict[str, Any]:
    """An arrow as its form shows it."""
    return {"key": each.key, "start": each.start, "end": each.end, "sign": str(each.sign or ""), "strength": str(each.strength), "lag": each.lag, "evidence": each.evidence, "source": each.source}


def _filled(each: Influence, row: dict[str, Any]) -> tuple[Influence, InputError | None]:
    """An arrow with what is in its form, and what cannot be: then its years stay."""
    said = {key: row[key] for key in ("start", "end", "evidence", "source") if row.get(key) is not None}
    sign, strength = str(row.get("sign") or ""), str(row.get("strength") or "")
    made = Influence.of(**{**each.model_dump(), **said, "sign": int(sign) if sign in ("1", "-1") else None, "strength": int(strength) if strength in ("1", "2", "3") else each.strength})
    lag = row.get("lag")
    if lag is None:
        return made.model_copy(update={"lag": 0}), None
    if lag != int(lag) or not 0 <= lag <= 40:
        return made, InputError("Dit aantal jaren kan niet.", "We tellen hele jaren, van 0 tot en met 40.", "Rond af op een heel jaar.")
    return made.model_copy(update={"lag": int(lag)}), None
