"""What a distance to a facility says, what it does not, and what only the own list can say."""

from __future__ import annotations

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question
from bwlab.exercises.stap_05_regio.near import Near, near
from bwlab.monitor import Monitor
from bwlab.regions import Region

CODE = "afstand_huisarts"
SAYS, NOT, OWN = "zegt", "zegt_niet", "eigen"


def distance(monitor: Monitor, region: Region) -> Question:
    """Six sentences about a distance, to sort."""
    chosen = case(monitor, region, lambda each: near(monitor, each, CODE), f"Voor {region.label} is er geen afstand.")
    found: Near = chosen.found
    label, own, year = chosen.region.label, found.in_words(found.own), found.year
    other = found.others.iloc[0]
    lines = {
        "gemiddeld": (SAYS, f"In {year} was de weg naar de dichtstbijzijnde huisartsenpraktijk voor inwoners van {label} gemiddeld {own} lang."),
        "iedereen": (NOT, f"Elke inwoner van {label} heeft binnen {own} een huisarts."),
        "binnen": (NOT, f"De dichtstbijzijnde huisarts van inwoners van {label} ligt in {label} zelf."),
        "patienten": (NOT, f"Wie in {label} komt wonen, kan bij die huisarts terecht."),
        "buur": (SAYS, f"In {other['label']} was dat in {year} gemiddeld {found.in_words(other['value'])}."),
        "zwembad": (OWN, f"Kinderen uit {label} krijgen zwemles in {other['label']}."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "gemiddeld": "Eén zin zegt precies wat er in de omschrijving staat: een gemiddelde, over de weg, tot de dichtstbijzijnde. In welke bak hoort die?",
        "iedereen": "Eén zin maakt van een gemiddelde een belofte aan iedereen. Wat weet je over wie aan de rand woont?",
        "binnen": "Eén zin weet aan welke kant van de grens de huisarts ligt. Staat dat in het cijfer?",
        "patienten": "Eén zin gaat over plek in de praktijk. Meet een afstand dat?",
        "buur": "Het cijfer van een andere gemeente in hetzelfde jaar staat in dezelfde tabel. In welke bak hoort die zin?",
        "zwembad": "Eén zin gaat over zwemles. Daar is hier geen cijfer van. Wie kan het wel weten?",
    }
    return Question(
        id="afstand",
        kind="sort",
        text=f"Zes zinnen voor een verhaal over voorzieningen in {label}. Wat zegt het cijfer 'afstand tot een huisarts', wat zegt het niet, en wat kan alleen je eigen lijst zeggen?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(SAYS, "Zegt het cijfer"), Option(NOT, "Zegt het cijfer niet"), Option(OWN, "Alleen als eigen opgave")),
        answer=right,
        right="Een afstand zegt hoe ver het gemiddeld is, en niet waar, voor wie, of er plek is. Wat je zelf weet, mag erbij staan: als eigen opgave.",
        look="Leg elke zin naast de omschrijving: de gemiddelde afstand over de weg van alle inwoners tot de dichtstbijzijnde praktijk. Wat staat daar meer in dan er is gemeten?",
        slips=misplaced(said, right, (NOT, SAYS)),
        hints=("Welke zinnen noemen een gemiddelde en een jaar?", "Bij welke zin is er hier helemaal geen cijfer?"),
        explanation=(
            f"Het cijfer van {label} is {own} ({year}). De omschrijving zegt: {found.indicator.sentence[0].lower()}{found.indicator.sentence[1:]}",
            "Of een praktijk in een buurgemeente meetelt, staat er niet bij. Zeg het dan ook niet. Zwemles staat in geen cijfer hier: zet die op je lijst, met 'eigen opgave' erbij.",
        ),
    )
