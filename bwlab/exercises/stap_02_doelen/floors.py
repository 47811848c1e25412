"""Floors: who does not reach one, what a median can and cannot be a reason for, and telling it from a target."""

from __future__ import annotations

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.goals.norms import BEST, MEDIAN, computed, year_of
from bwlab.regions import Region

COUNTED, VALUES, BLANKS = "tevredenheid_leven", 8, 2
#: The most familiar first; registered crime last, since nearly every municipality has it.
FAMILIAR = ("tevredenheid_leven", "overgewicht", "problematische_schulden", "geregistreerde_misdrijven_per_1000")
FLOOR, TARGET, ACTIVITY = "ondergrens", "streefwaarde", "activiteit"


def familiar(monitor: Monitor, region: Region) -> str | None:
    """The most familiar figure that this municipality has."""
    return next((code for code in FAMILIAR if monitor.table(code).loc[region.code].notna().any()), None)


def below(monitor: Monitor, region: Region) -> Question:
    """Ten municipalities, two of them blank: how many do not reach the floor?"""
    known, year = monitor.catalogue[COUNTED], int(monitor.table(COUNTED).columns[-1])
    column = monitor.table(COUNTED)[year]
    order = [region.code, *monitor.peers(region, k=len(monitor.regions))["region"]]
    there = column[order].dropna().drop_duplicates().head(VALUES)
    blank = [code for code in order if pd.isna(column[code])][:BLANKS]
    floor = float(there.sort_values().iloc[2])
    answer, shown = 2, lambda value: quantity(value, known.decimals, known.unit_short)
    rows = sorted((monitor.regions[code].label, shown(value)) for code, value in there.items())
    rows += [(monitor.regions[code].label, "geen cijfer") for code in blank]
    return Question(
        id="eronder",
        kind="number",
        text=(
            f"Stel: de ondergrens voor tevredenheid met het leven is minstens {shown(floor)}. Dit is {region.label} met gemeenten die erop lijken, in {year}. "
            "Van hoeveel gemeenten weet je dat ze de ondergrens niet halen?"
        ),
        facts=Facts(f"Tevredenheid met het leven, {year}", ("Gemeente", "Cijfer"), tuple(rows)),
        units=("gemeenten",),
        answer=answer,
        right="Precies op de grens is gehaald, en zonder cijfer weet je het niet. Zeg bij zo'n telling altijd van hoeveel gemeenten er een cijfer is.",
        look="Zoek de cijfers die lager zijn dan de grens. Wat doe je met een gemeente die er precies op zit, en met een lege plek?",
        slips=(
            Slip("gelijk", answer + 1, f"Je telde de gemeente mee die precies op {shown(floor)} zit. De grens is minstens, dus zij haalt haar."),
            Slip("leeg", answer + BLANKS, "Je telde de gemeenten zonder cijfer mee. Van hen weet je niet of ze de grens halen. Leeg is geen nul."),
            Slip("gehaald", VALUES - answer, "Zoveel gemeenten halen de grens juist wel. Gevraagd is wie haar niet haalt."),
            Slip("gelijk_en_leeg", answer + 1 + BLANKS, "Je telde de lege plekken mee, en ook de gemeente die precies op de grens zit. Van wie weet je zeker dat het cijfer lager is?"),
        ),
        hints=(f"Welke cijfers zijn lager dan {shown(floor)}?", "Haal je een grens van minstens als je er precies op zit?"),
        explanation=(
            f"Lager dan {shown(floor)}: " + ", ".join(f"{name} ({value})" for name, value in rows if value in {shown(each) for each in there[there < floor]}) + ".",
            f"Van {number(BLANKS)} gemeenten is er geen cijfer. Zij tellen niet mee, ook niet als gehaald.",
        ),
    )


