"""The account: where every figure and norm in the documents comes from, and what is nobody's figure but an assumption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bwlab.export.documents import Desk, filled
from bwlab.export.documents.account_cycle import cycle_items
from bwlab.export.documents.account_decided import decided_items
from bwlab.export.documents.account_words import ASSUMED, HERE, OWN, Item
from bwlab.export.documents.account_words import item as _item
from bwlab.export.documents.agenda import by_row, means, partners
from bwlab.export.documents.figures import Figure, figures, norm
from bwlab.export.plain import OPEN, SIGN, plain, short
from bwlab.export.word import Paper
from bwlab.formats import date, listing, number
from bwlab.monitor.finance import FIELDS
from bwlab.policy.acting.canvas import indicator_of, name_of, started, value_words
from bwlab.policy.cycle import SOURCE as CYCLE
from bwlab.policy.records.border import LEVELS
from bwlab.policy.records.conversation import GROUPS
from bwlab.policy.steps import SOURCE

UNMARKED = "zonder bron"
FIGURES = ("Cijfer", "Waarde", "Jaar", "Bron", "Hoe het ontstond", "Voorlopig")
WIDTHS = (27, 17, 8, 27, 14, 9)
LIMITS = (
    "Geen van de documenten zegt dat beleid een cijfer veranderde. Daarvoor is meer nodig dan een cijfer voor en na.",
    "Er is geen totaalscore: de cijfers worden niet bij elkaar opgeteld.",
    "Een leeg vak is geen nul. Waar geen cijfer is, staat waarom, voor zover we dat weten.",
    "Een streefwaarde is een wens en geen voorspelling.",
)


class Bound(NamedTuple):
    """A floor or target with its source."""

    goal: str
    kind: str
    value: str
    norm: str


def write(desk: Desk) -> bytes:
    """The Word document."""
    paper = Paper(f"Verantwoording brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    _edition(paper, desk)
    mine = [code for goal in desk.dossier.goals for code in [goal.indicator] if code]
    mine += [code for each in desk.dossier.challenges for code in each.indicators]
    chosen, others = figures(desk, mine), [*desk.monitor.catalogue.foto, *desk.monitor.catalogue.finance]
    if chosen:
        _figures(paper, "Cijfers bij de opgaven en doelen", chosen)
    _bounds(paper, list(bounds(desk)))
    _items(paper, list(items(desk)))
    paper.heading("Wat deze documenten niet zeggen")
    paper.bullets(LIMITS)
    if _replaced(desk.dossier.model_dump()):
        paper.say(f"In wat is ingevuld, stonden tekens die geen document kan bevatten. Op die plekken staat {SIGN}.")
    _figures(paper, "Alle cijfers in de factsheet en op de dialoogkaarten", figures(desk, others))
    return paper.save()


def _edition(paper: Paper, desk: Desk) -> None:
    paper.say("Waar komt het vandaan, en wat hebben we zelf bedacht? Dit stuk hoort bij de andere documenten in dezelfde zip.")
    mark = desk.dossier.edition
    paper.facts(
        [
            ("Gemeente", f"{desk.region.label} ({desk.region.code})"),
            ("Gemaakt op", date(desk.today)),
            ("Cijfers", f"bwlab, editie {desk.monitor.edition}" + (f"; het dossier is begonnen met editie {mark}" if mark not in ("", desk.monitor.edition) else "")),
            ("Dossier", f"laatst gewijzigd op {date(desk.dossier.changed.astimezone().date())}" if desk.dossier.revision else "nog niets ingevuld"),
            ("Licentie", "de cijfers vallen onder CC BY 4.0 (Bron: CBS en andere); wat ervan is uitgerekend, is een bewerking"),
            ("Aanpak", f"volgt {SOURCE}, in eigen woorden"),
            ("Beleidscyclus", f"volgt {CYCLE}, in eigen woorden"),
        ]
    )


def _figures(paper: Paper, title: str, found: Sequence[Figure]) -> None:
    paper.heading(title)
    rows = [[each.name, each.value, each.year, each.source, each.origin, "ja" if each.provisional else ""] for each in found if each.year]
    if rows:
        paper.table(FIGURES, rows, WIDTHS, f"{title}: naam, waarde met eenheid, jaar, bron en hoe het cijfer ontstond.")
    reasons: dict[str, list[str]] = {}
    for each in found:
        if not each.year:
            reasons.setdefault(each.why, []).append(each.name)
    if reasons:
        paper.say("Voor deze cijfers is er geen waarde, en dat is geen nul:")
        paper.bullets([f"{listing(names)}. {why}".strip() for why, names in reasons.items()])


def bounds(desk: Desk) -> Iterator[Bound]:
    """Every floor and target that was filled in."""
    for goal, row in by_row(desk):
        known = indicator_of(goal, desk.monitor)
        for kind, bound in (("ondergrens", goal.floor), ("streefwaarde", goal.target)):
            if bound.value is not None:
                year = getattr(bound, "year", None)
                value = value_words(bound.value, known) + (f" in {year}" if year else "")
                yield Bound(short(row.goal or row.challenge), kind, value, norm(bound) or UNMARKED)


def _bounds(paper: Paper, found: Sequence[Bound]) -> None:
    paper.heading("Ondergrenzen en streefwaarden")
    if not found:
        paper.say("Er is nog geen ondergrens en geen streefwaarde ingevuld.")
        return
    paper.table(("Doel", "Wat", "Waarde", "Waar de norm vandaan komt"), found, (36, 13, 20, 31), "Elke ondergrens en streefwaarde met de norm waar die op rust.")
    if any(each.norm == UNMARKED for each in found):
        paper.say(f"Een waarde '{UNMARKED}' is een {ASSUMED}, totdat iemand zegt waar die op rust.")


def _items(paper: Paper, found: Sequence[Item]) -> None:
    paper.heading("Aannames en eigen opgave")
    if not found:
        paper.say("Er is nog niets ingevuld.")
        return
    paper.say(
        f"Een '{ASSUMED}' is iets wat waar kan zijn en nog niet is nagegaan. '{OWN.capitalize()}' is wat de gemeente zelf invulde; "
        "het komt niet van het CBS."
    )
    paper.table(("Wat", "Soort", "Waar het staat"), found, (62, 14, 24), "Alles in de documenten wat geen gepubliceerd cijfer is, met zijn soort.")


def items(desk: Desk) -> Iterator[Item]:
    """Everything in the documents that is no published figure."""
    dossier = desk.dossier
    if started(dossier.agenda):
        yield Item("Kort is: klaar binnen twee jaar na de datum van dit document. Lang is later.", ASSUMED, "agenda")
    points = [f"{theme} {number(count)}" for theme, count in sorted(dossier.priorities.items(), key=lambda pair: -pair[1]) if count]
    if points:
        yield _item(f"Honderd punten verdeeld over thema's: {listing(points)}", OWN, HERE)
    for each in dossier.own_figures:
        margin = "" if each.low is None or each.high is None else f", met 95 procent zekerheid tussen {number(each.low, 1)} en {number(each.high, 1)}"
        yield _item(f"{each.name}: {number(each.value, 1)} {each.unit} in {each.year}{margin}", "eigen cijfer", HERE)
    for each in sorted(filled(dossier.challenges), key=lambda one: one.rank):
        yield _item(f"Opgave {each.rank}: {each.title}. {each.why}", OWN, "factsheet, agenda en canvas")
    for goal, row in by_row(desk):
        if goal.text:
            yield _item(f"Doel: {goal.text}", OWN, "factsheet, agenda en canvas")
        for kind, bound in (("Ondergrens", goal.floor), ("Streefwaarde", goal.target)):
            if bound.value is not None and (not bound.norm or not bound.source.strip() or "aanname" in bound.source.casefold()):
                yield _item(f"{kind} van '{short(row.goal or row.challenge, 60)}': {norm(bound) or UNMARKED}", ASSUMED, "factsheet, agenda en canvas")
    for item in started(dossier.agenda):
        if words := means(item):
            yield _item(f"Middelen voor {name_of(item)}: {words}", OWN, "agenda")
        for words, each in zip(partners(item), filled(item.contributions), strict=True):
            yield _item(f"Bijdrage aan {name_of(item)}: {words}", OWN if each.agreed else ASSUMED, "agenda")
    for talk in filled(dossier.conversations):
        if talk.misses:
            yield _item(f"Wie je niet treft bij {talk.place or 'een gesprek'}: {talk.misses}", ASSUMED, "gespreksplan")
    for voice in dossier.voices:
        if voice.themes or voice.does or voice.heard is not None:
            heard = OPEN if voice.heard is None else number(voice.heard)
            yield _item(f"Volgorde van {GROUPS.get(voice.group, voice.group).lower()}: {listing(voice.themes) or OPEN}. Aantal mensen gesproken: {heard}.", OWN, "gespreksplan")
    for place in filled(dossier.facilities):
        near = place.near and f", ongeveer {place.near}"
        yield _item(f"Voorziening over de grens: {place.name or 'zonder naam'}{near}", OWN, "agenda")
    for choice in dossier.regional:
        if choice.level or choice.why:
            yield _item(f"{choice.theme}: {LEVELS.get(choice.level, choice.level) or OPEN}. {choice.why}", OWN, "agenda")
    names = {each.code: each.name for each in desk.monitor.catalogue}
    yield from _anchored(dossier, names)
    yield from cycle_items(desk, names)
    yield from decided_items(desk, names)


def _anchored(dossier: Any, names: dict[str, str]) -> Iterator[Item]:
    """What steps 6 to 10 added."""
    for each in filled(dossier.portfolios):
        yield _item(f"Portefeuille van {each.holder.strip() or 'nog niemand'}: {each.name.strip() or listing(each.themes) or OPEN}", OWN, "collegevoorstel")
    if filled([dossier.assignment]) or filled(dossier.trainings):
        yield _item("De opdracht van de coördinator, en wie wat leert", OWN, "opdracht en leerplan")
    for field, themes in dossier.field_themes.items():
        yield _item(f"{FIELDS.get(field, field)} dient: {listing(themes) or 'geen thema'}", ASSUMED, "begroting")
    if programmes := filled(dossier.programmes):
        yield _item(f"Regels uit de eigen begroting: {number(len(programmes))}", OWN, "begroting")
    for each in filled(dossier.influences):
        way = {1: "gunstiger", -1: "ongunstiger"}.get(each.sign, "anders, nog niet gekozen hoe")
        source = each.source.strip()
        yield _item(f"Meer {FIELDS.get(each.start, each.start) or OPEN} maakt {each.end or OPEN} {way}. {f'Bron: {source}' if source else ''}", OWN if source else ASSUMED, "begroting")
    for each in filled(dossier.candidates):
        yield _item(f"Oordeel over de rol {each.role.strip() or 'zonder naam'}. {each.why}", OWN, "pitch")
    for each in filled(dossier.plan):
        if each.name and not each.indicator:
            yield _item(f"Eigen cijfer in het plan: {each.name}. Bron: {each.source.strip() or OPEN}", OWN, "indicatorenplan")
        if each.next:
            yield _item(f"Volgende publicatie van {each.name or names.get(each.indicator, each.indicator)}: {date(each.next)}", OWN, "indicatorenplan en P&C-kalender")
    if filled(dossier.plan) and not dossier.pc_days:
        yield Item("De dagen van de twee rapportages per jaar", ASSUMED, "indicatorenplan en P&C-kalender")
    for each in filled(dossier.experiments):
        if each.expects:
            yield _item(f"Verwachting bij de proef '{short(each.text, 60)}': {each.expects}", ASSUMED, "leerverslag")
        if each.result is not None:
            yield _item(f"Resultaat van de proef '{short(each.text, 60)}'. Bron: {each.source.strip() or OPEN}", OWN, "leerverslag")


def _replaced(value: Any) -> bool:
    """Whether something was typed that no document can hold."""
    if isinstance(value, str):
        return SIGN in plain(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_replaced(part) for part in parts)
