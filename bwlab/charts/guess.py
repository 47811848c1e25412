"""Guess first: a dot to drag on each rail, which then flies to where the municipality really stands."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.foto import (
    HEAD,
    RIGHT,
    ROW,
    WIDTH,
    about,
    draw_rails,
    heights_of,
    placed,
    rail_words,
    rail_x,
)
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity


def guess(rows: pd.DataFrame, *, label: str, guesses: Mapping[str, float], revealed: bool, today: int) -> Chart:
    """The rails of a few indicators with the guesses on them, and the truth once revealed.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``Monitor.position`` of indicators with a direction and a figure, with ``source``.
    label : str
        The municipality.
    guesses : mapping of indicator to place
        0 (least favourable) to 1; an indicator that was not guessed is missing.
    revealed : bool
    today : int
        This year; older figures say so.
    """
    rows = rows.assign(neutral=False).reset_index(drop=True)
    heights = heights_of(rows)
    height = int(heights[-1] + ROW / 2) if heights else HEAD + ROW
    marks = rail_words(rows, heights, height)
    for row, top in zip(rows.itertuples(), heights, strict=True):
        y, place = 1 - top / height, guesses.get(row.indicator)
        key = f"own-{row.indicator}"
        right = RIGHT / WIDTH
        if not revealed:
            drag = {"from": rail_x(0), "to": rail_x(1), "n": int(row.n_all), "label": f"Schat de plaats: {row.name}"}
            text = "sleep de stip" if place is None else as_place(place, int(row.n_all))
            where = rail_x(0.5 if place is None else place)
            marks.append(Mark("ring", "guess", where, y, size=22, key=key, drag=drag))
            marks.append(Mark("text", "secondary" if place is None else "own", right, y, text, size=style.BODY))
            continue
        if place is not None:
            marks.append(Mark("ring", "guess", rail_x(place), y, size=18, names=[f"Jij dacht {as_place(place, int(row.n_all))}"]))
        value = quantity(row.value, row.decimals, row.unit_short)
        truth = placed(row, row.n_all)
        marks.append(Mark("circle", "own", rail_x(row.place_all), y, size=22, key=key, names=[f"{row.name}: {value}"]))
        line = 10 / height
        marks.append(Mark("text", "own", right, y + line, truth, size=style.BODY, bold=True))
        marks.append(Mark("text", "text", 1 - 2 / WIDTH, y + line, value, size=style.BODY, anchor="end"))
        marks.append(Mark("text", "secondary", right, y - line, " · ".join(about(row, today)), size=style.BODY))
    guessed = [row for row in rows.itertuples() if row.indicator in guesses]
    return Chart(
        title=_title(label, guessed, guesses, revealed),
        subtitle="Links de minst gunstige plaats van alle gemeenten met een cijfer, rechts de gunstigste.",
        source=sources(rows["source"], rows["origin"], rows["provisional"]),
        alt=_alt(rows, label, guesses, revealed),
        table=_table(rows, guesses, revealed),
        width=WIDTH,
        height=height,
        background=lambda figure: draw_rails(figure, rows, heights, height),
        background_key=("rails", tuple(heights), ()),
        marks=tuple(marks),
        sentence=_lesson(guessed, guesses) if revealed else "",
    )


def as_place(place: float, n: int) -> str:
    """A place from 0 to 1 in words: "plaats 40 van 217"."""
    return f"plaats {number(rank_of(place, n))} van {number(n)}"


def rank_of(place: float, n: int) -> int:
    """A place from 0 to 1 as a rank, 1 the most favourable."""
    return round((1 - place) * (n - 1)) + 1


def places_off(row: object, place: float) -> int:
    """How many places a guess was away from the truth."""
    return abs(rank_of(place, int(row.n_all)) - rank_of(row.place_all, int(row.n_all)))  # type: ignore[attr-defined]


def _title(label: str, guessed: list, guesses: Mapping[str, float], revealed: bool) -> str:
    if not revealed:
        return f"Waar denk je dat {label} staat?"
    if not guessed:
        return f"Hier staat {label} echt"
    near = sum(places_off(row, guesses[row.indicator]) <= 0.1 * row.n_all for row in guessed)
    if len(guessed) == 1:
        return f"Je schatting zat er {'dichtbij' if near else 'ver naast'}"
    return f"{near or 'Geen'} van je {len(guessed)} schattingen {'zat' if near < 2 else 'zaten'} er dichtbij"


def _lesson(guessed: list, guesses: Mapping[str, float]) -> str:
    if not guessed:
        return "Je schatte nog niets. Ook nu kan het nog: welke plaats verbaast je het meest?"
    off = sorted(guessed, key=lambda row: places_off(row, guesses[row.indicator]))
    far, miss = off[-1], places_off(off[-1], guesses[off[-1].indicator])
    side = "gunstiger" if far.place_all > guesses[far.indicator] else "ongunstiger"
    if miss == 0:
        return "Je zat overal precies goed."
    least = f" Het dichtst zat je bij {off[0].name}: {_places(places_off(off[0], guesses[off[0].indicator]))} ernaast." if len(off) > 1 else ""
    return (
        f"Het verst zat je bij {far.name}: de echte plaats is {_places(miss)} {side} dan je dacht.{least} "
        "Dichtbij is hier: hooguit een tiende van alle plaatsen ernaast. Waar komt je beeld vandaan?"
    )


def _places(count: int) -> str:
    return "1 plaats" if count == 1 else f"{number(count)} plaatsen"


def _alt(rows: pd.DataFrame, label: str, guesses: Mapping[str, float], revealed: bool) -> str:
    # Short, so that all five fit: whoever moves the last dot must hear it move.
    parts = []
    for row in rows.itertuples():
        place = guesses.get(row.indicator)
        thought = "niet geschat" if place is None else f"plaats {number(rank_of(place, int(row.n_all)))}"
        parts.append(f"{row.name} {placed(row, row.n_all)} ({thought})" if revealed else f"{row.name}: {thought}")
    return fit(f"{'Echte plaats en schatting' if revealed else 'Schatting'} voor {label}. ", parts)


def _table(rows: pd.DataFrame, guesses: Mapping[str, float], revealed: bool) -> pd.DataFrame:
    table = pd.DataFrame({"Cijfer": rows["name"]})
    table["Jouw schatting"] = [
        as_place(guesses[row.indicator], int(row.n_all)) if row.indicator in guesses else "nog niet geschat"
        for row in rows.itertuples()
    ]
    if revealed:
        table["Echte plaats"] = [placed(row, row.n_all) for row in rows.itertuples()]
        table["Waarde"] = [quantity(row.value, row.decimals, row.unit_short) for row in rows.itertuples()]
        table["Jaar"] = rows["year"].astype(str)
    return table
