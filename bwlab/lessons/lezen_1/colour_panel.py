"""The colour machine: window, threshold and peers, and which colours stay."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pandas as pd

from bwlab.charts import Chart, tiles
from bwlab.charts.tiles import COLOUR, stayed
from bwlab.formats import listing, number
from bwlab.method.trend import MINIMUM, WINDOW
from bwlab.monitor import Monitor
from bwlab.monitor.colouring import SHARE, colourable, colouring
from bwlab.regions import Region
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

MOST = 12  # tiles: four rows of three
WINDOWS = tuple(range(MINIMUM, 13))
SHARES = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)
EVERYONE = "everyone"
GROUPS = ("alike", "province", "corop", "neighbours")
NAMED = 3  # flipped tiles in the sentence
#: Where fewer than twelve have a trend: what people have a picture of.
FAMILIAR = (
    "overgewicht", "problematische_schulden", "opkomst_tweede_kamer", "netto_arbeidsparticipatie", "afstand_huisarts",
    "jeugdzorg", "gasverbruik", "hbo_wo_gediplomeerden", "laag_inkomen",
)  # fmt: skip
#: One step of one control: its words, and what it then stands on.
STEPS = (
    ("Trend over een jaar minder", {"window": WINDOW - 1}),
    ("Trend over een jaar meer", {"window": WINDOW + 1}),
    ("Grens 20 procent", {"share": 0.2}),
    ("Grens 30 procent", {"share": 0.3}),
    ("Vergeleken met 20 gemeenten die erop lijken", {"group": "alike"}),
)


class Board:
    """The tiles of one municipality, under any settings.

    Parameters
    ----------
    monitor : Monitor
    region : Region

    Attributes
    ----------
    codes : list of str
        Its tiles, in the order of the dictionary.
    groups : dict of str to (str, str, DataFrame or None)
        By key: the words of the choice, how a sentence names it, and the group.
    was : DataFrame
        As the monitor draws them.
    """

    def __init__(self, monitor: Monitor, region: Region) -> None:
        self.monitor, self.region = monitor, region
        self.codes = colourable(monitor, region, MOST, FAMILIAR)
        self.groups = _groups(monitor, region)
        self.look = functools.cache(self._look)
        self.was = self.look()

    def _look(self, window: int = WINDOW, share: float = SHARE, group: str = EVERYONE) -> pd.DataFrame:
        found = colouring(self.monitor, self.region, self.codes, window=window, share=share, peers=self.groups[group][2])
        return found.assign(source=[self.monitor.catalogue[code].source for code in self.codes])

    def now(self, window: int, share: float, group: str) -> pd.DataFrame:
        """The tiles under these settings, with what flipped each of them."""
        rows = self.look(window, share, group)
        by_share = _differs(self.look(share=share)["position"], self.was["position"])
        by_group = _differs(self.look(group=group)["position"], self.was["position"])
        position = _differs(rows["position"], self.was["position"])
        causes = np.select([by_share & ~by_group, by_group & ~by_share], ["grens", "groep"], "beide")
        return rows.assign(
            position_by=np.where(position, causes, ""), trend_by=np.where(_differs(rows["trend"], self.was["trend"]), "venster", "")
        )

    def draw(self, window: int = WINDOW, share: float = SHARE, group: str = EVERYONE, *, compared: bool = True) -> Chart:
        """The chart under these settings."""
        rows = self.now(window, share, group)
        was = self.was if compared else None
        return tiles(rows, label=self.region.label, share=share, window=window, group=self.groups[group][1], was=was)

    def steps(self) -> list[tuple[str, pd.DataFrame]]:
        """What each single step of one control does."""
        return [
            (words, self.now(**{"window": WINDOW, "share": SHARE, "group": EVERYONE, **change})) for words, change in STEPS
        ]

    def firm(self) -> list[tuple[str, str, float]]:
        """The colours, green or red, that stay at every single step: name, "positie" or "trend", colour."""
        steps = [rows for _, rows in self.steps()]
        found = []
        for place, row in enumerate(self.was.itertuples()):
            for kind, word in (("position", "positie"), ("trend", "trend")):
                colour = getattr(row, kind)
                if colour in (1.0, -1.0) and all(rows[kind].iloc[place] == colour for rows in steps):
                    found.append((row.name, word, colour))
        return found


class ColourPanel:
    """The machine: a choice, two sliders and the tiles.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.board = Board(lesson.monitor, lesson.region)
        options = [(key, words) for key, (words, _, _) in self.board.groups.items()]
        self.pick = Choice("Positie: naast wie?", options, EVERYONE)
        self.window = Slider(
            "Trend: over hoeveel jaar?", WINDOWS, WINDOW, note="de monitor: acht jaar (CBS)",
            texts=[f"{number(each)} jaar" for each in WINDOWS],
        )  # fmt: skip
        self.share = Slider(
            "Positie: welk deel kleurt?", SHARES, SHARE, note="de monitor: een kwart (CBS)",
            texts=[f"{number(100 * each)} procent" for each in SHARES],
        )  # fmt: skip
        self.scenario = scenario(self._settings, {"window": self.window, "share": self.share}, self._draw, beside=True)
        self.pick.on_value(lambda _: self.scenario.redraw())
        self.pieces: list[Any] = [self.scenario] if as_pages() else [self.pick, self.scenario]

    def _settings(self, window: float, share: float) -> tuple[int, float, str]:
        return int(window), float(share), self.pick.value

    def _draw(self, settings: tuple[int, float, str]) -> Chart:
        chart = self.board.draw(*settings)
        return chart.saying(self._sentence(*settings))

    def _sentence(self, window: int, share: float, group: str) -> str:
        rows = self.board.now(window, share, group)
        had, kept, _, lost = stayed(rows, self.board.was)
        settings = f"Als je kijkt over {number(window)} jaar, met een grens van {number(100 * share)} procent, naast {self.board.groups[group][1]}, dan"
        if kept == had:
            return f"{settings} {'krijg je de kleuren zoals wij ze van de monitor nabouwen' if (window, share, group) == (WINDOW, SHARE, EVERYONE) else 'blijven alle kleuren staan'}: {number(had)} in totaal."
        said = f"{settings} {'blijft' if kept == 1 else 'blijven'} {number(kept)} van de {number(had)} kleuren."
        gone = " Een vak dat zijn kleur kwijt is, heeft te weinig metingen of te weinig gemeenten." if lost else ""
        return f"{said} Nu is het {_counts(rows)}. Omgeslagen: {flipped(rows)}.{gone}"


