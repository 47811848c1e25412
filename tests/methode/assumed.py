"""Chapter 11: assumptions."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.stats import beta

from bwlab.method.assumptions import Assumption, Measure, sample
from methode.kept import measured


@measured("aannames.pert_fout")
def _() -> float:
    chance, worst = np.linspace(0.001, 0.999, 999), 0.0
    for likely in np.linspace(0, 1, 51):
        own = Assumption("", "", 0, likely, 1, "pert").at(chance)
        worst = max(worst, np.abs(own - beta.ppf(chance, 1 + 4 * likely, 5 - 4 * likely)).max())
    return worst


@cache
def restless() -> tuple[np.ndarray, np.ndarray]:
    """Median and upper bound of 200 bands of 1,000 draws: spread over the distributions, and loose."""
    ranges = [("bereik", 0.1, 0.3, 0.5), ("deelname", 0.1, 0.2, 0.5), ("effect", 0, 12.5, 20)]
    factors = [Assumption(name, "", *values, "pert") for name, *values in ranges]
    spread, loose = [], []
    for seed in range(200):
        chances = np.random.default_rng(seed).random((3, 1000))
        drawn = [each.at(chance) for each, chance in zip(factors, chances, strict=True)]
        spread.append(np.quantile(sample(Measure(*factors), 1000, seed)[:, :3].prod(axis=1), [0.5, 0.95]))
        loose.append(np.quantile(np.prod(drawn, axis=0), [0.5, 0.95]))
    return np.array(spread), np.array(loose)


@measured("aannames.rustiger_midden")
def _() -> float:
    spread, loose = restless()
    return float(loose[:, 0].std() / spread[:, 0].std())


@measured("aannames.rustiger_grens")
def _() -> float:
    spread, loose = restless()
    return float(loose[:, 1].std() / spread[:, 1].std())


@measured("aannames.beweging")
def _() -> float:
    spread, _ = restless()
    return float(100 * spread[:, 1].std() / spread[:, 1].mean())
