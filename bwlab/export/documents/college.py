"""The proposal for the college as a Word document: the text, what is nobody's, and who moves what."""

from __future__ import annotations

from bwlab.export.documents import Desk
from bwlab.export.documents.figures import figures, latest
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, listing, number
from bwlab.policy.anchoring.college import (
    MEANS,
    NOBODY,
    Line,
    at_hand,
    called,
    lines,
    questions,
    remarks,
    unknown,
)
from bwlab.policy.anchoring.college import filled as with_content
from bwlab.policy.anchoring.proposal import Proposal, checks, proposal_of
from bwlab.policy.steps import SOURCE

BROAD = 6  # portfolios that fit beside each other; more are named in words
MOVES, OWNS, BOTH, NEITHER = "beweegt", "op naam", "beweegt, op naam", "–"
WHAT = (
    "Een voorzet om in het college te bespreken. Bewegen wil zeggen dat besluiten van een portefeuille er greep op hebben; "
    "op naam staan wil zeggen dat die bestuurder de raad erover vertelt."
)
LIMITS = (
    "Wie wat beweegt, is een inschatting van wie dit opschreef. Geen cijfer laat dat zien.",
    "Dat iemand op naam staat, zegt niet dat die het cijfer kan sturen.",
    "Verbinden is geen bevoegdheid. Wie beslist, verandert er niet door; hoe het college beslist, staat in zijn eigen afspraken.",
    "De rol van burgemeester kan geschikt zijn om te verbinden, zegt de bron. Kan: een ander kan het ook.",
    "Als een cijfer beweegt, weten we daarmee nog niet waardoor.",
)


def write(desk: Desk) -> bytes:
    """The Word document."""
    dossier, monitor, label = desk.dossier, desk.monitor, desk.region.label
    portfolios = with_content(dossier.portfolios)
    found = lines(portfolios, at_hand(dossier, monitor), monitor)
    names = called(portfolios)
    paper = Paper(f"Collegevoorstel brede welvaart {label}", desk.style, desk.today, landscape=True)
    paper.say(WHAT)
    _proposal(paper, desk, proposal_of(dossier))
    _nobody(paper, desk, [line for line in found if line.stand == NOBODY], names)
    _matrix(paper, found, names)
    _portfolios(paper, desk, portfolios, names)
    noticed = remarks(portfolios, found, monitor) if portfolios else []
    if noticed:
        paper.heading("Wat opvalt in de verdeling")
        paper.bullets(noticed)
    paper.heading("Wat dit voorstel niet zegt")
    paper.bullets(LIMITS)
    _sources(paper, desk, [line.key for line in found])
    return paper.save()


def _proposal(paper: Paper, desk: Desk, proposal: Proposal) -> None:
    paper.heading("Voorstel voor het akkoord")
    if not proposal.started:
        paper.say("Er is nog geen zin voor het akkoord. Die schrijf je in stap 6 (beleg het in het college).")
        return
    known = desk.monitor.catalogue
    figure = f"{known[proposal.cijfer].name}{latest(desk, proposal.cijfer)}" if proposal.cijfer in known else proposal.cijfer
    pairs = (
        ("De zin", proposal.zin), ("Opgaven", proposal.opgaven), ("Cijfer ernaast", figure), ("Ondergrens", proposal.ondergrens), ("Op naam", proposal.naam),
        ("Verbindt", proposal.verbinder), ("We kijken op", date(proposal.dag) if proposal.dag else ""), ("Wat dit niet belooft", proposal.niet),
    )  # fmt: skip
    paper.facts([(word, text.strip() or OPEN) for word, text in pairs])
    missing = [each.why for each in checks(proposal, desk.monitor, desk.region.code, desk.today) if not each.ok]
    if missing:
        paper.heading("Nog te doen", 2)
        paper.bullets(missing, boxes=True)


def _nobody(paper: Paper, desk: Desk, found: list[Line], names: list[str]) -> None:
    paper.heading("Wat van niemand is")
    if not names:
        paper.say("Er staan nog geen portefeuilles in het dossier. Die schrijf je in stap 6 (beleg het in het college).")
        return
    if not found:
        paper.say("Geen van de cijfers op deze lijst wordt door twee of meer portefeuilles bewogen zonder dat er een naam bij staat.")
        return
    paper.say("Deze cijfers bewegen twee of meer portefeuilles, en ze staan bij niemand op naam.")
    for line in found:
        paper.heading(f"{line.name}{latest(desk, line.key)}", 2)
        paper.facts([("Bewogen door", _named(line.moves, names))])
        paper.bullets(questions(line, names, desk.monitor.catalogue[line.key].influence))


def _matrix(paper: Paper, found: list[Line], names: list[str]) -> None:
    if not names or not found:
        return
    paper.heading("Wie beweegt wat, en wat staat op naam")
    about = f"Per cijfer welke van de {number(len(names))} portefeuilles het bewegen, op wiens naam het staat en wat dat betekent."
    if len(names) <= BROAD:
        rows = [[line.name, *(_cell(line, place) for place in range(len(names))), line.stand] for line in found]
        paper.table(["Cijfer", *names, "Stand"], rows, [24, *([60 / len(names)] * len(names)), 16], about, size=LARGE)
    else:
        rows = [[line.name, _named(line.moves, names), _named(line.owns, names), line.stand] for line in found]
        paper.table(["Cijfer", "Bewogen door", "Op naam van", "Stand"], rows, [24, 38, 24, 14], about, size=LARGE)
    paper.say(" ".join(f"{word[:1].upper()}{word[1:]}: {MEANS[word]}." for word in dict.fromkeys(line.stand for line in found)), small=True)


def _cell(line: Line, place: int) -> str:
    moves, owns = place in line.moves, place in line.owns
    return BOTH if moves and owns else MOVES if moves else OWNS if owns else NEITHER


def _named(places: tuple[int, ...], names: list[str]) -> str:
    return listing([names[place] for place in places]) or "niemand"


def _portfolios(paper: Paper, desk: Desk, portfolios: list, names: list[str]) -> None:
    if not portfolios:
        return
    paper.heading("De portefeuilles")
    rows = [(name, each.name.strip() or OPEN, listing(list(each.themes)) or OPEN) for name, each in zip(names, portfolios, strict=True)]
    paper.table(("Functie", "Waar het over gaat", "Thema's"), rows, (28, 34, 38), "De portefeuilles van het college, met waar ze over gaan en welke thema's erbij horen.", size=LARGE)
    if gone := unknown(portfolios, desk.monitor):
        paper.say(f"Deze cijfers staan in het dossier en kent deze editie niet: {listing(gone)}.", small=True)


def _sources(paper: Paper, desk: Desk, codes: list[str]) -> None:
    paper.heading("Bronnen")
    asked = [*codes, proposal_of(desk.dossier).cijfer]
    found = [each for each in figures(desk, [code for code in asked if code]) if each.year]
    if found:
        rows = [(each.name, each.value, each.year, each.source, ", ".join([each.origin, *(["voorlopig"] * each.provisional)])) for each in found]
        paper.table(("Cijfer", "Waarde", "Jaar", "Bron", "Hoe het ontstond"), rows, (28, 16, 8, 32, 16), "De cijfers in dit voorstel met jaar, bron en hoe ze ontstonden.")
    paper.say(f"De verdeling en het voorstel zijn eigen opgave uit het dossier van {desk.region.label}. Over de plaats in het college: {SOURCE}, in onze eigen woorden.", small=True)

