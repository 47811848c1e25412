"""A series across a merger: follow the code, draw the former municipalities, or add up the parts."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd
from ipywidgets import HBox

from bwlab.charts import Chart, border
from bwlab.formats import listing, number, quantity
from bwlab.monitor.merged import Merger, accounts_of, joined, mergers
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages

EXAMPLES = ("GM0439", "GM1992", "GM0363")  # the code stayed; a new code; the parts came during the year
VIEWS = (("code", "Volg alleen de code"), ("parts", "Met de oude gemeenten"), ("joined", "Tel de delen op"))
SHOWN = {"code": ("code",), "parts": ("part", "code"), "joined": ("part", "joined")}
MEASURES = {
    "total": ("In totaal", "Uitgaven van de gemeente (miljoen euro)", "€ miljoen", 0),
    "person": ("Per inwoner", "Uitgaven van de gemeente per inwoner (euro)", "€", 0),
}
SOURCE = "Bron: CBS, Iv3 (jaarrekeningen) en bevolking op 1 januari; bewerking bwlab."


class MergerPanel:
    """A merger, a measure and three ways to draw it.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        self.cases = {each.region: each for each in whole_mergers(self.monitor)}
        self.start = self.region.code if self.region.code in self.cases else EXAMPLES[0]
        named = [(code, f"{self.monitor.regions[code].label} ({each.year})") for code, each in self.cases.items()]
        self.pick = Choice("Welke herindeling?", named, self.start)
        self.measure = Choice("Wat teken je?", [(key, words[0]) for key, words in MEASURES.items()], "total")
        self.view = Choice("Hoe ga je om met de jaren ervoor?", VIEWS, "code")
        own = divided(self.monitor, self.region)
        if as_pages():
            codes = list(dict.fromkeys([self.start, *EXAMPLES[:2]]))[:2]
            self.pieces: list[Any] = [*own, *(self.draw(code, "total", view) for code in codes for view in ("code", "joined")), self.draw(codes[0], "person", "joined")]
            return
        self.chart = ChartView(self.draw(self.start, "total", "code"))
        for choice in (self.pick, self.measure, self.view):
            choice.on_value(lambda _: self.chart.update(self.draw(self.pick.value, self.measure.value, self.view.value)))
        first = HBox([self.pick, self.measure], layout={"flex_flow": "row wrap", "grid_gap": "0 32px"})
        self.pieces = [*own, first, self.view, self.chart]

    def draw(self, code: str, measure: str, view: str) -> Chart:
        """One merger in one way."""
        case, name = self.cases[code], self.monitor.regions[code].label
        lines = lines_of(self.monitor, case, measure)
        _, words, unit, decimals = MEASURES[measure]
        show = functools.partial(quantity, decimals=decimals, unit=unit)
        title, sentence = _said(case, name, lines, (view, measure), show, late_years(self.monitor, case))
        chart = border(
            lines, name=name, year=case.year, measure=words, unit=unit, decimals=decimals, title=title, source=SOURCE,
            label=self.region.label, own=code == self.region.code, shown=SHOWN[view],
        )  # fmt: skip
        return chart.saying(sentence)


