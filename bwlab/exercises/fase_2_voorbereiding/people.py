"""What others tried and what it says here, for whom something was made, and a scenario in people."""

from __future__ import annotations

import datetime as dt
import functools

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_06_college.dividing import flip, off
from bwlab.formats import number
from bwlab.method.assumptions import EVIDENCE
from bwlab.monitor import Monitor
from bwlab.policy.anchoring.proposal import figure_now
from bwlab.policy.dialogue.residents import SOURCE, YEAR, Residents, residents
from bwlab.regions import Region

FIGURE = "problematische_schulden"
REACHED, OF, JOIN, CHANGE = 300, 1000, 5, 4  # so many of a thousand are reached, one in five joins, one in four changes


def ladder(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """The steps of recognition, lowest first."""
    keys = ("a", "b", "c", "d", "e")
    steps = dict(zip(keys, EVIDENCE, strict=True))
    shown = ("d", "a", "e", "b", "c")
    return Question(
        id="treden",
        kind="order",
        text=f"Voor {region.label} zoek je in een register naar een aanpak. Bij elke aanpak staat een trede van erkenning. Zet de treden van laag naar hoog.",
        options=tuple(Option(key, steps[key]) for key in shown),
        scale=("laagst", "hoogst"),
        answer=keys,
        right="Bij de onderste twee is nog niet onderzocht of het werkt. Lees dus eerst de trede, dan pas de titel.",
        look="Wat is er nodig voor een trede: een beschrijving, een redenering, of onderzoek naar wat er veranderde? En hoe stevig was dat?",
        slips=(
            Slip("omgekeerd", tuple(reversed(keys)), "Dit loopt van hoog naar laag. Welke trede vraagt het minst aan bewijs?"),
            Slip("onderbouwd", ("b", "a", "c", "d", "e"), "Kun je een aanpak onderbouwen die nog niet is beschreven? Welke van de onderste twee komt dus eerst?"),
            Slip("hoger", ("a", "c", "b", "d", "e"), "'Goed onderbouwd' klinkt stevig, maar is een redenering. 'Eerste aanwijzingen' vraagt onderzoek. Welke staat dan hoger?", lambda given: given.index("b") > given.index("c") and given != tuple(reversed(keys))),
            Slip("sterk", ("a", "b", "c", "e", "d"), "De onderste drie kloppen. Wat is meer: goede of sterke aanwijzingen?"),
        ),
        hints=("Welke twee treden gaan alleen over het papier: de beschrijving en de redenering?", "Zet de drie soorten aanwijzingen op volgorde van stevigheid."),
        explanation=(
            f"Van laag naar hoog: {', '.join(EVIDENCE)}. NJi, RIVM, Movisie, Kenniscentrum Sport & Bewegen, Trimbos en Vilans gebruiken deze treden samen.",
            f"Geen enkele trede zegt hoe groot het effect in {region.label} zou zijn. Andere lijsten hebben andere woorden: lees dan wat die ermee bedoelen.",
        ),
    )


def written(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What may be written about something that was recognised elsewhere?"""
    label = region.label
    right = ("voor_wie", "dag", "anders")
    options = {
        "werkt": f"Deze aanpak werkt, dus hij werkt ook in {label}.",
        "voor_wie": "Voor wie de aanpak is gemaakt, zoals het register het zegt.",
        "procent": f"In een andere stad ging 20 procent vooruit. Voor {label} rekenen we dus ook op 20 procent.",
        "dag": "Op welke dag we dit opzochten, en het adres waar een ander het kan nalezen.",
        "anders": f"Wat er in {label} anders is dan waar de aanpak is bekeken.",
        "bewezen": "De trede is 'goed onderbouwd'. De aanpak is dus bewezen effectief.",
    }
    said = {
        "werkt": "Een register beoordeelt de aanpak daar, met die mensen en die uren. Wat weet je dan over hier?",
        "procent": "Dat getal hoort bij andere mensen op een andere plek. Mag je het één op één overnemen, of is het hooguit een aanname met een bandbreedte?",
        "bewezen": "Wat is er bij 'goed onderbouwd' onderzocht: de redenering of de uitkomst?",
        "voor_wie": "Wie wil weten of het past, moet weten voor wie het is gemaakt. Hoort dat er dan bij?",
        "dag": "Erkenningen kunnen vervallen. Wat moet een ander weten om het na te kijken?",
        "anders": "Het verschil met hier is het halve oordeel. Hoort dat op papier?",
    }
    return Question(
        id="opschrijven",
        kind="several",
        text=f"Je vond in een register een aanpak met de trede 'goed onderbouwd'. Het geval is verzonnen. Wat kun je er voor {label} eerlijk over opschrijven?",
        options=tuple(Option(key, text) for key, text in options.items()),
        answer=right,
        right="Voor wie, wanneer opgezocht en wat hier anders is: daarmee kan een ander zelf oordelen. Een effect hoort er pas bij als aanname.",
        look="Vraag bij elke zin: staat dit in het register, zie ik het hier zelf, of maak ik er iets van wat niemand onderzocht?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=("Welke zinnen beloven iets over deze gemeente?", "Wat vraagt een collega die het wil nakijken?"),
        explanation=(
            "Overnemen wat er staat, mag: voor wie, wat, welke trede, wanneer opgezocht. Er een belofte van maken, mag niet.",
            f"Een effect van elders kan in de werkbank een bovenkant zijn van wat je voor {label} aanneemt, met de bron erbij. Meer is het niet.",
        ),
    )


@functools.lru_cache(maxsize=512)
def _here(monitor: Monitor, code: str) -> Residents | None:
    return residents(monitor, code)


def whom(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """How many of a thousand can something for people of 65 and over reach at most?"""
    chosen = case(monitor, region, lambda each: _here(monitor, each.code), f"Van {region.label} zijn er geen leeftijden binnen de grenzen van nu.")
    here, label = chosen.found, chosen.region.label
    right = round(10 * round(here.old, 1))  # with the percentage as it is shown
    count = round(here.population * here.old / 100)
    return Question(
        id="voor_wie",
        kind="number",
        text=(
            f"Een aanpak is gemaakt voor mensen van 65 jaar en ouder. In {label} was op 1 januari {YEAR} {number(here.old, 1)} procent van de inwoners 65 of ouder ({SOURCE.split(';')[0]}). "
            "Stel dat iedereen van die leeftijd meedoet. Hoeveel van elke 1.000 inwoners bereik je dan hooguit?"
        ),
        note=chosen.note,
        units=("van elke 1.000 inwoners",),
        answer=right,
        tolerance=1,
        right="Meer kan het niet worden, hoe goed de aanpak ook is. Zo begin je in de werkbank met bereik: wie kan er hooguit meedoen?",
        look="Procent is van elke honderd. Hoeveel zijn dat er van elke duizend?",
        slips=(
            Slip("procent", round(here.old, 1), "Dat is het percentage: van elke honderd. De vraag gaat over elke duizend."),
            Slip("rest", 1000 - right, "Dat zijn de mensen onder de 65. Voor wie is de aanpak gemaakt?"),
            Slip("aantal", count, f"Dat is het aantal mensen in heel {label}. Hoeveel zijn het er van elke duizend?", lambda answer: abs(answer.value - count) <= max(1, 0.01 * count)),
            Slip("alle", 1000, "Dan zou iedere inwoner 65 of ouder zijn. Welk deel is dat?"),
        ),
        hints=("Hoeveel zijn het er van elke honderd inwoners?", "En hoeveel als je er tien keer zoveel neemt?"),
        explanation=(
            f"{number(here.old, 1)} van elke honderd is {number(right)} van elke duizend.",
            f"In {label} blijven dan {number(1000 - right)} van elke duizend buiten bereik. Is dat bedoeld, of hoort er een andere aanpak naast?",
        ),
    )


def reckoned(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Reach times uptake times effect, in percentage points."""
    def find(each: Region) -> tuple[str, int] | None:
        found = figure_now(monitor, each.code, FIGURE)
        return found if found[1] else None

    chosen = case(monitor, region, find, f"Van {region.label} is er geen cijfer over schulden.")
    now, label = chosen.found[0], chosen.region.label
    join, change = REACHED / JOIN, REACHED / JOIN / CHANGE
    right = 100 * change / OF
    return Question(
        id="in_mensen",
        kind="number",
        text=(
            f"Problematische schulden waren in {label}: {now}. De aanpak is verzonnen. Van elke {number(OF)} huishoudens worden er {number(REACHED)} bereikt. Van wie bereikt is, doet één op de {JOIN} mee. "
            f"Bij één op de {CHANGE} daarvan verdwijnen de schulden. Hoeveel scheelt dat in het cijfer, als de rest gelijk blijft?"
        ),
        note=chosen.note,
        facts=Facts("Van elke 1.000 huishoudens", ("Stap", "Hoeveel"), (("bereikt", number(REACHED)), ("doet mee", f"één op de {JOIN} van wie bereikt is"), ("verandert", f"één op de {CHANGE} van wie meedoet"))),
        units=("procentpunt", "procent", "huishoudens"),
        answer=(right, "procentpunt"),
        right="Elke stap maakt de groep kleiner. Zet dit getal naast de marge van het cijfer voor je zegt dat iemand het zal zien.",
        look="Reken in huishoudens: hoeveel doen er mee, en bij hoeveel verandert er iets? Maak er pas daarna een deel van duizend van.",
        slips=(
            Slip("eenheid", (right, "procent"), "Het getal klopt, de eenheid niet. Gaat het om een verschil tussen twee percentages, of om een deel van het oude percentage?"),
            Slip("deelname", (100 * REACHED / CHANGE / OF, "procentpunt"), "Je sloeg de deelname over. Verandert er iets bij wie bereikt is en niet meedoet?"),
            Slip("effect", (100 * join / OF, "procentpunt"), "Dit is wie meedoet. Bij hoeveel van hen verdwijnen de schulden?"),
            Slip("bereik", (100 * REACHED / OF, "procentpunt"), "Dit is wie bereikt is. Doet iedereen mee, en verandert er bij iedereen iets?"),
            Slip("huishoudens", (change, "procentpunt"), f"Dit zijn huishoudens van elke {number(OF)}. Hoeveel is dat van elke honderd?"),
        ),
        hints=(f"Hoeveel van elke {number(OF)} huishoudens doen er mee?", "Bij hoeveel daarvan verandert er iets, en hoeveel is dat van elke honderd?"),
        explanation=(
            f"Van {number(REACHED)} doen er {number(join)} mee, en bij {number(change)} verandert er iets. Dat is {number(change)} van de {number(OF)}: {number(right, 1)} procentpunt.",
            f"Dat is een als-dan. Of het cijfer van {label} dan ook daalt, hangt af van alles wat er verder gebeurt.",
        ),
    )
