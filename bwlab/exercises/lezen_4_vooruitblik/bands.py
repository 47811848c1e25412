"""Reading a band: what it says about one figure, and about twenty municipalities."""

from __future__ import annotations

from bwlab.exercises.case import case
from bwlab.exercises.lezen_4_vooruitblik.figures import WHY, ahead, in_words, lower
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number
from bwlab.method.envelope import LEVEL
from bwlab.monitor import Monitor
from bwlab.regions import Region

TOWNS = 20


def reading(monitor: Monitor, region: Region) -> Question:
    """What a band of 90 percent says."""
    chosen = case(monitor, region, lambda each: ahead(monitor, each), f"{region.label} {WHY}")
    found, label = chosen.found, chosen.region.label
    low, high = number(found.low, found.indicator.decimals), in_words(found.indicator, found.high)
    year, name = found.year + found.horizon, lower(found.indicator.name)
    held = number(100 * found.record.coverage)
    return Question(
        id="band",
        kind="one",
        text=(
            f"Als er niets verandert, ligt het cijfer voor {name} in {label} in {year} tussen {low} en {high}. De band belooft "
            f"{number(100 * LEVEL)} procent. Wat zegt die band?"
        ),
        note=chosen.note,
        options=(
            Option("inwoners", f"Bij {number(100 * LEVEL)} procent van de inwoners van {label} is het zo."),
            Option("jaren", "Als de komende jaren lijken op de jaren die we kennen, ligt het cijfer er ongeveer negen van de tien keer tussen."),
            Option("midden", f"Het wordt precies het midden van de band; de kans daarop is {number(100 * LEVEL)} procent."),
            Option("beleid", "Komt het cijfer buiten de band, dan heeft het beleid gewerkt of gefaald."),
        ),
        answer="jaren",
        right=f"De band gaat over jaren zoals we die kennen. Zet er altijd bij hoe vaak zo'n band klopte: hier in {held} procent van de uitkomsten, van alle gemeenten samen.",
        look="Waar komt de band vandaan: uit een enquête onder inwoners, uit beleid, of uit wat er eerder met gemeenten gebeurde?",
        slips=(
            Slip("inwoners", "inwoners", "De 90 procent telt geen inwoners. Hij telt keren dat een cijfer in zo'n band uitkwam. Wat is er dan geteld?"),
            Slip("midden", "midden", "Het midden is één waarde van heel veel. De band is er juist omdat het cijfer bijna nooit precies in het midden uitkomt. Waar gaat de 90 procent over?"),
            Slip("beleid", "beleid", "Ook zonder enig beleid komt ongeveer een op de tien keer een cijfer buiten zo'n band. Wat zegt één keer erbuiten dus over de oorzaak?"),
        ),
        hints=("Waarmee is de band gemaakt: met inwoners of met eerdere jaren van alle gemeenten?", "Hoe vaak ligt een cijfer buiten een band van 90 procent, ook als er niets bijzonders gebeurt?"),
        explanation=(
            f"In {found.year} was het cijfer van {label} {in_words(found.indicator, found.value)}. De band is zo breed als de afstanden van gemeenten "
            f"tot de mediaan eerder in {found.horizon} jaar versprongen.",
            f"Op jaren die de band niet kende, lag {held} procent van {number(found.record.n)} uitkomsten erin. Dat getal hoort bij de band.",
        ),
    )


def twenty(monitor: Monitor, region: Region) -> Question:
    """Twenty bands of 90 percent: how many are missed?"""
    chosen = case(monitor, region, lambda each: ahead(monitor, each), f"{region.label} {WHY}")
    record = chosen.found.record
    missed = round(TOWNS * (1 - LEVEL), 6)
    return Question(
        id="twintig",
        kind="number",
        text=(
            f"{chosen.region.label} en {TOWNS - 1} andere gemeenten krijgen elk zo'n band van {number(100 * LEVEL)} procent. De band houdt zijn belofte. "
            "Bij hoeveel van de twintig verwacht je dat het cijfer erbuiten komt?"
        ),
        note=chosen.note,
        units=("gemeenten",),
        answer=missed,
        right="Een op de tien mist, dus ongeveer twee van de twintig. Wie er buiten valt, hoeft niets bijzonders te hebben gedaan.",
        look="Hoeveel procent ligt er buiten een band van 90 procent? Neem dat deel van twintig.",
        slips=(
            Slip("geen", 0, "Een band van 90 procent is geen garantie. Hoeveel procent ligt erbuiten als hij zijn belofte houdt?"),
            Slip("binnen", TOWNS * LEVEL, "Zoveel gemeenten komen er binnen de band uit. Gevraagd is hoeveel erbuiten."),
            Slip("een", 1, "Eén op de twintig hoort bij een band van 95 procent. Hoeveel ligt er buiten een band van 90 procent?"),
            Slip("procent", 10, "Tien is het percentage dat erbuiten ligt. Hoeveel gemeenten zijn dat, als het er twintig zijn?"),
        ),
        hints=("Van de honderd keer ligt het cijfer er negentig keer in. Hoe vaak niet?", "Wat is een tiende van twintig?"),
        explanation=(
            f"Een band van {number(100 * LEVEL)} procent mist {number(100 * (1 - LEVEL))} procent: van {TOWNS} gemeenten zijn dat er {number(missed)}.",
            f"In het echt klopte de band van de vorige vraag in {number(100 * record.coverage)} procent van de uitkomsten. Dan verwacht je er "
            f"{number(TOWNS * (1 - record.coverage), 1)} van de {TOWNS} buiten.",
        ),
    )
