"""Chapters 8, 9 and 10: outlook, bands and pace."""

from __future__ import annotations

from functools import cache, partial

import numpy as np
import pandas as pd

from bwlab import open_monitor
from bwlab.method.envelope import LEVEL
from bwlab.method.pace import Pace, pace
from bwlab.monitor.outlooks import backtests, horizons
from bwlab.monitor.outlooks import measured as held_up
from methode.kept import measured


@cache
def looked_back() -> pd.DataFrame:
    """Mean coverage (percent) and error of each method and horizon, over the indicators that can carry them."""
    tried = backtests(open_monitor(), (1, 4))
    means = tried[~tried["finance"]].groupby(["method", "horizon"])[["coverage", "error"]].mean()
    return means.assign(coverage=100 * means["coverage"])


for name, method in (("lijn", "trend"), ("gelijk", "no_change"), ("afstand", "gap")):
    for horizon in (1, 4):
        measured(f"vooruit.{name}_klopte_{horizon}")(partial(lambda *at: looked_back().loc[at, "coverage"], method, horizon))
        measured(f"vooruit.{name}_fout_{horizon}")(partial(lambda *at: looked_back().loc[at, "error"], method, horizon))


@cache
def coverages() -> np.ndarray:
    """The coverage of every band that is used, without finance."""
    monitor = open_monitor()
    codes = [each.code for each in monitor.catalogue if not each.finance]
    return np.array([held_up(monitor, code, ahead).coverage for code in codes for ahead in horizons(monitor, code)])


@measured("banden.aantal")
def _() -> float:
    return coverages().size


@measured("banden.binnen_vijf_punten")
def _() -> float:
    return float((np.abs(coverages() - LEVEL) <= 0.05).sum())


@measured("banden.slechtste")
def _() -> float:
    worst = held_up(open_monitor(), "mediaan_vermogen", 4).coverage
    assert worst == coverages().min()
    return 100 * worst


@cache
def three_points_in_four_years() -> Pace:
    table = open_monitor().table("tevredenheid_leven")
    return pace(table.columns.to_list(), table, 4, 3.0, 1)


@measured("tempo.vensters")
def _() -> float:
    return three_points_in_four_years().chances


@measured("tempo.gehaald")
def _() -> float:
    return 100 * three_points_in_four_years().reached / three_points_in_four_years().chances


@measured("tempo.gemeenten")
def _() -> float:
    return three_points_in_four_years().regions


@measured("tempo.ooit")
def _() -> float:
    return three_points_in_four_years().movers


@measured("tempo.los_van_het_land")
def _() -> float:
    table = open_monitor().table("tevredenheid_leven")
    return pace(table.columns.to_list(), table - table.median(), 4, 3.0, 1).reached
