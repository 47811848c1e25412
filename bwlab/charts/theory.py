"""A policy theory: boxes and arrows from cause to effect, with what each arrow rests on."""

from __future__ import annotations

import itertools
import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.theory_layout import WIDTH, Edge, Laid, Point, lay
from bwlab.charts.words import fit

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 12  # boxes on one picture; the table has them all
LETTER = 0.58 * style.BODY  # about how wide one is
DASH, SPACE = 8.0, 8.0  # pixels, of an arrow without a source
THICK = {1: 2.0, 2: 3.5, 3: 5.5}
FOOT = 26  # pixels of a line below the picture


class Box(NamedTuple):
    """A factor.

    Attributes
    ----------
    name : str
    kind : {"", "start", "end"}
        An activity, or the figure it is all for.
    note : str
        What stands below it; "" is nothing.
    good : bool
        Whether that note is no cause for doubt.
    """

    name: str
    kind: str = ""
    note: str = ""
    good: bool = True


class Joined(NamedTuple):
    """An arrow between two boxes, by their place in the list.

    Attributes
    ----------
    sign : str
        "+", "-", "?" not chosen, "±" contradicting.
    strength : int
        1 weak, 2 middling, 3 strong.
    sourced : bool
    said : str
        What hovering says.
    state : {"", "loop", "away"}
        In the loop that is looked at, or taken away.
    """

    start: int
    end: int
    sign: str
    strength: int
    sourced: bool
    said: str
    state: str = ""


def theory(
    boxes: Sequence[Box], arrows: Sequence[Joined], table: pd.DataFrame, *, title: str, label: str, source: str, alt: Sequence[str] = (), foot: str = ""
) -> Chart:
    """Causes left, effects right, an arrow for each assumption.

    Parameters
    ----------
    boxes : sequence of Box
    arrows : sequence of Joined
        One for each pair of boxes.
    table : pandas.DataFrame
        A row for each arrow.
    title : str
        The finding.
    label : str
        The municipality.
    source : str
        Whose arrows they are, without "Bron: ".
    alt : sequence of str
        Findings for the alt text, the most important first.
    foot : str
        What stands below the picture, where something holds for all of it.
    """
    seen = chosen(boxes, arrows)
    at = {place: number for number, place in enumerate(seen)}
    drawn = [each for each in arrows if each.start in at and each.end in at]
    edges = [(at[each.start], at[each.end]) for each in drawn]
    shown = [boxes[place] for place in seen]
    ends, noted = [place for place, each in enumerate(shown) if each.kind == "end"], [place for place, each in enumerate(shown) if each.note]
    laid = lay(len(seen), edges, ends, noted)
    needed = max((len(wrapped(each.name, laid.boxes[0][2], laid.lines)) for each in shown), default=1)
    laid = laid if needed == laid.lines else lay(len(seen), edges, ends, noted, most=needed)
    below = [line for line in (_left(len(boxes) - len(seen), len(arrows) - len(drawn)), foot) if line]
    height = math.ceil(laid.height + FOOT * len(below))
    marks: list[Mark] = []
    for edge, each in sorted(zip(edges, drawn, strict=True), key=lambda pair: (pair[1].state == "loop", pair[1].state != "away")):
        marks += _arrow(each, laid.routes[edge], height, edges.index(edge))
    marks += _notes(shown, laid, height)
    marks += [Mark("text", "secondary", 8 / WIDTH, (12 + FOOT * number) / height, line, size=style.BODY) for number, line in enumerate(reversed(below))]
    names = tuple((each.name, each.kind) for each in shown)
    return Chart(
        title=title,
        subtitle="Paars: activiteit. Dikke rand: waar het om gaat. Gestreept: zonder bron. Dikker: sterker. Min: meer geeft minder.",
        source=f"Bron: {source}",
        alt=fit(f"{label}. Pijlenschema. ", [title, *alt]),
        table=table,
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, names, laid, height),
        background_key=("theory", names, tuple(edges), tuple(bool(each.note) for each in shown)),
        marks=tuple(marks),
    )


def chosen(boxes: Sequence[Box], arrows: Sequence[Joined]) -> list[int]:
    """The boxes that are drawn, in their own order: where there are too many, what hangs together most, around the figure."""
    if len(boxes) <= MOST:
        return list(range(len(boxes)))
    near: dict[int, set[int]] = {place: set() for place in range(len(boxes))}
    for each in arrows:
        near[each.start].add(each.end)
        near[each.end].add(each.start)
    taken: list[int] = []
    while len(taken) < MOST:
        edge = {other for place in taken for other in near[place]} - set(taken)
        rest = edge or set(range(len(boxes))) - set(taken)
        taken.append(min(rest, key=lambda place: (boxes[place].kind != "end", -len(near[place]), place)))
    return sorted(taken)


def _left(boxes: int, arrows: int) -> str:
    """What the picture leaves out."""
    if not boxes:
        return ""
    more = f" en {arrows} {'pijl' if arrows == 1 else 'pijlen'}" if arrows else ""
    return f"Dit is het deel dat het meest samenhangt. Er {'is' if boxes == 1 and not arrows else 'zijn'} nog {boxes} {'factor' if boxes == 1 else 'factoren'}{more}, zie de tabel."


