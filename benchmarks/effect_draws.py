"""A measure of five assumptions, drawn: the change per year, the tornado and the break-even.

What a slider of the workbench asks: 1,000 draws while it is dragged, 10,000 at rest. Beside it the same change
by a plain loop over the draws in Python. Then a budget shift through sixty arrows, twelve years on.

    python benchmarks/effect_draws.py
"""

from __future__ import annotations

import random
from statistics import median
from time import perf_counter

import numpy as np

from bwlab.method.budget import LEDGERS, Arrow, impulses, ledgers, shift
from bwlab.method.effect import Assumption, Measure, break_even, effect, sample, tornado

GOAL = 60  # milliseconds
TIMES = 15
YEARS = 10


def milliseconds(work) -> float:
    """Median of `TIMES`, after one to warm up."""
    work()
    found = []
    for _ in range(TIMES):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return 1000 * median(found)


def plain(measure: Measure, draws: int) -> np.ndarray:
    """The band of each year by a loop: what the arrays save."""
    rows = []
    for reach, uptake, size, persistence, delay in sample(measure, draws):
        rows.append([reach * uptake * size * persistence ** (age - delay) if age >= delay else 0.0 for age in range(YEARS)])
    return np.quantile(rows, [0.05, 0.5, 0.95], axis=0)


def web() -> tuple[list[Arrow], dict[str, str]]:
    """Nine fields, twelve themes, sixty arrows."""
    chosen = random.Random(1)
    fields, themes = [f"veld {i}" for i in range(9)], [f"thema {i}" for i in range(12)]
    arrows = [
        Arrow(*chosen.sample([*fields, *themes], 2), chosen.choice([1, -1]), chosen.uniform(0, 3), chosen.randint(1, 5), source="een bron")
        for _ in range(60)
    ]
    return arrows, {name: LEDGERS[i % 3] for i, name in enumerate(themes)}


def main() -> None:
    measure = Measure(
        Assumption("bereik", "aandeel", 0.1, 0.3, 0.5, "pert"),
        Assumption("deelname", "aandeel", 0.1, 0.2, 0.5, "triangular"),
        Assumption("effect", "procentpunt", 0, 12.5, 20, "pert"),
        Assumption("blijvend deel", "aandeel", 0.5, 0.7, 0.9, "pert"),
        Assumption("vertraging", "jaar", 0, 1, 2, "uniform"),
    )
    for draws in (1000, 10_000):
        change = milliseconds(lambda n=draws: effect(measure, 80, bounds=(0, 100), years=YEARS, draws=n))
        loop = milliseconds(lambda n=draws: plain(measure, n))
        bars = milliseconds(lambda n=draws: tornado(measure, 3, draws=n))
        needed = milliseconds(lambda n=draws: break_even(measure, 3.0, year=3, draws=n))
        print(f"{draws:6} draws: change over {YEARS} years {change:5.1f} ms (a plain loop {loop:6.1f} ms, {loop / change:4.1f} times)")
        print(f"              tornado {bars:5.1f} ms, break-even {needed:5.1f} ms  (goal: each under {GOAL} ms)")
    arrows, kept_in = web()
    before = np.linspace(5, 25, 9)

    def moved() -> None:
        pushed = impulses(before, shift(before, 3, 20).amounts)
        ledgers(arrows, {f"veld {i}": size for i, size in enumerate(pushed)}, kept_in)

    print(f"       budget: one shift through {len(arrows)} arrows {milliseconds(moved):5.1f} ms  (goal: under {GOAL} ms)")


if __name__ == "__main__":
    main()
