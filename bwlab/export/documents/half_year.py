"""The half-yearly report as a Word document: what is measured anew, what was done, what was chosen and what is still open."""

from __future__ import annotations

from typing import Any

from bwlab.catalogue import publishers
from bwlab.export.documents import Desk
from bwlab.export.documents.sources import sources
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, listing, number, quantity
from bwlab.policy.cycle import SOURCE
from bwlab.policy.evaluating.half_year import BLANK, NEW, NOT_KNOWN, HalfYear, Line, half_year
from bwlab.policy.evaluating.held_against import HALF, Ruled, Work
from bwlab.policy.learning.experiments import amount
from bwlab.policy.monitoring.plan import TYPED
from bwlab.policy.records.following import MOMENTS

WHAT = "Wat is er nieuw gemeten, wat is er gedaan, wat hebben we gekozen en wat staat nog open? Dit stuk volgt het indicatorenplan."
FIGURES = ("Doel", "Cijfer", "Laatste meting", "Wat is er nieuw", "Volgende meting", "Ondergrens en streefwaarde", "Wie volgt het")
FIGURES_WIDTHS = (16, 15, 16, 12, 14, 14, 13)
DONE = ("Activiteit", "Wanneer", "Gepland en gedaan", "Wat hielp", "Wat tegenzat", "Wie dit zegt")
DONE_WIDTHS = (22, 14, 16, 18, 18, 12)
CHOSEN = ("Activiteit", "Wanneer", "Keuze", "Waarom", "Volgt de afspraak", "Wat de afspraak zegt")
CHOSEN_WIDTHS = (20, 13, 11, 20, 10, 26)
RULES = ("Doel", "Waar we naar kijken", "Bijsturen", "Stoppen", "Vastgelegd", "Wat de afspraak nu zegt")
RULES_WIDTHS = (18, 17, 19, 17, 11, 18)
LOOKED = ("Doel", "Wat is gedaan", "Is het doel gehaald", "Hoe staat de opgave", "Wat we erover zeggen", "Wat het ook kan zijn", "Wat we anders doen")
LOOKED_WIDTHS = (16, 17, 11, 12, 18, 13, 13)
FOLLOWS = {True: "ja", False: "nee", None: "niet te zeggen"}
LIMITS = (
    "Een cijfer dat één keer per jaar of minder vaak wordt gemeten, heeft geen halve jaren. Waar geen nieuwe meting is, staat dat er.",
    "Dat er iets is gedaan, zegt nog niet dat er iets is veranderd. Dat een cijfer veranderde, zegt nog niet waardoor.",
    "Een leeg vak is geen nul: dan is het niet ingevuld of niet bekend.",
    "Een doel kan gehaald zijn zonder dat de opgave kleiner is geworden.",
    "De cijfers zijn niet bij elkaar opgeteld. Er is geen totaalscore.",
)


