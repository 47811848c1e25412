"""Role cards as a tagged PDF: four on a page of A4, to cut; a phase begins on a page of its own, so that it can be printed alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bwlab.catalogue import publishers
from bwlab.charts.words import sources
from bwlab.export.documents import Desk
from bwlab.export.plain import short
from bwlab.export.typeset import pdf
from bwlab.formats import BLANK, quantity
from bwlab.policy.cycle import PHASES, SOURCE, Phase
from bwlab.policy.dialogue.cards import cards as dialogue_cards
from bwlab.policy.phases.asking import asks, puts, watches
from bwlab.policy.stakeholders import LEVELS, ROLES, stakeholders

TEMPLATE = "roles.typ"
MAY = "Kan een cruciale rol spelen: een eerste inzicht, geen voorschrift."
OWN = "Waar je op let en wat je vraagt, is een eigen invulling van de masterclass."
NO_CHALLENGE = "Een cijfer uit de foto; je dossier heeft nog geen opgave"
ALWAYS = "Leg er altijd bij: griffier; controllers en juristen; gemeentesecretaris, provinciesecretaris of secretaris-generaal."
EVERY = ("De hele cyclus", "Elk niveau")
HOW = (
    "Kies een fase en leg haar kaarten op tafel. Leg deze drie rollen er altijd bij: ze kunnen in elke fase van belang zijn.",
    "Ieder pakt een rol die niet de eigen is. Lees voor jezelf waar je op let.",
    "Eén brengt de opgave in. Ieder reageert in twee minuten op het cijfer en stelt de eigen vraag. Wie ernaast zit, leest voor wat een ander vraagt.",
    "Leg daarna de rollen af. Wat hoorde je dat je nog niet wist, en wie zat er niet aan tafel?",
)


def write(desk: Desk) -> bytes:
    """The PDF."""
    return pdf(TEMPLATE, content(desk), desk.style, desk.today)


def content(desk: Desk) -> dict[str, Any]:
    """What stands on the cards, as texts: pages of at most four, each of one phase."""
    label = desk.region.label
    figure = figure_of(desk)
    first = [{"how": list(HOW), "title": "Zo speel je"}, *({**each, "figure": figure} for each in _carrying_on())]
    pages = [first]
    for phase in PHASES:
        found = [{**each, "figure": figure} for each in _of(phase)]
        pages += [found[place : place + 4] for place in range(0, len(found), 4)]
    return {"title": f"Rolkaarten {label}", "label": label, "may": MAY, "always": ALWAYS, "own": OWN, "source": f"Bron van de rollen: {SOURCE}.", "pages": pages}


def _of(phase: Phase) -> Iterator[dict[str, Any]]:
    for each in stakeholders(phase.key):
        yield {
            "phase": f"Fase {phase.number}. {phase.title}",
            "level": LEVELS[each.level],
            "title": each.name,
            "detail": each.detail,
            "watches": watches(each),
            "puts": puts(each),
            "asked": asks(each),
            "question": phase.question,
        }


def _carrying_on() -> Iterator[dict[str, Any]]:
    for each in ROLES:
        yield {"phase": EVERY[0], "level": EVERY[1], "title": each.title, "detail": each.why, "watches": each.watches, "puts": each.asks, "asked": "", "question": ""}


def figure_of(desk: Desk) -> dict[str, str]:
    """The figure of the first opgave to react to; a blank says that it is one, and why."""
    catalogue = desk.monitor.catalogue
    ranked = sorted(desk.dossier.challenges, key=lambda each: each.rank)
    known = [(each, code) for each in ranked for code in each.indicators if code in catalogue]
    if known:
        challenge, code = known[0]
        lead = f"Opgave: {short(challenge.title, 60)}" if challenge.title.strip() else "Je eerste opgave"
    else:
        found = [each.indicator for each in dialogue_cards(desk.monitor, desk.region, today=desk.today.year) if each.indicator]
        code, lead = found[0] if found else next(iter(catalogue.foto)), NO_CHALLENGE
    row, indicator = desk.monitor.position(desk.region, indicators=[code]).iloc[0], catalogue[code]
    made = {"lead": lead, "name": indicator.name, "value": BLANK, "year": "", "source": "", "why": row["why"]}
    if row["missing"]:
        return made
    source = sources([f"{' en '.join(publishers(indicator.source))}, {row['year']}"], [row["origin"]], [bool(row["provisional"])])
    return made | {"value": quantity(row["value"], indicator.decimals, indicator.unit_text), "year": str(row["year"]), "source": source, "why": ""}
