"""Rank bands over 10,000 draws of the weights, beside a plain pandas loop over the same draws.

    python benchmarks/weights.py [--draws 10000]

342 municipalities and the 34 indicators with a direction that most of them have, newest figures, blanks
included: who has half of them takes part. Both must give the same bands. Goal: at least 12 times faster.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc

import numpy as np
import pandas as pd

from bwlab import open_monitor
from bwlab.method.composite import draw_weights, keep, normalise, rank_bands

COUNT, SHARE, SEED, GOAL = 34, 0.5, 1, 12
EDGES = (0.05, 0.5, 0.95)


def figures() -> tuple[pd.DataFrame, list[int]]:
    """The newest figures of the indicators that most municipalities have, and their directions."""
    monitor = open_monitor()
    rated = [each for each in map(monitor.catalogue.__getitem__, monitor.catalogue.codes) if each.direction]
    columns = {each.code: monitor.table(each.code).dropna(axis=1, how="all").iloc[:, -1] for each in rated}
    codes = sorted(columns, key=lambda code: -columns[code].notna().sum())[:COUNT]
    return pd.DataFrame({code: columns[code] for code in codes}), [monitor.catalogue[code].direction for code in codes]


def loop(scores: pd.DataFrame, drawn: np.ndarray) -> pd.DataFrame:
    """Low, median and high rank of each region, one draw at a time."""
    ranks = []
    for weights in drawn:
        value = (scores * weights).sum(axis=1) / (scores.notna() * weights).sum(axis=1)
        ranks.append(value.rank(ascending=False, method="min"))
    return pd.DataFrame(ranks).quantile(EDGES, interpolation="lower")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=10_000)
    draws = parser.parse_args().draws
    values, directions = figures()
    scores = normalise(values, "zscore", directions)
    taking = scores[keep(scores, "available", SHARE)]
    print(f"{len(taking)} of {len(scores)} municipalities, {scores.shape[1]} indicators, {draws:,} draws")

    times = []
    for _ in range(5):
        start = time.perf_counter()
        bands = rank_bands(scores, None, draws, SEED, missing="available", share=SHARE, concentration=None)
        times.append(time.perf_counter() - start)
    fast = sorted(times)[2]
    start = time.perf_counter()
    slow = loop(taking, draw_weights(np.ones(COUNT), draws, SEED, None))
    plain = time.perf_counter() - start
    kept = ~np.isnan(bands.median)
    off = max(np.abs(found[kept] - slow.loc[edge]).max() for found, edge in zip((bands.low, bands.median, bands.high), EDGES, strict=True))

    tracemalloc.start()
    rank_bands(scores, None, draws, SEED, missing="available", share=SHARE, concentration=None)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    start = time.perf_counter()
    for _ in range(20):
        rank_bands(scores, None, 1000, SEED, missing="available", share=SHARE)
    drag = (time.perf_counter() - start) / 20
    print(f"rank_bands              {fast:8.3f} s   peak {peak:.0f} MB beside the figures")
    print(f"pandas, a loop          {plain:8.3f} s")
    print(f"ratio                   {plain / fast:8.1f}     (goal: at least {GOAL})")
    print(f"largest difference      {off:8.0f} places (the edge of a quantile may fall on either side)")
    print(f"1,000 draws (dragging)  {1000 * drag:8.1f} ms")


if __name__ == "__main__":
    main()
