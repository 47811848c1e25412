"""The ten steps as a participant does them, in one sitting and in another order: what is typed ends in the documents."""

from __future__ import annotations

import json

import pytest
from walk import cells_of, walk, words_of

NAMES = ("foto", "doelen", "gesprek", "agenda", "regio", "college", "organisatie", "ambassadeur", "monitor", "leren")
NOTEBOOKS = {number: f"tien_stappen/stap_{number:02}_{name}.ipynb" for number, name in enumerate(NAMES, start=1)}
WHY, PORTFOLIO, COORDINATOR, ROLE = "Dat horen we op het plein", "jeugd en zorg", "coördinator brede welvaart", "voorzitter van de dorpsraad"
COUNT, EXPERIMENT = "Bezoekers van het buurthuis", "Een spreekuur in het zwembad"
ACTIVITY, PLACE, GOAL, BATH = "Huisbezoek aan ouderen", "de bibliotheek", "Meer ouderen spreken elke week iemand", "Zwembad net over de grens"


def goals(desk):
    desk.fill("Wat is er dan anders, en voor wie?", GOAL)
    desk.fill("Wie is ervoor aanspreekbaar? (een functie)", "programmamanager")


def conversation(desk):
    desk.fill("Waar is het?", PLACE)
    desk.fill("Wanneer?", "2027-02-11")


def agenda(desk):
    desk.fill("Wat gaan jullie doen, en voor wie?", ACTIVITY)
    desk.fill("Begin", "2027-01-01")
    desk.fill("Hoeveel geld is ervoor nodig? Nul mag ook.", "12500,50", kept="12500.5")


def border(desk):
    desk.fill("Welke voorziening over de grens gebruiken jouw inwoners of ondernemers?", BATH)


def foto(desk):
    desk.fill("Waarom kies je deze? (opgave 1)", WHY)


def college(desk):
    desk.fill("Wie is het? Een functie, geen naam.", "wethouder jeugd")
    desk.fill("Waar gaat de portefeuille over?", PORTFOLIO)


def organisation(desk):
    desk.fill("Wie coördineert? Een functie, geen naam.", COORDINATOR)


def ambassador(desk):
    desk.fill("Welke rol? Geen naam van een persoon.", ROLE)
    desk.fill("Einde", "2029-12-31")


def plan(desk):
    desk.fill("Eigen cijfer: hoe heet het?", COUNT)
    desk.fill("Volgende publicatie, als je die weet", "2027-02-01")


def learning(desk):
    desk.fill("Wat proberen jullie, en voor wie?", EXPERIMENT)


STEPS = {1: foto, 2: goals, 3: conversation, 4: agenda, 5: border, 6: college, 7: organisation, 8: ambassador, 9: plan, 10: learning}
#: By step, what must be read in which document.
ENDS = {
    2: (("agenda", GOAL), ("canvas", GOAL)), 3: (("gespreksplan", PLACE),), 4: (("agenda", ACTIVITY),), 5: (("agenda", BATH),), 6: (("collegevoorstel", PORTFOLIO),),
    7: (("opdracht en leerplan", COORDINATOR),), 8: (("pitch", ROLE),), 10: (("leerverslag", EXPERIMENT),),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("label", "order"), [("Den Haag", range(1, 11)), ("Vlieland", range(10, 0, -1)), ("Rozendaal", (8, 6, 10, 9, 7))])
def test_what_is_typed_ends_in_the_documents(label, order, chromium, tmp_path):
    stops = [(NOTEBOOKS[number], STEPS[number]) for number in order]
    made = walk(chromium, tmp_path, label, stops, NOTEBOOKS[order[-1] if order[-1] > 2 else 4])
    dossier = json.loads((tmp_path / f"dossier {label}.json").read_text("utf-8"))
    if 2 in order:
        assert [each["text"] for each in dossier["goals"]] == [GOAL] and [each["place"] for each in dossier["conversations"]] == [PLACE]
    for name, text in (each for number in order for each in ENDS.get(number, ())):
        assert text in words_of(made / f"{name} {label}.docx"), (name, text)
    if 4 in order:
        assert 12500.5 in cells_of(made / f"agenda {label}.xlsx")
    if 9 in order:
        assert COUNT in cells_of(made / f"indicatorenplan {label}.xlsx")
        assert "DTSTART;VALUE=DATE:20270201" in (made / f"pc-kalender {label}.ics").read_text("utf-8")
