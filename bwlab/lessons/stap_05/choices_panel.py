"""Local, together or regional: a choice with a reason for each theme, and a question where the figures differ."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from bwlab.lessons.stap_05.around import groups, seen, what
from bwlab.lessons.stap_05.overview_panel import ticked
from bwlab.policy import RegionalChoice
from bwlab.policy.acting.crossing import choice_of, choices, questions, still_open
from bwlab.policy.records.border import LEVELS
from bwlab.widgets import Choice, Form
from bwlab.widgets.show import as_pages, refill


class ChoicesPanel:
    """A theme at a time, and the table of all themes.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        self.monitor, self.region = lesson.monitor, lesson.region
        self.themes = [theme.name for theme in self.monitor.catalogue.themes]
        record = self.store.read()
        first = next((each for each in ticked(record, lesson.id) if each in self.themes), self.themes[0])
        self.theme = Choice("Welk thema?", [(each, each) for each in self.themes], first)
        self.form_place, self.questions_place, self.table_place = VBox([]), VBox([]), VBox([])
        self.theme.on_value(lambda _: self._turn())
        if as_pages():
            self.pieces: list[Any] = [self._form(), *self._table()]
            return
        self._turn()
        self.pieces = [self.theme, self.form_place, self.questions_place, self.table_place]

    def _turn(self) -> None:
        refill(self.form_place, [self._form()])
        self.refresh()

    def refresh(self) -> None:
        """Ask and list again, with what is in the dossier by now."""
        refill(self.questions_place, self._asked())
        refill(self.table_place, self._table())

    def _form(self) -> Form:
        theme, chosen = self.theme.value, choice_of(self.store.read().regional, self.theme.value)
        fields = [
            {"key": "level", "kind": "choice", "label": f"{theme}: waar pak je dit op?", "options": [[key, f"{key[0].upper()}{key[1:]}: {text}"] for key, text in LEVELS.items()]},
            {"key": "why", "kind": "text", "label": "Waarom daar?", "help": "Bijvoorbeeld: wie de oorzaak kan raken, waar mensen naartoe gaan, wie het geld of de bevoegdheid heeft."},
            {"key": "agenda", "kind": "line", "label": "Bij welke regionale agenda hoort het? Naam of adres.", "help": "Laat leeg als er geen is, of als je het nog niet weet."},
        ]  # fmt: skip
        form = Form("", fields, {name: getattr(chosen, name) for name in ("level", "why", "agenda")})
        form.on_values(lambda values: self._keep(theme, values))
        return form

    def _keep(self, theme: str, values: dict[str, Any]) -> None:
        def change(record: Any) -> None:
            former = choice_of(record.regional, theme)
            made = RegionalChoice.of(**{**former.model_dump(), **values})
            at = next((place for place, each in enumerate(record.regional) if each.theme == theme), len(record.regional))
            record.regional[at : at + 1] = [made] if any(str(each).strip() for each in values.values()) else []

        self.lesson.keep(self.store, change)
        self.refresh()

    def _asked(self) -> list[Any]:
        by, record = next(iter(groups(self.monitor, self.region))), self.store.read()
        rows = seen(self.monitor, self.region, by)
        asked = questions(
            choice_of(record.regional, self.theme.value), rows[rows["theme"] == self.theme.value], what(self.monitor, self.region, by), record.facilities
        )
        return [f"Een vraag, geen oordeel: {each}" for each in asked]

    def _table(self) -> list[Any]:
        found = choices(self.store.read().regional, self.themes)
        shown = found.rename(columns={"theme": "Thema", "level": "Waar", "why": "Waarom", "agenda": "Regionale agenda"}).drop(columns="open")
        return [still_open(found), shown]
