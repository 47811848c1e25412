"""A scenario in sentences: "als … dan …", which assumption matters most, and what to find out first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.method.effect import ASSUMPTION, tornado
from bwlab.names import quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.records.scenario import Assumed, Scenario
from bwlab.policy.scenarios.figure import MEAN, Figure
from bwlab.policy.scenarios.people import (
    NAMES,
    OF,
    change_digits,
    change_said,
    change_unit,
    counted,
    to_people,
)
from bwlab.policy.scenarios.reckon import Outcome, range_of
from bwlab.policy.scenarios.visible import amount

LONGEST = 80  # characters of a name within a sentence


def named(scenario: Scenario) -> str:
    """A scenario as one calls it."""
    name = " ".join(scenario.name.split())
    return (name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…") or "scenario zonder naam"


def if_then(outcome: Outcome) -> str:
    """The condition in people, and what follows for the figure at its end."""
    figure, many = outcome.figure, outcome.figure.many
    chain, measure = outcome.chain, outcome.measure
    if outcome.nothing and chain.changed:
        return f"Als het effect pas na {number(measure.delay.likely, 1)} jaar begint, dan verandert er tot en met {outcome.calendar[-1]} niets: de wachttijd is langer dan je vooruitkijkt."
    if outcome.nothing:
        return f"Als je van de 1.000 {many} {_count(chain.reached)} bereikt, er {_count(chain.joined)} {_joins(chain.joined)} en {_without(outcome)}, dan verandert er niets aan dit cijfer."
    size = amount("effect", measure.effect.likely, figure)
    last = outcome.at - 1
    low, high = float(outcome.effect.low[last]), float(outcome.effect.high[last])
    left = f"en elk jaar {counted(100 * measure.persistence.likely)} van de 100 overblijft"
    wait = f", {number(measure.delay.likely, 0 if float(measure.delay.likely).is_integer() else 1)} jaar later" if measure.delay.likely else ""
    result = between(figure, low, high)
    groups = min(outcome.rounds, len(outcome.calendar))
    again = f" ({number(groups)} jaar achter elkaar een nieuwe groep)" if groups > 1 else ""
    # The numbers in the condition are the likely ones, and what follows is a band.
    ranged = " (met de bandbreedtes die je koos)" if any(getattr(measure, role).low < getattr(measure, role).high for role in NAMES) else ""
    over = "" if outcome.at == len(outcome.calendar) else " Daarna is er niets van over: bij 'blijft over' staat niets."
    return f"Als van de 1.000 {many} er {_count(chain.reached)} bereikt {'wordt' if _single(chain.reached) else 'worden'}, {_count(chain.joined)} {_joins(chain.joined)}{again}, het effect {size} is{wait} {left}{ranged}, dan is het cijfer in {outcome.calendar[last]} {result} dan zonder.{over}"


def between(figure: Figure, low: float, high: float) -> str:
    """A change with its band: "0,2 tot 0,8 procentpunt hoger"."""
    digits, unit = change_digits(figure, max(abs(low), abs(high)) / 2), change_unit(figure)
    low, high = (round(each, digits) + 0.0 for each in (low, high))
    if low == high == 0:
        return f"minder dan {number(10.0**-digits, digits)} {unit} anders"
    if low >= 0 or high <= 0:
        ends = sorted((abs(low), abs(high)))
        way = "hoger" if high > 0 else "lager"
        span = number(ends[0], digits) if ends[0] == ends[1] else f"{number(ends[0], digits if ends[0] else 0)} tot {number(ends[1], digits)}"
        return f"{span} {unit} {way}"
    return f"tussen {number(abs(low), digits)} {unit} lager en {number(high, digits)} hoger"


def _count(value: float) -> str:
    return "niemand" if value == 0 else f"{counted(value)}"


def _single(value: float) -> bool:
    """Whether the verb behind it is singular: nobody, one, and less than one."""
    return _count(value) in ("niemand", "1") or value < 1


def _joins(value: float) -> str:
    return "meedoet" if _single(value) else "meedoen"


def _without(outcome: Outcome) -> str:
    return "bij geen van hen iets verandert" if outcome.measure.effect.likely == 0 else f"het effect {amount('effect', outcome.measure.effect.likely, outcome.figure)} is"


def matters(outcome: Outcome, at: int) -> pd.DataFrame:
    """Which assumption matters most for the change in one year: ``bwlab.method.effect.tornado``."""
    return tornado(outcome.measure, at, rounds=outcome.rounds, draws=min(len(outcome.effect.draws), 2_000))


def check_first(outcome: Outcome, frame: pd.DataFrame) -> str:
    """The role to find out about first: with a range the widest, else the first chosen one nobody gave a source for; "" for none."""
    if len(frame) and float(frame["swing"].iloc[0]) > 0:
        return str(frame["role"].iloc[0])
    chosen = [role for role in ("effect", "uptake", "persistence", "reach", "delay") if getattr(outcome.measure, role).likely]
    return next((role for role in chosen if getattr(outcome.measure, role).source == ASSUMPTION), chosen[0] if chosen else "")


def todo(role: str, each: Assumed | None, *, ranged: bool) -> str:
    """The assumption to check first as a task, with whose it is and by when."""
    if not role:
        return "Er is nog geen aanname om na te gaan. Zet eerst de schuiven."
    each = each or Assumed()
    why = "Dat maakt het meeste uit voor de uitkomst." if ranged else "Geef er een laagste en een hoogste waarde bij: dan zie je hoeveel het uitmaakt."
    owner = f"Wie zoekt het uit: {quoted(each.owner)[1:-1]}" if filled_in(each.owner) else "Er staat nog niemand bij die het uitzoekt"
    by = f", vóór {date_words(each.by)}." if each.by else ", en nog geen datum." if filled_in(each.owner) else ", en geen datum."
    return f"Ga eerst na: klopt de aanname over {NAMES[role]}? {why} {owner}{by}"


def missed(each: Assumed | None, today: date) -> str:
    """Where the date of a task is over."""
    return f"Die datum, {date_words(each.by)}, is voorbij. Is het uitgezocht? Pas dan de aanname aan." if each and each.by and each.by < today else ""


def assumptions(scenario: Scenario, figure: Figure) -> list[dict[str, Any]]:
    """Each factor as it is shown: role, name, low, likely and high in people's units (None: not chosen), source, owner, by."""
    rows = []
    for role, name in NAMES.items():
        each = scenario.factors.get(role) or Assumed()
        ends = [None if value is None else to_people(role, value, figure) for value in (each.low, each.likely, each.high)]
        rows.append({"role": role, "name": name, "ends": ends, "source": each.source.strip() or ASSUMPTION, "owner": each.owner, "by": each.by})
    return rows


