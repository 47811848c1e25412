"""A sentence beside its cell: rounding, "een op de", and what a figure cannot say."""

from __future__ import annotations

import math

from bwlab.exercises.case import Case, case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.anchoring.cell import Cell, cell_of
from bwlab.policy.anchoring.first_pitch import inside
from bwlab.regions import Region

HEALTH = ("ervaren_gezondheid", "ervaren_gezondheid_rivm")
SHARES = ("problematische_schulden", "laag_inkomen", "jeugdzorg")
CRIME = "geregistreerde_misdrijven_per_1000"  # every municipality has it
CELL, NOT, MORE = "cel", "niet", "meer"


def rounded(monitor: Monitor, region: Region) -> Question:
    """Four sentences about one cell: which one may be said?"""
    chosen = _case(monitor, region, HEALTH)
    cell, label = chosen.found, chosen.region.label
    whole = math.floor(cell.value + 0.5)
    about = "van de volwassenen de eigen gezondheid goed of zeer goed"
    return Question(
        id="afronden",
        kind="one",
        text=f"In de cel staat: {inside(cell.known.name)} in {label}, {cell.shown}, over {cell.year}. Welke zin mag je uitspreken?",
        note=chosen.note,
        options=(
            Option("goed", f"In {cell.year} noemde ongeveer {number(whole)} procent {about}."),
            Option("omhoog", f"In {cell.year} noemde {number(whole + 1)} procent {about}."),
            Option("jaar", f"In {label} noemt {number(whole)} procent {about}."),
            Option("beleid", f"Dankzij onze aanpak noemde in {cell.year} {number(whole)} procent {about}."),
        ),
        answer="goed",
        right="Het getal is goed afgerond en het jaar staat erbij. Zo kan iedereen in de zaal het nakijken.",
        look="Leg elke zin naast de cel: klopt het getal, staat het jaar erbij, en staat er niets bij wat de cel niet weet?",
        slips=(
            Slip("omhoog", "omhoog", f"{cell.shown} is afgerond {number(whole)} en geen {number(whole + 1)}. Een zaal vergeeft een decimaal, geen vol procentpunt."),
            Slip("jaar", "jaar", f"Deze zin klinkt alsof het nu zo is. Het cijfer gaat over {cell.year}. Welke zin zegt dat erbij?"),
            Slip("beleid", "beleid", "Deze zin noemt een oorzaak. In de cel staat een getal en een jaar, geen oorzaak. Welke zin blijft daarbij?"),
        ),
        hints=(f"Waar ligt {cell.shown} dichter bij: {number(whole)} of {number(whole + 1)}?", "Welke zin zegt over welk jaar het gaat?"),
        explanation=(
            f"In {label} was het {cell.shown} in {cell.year}: {cell.ranked} gemeenten met een cijfer. Hoe het tot stand kwam: {cell.status}.",
            "Afronden mag. Naar de mooie kant afronden niet. En waardoor het zo is, weet dit cijfer niet.",
        ),
    )


def one_in(monitor: Monitor, region: Region) -> Question:
    """A percentage as "een op de …"."""
    chosen = _case(monitor, region, SHARES)
    cell, label = chosen.found, chosen.region.label
    turned = 100 / cell.value
    right = math.floor(turned + 0.5)
    others = tuple(each for each in (right - 1, right + 1) if abs(turned - each) <= 0.5 + 1e-9)
    return Question(
        id="een_op_de",
        kind="number",
        text=f"{cell.known.name} in {label}: {cell.shown} in {cell.year}. In een zaal zeg je liever 'een op de …'. Welk heel getal komt op de puntjes?",
        note=chosen.note,
        answer=right,
        others=others,
        right=f"Honderd gedeeld door {number(cell.value, 1)} is ongeveer {number(right)}. Dat kan een zaal zich voorstellen. Zeg er het jaar bij.",
        look="Hoe vaak gaat het percentage in honderd? Rond dat af op een heel getal.",
        slips=(
            Slip("procent", math.floor(cell.value + 0.5), f"Dat is het percentage zelf. {cell.shown} is {number(cell.value, 1)} van elke honderd. Hoe vaak gaat dat in honderd?"),
            Slip("rest", math.floor(100 - cell.value + 0.5), "Dat is de rest: iedereen die er niet bij hoort. Gevraagd is op hoeveel er één is."),
            Slip("duizend", math.floor(1000 / cell.value + 0.5), "Je deelde duizend. Procent is van elke honderd. Wat wordt het dan?"),
            Slip("aandeel", round(cell.value / 100, 3), "Dat is het aandeel als deel van één. Deel nu één door dat aandeel."),
        ),
        hints=(f"Stel je honderd mensen voor. Bij {number(cell.value, 1)} van hen is het zo. Hoe groot is een groepje met er één in?", f"Reken uit: 100 gedeeld door {number(cell.value, 1)}."),
        explanation=(
            f"100 : {number(cell.value, 1)} = {number(turned, 1)}, afgerond {number(right)}. In {label} was het in {cell.year} dus ongeveer een op de {number(right)}.",
            f"De zin over {label} gaat over {cell.known.population}. Zeg dat erbij, anders denkt de zaal aan alle inwoners.",
        ),
    )


