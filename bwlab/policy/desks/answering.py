"""An honest answer to a question of the council: a figure with its year, source and margin, or why these figures cannot answer it."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from bwlab.formats import as_written, number
from bwlab.monitor import Monitor
from bwlab.policy.desks.case import (
    PARTLY,
    Answer,
    Case,
    Group,
    base,
    compared,
    fitting,
    group_of,
    refused,
    status,
    year_of,
)
from bwlab.policy.desks.over_years import change, future
from bwlab.policy.desks.question import CHANGE, FUTURE, PLACE
from bwlab.policy.desks.refusing import No, beforehand, blank
from bwlab.policy.desks.sure import Sure, sure
from bwlab.policy.records.desks import CouncilQuestion
from bwlab.regions import Region


def answer(question: CouncilQuestion, monitor: Monitor, region: Region, today: dt.date) -> Answer:
    """What these figures say to a question of the council, or why they do not.

    Parameters
    ----------
    question : CouncilQuestion
    monitor : Monitor
    region : Region
        The own municipality.
    today : datetime.date
    """
    no = beforehand(question, monitor, region)
    if no is not None:
        return refused(no)
    known = monitor.catalogue[question.indicator]
    own = monitor.values(region.code, indicator=known.code).sort_values("year").set_index("year")
    own["value"] = as_written(own["value"], known.decimals)
    if own.empty:
        return refused(blank(monitor, region, known), known)
    case = Case(question, monitor, region, known, own, group_of(question, monitor, region), today)
    found = {CHANGE: change, PLACE: _place, FUTURE: future}.get(question.asks, _stand)(case)
    return found._replace(sentences=fitting(found.sentences))


def _stand(case: Case) -> Answer:
    year = year_of(case)
    if isinstance(year, No):
        return refused(year, case.known)
    value = float(case.own.at[year, "value"])
    certain = sure(case.monitor, case.region, case.known, year, value)
    said = [f"In {year} was het cijfer voor {case.name} in {case.region.label} {case.show(value)}.", certain.words, status(case, year)]
    found = base(case, year, certain)
    if case.group is None:
        return found._replace(sentences=tuple(said))
    column, no = compared(case, year)
    if no is not None:
        return found._replace(state=PARTLY, sentences=(*said, f"De vergelijking kunnen we niet maken. {no.why}"), n=len(column), of=len(case.group.codes), reason=no.reason, instead=no.instead)
    return found._replace(sentences=(*said, *_beside(case, value, column, certain)), n=len(column), of=len(case.group.codes), group=case.group.codes, who=case.group.who)


def _beside(case: Case, value: float, column: pd.Series, certain: Sure) -> list[str]:
    (middle,) = as_written([column.median()], case.known.decimals)
    there = "Dat is gelijk aan ons cijfer." if round(value - middle, case.known.decimals) == 0 else f"{case.region.label} zit daar {case.differs(value - middle)} {'boven' if value > middle else 'onder'}."
    inside = certain.low is not None and certain.low <= middle <= certain.high and round(value - middle, case.known.decimals) != 0
    return [
        f"Van {case.group.who} hebben er {number(len(column))} een cijfer. De mediaan daarvan is {case.show(middle)}: de helft zit erboven, de helft eronder. {there}",
        "Dat verschil valt binnen de marge." if inside else "",
    ]


def _place(case: Case) -> Answer:
    year = year_of(case)
    if isinstance(year, No):
        return refused(year, case.known)
    group = case.group or Group(tuple(each.code for each in case.monitor.regions), f"de {number(len(case.monitor.regions))} gemeenten", True)
    case = case._replace(group=group)
    _, no = compared(case, year)
    if no is not None:
        return refused(no, case.known)
    value = float(case.own.at[year, "value"])
    certain = sure(case.monitor, case.region, case.known, year, value)
    ranking = case.monitor.ranking(case.known.code, year, None if group.everyone else list(group.codes), case.region).set_index("region")
    row, n = ranking.loc[case.region.code], len(ranking)
    size = len(group.codes) + (not group.everyone)
    order = "1 is het gunstigst" if case.known.direction else "1 is het hoogst; meer is hier niet beter of slechter"
    shared = " Die plaats deelt ze met andere." if row["tied"] else ""
    said = [
        f"In {year} stond {case.region.label} voor {case.name} op plaats {number(int(row['rank']))} van {number(n)} ({order}), met {case.show(value)}.{shared}",
        _among(group, n, size),
        _within(case, certain, ranking["value"]),
        status(case, year),
        "Een plaats zegt niet of het goed genoeg is." if case.known.direction else "",
    ]
    return base(case, year, certain)._replace(sentences=tuple(said), n=n, of=size, group=group.codes, who=group.who)


def _among(group: Group, n: int, size: int) -> str:
    left = size - n
    who = "alle gemeenten" if group.everyone else f"{group.who}, met ons erbij"
    return f"We tellen {who}. {'Er ontbreekt geen cijfer.' if not left else f'Voor {number(left)} is er geen cijfer.'}"


def _within(case: Case, certain: Sure, values: pd.Series) -> str:
    if certain.low is None:
        return certain.words
    others = values.drop(case.region.code)
    inside = int(((others >= certain.low) & (others <= certain.high)).sum())
    return f"{certain.words} Daarbinnen {'ligt' if inside == 1 else 'liggen'} {number(inside) if inside else 'geen'} andere gemeente{'n' if inside != 1 else ''}{': die plaats is dus niet zeker' if inside else ''}."
