"""Make the tile map once: every municipality one hexagon, on a grid that looks like the Netherlands.

    python data/tiles.py

Three steps. The centres are pushed apart until there is room for all, held together by the borders they
share; a few points of water keep the IJsselmeer, the Wadden Sea and the Zeeland waters open. Then each point
gets the hexagon that makes the sum of squared distances smallest (optimal assignment). Last, swaps and moves
that bring neighbours closer together are kept. Seeded: the same centres give the same tiles.

Columns and rows are "odd-r" offsets: rows run from north to south, odd rows lie half a hexagon to the east.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

HERE = Path(__file__).resolve().parent
PITCH = 11.8  # km between hexagons; a little wider than their share of the land, so that no holes are left
SEED = 3

# Water that people look for, in RD kilometres (read off a map, rounded): it takes part like a municipality
# and is taken out at the end.
WATER = {
    "IJsselmeer": [(139, 553), (148, 552), (139, 543), (149, 543), (156, 535), (152, 530)],
    "Markermeer": [(141, 514), (150, 515), (143, 504)],
    "Waddenzee": [(126, 567), (138, 573)],
    "Oosterschelde": [(40, 405), (51, 402)],
}
# Islands stay apart from the coast; the ferry says from which port: Den Helder, Harlingen, Noardeast-Fryslân
# (Holwerd), Het Hogeland (Lauwersoog).
FERRIES = {"GM0448": "GM0400", "GM0096": "GM0072", "GM0093": "GM0072", "GM0060": "GM1970", "GM0088": "GM1966"}
# Across the Westerschelde, from west to east: Sluis, Terneuzen, Hulst. One row, apart from other Zeeland.
ACROSS = ("GM1714", "GM0715", "GM0677")
# Borders through open water do not hold land together: the Afsluitdijk and the Houtribdijk.
DIKES = {("GM1900", "GM1911"), ("GM0388", "GM0995")}


def grid(points: np.ndarray, margin: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Cells (column, row) around the points, and their centres in pitches, y to the north."""
    low, high = points.min(0), points.max(0)
    step = np.sqrt(3) / 2
    rows = int((high[1] - low[1]) / step) + 2 * margin
    columns = int(high[0] - low[0]) + 2 * margin
    cells = np.array([(column, row) for row in range(rows) for column in range(columns)])
    x = cells[:, 0] + 0.5 * (cells[:, 1] % 2) + low[0] - margin
    y = high[1] + margin * step - cells[:, 1] * step
    return cells, np.column_stack([x, y])


