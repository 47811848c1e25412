"""The foto: where a municipality stands on the figures of one theme, blanks included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import ORIGINS, fit, label_of_blank, sources
from bwlab.formats import number, ordinal, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, GAP = 960, 42, 30, 32
RAIL = (310, 610)  # where the rails begin and end, in pixels
RIGHT = 634  # where value, year and place begin
OLD = 5  # years; an older figure says so


def foto(
    rows: pd.DataFrame,
    *,
    label: str,
    theme: str,
    group: str,
    today: int,
    dots: Mapping[str, pd.DataFrame] | None = None,
    guesses: Mapping[str, float] | None = None,
) -> Chart:
    """The foto of one theme.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``Monitor.position`` for the indicators of this theme.
    label : str
        The municipality.
    theme : str
    group : str
        Who it is compared with, as a phrase: "alle gemeenten met een cijfer".
    today : int
        This year; older figures say so.
    dots : mapping of indicator to frame, optional
        For each indicator the compared municipalities: ``label, place, value``, place among all.
    guesses : mapping of indicator to place, optional
        What was guessed beforehand, 0 to 1.
    """
    rows = rows.assign(neutral=rows["direction"] == 0).sort_values("neutral", kind="stable").reset_index(drop=True)
    heights = heights_of(rows)
    height = int(heights[-1] + ROW / 2) if len(heights) else HEAD + ROW
    marks = rail_words(rows, heights, height)
    for row, y in zip(rows.itertuples(), heights, strict=True):
        marks += _row_marks(row, 1 - y / height, height, today, (dots or {}).get(row.indicator), (guesses or {}).get(row.indicator))
    blanks = tuple(rows["value"].isna())
    return Chart(
        title=_finding(rows, label, theme),
        subtitle=f"{'' if rows['neutral'].all() else 'Rechts is gunstiger. '}Vergeleken met {group}.{_two_scales(rows)}",
        source=_sources(rows),
        alt=_alt(rows, label, theme),
        table=_table(rows),
        width=WIDTH,
        height=height,
        background=lambda figure: draw_rails(figure, rows, heights, height),
        background_key=("rails", tuple(heights), blanks),
        marks=tuple(marks),
    )


def rail_x(place: float) -> float:
    """A place from 0 (least favourable) to 1 as a picture coordinate."""
    return (RAIL[0] + place * (RAIL[1] - RAIL[0])) / WIDTH


def rail_place(x: float) -> float:
    """The way back from :func:`rail_x`."""
    return min(1.0, max(0.0, (x * WIDTH - RAIL[0]) / (RAIL[1] - RAIL[0])))


def placed(row: Any, n: int) -> str:
    """A rank in words: "gedeeld 18e van 342"; alone in a group is no place at all."""
    if n == 1:
        return "geen ander cijfer"
    return f"{'gedeeld ' if row.tied else ''}{ordinal(row.rank)} van {number(n)}"


def heights_of(rows: pd.DataFrame) -> list[float]:
    """How far below the top each row stands, in pixels; neutral rows form a block of their own."""
    tops, y = [], HEAD + ROW / 2
    for place, neutral in enumerate(rows["neutral"]):
        if neutral and (place == 0 or not rows["neutral"][place - 1]):
            y += GAP if place else 0
        tops.append(y)
        y += ROW
    return tops


def _row_marks(
    row: Any, y: float, height: int, today: int, dots: pd.DataFrame | None, guess: float | None
) -> list[Mark]:
    if pd.isna(row.value):
        return [Mark("text", "secondary", RAIL[0] / WIDTH, y, f"geen cijfer: {label_of_blank(row.missing)}", size=style.BODY)]
    marks: list[Mark] = []
    if dots is not None and len(dots):
        names = [
            f"{name}: {quantity(value, row.decimals, row.unit_short)}"
            for name, value in zip(dots["label"], dots["value"], strict=True)
        ]
        marks.append(Mark("circle", "peers", [rail_x(place) for place in dots["place"]], [y] * len(dots), names=names, size=10))
    value = quantity(row.value, row.decimals, row.unit_short)
    rank = placed(row, row.n)
    if guess is not None:
        marks.append(Mark("ring", "guess", rail_x(guess), y, size=16, names=["Je schatting"]))
    marks.append(
        Mark("circle", "own", rail_x(row.place_all), y, size=20, names=[f"{value}, {rank}"], key=f"own-{row.indicator}")
    )
    line = 10 / height
    right = RIGHT / WIDTH
    return [
        *marks,
        Mark("text", "own", right, y + line, value, size=style.BODY, bold=True),
        Mark("text", "text", 1 - 2 / WIDTH, y + line, rank, size=style.BODY, anchor="end"),
        Mark("text", "secondary", right, y - line, " · ".join(about(row, today)), size=style.BODY),
    ]


def about(row: Any, today: int) -> list[str]:
    """Year, age and origin of a figure, in words."""
    words = [str(row.year)]
    if today - row.year > OLD:
        words.append("ouder dan vijf jaar")
    if row.provisional:
        words.append("voorlopig")
    if row.origin in ORIGINS:
        words.append(ORIGINS[row.origin])
    return words


def rail_words(rows: pd.DataFrame, heights: Sequence[float], height: int) -> list[Mark]:
    """The names of the rows and what left and right mean; as marks, so that they stay sharp at any zoom."""
    left, right = RAIL[0] / WIDTH, RAIL[1] / WIDTH

    def say(role: str, x: float, y: float, text: str, anchor: str = "start") -> Mark:
        return Mark("text", role, x, 1 - y / height, text, size=style.BODY, anchor=anchor)

    words = [say("text", 0, y, name) for name, y in zip(rows["name"], heights, strict=True)]
    if not rows["neutral"].all():
        words += [say("secondary", left, HEAD / 2, "◂ ongunstiger"), say("secondary", right, HEAD / 2, "gunstiger ▸", "end")]
        words.append(say("secondary", 1 - 2 / WIDTH, HEAD / 2, "1e = gunstigst", "end"))
    neutral = rows.index[rows["neutral"]]
    if len(neutral):
        y = heights[neutral[0]] - ROW / 2 - HEAD / 2
        words += [
            say("secondary", 0, y, "Niet beter of slechter:"),
            say("secondary", left, y, "◂ lager"),
            say("secondary", right, y, "hoger ▸", "end"),
            say("secondary", 1 - 2 / WIDTH, y, "1e = hoogst", "end"),
        ]
    return words


def draw_rails(figure: Figure, rows: pd.DataFrame, heights: Sequence[float], height: int) -> None:
    """A rail for each row with a figure, with ticks at the quarters."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    low, high = RAIL
    for row, y in zip(rows.itertuples(), heights, strict=True):
        if pd.isna(row.value):
            continue
        axes.plot([low, high], [y, y], color=style.OTHERS, lw=style.points(4), solid_capstyle="round")
        for share, size in ((0.25, 5), (0.5, 9), (0.75, 5)):
            x = low + share * (high - low)
            axes.plot([x, x], [y - size, y + size], color=style.SECONDARY, lw=style.points(1))


