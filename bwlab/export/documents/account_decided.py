"""What phases 4 to 6, the desks and elsewhere added that is no published figure, for the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bwlab.export.documents import Desk, worded
from bwlab.export.documents.account_words import ASSUMED, HERE, OWN, Item, item
from bwlab.export.documents.decision_parts import GONE, UNNAMED, names_of
from bwlab.export.plain import OPEN, short
from bwlab.formats import date, number
from bwlab.policy.acting.canvas import name_of
from bwlab.policy.deciding.cells import size
from bwlab.policy.evaluating.held_against import goal_named
from bwlab.policy.following.agreements import begun, in_force, rule_words
from bwlab.policy.learning.experiments import amount
from bwlab.policy.phases.options import NOT_DONE
from bwlab.policy.records.deciding import LEDGERS, NOTHING, SENTIMENTS
from bwlab.policy.records.following import MET, SEEN, STANDS

NOTE, REPORT = "beslisnota en beleidscyclus", "halfjaarrapportage en beleidscyclus"


def decided_items(desk: Desk, names: dict[str, str]) -> Iterator[Item]:
    """Every assumption and own statement from the decision on; ``names`` of figures by code."""
    yield from _decided(desk)
    yield from _followed(desk, names)
    for records, what, where in (
        (worded(desk.dossier.considerations, "goal", "option"), "Overwegingen bij keuzes: {}", "beslisnota"), (worded(desk.dossier.heard, "goal"), "Wie is gehoord: {}", "beslisnota"),
        (worded(desk.dossier.council_questions), "Vragen van de raad: {}", "raadsvragen"), (worded(desk.dossier.findings), "Wat je als fout aanwees in een tabel: {}", HERE),
        (worded(desk.dossier.promises, "goal"), "Toezeggingen: {}", "halfjaarrapportage en overdracht"),
    ):  # fmt: skip
        if records:
            yield item(what.format(number(len(records))), OWN, where)


def _sourced(what: str, source: str, where: str, *, claims: bool = True) -> Item:
    """Something with a source is the municipality's own; without one it is an assumption, unless it claims nothing."""
    return item(f"{what}.{f' Bron: {source.strip()}' if source.strip() else ''}", OWN if source.strip() or not claims else ASSUMED, where)


def _decided(desk: Desk) -> Iterator[Item]:
    """What is expected, what goes over the border, and what was decided."""
    dossier, options = desk.dossier, names_of(desk.dossier)
    for each in worded(dossier.expected, "goal", "option"):
        option = NOT_DONE if each.option in ("", NOTHING) else options.get(each.option, GONE)
        where = ", ".join(part for part in (each.theme.strip() or OPEN, LEDGERS.get(each.ledger, each.ledger.strip()).lower()) if part)
        said = "; ".join(part for part in (SENTIMENTS.get(each.sentiment, each.sentiment.strip()), size(each, desk.monitor)) if part)
        yield _sourced(f"Verwacht effect van '{short(option, 60)}' ({where}): {said or OPEN}", each.source, NOTE, claims=each.sentiment != "onbekend")
    for each in worded(dossier.outside, "option"):
        yield _sourced(f"Over de gemeentegrens: {each.what.strip() or UNNAMED}", each.source, "beslisnota")
    for each in worded(dossier.decisions, "goal"):
        chosen = NOT_DONE if each.option == NOTHING else options.get(each.option, GONE) if each.option else "nog niet gekozen"
        who = ", ".join(part for part in (each.body.strip(), date(each.day) if each.day else "") if part)
        yield item(f"Besluit over '{short(goal_named(dossier, each.goal, desk.monitor) or UNNAMED, 60)}': {short(chosen, 60)}{f' ({who})' if who else ''}", OWN, NOTE)


def _followed(desk: Desk, names: dict[str, str]) -> Iterator[Item]:
    """What was agreed, counted, concluded and seen of an arrow."""
    dossier = desk.dossier
    for each in begun(dossier.agreements):
        rule = in_force(each)
        day = f" Vastgelegd op {date(getattr(rule, 'day', None) or each.fixed)}." if rule is not None else " Nog niet vastgelegd."
        yield item(f"Afspraak vooraf. {rule_words(rule or each, desk.monitor)}{day}", OWN, REPORT)
    for each in worded(dossier.logbook, "activity", "agreement"):
        what = next((name_of(one) for one in dossier.agenda if each.activity and one.key == each.activity), "een activiteit")
        done = f": {amount(each.done, each.unit)} gedaan" if each.done is not None else ""
        yield item(f"Logboek bij {what}{done}.{f' Verteld door: {each.told_by.strip()}' if each.told_by.strip() else ''}", OWN, REPORT)
    for each in worded(dossier.evaluations, "goal"):
        judged = "; ".join(f"{word}: {text}" for word, text in (("doel gehaald", MET.get(each.met, each.met.strip())), ("opgave", STANDS.get(each.stands, each.stands.strip()))) if text)
        yield item(f"Oordeel over '{short(goal_named(dossier, each.goal, desk.monitor) or UNNAMED, 60)}': {judged or OPEN}. {each.claim.strip()}".strip(), OWN, REPORT)
    arrows = {each.key: _arrow(each, names) for each in dossier.arrows}
    for each in worded(dossier.arrow_reviews, "arrow"):
        yield _sourced(f"Wat er van een pijl is gezien ({arrows.get(each.arrow, UNNAMED)}): {SEEN.get(each.seen, each.seen.strip()) or OPEN}", each.source, "beleidscyclus", claims=each.seen != "onbekend")


def _arrow(each: Any, names: dict[str, str]) -> str:
    start, end = (names.get(word, word.strip()) or OPEN for word in (each.start, each.end))
    return f"{short(start, 50)} → {short(end, 50)}"
