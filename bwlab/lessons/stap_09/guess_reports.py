"""A guess before the calendar: at how many reports of next year is there a new figure?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.lessons.parts import guessing
from bwlab.lessons.stap_09.shown import or_example
from bwlab.names import quoted
from bwlab.policy.monitoring.plan import KNOWN, PlanRow, plan
from bwlab.policy.monitoring.reporting import NEW, UNKNOWN, days_in, report

NOTHING = "Er staat nog geen cijfer in je plan. Schrijf er hierboven een op, en schat dan."


def pieces(lesson: Any) -> Sequence[Any]:
    """The question, about the first figure of which it is known when it appears."""
    dossier, lead = or_example(lesson)
    rows = plan(dossier, lesson.monitor, lesson.region.code, lesson.today).rows
    if not rows:
        return [NOTHING]
    asked, year = next((row for row in rows if row.how == KNOWN), rows[0]), lesson.today.year + 1
    count = len(days_in(year, dossier))
    question = f"Bij hoeveel van de {'twee rapportages' if count == 2 else 'rapportages (jullie hebben er één)'} van {year} is er een nieuw cijfer voor {quoted(asked.name)}, denk je?"
    options = [*((str(each), _option(each, count)) for each in range(count + 1)), ("weet niet", "Dat weet ik niet")]
    found = guessing.pieces(lesson, f"rapportages {asked.code or asked.name} {year}", question, options, lambda: answer(asked, year, lesson))
    return [*([lead] if lead else []), *found]


def answer(row: PlanRow, year: int, lesson: Any) -> str:
    """At which of the reports of a year there is a new figure, and why."""
    dossier, _ = or_example(lesson)
    told = [(day, report(day, [row], dossier, lesson.monitor, lesson.today).told[0]) for day in days_in(year, dossier)]
    new = [day for day, each in told if each.state == NEW]
    if not new and any(each.state == UNKNOWN for _, each in told):
        return f"Dat weten we niet: wanneer er een nieuw cijfer over {quoted(row.name)} komt, is niet bekend. Ook dat kun je rapporteren."
    about = [str(each.year) for _, one in told for each in one.new if each.year]
    if not new:
        return f"Bij geen enkele: er komt in die tijd geen nieuwe meting van {quoted(row.name)}. Dan vertel je wat er is gedaan."
    return (
        f"Bij {number(len(new))} van de {number(len(told))}: die van {listing([date_words(day) for day in new])}."
        f"{f' Het cijfer gaat dan over {listing(about)}.' if about else ''} Bij de andere schrijf je: geen nieuwe meting."
        if len(new) < len(told)
        else f"Bij {'allebei' if len(told) == 2 else 'de ene rapportage'}.{f' De cijfers gaan over {listing(about)}.' if about else ''}"
    )


def _option(each: int, count: int) -> str:
    if count == 1:
        return "Bij die ene" if each else "Bij geen enkele"
    return {0: "Bij geen enkele", 1: "Bij één", 2: "Bij allebei"}[each]
