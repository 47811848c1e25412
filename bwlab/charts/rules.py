"""One municipality under several calculation rules, and which choice moves it most: rows with one rail each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, inside
from bwlab.formats import listing, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, FOOT = 960, 42, 30, 26
LEFT, RIGHT = 350, 770  # the rails, in pixels


def rules(frame: pd.DataFrame, *, label: str, source: str, lead: str = "") -> Chart:
    """The place of one municipality, a row for each way of calculating.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``name, detail, rank, n, changed``: the rule in words, the place among n, and the share of all
        municipalities that lie in another quarter than with the first rule (NaN for the first). The
        first row is the rule of this notebook.
    label, source : str
    lead : str
        What the alt text says first, where the municipality is an example.
    """
    height = HEAD + ROW * len(frame) + FOOT
    rows = list(frame.itertuples())
    alike = [row for row in rows if row.n == rows[0].n]  # places among other municipalities do not compare
    best, worst = max(alike, key=_share), min(alike, key=_share)
    marks = [Mark("text", "secondary", LEFT / WIDTH, 1 - 12 / height, "ongunstiger", size=style.BODY)]
    marks.append(Mark("text", "secondary", RIGHT / WIDTH, 1 - 12 / height, "gunstiger", size=style.BODY, anchor="end"))
    first = _share(rows[0])
    for place, row in enumerate(rows):
        y = _y(place, height)
        said = _written(row)
        x = _across(_share(row))
        marks.append(Mark("text", "text", 4 / WIDTH, y, row.name, size=style.BODY, bold=place == 0))
        if place:
            marks.append(Mark("line", "own", [_across(first), x], [y, y], size=2))
            marks.append(Mark("tick", "secondary", _across(first), y, size=14))
        marks.append(Mark("circle", "own", x, y, size=16, names=[f"{row.name}: {said}"], key=f"rule-{place}"))
        marks.append(Mark("text", "own", (RIGHT + 18) / WIDTH, y, said, size=style.BODY, bold=place == 0))
    span = _written(best), _written(worst)
    same = _share(best) == _share(worst)
    return Chart(
        title=f"{label}: met elke rekenregel {span[0]}" if same else f"{label} staat op {span[0]} of op {span[1]}: het hangt van de rekenregel af",
        subtitle="Dezelfde cijfers, dezelfde gelijke punten. Alleen het rekenen verschilt. Streepje: de eerste regel.",
        source=source,
        alt=fit(f"{lead}{label}. Stip per rekenregel. ", [span[0] if same else f"van {span[0]} tot {span[1]}", *(f"{row.name}: {_written(row)}" for row in rows)]),
        table=pd.DataFrame(
            {
                "Rekenregel": frame["name"].to_list(),
                "Wat die doet": frame["detail"].to_list(),
                "Plaats": [f"{number(row.rank)} van {number(row.n)}" for row in frame.itertuples()],
                "Gemeenten die van kwart wisselen": ["" if pd.isna(each) else f"{number(100 * each)} %" for each in frame["changed"]],
            }
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _rails(figure, len(frame), height),
        background_key=("rules", len(frame)),
        marks=tuple(marks),
    )


def moves(frame: pd.DataFrame, *, label: str, rank: int, n: int, source: str, lead: str = "") -> Chart:
    """How far one other choice at a time moves one municipality.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``name, low, high, text``: the kind of choice, the places it costs at most (not above 0) and wins
        at most (not below 0), and the option that moves most, in words. Largest move first.
    label : str
    rank, n : int
        Where the municipality stands without any other choice.
    source, lead : str
        As for `rules`.
    """
    height = HEAD + ROW * len(frame) + FOOT
    reach = max(5.0, float(frame[["low", "high"]].abs().to_numpy().max()))
    left, right = 330, 560
    middle, half = (left + right) / 2, (right - left) / 2

    def across(places: float) -> float:
        return (middle + places / reach * half) / WIDTH

    marks = [
        Mark("text", "secondary", left / WIDTH, 1 - 12 / height, "omlaag", size=style.BODY),
        Mark("text", "secondary", right / WIDTH, 1 - 12 / height, "omhoog", size=style.BODY, anchor="end"),
    ]
    for place, row in enumerate(frame.itertuples()):
        y = _y(place, height)
        said = f"{row.name}: van {number(-row.low)} plaatsen omlaag tot {number(row.high)} omhoog"
        marks.append(Mark("text", "text", 4 / WIDTH, y, row.name, size=style.BODY))
        marks.append(Mark("line", "own", [across(row.low), across(row.high)], [y, y], size=8))
        marks.append(Mark("tick", "own", [across(row.low), across(row.high)], [y, y], size=16, names=[said, said]))
        marks.append(Mark("text", "secondary", (right + 18) / WIDTH, y, row.text, size=style.BODY))
    top = frame.iloc[0]
    most = max(-top["low"], top["high"])
    causes = [f"'{inside(row.name)}'" for row in frame.itertuples() if max(-row.low, row.high) == most]
    by = f"door {listing(causes)}" if len(causes) < 3 else f"door {number(len(causes))} keuzes"
    return Chart(
        title=f"{label}: de grootste verschuiving is {number(most)} {'plaats' if most == 1 else 'plaatsen'}, {by}"
        if most
        else f"{label}: geen van deze keuzes verschuift de plaats",
        subtitle=f"Telkens één andere keuze, de rest blijft gelijk. Vanaf plaats {number(rank)} van {number(n)}, onder dezelfde gemeenten.",
        source=source,
        alt=fit(f"{lead}{label}. Balken, vanaf plaats {number(rank)} van {number(n)}. ", [f"{row.name}: {row.text}" for row in frame.itertuples()]),
        table=pd.DataFrame(
            {
                "Keuze": frame["name"].to_list(),
                "Meest omlaag": [number(-low) for low in frame["low"]],
                "Meest omhoog": [number(high) for high in frame["high"]],
                "Wat het meest verschuift": frame["text"].to_list(),
            }
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _middle(figure, len(frame), height, middle, half, reach),
        background_key=("moves", len(frame), reach),
        marks=tuple(marks),
    )


def _share(row: Any) -> float:
    return 1 - (row.rank - 1) / max(1, row.n - 1)


def _written(row: Any) -> str:
    return f"plaats {number(row.rank)} van {number(row.n)}"


def _across(share: float) -> float:
    return (LEFT + share * (RIGHT - LEFT)) / WIDTH


def _y(place: int, height: float) -> float:
    return 1 - (HEAD + (place + 0.5) * ROW) / height


def _rails(figure: Figure, rows: int, height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place in range(rows):
        y = HEAD + (place + 0.5) * ROW
        axes.plot([LEFT, RIGHT], [y, y], color=style.LINE, lw=style.points(3), solid_capstyle="round")
        for share in (0.25, 0.5, 0.75):
            x = LEFT + share * (RIGHT - LEFT)
            axes.plot([x, x], [y - 6, y + 6], color=style.OTHERS, lw=style.points(1))
    axes.text(LEFT, height - 10, "de streepjes verdelen de rij in vier even grote kwarten", color=style.SECONDARY, va="center")


def _middle(figure: Figure, rows: int, height: float, middle: float, half: float, reach: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    bottom = HEAD + rows * ROW
    for places in (-reach, 0, reach):
        x = middle + places / reach * half
        axes.plot([x, x], [HEAD, bottom], color=style.SECONDARY if places == 0 else style.LINE, lw=style.points(1.5 if places == 0 else 1))
        axes.text(x, height - 10, number(places, sign=True), color=style.SECONDARY, ha="center", va="center")
