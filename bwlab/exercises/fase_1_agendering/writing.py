"""Writing: a question to residents beside a figure, and what can stand in a paragraph for the negotiations."""

from __future__ import annotations

from bwlab.charts.words import inside
from bwlab.exercises.case import case
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_06_college.dividing import flip, off
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.policy.goals.rule_figures import Figure, figures
from bwlab.regions import Region

#: Figures that residents have a picture of, the first that a municipality has.
FIRST = ("tevredenheid_leven", "problematische_schulden", "ervaren_gezondheid_rivm", "geregistreerde_misdrijven_per_1000")


def beside_a_figure(monitor: Monitor, region: Region) -> Question:
    """Which question to residents adds something to a figure?"""

    def find(each: Region) -> Figure | None:
        there = {one.code: one for one in figures(monitor, each) if one.year is not None}
        return next((there[code] for code in FIRST if code in there), None)

    chosen = case(monitor, region, find, f"{region.label} heeft geen van deze cijfers.")
    figure, label = chosen.found, chosen.region.label
    known = monitor.catalogue[figure.code]
    value = f"{quantity(figure.value, known.decimals, known.unit_text)} in {figure.year}"
    return Question(
        id="naast_cijfer",
        kind="one",
        text=f"{known.name} was in {label} {value}. Je maakt een plan om inwoners te vragen wat het cijfer niet zegt. Welke vraag past daarin?",
        note=chosen.note,
        options=(
            Option("klopt", "Klopt dit cijfer volgens u?"),
            Option("ervaart", "Wat maakt dat het hier met u goed of minder goed gaat, en wie ziet dat?"),
            Option("percentage", "Welk percentage moet het over vier jaar zijn?"),
            Option("oorzaak", "Vindt u ook dat dit komt door het beleid van de gemeente?"),
        ),
        answer="ervaart",
        right="Deze vraag gaat over wat mensen meemaken. Dat kan een cijfer niet vertellen, en het kan uitwijzen dat je naar het verkeerde keek.",
        look="Welke vraag kan een inwoner vanuit het eigen leven beantwoorden, zonder dat het antwoord er al in zit?",
        slips=(
            Slip("klopt", "klopt", "Een inwoner kent het eigen leven, niet een gemiddelde van de hele gemeente. Welke vraag gaat over dat eigen leven?"),
            Slip("percentage", "percentage", "Dat is een streefwaarde, en die kiest de raad. Welke vraag levert iets op wat niemand in het stadhuis weet?"),
            Slip("oorzaak", "oorzaak", "Hierin zit het antwoord al, en een oorzaak die niemand kan zien. Welke vraag laat het antwoord open?"),
        ),
        hints=("Welke vraag kan iemand thuis aan tafel beantwoorden?", "In welke vraag staat al een getal of een oorzaak?"),
        explanation=(
            f"{known.name} zegt hoe vaak iets voorkomt in {label}: {value}. Hoe het is, en voor wie, staat er niet in.",
            f"De antwoorden zijn geen steekproef. Reken {inside(known.name)} er niet mee om; leg ze ernaast.",
        ),
    )


def on_the_table(region: Region) -> Question:
    """Which sentences can stand in a paragraph for the negotiations?"""
    label = region.label
    right = ("visie", "ondergrens", "vertelt")
    options = {
        "visie": f"In {label} kan iedereen rondkomen en ergens bij horen, ook wie na ons komt.",
        "beleid": f"Door ons beleid daalt het aantal huishoudens met schulden in {label}.",
        "ondergrens": "De raad stelt voor 1 juli een ondergrens vast waar niemand onder mag komen; de ambitie gaat verder.",
        "score": f"{label} krijgt een totaalscore voor brede welvaart die elk jaar stijgt.",
        "vertelt": "Het college vertelt de raad tweemaal per jaar wat er is gedaan en wat we meten.",
        "advies": "De Studiegroep Begrotingsruimte verplicht ons om dit zo op te nemen.",
    }
    said = {
        "beleid": "Deze zin belooft een verandering en zegt al waardoor. Kan een later cijfer laten zien dat het door het beleid kwam?",
        "score": "Eén score verbergt welk cijfer de verkeerde kant op gaat. Welke zinnen laten de cijfers los staan?",
        "advies": "De bron noemt adviezen van deze studiegroep als voorbeeld. Staat er dat iets moet, en heb je dat advies gelezen?",
        "visie": "Eén zin zegt waar het naartoe moet, voor wie nu leeft en voor wie nog komt. Mag een visie in een alinea staan?",
        "ondergrens": "Eén zin houdt ondergrens en ambitie uit elkaar, en zegt wie wanneer beslist. Welke is dat?",
        "vertelt": "Eén zin belooft werk en een moment, en geen uitkomst. Welke is dat?",
    }
    return Question(
        id="alinea",
        kind="several",
        text=f"Zes zinnen voor een alinea aan de onderhandelingstafel van {label}, verzonnen om te oefenen. Welke kunnen erin?",
        options=tuple(Option(key, text) for key, text in options.items()),
        answer=right,
        right="Een richting, een ondergrens met een dag, en een belofte om te vertellen. Daar kan een raadslid over twee jaar naar vragen.",
        look="Vraag bij elke zin: belooft zij een uitkomst, telt zij alles op, of leunt zij op iets wat niemand heeft nagelezen?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=("Welke zin noemt een oorzaak?", "Welke zin maakt van veel cijfers één, en welke zegt 'verplicht'?"),
        explanation=(
            "De alinea belooft een richting, een ondergrens en een gesprek. Wat een cijfer doet, belooft zij niet.",
            f"Welke opgaven in {label} in de alinea komen, kies je zelf. De lijst uit deze fase is daar een begin voor.",
        ),
    )
