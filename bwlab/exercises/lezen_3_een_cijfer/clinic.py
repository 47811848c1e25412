"""The press-release clinic: claims of real kinds about real figures, to sort into right, misleading, not knowable."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.lezen_3_een_cijfer.ranking import bands_at_equal_weights
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question
from bwlab.formats import number, quantity
from bwlab.lessons.lezen_3.calculating import composites
from bwlab.lessons.lezen_3.one_number import figures, subject
from bwlab.method.composite import aggregate
from bwlab.monitor import Monitor
from bwlab.regions import Region

RIGHT, MISLEADS, UNKNOWN = "klopt", "misleidt", "niet_te_weten"
BOXES = (Option(RIGHT, "klopt"), Option(MISLEADS, "misleidt"), Option(UNKNOWN, "niet te weten"))
LOOK = "Vraag je bij elke zin af: staat dit zo in de cijfers, laat de zin iets weg dat je moet weten, of kan geen van deze cijfers het zeggen?"
CRIME, WEIGHT = "geregistreerde_misdrijven_per_1000", "overgewicht"
ASKED, MODEL = "ervaren_gezondheid", "ervaren_gezondheid_rivm"
PLACED = ("tevredenheid_leven", "vrijwilligerswerk", ASKED)
BACK = 5  # years


def figures_told(monitor: Monitor, region: Region) -> Question:
    """Claims about single figures."""

    def find(each: Region) -> dict[str, Any] | None:
        rows = monitor.position(each, indicators=[*PLACED, WEIGHT, MODEL]).set_index("indicator")
        placed = next((rows.loc[code] for code in PLACED if pd.notna(rows.at[code, "value"])), None)
        crime = monitor.table(CRIME, final=True).loc[each.code].dropna()
        since = max((one.year for one in monitor.catalogue[CRIME].breaks), default=0)
        past = crime.index[crime.index >= max(since, crime.index[-1] - BACK)] if len(crime) else []
        if placed is None or rows.loc[[ASKED, WEIGHT, MODEL], "value"].isna().any() or len(past) < 2:
            return None
        return {"rows": rows, "placed": placed, "crime": crime, "from": past[0]}

    chosen = case(monitor, region, find, f"Voor {region.label} zijn niet al deze cijfers er.")
    found, label = chosen.found, chosen.region.label
    rows, placed, crime = found["rows"], found["placed"], found["crime"]
    first, last = int(found["from"]), int(crime.index[-1])
    before, now = round(float(crime[first]), 1), round(float(crime[last]), 1)
    moved = "evenveel als" if before == now else f"{number(abs(now - before), 1)} {'meer' if now > before else 'minder'} dan"
    went = "gelijk bleef" if before == now else "steeg" if now > before else "daalde"
    cause = "doordat inwoners vaker aangifte doen" if now > before else f"door het veiligheidsbeleid van {label}"
    weight, asked, model = rows.loc[WEIGHT], rows.loc[ASKED], rows.loc[MODEL]
    apart = round(float(weight["distance"]), 1)
    beside = "gelijk aan" if apart == 0 else f"{number(abs(apart), 1)} procentpunt {'hoger' if apart > 0 else 'lager'} dan"
    name = placed["name"][0].lower() + placed["name"][1:]
    lines = {
        "misdrijven": (RIGHT, f"In {last} registreerde de politie in {label} {number(now, 1)} misdrijven per 1.000 inwoners, {moved} in {first}."),
        "zonder_n": (MISLEADS, f"{label} staat op plaats {number(placed['rank'])} voor {name}."),
        "beleid": (UNKNOWN, f"Dat het aantal misdrijven per 1.000 inwoners {went}, komt {cause}."),
        "mediaan": (RIGHT, f"In {weight['year']} had {quantity(weight['value'], 1, 'procent')} van de volwassenen in {label} overgewicht. Dat is {beside} de mediaan van {number(weight['n'])} gemeenten."),
        "twee_bronnen": (MISLEADS, f"In {label} ging ervaren gezondheid van {number(asked['value'], 1)} procent in {asked['year']} naar {number(model['value'], 1)} procent in {model['year']}."),
        "wijken": (UNKNOWN, f"In elke wijk van {label} heeft ongeveer {quantity(weight['value'], 0, 'procent')} van de volwassenen overgewicht."),
    }  # fmt: skip
    why = {
        "misdrijven": f"Aantal, eenheid, beide jaren en de bron staan erbij: {number(before, 1)} in {first}, {number(now, 1)} in {last}. Dit kun je narekenen.",
        "zonder_n": f"Plaats {number(placed['rank'])} van hoeveel, en in welk jaar? Het is van {number(placed['n'])} gemeenten met een cijfer, in {placed['year']}. Zonder dat denkt een lezer aan 342.",
        "beleid": "Een cijfer voor en na zegt niet waardoor het veranderde. Misschien veranderde het overal. Dat blijkt niet uit dit cijfer.",
        "mediaan": f"Jaar, eenheid, vergelijking en aantal staan erbij, en het verschil is in procentpunten. De mediaan is {number(weight['median'], 1)}.",
        "twee_bronnen": f"Beide getallen bestaan, maar ze komen uit verschillende bronnen: {asked['year']} uit {_source(monitor, ASKED)}, {model['year']} uit {_source(monitor, MODEL)}. Het verschil kan van de meting komen.",
        "wijken": "Dit cijfer gaat over de hele gemeente. Over een wijk zegt het niets: daar kan het heel anders zijn.",
    }  # fmt: skip
    return _clinic(
        "persbericht_cijfers", f"Zes zinnen uit een persbericht over {label}. De getallen zijn echt. Wat klopt, wat misleidt, en wat kun je niet weten?",
        lines, why, chosen.note,
        "Een zin over een cijfer klopt pas als je hem kunt narekenen: wat, van wanneer, van hoeveel, en vergeleken met wie. Zo kun je ook je eigen persbericht nalopen.",
    )  # fmt: skip


def list_told(monitor: Monitor, region: Region) -> Question:
    """Claims about a list and its number one."""
    known, who = figures(monitor), subject(monitor, region)
    base, label = composites(monitor)[0], who.region.label
    codes, total = list(known.values.index), len(known.values)
    rank, n = number(base.rank[who.row]), number(base.n)
    places = _places(known.scores.to_numpy(), who.row)
    best, worst = int(np.argmin(places)), int(np.argmax(places))
    one_theme, why_theme = (
        (
            f"{label} staat op plaats {number(places[best])} van {n} in brede welvaart. Kijk maar naar {known.names[best]}.",
            f"Plaats {number(places[best])} is de plaats op één thema. Met alle acht de thema's samen is het plaats {rank}.",
        )
        if places[best] < base.rank[who.row]
        else (
            f"Op elk thema doet {label} het goed. Kijk maar naar plaats {rank}.",
            f"Eén plaats verbergt verschillen tussen thema's. Op {known.names[worst]} is het plaats {number(places[worst])} van {n}.",
        )
    )
    top = codes[int(np.nanargmin(base.rank))]
    winner, share = monitor.regions[top].label, float(bands_at_equal_weights(monitor, who.region).first[codes.index(top)])
    complete = known.complete
    alike = monitor.peers(who.region, k=total)["region"]
    # For an example the own municipality is the one without a place: that is the question people ask.
    without = region if who.why else monitor.regions[next(code for code in alike if not complete[code])]
    lacks = int(known.values.loc[without.code].isna().sum())
    lines = {
        "met_regel": (RIGHT, f"Met gelijke punten per thema, z-scores en een gemiddelde staat {label} op plaats {rank} van de {n} gemeenten met alle {number(known.values.shape[1])} cijfers."),
        "wie_niet": (RIGHT, f"{number(total - base.n)} van de {number(total)} gemeenten staan niet op deze lijst, omdat er een cijfer ontbreekt."),
        "een_thema": (MISLEADS, one_theme),
        "nummer_1": (MISLEADS, f"{winner} is de nummer 1 van Nederland in brede welvaart."),
        "zonder_plaats": (UNKNOWN, f"{label} heeft meer brede welvaart dan {without.label}."),
        "vorig_jaar": (UNKNOWN, f"{label} staat nu hoger op de lijst dan vorig jaar."),
    }  # fmt: skip
    others = number(100 * (1 - share))
    why = {
        "met_regel": "De punten, de rekenregel en het aantal gemeenten staan erbij. Een ander kan dit narekenen, en er een andere keuze naast zetten.",
        "wie_niet": f"Dit is nageteld: {n} van de {number(total)} hebben alle cijfers. Het zijn vooral de kleine gemeenten die ontbreken.",
        "een_thema": why_theme,
        "nummer_1": f"{winner} staat bovenaan bij gelijke punten. Verschuif je de punten een beetje, dan staat in {others} van de 100 gevallen een andere gemeente bovenaan. En {number(total - base.n)} gemeenten doen niet mee."
        if 100 * (1 - share) >= 0.5
        else f"{winner} staat bovenaan bij deze punten en deze rekenregel. {number(total - base.n)} gemeenten doen niet mee, dus van Nederland is het niet.",
        "zonder_plaats": f"{without.label} mist {number(lacks)} van de {number(known.values.shape[1])} cijfers. Zonder die cijfers kun je de twee niet vergelijken, in geen van beide richtingen.",
        "vorig_jaar": "Deze lijst neemt van elk cijfer het nieuwste jaar, en die jaren verschillen. Een lijst van vorig jaar met dezelfde cijfers is er niet.",
    }  # fmt: skip
    return _clinic(
        "persbericht_ranglijst", f"Nog zes zinnen, nu over de ranglijst uit dit notebook. {label} staat daar op plaats {rank} van {n}. Wat klopt, wat misleidt, en wat kun je niet weten?",
        lines, why, who.why,
        "Een plaats 1 klinkt als een feit en is een uitkomst van keuzes. Wie die keuzes noemt, kan eerlijk over een lijst schrijven.",
    )  # fmt: skip


def _clinic(key: str, text: str, lines: dict[str, tuple[str, str]], why: dict[str, str], note: str, right: str) -> Question:
    answer = {each: box for each, (box, _) in lines.items()}
    boxes = {box.key: box.text for box in BOXES}
    return Question(
        id=key,
        kind="sort",
        text=f"{text} Misleiden is ook: iets weglaten, zodat een lezer het verkeerde denkt.",
        note=note,
        options=tuple(Option(each, line) for each, (_, line) in lines.items()),
        boxes=BOXES,
        answer=answer,
        right=right,
        look=LOOK,
        slips=misplaced({each: f"'{_start(lines[each][1])}' {why[each]}" for each in answer}, answer, (RIGHT, MISLEADS)),
        hints=(
            "Welke zinnen kun je met een getal en een jaar narekenen?",
            "Bij welke zin mist er iets waardoor hij mooier of groter klinkt?",
            "Over welke zin zegt geen enkel cijfer in deze monitor iets?",
        ),
        explanation=tuple(f"'{lines[each][1]}' {boxes[box][0].upper()}{boxes[box][1:]}. {why[each]}" for each, box in answer.items()),
    )



def _start(line: str) -> str:
    """The first words of a sentence, enough to find it again."""
    words = line.rstrip(".").split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


def _source(monitor: Monitor, code: str) -> str:
    source = monitor.catalogue[code].source
    return source[0].lower() + source[1:] if not source[:2].isupper() else source


def _places(scores: np.ndarray, row: int) -> list[int]:
    """The place of one municipality on each theme by itself."""
    alone = np.eye(scores.shape[1])
    return [int(aggregate(scores, weights, missing="complete").rank[row]) for weights in alone]
