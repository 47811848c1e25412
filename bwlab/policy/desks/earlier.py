"""Practice for a newer edition: the figures as they were without the newest year of each, so that what came since can be read."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date
from typing import Any

from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.rerun.outcome import Rerun, rerun, used


@functools.lru_cache(maxsize=2)
def without_newest(monitor: Monitor) -> Monitor:
    """The same edition, with the newest year of every figure of which there are more years left out."""
    table = monitor.snapshot.observations
    years = table.groupby("indicator", observed=True)["year"]
    last, first = years.max(), years.min()
    gone = table["indicator"].map(last.where(last > first)).astype("float")
    return Monitor(replace(monitor.snapshot, observations=table[table["year"] != gone].reset_index(drop=True)))


def practice(dossier: Any, monitor: Monitor, region: str, today: date) -> Rerun:
    """What the newest year of each figure meant for a dossier, as if it had just come."""
    return rerun(dossier, without_newest(monitor), monitor, region, today)


def may_change(dossier: Any, monitor: Monitor) -> str:
    """How many of the figures under a dossier are provisional in their newest year; those can change with the next edition."""
    codes = [code for code in used(dossier, monitor.catalogue) if code in monitor.catalogue]
    if not codes:
        return "Onder het dossier ligt nog geen cijfer. Dan verandert een nieuwe editie er niets aan."
    rows = [monitor.values(dossier.region, code) for code in codes] if dossier.region in monitor.regions else []
    known = [each.sort_values("year").iloc[-1] for each in rows if len(each)]
    loose = sum(bool(each.provisional) or each.origin == "recovered" for each in known)
    return (
        f"Onder het dossier {'ligt 1 cijfer' if len(codes) == 1 else f'liggen {number(len(codes))} cijfers'}; van {number(len(known)) if known else 'geen'} daarvan is er een waarde van deze gemeente. "
        f"Bij {number(loose) if loose else 'geen'} daarvan is het nieuwste jaar voorlopig of door ons teruggerekend. Zo'n getal kan met een nieuwe editie anders worden."
    )
