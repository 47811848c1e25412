"""A circle of so many kilometres: the place within it, and what averaging would do to the own figure."""

from __future__ import annotations

import numpy as np

from bwlab.exercises.case import case, counted
from bwlab.exercises.question import Facts, Question, Slip
from bwlab.exercises.stap_05_regio.near import FAMILIAR, Near, apart, lower, near
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.regions import Region

ROWS, MIXED = 7, 4  # municipalities in the table; those a careless app mixes in
KILOMETRES = (10, 15, 20, 25, 30, 40, 50)


def _placed(found: Near, km: int) -> tuple[int, dict[str, float]] | None:
    """The own place within so many kilometres among the nearest, and what each slip makes of it."""
    rows = found.others.head(ROWS)
    inside, way = rows.loc[rows["km"] <= km, "value"].to_numpy(float), found.indicator.direction
    values = rows["value"].to_numpy(float)
    if np.isnan(values).any() or np.isnan(found.own) or (values == found.own).any() or not 3 <= len(inside) < ROWS:
        return None
    ahead, everyone = int((way * inside > way * found.own).sum()), int((way * values > way * found.own).sum())
    return ahead + 1, {"zelf": ahead, "allemaal": everyone + 1, "omgekeerd": len(inside) - ahead + 1, "aantal": len(inside) + 1, "rij": ROWS + 1}


def place(monitor: Monitor, region: Region) -> Question:
    """The place among those within the circle."""

    def find(each: Region) -> tuple | None:
        for code in FAMILIAR:
            found = near(monitor, each, code)
            for km in KILOMETRES:
                got = _placed(found, km)
                if got and got[0] > 1 and got[1]["allemaal"] != got[0] and got[1]["omgekeerd"] != got[0] and apart(got[0], list(got[1].values()), 0.4):
                    return found, km, *got
        return None

    chosen = case(monitor, region, find, f"Rond {region.label} is er geen cijfer waarmee dit goed te oefenen is.")
    found, km, right, wrong = chosen.found
    label, rows = chosen.region.label, found.others.head(ROWS)
    way = "hoger" if found.indicator.direction > 0 else "lager"
    inside = rows[rows["km"] <= km]
    return Question(
        id="plaats_in_kring",
        kind="number",
        text=(
            f"Bij {lower(found.indicator.name)} is {way} gunstiger. Op welke plaats staat {label} onder de gemeenten binnen {km} kilometer? Zelf telt {label} mee, en plaats 1 is het gunstigst."
        ),
        note=chosen.note,
        facts=Facts(
            f"{found.indicator.name}, {found.indicator.unit}, {found.year}", ("Gemeente", "Kilometer", "Cijfer"),
            ((label, "0,0", found.show(found.own)), *((row.label, number(row.km, 1), found.show(row.value)) for row in rows.itertuples())),
        ),
        tolerance=0.1,
        answer=right,
        right=f"Binnen {km} kilometer {'staat' if right == 2 else 'staan'} er {counted(right - 1, 'gemeente', 'gemeenten')} gunstiger, dus plaats {right}. Noem bij een plaats altijd de kring: met een andere kring is de plaats anders.",
        look=f"Streep eerst weg wat verder ligt dan {km} kilometer. Hoeveel van de rest staan gunstiger dan {label}?",
        slips=(
            Slip("zelf", wrong["zelf"], f"Zoveel gemeenten staan er gunstiger. {label} komt daar meteen na: welke plaats is dat?"),
            Slip("allemaal", wrong["allemaal"], f"Je telde ook gemeenten mee die verder liggen dan {km} kilometer. Kijk naar de tweede kolom."),
            Slip("omgekeerd", wrong["omgekeerd"], f"Je telde vanaf de andere kant. Bij dit cijfer is {way} gunstiger."),
            Slip("aantal", wrong["aantal"], "Dat is hoeveel gemeenten er in de kring liggen, zelf meegeteld. Gevraagd is de plaats daartussen."),
            Slip("rij", wrong["rij"], "Dat is het aantal regels in de tabel. Gevraagd is een plaats, en alleen binnen de kring."),
        ),
        hints=(f"Welke gemeenten liggen binnen {km} kilometer?", f"Hoeveel daarvan hebben een {way} cijfer dan {found.show(found.own)}?"),
        explanation=(
            f"Binnen {km} kilometer liggen {', '.join(f'{row.label} ({found.show(row.value)})' for row in inside.itertuples())}. {counted(right - 1, 'gemeente staat', 'gemeenten staan')} gunstiger dan {found.show(found.own)}.",
            f"Met alle zeven uit de tabel was het plaats {wrong['allemaal']} geweest. Wie de kring kiest, kiest dus mee over de plaats. Kies hem voordat je de cijfers ziet.",
        ),
    )


