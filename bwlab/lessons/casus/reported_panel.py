"""What if not every burglary reaches the police: one slider, and the place of the municipality among all."""

from __future__ import annotations

import dataclasses
from typing import Any

import pandas as pd

from bwlab.charts import Chart, strip
from bwlab.charts.words import LONGEST_ALT
from bwlab.formats import number
from bwlab.policy.case.story import BURGLARY, KNOWN, case_of
from bwlab.widgets import ASSUMPTION, Slider, scenario

SHARES = tuple(range(50, 101, 5))
ALL = 100


class ReportedPanel:
    """A slider for the own municipality; everywhere else all burglaries are taken to be known.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, case_of(lesson.monitor, lesson.region).region
        self.known = self.monitor.catalogue[BURGLARY]
        self.ranking = self.monitor.ranking(BURGLARY, KNOWN)
        values = list(reversed(SHARES))
        self.share = Slider(f"Hoeveel van elke 100 inbraken in {self.region.label} kwamen bij de politie terecht?", values, ALL, note=ASSUMPTION, texts=[f"{each} van de 100" for each in values])
        self.scenario = scenario(lambda share: share, {"share": self.share}, self._draw)
        self.pieces: list[Any] = [self.scenario]

    def ranked(self, share: float) -> pd.DataFrame:
        """All municipalities of that year, the own figure as it would be if every burglary were known."""
        frame = self.ranking.copy()
        mine = frame["region"] == self.region.code
        frame.loc[mine, "value"] = (frame.loc[mine, "value"] * ALL / share).round(2)
        frame["rank"] = frame["value"].rank(method="min").astype(int)
        frame["tied"] = frame["value"].duplicated(keep=False)
        return frame.sort_values(["value", "region"]).reset_index(drop=True)

    def place(self, share: float) -> tuple[float, int, int]:
        """The own figure, its place, and of how many."""
        frame = self.ranked(share)
        mine = frame[frame["region"] == self.region.code].iloc[0]
        return float(mine["value"]), int(mine["rank"]), len(frame)

    def _draw(self, share: float) -> Chart:
        chart = strip(self.ranked(share), self.known, year=KNOWN, region=self.region.code, label=self.region.label, total=len(self.monitor.regions))
        if share != ALL:  # a place that is only a supposition is not told as if it were one
            title = f"Als {number(share)} van elke 100 inbraken bekend waren: plaats {number(self.place(share)[1])} van {number(len(self.ranking))} in plaats van {number(self.place(ALL)[1])}"
            chart = dataclasses.replace(chart, title=title, alt=chart.alt.replace(chart.title, title)[:LONGEST_ALT])
        return chart.saying(self.sentence(share))

    def sentence(self, share: float) -> str:
        """If so many are known here and all of them elsewhere, then this is the place."""
        (now, rank, of), label = self.place(ALL), self.region.label
        tail = "Hoeveel mensen in deze gemeente hun inbraak meldden, staat niet in deze cijfers."
        if share == ALL:
            return f"Als overal elke inbraak bij de politie terechtkwam, dan klopt de plaats: {number(rank)} van {number(of)}, met {number(now, 1)} per {number(1_000)} inwoners. {tail}"
        value, there, _ = self.place(share)
        moved = f"plaats {number(there)} in plaats van {number(rank)}" if there != rank else f"nog steeds plaats {number(rank)}"
        return f"Als in {label} {number(share)} van elke 100 inbraken bij de politie terechtkwamen, en elders alle, dan waren het er {number(value, 1)} per {number(1_000)} inwoners in plaats van {number(now, 1)}. Dat is {moved} van {number(of)}. {tail}"
