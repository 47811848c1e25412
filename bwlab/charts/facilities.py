"""The participant's own list of facilities over the border, a row for each municipality they lie in."""

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

WIDTH, LEFT, RIGHT = 960, 300, 590  # pixels; municipalities left of LEFT, the own list right of RIGHT
STEP, TOP, AXIS = 24, 8, 46
LONGEST = 32  # characters beside a row
NOWHERE = "gemeente niet gekozen"


def facilities(places: pd.DataFrame, entries: Sequence[Any], *, label: str) -> Chart:
    """A ring at the distance of each centre, a dot for each facility with a distance of its own.

    Parameters
    ----------
    places : pandas.DataFrame
        ``region, label, km`` of the municipalities to show, the nearest first.
    entries : sequence of Facility
        With a name; their ``region`` is in ``places``, or "".
    label : str
        The own municipality.
    """
    rows = [(row.region, row.label, row.km) for row in places.itertuples()]
    if any(not each.region for each in entries):
        rows.append(("", NOWHERE, np.nan))
    height = TOP + STEP * len(rows) + AXIS
    reach = [km for *_, km in rows] + [each.kilometres for each in entries if each.kilometres is not None]
    far = max(20.0, 1.05 * float(np.nanmax([*reach, 0.0])))
    x = lambda km: (LEFT + km / far * (RIGHT - LEFT)) / WIDTH  # noqa: E731
    marks: list[Mark] = []
    for place, (code, name, km) in enumerate(rows):
        y = 1 - (TOP + (place + 0.5) * STEP) / height
        own = [each for each in entries if each.region == code]
        marks.append(Mark("text", "text" if own else "secondary", (LEFT - 16) / WIDTH, y, name, size=style.BODY, bold=bool(own), anchor="end"))
        if not np.isnan(km):
            marks.append(Mark("ring", "peers", x(km), y, size=12, names=[f"middelpunt van {name}: {number(km, 1)} km"]))
        known = [each for each in own if each.kilometres is not None]
        if known:
            names = [f"{shorten(each.name)}: {each.near}, eigen opgave" for each in known]
            marks.append(Mark("circle", "own", [x(each.kilometres) for each in known], [y] * len(known), size=14, names=names))
        if own:
            marks.append(Mark("text", "own", (RIGHT + 20) / WIDTH, y, shorten(", ".join(each.name for each in own)), size=style.BODY, bold=True))
    where = len({each.region for each in entries if each.region})
    named = f"{number(len(entries))} {'voorziening' if len(entries) == 1 else 'voorzieningen'}"
    title = f"{label}: {named} over de grens, in {number(where)} {'gemeente' if where == 1 else 'gemeenten'} (eigen opgave)" if entries else f"{label}: nog geen voorziening over de grens op je lijst"
    labels = {code: name for code, name, _ in rows}
    table = pd.DataFrame(
        [[each.name, each.theme or "niet gekozen", labels[each.region], each.near or "niet ingevuld", each.users or "niet ingevuld"] for each in entries],
        columns=["Voorziening (eigen opgave)", "Thema", "Gemeente", "Kilometer", "Voor wie"],
    )
    return Chart(
        title=title,
        subtitle="Ring: middelpunt van de gemeente, hemelsbreed. Stip: een voorziening van jouw lijst, met de afstand die jij opgaf.",
        source="Bron: eigen opgave van de deelnemer; middelpunten van gemeenten: bewerking bwlab.",
        alt=fit(f"Stippen per gemeente rond {label}. ", [title, *(f"{shorten(each.name)} in {labels[each.region]}" for each in entries)]),
        table=table,
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, height, len(rows), far),
        background_key=("facilities", len(rows), far),
        marks=tuple(marks),
    )


def shorten(text: str) -> str:
    """A name somebody typed, on one line and not too long for a mark."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _background(figure: Figure, height: int, count: int, far: float) -> None:
    axes = figure.add_axes((LEFT / WIDTH, AXIS / height, (RIGHT - LEFT) / WIDTH, STEP * count / height))
    axes.set(xlim=(0, far), ylim=(count - 0.5, -0.5), yticks=[])
    axes.hlines(range(count), 0, far, color=style.LINE, lw=style.points(1))
    axes.xaxis.set_major_formatter(lambda value, _: number(value))
    axes.xaxis.get_major_locator().set_params(nbins=6, steps=[1, 2, 5, 10])
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
    words = {"size": style.points(style.BODY), "color": style.SECONDARY, "va": "center_baseline"}
    figure.text(RIGHT / WIDTH, 10 / height, "kilometer van het eigen middelpunt", ha="right", **words)
