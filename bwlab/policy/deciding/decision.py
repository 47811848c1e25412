"""The decision: what it says, and what it lacks. A decision is never called good or bad."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np

from bwlab.formats import date as date_words
from bwlab.formats import listing
from bwlab.monitor import Monitor
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import challenge_of, filled_in, items_of
from bwlab.policy.deciding.cells import BLANK, Alternative, alternatives, grid
from bwlab.policy.deciding.differing import considered, were_heard
from bwlab.policy.monitoring.publication import measurements
from bwlab.policy.monitoring.sight import EARLY, NOTHING, sight, term
from bwlab.policy.phases.options import NOBODY
from bwlab.policy.records.deciding import NOTHING as DO_NOTHING
from bwlab.policy.records.deciding import Decision
from bwlab.policy.records.goal import Goal

EMPTY = "Er staat nog geen besluit in je dossier."
SEARCH = 20  # years ahead in which a measurement is looked for
#: Words that say that everybody agreed.
AGREED = {key(each) for each in ("niemand", "geen", "geen minderheid", "iedereen eens", "iedereen was het eens", "unaniem", "met algemene stemmen", "nvt", "n.v.t.", "-")}
#: Words that say that nothing could change the decision.
NEVER = {key(each) for each in ("niets", "niks", "geen", "nooit", "nvt", "n.v.t.", "-")}


def begun(decisions: Iterable[Decision]) -> list[Decision]:
    """Those in which anything is filled in beside the goal."""
    return [each for each in decisions if each.model_dump(exclude={"key", "goal"}) != _EMPTY]


_EMPTY = Decision().model_dump(exclude={"key", "goal"})


def judged(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """What the decisions of a dossier lack, a Dutch sentence each; empty where they lack nothing.

    Parameters
    ----------
    dossier : Dossier
    monitor : Monitor
    today : datetime.date
    """
    found = begun(dossier.decisions)
    if not found:
        return [EMPTY]
    several = len(found) > 1
    return [f"{name(each, dossier, monitor)}: {said[:1].lower()}{said[1:]}" if several else said for each in found for said in lacks(each, dossier, monitor, today)]


def name(each: Decision, dossier: Any, monitor: Monitor) -> str:
    """A decision by the goal it is about: "Besluit bij 'Minder schulden'"."""
    goal = goal_of(each, dossier)
    about = (goal.text.strip() or challenge_of(dossier, goal, monitor)) if goal else ""
    return f"Besluit bij {quoted(about)}" if about else "Besluit zonder doel"


def goal_of(each: Decision, dossier: Any) -> Goal | None:
    """The goal of a decision; None where it is not there."""
    return next((goal for goal in dossier.goals if goal.key == each.goal), None)


def chosen(each: Decision, dossier: Any) -> Alternative | None:
    """What was chosen; None where nothing is, or where it is not there any more."""
    goal = goal_of(each, dossier)
    return next((way for way in alternatives(dossier, goal) if way.key == each.option), None) if goal else None


def lacks(each: Decision, dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """What one decision lacks, a sentence each."""
    goal = goal_of(each, dossier)
    if goal is None:
        return ["Het doel van dit besluit staat niet in je dossier. Dan is niet te zien waarvoor het is."]
    return [*_choice(each, goal, dossier, monitor), *_words(each, goal, dossier, today), *_evaluation(each, goal, dossier, monitor, today)]


def _choice(each: Decision, goal: Goal, dossier: Any, monitor: Monitor) -> list[str]:
    ways, way = alternatives(dossier, goal), chosen(each, dossier)
    if not each.option:
        return ["Er is nog geen optie gekozen. Niets doen kun je ook kiezen."]
    if way is None:
        return ["De gekozen optie staat niet meer bij dit doel. Kies opnieuw, of zet haar terug."]
    said = []
    if len(ways) == 2:
        said.append("Naast niets doen stond er één optie. Wat viel er te kiezen?")
    found = grid(dossier, goal, monitor)
    empty = [other for other in ways if all(cell.state == BLANK for cell in found.of(other))]
    if way in empty:
        said.append(f"Van {way.called} is geen verwacht effect ingevuld. Wie kiest, weet dan niet wat er verwacht wordt.")
    rest = [other.name.lower() for other in empty if other.key != way.key]
    if rest:
        said.append(f"Van {listing(rest)} is geen verwacht effect ingevuld. Dan is niet te zien waarom die {'afviel' if len(rest) == 1 else 'afvielen'}.")
    if not any(one.goal == goal.key for one in considered(dossier.considerations)):
        said.append("Er staan geen technische of politieke overwegingen bij. De bron noemt ze allebei.")
    return said


def _words(each: Decision, goal: Goal, dossier: Any, today: date) -> list[str]:
    said = []
    if not filled_in(each.body):
        said.append("Er staat niet wie besluit: de raad of het college.")
    if each.day is None:
        said.append("Er staat geen dag bij waarop het besluit valt.")
    if not filled_in(each.why):
        said.append("Er staat niet waarom. Over vier jaar wil iemand dat teruglezen.")
    if not filled_in(each.price) or key(each.price) in NOBODY:
        said.append("Er staat niet wat je ervoor opgeeft en wie dat merkt. Een besluit zonder prijs is zeldzaam.")
    return [*said, *_minority(each, goal, dossier)]


def _minority(each: Decision, goal: Goal, dossier: Any) -> list[str]:
    heard = [one for one in were_heard(dossier.heard) if one.goal == goal.key and one.prefers]
    others = [quoted(one.who)[1:-1] for one in heard if each.option and one.prefers != each.option and one.who.strip()]
    if key(each.minority) in AGREED and each.minority.strip():
        return [f"Je schreef dat er geen minderheid was. Iets anders gekozen: {listing(others)}. Hoe hebben zij het gezegd?"] if others else []
    if filled_in(each.minority):
        return []
    if others:
        return [f"De minderheid staat er niet bij. Iets anders gekozen: {listing(others)}. Schrijf op wat zij zeiden, in hun eigen woorden."]
    return ["De minderheid staat er niet bij. Was iedereen het eens, schrijf dat dan op, en ook wie je het niet vroeg."]


def _evaluation(each: Decision, goal: Goal, dossier: Any, monitor: Monitor, today: date) -> list[str]:
    said = [*_when(each, today), *_figure(each, goal, dossier, monitor, today)]
    if not filled_in(each.reconsider):
        said.append("Er staat niet wat je dan zou moeten zien om anders te besluiten. Spreek dat nu af: achteraf past elke uitkomst bij het besluit.")
    elif key(each.reconsider) in NEVER:
        said.append("Volgens jou kan niets het besluit veranderen. Waarvoor is de evaluatie dan?")
    if not filled_in(each.owner):
        said.append("Er staat niet wie voor de evaluatie zorgt. Schrijf een functie op, geen naam.")
    return said


def _when(each: Decision, today: date) -> list[str]:
    day = each.evaluated
    if day is None:
        return ["Er staat geen dag bij waarop je terugkijkt."]
    said = []
    if each.day is not None and day <= each.day:
        said.append(f"De evaluatie ({date_words(day)}) ligt niet na het besluit ({date_words(each.day)}). Dan is er nog niets om op terug te kijken.")
    if day < today:
        said.append(f"De dag van de evaluatie, {date_words(day)}, is voorbij. Is er teruggekeken? Zo niet, kies een nieuwe dag.")
    ends = term(each.day or today)[1]
    if day >= ends:
        said.append(f"De evaluatie valt op {date_words(day)}, na de verkiezingen van {ends.year}. Dan zit er een andere raad. Wie draagt deze afspraak over?")
    return said


def _figure(each: Decision, goal: Goal, dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """Whether there is a figure to look at, here and on that day."""
    if not each.indicator:
        return ["Er staat geen cijfer bij om op terug te kijken. Is er geen, schrijf dan bij 'anders besluiten' wat je zelf telt."]
    if each.indicator not in monitor.catalogue:
        return [f"Het cijfer {quoted(each.indicator)} kennen we niet. Kies er een uit de lijst."]
    known, said = monitor.catalogue[each.indicator], []
    region = monitor.regions.find(dossier.region)
    if goal.indicator and goal.indicator != each.indicator:
        said.append(f"Het besluit wordt bekeken met {quoted(known.name)}. Het doel heeft een ander cijfer. Waarom dit?")
    if np.isnan(monitor.table(known.code).loc[region.code].to_numpy(float)).all():
        return [*said, f"Van {quoted(known.name)} is er voor {region.label} geen cijfer. Op de dag van de evaluatie is er dus niets te zien. Wat tel je zelf?"]
    if not any(line.indicator == known.code for line in dossier.plan):
        said.append(f"{quoted(known.name)} staat niet in je indicatorenplan. Wie houdt het dan bij?")
    return [*said, *_new(each, goal, dossier, monitor, region.code, today)]


def _new(each: Decision, goal: Goal, dossier: Any, monitor: Monitor, region: str, today: date) -> list[str]:
    """Whether a figure over a year after the decision has appeared on the day of the evaluation."""
    if each.evaluated is None:
        return []
    known, since = monitor.catalogue[each.indicator], (each.day or today).year + 1
    seen = sight(goal.model_copy(update={"indicator": each.indicator}), items_of(dossier, goal), monitor, region, today)
    if seen.why:
        return [f"Of er op {date_words(each.evaluated)} een nieuw cijfer is, weten we niet: {seen.why}. Vraag het na bij de bron."]
    first = next(iter(measurements(monitor, known.code, since, since + SEARCH)), None)
    if first is None or first.published is None:
        return []
    if first.published > each.evaluated:
        return [
            f"Op {date_words(each.evaluated)} is er nog geen nieuw cijfer: het eerste over een heel jaar na het besluit gaat over {first.year}, en verschijnt rond {date_words(first.published)}. "
            "Spreek een latere dag af, of kijk dan naar wat er is gedaan."
        ]
    if seen.on(each.evaluated) in (EARLY, NOTHING) and seen.first is not None:
        return [
            f"Op {date_words(each.evaluated)} is er een nieuw cijfer, maar het gaat over een jaar waarin nog geen activiteit klaar is. Het eerste dat dat wel doet, gaat over {seen.first.year}."
        ]
    return []


def stands(each: Decision, dossier: Any) -> str:
    """What was decided, in one sentence: for above the form and in a document."""
    way = chosen(each, dossier)
    if way is None:
        return "Er is nog niet gekozen."
    who = f"{each.body.strip()[:1].upper()}{each.body.strip()[1:]}" if each.body.strip() else "Wie besluit, staat er nog niet"
    when = f" op {date_words(each.day)}" if each.day else ""
    return f"{who}: {way.called}{when}." if way.key != DO_NOTHING else f"{who}: niets doen{when}."
