"""Which themes does a main field serve? A table that can be changed, and how much money lies around each theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from ipywidgets import VBox

from bwlab.formats import listing, number, quantity
from bwlab.monitor import finance
from bwlab.monitor.finance import BUDGET, FIELDS
from bwlab.policy.anchoring.budget import MARK, mapping_frame, per_theme, themes_of
from bwlab.widgets import Choice, Form
from bwlab.widgets.show import as_pages, refill

NO_SUM = (
    "Tel de bedragen per thema niet op. Een hoofdtaak die drie thema's dient, staat er drie keer met haar hele bedrag. "
    "Samen komt er dus meer uit dan de begroting. Het bedrag zegt waar geld in de buurt ligt, niet wat een thema kost."
)


class FieldsPanel:
    """Main fields and their themes.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after a choice is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self._changed = lesson, lesson.store, changed
        self.monitor, self.region = lesson.monitor, lesson.region
        self.themes = [theme.name for theme in self.monitor.catalogue.themes]
        self.field = Choice("Welke hoofdtaak?", list(FIELDS.items()), "sociaal_domein")
        self.form_place, self.table_place = VBox([]), VBox([])
        if as_pages():
            self.pieces: list[Any] = [self._form(), *self._tables()]
            return
        self.field.on_value(lambda _: refill(self.form_place, [self._form()]))
        refill(self.form_place, [self._form()])
        self.refresh()
        self.pieces = [self.field, self.form_place, self.table_place]

    def refresh(self) -> None:
        """The tables again, as the dossier now is."""
        refill(self.table_place, self._tables())

    def _form(self) -> Form:
        field = self.field.value
        now = themes_of(self.store.read().field_themes)[field]
        options = [[name, name] for name in dict.fromkeys([*self.themes, *now])]
        spec = {"key": "themes", "kind": "several", "label": f"{FIELDS[field]}: welke thema's kan dit geld dienen?", "options": options, "help": "Meer dan een mag. Geen enkel thema mag ook."}
        form = Form("", [spec], {"themes": now})
        form.on_values(lambda values: self._keep(field, values["themes"]))
        return form

    def _keep(self, field: str, themes: list[str]) -> None:
        self.lesson.keep(self.store, lambda record: record.field_themes.__setitem__(field, list(themes)))
        self.refresh()
        if self._changed:
            self._changed()

    def _tables(self) -> list[Any]:
        chosen = self.store.read().field_themes
        year = finance.newest(self.monitor, self.region, BUDGET)
        euros = finance.amounts(self.monitor, self.region, year, BUDGET).to_dict() if year else {}
        rows = mapping_frame(chosen)
        mapped = pd.DataFrame(
            {
                "Hoofdtaak": rows["name"],
                f"Euro per inwoner, begroting {year or ''}".strip(): [_euros(euros.get(each, np.nan)) for each in rows["field"]],
                "Thema's": [listing(each) or "geen" for each in rows["themes"]],
                "Van wie": rows["by"],
            }
        )
        found = per_theme(chosen, euros, self.themes)
        around = pd.DataFrame(
            {
                "Thema": found["theme"],
                "Euro per inwoner in hoofdtaken die het dienen": [_euros(each) if fields else "geen hoofdtaak" for each, fields in zip(found["euros"], found["fields"], strict=True)],
                "Welke": ["; ".join(each) or "geen" for each in found["fields"]],
                "Dient ook een ander thema": ["; ".join(each) or "geen" for each in found["shared"]],
            }
        )
        proposed = int((rows["by"] == MARK).sum())
        lead = (
            f"Bij {number(proposed)} van de {number(len(rows))} hoofdtaken staat nog het {MARK}. Daar is geen bron voor: pas het aan waar het bij jullie anders is."
            if proposed
            else "Bij alle hoofdtaken staat jullie eigen keuze."
        )
        without = found.loc[[not each for each in found["fields"]], "theme"].tolist()
        more = [f"Geen enkele hoofdtaak dient {listing(without)}. Dat hoeft geen fout te zijn: niet elk thema heeft een post."] if without else []
        note = f"Bron: {finance.SOURCE}, begroting {year}. De indeling in thema's: {MARK} of eigen keuze." if year else f"Van {self.region.label} is er geen begroting in deze cijfers."
        return [lead, mapped, NO_SUM, around, *more, note]


def _euros(value: float) -> str:
    return quantity(value, 0, "€") if np.isfinite(value) else "geen cijfer"
