"""What the phases of the policy cycle added that is no published figure, for the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bwlab.export.documents import Desk, filled
from bwlab.export.documents.account_words import ASSUMED, HERE, OWN, Item, item
from bwlab.export.documents.phases_scenarios import called, figure
from bwlab.export.plain import OPEN, short
from bwlab.formats import listing, number, quantity
from bwlab.policy.anchoring.accord import accord_of
from bwlab.policy.anchoring.vision import AT, vision_of
from bwlab.policy.phases import contacts, council, handover, options, path, staying
from bwlab.policy.scenarios.people import NAMES, ROLES, change_said
from bwlab.policy.scenarios.words import range_said
from bwlab.policy.theory import arrows, registers

PAPER = "beleidscyclus"
SIGNS = {1: "meer", -1: "minder"}


def cycle_items(desk: Desk, names: dict[str, str]) -> Iterator[Item]:
    """Every assumption and own statement of the policy cycle; ``names`` of figures by code."""
    dossier = desk.dossier
    for word, text in (("Visie", vision_of(dossier).sentence), ("Tekst voor het akkoord", accord_of(dossier))):
        if text.strip():
            yield item(f"{word}: {text}", OWN, PAPER)
    if note := dossier.note(AT, "regel"):
        yield item(f"Eis aan de lijst met opgaven: {note.text}", OWN, PAPER)
    for each in filled(dossier.resident_plan):
        yield item(f"Vraag aan {each.group.strip() or 'inwoners'}: {each.question.strip() or OPEN}", OWN, PAPER)
    for each in arrows.filled(dossier.arrows):
        start, end = (names.get(word, word.strip()) or OPEN for word in (each.start, each.end))
        source = each.source.strip()
        yield item(f"Meer {start} geeft {SIGNS.get(each.sign, 'een verandering van')} {end}.{f' Bron: {source}' if source else ''}", OWN if source else ASSUMED, PAPER)
    for each in registers.begun(dossier.interventions):
        kept = registers.REGISTERS.get(each.found_in)
        yield item(f"Interventie: {each.name.strip() or 'zonder naam'}. Gevonden in: {kept.name if kept else each.found_in.strip() or OPEN}", OWN, PAPER)
    for each in filled(dossier.scenarios):
        yield from _scenario(each, desk)
    yield from _chosen(dossier)
    if told := path.finding(dossier.path):
        yield item(f"Weg door de fasen: {told}.", OWN, HERE)


def _scenario(each: Any, desk: Desk) -> Iterator[Item]:
    known, where = figure(each, desk), "beleidscyclus en scenarios"
    for role in ROLES:
        one = each.factors.get(role)
        if one is None or one.low is one.likely is one.high is None:
            continue
        value = f": {range_said(role, one, known)}" if known else ""
        source = one.source.strip()
        yield item(f"Aanname over {NAMES[role]} bij '{called(each)}'{value}.{f' Bron: {source}' if source else ''}", OWN if source else ASSUMED, where)
    if each.margin is not None:
        size = change_said(known, each.margin, sign=False) if known else number(each.margin, 1)
        yield item(f"Vanaf wanneer een verandering te zien is bij '{called(each)}': {size}. Bron: {each.margin_source.strip() or OPEN}", ASSUMED, where)
    if each.guess is not None:
        yield item(f"Schatting vooraf bij '{called(each)}': {change_said(known, each.guess) if known else number(each.guess, 1, sign=True)}", OWN, where)


def _chosen(dossier: Any) -> Iterator[Item]:
    """What can be chosen, and with whom."""
    for each in options.begun(dossier.options):
        name = f"Keuze '{short(each.text, 60) or 'zonder omschrijving'}'"
        expected = [word for word, text in (("wie erop vooruitgaat", each.gains), ("wie betaalt of wacht", each.loses), ("later", each.later), ("elders", each.elsewhere)) if text.strip()]
        yield item(f"{name}: {listing(expected)}" if expected else f"{name}: de omschrijving", ASSUMED if expected else OWN, PAPER)
        if each.euros is not None:
            yield item(f"{name}: {quantity(each.euros, 0, '€')} per jaar", OWN, PAPER)
    for records, what, where in (
        (contacts.begun(dossier.contacts), "Wie er meedoet in de fasen: {} contacten", PAPER), (council.begun(dossier.council), "Momenten met de raad: {}", PAPER),
        (staying.begun(dossier.staying), "Wie na het besluit meedoet: {}", "beleidscyclus en overdracht"), (handover.begun(dossier.handovers), "Wat iemand bewaart: {}", "overdracht"),
    ):  # fmt: skip
        if records:
            yield item(what.format(number(len(records))), OWN, where)