def cube(cells: np.ndarray) -> np.ndarray:
    """Offset coordinates as axial ones (q, r), in which distances are easy."""
    return np.column_stack([cells[:, 0] - (cells[:, 1] - (cells[:, 1] & 1)) // 2, cells[:, 1]])


def distance(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Steps between hexagons, both as axial coordinates."""
    gap = first - second
    return np.maximum(np.abs(gap).max(-1), np.abs(gap.sum(-1)))


def spread(start: np.ndarray, edges: np.ndarray, rest: np.ndarray, strength: np.ndarray,
           rounds: int = 600, hold: float = 0.02) -> np.ndarray:  # fmt: skip
    """Push points a pitch apart, pull pairs towards their ``rest`` length, hold on to the start."""
    points = start.copy()
    for turn in range(rounds):
        gap = points[:, None] - points[None]
        far = np.sqrt((gap**2).sum(2)) + np.eye(len(points)) * 9
        push = np.clip(1.0 - far, 0, None)[:, :, None] * gap / np.maximum(far, 1e-6)[:, :, None]
        move = 0.35 * push.sum(1) + hold * (start - points)
        line = points[edges[:, 1]] - points[edges[:, 0]]
        length = np.sqrt((line**2).sum(1))[:, None]
        pull = strength[:, None] * (length - rest[:, None]) * line / length
        np.add.at(move, edges[:, 0], pull)
        np.add.at(move, edges[:, 1], -pull)
        points = points + move * min(1.0, 0.3 + turn / 100)
    return points


def improve(place: np.ndarray, cells: np.ndarray, centres: np.ndarray, goal: np.ndarray, edges: np.ndarray,
            fixed: np.ndarray, shore: np.ndarray, steps: int = 800_000, weight: float = 1.2,
            whole: float = 2.0) -> np.ndarray:  # fmt: skip
    """Swap and move tiles while that brings neighbours together, close to their goal and without holes.

    Simulated annealing: early on a small loss is taken, later only gains.

    Parameters
    ----------
    place : (tiles,) int
        The cell of every tile at the start.
    cells, centres : (cells, 2)
        Column and row, and position in pitches.
    goal : (tiles, 2)
        Where each tile would like to lie, in pitches.
    edges : (borders, 2) int
        Pairs of tiles that share a border.
    fixed, shore : bool
        Tiles that stay; cells that stay empty.
    weight, whole : float
        What a squared pitch from the goal costs, and a side less that touches land.

    Returns
    -------
    (tiles,) int
        The cell of every tile.
    """
    random = np.random.default_rng(SEED)
    axial = cube(cells)
    owner = np.full(len(cells), -1)
    owner[place] = np.arange(len(place))
    around = [[] for _ in range(len(place))]
    for first, second in edges:
        around[first].append(second)
        around[second].append(first)
    # Cells next to each cell, so that a tile only tries places nearby.
    close = [np.flatnonzero((distance(axial, axial[cell]) <= 2) & ~shore) for cell in range(len(cells))]
    touching = [np.flatnonzero(distance(axial, axial[cell]) == 1).tolist() for cell in range(len(cells))]
    q, r = axial[:, 0].tolist(), axial[:, 1].tolist()
    pull = ((goal[:, None] - centres[None]) ** 2).sum(2) * weight
    where = place.tolist()

    def cost(tile: int) -> float:
        cell, total = where[tile], pull[tile, where[tile]]
        for other in around[tile]:
            dq, dr = q[cell] - q[where[other]], r[cell] - r[where[other]]
            total += (max(abs(dq), abs(dr), abs(dq + dr)) - 1) ** 2
        return total

    def company(cell: int, tile: int) -> int:
        beside = [owner[other] for other in touching[cell]]
        return sum(1 for other in beside if other >= 0 and other != tile and not fixed[other])

    draws = random.random((steps, 3))
    movable = np.flatnonzero(~fixed)
    for turn in range(steps):
        tile = int(movable[int(draws[turn, 0] * len(movable))])
        here = where[tile]
        options = close[here]
        there = int(options[int(draws[turn, 1] * len(options))])
        other = int(owner[there])
        if there == here or (other >= 0 and fixed[other]):
            continue
        before = cost(tile) + (cost(other) if other >= 0 else 0)
        where[tile] = there
        if other >= 0:
            where[other] = here
        loss = cost(tile) + (cost(other) if other >= 0 else 0) - before
        if other < 0:  # a move leaves a hole or fills one
            loss += whole * (company(here, tile) - company(there, tile))
        heat = 1.2 * (1 - turn / steps) ** 2
        if loss <= 0 or (heat > 0 and draws[turn, 2] < np.exp(-loss / max(heat, 1e-9))):
            owner[here], owner[there] = other, tile
        else:
            where[tile] = here
            if other >= 0:
                where[other] = there
    return np.array(where)


def make(regions: pd.DataFrame, neighbours: pd.DataFrame) -> pd.DataFrame:
    """Tiles for all regions.

    Parameters
    ----------
    regions, neighbours : DataFrame
        ``regions.csv`` and ``neighbours.csv``.

    Returns
    -------
    DataFrame
        region, column, row; one row a region.
    """
    codes = regions["region"].tolist()
    number = {code: index for index, code in enumerate(codes)}
    lakes = np.array([point for points in WATER.values() for point in points], dtype=float)
    start = np.vstack([regions[["x_km", "y_km"]].to_numpy(), lakes]) / PITCH
    pairs = [tuple(sorted(pair)) for pair in neighbours[["region", "neighbour"]].to_numpy()]
    edges = np.array([(number[one], number[two]) for one, two in pairs if (one, two) not in DIKES])
    ferries = np.array([(number[one], number[two]) for one, two in FERRIES.items()])
    sizes = [len(edges), len(ferries)]
    rest, strength = np.repeat([1.0, 2.2], sizes), np.repeat([0.03, 0.2], sizes)
    goal = spread(start, np.vstack([edges, ferries]), rest, strength)
    across = np.array([number[code] for code in ACROSS])
    goal[across] = goal[across].mean(0) + np.array([[-1, -0.3], [0, -0.3], [1, -0.3]])

    cells, centres = grid(goal)
    costs = ((goal[:, None] - centres[None]) ** 2).sum(2)
    apart = np.append([number[code] for code in FERRIES], across)
    others = np.setdiff1d(np.arange(len(start)), apart)
    place = np.zeros(len(start), dtype=int)
    place[apart] = linear_sum_assignment(costs[apart])[1]
    axial = cube(cells)
    shore = (distance(axial[:, None], axial[None, place[apart]]) <= 1).any(1)  # nobody lands beside these
    place[others] = np.flatnonzero(~shore)[linear_sum_assignment(costs[np.ix_(others, ~shore)])[1]]
    fixed = np.arange(len(start)) >= len(codes)
    fixed[apart] = True
    place = improve(place, cells, centres, goal, edges, fixed, shore)
    tiles = cells[place[: len(codes)]]
    tiles = tiles - [tiles[:, 0].min(), tiles[:, 1].min() // 2 * 2]
    return pd.DataFrame({"region": codes, "column": tiles[:, 0], "row": tiles[:, 1]}).sort_values("region")


if __name__ == "__main__":
    table = make(pd.read_csv(HERE / "regions.csv"), pd.read_csv(HERE / "neighbours.csv"))
    table.to_csv(HERE / "tiles.csv", index=False, lineterminator="\n")
