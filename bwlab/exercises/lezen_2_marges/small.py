"""Small counts, and what may be said."""

from __future__ import annotations

import math
from typing import Any

from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.counts import SMALL, chance_of_difference, poisson_interval
from bwlab.method.margin import smallest_visible_change
from bwlab.monitor import Monitor
from bwlab.monitor.offences import OFFENCES, counts_of, everywhere, rank_with
from bwlab.monitor.published import published, share_of
from bwlab.regions import Region

OFFENCE, CODE, SATISFACTION, HEALTH = "woninginbraken", "slachtofferschap_criminaliteit", "tevredenheid_leven", "ervaren_gezondheid_rivm"
YEAR = 2023  # the last year with final counts for all
FEW = range(2, 13)  # cases: enough for a rate, few enough to swing
OWN, EXAMPLE = 15_000, 8_000  # inhabitants at most, of the own municipality and of one nearby
ANSWERS = 300
TRUE, MISLEADING, UNKNOWN = "klopt", "misleidt", "onbekend"


def one_more(monitor: Monitor, region: Region) -> Question:
    """What one case more does to the rate."""
    table = everywhere(monitor, OFFENCE, YEAR)
    few = table[table["count"].between(FEW[0], FEW[-1]) & (table["population"] < OWN)]
    near = list(few.index[few["population"] < EXAMPLE])
    code = region.code if region.code in few.index else _nearest(monitor, region, near)
    town, count, people = monitor.regions[code], int(table.at[code, "count"]), round(table.at[code, "population"])
    many, one = OFFENCES[OFFENCE]
    step, rate = 1000 / people, 1000 * count / people
    place, n = rank_with(monitor, code, OFFENCE, YEAR)
    after, _ = rank_with(monitor, code, OFFENCE, YEAR, 1)
    low, high = poisson_interval(count)
    return Question(
        id="een_meer",
        kind="number",
        text=(
            f"In {town.label} wonen {number(people)} mensen. In {YEAR} registreerde de politie er {number(count)} {many}. "
            f"Hoeveel gaat het cijfer per 1.000 inwoners omhoog als het er één meer is? Rond af op twee cijfers achter de komma."
        ),
        note="" if code == region.code else f"Deze vraag vraagt om een kleine gemeente met een paar inbraken. Daarom gaat ze over {town.label}, en niet over {region.label}.",
        units=("per 1.000 inwoners",),
        answer=step,
        tolerance=0.006,
        right=(
            f"1 gedeeld door {number(people)}, keer 1.000, is {number(step, 2)}. Het cijfer gaat van {number(rate, 2)} naar {number(rate + step, 2)}, "
            f"en de plaats van {number(place)} naar {number(after)} van {number(n)}. Noem onder de {SMALL} gevallen daarom het aantal."
        ),
        look="Hoeveel is één geval op al deze inwoners? Reken het om naar 1.000 inwoners.",
        slips=(
            Slip("een", 1, "Eén geval meer is niet één per 1.000 meer. Er wonen meer dan 1.000 mensen: over hoeveel mensen verdeel je dat ene geval?"),
            Slip("nieuw", rate + step, "Dat is het nieuwe cijfer. Gevraagd is hoeveel het omhoog gaat."),
            Slip("oud", rate, "Dat is het cijfer zoals het nu is. Gevraagd is hoeveel het omhoog gaat door één geval meer."),
            Slip("procent", 100 / count, "Je rekende uit met hoeveel procent het aantal stijgt. Gevraagd is de stijging per 1.000 inwoners."),
            Slip("honderd", step / 10, "Je rekende per 100 inwoners. Het cijfer is per 1.000."),
        ),
        hints=(
            f"Hoeveel keer 1.000 inwoners heeft {town.label}?",
            f"Wat is 1.000 gedeeld door {number(people)}?",
        ),
        explanation=(
            f"Nu: {number(count)} gedeeld door {number(people)}, keer 1.000, is {number(rate, 2)}. Met één meer: {number(count + 1)} gedeeld door {number(people)}, "
            f"keer 1.000, is {number(rate + step, 2)}. Het verschil is {number(step, 2)}.",
            f"Ook als er niets verandert, schommelt zo'n aantal. Bij {number(count)} {one if count == 1 else many} loopt de marge van {number(low, 1)} tot {number(high, 1)}. In een grote stad merk je één geval niet.",
        ),
    )


def _nearest(monitor: Monitor, region: Region, codes: list[str]) -> str:
    here = region.centre or monitor.regions["GM0855"].centre

    def far(code: str) -> float:
        there = monitor.regions[code].centre
        return math.dist(here, there) if there else math.inf

    return min(sorted(codes), key=far)


