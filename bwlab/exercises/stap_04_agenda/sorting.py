"""Sentences to sort: opgave, goal and activity; and what can be said on the day one looks."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question
from bwlab.exercises.stap_04_agenda.figures import (
    YEARLY,
    appears,
    in_words,
    lower,
    newest_on,
    own,
)
from bwlab.monitor import Monitor
from bwlab.regions import Region

CHALLENGE, GOAL, ACTIVITY = "opgave", "doel", "activiteit"
CAN, NOT_YET, NEVER = "kan", "nog niet", "nooit"
#: What is done, how it is counted, and its name: rooms for a figure about people, insulation for one about gas.
ROOMS = ("opent in {} vier buurtkamers", "Er zijn in {} vier buurtkamers geopend, en er kwamen 600 mensen.", "de buurtkamers")
INSULATION = ("laat in {} 50 woningen isoleren", "Er zijn in {} 50 woningen geïsoleerd, en 200 bewoners kregen advies.", "de isolatie")


def kinds(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Six sentences of a plan: opgave, goal or activity?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, ("overgewicht",)), f"{region.label} heeft dit cijfer niet.")
    (known, value, year), label, now = chosen.found, chosen.region.label, today.year
    lines = {
        "cijfer": (CHALLENGE, f"In {label} heeft {in_words(known, value)} van de volwassenen overgewicht ({year}). Dat willen we zo niet laten."),
        "lager": (GOAL, f"In {now + 6} heeft hoogstens {in_words(known, value - 2)} van de volwassenen in {label} overgewicht."),
        "gesprek": (ACTIVITY, f"Voor 1 juli {now + 1} hebben 200 gezinnen een gesprek gehad met een leefstijlcoach."),
        "buiten": (GOAL, f"In {now + 3} zegt de helft van de kinderen dat ze elke week buiten spelen, gemeten met een vraag op school."),
        "plek": (ACTIVITY, "We leggen dit jaar drie speelplekken aan, samen met bewoners."),
        "ongelijk": (CHALLENGE, "In de ene wijk is er veel ruimte om te bewegen, in de andere bijna niet."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "gesprek": "Een getal en een datum maken van werk nog geen doel. Is er voor die gezinnen iets anders zodra het gesprek is gevoerd?",
        "plek": "Eén zin zegt wat jullie doen. Wat er daarna anders is voor mensen, staat er niet. In welke bak hoort die?",
        "buiten": "Een doel hoeft geen cijfer van het CBS te hebben. Welke zin zegt wat kinderen straks doen, en hoe je dat ziet?",
        "lager": "Eén zin noemt een jaar en een waarde die nog niet is bereikt. Is dat wat er nu is, of wat er straks is?",
        "cijfer": "Een cijfer van nu zegt wat er aan de hand is. Wie wat gaat doen, en wat er straks is, staat er niet bij. In welke bak hoort het?",
        "ongelijk": "Ook zonder getal kan een zin zeggen wat er aan de hand is. In welke bak hoort de zin over de wijken?",
    }
    return Question(
        id="soorten",
        kind="sort",
        text=f"Zes zinnen uit een plan voor {label}. Het cijfer van nu is echt, de rest is verzonnen. Wat is een opgave, wat een doel en wat een activiteit?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(CHALLENGE, "Opgave"), Option(GOAL, "Doel"), Option(ACTIVITY, "Activiteit")),
        answer=right,
        right="Een opgave zegt wat er is, een doel wat er straks anders is voor mensen, een activiteit wat jullie doen. Zet ze in elke nota in drie kolommen.",
        look="Vraag je bij elke zin af: gaat het over nu, over straks, of over wat jullie gaan doen?",
        slips=misplaced(said, right, (GOAL, ACTIVITY)),
        hints=("Welke twee zinnen gaan over wat er nu aan de hand is?", "Welke zinnen zijn waar zodra jullie klaar zijn met werken, ook als er niets verandert?"),
        explanation=(
            f"Dat {in_words(known, value)} van de volwassenen in {label} overgewicht heeft, is gemeten, in {year}. Dat is de opgave, samen met de zin over de wijken.",
            "De 200 gesprekken en de drie speelplekken zijn klaar als jullie klaar zijn. Of er dan minder overgewicht is, of meer buiten wordt gespeeld, zijn de twee doelen.",
        ),
    )


def on_the_day(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What can be told on the day of an evaluation, before the figure is there."""
    chosen = case(monitor, region, lambda each: own(monitor, each, YEARLY), f"{region.label} heeft geen cijfer dat elk jaar komt en waarvan we weten wanneer.")
    known, label = chosen.found.indicator, chosen.region.label
    done, name = today.year + 1, lower(known.name)
    does, counted, work = INSULATION if known.code == "broeikasgas_per_inwoner" else ROOMS
    day = dt.date(done + 1, 7, 1)
    newest = newest_on(known, day)
    lines = {
        "gedaan": (CAN, counted.format(done)),
        "nieuwste": (CAN, f"Het nieuwste cijfer gaat over {newest}. Dat is van voor {work}."),
        "wacht": (CAN, f"Het cijfer over {done} verwachten we rond {appears(known, done)}."),
        "verschil": (NOT_YET, f"Het cijfer over {done} is gunstiger dan dat over {newest}."),
        "door": (NEVER, f"Door {work} is het cijfer voor {name} in {label} veranderd."),
        "zonder": (NEVER, f"Zonder {work} was het cijfer nu ongunstiger geweest."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "door": f"Ook als het cijfer over {done} er is, telt het alles wat er in {label} gebeurde. Kan een cijfer dan zeggen waardoor het veranderde?",
        "zonder": f"Dezelfde gemeente zonder {work} heb je niet gemeten. Kan een later cijfer die zin ooit bewijzen?",
        "verschil": f"Het cijfer over {done} is er op 1 juli {day.year} nog niet. Komt het er later wel?",
        "gedaan": "Wat is gedaan en wie er kwam, kun je zelf tellen. Hoef je daarvoor op een cijfer te wachten?",
        "wacht": "Zeggen dat je op een cijfer wacht, en tot wanneer, is ook nieuws. Weet je dat op de dag zelf?",
        "nieuwste": f"Waar het nieuwste cijfer over gaat, staat erbij. Is dat op 1 juli {day.year} bekend?",
    }
    return Question(
        id="kijkdag",
        kind="sort",
        text=(
            f"Stel: {label} {does.format(done)}. Op 1 juli {day.year} wil de raad weten hoe het gaat. Het doel hangt aan het cijfer voor {name}. "
            "Welke zin kun je dan zeggen, welke nog niet, en welke uit deze cijfers nooit? Het werk is verzonnen. Wanneer het cijfer verschijnt, is gerekend met het tempo van de bron tot nu toe."
        ),
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(CAN, "Kan die dag"), Option(NOT_YET, "Nog niet"), Option(NEVER, "Nooit uit dit cijfer")),
        answer=right,
        right="Op elke dag valt er iets te vertellen: wat is gedaan, waar het nieuwste cijfer over gaat en wanneer het volgende komt. Het waardoor staat er nooit in.",
        look=f"Leg elke zin naast drie dingen: wat kun je zelf tellen, welk cijfer is er op 1 juli {day.year}, en kan een cijfer een oorzaak laten zien?",
        slips=misplaced(said, right, (NOT_YET, CAN)),
        hints=(f"Wanneer verschijnt het cijfer over {done}: voor of na 1 juli {day.year}?", "Welke twee zinnen gaan over de oorzaak?"),
        explanation=(
            f"Het cijfer voor {name} komt ongeveer {known.lag_months} maanden na het jaar. Over {newest} is het er op 1 juli {day.year} al; over {done} komt het rond {appears(known, done)}.",
            f"In {chosen.found.year} was het in {label} {in_words(known, chosen.found.value)}. Wat daarna verandert, is alles bij elkaar: het land, toeval, en misschien {work}.",
        ),
    )
