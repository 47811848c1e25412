"""The arrows of the policy theory: a form each, what does not fit in them, and the example to take over as a start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import listing, number
from bwlab.lessons.fase_2.drawing import count
from bwlab.lessons.fase_2.example import EXAMPLE, taken_over
from bwlab.lessons.parts.changing import changed
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy import Arrow
from bwlab.policy.records.base import new_key
from bwlab.policy.theory.arrows import filled, remarks, theory
from bwlab.policy.theory.ways import activities, aim, gaps, wanted
from bwlab.widgets import Rows, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

LEAD = (
    "Een pijl zegt: meer van het eerste geeft meer (plus) of minder (min) van het tweede. Lees hem hardop, dan hoor je of het klopt. "
    "In elk vak van en naar krijg je voorstellen uit je dossier; eigen woorden mogen ook. Zonder bron is een pijl een aanname."
)
NOTHING = "Er staat nog geen pijl in je dossier. De plaatjes hieronder laten daarom een voorbeeld zien. Neem het over als begin, of vul je eigen eerste pijl in."
TAKE = "Neem het voorbeeld over als begin"
SIGNS = [["1", "Plus: meer geeft meer"], ["-1", "Min: meer geeft minder"]]
STRENGTHS = [["1", "Zwak"], ["2", "Middelmatig"], ["3", "Sterk"]]
FORMS = 40  # on one screen; what is more stays in the dossier and counts
LATEST = 40  # years


class ArrowsPanel:
    """A form for each arrow.

    Parameters
    ----------
    lesson : Lesson
    told : callable
        Called after the arrows are kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any]) -> None:
        self.lesson, self.store, self.monitor, self._changed = lesson, lesson.store, lesson.monitor, told
        self.lead_place, self.rows_place, self.said_place = VBox([]), VBox([]), VBox([])
        dossier = self.store.read()
        if as_pages():
            self.pieces: list[Any] = [LEAD, self._rows(dossier), *self._said(dossier)]
            return
        self._show()
        self.pieces = [LEAD, self.lead_place, self.rows_place, self.said_place]

    @property
    def rows(self) -> Rows:
        """The forms."""
        return self.rows_place.children[0]

    def _show(self) -> None:
        dossier = self.store.read()
        refill(self.rows_place, [self._rows(dossier)])
        self._tell(dossier)

    def _rows(self, dossier: Any) -> Rows:
        items = [self._asked(each) for each in filled(dossier.arrows)[:FORMS]]
        self.known = {item["key"]: dict(item) for item in items}
        return Rows("Pijl", self._fields(dossier), items, self._keep, more="Nog een pijl")

    def _fields(self, dossier: Any) -> list[dict[str, Any]]:
        options = [[name, name] for name in proposals(dossier, self.monitor)]
        return [
            {"key": "start", "kind": "line", "label": "Meer van …", "options": options, "half": True},
            {"key": "end", "kind": "line", "label": "geeft meer of minder …", "options": options, "half": True},
            {"key": "sign", "kind": "choice", "label": "Plus of min?", "options": SIGNS, "half": True},
            {"key": "strength", "kind": "choice", "label": "Hoe sterk, naar jullie oordeel?", "options": STRENGTHS, "half": True},
            {"key": "lag", "kind": "number", "label": "Na hoeveel jaar merk je dat? Nul is meteen.", "unit": "jaar", "half": True},
            {"key": "evidence", "kind": "line", "label": "Waarom denk je dat?", "half": True},
            {"key": "source", "kind": "line", "label": "Bron. Leeg is een aanname.", "help": "Een publicatie, een register, of wie het zei en wanneer."},
        ]

    def _asked(self, each: Arrow) -> dict[str, Any]:
        """An arrow as its form shows it."""
        return {
            "key": each.key, "start": self._named(each.start), "end": self._named(each.end), "sign": str(each.sign or ""), "strength": str(each.strength), "lag": float(each.lag),
            "evidence": each.evidence, "source": each.source,
        }  # fmt: skip

    def _named(self, word: str) -> str:
        """The name of a figure where its code is kept."""
        return self.monitor.catalogue[word].name if word in self.monitor.catalogue else word

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        typed = {row.setdefault("key", new_key()): changed({name: each for name, each in row.items() if name != "key"}, self.known.get(row["key"], {})) for row in rows}
        gone, made, trouble = set(self.known) - set(typed), {}, []

        def change(record: Any) -> None:  # what another tab wrote stays
            trouble.clear()
            made.clear()
            there = {each.key: each for each in record.arrows}
            for place, (key, values) in enumerate(typed.items(), 1):
                made[key], error = self._filled(there.get(key) or Arrow(key=key), values)
                trouble.extend([InputError(f"Pijl {place}: {error.what}", error.why, error.now)] if error else [])
            every = [made.get(key, each) for key, each in there.items() if key not in gone] + [each for key, each in made.items() if key not in there]
            record.arrows = [each for each in every if each.key not in made or filled([each])]

        self.lesson.keep(self.store, change)
        # What was refused is not shown as kept: it is asked again with the next change.
        self.known = {key: {**self.known.get(key, {}), **{name: row for name, row in self._asked(made[key]).items() if name in typed[key]}} for key in typed if filled([made[key]])}
        dossier = self.store.read()
        self.rows.fields = self._fields(dossier)  # a word of one arrow is a proposal for the next
        self._tell(dossier)
        self._changed()
        if trouble:
            raise trouble[0]

    def _filled(self, each: Arrow, values: dict[str, Any]) -> tuple[Arrow, InputError | None]:
        """An arrow with what changed in its form, and what cannot be: then its years stay."""
        said = {name: values[name] or "" for name in ("evidence", "source") if name in values}
        said |= {name: self._word(values[name] or "") for name in ("start", "end") if name in values}
        said |= {name: int(values[name]) for name in ("sign", "strength") if str(values.get(name) or "") in ("1", "-1", "2", "3")}
        made = Arrow.of(**{**each.model_dump(), **said})
        if "lag" not in values:
            return made, None
        lag = values["lag"] or 0
        if lag != int(lag) or not 0 <= lag <= LATEST:
            return made, InputError("Dit aantal jaren kan niet.", f"We tellen hele jaren, van 0 tot en met {LATEST}.", "Rond af op een heel jaar.")
        return made.model_copy(update={"lag": int(lag)}), None

    def _word(self, text: str) -> str:
        """A word as it is kept: the code where it is the name of a figure."""
        return next((each.code for each in self.monitor.catalogue if each.name == text.strip()), text)

    def _tell(self, dossier: Any) -> None:
        """What is there, what does not fit, and the example where there is nothing."""
        if filled(dossier.arrows):
            refill(self.lead_place, [])
        else:
            button = press(TAKE)
            button.on_click(guarded(lambda _: self._take(), self._say))
            refill(self.lead_place, [NOTHING, button])
        refill(self.said_place, self._said(dossier))

    def _said(self, dossier: Any) -> list[Any]:
        own = filled(dossier.arrows)
        if not own:
            return [NOTHING] if as_pages() else []
        found = theory(own, self.monitor)
        bare = len(found.bare)
        lead = f"{count(len(found.links), 'pijl').capitalize()} {'verbindt' if len(found.links) == 1 else 'verbinden'} twee factoren. {number(len(found.links) - bare)} met een bron, {number(bare)} als {ASSUMPTION}."
        said = [*remarks(found), *gaps(found, aim(found, dossier, self.monitor), self.monitor)]
        if taken := [str(place) for place, each in enumerate(own, 1) if each.evidence.startswith(f"{EXAMPLE}:")]:
            said.append(f"Overgenomen van het voorbeeld en nog niet nagekeken: pijl {listing(taken)}. Haal '{EXAMPLE}' weg bij 'Waarom denk je dat?' als het voor jullie klopt.")
        more = [f"Hierboven staan de eerste {number(FORMS)} van {number(len(own))} pijlen. De andere blijven bewaard en tellen mee."] if len(own) > FORMS else []
        return [lead, *more, *([said] if said else [])]

    def _take(self) -> None:
        def change(record: Any) -> None:
            if not filled(record.arrows):  # another tab may have been first
                record.arrows = taken_over()

        self.lesson.keep(self.store, change)
        self._show()
        self._changed()

    def _say(self, sentence: str) -> None:
        if sentence:
            refill(self.lead_place, [sentence])


def proposals(dossier: Any, monitor: Any) -> list[str]:
    """Words to choose from: figures of goals and opgaven, what is done, opgaven, and what other arrows name."""
    codes = [*wanted(dossier), *(code for each in dossier.challenges for code in each.indicators)]
    figures = [monitor.catalogue[code].name for code in codes if code in monitor.catalogue]
    used = list(theory(dossier.arrows, monitor).factors.values())
    texts = [*figures, *activities(dossier), *(each.name for each in dossier.interventions), *(each.title for each in dossier.challenges), *used]
    return list(dict.fromkeys(" ".join(each.split()) for each in texts if each.strip()))[:FORMS]
