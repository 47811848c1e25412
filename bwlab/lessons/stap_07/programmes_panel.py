"""Own programmes, finer than the main fields: from a file or by hand, and what stands out in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from ipywidgets import FileUpload, VBox

from bwlab.errors import InputError
from bwlab.formats import number, quantity
from bwlab.monitor import finance
from bwlab.monitor.finance import BUDGET, FIELDS, field_name, field_of
from bwlab.names import key, quoted
from bwlab.policy import Programme
from bwlab.policy.anchoring.budget import programme_checks
from bwlab.policy.records.base import FIRST, LAST, new_key
from bwlab.sources.programmes import Found, read_programmes
from bwlab.widgets import Choice, Form, press
from bwlab.widgets.base import watch
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

SHOWN = 20  # lines on the screen; the Excel file has them all
LARGEST = 5_000_000  # bytes of a file that comes over in one piece
INVITE = (
    "Wil je fijner kijken dan de negen hoofdtaken? Kies dan een Excel- of CSV-bestand met programma's of producten van je eigen begroting. "
    "Je ziet eerst wat ik ervan begrijp. Het bestand gaat nergens heen; wat je overneemt, komt in je dossier."
)
PAPER = "In het notebook kun je hier een bestand met eigen programma's lezen of ze met de hand invullen."
HAND = "Een programma met de hand toevoegen. Een verlaging of inkomst schrijf je met een min."
EMPTY = "Er staan nog geen eigen programma's in je dossier. Dat hoeft ook niet: zonder programma's werk je met de negen hoofdtaken."


def pieces(lesson: Any, changed: Callable[[], Any] | None = None) -> list[Any]:
    """The file, the form, and the programmes that are kept.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after programmes are kept.
    """
    return ProgrammesPanel(lesson, changed).pieces


class ProgrammesPanel:
    """The programmes of a dossier.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self._changed = lesson, lesson.store, changed
        self.monitor, self.region = lesson.monitor, lesson.region
        self.themes = [theme.name for theme in self.monitor.catalogue.themes]
        self.found: Found | None = None
        self._content, self._name, self._year = b"", "", None
        if as_pages():
            self.pieces: list[Any] = [PAPER, *self._kept()]
            return
        self.upload = FileUpload(accept=".csv,.txt,.tsv,.xlsx,.xlsm", multiple=False, description="Kies een bestand", layout={"width": "max-content", "height": "40px"})
        self.file_place, self.hand_place, self.kept_place = VBox([]), VBox([]), VBox([])
        watch(self.upload, "value", self._chosen, self._say)
        self._by_hand()
        self.refresh()
        self.pieces = [INVITE, self.upload, self.file_place, self.hand_place, self.kept_place]

    def read(self, content: bytes, name: str, amount: str = "") -> None:
        """Show what is understood of a file, as the participant does by choosing it."""
        self.found, self._content, self._name = read_programmes(content, name, amount), content, name
        years = {line.year for line in self.found.lines}
        self._year = None if years != {None} else self._year or finance.newest(self.monitor, self.region, BUDGET)
        refill(self.file_place, self._understood())

    def take(self) -> None:
        """Keep what was understood; a line that is there already with the same words and year gets the new amount."""
        if self.found is None:
            raise InputError("Er is nog geen bestand gekozen.", now="Kies eerst een bestand met programma's.")
        made = [self._programme(line) for line in self.found.lines]

        def change(record: Any) -> None:
            there: dict[tuple[str, str, int | None], list[Programme]] = {}
            for each in record.programmes:
                there.setdefault(_same(each), []).append(each)
            for each in made:
                former = there.get(_same(each), [])
                if former:
                    old = former.pop(0)
                    old.euros, old.theme = each.euros, each.theme or old.theme
                else:
                    record.programmes.append(each)

        self.lesson.keep(self.store, change)
        taken, self.found, self._content, self._year = self.found, None, b"", None
        refill(self.file_place, [f"Overgenomen uit {quoted(taken.name)}: {number(len(made))} {'programma' if len(made) == 1 else 'regels'}. Een regel die er al stond, is bijgewerkt."])
        self._done()

    def refresh(self) -> None:
        """The kept programmes again."""
        refill(self.kept_place, [*self._kept(), *self._per_theme()])

    def _chosen(self, change: dict[str, Any]) -> None:
        if not change["new"]:
            return
        file = change["new"][0]
        content, name = bytes(file["content"]), str(file["name"])
        if len(content) > LARGEST:
            raise InputError(f"{quoted(name)} is {number(len(content) / 1e6, 1)} MB.", f"Meer dan {number(LARGEST / 1e6)} MB komt hier niet over.", "Bewaar alleen het blad met programma's, en kies dat bestand.")
        self._year = None
        self.read(content, name)
        self.upload.value = ()

    def _understood(self) -> list[Any]:
        found = self.found
        assert found is not None
        lines = found.lines
        known = pd.DataFrame(found.columns, columns=["Ik lees dit als", "Kop in het bestand"])
        shown = _frame([self._programme(line) for line in lines[:SHOWN]])
        asked: list[Any] = []
        if len(found.amounts) > 1:
            choice = Choice("Welke kolom is het bedrag?", [tuple(each) for each in found.amounts], found.used)
            choice.on_value(lambda value: self.read(self._content, self._name, value))
            asked.append(choice)
        if self._year is not None:
            years = [str(year) for year in finance.report_years(self.monitor, BUDGET)]
            choice = Choice("Over welk jaar gaan deze bedragen?", [(each, each) for each in years], str(self._year))
            choice.on_value(self._of_year)
            asked.append(choice)
        button = press("Neem deze programma's over")
        button.on_click(guarded(lambda _: self.take(), self._say))
        doubts = [["Twijfel, kijk dit na:", *found.doubts]] if found.doubts else ["Ik twijfel nergens over, maar kijk zelf of het klopt."]
        more = [f"Je ziet de eerste {number(SHOWN)} van {number(len(lines))} regels. Alle {number(len(lines))} gaan mee."] if len(lines) > SHOWN else []
        return [f"Uit {quoted(found.name)}: {number(len(lines))} {'regel' if len(lines) == 1 else 'regels'}. Nog niets is bewaard.", known, *doubts, *([found.notes] if found.notes else []), *asked, shown, *more, button]

    def _of_year(self, value: str) -> None:
        self._year = int(value)
        refill(self.file_place, self._understood())

    def _programme(self, line: Any) -> Programme:
        theme = next((name for name in self.themes if key(name) == key(line.theme)), line.theme)
        year = line.year or self._year
        return Programme(name=line.name, field=field_of(line.field), theme=theme, euros=line.euros, year=year if year and FIRST <= year <= LAST else None)

    def _by_hand(self) -> None:
        year = finance.newest(self.monitor, self.region, BUDGET)
        fields = [
            {"key": "name", "kind": "line", "label": "Hoe heet het programma?", "half": True},
            {"key": "euros", "kind": "number", "label": "Hoeveel euro?", "unit": "euro", "half": True},
            {"key": "field", "kind": "select", "label": "Bij welke hoofdtaak hoort het?", "options": [list(each) for each in FIELDS.items()], "half": True},
            {"key": "theme", "kind": "select", "label": "Welk thema dient het?", "options": [[each, each] for each in self.themes], "half": True},
            {"key": "year", "kind": "number", "label": "Welk jaar?", "unit": "jaar", "half": True},
        ]
        self.hand = Form(HAND, fields, {"year": year})
        self._typed: dict[str, Any] = {"year": year}
        self.hand.on("values", self._hold)  # kept by the button, so the form does not say so
        self.add = press("Voeg dit programma toe")
        self.add.on_click(guarded(lambda _: self._added(), self.hand._say))
        refill(self.hand_place, [self.hand, self.add])

    def _hold(self, values: dict[str, Any]) -> None:
        self._typed, trouble = self.hand._read(values)
        if trouble:
            raise trouble

    def _added(self) -> None:
        said = {name: each for name, each in self._typed.items() if each is not None}
        if not str(said.get("name", "")).strip():
            raise InputError("Het programma heeft nog geen naam.", now="Vul een naam in en klik nog een keer.")
        if "year" in said:
            if said["year"] != int(said["year"]):
                raise InputError("Een jaar is een heel getal.", now="Typ bijvoorbeeld 2026.")
            said["year"] = int(said["year"])
        made = Programme.of(key=new_key(), **said)
        self.lesson.keep(self.store, lambda record: record.programmes.append(made))
        self._by_hand()
        self._done()

    def _done(self) -> None:
        self.refresh()
        if self._changed:
            self._changed()

    def _kept(self) -> list[Any]:
        programmes = self.store.read().programmes
        if not programmes:
            return [EMPTY]
        order = sorted(programmes, key=lambda each: (list(FIELDS).index(each.field) if each.field in FIELDS else len(FIELDS), -(abs(each.euros or 0))))
        more = [f"Je ziet de eerste {number(SHOWN)}, per hoofdtaak de grootste bovenaan. In Excel ('begroting {self.region.label}') staan ze alle {number(len(order))}."] if len(order) > SHOWN else []
        lead = f"In je dossier {'staat 1 eigen programma' if len(order) == 1 else f'staan {number(len(order))} eigen programma’s'} (eigen opgave)."
        return [lead.replace("’", "'"), programme_checks(programmes, self._totals(), self.themes), _groups(programmes), _frame(order[:SHOWN]), *more]

    def _totals(self) -> dict[int, float]:
        """The whole budget of each year, in euros."""
        found = finance.totals(self.monitor, self.region)
        found = found[found["report"] == BUDGET]
        return {int(year): 1000 * float(value) for year, value in zip(found["year"], found["expenditure"], strict=True) if np.isfinite(value)}

    def _per_theme(self) -> list[Any]:
        """A programme at a time: give it a theme, or take it away."""
        programmes = self.store.read().programmes
        if not programmes:
            return []
        first = [each for each in programmes if each.theme not in self.themes] + [each for each in programmes if each.theme in self.themes]
        options = [[each.key, _short(each)] for each in first]
        spec = [
            {"key": "programme", "kind": "select", "label": "Welk programma? Zonder thema staat bovenaan.", "options": options, "half": True},
            {"key": "theme", "kind": "select", "label": "Welk thema dient het?", "options": [[each, each] for each in self.themes], "half": True},
        ]
        form = Form("Een programma een thema geven, of weghalen.", spec)
        form.on_values(lambda values: self._give(values.get("programme") or "", values.get("theme") or ""))
        away = press("Haal dit programma weg")
        away.on_click(guarded(lambda _: self._drop(form.values.get("programme") or ""), form._say))
        return [form, away]

    def _give(self, chosen: str, theme: str) -> None:
        if not chosen or not theme:
            raise InputError("Nog niet bewaard.", now="Kies een programma en een thema.")

        def change(record: Any) -> None:
            for each in record.programmes:
                if each.key == chosen:
                    each.theme = theme

        self.lesson.keep(self.store, change)
        self._done()

    def _drop(self, chosen: str) -> None:
        if not chosen:
            raise InputError("Er is geen programma gekozen.", now="Kies hierboven een programma.")

        def change(record: Any) -> None:
            record.programmes = [each for each in record.programmes if each.key != chosen]

        self.lesson.keep(self.store, change)
        self._done()

    def _say(self, sentence: str) -> None:
        if sentence:
            self.found = None
            refill(self.file_place, [sentence])


