"""A plan for resident knowledge beside the figures: what is asked, of whom, how and when, and what is still open.

The source names such a plan as one of the ways to get opgaven into view, beside a broad monitor. What residents
say does not correct a figure, and a figure does not correct residents: each sees what the other does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.records.table import ResidentQuestion
from bwlab.regions import Region

METHODS = ("gesprek aan huis", "gesprek op straat", "huiskamergesprek", "vragenlijst", "telling", "dagboek", "wandeling door de wijk")
#: What is asked of every line, and how it is called where it is missing.
ASKED = {"question": "een vraag", "group": "aan wie je het vraagt", "method": "hoe je het vraagt", "day": "een dag", "owner": "wie het doet"}
OLD = 5  # years


class Beside(NamedTuple):
    """A line of the plan beside what the monitor says.

    Attributes
    ----------
    question, group, how, when : str
        As planned; "nog open" where empty.
    figure : str
        The figure here with year and source, or why there is none.
    open : list of str
        What the line still lacks.
    """

    question: str
    group: str
    how: str
    when: str
    figure: str
    open: list[str]


def begun(plan: Sequence[ResidentQuestion]) -> list[ResidentQuestion]:
    """The lines in which anything was filled in."""
    return [each for each in plan if any((each.question.strip(), each.indicator, each.theme.strip(), each.group.strip(), each.method.strip(), each.day, each.owner.strip()))]


def beside(plan: Sequence[ResidentQuestion], monitor: Monitor, region: Region, today: date) -> list[Beside]:
    """Each line beside its figure."""
    return [_line(each, monitor, region, today) for each in begun(plan)]


def figure_words(code: str, monitor: Monitor, region: Region, today: date) -> str:
    """A figure here as it stands beside a question: value, year and source, or why there is none."""
    if code not in monitor.catalogue:
        return f"Het cijfer {quoted(code)} kent deze editie niet."
    known, row = monitor.catalogue[code], next(monitor.position(region, None, code).itertuples(index=False))
    if row.value != row.value or row.value is None:
        return f"{known.name}: hier is geen cijfer. {row.why}"
    old = f" Dat is meer dan {number(OLD)} jaar oud." if today.year - int(row.year) > OLD else ""
    return f"{known.name}: {quantity(float(row.value), known.decimals, known.unit_text)} in {int(row.year)} ({known.source.split(',')[0].strip()}).{old}"


def remarks(plan: Sequence[ResidentQuestion], monitor: Monitor, region: Region, today: date) -> list[str]:
    """What the plan as a whole lacks, and where residents are the only ones who know."""
    found = begun(plan)
    if not found:
        return ["Er staat nog geen vraag in je plan. Begin met een cijfer dat je niet begrijpt, of dat er niet is."]
    lacks = [f"{what} (bij {_lines(count)})" for name, what in ASKED.items() if (count := sum(not _there(getattr(each, name)) for each in found))]
    said = [f"Nog open: {listing(lacks)}."] if lacks else []
    past = [each for each in found if each.day and each.day < today]
    if past:
        said.append(f"Van {_lines(len(past))} is de dag al geweest. Wat kwam eruit?")
    blank = [each for each in found if each.indicator in monitor.catalogue and monitor.position(region, None, each.indicator)["value"].isna().all()]
    if blank:
        names = list(dict.fromkeys(monitor.catalogue[each.indicator].name for each in blank))
        said.append(f"Van {listing(names)} is hier geen cijfer. Wat inwoners zeggen, is daar het enige wat je hebt. Tel het niet om tot een percentage.")
    if all(each.method.strip().lower() == "vragenlijst" for each in found):
        said.append("Alles loopt via een vragenlijst. Wie vult die niet in, en hoe spreek je die mensen?")
    return said or ["Bij elke vraag staat aan wie, hoe, wanneer en door wie. Spreek ook af hoe inwoners horen wat ermee is gedaan."]


def suggested(dossier: Any, monitor: Monitor, region: Region) -> list[tuple[str, str]]:
    """Figures to ask residents about: of her opgaven, then what is blank here; (code, why)."""
    codes = [code for each in sorted(dossier.challenges, key=lambda each: each.rank) for code in each.indicators if code in monitor.catalogue.foto]
    rows = monitor.position(region)
    blank = rows.loc[rows["value"].isna(), "indicator"].tolist()
    found = [(code, "je opgave") for code in dict.fromkeys(codes)]
    return found + [(code, "hier is geen cijfer") for code in blank if code not in dict(found)]


def _line(each: ResidentQuestion, monitor: Monitor, region: Region, today: date) -> Beside:
    none = "nog open"
    figure = figure_words(each.indicator, monitor, region, today) if each.indicator else f"Bij het thema {quoted(each.theme)} koos je nog geen cijfer." if each.theme.strip() else "nog geen cijfer gekozen"
    return Beside(
        each.question.strip() or none, each.group.strip() or none, each.method.strip() or none, date_words(each.day) if each.day else none, figure,
        [what for name, what in ASKED.items() if not _there(getattr(each, name))],
    )  # fmt: skip


def _there(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def _lines(count: int) -> str:
    return "1 vraag" if count == 1 else f"{number(count)} vragen"
