"""What can be chosen and with whom, on paper: options for each goal, moments with the council, who is at the table and who stays on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bwlab.export.documents import Desk
from bwlab.export.documents.agenda import by_row
from bwlab.export.documents.figures import latest
from bwlab.export.plain import OPEN, short
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, number, quantity
from bwlab.policy.cycle import PHASES
from bwlab.policy.phases import contacts, council
from bwlab.policy.phases.options import CHOOSING, NO_ELSEWHERE, begun, of_goal
from bwlab.policy.phases.staying import WHY
from bwlab.policy.phases.staying import begun as staying
from bwlab.policy.stakeholders import LEVELS

OPTIONS = ("Wat we kunnen doen", "Wie erop vooruitgaat", "Wie betaalt of wacht", "Voor wie na ons komt", "Voor anderen elders", "Per jaar", "Scenario")
OPTIONS_WIDTHS = (19, 16, 15, 14, 14, 10, 12)
MOMENTS = ("Wanneer", "Wat voor moment", "Welke vraag we voorleggen", "Wat er dan te kiezen is", "Wat de raad meegaf")
MOMENTS_WIDTHS = (14, 20, 24, 21, 21)
PEOPLE = ("Fase", "Niveau", "Wie", "Wie we bellen", "Gevraagd op", "Waarover")
PEOPLE_WIDTHS = (18, 12, 20, 18, 13, 19)
STAYING = ("Wie", "Doet daarna", "Uren per week", "Tot en met")
STAYING_WIDTHS = (26, 40, 16, 18)


def options(paper: Paper, desk: Desk) -> None:
    """For each goal the ways to reach it, each with who gains and who pays."""
    found = begun(desk.dossier.options)
    paper.heading("Wat er te kiezen is", 2)
    if not found:
        paper.say("Er staat nog geen keuze uitgewerkt. Dat doe je in fase 3 (beleidsvorming).")
        return
    paper.say(CHOOSING)
    if shut := council.closed(desk.dossier.council, desk.today):
        paper.say(shut)
    goals = by_row(desk)
    for goal, row in goals:
        if mine := of_goal(desk.dossier, goal):
            paper.heading(short(row.goal or row.challenge or "Doel zonder omschrijving"), 3)
            facts = (("Cijfer", f"{row.indicator}{latest(desk, goal.indicator)}" if row.indicator else ""), ("Ondergrens", row.floor), ("Streefwaarde", row.target))
            paper.facts([(word, text or OPEN) for word, text in facts])
            _options(paper, desk, mine)
    keys = {goal.key for goal, _ in goals}
    if loose := [each for each in found if each.goal not in keys]:
        paper.heading("Bij geen doel", 3)
        _options(paper, desk, loose)
    paper.say(f"{NO_ELSEWHERE} Ook voor later is er geen cijfer: wat daar staat, is in woorden.", small=True)


def _options(paper: Paper, desk: Desk, found: list[Any]) -> None:
    names = {each.key: each.name.strip() or "een scenario zonder naam" for each in desk.dossier.scenarios}
    rows = [(each.text, each.gains, each.loses, each.later, each.elsewhere, quantity(each.euros, 0, "€") if each.euros is not None else "", names.get(each.scenario, "")) for each in found]
    paper.table(OPTIONS, _filled(rows), OPTIONS_WIDTHS, "De keuzes bij dit doel: wie erop vooruitgaat, wie betaalt of wacht, later, elders, het bedrag per jaar en het scenario.", size=LARGE)
    if len(found) == 1:
        paper.say("Er staat één keuze. Dan kan de raad alleen ja of nee zeggen.")


def table(paper: Paper, desk: Desk) -> None:
    """Moments with the council, contacts for each phase, and who of policy stays on after the decision."""
    _council(paper, desk)
    _contacts(paper, desk)
    _staying(paper, desk)


def _council(paper: Paper, desk: Desk) -> None:
    paper.heading("Momenten met de raad", 2)
    found = sorted(council.begun(desk.dossier.council), key=lambda each: each.day or dt.date.max)
    if found:
        rows = [(date(each.day) if each.day else "", each.kind, each.about, each.open, each.said) for each in found]
        paper.table(MOMENTS, _filled(rows), MOMENTS_WIDTHS, "De momenten met de raad: wanneer, wat voor moment, de vraag, wat er te kiezen is en wat de raad meegaf.", size=LARGE)
    paper.bullets([said for said in (council.closed(found, desk.today), *council.judged(desk.dossier, desk.today)) if said])


def _contacts(paper: Paper, desk: Desk) -> None:
    paper.heading("Wie er in welke fase meedoet", 2)
    titles = {each.key: each.title for each in PHASES}
    order = list(titles)
    found = sorted(contacts.begun(desk.dossier.contacts), key=lambda each: order.index(each.phase) if each.phase in titles else len(order))
    if found:
        rows = [(titles.get(each.phase, each.phase), LEVELS.get(each.level, each.level), each.stakeholder, each.contact, date(each.asked) if each.asked else "", each.about) for each in found]
        paper.table(PEOPLE, _filled(rows), PEOPLE_WIDTHS, "Wie er meedoet: fase, niveau, wie, wie we bellen, wanneer gevraagd en waarover.", size=LARGE)
    paper.bullets(contacts.gaps(desk.dossier.contacts))


def _staying(paper: Paper, desk: Desk) -> None:
    paper.heading("Wie na het besluit meedoet", 2)
    found = staying(desk.dossier.staying)
    if not found:
        paper.say(f"Er staat nog niemand van beleid die na het besluit meedoet. {WHY}")
        return
    rows = [(each.who, each.does, "" if each.hours is None else number(each.hours, 0 if each.hours == int(each.hours) else 1), date(each.until) if each.until else "") for each in found]
    paper.table(STAYING, _filled(rows), STAYING_WIDTHS, "Wie van beleid na het besluit meedoet, met wat, hoeveel uur per week en tot wanneer.", size=LARGE)


def _filled(rows: list[tuple[str, ...]]) -> list[list[str]]:
    return [[text.strip() or OPEN for text in row] for row in rows]
