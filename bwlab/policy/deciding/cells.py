"""The options of a goal beside doing nothing, and what is expected of each: a cell for every theme, now, later and elsewhere.

An option is set beside doing nothing, and doing nothing beside now. Not filled in, "weten we niet" and "geen verandering
verwacht" are three different things, and none of them is a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.monitoring.plan import known_figure
from bwlab.policy.phases.options import NOT_DONE, of_goal
from bwlab.policy.records.deciding import LEDGERS, NOTHING, SENTIMENTS, Expected
from bwlab.policy.records.goal import Goal
from bwlab.policy.records.table import Option

NOW = "hier en nu"  # the dimension whose themes are asked about; a theme of later joins them once it is filled in
BLANK, BOTH = "", "beide"
BETTER, SAME, WORSE, UNKNOWN = "gunstiger", "geen", "ongunstiger", "onbekend"
WORDS = {**SENTIMENTS, BOTH: "gunstiger voor de een, ongunstiger voor de ander", BLANK: "nog leeg"}
ASSUMED = "aanname van de deelnemer"
COMPARED = "Bij een optie: wat wordt er anders dan wanneer je niets doet? Bij niets doen: wat wordt er anders dan nu?"


class Alternative(NamedTuple):
    """Something that can be chosen: an option, or doing nothing.

    Attributes
    ----------
    key : str
        ``Option.key``, or ``NOTHING``.
    name : str
        "Niets doen", "Optie 1".
    text : str
        What happens then.
    option : Option or None
    """

    key: str
    name: str
    text: str
    option: Option | None

    @property
    def called(self) -> str:
        """As it stands in a sentence: "optie 1 ('Bellen')"."""
        if self.option is None:
            return NOT_DONE.lower()
        return f"{self.name.lower()} ({quoted(self.text) if self.text.strip() else 'zonder omschrijving'})"

    @property
    def begins(self) -> str:
        """The same at the start of a sentence."""
        return self.called[:1].upper() + self.called[1:]


class Cell(NamedTuple):
    """One theme, now, later or elsewhere, of one alternative.

    Attributes
    ----------
    alternative : Alternative
    theme, ledger : str
    state : str
        A key of ``WORDS``.
    records : tuple of Expected
        What is filled in; more than one where it differs by group.
    """

    alternative: Alternative
    theme: str
    ledger: str
    state: str
    records: tuple[Expected, ...]

    @property
    def known(self) -> bool:
        """Whether it says which way it goes."""
        return self.state in (BETTER, SAME, WORSE, BOTH)

    @property
    def sourced(self) -> bool:
        """Whether everything in it has a source."""
        return all(each.source.strip() for each in self.records)


class Grid(NamedTuple):
    """Every cell of one goal.

    Attributes
    ----------
    goal : Goal
    alternatives : tuple of Alternative
        Doing nothing first.
    themes : tuple of str
    cells : dict of (str, str, str) to Cell
        By key of the alternative, theme and ledger.
    """

    goal: Goal
    alternatives: tuple[Alternative, ...]
    themes: tuple[str, ...]
    cells: dict[tuple[str, str, str], Cell]

    def of(self, alternative: Alternative) -> list[Cell]:
        """The cells of one alternative, by theme and then by ledger."""
        return [self.cells[alternative.key, theme, ledger] for theme in self.themes for ledger in LEDGERS]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Theme and ledger of each cell of an alternative."""
        return [(theme, ledger) for theme in self.themes for ledger in LEDGERS]


def alternatives(dossier: Any, goal: Goal) -> list[Alternative]:
    """Doing nothing, and the options of a goal in their order."""
    options = of_goal(dossier, goal)
    return [Alternative(NOTHING, NOT_DONE, "", None), *(Alternative(each.key, f"Optie {number(place)}", each.text, each) for place, each in enumerate(options, 1))]


def key_of(option: str) -> str:
    """The key of an alternative as ``Expected`` points at it: there, "" is doing nothing."""
    return option or NOTHING


def begun(expected: Iterable[Expected]) -> list[Expected]:
    """Those in which anything is filled in."""
    return [each for each in expected if each.model_dump(exclude={"key", "goal", "option"}) != _EMPTY]


_EMPTY = Expected().model_dump(exclude={"key", "goal", "option"})


def of(dossier: Any, goal: Goal) -> list[Expected]:
    """What is expected of the options of one goal, and of doing nothing for it."""
    keys = {each.key for each in of_goal(dossier, goal)}
    return [each for each in begun(dossier.expected) if (each.option in keys or (key_of(each.option) == NOTHING and each.goal == goal.key))]


