"""The margins that CBS published itself: 52 towns in the Veiligheidsmonitor of 2021."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd

TABLE, YEAR = "safety_survey_2021.csv", 2021


@functools.lru_cache(maxsize=8)
def published(monitor: Any, code: str) -> pd.DataFrame:
    """The towns whose margin was published, and how many answers by lot each margin looks like.

    Parameters
    ----------
    monitor : Monitor
    code : str
        An indicator that is a share in percent.

    Returns
    -------
    DataFrame
        region, label, value, lower, upper (percent), like (answers).
    """
    from bwlab.method.noise import n_as_wide  # only here: scipy would double the time to open the figures

    table = monitor.snapshot.table(TABLE)
    table = table[table["indicator"] == code]
    like = n_as_wide(table["value"] / 100, (table["upper"] - table["lower"]) / 200)
    labels = [monitor.regions[each].label for each in table["region"]]
    return table[["region", "value", "lower", "upper"]].assign(label=labels, like=like).reset_index(drop=True)


def share_of(towns: pd.DataFrame, region: Any) -> tuple[float, str]:
    """The share to start from, in percent, and whose it is: the own one, else the median of the towns."""
    own = towns.loc[towns["region"] == region.code, "value"]
    if len(own):
        return float(own.iloc[0]), f"{region.label}, {YEAR}"
    return float(towns["value"].median()), f"de mediaan van {len(towns)} gemeenten in {YEAR}; {region.label} heeft geen cijfer"
