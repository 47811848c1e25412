"""Rank bands: every municipality a line, the own one in colour, a few like it by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 320
LEFT, RIGHT, TOP, FLOOR = 52, 690, 80, 286  # plotting area, in pixels; right of it is room for names
STEP = 20  # pixels between two lines of names


def bands(
    frame: pd.DataFrame,
    *,
    region: str,
    label: str,
    points: Sequence[int],
    source: str,
    peers: Sequence[str] = (),
    anything: bool = False,
    lead: str = "",
) -> Chart:
    """Between which places each municipality lies when the points vary.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``region, label, rank, low, median, high`` of those with a rank; ``rank`` at exactly these points.
    region, label : str
        The own municipality; it must be in the frame.
    points : sequence of int
        As they are divided.
    source : str
        Whose figures, of which years.
    peers : sequence of str
        Codes of a few to name.
    anything : bool
        The bands are over divisions drawn without preference, not over those like ``points``.
    lead : str
        What the alt text says first, where the municipality is an example.
    """
    frame = frame.sort_values(["median", "rank", "region"], ignore_index=True)
    n = len(frame)
    own = frame[frame["region"] == region].iloc[0]
    among = frame[(frame["region"] != region) & (frame["low"] <= own["high"]) & (frame["high"] >= own["low"])]
    where, band = f"plaats {number(own['rank'])} van {number(n)}", _band(own)
    other = "als het lot de punten verdeelt" if anything else "met iets andere punten"
    fixed = own["low"] == own["high"] == own["rank"]
    return Chart(
        title=f"{label}: {where}, {f'en ook {other}' if fixed else f'of {band} {other}'}",
        subtitle="Elke streep is een gemeente: 90 van de 100 verdelingen komen daarbinnen uit. Stip: precies deze punten.",
        source=source,
        alt=fit(
            f"{lead}{label}. Strepen naast elkaar. ",
            [
                f"{where}, band {band}",
                f"punten {', '.join(map(number, points))}",
                f"de band overlapt met die van {number(len(among))} andere gemeenten",
                "verdelingen die het lot trekt" if anything else "verdelingen die hierop lijken",
            ],
        ),
        table=_table(frame),
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, n),
        background_key=("bands", n),
        marks=tuple(_marks(frame, region, set(peers), n)),
    )


def overlapping(frame: pd.DataFrame, region: str) -> int:
    """How many other bands share a place with the own one."""
    own = frame[frame["region"] == region].iloc[0]
    return int(((frame["low"] <= own["high"]) & (frame["high"] >= own["low"])).sum()) - 1


def _band(row: pd.Series) -> str:
    return number(row["low"]) if row["low"] == row["high"] else f"{number(row['low'])} tot {number(row['high'])}"


def _x(place: Any, n: int) -> Any:
    return (LEFT + (place + 0.5) / n * (RIGHT - LEFT)) / WIDTH


def _y(rank: Any, n: int) -> Any:
    return 1 - (TOP + (rank - 1) / max(1, n - 1) * (FLOOR - TOP)) / HEIGHT


def _marks(frame: pd.DataFrame, region: str, peers: set[str], n: int) -> list[Mark]:
    columns = {name: frame[name].to_numpy(float) for name in ("rank", "low", "median", "high")}
    half = (FLOOR - TOP) / max(1, n - 1) / 2 / HEIGHT  # a band of one place keeps the height of one place
    x, tops, bottoms = _x(np.arange(n), n), _y(columns["low"], n) + half, _y(columns["high"], n) - half
    codes, labels = frame["region"].to_list(), frame["label"].to_list()
    ranks, lows, highs = ([str(int(value)) for value in columns[name]] for name in ("rank", "low", "high"))
    names = [f"{label}: plaats {rank}, band {low} tot {high}" for label, rank, low, high in zip(labels, ranks, lows, highs, strict=True)]
    own = codes.index(region)
    near = [place for place, code in enumerate(codes) if code in peers and place != own]

    def span(role: str, places: list[int], size: float) -> Mark:
        ends = np.column_stack([bottoms[places], tops[places]]).ravel()
        return Mark("span", role, np.repeat(x[places], 2).tolist(), ends.tolist(), size=size)

    marks = [
        span("others", [place for place in range(n) if place != own and place not in near], 2),
        *([span("peers", near, 4)] if near else []),
        span("own", [own], 6),
        Mark("circle", "others", x.tolist(), _y(columns["median"], n).tolist(), names=names, size=2),
        Mark("circle", "own", float(x[own]), float(_y(columns["rank"][own], n)), size=16, names=[names[own]], key="own"),
    ]
    texts = {place: f"{labels[place]}: {ranks[place]}" for place in near} | {own: f"{labels[own]}: plaats {ranks[own]}"}
    return marks + _labels(x * WIDTH, (1 - tops) * HEIGHT, texts, own)


def _labels(x: Any, tops: Any, texts: dict[int, str], own: int) -> list[Mark]:
    """Names right of a thin line up from their band, above every band they would cover; all in pixels.

    A name never lies on the thin line of another: each is above those that begin under it. Where there is
    no room for all, the last of the peers go without.
    """
    for count in range(len(texts), 0, -1):
        shown = sorted([own, *[place for place in texts if place != own][: count - 1]], reverse=True)
        marks, lines = [], []
        for place in shown:
            wide = (0.75 if place == own else 0.66) * style.BODY * len(texts[place])
            left = min(x[place] + 7, WIDTH - wide)
            under = (x >= left - 4) & (x <= left + wide)
            y = min([tops[place], *tops[under]]) - 12
            y = min([y, *(line - STEP for at, line in lines if left - 4 <= at <= left + wide)])
            lines.append((x[place], y))
            role = "own" if place == own else "peers"
            at = float(x[place] / WIDTH)
            marks.append(Mark("line", role, [at, at], [float(1 - tops[place] / HEIGHT), float(1 - (y - 6) / HEIGHT)], size=1))
            marks.append(Mark("text", role, float(left / WIDTH), float(1 - y / HEIGHT), texts[place], size=style.BODY, bold=place == own))
        if min(y for _, y in lines) > 8 or count == 1:
            break
    return marks


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame.sort_values(["rank", "region"])
    whole = {head: shown[name].astype(int).astype(str) for head, name in (("Plaats", "rank"), ("Band van", "low"), ("tot", "high"))}
    return pd.DataFrame({"Plaats": whole["Plaats"], "Gemeente": shown["label"], "Band van": whole["Band van"], "tot": whole["tot"]})


def _background(figure: Figure, n: int) -> None:
    axes = figure.add_axes((LEFT / WIDTH, 1 - FLOOR / HEIGHT, (RIGHT - LEFT) / WIDTH, (FLOOR - TOP) / HEIGHT))
    step = 50 if n > 120 else 20 if n > 40 else 5
    ticks = [1, *(tick for tick in range(step, n, step) if n - tick > step / 3), n]
    axes.set(xlim=(0, 1), ylim=(n, 1), xticks=[], yticks=ticks)
    axes.set_yticklabels([number(tick) for tick in ticks])
    axes.grid(axis="y", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(6))
    for spine in axes.spines.values():
        spine.set_visible(False)
    words = {"color": style.SECONDARY, "ha": "left", "va": "center"}
    figure.text(8 / WIDTH, 1 - 56 / HEIGHT, "plaats", **words)
    figure.text(LEFT / WIDTH, 1 - 308 / HEIGHT, "gemeenten, van gunstig naar ongunstig", **words)
