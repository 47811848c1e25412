"""Who drops out of a list, and what a band says about two municipalities."""

from __future__ import annotations

import functools

import pandas as pd

from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import listing, number
from bwlab.lessons.lezen_3.one_number import figures, seed, subject
from bwlab.lessons.lezen_3.weights_panel import REST
from bwlab.method.composite import Bands, rank_bands
from bwlab.monitor import Monitor
from bwlab.regions import Region

BLANK = ("tevredenheid_leven", "contact", "vrijwilligerswerk")  # the three that most municipalities miss


def dropping_out(monitor: Monitor, region: Region) -> Question:
    """How many drop out when all three figures are needed."""
    known = figures(monitor)
    lacking = known.values[list(BLANK)].isna()
    each = {code: int(lacking[code].sum()) for code in BLANK}
    total, most, added = len(known.values), max(each.values()), sum(each.values())
    either = int(lacking.any(axis=1).sum())
    names = [monitor.catalogue[code].name for code in BLANK]
    own = [monitor.catalogue[code].name.lower() for code in BLANK if lacking.at[region.code, code]]
    mine = f"{region.label} mist {listing(own)}, en valt dus af." if own else f"{region.label} heeft ze alle drie, en blijft."
    return Question(
        id="wie_valt_af",
        kind="one",
        text=f"Een lijst neemt alleen gemeenten op die alle drie deze cijfers hebben. Hoeveel van de {number(total)} gemeenten vallen af?",
        facts=Facts(
            f"Gemeenten zonder cijfer, nieuwste jaar, van {number(total)}",
            ("Cijfer", "Zonder cijfer"),
            tuple((name, number(count)) for name, count in zip(names, each.values(), strict=True)),
        ),
        options=(
            Option("hangt_af", f"Minstens {number(most)}, maar hoeveel precies hangt ervan af of het dezelfde gemeenten zijn"),
            Option("hoogste", f"Precies {number(most)}: het hoogste van de drie"),
            Option("som", f"{number(added)}: de drie opgeteld"),
            Option("laagste", f"{number(min(each.values()))}: het laagste van de drie"),
        ),
        answer="hangt_af",
        right=(
            f"Het zijn er {number(either)}. Elk cijfer dat een maker toevoegt, kan gemeenten laten verdwijnen. Vraag dus bij een lijst: wie staat er niet op?"
        ),
        look="Wie één van de drie mist, valt al af. Kan een gemeente er ook twee missen?",
        slips=(
            Slip("hoogste", "hoogste", f"Dat klopt alleen als wie een ander cijfer mist, ook altijd dat ene mist. Kan er ook een gemeente zijn die alleen '{names[1]}' mist?"),
            Slip("som", "som", f"{number(added)} is meer dan er gemeenten zijn. Een gemeente die alle drie mist, telde je drie keer." if added > total else "Een gemeente die twee cijfers mist, telde je twee keer."),
            Slip("laagste", "laagste", "Zoveel gemeenten vallen er in elk geval af, maar wie één van de andere twee mist, valt ook af."),
        ),
        hints=("Valt een gemeente die alleen het eerste cijfer mist ook af?", f"Kan het er minder dan {number(most)} zijn?"),
        explanation=(
            f"Samen zijn het er {number(either)}: minder dan de som van {number(added)}, want veel gemeenten missen er meer dan één. Het zijn vooral kleine gemeenten.",
            f"{mine} Leeg is geen nul en geen gemiddelde. Wie de lege vakjes vult, verzint cijfers voor {number(either)} gemeenten.",
        ),
    )  # fmt: skip


@functools.lru_cache(maxsize=256)
def bands_at_equal_weights(monitor: Monitor, region: Region) -> Bands:
    """The rank bands as the notebook begins with them."""
    return rank_bands(figures(monitor).scores, None, REST, seed(region), missing="complete")


