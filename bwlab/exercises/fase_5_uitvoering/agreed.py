"""Rules before figures: in which order, and what to do when the rule says stop."""

from __future__ import annotations

from bwlab.exercises.question import Option, Question, Slip
from bwlab.regions import Region


def order(region: Region) -> Question:
    """Five moments in an order in which the rule comes before the figure."""
    right = ("kijken", "regel", "cijfer", "keuze", "verslag")
    return Question(
        id="regel_eerst",
        kind="order",
        text=f"Een team in {region.label} volgt een aanpak, verzonnen om te oefenen. Zet deze vijf momenten in een volgorde waarin de regel iets waard is.",
        options=(
            Option("cijfer", "Het nieuwe cijfer komt binnen."),
            Option("keuze", "Het team kiest: doorgaan, bijsturen of stoppen, met een reden."),
            Option("kijken", "Het team kiest naar welk cijfer het kijkt."),
            Option("verslag", "In het verslag staan cijfer, regel en keuze naast elkaar."),
            Option("regel", "De grens om bij te sturen en de grens om te stoppen liggen vast, met de dag erbij."),
        ),
        scale=("eerst", "laatst"),
        answer=right,
        right="De regel ligt er voordat iemand het cijfer kent. Dan houdt hij je ergens aan, ook als het tegenvalt.",
        look="Wat moet er vastliggen op het moment dat het cijfer binnenkomt?",
        slips=(
            Slip("achteraf", ("kijken", "cijfer", "regel", "keuze", "verslag"), "De grenzen worden hier gekozen als het cijfer er al is. Achteraf past elke grens. Wat moet er eerder liggen?", lambda given: given.index("cijfer") < given.index("regel")),
            Slip("gekozen", ("regel", "kijken", "cijfer", "keuze", "verslag"), "Hier liggen grenzen vast voordat bekend is naar welk cijfer je kijkt. Waar gaan die grenzen dan over?", lambda given: given.index("regel") < given.index("kijken")),
            Slip("blind", ("kijken", "regel", "keuze", "cijfer", "verslag"), "Het team kiest hier voordat het cijfer er is. Dan is kijken niet meer nodig. Wat komt er eerst binnen?", lambda given: given.index("keuze") < given.index("cijfer")),
            Slip("verslag", ("kijken", "regel", "cijfer", "verslag", "keuze"), "Het verslag is hier klaar voordat er is gekozen. Wat moet er in staan?", lambda given: given[-1] != "verslag"),
        ),
        hints=("Welke twee momenten kunnen voordat het cijfer er is?", "Waar gaat een grens over, en wat moet je dus eerst kiezen?"),
        explanation=(
            "Eerst waarnaar je kijkt, dan de grenzen met een dag, dan het cijfer, dan de keuze met een reden, en pas dan het verslag.",
            f"Kijk in {region.label} wie de grenzen mag veranderen, en hoe dat in het verslag komt. Veranderen mag, als het erbij staat.",
        ),
    )


def against(region: Region) -> Question:
    """The rule says stop and the team wants to go on: what goes into the log?"""
    return Question(
        id="afwijken",
        kind="one",
        text=f"Een verzonnen afspraak in {region.label}, vastgelegd in mei: 'Bij minder dan 40 gesprekken in een half jaar stoppen we.' In november zijn het er 38. Het team wil doorgaan: de wachtlijst is net opgelost. Wat doe je?",
        options=(
            Option("grens", "De grens verlagen naar 35. Dan is doorgaan volgens de regel."),
            Option("afronden", "38 is bijna 40. Schrijf op dat de grens is gehaald."),
            Option("reden", "Doorgaan kan. In het logboek staat: 38 gesprekken, de regel zei stoppen, wij gaan door, en waarom. De regel van mei blijft staan."),
            Option("moet", "Stoppen. Een regel die vastligt, mag niemand negeren."),
        ),
        answer="reden",
        right="Afwijken mag, zolang de regel, het cijfer en de reden naast elkaar staan. Zo kan een ander later zien wat je wist en wat je koos.",
        look="Bij welke keuze kan iemand over een jaar nog zien wat de regel was, wat het cijfer was, en waarom je anders koos?",
        slips=(
            Slip("grens", "grens", "De regel verandert hier nadat het cijfer bekend is. Wie het verslag leest, ziet niet meer dat er iets te kiezen viel."),
            Slip("afronden", "afronden", "Het cijfer wordt hier een ander cijfer. Bij de volgende meting is bijna dan ook genoeg."),
            Slip("moet", "moet", "Een regel helpt je eerlijk te kiezen, hij kiest niet voor je. Wat moet er wel bij staan als je ervan afwijkt?"),
        ),
        hints=("Welke keuzes veranderen achteraf de regel of het cijfer?", "Wat wil een collega later kunnen teruglezen?"),
        explanation=(
            "Een afspraak vooraf maakt zichtbaar wanneer je afwijkt. Dat is haar nut, ook als je een goede reden hebt om anders te kiezen.",
            f"Wil je de grens voor {region.label} veranderen, leg haar dan opnieuw vast voor het volgende half jaar, en laat de eerste staan.",
        ),
    )
