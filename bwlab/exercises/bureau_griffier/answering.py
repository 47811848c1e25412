"""Answering: which questions these figures can answer, what one says of a cause and of a district, and one minute."""

from __future__ import annotations

import functools

import numpy as np

from bwlab.exercises.case import EXAMPLE, case
from bwlab.exercises.fase_6_evaluatie.figures import Change, longest, step
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import Own, in_words, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import number, ordinal, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.policy.desks.case import NO, YES
from bwlab.policy.desks.question import CAUSE, CHANGE, DISTRICT, PLACE, STAND
from bwlab.policy.desks.refusing import beforehand, broken
from bwlab.policy.records.desks import CouncilQuestion
from bwlab.regions import Region

CRIME, HEALTH = "geregistreerde_misdrijven_per_1000", "ervaren_gezondheid_rivm"
MOVED = ("woninginbraken", "geregistreerde_misdrijven_per_1000")
ASKED = ("tevredenheid_leven", "contact", "ervaren_gezondheid_rivm")


def council(label: str) -> dict[str, CouncilQuestion]:
    """Seven questions of an invented council, as a griffier takes them down."""
    return {
        "wijk": CouncilQuestion(text="In welke wijk voelen mensen zich het minst gezond?", indicator=HEALTH, asks=PLACE, part=DISTRICT),
        "stand": CouncilQuestion(text=f"Hoeveel misdrijven worden er in {label} geregistreerd, per 1.000 inwoners?", indicator=CRIME, asks=STAND),
        "oorzaak": CouncilQuestion(text="Komt het verschil in misdrijven door onze extra handhavers?", indicator=CRIME, asks=CAUSE, start=2023, end=2025),
        "verandering": CouncilQuestion(text="Is het aantal geregistreerde misdrijven veranderd tussen 2023 en 2025?", indicator=CRIME, asks=CHANGE, start=2023, end=2025),
        "elders": CouncilQuestion(text="Hoelang wachten inwoners op een huisarts?", sought="wachttijd huisarts", asks=STAND),
        "breuk": CouncilQuestion(text="Voelen mensen zich minder gezond dan in 2020?", indicator=HEALTH, asks=CHANGE, start=2020, end=2024),
        "plaats": CouncilQuestion(text="Op welke plaats staan we met geregistreerde misdrijven, naast alle gemeenten?", indicator=CRIME, asks=PLACE, compare="nederland"),
    }


def why_not(question: CouncilQuestion, monitor: Monitor, region: Region) -> str:
    """Why these figures cannot answer it, told without looking at the own figure: it is the same everywhere; "" where they can."""
    if question.sought:
        return _not_counted(monitor, question.sought)
    no = beforehand(question, monitor, region)
    if no is None and question.asks == CHANGE:
        series = series_of(monitor, question.indicator)
        no = broken(series.indicator, (question.start, question.end), list(series.years))
    return no.why if no else ""


@functools.lru_cache(maxsize=8)
def _not_counted(monitor: Monitor, sought: str) -> str:
    """Why a figure we do not have cannot be told: looking for names like it takes long, and gives the same everywhere."""
    return beforehand(CouncilQuestion(sought=sought, asks=STAND), monitor, monitor.regions[EXAMPLE]).why


def answerable(monitor: Monitor, region: Region) -> Question:
    """Which of seven questions can be answered with these figures?"""
    asked = council(region.label)
    why = {key: why_not(each, monitor, region) for key, each in asked.items()}
    right = {key: NO if found else YES for key, found in why.items()}
    said = {
        "breuk": "Bij één vraag zijn er twee cijfers, van voor en na een breuk in de reeks. Mag je die van elkaar aftrekken?",
        "oorzaak": "Eén vraag wil weten waardoor. Staat er in deze cijfers iets over handhavers?",
        "wijk": "Eén vraag gaat over wijken. Voor welk gebied geeft de monitor een cijfer?",
        "elders": "Eén vraag gaat over iets dat de monitor niet telt. Is een afstand tot de huisarts hetzelfde als een wachttijd?",
        "verandering": "Eén vraag vergelijkt twee jaren uit dezelfde reeks. Is er een reden om dat niet te doen?",
        "plaats": "Een plaats naast alle gemeenten is een telling. Wat heb je daarvoor nodig dat er niet is?",
        "stand": "Eén vraag noemt een cijfer, een plek en een jaar. Ontbreekt er iets?",
    }
    return Question(
        id="te_beantwoorden",
        kind="sort",
        text=f"Zeven vragen uit een verzonnen raad van {region.label}. Welke kun je met de cijfers van de monitor beantwoorden, en welke niet?",
        options=tuple(Option(key, each.text) for key, each in asked.items()),
        boxes=(Option(YES, "Te beantwoorden"), Option(NO, "Niet te beantwoorden met deze cijfers")),
        answer=right,
        right="Een cijfer, een plek, een jaar en een vergelijking: dan kan het. Een oorzaak, een wijk, iets dat niet wordt geteld, of een sprong over een breuk: dan zeg je dat, en wat er wel kan.",
        look="Ga bij elke vraag na: welk cijfer, voor welk gebied, over welke jaren, en wat wil men weten?",
        slips=misplaced(said, right, (YES, NO)),
        hints=("Welke twee vragen gaan over iets wat de monitor niet telt, of niet voor dat gebied?", "Welke vraag wil weten waardoor iets komt?"),
        explanation=(
            "Niet met deze cijfers: " + " ".join(f"'{asked[key].text}' {found}" for key, found in why.items() if found),
            f"'Niet te beantwoorden' is geen einde. Voor {region.label} staat er steeds bij wat wel kan, of wie je het vraagt.",
        ),
    )


