"""The tile map: neighbours near each other, islands apart from the coast."""

from __future__ import annotations

import pandas as pd


def steps(first: pd.DataFrame, second: pd.DataFrame) -> pd.Series:
    """Steps between hexagons on an odd-r grid."""
    q = [each["column"] - (each["row"] - each["row"] % 2) // 2 for each in (first, second)]
    dq, dr = q[0] - q[1], first["row"] - second["row"]
    return pd.concat([dq.abs(), dr.abs(), (dq + dr).abs()], axis=1).max(axis=1)


def test_tiles_keep_neighbours_together_and_islands_apart(table) -> None:
    tiles = table("tiles.csv").set_index("region")
    pairs = table("neighbours.csv")
    ends = [tiles.loc[pairs[column]].reset_index(drop=True) for column in ("region", "neighbour")]
    far = steps(*ends)
    assert (far == 1).mean() > 0.7
    assert (far <= 2).mean() > 0.98
    islands = ["GM0448", "GM0096", "GM0093", "GM0060", "GM0088"]
    land = tiles.drop(index=islands)
    for island in islands:
        here = pd.DataFrame([tiles.loc[island]] * len(land), index=land.index)
        assert steps(here, land).min() >= 2, island
    assert list(tiles.loc[islands, "row"]) == sorted(tiles.loc[islands, "row"], reverse=True)
