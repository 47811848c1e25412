"""Stop rules: what comes first, how often a rule errs, and what it says of a result."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.method.hits import chance_of_going_on
from bwlab.monitor import Monitor
from bwlab.policy import Experiment
from bwlab.policy.learning.experiments import CHANGE, GO, STOP, fix, judged
from bwlab.regions import Region

PEOPLE, LEAST, BASE = 20, 10, 0.4
AT_LEAST, STOP_AT, RESULT = 24, 12, 18


def order(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What comes before what in an honest experiment."""
    right = ("verwacht", "grens", "vast", "doen", "tellen", "besluit")
    return Question(
        id="volgorde",
        kind="order",
        text=f"Een proef in {region.label}, verzonnen om te oefenen. Zet in volgorde wat je eerst doet en wat daarna.",
        options=(
            Option("doen", "De proef een half jaar doen."),
            Option("grens", "Kiezen bij welk aantal je doorgaat en op welke dag je beslist."),
            Option("besluit", "De regel naast het resultaat leggen en besluiten."),
            Option("verwacht", "Opschrijven wat je denkt dat er gebeurt, en waarom."),
            Option("tellen", "Op de afgesproken dag het resultaat tellen."),
            Option("vast", "De stopregel vastleggen, met de datum erbij."),
        ),
        answer=right,
        scale=("eerst", "laatst"),
        right="Verwachting, grens en datum staan er voor de proef begint. Dan kan de uitkomst de regel niet meer veranderen.",
        look="Wat moet er al op papier staan op de dag dat je de uitkomst nog niet kent?",
        slips=(
            Slip("na", ("verwacht", "doen", "tellen", "grens", "vast", "besluit"), "De grens staat hier na het tellen. Kun je dan nog een grens kiezen die niet bij de uitkomst past?", lambda given: given.index("grens") > given.index("tellen")),
            Slip("onderweg", ("verwacht", "doen", "grens", "vast", "tellen", "besluit"), "De regel wordt hier pas vastgelegd als de proef al loopt. Wat weet je dan al?", lambda given: given.index("vast") > given.index("doen")),
            Slip("los", ("verwacht", "vast", "grens", "doen", "tellen", "besluit"), "Hier wordt iets vastgelegd voordat de grens gekozen is. Wat ligt er dan vast?", lambda given: given.index("vast") < given.index("grens")),
            Slip("verwachting", ("grens", "vast", "doen", "verwacht", "tellen", "besluit"), "De verwachting komt hier na iets anders. Waar zou je de grens op baseren als je nog niets verwacht?", lambda given: given.index("verwacht") > given.index("grens")),
        ),
        hints=("Wat kun je alleen eerlijk opschrijven als je de uitkomst nog niet kent?", "Welke stap maakt dat je de grens later niet stil kunt verschuiven?"),
        explanation=(
            "Eerst de verwachting, dan de grens die daarbij past, dan de datum eronder. Daarna pas de proef, de telling en het besluit.",
            f"In {region.label} kun je zo'n regel vastleggen in het notebook van stap 10. Verandert hij later, dan blijft de eerste staan.",
        ),
    )


