"""The shape of own figures: that of every figure, with the number of answers, the margin and the group."""

from __future__ import annotations

from typing import Any

import pandas as pd

COLUMNS = ("region", "indicator", "year", "value", "origin", "provisional", "n", "low", "high", "group")


def tidy(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows of region, indicator, year, value, n, low, high and group as the tidy frame of own figures."""
    frame = pd.DataFrame(
        [(region, name, year, value, "own", False, n, low, high, group) for region, name, year, value, n, low, high, group in rows],
        columns=list(COLUMNS),
    )
    kinds = {"year": "int64", "value": "float64", "provisional": "bool", "n": "Int64", "low": "float64", "high": "float64"}
    return frame.astype(kinds | dict.fromkeys(("region", "indicator", "origin", "group"), "str"))
