"""A goal beside the past of all municipalities: how many ever went so far, and what 'op peil houden' asks."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.exercises.case import case
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.pace import Pace, pace
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.regions import Region

SERIES = ("tevredenheid_leven", "woninginbraken")
SPAN = 4
FIRST, RARE = 0.25, 0.10  # share of the municipalities behind the step that is asked, and below which a step is rare here
SHARES = (0.8, 0.5, 0.25, 0.06, 0.02)  # of the municipalities that reached each of five steps


class Past(NamedTuple):
    """What every municipality did at its furthest, in ``SPAN`` years.

    Attributes
    ----------
    indicator : Indicator
    best : tuple of float
        How much more favourable, the furthest first.
    still : Pace
        How often the figure did not become less favourable.
    step : float
        A step that about a quarter of them ever made, as published.
    asked : Pace
        The counts of that step.
    """

    indicator: Indicator
    best: tuple[float, ...]
    still: Pace
    step: float
    asked: Pace


@functools.lru_cache(maxsize=8)
def past(monitor: Monitor, code: str) -> Past:
    """The past of one figure: the same for everyone, so reckoned once."""
    found = series_of(monitor, code)
    known = found.indicator

    def seen(wanted: float, top: int = 0) -> Pace:
        return pace(found.years, found.values, SPAN, wanted, known.direction, breaks=found.breaks, top=top)

    still = seen(0.0, len(found.codes))
    best = tuple(float(each) for each in known.direction * still.change)
    step = round(best[int(FIRST * len(best))], known.decimals)
    return Past(known, best, still, step, seen(step))


def share(monitor: Monitor, region: Region) -> Question:
    """Which part of the municipalities ever went so far?"""
    label, found, note = _case(monitor, region)
    known, seen = found.indicator, found.asked
    answer = 100 * seen.movers / seen.regions
    times = f"{number(seen.reached)} van de {number(seen.chances)} keer"
    return Question(
        id="aandeel",
        kind="number",
        text=(
            f"{label} wil dat het cijfer voor {_lower(known)} in {number(SPAN)} jaar {_size(known, found.step)} gunstiger wordt. In het verleden gebeurde dat {times}, "
            f"in {number(seen.movers)} van de {number(seen.regions)} gemeenten met een reeks. Welk deel van die gemeenten ging ooit zo ver? Rond af op hele procenten."
        ),
        note=note,
        units=("procent",),
        tolerance=0.51,
        answer=answer,
        right="Je telde gemeenten. Zeg erbij dat het om ooit gaat, in welke jaren dan ook: een kans voor één gemeente is het niet.",
        look="Welke twee aantallen gaan over gemeenten, en welke twee over keren?",
        slips=(
            Slip("keren", 100 * seen.reached / seen.chances, "Dat is het deel van de keren. Eén gemeente telt daarin vaker mee. Welk deel van de gemeenten ging ooit zo ver?"),
            Slip("rest", 100 - answer, "Dat is het deel dat nog nooit zo ver ging. Gevraagd is wie dat wel deed."),
            Slip("alle", 100 * seen.movers / len(monitor.regions), f"Je deelde door alle {number(len(monitor.regions))} gemeenten. Niet van elke gemeente is er een reeks. Door welk aantal moet je delen?"),
            Slip("aantal", seen.movers, "Dat is het aantal gemeenten. Gevraagd is een deel van honderd."),
            Slip("dubbel", 100 * seen.reached / seen.regions, "Je deelde keren door gemeenten. Een gemeente kan vaker dan één keer zo ver gaan. Tel boven en onder de streep hetzelfde."),
        ),
        hints=(f"Hoeveel gemeenten hebben een reeks, en hoeveel daarvan gingen ooit zo ver: {number(seen.movers)} of {number(seen.reached)}?", "Wat is het ene aantal gedeeld door het andere, keer honderd?"),
        explanation=(
            f"{number(seen.movers)} gedeeld door {number(seen.regions)} is {number(answer, 1)} procent van de gemeenten. Van de keren is het {number(100 * seen.reached / seen.chances, 1)} procent: {times}.",
            f"Voor {label} zegt dit hoe bijzonder de wens is. Waardoor het elders gebeurde, staat er niet in.",
        ),
    )


def rare(monitor: Monitor, region: Region) -> Question:
    """Point at the smallest step that fewer than one in ten municipalities ever made."""
    label, found, note = _case(monitor, region)
    known, best = found.indicator, np.array(found.best)
    steps = [round(float(np.quantile(best, 1 - each)), known.decimals) for each in SHARES]
    counts = [int((best >= step - 1e-9).sum()) for step in steps]
    total, most = len(best), steps[-1]
    keys = [f"stap{place}" for place in range(1, len(steps) + 1)]
    at = next(place for place, count in enumerate(counts) if count < RARE * total)
    return Question(
        id="zeldzaam",
        kind="point",
        text=(
            f"Vijf mogelijke stappen voor {_lower(known)} in {label}, van klein naar groot. Bij elke stap staat hoeveel gemeenten ooit zo ver gingen in {number(SPAN)} jaar. "
            "Wijs de kleinste stap aan die minder dan een op de tien gemeenten haalde."
        ),
        note=note,
        options=tuple(
            Option(key, f"{_size(known, step)} gunstiger", 0.06 + 0.88 * step / most, f"{number(count)} van de {number(total)} gemeenten")
            for key, step, count in zip(keys, steps, counts, strict=True)
        ),
        scale=("kleine stap", "grote stap"),
        answer=keys[at],
        right=f"Vanaf hier vraagt een doel een reden: waarom zou het hier wel gaan? Onmogelijk is het niet: {number(counts[at])} gemeenten gingen ooit zo ver.",
        look=f"Een op de tien van {number(total)} is ongeveer {number(total / 10)}. Bij welke stap is het aantal voor het eerst kleiner?",
        slips=(
            Slip("grootste", keys[-1], "Dit is de grootste stap, en die is zeker zeldzaam. Is er een kleinere die ook onder een op de tien zit?"),
            Slip("kwart", keys[at - 1], f"Deze stap haalde nog {number(counts[at - 1])} gemeenten. Is dat minder dan een op de tien?"),
            Slip("helft", keys[1], "Deze stap haalde ongeveer de helft van de gemeenten. Hoeveel is een op de tien?"),
            Slip("kleinste", keys[0], f"Dit is de kleinste stap van allemaal. Zo ver kwamen {number(counts[0])} van de {number(total)} gemeenten ooit."),
        ),
        hints=(f"Hoeveel gemeenten zijn een op de tien van {number(total)}?", "Ga van links naar rechts: waar zakt het aantal daar voor het eerst onder?"),
        explanation=(
            f"Een op de tien van {number(total)} gemeenten is {number(total / 10, 1)}. Bij {_size(known, steps[at])} zijn het er {number(counts[at])}, bij de stap daarvoor nog {number(counts[at - 1])}.",
            f"De aantallen gaan over alle gemeenten met een reeks. Voor {label} zelf is het geen kans.",
        ),
    )


def level(monitor: Monitor, region: Region) -> Question:
    """'Op peil houden' as a goal: who gains, and what may be said when it is met?"""
    label, found, note = _case(monitor, region)
    known, still = found.indicator, found.still
    kept = int(sum(each >= -1e-9 for each in found.best))
    return Question(
        id="op_peil",
        kind="one",
        text=(
            f"In {label} ligt een doel voor: '{_lower(known)} blijft vier jaar op peil'. In het verleden werd dit cijfer in {number(SPAN)} jaar {number(still.reached)} van de {number(still.chances)} keer niet ongunstiger, "
            "wat die gemeenten ook deden. Wat zeg je erover?"
        ),
        note=note,
        options=(
            Option("vraag", "Het kan gehaald worden of mislukken zonder dat wij iets anders doen. Vraag wie er iets van merkt, en zet er een ondergrens bij."),
            Option("veilig", "Neem het: de kans dat we ons doel halen is dan groot, en dat staat goed in het verslag."),
            Option("bewijs", "Blijft het op peil, dan heeft ons beleid gewerkt."),
            Option("verbod", "Op peil houden mag nooit een doel zijn."),
        ),
        answer="vraag",
        right="Een doel over een gemiddelde dat gelijk moet blijven, zegt weinig over wie er aan de onderkant zit. Met een ondergrens en een groep erbij wordt het wel een keuze.",
        look="Wie wint er als dit doel gehaald wordt, en wie merkt daar niets van?",
        slips=(
            Slip("veilig", "veilig", "Dit kiest een doel omdat het gehaald wordt. Voor wie is dat goed: voor het verslag of voor inwoners?"),
            Slip("bewijs", "bewijs", f"Het bleef {number(still.reached)} van de {number(still.chances)} keer op peil, wat die gemeenten ook deden. Kun je aan gelijk blijven zien waardoor het kwam?"),
            Slip("verbod", "verbod", "Als iets goed is, of overal slechter wordt, kan gelijk blijven veel gevraagd zijn. Wat moet er dan bij staan?"),
        ),
        hints=("Is dit doel te halen zonder dat iemand iets anders doet?", "Aan welk extra vak in het plan zie je of iemand eronder zit?"),
        explanation=(
            f"Geteld over alle gemeenten met een reeks: {number(still.reached)} van de {number(still.chances)} keer niet ongunstiger, in {number(kept)} van de {number(still.regions)} gemeenten minstens één keer.",
            f"In {label} kan op peil houden dus meezitten of tegenzitten zonder dat het beleid verandert. Daarom hoort de vraag erbij wie er baat bij heeft.",
        ),
    )


def _case(monitor: Monitor, region: Region) -> tuple[str, Past, str]:
    def find(each: Region) -> str | None:
        return next((code for code in SERIES if (~np.isnan(series_of(monitor, code).row(each.code))).sum() >= 2), None)

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze reeksen er niet.")
    return chosen.region.label, past(monitor, chosen.found), chosen.note


def _size(known: Indicator, step: float) -> str:
    return quantity(step, known.decimals, "procentpunt" if known.unit_text == "procent" else known.unit_text)


def _lower(known: Indicator) -> str:
    return known.name[:1].lower() + known.name[1:]