def _same(each: Programme) -> tuple[str, str, int | None]:
    return each.name.strip(), each.field, each.year


def _short(each: Programme) -> str:
    name = each.name.strip() or "zonder naam"
    return f"{name[:58]}{'…' if len(name) > 58 else ''} ({each.theme or 'nog geen thema'})"


def _groups(programmes: list[Programme]) -> pd.DataFrame:
    """How many there are in each main field and year, with what is above and below zero apart."""
    rows = []
    for field in [*FIELDS, ""]:
        for year in sorted({each.year or 0 for each in programmes}):
            own = [each for each in programmes if (each.field if each.field in FIELDS else "") == field and (each.year or 0) == year]
            if own:
                above, below = (sum(each.euros for each in own if each.euros is not None and (each.euros >= 0) == side) for side in (True, False))
                rows.append([field_name(field) or "nog geen hoofdtaak", str(year or "geen jaar"), number(len(own)), quantity(above, 0, "€"), quantity(below, 0, "€") if below else ""])
    return pd.DataFrame(rows, columns=["Hoofdtaak", "Jaar", "Aantal", "Samen boven nul", "Samen onder nul (apart)"])


def _frame(programmes: list[Programme]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            [each.name or "zonder naam", field_name(each.field) or "nog geen", each.theme or "nog geen thema", "geen bedrag" if each.euros is None else quantity(each.euros, 0, "€"), str(each.year or "geen jaar")]
            for each in programmes
        ],
        columns=["Programma", "Hoofdtaak", "Thema", "Bedrag", "Jaar"],
    )
