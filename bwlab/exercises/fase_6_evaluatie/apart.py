"""A real change taken apart: what is left without the country and the peers, and which part is the largest."""

from __future__ import annotations

from bwlab.exercises.case import case
from bwlab.exercises.fase_6_evaluatie.figures import Change, longest, step, unit
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import lower
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

LEFT = ("vrijwilligerswerk", "mediaan_besteedbaar_inkomen", "geregistreerde_misdrijven_per_1000", "mishandeling", "vernieling", "woninginbraken")
LARGEST = ("woninginbraken", "vernieling", "mishandeling", "geregistreerde_misdrijven_per_1000")
FEW = 0.1  # per 1,000: from here on one case more is seen in the figure
NATIONAL, PEERS, OWN, WHOLE = "land", "lijken", "rest", "alles"


def remainder(monitor: Monitor, region: Region) -> Question:
    """How much of a change is left without what happened everywhere and what happened among those who are alike?"""

    def find(each: Region) -> Change | None:
        for code in LEFT:
            found = longest(monitor, each, code)
            if found and found.parts.own and len({round(value, 6) for value in _wrong(found).values()} - {found.parts.own}) >= 4:
                return found
        return None

    chosen = case(monitor, region, find, f"In {region.label} zijn de delen van deze veranderingen gelijk aan elkaar, of is er geen reeks.")
    found, label = chosen.found, chosen.region.label
    known, parts, wrong = found.indicator, found.parts, _wrong(found)
    show = lambda value: quantity(value, known.decimals, known.unit_short)  # noqa: E731
    moved = lambda value: number(value, known.decimals, sign=True)  # noqa: E731
    return Question(
        id="overgebleven",
        kind="number",
        text=(
            f"Het cijfer voor {lower(known.name)} in {label}, van {found.start} tot {found.end}. Haal eraf wat het hele land deed, en wat de {number(parts.n_peers)} gemeenten die erop lijken daar bovenop deden. "
            "Hoe groot is de rest, die alleen hier gebeurde? Zet een min voor een daling."
        ),
        note=chosen.note,
        facts=Facts(
            f"{known.name}, {known.unit}",
            ("Wie", str(found.start), str(found.end), "Verandering"),
            (
                (label, show(found.first), show(found.last), "?"),
                (f"Het hele land: mediaan van de verandering, {number(parts.n_all)} gemeenten", "–", "–", moved(parts.national)),
                (f"Gemeenten die erop lijken: mediaan van de verandering, {number(parts.n_peers)} gemeenten", "–", "–", moved(parts.group)),
            ),
        ),
        units=(unit(known),),
        tolerance=0.45 * 10.0**-known.decimals,
        answer=parts.own,
        right=f"Drie delen tellen op tot de verandering: het hele land {moved(parts.national)}, de gemeenten die erop lijken daar bovenop {moved(parts.peers)}, en de rest. Noem ze alle drie. Waardoor de rest kwam, staat er niet bij.",
        look="Reken uit hoeveel het cijfer hier veranderde. Wat de gemeenten die erop lijken deden, gaat daar in één keer af: het landelijke deel zit er al in.",
        slips=(
            Slip("alles", wrong["alles"], f"Dat is de hele verandering van {label}. Welk deel daarvan gebeurde ook bij gemeenten die erop lijken?"),
            Slip("land", wrong["land"], "Je haalde alleen eraf wat het hele land deed. Bij de gemeenten die erop lijken ging het anders. Hoe?"),
            Slip("dubbel", wrong["dubbel"], "Je haalde het landelijke deel er twee keer af: het zit ook in de verandering van de gemeenten die erop lijken."),
            Slip("teken", wrong["teken"], "De grootte klopt, het teken niet. Veranderde het hier meer omhoog dan bij de gemeenten die erop lijken, of minder?"),
            Slip("opgeteld", wrong["opgeteld"], "Je telde de verandering van de gemeenten die erop lijken erbij op. Gevraagd is wat overblijft als die eraf gaat."),
            Slip("lijken", wrong["lijken"], f"Dat is wat de gemeenten die erop lijken bovenop het hele land deden. Wat was er in {label} anders dan bij hen?"),
        ),
        hints=(f"Hoeveel ligt {show(found.last)} boven of onder {show(found.first)}?", f"Hoeveel verschilt dat van {moved(parts.group)}?"),
        explanation=(
            f"{label} ging van {show(found.first)} naar {show(found.last)}: {moved(parts.change)}. Bij de gemeenten die erop lijken was het {moved(parts.group)}. {moved(parts.change)} min {moved(parts.group)} is {step(known, parts.own)}.",
            "In die rest zit alles wat hier anders was: wie er kwam en ging, toeval, een andere manier van tellen, een buurgemeente, en wat de gemeente deed. Uit elkaar halen kan dit cijfer die niet.",
        ),
    )


