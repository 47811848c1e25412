"""The questions of the council as a Word document: each with its answer and what stands behind it, and what could not be answered."""

from __future__ import annotations

from collections.abc import Sequence

from bwlab.export.documents import Desk
from bwlab.export.plain import OPEN, line
from bwlab.export.word import Paper
from bwlab.formats import date, number
from bwlab.policy.desks.answering import answer
from bwlab.policy.desks.case import NO, PARTLY, YES, Answer
from bwlab.policy.desks.case import OPEN as UNFINISHED
from bwlab.policy.desks.question import ASKS, COMPARE, PARTS, begun
from bwlab.policy.records.desks import CouncilQuestion

WHAT = "Vragen van de raad met een antwoord uit de monitor brede welvaart. Elk antwoord is voor te lezen in een minuut. Wat de cijfers niet kunnen zeggen, staat er ook, met de reden."
HEAD = ("Vraag", "Antwoord", "Cijfer", "Jaar", "Bron", "Marge")
WIDTHS = (26, 18, 20, 10, 14, 20)
LIMITS = (
    "Een antwoord zegt wat er gemeten is. Waardoor het komt, en of het door beleid kwam, staat er niet in.",
    "Een marge bij een aantal antwoorden is een aanname, behalve waar het CBS zelf een marge gaf.",
    "Geen cijfer is geen nul.",
    "De cijfers gaan over de hele gemeente, en niet over wijken of groepen.",
)
SHORT = {YES: "ja", PARTLY: "deels", NO: "nee", UNFINISHED: "vraag nog niet af"}


def write(desk: Desk) -> bytes:
    """The Word document."""
    paper = Paper(f"Antwoorden op raadsvragen over brede welvaart {desk.region.label}", desk.style, desk.today)
    paper.say(WHAT)
    asked = [(each, answer(each, desk.monitor, desk.region, desk.today)) for each in begun(desk.dossier.council_questions)]
    _overview(paper, asked)
    for place, (question, found) in enumerate(asked, 1):
        _one(paper, desk, place, question, found)
    if no := [(question, found) for question, found in asked if found.state == NO]:
        paper.heading("Niet te beantwoorden met deze cijfers")
        paper.table(("Vraag", "Waarom niet", "Wat wel kan, of wie het weet"), [(_asked(question), found.reason, " ".join(found.instead) or OPEN) for question, found in no], (34, 18, 48), "De vragen die niet te beantwoorden zijn, met de reden en wat er wel kan.")
    paper.heading("Wat dit stuk niet zegt")
    paper.bullets(LIMITS)
    paper.say(f"Cijfers: editie {desk.monitor.edition} van bwlab. Vragen en eigen antwoorden: het dossier van {desk.region.label}.", small=True)
    return paper.save()


def _asked(question: CouncilQuestion) -> str:
    return question.text.strip() or "Vraag zonder tekst"


def _overview(paper: Paper, asked: Sequence[tuple[CouncilQuestion, Answer]]) -> None:
    yes, no = (sum(found.state in states for _, found in asked) for states in ((YES, PARTLY), (NO,)))
    paper.say(f"Van de {number(len(asked))} vragen {'is' if yes == 1 else 'zijn'} er {number(yes)} (deels) te beantwoorden, en {number(no)} niet." if len(asked) > 1 else "Er staat 1 vraag in dit stuk.")
    rows = [(_asked(question), SHORT[found.state], found.figure or "-", found.year or "-", found.source or "-", found.margin_from or "-") for question, found in asked]
    paper.table(HEAD, rows, WIDTHS, "Alle vragen met hun cijfer, jaar, bron en waar de marge vandaan komt.")


def _one(paper: Paper, desk: Desk, place: int, question: CouncilQuestion, found: Answer) -> None:
    """One question: what was asked, the answer to read aloud, and what stands behind it."""
    paper.heading(f"{number(place)}. {line(_asked(question))}"[:200])
    known = desk.monitor.catalogue
    about = known[question.indicator].name if question.indicator in known else question.sought.strip() or question.indicator
    years = " tot ".join(str(year) for year in (question.start, question.end) if year)
    pairs = [
        ("Gevraagd door", question.asked_by), ("Antwoord voor", date(question.day) if question.day else ""), ("De raad vraagt", ASKS.get(question.asks, question.asks)),
        ("Welk cijfer", about), ("Welk deel", PARTS.get(question.part, question.part)), ("Welke jaren", years), ("Vergeleken met", COMPARE[question.compare][1] if question.compare in COMPARE else ""),
    ]  # fmt: skip
    paper.facts([pair for pair in pairs if pair[1].strip()])
    paper.heading("Antwoord om voor te lezen", 2)
    paper.say(found.text)
    if question.answer.strip():
        paper.heading("In eigen woorden", 2)
        paper.say(question.answer)
    counted = f"{number(found.n)} van {number(found.of)}" if found.of else ""
    behind = [("Cijfer", found.figure), ("Jaar", found.year), ("Bron", found.source), ("Hoe het ontstond", found.status), ("Marge", found.margin), ("Marge komt van", found.margin_from), ("Met een cijfer", counted)]
    if shown := [pair for pair in behind if pair[1]]:
        paper.heading("Wat erachter zit", 2)
        paper.facts(shown)