def write(desk: Desk) -> bytes:
    """The Word document."""
    paper = Paper(f"Halfjaarrapportage brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    found = half_year(desk.dossier, desk.monitor, desk.region.code, desk.today)
    paper.say(WHAT)
    _short(paper, desk, found)
    _figures(paper, found)
    paper.heading("Wat er is gedaan")
    log(paper, found)
    if found.quiet:
        paper.say(f"Sinds {date(found.since)} is niets genoteerd over: {listing(list(found.quiet))}. Of er niets is gedaan, weten we dan niet.")
    _chosen(paper, found)
    paper.heading("Teruggekeken: activiteiten, doel en opgave apart")
    evaluations(paper, found)
    paper.heading("Wat nog open staat")
    if found.open:
        paper.bullets(list(found.open), boxes=True)
    else:
        paper.say("Er staat geen besluit en geen toezegging open in het dossier.")
    paper.heading("Wat dit stuk niet zegt")
    paper.bullets(LIMITS)
    sources(paper, desk, [*(each.code for each in found.lines), *(each.code for each in found.rules)], f"De rest is eigen opgave uit het dossier van {desk.region.label}. Twee keer per jaar verantwoorden volgt {SOURCE}, in onze eigen woorden.")
    return paper.save()


def _short(paper: Paper, desk: Desk, found: HalfYear) -> None:
    paper.heading("In het kort")
    new, blank = (sum(each.state == state for each in found.lines) for state in (NEW, BLANK))
    half = [each for each in found.work if each.when == HALF]
    counted = f"{number(new)} van de {number(len(found.lines))} met een nieuwe meting, {number(blank)} zonder cijfer" if found.lines else "nog geen"
    paper.facts(
        [
            ("Rapportage", f"{date(found.day)}; de vorige was op {date(found.since)}"), ("Stand van", f"{date(desk.today)}, met de cijfers van editie {desk.monitor.edition}"),
            ("Cijfers", counted), ("Logboek", f"{number(len(half))} {'notitie' if len(half) == 1 else 'notities'} sinds de vorige rapportage"),
            ("Gekozen", listing(list(dict.fromkeys(each.choice for each in half if each.choice))) or "niets opgeschreven sinds de vorige rapportage"),
            ("Nog open", number(len(found.open)) if found.open else "niets in het dossier"),
        ]
    )  # fmt: skip
    paper.bullets(list(found.notes))


def _figures(paper: Paper, found: HalfYear) -> None:
    paper.heading("De cijfers uit het indicatorenplan")
    if not found.lines:
        paper.say("Er is geen cijfer om te volgen.")
        return
    rows = [[each.goal or OPEN, each.name, newest(each), each.state, expected(each), bounds(each) or OPEN, each.owner or OPEN] for each in found.lines]
    paper.table(FIGURES, rows, FIGURES_WIDTHS, "Per cijfer: het doel, de laatste meting met jaar en bron, of die nieuw is, wanneer de volgende komt, de grens en wie het volgt.", size=LARGE)


def newest(line: Line) -> str:
    """The newest figure with its year, publisher and marks."""
    if line.value is None:
        return BLANK
    parts = [str(line.year), *([listing(list(publishers(line.source)))] if line.source else []), *line.marks]
    return f"{quantity(line.value, line.decimals, line.unit)} ({', '.join(parts)})"


def expected(line: Line) -> str:
    """When the next figure is expected, and how that is known."""
    if line.expected is None:
        return NOT_KNOWN
    return f"{date(line.expected)} (eigen opgave)" if line.how == TYPED else f"rond {date(line.expected).split(' ', 1)[1]}, over {line.over} (gerekend)"


def bounds(line: Line) -> str:
    """The floor and the target beside a figure."""
    words = [(word, value, year) for word, value, year in (("Ondergrens", line.floor, None), ("Streefwaarde", line.target, line.by)) if value is not None]
    return "\n".join(f"{word}: {quantity(value, line.decimals, line.unit)}{f' in {year}' if year else ''}" for word, value, year in words)


def log(paper: Paper, found: HalfYear) -> None:
    """What was planned and done, what helped and what hindered."""
    if not found.work:
        paper.say("Er staat nog niets in het logboek. Dat hou je bij in fase 5 (beleidsuitvoering).")
        return
    told = [each for each in found.work if not each.choice or each.planned is not None or each.done is not None or any((each.activity, each.helped, each.hindered, each.told_by))]
    if not told:  # a choice without work is in the table of choices
        paper.say("In het logboek staan alleen keuzes. Wat er is gedaan, staat er nog niet in.")
        return
    rows = [[each.activity or OPEN, moment(each), counted(each), each.helped or OPEN, each.hindered or OPEN, each.told_by or OPEN] for each in told]
    paper.table(DONE, rows, DONE_WIDTHS, "Het logboek: per activiteit wanneer, wat was gepland en wat is gedaan, wat hielp, wat tegenzat en wie dit zegt.", size=LARGE)


def moment(each: Work) -> str:
    """The day of an entry, and where that lies."""
    return f"{date(each.day)} ({each.when})" if each.day else each.when


def counted(each: Work) -> str:
    """What was planned and done, in words."""
    planned, done = (amount(value, each.unit) or OPEN for value in (each.planned, each.done))
    return f"Gepland: {planned}\nGedaan: {done}"


def _chosen(paper: Paper, found: HalfYear) -> None:
    paper.heading("Wat we kozen, en wat was afgesproken")
    choices(paper, found)
    paper.heading("Wat vooraf is afgesproken", 2)
    rules(paper, found)


def choices(paper: Paper, found: HalfYear) -> None:
    """What was chosen at each look, why, and whether that follows what was agreed."""
    chosen = [each for each in found.work if each.choice]
    if chosen:
        rows = [[each.activity or OPEN, moment(each), each.choice, each.why or OPEN, FOLLOWS[each.follows], each.rule or OPEN] for each in chosen]
        paper.table(CHOSEN, rows, CHOSEN_WIDTHS, "Elke keuze: doorgaan, bijsturen of stoppen, waarom, en of die de afspraak van vooraf volgt.", size=LARGE)
    else:
        paper.say("Er is geen keuze opgeschreven: doorgaan, bijsturen of stoppen.")


def rules(paper: Paper, found: HalfYear) -> None:
    """What was agreed beforehand, and what that says now."""
    if not found.rules:
        paper.say("Er is vooraf niets afgesproken over bijsturen of stoppen. Dat doe je in fase 5 (beleidsuitvoering).")
        return
    paper.table(RULES, [_rule(each) for each in found.rules], RULES_WIDTHS, "De afspraken vooraf: waar we naar kijken, wanneer we bijsturen of stoppen, sinds wanneer dat geldt en wat het nu zegt.", size=LARGE)


def _rule(each: Ruled) -> list[str]:
    return [each.goal or OPEN, each.name, bound(each, each.adjust_at, each.adjust) or OPEN, bound(each, each.stop_at, each.stop) or OPEN, date(each.fixed) if each.fixed else OPEN, each.said]


def bound(each: Ruled, at: float | None, words: str) -> str:
    """A limit as a figure and in words."""
    return "\n".join(part for part in (f"bij {'minder' if each.above else 'meer'} dan {amount(at, each.unit)}" if at is not None else "", words) if part)


def evaluations(paper: Paper, found: HalfYear) -> None:
    """Looking back: what was done, whether the goal was met and how the opgave stands, apart."""
    if not found.looked:
        paper.say("Er is nog niet teruggekeken. Dat doe je in fase 6 (beleidsevaluatie).")
        return
    rows = [[text or OPEN for text in (_when(each), each.done, each.met, each.stands, _lines(each.claim, f"Over {each.years}." if each.years else ""), each.other, each.adjust)] for each in found.looked]
    paper.table(LOOKED, rows, LOOKED_WIDTHS, "De evaluaties: per doel wat is gedaan, of het doel is gehaald, hoe de opgave staat, wat we erover zeggen en wat het ook kan zijn.", size=LARGE)


def _when(each: Any) -> str:
    moment_, day = MOMENTS.get(each.moment, each.moment), date(each.day) if each.day else ""
    told = ", ".join(part for part in (moment_, day) if part)
    return _lines(each.goal or "Doel zonder omschrijving", f"({told})" if told else "")


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