def in_the_cell(monitor: Monitor, region: Region) -> Question:
    """Six sentences to sort: in the cell, not in the cell, or more than a figure can say."""
    chosen = _case(monitor, region, (CRIME,))
    cell, label = chosen.found, chosen.region.label
    earlier, higher = cell.year - 4, quantity(cell.value + 3, 1, "misdrijven")
    value = quantity(cell.value, 1, "misdrijven")
    lines = {
        "waarde": (CELL, f"In {cell.year} registreerde de politie hier {value} op elke 1.000 inwoners."),
        "plaats": (CELL, f"Daarmee staan we op {cell.ranked} gemeenten met een cijfer, geteld vanaf de minste."),
        "jaar": (NOT, f"In {earlier} registreerde de politie hier precies {value} op elke 1.000 inwoners."),
        "hoger": (NOT, f"In {cell.year} waren het er {higher} op elke 1.000 inwoners."),
        "oorzaak": (MORE, "Dat komt door het extra toezicht in het centrum."),
        "gevoel": (MORE, f"Zo veilig voelen de mensen in {label} zich."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "waarde": f"In de cel staat {cell.shown}, over {cell.year}. Precies dat zegt deze zin.",
        "plaats": f"De plaats hoort bij de cel: {cell.ranked}. Er staat ook bij hoe er geteld is.",
        "jaar": f"Deze zin plakt het getal van {cell.year} op {earlier}. In welke cel zou je moeten kijken?",
        "hoger": f"In de cel staat {cell.shown}. Het getal in deze zin is hoger.",
        "oorzaak": "Waardoor het zo is, staat in geen enkele cel. Welke bak is daarvoor?",
        "gevoel": "Geregistreerde misdrijven tellen wat de politie opschreef. Hoe mensen zich voelen, is een andere meting.",
    }
    return Question(
        id="sorteren",
        kind="sort",
        text=f"Zes zinnen over {label}. Welke staan in de cel, welke niet, en welke zeggen meer dan dit cijfer kan weten?",
        note=chosen.note,
        facts=Facts("De cel", ("Wat", "Inhoud"), (("Cijfer", f"{cell.known.name}, {cell.known.unit}"), ("Waarde", cell.shown), ("Jaar", str(cell.year)), ("Plaats", f"{cell.ranked}, 1 is de minste"), ("Hoe het tot stand kwam", cell.status))),
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(CELL, "Staat in de cel"), Option(NOT, "Ander getal of ander jaar dan de cel"), Option(MORE, "Zegt meer dan dit cijfer kan weten")),
        answer=right,
        right="Twee zinnen zijn na te kijken en kloppen, twee zijn na te kijken en kloppen niet, en twee kan dit cijfer nooit beantwoorden. Die laatste zijn in een zaal het gevaarlijkst.",
        look="Vraag bij elke zin: welke rij van de tabel spreekt dit tegen, of bevestigt het?",
        slips=misplaced(said, right, (CELL, NOT)),
        hints=(f"Welke zin noemt een ander jaar dan {cell.year}?", "Welke zinnen gaan over een oorzaak of een gevoel?"),
        explanation=(
            f"In {label} registreerde de politie {cell.shown} in {cell.year}; {cell.ranked} gemeenten. Het cijfer is {cell.status}.",
            "Meer registraties kunnen ook betekenen dat mensen vaker aangifte doen. Ook dat staat niet in de cel.",
        ),
    )


def _case(monitor: Monitor, region: Region, codes: tuple[str, ...]) -> Case:
    def find(each: Region) -> Cell | None:
        cells = (cell_of(monitor, each.code, code) for code in codes)
        return next((cell for cell in cells if not cell.why and cell.value > 0), None)

    return case(monitor, region, find, f"{region.label} heeft geen cijfer dat hierbij past.")
