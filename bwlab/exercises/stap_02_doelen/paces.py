"""The pace of a target: how much a year it asks, and what a count of the past lets one say."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bwlab.catalogue import Indicator
from bwlab.exercises.case import case
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.pace import Pace, pace
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.policy.goals.norms import BEST, MEDIAN, computed, year_of
from bwlab.regions import Region

SERIES = ("tevredenheid_leven", "geregistreerde_misdrijven_per_1000")
UNTIL, SPAN = 2030, 4


class Wish(NamedTuple):
    """A target for one figure: from where, to where, and how far that is; all as published."""

    indicator: Indicator
    year: int
    now: float
    target: float
    size: float


def wish(monitor: Monitor, region: Region, codes: tuple[str, ...] = SERIES) -> Wish | None:
    """To the most favourable quarter; for who is there already as far as that is from the median."""
    for code in codes:
        known, own = monitor.catalogue[code], monitor.table(code).loc[region.code].dropna()
        if own.empty:
            continue
        best, middle = (round(computed(monitor, region, code, norm).value, known.decimals) for norm in (BEST, MEDIAN))
        now = round(float(own.iloc[-1]), known.decimals)
        size = known.direction * (best - now)
        size = round(size if size > 0 else known.direction * (best - middle), known.decimals)
        return Wish(known, year_of(monitor, region, code), now, round(now + known.direction * size, known.decimals), size)
    return None


def each_year(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """How much a year, counted from the year of the figure and not from today."""
    chosen = case(monitor, region, lambda each: wish(monitor, each), f"Voor {region.label} zijn deze cijfers er niet.")
    found, label = chosen.found, chosen.region.label
    known, years, left = found.indicator, UNTIL - found.year, UNTIL - today.year
    name, unit = known.name[:1].lower() + known.name[1:], "procentpunt" if known.unit_text == "procent" else known.unit_text
    answer = found.size / years
    now, target = (quantity(each, known.decimals, known.unit_text) for each in (found.now, found.target))
    size = quantity(found.size, known.decimals, unit)
    return Question(
        id="per_jaar",
        kind="number",
        text=(
            f"Het laatste cijfer van {label} voor {name} is van {found.year}: {now}. Het college wil in {UNTIL} op {target} staan. "
            "Hoeveel moet het cijfer per jaar veranderen, gerekend vanaf het laatste cijfer? Rond af op twee decimalen, zonder plus of min."
        ),
        note=chosen.note,
        units=(unit,),
        tolerance=0.0051,
        answer=answer,
        right=f"{size} in {number(years)} jaar. Noem altijd het jaar van het laatste cijfer: wat er sindsdien gebeurde, weet niemand nog.",
        look="Hoe groot is het verschil, en hoeveel jaar zit er tussen het laatste cijfer en het streefjaar?",
        slips=(
            Slip("vandaag", found.size / left, f"Je telde vanaf {today.year}. Het cijfer is van {found.year}: vanaf dat jaar moet je rekenen."),
            Slip("alles", found.size, "Dat is de hele stap. Gevraagd is hoeveel per jaar."),
            Slip("periode", answer * SPAN, f"Dat is wat er in {number(SPAN)} jaar bij moet. Gevraagd is per jaar."),
            Slip("jaren_teveel", found.size / (years + 1), f"Van {found.year} tot {UNTIL} zijn het {number(years)} stappen van een jaar. Je telde er een te veel."),
        ),
        hints=(f"Hoeveel jaar zit er tussen {found.year} en {UNTIL}?", f"Hoe groot is het verschil tussen {now} en {target}?"),
        explanation=(
            f"Het verschil is {size}. Van {found.year} tot {UNTIL} is {number(years)} jaar. {number(found.size, known.decimals)} gedeeld door {number(years)} is {number(answer, 2)}.",
            "Een gelijke stap per jaar is alleen een hulpmiddel. Cijfers bewegen niet in een rechte lijn.",
        ),
    )


def claim(monitor: Monitor, region: Region) -> Question:
    """What a count of the past lets one write."""

    def find(each: Region) -> tuple[Wish, Pace] | None:
        for code in SERIES:
            made, found = wish(monitor, each, (code,)), series_of(monitor, code)
            if made is None:
                continue
            seen = pace(found.years, found.values, SPAN, made.size, made.indicator.direction, breaks=found.breaks, top=2)
            return made, seen
        return None

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze cijfers er niet.")
    (found, seen), label = chosen.found, chosen.region.label
    known = found.indicator
    unit = "procentpunt" if known.unit_text == "procent" else known.unit_text
    size, name = quantity(found.size, known.decimals, unit), known.name[:1].lower() + known.name[1:]
    share = number(100 * seen.reached / seen.chances, 1)
    way = "omhoog" if known.direction > 0 else "omlaag"
    named = [monitor.regions[series_of(monitor, known.code).codes[row]].label for row in seen.who]
    fastest = next(name for name in named if name != label)
    reached = "Geen gemeente ging verder dan" if named[0] == fastest else "Behalve wijzelf ging geen gemeente verder dan"
    many = seen.windows > 1
    windows = "De perioden overlappen elkaar." if many else "Er is maar één zo'n periode gemeten."
    often = f"{number(seen.reached)} van de {number(seen.chances)} keer"
    return Question(
        id="zin",
        kind="one",
        text=f"{label} wil voor {name} in {number(SPAN)} jaar {size} {way}. In het verleden ging een gemeente {often} minstens zo ver in die tijd. Welke zin mag in het voorstel?",
        note=chosen.note,
        options=(
            Option("keren", f"In {number(SPAN)} jaar ging een gemeente {often} minstens zo ver. {windows}"),
            Option("kans", f"De kans dat {label} dit haalt, is {share} procent."),
            Option("recept", f"{reached} {fastest}. Doen we wat {fastest} deed, dan komen wij er ook."),
            Option("zeker", "Zo'n stap is eerder gezet, dus het doel is realistisch." if seen.reached else "Zo'n stap is nooit eerder gezet, dus het doel is onmogelijk."),
        ),
        answer="keren",
        right="Dit is wat er geteld is, en niet meer. Zet er een zin bij waarom het hier wel of niet kan.",
        look="Welke zin zegt precies wat er geteld is, zonder iets over de toekomst of een oorzaak te beloven?",
        slips=(
            Slip("kans", "kans", f"Hoe vaak iets bij andere gemeenten gebeurde, is geen kans voor deze gemeente. {'De perioden overlappen ook nog.' if many else 'En er is maar één periode gemeten.'} Wat is er precies geteld?"),
            Slip("recept", "recept", f"Dat {fastest} zo ver ging, zegt niet waardoor. Het kan beleid zijn, toeval, of een andere manier van tellen."),
            Slip(
                "zeker", "zeker",
                "Dat het eerder gebeurde, maakt een doel nog niet realistisch. Hoe vaak gebeurde het, en onder welke omstandigheden?"
                if seen.reached else "Dat het nog niet gebeurde, maakt een doel nog niet onmogelijk. Het vraagt wel om een reden. Wat is er precies geteld?",
            ),
        ),
        hints=("Welke zin kun je narekenen met de twee aantallen?", "In welke zinnen staat een voorspelling of een oorzaak?"),
        explanation=(
            f"Geteld zijn alle gemeenten, in de jaren {seen.first} tot en met {seen.last}: {number(seen.chances)} veranderingen. Bij {number(seen.reached)} daarvan ging het zo ver, in {number(seen.movers)} van de {number(seen.regions)} gemeenten.",
            f"{share} procent van de keren is dus een maat voor hoe bijzonder de wens is. Voor {label} zelf zegt het niet of het lukt.",
        ),
    )  # fmt: skip