def smoothed(monitor: Monitor, region: Region) -> Question:
    """What an app shows that averages each municipality with its neighbours."""

    def find(each: Region) -> Near | None:
        fitting = []
        for code in FAMILIAR:
            found = near(monitor, each, code)
            values = found.others["value"].head(MIXED).to_numpy(float)
            if np.isnan(values).any() or np.isnan(found.own):
                continue
            mixed = float(np.mean([found.own, *values]))
            spread = float(monitor.table(code)[found.year].std())
            if apart(mixed, _slips(found, values), 2 * found.half) and abs(mixed - found.own) > 4 * found.half:
                fitting.append((-abs(mixed - found.own) / spread, len(fitting), found))
        return min(fitting)[2] if fitting else None

    chosen = case(monitor, region, find, f"Bij {region.label} en de gemeenten eromheen is er geen cijfer waarmee dit goed te oefenen is.")
    found, label = chosen.found, chosen.region.label
    rows = found.others.head(MIXED)
    values = rows["value"].to_numpy(float)
    mixed = float(np.mean([found.own, *values]))
    others, median, own, total = _slips(found, values)
    favourable = (mixed - found.own) * found.indicator.direction > 0
    return Question(
        id="weggemiddeld",
        kind="number",
        text=(
            f"Stel: een app zet bij {label} niet het eigen cijfer, maar het gemiddelde van {label} en de vier gemeenten die het dichtst bij liggen. "
            f"Elke gemeente telt even zwaar. Welk cijfer laat de app dan zien voor {lower(found.indicator.name)}?"
        ),
        note=chosen.note,
        facts=Facts(f"{found.indicator.name}, {found.indicator.unit}, {found.year}", ("Gemeente", "Cijfer"), ((label, found.show(found.own)), *((row.label, found.show(row.value)) for row in rows.itertuples()))),
        units=(found.indicator.unit_text,),
        tolerance=found.half,
        answer=mixed,
        right=f"De app toont {found.in_words(mixed)}, terwijl het in {label} {found.in_words(found.own)} is. Dat is niet meer het cijfer van {label}. Zet buren ernaast, en meng ze nooit door het eigen cijfer.",
        look=f"Tel vijf cijfers op: dat van {label} en dat van de vier anderen. Deel dan door vijf.",
        slips=(
            Slip("zonder_zelf", others, f"Dat is het gemiddelde van de vier anderen. De app telt {label} ook mee."),
            Slip("eigen", own, f"Dat is het eigen cijfer van {label}. Zo hoort het, maar deze app doet iets anders. Wat komt er uit zijn som?"),
            Slip("mediaan", median, "Dat is de mediaan van de vijf. De app rekent met een gemiddelde: optellen en delen."),
            Slip("som", total, "Je telde op, maar deelde nog niet. Door hoeveel gemeenten?"),
        ),
        hints=("Hoeveel gemeenten telt de app bij elkaar, met je eigen gemeente erbij?", f"Hoeveel is {' + '.join(number(each, found.indicator.decimals) for each in (found.own, *values))}?"),
        explanation=(
            f"De vijf cijfers zijn samen {number(total, found.indicator.decimals)}. Gedeeld door vijf is dat {number(mixed, found.indicator.decimals)}.",
            f"Zo lijkt {label} {'gunstiger' if favourable else 'ongunstiger'} dan het is. {'Een opgave kan zo uit beeld raken.' if favourable else 'Zo kan er een opgave lijken te zijn die er niet is.'} "
            "Dat komt alleen door het middelen. Bij een kleine gemeente met grotere buren is het snel veel.",
        ),
    )


def _slips(found: Near, values: np.ndarray) -> list[float]:
    together = [found.own, *values]
    return [float(values.mean()), float(np.median(together)), found.own, float(np.sum(together))]
