"""What the participant chose in the case, or what the story says where nothing was chosen: every phase can be the first."""

from __future__ import annotations

from typing import Any, NamedTuple

from bwlab.formats import listing, number
from bwlab.policy.case.story import KNOWN, SPAN, TARGET, Case, named, rate, target_of
from bwlab.policy.case.working import GROUPS, LOCKS, STILL

HERE = "casus"
THREADS = (("inbraak", "Woninginbraak"), ("tweede", "De tweede draad"), ("beide", "Allebei"), ("geen", "Geen van beide, of nog niet"))
PERCENTS = ((0, "op peil houden"), (25, "een kwart minder"), (50, "een halvering"), (75, "driekwart minder"))
OPTIONS = ((LOCKS, "Sloten nakijken aan huis"), (GROUPS, "Buurtgroepen met de politie"), (STILL, "Niets doen: in het land daalt het al"))
STORY = "in dit verhaal"
LEFT = {"agenda": "de agenda", "doel": "het doel", "optie": "de optie"}


class Chosen(NamedTuple):
    """The choices, and which of them are her own.

    Attributes
    ----------
    thread : str
        What she would put on the agenda.
    percent : int
        How much less in ``TARGET``.
    option : str
        Key of an option; ``STILL`` is doing nothing.
    own : frozenset of str
    """

    thread: str
    percent: int
    option: str
    own: frozenset[str]


def chosen(dossier: Any) -> Chosen:
    """What stands in the notes of the case; the story halves, and looks after locks."""
    found = {key: answer(dossier, key) for key in LEFT}
    right = {"agenda": {key for key, _ in THREADS}, "doel": {str(each) for each, _ in PERCENTS}, "optie": {key for key, _ in OPTIONS}}
    own = frozenset(key for key, each in found.items() if each in right[key])
    return Chosen(
        found["agenda"] if "agenda" in own else "inbraak", int(found["doel"]) if "doel" in own else 50, found["optie"] if "optie" in own else LOCKS, own,
    )


def answer(dossier: Any, key: str) -> str:
    """What was chosen under a key, or ""."""
    note = dossier.note(HERE, key)
    return note.answer if note else ""


def text(dossier: Any, key: str) -> str:
    """What was written under a key, or ""."""
    note = dossier.note(HERE, key)
    return note.text.strip() if note else ""


def goal_of(case: Case, now: float, percent: int) -> tuple[float, str]:
    """What the goal asks in ``TARGET``, as a figure and as a sentence."""
    there = target_of(now, percent)
    return there, f"In {TARGET} telt de politie in {case.region.label} hoogstens {rate(there, 2)}"


def decided(phase: int, case: Case, picked: Chosen, now: float) -> list[str]:
    """What the phases before this one decided, a sentence each; the story's own choices are named as such."""
    lines = []
    if phase > 1:
        lines.append(_line(picked, "agenda", f"op de agenda staat {_thread(picked.thread, case)}"))
        if picked.thread != "inbraak":
            lines.append("De casus gaat verder met woninginbraak. Daarvan is elk jaar een cijfer.")
    if phase > 2:
        lines.append("In de beleidstheorie staan zeven pijlen. Twee daarvan hebben een bron, de andere zijn aannames.")
    if phase > 3:
        lines.append(_line(picked, "doel", f"het doel is {dict(PERCENTS)[picked.percent]} in {SPAN} jaar. {goal_of(case, now, picked.percent)[1]}; in {KNOWN} waren het er {number(now, 2)}"))
    if phase > 4:
        lines.append(_line(picked, "optie", f"gekozen is '{dict(OPTIONS)[picked.option].lower()}'"))
    return lines


def left_open(picked: Chosen) -> str:
    """Which choices are still those of the story, as a sentence; "" where none are."""
    still = [said for key, said in LEFT.items() if key not in picked.own]
    return f"Deze keuzes maakte je nog niet zelf: {listing(still)}. Daar staat wat wij verzonnen." if still else ""


def _line(picked: Chosen, key: str, said: str) -> str:
    return f"{'Jij koos' if key in picked.own else f'Verzonnen {STORY}'}: {said}."


def _thread(thread: str, case: Case) -> str:
    return {"inbraak": "woninginbraak", "tweede": named(case.second), "beide": f"woninginbraak naast {named(case.second)}", "geen": "nog geen van beide"}[thread]
