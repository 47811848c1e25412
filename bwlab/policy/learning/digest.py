"""The small part of a dossier that travels to another laptop: no figures, no names, no sentences but short ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.policy.records.base import FIRST, LAST
from bwlab.policy.records.goal import Floor, Target

FORM = 1  # of what travels; a reader that knows only a lower one says so
TEXT, CODE, GOALS, TRIALS = 60, 100, 12, 8  # letters of an experiment and of a code, and how many of each travel
_WRONG = "Deze code kan ik niet lezen als een dossier."


class Aim(NamedTuple):
    """A goal without its words: code of the figure, floor, target, and the year of the target."""

    indicator: str
    floor: float | None
    target: float | None
    year: int | None


class Trial(NamedTuple):
    """An experiment: for which figure, what was tried, what came of it."""

    indicator: str
    text: str
    result: float | None
    unit: str
    verdict: str


class Digest(NamedTuple):
    """The part of a dossier that is shared.

    Attributes
    ----------
    region, label, edition : str
    challenges : tuple of str
        Codes of the figures of the opgaven.
    aims : tuple of Aim
    trials : tuple of Trial
    points : dict of str to int
        By theme.
    hits, forecasts : int
        Of the forecasts whose figure is known.
    """

    region: str
    label: str
    edition: str
    challenges: tuple[str, ...] = ()
    aims: tuple[Aim, ...] = ()
    trials: tuple[Trial, ...] = ()
    points: dict[str, int] = {}  # noqa: RUF012 - read only
    hits: int = 0
    forecasts: int = 0

    @property
    def data(self) -> list[Any]:
        """As it travels: lists, the shortest JSON."""
        known = list(self.points.items())
        return [FORM, self.region, self.label, self.edition, list(self.challenges), [list(each) for each in self.aims], [list(each) for each in self.trials], known, self.hits, self.forecasts]


def digest(dossier: Any) -> Digest:
    """What is shared of a dossier: no figures, no names, no sentences but the short ones of experiments."""
    indicators = {goal.key: goal.indicator for goal in dossier.goals}
    aims = [Aim(goal.indicator, goal.floor.value, goal.target.value, goal.target.year) for goal in dossier.goals if _short(goal.indicator)]
    trials = [
        Trial(indicators.get(each.goal, "")[:CODE], " ".join(each.text.split())[:TEXT], each.result, " ".join(each.unit.split())[:TEXT], each.verdict)
        for each in dossier.experiments if each.text.strip()
    ]  # fmt: skip
    codes = dict.fromkeys(code for each in dossier.challenges for code in each.indicators if _short(code))
    known = [each.hit for each in dossier.forecasts if each.hit is not None]
    return Digest(dossier.region, dossier.label[:CODE], dossier.edition, tuple(codes)[:GOALS], tuple(aims[:GOALS]), tuple(trials[:TRIALS]), {theme: points for theme, points in dossier.priorities.items() if _short(theme)}, sum(known), len(known))


def _short(code: str) -> bool:
    """Whether this can be a code: not empty, and not a story."""
    return 0 < len(code.strip()) <= CODE


def smaller(full: Digest) -> Iterator[tuple[Digest, str]]:
    """The same in ever less, each with what was left out (Dutch; "" for nothing): for a code that would be too long."""
    yield full, ""
    yield (less := full._replace(trials=tuple(each._replace(text=each.text[:24], unit=each.unit[:12]) for each in full.trials))), "de tekst van proeven is ingekort"
    yield (less := less._replace(trials=())), "proeven staan er niet in"
    yield (less := less._replace(points={})), "proeven en punten staan er niet in"
    for kept in (6, 3, 1, 0):
        yield less._replace(aims=less.aims[:kept], challenges=less.challenges[:kept]), f"alleen de eerste {number(kept)} doelen en opgaven staan erin" if kept else "alleen de naam van de gemeente staat erin"


def understand(data: Any) -> Digest:
    """What travelled, checked.

    Raises
    ------
    InputError
        It is of a newer bwlab, or no dossier.
    """
    if not isinstance(data, list) or not data or not isinstance(data[0], int):
        raise InputError(_WRONG, now="Vraag de code opnieuw.")
    if data[0] > FORM:
        raise InputError("Deze code komt uit een nieuwere versie van bwlab.", now="Werk bwlab bij, en plak de code opnieuw.")
    try:
        _, region, label, edition, challenges, aims, trials, points, hits, known = data
        found = Digest(
            _text(region), _text(label), _text(edition), tuple(_text(code) for code in challenges),
            tuple(Aim(_text(code), Floor(value=floor).value, Target(value=target).value, _year(year)) for code, floor, target, year in aims),
            tuple(Trial(_text(code), _text(text), Floor(value=result).value, _text(unit), _text(verdict)) for code, text, result, unit, verdict in trials),
            {_text(theme): _count(each) for theme, each in points}, _count(hits), _count(known),
        )  # fmt: skip
    except (ValueError, TypeError) as error:
        raise InputError(_WRONG, now="Vraag de code opnieuw.") from error
    if not found.region or not found.label or found.hits > found.forecasts:
        raise InputError(_WRONG, now="Vraag de code opnieuw.")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise ValueError("no short text")
    return "".join(mark for mark in value if mark.isprintable())


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10_000:
        raise ValueError("no count")
    return value


def _year(value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or not FIRST <= value <= LAST):
        raise ValueError("no year")
    return value
