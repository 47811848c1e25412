"""From a place to a colour, how firm that colour is, and what the group has to do with it."""

from __future__ import annotations

import itertools

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.lezen_1_kleuren.figures import COLOUR, colours_of, lower
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.regions import Region

# With blanks, so that a quarter of those with a figure is not a quarter of all.
RANKED = ("tevredenheid_leven", "contact", "vrijwilligerswerk", "overgewicht", "bijstand", "laag_inkomen")


def last_green(monitor: Monitor, region: Region) -> Question:
    """Until which place is it green?"""
    size = len(monitor.regions)

    def find(each: Region) -> pd.Series | None:
        found = colours_of(monitor, each)
        known = [code for code in RANKED if pd.notna(found.at[code, "position"]) and found.at[code, "n"] < size - 3]
        return found.loc[known[0]] if known else None

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze cijfers er niet.")
    row, label = chosen.found, chosen.region.label
    n, rank, name = int(row["n"]), int(row["rank"]), lower(row["name"])
    last = n // 4
    first_red = n - last + 1
    colour = COLOUR[row["position"]]
    exact = n % 4 == 0
    quarter = number(n / 4, {0: 0, 2: 1}.get(n % 4, 2))
    over = (
        f"Je telde er één te veel. Hoeveel is {number(n)} gedeeld door 4?" if exact
        else f"Je rondde naar boven af. Een kwart is {quarter}. Past plaats {number(last + 1)} daar helemaal in?"
    )
    return Question(
        id="laatste_groene_plaats",
        kind="number",
        text=(
            f"Voor {name} ({row['year']}) hebben {number(n)} van de {number(size)} gemeenten een cijfer. {label} staat op plaats {number(rank)}. "
            "Groen is het bovenste kwart van de gemeenten met een cijfer. Tot en met welke plaats is de positie groen, als er geen gelijke cijfers zijn?"
        ),
        note=chosen.note,
        units=("plaats",),
        answer=last,
        right=f"Een kwart van {number(n)} is {quarter}, dus plaats {number(last)} is de laatste groene. {label} staat op plaats {number(rank)} en is {colour}. Noem bij een kleur altijd van hoeveel gemeenten.",
        look="Neem een kwart van het aantal gemeenten met een cijfer. Plaats 1 is de gunstigste.",
        slips=(
            Slip("alle", size // 4, f"Je nam een kwart van alle {number(size)} gemeenten. Hoeveel daarvan hebben dit cijfer?"),
            Slip("plaats_25", 25, "Een kwart is 25 procent, niet plaats 25. Hoeveel plaatsen zijn er in totaal?"),
            Slip("onderkant", first_red, f"Vanaf plaats {number(first_red)} begint rood. Aan welke kant staat de gunstigste?"),
            Slip("driekwart", 3 * n // 4, "Je telde drie kwart. Groen is alleen het bovenste kwart."),
            Slip("afgerond", last + 1, over),
            Slip("helft", n // 2, "Dat is de helft. In een kwart passen er minder."),
        ),
        hints=(f"Hoeveel is {number(n)} gedeeld door 4?", "Aan welke kant van de rangorde staat plaats 1?"),
        explanation=(
            f"{number(n)} gedeeld door 4 is {quarter}. Plaats 1 tot en met {number(last)} is groen, plaats {number(first_red)} tot en met {number(n)} rood. {label} staat op plaats {number(rank)}: {colour}.",
            f"De {number(size - n)} gemeenten zonder cijfer tellen niet mee. Met andere gemeenten in de groep ligt de grens dus ergens anders.",
        ),
    )


def order(monitor: Monitor, region: Region) -> Question:
    """Which colours are firm, and which lie near a border?"""

    def find(each: Region) -> pd.DataFrame | None:
        found = colours_of(monitor, each)
        known = found[found["position"].notna() & (found["n"] > 100)]
        gap = pd.concat([(known["percent"] - 25).abs(), (known["percent"] - 75).abs()], axis=1).min(axis=1).astype(float)
        return _four(known.assign(gap=gap)[gap >= 1])  # nearer than 1 percent looks as if it lay on the border

    chosen = case(monitor, region, find, f"Voor {region.label} zijn er geen vier cijfers die genoeg verschillen.")
    rows, label = chosen.found, chosen.region.label
    right = tuple(rows.sort_values("gap", ascending=False).index)
    shown = rows.sort_values("name")

    def percent(code: str) -> str:
        return f"{number(float(rows.at[code, 'percent']))} procent"

    firm, weak = right[0], right[-1]
    return Question(
        id="stevig_of_wankel",
        kind="order",
        text=(
            f"Vier posities van {label}. Het percentage zegt waar ze staat: 0 procent is bovenaan, 100 procent onderaan. Groen eindigt bij 25 procent, rood begint bij 75 procent. "
            "Zet ze op volgorde: eerst de kleur die het minst snel omslaat als een grens of een cijfer iets verschuift."
        ),
        note=chosen.note,
        options=tuple(Option(row.Index, f"{row.name_}: {percent(row.Index)} ({COLOUR[row.position]})") for row in shown.rename(columns={"name": "name_"}).itertuples()),
        scale=("Stevigst", "Wankelst"),
        answer=right,
        right=f"Wat telt, is de afstand tot de dichtstbijzijnde grens. '{rows.at[weak, 'name']}' ligt er het dichtst bij: noem die kleur alleen met de plaats erbij.",
        look="Reken van elk percentage uit hoe ver het van 25 of van 75 ligt. Neem de kleinste van de twee.",
        slips=(
            Slip("omgekeerd", right[::-1], "Je zette de wankelste vooraan. Een kleine afstand tot de grens is juist wankel."),
            Slip("hoog_naar_laag", tuple(rows.sort_values("percent").index), "Je zette ze van gunstig naar ongunstig. Het gaat nu om de afstand tot een grens, niet om de plaats."),
            Slip("laag_naar_hoog", tuple(rows.sort_values("percent", ascending=False).index), "Je zette ze van ongunstig naar gunstig. Ook een rode kleur kan stevig zijn, of wankel."),
            Slip("alfabet", tuple(shown.index), "Dit is de volgorde van het alfabet. Hoe ver ligt elk percentage van 25 of 75?"),
        ),
        hints=("Hoe ver ligt 30 procent van de dichtstbijzijnde grens? En 50 procent?", f"Welke van de twee ligt verder van een grens: {percent(firm)} of {percent(weak)}?"),
        explanation=(
            "De afstand tot de dichtstbijzijnde grens, in procentpunt: " + "; ".join(f"{rows.at[code, 'name']} {number(float(rows.at[code, 'gap']))}" for code in right) + ".",
            "Een kleur vlak bij een grens kan omslaan door één ander jaar, één andere groep of de marge van een enquête. De kleur laat niet zien hoe dichtbij die grens is.",
        ),
    )


def _four(known: pd.DataFrame) -> pd.DataFrame | None:
    """Four figures with clearly different distances, for which the slips lead to different orders."""
    if len(known) < 4:
        return None
    ordered = known.sort_values("gap", kind="stable")
    picks = ordered.iloc[[round(place * (len(ordered) - 1) / 7) for place in range(8)]]
    picks = picks[~picks.index.duplicated()]
    gap, percent, name = (picks[column].to_dict() for column in ("gap", "percent", "name"))
    best, reached = None, 0
    for codes in itertools.combinations(picks.index, 4):
        gaps = sorted(round(gap[code]) for code in codes)
        if min(later - earlier for earlier, later in itertools.pairwise(gaps)) < 3:
            continue
        right = tuple(sorted(codes, key=gap.__getitem__, reverse=True))
        by_place = tuple(sorted(codes, key=percent.__getitem__))
        wrong = {right[::-1], by_place, by_place[::-1], tuple(sorted(codes, key=name.__getitem__))} - {right}
        if len(wrong) > reached:
            best, reached = codes, len(wrong)
        if reached == 4:
            break
    return known.loc[list(best)] if best and reached >= 3 else None


def _quarter(rank: int, n: int) -> float:
    return float(rank <= n / 4) - float(n + 1 - rank <= n / 4)


def peers(monitor: Monitor, region: Region) -> Question:
    """Point at the tile whose colour hangs on the peers."""

    def find(each: Region) -> pd.DataFrame | None:
        found = colours_of(monitor, each)
        known = found[found["position"].notna() & found["peer_position"].notna() & (found["n"] > 100)]
        # With ties the colour cannot be worked out from the places shown.
        plain = [
            (_quarter(row.rank_, row.n), _quarter(row.peer_rank, row.peer_n)) == (row.position, row.peer_position)
            for row in known.rename(columns={"rank": "rank_"}).itertuples()
        ]
        known = known[plain]
        same = known[known["position"] == known["peer_position"]].sort_values("percent", kind="stable")
        other = known[known["position"] != known["peer_position"]]
        if other.empty or len(same) < 3:
            return None
        # The clearest flip: green or red beside all, and the farthest from it beside the twenty.
        flip = other.assign(far=(other["position"] - other["peer_position"]).abs() + other["position"].abs() / 2).sort_values("far", ascending=False, kind="stable").index[0]
        stay = [same.index[0], same.index[len(same) // 2], same.index[-1]]
        return found.loc[[flip, *stay]]

    chosen = case(monitor, region, find, f"Voor {region.label} slaat er geen kleur om door de groep.")
    rows, label = chosen.found, chosen.region.label
    flip, top, middle, bottom = rows.index
    row = rows.loc[flip]

    def both(code: str) -> str:
        each = rows.loc[code]
        return f"{number(each['rank'])} van {number(each['n'])}; naast 20: {number(each['peer_rank'])} van {number(each['peer_n'])}"

    def slip(code: str, why: str) -> Slip:
        each = rows.loc[code]
        return Slip(code, code, f"{why} Naast alle gemeenten is dit {COLOUR[each['position']]}, en naast de twintig ook. Zoek een plaats die bij de ene groep in een kwart valt en bij de andere niet.")

    ordered = rows.sort_values("name")
    return Question(
        id="hangt_aan_de_groep",
        kind="point",
        text=(
            f"Vier posities van {label}. De stip staat op de plaats naast alle gemeenten; naar rechts is gunstiger. Erachter staat de plaats naast alle gemeenten, en de plaats naast de 20 gemeenten die op {label} lijken. "
            "Bovenste kwart is groen, onderste kwart is rood. Van welk cijfer hangt de kleur af van de groep?"
        ),
        note=chosen.note,
        options=tuple(Option(code, ordered.at[code, "name"], place=float(1 - (ordered.at[code, "rank"] - 1) / (ordered.at[code, "n"] - 1)), note=both(code)) for code in ordered.index),
        scale=("ongunstiger", "gunstiger"),
        answer=flip,
        right=f"'{row['name']}' is naast alle gemeenten {COLOUR[row['position']]} en naast de twintig {COLOUR[row['peer_position']]}. Het cijfer bleef gelijk. Zeg dus altijd met wie je vergelijkt.",
        look="Reken voor elk cijfer uit of de plaats in een kwart valt: eerst naast alle gemeenten, dan naast de twintig.",
        slips=(
            slip(top, "Je koos de gunstigste plaats."),
            slip(bottom, "Je koos de ongunstigste plaats."),
            slip(middle, "Je koos een plaats daartussen."),
        ),
        hints=(f"Van {number(row['peer_n'])} gemeenten: tot en met welke plaats is het bovenste kwart?", "Welke stip staat bij de ene groep in een kwart, en bij de andere niet?"),
        explanation=(
            f"{row['name']}: plaats {both(flip)}. Een kwart van {number(row['n'])} is {number(int(row['n']) // 4)} plaatsen, een kwart van {number(row['peer_n'])} is er {number(int(row['peer_n']) // 4)}. Zo wordt {COLOUR[row['position']]} naast andere gemeenten {COLOUR[row['peer_position']]}.",
            "Geen van de twee is de echte kleur. De ene zegt hoe je staat in het land, de andere hoe je staat naast gemeenten met een vergelijkbaar inwonertal en een vergelijkbare stedelijkheid.",
        ),
    )