def flipped(rows: pd.DataFrame) -> str:
    """What flipped, in words: the first few, and how many more."""
    found = [f"{row.name} ({word}, door {by})" for row in rows.itertuples() for word, by in (("positie", row.position_by), ("trend", row.trend_by)) if by]
    more = len(found) - NAMED
    return listing(found[:NAMED]) if more <= 0 else f"{', '.join(found[:NAMED])} en nog {number(more)}"


def steps_answer(board: Board, guess: str) -> list[Any]:
    """How many colours stay at each single step, beside what was guessed ("" is no guess)."""
    counted = [(words, stayed(rows, board.was)) for words, rows in board.steps()]
    had, least, most = counted[0][1][0], min(each[1] for _, each in counted), max(each[1] for _, each in counted)
    thought = f"Jij dacht: {guess}. " if guess else ""
    span = f"{number(least)} tot {number(most)}" if least < most else number(least)
    table = pd.DataFrame(
        [(words, f"{number(kept)} van {number(total)}", number(changed), number(lost)) for words, (total, kept, changed, lost) in counted],
        columns=["Eén stap", "Bleef gelijk", "Sloeg om", "Geen kleur meer"],
    )
    return [f"{thought}Bij één stap blijven {span} van de {number(had)} kleuren gelijk. Het cijfer zelf veranderde nergens.", table]


def firm_words(firm: list[tuple[str, str, float]]) -> list[str]:
    """Colours that stayed, a line each."""
    return [f"{name}: {word} {COLOUR[colour]}" for name, word, colour in firm]


def _counts(rows: pd.DataFrame) -> str:
    colours = pd.concat([rows["position"], rows["trend"]])
    return listing([f"{number((colours == value).sum())} keer {COLOUR[value]}" for value in (1.0, -1.0, 0.0)])


def _differs(one: pd.Series, other: pd.Series) -> np.ndarray:
    left, right = one.to_numpy(dtype=float), other.to_numpy(dtype=float)
    return ~((left == right) | (np.isnan(left) & np.isnan(right)))


def _groups(monitor: Monitor, region: Region) -> dict[str, tuple[str, str, pd.DataFrame | None]]:
    words = {
        "alike": ("20 die erop lijken", f"20 gemeenten die op {region.label} lijken"),
        "province": ("provincie", f"de gemeenten in {region.province_name}"),
        "corop": ("COROP-gebied", f"de gemeenten in {region.corop_name}"),
        "neighbours": ("buurgemeenten", f"de buurgemeenten van {region.label}"),
    }
    found: dict[str, tuple[str, str, pd.DataFrame | None]] = {EVERYONE: ("alle gemeenten", "alle gemeenten met een cijfer", None)}
    for key in GROUPS:
        group = monitor.peers(region, by=key)
        if len(group):  # an island has no neighbours
            found[key] = (*words[key], group)
    return found