def _wrong(found: Change) -> dict[str, float]:
    """What the typical slips give."""
    parts = found.parts
    return {
        "alles": parts.change,
        "land": parts.change - parts.national,
        "dubbel": parts.change - parts.national - parts.group,
        "teken": -parts.own,
        "opgeteld": parts.change + parts.group,
        "lijken": parts.peers,
    }


def largest(monitor: Monitor, region: Region) -> Question:
    """Which of the three parts is the largest, either way?"""

    def find(each: Region) -> Change | None:
        for code in LARGEST:
            found = longest(monitor, each, code)
            if found is None:
                continue
            sizes = sorted(abs(value) for value in found.parts[1:4])
            if sizes[2] - sizes[1] > 1e-9 and found.parts.change:
                return found
        return None

    chosen = case(monitor, region, find, f"In {region.label} zijn twee delen van deze veranderingen even groot.")
    found, label = chosen.found, chosen.region.label
    known, parts = found.indicator, found.parts
    values = {NATIONAL: parts.national, PEERS: parts.peers, OWN: parts.own, WHOLE: parts.change}
    right = max((NATIONAL, PEERS, OWN), key=lambda key: abs(values[key]))
    names = {
        NATIONAL: "Het hele land",
        PEERS: "Wie erop lijkt, daar bovenop",
        OWN: "Alleen hier: de rest",
        WHOLE: f"De verandering in {label}",
    }
    most = max(abs(value) for value in values.values())
    said = {
        NATIONAL: "Dit is wat het hele land deed. Is er een deel dat verder van nul ligt, naar links of naar rechts?",
        PEERS: "Dit is wat de gemeenten die erop lijken daar bovenop deden. Welk deel ligt verder van nul?",
        OWN: "Dit is de rest, en dus wat men graag aanwijst. Is het ook het deel dat het verst van nul ligt?",
        WHOLE: "Dit is de verandering zelf: de drie delen samen. Welk van de drie delen is het grootst?",
    }
    first = (
        "Begin daarmee, en zeg erbij dat er van alles in zit: waardoor het kwam, staat er niet in."
        if right == OWN
        else "Begin daarmee: wie met een kleiner deel begint, vertelt een verhaal dat de cijfers niet dragen."
    )
    one = 1000 / chosen.region.population
    small = f" Eén geval meer of minder is hier {number(one, 1)} per 1.000 inwoners: in een kleine gemeente maakt toeval de rest al snel groot." if one >= FEW else ""
    plain = {NATIONAL: "wat het hele land deed", PEERS: "wat de gemeenten die erop lijken daar bovenop deden", OWN: "de rest: wat alleen hier gebeurde"}
    return Question(
        id="grootste",
        kind="point",
        text=(
            f"Woorden voor de raad van {label}: het cijfer voor {lower(known.name)} veranderde van {found.start} tot {found.end} met {step(known, parts.change)}. Die verandering bestaat uit drie delen: het hele land ({number(parts.n_all)} gemeenten), de {number(parts.n_peers)} gemeenten die erop lijken, en de rest. "
            "Wijs het deel aan dat het grootst is, welke kant het ook op gaat: dat noem je als eerste."
        ),
        note=chosen.note,
        options=tuple(Option(key, names[key], 0.5 + 0.44 * value / most, number(value, known.decimals, sign=True)) for key, value in values.items()),
        scale=("omlaag", "omhoog"),
        answer=right,
        right=f"Het grootste deel is {plain[right]}. {first}",
        look="Kijk bij de drie delen alleen naar de afstand tot nul. De verandering zelf is de som, en geen deel.",
        slips=tuple(Slip(key, key, said[key]) for key in (OWN, WHOLE, NATIONAL, PEERS)),
        hints=("Welke van de vier punten is de som van de andere drie?", "Welk van de drie delen ligt het verst van nul?"),
        explanation=(
            f"Het hele land {number(parts.national, known.decimals, sign=True)}, wie erop lijkt daar bovenop {number(parts.peers, known.decimals, sign=True)}, en de rest {number(parts.own, known.decimals, sign=True)}: samen {step(known, parts.change)}.",
            f"In {label} ging het van {quantity(found.first, known.decimals, known.unit_short)} naar {quantity(found.last, known.decimals, known.unit_short)}. Een deel dat klein is, kan wel belangrijk zijn. Groot of klein zegt niets over waardoor.{small}",
        ),
    )