def why(monitor: Monitor, region: Region) -> Question:
    """Why the median? What it says, and what it does not."""
    chosen = case(monitor, region, lambda each: familiar(monitor, each), f"Voor {region.label} zijn deze cijfers er niet.")
    known, label = monitor.catalogue[chosen.found], chosen.region.label
    norm = computed(monitor, chosen.region, known.code, MEDIAN)
    value, most = quantity(norm.value, known.decimals, known.unit_text), "minstens" if known.direction > 0 else "hoogstens"
    name = known.name[:1].lower() + known.name[1:]
    return Question(
        id="waarom",
        kind="one",
        text=f"In {label} ligt er een voorstel: de ondergrens voor {name} wordt {most} {value}, de mediaan van de gemeenten. Een raadslid vraagt: waarom juist dit getal? Wat is het eerlijke antwoord?",
        note=chosen.note,
        options=(
            Option("vergelijking", "Ongeveer de helft van de gemeenten met een cijfer haalt dit. Het is een vergelijking. Wat mensen minstens nodig hebben, staat er niet in."),
            Option("nodig", "Dit is wat mensen minstens nodig hebben om goed te kunnen leven."),
            Option("plicht", "Het CBS heeft bepaald dat elke gemeente dit moet halen."),
            Option("iedereen", "Als alle gemeenten hun best doen, haalt straks iedereen de mediaan."),
        ),
        answer="vergelijking",
        right="De mediaan zegt wat anderen doen. Wil je een ondergrens die mensen beschermt, zoek dan een wet, een advies of een besluit van je raad, en noem dat.",
        look="Hoe komt een mediaan tot stand: uit wat mensen nodig hebben, uit een regel, of uit de andere gemeenten?",
        slips=(
            Slip("nodig", "nodig", "Een mediaan wordt niet gemaakt met wat mensen nodig hebben. Ze ligt in het midden van wat gemeenten nu hebben. Waar zou zo'n norm dan wel vandaan komen?"),
            Slip("plicht", "plicht", "Het CBS meet, en legt gemeenten niets op. Wie kan een grens wel vaststellen?"),
            Slip("iedereen", "iedereen", "Je rekende met een mediaan die stilstaat. Ze schuift mee: ongeveer de helft haalt haar niet, hoe goed het ook gaat."),
        ),
        hints=("Wat gebeurt er met de mediaan als alle gemeenten een stap vooruit doen?", "Hoeveel gemeenten halen haar dan niet?"),
        explanation=(
            f"{norm.source}: {value}.",
            "Schuiven alle gemeenten op, dan schuift de mediaan mee. Als ondergrens heeft ze dus een vreemde eigenschap: altijd haalt ongeveer de helft haar niet.",
        ),
    )


def sorting(monitor: Monitor, region: Region) -> Question:
    """Six sentences of a plan: a floor, a target, or something that is done."""
    chosen = case(monitor, region, lambda each: familiar(monitor, each), f"Voor {region.label} zijn deze cijfers er niet.")
    known, label = monitor.catalogue[chosen.found], chosen.region.label
    best = quantity(computed(monitor, chosen.region, known.code, BEST).value, known.decimals, known.unit_text)
    values = monitor.table(known.code)[year_of(monitor, chosen.region, known.code)].dropna()
    worst = quantity(float(values.quantile(0.1 if known.direction > 0 else 0.9)), known.decimals, known.unit_text)
    name, past = known.name[:1].lower() + known.name[1:], "Onder de" if known.direction > 0 else "Boven de"
    lines = {
        "grens": (FLOOR, f"{past} {worst} voor {name} komen we niet: gebeurt dat toch, dan moet het college uitleg geven."),
        "wens": (TARGET, f"In 2030 staat {label} voor {name} op {best}."),
        "bijeenkomst": (ACTIVITY, "We organiseren vier gesprekken in de bibliotheek."),
        "niemand": (FLOOR, "Geen enkel kind groeit op in een huis waar de verwarming uit moet blijven."),
        "stap": (TARGET, "Over vier jaar doet een op de drie inwoners vrijwilligerswerk."),
        "coordinator": (ACTIVITY, "Er komt een coördinator brede welvaart."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "grens": "Een zin zegt wat er niet mag gebeuren, en wat er dan volgt. Is dat waar je heen wilt, of wat minstens moet gelden?",
        "wens": "Een zin noemt een getal en een jaar waar je naartoe wilt. Hoe heet dat?",
        "bijeenkomst": "Gesprekken organiseren is iets doen. Wat er daarna anders is, staat er niet in.",
        "niemand": "Een zin met 'geen enkel' beschermt iedereen. Is dat een wens of een grens?",
        "stap": "Een op de drie over vier jaar: dat is een getal met een jaar. Beschermt het iemand, of is het een richting?",
        "coordinator": "Iemand aanstellen is een middel. Welk verschil merkt een inwoner?",
    }
    return Question(
        id="sorteren",
        kind="sort",
        text="Zes zinnen uit een plan. Wat is een ondergrens, wat een streefwaarde, en wat is geen van beide maar een activiteit?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(FLOOR, "Ondergrens"), Option(TARGET, "Streefwaarde"), Option(ACTIVITY, "Activiteit")),
        answer=right,
        right="Een ondergrens zegt wat minstens moet gelden, een streefwaarde waar je heen wilt, een activiteit wat je doet. In een plan heb je ze alle drie nodig, elk op zijn plek.",
        look="Vraag bij elke zin: mag dit niet misgaan, willen we hierheen, of gaan we dit doen?",
        slips=misplaced(said, right, (FLOOR, TARGET)),
        hints=("Welke zinnen zeggen wat je gaat doen?", "In welke zinnen staat wat niet mag, en in welke waar je heen wilt?"),
        explanation=(
            f"Het gunstigste kwart van de gemeenten haalt {best} voor {name}; een op de tien zit {'onder' if known.direction > 0 else 'boven'} {worst}. Het ene is een goede ambitie, het andere kan een grens zijn.",
            "Een activiteit kan helemaal af zijn terwijl de opgave hetzelfde blijft. Daarom staat ze niet bij de doelen.",
        ),
    )