def asked(monitor: Monitor) -> tuple[str, ...]:
    """The themes that are asked about: those of here and now, in the order of the monitor."""
    return tuple(dict.fromkeys(each.theme for each in monitor.catalogue if each.dimension == NOW and not each.finance))


def every_theme(monitor: Monitor) -> tuple[str, ...]:
    """The same, and after them the capitals of later."""
    return tuple(dict.fromkeys([*asked(monitor), *(each.theme for each in monitor.catalogue if not each.finance)]))


def grid(dossier: Any, goal: Goal, monitor: Monitor) -> Grid:
    """Every cell of a goal, blanks included."""
    found, ways, known = of(dossier, goal), alternatives(dossier, goal), every_theme(monitor)
    used = {each.theme for each in found if each.ledger in LEDGERS}
    themes = tuple(each for each in known if each in used or each in asked(monitor))
    cells = {}
    for way in ways:
        for theme in themes:
            for ledger in LEDGERS:
                here = tuple(each for each in found if key_of(each.option) == way.key and each.theme == theme and each.ledger == ledger)
                cells[way.key, theme, ledger] = Cell(way, theme, ledger, state(here), here)
    return Grid(goal, tuple(ways), themes, cells)


def state(records: Sequence[Expected]) -> str:
    """Which way a cell goes; where somebody does not know it, it is not known."""
    said = {each.sentiment for each in records if each.sentiment in SENTIMENTS}
    if not said:
        return BLANK
    if UNKNOWN in said:
        return UNKNOWN
    if {BETTER, WORSE} <= said:
        return BOTH
    return BETTER if BETTER in said else WORSE if WORSE in said else SAME


def loose(dossier: Any, goal: Goal, monitor: Monitor) -> list[str]:
    """Expected effects that stand in no cell, and why, a sentence each."""
    said = []
    found, known = of(dossier, goal), every_theme(monitor)
    without = [each for each in found if each.theme not in known or each.ledger not in LEDGERS]
    if without:
        said.append(
            f"{_rows(len(without))} nog geen thema, of er staat niet bij of het om nu, later of elders gaat. {'Die staat' if len(without) == 1 else 'Die staan'} daarom in geen vak: "
            f"{'; '.join(quoted(each.text or 'zonder woorden') for each in without[:3])}{' en meer' if len(without) > 3 else ''}."
        )
    return said


def orphans(dossier: Any) -> list[str]:
    """Expected effects of an option or a goal that is not there, in one sentence: they are kept."""
    options, goals = {each.key for each in dossier.options}, {each.key for each in dossier.goals}
    lost = [each for each in begun(dossier.expected) if (each.option not in options if key_of(each.option) != NOTHING else each.goal not in goals)]
    if not lost:
        return []
    one = len(lost) == 1
    return [f"{'Eén verwacht effect hoort' if one else f'{number(len(lost))} verwachte effecten horen'} bij een optie of een doel dat niet meer in je dossier staat. {'Het' if one else 'Ze'} {'blijft' if one else 'blijven'} bewaard."]


def size(record: Expected, monitor: Monitor, *, short: bool = False) -> str:
    """The size of a change with its band and unit, in words; "" where no number is filled in."""
    if not numbers(record):
        return ""
    known, unit = measure(record, monitor, short=short)
    digits = max(known.decimals if known else 0, max(_digits(each) for each in numbers(record)))
    show = lambda value: quantity(value, digits, unit, sign=True)  # noqa: E731
    plain = lambda value: number(value, digits, sign=True)  # noqa: E731
    ends = [each for each in (record.low, record.high) if each is not None]
    if record.likely is None:
        return f"tussen {plain(min(ends))} en {show(max(ends))}" if len(ends) == 2 else f"een kant ingevuld: {show(ends[0])}"
    return f"{show(record.likely)} ({plain(min(ends))} tot {plain(max(ends))})" if len(ends) == 2 else show(record.likely)


def numbers(record: Expected) -> list[float]:
    """The numbers that are filled in."""
    return [each for each in (record.low, record.likely, record.high) if each is not None]


def measure(record: Expected, monitor: Monitor, *, short: bool = False) -> tuple[Indicator | None, str]:
    """The figure of a size, where it has one, and its unit: of a share a change counts in percentage points."""
    known = known_figure(record.indicator, monitor)
    if record.unit.strip() or known is None:
        return known, " ".join(record.unit.split())
    unit = known.unit_short if short else known.unit_text
    return known, {"procent": "procentpunt", "%": "procentpunt"}.get(unit, unit)


def _digits(value: float) -> int:
    """How many decimals somebody typed, two at most."""
    return next((each for each in range(2) if abs(round(value, each) - value) < 1e-9), 2)


def _rows(count: int) -> str:
    return "Eén verwacht effect heeft" if count == 1 else f"{number(count)} verwachte effecten hebben"
