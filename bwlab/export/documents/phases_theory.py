"""What one thinks that works, on paper: the arrows with what they rest on, and the interventions that were found."""

from __future__ import annotations

from typing import Any

from bwlab.export.documents import Desk
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, number
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy.theory import arrows, loops, registers

ARROWS = ("Van", "Naar", "Wat we denken", "Hoe sterk", "Na hoe lang", "Waaraan we het zien", "Bron")
ARROWS_WIDTHS = (15, 15, 16, 11, 10, 17, 16)
FOUND = ("Interventie", "Waar het staat", "Wat en voor wie", "Wat het register ervan zegt", "Past het hier")
FOUND_WIDTHS = (16, 20, 22, 16, 26)
SIGNS = {1: "meer geeft meer", -1: "meer geeft minder"}
ELSEWHERE = "Wat elders werkte, werkt hier niet vanzelf. Een register zegt hoe iets daar is beoordeeld, en niet hoeveel het bij ons zou doen."
MOST = 12  # loops told; where there are more, the number of them says enough


def theory(paper: Paper, desk: Desk) -> None:
    """The policy theory: arrows as a table, loops in words, and what does not fit."""
    paper.heading("Beleidstheorie", 2)
    found = arrows.filled(desk.dossier.arrows)
    if not found:
        paper.say("Er staat nog geen pijl: wat waar invloed op heeft. Die zet je in fase 2 (beleidsvoorbereiding).")
        return
    bare, many = sum(not each.source.strip() for each in found), len(found)
    with_source = "Elke pijl heeft een bron." if not bare else f"Van de {number(many)} {'pijl heeft' if many == 1 else 'pijlen hebben' if many - bare > 1 else 'pijlen heeft'} er {number(many - bare) if many > bare else 'geen'} een bron. Zonder bron is het een {ASSUMPTION}."
    paper.say(with_source, leads=True)
    paper.table(ARROWS, [_arrow(each, desk) for each in found], ARROWS_WIDTHS, "De beleidstheorie: wat waar invloed op heeft, hoe, hoe sterk, na hoeveel jaar, en waar dat op rust.", size=LARGE)
    joined = arrows.theory(desk.dossier.arrows, desk.monitor)
    if remarks := arrows.remarks(joined):
        paper.heading("Wat opvalt in de pijlen", 3)
        paper.bullets(remarks)
    paper.heading("Lussen: waar je terugkomt bij het begin", 3)
    around = loops.loops(joined)
    paper.say(loops.summary(joined, around))
    paper.bullets([*(loops.told(joined, each) for each in around.found[:MOST]), *loops.without_brake(joined, around)])


def _arrow(each: Any, desk: Desk) -> list[str]:
    lag = "hetzelfde jaar" if each.lag == 0 else f"{number(each.lag)} jaar"
    texts = (called(each.start, desk), called(each.end, desk), SIGNS.get(each.sign, ""), arrows.STRENGTHS[each.strength], lag, each.evidence, each.source.strip() or ASSUMPTION)
    return [text.strip() or OPEN for text in texts]


def called(word: str, desk: Desk) -> str:
    """What an arrow points at: the name of a figure where it is a code, else the word itself."""
    return desk.monitor.catalogue[word].name if word in desk.monitor.catalogue else word.strip()


def interventions(paper: Paper, desk: Desk) -> None:
    """What was found in registers, without any size of effect."""
    _practice(paper, desk)
    paper.heading("Interventies die we vonden", 2)
    found = registers.begun(desk.dossier.interventions)
    if not found:
        paper.say("Er staat nog geen interventie. Die zoek je in fase 2 (beleidsvoorbereiding), in een register.")
        return
    paper.table(FOUND, [_intervention(each, desk) for each in found], FOUND_WIDTHS, "Interventies uit registers: wat het is, voor wie, wat het register ervan zegt, of het hier past en waar het staat.", size=LARGE)
    paper.say(ELSEWHERE, small=True)


def _practice(paper: Paper, desk: Desk) -> None:
    """What people who do the work said of it, where it was noted."""
    note = desk.dossier.note("fase_2", "uitvoering")
    if note and note.text.strip():
        paper.heading("Wat de uitvoering zegt", 2)
        paper.say(note.text)


def _intervention(each: Any, desk: Desk) -> list[str]:
    kept = registers.REGISTERS.get(each.found_in)
    where = (f"{kept.name} ({kept.by})" if kept else each.found_in, each.link, f"bekeken op {date(each.looked)}" if each.looked else "")
    arrow = next((f"Hoort bij: {called(one.start, desk) or OPEN} → {called(one.end, desk) or OPEN}" for one in desk.dossier.arrows if each.arrow and one.key == each.arrow), "")
    teller = " ".join(part for part in (each.told_by.strip(), f"op {date(each.told)}" if each.told else "") if part)
    heard = [f"{word}: {text.strip()}" for word, text in (("Werkt hier voor", each.works), ("Werkt hier niet voor", each.fails), ("Zegt", teller)) if text.strip()]
    what = (each.what, f"Voor wie: {each.whom.strip()}" if each.whom.strip() else "")
    return [_lines(each.name), _lines(*where), _lines(*what), _lines(each.evidence), _lines(each.fits, *heard, arrow)]


def _lines(*texts: str) -> str:
    """What is filled in, a line each."""
    return "\n".join(text.strip() for text in texts if text.strip()) or OPEN
