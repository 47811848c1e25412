"""What a group puts first beside what the figures put first: two orders, with a line a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, ROW = 960, 40, 30
LEFT, RIGHT = 330, 560  # where the lines begin and end
QUARTER = "in het ongunstigste kwart"


def two_orders(order: pd.DataFrame, compared: pd.DataFrame, who: str, *, label: str, told: str, title: str, bold: str, source: list[str], origins: list[str]) -> Chart:
    """Lines between two orders.

    Parameters
    ----------
    order : DataFrame
        Every theme in the order of the figures: theme, worst, n, rank (NA without figures), tied.
    compared : DataFrame
        One group: theme, voice (NA where it is not named); no rows is an empty scheme.
    who : str
        Whose order stands on the left ("Inwoners").
    label : str
        The municipality.
    told : str
        Who was heard, where; for under the title.
    title : str
        The finding.
    bold : str
        The theme it is about.
    source, origins : list of str
        Of the figures that were counted.
    """
    height = HEAD + ROW * len(order) + 8
    slots = {theme: place for place, theme in enumerate(order["theme"])}
    said = compared.dropna(subset=["voice"])
    marks = [
        Mark("text", "secondary", (LEFT - 16) / WIDTH, 1 - 16 / height, who, size=style.BODY, anchor="end"),
        Mark("text", "secondary", (RIGHT + 16) / WIDTH, 1 - 16 / height, f"Cijfers: hoeveel {QUARTER}", size=style.BODY),
    ]

    def y(slot: int) -> float:
        return 1 - (HEAD + (slot + 0.5) * ROW) / height

    named = {}
    for row in said.itertuples(index=False):
        at = y(int(row.voice) - 1)
        most = row.theme == bold
        named[row.theme] = most
        marks.append(Mark("text", "own" if most else "text", (LEFT - 16) / WIDTH, at, f"{number(row.voice)}. {row.theme}", size=style.BODY, bold=most, anchor="end"))
        if row.theme in slots:
            ends = [LEFT / WIDTH, RIGHT / WIDTH], [at, y(slots[row.theme])]
            marks.append(Mark("span", "own" if most else "peers", *ends, size=4 if most else 2))
        marks.append(Mark("circle", "own" if most else "peers", LEFT / WIDTH, at, size=14))
    if said.empty:
        marks.append(Mark("text", "secondary", (LEFT - 16) / WIDTH, y(0), "nog niets ingevuld", size=style.BODY, anchor="end"))
    for rank in order.loc[order["tied"] > 1, "rank"].unique():  # one place: what shares it hangs together
        alike = [y(slot) for slot, each in enumerate(order["rank"]) if not pd.isna(each) and each == rank]
        marks.append(Mark("span", "others", [RIGHT / WIDTH] * 2, [alike[0], alike[-1]], size=5))
    for row in order.itertuples(index=False):
        at, blank, most = y(slots[row.theme]), pd.isna(row.rank), named.get(row.theme)
        role = "own" if most else "peers" if row.theme in named else "others"
        marks.append(Mark("ring" if blank else "circle", role, RIGHT / WIDTH, at, size=14, names=[f"{row.theme}: {_counted(row)}"]))
        text = f"{row.theme}: geen cijfer" if blank else f"{number(row.rank)}{' (gedeeld)' if row.tied > 1 else ''}. {row.theme}: {number(row.worst)} van {number(row.n)}"
        marks.append(Mark("text", "own" if most else "text" if row.theme in named else "secondary", (RIGHT + 16) / WIDTH, at, text, size=style.BODY, bold=bool(most)))
    return Chart(
        title=title,
        subtitle=f"{told} Rechts: hoeveel van de cijfers die te beoordelen zijn {QUARTER} van alle gemeenten staan.",
        source=sources(source, origins),
        alt=fit(f"Twee volgordes van thema's, {label}. ", [title, *(f"{who.lower()} op {number(row.voice)}: {row.theme}" for row in said.itertuples(index=False))]),
        table=_table(order, said, who),
        width=WIDTH,
        height=height,
        background=_background,
        background_key=("two_orders",),
        marks=tuple(marks),
    )


def _counted(row: object) -> str:
    return f"{number(row.worst)} van de {number(row.n)} cijfers {QUARTER}" if row.n else "geen cijfer dat te beoordelen is"


def _table(order: pd.DataFrame, said: pd.DataFrame, who: str) -> pd.DataFrame:
    places = dict(zip(said["theme"], said["voice"], strict=True))
    themes = [*order["theme"], *(each for each in places if each not in set(order["theme"]))]
    known = order.set_index("theme")
    return pd.DataFrame(
        {
            "Thema": themes,
            who: [number(places[each]) if each in places else "niet genoemd" for each in themes],
            "Cijfers": [_place(known, each) for each in themes],
            "Ongunstigste kwart": [f"{number(known['worst'][each])} van {number(known['n'][each])}" if each in known.index and known["n"][each] else "geen cijfer" for each in themes],
        }
    )


def _place(known: pd.DataFrame, theme: str) -> str:
    if theme not in known.index or pd.isna(known["rank"][theme]):
        return "geen plaats"
    return f"{'gedeeld ' if known['tied'][theme] > 1 else ''}{number(known['rank'][theme])}"


def _background(figure: Figure) -> None:
    """Nothing stands still: everything is a mark."""
