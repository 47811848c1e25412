"""What each stakeholder may look at and may ask, and what one can ask of them in a phase.

The source names who can be at the table; it does not say what they look at or what to ask. That is the masterclass's own
and meant to begin a conversation with.
"""

from __future__ import annotations

from bwlab.policy.cycle import phase
from bwlab.policy.stakeholders import Stakeholder

OWN = "Waar iemand op let en wat je vraagt, is een eigen invulling van de masterclass om een gesprek mee te beginnen."

#: What each kind of stakeholder may look at.
WATCHES = {
    "raad": "of er nog iets te kiezen is, en wie er beter en wie er slechter van wordt",
    "bestuur": "wat past bij wat is afgesproken, en wat je kunt uitleggen als het tegenvalt",
    "top": "hoe dit samenhangt met ander beleid, en of er mensen en tijd voor zijn",
    "beleid": "of opgave, doel en activiteit bij elkaar passen, en waar de aannames zitten",
    "onderzoek": "waar een cijfer vandaan komt, hoe zeker het is, en wat het niet zegt",
    "uitvoering": "wat er in de praktijk kan, voor wie het werkt, en voor wie niet",
    "inwoners": "of dit gaat over wat mensen zelf merken, en wie er niet aan tafel zit",
    "adviseurs": "wat elders is geprobeerd, en of dat hier ook kan",
    "toezicht": "of het binnen de regels past, en of het verder kijkt dan één sector",
    "programma": "of de partners hetzelfde bedoelen, en wie wat volgt",
    "deal": "wie in deze Regio Deal meedoet, en wie waarover gaat",
}

#: What each kind may ask itself, in whatever phase.
PUTS = {
    "raad": "Wat valt er nog te kiezen, en wie moet wachten als we dit doen?",
    "bestuur": "Wat spreken we af, en wat zeggen we als het tegenvalt?",
    "top": "Wie doet dit werk, en wat blijft er dan liggen?",
    "beleid": "Welke stap is hier een aanname, en wie kan die nakijken?",
    "onderzoek": "Hoe zeker is dit cijfer, en wat meet het niet?",
    "uitvoering": "Wie bereiken we hiermee niet?",
    "inwoners": "Wat merk ik hiervan, en wie heeft mij dat gevraagd?",
    "adviseurs": "Waar is dit geprobeerd, en wat was daar anders?",
    "toezicht": "Wie kijkt naar wat er buiten deze sector of dit gebied gebeurt?",
    "programma": "Bedoelen alle partners hetzelfde met dit doel?",
    "deal": "Wie doet er mee, en wie beslist waarover?",
}

_KIND = {
    "raad": ("Gemeenteraad", "Gemeenteraden", "Provinciale Staten", "Tweede Kamer", "Politiek"),
    "bestuur": ("College van burgemeester en wethouders", "Gedeputeerde Staten", "Bewindspersonen Parlement", "Bewindspersoon", "Bestuurders", "Indieners van de Regio Deal", "Diverse partijen, o.a. de gemeenteraad"),
    "top": ("Directeurs-Generaal", "Strategen", "Strategen en beleidsprofessionals", "Strategische Directies", "Concernstrategie"),
    "beleid": ("(Strategisch) beleidsprofessionals", "Beleidsprofessionals", "Beleidsprofessional", "Beleidsmedewerkers", "Beleidsambtenaren"),
    "onderzoek": ("Planbureaus", "Kennis-/onderzoeksinstellingen", "Onderzoekers, kennisinstellingen", "Beleidsmedewerkers/onderzoekers", "Externe onderzoekers", "Lokaal ingebedde onderzoeksinstellingen"),
    "uitvoering": ("Medewerkers uitvoering", "Teammanagers", "Teamleiders", "Derden"),
    "inwoners": ("Inwoners", "Inwoner", "Vertegenwoordigers doelgroepen"),
    "adviseurs": ("Externe consultants",),
    "toezicht": ("Toezichthouders", "Overstijgende organen", "Instituties"),
    "programma": ("Programmaorganisatie Regio Deal", "Programmaorganisatie Nationaal Programma"),
    "deal": ("Afhankelijk van de aard van de Regio Deal",),
}
KIND = {name: kind for kind, names in _KIND.items() for name in names}

#: A question for each kind in each phase in which the source names one.
ASKS = {
    "agendering": {
        "raad": "Welke opgave missen jullie op deze lijst, en wat is voor jullie de ondergrens?",
        "bestuur": "Welke opgave raakt meer dan één portefeuille of organisatie, en wie pakt die op?",
        "top": "Met welk ander beleid hangt deze opgave samen?",
        "onderzoek": "Welk cijfer zou hier op tafel moeten liggen, en wat weten we niet?",
        "inwoners": "Wat merken mensen hiervan dat in geen tabel staat?",
        "toezicht": "Wat zien jullie over meer sectoren of gebieden heen, dat hier niet te zien is?",
    },
    "voorbereiding": {
        "top": "Welke ontwikkeling kan dit plan over vier jaar inhalen?",
        "beleid": "Hoe leidt deze activiteit tot dit doel, en welke stap is een aanname?",
        "onderzoek": "Is dit eerder onderzocht, bij wie, en geldt dat hier ook?",
        "inwoners": "Zou dit voor jou werken, en wat zou je tegenhouden?",
        "adviseurs": "Waar werkte dit niet, en waardoor?",
    },
    "vorming": {
        "raad": "Waartussen willen jullie kunnen kiezen?",
        "bestuur": "Welke mogelijkheid valt af, en waarom nu al?",
        "top": "Wat vraagt elke mogelijkheid van onze mensen, en wat laten we dan liggen?",
        "beleid": "Is dit een doel of een activiteit, en waaraan zien we dat het dichterbij komt?",
        "inwoners": "Wie gaat erop vooruit, en wie moet wachten?",
        "adviseurs": "Welke mogelijkheid staat er nog niet bij?",
        "toezicht": "Wat mag niet, en wat mag wel maar doet niemand?",
    },
    "beslissing": {
        "raad": "Wat weegt voor jullie het zwaarst, en wat vindt wie er anders over denkt?",
        "bestuur": "Welke verwachting is het minst zeker, en wat doen jullie als die niet uitkomt?",
    },
    "uitvoering": {
        "beleid": "Welke aanname klopt in de praktijk niet, en wat passen we aan?",
        "uitvoering": "Wat helpt jullie, wat zit in de weg, en wie bereiken jullie niet?",
        "deal": "Wie van de partners ziet als eerste of het werkt?",
    },
    "evaluatie": {
        "top": "Wat nemen we mee naar het volgende programma, en wat stoppen we?",
        "beleid": "Is de opgave veranderd, of is alleen de activiteit gedaan?",
        "onderzoek": "Wat mogen we op grond hiervan beweren, en wat niet?",
        "programma": "Welk verschil zit er tussen de partners, en wat zegt dat?",
    },
}


def watches(each: Stakeholder) -> str:
    """What this stakeholder may look at."""
    return WATCHES[KIND[each.name]]


def puts(each: Stakeholder) -> str:
    """A question this stakeholder may put."""
    return PUTS[KIND[each.name]]


def asks(each: Stakeholder) -> str:
    """A question for this stakeholder in its phase; the question of the phase itself where there is none of its own."""
    return ASKS[each.phase].get(KIND[each.name]) or phase(each.phase).question
