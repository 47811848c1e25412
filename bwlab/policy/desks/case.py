"""What every answer to a question of the council shares: its shape, the figure it is about, and the group beside it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pandas as pd

from bwlab.catalogue import Indicator, publishers
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.anchoring.cell import ORIGINS
from bwlab.policy.anchoring.pitch import PACE
from bwlab.policy.desks.borders import formed
from bwlab.policy.desks.question import COMPARE, EVERYONE
from bwlab.policy.desks.refusing import UNFINISHED, No, few, no_year
from bwlab.policy.desks.sure import Sure
from bwlab.policy.records.desks import CouncilQuestion
from bwlab.regions import Region

YES, PARTLY, NO, OPEN = "te beantwoorden", "deels te beantwoorden", "niet te beantwoorden met deze cijfers", "nog niet af"
FEWEST = 5  # of a group that must have a figure before it is compared with
MOST = PACE  # words of an answer: what can be read aloud in a minute


class Answer(NamedTuple):
    """An answer to read aloud, and what stands behind it.

    Attributes
    ----------
    state : str
        ``YES``, ``PARTLY``, ``NO`` or ``OPEN``.
    sentences : tuple of str
        At most `MOST` words together.
    figure, year, source, status, margin, margin_from : str
        In words, "" where there is none.
    n, of : int
        How many of the group have a figure; 0 where nothing is compared.
    reason : str
        Why not (a key of ``refusing``), or "".
    instead : tuple of str
        What can be answered instead, or whom to ask.
    years : tuple of int
        The years the answer speaks of.
    group : tuple of str
        Codes of those it is compared with.
    who : str
        Who they are, as a phrase.
    """

    state: str
    sentences: tuple[str, ...]
    figure: str = ""
    year: str = ""
    source: str = ""
    status: str = ""
    margin: str = ""
    margin_from: str = ""
    n: int = 0
    of: int = 0
    reason: str = ""
    instead: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    group: tuple[str, ...] = ()
    who: str = ""

    @property
    def text(self) -> str:
        """All sentences, as they are read aloud."""
        return " ".join(self.sentences)


class Group(NamedTuple):
    """Those to compare with: codes, a phrase, and why it is empty."""

    codes: tuple[str, ...]
    who: str
    everyone: bool


class Case(NamedTuple):
    """A question with its figure found: ``own`` are the figures of the municipality by year, as published."""

    question: CouncilQuestion
    monitor: Monitor
    region: Region
    known: Indicator
    own: pd.DataFrame
    group: Group | None
    today: dt.date

    def show(self, value: float) -> str:
        """A value with its unit."""
        return quantity(value, self.known.decimals, self.known.unit_text)

    def differs(self, value: float) -> str:
        """The size of a difference with its unit."""
        unit = "procentpunt" if self.known.unit_text == "procent" else self.known.unit_text
        return quantity(abs(value), self.known.decimals, unit)

    @property
    def name(self) -> str:
        """The name of the figure inside a sentence."""
        return low(self.known.name)


def low(name: str) -> str:
    """The name of a figure inside a sentence."""
    return name[:1].lower() + name[1:] if not name[:2].isupper() else name


def fitting(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """As many sentences as can be read aloud in a minute; the first is always there."""
    kept: list[str] = []
    for each in sentences:
        if each and (not kept or sum(len(one.split()) for one in (*kept, each)) <= MOST):
            kept.append(each)
    return tuple(kept)


def refused(no: No, known: Indicator | None = None) -> Answer:
    """The answer that there is none, with its reason."""
    state = OPEN if no.reason == UNFINISHED else NO
    lead = () if state == OPEN else ("Dit is niet te beantwoorden met deze cijfers.",)
    return Answer(state, fitting((*lead, no.why, *no.instead)), source=source(known) if known else "", reason=no.reason, instead=no.instead)


def source(known: Indicator) -> str:
    """Who published it."""
    return listing(list(publishers(known.source)))


def group_of(question: CouncilQuestion, monitor: Monitor, region: Region) -> Group | None:
    """Those the council asks to be compared with; None where it does not."""
    if question.compare not in COMPARE:
        return None
    if question.compare == EVERYONE:
        return Group(tuple(each.code for each in monitor.regions), f"de {number(len(monitor.regions))} gemeenten", True)
    frame = monitor.peers(region, by=COMPARE[question.compare][0])
    return Group(tuple(frame["region"]), frame.attrs.get("sentence") or frame.attrs["why"], False)


def base(case: Case, year: int, certain: Sure | None = None) -> Answer:
    """What every answer with a figure has."""
    row = case.own.loc[year]
    status = f"{ORIGINS.get(row['origin'], row['origin'])}{', voorlopig' if row['provisional'] else ''}"
    margin = f"{number(certain.low, case.known.decimals)} tot {number(certain.high, case.known.decimals)}" if certain and certain.low is not None else ""
    return Answer(YES, (), case.show(float(row["value"])), str(year), source(case.known), status, margin, certain.where if certain else "", years=(year,))


def status(case: Case, year: int) -> str:
    """What must be told of a figure that may still change, or is old."""
    if case.own.loc[year, "provisional"]:
        return f"Het cijfer van {year} is voorlopig en kan nog veranderen."
    newest = int(case.own.index[-1])
    return f"Een nieuwer cijfer is er niet; nu is het {case.today.year}." if year == newest and case.today.year - year > 2 else ""


def year_of(case: Case) -> int | No:
    """The year asked about, else the newest; or why there is none."""
    wanted = case.question.end or case.question.start
    years = [int(year) for year in case.own.index]
    return years[-1] if wanted is None else wanted if wanted in years else no_year(case.region, years, wanted, formed(case.monitor, case.region, years[0]))


def compared(case: Case, year: int) -> tuple[pd.Series, No | None]:
    """The figures of the group in one year; too few is a reason not to compare."""
    column = case.monitor.table(case.known.code)[year].reindex(case.group.codes).dropna()
    return column, few(len(column), len(case.group.codes), case.group.who, FEWEST) if len(column) < FEWEST else None
