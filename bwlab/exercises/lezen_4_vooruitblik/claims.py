"""Claims about the years to come: what may be said, what misleads, and what nobody can know."""

from __future__ import annotations

from bwlab.exercises.case import case
from bwlab.exercises.lezen_4_vooruitblik.figures import (
    WHY,
    ahead,
    change_unit,
    country,
    in_words,
    known,
    lower,
)
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import CORONA
from bwlab.regions import Region

MAY, MISLEADS, UNKNOWN = "mag", "misleidt", "onbekend"


def sorted_claims(monitor: Monitor, region: Region) -> Question:
    """Six claims of real kinds about real figures, to sort."""
    chosen = case(monitor, region, lambda each: ahead(monitor, each), f"{region.label} {WHY}")
    found, label = chosen.found, chosen.region.label
    indicator, year = found.indicator, found.year + found.horizon
    name, values, middle = lower(indicator.name), known(monitor, chosen.region, indicator.code), country(monitor, indicator.code)
    start = min(values)
    moved = quantity(middle[found.year] - middle[start], indicator.decimals, change_unit(indicator), sign=True)
    held = number(100 * found.record.coverage)
    low, high = number(found.low, indicator.decimals), in_words(indicator, found.high)
    corona = next((each for each in CORONA if each in values and each < found.year), None)
    since = (
        f"Sinds {corona} gaat het met {name} duidelijk een kant op: kijk maar naar dat jaar en naar {found.year}."
        if corona
        else f"Eén jaar verschil bij {name} laat de trend van {label} zien."
    )
    lines = {
        "band": (MAY, f"Als de mediaan gelijk blijft, ligt het cijfer voor {name} in {label} in {year} tussen {low} en {high}; zo'n band klopte in {held} procent van de uitkomsten."),
        "lijn": (MISLEADS, f"Als we de lijn van de laatste jaren doortrekken, weten we waar {label} in {year} staat."),
        "land": (MAY, f"De mediaan van alle gemeenten met een cijfer veranderde van {start} tot {found.year} met {moved}."),
        "beleid": (UNKNOWN, f"In {year} zal te zien zijn dat het beleid van {label} van nu heeft gewerkt."),
        "begin": (MISLEADS, since),
        "mediaan": (UNKNOWN, f"De mediaan van alle gemeenten staat in {year} hoger dan in {found.year}."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "lijn": "Eén zin doet alsof een doorgetrokken lijn weten is. Hoe vaak klopte de band van zo'n lijn?",
        "beleid": "Eén zin voorspelt een effect van beleid. Staat er iets over beleid in deze cijfers?",
        "begin": "Eén zin haalt een richting uit twee punten. Is dat genoeg, en zijn het gewone jaren?",
        "mediaan": "Eén zin weet wat alle gemeenten samen gaan doen. Wie kan dat weten?",
        "band": "De zin met als, een band en hoe vaak die klopte, zegt precies wat er gemeten is. In welke bak hoort die?",
        "land": "Wat de mediaan tot nu toe deed, staat in de cijfers. In welke bak hoort die zin?",
    }
    return Question(
        id="zinnen",
        kind="sort",
        text=f"Zes zinnen voor een raadsbrief over {name} in {label}. Welke mag, welke misleidt, en van welke kan niemand het weten?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(MAY, "Mag zo"), Option(MISLEADS, "Misleidt"), Option(UNKNOWN, "Niet te weten")),
        answer=right,
        right=(
            "Wat gemeten is, mag. Een als met een band die getoetst is, mag ook. Een lijn of twee punten beloven te veel. Wat het land of het beleid gaat doen, "
            "weet niemand."
        ),
        look="Vraag je bij elke zin af: is dit gemeten, is het een als met een toets erbij, of doet de zin alsof hij de toekomst kent?",
        slips=misplaced(said, right, (MAY, MISLEADS)),
        hints=("Welke zinnen gaan over jaren die al gemeten zijn?", "In welke zin staat een als, en hoe vaak het klopte?"),
        explanation=(
            f"Gemeten is dat het cijfer van {label} in {found.year} {in_words(indicator, found.value)} was, en dat de mediaan sinds {start} veranderde met {moved}.",
            f"De band van {low} tot {high} is een als, en er staat bij hoe vaak zo'n band klopte. Over de mediaan van {year} en over het effect van beleid is nog niets gemeten.",
        ),
    )
