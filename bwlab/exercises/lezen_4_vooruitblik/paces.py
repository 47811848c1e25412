"""The pace of a target: how often any municipality moved this far in this time."""

from __future__ import annotations

import functools

import numpy as np

from bwlab.exercises.case import case
from bwlab.exercises.lezen_4_vooruitblik.figures import SERIES, WHY, change_unit, known, lower
from bwlab.exercises.question import Facts, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.envelope import reference
from bwlab.method.pace import Pace, changes, pace
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.regions import Region

SPAN, SELDOM = 4, 0.9  # a target that about one in ten reached


@functools.lru_cache(maxsize=16)
def _target(monitor: Monitor, code: str) -> tuple[float, Pace, Pace]:
    """A target that is seldom reached, how often it was, and how often beside the movement of the country."""
    found = series_of(monitor, code)
    known_changes, _ = changes(found.years, found.values, SPAN, found.breaks)
    wanted = round(float(np.nanquantile(found.indicator.direction * known_changes, SELDOM)), found.indicator.decimals)
    gaps = found.values - reference(found.values)
    there, alone = (pace(found.years, values, SPAN, wanted, found.indicator.direction, breaks=found.breaks) for values in (found.values, gaps))
    return wanted, there, alone


def share(monitor: Monitor, region: Region) -> Question:
    """A target beside the reference class: which share of the chances?"""

    def find(each: Region) -> str | None:
        return next((code for code in SERIES if len(known(monitor, each, code)) >= 2), None)

    chosen = case(monitor, region, find, f"{region.label} {WHY}")
    indicator = monitor.catalogue[chosen.found]
    wanted, found, alone = _target(monitor, chosen.found)
    label, answer = chosen.region.label, 100 * found.reached / found.chances
    size = quantity(wanted, indicator.decimals, change_unit(indicator))
    way = "omhoog" if indicator.direction > 0 else "omlaag"
    names = [monitor.regions[series_of(monitor, chosen.found).codes[row]].label for row in found.who[:2]]
    return Question(
        id="tempo",
        kind="number",
        text=(
            f"Stel: een plan wil dat het cijfer voor {lower(indicator.name)} in {SPAN} jaar minstens {size} {way} gaat. In hoeveel procent van de keren "
            "ging een gemeente ooit zo ver? Rond af op een heel getal."
        ),
        note=chosen.note,
        facts=Facts(
            f"Alle perioden van {SPAN} jaar, {found.first} tot en met {found.last}",
            ("Wat", "Aantal"),
            (
                ("Keren geteld: elke gemeente, elk beginjaar", number(found.chances)),
                ("Keren dat het zo ver ging", number(found.reached)),
                ("Gemeenten geteld", number(found.regions)),
                ("Gemeenten die het minstens één keer haalden", number(found.movers)),
            ),
        ),
        units=("procent",),
        tolerance=0.6,
        answer=answer,
        right=(
            f"{number(found.reached)} van de {number(found.chances)} keer is {number(answer)} procent. Zo'n doel kan, maar het ging zelden zo snel. "
            "Zeg erbij wie het lukte en in welke jaren."
        ),
        look="Deel het aantal keren dat het zo ver ging door het aantal keren dat er geteld is, en neem dat keer honderd.",
        slips=(
            Slip("gemeenten", 100 * found.movers / found.regions, "Dat is het deel van de gemeenten dat het minstens één keer haalde. Elke gemeente had meer dan één kans. Deel keren door keren."),
            Slip("rest", 100 - answer, "Zo vaak ging het juist niet zo ver. Gevraagd is hoe vaak wel."),
            Slip("gemengd", 100 * found.movers / found.chances, "Je deelde gemeenten door keren. Neem boven en onder de streep hetzelfde: keren."),
            Slip("verhouding", found.chances / found.reached, "Dat is het aantal keren per geslaagde keer. Deel andersom, en neem het keer honderd."),
        ),
        hints=("Hoeveel keer is er geteld, en hoeveel keer ging het zo ver?", f"Wat is {number(found.reached)} gedeeld door {number(found.chances)}, keer honderd?"),
        explanation=(
            f"{number(found.reached)} gedeeld door {number(found.chances)}, keer honderd, is {number(answer, 1)} procent. Het verst gingen {names[0]} en {names[1]}.",
            f"Trek je de beweging van de mediaan eraf, dan zijn het er {number(alone.reached)}. De perioden overlappen, dus het is geen kans voor {label}: "
            "het zegt hoe bijzonder zo'n doel is.",
        ),
    )
