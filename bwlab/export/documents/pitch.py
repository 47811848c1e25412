"""The pitch as a Word document: the text in large letters with its seconds, then the account of each sentence."""

from __future__ import annotations

from typing import Any

from docx.shared import Pt

from bwlab.export.documents import Desk
from bwlab.export.plain import OPEN, short
from bwlab.export.word import Paper
from bwlab.formats import date, listing, number
from bwlab.policy import Candidate, Claim
from bwlab.policy.anchoring.appointing import (
    ANSWERS,
    QUALITIES,
    answer,
    mandate_gaps,
    named,
    started,
    unjudged,
)
from bwlab.policy.anchoring.cell import Cell
from bwlab.policy.anchoring.pitch import LIMIT, PACE, PARTS, check, check_pitch, rests_on, seconds, words

SPOKEN = 16  # points: to be read standing, at arm's length
ROLES_HEAD = ("Rol", "Heeft", "Heeft deels", "Mist", "Wie vult aan")


def write(desk: Desk) -> bytes:
    """The Word document."""
    dossier, label = desk.dossier, desk.region.label
    paper = Paper(f"Pitch brede welvaart {label}", desk.style, desk.today)
    said = [claim for claim in dossier.pitch.claims if claim.text.strip()]
    paper.heading("Om uit te spreken")
    _text(paper, said, desk)
    _account(paper, said, desk)
    _roles(paper, started(dossier.candidates))
    _mandate(paper, desk)
    paper.say(
        f"De zinnen, de rollen en het mandaat zijn eigen opgave uit het dossier van {label}. De toets leest getallen en woorden; een zin die erdoor komt, kan nog steeds een scheef beeld geven.",
        small=True,
    )
    return paper.save()


def _text(paper: Paper, said: list[Claim], desk: Desk) -> None:
    if not said:
        paper.say("Er staat nog geen tekst. Die schrijf je in stap 8 (een ambassadeur).")
        return
    for claim in said:
        took = -(-words(claim.text) * 60 // PACE)
        paper.say(f"{PARTS.get(claim.part, 'Deel nog niet gekozen')}, {number(took)} {'seconde' if took == 1 else 'seconden'}", small=True)
        paper.document.paragraphs[-1].paragraph_format.keep_with_next = True
        paper.say(claim.text)
        for run in paper.document.paragraphs[-1].runs:
            run.font.size = Pt(SPOKEN)
    pitch = desk.dossier.pitch
    paper.say(f"Samen {number(seconds(pitch, PACE))} van de {LIMIT} seconden, bij {number(PACE)} woorden per minuut. Dat tempo is een aanname van bwlab, geen meting.", small=True)
    paper.bullets([each.sentence for each in check_pitch(pitch, desk.today)], boxes=True)


def _account(paper: Paper, said: list[Claim], desk: Desk) -> None:
    paper.heading("Verantwoording per zin", new_page=True)
    found = [(claim, rests_on(claim, desk.monitor, desk.region.code)) for claim in said]
    for claim, cell in found:
        if cell is not None:
            paper.heading(short(claim.text, 70), 2)
            paper.facts(_facts(claim, cell))
    if all(cell is None for _, cell in found):
        paper.say("Er rust nog geen zin op een cijfer.")
    open_ = [f"{short(claim.text, 60)}: {each.sentence}" for claim in said for each in check(claim, desk.monitor, desk.region.code, desk.today) if each.kind != "goed"]
    if open_:
        paper.heading("Waar nog naar te kijken is", 2)
        paper.bullets(open_, boxes=True)


def _facts(claim: Claim, cell: Cell) -> list[tuple[str, str]]:
    whole = [("De zin", claim.text)] if short(claim.text, 70) != claim.text.strip() else []
    if cell.why:
        return [*whole, ("Cijfer", cell.known.name if cell.known else OPEN), ("In de cel", cell.why)]
    known = cell.known
    return [
        *whole,
        ("Cijfer", f"{known.name}, {known.unit}"),
        ("In de cel", f"{cell.shown} in {cell.year}{f', {cell.ranked} gemeenten met een cijfer' if cell.ranked else ''}"),
        ("Status", cell.status),
        ("Bron", known.source),
        ("Wat het niet zegt", not_said(cell)),
        ("Waar je op let", known.note or OPEN),
    ]


def not_said(cell: Cell) -> str:
    """What this figure does not say, whatever it is."""
    kind = {"enquête": "Het komt uit een enquête; de marge staat er niet bij.", "model": "Het is een schatting met een rekenmodel; de marge staat er niet bij."}.get(cell.known.kind, "")
    return f"Niet waardoor het zo is. {kind}".strip()


def _roles(paper: Paper, roles: list[Candidate]) -> None:
    paper.heading("Wie kan het gezicht zijn")
    if not roles:
        paper.say("Er staat nog geen rol. Die beschrijf je in stap 8 (een ambassadeur).")
        return
    rows = [[named(each), *(_with(each, wanted) for wanted in ANSWERS), each.gap.strip() or OPEN] for each in roles]
    paper.table(ROLES_HEAD, rows, (24, 20, 20, 20, 22), "Rollen naast de vijf eigenschappen van het profiel, naar eigen oordeel, en wie aanvult wat ontbreekt.")
    if blank := [f"{named(each)}: {listing(unjudged(each))}" for each in roles if unjudged(each)]:
        paper.say("Nog niet beoordeeld:")
        paper.bullets(blank, boxes=True)
    if why := [f"{named(each)}: {each.why.strip()}" for each in roles if each.why.strip()]:
        paper.heading("Waar het oordeel op rust", 2)
        paper.bullets(why)


def _with(role: Candidate, wanted: str) -> str:
    """The qualities of a role with this answer."""
    return ", ".join(name for key, (name, _) in QUALITIES.items() if answer(role, key) == wanted) or "niets"


def _mandate(paper: Paper, desk: Desk) -> None:
    it: Any = desk.dossier.ambassador
    role = next((named(each) for each in desk.dossier.candidates if each.key == it.candidate), "")
    period = listing([f"{word} {date(day)}" for word, day in (("van", it.start), ("tot en met", it.end)) if day])
    paper.heading("Het mandaat")
    facts = {"Rol": role, "Mag": it.may, "Mag niet": it.may_not, "Hulp in huis": it.supports, "Periode": period}
    paper.facts([(word, text.strip() or OPEN) for word, text in facts.items()])
    gaps = mandate_gaps(it, desk.dossier.candidates, desk.today)
    if gaps:
        paper.heading("Wat in het mandaat nog open is", 2)
        paper.bullets([each.sentence for each in gaps], boxes=True)
    if role:
        paper.heading("Afgesproken", 2)
        paper.bullets(["Ambassadeur, datum en handtekening:", "Namens de gemeente, datum en handtekening:"], boxes=True)
