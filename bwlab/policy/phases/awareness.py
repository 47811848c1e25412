"""Awareness: who gets a factsheet, who gets a course, with what minutes, and whom neither reaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.anchoring.learning_plan import GROUPS, SKILLS, begun, group_of, skill_of
from bwlab.policy.anchoring.material import materials
from bwlab.policy.records.organisation import Training

SPREAD = "factsheet verspreiden"
WHY = "Factsheets en cursussen kunnen laten zien waarom sturen op brede welvaart ertoe doet."


class Reach(NamedTuple):
    """One group and what is planned for it.

    Attributes
    ----------
    name : str
    factsheets, courses : tuple of Training
    minutes : int or None
        Of the notebooks that teach what the courses are for, each once; None where one of them is not known.
    """

    name: str
    factsheets: tuple[Training, ...]
    courses: tuple[Training, ...]
    minutes: int | None


def is_factsheet(training: Training) -> bool:
    """Whether a row is about a factsheet; every other row is a course."""
    return "factsheet" in key(training.form) or ("factsheet" in key(training.material) and not training.form.strip())


def spread(trainings: Iterable[Training]) -> list[Training]:
    """The rows about factsheets."""
    return [each for each in begun(trainings) if is_factsheet(each)]


def reaches(trainings: Sequence[Training]) -> list[Reach]:
    """Every group of the learning plan, then groups of one's own, each with its factsheets and courses."""
    rows = begun(trainings)
    own = dict.fromkeys(each.who.strip() for each in rows if filled_in(each.who) and not group_of(each.who))
    found = [(group.name, [each for each in rows if group_of(each.who) == name]) for name, group in GROUPS.items()]
    found += [(name, [each for each in rows if each.who.strip() == name]) for name in own]
    return [_reach(name, each) for name, each in found]


def judged(trainings: Sequence[Training], today: date) -> list[str]:
    """What follows from what is planned, a sentence each.

    Parameters
    ----------
    trainings : sequence of Training
    today : datetime.date
    """
    rows = begun(trainings)
    if not rows:
        return [f"Er is nog geen factsheet en geen cursus gepland. {WHY} Begin met één groep."]
    sheets = spread(rows)
    found = [_planned(sheets, "factsheet", "factsheets"), _planned([each for each in rows if not is_factsheet(each)], "cursus of andere leerregel", "cursussen en andere leerregels")]
    nobody = [each.name for each in reaches(rows) if not (each.factsheets or each.courses)]
    if nobody:
        found.append(f"Nog niet bereikt met een factsheet of een cursus: {listing(nobody)}.")
    only = [each.name for each in reaches(rows) if each.factsheets and not each.courses]
    if only:
        found.append(f"Alleen een factsheet krijgen {listing(only)}. Een factsheet lezen is nog niet kunnen uitleggen wat een cijfer niet zegt.")
    for each in sheets:
        name = f"De factsheet voor {quoted(each.who.strip() or 'nog geen groep')}"
        lacks = [word for word, there in (("voor wie", filled_in(each.who)), ("een dag", each.day), ("hoeveel mensen", each.people is not None), ("wie het regelt", filled_in(each.owner))) if not there]
        if lacks:
            found.append(f"{name}: nog niet ingevuld is {listing(lacks)}.")
        if each.day and each.day < today:
            found.append(f"{name} stond op {date_words(each.day)}. Wat vroegen mensen toen ze hem lazen?")
    return found


def _planned(rows: Sequence[Training], one: str, more: str) -> str:
    """How many are planned for how many people; who did not say how many is no nobody."""
    if not rows:
        return f"Er {'is' if one == 'factsheet' else 'zijn'} nog geen {one if one == 'factsheet' else more} gepland."
    known = [each.people for each in rows if each.people is not None]
    unknown = len(rows) - len(known)
    people = f", voor samen {number(sum(known))} mensen" if known else ""
    blank = f" Bij {number(unknown)} daarvan staat niet voor hoeveel mensen." if unknown else ""
    return f"Gepland: {number(len(rows))} {one if len(rows) == 1 else more}{people}.{blank}"


def _reach(name: str, rows: list[Training]) -> Reach:
    courses = tuple(each for each in rows if not is_factsheet(each))
    books = {SKILLS[skill].notebook for each in courses if (skill := skill_of(each.skill))}
    known = [materials().get(each) for each in books]
    unknown = any(each is None for each in known) or any(not skill_of(each.skill) for each in courses)
    minutes = None if unknown or not courses else sum(each.both for each in known)
    return Reach(name, tuple(each for each in rows if is_factsheet(each)), courses, minutes)
