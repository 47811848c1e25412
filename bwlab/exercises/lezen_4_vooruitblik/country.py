"""The country and the municipality: which part of a change was everyone's, and why a straight line fails."""

from __future__ import annotations

import functools

import numpy as np

from bwlab.exercises.case import case
from bwlab.exercises.lezen_4_vooruitblik.figures import (
    SERIES,
    WHY,
    change_unit,
    country,
    in_words,
    known,
    lower,
)
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.envelope import LEVEL, straight_line
from bwlab.method.outlook import TREND
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import measured, series_of
from bwlab.regions import Region

AHEAD = 4
LINED = "tevredenheid_leven"  # the straight line fails here for nearly everyone


def own_part(monitor: Monitor, region: Region) -> Question:
    """How much of a change is left without the movement of all municipalities."""

    def find(each: Region) -> tuple | None:
        for code in SERIES:
            values, indicator = known(monitor, each, code), monitor.catalogue[code]
            if len(values) < 2:
                continue
            end = max(values)
            for start in sorted(values, key=lambda year: abs(year - (end - 7))):
                figures = [values[start], values[end], country(monitor, code)[start], country(monitor, code)[end]]
                old, new, before, after = (round(value, indicator.decimals) for value in figures)
                total, everyone = round(new - old, indicator.decimals), round(after - before, indicator.decimals)
                own = round(total - everyone, indicator.decimals)
                wrong = {total, everyone, round(total + everyone, indicator.decimals), -own, round(new - after, indicator.decimals)}
                if start < end and own and everyone and total and len(wrong - {own}) >= 4:
                    return indicator, start, end, (old, new, before, after), total, everyone, own
        return None

    chosen = case(monitor, region, find, f"{region.label} {WHY}")
    indicator, start, end, (old, new, before, after), total, everyone, own = chosen.found
    label, unit, decimals = chosen.region.label, change_unit(indicator), indicator.decimals
    show = lambda value: quantity(value, decimals, indicator.unit_short)  # noqa: E731
    step = lambda value: number(value, decimals, sign=True)  # noqa: E731
    return Question(
        id="eigen_deel",
        kind="number",
        text=(
            f"Tussen {start} en {end} veranderde het cijfer voor {lower(indicator.name)} in {label}. Trek de beweging van de mediaan van alle "
            "gemeenten eraf. Wat blijft er over voor de gemeente zelf? Zet een min voor een daling."
        ),
        note=chosen.note,
        facts=Facts(
            f"{indicator.name}, {indicator.unit}",
            ("Wie", str(start), str(end)),
            ((label, show(old), show(new)), ("Mediaan van alle gemeenten", show(before), show(after))),
        ),
        units=(unit,),
        tolerance=0.5 * 10.0**-decimals,
        answer=own,
        right=(
            f"De afstand tot de mediaan veranderde met {step(own)}. Noem in een nota beide getallen: wat er bij jou veranderde ({step(total)}) en wat er "
            f"bij alle gemeenten veranderde ({step(everyone)})."
        ),
        look="Reken eerst uit wat er in de gemeente veranderde, dan wat er met de mediaan gebeurde. Trek het tweede van het eerste af.",
        slips=(
            Slip("alles", total, f"Dat is de hele verandering van {label}. Welk deel daarvan gebeurde bij alle gemeenten?"),
            Slip("land", everyone, "Dat is wat de mediaan van alle gemeenten deed. Hoeveel anders was het in de gemeente zelf?"),
            Slip("opgeteld", total + everyone, "Je telde de beweging van het land erbij op. Gevraagd is wat overblijft als die eraf gaat."),
            Slip("teken", -own, "De grootte klopt, het teken niet. Ging de gemeente meer omhoog dan de mediaan, of minder?"),
            Slip("afstand", new - after, f"Dat is de afstand tot de mediaan in {end}. Gevraagd is hoeveel die afstand sinds {start} veranderde."),
        ),
        hints=(f"Hoeveel ligt het cijfer van {end} boven of onder dat van {start}?", "En hoeveel veranderde de mediaan in dezelfde tijd?"),
        explanation=(
            f"{label}: van {show(old)} naar {show(new)}, dat is {step(total)}. De mediaan: van {show(before)} naar {show(after)}, dat is {step(everyone)}.",
            f"{step(total)} min {step(everyone)} is {step(own)} {unit}. Dat stuk gebeurde alleen hier. Waardoor, dat zegt het cijfer niet.",
        ),
    )


