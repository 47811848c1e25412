"""One slider: the year one compares with. How often would the answer be another one?"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.charts import Chart
from bwlab.charts.since import DOWN, UNSURE, UP, since
from bwlab.formats import as_written, listing, number, quantity
from bwlab.lessons.parts.carrying import EXAMPLE, own_frame
from bwlab.monitor import Monitor
from bwlab.policy.desks.borders import crossed
from bwlab.policy.desks.question import begun
from bwlab.policy.desks.sure import NONE, UNKNOWN, moved
from bwlab.regions import Region
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

FEWEST = 3  # figures since the last break
STILL = "Je schatting hierboven staat nog open. Daarom begin je hier met een ander cijfer."
FIRST = ("woninginbraken", "tevredenheid_leven", "mishandeling", "vrijwilligerswerk", "vernieling", "contact")


def guess_key(code: str) -> str:
    """Under which key the guess about the years of a figure is kept."""
    return f"beginjaar {code}"


class Compared(NamedTuple):
    """The last figure beside every earlier one: the own series, which way each points, and whether there is a margin."""

    known: Indicator
    frame: pd.DataFrame
    found: dict[int, str]
    certain: bool


class SincePanel:
    """A figure, and a slider for the year it is compared with.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor = lesson.monitor
        asked = [each.indicator for each in begun(lesson.store.read().council_questions) if each.indicator]
        self.region, figures = lesson.region, usable(self.monitor, lesson.region, asked)
        lead = []
        if not figures:
            self.region = self.monitor.regions[EXAMPLE]
            figures = usable(self.monitor, self.region, asked)
            lead = [f"Van {lesson.region.label} zijn er te weinig jaren. Hieronder zie je daarom {self.region.label}, als voorbeeld."]
        waits = not as_pages() and len(figures) > 1 and figures[0] == usable(self.monitor, self.region, [])[0] and lesson.store.read().note(lesson.id, guess_key(figures[0])) is None
        lead += [STILL] if waits else []
        self.code = figures[1 if waits else 0]
        named = [(code, f"{self.monitor.catalogue[code].theme}: {self.monitor.catalogue[code].name}") for code in figures]
        self.pick = Choice("Welk cijfer?", named, self.code)
        years = self._years()
        self.year = Slider("Met welk jaar vergelijk je?", years, years[-1], note=self.monitor.catalogue[self.code].source, texts=[str(year) for year in years])
        self.scenario = scenario(lambda year: int(year), {"year": self.year}, self.draw)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [*lead, *([] if as_pages() else [self.pick]), self.scenario]

    def draw(self, year: int) -> Chart:
        """The series with the last figure beside that of one year."""
        seen = compared(self.monitor, self.region, self.code)
        words, sentence = said(seen, year, self.region.label)
        return since(seen.frame, seen.known, start=year, found=seen.found, label=self.region.label, title=words, certain=seen.certain).saying(sentence)

    def _years(self) -> list[int]:
        return list(compared(self.monitor, self.region, self.code).found)

    def _turn(self, code: str) -> None:
        self.code = code
        years = self._years()
        self.year.replace(years, years[-1], [str(year) for year in years])
        self.year.note = self.monitor.catalogue[code].source
        self.scenario.redraw()


def usable(monitor: Monitor, region: Region, first: list[str]) -> list[str]:
    """Figures of well-being with enough years since their last break, and within one border; those asked about first."""
    order = {code: place for place, code in enumerate(dict.fromkeys((*first, *FIRST)))}
    return sorted(_enough(monitor, region), key=lambda code: order.get(code, len(order)))


@functools.lru_cache(maxsize=64)
def _enough(monitor: Monitor, region: Region) -> tuple[str, ...]:
    return tuple(each.code for each in monitor.catalogue if not each.finance and len(_years(monitor, region, each)) >= FEWEST)


def _years(monitor: Monitor, region: Region, known: Indicator) -> list[int]:
    """The years of the own series since the last break and within one border."""
    years = [int(year) for year in monitor.table(known.code).loc[region.code].dropna().index]
    start = max((each.year for each in known.breaks), default=0)
    kept = [year for year in years if year >= start]
    return [year for year in kept if not crossed(monitor, region, known, (year, kept[-1]))[0]]


def compared(monitor: Monitor, region: Region, code: str) -> Compared:
    """The last figure beside every earlier one since the last break."""
    known = monitor.catalogue[code]
    frame = own_frame(monitor, region, known.code)
    frame["value"] = as_written(frame["value"], known.decimals)
    frame = frame[frame["year"].isin(_years(monitor, region, known))].reset_index(drop=True)
    (*years, last), (*values, now) = ([int(year) for year in frame["year"]], frame["value"].tolist())
    seen = {year: moved(monitor, region, known, (year, last), (value, now)) for year, value in zip(years, values, strict=True)}
    found = {year: UNSURE if seen[year].beyond is False or now == value else UP if now > value else DOWN for year, value in zip(years, values, strict=True)}
    return Compared(known, frame, found, not any(each.source in (NONE, UNKNOWN) for each in seen.values()))


def said(seen: Compared, year: int, label: str) -> tuple[str, str]:
    """Title and sentence of a comparison with one year."""
    known, frame = seen.known, seen.frame.set_index("year")["value"]
    last = int(frame.index[-1])
    unit = "procentpunt" if known.unit_text == "procent" else known.unit_text
    size = quantity(abs(float(frame[last] - frame[year])), known.decimals, unit)
    way = {UP: f"{last} is {size} hoger", DOWN: f"{last} is {size} lager", UNSURE: "of het veranderde, weten we niet" if seen.certain else f"{last} is even hoog"}[seen.found[year]]
    title = f"{known.name} in {label}, vergeleken met {year}: {way}"
    counts = {kind: sum(each == kind for each in seen.found.values()) for kind in (UP, DOWN, UNSURE)}
    parts = [f"{number(count)} keer {words}" for kind, words in ((UP, "'gestegen'"), (DOWN, "'gedaald'"), (UNSURE, "'dat weten we niet'" if seen.certain else "'gelijk'")) if (count := counts[kind])]
    total = len(seen.found)
    rest = f"Er {'is 1 beginjaar' if total == 1 else f'zijn {number(total)} beginjaren'} mogelijk. Daarbij is het antwoord {listing(parts)}."
    only = " Wie het jaar kiest, kiest het antwoord. Zeg dus waarom je dit jaar nam."
    if max(counts.values()) == total:
        only = " Ook dat is een antwoord." if counts[UNSURE] == total else " Welk jaar je kiest, maakt hier voor de richting niet uit. Voor de grootte wel."
    margin = "" if seen.certain else " Van een marge weten we hier niets: elk verschil telt mee, ook een klein."
    return title, f"Als je {year} als begin neemt, dan zeg je: {way}. {rest}{only}{margin}"
