"""The half-yearly report: what is measured anew since the last one, what was done, what was chosen and what is still open.

Only what was measured is told. A figure that comes once a year has no value for half a year, and none is made up:
there "geen nieuwe meting" is the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bwlab.catalogue import publishers
from bwlab.formats import date as date_words
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import name_of, started
from bwlab.policy.evaluating.held_against import Ruled, Work, goal_named, ruled, worked
from bwlab.policy.following.agreements import begun
from bwlab.policy.following.logbook import in_order
from bwlab.policy.monitoring.plan import TYPED, PlanRow, known_figure, plan
from bwlab.policy.monitoring.publication import published
from bwlab.policy.monitoring.reporting import before, days_in, pc_days
from bwlab.policy.phases.options import of_goal
from bwlab.policy.records.following import MET, STANDS
from bwlab.policy.rerun.changed import own_figures

NEW, NONE, UNKNOWN, BLANK = "nieuwe meting", "geen nieuwe meting", "weten we niet", "geen cijfer"
NOT_KNOWN = "niet bekend"
EMPTY = "Er is nog geen cijfer om te volgen. Het indicatorenplan maak je in stap 9 (monitor), een cijfer bij een doel kies je in stap 2 (kies doelen)."
RECKONED = "Of een meting nieuw is, is gerekend met het tempo van de bron. De bron zelf zegt wanneer een cijfer echt verscheen."
ASSUMED = "De dag van deze rapportage is een aanname: we gaan uit van 1 mei en 1 oktober. In stap 9 vul je je eigen dagen in."
NO_DATES = "Bij geen van de cijfers in je plan staat een dag waarop het verschijnt. Waar de bron een vast tempo heeft, is die dag gerekend; waar dat niet kan, staat er 'niet bekend'."


class Line(NamedTuple):
    """One figure of the plan at this report.

    Attributes
    ----------
    value : float or None
        The newest figure there is; never one in between.
    unit, source : str
    marks : tuple of str
        "voorlopig", "teruggerekend", "eigen cijfer".
    state : str
        ``NEW``, ``NONE``, ``UNKNOWN`` or ``BLANK``.
    expected : date or None
        When the next figure is expected; None is not known, and ``how`` says whether it was reckoned or typed.
    over : int or None
        The year that one is about.
    floor, target : float or None
        Of its goal, in the same unit; ``by`` is the year of the target.
    said : str
        All of it as Dutch sentences.
    """

    key: str
    code: str
    goal: str
    name: str
    value: float | None
    decimals: int
    unit: str
    year: int | None
    source: str
    marks: tuple[str, ...]
    state: str
    expected: date | None
    over: int | None
    how: str
    owner: str
    floor: float | None
    target: float | None
    by: int | None
    said: str


class Looked(NamedTuple):
    """One evaluation, with activities, goal and opgave apart."""

    goal: str
    moment: str
    day: date | None
    done: str
    met: str
    stands: str
    years: str
    claim: str
    other: str
    adjust: str


class HalfYear(NamedTuple):
    """A report.

    Attributes
    ----------
    day, since : date
        Of this report and of the one before.
    quiet : tuple of str
        Activities of which nothing was noted this half year.
    open : tuple of str
        What is still to be decided, and what was promised.
    notes : tuple of str
        What a reader has to know: assumed days, a plan without dates, an empty plan.
    """

    day: date
    since: date
    lines: tuple[Line, ...]
    work: tuple[Work, ...]
    rules: tuple[Ruled, ...]
    quiet: tuple[str, ...]
    open: tuple[str, ...]
    looked: tuple[Looked, ...]
    notes: tuple[str, ...]


def half_year(dossier: Any, monitor: Monitor, region: str, today: date) -> HalfYear:
    """The report for the coming day of the P&C cycle.

    Parameters
    ----------
    dossier : Dossier
    monitor : Monitor
    region : str
    today : date
        A report on this very day is the coming one.
    """
    day = min(each for year in (today.year, today.year + 1) for each in days_in(year, dossier) if each >= today)
    since, found = before(day, dossier), plan(dossier, monitor, region, today)
    lines = tuple(_line(row, dossier, monitor, region, since, day) for row in found.rows)
    work = tuple(worked(each, dossier, monitor, since, day) for each in in_order(dossier.logbook))
    at_work = {each.activity for each in in_order(dossier.logbook) if each.day and since < each.day <= day}
    rules = tuple(ruled(each, dossier, monitor) for each in begun(dossier.agreements))
    quiet = tuple(name_of(item) for item in started(dossier.agenda) if item.key not in at_work and (item.start is None or item.start <= day) and (item.end is None or item.end > since))
    notes = [ASSUMED] if pc_days(dossier)[1] else []
    notes += [EMPTY] if not lines else [RECKONED] if any(row.how == TYPED for row in found.rows) else [NO_DATES, RECKONED]
    notes += ["Je hebt nog geen indicatorenplan. Deze cijfers komen uit je doelen."] if found.proposed and lines else []
    return HalfYear(day, since, lines, work, rules, quiet, tuple(_open(dossier, monitor, day)), tuple(_looked(each, dossier, monitor) for each in _begun(dossier.evaluations, "goal")), tuple(notes))


def _begun(records: Any, belongs: str) -> list[Any]:
    """The records that say more than what they belong to."""
    return [each for each in records if each.model_dump(exclude={"key", belongs}) != type(each)().model_dump(exclude={"key", belongs})]


def _line(row: PlanRow, dossier: Any, monitor: Monitor, region: str, since: date, day: date) -> Line:
    known = known_figure(row.code, monitor)
    year, value, unit, decimals, marks, out = None, None, row.unit, 1, (), None
    if known is not None:
        unit, decimals = known.unit_text, known.decimals
        if rows := own_figures(monitor, region, known.code):
            year = max(rows)
            value, out = rows[year].value, published(known, year)
            marks = (*(["teruggerekend"] if rows[year].origin == "recovered" else []), *(["voorlopig"] if rows[year].provisional else []))
    elif own := next((each for each in reversed(dossier.own_figures) if each.name.strip() and each.name.strip() == row.name), None):
        year, value, unit, marks, out = own.year, own.value, own.unit, ("eigen cijfer",), own.when.date()
    state = BLANK if value is None else UNKNOWN if out is None else NEW if since < out <= day else NONE
    line = next((each for each in dossier.plan if each.key == row.key), None)
    goal = next((each for each in dossier.goals if each.key == (line.goal if line else row.key)), None)
    floor, target, by = (goal.floor.value, goal.target.value, goal.target.year) if goal is not None else (None, None, None)
    found = Line(row.key, row.code, row.goal, row.name, value, decimals, unit, year, row.source, marks, state, row.next, row.over, row.how, row.owner, floor, target, by, "")
    return found._replace(said=_said(found, since))


def _said(line: Line, since: date) -> str:
    if line.state == BLANK:
        return f"{'Er is geen cijfer van deze gemeente' if line.code else 'Van dit eigen cijfer is nog geen waarde ingevuld'}. {next_said(line)}"
    told = f"{quantity(line.value, line.decimals, line.unit)} ({', '.join([str(line.year), *([listing(list(publishers(line.source)))] if line.source else []), *line.marks])})"
    lead = {
        NEW: f"Nieuwe meting sinds {date_words(since)}: {told}.", NONE: f"Geen nieuwe meting sinds {date_words(since)}. De laatste is {told}.",
        UNKNOWN: f"De laatste meting is {told}. Of die er al was op {date_words(since)}, weten we niet.",
    }[line.state]  # fmt: skip
    return f"{lead} {next_said(line)}"


def next_said(line: Line) -> str:
    """When the next figure is expected, as a Dutch sentence."""
    if line.expected is None:
        return f"Wanneer de volgende meting komt: {NOT_KNOWN}."
    if line.how == TYPED:
        return f"De volgende meting komt op {date_words(line.expected)} (eigen opgave)."
    return f"De volgende meting verwachten we rond {date_words(line.expected).split(' ', 1)[1]}, over {line.over} (gerekend)."


def _open(dossier: Any, monitor: Monitor, day: date) -> Iterator[str]:
    """What is still to be decided about each goal, and promises that are not kept yet."""
    for goal in dossier.goals:
        name, mine = quoted(goal_named(dossier, goal.key, monitor) or "een doel zonder omschrijving"), [each for each in _begun(dossier.decisions, "goal") if each.goal == goal.key]
        many = len(of_goal(dossier, goal))
        if many and not any(each.option for each in mine):
            yield f"{name[:1].upper()}{name[1:]}: er {'ligt één keuze' if many == 1 else f'liggen {number(many)} keuzes'} voor naast niets doen, en er is nog niets besloten."
        for each in mine:
            if each.option and (absent := [word for word, said in (("wanneer je terugkijkt", each.evaluated), ("aan welk cijfer", each.indicator), ("wat je anders zou laten besluiten", each.reconsider.strip())) if not said]):
                yield f"Bij het besluit over {name} staat nog niet {listing(absent)}."
    for each in dossier.promises:
        if each.text.strip() and each.kept is None:
            due = f"Die dag ({date_words(each.due)}) is voorbij op deze rapportage." if each.due and each.due <= day else f"Voor {date_words(each.due)}." if each.due else "Er staat geen dag bij."
            yield f"Toezegging {quoted(each.text)}{f' aan {each.to.strip()}' if each.to.strip() else ''}: nog open. {due}"


def _looked(each: Any, dossier: Any, monitor: Monitor) -> Looked:
    years = " tot ".join(str(year) for year in (each.start, each.end) if year)
    return Looked(goal_named(dossier, each.goal, monitor), each.moment.strip(), each.day, each.done.strip(), MET.get(each.met, each.met.strip()), STANDS.get(each.stands, each.stands.strip()), years, each.claim.strip(), each.other.strip(), each.adjust.strip())
