"""Two orders: which theme the figures put first, and what a difference with people means."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.dialogue.voices import figures_order, place
from bwlab.regions import Region

MORE = 2  # themes beside the first and the one with the most figures


class _Chosen(NamedTuple):
    """Four themes: the one with the largest share, one with more figures and a smaller share, and two others."""

    rows: pd.DataFrame
    first: str
    most: str


def _four(monitor: Monitor, region: Region) -> _Chosen | None:
    order = figures_order(monitor, region)
    order = order[order["n"] > 0]
    for top in order[order["worst"] > 0].itertuples(index=False):
        below = order[order["share"] < top.share]
        larger = below[below["worst"] > top.worst].sort_values("worst", ascending=False, kind="stable")
        if len(larger) and len(below) > MORE:
            most = larger["theme"].iloc[0]
            others = below[below["theme"] != most].drop_duplicates("share", keep="last").tail(MORE)
            if len(others) < MORE:
                others = below[below["theme"] != most].tail(MORE)
            names = [top.theme, most, *others["theme"]]
            return _Chosen(order[order["theme"].isin(names)].sort_values("theme"), top.theme, most)
    return None


def first(monitor: Monitor, region: Region) -> Question:
    """A count of how many: which of four themes stands first among the figures?"""
    why = f"In {region.label} verschillen de thema's hiervoor te weinig."
    chosen = case(monitor, region, lambda each: _four(monitor, each), why)
    found, label = chosen.found, chosen.region.label
    known = found.rows.set_index("theme")
    top, most = known.loc[found.first], known.loc[found.most]
    others = [theme for theme in known.index if theme not in (found.first, found.most)]
    last = min(others, key=lambda theme: known["share"][theme])
    between = next(theme for theme in others if theme != last)
    return Question(
        id="cijfers_eerst",
        kind="one",
        text=f"Bij de cijfers tellen we per thema welk deel in het ongunstigste kwart van alle gemeenten staat. Welk van deze vier thema's van {label} staat dan voorop?",
        note=chosen.note,
        facts=Facts(
            f"Cijfers van {label}",
            ("Thema", "In het ongunstigste kwart", "Te beoordelen"),
            tuple((theme, number(row["worst"]), number(row["n"])) for theme, row in known.iterrows()),
        ),
        options=tuple(Option(theme, theme) for theme in known.index),
        answer=found.first,
        right=f"{number(top['worst'])} van de {number(top['n'])} is het grootste deel. Het blijft een telling: zeg altijd van hoeveel.",
        look="Deel bij elk thema het eerste getal door het tweede. Waar is de uitkomst het grootst?",
        slips=(
            Slip("meeste", found.most, f"Dit thema heeft de meeste cijfers in het ongunstigste kwart ({number(most['worst'])}), en er zijn er ook meer te beoordelen ({number(most['n'])}). Kijk naar het deel."),
            Slip("minste", last, f"Hier staat het kleinste deel in het ongunstigste kwart: {number(known['worst'][last])} van de {number(known['n'][last])}. Voorop staat het grootste deel."),
            Slip("midden", between, f"Hier is het {number(known['worst'][between])} van de {number(known['n'][between])}. Er is een thema waar het deel groter is."),
        ),
        hints=(f"Welk deel is {number(top['worst'])} van de {number(top['n'])}?", f"Is dat meer of minder dan {number(most['worst'])} van de {number(most['n'])}?"),
        explanation=(
            " ".join(f"{theme}: {number(row['worst'])} van de {number(row['n'])}, dat is {number(100 * row['share'])} procent." for theme, row in known.iterrows()),
            "Het ongunstigste kwart is een vergelijking met andere gemeenten. Het zegt niet of iets goed genoeg is, en niet wat mensen belangrijk vinden.",
        ),
    )


def apart(monitor: Monitor, region: Region) -> Question:
    """A theme that people put first and the figures do not: what follows?"""
    order = figures_order(monitor, region)
    low = order[order["n"] > 1].iloc[-1]
    label, theme = region.label, low["theme"]
    where = place(pd.Series({"tied": low["tied"], "figures": low["rank"]}))
    counted = f"{number(low['worst'])} van de {number(low['n'])}"
    return Question(
        id="verschil",
        kind="one",
        text=f"Stel dat inwoners van {label} '{theme}' op 1 zetten. Bij de cijfers staat het {where}: {counted} in het ongunstigste kwart. Wat doe je daarmee?",
        options=(
            Option("mensen", "De cijfers volgen: inwoners schatten het verkeerd in"),
            Option("cijfers", "De inwoners volgen: de cijfers kloppen dus niet"),
            Option("vraag", "Het verschil opschrijven en erover doorvragen"),
            Option("midden", "Het gemiddelde van de twee plaatsen nemen"),
            Option("weglaten", "Het thema weglaten, want het is onduidelijk"),
        ),
        answer="vraag",
        right="Een verschil is een vraag. Het cijfer kan oud zijn of iets anders meten, het kan in één straat spelen, of mensen denken aan later.",
        look="De ene lijst telt metingen, de andere vertelt wat mensen vooropzetten. Kan de ene de andere dan verbeteren?",
        slips=(
            Slip("mensen", "mensen", "Een cijfer zegt wat er gemeten is. Wat mensen belangrijk vinden, kan het niet weerleggen."),
            Slip("cijfers", "cijfers", "Mensen kunnen iets vooropzetten wat hier niet ongunstig is. Daarmee is de meting nog niet fout."),
            Slip("midden", "midden", "Een gemiddelde van twee soorten lijsten betekent niets. Het verbergt juist wat je wilde weten."),
            Slip("weglaten", "weglaten", "Dan verdwijnt een thema dat mensen op 1 zetten. Juist over een verschil valt iets te leren."),
        ),
        hints=("Meten de twee lijsten hetzelfde?", "Wat zou je willen weten voordat je iets concludeert?"),
        explanation=(
            f"Bij de cijfers van {label} staat '{theme}' {where}, want {counted} cijfers {'staat' if low['worst'] == 1 else 'staan'} in het ongunstigste kwart.",
            "Geen van de twee lijsten is de juiste. Schrijf ze naast elkaar, met hoeveel mensen je sprak en uit welk jaar de cijfers zijn.",
        ),
    )
