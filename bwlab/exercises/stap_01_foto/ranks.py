"""Ranks: what a place says, what a blank says, and which end is favourable."""

from __future__ import annotations

import itertools
from typing import Any

from bwlab.exercises.case import case, counted
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

# With blanks, so that the municipalities without a figure are part of the question.
RANKED = ("tevredenheid_leven", "contact", "vrijwilligerswerk", "overgewicht")
SATISFACTION = "tevredenheid_leven"
CRIME = "geregistreerde_misdrijven_per_1000"


def lower(name: str) -> str:
    """A name inside a sentence."""
    return name[:1].lower() + name[1:]


def rank(monitor: Monitor, region: Region) -> Question:
    """A place among the municipalities with a figure: how many are more favourable?"""

    def find(each: Region) -> tuple[Any, ...] | None:
        for code in RANKED:
            ranking = monitor.ranking(code)
            own = ranking[ranking["region"] == each.code]
            if len(own):
                return monitor.catalogue[code], ranking, own.iloc[0]
        return None

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze cijfers er niet.")
    indicator, ranking, own = chosen.found
    label, year, size = chosen.region.label, ranking.attrs["year"], len(monitor.regions)
    place, n = int(own["rank"]), len(ranking)
    equal = int((ranking["rank"] == place).sum()) - 1
    better, missing = place - 1, size - n
    worse = n - place - equal
    shared = f", samen met {counted(equal, 'andere gemeente', 'andere gemeenten')}" if equal else ""
    return Question(
        id="rang",
        kind="number",
        text=(
            f"In de foto staat {label} voor {lower(indicator.name)} ({year}) op plaats {number(place)} van "
            f"{number(n)}{shared}. Plaats 1 is de gunstigste. Hoeveel gemeenten met een cijfer staan "
            "gunstiger?"
        ),
        note=chosen.note,
        units=("gemeenten",),
        answer=better,
        right=(
            f"Plaats {number(place)} wil zeggen dat er {counted(better, 'gemeente', 'gemeenten')} vóór "
            f"{label} {'staat' if better == 1 else 'staan'}. Noem in een nota altijd beide getallen: plaats "
            f"{number(place)} van {number(n)}."
        ),
        look=f"Plaats 1 is de gunstigste. Tel de plaatsen die vóór plaats {number(place)} komen.",
        slips=(
            Slip(
                "zelf",
                place,
                f"Je telde {label} zelf mee. Hoeveel plaatsen komen er vóór plaats {number(place)}?",
            ),
            Slip(
                "onder",
                worse,
                "Zo veel gemeenten staan ongunstiger. Een laag plaatsnummer is gunstig: kijk naar de andere "
                "kant.",
            ),
            Slip(
                "onder_zelf",
                n - place + 1,
                f"Je telde vanaf {label} naar beneden. De gunstigste staat bovenaan, op plaats 1.",
            ),
            Slip(
                "lege_boven",
                better + missing,
                f"Je telde de {number(missing)} gemeenten zonder cijfer mee als gunstiger. Weet je waar die "
                "staan?",
            ),
            Slip(
                "alle",
                size - place,
                f"Je rekende met alle {number(size)} gemeenten, en naar beneden. Hier tellen er {number(n)} "
                "mee, en "
                "gunstiger is naar boven.",
            ),
            Slip(
                "aantal",
                n,
                "Dat is het aantal gemeenten met een cijfer. Gevraagd is hoeveel er gunstiger staan.",
            ),
        ),
        hints=(
            "Hoeveel gemeenten staan gunstiger dan de gemeente op plaats 1? En dan die op plaats 2?",
            f"Welk plaatsnummer komt vlak voor plaats {number(place)}?",
        ),
        explanation=(
            f"{label} heeft {quantity(own['value'], indicator.decimals, indicator.unit_text)} in {year}. "
            f"Plaats {number(place)} van {number(n)}: "
            f"{counted(better, 'gemeente staat', 'gemeenten staan')} gunstiger en "
            f"{counted(worse, 'gemeente', 'gemeenten')} ongunstiger.",
            f"Voor {counted(missing, 'gemeente', 'gemeenten')} van de {number(size)} is er geen cijfer. Die "
            "staan niet "
            f"boven en niet onder {label}. Ze tellen niet mee.",
        ),
    )


