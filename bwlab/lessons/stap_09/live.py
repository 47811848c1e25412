"""Figures straight from CBS: which edition is in use, whether there are newer ones, and neighbourhoods.

Nothing is asked of CBS until someone presses a button, and never where pages are made.
"""

from __future__ import annotations

import datetime as dt
import html
from typing import Any

import pandas as pd
from ipywidgets import HTML, VBox

from bwlab.app.refresh import opens
from bwlab.charts import Chart, spread
from bwlab.errors import CbsError
from bwlab.formats import date, number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region
from bwlab.sources.cbs import age_words
from bwlab.sources.neighbourhoods import TABLE, neighbourhoods
from bwlab.sources.refresh import MAPPINGS, Changes, look, put_in_use
from bwlab.sources.refresh.mappings import VALUE
from bwlab.widgets import Choice, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_html, as_pages, as_widget, close

#: Figures of which the neighbourhoods are shown, by preference.
WITHIN = ("koopwoningen", "woz", "inkomen_per_inwoner", "afstand_huisarts", "jeugdzorg")
NOT_HERE = (
    "Nieuwere cijfers en cijfers van buurten haalt bwlab op bij CBS, als je daar in het notebook op klikt. "
    "Deze pagina is gemaakt zonder CBS. Daarom staan ze hier niet."
)
BUSY = "Ik vraag het aan CBS. Dit kan een paar minuten duren."
NEWS = "CBS heeft andere cijfers dan wij gebruiken. Er is nog niets veranderd."


def pieces(lesson: Any) -> list[Any]:
    """The edition in use, a button for newer figures, and a button for neighbourhoods.

    Parameters
    ----------
    lesson : Lesson
    """
    lead = edition_sentence(lesson.monitor, lesson.today)
    if as_pages():
        return [lead, NOT_HERE]
    return [lead, *_newer(lesson), *_within(lesson)]


def edition_sentence(monitor: Monitor, today: dt.date) -> str:
    """Which edition is in use, and how old it is."""
    made = dt.date.fromisoformat(monitor.snapshot.manifest["made"])
    refreshed = monitor.snapshot.manifest.get("refreshed")
    how = f"ververst bij CBS op {date(made)}" if refreshed else f"gemaakt op {date(made)}"
    age = "vandaag" if made >= today else age_words(today - made)
    return f"Alle notebooks gebruiken nu editie {monitor.edition}, {how}. Dat is {age}."


def differences(changes: Changes, monitor: Monitor, region: Region) -> pd.DataFrame:
    """For one municipality: the figure in use beside the one CBS gives now, newest first."""
    rows = changes.rows[changes.rows["region"] == region.code].sort_values("year", ascending=False, kind="stable")

    def words(value: float, code: str) -> str:
        indicator = monitor.catalogue[code]
        return quantity(value, indicator.decimals, indicator.unit_short)

    return pd.DataFrame(
        {
            "Cijfer": [changes.names[code] for code in rows["indicator"]],
            "Jaar": [str(year) for year in rows["year"]],
            "In gebruik": [words(row.old, row.indicator) for row in rows.itertuples()],
            "CBS nu": [words(row.new, row.indicator) for row in rows.itertuples()],
        }
    )


def _newer(lesson: Any) -> list[Any]:
    button, place = press("Kijk of CBS nieuwere cijfers heeft"), VBox([])

    def ask(_: Any) -> None:
        _show(place, BUSY)
        old, changes = look(say=lambda text: _show(place, f"{BUSY} {text}"))
        if not changes.anything:
            return _show(place, "CBS heeft geen andere cijfers dan je al had.", *_left_out(changes))
        table = differences(changes, lesson.monitor, lesson.region)
        own = f"Voor {lesson.region.label} verandert er niets." if table.empty else f"Dit verandert er voor {lesson.region.label}:"
        used = f"De notebooks gebruiken de cijfers onder 'In gebruik' (editie {old.edition}), tot je de nieuwe in gebruik neemt."
        take = press("Neem de nieuwe cijfers in gebruik")
        take.on_click(guarded(lambda _: install(old, changes), lambda text: _said(place, text)))
        shown = [own, *([] if table.empty else [table]), used, take]
        return _show(place, NEWS, *shown, _folded("Alles wat er verandert", changes.news), *_left_out(changes))

    def install(old: Any, changes: Changes) -> None:
        edition = put_in_use(old, changes, today=lesson.today, check=opens)
        _show(
            place,
            f"Vanaf nu is er editie {edition.edition}. Dit notebook rekent nog met editie {lesson.monitor.edition}. "
            "Kies Kernel > Restart Kernel and Run All Cells om met de nieuwe cijfers te werken. "
            "Terug naar de oude cijfers kan met: bwlab refresh --terug",
        )

    button.on_click(guarded(ask, lambda text: _said(place, text)))
    return [button, place]


def _within(lesson: Any) -> list[Any]:
    year_of = {each.indicator: each for each in MAPPINGS if each.table == TABLE and each.compute == VALUE}
    options = [(code, lesson.monitor.catalogue[code].name) for code in WITHIN if code in year_of]
    lead = (
        f"De cijfers van bwlab gaan over hele gemeenten. Van de buurten van {lesson.region.label} zijn er alleen "
        "cijfers als CBS ze nu geeft. Zonder internet zie je hier niets, of een kopie van een vorige keer."
    )
    choice = Choice("Welk cijfer wil je per buurt zien?", options, options[0][0])
    button, place, region = press(f"Haal de buurten van {lesson.region.label} op"), VBox([]), lesson.region

    def ask(_: Any) -> None:
        _show(place, "Ik vraag het aan CBS.")
        _show(place, *_spread(region, year_of[choice.value].subjects[0].titles))

    button.on_click(guarded(ask, lambda text: _said(place, text)))
    return [lead, choice, button, place]


def _spread(region: Region, titles: tuple[str, ...]) -> list[str | Chart]:
    """The chart of the neighbourhoods; where CBS cannot be read that of the copy, with a sentence that says so."""
    said = []
    try:
        figures = neighbourhoods(region.code, titles)
    except CbsError as error:
        if error.age is None:
            raise
        figures = neighbourhoods(region.code, titles, stale=True)
        said = [f"{error.why} Je ziet de kopie van {age_words(error.age)}."]
    return [*said, spread(figures, region=region.code, label=region.label)]


def _left_out(changes: Changes) -> list[HTML]:
    """What was not taken over: it is long, and seldom what one came for."""
    head = f"Wat niet is overgenomen, en waarom ({number(len(changes.refused))} keer)"
    return [_folded(head, changes.left_out)] if changes.refused else []


def _folded(head: str, lines: list[str]) -> HTML:
    rows = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return HTML(f'<div class="bw bw-say"><details><summary>{head}</summary><ul>{rows}</ul></details></div>')


def _show(place: VBox, *shown: Any) -> None:
    former, place.children = place.children, tuple(as_widget(each) for each in shown)
    for each in former:
        close(each)


def _said(place: VBox, sentence: str) -> None:
    """An error stands in the place of what was asked for; the end of a good run says nothing."""
    if sentence:
        former, place.children = place.children, (HTML(as_html(sentence)),)
        for each in former:
            close(each)
