"""Which kind of fault it is, and when somebody should look along."""

from __future__ import annotations

from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.policy.desks.audit.memo import BORDER, BREAK, DENOMINATOR, KINDS, YEARS, ZERO
from bwlab.regions import Region

NONE = "geen"
LINES = {
    "enquete": "Gemeenten zonder enquête staan in de tabel met 0,0 procent tevreden inwoners.",
    "lijn": "De lijn loopt door van 2019 naar 2021, het jaar waarin de vragenlijst nieuw werd.",
    "buren": "Het cijfer van ons is van 2025. Dat van de buren is van 2021. Boven de tabel staat 'nu'.",
    "deler": "Boven de kolom staat 'per 1.000 inwoners'. Er is gedeeld door het aantal huishoudens.",
    "fusie": "De uitgaven stegen met een vijfde. In dat jaar kwam de buurgemeente erbij.",
    "wind": "In een gemeente zonder windmolens staat: 0 kWh windstroom per inwoner.",
}
RIGHT = {"enquete": ZERO, "lijn": BREAK, "buren": YEARS, "deler": DENOMINATOR, "fusie": BORDER, "wind": NONE}
SAID = {
    "enquete": "Bij de enquête is niets gemeten. Een 0 zegt dat er wel gemeten is, en dat niemand tevreden is. Welke soort past daarbij?",
    "lijn": "Een nieuwe vragenlijst maakt van één reeks twee reeksen. Mag de lijn dan doorlopen?",
    "buren": "Hier staan twee jaren naast elkaar onder één kop. Wat verandert er als beide van 2025 zijn?",
    "deler": "Kijk naar wat er onder de streep staat, en naar wat de kop belooft.",
    "fusie": "De gemeente van na de sprong is groter dan die van ervoor. Over welk gebied gaan de twee bedragen?",
    "wind": "Hier is wel gemeten, en er was niets. Is een echte 0 een fout?",
}


def kinds(region: Region) -> Question:
    """Six lines from an invented memo, each to its kind of fault, or to none."""
    return Question(
        id="soorten",
        kind="sort",
        text=f"Zes regels uit een verzonnen nota over {region.label}. Welke soort fout is het? Eén regel is goed.",
        options=tuple(Option(key, text) for key, text in LINES.items()),
        boxes=(*(Option(key, text) for key, text in KINDS.items()), Option(NONE, "Geen fout")),
        answer=dict(RIGHT),
        right="Elke soort vraagt een andere vraag aan de schrijver. Wie de soort kan noemen, hoeft de nota niet over te doen.",
        look="Vraag bij elke regel: is er gemeten, wanneer, gedeeld door wat, en over welk gebied?",
        slips=misplaced(SAID, RIGHT, (YEARS, DENOMINATOR, NONE)),
        hints=("Bij welke regels staan twee jaren, en bij welke daarvan is de meting veranderd?", "Bij welke van de twee nullen is er echt gemeten?"),
        explanation=(
            "Een lege plek als 0 en een echte 0 zien er hetzelfde uit. Het verschil staat in de bron: is er gemeten of niet.",
            f"Neem een nota van {region.label} en loop de vijf soorten een voor een langs. Dat is sneller dan alles tegelijk.",
        ),
    )


def moment(region: Region) -> Question:
    """When should a controller and a lawyer look along?"""
    return Question(
        id="moment",
        kind="one",
        text=f"In {region.label} begint een nota over brede welvaart. Wanneer laat je een controller en een jurist voor het eerst meekijken?",
        options=(
            Option("besluit", "Als het college heeft besloten: dan ligt vast waar het over gaat."),
            Option("concept", "Als het concept af is: dan is er iets om te controleren."),
            Option("begin", "Als de opgave en het doel worden gekozen, met de vraag welk cijfer erbij hoort."),
            Option("nooit", "Alleen als er iets misgaat: anders kost het te veel tijd."),
        ),
        answer="begin",
        right="Zo vroeg als mogelijk, zegt de bron. Dan kan een andere bron of een ander doel nog, zonder dat er werk voor niets is gedaan.",
        look="Op welk moment kost een andere keuze het minst?",
        slips=(
            Slip("besluit", "besluit", "Na het besluit is meekijken alleen nog verantwoorden. Wat kan er dan nog anders?"),
            Slip("concept", "concept", "Bij een concept zijn cijfer, deler en vergelijking al gekozen. Een fout kost dan een nieuwe nota. Wanneer werd het cijfer gekozen?"),
            Slip("nooit", "nooit", "Of er iets misging, weet je hier pas als iemand keek. Wat kost een verkeerd besluit?"),
        ),
        hints=("Wanneer wordt gekozen welk cijfer bij het doel hoort?", "Na welk moment is een andere keuze duur?"),
        explanation=(
            "'Sturen op impact' noemt de rol van controllers en juristen cruciaal, vanwege financiële en juridische risico's, en vindt het van belang ze zo vroeg als mogelijk te betrekken. Welk moment dat is, zegt de bron niet.",
            f"In het notebook staat een lijst om met de controller van {region.label} door te lopen.",
        ),
    )
