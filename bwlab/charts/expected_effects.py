"""What is expected of each option: themes below each other, now, later and elsewhere beside each other; blanks are hatched."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import HATCH
from bwlab.charts.words import fit, inside

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, NAMES, EDGE, BETWEEN = 960, 178, 8, 14  # names of themes stand left; space between two options
HEAD, ROW, FOOT = 66, 30, 40  # pixels: names of options and ledgers above, a theme, what the marks mean below
MOST = 4  # options on one picture, doing nothing among them; the table has them all
SIGN = 15
#: How each state is drawn: shape, role and words. Blank is drawn in the background.
LOOKS = {
    "gunstiger": (("up", "favourable"),),
    "ongunstiger": (("down", "unfavourable"),),
    "beide": (("up", "favourable"), ("down", "unfavourable")),
    "geen": (("text", "text"),),
    "onbekend": (("text", "secondary"),),
}
TEXTS = {"geen": "=", "onbekend": "?"}
KEY = (("gunstiger", "gunstiger"), ("ongunstiger", "ongunstiger"), ("geen", "geen verandering verwacht"), ("onbekend", "weten we niet"), ("", "nog leeg"))


class Effect(NamedTuple):
    """One cell.

    Attributes
    ----------
    state : str
        A key of ``LOOKS``, or "" for blank.
    words : str
        What is expected, with its size, year, group, place and source.
    sourced : bool
        Whether it has a source.
    """

    state: str
    words: str = ""
    sourced: bool = True


class _Grid(NamedTuple):
    """What the picture is made on."""

    options: tuple[str, ...]
    themes: tuple[str, ...]
    ledgers: tuple[str, ...]
    blank: tuple[tuple[int, int, int], ...]  # option, theme, ledger

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.themes) + FOOT

    @property
    def block(self) -> float:
        """Pixels of one option."""
        return (WIDTH - NAMES - EDGE - BETWEEN * (len(self.options) - 1)) / max(1, len(self.options))

    @property
    def cell(self) -> float:
        return self.block / max(1, len(self.ledgers))

    def left(self, option: int, ledger: float = 0) -> float:
        """Pixels from the left to where a cell begins."""
        return NAMES + option * (self.block + BETWEEN) + ledger * self.cell

    def x(self, option: int, ledger: float) -> float:
        """Picture coordinate of the middle of a cell."""
        return (self.left(option, ledger) + self.cell / 2) / WIDTH

    def y(self, theme: float) -> float:
        return 1 - (HEAD + ROW * (theme + 0.5)) / self.height


def expected_effects(options: Sequence[str], themes: Sequence[str], ledgers: Sequence[str], cells: Mapping[tuple[int, int, int], Effect], *, title: str, label: str, source: str, alt: Sequence[str] = (), lead: str = "") -> Chart:
    """Options beside each other, without a total.

    Parameters
    ----------
    options : sequence of str
        "Niets doen" and the others, in their own order; at most ``MOST`` are drawn.
    themes, ledgers : sequence of str
    cells : mapping of (int, int, int) to Effect
        By place of the option, theme and ledger; what is not there is blank.
    title : str
        The finding.
    label : str
        The municipality.
    source : str
    alt : sequence of str
        Findings for the alt text, the most important first.
    lead : str
        What the subtitle says first, where this is an example.
    """
    shown = [(option, theme, ledger) for option in range(min(MOST, len(options))) for theme in range(len(themes)) for ledger in range(len(ledgers))]
    blank = tuple(place for place in shown if not _at(cells, place).state)
    grid = _Grid(tuple(_short(each, 60) for each in options[:MOST]), tuple(themes), tuple(ledgers), blank)
    marks: list[Mark] = []
    for place in shown:
        each = _at(cells, place)
        name = f"{options[place[0]]}, {themes[place[1]]}, {inside(ledgers[place[2]])}: {each.words or each.state}"
        marks += _signs(each.state, grid.x(place[0], place[2]), grid.y(place[1]), _short(name, 300), WIDTH)
    marks += _key(grid)
    more = f" De eerste {MOST - 1} opties staan erin; de tabel heeft ze allemaal." if len(options) > MOST else ""
    return Chart(
        title=title,
        subtitle=f"{lead}{label}. Bij een optie: anders dan bij niets doen. Bij niets doen: anders dan nu. Een verwachting, geen meting.{more}",
        source=source,
        alt=fit(f"Schema van verwachte effecten, {label}. ", [title, *alt]),
        table=_table(options, themes, ledgers, cells),
        width=WIDTH,
        height=grid.height,
        background=lambda figure: _background(figure, grid),
        background_key=("expected effects", grid),
        marks=tuple(marks),
    )


def _at(cells: Mapping[tuple[int, int, int], Effect], place: tuple[int, int, int]) -> Effect:
    return cells.get(place, Effect(""))


def _signs(state: str, x: float, y: float, name: str, width: int) -> list[Mark]:
    """The marks of one cell; two beside each other where it goes both ways."""
    looks = LOOKS.get(state, ())
    marks = []
    for place, (shape, role) in enumerate(looks):
        across = x + (place - (len(looks) - 1) / 2) * (SIGN + 4) / width
        names = [name] if place == 0 else []
        if shape == "text":
            marks.append(Mark("ring", "others", across, y, size=22, names=names))
            marks.append(Mark("text", role, across, y, TEXTS[state], size=18, anchor="middle", bold=True))
        else:
            marks.append(Mark(shape, role, across, y, size=SIGN, names=names))
    return marks


def _key(grid: _Grid) -> list[Mark]:
    """What the marks mean, below the picture."""
    marks, y, x = [], 1 - (grid.height - 16) / grid.height, float(EDGE + 8)
    for state, words in KEY:
        if state:
            for mark in _signs(state, (x + 6) / WIDTH, y, "", WIDTH):
                marks.append(Mark(mark.shape, mark.role, mark.x, mark.y, mark.text, size=mark.size, anchor=mark.anchor, bold=mark.bold))
        marks.append(Mark("text", "text", (x + 24) / WIDTH, y, words, size=style.BODY))
        x += 24 + 9.3 * len(words) + 26
    return marks


def _key_blank() -> float:
    """Pixels from the left to where the hatched box of the key begins."""
    return EDGE + 8 + sum(24 + 9.3 * len(words) + 26 for _, words in KEY[:-1]) - 2


def _table(options: Sequence[str], themes: Sequence[str], ledgers: Sequence[str], cells: Mapping[tuple[int, int, int], Effect]) -> pd.DataFrame:
    rows = []
    for option, name in enumerate(options):
        for theme, about in enumerate(themes):
            for ledger, when in enumerate(ledgers):
                each = _at(cells, (option, theme, ledger))
                if each.state:
                    rows.append([name, about, when, each.words or each.state, "ja" if each.sourced else "nee, aanname"])
    return pd.DataFrame(rows or [["alle opties", "alle thema's", "overal", "nog leeg", ""]], columns=["Optie", "Thema", "Waar", "Wat er wordt verwacht", "Bron genoemd"])


def _background(figure: Figure, grid: _Grid) -> None:
    from matplotlib.patches import Rectangle

    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(grid.height, 0))
    axes.axis("off")
    bottom = HEAD + ROW * len(grid.themes)
    for option, theme, ledger in grid.blank:
        axes.add_patch(Rectangle((grid.left(option, ledger), HEAD + ROW * theme), grid.cell, ROW, fill=False, hatch="////", ec=HATCH, lw=0))
    for place in range(len(grid.themes) + 1):
        for option in range(len(grid.options)):
            axes.plot([grid.left(option), grid.left(option) + grid.block], [HEAD + ROW * place] * 2, color=style.LINE, lw=style.points(1), zorder=2)
    for place, name in enumerate(grid.themes):
        axes.text(EDGE, HEAD + ROW * (place + 0.5), name, ha="left", va="center", color=style.TEXT)
    for option, name in enumerate(grid.options):
        capitals = sum(letter.isupper() or letter in "mw@%" for letter in name) > 0.3 * len(name)
        fits = max(8, int(grid.block / ((0.92 if capitals else 0.64) * style.BODY)))
        lines = textwrap.wrap(name, fits)
        if len(lines) > 2:
            lines = [lines[0], _short(" ".join(lines[1:]), fits - 1)]
        axes.text(grid.left(option) + grid.block / 2, 21, "\n".join(lines), ha="center", va="center", color=style.TEXT, weight="bold", linespacing=1.15)
        for ledger, when in enumerate(grid.ledgers):
            axes.text(grid.left(option, ledger) + grid.cell / 2, 54, when.split(" ")[-1].capitalize(), ha="center", va="center", color=style.SECONDARY)
        for ledger in range(len(grid.ledgers) + 1):
            axes.plot([grid.left(option, ledger)] * 2, [HEAD, bottom], color=style.LINE, lw=style.points(1), zorder=2)
    axes.add_patch(Rectangle((_key_blank(), grid.height - 25), 18, 18, fill=False, hatch="////", ec=HATCH, lw=0))
    axes.add_patch(Rectangle((_key_blank(), grid.height - 25), 18, 18, fill=False, ec=HATCH, lw=style.points(1)))


def _short(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
