"""Where the boxes and arrows of a policy theory lie: columns from cause to effect, and a route for each arrow between them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, EDGE, COLUMNS = 960, 8, 5  # pixels, and at most so many columns
LINE = 20  # pixels of a line of text in a box
STEPS = 14  # points of a bend

Edge = tuple[int, int]
Point = tuple[float, float]


@dataclass
class Laid:
    """Where everything lies, in pixels from the upper left corner.

    Attributes
    ----------
    boxes : list of tuple
        Left, top, width and height of each box.
    lines : int
        Lines of text that fit in a box.
    routes : dict of tuple to list of tuple
        By edge: the points from box to box.
    height : float
        Of the picture.
    """

    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    lines: int = 3
    routes: dict[Edge, list[Point]] = field(default_factory=dict)
    height: float = 0


def columns(count: int, edges: Sequence[Edge], ends: Sequence[int] = ()) -> list[int]:
    """A column for each box: causes left, effects right; an arrow that closes a loop runs back."""
    back = _backward(count, edges, set(ends))
    forward = [edge for edge in edges if edge not in back]
    depth = [0] * count
    for _ in range(count):  # the longest way to it; without loops this ends
        for start, end in forward:
            depth[end] = max(depth[end], depth[start] + 1)
    last = max(depth, default=0)
    if last >= COLUMNS:
        depth = [each * COLUMNS // (last + 1) for each in depth]
    return depth


def _backward(count: int, edges: Sequence[Edge], ends: set[int]) -> set[Edge]:
    """The arrows to leave out so that no loop is left: first those that leave what it is all for."""
    follows = [[end for start, end in edges if start == place] for place in range(count)]

    def reaches(start: int, goal: int) -> bool:
        seen, todo = {start}, [start]
        while todo:
            place = todo.pop()
            if place == goal:
                return True
            fresh = [each for each in follows[place] if each not in seen]
            seen.update(fresh)
            todo += fresh
        return False

    back = {(start, end) for start, end in edges if start in ends and reaches(end, start)}
    for start, end in back:
        follows[start].remove(end)
    entered = {end for start, end in edges if (start, end) not in back}
    state = [0] * count  # 0 not seen, 1 on the way, 2 done
    for root in sorted(range(count), key=lambda place: place in entered):
        stack = [(root, iter(list(follows[root])))] if not state[root] else []
        state[root] = state[root] or 1
        while stack:
            place, rest = stack[-1]
            nearby = next(rest, None)
            if nearby is None:
                state[place] = 2
                stack.pop()
            elif state[nearby] == 1:
                back.add((place, nearby))
            elif state[nearby] == 0:
                state[nearby] = 1
                stack.append((nearby, iter(list(follows[nearby]))))
    return back


def lay(count: int, edges: Sequence[Edge], ends: Sequence[int] = (), noted: Sequence[int] = (), *, most: int = 3) -> Laid:
    """Boxes in columns and a route for each arrow.

    Parameters
    ----------
    count : int
        Number of boxes.
    edges : sequence of (int, int)
    ends : sequence of int
        Boxes that lie right: what it is all for.
    noted : sequence of int
        Boxes with a line of text below them.
    most : int
        Lines of text in a box; fewer where a column is full.
    """
    laid, column = Laid(), columns(count, edges, ends)
    # An arrow over more columns passes each of them at a place of its own, which lies in the column like a box.
    passes = {edge: _between(column[edge[0]], column[edge[1]]) for edge in edges}
    stacks: list[list[object]] = [[place for place in range(count) if column[place] == each] for each in range(max(column, default=0) + 1)]
    fullest = max((len(each) for each in stacks), default=1)
    for edge, crossed in passes.items():
        for each in crossed:
            stacks[each].append((edge, each))
    _order(stacks, edges, passes)
    laid.lines = min(most, 3 if fullest < 5 else 2 if fullest == 5 else 1)
    tops, laid.height = _tops(stacks, laid.lines, set(noted))
    wide, gap = _widths(len(stacks))
    tall = LINE * laid.lines + 12
    lefts = [EDGE + each * (wide + gap) for each in range(len(stacks))]
    laid.boxes = [(lefts[column[place]], tops[place], wide, tall) for place in range(count)]
    middle = {place: tops[place] + tall / 2 for place in range(count)}
    ports = _ports(edges, column, passes, tops, middle, tall)
    for edge in edges:
        start, end = edge
        if column[start] == column[end]:
            left = lefts[column[start]]
            # Out to the right and back in; in the last column there is no room on that side.
            side, out = (left, -1) if 0 < column[start] == len(stacks) - 1 else (left + wide, 1)
            laid.routes[edge] = _beside(edge, side, out * min(58.0, 0.7 * gap or 58.0), middle)
            continue
        ahead = column[end] > column[start]
        points = [(lefts[column[start]] + (wide if ahead else 0), ports[edge, "out"])]
        for each in passes[edge]:
            y = tops[(edge, each)]
            sides = [(lefts[each], y), (lefts[each] + wide, y)]
            points += sides if ahead else sides[::-1]
        points.append((lefts[column[end]] + (0 if ahead else wide), ports[edge, "in"]))
        laid.routes[edge] = _bent(points)
    return laid


def _widths(count: int) -> tuple[float, float]:
    """Width of a box, and of the room between two columns."""
    room, gap = WIDTH - 2 * EDGE, {1: 0.0, 2: 260.0, 3: 140.0, 4: 98.0}.get(count, 76.0)
    wide = min(230.0, (room - gap * (count - 1)) / count)
    return wide, (room - count * wide) / (count - 1) if count > 1 else 0.0


def _between(one: int, other: int) -> list[int]:
    """The columns that lie between two, in the direction of the arrow."""
    return list(range(one + 1, other)) if one < other else list(range(one - 1, other, -1))


def _order(stacks: list[list], edges: Sequence[Edge], passes: dict[Edge, list[int]]) -> None:
    """Each column in such an order that arrows cross little: by the middle of what a box is joined with, back and forth."""
    joined: dict[object, list[object]] = {}
    for edge in edges:
        chain = [edge[0], *((edge, each) for each in passes[edge]), edge[1]]
        for one, other in itertools.pairwise(chain):
            joined.setdefault(one, []).append(other)
            joined.setdefault(other, []).append(one)
    for turn in range(8):
        for stack in stacks if turn % 2 == 0 else stacks[::-1]:
            at = {each: (place + 0.5) / len(column) for column in stacks for place, each in enumerate(column)}
            middles = {each: sum(at[other] for other in joined.get(each, [each])) / len(joined.get(each, [each])) for each in stack}
            stack.sort(key=middles.__getitem__)


def _tops(stacks: list[list], lines: int, noted: set[int]) -> tuple[dict, float]:
    """The top of every box, the height of every passing arrow, and the height of the picture."""
    gap = {3: 22, 2: 18, 1: 14}[lines]
    tall = LINE * lines + 12

    def high(each: object) -> float:
        return tall + (LINE + 2) * (each in noted) if isinstance(each, int) else 10.0

    totals = [sum(map(high, stack)) + gap * (len(stack) - 1) for stack in stacks]
    height = max([120.0, *totals]) + 2 * EDGE
    tops = {}
    for stack, total in zip(stacks, totals, strict=True):
        room = height - 2 * EDGE - total
        spread = min(room / (len(stack) + 1), 40.0) if stack else 0.0  # a short column opens up a little
        at = EDGE + (room - spread * (len(stack) - 1)) / 2
        for each in stack:
            tops[each] = at + (0 if isinstance(each, int) else high(each) / 2)
            at += high(each) + gap + spread
    return tops, height


def _ports(edges: Sequence[Edge], column: list[int], passes: dict, tops: dict, middle: dict, tall: float) -> dict:
    """How high each arrow leaves and enters its boxes: spread over the side, in the order of where they come from."""
    sides: dict[tuple[int, str], list[tuple[float, Edge, str]]] = {}
    for edge in edges:
        start, end = edge
        if column[start] == column[end]:
            continue
        ahead, crossed = column[end] > column[start], passes[edge]
        toward = tops[(edge, crossed[0])] if crossed else middle[end]
        origin = tops[(edge, crossed[-1])] if crossed else middle[start]
        sides.setdefault((start, "right" if ahead else "left"), []).append((toward, edge, "out"))
        sides.setdefault((end, "left" if ahead else "right"), []).append((origin, edge, "in"))
    ports = {}
    for (place, _), found in sides.items():
        for number, (_, edge, way) in enumerate(sorted(found)):
            ports[edge, way] = tops[place] + tall * (number + 1) / (len(found) + 1)
    return ports


def _beside(edge: Edge, side: float, reach: float, middle: dict) -> list[Point]:
    """A route within one column, along a side of its boxes."""
    start, end = edge
    down = middle[end] > middle[start]
    y0, y1 = middle[start] + (8 if down else -8), middle[end] + (-8 if down else 8)
    return [_bezier((side, y0), (side + reach, y0), (side + reach, y1), (side, y1), step / STEPS) for step in range(STEPS + 1)]


def _bent(points: list[Point]) -> list[Point]:
    """Points joined by bends that leave and arrive level."""
    route = [points[0]]
    for one, other in itertools.pairwise(points):
        half = (one[0] + other[0]) / 2
        route += [_bezier(one, (half, one[1]), (half, other[1]), other, step / STEPS) for step in range(1, STEPS + 1)]
    return route


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    return tuple(u**3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t**3 * d[i] for i in (0, 1))  # type: ignore[return-value]
