"""Choosing is politics: when the council comes in, and which options it can choose from."""

from __future__ import annotations

from bwlab.exercises.question import Option, Question, Slip
from bwlab.regions import Region


def order(region: Region) -> Question:
    """Five moments on the way to a decision, in an order that leaves something to choose."""
    right = ("vraag", "opties", "gesprek", "voorstel", "besluit")
    return Question(
        id="volgorde",
        kind="order",
        text=f"De raad van {region.label} moet iets te kiezen hebben. Zet deze vijf momenten in een volgorde waarin dat lukt. Het voorbeeld is verzonnen.",
        options=(
            Option("voorstel", "Het college schrijft één voorstel uit."),
            Option("gesprek", "De raad bespreekt de opties en geeft mee wat zwaar weegt."),
            Option("besluit", "De raad beslist."),
            Option("vraag", "De raad hoort welke vraag er ligt en wat er nog open is."),
            Option("opties", "Ambtenaren werken opties uit, met wie betaalt of wacht."),
        ),
        scale=("eerst", "laatst"),
        answer=right,
        right="De raad komt er twee keer in voordat er één voorstel ligt. Zo blijft kiezen aan de politiek, en weet je wat zwaar weegt voordat je schrijft.",
        look="Op welk moment is er nog meer dan één mogelijkheid, en wie zit er dan aan tafel?",
        slips=(
            Slip("concept", ("opties", "voorstel", "vraag", "gesprek", "besluit"), "Het voorstel is hier geschreven voordat de raad de opties besprak. Wat kan de raad dan nog kiezen?", lambda given: given.index("voorstel") < given.index("gesprek")),
            Slip("laatste", ("vraag", "opties", "besluit", "gesprek", "voorstel"), "Hier valt het besluit voordat alles op tafel ligt. Wat moet de raad gehoord en gelezen hebben?", lambda given: given[-1] != "besluit"),
            Slip("leeg", ("vraag", "gesprek", "opties", "voorstel", "besluit"), "De raad bespreekt hier opties die er nog niet zijn. Wat moet er eerst op papier staan?", lambda given: given.index("gesprek") < given.index("opties")),
            Slip("eerst", ("opties", "vraag", "gesprek", "voorstel", "besluit"), "De opties zijn hier uitgewerkt voordat de raad de vraag hoorde. Wie bepaalde dan wat er open was?", lambda given: given[0] != "vraag"),
        ),
        hints=("Wanneer weet de raad welke vraag er ligt: voor of na het uitwerken?", "Na welk moment ligt er nog maar één mogelijkheid?"),
        explanation=(
            "Eerst de vraag en wat open is, dan opties, dan een gesprek daarover. Pas daarna één voorstel en een besluit. Dat is onze uitwerking van een leerpunt uit 'Sturen op impact': betrek de politiek als er nog iets te kiezen is.",
            f"In {region.label} weet de griffier welke dagen daarvoor kunnen. Het is een richting, geen vaste route: beleid gaat vaak heen en weer.",
        ),
    )


def ready(region: Region) -> Question:
    """Which set of options leaves politics something to choose?"""
    return Question(
        id="opties",
        kind="one",
        text=f"Vier manieren om opties aan de raad van {region.label} voor te leggen, verzonnen om te oefenen. Bij welke kan de raad echt kiezen?",
        options=(
            Option("een", "Optie 1: bellen in de hele gemeente. Andere opties zijn bekeken en vielen af."),
            Option("winst", "Drie opties. Bij alle drie is iedereen beter af, en niemand betaalt of wacht."),
            Option("punten", "Drie opties met een rapportcijfer. Elders: 0. Optie 2 scoort het hoogst en wordt aangeraden."),
            Option("naast", "Twee opties naast niets doen. Bij elk: wie beter af is, wie betaalt of wacht, en wat later en elders in woorden. Eén vak is nog leeg."),
        ),
        answer="naast",
        right="Hier kan de raad kiezen: er zijn echt verschillende opties, niets doen staat ernaast, en de prijs is zichtbaar. Een leeg vak mag, als je zegt dat je het nog niet weet.",
        look="Waar ziet de raad wat een keuze kost, voor wie, en wat er gebeurt als er niets gebeurt?",
        slips=(
            Slip("een", "een", "Er staat één optie. De raad kan ja of nee zeggen. Wie koos wat er afviel?"),
            Slip("winst", "winst", "Geld en tijd gaan altijd ergens van af. Een optie waar niemand voor inlevert, is nog niet af. Wie betaalt of wacht hier?"),
            Slip("punten", "punten", "Eén cijfer per optie verbergt wie wint en wie verliest, en een 0 bij elders is geen meting: er is geen regionaal cijfer. Waar kan de raad het zelf afwegen?"),
        ),
        hints=("Bij welke opties lees je wie ervoor betaalt of wacht?", "Waar staat ook wat er gebeurt als de raad niets doet?"),
        explanation=(
            "Een totaalcijfer maakt de keuze al. In deze masterclass staat er daarom nooit een onder de opties. Wat elders gebeurt, gaat in woorden, want daar is geen regionaal cijfer voor.",
            f"Leg de opties uit je eigen dossier voor {region.label} hiernaast. Staat bij elke wie betaalt of wacht?",
        ),
    )