def band(monitor: Monitor, region: Region) -> Question:
    """Of whom a band says that it stands above, or below, the own municipality."""
    known, who = figures(monitor), subject(monitor, region)
    found, label = bands_at_equal_weights(monitor, who.region), who.region.label
    frame = pd.DataFrame({name: getattr(found, name) for name in ("rank", "low", "high")}, index=known.values.index).dropna()
    own, others = frame.loc[who.region.code], frame.drop(index=who.region.code)
    above, below = others[others["high"] < own["low"]], others[others["low"] > own["high"]]
    up = len(above) > 0
    clear, far = (above, below) if up else (below, above)
    among = others[(others["low"] <= own["high"]) & (others["high"] >= own["low"])]
    ahead = among[among["rank"] < own["rank"]] if up else among[among["rank"] > own["rank"]]
    near = (ahead if len(ahead) else among).sort_values("rank")
    word = "hoger" if up else "lager"
    # The overlapping one with the largest difference in place: the dot alone would mislead most.
    doubtful = near.index[0 if up else -1] if len(near) else None
    sure = clear.sort_values("rank").index[-1 if up else 0]
    wrong = far.sort_values("rank").index[0 if up else -1] if len(far) else None
    shown = [code for code in (sure, doubtful, wrong) if code is not None]
    name = {code: monitor.regions[code].label for code in [*shown, who.region.code]}

    def line(code: str) -> tuple[str, str, str]:
        each = frame.loc[code]
        return name[code], number(each["rank"]), f"{number(each['low'])} tot {number(each['high'])}"

    slips = [
        Slip("geen", "geen", f"Bij {name[sure]} raken de strepen elkaar niet. Bij bijna alle verdelingen ligt die dus aan dezelfde kant van {label}."),
        Slip("alle", "alle", "Kijk niet alleen naar de stip. Bij welke gemeente overlapt de streep met die van " + label + "?"),
    ]
    if doubtful:
        slips.append(Slip("overlap", doubtful, f"{name[doubtful]} staat {word} op de lijst, maar de strepen overlappen. Met een beetje andere punten kan het omdraaien." if len(ahead) else f"De strepen van {name[doubtful]} en {label} overlappen. Met een beetje andere punten kan het omdraaien."))
    if wrong:
        slips.append(Slip("andersom", wrong, f"Plaats 1 is de gunstigste. Een {'groot' if up else 'klein'} plaatsnummer is dus juist {'laag' if up else 'hoog'} op de lijst."))
    slips.append(Slip("nooit", "nooit", "Over een verschil in plaats kun je wel iets zeggen, als de strepen ver genoeg uit elkaar liggen. Waar is dat zo?"))
    return Question(
        id="band_lezen",
        kind="one",
        text=f"Je verschuift de punten een beetje. Van welke gemeente zeggen de strepen dat zij ook dan {word} op de lijst staat dan {label}?",
        note=who.why,
        facts=Facts(
            f"Plaats bij gelijke punten, en de streep: 90 van de 100 verdelingen die daarop lijken. {number(found.n)} gemeenten",
            ("Gemeente", "Plaats", "Streep"),
            tuple(line(code) for code in (who.region.code, *sorted(shown, key=lambda code: frame.at[code, "rank"]))),
        ),
        options=(
            *(Option(code, name[code]) for code in sorted(shown, key=name.__getitem__)),
            Option("alle", f"Van elke gemeente met een {'kleiner' if up else 'groter'} plaatsnummer dan {label}" if len(shown) > 1 else "Van elke gemeente in de lijst"),
            Option("geen", "Van geen van deze"),
            Option("nooit", "Een streep zegt nooit iets over een andere gemeente"),
        ),
        answer=sure,
        right=(
            f"De streep van {name[sure]} en die van {label} overlappen niet. Dan maakt een beetje schuiven met punten bijna nooit iets uit. Bij overlap zegt een verschil in "
            "plaats weinig."
        ),
        look=f"Zoek de streep die helemaal {'boven' if up else 'onder'} die van {label} ligt.",
        slips=tuple(slips),
        hints=("Welke strepen hebben een plaats gemeen met die van " + label + "?", "Staat een klein plaatsnummer hier hoog of laag op de lijst?"),
        explanation=(
            f"{label}: {line(who.region.code)[2]}. {name[sure]}: {line(sure)[2]}. Die twee hebben geen plaats gemeen."
            + (f" {name[doubtful]}: {line(doubtful)[2]}. Die streep overlapt wel." if doubtful else ""),
            "De streep gaat alleen over de punten. Een andere rekenregel, een ander cijfer of de marge van een enquête zit er niet in.",
        ),
    )  # fmt: skip
