"""What is counted on the ground, what an honest row holds, and what a blank under 'elders' means."""

from __future__ import annotations

from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_06_college.dividing import flip, off
from bwlab.monitor import Monitor
from bwlab.policy.outside.ledger import proxy_words
from bwlab.policy.outside.moving import CODE
from bwlab.regions import Region

IN, OUT = "mee", "niet"


def counted(region: Region) -> Question:
    """Six things: counted in the greenhouse gas of the municipality, or not?"""
    label = region.label
    lines = {
        "telefoon": (OUT, "De fabriek in Azië die de telefoons van inwoners maakt"),
        "ketel": (IN, "De cv-ketels in de woningen"),
        "snelweg": (IN, "Auto's van mensen van elders die erdoorheen rijden"),
        "stroom": (OUT, "De centrale in een andere gemeente die de stroom voor hier maakt"),
        "forens": (OUT, "De auto van een inwoner, op een weg in een andere gemeente"),
        "uitvoer": (IN, "Een fabriek hier die alles in het buitenland verkoopt"),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "snelweg": "Eén regel gaat over auto's van anderen. Op wiens grond gaat hun uitstoot de lucht in?",
        "telefoon": "Eén regel gaat over spullen die inwoners kopen. Waar stond de fabriek?",
        "uitvoer": "Eén regel gaat over spullen voor het buitenland. Telt het waar ze worden gekocht, of waar ze worden gemaakt?",
        "stroom": "Eén regel gaat over stroom. Komt de uitstoot uit het stopcontact of uit de centrale?",
        "forens": "Eén regel gaat over een inwoner onderweg. Telt het waar iemand woont, of waar de auto rijdt?",
        "ketel": "Eén regel gaat over stoken in huis. Waar gaat die uitstoot de lucht in?",
    }
    return Question(
        id="telt",
        kind="sort",
        text=f"Zes bronnen van broeikasgas, verzonnen om te oefenen. Welke tellen mee in 'broeikasgas per inwoner' van {label}, en welke niet?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(IN, "Telt mee"), Option(OUT, "Telt niet mee")),
        answer=right,
        right="Je keek waar het de lucht in gaat, niet wie het koopt of wie er woont. Zo lees je ook het cijfer van een gemeente met een grote fabriek.",
        look="Vraag bij elke regel: gaat dit binnen de gemeentegrens de lucht in?",
        slips=misplaced(said, right, (OUT, IN)),
        hints=("Welke drie gebeuren binnen de gemeentegrens?", "Maakt het voor dit cijfer uit wie het spul gebruikt?"),
        explanation=(
            f"Het cijfer telt wat binnen {label} de lucht in gaat, ook van bedrijven en verkeer, en deelt dat door het aantal inwoners.",
            "Wat er elders wordt uitgestoten voor mensen hier, zit in het cijfer van die andere plek.",
        ),
    )


def row(monitor: Monitor, region: Region) -> Question:
    """One row of the ledger: which cells are not honest yet?"""
    right = ("draagt", "weglaat", "vraag")
    rows = (
        ("Wat gaat er over de grens", "Restafval"), ("Welke kant op", "Hiervandaan, naar elders"), ("Wie draagt het", "Niemand"),
        ("Cijfer ernaast", proxy_words(monitor, region.code, CODE)), ("Wat dat weglaat", "Niets: dit is het cijfer voor elders"), ("Wat je wilt weten", "nog leeg"), ("Bron", "aanname van de deelnemer"),
    )  # fmt: skip
    said = {
        "draagt": "Er staat 'niemand'. Weet je dat, of is er iemand die niet aan tafel zit?",
        "weglaat": "Er staat dat het cijfer niets weglaat. Telt broeikasgas per inwoner ook de oven in een andere gemeente?",
        "vraag": "Het vak voor de vraag is leeg. Hoe kom je dan te weten wie het draagt?",
        "wat": "Wat er over de grens gaat, staat er duidelijk. Is daar nog iets open?",
        "kant": "De kant staat er. Is daar nog iets open?",
        "bron": "Er staat eerlijk dat het een aanname is. Is dat een fout, of een gegeven?",
    }
    return Question(
        id="regel",
        kind="several",
        text=f"Een regel uit een lijst van elders voor {region.label}, verzonnen, met een echt cijfer. Welke vakken zijn nog niet eerlijk ingevuld?",
        facts=Facts("Een regel uit de lijst", ("Vak", "Wat er staat"), rows),
        options=(
            Option("wat", "Wat gaat er over de grens"), Option("kant", "Welke kant op"), Option("draagt", "Wie draagt het"),
            Option("weglaat", "Wat het cijfer weglaat"), Option("vraag", "Wat je wilt weten"), Option("bron", "Bron"),
        ),
        answer=right,
        right="'Niemand' vraagt om tegenspraak, elk cijfer laat iets weg, en zonder vraag kom je niet verder. Dat het een aanname is, mag er staan.",
        look="Loop de vakken na: wat is zeker, wat is ingevuld om maar iets in te vullen, en wat is leeg?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=("Wie woont er bij de oven waar het afval heen gaat?", "Is er een regionaal cijfer voor elders?"),
        explanation=(
            "Er is geen regionaal cijfer voor elders. Broeikasgas per inwoner gaat over de eigen grond: de oven telt mee in de gemeente waar hij staat.",
            f"Voor {region.label} kan de vraag zijn: hoeveel ton restafval gaat er per jaar weg, waarheen, en wat merken de mensen daar? De afvaldienst kan dat weten.",
        ),
    )  # fmt: skip


def blank(region: Region) -> Question:
    """An option says nothing under 'elders': what does that mean?"""
    return Question(
        id="leeg",
        kind="one",
        text=f"In een voorstel aan de raad van {region.label} (verzonnen) is het vak 'elders' leeg. Wat weet je dan?",
        options=(
            Option("geen", "Dat er elders geen gevolgen zijn."),
            Option("nul", "Dat elders een nul krijgt, en even zwaar telt als de rest."),
            Option("niets", "Dat het niet is opgeschreven. Of er elders iets gebeurt, weten we niet."),
            Option("weg", "Dat elders mag worden weggelaten, want er is geen cijfer voor."),
        ),
        answer="niets",
        right="Leeg is niet gekeken, of niet geweten. Zet erbij wat je zou moeten weten en aan wie je het vraagt; dan heeft de raad er iets aan.",
        look="Wat is het verschil tussen 'er is niets', 'we weten het niet' en 'we hebben niet gekeken'?",
        slips=(
            Slip("geen", "geen", "Een leeg vak zegt niets over gevolgen. Heeft iemand gekeken?"),
            Slip("nul", "nul", "Een nul is een meting, en die is er niet. Wat blijft er dan over om op te schrijven?"),
            Slip("weg", "weg", "Dat er geen cijfer is, maakt de gevolgen niet kleiner. Hoe kun je er zonder cijfer iets over zeggen?"),
        ),
        hints=("Wie heeft er gekeken voordat het vak leeg bleef?", "Is 'weten we niet' hetzelfde als 'geen'?"),
        explanation=(
            "De regionale monitor heeft geen cijfers voor elders. Dat ligt aan wat er wordt gemeten, en zegt niets over wat er gebeurt.",
            f"Voor {region.label} helpt een zin in woorden: dit gaat er weg, die draagt het, en dat gaan we vragen.",
        ),
    )