def cause(monitor: Monitor, region: Region) -> Question:
    """What one says when the council asks what brought a change about."""

    def find(each: Region) -> Change | None:
        every = (longest(monitor, each, code) for code in MOVED)
        return next((found for found in every if found and found.parts.change), None)

    chosen = case(monitor, region, find, f"In {region.label} veranderde er aan deze cijfers niets.")
    found, label = chosen.found, chosen.region.label
    known, parts = found.indicator, found.parts
    fell = "daling" if parts.change < 0 else "stijging"
    show = lambda value: quantity(value, known.decimals, known.unit_text)  # noqa: E731
    lines = {
        "eigen": f"In {label} ging het van {show(found.first)} in {found.start} naar {show(found.last)} in {found.end}.",
        "dankzij": f"Omdat het beleid in die jaren liep, is het aannemelijk dat de {fell} daardoor komt.",
        "ander": f"In {number(parts.n_all)} gemeenten was de mediaan van de veranderingen {step(known, parts.national)}.",
        "niet": "Waardoor het komt, staat niet in deze cijfers.",
        "rest": f"Het verschil met andere gemeenten, {step(known, parts.change - parts.national)}, is wat ons beleid deed.",
        "wie": "Wie het werk doet, kan zeggen wat er is gedaan en wat men ervan verwachtte.",
    }
    right = ("eigen", "ander", "niet", "wie")
    said = {
        "dankzij": "Hier wordt 'in dezelfde tijd' stilletjes 'daardoor'. Wat gebeurde er in andere gemeenten in die jaren?",
        "rest": "Het verschil met anderen krijgt hier één oorzaak. Wat kan er hier nog meer anders zijn geweest?",
        "eigen": "Wat er hier is gemeten, mag in het antwoord, met de jaren erbij. Waarom zou je het weglaten?",
        "ander": "Zonder wat er elders gebeurde, denkt de raad dat het alleen hier zo ging. Welke zin voorkomt dat?",
        "niet": "De raad vroeg naar een oorzaak. Welke zin zegt eerlijk dat die hier niet in staat?",
        "wie": "Met 'dat weten we niet' alleen kan de raad niet verder. Wie kan er wel iets over zeggen?",
    }
    return Question(
        id="oorzaak",
        kind="several",
        text=f"De raad van {label} vraagt: 'Komt de {fell} van het cijfer voor {lower(known.name)} door ons beleid?' De vraag is verzonnen, de cijfers zijn echt. Welke zinnen zet je in het antwoord?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, text in lines.items()),
        answer=right,
        right="Wat er hier en elders is gemeten, dat een oorzaak er niet in staat, en wie verder kan helpen. Dat is een heel antwoord op een vraag die de cijfers niet aankunnen.",
        look="Vraag bij elke zin: is dit gemeten, of wordt er een oorzaak bij bedacht?",
        slips=flips(said, right),
        hints=("Welke twee zinnen noemen een oorzaak?", "Wat heeft de raad nodig om verder te kunnen?"),
        explanation=(
            f"In {label} was de verandering {step(known, parts.change)}, de mediaan van alle gemeenten met een cijfer {step(known, parts.national)}. Het verschil daartussen is een rest, met van alles erin.",
            "Dat iets tegelijk gebeurt, zegt niet dat het een door het ander komt. Een evaluatie door wie het werk kent, kan verder komen dan dit cijfer.",
        ),
    )


