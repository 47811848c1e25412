"""Promises that outlive who made them: which are open, of whom, by when, and what each lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.names import quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.monitoring.sight import term
from bwlab.policy.records.desks import Promise

BLANK = "nog leeg"
NONE = "Er staat nog geen toezegging in je dossier. Ze staan vaak in verslagen, brieven en hoofden. Begin met één die je nog weet."


def begun(promises: Iterable[Promise]) -> list[Promise]:
    """The promises in which anything is filled in besides the goal they belong to."""
    return [each for each in promises if each.due or each.kept or any(text.strip() for text in (each.text, each.to, each.by, each.how))]


def still_open(promises: Iterable[Promise], day: date) -> list[Promise]:
    """The promises that are not kept on a day."""
    return [each for each in begun(promises) if each.kept is None or each.kept > day]


def whole(each: Promise) -> bool:
    """Whether somebody and a day belong to it."""
    return filled_in(each.by) and each.due is not None


def counted(promises: Sequence[Promise], today: date) -> str:
    """How many are open, and how many of those have an owner and a day."""
    rows, there = begun(promises), still_open(promises, today)
    if not rows:
        return NONE
    both = sum(whole(each) for each in there)
    if not there:
        return f"{'De ene toezegging' if len(rows) == 1 else f'Alle {number(len(rows))} toezeggingen'} in je dossier {'is' if len(rows) == 1 else 'zijn'} gehouden."
    head = f"Van de {number(len(rows))} toezeggingen {'is er 1' if len(there) == 1 else f'zijn er {number(len(there))}'} open" if len(rows) > 1 else "De ene toezegging is open"
    if len(there) == 1:
        return f"{head}. Daarbij {'staan een eigenaar en een dag' if both else 'staat nog niet wie het doet én wanneer'}."
    return f"{head}. Bij {number(both) if both else 'geen'} daarvan staan een eigenaar en een dag."


def judged(dossier: Any, today: date) -> list[str]:
    """What the promises lack and which are late, a Dutch sentence each; nobody is blamed.

    Parameters
    ----------
    dossier : Dossier
        Its ``promises`` and ``goals`` are read.
    today : datetime.date
    """
    rows = begun(dossier.promises)
    if not rows:
        return [NONE]
    goals = {goal.key for goal in dossier.goals}
    return [counted(rows, today), *(sentence for place, each in enumerate(rows, 1) for sentence in _one(name(place, each), each, goals, today))]


def name(place: int, each: Promise) -> str:
    """How a promise is called: "Toezegging 1 ('Elk half jaar een brief')"."""
    return f"Toezegging {number(place)} ({quoted(each.text) if each.text.strip() else 'nog zonder tekst'})"


def table(promises: Iterable[Promise], today: date) -> pd.DataFrame:
    """Open promises first, the first day on top and those without a day last; then what was kept."""
    rows = begun(promises)
    rows.sort(key=lambda each: (_kept(each, today), each.due is None, each.due or date.max))
    return pd.DataFrame(
        [[each.text.strip() or BLANK, each.to.strip() or BLANK, each.by.strip() or BLANK, date_words(each.due) if each.due else "geen dag", _stands(each, today)] for each in rows],
        columns=["Wat is toegezegd", "Aan wie", "Wie houdt het", "Wanneer", "Hoe het staat"],
    )


def lines(promises: Iterable[Promise], today: date) -> list[str]:
    """The same as sentences, for paper."""
    return [f"{row[0]}. Aan: {row[1]}. Door: {row[2]}. {_capital(row[3])}; {row[4]}." for row in table(promises, today).itertuples(index=False, name=None)]


def _one(called: str, each: Promise, goals: set[str], today: date) -> list[str]:
    done = _kept(each, today)
    lacks = [word for word, there in (("wat er is toegezegd", each.text.strip()), ("aan wie", filled_in(each.to))) if not there]
    found = [f"{called}: nog niet ingevuld is {listing(lacks)}."] if lacks else []
    if not done:
        if not filled_in(each.by):
            found.append(f"{called}: er staat niemand bij die het doet. Wie na jou komt, kan dan niemand bellen.")
        found += _day(called, each, today)
    elif not each.how.strip():
        found.append(f"{called}: gehouden op {date_words(each.kept)}, maar hoe staat er niet bij. Waar kan iemand het nalezen?")
    elif each.due and each.kept > each.due:
        found.append(f"{called}: gehouden op {date_words(each.kept)}, na de afgesproken {date_words(each.due)}.")
    if each.kept and each.kept > today:
        found.append(f"{called}: 'gehouden' staat op {date_words(each.kept)}, en die dag moet nog komen. Tot die tijd is ze open.")
    if each.goal and each.goal not in goals:
        found.append(f"{called} hoort bij een doel dat niet meer in je dossier staat. De toezegging blijft staan.")
    return found


def _day(called: str, each: Promise, today: date) -> list[str]:
    end = term(today)[1]
    if each.due is None:
        return [f"{called}: er is geen dag. Zonder dag is ze nooit te laat, en dus ook nooit op tijd."]
    if each.due < today:
        said = f" Er staat wel: {quoted(each.how)}." if each.how.strip() else ""
        return [f"{called}: de dag ({date_words(each.due)}) is voorbij en ze staat nog open.{said} Is ze gehouden, vul dan in wanneer en hoe. Anders: wie hoort dat van jullie?"]
    if each.due >= end:
        return [f"{called}: de dag ({date_words(each.due)}) valt na de raadsverkiezingen van maart {end.year}. Wie het toezegde en wie het hoorde, kunnen dan weg zijn. Wie weet het dan nog?"]
    return []


def _kept(each: Promise, today: date) -> bool:
    return each.kept is not None and each.kept <= today


def _stands(each: Promise, today: date) -> str:
    if _kept(each, today):
        return f"gehouden op {date_words(each.kept)}" + (f": {each.how.strip().rstrip('.')}" if each.how.strip() else ", hoe staat er niet")
    return "open, de dag is voorbij" if each.due and each.due < today else "open"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
