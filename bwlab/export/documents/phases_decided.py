"""The last three phases of the policy cycle on paper, in short: what was decided, what was agreed and done, and what was seen of it."""

from __future__ import annotations

from bwlab.export.documents import Desk, worded
from bwlab.export.documents.decision import decided, expected
from bwlab.export.documents.decision_parts import cases, names_of
from bwlab.export.documents.half_year import choices, evaluations, log, rules
from bwlab.export.documents.phases_theory import called
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy.evaluating.half_year import half_year
from bwlab.policy.records.following import SEEN

TAKEN = ("Doel", "Wat we verwachten", "Het besluit", "De prijs", "Wie het anders ziet", "Hoe we terugkijken")
TAKEN_WIDTHS = (17, 25, 16, 14, 14, 14)
ARROWS = ("Pijl", "Gezien", "Wat er is gezien, en door wie", "Bron", "Wat we er nu van denken")
ARROWS_WIDTHS = (24, 12, 26, 18, 20)


def decisions(paper: Paper, desk: Desk) -> None:
    """Phase 4: for each goal what is expected, what was decided and at what price."""
    found, names = cases(desk), names_of(desk.dossier)
    told = [each for each in found if each.expected or each.decisions]
    if not told:
        paper.say("Er staat nog geen verwacht effect en geen besluit. Die schrijf je op in fase 4 (beleidsbeslissing).")
        return
    rows = []
    for each in told:
        price, other = ("\n".join(text for text in texts if text) for texts in ([one.price.strip() for one in each.decisions], [one.minority.strip() for one in each.decisions]))
        again = "\n".join(part for one in each.decisions for part in (date(one.evaluated) if one.evaluated else "", called(one.indicator, desk)) if part)
        rows.append([each.name, expected(each, names), decided(each, names), price or OPEN, other or OPEN, again or OPEN])
    paper.table(TAKEN, rows, TAKEN_WIDTHS, "Per doel wat er van elke keuze wordt verwacht, wat er is besloten, wat de prijs is, wie het anders ziet en hoe er wordt teruggekeken.", size=LARGE)
    paper.say("In de beslisnota staat dit uitgewerkt, met de omvang en de bron van elk verwacht effect.", small=True)


def carried_out(paper: Paper, desk: Desk) -> None:
    """Phase 5: what was agreed beforehand, the logbook, and what was chosen."""
    found = half_year(desk.dossier, desk.monitor, desk.region.code, desk.today)
    paper.heading("Wat vooraf is afgesproken", 2)
    rules(paper, found)
    paper.heading("Logboek", 2)
    log(paper, found)
    paper.heading("Wat we kozen", 2)
    choices(paper, found)


def looked_back(paper: Paper, desk: Desk) -> None:
    """Phase 6: evaluations with activities, goal and opgave apart, and the arrows that were looked at again."""
    evaluations(paper, half_year(desk.dossier, desk.monitor, desk.region.code, desk.today))
    paper.heading("Wat we van de beleidstheorie zagen", 2)
    reviews = worded(desk.dossier.arrow_reviews, "arrow")
    if not reviews:
        paper.say("Er is nog bij geen pijl opgeschreven wat ervan is gezien. Dat doe je in fase 6 (beleidsevaluatie).")
        return
    arrows = {each.key: f"{called(each.start, desk) or OPEN} → {called(each.end, desk) or OPEN}" for each in desk.dossier.arrows}
    rows = [
        [arrows.get(each.arrow, "een pijl die niet meer in het dossier staat"), *(text.strip() or OPEN for text in (SEEN.get(each.seen, each.seen), each.text)), each.source.strip() or ASSUMPTION, each.keeps.strip() or OPEN]
        for each in reviews
    ]  # fmt: skip
    paper.table(ARROWS, rows, ARROWS_WIDTHS, "Wat er van elke pijl van de beleidstheorie is gezien, door wie, waar het op rust en wat we er nu van denken.", size=LARGE)
    paper.say("Dat een pijl is gezien, bewijst haar niet. Dat ze niet is gezien, zegt ook: misschien keek niemand.", small=True)
