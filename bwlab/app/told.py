"""A dossier as it is read in a terminal: what was filled in, and what can be made of it."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator
from typing import Any

from bwlab.app.told_decided import UNNAMED, second_half
from bwlab.app.told_decided import dotted as _dotted
from bwlab.export.documents import DOCUMENTS, filled
from bwlab.export.plain import OPEN, line, short
from bwlab.formats import date, listing, number
from bwlab.method.assumptions import ASSUMPTION, ROLES
from bwlab.monitor import Monitor
from bwlab.policy.acting.canvas import canvas, open_items, started
from bwlab.policy.anchoring.accord import accord_of
from bwlab.policy.anchoring.vision import vision_of
from bwlab.policy.cycle import PHASES
from bwlab.policy.phases.handover import NAMES
from bwlab.policy.phases.path import told as told_path
from bwlab.policy.records.conversation import GROUPS

WIDTH = 100


def told(record: Any, monitor: Monitor, region: Any, today: dt.date) -> Iterator[str]:
    """The lines, each fit for a terminal: what was typed cannot steer it.

    Parameters
    ----------
    record : Dossier
    monitor : Monitor
    region : Region
    today : datetime.date
    """
    yield f"Het dossier van {region.label}"
    yield f"begonnen op {_day(record.created)}, laatst gewijzigd op {_day(record.changed)}, cijfers van editie {record.edition or 'onbekend'}"
    found = canvas(record, monitor)
    parts = {
        "Opgaven": [_dotted(each.title, each.why) for each in sorted(filled(record.challenges), key=lambda one: one.rank)],
        "Honderd punten": [f"{theme}: {number(points)}" for theme, points in sorted(record.priorities.items(), key=lambda pair: -pair[1]) if points],
        "Doelen": [
            _dotted(row.goal or row.challenge or UNNAMED, f"Cijfer: {row.indicator or OPEN}", f"Ondergrens: {row.floor or OPEN}",
                    f"Streefwaarde: {row.target or OPEN}", f"Eigenaar: {row.owner or OPEN}", f"We kijken op: {row.due or OPEN}")
            for row in found.rows
        ],
        "Activiteiten": [
            _dotted(each.activity.text or UNNAMED, f"Eigenaar: {each.owner or OPEN}", f"Klaar: {date(each.end) if each.end else OPEN}")
            for each in started(record.agenda)
        ],
        "Wie doet mee?": open_items(record),
        "Gesprekken": [_dotted(f"{each.place or 'Nog zonder plek'}, {date(each.day) if each.day else OPEN}", f"Mist: {each.misses or OPEN}") for each in filled(record.conversations)],
        "Stemmen": [f"{GROUPS.get(each.group, each.group)}: {listing(each.themes) or OPEN}." for each in record.voices if each.themes or each.does],
        "Over de grens": [_dotted(f"{each.theme}: {each.level or OPEN}", each.why) for each in record.regional if each.level or each.why]
        + [f"Voorziening (eigen opgave): {each.name}" for each in filled(record.facilities)],
        "Portefeuilles": [_dotted(f"{each.holder or 'Nog zonder functie'}: {each.name or listing(each.themes) or OPEN}") for each in filled(record.portfolios)],
        "Coördinator": [_dotted(record.assignment.coordinator or "Nog niet benoemd", record.assignment.result)] if filled([record.assignment]) else [],
        "Wie leert wat": [_dotted(f"{each.who or UNNAMED}: {each.skill or OPEN}", f"Klaar: {date(each.day) if each.day else OPEN}") for each in filled(record.trainings)],
        "Eigen programma's": [f"{number(len(filled(record.programmes)))}, bij {number(sum(not each.theme for each in filled(record.programmes)))} is nog geen thema gekozen"] if filled(record.programmes) else [],
        "Ambassadeur": [_dotted(each.role, each.gap) for each in filled(record.candidates)],
        "Pitch": [each.text for each in record.pitch.claims if each.text],
        "Indicatorenplan": [
            _dotted(each.name or (monitor.catalogue[each.indicator].name if each.indicator in monitor.catalogue else each.indicator) or UNNAMED, f"Wie volgt het: {each.owner or OPEN}")
            for each in filled(record.plan)
        ],
        "Proeven": [_dotted(each.text or UNNAMED, f"Stopregel: {each.stop or OPEN}", each.found or "nog geen resultaat") for each in filled(record.experiments)],
        **_cycle(record, monitor),
        **second_half(record, monitor),
        "Eigen cijfers": [f"{each.name}: {number(each.value, 1)} {each.unit} in {each.year} (eigen cijfer)" for each in record.own_figures],
        "Wat nog ontbreekt in het canvas": found.problems,
    }
    for title, lines in parts.items():
        if lines:
            yield from ("", title)
            for each in lines:
                yield textwrap.fill(short(each, 400), WIDTH, initial_indent="  - ", subsequent_indent="    ")
    yield from ("", *_counted(record))
    yield from ("", "Documenten (bwlab dossier export)")
    for each in DOCUMENTS:
        lacks = each.lacks(record)
        yield textwrap.fill(f"{each.name(region)}: {f'nog niet. {lacks}' if lacks else 'kan gemaakt worden'}", WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _cycle(record: Any, monitor: Monitor) -> dict[str, list[str]]:
    """The phases of the policy cycle: what one thinks that works, what can be chosen, and who is at the table."""
    name = lambda code: monitor.catalogue[code].name if code in monitor.catalogue else code  # noqa: E731
    signs = {1: "+", -1: "-"}
    titles = {each.key: each.title for each in PHASES}
    texts = {"Visie": vision_of(record).sentence, "Voor het akkoord": accord_of(record)}
    return {
        "Visie": [f"{word}: {text}" for word, text in texts.items() if text.strip()],
        "Vragen aan inwoners": [_dotted(each.question or UNNAMED, f"Aan: {each.group or OPEN}", f"Wanneer: {date(each.day) if each.day else OPEN}") for each in filled(record.resident_plan)],
        "Beleidstheorie": [_dotted(f"{name(each.start) or OPEN} -> {name(each.end) or OPEN} ({signs.get(each.sign, '?')})", f"Bron: {each.source.strip() or ASSUMPTION}") for each in filled(record.arrows)],
        "Interventies": [_dotted(each.name or UNNAMED, each.what) for each in filled(record.interventions)],
        "Scenario's": [_dotted(each.name or UNNAMED, f"Cijfer: {name(each.indicator) or OPEN}", f"Aannames: {number(_assumed(each))} van de {number(len(ROLES))}") for each in filled(record.scenarios)],
        "Keuzes": [_dotted(each.text or UNNAMED, f"Beter af: {each.gains or OPEN}", f"Betaalt of wacht: {each.loses or OPEN}") for each in filled(record.options)],
        "Momenten met de raad": [_dotted(f"{each.kind or UNNAMED}, {date(each.day) if each.day else OPEN}", f"Te kiezen: {each.open or OPEN}") for each in filled(record.council)],
        "Wie bellen we": [f"{titles.get(each.phase, each.phase) or OPEN}: {each.contact or each.stakeholder}" for each in record.contacts if each.contact or each.stakeholder],
        "Na het besluit": [_dotted(each.who or UNNAMED, each.does) for each in filled(record.staying)],
        "Wie bewaart wat": [_dotted(f"{NAMES.get(each.role, each.role) or UNNAMED}: {each.keeps or OPEN}", f"Ligt: {each.where or OPEN}") for each in filled(record.handovers)],
        "Weg door de fasen": told_path(record.path),
    }


def _assumed(scenario: Any) -> int:
    """How many factors of a scenario have a value."""
    return sum(any(value is not None for value in (each.low, each.likely, each.high)) for role, each in scenario.factors.items() if role in ROLES)


def _counted(record: Any) -> Iterator[str]:
    right = sum(each.right for each in record.progress.values())
    yield f"Voorspellingen: {number(len(record.predictions) + len(record.forecasts))}. Notities: {number(len(record.notes))}."
    yield f"Oefeningen: {number(right)} van {number(len(record.progress))} vragen goed. Notebooks geopend: {line(listing(sorted(record.visits))) or 'geen'}."


def _day(moment: dt.datetime) -> str:
    return date(moment.astimezone().date())
