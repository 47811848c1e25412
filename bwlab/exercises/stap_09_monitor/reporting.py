"""The reports: what one writes where no figure is new, and an activity tied to its figure in the right order of time."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import YEARLY, appears, in_words, lower, newest_on, own
from bwlab.formats import date as date_words
from bwlab.monitor import Monitor
from bwlab.policy.monitoring.publication import published
from bwlab.regions import Region

FIGURE, DONE, NOT = "cijfer", "gedaan", "niet"


def nothing_new(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Sentences for a report at which no figure is new: as a figure, as what was done, or not at all."""
    chosen = case(monitor, region, lambda each: own(monitor, each, YEARLY), f"{region.label} heeft geen cijfer dat elk jaar komt en waarvan we weten wanneer.")
    known, label, day = chosen.found.indicator, chosen.region.label, dt.date(today.year + 1, 10, 1)
    name, newest = lower(known.name), newest_on(known, day)
    lines = {
        "geen": (FIGURE, f"Sinds de vorige rapportage is er geen nieuwe meting van {name}."),
        "volgende": (FIGURE, f"Het volgende cijfer gaat over {newest + 1} en verwachten we rond {appears(known, newest + 1)}."),
        "gehouden": (DONE, "We hielden dit jaar 12 avonden voor inwoners, met 90 bezoekers."),
        "partner": (DONE, "Twee partners zegden toe om volgend jaar mee te doen."),
        "half": (NOT, f"We zitten halverwege, dus het cijfer over {day.year} is ongeveer het gemiddelde van begin en doel."),
        "door": (NOT, f"Door de avonden gaat het beter met {name}."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "half": "Een waarde tussen twee metingen is verzonnen, hoe netjes ze ook is gerekend. Wat weet je op deze dag echt?",
        "door": "Er is geen nieuw cijfer, en ook een cijfer zou niet zeggen waardoor. Waar staat deze zin dan?",
        "geen": "Zeggen dat er geen nieuwe meting is, is een zin over het cijfer. In welk deel van de rapportage zoekt de raad die?",
        "volgende": "Wanneer het volgende cijfer komt en waar het over gaat, hoort bij het cijfer. Weet je dat op deze dag?",
        "gehouden": "Avonden en bezoekers heb je zelf geteld. Is dat een cijfer over wat er voor inwoners anders is, of over wat er is gedaan?",
        "partner": "Een toezegging kun je melden zonder op een cijfer te wachten. Waar hoort die zin?",
    }
    return Question(
        id="rapportage",
        kind="sort",
        text=(
            f"Het college van {label} rapporteert op {date_words(day)}. Het doel hangt aan het cijfer voor {name}. Sinds de rapportage van 1 mei is daarvan niets nieuws verschenen. "
            "Welke zin zet je bij het cijfer, welke bij wat er is gedaan, en welke schrijf je niet? Het werk is verzonnen; wanneer het cijfer verschijnt, is gerekend."
        ),
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(FIGURE, "Bij het cijfer"), Option(DONE, "Bij wat er is gedaan"), Option(NOT, "Schrijf ik niet")),
        answer=right,
        right="Bij het cijfer: geen nieuwe meting, en wanneer de volgende komt. Bij wat er is gedaan: wat je zelf telde. Zo heeft elke rapportage iets te vertellen zonder dat er iets is verzonnen.",
        look="Vraag je bij elke zin af: gaat ze over het cijfer, over jullie werk, of over iets dat niemand weet?",
        slips=misplaced(said, right, (DONE, FIGURE)),
        hints=("Welke twee zinnen kun je niet onderbouwen?", "Wat kun je zelf tellen, zonder op een bron te wachten?"),
        explanation=(
            f"Het cijfer voor {name} komt ongeveer {known.lag_months} maanden na het jaar. Het nieuwste dat er op {date_words(day)} is, gaat over {newest}; over {newest + 1} komt het rond {appears(known, newest + 1)}.",
            f"In {chosen.found.year} was het in {label} {in_words(known, chosen.found.value)}. Een half jaar later een half cijfer opschrijven zou een meting lijken die er niet is.",
        ),
    )


def in_time(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """An activity from begin to evaluation, in the order of time."""
    chosen = case(monitor, region, lambda each: own(monitor, each, YEARLY), f"{region.label} heeft geen cijfer dat elk jaar komt en waarvan we weten wanneer.")
    known, label, done = chosen.found.indicator, chosen.region.label, today.year + 1
    day = published(known, done)
    report = dt.date(day.year + 1, 5, 1)
    lines = {
        "klaar": "De activiteit is klaar",
        "voorbij": f"Het jaar {done} is voorbij",
        "meldt": f"De rapportage van 1 mei {done + 1}: geen cijfer over {done}, wel wat er is gedaan",
        "cijfer": f"Het cijfer over {done} verschijnt",
        "evaluatie": f"De evaluatie, met het cijfer over {done} erbij",
    }
    right = ("klaar", "voorbij", "meldt", "cijfer", "evaluatie")
    return Question(
        id="vastknopen",
        kind="order",
        text=(
            f"Een activiteit in {label} is klaar op 30 juni {done} (verzonnen). Ze hangt aan het cijfer voor {lower(known.name)}, dat ongeveer {known.lag_months} maanden na het jaar verschijnt. "
            "Zet in de volgorde van de tijd."
        ),
        note=chosen.note,
        scale=("eerst", "laatst"),
        options=tuple(Option(key, lines[key]) for key in sorted(lines)),
        answer=right,
        right=f"Wie een activiteit vastknoopt, kiest de evaluatie na het cijfer: hier rond {appears(known, done)} of later. Leg die dag nu vast, dan hoeft niemand later te kiezen.",
        look="Begin bij wat als eerste klaar is. Wat moet er voorbij zijn voordat er een cijfer over een jaar kan zijn?",
        slips=(
            Slip("meteen", ("klaar", "evaluatie", "voorbij", "meldt", "cijfer"), "Je evalueert zodra het werk klaar is. Dan is er over dat jaar nog geen cijfer om naar te kijken. Wanneer wel?", lambda given: given.index("evaluatie") < given.index("cijfer")),
            Slip("cijfer_eerst", ("klaar", "cijfer", "voorbij", "meldt", "evaluatie"), f"Een cijfer over heel {done} kan er pas zijn als {done} voorbij is. Wat hoort er dus eerst?", lambda given: given.index("cijfer") < given.index("voorbij")),
            Slip("voor_de_rapportage", ("klaar", "voorbij", "cijfer", "meldt", "evaluatie"), f"Het cijfer komt {known.lag_months} maanden na het jaar. Is het er al op 1 mei {done + 1}?", lambda given: given.index("cijfer") < given.index("meldt")),
            Slip("jaar", ("voorbij", "klaar", "meldt", "cijfer", "evaluatie"), f"De activiteit is klaar op 30 juni. Is het jaar {done} dan al voorbij?", lambda given: given.index("voorbij") < given.index("klaar")),
        ),
        hints=(f"Wat komt eerst: 30 juni {done} of 31 december {done}?", f"Hoeveel maanden na {done} verschijnt het cijfer, en is 1 mei {done + 1} dan al geweest?"),
        explanation=(
            f"30 juni {done}, dan 31 december {done}, dan 1 mei {done + 1}, dan {appears(known, done)}, en daarna de evaluatie: bijvoorbeeld bij de rapportage van {date_words(report)}.",
            f"In {label} was het cijfer in {chosen.found.year} {in_words(known, chosen.found.value)}. Ook na de evaluatie weet je wat er is veranderd, en niet waardoor.",
        ),
    )
