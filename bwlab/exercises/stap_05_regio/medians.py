"""A median of others: computing it with blanks, naming it, and comparing the same year."""

from __future__ import annotations

import numpy as np

from bwlab.exercises.case import case, counted
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_05_regio.near import FAMILIAR, Near, apart, lower, near
from bwlab.formats import listing, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.nearby import aggregates
from bwlab.regions import Region

AROUND = 7  # municipalities in the table
OLD, NEW, MOVED = 2021, 2024, "woz"  # a figure that moved everywhere between these years


def _wrong(found: Near) -> tuple[float, dict[str, float]]:
    """The median of the nearest with a figure, and what each slip makes of it."""
    values = found.others["value"].head(AROUND).to_numpy(float)
    known = values[~np.isnan(values)]
    right = float(np.median(known))
    return right, {
        "nul": float(np.median(np.nan_to_num(values))),
        "gemiddelde": float(known.mean()),
        "zelf": float(np.median([*known, found.own])) if not np.isnan(found.own) else np.nan,
        "midden": float(values[AROUND // 2]),
        "hoogste": float(known.max()),
        "laagste": float(known.min()),
    }


def median(monitor: Monitor, region: Region) -> Question:
    """The median of the seven nearest, some of them without a figure."""

    def find(each: Region) -> Near | None:
        fitting = []
        for code in FAMILIAR:
            found = near(monitor, each, code)
            known = int(found.others["value"].head(AROUND).notna().sum())
            if known % 2 and known >= 3 and apart(*_first(_wrong(found)), 2 * found.half):
                fitting.append((AROUND - known == 0, len(fitting), found))
        return min(fitting, key=lambda each: each[:2])[2] if fitting else None

    chosen = case(monitor, region, find, f"Rond {region.label} is er geen cijfer waarmee dit goed te oefenen is.")
    found, label = chosen.found, chosen.region.label
    right, wrong = _wrong(found)
    seven = found.others.head(AROUND)
    known = sorted(seven["value"].dropna())
    blank = seven.loc[seven["value"].isna(), "label"].tolist()
    empty = f"{listing(blank)} {'heeft' if len(blank) == 1 else 'hebben'} geen cijfer en {'telt' if len(blank) == 1 else 'tellen'} niet mee." if blank else "Alle zeven hebben een cijfer."
    slips = {
        "nul": "Je telde een lege plek mee als nul. Een lege plek is geen cijfer: laat die weg, en zoek dan de middelste.",
        "gemiddelde": "Dat is het gemiddelde: optellen en delen. De mediaan is het middelste cijfer als je ze op volgorde zet.",
        "zelf": f"Je telde {label} mee. Gevraagd is de mediaan van de anderen, om {label} ernaast te kunnen zetten.",
        "midden": "Dat is de middelste regel van de tabel. De tabel staat op afstand. Zet eerst de cijfers op volgorde.",
        "hoogste": "Dat is het hoogste cijfer. Gevraagd is het middelste.",
        "laagste": "Dat is het laagste cijfer. Gevraagd is het middelste.",
    }
    return Question(
        id="mediaan",
        kind="number",
        text=f"Dit zijn de zeven gemeenten die het dichtst bij {label} liggen. Wat is de mediaan van hun cijfer voor {lower(found.indicator.name)}? {label} zelf telt niet mee.",
        note=chosen.note,
        facts=Facts(f"{found.indicator.name}, {found.indicator.unit}, {found.year}", ("Gemeente", "Cijfer"), ((f"{label} (jouw gemeente)" if not chosen.note else label, found.show(found.own)), *((row.label, found.show(row.value)) for row in seven.itertuples()))),
        units=(found.indicator.unit_text,),
        tolerance=found.half,
        answer=right,
        right=f"Van de {len(known)} cijfers op volgorde is {found.in_words(right)} de middelste. Zet er altijd bij: {len(known)} van 7 gemeenten. Dan weet een lezer wat er ontbreekt.",
        look=f"Schrijf de cijfers van de anderen op, van laag naar hoog. Welk cijfer staat in het midden? {'Lege plekken doen niet mee.' if blank else ''}".strip(),
        slips=tuple(Slip(key, wrong[key], text) for key, text in slips.items() if not np.isnan(wrong[key])),
        hints=("Hoeveel van de zeven gemeenten hebben een cijfer?", "Zet die cijfers van laag naar hoog. Hoeveel staan er links en rechts van het midden?"),
        explanation=(
            f"Op volgorde: {'; '.join(found.show(each) for each in known)}. De middelste is {found.show(right)}. {empty}",
            f"Voor {label} zelf staat er {found.show(found.own)}. Dat cijfer verandert niet door de mediaan van anderen." if not np.isnan(found.own) else f"Voor {label} is er geen cijfer. De mediaan van anderen vult die plek niet.",
        ),
    )


def _first(pair: tuple[float, dict[str, float]]) -> tuple[float, list[float]]:
    return pair[0], list(pair[1].values())


def caption(monitor: Monitor, region: Region) -> Question:
    """Which words belong under an aggregate."""

    def find(each: Region) -> tuple | None:
        for code in FAMILIAR:
            rows = aggregates(monitor, each, code)
            rows = rows[(rows["n"] > 2) & (rows["n"] < rows["size"])]
            if len(rows):
                return monitor.catalogue[code], rows.iloc[0]
        return None

    chosen = case(monitor, region, find, f"Rond {region.label} ontbreekt er geen enkel cijfer.")
    indicator, row = chosen.found
    label, value = chosen.region.label, quantity(row["median"], indicator.decimals, indicator.unit_text)
    n, size, year, what = int(row["n"]), int(row["size"]), int(row["year"]), row["what"]
    plain = "buurgemeenten" if row["by"] == "neighbours" else "andere gemeenten"
    return Question(
        id="onderschrift",
        kind="one",
        text=f"Je zet {lower(indicator.name)} van {label} naast een ander getal: {value}. Dat is de mediaan van de {what} met een cijfer. Er zijn er {size}, en {n} hebben een cijfer. Welk onderschrift klopt?",
        note=chosen.note,
        options=(
            Option("regio", f"De regio: {value} ({year})"),
            Option("alle", f"Mediaan van {size} {plain}: {value} ({year})"),
            Option("goed", f"Mediaan van {n} van {size} {plain} met een cijfer: {value} ({year})"),
            Option("zonder_jaar", f"Mediaan van {n} van {size} {plain} met een cijfer: {value}"),
            Option("gemiddelde", f"Gemiddelde van {n} van {size} {plain} met een cijfer: {value} ({year})"),
        ),
        answer="goed",
        right="Wat het is, van hoeveel, van wie en van wanneer: dat past in één regel. Zo kan niemand er de hele regio in lezen.",
        look="Vraag je bij elk onderschrift af: staat er wat het is, van hoeveel gemeenten, en van welk jaar?",
        slips=(
            Slip("regio", "regio", f"'De regio' bestaat hier niet als cijfer. Er staan {n} gemeenten achter dit getal. Welk onderschrift zegt dat?"),
            Slip("alle", "alle", f"Bij {size - n} van de {size} is de plek leeg. Dit onderschrift telt {'die' if size - n == 1 else 'hen'} stilzwijgend mee."),
            Slip("zonder_jaar", "zonder_jaar", "Bijna. Een cijfer zonder jaar kun je nergens naast zetten."),
            Slip("gemiddelde", "gemiddelde", "De mediaan is het middelste cijfer. Een gemiddelde is iets anders: alles optellen en dan delen."),
        ),
        hints=(f"Hoeveel van de {size} gemeenten tellen echt mee?", "Wat wil een raadslid weten voordat het dit getal overneemt?"),
        explanation=(
            f"Het getal is de mediaan van {n} van de {size} {what}, over {year}. {label} zelf zit er niet in.",
            f"Bij {counted(size - n, 'gemeente', 'gemeenten')} is er geen cijfer. Met {'dat cijfer' if size - n == 1 else 'die cijfers'} erbij had de mediaan anders kunnen zijn. Daarom noem je beide aantallen.",
        ),
    )


def same_year(monitor: Monitor, region: Region) -> Question:
    """Which figures may stand beside each other: those of one year."""
    indicator = monitor.catalogue[MOVED]
    table = monitor.table(MOVED)

    def find(each: Region) -> tuple | None:
        there = near(monitor, each, MOVED).others
        other = next((row for row in there.itertuples() if table.loc[row.region, [OLD, NEW]].notna().all()), None)
        return None if table.loc[each.code, [OLD, NEW]].isna().any() or other is None else (other.region, other.label)

    chosen = case(monitor, region, find, f"Voor {region.label} zijn er geen twee jaren van dit cijfer.")
    code, other = chosen.found
    label = chosen.region.label
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    here, there = table.loc[chosen.region.code], table.loc[code]
    pairs = {
        "oud": f"{label} {OLD} en {other} {OLD}",
        "gemengd": f"{label} {NEW} en {other} {OLD}",
        "nieuw": f"{label} {NEW} en {other} {NEW}",
        "omgekeerd": f"{label} {OLD} en {other} {NEW}",
    }
    right = ("oud", "nieuw")

    def holds(key: str):
        return lambda answer: key in answer

    return Question(
        id="zelfde_jaar",
        kind="several",
        text=f"Je zet de {lower(indicator.name)} van {label} naast die van {other}. Welke twee cijfers horen naast elkaar? Er kan meer dan één paar goed zijn.",
        note=chosen.note,
        facts=Facts(f"{indicator.name}, {indicator.unit}", ("Gemeente", str(OLD), str(NEW)), ((label, show(here[OLD]), show(here[NEW])), (other, show(there[OLD]), show(there[NEW])))),
        options=tuple(Option(key, text) for key, text in pairs.items()),
        answer=right,
        right="Vergelijk in hetzelfde jaar, ook als een van de twee een nieuwer cijfer heeft. Anders meet je twee dingen tegelijk: de plek en de tijd.",
        look="Bij welke paren is het jaar links en rechts hetzelfde?",
        slips=(
            Slip("gemengd", ("gemengd",), f"{NEW} naast {OLD}: dan weet je niet of het verschil van de gemeente komt of van de jaren ertussen.", holds("gemengd")),
            Slip("omgekeerd", ("omgekeerd",), f"{OLD} naast {NEW}: ook dan vergelijk je een plek en een tijd door elkaar.", holds("omgekeerd")),
            Slip("alleen_nieuw", ("nieuw",), "Dat paar mag. Er is nog een paar met tweemaal hetzelfde jaar."),
            Slip("alleen_oud", ("oud",), "Dat paar mag. Er is nog een paar met tweemaal hetzelfde jaar, en dat is nieuwer."),
        ),
        hints=("Welke jaren staan er in elk paar?", "Wat verandert er nog meer, als je een ander jaar neemt?"),
        explanation=(
            f"In {NEW} was het {show(here[NEW])} in {label} en {show(there[NEW])} in {other}. In {OLD} was het {show(here[OLD])} en {show(there[OLD])}.",
            f"Tussen {OLD} en {NEW} ging de mediaan van alle gemeenten met een cijfer van {show(table[OLD].median())} naar {show(table[NEW].median())}. Zo'n beweging hoort niet in een verschil tussen twee gemeenten.",
        ),
    )
