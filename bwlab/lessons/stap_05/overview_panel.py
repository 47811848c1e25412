"""All themes at once: where the municipality and those around it both stand less favourably, or only one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.charts import Chart, sides
from bwlab.formats import listing, number
from bwlab.lessons.stap_05.around import groups, seen, what
from bwlab.widgets import ChartView, Choice, Form
from bwlab.widgets.show import as_pages

JUDGED = "over de grens"  # under which the own judgement is kept
APART = "; "


def judgement(lesson: Any) -> Sequence[Any]:
    """Tick the themes that cross the border, before any figure is shown."""
    store, themes = lesson.store, [theme.name for theme in lesson.monitor.catalogue.themes]
    form = Form(
        "",
        [{"key": "themes", "kind": "several", "label": "Welke thema's houden niet op bij de grens van je gemeente? Vink aan.", "options": [[each, each] for each in themes]}],
        {"themes": ticked(store.read(), lesson.id)},
    )

    def keep(values: dict[str, Any]) -> None:
        chosen = [each for each in themes if each in values["themes"]]
        lesson.keep(store, lambda record: record.set_note(lesson.id, JUDGED, APART.join(chosen)))
        lesson.follow("overview")

    form.on_values(keep)
    return [form]


def ticked(record: Any, notebook: str) -> list[str]:
    """The themes that were ticked."""
    note = record.note(notebook, JUDGED)
    return note.text.split(APART) if note and note.text else []


class OverviewPanel:
    """A row a theme, beside the neighbours, the COROP area or the province.

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
        there = groups(self.monitor, self.region)
        options = [(by, f"{size} {what(self.monitor, self.region, by)}") for by, size in there.items()]
        self.by = Choice("Met wie zet je je gemeente naast elkaar?", options, options[0][0])
        self.view = ChartView(self._draw())
        self.by.on_value(lambda _: self.refresh())
        self.pieces: list[Any] = [*lonely(self.monitor, self.region), *([] if as_pages() else [self.by]), self.view]

    def refresh(self) -> None:
        """Draw it again, with the themes ticked by now."""
        self.view.update(self._draw())

    def _draw(self) -> Chart:
        by = self.by.value
        rows = seen(self.monitor, self.region, by)
        chart = sides(rows, self.monitor.catalogue, label=self.region.label, what=what(self.monitor, self.region, by))
        return chart.saying(self._sentence(rows))

    def _sentence(self, rows: Any) -> str:
        chosen = ticked(self.store.read(), self.lesson.id)
        end = "Lijken op elkaar is nog geen bewijs dat iets de grens over gaat. Hoeveel mensen over de grens werken, leren of sporten, staat in geen van deze cijfers."
        if not chosen:
            return f"Je vinkte hierboven nog geen thema aan. {end}"
        said = []
        for theme in chosen:
            part = rows[(rows["theme"] == theme) & ~rows["side"].isin(["equal", "blank"])]
            both = int((part["side"] == "both_less").sum())
            said.append(f"{theme} {number(both)} van {number(len(part))}" if len(part) else f"{theme} geen cijfer dat iets zegt")
        return f"Jij vinkte aan: {listing(chosen)}. Zo vaak staan jullie daar beide ongunstiger: {listing(said)}. {end}"


def lonely(monitor: Any, region: Any) -> list[str]:
    """Sentences on groups that are empty: an island without neighbours, a COROP area of one."""
    said = [monitor.peers(region, by=by).attrs.get("why", "") for by in ("neighbours", "corop")]
    return [each for each in said if each]
