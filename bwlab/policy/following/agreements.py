"""What is agreed before the figures come: what one looks at, when one adjusts, when one stops; fixed on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from bwlab.errors import InputError
from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.learning.experiments import amount
from bwlab.policy.records.following import AGREED, Agreed, Agreement

GO, ADJUST, STOP = "doorgaan", "bijsturen", "stoppen"
NONE = "Er staat nog geen afspraak. Schrijf er een op voordat je cijfers ziet: achteraf past elke grens."


def begun(agreements: Iterable[Agreement]) -> list[Agreement]:
    """The agreements in which anything is filled in; what every new one has does not count."""
    return [each for each in agreements if each.model_dump(exclude={"key", "goal"}) != _BLANK]


_BLANK = Agreement().model_dump(exclude={"key", "goal"})


def name_of(agreement: Any, monitor: Monitor) -> str:
    """What is looked at, in words."""
    known = next((each for each in monitor.catalogue if each.code == agreement.indicator), None)
    return agreement.measure.strip() or (known.name if known else agreement.indicator) or "nog niets om naar te kijken"


def lacking(agreement: Agreement) -> list[str]:
    """What an agreement lacks before it can be fixed."""
    found = [] if agreement.measure.strip() or agreement.indicator else ["waar je naar kijkt"]
    found += [] if agreement.adjust_at is not None or agreement.adjust.strip() else ["wanneer je bijstuurt"]
    return found + ([] if agreement.stop_at is not None or agreement.stop.strip() else ["wanneer je stopt"])


def fix(agreement: Agreement, today: date) -> Agreement:
    """The agreement fixed as it now stands; one that was fixed before is kept.

    Raises
    ------
    InputError
        Something is missing, or the bounds contradict each other.
    """
    if missing := lacking(agreement):
        raise InputError(f"Deze afspraak is nog niet af. Er ontbreekt nog: {listing(missing)}.", now="Vul dat in, en leg de afspraak dan vast.")
    if upside_down(agreement):
        raise InputError(
            "De grens om te stoppen ligt aan de verkeerde kant van de grens om bij te sturen.", "Dan zegt de afspraak bij sommige uitkomsten allebei.",
            "Kijk of 'hoger' en 'lager' goed staan.",
        )  # fmt: skip
    former = [*agreement.former, *([agreement.rule] if agreement.rule and changed(agreement) else [])]
    rule = Agreed(day=today, **{name: getattr(agreement, name) for name in AGREED})
    return agreement.model_copy(update={"fixed": agreement.fixed or today, "rule": rule, "former": former})


def changed(agreement: Agreement) -> bool:
    """Whether it reads otherwise now than when it was fixed."""
    rule = agreement.rule
    return rule is not None and any(_same(getattr(rule, name)) != _same(getattr(agreement, name)) for name in AGREED)


def in_force(agreement: Agreement) -> Any:
    """What holds: the agreement as it was fixed, else as it is written; None while it was not fixed."""
    return None if agreement.fixed is None else agreement.rule or agreement


def says(rule: Any, value: float | None) -> str:
    """What an agreement says of a figure: "doorgaan", "bijsturen" or "stoppen"; "" without a figure or a bound."""
    if value is None or rule is None or (rule.adjust_at is None and rule.stop_at is None) or upside_down(rule):
        return ""
    sign = 1 if rule.above else -1
    if rule.stop_at is not None and sign * value < sign * rule.stop_at:
        return STOP
    return ADJUST if rule.adjust_at is not None and sign * value < sign * rule.adjust_at else GO


def upside_down(rule: Any) -> bool:
    """Whether one would stop before one adjusts."""
    if rule.stop_at is None or rule.adjust_at is None:
        return False
    return rule.stop_at > rule.adjust_at if rule.above else rule.stop_at < rule.adjust_at


def rule_words(rule: Any, monitor: Monitor) -> str:
    """An agreement in sentences."""
    known = next((each for each in monitor.catalogue if each.code == rule.indicator), None)
    unit, under = rule.unit.strip() or (known.unit_text if known and not rule.measure.strip() else ""), "minder dan" if rule.above else "meer dan"
    parts = [f"We kijken {'elke maand' if rule.every == 1 else f'elke {number(rule.every)} maanden'} naar: {name_of(rule, monitor)}."]
    for at, words, verb, done in ((rule.adjust_at, rule.adjust, "bijsturen", "sturen we bij"), (rule.stop_at, rule.stop, "stoppen", "stoppen we")):
        bound = f"Bij {under} {amount(at, unit)} {done}." if at is not None else ""
        own = f"{verb[0].upper()}{verb[1:]}: {words.strip().rstrip('.')}." if words.strip() else ""
        parts += [each for each in (bound, own) if each]
    return " ".join(parts)


def judged(dossier: Any, monitor: Monitor) -> list[str]:
    """How each agreement stands, a sentence each."""
    found = begun(dossier.agreements)
    return [sentence for each in found for sentence in about(each, dossier, monitor)] or [NONE]


def about(agreement: Agreement, dossier: Any, monitor: Monitor) -> list[str]:
    """How one agreement stands."""
    name, found = quoted(name_of(agreement, monitor)), []
    if agreement.fixed is None:
        missing = lacking(agreement)
        found.append(f"{name}: nog niet af. Er ontbreekt: {listing(missing)}." if missing else f"{name}: af, maar nog niet vastgelegd. Wat je nu invult, kun je nog veranderen.")
    else:
        rule = in_force(agreement)
        found.append(f"{name}: ligt vast sinds {date_words(getattr(rule, 'day', agreement.fixed))}. {rule_words(rule, monitor)}")
        if agreement.former:
            first = agreement.former[0]
            found.append(f"{name}: {_times(len(agreement.former))} opnieuw vastgelegd. De eerste afspraak was van {date_words(first.day)}: {rule_words(first, monitor)}")
        if changed(agreement):
            found.append(f"{name}: veranderd na vastleggen. De afspraak van {date_words(rule.day)} blijft gelden tot je opnieuw vastlegt.{_seen(agreement, dossier)}")
    if upside_down(agreement):
        found.append(f"{name}: de grens om te stoppen ligt aan de verkeerde kant van de grens om bij te sturen.")
    known = next((each for each in monitor.catalogue if each.code == agreement.indicator), None)
    if known and known.direction and not agreement.measure.strip() and (known.direction > 0) is not agreement.above and (agreement.adjust_at is not None or agreement.stop_at is not None):
        found.append(f"{name}: {'hoger' if known.direction > 0 else 'lager'} is hier gunstiger, en je afspraak geeft een teken als het {'hoger' if known.direction > 0 else 'lager'} wordt. Kijk of 'hoger' en 'lager' goed staan.")
    if not agreement.owner.strip():
        found.append(f"{name}: er staat nog niet bij wie er kijkt. Schrijf een functie op.")
    return found


def _seen(agreement: Agreement, dossier: Any) -> str:
    """How many looks had been written down already: a rule changed after those is changed with knowledge."""
    looks = sum(each.agreement == agreement.key and (each.done is not None or bool(each.choice)) for each in dossier.logbook)
    return f" Er {'staat' if looks == 1 else 'staan'} al {number(looks)} {'moment' if looks == 1 else 'momenten'} in het logboek." if looks else ""


def _times(count: int) -> str:
    return "één keer" if count == 1 else f"{number(count)} keer"


def _same(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
