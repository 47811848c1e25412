"""Looking back: what was done, what was reached and what stayed as it was, kept apart; and claims that need a source."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from bwlab.formats import date as date_words
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import challenge_of, indicator_of, name_of, started, value_words
from bwlab.policy.anchoring.pitch import CAUSE

CELEBRATES = re.compile(r"\b(succes\w*|gelukt|geslaagd|verbeterd|behaald|gehaald|werkt|gewerkt|trots)\b", re.I)


class Back(NamedTuple):
    """What can be said looking back, three things that are not the same.

    Attributes
    ----------
    done : list of str
        Activities of which the end day has passed.
    goals : list of str
        Each goal with a target beside the newest figure.
    challenges : list of str
        Each opgave with how its figure moved.
    """

    done: list[str]
    goals: list[str]
    challenges: list[str]


def back(dossier: Any, monitor: Monitor, region: str, today: date) -> Back:
    """What a dossier says of what was done, what was reached and what stayed as it was."""
    done = [f"{_lead(name_of(item))}: volgens de planning klaar op {date_words(item.end)}." for item in started(dossier.agenda) if item.end and item.end <= today]
    goals = [said for goal in dossier.goals if (said := _goal(goal, dossier, monitor, region))]
    challenges = [said for each in dossier.challenges if (said := _challenge(each, monitor, region))]
    return Back(done, goals, challenges)


def unproven(text: str, source: str = "") -> list[str]:
    """What is claimed in a sentence without support: a cause, or a success without a source."""
    found = []
    if cause := CAUSE.search(text):
        found.append(f"Hier staat een oorzaak ({quoted(cause.group())}). Dat het een na het ander kwam, zegt niet waardoor. Schrijf wat jullie deden en wat er daarna was, naast elkaar.")
    if (praise := CELEBRATES.search(text)) and not source.strip():
        found.append(f"Hier staat een succes ({quoted(praise.group())}) zonder bron. Waar kan een ander het nalezen? Zonder bron kun je wel vieren dat het werk is gedaan.")
    return found


def _series(monitor: Monitor, region: str, code: str) -> list[tuple[int, float]]:
    row = monitor.table(code).loc[region]
    return [(int(year), float(value)) for year, value in row.items() if np.isfinite(value)]


def _goal(goal: Any, dossier: Any, monitor: Monitor, region: str) -> str:
    known, target = indicator_of(goal, monitor), goal.target.value
    if known is None or target is None:
        return ""
    name, figures = _lead(quoted(goal.text or challenge_of(dossier, goal, monitor) or "een doel")), _series(monitor, region, known.code)
    wish = f"streefwaarde {value_words(target, known)}{f' in {goal.target.year}' if goal.target.year else ''}"
    if not figures:
        return f"{name}: {wish}. Er is hier geen cijfer om het mee te vergelijken."
    year, value = figures[-1]
    now = f"het nieuwste cijfer is {quantity(value, known.decimals, known.unit_text)} ({year}, bron: {known.source})"
    if known.direction == 0:
        return f"{name}: {wish}; {now}. Of dat gunstig is, hangt af van wat je wilt."
    met = known.direction * value >= known.direction * target
    return f"{name}: {wish}; {now}. Dat is {'zo ver of verder' if met else 'nog niet zo ver'}. Waardoor, zegt het cijfer niet."


def _challenge(each: Any, monitor: Monitor, region: str) -> str:
    code = next((code for code in each.indicators if code in monitor.catalogue), None)
    title = _lead(quoted(each.title or "een opgave"))
    if code is None:
        return f"{title}: er hangt geen cijfer aan. Of de opgave kleiner is, vraag je aan mensen."
    known, figures = monitor.catalogue[code], _series(monitor, region, code)
    if not figures:
        return f"{title}: er is hier geen cijfer van. Of de opgave kleiner is, vraag je aan mensen."
    (year, value), show = figures[-1], lambda value: quantity(value, known.decimals, known.unit_text)
    if len(figures) < 2:
        return f"{title}: {show(value)} in {year} (bron: {known.source}). Er is één cijfer, dus geen verandering te zien."
    before, was = figures[-2]
    return f"{title}: {show(was)} in {before}, {show(value)} in {year} (bron: {known.source}). Een verschil van twee jaren kan toeval zijn."


def _lead(name: str) -> str:
    return name[:1].upper() + name[1:]
