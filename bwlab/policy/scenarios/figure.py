"""The figure a scenario is about: what it is here, whom it counts, and why it may not carry a scenario."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.monitor import Monitor
from bwlab.policy.goals.smart import possible
from bwlab.regions import Region

SHARE, RATE, MEAN = "share", "rate", "mean"
#: Figures that count no people who can take part, although they look like it.
NOT_OF_PEOPLE = {
    "levensverwachting": "Een levensverwachting is een rekensom over alle leeftijden. Wat een deelnemer wint, telt daarin niet rechtstreeks op.",
    "verkoopprijs_woning": "Dit cijfer gaat over huizen die in een jaar verkocht zijn. Daar doet niemand aan mee.",
    "bebouwd_terrein": "Dit cijfer gaat over grond, niet over mensen die mee kunnen doen.",
    "windstroom_op_land_per_inwoner": "Dit cijfer gaat over windmolens, niet over mensen die mee kunnen doen.",
}
MEDIAN = "Dit cijfer is een mediaan: de helft zit erboven, de helft eronder. Wat een deel van de huishoudens erbij krijgt, telt daarin niet op."
MONEY = "Dit is geld van de gemeente, geen cijfer over mensen."
#: Whom a figure counts, as people say it, by words in its dictionary; the first that fits.
_MANY = (
    ("huishoudens", "huishoudens"), ("woningen", "woningen"), ("tot 23", "jongeren"), ("kiesgerechtigden", "kiezers"), ("18 jaar", "volwassenen"),
)  # fmt: skip
#: What people have a picture of goes first, where nothing was chosen yet.
FIRST = (
    "tevredenheid_leven", "problematische_schulden", "contact", "overgewicht", "woninginbraken", "vernieling", "vrijwilligerswerk",
    "tevredenheid_vrije_tijd", "tevredenheid_woonomgeving", "bijstand", "jeugdzorg", "mishandeling",
)  # fmt: skip


class Figure(NamedTuple):
    """One figure of one municipality.

    Attributes
    ----------
    indicator : Indicator
    region : Region
    value : float or None
        The newest, as published; None is not there.
    year : int or None
    origin : str
    provisional : bool
    bounds : (float, float)
        What it can be.
    kind : {"share", "rate", "mean"}
    many : str
        Whom it counts, in the plural: "huishoudens".
    whole : int or None
        How many of them there are, where that is known: all inhabitants.
    typical : float
        A usual value, for the steps of a slider where the own one is missing.
    """

    indicator: Indicator
    region: Region
    value: float | None
    year: int | None
    origin: str
    provisional: bool
    bounds: tuple[float, float]
    kind: str
    many: str
    whole: int | None
    typical: float


class Offer(NamedTuple):
    """A figure to choose, in words, and the goal it belongs to ("" for none)."""

    code: str
    title: str
    goal: str


def cannot(indicator: Indicator) -> str:
    """Why no scenario can be reckoned for a figure, whatever the municipality; "" where it can."""
    if indicator.finance:
        return MONEY
    if "mediaan" in indicator.code:
        return MEDIAN
    return NOT_OF_PEOPLE.get(indicator.code, "")


def blank(indicator: Indicator, region: Region) -> str:
    """Why there is no scenario without a figure, and what can be done all the same."""
    return (
        f"Voor {region.label} is er geen cijfer bij '{indicator.name}'. Een scenario begint bij een cijfer, dus bewaren kan hier niet. "
        "Wat er zou veranderen kun je wel uitrekenen. Of iemand het ooit ziet, weten we dan niet."
    )


def many_of(indicator: Indicator) -> str:
    """Whom a figure counts, in the plural."""
    return next((word for part, word in _MANY if part in indicator.population), "inwoners")


def kind_of(indicator: Indicator) -> str:
    """How people add up in a figure."""
    if indicator.unit_short == "%":
        return SHARE
    return RATE if indicator.unit_short in ("per 1.000", "per 100") else MEAN


@functools.lru_cache(maxsize=256)
def figure_of(monitor: Monitor, region: Region, code: str) -> Figure:
    """One figure of one municipality, newest year; ``value`` None where there is none."""
    known = monitor.catalogue[code]
    own = monitor.values(region.code, indicator=code).sort_values("year")
    last = own.iloc[-1] if len(own) else None
    table = monitor.table(code).to_numpy()
    return Figure(
        known, region, None if last is None else round(float(last["value"]), known.decimals), None if last is None else int(last["year"]),
        "" if last is None else str(last["origin"]), bool(last is not None and last["provisional"]), possible(monitor, code), kind_of(known), many_of(known),
        region.population if known.population == "alle inwoners" else None, float(np.nanmedian(table[:, -1])) if not np.isnan(table[:, -1]).all() else float(np.nanmedian(table)),
    )  # fmt: skip


def offers(monitor: Monitor, region: Region, dossier: Any) -> list[Offer]:
    """What a scenario can be about: own goals and opgaven first, then every figure that is there, by theme.

    An own goal stays in the list where its figure is blank, so that the reason can be read; a figure that no
    scenario can be about does too.
    """
    catalogue, found = monitor.catalogue, {}
    for goal in dossier.goals:
        if goal.indicator in catalogue:
            found.setdefault(goal.indicator, Offer(goal.indicator, f"Doel: {goal.text.strip() or catalogue[goal.indicator].name}", goal.key))
    for each in sorted(dossier.challenges, key=lambda each: each.rank):
        code = next((code for code in each.indicators if code in catalogue), "")
        if code:
            found.setdefault(code, Offer(code, f"Opgave {each.rank}: {each.title}", ""))
    there = set(monitor.values(region.code, indicator=catalogue.codes)["indicator"])
    for code in catalogue.codes:
        known = catalogue[code]
        if code in there and not cannot(known) and known.direction:
            found.setdefault(code, Offer(code, f"{known.theme}: {known.name}", ""))
    return list(found.values())


def first(monitor: Monitor, region: Region, dossier: Any) -> str:
    """Where one begins: the first own goal or opgave with a figure that can carry it, else the most familiar figure."""
    found = offers(monitor, region, dossier)
    usable = [each.code for each in found if not cannot(monitor.catalogue[each.code]) and figure_of(monitor, region, each.code).value is not None]
    own = [each.code for each in found if each.title.startswith(("Doel: ", "Opgave ")) and each.code in usable]
    return next((code for code in (*own, *FIRST, *usable) if code in usable), found[0].code if found else FIRST[0])