def _arrow(each: Joined, route: list[Point], height: float, number: int) -> list[Mark]:
    away = each.state == "away"
    role = "others" if away else "own" if each.state == "loop" else "text" if each.sourced else "secondary"
    size = 1.5 if away else THICK[each.strength]
    (x, y), (before, _) = route[-1], route[-2]
    turn = 1 if x >= before else -1
    stop = _cut(route, 2)
    found = [Mark("line", role, *_coordinates(stop, height), size=size)] if each.sourced and not away else [Mark("span", role, *_coordinates(_dashes(stop), height), size=size)]
    wing = 7 + size
    head = [(x - turn * wing, y - 0.7 * wing), (x - turn * 1.5, y), (x - turn * wing, y + 0.7 * wing)]
    found.append(Mark("line", role, *_coordinates(head, height), size=max(1.5, 0.8 * size)))
    if away:
        return found
    # Signs of neighbours stand a little apart, also where arrows arrive close to each other.
    (sx, sy) = _back(route, 30 + 19 * (number % 2))
    found.append(Mark("ring", role, sx / WIDTH, 1 - sy / height, size=18, names=[each.said]))
    if each.sign in "+-":
        bars = [(sx - 4.5, sy), (sx + 4.5, sy)] + ([(sx, sy - 4.5), (sx, sy + 4.5)] if each.sign == "+" else [])
        found.append(Mark("span", "text", *_coordinates(bars, height), size=2))
    else:
        found.append(Mark("text", "text", sx / WIDTH, 1 - sy / height, each.sign, size=style.BODY, anchor="middle", bold=True))
    return found


def _notes(boxes: Sequence[Box], laid: Laid, height: float) -> list[Mark]:
    marks = []
    for each, (left, top, wide, tall) in zip(boxes, laid.boxes, strict=True):
        if each.note:
            marks.append(Mark("text", "own" if each.good else "unfavourable", (left + wide / 2) / WIDTH, 1 - (top + tall + 12) / height, each.note, size=style.BODY, anchor="middle", bold=True))
    return marks


def _coordinates(points: Sequence[Point], height: float) -> tuple[list[float], list[float]]:
    xs, ys = zip(*points, strict=True)
    return [min(1.0, max(0.0, x / WIDTH)) for x in xs], [min(1.0, max(0.0, 1 - y / height)) for y in ys]


def _back(route: list[Point], far: float) -> Point:
    """The point so many pixels before the end of a route, at most halfway."""
    total = sum(math.dist(one, other) for one, other in itertools.pairwise(route))
    return _cut(route, min(far, 0.6 * total))[-1]


def _cut(route: list[Point], off: float) -> list[Point]:
    """A route without its last pixels."""
    left = list(route)
    while len(left) > 2 and (step := math.dist(left[-2], left[-1])) <= off:
        left.pop()
        off -= step
    (ax, ay), (bx, by) = left[-2:]
    share = max(0.0, 1 - off / (math.dist(left[-2], left[-1]) or 1))
    return [*left[:-1], (ax + share * (bx - ax), ay + share * (by - ay))]


def _dashes(route: list[Point]) -> list[Point]:
    """Ends of dashes along a route, two a dash."""
    ends, on, left = [route[0]], True, DASH
    for one, other in itertools.pairwise(route):
        length, done = math.dist(one, other), 0.0
        while length - done > left:
            done += left
            ends.append((one[0] + (other[0] - one[0]) * done / length, one[1] + (other[1] - one[1]) * done / length))
            on, left = not on, SPACE if on else DASH
        left -= length - done
    return [*ends, route[-1]] if len(ends) % 2 else ends


def _background(figure: Figure, names: Sequence[tuple[str, str]], laid: Laid, height: float) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for (name, kind), (left, top, wide, tall) in zip(names, laid.boxes, strict=True):
        edge, width = {"start": (style.OWN, 2.5), "end": (style.TEXT, 3.5)}.get(kind, (style.OTHERS, 1.5))
        shape = f"round,pad=0,rounding_size={2 if kind == 'end' else 10}"
        fill = {"start": "#F8F0F4", "end": "#EEF1F5"}.get(kind, style.PAPER)
        axes.add_patch(FancyBboxPatch((left, top), wide, tall, boxstyle=shape, facecolor=fill, edgecolor=edge, linewidth=style.points(width)))
        axes.text(left + wide / 2, top + tall / 2, "\n".join(wrapped(name, wide, laid.lines)), ha="center", va="center", linespacing=1.15, color=style.TEXT)


def wrapped(name: str, wide: float, lines: int) -> list[str]:
    """A name on at most so many lines; what does not fit ends in "…"."""
    most = max(4, int((wide - 10) / LETTER))
    whole = " ".join(word if len(word) <= most else "- ".join(textwrap.wrap(word, most - 1)) for word in name.split())
    found = textwrap.wrap(whole, most, break_on_hyphens=False) or [""]
    return found if len(found) <= lines else [*found[: lines - 1], f"{found[lines - 1][: most - 1].rstrip()}…"]


__all__ = ["Box", "Edge", "Joined", "chosen", "theory"]