def range_said(role: str, each: Assumed | None, figure: Figure) -> str:
    """An assumption with its range in words: "40 (20 tot 60) van elke 100 die je bereikt"; "geen effect" where nothing was chosen."""
    found = range_of(each) if each else None
    if found is None:
        return "niet gekozen"
    low, likely, high = (to_people(role, value, figure) for value in found)
    show = lambda value: number(value, 0 if float(value).is_integer() else 1 if abs(value) >= 1 else 2)  # noqa: E731
    span = "" if low == high else f" ({show(low)} tot {show(high)})"
    whole = {"reach": f"van de 1.000 {figure.many}", "uptake": "van de 100", "persistence": "van de 100 per jaar", "delay": "jaar"}.get(role)
    if role == "effect":
        whole = "op 100 deelnemers" if figure.kind != MEAN else f"{change_unit(figure)} per deelnemer"
    return f"{show(likely)}{span} {whole}"


def guessed(outcome: Outcome) -> str:
    """One's own guess beside what follows from the assumptions; "" without a guess."""
    guess = outcome.scenario.guess
    if guess is None:
        return ""
    last = float(outcome.effect.likely[-1])
    figure, year = outcome.figure, outcome.calendar[-1]
    said, here = f"Je schatte {change_said(figure, guess)}", change_said(figure, last)
    if outcome.nothing:
        return f"{said} in {year}."
    if last == 0:
        return f"{said}; daar is in {year} niets van over."
    digits = change_digits(figure, guess, last)
    if round(guess, digits) == round(last, digits):
        return f"{said}, en daar komt het ook op uit."
    if guess * last < 0:
        return f"{said}; deze aannames gaan de andere kant op."
    times = abs(guess / last)
    size = f" Je schatting was {'meer dan 100' if times > 100 else number(times, 0 if times >= 10 else 1)} keer zo groot." if times >= 1.5 else ""
    return f"{said}; hier komt in {year} {here} uit.{size}"


def unfounded(scenario: Scenario) -> str:
    """Which chosen factors rest on nobody but the participant."""
    names = [NAMES[role] for role in (*OF, "effect") if (each := scenario.factors.get(role)) and range_of(each) and not each.source.strip()]
    if not names:
        return ""
    return f"{listing(names)[:1].upper()}{listing(names)[1:]} {'rust' if len(names) == 1 else 'rusten'} op een {ASSUMPTION}. Een register waarin aanpakken zijn beoordeeld, of een eigen telling, maakt het steviger."


