"""The path somebody took through the phases: which came first, where it went back, and what was skipped.

Going back is no mistake: policy is often made to and fro. What is asked is only what one takes for granted
in a phase that was not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.policy.cycle import PHASES, Phase, phase
from bwlab.policy.records.table import Passage
from bwlab.policy.steps import STEPS

NOTE = "overgeslagen_"  # what was answered about a skipped phase, under the notebook that asked
RECENT = 12  # turns that are told in words
FREE = "Heen en weer gaan is geen fout: beleid gaat vaak zo. Wat telt, is dat je weet wat je onderweg voor waar aanneemt."
#: By phase: what one takes for granted who did not do it.
QUESTIONS = {
    "agendering": "Wie heeft bepaald dat dit de opgave is, en welke opgave kwam daardoor niet op tafel?",
    "voorbereiding": "Waarom denk je dat dit werkt, voor wie werkt het misschien niet, en waar haal je dat vandaan?",
    "vorming": "Welke andere mogelijkheden waren er, en waaraan zie je straks dat het doel is gehaald?",
    "beslissing": "Wie besloot dit, en welke gevolgen voor later en elders lagen toen op tafel?",
    "uitvoering": "Wie doet het werk nu, en wat weten zij dat jij nog niet hebt gehoord?",
    "evaluatie": "Wat kwam er van het vorige plan terecht, en hoe weet je dat?",
}


class Turn(NamedTuple):
    """One turn on the path.

    Attributes
    ----------
    row : int
        Place of the phase, 0 to 5; of the ten steps 6.
    name : str
        "fase 3 (beleidsvorming)", "stap 2 (kies doelen)" or "2 stappen (stap 2 en 4)".
    day : date
    back : bool
        It lies before the phase that was open before it.
    """

    row: int
    name: str
    day: date
    back: bool


def turns(path: Iterable[Passage], *, steps: bool = False) -> list[Turn]:
    """The phases one went through, in the order in which they were opened.

    Other notebooks are left out, and what is then twice in a row counts once. With ``steps`` the ten steps
    that lay between two phases are one turn; those before the first phase and after the last are no turn.
    """
    found: list[Turn] = []
    between: list[tuple[int, date]] = []
    for each in path:
        row = next((place for place, known in enumerate(PHASES) if known.id == each.notebook), None)
        if row is None:
            between += [(step.number, each.when.date()) for step in STEPS if step.id == each.notebook and found]
            continue
        before = next((turn.row for turn in reversed(found) if turn.row < len(PHASES)), None)
        if steps and between:
            found.append(Turn(len(PHASES), _steps(list(dict.fromkeys(number for number, _ in between))), between[0][1], False))
        between = []
        if not found or found[-1].row != row:
            found.append(Turn(row, named(PHASES[row]), each.when.date(), before is not None and row < before))
    return found


def opened(path: Iterable[Passage]) -> set[str]:
    """The phases that were opened, by key."""
    there = {each.notebook for each in path}
    return {each.key for each in PHASES if each.id in there}


def skipped(path: Iterable[Passage], before: str) -> list[Phase]:
    """The phases that usually come before this one and were never opened, in their usual order.

    Parameters
    ----------
    path : iterable of Passage
    before : str
        A phase, by key or by the id of its notebook.
    """
    there, here = opened(path), phase(before)
    return [each for each in PHASES if each.number < here.number and each.key not in there]


def jumped(path: Iterable[Passage]) -> list[Phase]:
    """The phases that were never opened while a later one was."""
    there = opened(path)
    last = max((each.number for each in PHASES if each.key in there), default=0)
    return [each for each in PHASES if each.number < last and each.key not in there]


def told(path: Sequence[Passage]) -> list[str]:
    """The path as sentences, one for each day: where it began, and each turn since; empty without a phase."""
    found = turns(path)
    shown, said = found[-RECENT:], []
    if len(shown) < len(found):
        said.append(f"Eerder was je al {_times(len(found) - len(shown))} in een fase; hier staan de laatste {number(RECENT)}.")
    for day, same in groupby(shown, key=lambda each: each.day):
        words = [f"{_way(turn, turn is found[0])} {turn.name}" for turn in same]
        said.append(f"{date_words(day)}: {listing(words)}.")
    return said


def _way(turn: Turn, first: bool) -> str:
    return "je begon bij" if first else "terug naar" if turn.back else "verder naar"


def finding(path: Sequence[Passage]) -> str:
    """The path in one sentence without a full stop; "" without a phase."""
    found = turns(path)
    if not found:
        return ""
    back, left = sum(each.back for each in found), jumped(path)
    start = f"Je begon bij {found[0].name}"
    went = f"ging {_times(back)} terug" if back else ""
    over = f"sloeg {_phases(left)} nog over" if left else ""
    parts = [each for each in (went, over) if each]
    if parts:
        return f"{start}{', ' if len(parts) > 1 else ' en '}{' en '.join(parts)}"
    return f"{start} en sloeg geen fase over" if len(found) > 1 else start


def answer(dossier: Any, notebook: str, key: str) -> str:
    """What was answered in a notebook about a skipped phase; "" where nothing was."""
    note = dossier.note(notebook, f"{NOTE}{key}")
    return note.text.strip() if note else ""


def assumed(dossier: Any) -> list[tuple[Phase, str]]:
    """What was written about each phase that is still skipped, in their usual order; "" where nothing was."""
    return [(each, next((said for other in PHASES if (said := answer(dossier, other.id, each.key))), "")) for each in jumped(dossier.path)]


def _steps(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        step = STEPS[numbers[0] - 1]
        return f"stap {step.number} ({step.title[0].lower()}{step.title[1:]})"
    return f"{number(len(numbers))} stappen (stap {listing([str(each) for each in numbers])})"


def named(each: Phase) -> str:
    """A phase within a sentence: "fase 3 (beleidsvorming)"."""
    return f"fase {each.number} ({each.title.lower()})"


def _phases(found: Sequence[Phase]) -> str:
    return f"fase {listing([str(each.number) for each in found])}"


def _times(count: int) -> str:
    return f"{number(count)} keer"
