"""The reckoned outcome of a scenario as the size of an expected effect: with its band, and marked as such."""

from __future__ import annotations

from typing import Any

from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.policy.deciding.cells import BETTER, SAME, UNKNOWN, WORSE, Alternative
from bwlab.policy.records.deciding import NOTHING, Expected
from bwlab.policy.records.goal import Goal
from bwlab.policy.scenarios.figure import cannot, figure_of
from bwlab.policy.scenarios.margin import margin_of
from bwlab.policy.scenarios.people import change_unit
from bwlab.policy.scenarios.reckon import reckon
from bwlab.policy.scenarios.words import named

MARK = "uit je scenario"


def taken(dossier: Any, goal: Goal, way: Alternative, monitor: Monitor, year: int) -> tuple[Expected | None, str]:
    """What follows from the scenario of an option as an expected effect, or a sentence that says why there is none.

    Parameters
    ----------
    dossier : Dossier
    goal : Goal
    way : Alternative
    monitor : Monitor
    year : int
        This year.
    """
    wanted = way.option.scenario if way.option else ""
    found = next((each for each in dossier.scenarios if each.key == wanted), None)
    if way.key == NOTHING or found is None:
        return None, "Bij deze keuze hoort geen scenario. In fase 2 en fase 3 kun je er een maken en aan een optie hangen."
    if found.indicator not in monitor.catalogue or (why := cannot(monitor.catalogue[found.indicator])):
        return None, f"Het scenario '{named(found)}' is niet door te rekenen. {why if found.indicator in monitor.catalogue else 'Het cijfer erbij kennen we niet.'}"
    figure = figure_of(monitor, monitor.regions.find(dossier.region), found.indicator)
    outcome = reckon(found, figure, today_year=year)
    if outcome.impossible:
        return None, f"De aannames van '{named(found)}' passen samen niet. Pas ze aan in de werkbank."
    if outcome.nothing:
        return None, f"In '{named(found)}' verandert nog niets: de aannames zijn nog niet gekozen."
    known, last, effect = figure.indicator, outcome.at - 1, outcome.effect
    low, likely, high = (float(each[last]) for each in (effect.low, effect.likely, effect.high))
    digits = known.decimals if max(abs(low), abs(high)) >= 10 else max(2, known.decimals)
    low, likely, high = (round(each, digits) + 0.0 for each in (low, likely, high))  # -0.0 becomes 0.0
    margin = margin_of(found, figure, monitor)
    shown = f" Zo'n verandering is te zien vanaf {quantity(margin.size, 2, change_unit(figure))}." if margin.size is not None else ""
    record = Expected(
        option=way.key, goal=goal.key, theme=known.theme, ledger="nu", sentiment=_way(known.direction, likely), text=f"{known.name}, in {outcome.calendar[last]}, als de aannames kloppen.{shown}", group=found.group,
        year=outcome.calendar[last], indicator=known.code, low=low, likely=likely, high=high, source=f"{MARK} '{named(found)}'",
    )  # fmt: skip
    return record, ""


def _way(direction: int, likely: float) -> str:
    if not direction:
        return UNKNOWN
    return SAME if likely == 0 else BETTER if likely * direction > 0 else WORSE
