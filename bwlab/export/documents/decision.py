"""The decision note as a Word document: what is asked, the options beside each other, what is expected and not known, and what was decided."""

from __future__ import annotations

from bwlab.export.documents import Desk, worded
from bwlab.export.documents.decision_effects import beside, effects
from bwlab.export.documents.decision_parts import Case, cases, codes, names_of
from bwlab.export.documents.decision_taken import heard, outside, reasons, taken
from bwlab.export.documents.decision_weighed import weighed
from bwlab.export.documents.figures import latest
from bwlab.export.documents.sources import sources
from bwlab.export.plain import OPEN, short
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, listing, number
from bwlab.policy.cycle import SOURCE
from bwlab.policy.phases.options import CHOOSING, outcomes
from bwlab.policy.records.deciding import SENTIMENTS

WHAT = (
    "Wat ligt er voor, wat verwachten we van elke keuze, en wat weten we niet? Deze nota is er om over in gesprek te gaan. "
    "Wat er staat over later, is een verwachting en geen belofte."
)
SHORT = ("Doel", "Wat ligt er voor", "Wat we verwachten", "Het besluit", "Wanneer we terugkijken")
SHORT_WIDTHS = (20, 20, 28, 18, 14)
LIMITS = (
    "Een verwacht effect is wat mensen denken dat er gebeurt. Zonder bron is het een aanname van de deelnemer.",
    "Een leeg vak is geen nul. Niets ingevuld is iets anders dan geen verandering verwacht.",
    "Effecten van verschillende thema's zijn niet opgeteld. Er is geen totaal, geen winnaar en geen advies.",
    "Wat iets elders doet, staat er in woorden. Er is geen regionaal cijfer voor elders.",
    "Ook als een cijfer straks verandert, zegt dat nog niet dat het door het besluit komt.",
    "Wie niet is gehoord, staat niet in deze nota.",
)


def write(desk: Desk) -> bytes:
    """The Word document."""
    paper = Paper(f"Beslisnota brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    found, names = cases(desk), names_of(desk.dossier)
    paper.say(WHAT)
    _short(paper, desk, found, names)
    reckoned = outcomes(desk.dossier, desk.monitor, desk.today.year)
    for each in found:
        _case(paper, desk, each, names, reckoned)
    loose = [each for each in worded(desk.dossier.outside, "option") if not each.option]
    outside(paper, desk, loose, lambda _: "zoals het nu is", "Wat nu al over de grens gaat", 1)
    paper.heading("Wat deze nota niet zegt")
    paper.bullets(LIMITS)
    sources(paper, desk, codes(found, desk.dossier), f"De rest is eigen opgave uit het dossier van {desk.region.label}. De vragen in deze nota volgen {SOURCE}, in onze eigen woorden.")
    return paper.save()


def _short(paper: Paper, desk: Desk, found: list[Case], names: dict[str, str]) -> None:
    """The whole note on one page: a row for each goal."""
    paper.heading("In het kort")
    if not found:
        paper.say("Er is nog geen keuze en geen besluit. Keuzes maak je in fase 3 (beleidsvorming), een besluit leg je vast in fase 4 (beleidsbeslissing).")
        return
    paper.say(CHOOSING)
    rows = [[each.name, _asked(each), expected(each, names), decided(each, names), _again(each)] for each in found]
    paper.table(SHORT, rows, SHORT_WIDTHS, "De nota in het kort: per doel wat er voorligt, wat er wordt verwacht, wat er is besloten en wanneer er wordt teruggekeken.", size=LARGE)
    shown = {each.goal.key for each in found if each.goal is not None}
    if absent := [goal.text.strip() for goal in desk.dossier.goals if goal.key not in shown and goal.text.strip()]:
        paper.say(f"Hierover ligt nu niets voor, want er is nog geen keuze uitgewerkt: {listing(absent)}." if sum(map(len, absent)) < 600 else f"Over {number(len(absent))} andere doelen ligt nu niets voor.", small=True)


def _asked(case: Case) -> str:
    many = len(case.options)
    return f"Kiezen tussen {number(many)} {'mogelijkheid' if many == 1 else 'mogelijkheden'} en niets doen." if many else "Er is geen keuze uitgewerkt naast niets doen."


def expected(case: Case, names: dict[str, str]) -> str:
    """Of each option which way which theme is expected to go, in words: nothing is counted."""
    lines = []
    for option in ["", *(each.key for each in case.options)]:
        mine = [each for each in case.expected if each.option == option and each.sentiment]
        ways = {way: list(dict.fromkeys(each.theme.strip() for each in mine if each.sentiment == way and each.theme.strip())) for way in SENTIMENTS}
        said = "; ".join(f"{SENTIMENTS[way]} bij {listing(themes)}" for way, themes in ways.items() if themes)
        lines.append(f"{case.called(option, names)}: {said or 'niets opgeschreven'}.")
    return "\n".join(lines)


def decided(case: Case, names: dict[str, str]) -> str:
    """What was chosen, by whom and when."""
    lines = []
    for each in case.decisions:
        who = ", ".join(part for part in (short(each.body, 60), date(each.day) if each.day else "") if part)
        lines.append(f"{case.called(each.option, names) if each.option else 'nog niet gekozen'}{f' ({who})' if who else ''}")
    return "\n".join(lines) or "nog niets besloten"


def _again(case: Case) -> str:
    return "\n".join(date(each.evaluated) for each in case.decisions if each.evaluated) or OPEN


def _case(paper: Paper, desk: Desk, case: Case, names: dict[str, str], reckoned: dict[str, str]) -> None:
    paper.heading(case.name, new_page=True)
    paper.heading("Wat we vragen te besluiten", 2)
    facts = [("Vraag", f"{_asked(case)} De keuze is aan de politiek.")]
    if case.row is not None:
        figure = f"{case.row.indicator}{latest(desk, case.goal.indicator)}" if case.row.indicator else ""
        facts += [("Opgave", case.row.challenge), ("Cijfer", figure), ("Ondergrens", case.row.floor), ("Streefwaarde", case.row.target)]
    paper.facts([(word, text or OPEN) for word, text in facts])
    beside(paper, desk, case, reckoned)
    effects(paper, desk, case, names)
    weighed(paper, desk, case)
    reasons(paper, case, names)
    heard(paper, case, names)
    outside(paper, desk, case.outside, lambda option: case.called(option, names), "Wat over de gemeentegrens gaat", 2)
    taken(paper, desk, case, names)
