"""Chapter 15: neighbours, and the circle of so many kilometres."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from bwlab import open_monitor
from bwlab.monitor.nearby import distances
from methode.kept import measured

NEAR = 20  # kilometres


@cache
def others() -> list[pd.DataFrame]:
    """For each municipality all others, with their distance, whether they touch, and their satisfaction with life in 2022."""
    monitor = open_monitor()
    values = monitor.table("tevredenheid_leven")[2022]
    return [far.assign(value=far["region"].map(values)) for far in (distances(monitor, each) for each in monitor.regions)]


def touching() -> list[int]:
    return [int(far["touches"].sum()) for far in others()]


def near() -> list[int]:
    return [int((far["km"] <= NEAR).sum()) for far in others()]


measured("buren.aantal")(lambda: float(np.median(touching())))
measured("buren.zonder")(lambda: touching().count(0))
measured("buren.lege_plek")(lambda: sum(far.loc[far["touches"], "value"].isna().any() for far in others()))
measured("buren.binnen_20")(lambda: float(np.median(near())))
measured("buren.niemand_binnen_20")(lambda: near().count(0))
measured("buren.grenst_verder")(lambda: sum((far.loc[far["touches"], "km"] > NEAR).any() for far in others()))