@functools.lru_cache(maxsize=4)
def _accounts(monitor: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    return accounts_of(monitor.snapshot), monitor.snapshot.population


@functools.lru_cache(maxsize=4)
def whole_mergers(monitor: Any) -> tuple[Merger, ...]:
    """The mergers whose parts can be added up, the examples first."""
    found = [each for each in mergers(monitor.snapshot, _accounts(monitor)[0]) if each.whole]
    order = {code: place for place, code in enumerate(EXAMPLES)}
    return tuple(sorted(found, key=lambda each: order.get(each.region, len(order))))


def joined_of(monitor: Any, case: Merger) -> pd.DataFrame:
    """The accounts within the borders of after the merger; see ``monitor.merged.joined``."""
    return joined(case, *_accounts(monitor))


@functools.lru_cache(maxsize=64)
def late_years(monitor: Any, case: Merger) -> tuple[int, ...]:
    """Years in which the inhabitants of the parts were counted apart while their money was not."""
    frame = joined_of(monitor, case)
    return tuple(int(year) for year in frame.index[frame["late"]])


@functools.lru_cache(maxsize=128)
def lines_of(monitor: Any, case: Merger, measure: str) -> pd.DataFrame:
    """``kind, name, year, value`` of the code, the former municipalities and their sum."""
    accounts = _accounts(monitor)[0]
    label = monitor.regions[case.region].label
    former = label if not case.kept else f"{label} (oud)"
    rows = []
    for code, name in case.parts:
        part = accounts[(accounts["region"] == code) & (accounts["year"] < case.year)]
        rows.append(part.assign(kind="part", name=name))
    own = accounts[accounts["region"] == case.region]
    rows.append(own.assign(kind="code", name=label))
    if case.kept:
        rows.append(own[own["year"] < case.year].assign(kind="part", name=former))
    whole = joined_of(monitor, case).reset_index()
    rows.append(whole.assign(kind="joined", name=f"{label} (opgeteld)"))
    lines = pd.concat(rows, ignore_index=True)
    amount = lines["expenditure"] / 1000
    lines["value"] = amount if measure == "total" else 1e6 * amount / lines["population"]
    return lines[["kind", "name", "year", "value"]]


def divided(monitor: Any, region: Any) -> list[str]:
    """That the own municipality got part of another one, where that cannot be added up."""
    found = [each for each in mergers(monitor.snapshot, _accounts(monitor)[0]) if each.region == region.code and not each.whole]
    return [
        f"{region.label} kreeg in {each.year} een deel van {listing([name for _, name in _split(monitor, each)])}. Welk deel van het geld daarbij hoort, staat niet in de tabel. "
        "Die reeks kun je dus niet goed optellen. Daarom zie je hieronder andere gemeenten."
        for each in found[:1]
    ]


def _split(monitor: Any, case: Merger) -> list[tuple[str, str]]:
    table = monitor.snapshot.mergers
    whole = set(table.loc[(table["year"] == case.year) & (table["current_regions"] == case.region), "former_region"])
    return [part for part in case.parts if part[0] not in whole]


def _at(lines: pd.DataFrame, kind: str, year: int) -> float:
    found = lines.loc[(lines["kind"] == kind) & (lines["year"] == year), "value"]
    return float(found.iloc[0]) if len(found) else float("nan")


def _said(
    case: Merger, name: str, lines: pd.DataFrame, how: tuple[str, str], show: Any, late: tuple[int, ...]
) -> tuple[str, str]:
    """Title and sentence of one way of drawing one measure."""
    view, measure = how
    before, after = _at(lines, "code", case.year - 1), _at(lines, "code", case.year)
    was, now = _at(lines, "joined", case.year - 1), _at(lines, "joined", case.year)
    parts = listing([part for _, part in case.parts])
    n = len(case.parts) + case.kept
    if view == "code":
        if case.kept:
            wrong = f" En in {case.year} deel je dan door te weinig mensen: de inwoners van {parts} telde het CBS op 1 januari nog apart." if case.year in late and measure == "person" else ""
            return (
                f"Volg de code: {name} gaat in {case.year} van {show(before)} naar {show(after)}",
                f"Als je alleen de code volgt, dan lees je dit als een verandering in {name}. Maar vanaf {case.year} hoort {parts} erbij. De code bleef gelijk, de gemeente niet.{wrong}",
            )
        years = int((lines["kind"] == "code").sum())
        return (
            f"Wie de code volgt, ziet {name} pas vanaf {case.year}",
            f"Als je alleen de code volgt, dan heeft {name} {number(years)} {'jaar' if years == 1 else 'jaren'}, en lijkt het of er daarvoor niets was. De jaren ervoor staan onder {parts}.",
        )
    if view == "parts":
        return (
            f"Vóór {case.year} waren dit {number(n)} gemeenten, elk met een eigen bedrag",
            f"Als je de oude gemeenten erbij tekent, dan zie je waar {name} uit ontstond. Een gemiddelde van deze lijnen is niet goed: de ene gemeente heeft meer inwoners dan de andere.",
        )
    moved = f"Wie de code volgt, ziet de stap van {show(before)} naar {show(after)}. " if case.kept else ""
    summed = "alle bedragen optelt en dan deelt door alle inwoners" if measure == "person" else "alle bedragen optelt"
    note = ""
    if case.year in late and measure == "person":
        note = (
            f" In {case.year} staat het geld van {parts} al bij {name}, maar de inwoners telde het CBS op 1 januari nog apart. Wij tellen ze daarom op. "
            "Wie dat vergeet, deelt het bedrag door te weinig mensen."
        )
    return (
        f"Binnen de grenzen van nu: {name} gaat in {case.year} van {show(was)} naar {show(now)}",
        f"{moved}Als je {summed}, dan vergelijk je hetzelfde gebied. Waarom het bedrag veranderde, zegt de lijn niet.{note}",
    )
