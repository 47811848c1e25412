"""Sentences of a plan: which of the four kinds each is, what a goal that was met says, and what a row still lacks."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import Own, in_words, own
from bwlab.exercises.stap_06_college.dividing import flip, off
from bwlab.monitor import Monitor
from bwlab.policy.goals.kinds import ACTIVITY, CHALLENGE, GOAL, PROGRESS
from bwlab.regions import Region

DEBTS = ("problematische_schulden",)


def kinds(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Seven sentences of a plan: opgave, goal, activity or progress?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, DEBTS), f"Voor {region.label} is er geen cijfer over problematische schulden.")
    (known, value, year), label, now = chosen.found, chosen.region.label, today.year
    lines = {
        "cijfer": (CHALLENGE, f"In {label} heeft {in_words(known, value)} van de huishoudens problematische schulden ({year})."),
        "wachten": (CHALLENGE, "Wie hulp zoekt, moet daar te lang op wachten."),
        "lager": (GOAL, f"In {now + 4} heeft hoogstens {in_words(known, 0.9 * value)} van de huishoudens problematische schulden."),
        "ontbijt": (GOAL, "Geen kind gaat nog zonder ontbijt naar school."),
        "bellen": (ACTIVITY, "We bellen iedereen met een huurachterstand binnen een week."),
        "belofte": (ACTIVITY, f"Voor 1 juli {now + 1} voeren we 300 gesprekken met huishoudens."),
        "gebeld": (PROGRESS, f"In {now} zijn 240 huishoudens gebeld."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "belofte": "Eén zin noemt een getal en een datum, maar zegt alleen wat jullie doen. Is er voor die huishoudens iets anders zodra het gesprek is gevoerd?",
        "gebeld": "Eén zin telt wat er al is gedaan. Is dat iets wat jullie nog gaan doen, of iets wat straks anders is?",
        "ontbijt": "Ook zonder jaartal kan een zin zeggen wat er straks anders is. Welke zin gaat over wat kinderen dan meemaken?",
        "bellen": "Eén zin is waar zodra jullie hard genoeg werken, ook als niemand er beter van wordt. In welke bak hoort die?",
        "lager": "Eén zin noemt een waarde die er nog niet is, en een jaar. Gaat die over nu of over straks?",
        "wachten": "Een zin zonder cijfer kan zeggen wat er nu misgaat. In welke bak hoort het wachten?",
        "cijfer": "Een gemeten cijfer zegt hoe het nu is. Staat er al in wat anders moet, of wie wat doet?",
    }
    return Question(
        id="soorten",
        kind="sort",
        text=f"Zeven zinnen uit een plan voor {label}. Het cijfer van nu is echt, de rest is verzonnen. Wat is opgave, wat is doel, wat is activiteit en wat is voortgang?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(CHALLENGE, "Opgave"), Option(GOAL, "Doel"), Option(ACTIVITY, "Activiteit"), Option(PROGRESS, "Voortgang")),
        answer=right,
        right="Opgave is wat er nu is, doel wat er straks anders is, activiteit wat jullie doen en voortgang wat er gedaan is. Zet ze in een raadsvoorstel onder vier kopjes.",
        look="Vraag bij elke zin: gaat hij over nu, over straks, over wat we gaan doen, of over wat we deden?",
        slips=misplaced(said, right, (GOAL, ACTIVITY)),
        hints=("Welke twee zinnen gaan over wat er nu aan de hand is?", "Welke drie zinnen gaan over werk? Eén daarvan is al gedaan."),
        explanation=(
            f"Dat {in_words(known, value)} van de huishoudens in {label} problematische schulden heeft, is gemeten, in {year}. Samen met het wachten is dat de opgave.",
            "De 300 gesprekken en de 240 telefoontjes gaan over werk: het ene nog te doen, het andere gedaan. Of huishoudens daarna minder schulden hebben, staat er niet in.",
        ),
    )


def met(region: Region) -> Question:
    """Everything done, the goal met: what may be said of the opgave?"""
    return Question(
        id="gehaald",
        kind="one",
        text=(
            f"Een verslag aan de raad van {region.label}, verzonnen om te oefenen: 'Alle 300 gesprekken zijn gevoerd. Het doel is gehaald: negen op de tien huishoudens is tevreden over het gesprek.' "
            "De opgave was dat mensen te lang met schulden rondlopen. Wat weet je nu van de opgave?"
        ),
        options=(
            Option("niets", "Nog niets. Het werk is gedaan en het doel gehaald, en de opgave kan even groot zijn."),
            Option("kleiner", "De opgave is kleiner, want het doel is gehaald."),
            Option("mislukt", "Het beleid is mislukt, want over schulden staat er niets in."),
            Option("meer", "De opgave is nog even groot, dus er zijn meer gesprekken nodig."),
        ),
        answer="niets",
        right="Activiteiten kunnen zijn uitgevoerd en doelen gehaald, terwijl de opgave niet is veranderd. Vraag bij elk verslag welk van de drie er eigenlijk gemeten is.",
        look="Drie dingen staan door elkaar: wat er is gedaan, wat er gehaald is, en hoe het met de schulden gaat. Over welk daarvan zegt het verslag iets?",
        slips=(
            Slip("kleiner", "kleiner", "Het doel gaat over tevreden zijn met een gesprek. Hebben mensen daarmee minder lang schulden?"),
            Slip("mislukt", "mislukt", "Dat er niets over schulden in staat, zegt dat het niet gemeten is. Weet je dan of het mislukt is?"),
            Slip("meer", "meer", "Over de grootte van de opgave staat er geen cijfer. Hoe weet je dat die gelijk bleef, en dat meer van hetzelfde helpt?"),
        ),
        hints=("Waar gaat het doel over: over schulden of over het gesprek?", "Welk cijfer zou je nodig hebben om iets over de opgave te zeggen?"),
        explanation=(
            "De bron 'Sturen op impact' raadt aan om opgaven, doelen, activiteiten en voortgang scherp uit elkaar te houden. Anders lijkt werk dat gedaan is op een opgave die kleiner werd.",
            f"Voor {region.label} kun je dit nagaan door naast elk doel één cijfer te zetten dat over de opgave zelf gaat.",
        ),
    )


def blanks(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """One row from opgave to activity: which parts are not there yet, or stand in the wrong place?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, DEBTS), f"Voor {region.label} is er geen cijfer over problematische schulden.")
    found: Own = chosen.found
    now, target = in_words(found.indicator, found.value), in_words(found.indicator, 0.9 * found.value)
    right = ("doel", "ondergrens", "jaar")
    said = {
        "doel": "In het vak 'doel' staat wat jullie doen. Is daarmee gezegd wat er voor iemand anders wordt?",
        "ondergrens": "Bij de ondergrens staat 0. Weet je of dat een grens is, of een leeg vak dat iemand heeft opgevuld?",
        "jaar": "Bij de streefwaarde hoort een moment. Kun je in deze rij lezen wanneer je kijkt?",
        "opgave": "De opgave zegt wat er nu aan de hand is, met een cijfer en een jaar. Is daar nog iets open?",
        "cijfer": "Het cijfer past bij de opgave: het gaat over dezelfde schulden. Is daar nog iets open?",
        "activiteit": "De activiteit zegt wat er gebeurt en hoe je het telt. Is daar nog iets open?",
    }
    rows = (
        ("Opgave", f"{now} van de huishoudens heeft problematische schulden ({found.year})"), ("Doel", "Meer huishoudens bellen"), ("Cijfer", "Problematische schulden"),
        ("Ondergrens", "0"), ("Streefwaarde", f"{target}, jaar nog leeg"), ("Activiteit", "Binnen een week bellen (240 huishoudens)"),
    )  # fmt: skip
    return Question(
        id="rij",
        kind="several",
        text=f"Eén rij uit een plan voor {chosen.region.label}. Het cijfer van nu is echt, de rest is verzonnen. Welke onderdelen zijn nog niet goed ingevuld?",
        note=chosen.note,
        facts=Facts("Van opgave naar activiteit", ("Onderdeel", "Wat er staat"), rows),
        options=(
            Option("opgave", "De opgave"), Option("doel", "Het doel"), Option("cijfer", "Het cijfer"), Option("ondergrens", "De ondergrens"),
            Option("jaar", "Het jaar bij de streefwaarde"), Option("activiteit", "De activiteit"),
        ),
        answer=right,
        right="Het doel is hier een activiteit, een nul is geen lege plek, en zonder jaar kan een doel niet op tijd zijn. Laat leeg wat je niet weet: dan ziet de raad wat er te kiezen is.",
        look="Loop de rij na: staat er bij het doel wat er anders wordt, is de nul echt een grens, en weet je wanneer je kijkt?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=("Zegt 'meer huishoudens bellen' wat er voor die huishoudens anders wordt?", "Wat zou een ondergrens van 0 hier betekenen?"),
        explanation=(
            f"In {chosen.region.label} was het cijfer {now} in {found.year}. Een ondergrens van 0 zou zeggen dat geen huishouden schulden mag hebben. Dat kan een keuze zijn, maar dan hoort er een bron bij.",
            "De streefwaarde heeft een getal en nog geen jaar. De opgave, het cijfer en de activiteit staan er goed.",
        ),
    )  # fmt: skip
