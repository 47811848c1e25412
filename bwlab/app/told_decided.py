"""What a dossier holds of phases 4 to 6, elsewhere and the desks, as it is read in a terminal."""

from __future__ import annotations

from typing import Any

from bwlab.export.documents import worded
from bwlab.export.documents.decision_parts import GONE, names_of
from bwlab.export.plain import OPEN
from bwlab.formats import date
from bwlab.method.assumptions import ASSUMPTION
from bwlab.monitor import Monitor
from bwlab.policy.acting.canvas import name_of
from bwlab.policy.deciding.cells import size
from bwlab.policy.evaluating.held_against import goal_named
from bwlab.policy.following.agreements import begun, in_force, rule_words
from bwlab.policy.following.logbook import in_order
from bwlab.policy.learning.experiments import amount
from bwlab.policy.phases.options import NOT_DONE
from bwlab.policy.records.deciding import KINDS, LEDGERS, NOTHING, SENTIMENTS
from bwlab.policy.records.following import CHOICES, MET, MOMENTS, SEEN, STANDS

UNNAMED = "nog zonder omschrijving"


def dotted(*sentences: str) -> str:
    """Sentences with one full stop each."""
    return " ".join(f"{each.strip().rstrip('.')}." for each in sentences if each.strip())


def second_half(record: Any, monitor: Monitor) -> dict[str, list[str]]:
    """Heading to its lines; what is empty has none."""
    return {**_decided(record, monitor), **_followed(record, monitor), **_desks(record, monitor)}


def _decided(record: Any, monitor: Monitor) -> dict[str, list[str]]:
    options = names_of(record)
    called = lambda key, blank: NOT_DONE if key == NOTHING else options.get(key, GONE) if key else blank  # noqa: E731
    code = lambda key: monitor.catalogue[key].name if key in monitor.catalogue else key  # noqa: E731
    goal = lambda each: goal_named(record, each.goal, monitor) or UNNAMED  # noqa: E731
    return {
        "Verwachte effecten": [
            dotted(f"{called(each.option, NOT_DONE)}, {each.theme or 'nog geen thema'}, {LEDGERS.get(each.ledger, each.ledger).lower() or OPEN}: {SENTIMENTS.get(each.sentiment, each.sentiment) or OPEN}",
                   each.text, f"Omvang: {said}" if (said := size(each, monitor)) else "", f"Bron: {each.source.strip() or ASSUMPTION}")
            for each in worded(record.expected, "goal", "option")
        ],
        "Overwegingen": [dotted(f"{KINDS.get(each.kind, each.kind) or 'technisch of politiek is nog open'}, {called(each.option, 'alle keuzes')}: {each.text or UNNAMED}", each.who) for each in worded(record.considerations, "goal", "option")],
        "Wie is gehoord": [dotted(f"{each.who or UNNAMED}: {each.said or OPEN}", f"Zou kiezen: {called(each.prefers, OPEN)}", f"Wat ermee is gedaan: {each.done or OPEN}") for each in worded(record.heard, "goal")],
        "Besluiten": [
            dotted(f"{goal(each)}: {called(each.option, 'nog niet gekozen')}", f"Wie en wanneer: {each.body or OPEN}, {date(each.day) if each.day else OPEN}", f"Prijs: {each.price or OPEN}", f"Anders: {each.minority or OPEN}",
                   f"We kijken terug: {date(each.evaluated) if each.evaluated else OPEN}, {code(each.indicator) or OPEN}")
            for each in worded(record.decisions, "goal")
        ],
        "Wat over de grens gaat": [
            dotted(f"{each.what or UNNAMED} ({called(each.option, 'zoals het nu is')})", f"Wie het draagt: {each.bearer or OPEN}", f"Cijfer ernaast: {code(each.proxy)}" if each.proxy else "", f"Bron: {each.source.strip() or ASSUMPTION}")
            for each in worded(record.outside, "option")
        ],
    }  # fmt: skip


def _followed(record: Any, monitor: Monitor) -> dict[str, list[str]]:
    items, arrows = {each.key: each for each in record.agenda}, {each.key: each for each in record.arrows}
    code = lambda key: monitor.catalogue[key].name if key in monitor.catalogue else key  # noqa: E731
    return {
        "Afspraken vooraf": [dotted(rule_words(in_force(each) or each, monitor), f"Vastgelegd: {date(each.fixed) if each.fixed else OPEN}") for each in begun(record.agreements)],
        "Logboek": [
            dotted(f"{date(each.day) if each.day else 'Zonder dag'}, {name_of(items[each.activity]) if each.activity in items else UNNAMED}",
                   f"Gedaan: {amount(each.done, each.unit) or OPEN} van {amount(each.planned, each.unit) or OPEN}", f"Keuze: {CHOICES.get(each.choice, each.choice).lower() or OPEN}")
            for each in in_order(record.logbook)
        ],
        "Evaluaties": [
            dotted(f"{goal_named(record, each.goal, monitor) or UNNAMED} ({MOMENTS.get(each.moment, each.moment) or OPEN})", f"Gedaan: {each.done or OPEN}", f"Doel gehaald: {MET.get(each.met, each.met) or OPEN}",
                   f"Opgave: {STANDS.get(each.stands, each.stands) or OPEN}", each.claim)
            for each in worded(record.evaluations, "goal")
        ],
        "Wat er van de pijlen is gezien": [
            dotted(f"{f'{code(arrows[each.arrow].start) or OPEN} -> {code(arrows[each.arrow].end) or OPEN}' if each.arrow in arrows else UNNAMED}: {SEEN.get(each.seen, each.seen) or OPEN}", each.text, f"Bron: {each.source.strip() or ASSUMPTION}")
            for each in worded(record.arrow_reviews, "arrow")
        ],
    }  # fmt: skip


def _desks(record: Any, monitor: Monitor) -> dict[str, list[str]]:
    code = lambda key: monitor.catalogue[key].name if key in monitor.catalogue else key  # noqa: E731
    return {
        "Vragen van de raad": [dotted(each.text or UNNAMED, f"Cijfer: {code(each.indicator) or OPEN}", f"Antwoord: {each.answer or OPEN}") for each in worded(record.council_questions)],
        "Wat je als fout aanwees": [dotted(f"{each.table or UNNAMED}, {each.row or OPEN}: {each.kind or OPEN}", each.why) for each in worded(record.findings)],
        "Toezeggingen": [
            dotted(each.text or UNNAMED, f"Aan: {each.to or OPEN}", f"Nagekomen op {date(each.kept)}" if each.kept else f"Nog open, {f'voor {date(each.due)}' if each.due else 'zonder dag'}")
            for each in worded(record.promises, "goal")
        ],
    }  # fmt: skip