def false_go(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """How often a rule goes on while nothing changes."""
    share = 100 * chance_of_going_on(PEOPLE, LEAST, BASE)
    above, exact = 100 * chance_of_going_on(PEOPLE, LEAST + 1, BASE), 100 * chance_of_going_on(PEOPLE, LEAST, BASE) - 100 * chance_of_going_on(PEOPLE, LEAST + 1, BASE)
    expected = round(PEOPLE * BASE)
    return Question(
        id="toch_door",
        kind="one",
        text=(
            f"Een verzonnen proef in {region.label} met {PEOPLE} deelnemers. Ook zonder proef gaat het bij {number(100 * BASE)} van de 100 mensen goed. Jullie gaan door als het bij {LEAST} of meer goed gaat. "
            "In werkelijkheid doet de proef niets. Hoe vaak zegt de regel toch doorgaan?"
        ),
        options=(
            Option("nooit", "Nooit: de proef doet immers niets."),
            Option("soms", f"Ongeveer {number(share)} van de 100 keer."),
            Option("helft", "Precies 50 van de 100 keer."),
            Option("veertig", f"{number(100 * BASE)} van de 100 keer: dat is de kans per mens."),
        ),
        answer="soms",
        right=f"Zonder effect verwacht je er {expected}, en het toeval brengt er vaak twee meer. Reken dit uit voordat je de grens vastlegt.",
        look=f"Hoeveel van de {PEOPLE} verwacht je zonder effect, en hoe ver ligt de grens daarvandaan?",
        slips=(
            Slip("nooit", "nooit", f"Hier staat het toeval op nul. Bij {PEOPLE} mensen komt het er niet elke keer op precies {expected} uit. Hoe ver kan het schommelen?"),
            Slip("helft", "helft", f"De helft zou kloppen als de grens midden in de stapel lag. Die ligt bij {expected}, en de grens bij {LEAST}. Is de kans dan groter of kleiner?"),
            Slip("veertig", "veertig", "Dit is de kans van één mens. De vraag gaat over een aantal van allemaal samen. Hoe vaak komt dat aantal boven de grens?"),
        ),
        hints=(f"Hoeveel is {number(100 * BASE)} van de 100 van {PEOPLE} mensen?", f"Hoe bijzonder zijn er {LEAST} als je er {expected} verwacht?"),
        explanation=(
            f"Precies {LEAST} komt {number(exact)} van de 100 keer voor, en meer dan {LEAST} nog eens {number(above)} keer. Samen {number(share)}.",
            f"In {region.label} gaat het net zo: met weinig deelnemers zegt een regel vaak doorgaan zonder dat er iets veranderde. Een hogere grens helpt, maar stopt ook vaker een proef die wel werkt.",
        ),
    )


def _trial(today: dt.date) -> Experiment:
    start = dt.date(today.year - 1, 2, 1)
    made = Experiment(text="Een spreekuur in de bibliotheek", measure="gezinnen die terugkomen", unit="gezinnen", at_least=AT_LEAST, stop_at=STOP_AT, judged=dt.date(today.year - 1, 9, 1), start=start)
    return fix(made, start).model_copy(update={"result": float(RESULT), "noted": dt.date(today.year - 1, 9, 2), "source": "de telling aan de balie"})


def verdict(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What the rule says, judged by the same function as in the notebook."""
    trial = _trial(today)
    says = judged(trial, today).says
    said = {
        GO: f"Er staan {RESULT} gezinnen, en de grens om door te gaan is {AT_LEAST}. Is die gehaald?",
        STOP: f"De grens om te stoppen is {STOP_AT} of minder. Ligt {RESULT} daaronder?",
        "niets": "Hier krijgt de regel geen stem, terwijl hij op tijd vastlag en op de dag zelf is geteld. Wat ontbreekt er dan nog?",
    }
    return Question(
        id="zegt",
        kind="one",
        text=f"Een verzonnen proef in {region.label}. De regel lag vast voor het begin. Wat zegt hij?",
        facts=Facts(
            "De kaart", ("Wat", "Waarde"),
            (
                ("Wat we tellen", trial.measure), ("Doorgaan", f"{AT_LEAST} gezinnen of meer"), ("Stoppen", f"{STOP_AT} gezinnen of minder"), ("Daartussen", "aanpassen"),
                ("Vastgelegd", date_words(trial.fixed)), ("Dag van beslissen", date_words(trial.judged)), ("Resultaat", f"{RESULT} gezinnen, geteld op {date_words(trial.noted)}"),
            ),
        ),
        options=(Option(GO, "Doorgaan."), Option(CHANGE, "Aanpassen."), Option(STOP, "Stoppen."), Option("niets", "Niets: de regel geldt hier niet.")),
        answer=says,
        right="Het resultaat ligt tussen de twee grenzen. De regel zegt dus aanpassen. Wat je aanpast, schrijf je erbij, met een nieuwe dag.",
        look="Leg het resultaat naast de twee grenzen, en de datums naast elkaar.",
        slips=tuple(Slip(key, key, text) for key, text in said.items()),
        hints=(f"Is {RESULT} meer of minder dan {AT_LEAST}?", f"En is het {STOP_AT} of minder?"),
        explanation=(
            f"{RESULT} is minder dan {AT_LEAST}, dus niet doorgaan. Het is meer dan {STOP_AT}, dus niet stoppen. Daartussen staat aanpassen.",
            f"Kiest {region.label} toch iets anders, dan mag dat. Schrijf dan op waarom: een regel met een reden om af te wijken is eerlijker dan een regel die verdwijnt.",
        ),
    )
