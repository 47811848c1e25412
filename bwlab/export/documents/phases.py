"""The policy cycle as a Word document: what is the matter, what may work, what can be chosen, what was decided and done, and with whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bwlab.export.documents import Desk, filled
from bwlab.export.documents.figures import latest
from bwlab.export.documents.phases_choices import options, table
from bwlab.export.documents.phases_decided import carried_out, decisions, looked_back
from bwlab.export.documents.phases_scenarios import scenarios, to_do
from bwlab.export.documents.phases_theory import interventions, theory
from bwlab.export.documents.sources import sources
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date
from bwlab.policy.anchoring.accord import accord_of
from bwlab.policy.anchoring.accord import checks as accord_checks
from bwlab.policy.anchoring.vision import AT, vision_of
from bwlab.policy.anchoring.vision import checks as vision_checks
from bwlab.policy.cycle import SOURCE, phase
from bwlab.policy.stakeholders import CAREFUL

VISION = ("Visie", "Hier en nu", "Later", "Elders")
RULES = (("Onze eis", "regel"), ("Waarom, en wie buiten beeld is", "regel_waarom"))  # notes of phase 1
ASKS = ("Vraag", "Naast welk cijfer", "Wie we het vragen", "Hoe", "Wanneer", "Wie regelt het")
ASKS_WIDTHS = (28, 20, 14, 14, 12, 12)
WHAT = (
    "Wat is er aan de hand, wat denken we dat werkt, wat valt er te kiezen, wat is besloten en wat zagen we daarna? Dit stuk volgt de zes fasen van de beleidscyclus. "
    "Beleid gaat vaak heen en weer: lees waar je moet zijn."
)
LIMITS = (
    "Een verwacht effect is geen belofte. En wat er na een besluit verandert, hoeft niet door dat besluit te komen.",
    "Een beleidstheorie is wat mensen denken dat werkt. Een pijl zonder bron is een aanname, hoe zeker hij ook klinkt.",
    "Een scenario is een rekensom met aannames: als dit, dan dat. Het is geen voorspelling, en niemand heeft het gemeten.",
    "Dat een interventie in een register staat, zegt niet dat ze hier werkt.",
    "Wat een keuze doet met later en elders, staat er in woorden. Er is geen cijfer van.",
    "Deze keuzes zijn niet bij elkaar opgeteld: er is geen totaalscore en dit stuk kiest niet.",
    "Wie er niet aan tafel zit, staat ook niet in dit stuk.",
)


def write(desk: Desk) -> bytes:
    """The Word document."""
    paper = Paper(f"Beleidscyclus brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    paper.say(WHAT)
    _open(paper, desk)
    _named(paper, "agendering")
    _vision(paper, desk)
    _residents(paper, desk)
    _named(paper, "voorbereiding")
    theory(paper, desk)
    interventions(paper, desk)
    scenarios(paper, desk)
    _named(paper, "vorming")
    options(paper, desk)
    _named(paper, "beslissing")
    decisions(paper, desk)
    _named(paper, "uitvoering")
    carried_out(paper, desk)
    _named(paper, "evaluatie")
    looked_back(paper, desk)
    paper.heading("Aan tafel")
    paper.say(CAREFUL)
    table(paper, desk)
    paper.heading("Wat dit stuk niet zegt")
    paper.bullets(LIMITS)
    sources(paper, desk, codes(desk), f"De rest is eigen opgave uit het dossier van {desk.region.label}. Fasen en wie er aan tafel kan zitten: {SOURCE}, in onze eigen woorden.")
    return paper.save()


def _named(paper: Paper, key: str) -> None:
    """A phase with the question that belongs to it."""
    found = phase(key)
    paper.heading(found.title)
    paper.say(found.question, leads=True)


def _open(paper: Paper, desk: Desk) -> None:
    """What somebody still has to find out, first: there one can help."""
    if asks := to_do(desk):
        paper.heading("Dit staat nog open")
        paper.bullets(asks, boxes=True)


def _vision(paper: Paper, desk: Desk) -> None:
    dossier = desk.dossier
    vision, accord = vision_of(dossier), accord_of(dossier).strip()
    chosen = [(word, note.text.strip()) for word, key in RULES if (note := dossier.note(AT, key)) and note.text.strip()]
    if chosen:
        paper.heading("Hoe we opgaven kozen", 2)
        paper.facts(chosen)
    paper.heading("Waar het naartoe gaat", 2)
    texts = (*zip(VISION, vision, strict=True), ("Voor het akkoord", accord))
    paper.facts([(word, text.strip() or OPEN) for word, text in texts])
    if not filled(dossier.goals):
        paper.say("Er is nog geen doel met een ondergrens. Doelen kies je in stap 2 (kies doelen) of in fase 3 (beleidsvorming).")
    found = [*(vision_checks(vision) if vision.started else ()), *(accord_checks(accord, dossier) if accord else ())]
    if missing := [each.why for each in found if not each.ok]:
        paper.heading("Nog te doen", 3)
        paper.bullets(list(dict.fromkeys(missing)), boxes=True)


def _residents(paper: Paper, desk: Desk) -> None:
    paper.heading("Plan voor wat inwoners weten", 2)
    found = filled(desk.dossier.resident_plan)
    if not found:
        paper.say("Er staat nog geen vraag aan inwoners. Die schrijf je in fase 1 (agendering).")
        return
    paper.table(ASKS, [_asked(each, desk) for each in found], ASKS_WIDTHS, "Wat we inwoners vragen: de vraag, het cijfer ernaast, wie, hoe, wanneer en wie het regelt.", size=LARGE)


def _asked(each: Any, desk: Desk) -> list[str]:
    known = desk.monitor.catalogue
    beside = f"{known[each.indicator].name}{latest(desk, each.indicator)}" if each.indicator in known else each.indicator or each.theme
    texts = (each.question, beside, each.group, each.method, date(each.day) if each.day else "", each.owner)
    return [text.strip() or OPEN for text in texts]


def codes(desk: Desk) -> Iterator[str]:
    """The figures that this document speaks of."""
    dossier = desk.dossier
    yield from (each.indicator for part in (dossier.resident_plan, dossier.scenarios) for each in part)
    yield from (code for each in dossier.arrows for code in (each.start, each.end))
    served = {each.goal for each in dossier.options}
    yield from (goal.indicator for goal in dossier.goals if goal.key in served)
    yield from (each.indicator for part in (dossier.decisions, dossier.agreements) for each in part)
