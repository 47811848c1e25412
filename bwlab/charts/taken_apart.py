"""A change in three parts that add up: the country, those who are alike, and what is left; above the changes of the peers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.change_lines import nice
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, filled
from bwlab.charts.strip import swarm
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT, SHORT = 960, 352, 266  # with the dots, and without them
LEFT, RIGHT, TOP, FOOT = 318, 800, 8, 40  # of what is drawn, in pixels; FOOT from below
ROWS = (32, 82, 132, 182)  # middles of the bars
RULE, NAME = 213, (216, 238)  # the line below the bars; where the name of the municipality stands: no line runs through it
STRIP, ROOM, DOT, OWN = 272, 24, 10, 20  # middle of the dots of the peers, half their room, and their size
HALF = 13  # of a bar
NEAR = 2.5  # a margin further than so many times all the rest is said and not drawn


class Taken(NamedTuple):
    """What is drawn: the years, the parts of the change, and what each rests on.

    Attributes
    ----------
    start, end : int
    national, peers, own : float
        They add up to the change; the last two are NaN where there are too few peers.
    n_all : int
        Municipalities behind ``national``.
    others : sequence of (str, float)
        The peers and their changes.
    margin : float or None
        Within this the remainder may be chance; None is not known.
    whole : float or None
        The change itself, where the parts do not give it.
    """

    start: int
    end: int
    national: float
    peers: float
    own: float
    n_all: int
    others: Sequence[tuple[str, float]]
    margin: float | None
    whole: float | None = None

    @property
    def change(self) -> float:
        """Of the municipality itself."""
        return self.national + self.peers + self.own if self.whole is None else self.whole


def taken_apart(
    taken: Taken, indicator: Any, *, label: str, group: str, alike: str = "gemeenten die erop lijken", origins: Iterable[str] = (), provisional: Iterable[bool] = (), guesses: tuple[float | None, float | None] = (None, None), hidden: bool = False, room: Sequence[float] = (),
) -> Chart:  # fmt: skip
    """A change in three parts.

    Parameters
    ----------
    taken : Taken
    indicator : Indicator
    label : str
        The municipality.
    group, alike : str
        Who the peers are, as a phrase for under the title, and in a few words.
    origins, provisional : iterable
        Of the two figures.
    guesses : (float or None, float or None)
        What was guessed of the country, and of the peers (their whole change).
    hidden : bool
        Only what one sees and what was guessed: the parts come later.
    room : sequence of float
        Other changes that are to fit on the axis, so that it stays where it is.
    """
    if hidden:
        guessed = (guesses[0] or 0.0, guesses[1] or 0.0)
        taken = taken._replace(national=guessed[0], peers=guessed[1] - guessed[0], own=taken.change - guessed[1], others=(), margin=None)
    digits, together = indicator.decimals, taken.national + (0.0 if np.isnan(taken.peers) else taken.peers)
    band = _band(taken)
    low, high = _limits([0.0, taken.national, together, taken.change, *(change for _, change in taken.others), *band, *room, *(each for each in guesses if each is not None)])
    height = SHORT if hidden else HEIGHT
    frame = Frame((WIDTH, height), (LEFT, RIGHT, TOP, height - FOOT), (low, high, 0.0, 1.0))
    marks = _axis(frame, hidden)
    rows = (
        ("own", "Wat je ziet", f"{label}, {taken.start} tot {taken.end}", 0.0, taken.change),
        ("others", "Het hele land", f"mediaan van {number(taken.n_all)} gemeenten", 0.0, taken.national),
        ("peers", _upper(alike), f"daar bovenop, mediaan van {number(len(taken.others))}", taken.national, together),
        ("own", "Alleen hier: de rest", _noise_words(taken, band), together, taken.change),
    )
    if hidden:
        rows = (rows[0], (*rows[1][:2], "jouw schatting", *rows[1][3:]), (*rows[2][:2], "jouw schatting, daar bovenop", *rows[2][3:]), (*rows[3][:2], "wat jij dan overhoudt", *rows[3][3:]))
    if band:
        marks.append(frame.hatched("secondary", list(band), *([_share(ROWS[3] + each * (HALF + 7), frame)] * 2 for each in (1, -1)), step=6))
    for place, row in enumerate(rows):
        marks += _unknown(frame, ROWS[place], *row[1:3]) if place > 1 and np.isnan(taken.peers) else _bar(frame, ROWS[place], *row, digits)
    marks += [] if np.isnan(taken.peers) else _steps(frame, taken)
    marks += [Mark("ring", "guess", float(frame.x(each)), frame.down(ROWS[place]), size=18, names=[f"je schatting: {number(each, digits, sign=True)}"]) for place, each in enumerate(guesses, 1) if each is not None]
    marks += [] if hidden else _strip(frame, taken, label, digits)
    title = _question(taken, label, digits) if hidden else _title(taken, label, digits)
    return Chart(
        title=title,
        subtitle=f"{indicator.name}: verandering van {taken.start} tot {taken.end}, {indicator.unit}. Groep, in blauw: {group}.",
        source=sources([indicator.source], origins, provisional),
        alt=fit(f"Balken en stippen. {indicator.name}, {taken.start} tot {taken.end}. ", [title, _guessed(taken, digits) if hidden else _place(taken)]),
        table=_table(taken, label, alike, indicator, hidden),
        width=WIDTH,
        height=height,
        background=lambda figure: None if hidden else _background(figure),
        background_key=("taken_apart", hidden),
        marks=tuple(marks),
    )


def _noise_words(taken: Taken, band: Sequence[float]) -> str:
    if band:
        return "gestreept: kan toeval zijn"
    return "ruis niet bekend" if taken.margin is None else "ruis: ruimer dan de figuur"


def _band(taken: Taken) -> tuple[float, ...]:
    """Where the change might have ended by chance alone; empty where that is not known or would push the rest together."""
    together = taken.national + taken.peers
    if np.isnan(together):
        return ()
    far = max(abs(each) for each in (taken.national, together, taken.change, *(change for _, change in taken.others), 0.0))
    if not taken.margin or (far and taken.margin > NEAR * far):
        return ()
    return together - taken.margin, together + taken.margin


def _limits(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    pad = 0.06 * (high - low) or 1.0
    return low - pad, high + pad


def _axis(frame: Frame, hidden: bool) -> list[Mark]:
    """Numbers and lines as marks: the scale moves while the background stays."""
    low, high = frame.limits[:2]
    step = nice((high - low) / 6)
    ticks = np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    digits = next((each for each in range(4) if abs(round(step, each) - step) < 1e-9), 4)
    bottom = frame.box[3]
    pieces = [frame.down(each) for each in ((TOP, bottom) if hidden else (TOP, NAME[0], NAME[1], bottom))]
    marks = []
    for tick in ticks.tolist():
        x, zero = float(frame.x(tick)), abs(tick) < step / 2
        marks.append(Mark("span", "secondary" if zero else "others", [x] * len(pieces), pieces, size=1.5 if zero else 0.7))
        marks.append(Mark("text", "secondary", x, frame.down(bottom + 18), number(0.0 if zero else tick, 0 if zero else digits, sign=not zero), size=style.BODY, anchor="middle"))
    return marks


def _bar(frame: Frame, middle: float, role: str, name: str, rests: str, start: float, end: float, digits: int) -> list[Mark]:
    width, height = frame.size
    y, half = frame.down(middle), HALF / height
    left, right = sorted((float(frame.x(start)), float(frame.x(end))))
    if right - left < 4 / width:  # a step of nothing is still seen
        left, right = (left + right) / 2 - 2 / width, (left + right) / 2 + 2 / width
    value, ink = number(end - start, digits, sign=True), "secondary" if role == "others" else role
    return [
        Mark("text", "text", 4 / width, y + 10 / height, name, size=style.BODY, bold=True),
        Mark("text", "secondary", 4 / width, y - 10 / height, _short(rests), size=style.BODY),
        filled(role, left, right, y - half, y + half, width),
        Mark("circle", role, (left + right) / 2, y, size=4, names=[f"{name}: {value}"]),
        Mark("text", ink, (RIGHT + 16) / width, y, value, size=style.BODY + 2, bold=True),
    ]


def _unknown(frame: Frame, middle: float, name: str, rests: str) -> list[Mark]:
    """A part that cannot be told: no bar, which would be a zero."""
    width, height = frame.size
    y = frame.down(middle)
    return [
        Mark("text", "text", 4 / width, y + 10 / height, name, size=style.BODY, bold=True),
        Mark("text", "secondary", 4 / width, y - 10 / height, _short(rests), size=style.BODY),
        Mark("text", "secondary", (RIGHT + 16) / width, y, "niet te zeggen", size=style.BODY),
    ]


def _steps(frame: Frame, taken: Taken) -> list[Mark]:
    """Thin lines from the end of one bar to the beginning of the next."""
    marks = []
    for place, value in ((1, taken.national), (2, taken.national + taken.peers)):
        x = float(frame.x(value))
        marks.append(Mark("line", "secondary", [x, x], [frame.down(ROWS[place] + HALF), frame.down(ROWS[place + 1] - HALF)], size=1.5))
    return marks


def _strip(frame: Frame, taken: Taken, label: str, digits: int) -> list[Mark]:
    """Every peer as a dot at its own change, and the municipality among them."""
    width = WIDTH
    marks = [
        Mark("text", "text", 4 / width, frame.down(STRIP - 10), "De plaats ertussen", size=style.BODY, bold=True),
        Mark("text", "secondary", 4 / width, frame.down(STRIP + 10), f"{number(len(taken.others))} gemeenten, elk een stip", size=style.BODY),
    ]
    if taken.others:
        xs = np.array([float(frame.x(change)) for _, change in taken.others])
        ys = [frame.down(STRIP + each) for each in swarm(xs * width, DOT, ROOM).tolist()]
        names = [f"{name}: {number(change, digits, sign=True)}" for name, change in taken.others]
        marks.append(Mark("circle", "peers", xs.tolist(), ys, size=DOT, names=names))
    at = float(frame.x(taken.change))
    marks.append(Mark("line", "own", [at, at], [frame.down(STRIP + ROOM + 6), frame.down(STRIP - ROOM - 8)], size=2))
    marks.append(Mark("circle", "own", at, frame.down(STRIP), size=OWN, names=[f"{label}: {number(taken.change, digits, sign=True)}"], key="own"))
    half = style.wide(label) / 2 / width
    side = "start" if at - half < LEFT / width else "end" if at + half > RIGHT / width else "middle"
    marks.append(Mark("text", "own", at, frame.down(STRIP - ROOM - 20), label, size=style.BODY, bold=True, anchor=side))
    lower, higher = _counts(taken)
    marks.append(Mark("text", "secondary", (RIGHT + 16) / width, frame.down(STRIP - 10), f"{number(lower)} lager", size=style.BODY))
    marks.append(Mark("text", "secondary", (RIGHT + 16) / width, frame.down(STRIP + 10), f"{number(higher)} hoger", size=style.BODY))
    return marks


def _counts(taken: Taken) -> tuple[int, int]:
    changes = [change for _, change in taken.others]
    return sum(each < taken.change - 1e-9 for each in changes), sum(each > taken.change + 1e-9 for each in changes)


def _place(taken: Taken) -> str:
    lower, higher = _counts(taken)
    return f"van {number(len(taken.others))} gemeenten met een cijfer in beide jaren veranderden er {number(lower)} lager en {number(higher)} hoger"


def _title(taken: Taken, label: str, digits: int) -> str:
    if taken.start == taken.end:
        return f"Van {taken.start} tot {taken.end} is geen periode: kies twee jaren om {label} te bekijken"
    change = round(taken.change, digits)
    went = "bleef het cijfer gelijk" if not change else f"{'steeg' if change > 0 else 'daalde'} het cijfer {number(abs(change), digits)}"
    if np.isnan(taken.peers):
        return f"In {label} {went}: het hele land {number(taken.national, digits, sign=True)}, en voor de rest zijn er te weinig gemeenten om mee te vergelijken"
    parts = [number(each, digits, sign=True) for each in (taken.national, taken.peers, taken.own)]
    return f"In {label} {went}: hele land {parts[0]}, groep {parts[1]} erbij, alleen hier {parts[2]}"


def _question(taken: Taken, label: str, digits: int) -> str:
    change = round(taken.change, digits)
    if not change:
        return f"Het cijfer van {label} bleef gelijk: wat deed de rest van het land?"
    return f"Het cijfer van {label} {'steeg' if change > 0 else 'daalde'} {number(abs(change), digits)}: hoeveel daarvan gebeurde ook elders?"


def _guessed(taken: Taken, digits: int) -> str:
    parts = [number(each, digits, sign=True) for each in (taken.national, taken.peers, taken.own)]
    return f"geschat: het hele land {parts[0]}, de groep daar bovenop {parts[1]}, alleen hier {parts[2]}"


def _table(taken: Taken, label: str, alike: str, indicator: Any, hidden: bool) -> pd.DataFrame:
    def show(value: float) -> str:
        if np.isnan(value):
            return "niet te zeggen"
        return quantity(value, indicator.decimals, indicator.unit_short, sign=True)

    rows = [
        ["Het hele land", show(taken.national), f"mediaan van {number(taken.n_all)} gemeenten"],
        [f"{_upper(alike)}, daar bovenop", show(taken.peers), f"mediaan van {number(len(taken.others))} gemeenten, min het hele land"],
        ["Alleen hier: de rest", show(taken.own), "wat overblijft" + ("" if taken.margin is None else f"; tot {quantity(taken.margin, indicator.decimals, indicator.unit_short)} kan het toeval zijn")],
        [f"Samen: {label}", show(taken.change), f"{taken.start} tot {taken.end}"],
        *([name, show(change), f"hoort bij: {alike}"] for name, change in taken.others),
    ]
    if hidden:
        rows = [[*row[:2], rests] for row, rests in zip(rows, [*["jouw schatting"] * 3, "gemeten"], strict=False)]
    if taken.start == taken.end:
        rows = []  # no period: a list of zeros would read as nothing having changed
    return pd.DataFrame(rows, columns=["Deel", "Verandering", "Waar het op rust"])


def _share(pixels: float, frame: Frame) -> float:
    """A height in pixels from the top as a share of the box, as `Frame.y` takes it."""
    return (frame.box[3] - pixels) / (frame.box[3] - TOP)


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _background(figure: Figure) -> None:
    """A line between the bars and the dots."""
    from matplotlib.lines import Line2D

    y = 1 - RULE / HEIGHT
    figure.add_artist(Line2D([4 / WIDTH, 1 - 4 / WIDTH], [y, y], color=style.LINE, lw=style.points(1), transform=figure.transSubfigure))
