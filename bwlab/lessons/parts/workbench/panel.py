"""The workbench from top to bottom: what it is about, the guess, the sliders, the assumptions, what matters most, and keeping it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import HTML, Accordion, HBox, VBox

from bwlab.errors import InputError
from bwlab.lessons.parts.changing import changed
from bwlab.lessons.parts.workbench.assumptions_panel import Assumptions
from bwlab.lessons.parts.workbench.bench import Bench
from bwlab.lessons.parts.workbench.matters_panel import Matters
from bwlab.lessons.parts.workbench.sharing_panel import Sharing
from bwlab.lessons.parts.workbench.sliders import Sliders
from bwlab.policy.scenarios.figure import offers
from bwlab.policy.scenarios.people import change_unit
from bwlab.policy.scenarios.words import named
from bwlab.widgets import Choice, Form, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_html, as_pages, refill

NEW = "nieuw"
OPEN, BACK = "Laat de uitkomst zien", "Terug naar wat ik niet bewaarde"
UNSAVED = "Dit staat nog niet in je dossier: daarvoor is 'Bewaar dit scenario'."
LONGEST = 12  # years one can look ahead here


class Panel:
    """The workbench.

    Parameters
    ----------
    lesson : Lesson
    on_change : callable, optional

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, on_change: Callable[[], Any] | None = None) -> None:
        self.bench, self._quiet, self._typing = Bench(lesson, on_change), False, False
        self.status, self.reason = HTML(), VBox([])
        self.about_place, self.guess_place, self.times_place = VBox([]), VBox([]), VBox([])
        self.pick = Choice("Waar gaat je scenario over?", self._figures(), self.bench.draft.indicator)
        self.which = Choice("Welk scenario?", self._named(), NEW)
        self.matters = Matters(self.bench)
        self.sliders = Sliders(self.bench, self._still)
        self.assumptions = Assumptions(self.bench, self._assumed)
        self.sharing = Sharing(self.bench, self._all)
        self._forms()
        if as_pages():
            self.pieces: list[Any] = [self.reason, self.about, self.times, self.guess, self.sliders, self.assumptions, self.matters, self.sharing]
            return
        self.pick.on_value(self._turn)
        self.which.on_value(self._choose)
        self.buttons = {word: press(word) for word in ("Bewaar dit scenario", "Maak een kopie", "Haal weg", "Zet terug", BACK)}
        for button, do in zip(self.buttons.values(), (self._keep, self._copy, self._remove, self._put_back, self._come_back), strict=True):
            button.on_click(guarded(lambda _, do=do: do(), self._say))
        self._arrange()
        row = HBox(list(self.buttons.values()), layout={"flex_flow": "row wrap", "grid_gap": "8px 12px"})
        self.pieces = [self.which, self.pick, self.reason, self.about_place, self.guess_place, self.sliders, row, self.status, *self._more()]

    def _more(self) -> list[Any]:
        """What is looked at after the picture, a fold each."""
        folds = Accordion([self.times_place, self.assumptions, self.matters, self.sharing], selected_index=None)
        for place, title in enumerate(("Hoe groot, vanaf wanneer en hoe lang", "De aannames, met bandbreedte en bron", "Wat maakt het meeste uit, en wat zoek je eerst uit?", "Delen met een ander")):
            folds.set_title(place, title)
        return [folds]

    # Choosing

    def _figures(self) -> list[tuple[str, str]]:
        found = [(each.code, each.title) for each in offers(self.bench.monitor, self.bench.region, self.bench.store.read())]
        code = self.bench.draft.indicator
        return found if code in dict(found) else [(code, self.bench.figure.indicator.name), *found]

    def _named(self) -> list[tuple[str, str]]:
        catalogue = self.bench.monitor.catalogue
        return [(NEW, "een nieuw scenario"), *((each.key, f"{named(each)}") for each in self.bench.kept() if each.indicator in catalogue)]

    def _turn(self, code: str) -> None:
        if self._quiet:
            return
        self.bench.leave()
        self.bench.take(code)
        self._all()

    def _choose(self, key: str) -> None:
        if self._quiet:
            return
        self.bench.leave()
        if key == NEW:
            self.bench.take(self.bench.draft.indicator)
        elif key != self.bench.draft.key or self.bench.base is None:
            self.bench.pick_up(key)
        self._all()

    def _all(self) -> None:
        """Show what is on the bench now."""
        self._quiet = True  # the lists follow the bench here, and not the other way round
        try:
            for choice, options, value in (
                (self.which, self._named(), self.bench.draft.key if self.bench.base else NEW),
                (self.pick, self._figures(), self.bench.draft.indicator),
            ):
                with choice.hold_sync():
                    choice.options, choice.value = [list(each) for each in options], value
        finally:
            self._quiet = False
        self._forms()
        self._arrange()
        self.assumptions.show()
        self.sliders.show()

    # The forms

    def _forms(self) -> None:
        draft, figure = self.bench.draft, self.bench.figure
        why = self.bench.why_not()
        refill(self.reason, [why] if why else [])
        year = draft.start or self.bench.lesson.today.year + 1
        fields = [
            {"key": "name", "kind": "line", "label": "Hoe heet dit scenario?", "half": True},
            {"key": "group", "kind": "line", "label": "Voor welke groep?", "half": True, "help": "Bijvoorbeeld: gezinnen met schulden."},
        ]
        times = [
            {"key": "size", "kind": "number", "label": "Hoe groot is die groep?", "unit": figure.many, "half": True, "help": f"Alleen om na te rekenen of het past. Bereik blijft van elke 1.000 {figure.many} in de gemeente. Leeg mag."},
            {"key": "start", "kind": "number", "label": "In welk jaar doen de eersten mee?", "half": True},
            {"key": "years", "kind": "number", "label": "Hoeveel jaar kijk je vooruit?", "unit": "jaar", "half": True},
            {"key": "rounds", "kind": "number", "label": "In hoeveel jaren begint er een nieuwe groep?", "unit": "jaar", "half": True, "help": "1: één keer. 4: vier jaar achter elkaar een nieuwe groep, even groot."},
        ]
        if figure.whole is None:
            whole = {"key": "whole", "kind": "number", "label": f"Hoeveel {figure.many} tellen er in dit cijfer mee?", "unit": figure.many, "half": True, "help": "Alleen om de groep na te rekenen. Leeg mag."}
            times.insert(1, whole)
        self.shown = {spec["key"]: getattr(draft, spec["key"]) for spec in (*fields, *times)} | {"start": year}
        self.about, self.times = (Form("", part, {spec["key"]: self.shown[spec["key"]] for spec in part}) for part in (fields, times))
        for form in (self.about, self.times):
            form.on_values(self._about)
        self._ask()
        if as_pages():
            return
        button = press(OPEN)
        button.on_click(guarded(lambda _: self._open(), self.guess._say))
        button.layout.display = "none" if self.bench.opened else ""
        self.opener = button
        refill(self.about_place, [self.about])
        refill(self.times_place, [self.times])
        refill(self.guess_place, [self.guess, button])

    def _ask(self) -> None:
        """The guess is about the last year one looks at, whenever people begin to take part."""
        draft = self.bench.draft
        last = (draft.start or self.bench.lesson.today.year + 1) + draft.years - 1
        asked = {
            "key": "guess", "kind": "number", "label": f"Hoeveel verandert dit cijfer tot en met {last} door wat je wilt doen, denk je?", "unit": change_unit(self.bench.figure),
            "help": "Met een min als het daalt. Schat eerst; daarna zie je de uitkomst.",
        }  # fmt: skip
        self.guess = Form("", [asked], {"guess": draft.guess})
        self.guess.on_values(lambda values: self._guessed(values.get("guess")))

    def _about(self, values: dict[str, Any]) -> None:
        made = changed(values, self.shown)
        for key in ("start", "years", "rounds"):
            if key in made:
                made[key] = self._whole(key, made[key])
        for key in ("name", "group"):
            if key in made:
                made[key] = made[key] or ""
        if made:
            self.bench.set(**made)
            self.shown |= made
            if {"start", "years"} & set(made):
                self._ask()
                refill(self.guess_place, [self.guess, self.opener])
            self.sliders.redraw()
            self._told_unsaved()

    def _whole(self, key: str, value: float | None) -> int | None:
        if value is None:
            return {"start": None, "years": 4, "rounds": 1}[key]
        least, most = (self.bench.lesson.today.year, 2100) if key == "start" else (1, LONGEST)
        if value != int(value) or not least <= value <= most:
            raise InputError(f"Hier past een heel getal van {least} tot en met {most}.", now="De rest is bewaard zoals het was.")
        return int(value)

    def _guessed(self, value: float | None) -> None:
        self.bench.guess(value)
        self._opened()

    def _open(self) -> None:
        self.bench.opened = True
        self._opened()

    def _opened(self) -> None:
        self.opener.layout.display = "none" if self.bench.opened else ""
        self.sliders.redraw()

    def _assumed(self) -> None:
        """An assumption was filled in: the sliders stand where it says, and the form that is typed in stays."""
        self._typing = True
        try:
            self.sliders.show()
        finally:
            self._typing = False

    def _still(self) -> None:
        """The picture stands still: what takes longer follows."""
        self.matters.show()
        if not self._typing:
            self.assumptions.follow()
        self._told_unsaved()

    # Keeping

    def _keep(self) -> None:
        self.bench.keep()
        self._all()
        self._tell(f"'{named(self.bench.draft)}' staat in je dossier.")

    def _come_back(self) -> None:
        self.bench.come_back()
        self._all()
        self._told_unsaved()

    def _copy(self) -> None:
        self.bench.duplicate()
        self._all()
        self._tell("Dit is een kopie. Geef haar een eigen naam, verander wat anders moet, en bewaar haar.")

    def _remove(self) -> None:
        name = named(self.bench.draft)
        self.bench.remove()
        self._all()
        self._tell(f"'{name}' is weg uit je dossier. Je kunt het nog terugzetten.")

    def _put_back(self) -> None:
        self.bench.put_back()
        self._all()
        self._tell(f"'{named(self.bench.draft)}' staat weer in je dossier.")

    def _arrange(self) -> None:
        if as_pages():
            return
        keep, copy, away, back, again = self.buttons.values()
        keep.disabled = bool(self.bench.why_not())
        for each, shown in ((copy, True), (away, self.bench.base is not None), (back, self.bench.gone is not None), (again, self.bench.left is not None)):
            each.layout.display = "" if shown else "none"
        self.sliders.layout.display = "" if self.bench.reckonable() else "none"
        self.status.value = ""
        self.which.layout.display = "" if len(self.which.options) > 1 else "none"

    def _told_unsaved(self) -> None:
        if not as_pages() and self.bench.unsaved():
            self._tell(UNSAVED)

    def _tell(self, sentence: str) -> None:
        self.status.value = as_html(sentence).replace('class="bw bw-say"', 'class="bw bw-say" aria-live="polite"')

    def _say(self, sentence: str) -> None:
        if sentence:
            self._tell(sentence)
