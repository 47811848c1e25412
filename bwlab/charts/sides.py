"""Each figure of each theme by who is less favourable than most: here, there, both or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, LEFT, WIDE = 960, 196, 152  # pixels: picture, names of themes, one column
HEAD, STEP, GAP = 52, 29, 16
#: Side, the two words above its column, and how its marks look: shape doubles colour.
COLUMNS = (
    (("both_less",), "beide", "ongunstiger", "down", "unfavourable"),
    (("only_here",), "alleen hier", "ongunstiger", "down", "own"),
    (("only_there",), "alleen daar", "ongunstiger", "down", "peers"),
    (("both_more",), "beide", "gunstiger", "up", "favourable"),
    (("equal", "blank"), "niet te", "zeggen", "ring", "others"),
)
WHY = {"equal": "gelijk aan de mediaan", "blank": "geen cijfer"}


def sides(rows: pd.DataFrame, catalogue: Any, *, label: str, what: str) -> Chart:
    """A row a theme, a mark a figure, in the column of its side.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `bwlab.monitor.nearby.sides` gives them.
    catalogue : Catalogue
    label : str
        The own municipality.
    what : str
        Who the others are: "buurgemeenten".
    """
    themes = list(dict.fromkeys(rows["theme"]))
    height = HEAD + STEP * len(themes) + 8
    y_of = {theme: 1 - (HEAD + (place + 0.5) * STEP) / height for place, theme in enumerate(themes)}
    marks = [
        Mark("text", "text", (LEFT - 16) / WIDTH, y_of[theme], theme, size=style.BODY, anchor="end")
        for theme in themes
    ]
    for place, (keys, upper, lower, shape, role) in enumerate(COLUMNS):
        middle = (LEFT + (place + 0.5) * WIDE) / WIDTH
        head = "secondary" if role == "others" else role
        marks += [Mark("text", head, middle, 1 - down / height, word, size=style.BODY, bold=True, anchor="middle") for down, word in ((14, upper), (34, lower))]
        xs, ys, names = [], [], []
        for theme, part in rows[rows["side"].isin(keys)].groupby("theme", sort=False):
            xs += [middle + (each - (len(part) - 1) / 2) * GAP / WIDTH for each in range(len(part))]
            ys += [y_of[str(theme)]] * len(part)
            names += [_name(row, catalogue[row.indicator], label, what) for row in part.itertuples()]
        if xs:
            marks.append(Mark(shape, role, xs, ys, size=11 if shape == "ring" else 13, names=names))
    count = rows["side"].value_counts()
    both, here, there = (int(count.get(each, 0)) for each in ("both_less", "only_here", "only_there"))
    told = len(rows) - int(count.get("blank", 0)) - int(count.get("equal", 0))
    there_is = f"het cijfer van de {what}" if rows["size"].iloc[0] == 1 else f"de mediaan van de {what} met een cijfer"
    title = (
        f"Bij {number(both)} van de {number(told)} cijfers zijn {label} en de {what} beide ongunstiger dan de mediaan"
        if told
        else f"Er is geen cijfer waarmee je {label} en de {what} zo naast elkaar kunt zetten"
    )
    return Chart(
        title=title,
        subtitle=f"Hier: {label}. Daar: {there_is}. Ongunstiger: dan de mediaan van alle gemeenten met een cijfer. Hetzelfde jaar.",
        source=sources(dict.fromkeys(catalogue[code].source.split(",")[0] for code in rows["indicator"]), []),
        alt=fit(f"Tekens per thema, {label}. ", [title, f"alleen {label} bij {number(here)}", f"alleen de {what} bij {number(there)}"]),
        table=pd.DataFrame(
            [[row.theme, row.name, str(row.year), *_shown(row, catalogue[row.indicator]), f"{number(row.n)} van {number(row.size)}", _word(row.side)] for row in rows.itertuples(index=False)],
            columns=["Thema", "Cijfer", "Jaar", label, "Mediaan daar", "Mediaan van alle gemeenten", "Met een cijfer daar", "Beeld"],
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, height, len(themes)),
        background_key=("sides", len(themes)),
        marks=tuple(marks),
    )


def _shown(row: Any, indicator: Any) -> list[str]:
    return [quantity(each, indicator.decimals, indicator.unit_short) for each in (row.value, row.median, row.all_median)]


def _name(row: Any, indicator: Any, label: str, what: str) -> str:
    own, there, everyone = _shown(row, indicator)
    return f"{indicator.name} ({row.year}): {label} {own}; {number(row.n)} van {number(row.size)} {what} {there}; alle gemeenten {everyone}"


def _word(side: str) -> str:
    if side in WHY:
        return WHY[side]
    return next(f"{upper} {lower}" for keys, upper, lower, *_ in COLUMNS if side in keys)


def _background(figure: Figure, height: int, count: int) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place in range(0, count, 2):
        axes.axhspan(HEAD + place * STEP, HEAD + (place + 1) * STEP, color=style.LINE, alpha=0.45, lw=0)
    for place in range(len(COLUMNS)):
        axes.axvline(LEFT + place * WIDE, color=style.LINE, lw=style.points(1))
