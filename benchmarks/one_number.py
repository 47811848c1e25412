"""How stable one number is: the measured figures of ``docs/methode.md`` on reading 3, printed again.

    python benchmarks/one_number.py
"""

from __future__ import annotations

import numpy as np

from bwlab import open_monitor
from bwlab.lessons.lezen_3.calculating import RULES
from bwlab.lessons.lezen_3.one_number import BASE, figures
from bwlab.method.composite import (
    compose,
    draw_weights,
    one_at_a_time,
    rank_bands,
    reach,
    recipe_bands,
    shifts,
)
from bwlab.method.position import quartiles

DRAWS, SEED = 10_000, 1


def main() -> None:
    monitor = open_monitor()
    known = figures(monitor)
    complete = known.complete.to_numpy()
    scores, n = known.scores.to_numpy()[complete], int(complete.sum())
    print(f"{n} of {len(complete)} municipalities have all {known.values.shape[1]} indicators; pulled in: {known.pulled}")
    people = np.array([monitor.regions[code].population for code in known.values.index])
    for low, high in ((0, 20_000), (20_000, 50_000), (50_000, 100_000), (100_000, np.inf)):
        size = (people >= low) & (people < high)
        print(f"  {low:>7,} to {high:>9,}: {(complete & size).sum()} of {size.sum()}")

    print(f"\nweights, {DRAWS:,} draws: median 90 % band, share that keeps its quarter in 90 % of the draws, numbers one, numbers last")
    random = np.random.default_rng(SEED)
    nudged = random.uniform(0.75, 1.25, (DRAWS, scores.shape[1]))
    even = np.ones(scores.shape[1])
    for name, drawn in (
        ("any weights", draw_weights(even, DRAWS, SEED, None)),
        ("like equal (100)", draw_weights(even, DRAWS, SEED, 100)),
        ("25 % up or down", nudged / nudged.sum(axis=1, keepdims=True)),
    ):
        rank = (-scores @ drawn.T).argsort(axis=0).argsort(axis=0) + 1
        quarter, now = np.ceil(4 * rank / n), np.ceil(4 * ((-scores.mean(axis=1)).argsort().argsort() + 1) / n)
        width = np.diff(np.quantile(rank, (0.05, 0.95), axis=1), axis=0)
        keeps = ((quarter == now[:, None]).mean(axis=1) >= 0.9).mean()
        print(f"  {name:18} {np.median(width):4.0f} places  {100 * keeps:3.0f} %  {np.unique(rank.argmin(axis=0)).size:3}  {np.unique(rank.argmax(axis=0)).size:3}")
    both = recipe_bands(known.values, known.directions, known.themes, BASE, DRAWS, SEED)
    one = rank_bands(scores, None, DRAWS, SEED, missing="complete")
    print(f"  median band, weights {np.median(one.high - one.low):.0f}, weights and rules together {np.nanmedian(both.high - both.low):.0f} places")
    found = [reach(known.scores, place) for place in np.flatnonzero(complete)]
    print(f"  by some weights number one: {sum(each.first is not None for each in found)}, last: {sum(each.last is not None for each in found)} of {n}")

    print("\nrules: takes part, other quarter, median and largest shift")
    base = compose(known.values, known.directions, known.themes, BASE)
    for rule in RULES[1:]:
        other = compose(known.values, known.directions, known.themes, rule.recipe)
        shift = np.abs(shifts(base, other))
        kept = ~np.isnan(shift)
        changed = quartiles(np.where(kept, other.value, np.nan), 1)[kept] != quartiles(base.value, 1)[kept]
        print(f"  {rule.name:32} {other.n:4}  {100 * changed.mean():3.0f} %  {np.median(shift[kept]):4.0f}  {shift[kept].max():4.0f}")

    print("\nwhich choice moves most, counted over municipalities")
    most: dict[str, int] = {}
    for place in np.flatnonzero(complete):
        table = one_at_a_time(known.values, known.directions, known.themes, BASE, int(place))
        top = table.loc[table["shift"].abs().idxmax(), "choice"]
        most[top] = most.get(top, 0) + 1
    for choice, count in sorted(most.items(), key=lambda item: -item[1]):
        print(f"  {choice:16} {count}")


if __name__ == "__main__":
    main()
