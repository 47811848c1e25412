"""From which change on the figure shows anything: the margin of its survey, or the noise of its year; and who says so."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from bwlab.formats import number
from bwlab.method.counts import smallest_different
from bwlab.method.effect import ASSUMPTION, survey_margin
from bwlab.monitor import Monitor
from bwlab.monitor.published import YEAR, published
from bwlab.monitor.surveys import usual
from bwlab.policy.records.scenario import Scenario
from bwlab.policy.scenarios.figure import RATE, SHARE, Figure
from bwlab.policy.scenarios.nothing import nothing
from bwlab.policy.scenarios.people import change_said


class Margin(NamedTuple):
    """The smallest change that shows.

    Attributes
    ----------
    size : float or None
        In the unit of the figure, above 0; None is not known.
    why : str
        Dutch: what it rests on, or why it is not known; a whole sentence.
    short : str
        In a few words, for a table.
    """

    size: float | None
    why: str
    short: str


def margin_of(scenario: Scenario, figure: Figure, monitor: Monitor) -> Margin:
    """The margin of a figure; what the participant filled in goes first."""
    if scenario.margin is not None and scenario.margin > 0:
        who = scenario.margin_source.strip() or ASSUMPTION
        return Margin(scenario.margin, f"Je vulde zelf in dat een verandering vanaf {change_said(figure, scenario.margin, sign=False)} te zien is (bron: {who}).", who)
    if figure.value is None:
        return Margin(None, "Zonder cijfer is er geen marge.", "geen cijfer")
    return _survey(scenario, figure, monitor) if figure.indicator.kind != "register" else _register(figure, monitor, _way(scenario, figure))


def _survey(scenario: Scenario, figure: Figure, monitor: Monitor) -> Margin:
    if figure.kind != SHARE and figure.indicator.kind == "model":
        return Margin(None, "Dit cijfer is berekend met een model, en hoe ruim de marge daarvan is, is niet gepubliceerd. Vul zelf een marge in, met de bron erbij.", "niet bekend")
    if figure.kind != SHARE:
        return Margin(None, "Dit cijfer komt uit een enquête, maar zonder het aantal antwoorden en hun spreiding is de marge niet te berekenen. Vul zelf een marge in, met de bron erbij.", "niet bekend")
    way = _way(scenario, figure)
    if scenario.answers is None and figure.year == YEAR:
        towns = published(monitor, figure.indicator.code)
        like = towns.loc[towns["region"] == figure.region.code, "like"]
        if len(like) and np.isfinite(like.iloc[0]) and like.iloc[0] > 0:
            size = _points(figure.value, float(like.iloc[0]), way)
            if np.isfinite(size):
                return Margin(size, f"De marge komt van CBS zelf: de Veiligheidsmonitor van {YEAR} gaf er een voor {figure.region.label}. Twee metingen met zo'n marge laten een verandering zien vanaf {change_said(figure, size, sign=False)}.", f"CBS, Veiligheidsmonitor {YEAR}")
    answers, who = (scenario.answers, "aanname van de deelnemer") if scenario.answers else usual(figure.indicator)
    size = _points(figure.value, float(answers), way)
    if not np.isfinite(size):
        return Margin(None, "Dit cijfer ligt zo dicht bij zijn grens dat een enquête van deze omvang geen verdere verandering kan laten zien.", "niet te zien")
    model = " Dit cijfer komt uit een model op zo'n enquête; de echte marge is niet gepubliceerd." if figure.indicator.kind == "model" else ""
    return Margin(
        size, f"Bij twee enquêtes van {number(answers)} antwoorden (aanname: {who}) is een verandering te zien vanaf {change_said(figure, size, sign=False)}.{model}",
        f"enquête met {number(answers)} antwoorden, aanname",
    )  # fmt: skip


def _register(figure: Figure, monitor: Monitor, way: int) -> Margin:
    if figure.kind == RATE and figure.whole:
        per = 1000 if figure.indicator.unit_short == "per 1.000" else 100
        people = _people(monitor, figure)
        count = round(figure.value * people / per)
        other = smallest_different(count, direction=way)
        if other is not None:
            size = abs(other - count) * per / people
            about = round(count, 2 - len(str(count)))  # a rate is published in two or three digits
            return Margin(
                size, f"Dit zijn tellingen: ongeveer {number(about)} in {figure.year}. Toeval alleen laat zo'n aantal al schommelen; een verandering is te zien vanaf {change_said(figure, size, sign=False)}. In het echt schommelt het vaak meer.",
                "toeval van een telling (Poisson)",
            )  # fmt: skip
    band = nothing(monitor, figure, 1)
    if band.low:
        size = max(abs(band.low[0]), abs(band.high[0]))
        return Margin(
            size, f"Een register heeft geen steekproef, maar wel ruis van jaar op jaar: de afstand tot andere gemeenten verschoof in één jaar in minstens 9 van de 10 gevallen niet meer dan {change_said(figure, size, sign=False)}.",
            "ruis van een jaar, gemeten op alle gemeenten",
        )  # fmt: skip
    return Margin(None, "Van dit register zijn er te weinig jaren om te zien hoe het vanzelf schommelt. Vul zelf een marge in, met de bron erbij.", "niet bekend")


@functools.lru_cache(maxsize=512)
def _people(monitor: Monitor, figure: Figure) -> float:
    """How many inhabitants there were in the year of the figure; those of now where that is not known."""
    counted = monitor.snapshot.population
    own = counted.loc[(counted["region"] == figure.region.code) & (counted["year"] == figure.year), "population"]
    return float(own.iloc[0]) if len(own) else float(figure.whole or 0)


@functools.lru_cache(maxsize=512)
def _points(value: float, answers: float, way: int) -> float:
    """`survey_margin`, kept: a slider asks the same one again and again."""
    return survey_margin(value, answers, direction=way)


def _way(scenario: Scenario, figure: Figure) -> int:
    each = scenario.factors.get("effect")
    likely = each.likely if each and each.likely else 0
    return (1 if likely > 0 else -1) if likely else (figure.indicator.direction or 1)
