"""Politics early: options stay closed until the council has a day on which there is still something to choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in, started
from bwlab.policy.monitoring.sight import term
from bwlab.policy.records.table import CouncilMoment

DECISION = "raadsbesluit"
#: What a moment can be; the last one is the decision itself.
KINDS = ("raadsinformatieavond", "werksessie", "startnotitie", "commissievergadering", "werkbezoek", DECISION)
SUMMER = (7, 8)  # months in which a council may be away; when it is, only the griffie knows
#: Words that say that there is nothing left to choose.
SETTLED = {key(each) for each in ("niets", "niks", "niets meer", "geen", "nee", "geen keuze", "geen keuzes", "alles ligt vast", "alles staat vast", "er is geen keuze", "er valt niets te kiezen")}
WHY = "Kiezen is aan de politiek, en dat kan alleen als er nog iets te kiezen is."


def closed(moments: Iterable[CouncilMoment], today: date) -> str:
    """Why the options stay closed, as a Dutch sentence; "" where a moment with the council opens them.

    Parameters
    ----------
    moments : iterable of CouncilMoment
    today : datetime.date
        A moment before it counts as held.

    Notes
    -----
    A moment opens them when it has a day and says what can still be chosen that day, and lies before the
    decision. The decision itself opens nothing: then a draft is ready.
    """
    rows = begun(moments)
    if opening(rows):
        return ""
    if not rows:
        return f"Je keuzes blijven nog dicht: er staat geen moment met de raad. {WHY} Vul een dag in, en wat de raad dan nog kan kiezen."
    lacks = listing([_lack(each, rows) for each in rows[:3]])
    more = f" Dat geldt ook voor {number(len(rows) - 3)} andere." if len(rows) > 3 else ""
    return f"Je keuzes blijven nog dicht: {lacks}.{more} {WHY}"


def begun(moments: Iterable[CouncilMoment]) -> list[CouncilMoment]:
    """The moments in which anything is filled in."""
    return [each for each in moments if each.day or any(text.strip() for text in (each.kind, each.about, each.open, each.said))]


def opening(moments: Iterable[CouncilMoment]) -> list[CouncilMoment]:
    """The moments on which there is something to choose, the first day first."""
    rows = list(moments)
    return sorted((each for each in rows if each.day and leaves_open(each) and not _is_decision(each) and not _too_late(each, rows)), key=lambda each: each.day)


def leaves_open(moment: CouncilMoment) -> bool:
    """Whether it says that something can still be chosen: "niets" and "n.t.b." do not."""
    return filled_in(moment.open) and key(moment.open) not in SETTLED


def decisions(moments: Iterable[CouncilMoment]) -> list[date]:
    """The days on which the council decides, as far as they are known."""
    return sorted(each.day for each in moments if each.day and _is_decision(each))


def judged(dossier: Any, today: date) -> list[str]:
    """What follows from the moments with the council, a sentence each; empty where there is none.

    Parameters
    ----------
    dossier : Dossier
        Its ``council`` and ``agenda`` are read.
    today : datetime.date
    """
    rows = begun(dossier.council)
    found = [said for each in sorted(rows, key=lambda each: each.day or date.max) for said in _about(each, rows, today)]
    open_on = opening(rows)
    if not open_on:
        return found
    first, decided = open_on[0], [each for each in decisions(rows) if each >= open_on[0].day]
    if decided:
        days = (decided[0] - open_on[-1].day if open_on[-1].day <= decided[0] else decided[0] - first.day).days
        found.append(f"Tussen {name(open_on[-1] if open_on[-1].day <= decided[0] else first)} en het besluit van {date_words(decided[0])} {'zit 1 dag' if days == 1 else f'zitten {number(days)} dagen'}. In die tijd komt in het voorstel wat de raad meegaf.")
    else:
        found.append("Er staat nog geen dag waarop de raad beslist. Zet die erbij zodra je die weet, dan zie je hoeveel tijd ertussen zit.")
    early = [item for item in started(dossier.agenda) if item.start and item.start < first.day]
    if early:
        names = listing([quoted(item.activity.text or "zonder omschrijving") for item in early[:2]])
        more = f" en nog {number(len(early) - 2)}" if len(early) > 2 else ""
        found.append(f"Op je agenda {'begint' if len(early) == 1 else 'beginnen'} {names}{more} voordat de raad iets te kiezen heeft. Over {'die activiteit' if len(early) == 1 else 'die activiteiten'} is dan al gekozen.")
    return found


def name(moment: CouncilMoment) -> str:
    """A moment within a sentence: "de werksessie van 4 februari 2027"."""
    kind = moment.kind.strip() or "moment"
    article = "het" if kind in (DECISION, "moment", "werkbezoek") else "de"
    what = f"{article} {kind}" if kind in (*KINDS, "moment") else quoted(kind)
    return f"{what} van {date_words(moment.day)}" if moment.day else f"{what} zonder dag"


def _is_decision(moment: CouncilMoment) -> bool:
    return key(moment.kind) == key(DECISION)


def _too_late(moment: CouncilMoment, rows: Sequence[CouncilMoment]) -> bool:
    """Whether every decision that has a day lies before it, or on the same day."""
    days = decisions(rows)
    return bool(days) and moment.day is not None and moment.day >= days[-1]


def _lack(moment: CouncilMoment, rows: Sequence[CouncilMoment]) -> str:
    if _is_decision(moment):
        return f"bij {name(moment)} ligt er al een voorstel" if moment.day else "het raadsbesluit heeft nog geen dag, en dan ligt er al een voorstel"
    parts = [] if moment.day else ["heeft nog geen dag"]
    if not moment.open.strip() or not filled_in(moment.open):
        parts.append("zegt nog niet wat de raad dan kan kiezen")
    elif not leaves_open(moment):
        parts.append("laat de raad niets te kiezen")
    if not parts:
        parts.append(f"valt niet voor het besluit van {date_words(decisions(rows)[-1])}")
    bare = name(moment) if moment.day else name(moment).removesuffix(" zonder dag")
    return f"{bare} {listing(parts)}"


def _about(moment: CouncilMoment, rows: Sequence[CouncilMoment], today: date) -> list[str]:
    """What can be said of one moment."""
    called = name(moment)
    called = f"{called[0].upper()}{called[1:]}"
    found = []
    if not filled_in(moment.about) and not _is_decision(moment):
        found.append(f"{called}: schrijf op welke vraag je dan aan de raad voorlegt.")
    if moment.day is None:
        return found
    if moment.day < today and not _is_decision(moment):
        found.append(f"{called} is voorbij. {'De raad gaf mee: ' + quoted(moment.said) + '.' if filled_in(moment.said) else 'Schrijf erbij wat de raad meegaf, dan weet wie na jou komt waarom de keuzes zo liggen.'}")
    if not _is_decision(moment) and _too_late(moment, rows) and leaves_open(moment):
        found.append(f"{called} valt niet voor het besluit van {date_words(decisions(rows)[-1])}. Wat dan nog openstaat, kan in dat besluit niet meer meedoen.")
    if moment.day >= term(today)[1]:
        found.append(f"{called} valt na de raadsverkiezingen van maart {term(today)[1].year}. Dan zit er een andere raad.")
    if moment.day.month in SUMMER and moment.day >= today:
        found.append(f"{called} valt in juli of augustus. Of de raad dan reces heeft, weet de griffie.")
    if moment.day.weekday() > 4:
        found.append(f"{called} valt in een weekend. Klopt die dag?")
    return found
