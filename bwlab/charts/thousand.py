"""A thousand surveys of a town where nothing changes, above the margins that CBS published for real towns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from bwlab.method.noise import Changes

WIDTH, HEIGHT = 960, 342
LEFT, RIGHT = 40, 920  # pixels
HEAD, FLOOR, ROOM, DOT = 12, 212, 170, 4  # of the dots of the surveys, in pixels from the top
TOWNS, TOWN_ROOM, TOWN = 290, 20, 9  # of the towns
AXIS = (100, 300, 1000, 3000, 10000)
SPAN = (80.0, 13000.0)  # answers, logarithmic
UP, DOWN, SAME = "stijging", "daling", "gelijk"


def thousand(
    changes: Changes,
    towns: pd.DataFrame,
    indicator: Any,
    *,
    n: int,
    share: float,
    whose: str,
    margin: float,
    limit: float,
    smallest: float,
    region: str,
    label: str,
) -> Chart:
    """Apparent changes of many surveys of a town where nothing changes.

    Parameters
    ----------
    changes : Changes
        From ``method.noise``.
    towns : pandas.DataFrame
        ``region, label, like``: how many answers the published margin of each town looks like.
    indicator : Indicator
        A share in percent, with a direction.
    n : int
        Answers to each survey.
    share : float
        The share among everyone, in percent; it stays the same.
    whose : str
        Whose share that is, as a phrase.
    margin : float
        The margin of a change at this n, in percentage points.
    limit : float
        What the axis shows on both sides, in percentage points.
    smallest : float
        The smallest change that counts, in percentage points; 0 is every change.
    region, label : str
        The own municipality.
    """
    points = 100 * changes.values
    counted = np.abs(points) >= (smallest - 1e-9 if smallest else 1e-9)
    up, down = counted & (points > 0), counted & (points < 0)
    xs, ys = _heap(points, 100 / n, limit)
    better, worse = (up, down) if indicator.direction == 1 else (down, up)
    marks = [
        Mark("tick", role, xs[where].tolist(), ys[where].tolist(), size=DOT)
        for where, role in ((~counted, "others"), (better, "favourable"), (worse, "unfavourable"))
        if where.any()
    ]
    marks += _edges(margin, limit)
    marks += _counts(int(up.sum()), int(down.sum()), int((~counted).sum()), smallest, indicator.direction)
    marks += _towns(towns, n, region)
    draws, low, high = len(points), int(better.sum()), int(worse.sum())
    seen = int(changes.seen.sum())
    what = "elk verschil" if smallest == 0 else f"{number(smallest, 1)} procentpunt of meer"
    title = f"Er verandert niets, maar {number(low)} van de {number(draws)} keer lijkt het beter"
    table = pd.DataFrame(
        {
            "Uitkomst": [
                f"Lijkt beter ({what})", f"Lijkt slechter ({what})", "Gelijk, of minder verschil", "Meer dan toeval bij 95 procent",
                "Marge van een verandering", *towns["label"],
            ],
            "Waarde": [
                *(f"{number(each)} van {number(draws)}" for each in (low, high, draws - low - high, seen)), f"{number(margin, 1)} procentpunt",
                *(f"marge als bij {_about(like)} antwoorden" for like in towns["like"]),
            ],
        }
    )  # fmt: skip
    return Chart(
        title=title,
        subtitle=f"{indicator.name}. Elk streepje: twee keer {number(n)} antwoorden, het echte cijfer blijft {quantity(share, 1, '%')} ({whose}).",
        source=f"{sources([indicator.source], [])} Aanname: iedereen is door loting gekozen en antwoordt.",
        alt=fit(
            f"{number(draws)} streepjes rond nul, en {number(len(towns))} gemeenten. ",
            [f"Bij {number(n)} antwoorden, cijfer {quantity(share, 1, '%')} ({whose}): {number(low)} keer lijkt het beter, {number(high)} keer slechter", f"meer dan toeval: {number(seen)} keer", label],
        ),
        table=table,
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, limit),
        background_key=("thousand", limit),
        marks=tuple(marks),
    )


def _about(like: float) -> str:
    """A number of answers in two digits: a margin in tenths says no more."""
    return number(round(like, 1 - int(np.log10(like))))


def _x(points: Any, limit: float) -> Any:
    return (LEFT + (np.asarray(points, float) + limit) / (2 * limit) * (RIGHT - LEFT)) / WIDTH


def _x_town(answers: Any) -> Any:
    low, high = np.log(SPAN)
    share = (np.log(np.clip(answers, *SPAN)) - low) / (high - low)
    return (LEFT + share * (RIGHT - LEFT)) / WIDTH


def _heap(points: np.ndarray, step: float, limit: float) -> tuple[np.ndarray, np.ndarray]:
    """Dots heaped above their change; as wide as the step between two possible changes allows."""
    bin_width = max(step / (2 * limit) * (RIGHT - LEFT), DOT)
    columns = max(1, int(0.85 * bin_width / DOT))
    middle = _x(np.clip(points, -limit, limit), limit) * WIDTH
    heap = np.round((middle - (LEFT + RIGHT) / 2) / bin_width).astype(int)
    order = np.argsort(heap, kind="stable")
    turn = np.empty(len(points), int)
    turn[order] = np.concatenate([np.arange(count) for count in np.unique(heap, return_counts=True)[1]])
    level, column = turn // columns, turn % columns
    x = (LEFT + RIGHT) / 2 + heap * bin_width + (column - (columns - 1) / 2) * DOT
    y = FLOOR - DOT - level * min(DOT + 0.2, ROOM / max(1, level.max()))
    return np.clip(x, 2, WIDTH - 2) / WIDTH, 1 - y / HEIGHT


def _edges(margin: float, limit: float) -> list[Mark]:
    """Beyond these lines a change would be called more than chance."""
    marks = []
    for side in (-1, 1):
        if margin < limit:
            x = float(_x(side * margin, limit))
            marks.append(Mark("line", "text", [x, x], [1 - (FLOOR + 1) / HEIGHT, 1 - (FLOOR - ROOM) / HEIGHT], size=1.5))
            if side == 1:
                marks.append(Mark("text", "text", x + 6 / WIDTH, 1 - (FLOOR - ROOM + 8) / HEIGHT, f"marge {number(margin, 1)}", size=style.BODY))
    return marks


def _counts(up: int, down: int, rest: int, smallest: float, direction: int) -> list[Mark]:
    """How many there are on each side, at the top; in the middle what stays."""
    words = {1: ("lijkt beter", "lijkt slechter"), -1: ("lijkt slechter", "lijkt beter")}[direction]
    roles = {1: ("favourable", "unfavourable"), -1: ("unfavourable", "favourable")}[direction]
    y = 1 - HEAD / HEIGHT
    stays = "precies gelijk" if smallest == 0 else f"onder {number(smallest, 1)} procentpunt"
    return [
        Mark("text", roles[1], LEFT / WIDTH, y, f"{DOWN}, {words[1]}: {number(down)}", size=16, bold=True),
        Mark("text", "secondary", 0.5, y, f"{stays}: {number(rest)}", size=style.BODY, anchor="middle"),
        Mark("text", roles[0], RIGHT / WIDTH, y, f"{UP}, {words[0]}: {number(up)}", size=16, bold=True, anchor="end"),
    ]


def _towns(towns: pd.DataFrame, n: int, region: str) -> list[Mark]:
    xs = np.asarray(_x_town(towns["like"]), float)
    place = np.round(xs * WIDTH / TOWN).astype(int)
    order = np.argsort(place, kind="stable")
    level = np.empty(len(xs), int)
    level[order] = np.concatenate([np.arange(count) for count in np.unique(place, return_counts=True)[1]])
    offset = np.where(level % 2, 1, -1) * ((level + 1) // 2)
    ys = 1 - (TOWNS + offset * min(TOWN, TOWN_ROOM / max(1, np.abs(offset).max()))) / HEIGHT
    names = [f"{row.label}: marge als bij {_about(row.like)} antwoorden" for row in towns.itertuples()]
    own = (towns["region"] == region).to_numpy()
    marks = [Mark("circle", "peers", xs[~own].tolist(), ys[~own].tolist(), size=TOWN, names=[name for name, is_own in zip(names, own, strict=True) if not is_own])]
    here = float(_x_town(n))
    marks.append(Mark("line", "text", [here, here], [1 - (TOWNS + 24) / HEIGHT, 1 - (TOWNS - 24) / HEIGHT], size=3, key="n"))
    for i in np.flatnonzero(own):
        marks.append(Mark("circle", "own", float(xs[i]), float(ys[i]), size=16, names=[names[i]], key="own"))
    return marks


def _background(figure: Figure, limit: float) -> None:
    axes = figure.add_axes((LEFT / WIDTH, 1 - FLOOR / HEIGHT, (RIGHT - LEFT) / WIDTH, (FLOOR - 30) / HEIGHT))
    axes.set(xlim=(-limit, limit), yticks=[])
    axes.xaxis.set_major_formatter(lambda value, _: "0 procentpunt" if value == 0 else number(value, sign=True))
    axes.xaxis.get_major_locator().set_params(nbins=9, steps=[1, 2, 5, 10], integer=True)
    below = figure.add_axes((LEFT / WIDTH, 1 - (TOWNS + 25) / HEIGHT, (RIGHT - LEFT) / WIDTH, 1 / HEIGHT))
    below.set(xlim=SPAN, xscale="log", yticks=[])
    below.set_xticks(AXIS, [number(each) for each in AXIS])
    below.minorticks_off()
    for each in (axes, below):
        each.tick_params(length=4, width=style.points(1), pad=style.points(3))
        each.spines["left"].set_visible(False)
    words = {"size": style.points(style.BODY), "color": style.SECONDARY, "va": "center_baseline"}
    figure.text(LEFT / WIDTH, 1 - (TOWNS - 40) / HEIGHT, "Op hoeveel antwoorden lijkt de marge die het CBS gaf? Elke stip is een gemeente; de streep is jouw schuif.", **words)
