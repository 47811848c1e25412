"""One figure from nearby: in a row, on the map, through time."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart, over_time, strip, tilemap
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

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
        self.indicator = first_with_years(self.monitor, self.region)
        named = [(code, f"{catalogue[code].theme}: {catalogue[code].name}") for code in catalogue.codes]
        self.pick = Choice("Welk cijfer?", named, self.indicator.code)
        self.view = Choice("Hoe wil je het zien?", VIEWS, "row")
        years = self._years()
        self.year = Slider("Van welk jaar?", years, years[-1], note=self.indicator.source, texts=[str(year) for year in years])
        self.scenario = scenario(self._look, {"year": self.year}, self._draw)
        self._arrange()
        self.pick.on_value(self._turn)
        self.view.on_value(lambda _: (self._arrange(), self.scenario.redraw()))
        self.pieces: list[Any] = [self.pick, self.view, self.scenario]
        if as_pages():
            self.pieces = [self.scenario, self._map(self._look(years[-1])), self._time()]

    def _years(self) -> list[int]:
        return sorted(self.monitor.series(self.indicator.code)["year"].unique().tolist())

    def _turn(self, code: str) -> None:
        self.indicator = self.monitor.catalogue[code]
        years = self._years()
        self.year.replace(years, years[-1], [str(year) for year in years])
        self.year.note = self.indicator.source
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
        return over_time(series, self.indicator, **who).saying(self.indicator.sentence)

    def _who(self, ranking: Any = None) -> dict[str, Any]:
        who = {
            "region": self.region.code,
            "label": self.region.label,
            "peers": list(self.peers["region"]),
            "group": self.peers.attrs["sentence"],
        }
        return who if ranking is None else who | {"year": ranking.attrs["year"]}


def first_with_years(monitor: Any, region: Any) -> Any:
    """The first indicator of the foto that this municipality has in several years."""
    own = monitor.values(region.code, indicator=monitor.catalogue.foto)
    counted = own.groupby("indicator")["year"].nunique()
    several = [code for code in monitor.catalogue.foto if counted.get(code, 0) > 2]
    return monitor.catalogue[(several or list(monitor.catalogue.foto))[0]]


def labelled_tiles(monitor: Any) -> Any:
    """The tile map with the name of each municipality."""
    labels = {region.code: region.label for region in monitor.regions}
    return monitor.snapshot.tiles.assign(label=lambda tiles: tiles["region"].map(labels))