def _two_scales(rows: pd.DataFrame) -> str:
    """Within a group the words are about the group and the rails are not; that has to be said."""
    return " Plaats en titel gaan over die groep, de lijn over alle gemeenten." if (rows["value"].notna() & (rows["n"] < rows["n_all"])).any() else ""


def _sources(rows: pd.DataFrame) -> str:
    present = rows[rows["value"].notna()]
    return sources((present if len(present) else rows)["source"], present["origin"], present["provisional"])


def _finding(rows: pd.DataFrame, label: str, theme: str) -> str:
    judged = rows[~rows["neutral"] & rows["quartile"].notna()]
    best, worst = int((judged["quartile"] == 1).sum()), int((judged["quartile"] == 4).sum())
    n = int((~rows["neutral"] & rows["value"].notna()).sum())
    if rows["value"].isna().all():
        return f"{theme}: voor {label} is er geen enkel cijfer"
    if judged.empty:
        return f"{theme}: hier valt voor {label} geen kwart aan te wijzen"
    every = {1: "het enige cijfer", 2: "beide cijfers"}.get(n, f"alle {n} cijfers")
    of = every if n in (best, worst) else f"{best or worst} van de {n} cijfers"
    if best and worst:
        return f"{theme}: {label} staat bij {best} van de {n} cijfers in het gunstigste kwart, bij {worst} in het minst gunstige"
    if best or worst:
        return f"{theme}: {label} staat bij {of} in het {'gunstigste' if best else 'minst gunstige'} kwart"
    if len(judged) < n:  # a few figures alike in so many places that no quarter can be pointed at
        return f"{theme}: {label} staat bij geen van de {n} cijfers in het gunstigste of minst gunstige kwart"
    return f"{theme}: {label} staat bij {every} in de middelste helft"


def _alt(rows: pd.DataFrame, label: str, theme: str) -> str:
    parts = [
        f"{row.name} geen cijfer" if pd.isna(row.value) else f"{row.name} {placed(row, row.n)}"
        for row in rows.itertuples()
    ]
    return fit(f"Foto van {theme.lower()} voor {label}. ", parts)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    def cells(row: Any) -> tuple[str, ...]:
        if pd.isna(row.value):
            return row.name, "geen cijfer", "", "", "", row.why
        show = lambda value: quantity(value, row.decimals, row.unit_short)  # noqa: E731
        rank = placed(row, row.n)
        return row.name, show(row.value), str(row.year), rank, show(row.median), ", ".join(about(row, row.year)[1:])

    head = ["Cijfer", "Waarde", "Jaar", "Plaats", "Mediaan van de groep", "Bijzonderheden"]
    return pd.DataFrame([cells(row) for row in rows.itertuples()], columns=head)
