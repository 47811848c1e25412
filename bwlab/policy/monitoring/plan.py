"""The indicator plan as it is read: what the dictionary knows of each figure beside what the participant adds, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.formats import date as date_words
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.monitoring.publication import Measurement, measurements
from bwlab.policy.records.indicator_plan import PlanLine

KNOWN, TYPED = "gerekend", "eigen opgave"
UNKNOWN = "weten we niet"
NO_MARGIN = "geen marge gepubliceerd"
BOUNDS = "safety_survey_2021.csv"
EMPTY = "Je indicatorenplan is nog leeg. Kies eerst een cijfer bij een doel, in stap 2 (kies doelen) of stap 4 (maak een lokale agenda), of schrijf hieronder zelf een cijfer op."


class PlanRow(NamedTuple):
    """One figure of the plan as it is read: texts, "" where nothing is known.

    Attributes
    ----------
    code : str
        Of the monitor; "" for an own figure, or one this edition does not know.
    breaks : str
        Where the series starts anew, and why.
    have, of : int
        How many municipalities have a figure in its newest year, and how many there are; 0 for an own figure.
    year : int or None
        Newest year with a figure of this municipality.
    next : date or None
        When the next figure appears; ``how`` says whether that is reckoned, typed or not known.
    over : int or None
        The year that figure is about; None where it is not known.
    waiting : tuple of int
        Years of which a figure should be out by now, but this edition has none.
    problems, notes : tuple of str
        What is missing or wrong, and what is good to know; Dutch sentences.
    """

    key: str
    code: str
    name: str
    sentence: str
    unit: str
    source: str
    table: str
    frequency: str
    lag: int | None
    kind: str
    influence: str
    breaks: str
    have: int
    of: int
    margin: str
    goal: str
    owner: str
    year: int | None
    value: str
    next: date | None
    over: int | None
    how: str
    waiting: tuple[int, ...]
    until: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]


class Plan(NamedTuple):
    """The plan: its rows, what is missing as Dutch sentences, and whether it is only a proposal from the goals."""

    rows: tuple[PlanRow, ...]
    problems: list[str]
    proposed: bool


def plan(dossier: Any, monitor: Monitor, region: str, today: date) -> Plan:
    """The indicator plan of a dossier.

    Parameters
    ----------
    dossier : Dossier
        Its ``plan``, ``goals`` and ``own_figures`` are read; without a plan its goals propose one.
    monitor : Monitor
    region : str
    today : date
    """
    own = [line for line in dossier.plan if says(line)]
    rows = tuple(_row(line, dossier, monitor, region, today) for line in own or proposal(dossier))
    return Plan(rows, [each for row in rows for each in row.problems] if rows else [EMPTY], not own)


def proposal(dossier: Any) -> list[PlanLine]:
    """A line for each figure of a goal, each figure once; its key is that of its goal, so that it stays the same line."""
    first = {goal.indicator: goal for goal in reversed(dossier.goals) if goal.indicator}
    return [PlanLine(key=goal.key, indicator=goal.indicator, goal=goal.key, owner=goal.owner) for goal in dossier.goals if first.get(goal.indicator) is goal]


def says(line: PlanLine) -> bool:
    """Whether anything is filled in: an empty line is no figure."""
    return line.model_dump(exclude={"key"}) != _BLANK


_BLANK = PlanLine().model_dump(exclude={"key"})


def next_of(line: PlanLine, monitor: Monitor, today: date) -> tuple[date | None, int | None, str]:
    """When the next figure of a line appears, over which year, and how that is known: what was typed goes first."""
    if line.next is not None:
        return line.next, None, TYPED
    if line.indicator not in monitor.catalogue:
        return None, None, UNKNOWN
    found = next((each for each in coming(monitor, line.indicator) if each.published > today), None)
    return (found.published, found.year, KNOWN) if found else (None, None, UNKNOWN)


def next_words(row: PlanRow) -> str:
    """When the next figure appears, and how that is known: "december 2026, over 2025 (gerekend)"."""
    if row.next is None:
        return UNKNOWN
    if row.how == TYPED:
        return f"{date_words(row.next)} ({TYPED})"
    return f"rond {date_words(row.next).split(' ', 1)[1]}, over {row.over} ({KNOWN})"


def known_figure(code: str, monitor: Monitor) -> Indicator | None:
    """What the dictionary knows of a code; None where this edition does not know it."""
    return next((each for each in monitor.catalogue if each.code == code), None)


def coming(monitor: Monitor, code: str, years: int = 20) -> list[Measurement]:
    """What appears after the newest year of this edition, as far as it can be reckoned."""
    newest = int(monitor.table(code).columns[-1])
    return [each for each in measurements(monitor, code, newest + 1, newest + years) if each.published is not None]


def _row(line: PlanLine, dossier: Any, monitor: Monitor, region: str, today: date) -> PlanRow:
    known = known_figure(line.indicator, monitor)
    day, over, how = next_of(line, monitor, today)
    year, value, have = _newest(known, monitor, region)
    own = next((each for each in reversed(dossier.own_figures) if not line.indicator and each.name.strip() and each.name.strip() == line.name.strip()), None)
    if own:
        year, value = own.year, quantity(own.value, 1, own.unit)
    row = PlanRow(
        key=line.key, code=known.code if known else "", name=line.name.strip() or (known.name if known else line.indicator) or "cijfer zonder naam",
        sentence=line.definition.strip() or (known.sentence if known else ""), unit=known.unit if known else own.unit if own else "",
        source=line.source.strip() or (known.source if known else ""), table=known.table if known else "",
        frequency=line.frequency.strip() or (known.frequency if known else ""), lag=known.lag_months if known else None,
        kind=known.kind if known else own.kind if own else "", influence=known.influence if known else "",
        breaks="; ".join(f"nieuwe reeks vanaf {each.year}: {each.why}" for each in known.breaks) if known else "",
        have=have, of=len(monitor.regions) if known else 0, margin=_margin(line, known, dossier, monitor, region),
        goal=next((goal.text or goal.indicator for goal in dossier.goals if goal.key == line.goal), ""), owner=line.owner.strip(),
        year=year, value=value, next=day, over=over, how=how,
        waiting=tuple(each.year for each in coming(monitor, known.code) if each.published <= today) if known else (), until=line.until.strip(), problems=(), notes=(),
    )  # fmt: skip
    return row._replace(problems=tuple(_problems(row, line, dossier, monitor, today)), notes=tuple(_notes(row, line, dossier, monitor)))


def _newest(known: Indicator | None, monitor: Monitor, region: str) -> tuple[int | None, str, int]:
    """The newest year and value of the municipality, and how many have a figure in the newest year of all."""
    if known is None:
        return None, "", 0
    table = monitor.table(known.code)
    there = table.loc[region].dropna()
    have = int(table[there.index[-1] if len(there) else table.columns[-1]].notna().sum())
    return (int(there.index[-1]), quantity(float(there.iloc[-1]), known.decimals, known.unit_short), have) if len(there) else (None, "", have)


def _margin(line: PlanLine, known: Indicator | None, dossier: Any, monitor: Monitor, region: str) -> str:
    """What was typed, the margin CBS gave, that of an own survey beside this figure; else that there is none."""
    if line.margin.strip():
        return line.margin.strip()
    bounds = monitor.snapshot.table(BOUNDS)
    found = bounds[(bounds["region"] == region) & (bounds["indicator"] == line.indicator)]
    parts = []
    if known and len(found):
        row = found.iloc[-1]
        parts.append(f"van {number(row['lower'], known.decimals)} tot {number(row['upper'], known.decimals)} (CBS, {int(row['year'])})")
    for each in dossier.own_figures:
        alike = each.indicator == line.indicator if line.indicator else each.name.strip() == line.name.strip() != ""
        if alike and each.low is not None and each.high is not None:
            parts.append(f"eigen enquête van {each.year}: van {number(each.low, 1)} tot {number(each.high, 1)} {each.unit}")
    return "; ".join(parts) or NO_MARGIN


def _problems(row: PlanRow, line: PlanLine, dossier: Any, monitor: Monitor, today: date) -> Iterator[str]:
    """What this line still lacks, a sentence each, with what to do about it."""
    name = quoted(row.name)
    if line.indicator and not row.code:
        yield f"Het cijfer {name} staat niet in deze editie. Kies een ander cijfer, of schrijf het op als eigen cijfer met bron."
    if not line.indicator and not (row.sentence and row.source):
        yield f"Bij je eigen cijfer {name} ontbreekt wat er wordt geteld, of de bron. Zonder die twee telt iemand anders straks iets anders."
    if not filled_in(row.owner):
        yield f"Wie volgt {name}? Er staat nog geen functie bij."
    if row.next is None and not row.until:
        yield f"Wanneer er een nieuw cijfer over {name} komt, weten we niet. Zoek de datum op bij de bron, of schrijf op wat je tot die tijd vertelt."
    if row.next is not None and row.how == TYPED and row.next < today:
        yield f"De volgende publicatie van {name} staat op {date_words(row.next)}, en die dag is voorbij. Is het cijfer er, of kwam het later?"
    twin = [other for other in dossier.plan if other.key != line.key and says(other) and _same(other, line, monitor)]
    if twin:
        yield f"Het cijfer {name} staat meer dan één keer in je plan. Kies één omschrijving, anders staan er straks twee getallen met dezelfde naam."


def _notes(row: PlanRow, line: PlanLine, dossier: Any, monitor: Monitor) -> Iterator[str]:
    """What is good to know of this line: nothing is wrong with it."""
    name = quoted(row.name)
    if row.code and row.year is None:
        yield f"Van deze gemeente is er geen cijfer over {name}. Een nieuw cijfer van de bron zegt dan misschien ook niets over jullie."
    if row.waiting:
        yield f"Over {listing([str(year) for year in row.waiting])} kan er al een cijfer over {name} zijn; in deze editie staat het niet. Kijk bij de bron."
    if row.influence == "weinig":
        yield f"De invloed van een gemeente op {name} is klein (inschatting van bwlab). Volg er iets naast dat jullie zelf wel kunnen veranderen."
    close = next((each for each in dossier.plan if row.code and each.key != line.key and each.indicator in monitor.catalogue[row.code].related), None)
    if close:
        yield f"{name} en {quoted(monitor.catalogue[close.indicator].name)} lijken op elkaar en meten iets anders. Schrijf bij elk op wat het telt."


def _same(one: PlanLine, other: PlanLine, monitor: Monitor) -> bool:
    """Whether two lines go by one name, or are about one figure."""

    def name(line: PlanLine) -> str:
        return key(line.name or (monitor.catalogue[line.indicator].name if line.indicator in monitor.catalogue else line.indicator))

    return bool(name(one)) and name(one) == name(other)
