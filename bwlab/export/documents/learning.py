"""The report of what was learned: experiments with their rule, own guesses, and what went well and what did not."""

from __future__ import annotations

from typing import Any

from bwlab.export.documents import Desk
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, number, quantity
from bwlab.policy import Experiment
from bwlab.policy.acting.canvas import open_items
from bwlab.policy.learning.experiments import amount, begun, changed, judged, rule_words, status
from bwlab.policy.learning.reflection import back, unproven

HEAD = ("Proef", "Stopregel", "Vastgelegd op", "Resultaat", "Bron", "De regel zegt", "Besluit")
WIDTHS = (18, 25, 13, 14, 13, 8, 9)
NOTES = (("goed", "Wat goed ging"), ("bron", "Na te lezen in"), ("niet", "Wat niet ging"), ("agenda", "In de agenda"), ("nieuw", "Nieuw erbij"), ("vieren", "Wat we vieren"))
WHAT = "Dit verslag zegt wat we probeerden, wat we vooraf afspraken en wat het werd. Wat stopte staat er even groot in als wat doorgaat."


def write(desk: Desk) -> bytes:
    """The Word document."""
    dossier = desk.dossier
    paper = Paper(f"Leerverslag brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    paper.say(WHAT)
    _experiments(paper, begun(dossier.experiments), desk)
    _guesses(paper, desk)
    _looking_back(paper, desk)
    if asks := open_items(dossier):
        paper.heading("Hier is ruimte om mee te doen")
        paper.bullets(asks, boxes=True)
    paper.say(
        "Proeven, regels, resultaten en oordelen zijn eigen opgave. Een resultaat na een proef zegt niet dat de proef de oorzaak is. "
        "Eigen schattingen zijn gemaakt voordat het cijfer te zien was.",
        small=True,
    )
    return paper.save()


def _experiments(paper: Paper, found: list[Experiment], desk: Desk) -> None:
    paper.heading("Register van proeven")
    if not found:
        paper.say("Er is nog geen proef opgeschreven.")
        return
    paper.table(HEAD, [_row(each, desk) for each in found], WIDTHS, "Alle proeven met stopregel, dag van vastleggen, resultaat, bron en besluit.", size=LARGE)
    paper.heading("Wat de regels zeggen", 2)
    paper.bullets([f"{each.text.strip() or 'Proef zonder omschrijving'}: {' '.join(judged(each, desk.today).sentences)}" for each in found])


def _row(each: Experiment, desk: Desk) -> list[str]:
    result = "\n".join(part for part in (amount(each.result, each.unit), each.found.strip()) if part) or "nog geen resultaat"
    noted = f"\n(genoteerd {date(each.noted)})" if each.noted else ""
    fixed = f"{date(each.fixed)}{' (daarna veranderd)' if changed(each) or each.former else ''}" if each.fixed else "niet vooraf"
    texts = (each.text, rule_words(each.rule or each), fixed, result + noted, each.source, judged(each, desk.today).says or "niets", status(each))
    return [text.strip() or OPEN for text in texts]


def _guesses(paper: Paper, desk: Desk) -> None:
    """Own guesses and bands beside what it was."""
    places = [each for each in desk.dossier.predictions if each.truth is not None]
    bands = [each for each in desk.dossier.forecasts if each.truth is not None]
    if not places and not bands:
        return
    paper.heading("Onze eigen schattingen")
    if bands:
        paper.say(f"Binnen onze band lag de waarheid {number(sum(bool(each.hit) for each in bands))} van de {number(len(bands))} keer. Beloofd was gemiddeld {number(sum(each.level for each in bands), 1)}. Met weinig banden kan bijna alles.")
        paper.table(("Cijfer", "Van en naar", "Onze band", "Hoe zeker", "Het werd", "Binnen de band"), [_band(each, desk) for each in bands], (26, 14, 20, 12, 16, 12), "Eigen voorspellingen met band, zekerheid en uitkomst.", size=LARGE)
    if places:
        rows = [(_name(each.indicator, desk), str(each.year or OPEN), f"{number(100 * each.guess)} van de 100", f"{number(100 * each.truth)} van de 100") for each in places]
        paper.table(("Cijfer", "Jaar", "Wij schatten: gunstiger dan", "Het was: gunstiger dan"), rows, (40, 12, 24, 24), "Geschatte plaatsen onder alle gemeenten naast de plaats zoals die was.", size=LARGE)


def _band(each: Any, desk: Desk) -> list[str]:
    catalogue = desk.monitor.catalogue
    show = lambda value: number(value, 1)  # noqa: E731
    if each.indicator in catalogue:
        known = catalogue[each.indicator]
        show = lambda value: quantity(value, known.decimals, known.unit_text)  # noqa: E731
    return [_name(each.indicator, desk), f"{each.origin} naar {each.year}", f"{show(each.low)} tot {show(each.high)}", f"{number(100 * each.level)} procent", show(each.truth), "ja" if each.hit else "nee"]


def _name(code: str, desk: Desk) -> str:
    return desk.monitor.catalogue[code].name if code in desk.monitor.catalogue else code or OPEN


def _looking_back(paper: Paper, desk: Desk) -> None:
    found = back(desk.dossier, desk.monitor, desk.region.code, desk.today)
    paper.heading("Terugkijken")
    for title, lines, none in (
        ("Gedaan", found.done, "Van geen activiteit is de einddatum voorbij."), ("Gehaald of niet", found.goals, "Er is geen doel met een cijfer en een streefwaarde."),
        ("Veranderd of niet", found.challenges, "Er is geen opgave."),
    ):  # fmt: skip
        paper.heading(title, 2)
        paper.bullets(lines) if lines else paper.say(none)
    notes = {key: desk.dossier.note("stap_10", key) for key, _ in NOTES}
    paper.heading("In onze eigen woorden", 2)
    paper.facts([(title, note.text if (note := notes[key]) and note.text.strip() else OPEN) for key, title in NOTES])
    source = notes["bron"].text if notes["bron"] else ""
    open_claims = list(dict.fromkeys(said for key in ("goed", "vieren") if notes[key] for said in unproven(notes[key].text, source)))
    if open_claims:
        paper.say("Kijk hier nog naar voordat je dit verslag deelt:")
        paper.bullets(open_claims, boxes=True)
