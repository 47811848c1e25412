"""From when a change can be seen in the monitor: in a year that is measured, once that figure has appeared. Often not at all."""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.method.effect import break_even, visible
from bwlab.monitor import Monitor
from bwlab.policy.monitoring.publication import Measurement, measurements, rhythm
from bwlab.policy.scenarios.figure import Figure
from bwlab.policy.scenarios.margin import Margin
from bwlab.policy.scenarios.people import change_digits, change_said, counted, to_factor, to_people, unit
from bwlab.policy.scenarios.reckon import Outcome

OFTEN = 0.5  # share of the draws from which a change counts as one that can be seen
NORMAL = "Dat is normaal: een cijfer over iedereen laat kleine veranderingen niet zien. Vertel dan wat je deed en hoeveel mensen meededen."
BY_ITSELF = "Dat is nog geen bewijs dat het door de maatregel komt."


class Seen(NamedTuple):
    """Whether and when a scenario shows in its figure.

    Attributes
    ----------
    measured : tuple of Measurement
        The years of the scenario that are measured; every year where there is no fixed rhythm.
    fixed : bool
        Whether that rhythm is known.
    chances : tuple of float
        In which share of the draws the change reaches the margin, for each of ``measured``.
    first : Measurement or None
        The first of them in which at least half of the draws do.
    """

    measured: tuple[Measurement, ...]
    fixed: bool
    chances: tuple[float, ...]
    first: Measurement | None

    @property
    def until(self) -> Measurement | None:
        """The last of them in which they still do, where a later one no longer shows it; None where it goes on."""
        if self.first is None:
            return None
        start = self.measured.index(self.first)
        away = next((place for place in range(start, len(self.chances)) if self.chances[place] < OFTEN), None)
        return None if away is None else self.measured[away - 1]


def seen(outcome: Outcome, margin: Margin, monitor: Monitor) -> Seen:
    """When a scenario can be seen in the monitor."""
    code, calendar = outcome.figure.indicator.code, outcome.calendar
    fixed = rhythm(monitor.catalogue[code]) is not None
    found = measurements(monitor, code, calendar[0], calendar[-1]) if fixed else [Measurement(year, None) for year in calendar]
    if margin.size is None:
        return Seen(tuple(found), fixed, (), None)
    each = visible(outcome.effect, margin.size)
    chances = tuple(float(each[calendar.index(year.year)]) for year in found)
    first = next((year for year, chance in zip(found, chances, strict=True) if chance >= OFTEN), None)
    return Seen(tuple(found), fixed, chances, first)


def mark(found: Seen, outcome: Outcome) -> str:
    """The few words of the mark in the picture."""
    if found.first is None:
        return "" if not found.chances else "niet zichtbaar"
    if found.until is None:
        return f"zichtbaar vanaf {found.first.year}"
    return f"zichtbaar in {found.first.year}" if found.until == found.first else f"zichtbaar {found.first.year} tot en met {found.until.year}"


def sentence(found: Seen, outcome: Outcome, margin: Margin) -> str:
    """From when it shows, or that it does not and that this is normal."""
    span = "1 jaar" if len(outcome.calendar) == 1 else f"{number(len(outcome.calendar))} jaar"
    if margin.size is None:
        return f"Vanaf wanneer je het in de monitor ziet, kunnen we niet zeggen. {margin.why}"
    if outcome.nothing:
        return "Dan is er in de monitor ook niets te zien."
    if not found.measured:
        return f"In deze {span} is er geen meting van dit cijfer. In de monitor zie je dan niets. {NORMAL}"
    if found.first is None:
        best = max(found.chances)
        almost = f" In {number(100 * best)} van de 100 trekkingen haalt de verandering de marge wel." if best >= 0.01 else ""
        return f"In de monitor is dat niet zichtbaar binnen {span}.{almost} {NORMAL}"
    chance = found.chances[found.measured.index(found.first)]
    often = f"in {number(100 * chance)} van de 100 trekkingen"
    when = _appears(found.first.published)
    loose = "" if found.fixed else " Dit cijfer heeft geen vast ritme: of er dan gemeten wordt, is niet zeker."
    since = "vanaf" if found.until is None else "in"
    gone = "" if found.until is None else f" Na de meting over {found.until.year} niet meer: dan is er te weinig van over."
    return f"Zichtbaar in de monitor {since} de meting over {found.first.year}{when}, {often}.{gone}{loose} {BY_ITSELF}"


def needed(outcome: Outcome, margin: Margin, what: str, at: int) -> str:
    """How large one factor must be to be seen in the year ``at`` (1 is the first): "" without a margin."""
    if margin.size is None:
        return ""
    figure, measure = outcome.figure, outcome.measure
    # Over all rounds no more can take part than there are.
    beside = {"reach": measure.uptake, "uptake": measure.reach}.get(what)
    most = None if beside is None else min(1.0, 1 / (beside.likely * min(outcome.rounds, len(outcome.calendar)) or 1.0))
    found = break_even(measure, margin.size, what, most=most, year=at, rounds=outcome.rounds, draws=len(outcome.effect.draws))
    name = {"effect": "het effect bij wie meedoet", "reach": "het bereik", "uptake": "de deelname"}[what]
    year = outcome.calendar[at - 1]
    if not found.possible or abs(found.needed) > 1e9:
        return f"Om in {year} zichtbaar te zijn is {name} alleen niet genoeg, ook niet op zijn hoogst."
    if what == "effect" and figure.kind != "mean" and abs(to_people("effect", found.needed, figure)) > 100:
        return f"Om in {year} zichtbaar te zijn moet bij elke deelnemer meer dan één keer iets veranderen. Met dit bereik en deze deelname kan dat niet."
    return f"Om in {year} zichtbaar te zijn moet {name} minstens {amount(what, _up(what, found.needed, figure), figure)} zijn, als de rest klopt."


def _up(role: str, factor: float, figure: Figure) -> float:
    """Rounded away from 0 to the digits that are shown: what is said to be enough, is."""
    people = to_people(role, factor, figure)
    size = abs(people)
    digits = change_digits(figure, size) if role == "effect" and figure.kind == "mean" else 0 if size >= 10 else 1 if size >= 1 else 2
    return to_factor(role, math.copysign(math.ceil(round(size * 10**digits, 6)) / 10**digits, people), figure)


def amount(role: str, factor: float, figure: Figure) -> str:
    """A factor with its unit: "340 van elke 1.000 inwoners"."""
    people = to_people(role, factor, figure)
    if role == "effect" and figure.kind != "mean":
        way = {"share": ("erbij", "eraf"), "rate": ("meer", "minder")}[figure.kind][people < 0]
        return f"{counted(abs(people))} {way} op elke 100 deelnemers"
    if role == "effect":
        return f"{change_said(figure, abs(people), sign=False)} {'meer' if people > 0 else 'minder'} per deelnemer"
    return f"{counted(people)} {unit(role, figure)}"


def _appears(day: date | None) -> str:
    if day is None:
        return ""
    return f" (verschijnt rond {date_words(day).split(' ', 1)[1]})"
