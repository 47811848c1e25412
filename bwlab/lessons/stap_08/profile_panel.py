"""Roles beside the profile: what each lacks, who fills that, and which two have it all together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ipywidgets import VBox

from bwlab.charts import Chart, Profiled, profile
from bwlab.formats import listing, number
from bwlab.lessons.parts.changing import changed
from bwlab.lessons.stap_08.example import roles
from bwlab.policy import Candidate
from bwlab.policy.anchoring.appointing import (
    ANSWERS,
    QUALITIES,
    YES,
    answer,
    best_of,
    closest,
    covers,
    gap_of,
    named,
    pairs,
    role_gaps,
    started,
)
from bwlab.policy.records.base import new_key
from bwlab.widgets import ChartView, Rows
from bwlab.widgets.show import as_pages, as_widget, close

NAMES = [name for name, _ in QUALITIES.values()]
FIELDS = [
    {"key": "role", "kind": "line", "label": "Welke rol? Geen naam van een persoon."},
    *({"key": key, "kind": "choice", "label": question, "options": [list(each) for each in ANSWERS.items()], "half": True} for key, (_, question) in QUALITIES.items()),
    {"key": "why", "kind": "line", "label": "Waar rust dat op? Wat zag of hoorde je?"},
    {"key": "gap", "kind": "line", "label": "Wie of wat vult aan wat ontbreekt?"},
]
MOST = 3  # pairs in a sentence


class ProfilePanel:
    """The scheme of roles and qualities, what each role lacks, and a form for each role.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after a role is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self.region = lesson, lesson.store, lesson.region
        self._changed = changed or (lambda: None)
        dossier = self.store.read()
        self.roles, self.lead = roles(dossier)
        self.rows = self._rows(dossier)
        if as_pages():
            self.pieces: list[Any] = [*([self.lead] if self.lead else []), self.chart(), *self.said(), self.rows]
            return
        self.lead_place, self.said_place = VBox([]), VBox([])
        self.view = ChartView(self.chart())
        self._tell()
        self.pieces = [self.lead_place, self.view, self.said_place, self.rows]

    def chart(self) -> Chart:
        """Roles and qualities."""
        shown = [Profiled(named(each), [answer(each, key) for key in QUALITIES], " ".join(each.gap.split())) for each in self.roles]
        source = "een verzonnen voorbeeld van bwlab" if self.lead else "eigen oordeel uit je dossier"
        return profile(shown, NAMES, title=self.title(), label=self.region.label, source=f"{source}; eigenschappen naar stap 8 van de tien stappen.", lead="Voorbeeld. " if self.lead else "", alt=[together(self.roles).rstrip(".")])

    def title(self) -> str:
        """Which roles have everything, or that none has."""
        whole = [each for each in self.roles if covers([each])]
        found = pairs(self.roles)
        if whole:
            said = f"{number(len(whole))} van de {number(len(self.roles))} {'rollen heeft' if len(whole) == 1 else 'rollen hebben'} alle vijf eigenschappen" if len(self.roles) > 1 else "deze ene rol heeft alle vijf eigenschappen"
        else:
            start = "geen rol heeft alle vijf eigenschappen" if len(self.roles) > 1 else "deze ene rol heeft niet alle vijf eigenschappen"
            said = f"{start}; {f'{number(len(found))} {_two(len(found))} samen wel' if found else 'ook geen twee samen' if len(self.roles) > 1 else 'een tweede kan aanvullen'}"
        return f"Voorbeeld: {said}" if self.lead else f"{said[0].upper()}{said[1:]}"

    def said(self) -> list[Any]:
        """What each role lacks, who fills that, and which two go together."""
        asks = [each.sentence for role in self.roles for each in role_gaps(role)]
        return ["Wat mist elke rol, en wie vult dat aan?", [gap_of(each) for each in self.roles], together(self.roles), *([asks] if asks else [])]

    def _rows(self, dossier: Any) -> Rows:
        items = [_asked(each) for each in started(dossier.candidates)]
        self.known = {item["key"]: dict(item) for item in items}
        return Rows("Rol", FIELDS, items, self._keep, more="Nog een rol")

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        typed = {row.setdefault("key", new_key()): changed({key: each for key, each in row.items() if key != "key"}, self.known.get(row["key"], {})) for row in rows}
        gone, made = set(self.known) - set(typed), {}

        def change(record: Any) -> None:  # what another tab wrote stays
            there = {each.key: each for each in record.candidates}
            made.clear()
            made.update({key: filled(there.get(key) or Candidate(key=key), values) for key, values in typed.items()})
            kept = [made.get(each.key, each) for each in record.candidates if each.key not in gone]
            every = kept + [each for key, each in made.items() if key not in there]
            record.candidates = [each for each in every if each.key not in made or started([each])]  # an empty form is no role

        self.lesson.keep(self.store, change)
        self.known = {key: _asked(each) for key, each in made.items() if started([each])}
        self.roles, self.lead = roles(self.store.read())
        self.view.update(self.chart())
        self._tell()
        self._changed()

    def _tell(self) -> None:
        for place, pieces in ((self.lead_place, [self.lead] if self.lead else []), (self.said_place, self.said())):
            former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
            for each in former:
                close(each)


def together(candidates: Sequence[Candidate]) -> str:
    """Which two roles have all qualities together; where none do, which no other two beat and what stays open."""
    found = pairs(candidates)
    if found:
        some = [f"{named(one)} met {named(other)}" for one, other in found[:MOST]]
        more = [f"nog {number(len(found) - MOST)}"] if len(found) > MOST else []
        return f"Samen alle vijf: {'; '.join([*some, *more])}."
    if any(covers([each]) for each in candidates):
        return "Een rol die alles heeft, is zeldzaam. Vraag iemand anders of die dat ook ziet."
    near = closest(candidates)
    if not near:
        return "Schrijf een tweede rol op. Twee mensen samen hebben vaker alles dan één."
    one, other = near[0]
    best = best_of((one, other))
    open_ = [name for key, (name, _) in QUALITIES.items() if best[key] != YES]
    return f"Geen twee rollen hebben samen alles. Bij {named(one)} met {named(other)} blijft {listing(open_)} over{'' if len(near) == 1 else '; andere paren laten iets anders over'}."


def filled(candidate: Candidate, values: dict[str, Any]) -> Candidate:
    """A role with what changed in its form; qualities that another bwlab knows stay."""
    texts = {key: values[key] or "" for key in ("role", "why", "gap") if key in values}
    answers = {key: values[key] for key in QUALITIES if values.get(key)}
    return Candidate.of(**{**candidate.model_dump(), **texts, "qualities": {**candidate.qualities, **answers}})


def _asked(candidate: Candidate) -> dict[str, Any]:
    return {"key": candidate.key, "role": candidate.role, "why": candidate.why, "gap": candidate.gap, **{key: answer(candidate, key) for key in QUALITIES}}


def _two(count: int) -> str:
    return "tweetal heeft ze" if count == 1 else "tweetallen hebben ze"
