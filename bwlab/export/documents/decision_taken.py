"""What went into a decision on paper: reasons, who was heard, what goes over the border, what was decided, and how one looks back."""

from __future__ import annotations

from typing import Any

from bwlab.export.documents import Desk
from bwlab.export.documents.decision_parts import Case
from bwlab.export.documents.figures import latest
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, number
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy.deciding.decision import lacks
from bwlab.policy.records.deciding import KINDS

REASONS = ("Keuze", "Overweging", "Wie dit zegt")
REASONS_WIDTHS = (26, 50, 24)
HEARD = ("Wie", "Wanneer", "Wat is gezegd", "Zou kiezen", "Wat ermee is gedaan")
HEARD_WIDTHS = (20, 13, 27, 17, 23)
OUTSIDE = ("Keuze", "Wat gaat over de grens", "Wie het draagt", "Cijfer ernaast, en wat het niet zegt", "Wat we nog zouden moeten weten", "Bron")
OUTSIDE_WIDTHS = (15, 20, 14, 21, 18, 12)
WAYS = {"weg": "van hier weg", "hierheen": "van elders hierheen"}


def reasons(paper: Paper, case: Case, names: dict[str, str]) -> None:
    """Technical and political reasons, apart; what was not sorted stands apart too."""
    paper.heading("Overwegingen", 2)
    if not case.considerations:
        paper.say("Er is geen overweging opgeschreven.")
        return
    kinds = {**{key: f"Overwegingen die {word} zijn" for key, word in KINDS.items()}, "": "Nog niet gekozen: technisch of politiek"}
    for kind, title in kinds.items():
        found = [each for each in case.considerations if (each.kind if each.kind in KINDS else "") == kind]
        if found:
            paper.heading(title, 3)
            rows = [[case.called(each.option, names) if each.option else "alle keuzes", each.text.strip() or OPEN, each.who.strip() or OPEN] for each in found]
            paper.table(REASONS, rows, REASONS_WIDTHS, f"{title}: bij welke keuze, wat de overweging is en wie het zegt.", size=LARGE)


def heard(paper: Paper, case: Case, names: dict[str, str]) -> None:
    """Who was heard and what was done with it."""
    paper.heading("Wie we hoorden", 2)
    if not case.heard:
        paper.say("Er is niemand opgeschreven die is gehoord.")
        return
    rows = [
        [text.strip() or OPEN for text in (each.who, date(each.day) if each.day else "", each.said, case.called(each.prefers, names) if each.prefers else "", each.done)]
        for each in case.heard
    ]  # fmt: skip
    paper.table(HEARD, rows, HEARD_WIDTHS, "Wie is gehoord: wie, wanneer, wat is gezegd, welke keuze die zou maken en wat ermee is gedaan.", size=LARGE)
    if bare := sum(not each.done.strip() for each in case.heard):
        paper.say(f"Bij {number(bare)} van de {number(len(case.heard))} staat nog niet wat ermee is gedaan.")


def outside(paper: Paper, desk: Desk, found: list[Any], called: Any, title: str, level: int) -> None:
    """What leaves the municipality or comes from elsewhere; ``called`` names the option of a record."""
    if not found:
        return
    paper.heading(title, level)
    rows = []
    for each in found:
        known = desk.monitor.catalogue
        proxy = f"{known[each.proxy].name}{latest(desk, each.proxy)}" if each.proxy in known else each.proxy.strip()
        not_said = f"Zegt niet: {each.says_not.strip()}" if each.says_not.strip() else ""
        asked = f"We vragen het aan: {each.asked.strip()}" if each.asked.strip() else ""
        what = (each.what, f"({WAYS.get(each.way, each.way)})" if each.way.strip() else "")
        rows.append([_lines(called(each.option)), _lines(*what), _lines(each.bearer), _lines(proxy, not_said), _lines(each.question, asked), each.source.strip() or ASSUMPTION])
    paper.table(OUTSIDE, rows, OUTSIDE_WIDTHS, "Wat over de gemeentegrens gaat: wat, welke kant op, wie het draagt, een cijfer ernaast met wat dat niet zegt, en wat nog niet bekend is.")
    paper.say("Er is geen regionaal cijfer voor elders. Een cijfer ernaast gaat over deze gemeente en niet over daar.", small=True)


def taken(paper: Paper, desk: Desk, case: Case, names: dict[str, str]) -> None:
    """The decision with its price and its minority, and how and when one looks back."""
    paper.heading("Het besluit", 2)
    if not case.decisions:
        paper.say("Er is nog niets besloten. Het besluit, de prijs ervan en wie het anders zag, schrijf je op in fase 4 (beleidsbeslissing).")
        return
    known = desk.monitor.catalogue
    for each in case.decisions:
        chosen = case.called(each.option, names) if each.option else ""
        facts = (
            ("Gekozen", chosen), ("Wie besluit", each.body), ("Wanneer", date(each.day) if each.day else ""), ("Waarom", each.why), ("De prijs", each.price),
            ("Wie het anders ziet", f"'{each.minority.strip()}'" if each.minority.strip() else ""),
        )  # fmt: skip
        paper.facts([(word, text.strip() or OPEN) for word, text in facts])
        paper.heading("Hoe we terugkijken", 3)
        figure = f"{known[each.indicator].name}{latest(desk, each.indicator)}" if each.indicator in known else each.indicator
        facts = (("Wanneer", date(each.evaluated) if each.evaluated else ""), ("Aan welk cijfer", figure), ("Anders besluiten", each.reconsider), ("Wie ervoor zorgt", each.owner))
        paper.facts([(word, text.strip() or OPEN) for word, text in facts])
        if todo := lacks(each, desk.dossier, desk.monitor, desk.today):
            paper.heading("Nog te doen voor dit besluit", 3)
            paper.bullets(todo, boxes=True)


def _lines(*texts: str) -> str:
    return "\n".join(text.strip() for text in texts if text.strip()) or OPEN
