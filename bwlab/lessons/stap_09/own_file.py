"""Figures from a file of one's own, beside those of the monitor: what was taken, and where one stands in it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts import strip
from bwlab.formats import number, quantity
from bwlab.method.position import ranks
from bwlab.names import quoted
from bwlab.sources.files import Taken
from bwlab.widgets.file_wizard import FileWizard
from bwlab.widgets.show import as_widget, close

FEWEST = 4  # with fewer municipalities a row of dots says nothing
KEPT = "Deze cijfers staan naast die van de monitor en vervangen niets. Ze blijven zolang dit notebook open is."


def pieces(lesson: Any) -> list[Any]:
    """The wizard, and under it what its file says about this municipality."""
    wizard, below = FileWizard(), VBox()

    def taken(found: Taken) -> None:
        former = below.children
        below.children = tuple(as_widget(piece) for piece in shown(found, lesson))
        for each in former:
            close(each)

    wizard.on_taken(taken)
    return [wizard, below]


def shown(taken: Taken, lesson: Any) -> list[Any]:
    """Sentences, a table and a row of dots about the figures that were taken.

    Parameters
    ----------
    taken : Taken
    lesson : Lesson
    """
    frame, region = taken.frame, lesson.region
    own = frame[frame["region"] == region.code].sort_values(["label", "year"])
    towns = frame["region"].nunique()
    lead = (
        f"Uit {quoted(taken.name)} {'komt' if len(frame) == 1 else 'komen'} {number(len(frame))} "
        f"{'cijfer' if len(frame) == 1 else 'cijfers'} van {number(towns)} {'gemeente' if towns == 1 else 'gemeenten'}. {number(len(own)) if len(own) else 'Geen enkel cijfer'} "
        f"{'gaat' if len(own) < 2 else 'gaan'} over {region.label}. {KEPT}"
    )
    if own.empty:
        return [lead]
    decimals = frame.groupby("indicator")["value"].agg(lambda values: max(map(_decimals, values)))
    table = pd.DataFrame(
        {
            "Cijfer": own["label"],
            "Jaar": own["year"].astype(str),
            region.label: [quantity(row.value, decimals[row.indicator], row.unit) for row in own.itertuples()],
            "Herkomst": "eigen cijfer",
        }
    )
    newest = own.sort_values("year", kind="stable").iloc[-1]
    alike = frame[(frame["indicator"] == newest["indicator"]) & (frame["year"] == newest["year"])]
    return [lead, table, *([_row(alike, newest, lesson)] if len(alike) >= FEWEST else [])]


def _row(alike: pd.DataFrame, own: Any, lesson: Any) -> Any:
    labels = {each.code: each.label for each in lesson.monitor.regions}
    rank, tied = ranks(alike["value"].to_numpy(float), 0)
    ranking = alike.assign(rank=rank.astype(int), tied=tied)
    ranking["label"] = ranking["region"].map(labels)
    # What is more favourable is not ours to say of somebody else's figure: direction 0.
    known = SimpleNamespace(
        code=f"own-{own['indicator']}", name=own["label"], unit=own["unit"] or "eenheid niet vermeld",
        unit_short=own["unit"], decimals=max(map(_decimals, alike["value"])), direction=0, source="eigen bestand", breaks=(),
    )  # fmt: skip
    ordered = ranking.sort_values(["rank", "region"], ignore_index=True)
    return strip(
        ordered, known, year=int(own["year"]), region=lesson.region.code, label=lesson.region.label,
        total=len(lesson.monitor.regions),
    )  # fmt: skip


def _decimals(value: float) -> int:
    text = f"{value:.3f}".rstrip("0")
    return len(text.partition(".")[2])
