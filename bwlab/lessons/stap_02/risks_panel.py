"""Risks and chances: four kinds from place and trend, and how many figures cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from bwlab.charts import Chart, risks
from bwlab.charts.risks import part
from bwlab.charts.words import inside
from bwlab.formats import listing, number
from bwlab.monitor.colouring import BREAK, ONE, SHARE, SHORT
from bwlab.policy.goals.risks import (
    BLANK,
    CREEPING,
    DOUBLE,
    KINDS,
    PLACELESS,
    STRONG,
    TURNING,
    UNCLEAR,
    UNTOLD,
    judged,
    kinds,
    shared,
)
from bwlab.widgets import Slider, scenario

SHARES = (0.1, 0.15, 0.2, SHARE, 0.3, 0.35, 0.4, 0.45, 0.5)
#: For the chart: name, movement, and whether it stands unfavourably; the riskiest first.
SIGNS: Mapping[str, tuple[str, int, int]] = {
    DOUBLE: (KINDS[DOUBLE].name, -1, -1),
    CREEPING: (KINDS[CREEPING].name, -1, 0),
    TURNING: (KINDS[TURNING].name, 1, -1),
    STRONG: (KINDS[STRONG].name, 1, 0),
}
GUESSES = (
    ("bijna alle", "Bijna allemaal"), ("helft", "Ongeveer de helft"), ("kwart", "Ongeveer een kwart"), ("minder", "Minder dan een op de vijf"),
)  # fmt: skip


class RisksPanel:
    """A slider for what counts as unfavourable, and the four kinds that follow.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        texts = [part(share) for share in SHARES]
        self.share = Slider("Vanaf waar noem je een plaats ongunstig?", SHARES, SHARE, note="het kwart: zo kleurt de monitor", texts=texts)
        found = kinds(self.monitor, self.region)
        self.frame = found.assign(source=[self.monitor.catalogue[code].source for code in found["indicator"]])
        self.scenario = scenario(lambda share: (share, shared(self.frame, share)), {"share": self.share}, self._draw)
        self.pieces: list[Any] = [self.scenario, _meaning(), *untold(found)]

    def _draw(self, found: tuple[float, pd.DataFrame]) -> Chart:
        share, frame = found
        return risks(frame, label=self.region.label, share=share, kinds=SIGNS).saying(self._sentence(share, frame))

    def _sentence(self, share: float, frame: pd.DataFrame) -> str:
        moving = frame[frame["kind"].isin(KINDS)]
        lowest = frame.loc[frame["position"] < 0, "kind"]
        without, unclear = int((lowest == UNTOLD).sum()), int((lowest == UNCLEAR).sum())
        told = [
            f"{number(len(names))} keer {SIGNS[key][0]} ({listing(names)})"
            for key in KINDS
            if (names := [inside(name) for name in moving.loc[moving["kind"] == key, "name"]])
        ]
        found = f"dan zie je bij {self.region.label} {listing(told)}" if told else f"dan is er bij {self.region.label} geen risico, kans of kracht aan te wijzen"
        rest = [*([f"{_count(without)} zonder trend"] if without else []), *([f"{_count(unclear)} zonder duidelijke richting"] if unclear else [])]
        unknown = f"{'staat' if without + unclear == 1 else 'staan'} {listing(rest)}: wordt dat gunstiger of ongunstiger, dat weet je niet" if rest else "staat geen cijfer waarvan je de richting niet weet"
        return f"Als je {part(share)} ongunstig noemt, {found}.{_country(moving)} In dat deel {unknown}."


def answer(lesson: Any) -> str:
    """How many of the figures can be told, for the guess."""
    frame = kinds(lesson.monitor, lesson.region)
    count = judged(frame)
    share = number(100 * count / len(frame))
    return (
        f"Van {number(len(frame))} cijfers met een gunstige kant {'is' if count == 1 else 'zijn'} er voor {lesson.region.label} {number(count)} op allebei te beoordelen: "
        f"{share} procent. Bij de andere weet je hooguit waar je staat, en niet waar je heen gaat."
    )


def _country(moving: pd.DataFrame) -> str:
    """How often the median of all municipalities moved along."""
    if moving.empty:
        return ""
    along, every = int(moving["along"].sum()), len(moving)
    if every == 1:
        return f" De mediaan van alle gemeenten bewoog {'dezelfde kant op: dat is niet alleen van hier' if along else 'niet dezelfde kant op'}."
    if not along:
        return " Bij geen daarvan bewoog de mediaan van alle gemeenten dezelfde kant op."
    return f" Bij {number(along)} van deze {number(every)} bewoog de mediaan van alle gemeenten dezelfde kant op: dat is niet alleen van hier."


def untold(frame: pd.DataFrame) -> list[Any]:
    """Why the other figures have no kind: how many, and then the reasons, counted."""
    reasons = frame.loc[frame["kind"] == UNTOLD, "trend_reason"].value_counts()
    counts = [
        (int((frame["kind"] == BLANK).sum()), "hier is geen cijfer"),
        (int(reasons.get(ONE, 0)), "er is maar één meting in acht jaar"),
        (int(reasons.get(SHORT, 0)), "er zijn te weinig metingen voor een trend"),
        (int(reasons.get(BREAK, 0)), "er zit een breuk in de reeks"),
        (int((frame["kind"] == PLACELESS).sum()), "te veel gemeenten staan gelijk"),
        (int((frame["kind"] == UNCLEAR).sum()), "de trend heeft geen duidelijke richting: dat is iets anders dan 'gelijk gebleven'"),
    ]
    total = sum(count for count, _ in counts)
    return [f"{number(total)} van de {number(len(frame))} cijfers {'valt' if total == 1 else 'vallen'} in geen van de vier soorten:", [f"{_count(count)}: {why}." for count, why in counts if count]]


def _meaning() -> pd.DataFrame:
    rows = [[kind.name[:1].upper() + kind.name[1:], kind.what, kind.ask] for kind in KINDS.values()]
    return pd.DataFrame(rows, columns=["Soort", "Wat het is", "Vraag voor het gesprek"])


def _count(count: int) -> str:
    return "1 cijfer" if count == 1 else f"{number(count)} cijfers"
