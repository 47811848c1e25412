"""The same figures under other calculation rules, as tables; what is shown of them stands in ``rules_panel``."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.formats import number
from bwlab.lessons.lezen_3.one_number import BASE, figures
from bwlab.method.composite import Composite, Recipe, compose, one_at_a_time
from bwlab.method.position import quartiles
from bwlab.monitor import Monitor


class Rule(NamedTuple):
    """A calculation rule in words."""

    name: str
    detail: str
    recipe: Recipe


RULES = (
    Rule("z-scores, gemiddelde", "Afstand tot het gemiddelde, in standaarddeviaties. Daarna het gemiddelde per thema en van de thema's.", BASE),
    Rule("min-max, gemiddelde", "De minst gunstige gemeente krijgt 1, de gunstigste 100. Daarna het gemiddelde.", BASE._replace(normalisation="minmax")),
    Rule("plaatsen, gemiddelde", "Alleen de plaats in de rij telt, niet de afstand. Daarna het gemiddelde.", BASE._replace(normalisation="rank")),
    Rule("min-max, vermenigvuldigen", "Het meetkundig gemiddelde: een laag thema weegt zwaarder.", BASE._replace(normalisation="minmax", aggregation="geometric")),
    Rule("kwarten tellen", "Een punt voor elk gunstigste kwart, een punt eraf voor elk ongunstigste.", BASE._replace(aggregation="count")),
    Rule("elk cijfer even zwaar", "z-scores. Een thema met drie cijfers telt drie keer zo zwaar als een thema met één.", BASE._replace(equal="indicator")),
    Rule("ook met een paar lege vakjes", "z-scores. Wie minstens driekwart van de cijfers heeft, doet mee met wat er is.", BASE._replace(missing="available")),
)
NAMES = {
    "normalisation": "Een andere meetlat", "aggregation": "Anders samenvoegen", "weights": "Eén thema 25 procent anders",
    "missing": "Lege vakjes toestaan", "equal": "Elk cijfer even zwaar", "without": "Eén cijfer weglaten",
}  # fmt: skip
OPTIONS = {
    "zscore": "z-scores", "minmax": "min-max", "rank": "plaatsen", "geometric": "vermenigvuldigen", "count": "kwarten tellen",
    "arithmetic": "gemiddelde", "available": "lege vakjes", "complete": "geen lege vakjes", "indicator": "elk cijfer even zwaar", "group": "elk thema even zwaar",
}  # fmt: skip


@functools.lru_cache(maxsize=2)
def composites(monitor: Monitor) -> tuple[Composite, ...]:
    """What each rule makes of every municipality, in the order of `RULES`."""
    known = figures(monitor)
    return tuple(compose(known.values, known.directions, known.themes, each.recipe) for each in RULES)


def rules_frame(monitor: Monitor, row: int) -> pd.DataFrame:
    """One municipality under each rule, as ``charts.rules`` takes it; a rule that drops it is left out."""
    found = composites(monitor)
    base = quartiles(found[0].value, 1)
    rows = []
    for rule, each in zip(RULES, found, strict=True):
        both = ~np.isnan(found[0].value) & ~np.isnan(each.value)
        other = quartiles(np.where(both, each.value, np.nan), 1)
        changed = np.nan if rule is RULES[0] else float((other[both] != base[both]).mean())
        if not np.isnan(each.rank[row]):
            rows.append((rule.name, rule.detail, int(each.rank[row]), each.n, changed))
    return pd.DataFrame(rows, columns=["name", "detail", "rank", "n", "changed"])


def moves_frame(monitor: Monitor, row: int) -> pd.DataFrame:
    """How far each kind of choice moves one municipality, as ``charts.moves`` takes it."""
    known = figures(monitor)
    found = one_at_a_time(known.values, known.directions, known.themes, BASE, row)
    rows = []
    for choice, name in NAMES.items():
        part = found[(found["choice"] == choice) & found["shift"].notna()]
        if part.empty:
            continue
        most = part.loc[part["shift"].abs().idxmax()]
        option = _option(monitor, choice, most)
        shift = int(most["shift"])
        text = f"{option}: {_places(shift)}"
        if choice == "missing":
            text = f"{_places(shift)}, maar met {number(most['n'])} gemeenten"
        rows.append((name, min(0, int(part["shift"].min())), max(0, int(part["shift"].max())), text, abs(shift)))
    frame = pd.DataFrame(rows, columns=["name", "low", "high", "text", "most"])
    return frame.sort_values("most", ascending=False, kind="stable").drop(columns="most").reset_index(drop=True)


def _option(monitor: Monitor, choice: str, row: pd.Series) -> str:
    if choice == "without":
        return f"zonder {short(monitor.catalogue[row['option']].name)}"
    if choice == "weights":
        return f"{row['option']} {'meer' if row['change'] > 0 else 'minder'}"
    return OPTIONS[row["option"]]


def short(name: str, most: int = 26) -> str:
    """A name that fits beside a bar; what is cut off is marked."""
    name = name[0].lower() + name[1:]
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _places(shift: int) -> str:
    if not shift:
        return "geen verschil"
    return f"{number(abs(shift))} {'omhoog' if shift > 0 else 'omlaag'}"
