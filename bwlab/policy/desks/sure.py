"""How sure a figure of one municipality is, and who says so: CBS itself, chance in a count, an assumed number of answers, or nobody."""

from __future__ import annotations

import functools
from typing import NamedTuple

from bwlab.catalogue import Indicator
from bwlab.formats import number
from bwlab.method.counts import chance_of_difference, rate_interval
from bwlab.method.margin import change_interval, wilson
from bwlab.monitor import Monitor
from bwlab.monitor.offences import counts_of
from bwlab.monitor.published import TABLE, YEAR
from bwlab.monitor.surveys import usual
from bwlab.regions import Region

COUNTED = ("woninginbraken", "vernieling", "mishandeling")  # rates of which the counts are there
CBS, POISSON, ASSUMED, NONE, UNKNOWN = "CBS", "telling", "aanname", "geen steekproef", "niet bekend"
CERTAIN = 0.05


class Sure(NamedTuple):
    """Between which bounds a figure lies.

    Attributes
    ----------
    low, high : float or None
        In the unit of the figure; None where nobody can say.
    source : str
        ``CBS``, ``POISSON``, ``ASSUMED``, ``NONE`` or ``UNKNOWN``.
    words : str
        A Dutch sentence: the bounds, or why there are none.
    where : str
        Dutch: where the margin comes from.
    """

    low: float | None
    high: float | None
    source: str
    words: str
    where: str


class Moved(NamedTuple):
    """Whether a change is more than chance: True, False, or None where that cannot be told; the sentence, and what it rests on."""

    beyond: bool | None
    words: str
    source: str


@functools.lru_cache(maxsize=8)
def _bounds(monitor: Monitor) -> dict[tuple[str, str], tuple[float, float]]:
    table = monitor.snapshot.table(TABLE)
    return {(row.region, row.indicator): (float(row.lower), float(row.upper)) for row in table.itertuples()}


def sure(monitor: Monitor, region: Region, known: Indicator, year: int, value: float, answers: int | None = None) -> Sure:
    """The margin of one figure.

    Parameters
    ----------
    answers : int, optional
        How many answered, where the participant knows or supposes it; by default what the survey aims at.
    """
    show = lambda each: number(each, known.decimals)  # noqa: E731
    if answers is None and year == YEAR and (region.code, known.code) in _bounds(monitor):
        low, high = _bounds(monitor)[region.code, known.code]
        return Sure(low, high, CBS, f"Het CBS geeft zelf een marge: tussen {show(low)} en {show(high)}.", f"CBS, Veiligheidsmonitor {YEAR}, marge van 95 procent")
    if known.code in COUNTED:
        return _counted(monitor, region, known, year)
    if known.kind == "register":
        return Sure(None, None, NONE, "Dit cijfer komt uit een register. Er is geen steekproef, dus geen marge van een enquête.", "geen: een register heeft geen steekproef")
    if known.unit_short == "%":
        n, who = (answers, "aanname van de deelnemer") if answers else usual(known)
        low, high = (100 * float(each) for each in wilson(n * value / 100, n))
        model = " Het is een modelschatting: de echte marge is niet gepubliceerd." if known.kind == "model" else ""
        return Sure(low, high, ASSUMED, f"Bij {number(n)} antwoorden ligt het tussen {show(low)} en {show(high)} procent. Dat aantal is een aanname.{model}", f"aanname van {number(n)} antwoorden: {who}")
    return Sure(None, None, UNKNOWN, "Bij dit cijfer hoort een marge. Hoe groot die is, weten we niet.", "niet bekend: de marge is niet gepubliceerd")


def moved(monitor: Monitor, region: Region, known: Indicator, years: tuple[int, int], values: tuple[float, float], answers: int | None = None) -> Moved:
    """Whether the change between two years is more than chance."""
    if known.code in COUNTED:
        rows = counts_of(monitor, region.code, known.code).set_index("year")
        if not set(years) <= set(rows.index):
            return Moved(None, "Van een van de jaren kennen we het aantal niet.", UNKNOWN)
        one, other = (rows.loc[year] for year in years)
        beyond = float(chance_of_difference(int(one["count"]), int(other["count"]), one["population"], other["population"])) < CERTAIN
        cases = f"{number(int(one['count']))} en {number(int(other['count']))} gevallen"
        return Moved(beyond, f"Het gaat om {cases}. Dat verschil is {'groter dan toeval alleen' if beyond else 'niet groter dan toeval alleen kan geven'}.", POISSON)
    if known.kind == "register":
        return Moved(None, "Dit is een register, zonder marge van een enquête. Ook een register schommelt van jaar op jaar.", NONE)
    if known.unit_short == "%":
        n = answers or usual(known)[0]
        first, last = (each / 100 for each in values)
        low, high = (float(each) for each in change_interval(first, n, last, n))
        beyond = low > 0 or high < 0
        return Moved(beyond, f"Bij twee keer {number(n)} antwoorden (een aanname) is dat {'groter dan' if beyond else 'binnen'} de marge{'' if beyond else ': of het veranderde, weten we dan niet'}.", ASSUMED)
    return Moved(None, "Hoe groot de marge is, weten we niet. Of dit meer is dan toeval, dus ook niet.", UNKNOWN)


def _counted(monitor: Monitor, region: Region, known: Indicator, year: int) -> Sure:
    rows = counts_of(monitor, region.code, known.code).set_index("year")
    if year not in rows.index:
        return Sure(None, None, UNKNOWN, "Het aantal gevallen achter dit cijfer kennen we niet.", "niet bekend: het aantal ontbreekt")
    count = int(rows.at[year, "count"])
    _, low, high = (float(each) for each in rate_interval(count, rows.at[year, "population"]))
    cases = f"Het {'is 1 geval' if count == 1 else f'zijn {number(count)} gevallen'}."
    return Sure(low, high, POISSON, f"{cases} Toeval alleen geeft al {number(low, known.decimals)} tot {number(high, known.decimals)}.", "toeval van een telling (Poisson, 95 procent)")
