"""One figure from nearby: in a row, on the map, through time."""

from __future__ import annotations

import html
from typing import Any

from ipywidgets import HTML

from bwlab.charts import Chart, over_time, strip, tilemap
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

EXPECTATION = "omhoog of omlaag"  # under which the expectation is kept
THOUGHT = {"omhoog": "omhoog", "omlaag": "omlaag", "gelijk": "ongeveer gelijk"}
VIEWS = (("row", "Op een rij"), ("map", "Op de kaart"), ("time", "Door de tijd"))
PEERS = 20


class Closer:
    """One indicator of one municipality, in three views.

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
        self.peers = self.monitor.peers(self.region, by="alike", k=PEERS)
        catalogue = self.monitor.catalogue
        self.lesson = lesson
        self.indicator = self.expected = first_with_years(self.monitor, self.region)[0]
        named = [(code, f"{catalogue[code].theme}: {catalogue[code].name}") for code in catalogue.codes]
        self.pick = Choice("Welk cijfer?", named, self.indicator.code)
        self.view = Choice("Hoe wil je het zien?", VIEWS, "row")
        years = self._years()
        self.year = Slider("Van welk jaar?", years, years[-1], note=self.indicator.source, texts=[str(year) for year in years])
        self.scenario = scenario(self._look, {"year": self.year}, self._draw)
        self._arrange()
        self.pick.on_value(self._turn)
        self.view.on_value(lambda _: (self._arrange(), self.scenario.redraw()))
        self.about = HTML(about(self.indicator))
        self.pieces: list[Any] = [self.pick, self.view, self.scenario, self.about]
        if as_pages():
            self.pieces = [self.scenario, self._map(self._look(years[-1])), self._time(), self.about]

    def _years(self) -> list[int]:
        return sorted(self.monitor.series(self.indicator.code)["year"].unique().tolist())

    def _turn(self, code: str) -> None:
        self.indicator = self.monitor.catalogue[code]
        years = self._years()
        self.year.replace(years, years[-1], [str(year) for year in years])
        self.year.note = self.indicator.source
        self.about.value = about(self.indicator)
        self._arrange()
        self.scenario.redraw()

    def _arrange(self) -> None:
        # A year says nothing in a view of all years, and a slider with one place cannot move.
        usable = self.view.value != "time" and len(self.year.values) > 1
        self.year.layout.display = "" if usable else "none"

    def _look(self, year: float) -> Any:
        return self.monitor.ranking(self.indicator.code, int(year))

    def _draw(self, ranking: Any) -> Chart:
        if self.view.value == "time":
            return self._time()
        return self._map(ranking) if self.view.value == "map" else self._row(ranking)

    def _row(self, ranking: Any) -> Chart:
        chart = strip(ranking, self.indicator, total=len(self.monitor.regions), **self._who(ranking))
        return chart.saying(self.indicator.sentence)

    def _map(self, ranking: Any) -> Chart:
        return self._tiled(ranking).saying(self.indicator.sentence)

    def _tiled(self, ranking: Any) -> Chart:
        who = {name: value for name, value in self._who(ranking).items() if name != "group"}
        return tilemap(labelled_tiles(self.monitor), ranking, self.indicator, **who)

    def _time(self) -> Chart:
        series = self.monitor.series(self.indicator.code)
        who = self._who()
        chart = over_time(series, self.indicator, **who)
        note = self.lesson.store.read().note(self.lesson.id, EXPECTATION)
        if self.indicator is self.expected and note and note.answer in THOUGHT:
            return chart.saying(f"Je verwachtte: {THOUGHT[note.answer]}. {chart.title}.")
        return chart.saying(self.indicator.sentence)

    def _who(self, ranking: Any = None) -> dict[str, Any]:
        who = {
            "region": self.region.code,
            "label": self.region.label,
            "peers": list(self.peers["region"]),
            "group": self.peers.attrs["sentence"],
        }
        return who if ranking is None else who | {"year": ranking.attrs["year"]}


def first_with_years(monitor: Any, region: Any) -> tuple[Any, list[int]]:
    """The first indicator of the foto with the most years here since its last break, and those years."""
    own, best = monitor.values(region.code, indicator=monitor.catalogue.foto), (None, [])
    for code in monitor.catalogue.foto:
        known = monitor.catalogue[code]
        since = max((each.year for each in known.breaks), default=0)
        years = sorted(own.loc[(own["indicator"] == code) & (own["year"] >= since), "year"].tolist())
        if len(years) > 4:
            return known, years
        if best[0] is None or len(years) > len(best[1]):
            best = (known, years)
    return best


def about(indicator: Any) -> str:
    """What is known of a figure, to fold out: who is counted, what is more favourable and why, its traps."""
    lines = [
        ("Wat het is", indicator.sentence),
        ("Wat gunstiger is", indicator.direction_why),
        ("Waar je op let", indicator.note),
        ("Hoe het gemeten is", f"{indicator.kind}; {indicator.frequency}"),
        ("Invloed van een gemeente", f"{indicator.influence}. {indicator.influence_why}"),
        ("Bron", indicator.source),
    ]
    rows = "".join(f"<dt>{html.escape(term)}</dt><dd>{html.escape(text)}</dd>" for term, text in lines if text)
    return f'<div class="bw bw-about"><details><summary>Over dit cijfer</summary><dl>{rows}</dl></details></div>'


def labelled_tiles(monitor: Any) -> Any:
    """The tile map with the name of each municipality."""
    labels = {region.code: region.label for region in monitor.regions}
    return monitor.snapshot.tiles.assign(label=lambda tiles: tiles["region"].map(labels))