@functools.lru_cache(maxsize=4)
def _lined(monitor: Monitor) -> tuple[int, int, int, int, int]:
    """The origin, the year, and how many municipalities lay below, in and above the band of their straight line."""
    found = series_of(monitor, LINED)
    year = found.years[-1]
    then = found.until(year - AHEAD)
    line, truth = straight_line(then.years, then.values, year, LEVEL), found.values[:, -1]
    there = ~np.isnan(truth + line.low)
    below, above = int((truth < line.low)[there].sum()), int((truth > line.high)[there].sum())
    return year - AHEAD, year, below, int(there.sum()) - below - above, above


def straight(monitor: Monitor, region: Region) -> Question:
    """Why nearly everyone missed the band of a straight line."""
    origin, year, below, inside, above = _lined(monitor)
    n = below + inside + above
    middle, held = country(monitor, LINED), measured(monitor, LINED, AHEAD, LEVEL, TREND)
    top = max((each for each in middle if origin <= each <= year), key=middle.__getitem__)
    indicator = monitor.catalogue[LINED]
    values = known(monitor, region, LINED)
    own = (
        f"In {region.label} was het {in_words(indicator, values[origin])} in {origin} en {in_words(indicator, values[year])} in {year}."
        if {origin, year} <= set(values)
        else f"{region.label} heeft hiervan geen cijfer in beide jaren; voor de andere gemeenten geldt het wel."
    )
    return Question(
        id="rechte_lijn",
        kind="one",
        text=(
            f"In {origin} trok iemand voor {number(n)} gemeenten de lijn van {lower(indicator.name)} door naar {year}, met de band van "
            f"{number(100 * LEVEL)} procent uit het leerboek. In {year} lagen er {number(below)} onder hun band, {number(inside)} erin en {number(above)} erboven. "
            "Wat is de beste verklaring?"
        ),
        options=(
            Option("weinig", "Er deden te weinig gemeenten mee."),
            Option("samen", "Alle gemeenten samen kunnen van richting veranderen, en dat staat niet in de jaren achter de lijn."),
            Option("rekenfout", "De band is verkeerd uitgerekend."),
            Option("beleid", f"Die {number(below)} gemeenten hebben het slecht gedaan."),
            Option("verder", "De lijn had verder door moeten lopen; dan komt het vanzelf goed."),
        ),
        answer="samen",
        right=(
            f"De mediaan ging tot {top} omhoog en daarna omlaag. De formule weet niet dat zo'n omslag kan, en belooft daarom te veel: "
            f"in alle jaren samen klopte de band in {number(100 * held.coverage)} procent."
        ),
        look=f"Bijna alle gemeenten misten aan dezelfde kant. Wat kan er voor zoveel gemeenten tegelijk gebeuren tussen {origin} en {year}?",
        slips=(
            Slip("weinig", "weinig", f"{number(n)} gemeenten is veel. Meer van hetzelfde helpt niet als ze allemaal tegelijk bewegen. Wat hebben ze gemeen?"),
            Slip("rekenfout", "rekenfout", "De formule is goed toegepast. Maar ze neemt iets aan over de jaren die nog komen. Wat?"),
            Slip("beleid", "beleid", f"Kan het beleid van {number(below)} gemeenten tegelijk mislukken? Kijk naar wat de mediaan deed."),
            Slip("verder", "verder", "Een langere lijn wijkt nog verder af: de fout groeit met elk jaar. Wat zit er niet in de lijn?"),
        ),
        hints=("Aan welke kant van de band kwamen de meeste gemeenten uit?", "Wat gebeurde er in deze jaren in heel Nederland?"),
        explanation=(
            f"De mediaan van alle gemeenten was {in_words(indicator, middle[origin])} in {origin}, {in_words(indicator, middle[top])} in {top} en "
            f"{in_words(indicator, middle[year])} in {year}. {own}",
            "Een rechte lijn kent alleen de jaren achter zich. Kijk je naar de afstand tot de mediaan, dan is er wel iets te voorspellen.",
        ),
    )