def blanks(monitor: Monitor, region: Region) -> Question:
    """What a rank says about the municipalities without a figure."""
    indicator = monitor.catalogue[SATISFACTION]
    ranking = monitor.ranking(SATISFACTION)
    known = set(ranking["region"])
    n, year, size = len(ranking), ranking.attrs["year"], len(monitor.regions)
    missing = size - n
    typical = {
        has: _typical([each.population for each in monitor.regions if (each.code in known) is has])
        for has in (True, False)
    }
    why = monitor.position(region, indicators=SATISFACTION)["why"].iloc[0]
    own = (
        f"{region.label} is zelf een van die gemeenten. {why}"
        if why
        else f"{region.label} heeft wel een cijfer."
    )
    return Question(
        id="lege_plek",
        kind="one",
        text=(
            f"Voor {lower(indicator.name)} ({year}) zijn er {number(n)} gemeenten met een cijfer. Voor de "
            "andere "
            f"{number(missing)} is de plek leeg. Wat weet je over die {number(missing)}?"
        ),
        options=(
            Option("onderaan", f"Ze staan onderaan, na plaats {number(n)}."),
            Option(
                "midden", "Ze liggen ongeveer in het midden, want zonder cijfer ga je uit van het gemiddelde."
            ),
            Option("toeval", "Niets, maar dat maakt niet uit: welke gemeenten ontbreken is toeval."),
            Option("niets", "Niets over hun plaats. En het zijn vooral kleine gemeenten."),
        ),
        answer="niets",
        right=(
            "Een lege plek zegt niets over goed of slecht. Schrijf dus 'van de gemeenten met een cijfer', "
            "en niet "
            "'van alle gemeenten'."
        ),
        look="Vraag je af of je uit een lege cel iets over deze gemeenten kunt aflezen.",
        slips=(
            Slip(
                "onderaan",
                "onderaan",
                "Je las een lege plek als een slecht cijfer. Er is alleen geen cijfer. Op welke plaats "
                "staat zo'n gemeente als er volgend jaar wel een cijfer is?",
            ),
            Slip(
                "midden",
                "midden",
                "Je vulde de lege plek zelf in. Een gemiddelde van andere gemeenten is geen cijfer van deze "
                "gemeente.",
            ),
            Slip(
                "toeval",
                "toeval",
                "Het is geen toeval. Van de gemeenten zonder cijfer heeft de helft minder dan "
                f"{typical[False]} inwoners, "
                f"van de gemeenten met een cijfer minder dan {typical[True]}. Wat zegt dat over een "
                "vergelijking met "
                "'alle gemeenten'?",
            ),
        ),
        hints=(
            "Staat er in de foto een 0 bij een gemeente zonder cijfer, of niets?",
            "Denk aan drie gemeenten zonder cijfer. Zijn dat grote steden of kleine gemeenten?",
        ),
        explanation=(
            own,
            f"De helft van de {number(missing)} gemeenten zonder cijfer heeft minder dan {typical[False]} "
            "inwoners. Bij de "
            f"{number(n)} met een cijfer is dat {typical[True]}. De lege plekken zijn dus niet gelijk "
            "verdeeld: een plaats "
            "vergelijkt hier vooral grotere gemeenten met elkaar.",
        ),
    )


