"""Two scenarios beside each other: what differs in what is assumed, and what follows from each. No winner and nothing added up."""

from __future__ import annotations

from typing import NamedTuple

from bwlab.formats import listing, number
from bwlab.policy.scenarios.figure import Figure
from bwlab.policy.scenarios.people import NAMES, change_said
from bwlab.policy.scenarios.reckon import Outcome
from bwlab.policy.scenarios.words import between, named, range_said


class Difference(NamedTuple):
    """One thing in which two scenarios differ, as each says it."""

    what: str
    first: str
    second: str


def differences(one: Outcome, other: Outcome) -> list[Difference]:
    """What the two assume differently; empty where they assume the same."""
    found = [Difference("cijfer", *(each.figure.indicator.name for each in (one, other)))]
    found += [
        Difference("groep", *(each.scenario.group.strip() or "niet ingevuld" for each in (one, other))),
        Difference("grootte van de groep", *(number(each.scenario.size) if each.scenario.size is not None else "niet ingevuld" for each in (one, other))),
    ]
    found += [Difference(name, *(range_said(role, each.scenario.factors.get(role), each.figure) for each in (one, other))) for role, name in NAMES.items()]
    found += [
        Difference("nieuwe groepen", *(_times(each.rounds) for each in (one, other))),
        Difference("eerste jaar", *(str(each.calendar[0]) for each in (one, other))),
        Difference("hoe ver vooruit", *(f"{number(each.scenario.years)} jaar" for each in (one, other))),
    ]
    return [each for each in found if each.first != each.second]


def result(outcome: Outcome) -> str:
    """What follows from one, beside doing nothing: "in 2030 0,2 tot 0,8 procentpunt hoger"."""
    if outcome.nothing:
        return "geen verandering"
    if outcome.impossible:
        return "kan niet: aannames passen samen niet"
    effect = outcome.effect
    last = outcome.at - 1
    return f"in {outcome.calendar[last]} {between(outcome.figure, float(effect.low[last]), float(effect.high[last]))}"


def overlap(one: Outcome, other: Outcome) -> str:
    """Whether the bands overlap in the last year they share; never which of the two is better."""
    if one.figure.indicator.code != other.figure.indicator.code:
        return "De twee gaan over een ander cijfer. Ze staan naast elkaar en niet op één schaal: wat zwaarder weegt, is een keuze en geen rekensom."
    shared = sorted(set(one.calendar) & set(other.calendar))
    if not shared:
        return "De twee gaan over andere jaren. Hun uitkomsten kun je niet naast elkaar leggen."
    year = shared[-1]
    ends = [(float(each.effect.low[each.calendar.index(year)]), float(each.effect.high[each.calendar.index(year)])) for each in (one, other)]
    if one.nothing and other.nothing:
        return "In geen van de twee verandert er iets."
    if one.nothing or other.nothing:
        return "In één van de twee verandert er nog niets. Er is dan maar één uitkomst om te bekijken."
    if max(low for low, _ in ends) <= min(high for _, high in ends):
        return f"In {year} overlappen de banden. Op grond van deze aannames kun je de twee dan niet uit elkaar houden."
    apart = max(low for low, _ in ends) - min(high for _, high in ends)
    return f"In {year} overlappen de banden niet: er zit minstens {change_said(one.figure, apart, sign=False)} tussen. Dat volgt uit de aannames en zegt niet welke je moet kiezen."


def sentence(one: Outcome, other: Outcome) -> str:
    """The two in one conditional sentence, and what sets them apart."""
    names = [named(each.scenario) for each in (one, other)]
    differ = [each.what for each in differences(one, other)]
    apart = f"Ze verschillen in {listing(differ)}." if differ else "Ze nemen hetzelfde aan."
    return f"Als de aannames van '{names[0]}' kloppen, dan {_then(one)}; bij '{names[1]}' {_then(other)}. {apart} {overlap(one, other)}"


def _then(outcome: Outcome) -> str:
    found = result(outcome)
    return {"geen verandering": "verandert er niets"}.get(found, f"is het cijfer {found} dan zonder" if found.startswith("in ") else "kan de uitkomst niet: de aannames passen samen niet")


def _times(rounds: int) -> str:
    return "één keer" if rounds == 1 else f"{number(rounds)} jaren"


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether two scenarios can stand on one scale."""
    return one.indicator.code == other.indicator.code and one.region.code == other.region.code
