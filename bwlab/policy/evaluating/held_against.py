"""What was agreed beforehand, held against what was done and chosen: does a choice follow it, and what does it say now?"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.policy.acting.canvas import challenge_of
from bwlab.policy.following.agreements import in_force, says
from bwlab.policy.following.agreements import name_of as agreement_name
from bwlab.policy.following.logbook import in_order
from bwlab.policy.learning.experiments import amount
from bwlab.policy.monitoring.plan import known_figure
from bwlab.policy.records.following import CHOICES
from bwlab.policy.rerun.changed import own_figures

HALF, EARLIER, LATER, UNDATED = "dit half jaar", "eerder", "na deze rapportage", "zonder dag"
GO, ADJUST, STOP = CHOICES


class Work(NamedTuple):
    """One entry of the logbook: what was planned and done, what was chosen, and whether that follows what was agreed.

    Attributes
    ----------
    when : str
        ``HALF``, ``EARLIER``, ``LATER`` or ``UNDATED``.
    choice : str
        One of ``CHOICES`` as it is read, or "".
    follows : bool or None
        None: nothing was agreed beforehand that says anything of it.
    rule : str
        What was agreed, or why there is nothing to hold it against, as a Dutch sentence.
    """

    key: str
    activity: str
    goal: str
    day: date | None
    when: str
    planned: float | None
    done: float | None
    unit: str
    helped: str
    hindered: str
    told_by: str
    choice: str
    why: str
    follows: bool | None
    rule: str


class Ruled(NamedTuple):
    """One agreement beforehand: when one adjusts or stops, since when that holds, and what it says now.

    Attributes
    ----------
    fixed : date or None
        None: it was never fixed, so it does not hold.
    code : str
        Of the figure it looks at; "" for a count of one's own.
    value : float or None
        The newest figure or the last count that is held against it.
    """

    code: str
    goal: str
    name: str
    unit: str
    adjust_at: float | None
    adjust: str
    stop_at: float | None
    stop: str
    above: bool
    every: int
    owner: str
    fixed: date | None
    value: float | None
    said: str


def worked(each: Any, dossier: Any, monitor: Monitor, since: date, day: date) -> Work:
    """One entry of the logbook at a report on a day, the one before being ``since``."""
    item = next((one for one in dossier.agenda if each.activity and one.key == each.activity), None)
    when = UNDATED if each.day is None else EARLIER if each.day <= since else LATER if each.day > day else HALF
    follows, rule = held(each, dossier)
    return Work(
        each.key, item.activity.text.strip() if item else "", goal_named(dossier, item.goal, monitor) if item else "", each.day, when, each.planned, each.done, each.unit.strip(),
        each.helped.strip(), each.hindered.strip(), each.told_by.strip(), CHOICES.get(each.choice, each.choice.strip()).lower(), each.why.strip(), follows, rule,
    )  # fmt: skip


def held(entry: Any, dossier: Any) -> tuple[bool | None, str]:
    """Whether the choice of a look follows what was agreed beforehand, and what was agreed; None where that cannot be told."""
    if entry.choice not in CHOICES:
        return None, ""
    agreement = next((each for each in dossier.agreements if entry.agreement and each.key == entry.agreement), None)
    rule = in_force(agreement) if agreement is not None else None
    if rule is None:
        return None, "Er was vooraf niets vastgelegd waar deze keuze naast past."
    fixed = getattr(rule, "day", agreement.fixed)
    if entry.day is None or fixed > entry.day:
        return None, f"De afspraak is vastgelegd op {date_words(fixed)}. {'Deze notitie heeft geen dag.' if entry.day is None else 'Deze notitie is van daarvoor.'} Dan telt de afspraak hier niet."
    asked = says(rule, entry.done) if rule.measure.strip() else ""
    if not asked:
        return None, f"De afspraak van {date_words(fixed)} heeft geen grens die bij dit aantal iets zegt, of het aantal is leeg."
    bound = {STOP: rule.stop_at, ADJUST: rule.adjust_at}.get(asked)
    why = f"{amount(entry.done)} is {'minder' if rule.above else 'meer'} dan {amount(bound)}" if bound is not None else f"{amount(entry.done)} blijft binnen de grenzen"
    return asked == entry.choice, f"De afspraak van {date_words(fixed)} zegt: {asked} ({why})."


def ruled(agreement: Any, dossier: Any, monitor: Monitor) -> Ruled:
    """One agreement, and what it says of the newest figure or the last count."""
    rule = in_force(agreement)
    fixed = getattr(rule, "day", agreement.fixed) if rule is not None else None
    about, own = rule or agreement, (rule or agreement).measure.strip()
    known = known_figure("" if own else about.indicator, monitor)
    value, of = None, ""
    if known is not None:
        if rows := own_figures(monitor, dossier.region, known.code):
            value, of = rows[max(rows)].value, f"{quantity(rows[max(rows)].value, known.decimals, known.unit_text)} ({max(rows)})"
    elif looks := [each for each in in_order(dossier.logbook) if each.agreement == agreement.key and each.done is not None and (fixed is None or (each.day and each.day >= fixed))]:
        value, of = looks[-1].done, f"{amount(looks[-1].done, looks[-1].unit)}{f' ({date_words(looks[-1].day)})' if looks[-1].day else ''}"
    asked = says(rule, value)
    said = "Nog niet vastgelegd: dan geldt de afspraak niet." if rule is None else "Er is geen getal om naast de afspraak te leggen." if value is None else f"{of}: de afspraak zegt {asked}." if asked else f"{of}. Er is geen grens in een getal."
    if asked and known is not None:
        said += " Eén meting kan ook toeval zijn: lees de marge."
    unit = about.unit.strip() or (known.unit_text if known else "")
    return Ruled(
        known.code if known else "", goal_named(dossier, agreement.goal, monitor), agreement_name(about, monitor), unit, about.adjust_at, about.adjust.strip(), about.stop_at, about.stop.strip(),
        about.above, about.every, agreement.owner.strip(), fixed, value, said,
    )  # fmt: skip


def goal_named(dossier: Any, name: str, monitor: Monitor) -> str:
    """A goal in words by its key: its own, else its opgave or figure; "" where there is none."""
    goal = next((each for each in dossier.goals if name and each.key == name), None)
    if goal is None:
        return ""
    known = known_figure(goal.indicator, monitor)
    return goal.text.strip() or challenge_of(dossier, goal, monitor) or (known.name if known else goal.indicator)
