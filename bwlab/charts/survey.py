"""An own survey beside the CBS figure: both on one axis, with the change that a survey of this size shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity
from bwlab.method.margin import smallest_visible_change

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 300
LEFT, RIGHT, TOP, FLOOR = 330, 870, 14, 256  # plotting area, in pixels
ROWS = (58, 138, 214)  # CBS, the survey, the change: pixels from the top
END, BAND, HATCH = 20, 16, 7  # height of the ends of an interval; height and step of the hatched band
ROOM, STEP = 30.0, 10.0  # percent points shown on each side at least, and what the axis is rounded to
HATCHED = " Blauw: komt een tweede, even grote enquête hier uit, dan weet je niet of er iets veranderde."
MARGIN = "Marge: 95 procent, methode van Wilson, voor een steekproef door loting."


def survey(
    official: pd.DataFrame, own: pd.DataFrame, indicator: Any, *, label: str, assumed: bool, publisher: str = "CBS"
) -> Chart:
    """An own survey beside the CBS figure.

    Parameters
    ----------
    official : pandas.DataFrame
        At most one row: ``year, value, origin, provisional`` and the published bounds ``lower, upper``
        (blank where there are none). Empty: this municipality has no figure.
    own : pandas.DataFrame
        One row: ``year, value, n, low, high`` in percent; blank low and high are a survey without a
        margin, since people chose themselves to take part.
    indicator : Indicator
        A share in percent.
    label : str
        The municipality.
    assumed : bool
        The survey was not held: n is an assumption, and the outcome that of CBS (50 percent without one).
    publisher : str
        Who made the official figure.
    """
    cbs = next(official.itertuples(), None)
    mine = next(own.itertuples())
    band = None if pd.isna(mine.low) else _band(mine.value, mine.n)
    limits = _limits(cbs, mine, band)
    marks = [*_official(cbs, publisher, limits), *_own(mine, cbs, limits, assumed), *_unseen(mine, band, limits)]
    title = _title(cbs, mine, band, assumed, publisher)
    note = "Aanname: het aantal antwoorden en de uitkomst." if assumed else ""
    return Chart(
        title=title,
        subtitle=f"{indicator.name}, {indicator.unit}. {label}.{'' if band is None else HATCHED}",
        source=" ".join(
            filter(
                None,
                [
                    sources([indicator.source], [*official["origin"], *([] if assumed else ["own"])], official["provisional"]),
                    note,
                    "" if band is None else MARGIN,
                ],
            )
        ),
        alt=fit(f"Drie lijnen onder elkaar, {label}. ", _facts(cbs, mine, band, indicator, assumed, publisher)),
        table=_table(cbs, mine, band, assumed, publisher),
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, limits, None if cbs is None else cbs.value),
        background_key=("survey", limits, None if cbs is None else cbs.value),
        marks=tuple(marks),
    )


def _band(value: float, n: int) -> tuple[float, float]:
    """How far down and up a second survey must come before it shows a change; blank where it never does."""
    down, up = (100 * float(smallest_visible_change(value / 100, n, direction=way)) for way in (-1, 1))
    return down, up


def _limits(cbs: Any, mine: Any, band: tuple[float, float] | None) -> tuple[float, float]:
    shown = [mine.value, *([] if cbs is None else [cbs.value])]
    low, high = min(shown) - ROOM, max(shown) + ROOM
    if band is not None:
        low, high = min(low, mine.value - _or(band[0], 100)), max(high, mine.value + _or(band[1], 100))
    low, high = max(0.0, low), min(100.0, high)
    return low // STEP * STEP, -(-high // STEP) * STEP


def _or(value: float, other: float) -> float:
    return other if pd.isna(value) else value


def _x(value: float, limits: tuple[float, float]) -> float:
    share = (min(max(value, limits[0]), limits[1]) - limits[0]) / (limits[1] - limits[0])
    return (LEFT + share * (RIGHT - LEFT)) / WIDTH


def _y(pixels: float) -> float:
    return 1 - pixels / HEIGHT


def _row(place: int, first: str, second: str, role: str) -> list[Mark]:
    """The two lines of words left of a row."""
    return [
        Mark("text", role, 4 / WIDTH, _y(ROWS[place] - 11), first, size=style.BODY, bold=True),
        Mark("text", "secondary", 4 / WIDTH, _y(ROWS[place] + 11), second, size=style.BODY),
    ]


def _interval(role: str, low: float, high: float, place: int, limits: tuple[float, float], line: float | None = None) -> list[Mark]:
    """A line with ends, and what it runs from and to; words beyond the dotted line where they would lie on it."""
    xs, y = [_x(low, limits), _x(high, limits)], _y(ROWS[place])
    marks = [
        Mark("line", role, xs, [y, y], size=3),
        Mark("tick", role, xs, [y, y], size=END, names=[f"ondergrens {_percent(low)}", f"bovengrens {_percent(high)}"]),
    ]
    for edge, x, side, anchor in ((low, xs[0], -1, "end"), (high, xs[1], 1, "start")):
        text, at = number(edge, 1), x + side * 8 / WIDTH
        if line is not None and -2 / WIDTH < (line - at) * side < style.wide(text) / WIDTH:
            at = line + side * 6 / WIDTH
        marks.append(Mark("text", "secondary", at, y, text, size=style.BODY, anchor=anchor))
    return marks


def _official(cbs: Any, publisher: str, limits: tuple[float, float]) -> list[Mark]:
    if cbs is None:
        return _row(0, f"Cijfer van het {publisher}", "voor deze gemeente is er geen", "own")
    known = not pd.isna(cbs.lower)
    marks = _row(0, f"Cijfer van het {publisher}, {cbs.year}", f"met de marge van het {publisher}" if known else "de marge is niet gepubliceerd", "own")
    if known:
        marks += _interval("own", cbs.lower, cbs.upper, 0, limits)
    x, y = _x(cbs.value, limits), ROWS[0]
    said = f"{publisher} {cbs.year}: {_percent(cbs.value)}"
    marks.append(Mark("circle", "own", x, _y(y), size=18, names=[said], key="cbs"))
    marks.append(Mark("text", "own", x, _y(y - 24), _percent(cbs.value), size=style.BODY, bold=True, anchor="middle"))
    return marks


def _own(mine: Any, cbs: Any, limits: tuple[float, float], assumed: bool) -> list[Mark]:
    answers = f"{number(mine.n)} antwoorden"
    who = f"als er {answers} zijn" if assumed else f"{answers}, {mine.year}"
    marks = _row(1, "Eigen enquête", who if not pd.isna(mine.low) else f"{answers}, geen marge", "text")
    if not pd.isna(mine.low):
        marks += _interval("text", mine.low, mine.high, 1, limits, None if cbs is None else _x(cbs.value, limits))
    x, y = _x(mine.value, limits), ROWS[1]
    marks.append(Mark("ring", "text", x, _y(y), size=16, names=[f"eigen enquête: {_percent(mine.value)}"], key="own-survey"))
    if assumed and cbs is not None:
        return marks  # it is the figure of CBS, which has its words already
    anchor = "middle"
    if cbs is not None and abs(x - _x(cbs.value, limits)) * WIDTH < style.wide(_percent(mine.value)) / 2:
        anchor = "start" if mine.value >= cbs.value else "end"  # beside the dotted line, not through it
        x += (6 if anchor == "start" else -6) / WIDTH
    marks.append(Mark("text", "text", x, _y(y - 24), _percent(mine.value), size=style.BODY, bold=True, anchor=anchor))
    return marks


def _unseen(mine: Any, band: tuple[float, float] | None, limits: tuple[float, float]) -> list[Mark]:
    """Where a second outcome would be no visible change: hatched, since there we do not know."""
    if band is None:
        return _row(2, "Verandering", "zo niet te meten", "text")
    low, high = mine.value - _or(band[0], 100), mine.value + _or(band[1], 100)
    first, last = _x(low, limits) * WIDTH, _x(high, limits) * WIDTH
    lines = max(2, round((last - first) / HATCH) + 1)
    xs = [(first + (last - first) * i / (lines - 1)) / WIDTH for i in range(lines)]
    y = _y(ROWS[2])
    marks = _row(2, "Te klein om te zien", _unseen_words(band), "text")
    marks += [Mark("tick", "peers", xs, [y] * lines, size=BAND), Mark("line", "peers", [xs[0], xs[-1]], [y, y], size=2)]
    for change, edge, x, side, anchor in ((band[0], low, first, -1, "end"), (band[1], high, last, 1, "start")):
        if not pd.isna(change):
            marks.append(Mark("text", "secondary", (x + side * 8) / WIDTH, y, number(edge, 1), size=style.BODY, anchor=anchor))
    return marks


def _unseen_words(band: tuple[float, float]) -> str:
    down, up = band
    if pd.isna(down) and pd.isna(up):
        return "elke verandering"
    if pd.isna(down):
        return f"daling, en stijging tot {number(up, 1)}"
    if pd.isna(up):
        return f"stijging, en daling tot {number(down, 1)}"
    return f"{number(-down, 1)} tot {number(up, 1, sign=True)} procentpunt"


def _title(cbs: Any, mine: Any, band: tuple[float, float] | None, assumed: bool, publisher: str) -> str:
    if band is None:
        return f"{_percent(mine.value)} van wie meedeed: over alle inwoners weet je het niet"
    if not assumed:
        if cbs is None:
            return f"Je eigen enquête: {_percent(mine.value)}, met een marge van {number(mine.low, 1)} tot {_percent(mine.high)}"
        inside = mine.low <= cbs.value <= mine.high
        return f"Het {publisher}-cijfer van {cbs.year} ligt {'binnen' if inside else 'buiten'} de marge van je eigen enquête"
    down, up = band
    answers = f"Met {number(mine.n)} antwoorden zie je"
    if pd.isna(down) and pd.isna(up):
        return f"{answers} geen enkele verandering"
    if pd.isna(down) or pd.isna(up):
        never, seen, size = ("daling", "stijging", up) if pd.isna(down) else ("stijging", "daling", down)
        return f"{answers} geen enkele {never}, en een {seen} pas vanaf {number(size, 1)} procentpunt"
    return f"{answers} een stijging pas vanaf {number(up, 1)} procentpunt, en een daling vanaf {number(down, 1)}"


def _facts(cbs: Any, mine: Any, band: tuple[float, float] | None, indicator: Any, assumed: bool, publisher: str) -> list[str]:
    held = f"{'Als er' if assumed else 'Eigen enquête met'} {number(mine.n)} antwoorden{' zijn' if assumed else ''}"
    own = f"{held}: {_percent(mine.value)}, zonder marge" if band is None else f"{held}: {_percent(mine.value)}, marge {number(mine.low, 1)} tot {_percent(mine.high)}"
    unseen = [] if band is None else [f"te klein om te zien: {_unseen_words(band)}"]
    cbs_said = f"het {publisher} heeft geen cijfer" if cbs is None else f"{publisher} {cbs.year}: {_percent(cbs.value)}"
    return [own, cbs_said, *unseen, indicator.name]


def _table(cbs: Any, mine: Any, band: tuple[float, float] | None, assumed: bool, publisher: str) -> pd.DataFrame:
    none = "nooit te zien"
    rows = []
    if cbs is not None:
        bounds = ["niet gepubliceerd"] * 2 if pd.isna(cbs.lower) else [_percent(cbs.lower), _percent(cbs.upper)]
        rows.append([f"{publisher}, {cbs.year}", _percent(cbs.value), *bounds, "niet bekend"])
    bounds = ["geen marge"] * 2 if band is None else [_percent(mine.low), _percent(mine.high)]
    who = "Eigen enquête (aanname)" if assumed else f"Eigen enquête, {mine.year}"
    rows.append([who, _percent(mine.value), *bounds, number(mine.n)])
    if band is not None:
        edges = [none if pd.isna(each) else _percent(mine.value + way * each) for way, each in zip((-1, 1), band, strict=True)]
        rows.append(["Tweede keer vragen: pas een verandering onder of boven", "", *edges, number(mine.n)])
    return pd.DataFrame(rows, columns=["Wat", "Waarde", "Ondergrens", "Bovengrens", "Antwoorden"])


def _background(figure: Figure, limits: tuple[float, float], value: float | None) -> None:
    import seaborn as sns

    axes = figure.add_axes((LEFT / WIDTH, 1 - FLOOR / HEIGHT, (RIGHT - LEFT) / WIDTH, (FLOOR - TOP) / HEIGHT))
    axes.set(xlim=limits, yticks=[])
    axes.xaxis.set_major_formatter(lambda tick, _: f"{number(tick)} %")
    axes.xaxis.get_major_locator().set_params(nbins=6, steps=[1, 2, 5, 10])
    axes.grid(axis="x", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(8))
    sns.despine(ax=axes, left=True)
    if value is not None:
        down, up = ((FLOOR - y) / (FLOOR - TOP) for y in (ROWS[1] + 22, ROWS[0]))  # from the dot to the survey
        axes.axvline(value, ymin=down, ymax=up, color=style.OWN, lw=style.points(1.5), ls=(0, (2, 3)), alpha=0.6)


def _percent(value: float) -> str:
    return quantity(value, 1, "%")