def _typical(populations: list[int]) -> str:
    """The median, to a hundred."""
    ordered = sorted(populations)
    return number(round(ordered[len(ordered) // 2], -2))


def order(monitor: Monitor, region: Region) -> Question:
    """Which end is favourable when less is better."""
    indicator = monitor.catalogue[CRIME]
    table = monitor.table(CRIME, final=True)
    year = int(table.columns[table.notna().all()][-1])
    values = table[year].to_dict()
    own = region.code
    group = [own, *_spread(own, list(monitor.peers(region, by="alike")["region"]), values, monitor)]
    right = tuple(sorted(group, key=values.__getitem__))
    others = [code for code in right if code != own]
    crowd = tuple(sorted(group, key=lambda code: -monitor.regions[code].population))
    labels = {code: monitor.regions[code].label for code in group}
    shown = sorted(group, key=labels.__getitem__)
    return Question(
        id="volgorde",
        kind="order",
        text=(
            f"Zet deze vier gemeenten op volgorde van gunstig naar ongunstig voor {lower(indicator.name)} "
            f"in {year}, "
            "per 1.000 inwoners. De andere drie horen bij de twintig gemeenten "
            f"die het meest op {region.label} lijken."
        ),
        options=tuple(
            Option(code, f"{labels[code]}: {quantity(values[code], indicator.decimals, 'per 1.000')}")
            for code in shown
        ),
        scale=("Gunstigste", "Ongunstigste"),
        answer=right,
        right=(
            "Bij misdrijven is minder gunstiger. Kijk bij elk cijfer eerst welke kant gunstig is, dan pas "
            "naar de plaats."
        ),
        look="Zijn meer misdrijven gunstig of ongunstig? Loop daarna de getallen twee aan twee na.",
        slips=(
            Slip(
                "omgekeerd",
                right[::-1],
                "Je zette het hoogste getal bovenaan. Een hoog getal is hier ongunstig. Wat hoort dan "
                "bovenaan?",
            ),
            Slip(
                "eigen_boven",
                (own, *others),
                f"De andere drie staan goed, maar {region.label} kreeg een plaats die het getal niet geeft. "
                "Vergelijk dat "
                "getal met het getal eronder.",
            ),
            Slip(
                "eigen_onder",
                (*others, own),
                f"De andere drie staan goed. {region.label} staat te laag: vergelijk dat getal met het "
                "getal erboven.",
            ),
            Slip(
                "inwoners",
                crowd,
                "Dit is de volgorde van grootste naar kleinste gemeente. Het getal is al gedeeld door het "
                "aantal "
                "inwoners, dus de grootte speelt geen rol meer.",
            ),
            Slip("alfabet", tuple(shown), "Dit is de volgorde van het alfabet. Welk getal is het laagste?"),
        ),
        hints=(
            "Staat een gemeente met meer geregistreerde misdrijven gunstiger of ongunstiger?",
            "Welke van de vier heeft het laagste getal?",
        ),
        explanation=(
            f"In {year} waren het er, van weinig naar veel: "
            + listing([f"{labels[code]} {number(values[code], indicator.decimals)}" for code in right])
            + " per 1.000 inwoners. Minder is gunstiger, dus het laagste getal staat bovenaan.",
            "Kijk ook naar wat er geteld is: misdrijven die de politie registreert. Waar mensen vaker aangifte "
            "doen, is het "
            "cijfer hoger zonder dat er meer gebeurt.",
        ),
    )


def _spread(own: str, peers: list[str], values: dict[str, float], monitor: Monitor) -> tuple[str, ...]:
    """Three peers with which as many slips as can be lead to different orders, the nearest first."""

    def score(three: tuple[str, ...]) -> int:
        group = (own, *three)
        numbers = sorted(round(values[code], 1) for code in group)
        if min(b - a for a, b in itertools.pairwise(numbers)) < 0.3:
            return 0
        right = tuple(sorted(group, key=values.__getitem__))
        crowd = tuple(sorted(group, key=lambda code: -monitor.regions[code].population))
        alphabet = tuple(sorted(group, key=lambda code: monitor.regions[code].label))
        others = [code for code in right if code != own]
        wrong = {right[::-1], (own, *others), (*others, own), crowd, alphabet} - {right}
        return 0 if alphabet == right else len(wrong)

    best, reached = tuple(peers[:3]), -1
    for three in itertools.combinations(peers[:12], 3):
        if (found := score(three)) > reached:
            best, reached = three, found
        if reached == 5:
            break
    return best
