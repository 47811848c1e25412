"""What if nothing changes: the gap to the others stays, with a band and how often such a band held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, apart
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 340)
BOX = (84, 660, 26, 306)
GAP = 22  # between direct labels, in pixels


def outlook(
    own: pd.DataFrame,
    country: pd.Series,
    ahead: pd.DataFrame,
    indicator: Any,
    *,
    label: str,
    level: float,
    held: str,
    limits: tuple[float, float],
    last: int,
) -> Chart:
    """The years behind, and a band for those ahead.

    Parameters
    ----------
    own : pandas.DataFrame
        ``year, value, origin, provisional`` of the municipality.
    country : pandas.Series
        The median of the municipalities, by year.
    ahead : pandas.DataFrame
        One row a year ahead: ``year, country, centre, low, high``; the country is what is assumed.
    indicator : Indicator
    label : str
    level : float
        What the band promises, 0 to 1.
    held : str
        What it did: "klopte 88 van de 100 keer".
    limits : tuple of float
        Lowest and highest value on the axis: the same for every position of the sliders.
    last : int
        The last year on the axis.
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    known = own[own["value"].notna()].sort_values("year")
    start, now = int(known["year"].min()), known.iloc[-1]
    years = list(range(start, last + 1))
    frame = Frame(SIZE, BOX, (start - 0.4, last + 0.4, *limits))
    breaks = [each.year for each in indicator.breaks]
    behind = country[country.index.isin(range(start, int(now["year"]) + 1))]
    final = ahead.iloc[-1]
    path = [int(now["year"]), *ahead["year"].astype(int)]
    assumed = [float(country[now["year"]]), *ahead["country"]]
    edges = [[float(now["value"]), *ahead[side]] for side in ("low", "high")]
    marks = [
        frame.hatched("secondary", path, *edges),
        *(Mark("line", "secondary", frame.x(path).tolist(), frame.y(edge).tolist(), size=2) for edge in edges),
        *frame.line("others", behind.index, behind.to_numpy(), breaks, 3),
        *_dotted(frame, path, assumed),
    ]
    series = known.set_index("year")["value"].reindex(range(start, int(now["year"]) + 1))
    marks += frame.line("own", series.index, series.to_numpy(), breaks, 4)
    names = [f"{label} {each.year}: {show(each.value)}" for each in known.itertuples()]
    marks.append(Mark("circle", "own", frame.x(known["year"]).tolist(), frame.y(known["value"]).tolist(), size=12, names=names))
    said = [f"{int(each.year)}: tussen {show(each.low)} en {show(each.high)}, {held}" for each in ahead.itertuples()]
    marks.append(Mark("circle", "secondary", frame.x(ahead["year"]).tolist(), frame.y(ahead["centre"]).tolist(), size=9, names=said))
    marks += _labels(frame, final, level, held, indicator, show)
    title = f"{label} in {int(final['year'])}, als {_condition(assumed, indicator)}: tussen {number(final['low'], indicator.decimals)} en {show(final['high'])}"
    return Chart(
        title=title,
        subtitle=f"{indicator.name}, {indicator.unit}. Gearceerd: de band. Lichtgrijs: de mediaan van alle gemeenten, met stippen wat je aanneemt.",
        source=sources([indicator.source], known["origin"], known["provisional"]),
        alt=fit(f"Lijngrafiek met een band, {label}. ", [title, f"zo'n band {held}", f"{label} in {int(now['year'])}: {show(now['value'])}"]),
        table=_table(known, country, ahead, label, show, f"als {_condition(assumed, indicator)}; band {held}"),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, years, int(now["year"])),
        background_key=("outlook", indicator.code, frame.limits, int(now["year"])),
        marks=tuple(marks),
    )


def _condition(country: Sequence[float], indicator: Any) -> str:
    """What the band supposes, in a few words."""
    same = round(country[-1] - country[0], indicator.decimals) == 0
    return "er niets verandert" if same else "alleen de mediaan verandert"


def _dotted(frame: Frame, years: Sequence[int], values: Sequence[float]) -> list[Mark]:
    """A line of dots: an assumption, not a figure."""
    many = 5 * (len(years) - 1) + 1
    at = np.linspace(years[0], years[-1], many)[1:]
    return [Mark("circle", "others", frame.x(at).tolist(), frame.y(np.interp(at, years, values)).tolist(), size=5)]


def _labels(frame: Frame, final: pd.Series, level: float, held: str, indicator: Any, show: Any) -> list[Mark]:
    """Beside the last year: the ends of the band, what it promises and what it did."""
    x = float(frame.x(final["year"])) + 24 / SIZE[0]
    high, middle, low = (float(frame.y(final[name])) for name in ("high", "centre", "low"))
    promised = f"belooft {number(100 * level)} %, {held}"
    lines = [("secondary", show(final["high"]), high, True), ("secondary", promised, middle, False), ("secondary", show(final["low"]), low, True)]
    heights = apart([y for _, _, y, _ in lines], GAP / SIZE[1], (SIZE[1] - BOX[3] + 8) / SIZE[1])
    return [
        Mark("text", role, x, min(y, 1 - 10 / SIZE[1]), text, size=style.BODY, bold=bold)
        for (role, text, _, bold), y in zip(lines, heights, strict=True)
    ]


def _table(known: pd.DataFrame, country: pd.Series, ahead: pd.DataFrame, label: str, show: Any, what: str) -> pd.DataFrame:
    rows = [[str(each.year), show(each.value), show(float(country.get(each.year, np.nan))), "", "", "gemeten"] for each in known.itertuples()]
    rows += [
        [str(int(each.year)), show(each.centre), show(each.country), show(each.low), show(each.high), what]
        for each in ahead.itertuples()
    ]
    return pd.DataFrame(rows, columns=["Jaar", label, "Mediaan van alle gemeenten", "Ondergrens", "Bovengrens", "Wat het is"])


def _background(figure: Figure, frame: Frame, years: list[int], now: int) -> None:
    axes = frame.axes(figure, years)
    axes.axvline(now + 0.5, color=style.SECONDARY, lw=style.points(1), ls=":")
    axes.text(now + 0.55, 1.01, "hierna: aanname", va="bottom", color=style.SECONDARY, transform=axes.get_xaxis_transform())
