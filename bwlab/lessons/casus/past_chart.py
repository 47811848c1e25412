"""Figures as far as a year: the own line, the middle half of all, and those who are alike. Nothing later is in it."""

from __future__ import annotations

import dataclasses
from typing import Any

from bwlab.charts import Chart, over_time
from bwlab.formats import number
from bwlab.policy.case.story import BURGLARY, KNOWN, TARGET, Case, upto, value


def drawn(monitor: Any, case: Case, until: int, percent: int | None = None, code: str = BURGLARY) -> Chart:
    """One figure over time, up to and with a year.

    Parameters
    ----------
    percent : int, optional
        How much less was promised, for the words of it.
    """
    peers = monitor.peers(case.region)
    chart = over_time(upto(monitor, code, until), monitor.catalogue[code], region=case.region.code, label=case.region.label, peers=peers["region"], group=peers.attrs["sentence"])
    if percent is None:
        return chart
    there = value(monitor, case.region, BURGLARY, KNOWN) * (1 - percent / 100)
    aim = "op peil" if not percent else f"{number(percent)} procent minder"
    return dataclasses.replace(chart, subtitle=f"{chart.subtitle} Het doel voor {TARGET}: {number(there, 1)} ({aim}).")