def district(monitor: Monitor, region: Region) -> Question:
    """The council asks about one district, and the figures are of the whole municipality."""
    chosen = case(monitor, region, lambda each: own(monitor, each, ASKED), f"{region.label} heeft geen van deze cijfers.")
    (known, value, year), label = chosen.found, chosen.region.label
    name = lower(known.name)
    return Question(
        id="wijk",
        kind="one",
        text=f"De raad vraagt hoe het in één wijk van {label} staat met {name}. Het cijfer voor heel {label} is {in_words(known, value)} in {year}. Wat antwoord je? De vraag is verzonnen, het cijfer is echt.",
        note=chosen.note,
        options=(
            Option("zelfde", f"In die wijk is het dus ook ongeveer {in_words(known, value)}."),
            Option("lager", "In die wijk zal het wel ongunstiger zijn: daar wonen meer mensen met een laag inkomen."),
            Option("heel", f"Het cijfer is er voor heel {label}. Voor een wijk vragen we na of er een eigen onderzoek is, en over hoeveel mensen dat gaat."),
            Option("niets", "Daar hebben we geen cijfers over."),
        ),
        answer="heel",
        right="Je zegt wat er is, voor welk gebied, en wie het fijner kan weten. Vraag dan ook naar het aantal antwoorden: per wijk zijn het er snel te weinig.",
        look="Over welk gebied gaat het cijfer, en wat kan de raad doen om er meer over te weten?",
        slips=(
            Slip("zelfde", "zelfde", "Een gemiddelde van de gemeente is hier op één wijk geplakt. Verschillen wijken van elkaar meer of minder dan gemeenten?"),
            Slip("lager", "lager", "Dit is een vermoeden over een groep mensen, en klinkt als een antwoord. Waar komt het vandaan?"),
            Slip("niets", "niets", f"Er is wel een cijfer, voor heel {label}. Wat zou je de raad daarover kunnen zeggen, en wie kan meer weten?"),
        ),
        hints=(f"Voor welk gebied is {in_words(known, value)} gemeten?", "Wie in of om de gemeente doet soms zelf onderzoek per wijk?"),
        explanation=(
            f"De monitor telt {label} als één geheel. Binnen een gemeente kunnen de verschillen groter zijn dan tussen gemeenten: het gemiddelde laat die niet zien.",
            f"Voor heel {label} is het {in_words(known, value)} in {year}. Een eigen enquête kan per wijk, als er genoeg mensen meedoen. Anders is de marge groter dan het verschil.",
        ),
    )


def minute(monitor: Monitor, region: Region) -> Question:
    """Which of four answers says in a minute what is known?"""

    def find(each: Region) -> tuple[Own, int, int, bool] | None:
        found = own(monitor, each, ASKED)
        if found is None:
            return None
        series = series_of(monitor, found.indicator.code)
        column = found.indicator.direction * series.values[:, series.years.index(found.year)]
        own_value, there = column[series.codes.index(each.code)], column[~np.isnan(column)]
        return found, 1 + int((there > own_value).sum()), there.size, bool((there == own_value).sum() > 1)

    chosen = case(monitor, region, find, f"{region.label} heeft geen van deze cijfers.")
    ((known, value, year), rank, n, tied), label = chosen.found, chosen.region.label
    name, size = lower(known.name), len(monitor.regions)
    kind = {"model": "Het is een schatting met een model", "enquête": "Het komt uit een enquête"}.get(known.kind, "Het komt uit een register")
    place = f"plaats {number(rank)}{' (gedeeld)' if tied else ''} van de {number(n)} gemeenten{f' met een cijfer; bij de andere {number(size - n)} is het leeg' if size > n else ''}"
    return Question(
        id="minuut",
        kind="one",
        text=f"De raad van {label} vraagt hoe het staat met {name}. Je hebt één minuut. Welk antwoord geef je? De cijfers zijn echt.",
        note=chosen.note,
        options=(
            Option("kort", f"We staan {ordinal(rank)}."),
            Option("oorzaak", f"Het is {in_words(known, value)}. Dat komt doordat we de afgelopen jaren veel hebben gedaan."),
            Option("heel", f"In {year} was het {in_words(known, value)}, {place}. {kind}, dus met een marge: een paar plaatsen zeggen weinig. Over wijken en oorzaken zegt het niets."),
            Option("lang", "Dat is een ingewikkelde vraag. We sturen u de hele tabel, met een toelichting op de methode."),
            Option("jaar", f"Op dit moment is het {in_words(known, value)}."),
        ),
        answer="heel",
        right="Cijfer, jaar, van hoeveel, hoe zeker, en wat het niet zegt: dat past in een minuut. Wie meer wil, krijgt daarna de tabel.",
        look="Kan een raadslid dit antwoord doorvertellen zonder dat er iets onwaars van wordt?",
        slips=(
            Slip("kort", "kort", f"Een plaats zonder 'van hoeveel' en zonder jaar. Is de {ordinal(rank)} van {number(n)} hetzelfde als de {ordinal(rank)} van {number(size)}?" if size > n else "Een plaats zonder cijfer, jaar en 'van hoeveel'. Wat kan een raadslid daarmee?"),
            Slip("oorzaak", "oorzaak", "Er is niet gevraagd waardoor, en het cijfer zegt het niet. Welke zin zou je schrappen, en wat ontbreekt er dan nog?"),
            Slip("lang", "lang", "Wie alles stuurt, laat de raad zelf zoeken. Welke ene zin zou je als eerste zeggen?"),
            Slip("jaar", "jaar", f"Het cijfer gaat over {year}. Is dat 'op dit moment'?"),
        ),
        hints=("In welk antwoord hoor je van welk jaar het cijfer is?", "In welk antwoord hoor je ook wat het cijfer niet zegt?"),
        explanation=(
            f"{label}: {in_words(known, value)} in {year}, plaats {number(rank)} van {number(n)}. {kind}. Dat past in één adem.",
            "Lees het hardop, met een horloge. Kort is niet hetzelfde als weinig: wat weg mag, is wat niemand vroeg.",
        ),
    )