def statements(monitor: Monitor, region: Region) -> Question:
    """Which sentences are right, which mislead, and which nobody can know."""
    label, size = region.label, len(monitor.regions)
    ranking = monitor.ranking(SATISFACTION)
    n, year = len(ranking), ranking.attrs["year"]
    own = ranking[ranking["region"] == region.code]
    placed = (
        f"{label} staat voor tevredenheid op plaats {number(int(own['rank'].iloc[0]))} van de {number(size)} gemeenten."
        if len(own)
        else f"Van de {number(size)} gemeenten staat {label} voor tevredenheid bij de laatste {number(size - n)}."
    )
    tiny, before, after = _jump(monitor)
    share, whose = share_of(published(monitor, CODE), region)
    seen = 100 * float(smallest_visible_change(share / 100, ANSWERS, direction=-1))
    health = monitor.table(HEALTH)
    start = monitor.catalogue[HEALTH].breaks[-1].year
    last = max(each for each in health.columns if each < start)
    was, now = (float(health.at[region.code, each]) for each in (last, start))
    show: Any = lambda value: quantity(value, 1, "procent")  # noqa: E731
    texts = {
        "telling": (f"Voor {number(n)} van de {number(size)} gemeenten is er een cijfer over tevredenheid met het leven ({year}).", TRUE),
        "toeval": (f"Bij twee enquêtes met {number(ANSWERS)} antwoorden kan een daling van 3 procentpunt, vanaf {show(share)}, heel goed toeval zijn.", TRUE),
        "plaats": (placed, MISLEADING),
        "inbraken": (f"In {tiny} gingen de woninginbraken van {number(before)} naar {number(after)}: een stijging van {number(100 * (after - before) / before)} procent.", MISLEADING),
        "breuk": (f"De gezondheid in {label} daalde van {show(was)} ({last}) naar {show(now)} ({start}), blijkt uit de monitor.", MISLEADING),
        "lege": (f"In de {number(size - n)} gemeenten zonder cijfer zijn de mensen tevredener dan in de rest.", UNKNOWN),
        "oorzaak": (f"In {label} voelen mensen zich sinds {start} gezonder door het beleid van de gemeente.", UNKNOWN),
    }
    right = {key: box for key, (_, box) in texts.items()}
    chance = float(chance_of_difference(before, after))
    return Question(
        id="wat_mag",
        kind="sort",
        text="Welke zin mag in een raadsbrief, welke zin klopt op papier maar zet de lezer op het verkeerde been, en van welke zin kan niemand het weten?",
        options=tuple(Option(key, text) for key, (text, _) in texts.items()),
        boxes=(Option(TRUE, "Mag zo"), Option(MISLEADING, "Zet op het verkeerde been"), Option(UNKNOWN, "Niet te weten")),
        answer=right,
        right="Je hield tellen, toeval en niet weten uit elkaar. Doe dat ook met de eerstvolgende zin die iemand je voorlegt: klopt hij, misleidt hij, of kan niemand het weten?",
        look="Vraag bij elke zin: is dit geteld, kan dit toeval zijn, of weet niemand dit?",
        slips=(
            Slip("breuk", right | {"breuk": TRUE}, f"De twee getallen over gezondheid kloppen, maar tussen {last} en {start} veranderde de reeks. In alle gemeenten daalde het cijfer tegelijk. Wat leest iemand die dat niet weet?", when=lambda given: given["breuk"] == TRUE),
            Slip("plaats", right | {"plaats": TRUE}, f"De zin over de plaats doet alsof alle {number(size)} gemeenten meedoen. Hoeveel hebben er een cijfer?", when=lambda given: given["plaats"] == TRUE),
            Slip("inbraken", right | {"inbraken": TRUE}, f"Het percentage bij de inbraken is goed uitgerekend. Maar het gaat om {number(before)} en {number(after)} gevallen. Kan dat verschil toeval zijn?", when=lambda given: given["inbraken"] == TRUE),
            Slip("lege", right | {"lege": TRUE}, "Over de gemeenten zonder cijfer schreef je iets wat niemand gemeten heeft. In welke bak hoort dat?", when=lambda given: given["lege"] != UNKNOWN),
            Slip("oorzaak", right | {"oorzaak": MISLEADING}, "De zin over het beleid noemt een oorzaak. Staat er ergens in de monitor wat een verandering veroorzaakte?", when=lambda given: given["oorzaak"] != UNKNOWN),
            Slip("streng", right | {"toeval": UNKNOWN}, "Je durfde een zin niet aan die wel mag. Dat iets toeval kan zijn, kun je uitrekenen. En tellen hoeveel gemeenten een cijfer hebben, mag altijd.", when=lambda given: TRUE not in (given["toeval"], given["telling"]) or given["toeval"] != TRUE),
        ),
        hints=(
            "Welke zinnen zeggen alleen wat er geteld of uitgerekend is?",
            "Bij welke zin mist de lezer iets: een breuk, een klein aantal, of de gemeenten zonder cijfer?",
        ),
        explanation=(
            f"Bij {number(ANSWERS)} antwoorden is een daling vanaf {show(share)} ({whose}) pas zichtbaar bij {number(seen, 1)} procentpunt. Een daling van 3 kan dus toeval zijn.",
            f"Van {number(before)} naar {number(after)} woninginbraken is geen bewijs van een stijging: zo'n verschil of groter komt door toeval in {number(100 * chance)} van de 100 keer voor. "
            "En waarom iets verandert, staat in geen enkel cijfer van de monitor.",
        ),
    )


def _jump(monitor: Monitor) -> tuple[str, int, int]:
    """Rozendaal in the two years with final counts that look worst: a real rise that chance explains."""
    town = monitor.regions.find("Rozendaal")
    found = counts_of(monitor, town.code, OFFENCE)
    found = found[~found["provisional"]].set_index("year")["count"]
    return f"{town.label} ({YEAR - 1} en {YEAR})", int(found[YEAR - 1]), int(found[YEAR])
