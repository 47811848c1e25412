"""The local agenda as a Word document: what is open on page one, then who does what for which goal."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from bwlab.charts.words import bound
from bwlab.export.documents import Desk, filled
from bwlab.export.documents.calendar import picture
from bwlab.export.documents.figures import latest
from bwlab.export.plain import OPEN, line, short
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, quantity
from bwlab.policy import AgendaItem, Goal
from bwlab.policy.acting.canvas import CanvasRow, canvas, horizon, items_of, open_items, started
from bwlab.policy.records.border import LEVELS

TERMS = {"kort": "Kort: binnen twee jaar", "lang": "Lang: later dan over twee jaar", "": "Nog zonder einddatum"}
HEAD = ("Activiteit", "Wat je kunt tellen", "Eigenaar", "Wie doet mee, en wat", "Middelen", "Van en tot")
WIDTHS = (26, 15, 14, 21, 12, 14)
VISION = ("visie", "visie_cijfer", "visie_jaar", "regionale_agenda")  # notes of stap_05
FEW, BESIDE = 6, 18.0  # so many open items leave room for a picture of so many centimetres under them
WHAT = (
    "Dit is een uitnodiging. De agenda zegt per doel wat de gemeente doet en wat anderen zelf bijdragen. "
    "Wat nog openstaat, staat vooraan: daar is ruimte om mee te doen."
)


class Part(NamedTuple):
    """One goal with its activities, or the activities without a goal.

    Attributes
    ----------
    goal : Goal or None
    facts : list of tuple of str
        Word and text: opgave, streefwaarde, eigenaar …
    items : list of AgendaItem
        Those that end soonest first.
    """

    title: str
    goal: Goal | None
    facts: list[tuple[str, str]]
    items: list[AgendaItem]


def parts(desk: Desk) -> list[Part]:
    """The agenda by goal, in the order of the dossier; what serves no goal comes last."""
    dossier = desk.dossier
    goals = by_row(desk)
    found = []
    for number, (goal, row) in enumerate(goals, 1):
        name = row.goal or row.challenge or "nog zonder omschrijving"
        facts = {
            "Doel": row.goal if short(name) != line(name) else "",  # where the heading could not hold all of it
            "Opgave": row.challenge or OPEN,
            "Cijfer": f"{row.indicator}{latest(desk, goal.indicator)}" if row.indicator else OPEN,
            "Ondergrens": row.floor or OPEN,
            "Streefwaarde": row.target or OPEN,
            "Eigenaar": row.owner or OPEN,
            "We kijken op": row.due or OPEN,
        }
        told = [(word, text) for word, text in facts.items() if text]
        found.append(Part(f"Doel {number}. {short(name)}", goal, told, in_time(items_of(dossier, goal), desk.today)))
    keys = {goal.key for goal, _ in goals}
    loose = in_time([item for item in started(dossier.agenda) if item.goal not in keys], desk.today)
    return found + ([Part("Activiteiten zonder doel", None, [], loose)] if loose else [])


def by_row(desk: Desk) -> list[tuple[Goal, CanvasRow]]:
    """The goals in which something was filled in, each with its row of the canvas."""
    rows = {row.key: row for row in canvas(desk.dossier, desk.monitor).rows}
    return [(goal, rows[goal.key]) for goal in filled(desk.dossier.goals) if goal.key in rows]


def in_time(items: list[AgendaItem], today: dt.date) -> list[AgendaItem]:
    """Short term first, then long, then what has no end; within these by date."""
    terms = list(TERMS)
    return sorted(items, key=lambda item: (terms.index(horizon(item, today)), item.end or dt.date.max, item.start or dt.date.max))


def means(item: AgendaItem) -> str:
    """Money and people in words; "" where nothing was filled in."""
    euros = "" if item.euros is None else bound(quantity(item.euros, 0, "€"))
    return ", ".join(each for each in (euros, item.means.strip()) if each)


def partners(item: AgendaItem) -> list[str]:
    """Who joins in, what they do, and whether they said so."""
    return [
        f"{each.who.strip() or 'nog zonder naam'}{f': {each.what.strip()}' if each.what.strip() else ''} "
        f"({'toegezegd' if each.agreed else 'nog niet toegezegd'})"
        for each in filled(item.contributions)
    ]


def write(desk: Desk) -> bytes:
    """The Word document."""
    dossier, label = desk.dossier, desk.region.label
    paper = Paper(f"Lokale agenda brede welvaart {label}", desk.style, desk.today, landscape=True)
    paper.say(WHAT)
    asks = open_items(dossier)
    _asks(paper, dossier, asks)
    if drawn := picture(desk):
        paper.picture(drawn.png, drawn.alt, BESIDE if len(asks) <= FEW else None)
    for part in parts(desk):
        paper.heading(part.title, new_page=part.goal is not None)
        paper.facts(part.facts)
        _activities(paper, part, desk.today)
    _border(paper, desk)
    paper.say(
        f"Doelen, activiteiten, bijdragen en bedragen zijn eigen opgave uit het dossier van {label}. Waar de cijfers vandaan komen, "
        "staat in de verantwoording.",
        small=True,
    )
    return paper.save()


def _asks(paper: Paper, dossier: Any, asks: list[str]) -> None:
    paper.heading("Wie doet mee?")
    if asks:
        paper.say("Dit staat nog open. Weet of kun jij iets, meld je dan bij de eigenaar van het doel.")
        paper.bullets(asks, boxes=True)
    elif started(dossier.agenda):
        paper.say("Elke activiteit heeft een eigenaar, een partner die toezegde, middelen en datums.")
    else:
        paper.say("Er staan nog geen activiteiten in deze agenda. Wie weet wat hier kan helpen?")


def _activities(paper: Paper, part: Part, today: dt.date) -> None:
    if not part.items:
        paper.say("Bij dit doel staat nog geen activiteit.")
    for term, words in TERMS.items():
        items = [item for item in part.items if horizon(item, today) == term]
        if items:
            paper.heading(words, 2)
            paper.table(HEAD, [_row(item) for item in items], WIDTHS, f"Activiteiten bij: {part.title}. {words}.", size=LARGE)


def _row(item: AgendaItem) -> list[str]:
    when = "\n".join(f"{word} {date(day)}" for word, day in (("van", item.start), ("tot", item.end)) if day)
    texts = (item.activity.text, item.activity.output, item.owner, "\n".join(partners(item)), means(item), when)
    return [text.strip() or OPEN for text in texts]


def _border(paper: Paper, desk: Desk) -> None:
    """What is taken up with others over the border of the municipality."""
    choices = [each for each in desk.dossier.regional if each.level or each.why or each.agenda]
    places, vision = filled(desk.dossier.facilities), _vision(desk)
    if not choices and not places and not vision:
        return
    paper.heading("Over de gemeentegrens", new_page=True)
    paper.facts(vision)
    if choices:
        rows = [(each.theme, LEVELS.get(each.level, each.level) or OPEN, each.why or OPEN, each.agenda or OPEN) for each in choices]
        paper.table(("Thema", "Waar pakken we dit op", "Waarom daar", "Regionale agenda"), rows, (16, 20, 34, 30), "Per thema wat de gemeente zelf doet en wat samen met de regio.", size=LARGE)
    if places:
        paper.heading("Voorzieningen over de grens (eigen opgave)", 2)
        paper.table(("Voorziening", "Thema", "Waar", "Afstand ongeveer", "Voor wie"), [_place(each, desk) for each in places], (28, 18, 18, 16, 20), "Voorzieningen in buurgemeenten die inwoners gebruiken, volgens eigen opgave.", size=LARGE)


def _vision(desk: Desk) -> list[tuple[str, str]]:
    """The sentence for the region of step 5, and what would show it."""
    words, figure, year, agenda = (desk.dossier.note("stap_05", key) for key in VISION)
    if not words and not agenda:
        return []
    shown = f"{figure.text}{latest(desk, figure.answer)}{f', in het cijfer van {year.answer}' if year else ''}" if figure else OPEN
    return [("Zin voor de regio", words.text if words else OPEN), ("Wat dat laat zien", shown), ("Regionale agenda", agenda.text if agenda else OPEN)]


def _place(each: Any, desk: Desk) -> list[str]:
    where = desk.monitor.regions[each.region].label if each.region in desk.monitor.regions else each.region
    return [each.name or OPEN, each.theme or OPEN, where or OPEN, each.near or OPEN, each.users or OPEN]
