"""Handing over: what outlasts a council term, promises without somebody or a day, assumptions, and the order of it all."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import YEARLY, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import date as date_words
from bwlab.monitor import Monitor
from bwlab.policy.desks.promises import BLANK, whole
from bwlab.policy.monitoring.sight import term
from bwlab.policy.records.desks import Promise
from bwlab.regions import Region

STAYS, GOES = "blijft", "stopt"
#: Made up to practise: an assumption, its source and what hangs on it.
ASSUMED = {
    "bellen": ("Wie gebeld wordt, zoekt eerder hulp", "geen: aanname", "3 activiteiten en de streefwaarde"),
    "deelname": ("Een op de tien huishoudens doet mee", "telling aan de balie", "4 activiteiten"),
    "folder": ("De folder wordt gelezen", "geen: aanname", "niets meer: de folder is gestopt"),
    "stress": ("Geldzorgen geven stress", "een onderzoek, met vindplaats", "2 activiteiten"),
}


def outlasts(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which things are still there after the elections, and which can end with the term?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, YEARLY), f"{region.label} heeft geen cijfer dat elk jaar komt.")
    known, label, end = chosen.found.indicator, chosen.region.label, term(today)[1]
    lines = {
        "trekker": (GOES, "De wethouder die zich hard maakt voor de opgave."),
        "plan": (STAYS, "Het indicatorenplan, met bij elk cijfer een functie die het volgt."),
        "belofte": (STAYS, "Een toezegging aan bewoners, met een dag in het jaar erna."),
        "akkoord": (GOES, "Het coalitieakkoord."),
        "meting": (STAYS, f"Het cijfer voor {lower(known.name)}, dat elk jaar wordt gemeten."),
        "steun": (GOES, "De steun van een meerderheid in de raad."),
        "geleerd": (STAYS, "Tien collega's die leerden werken met de cijfers."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "belofte": "Wie iets toezegde, kan weg zijn. Is de toezegging daarmee ook weg?",
        "trekker": "Eén zin hangt aan iemand met een zittingsduur. Is die er na de verkiezingen zeker nog?",
        "akkoord": "Een akkoord is van de partijen die het sloten. Geldt het vanzelf voor de volgende?",
        "steun": "Steun in de raad is van deze raad. Wat weet je van de volgende?",
        "plan": "Eén zin noemt functies, en geen personen. Verandert een functie met de verkiezingen?",
        "meting": "Eén cijfer komt van een bron buiten de gemeente. Stopt die met meten als de raad wisselt?",
        "geleerd": "Wat mensen hebben geleerd, zit niet aan een termijn vast. Wie van hen blijft?",
    }
    return Question(
        id="blijft",
        kind="sort",
        text=f"Zeven dingen in {label}. In maart {end.year} zijn er raadsverkiezingen. Wat is er daarna nog, en wat kan met de termijn stoppen? Het voorbeeld is verzonnen.",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(STAYS, "Loopt door na de verkiezingen"), Option(GOES, "Kan met de termijn stoppen")),
        answer=right,
        right="Meten, opgeschreven functies, geleerde collega's en een toezegging lopen door. Wat aan personen of meerderheden hangt, kan stoppen. Zorg dat wat kan stoppen, iets achterlaat bij wat doorloopt.",
        look="Vraag bij elk: hangt het aan een persoon of een meerderheid, of aan iets dat opgeschreven of geleerd is?",
        slips=misplaced(said, right, (STAYS, GOES)),
        hints=("Welke drie hangen aan personen of partijen?", "Blijft een toezegging bestaan als degene die haar deed, weg is?"),
        explanation=(
            "De bron 'Sturen op impact' noemt de zittingsduur van de politiek onvoorspelbaar, en raadt aan in te zetten op wat doorloopt: steeds meten en volgen, en mensen opleiden om ermee te werken.",
            f"In {label} loopt het cijfer voor {lower(known.name)} door zolang de bron blijft meten. Zeker is ook dat niet: daarom staat er in een plan wie het volgt.",
        ),
    )


def promises(today: dt.date) -> dict[str, tuple[Promise, str]]:
    """Six promises, and what a slip with each overlooks."""
    end = term(today)[1]
    return {
        "brief": (Promise(text="Elk half jaar een brief over de voortgang", to="gemeenteraad", by="concerncontroller", due=dt.date(today.year + 1, 5, 1)), "De brief heeft een functie en een dag. Wat ontbreekt er dan?"),
        "bieb": (Promise(text="Terugkomen op de vraag over de bibliotheek", to="gemeenteraad", due=dt.date(today.year + 1, 2, 1)), "Bij één toezegging is het vak 'wie houdt het' leeg. Wie bel je als de dag er is?"),
        "wijk": (Promise(text="Cijfers per wijk, zodra het kan", to="gemeenteraad", by="afdeling onderzoek"), "'Zodra het kan' is geen dag. Wanneer is deze toezegging te laat?"),
        "ntb": (Promise(text="Een gesprek met ouders", to="ouders", by="n.t.b.", due=dt.date(today.year + 1, 3, 1)), "Eén keer staat er 'n.t.b.'. Weet je daarmee wie het doet?"),
        "later": (Promise(text="Een evaluatie aan het einde", to="gemeenteraad", by="programmamanager", due=dt.date(end.year, 10, 1)), "De evaluatie valt na de verkiezingen. Dat maakt de overdracht belangrijk. Mist er een functie of een dag?"),
        "route": (Promise(text="Meedenken over de fietsroute", to="buurgemeente", by="teamleider verkeer", due=dt.date(today.year + 1, 9, 1)), "Een toezegging aan een buurgemeente telt ook. Staan er een functie en een dag?"),
    }


def promised(region: Region, today: dt.date) -> Question:
    """Which promises have nobody to keep them, or no day?"""
    every = promises(today)
    right = tuple(key for key, (each, _) in every.items() if not whole(each))
    return Question(
        id="toezeggingen",
        kind="several",
        text=f"Zes open toezeggingen in {region.label}, verzonnen om te oefenen. Bij welke ontbreekt wie het doet, of de dag?",
        facts=Facts(
            "Open toezeggingen",
            ("Wat is toegezegd", "Aan wie", "Wie houdt het", "Wanneer"),
            tuple((each.text, each.to, each.by or BLANK, date_words(each.due) if each.due else "geen dag") for each, _ in every.values()),
        ),
        options=tuple(Option(key, each.text) for key, (each, _) in every.items()),
        answer=right,
        right="Zonder functie kan niemand bellen, en zonder dag is een toezegging nooit te laat. Vul ze aan voordat je overdraagt, of zeg tegen wie erop wacht dat je het nog niet weet.",
        look="Loop per regel twee vakken na: wie houdt het, en wanneer?",
        slips=flips({key: said for key, (_, said) in every.items()}, right),
        hints=("Bij welke regels weet je niet wie je moet bellen?", "Bij welke regel weet je niet wanneer ze te laat is?"),
        explanation=(
            "De bibliotheek heeft niemand, bij het gesprek met ouders staat alleen 'n.t.b.', en de cijfers per wijk hebben geen dag. De andere drie zijn compleet.",
            f"De evaluatie valt na de raadsverkiezingen van maart {term(today)[1].year}. Die is compleet, en hoort in {region.label} bovenaan het overdrachtsblad: wie haar toezegde, kan dan weg zijn.",
        ),
    )


def assumed(region: Region) -> Question:
    """Which assumption does one hand over to be checked first?"""
    return Question(
        id="aanname",
        kind="one",
        text=f"Vier aannames uit een dossier van {region.label}, verzonnen om te oefenen. Je mag er één bovenaan het overdrachtsblad zetten, om als eerste na te kijken. Welke?",
        facts=Facts("Aannames", ("Wat er is aangenomen", "Bron", "Wat eraan hangt"), tuple(ASSUMED.values())),
        options=tuple(Option(key, text) for key, (text, *_) in ASSUMED.items()),
        answer="bellen",
        right="Er is geen bron, en er hangt het meeste aan van wat geen bron heeft. Klopt ze niet, dan vallen drie activiteiten en de streefwaarde om.",
        look="Zoek wat geen bron heeft. Kijk dan wat er omvalt als het niet klopt.",
        slips=(
            Slip("deelname", "deelname", "Hieraan hangen de meeste activiteiten, maar er is een telling. Welke aanname rust nergens op?"),
            Slip("folder", "folder", "Deze heeft geen bron, maar er hangt niets meer aan. Wat verandert er als ze niet klopt?"),
            Slip("stress", "stress", "Hiervan is een onderzoek met een vindplaats. Past dat ook hier, dan is dat een tweede vraag. Welke heeft helemaal geen bron?"),
        ),
        hints=("Welke twee aannames hebben geen bron?", "Aan welke van die twee hangt nog iets?"),
        explanation=(
            "Een aanname zonder bron is niet fout. Wie haar niet kent, leest haar als feit. Daarom gaat ze mee, met wat eraan hangt.",
            f"In het dossier van {region.label} staat bij elke pijl en elk scenario of er een bron is. Wat geen bron heeft, komt vanzelf op het overdrachtsblad.",
        ),
    )


def order(region: Region, today: dt.date) -> Question:
    """What comes before what when one hands over."""
    end = term(today)[1]
    right = ("verzamel", "aanvul", "editie", "gesprek", "terug")
    return Question(
        id="volgorde",
        kind="order",
        text=f"{region.label} draagt een dossier over voor de verkiezingen van maart {end.year}. Zet de vijf stappen in een volgorde die werkt. Het voorbeeld is verzonnen.",
        options=(
            Option("gesprek", "Het blad samen doornemen met wie het overneemt, en allebei tekenen."),
            Option("aanvul", "Bij elke toezegging een functie en een dag zetten, en bij elke aanname wat eraan hangt."),
            Option("terug", "Na honderd dagen vragen wat er op het blad ontbrak."),
            Option("editie", "Het dossier op de nieuwste cijfers bekijken, en opschrijven bij welke editie het blad hoort."),
            Option("verzamel", "Toezeggingen en aannames verzamelen uit verslagen, brieven en hoofden."),
        ),
        scale=("eerst", "laatst"),
        answer=right,
        others=(("verzamel", "editie", "aanvul", "gesprek", "terug"), ("editie", "verzamel", "aanvul", "gesprek", "terug")),
        right="Eerst verzamelen en aanvullen, met de editie erbij. Dan pas het gesprek, terwijl wie vertrekt er nog is. En later vragen wat er ontbrak: daar leert de volgende overdracht van.",
        look="Wat moet er op papier staan voordat jullie aan tafel gaan? En wat kan pas als de opvolger aan het werk is?",
        slips=(
            Slip("gesprek", ("gesprek", "verzamel", "aanvul", "editie", "terug"), "Het gesprek komt hier voordat het blad af is. Waar praten jullie dan over?", lambda given: given.index("gesprek") < max(given.index(each) for each in ("verzamel", "aanvul", "editie"))),
            Slip("terug", ("terug", "verzamel", "aanvul", "editie", "gesprek"), "Vragen wat er ontbrak, kan pas als iemand ermee heeft gewerkt. Wat komt er dus voor?", lambda given: given[-1] != "terug"),
            Slip("aanvul", ("aanvul", "verzamel", "editie", "gesprek", "terug"), "Je vult iets aan wat nog niet verzameld is. Wat moet je eerst hebben?", lambda given: given.index("aanvul") < given.index("verzamel")),
        ),
        hints=("Welke stap kan pas na de overdracht?", "Wat moet er af zijn voordat jullie aan tafel gaan?"),
        explanation=(
            "Verzamelen, aanvullen, editie, gesprek, en terugvragen. De editie mag ook eerder: als ze maar op het blad staat voordat het wordt getekend.",
            f"In {region.label} kan wie vertrekt nog antwoorden tot de laatste werkdag. Plan het gesprek dus ruim voor maart {end.year}.",
        ),
    )
