"""A newer edition: what one passes on beside a figure, how far a goal is now, and what has to be read again."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import Case, case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import Own, in_words, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

SHARES = ("tevredenheid_leven", "vrijwilligerswerk", "geregistreerde_misdrijven_per_1000")
OTHER = ("contact", "woninginbraken")  # a figure in which nothing changes
WANTED, REVISED = 2.0, 0.5  # made up: how far the target was away, and how much less favourable the same year became


def edition(monitor: Monitor, region: Region) -> Question:
    """The same year has another figure now: what does one pass on?"""
    chosen = _own(monitor, region)
    (known, value, year), label = chosen.found, chosen.region.label
    value = round(value, known.decimals)
    revised = value - known.direction * REVISED
    now = in_words(known, revised)
    return Question(
        id="editie",
        kind="one",
        text=(
            f"In het dossier van {label} staat bij {lower(known.name)}: {in_words(known, value)} in {year}. Dat komt uit de editie van nu. Stel: in een nieuwere editie staat bij hetzelfde jaar {now}. "
            "Het eerste cijfer is echt, het tweede verzonnen. Wat geef je door aan wie na je komt?"
        ),
        note=chosen.note,
        options=(
            Option("vervang", f"Alleen {now}: dat is het nieuwste."),
            Option("oud", f"Alleen {in_words(known, value)}: daarop is besloten."),
            Option("beide", "Allebei, elk met de editie erbij, en welke bij het besluit hoort. Waarom het anders is, vragen we na bij de bron."),
            Option("midden", f"Het gemiddelde van de twee: {quantity((value + revised) / 2, known.decimals + 1, known.unit_text)}."),
            Option("daling", f"Dat het in {label} ongunstiger is geworden."),
        ),
        answer="beide",
        right="Met de editie erbij kan iemand later zien waarop is besloten, en wat er daarna aan de meting veranderde. Zonder editie lijken twee goede getallen een fout.",
        look="Gaat het om een ander jaar, of om hetzelfde jaar dat anders is gerekend? Wat moet iemand weten om dat te zien?",
        slips=(
            Slip("vervang", "vervang", "Wie het oude getal overschrijft, maakt een besluit van toen onbegrijpelijk. Waarop was het gebaseerd?"),
            Slip("oud", "oud", "Wie alleen het oude getal doorgeeft, laat de opvolger een fout vinden die er geen is. Wat zet je ernaast?"),
            Slip("midden", "midden", "Het gemiddelde van twee edities is door niemand gemeten. Welk getal hoort bij welke editie?"),
            Slip("daling", "daling", f"Allebei gaan ze over {year}. Is er in dat jaar iets anders gebeurd, of is er anders gerekend?"),
        ),
        hints=("Over welk jaar gaan de twee getallen?", "Hoe weet iemand over vier jaar welk getal bij het besluit hoorde?"),
        explanation=(
            f"In de editie van nu is het voor {label} {in_words(known, value)} in {year}. Een herziening gaat over de meting, niet over wat er in {label} gebeurde.",
            "Een editie is de versie van de cijfers op één moment. Wat er met een nieuwere verandert, laat dit programma per cijfer zien.",
        ),
    )


def to_go(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """How far is the target in the newer edition?"""
    chosen = _own(monitor, region)
    (known, value, year), label = chosen.found, chosen.region.label
    value = round(value, known.decimals)
    revised, target = round(value - known.direction * REVISED, known.decimals), round(value + known.direction * WANTED, known.decimals)
    answer = WANTED + REVISED
    unit = "procentpunt" if known.unit_text == "procent" else known.unit_text
    more = "hoger" if known.direction > 0 else "lager"
    return Question(
        id="nog_te_gaan",
        kind="number",
        text=(
            f"Een doel voor {label}: in {today.year + 4} is het cijfer voor {lower(known.name)} {in_words(known, target)}. Toen het werd gekozen, was het {in_words(known, value)} ({year}). "
            f"In een nieuwere editie is {year} herzien. Hoeveel {more} moet het cijfer volgens die editie nog worden? Het cijfer van de eerste editie is echt, de rest is verzonnen."
        ),
        note=chosen.note,
        facts=Facts(
            f"{known.name}, {known.unit}",
            ("Wat", "Waarde"),
            (("Streefwaarde", in_words(known, target)), (f"{year}, editie van toen", in_words(known, value)), (f"{year}, nieuwere editie", in_words(known, revised))),
        ),
        units=(unit,),
        tolerance=0.45 * 10.0**-known.decimals,
        answer=answer,
        right=f"Van {number(WANTED, 1)} is het {number(answer, 1)} geworden zonder dat er in {label} iets veranderde. Laat de streefwaarde staan, schrijf de editie erbij, en leg het de raad uit voordat die ernaar vraagt.",
        look="Neem het cijfer van de nieuwere editie. Hoe ver ligt de streefwaarde daarvandaan?",
        slips=(
            Slip("toen", WANTED, "Dat is de afstand met de editie van toen. Hoe groot is ze met de nieuwere?"),
            Slip("herzien", REVISED, "Zoveel is het cijfer herzien. Gevraagd is hoe ver het nog is tot de streefwaarde."),
            Slip("eraf", WANTED - REVISED, "Je haalde de herziening eraf. Ging het cijfer dichter naar de streefwaarde toe, of er verder vandaan?"),
            Slip("teken", -answer, f"De grootte klopt. Gevraagd is hoeveel {more}, dus zonder min."),
            Slip("waarde", revised, "Dat is het cijfer zelf in de nieuwere editie. Hoe ver ligt de streefwaarde daarvandaan?"),
        ),
        hints=("Welk van de twee cijfers hoort bij de nieuwere editie?", f"Wat is het verschil tussen {in_words(known, target)} en {in_words(known, revised)}?"),
        explanation=(
            f"Van {in_words(known, revised)} naar {in_words(known, target)} is {number(answer, 1)} {unit}. Met de editie van toen was het {number(WANTED, 1)}.",
            f"Wat er in {year} in {label} gebeurde, werd er niet anders van: er is anders gerekend. Wie het doel nu stil verlaagt, kan later niet meer uitleggen wat er was afgesproken.",
        ),
    )


def touched(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What in a dossier has to be read again because one figure was revised?"""
    chosen = _own(monitor, region)
    (known, value, year), label = chosen.found, chosen.region.label
    name = lower(known.name)
    other = own(monitor, chosen.region, OTHER)
    beside = lower(other.indicator.name)
    lines = {
        "doel": f"Het doel met een streefwaarde voor {name}.",
        "minderheid": "Wat de minderheid bij het besluit zei.",
        "zin": f"De zin in de evaluatie: 'In {year} was het cijfer voor {name} {in_words(known, value)}'.",
        "antwoord": f"Het antwoord op een raadsvraag over {name} in {year}.",
        "ander": f"Het doel dat aan {beside} hangt. Daarvan is niets veranderd.",
        "toezegging": "De toezegging om elk half jaar een brief te sturen.",
    }
    right = ("doel", "zin", "antwoord")
    said = {
        "doel": "Een streefwaarde staat vast, maar de afstand ertoe niet. Wat gebeurt er met die afstand als het cijfer wordt herzien?",
        "zin": "In één zin staat het oude getal. Klopt ze nog zonder de editie erbij?",
        "antwoord": "De raad kreeg een getal dat nu anders is. Wat doe je als iemand het nieuwe opzoekt?",
        "minderheid": "Wat iemand zei, verandert niet met de cijfers. Zou je woorden van toen aanpassen?",
        "ander": "Eén doel hangt aan een cijfer waarvan niets veranderde. Waarom zou je dat herlezen?",
        "toezegging": "Een brief elk half jaar is werk, geen cijfer. Verandert de afspraak door een herziening?",
    }
    return Question(
        id="raakt",
        kind="several",
        text=f"In een nieuwere editie is het cijfer voor {name} in {label} over {year} herzien. Dat is verzonnen. Wat uit het dossier lees je opnieuw?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, text in lines.items()),
        answer=right,
        right="Alles waar het cijfer in zit: een doel, een zin en een antwoord. Wat mensen zeiden en wat er is toegezegd, blijft zoals het was.",
        look="Vraag bij elk: staat dit cijfer erin, of hangt het ervan af?",
        slips=flips(said, right),
        hints=(f"In welke drie dingen zit het cijfer voor {name}?", "Wat is er gezegd of beloofd zonder dat dit cijfer erin voorkomt?"),
        explanation=(
            f"Het cijfer van {label} over {year} zit in het doel, in de zin uit de evaluatie en in het antwoord. Zet er de editie bij, en wat het nu is. Herschrijf de zin van toen niet stilletjes.",
            "Het programma laat na een nieuwe editie zien welke zinnen en doelen geraakt worden. Het verandert er zelf geen.",
        ),
    )


def _own(monitor: Monitor, region: Region) -> Case:
    def find(each: Region) -> Own | None:
        return own(monitor, each, SHARES)

    return case(monitor, region, find, f"{region.label} heeft geen van deze cijfers.")
