"""A thousand surveys of a town where nothing changes, above the margins of real towns."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np

from bwlab.charts import Chart, thousand
from bwlab.formats import number
from bwlab.method.margin import change_margin
from bwlab.method.noise import Changes, simulated_changes
from bwlab.monitor.published import published, share_of
from bwlab.widgets import ASSUMPTION, Slider, scenario

CODE = "slachtofferschap_criminaliteit"
DRAWS = 1000
SIZES = (100, 200, 300, 400, 600, 800, 1000, 1500, 2000, 3000, 5000)
USUAL = 300  # what the Veiligheidsmonitor aims at in each of these towns (CBS, 2021)
SMALLEST = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)
WIDEST = 3.4  # standard errors shown at the smallest size


class ThousandPanel:
    """Two sliders: how many answer, and from which change one would write about it.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        self.indicator = self.monitor.catalogue[CODE]
        self.towns = published(self.monitor, CODE)
        self.share, self.whose = share_of(self.towns, self.region)
        self.seed = zlib.crc32(f"{self.region.code}/lezen_2".encode())
        self.limit = float(np.ceil(WIDEST * 100 * np.sqrt(2 * self.share / 100 * (1 - self.share / 100) / SIZES[0])))
        size = Slider("Hoeveel antwoorden, elke keer?", SIZES, USUAL, note="aanname; CBS wil er 300", texts=[number(each) for each in SIZES])
        texts = ["elk", *(number(each, 1) for each in SMALLEST[1:])]
        smallest = Slider("Een bericht vanaf hoeveel procentpunt?", SMALLEST, 0.0, note=ASSUMPTION, texts=texts)
        self.pieces: list[Any] = [scenario(self.model, {"n": size, "smallest": smallest}, self.draw, beside=True)]

    def model(self, n: float, smallest: float) -> tuple[int, float, Changes]:
        """A thousand pairs of surveys of this size."""
        return int(n), smallest, simulated_changes(self.share / 100, int(n), DRAWS, self.seed)

    def draw(self, found: tuple[int, float, Changes]) -> Chart:
        """The picture and its sentence."""
        n, smallest, changes = found
        share = self.share / 100
        margin = 100 * float(change_margin(share, n, share, n))
        chart = thousand(
            changes, self.towns, self.indicator, n=n, share=self.share, whose=self.whose, margin=margin, limit=self.limit,
            smallest=smallest, region=self.region.code, label=self.region.label,
        )  # fmt: skip
        return chart.saying(self._sentence(n, smallest, changes))

    def _sentence(self, n: int, smallest: float, changes: Changes) -> str:
        up, down = changes.beyond(smallest / 100) if smallest else (changes.up, changes.down)
        better = up if self.indicator.direction == 1 else down
        wide = int((self.towns["like"] < n).sum())
        size = "elk verschil" if smallest == 0 else f"een verschil van {number(smallest, 1)} procentpunt of meer"
        said = (
            f"Als er twee keer {number(n)} mensen antwoorden en er niets verandert, dan lijkt het bij {size} {number(1000 * better)} van de 1.000 keer beter. "
            f"Meer dan toeval heet het {number(1000 * (changes.seen_up + changes.seen_down))} keer, en ook dat is dan toeval. "
            f"{number(wide) if wide else 'Geen'} van de {number(len(self.towns))} gemeenten {'heeft' if wide < 2 else 'hebben'} in het echt een bredere marge dan bij {number(n)} antwoorden."
        )
        own = self.towns.loc[self.towns["region"] == self.region.code, "like"]
        if len(own):
            said += f" De marge van {self.region.label} is zo breed als bij ongeveer {number(round(float(own.iloc[0]), -1))} antwoorden."
        return said
