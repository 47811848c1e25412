"""The colours of the monitor as tiles: position and trend of each indicator, and which of them flipped.

Green and red stand here only, where they are the subject. No meaning is by colour alone: a position has its
quarter in words, a trend the arrow of the figure itself and whether that is favourable, and both a sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.catalogue import publishers
from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import listing, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, COLUMNS = 960, 3
TILE, HEIGHT, GAP_X, GAP_Y = 314, 88, 9, 8
CHIP, DISC, SIGN, RIM = 46, 25, 17, 54  # sizes of the hexagon, the disc in it, its sign, and the rim of a flip
CENTRE, TEXT, SECOND = 30, 58, 151  # from the left of a tile: chip, words, and the same for the trend
NAME_Y, CHIP_Y, LINES = 13, 55, (37, 55, 73)  # from the top of a tile
RULE = "Kleuren: onze reconstructie; trend met OLS, 95 procent."
FILLS = {1.0: style.GREEN, 0.0: style.OTHERS, -1.0: style.RED}
ROLE = {1.0: "green", 0.0: "secondary", -1.0: "red"}
COLOUR = {1.0: "groen", 0.0: "grijs", -1.0: "rood"}
PLACE_SIGN = {1.0: "▲", 0.0: "=", -1.0: "▼"}
ARROW = {1.0: "↗", 0.0: "~", -1.0: "↘"}
_SHORT = {
    "blank": "geen cijfer", "neutral": "", "few": "te weinig", "ties": "te gelijk", "break": "na een breuk",
}  # fmt: skip


def tiles(
    rows: pd.DataFrame, *, label: str, share: float, window: int, group: str, was: pd.DataFrame | None = None
) -> Chart:
    """The tiles of one municipality.

    Parameters
    ----------
    rows : pandas.DataFrame
        As ``bwlab.monitor.colouring`` gives it, with ``source``; at most twelve. With ``was`` also
        ``position_by`` and ``trend_by``: what flipped it ("venster", "grens", "groep"), or "".
    label : str
        The municipality.
    share, window : float, int
        The settings, for the words.
    group : str
        With whom it is compared: "alle gemeenten met een cijfer".
    was : pandas.DataFrame, optional
        The same rows as the monitor draws them; then the title counts what stayed.
    """
    height = _top(-(-len(rows) // COLUMNS)) - GAP_Y if len(rows) else HEIGHT
    names = tuple(rows["name"])
    positions = [_position(row, share) for row in rows.itertuples()]
    trends = [_trend(row) for row in rows.itertuples()]
    marks: list[Mark] = []
    for kind, found in (("position", positions), ("trend", trends)):
        marks += _chips(found, 0 if kind == "position" else SECOND, height, kind)
    title = _title(rows, was, label)
    setting = f"Trend over {window} jaar, positie: {part(share)} van {group}"
    return Chart(
        title=title,
        subtitle=f"Links de positie: bovenste en onderste {part(share)} van {group}. Rechts de trend over {window} jaar.",
        source=f"{sources(_publishers(rows), rows['origin'], rows['provisional'])} {RULE}",
        alt=fit("Tegels met kleuren. ", [title, setting, *(f"{row.name}: positie {_colour(row.position)}, trend {_colour(row.trend)}" for row in rows.itertuples(index=False))]),
        table=_table(rows, was, positions, trends),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, names, height),
        background_key=("tiles", names),
        marks=tuple(marks),
    )


def part(share: float) -> str:
    """A share as people say it: "kwart", "20 %"."""
    return "kwart" if share == 0.25 else f"{number(100 * share)} %"


def stayed(rows: pd.DataFrame, was: pd.DataFrame) -> tuple[int, int, int, int]:
    """How many colours there were, and how many of them stayed, changed, and were lost."""
    before = was[["position", "trend"]].to_numpy(dtype=float).ravel()
    now = rows[["position", "trend"]].to_numpy(dtype=float).ravel()
    there = ~np.isnan(before)
    same, lost = int((there & (before == now)).sum()), int((there & np.isnan(now)).sum())
    return int(there.sum()), same, int(there.sum()) - same - lost, lost


def _title(rows: pd.DataFrame, was: pd.DataFrame | None, label: str) -> str:
    if was is not None and (same := stayed(rows, was))[0] != same[1]:
        had, kept, changed, lost = same
        gone = f", {number(lost)} {'verdween' if lost == 1 else 'verdwenen'}" if lost else ""
        flipped = f"{number(changed)} {'sloeg' if changed == 1 else 'sloegen'} om" if changed else "geen sloeg om"
        return f"{label}: {number(kept)} van de {number(had)} kleuren {'bleef' if kept == 1 else 'bleven'}, {flipped}{gone}"
    colours = pd.concat([rows["position"], rows["trend"]]).dropna()
    counts = [f"{number((colours == value).sum())} keer {word}" for value, word in ((1, "groen"), (-1, "rood"), (0, "grijs"))]
    return f"{label}: {listing(counts)}"


def _publishers(rows: pd.DataFrame) -> list[str]:
    """Who published them: the whole sources would take more room than the tiles."""
    return [each for source in rows["source"] for each in publishers(source)]


def _colour(value: float) -> str:
    return "geen kleur" if np.isnan(value) else COLOUR[value]


def _position(row: Any, share: float) -> dict[str, Any]:
    by = getattr(row, "position_by", "")
    if np.isnan(row.position):
        lines, sign = ("geen", "kleur", _SHORT.get(row.position_reason, "")), ""
        said = f"{row.name}, positie: geen kleur. {row.position_why}"
    else:
        sign = PLACE_SIGN[row.position]
        which = {1.0: "bovenste", -1.0: "onderste"}.get(row.position)
        place = f"{number(row.rank)} van {number(row.n)}"
        lines = (which, part(share), place) if which else ("midden", place, "")
        said = f"{row.name}, positie in {row.year}: plaats {place}, {COLOUR[row.position]}"
    return {"value": row.position, "sign": sign, "lines": lines, "said": _flip(said, by), "by": by}


def _trend(row: Any) -> dict[str, Any]:
    by = getattr(row, "trend_by", "")
    if np.isnan(row.trend):
        points = "1 meting" if row.points == 1 else f"{number(row.points)} metingen"
        lines, sign = ("nog geen", "oordeel", _SHORT.get(row.trend_reason, points if row.points else "geen meting")), ""
        said = f"{row.name}, trend: nog geen oordeel. {row.trend_why}"
    else:
        sign, span = ARROW[row.direction], f"{row.first_year}-{row.last_year}"
        verb = {1.0: "stijgt", -1.0: "daalt"}.get(row.direction, "geen")
        lines = (verb, {1.0: "gunstig", -1.0: "ongunstig"}.get(row.trend, "richting"), span)
        said = f"{row.name}, trend {span}: {verb if row.direction else 'geen duidelijke richting'}, {COLOUR[row.trend]}"
    return {"value": row.trend, "sign": sign, "lines": lines, "said": _flip(said, by), "by": by}


def _flip(said: str, by: str) -> str:
    return f"{said.rstrip('.')}. Omgeslagen door {by}." if by else said


def _top(line: int) -> float:
    return line * (HEIGHT + GAP_Y)


def _chips(found: list[dict[str, Any]], shift: float, height: float, kind: str) -> list[Mark]:
    """Hexagons, discs with their signs, words, and a rim round what flipped."""
    marks: list[Mark] = []
    at = [(place % COLUMNS * (TILE + GAP_X) + shift, _top(place // COLUMNS)) for place in range(len(found))]
    if not at:
        return marks

    def x(left: float) -> float:
        return left / WIDTH

    def y(top: float) -> float:
        return 1 - top / height

    rims = [place for place, each in enumerate(found) if each["by"]]
    if rims:
        marks.append(Mark("hex", "own", [x(at[i][0] + CENTRE) for i in rims], [y(at[i][1] + CHIP_Y) for i in rims], size=RIM))
    marks.append(
        Mark(
            "hex", "secondary", [x(left + CENTRE) for left, _ in at], [y(top + CHIP_Y) for _, top in at], size=CHIP,
            fills=[FILLS.get(each["value"], "") for each in found], names=[each["said"] for each in found],
        )
    )  # fmt: skip
    for (left, top), each in zip(at, found, strict=True):
        role = ROLE.get(each["value"], "secondary")
        if each["sign"]:
            marks.append(Mark("ring", role, x(left + CENTRE), y(top + CHIP_Y), size=DISC))
            marks.append(Mark("text", role, x(left + CENTRE), y(top + CHIP_Y), each["sign"], size=SIGN, anchor="middle", bold=True))
        first, second, third = each["lines"]
        shown = [(first, role, True), (second, role, " van " not in second), (third, "secondary", False)]
        if each["by"]:
            shown[2] = (f"door {each['by']}", "own", False)
        marks += [
            Mark("text", colour, x(left + TEXT), y(top + line), text, size=style.BODY, bold=bold)
            for (text, colour, bold), line in zip(shown, LINES, strict=True)
            if text
        ]
    return marks


def _table(rows: pd.DataFrame, was: pd.DataFrame | None, positions: list[dict[str, Any]], trends: list[dict[str, Any]]) -> pd.DataFrame:
    def words(each: dict[str, Any]) -> str:
        text = " ".join(word for word in each["lines"][:2] if word)
        return text if np.isnan(each["value"]) else f"{COLOUR[each['value']]} ({text})"

    table = pd.DataFrame(
        {
            "Cijfer": rows["name"].to_numpy(),
            "Positie": [words(each) for each in positions],
            "Plaats": ["" if np.isnan(row.position) else f"{number(row.rank)} van {number(row.n)}" for row in rows.itertuples()],
            "Trend": [words(each) for each in trends],
            "Waarop de trend rust": [_rests(row) for row in rows.itertuples()],
        }
    )
    table["Bron"] = [", ".join(publishers(source)) for source in rows["source"]]
    if was is not None:
        table["Positie bij het begin"] = [_colour(value) for value in was["position"]]
        table["Trend bij het begin"] = [_colour(value) for value in was["trend"]]
    return table


def _rests(row: Any) -> str:
    if pd.isna(row.first_year):
        return "geen meting"
    span = f"{row.first_year}-{row.last_year}" if row.first_year < row.last_year else str(row.first_year)
    return f"{'1 meting' if row.points == 1 else f'{number(row.points)} metingen'}, {span}"


def _background(figure: Figure, names: tuple[str, ...], height: float) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place, name in enumerate(names):
        left, top = place % COLUMNS * (TILE + GAP_X), _top(place // COLUMNS)
        axes.add_patch(
            FancyBboxPatch((left + 1, top + 1), TILE - 2, HEIGHT - 2, boxstyle="round,pad=0,rounding_size=8", fc=style.PAPER, ec=style.LINE, lw=style.points(2))
        )
        axes.text(left + 12, top + NAME_Y, name, weight="bold", size=style.points(style.BODY), va="center_baseline")
