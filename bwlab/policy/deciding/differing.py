"""Who disagrees, instead of who wins: technical and political considerations apart, who was heard, and where they differ.

Nobody is counted. A word of the council or of one resident is no vote, and three who agree do not outweigh one who pays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from bwlab.formats import date as date_words
from bwlab.formats import listing
from bwlab.names import key, quoted
from bwlab.policy.deciding.cells import Alternative, alternatives
from bwlab.policy.phases.options import BLANK
from bwlab.policy.records.deciding import KINDS, Consideration, Heard
from bwlab.policy.records.goal import Goal

NO_VOTES = "Hier wordt niets geteld. Wie gehoord is, heeft niet gestemd, en wie niet gehoord is, ontbreekt in elke telling."
HEADS = ("Technische overwegingen", "Politieke overwegingen")
ALL = "Alle opties"
_SMALL = 5  # letters: shorter words do not tell one group from another


def considered(rows: Iterable[Consideration]) -> list[Consideration]:
    """Those in which anything is filled in."""
    return [each for each in rows if each.kind or each.text.strip() or each.who.strip()]


def were_heard(rows: Iterable[Heard]) -> list[Heard]:
    """Those in which anything is filled in."""
    return [each for each in rows if each.model_dump(exclude={"key", "goal"}) != _EMPTY]


_EMPTY = Heard().model_dump(exclude={"key", "goal"})


def beside(dossier: Any, goal: Goal) -> pd.DataFrame:
    """A row for each alternative: technical and political considerations in columns of their own, and who would choose it."""
    own = [each for each in considered(dossier.considerations) if each.goal == goal.key]
    heard = [each for each in were_heard(dossier.heard) if each.goal == goal.key]
    ways = alternatives(dossier, goal)
    rows = []
    for way in ways:
        rows.append([way.begins, *(_listed(own, way.key, kind) for kind in KINDS), "; ".join(_who(each) for each in heard if each.prefers == way.key) or "niemand van wie gehoord is"])
    general = [each for each in own if each.option not in {way.key for way in ways}]
    if any(each.kind in KINDS for each in general):
        rows.append([ALL, *(_listed(general, None, kind) for kind in KINDS), ""])
    return pd.DataFrame(rows, columns=["Optie", *HEADS, "Wie dit zou kiezen"])


def heard_table(dossier: Any, goal: Goal) -> pd.DataFrame:
    """Who was heard, when, what they said, and what was done with it."""
    rows = [each for each in were_heard(dossier.heard) if each.goal == goal.key]
    return pd.DataFrame(
        [(_who(each), date_words(each.day) if each.day else BLANK, each.said.strip() or BLANK, each.done.strip() or BLANK) for each in rows],
        columns=["Wie", "Wanneer", "Wat zij zeiden", "Wat ermee is gedaan"],
    )


def told(dossier: Any, goal: Goal) -> list[str]:
    """Where those who were heard differ, who is missing, and which kind of consideration is: a sentence each, and no count."""
    ways = {each.key: each for each in alternatives(dossier, goal)}
    own = [each for each in considered(dossier.considerations) if each.goal == goal.key]
    heard = [each for each in were_heard(dossier.heard) if each.goal == goal.key]
    said = [*_differ(heard, ways), *_missing(own, heard, ways)]
    said += [f"Bij {quoted(each.text or 'een overweging zonder woorden')} staat niet of die technisch of politiek is." for each in own if each.kind not in KINDS]
    said += [f"Bij {quoted(each.text)} staat niet wie dat vindt. Een overweging is van iemand." for each in own if each.text.strip() and not each.who.strip()]
    return said


def _differ(heard: list[Heard], ways: dict[str, Alternative]) -> list[str]:
    """Who would choose what, beside each other."""
    if not heard:
        return ["Er staat nog niemand die gehoord is. De bron noemt actieve betrokkenheid van belanghebbenden als deel van deze fase. Wie merkt er iets van, en wie betaalt of wacht?"]
    by: dict[str, list[str]] = {}
    for each in heard:
        if each.prefers in ways:
            by.setdefault(each.prefers, []).append(_who(each))
    said = []
    if len(by) > 1:
        parts = [f"liever {ways[way].called}: {listing(names)}" for way, names in by.items()]
        said.append(f"Ze zijn het niet eens: {'; '.join(parts)}. Waar zit dat verschil in: in wat ze verwachten, of in wat ze belangrijk vinden?")
    elif by:
        way, names = next(iter(by.items()))
        said.append(f"Van wie je hoorde, kiest niemand iets anders dan {ways[way].called}. Dat zeiden: {listing(names)}. Wie heb je niet gehoord, en wat zou die kiezen?")
    silent = [_who(each) for each in heard if each.prefers not in ways]
    if silent:
        said.append(f"Van {listing(silent)} staat er geen keuze bij. Dat is niet hetzelfde als geen voorkeur.")
    undone = [_who(each) for each in heard if each.said.strip() and not each.done.strip()]
    if undone:
        said.append(f"Wat is er gedaan met wat je hoorde van {listing(undone)}? Dat is nog leeg.")
    return said


def _missing(own: list[Consideration], heard: list[Heard], ways: dict[str, Alternative]) -> list[str]:
    """Kinds of consideration that are nowhere, and groups that pay or wait and were not heard."""
    said = []
    for kind, other in (("politiek", "technisch"), ("technisch", "politiek")):
        if not any(each.kind == kind for each in own) and any(each.kind == other for each in own):
            what = "Wat vinden partijen of groepen belangrijk, los van of het werkt?" if kind == "politiek" else "Kan het, mag het, wat kost het, en wie voert het uit?"
            said.append(f"Er staan alleen {other}e overwegingen. {what}")
    if not own:
        said.append("Er staat nog geen overweging. De bron noemt technische en politieke overwegingen: allebei horen erbij.")
    named = {word for each in heard for word in _words(f"{each.who} {each.said}")}
    for way in ways.values():
        loses = way.option.loses if way.option else ""
        if loses.strip() and not _words(loses) & named:
            said.append(f"Bij {way.name.lower()} betaalt of wacht volgens jou: {quoted(loses)}. We vinden hen niet terug bij wie gehoord is. Zijn ze gehoord?")
    return said


def _listed(rows: list[Consideration], option: str | None, kind: str) -> str:
    found = [f"{each.text.strip() or 'zonder woorden'}{f' ({each.who.strip()})' if each.who.strip() else ''}" for each in rows if each.kind == kind and (option is None or each.option == option)]
    return "; ".join(found) or BLANK


def _who(each: Heard) -> str:
    return quoted(each.who)[1:-1] if each.who.strip() else "iemand zonder naam"


def _words(text: str) -> set[str]:
    return {word for each in text.split() if len(word := key(each)) >= _SMALL}
