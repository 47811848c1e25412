"""The first notebook: choose a municipality, see whether everything works, see the route."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pandas as pd

from bwlab.charts import Chart, tilemap
from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.parts.closer import labelled_tiles
from bwlab.lessons.parts.points import route
from bwlab.places import notebooks_dir
from bwlab.regions import Region
from bwlab.widgets import Slider, scenario

#: Population is no indicator of brede welvaart; it only has what a chart needs.
POPULATION = SimpleNamespace(
    code="population", name="Aantal inwoners", unit="inwoners op 1 januari", unit_short="", decimals=0,
    direction=0, source="CBS, bevolking op 1 januari (03759ned)",
)  # fmt: skip
#: The parts of the masterclass by their folder, in the order of the route.
PARTS = {"": "Begin", "tien_stappen": "Tien stappen", "de_monitor_lezen": "De monitor lezen", "beleidscyclus": "Beleidscyclus", "bureaus": "Drie bureaus", "casus": "Casus"}


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def who(self) -> None:
        """What is known of this municipality, to see whether it is the right one."""
        self.live(self._who)

    def self_test(self) -> None:
        """A slider from the smallest to the largest municipality: does it move?"""
        self.live(self._self_test)

    def route(self) -> None:
        """What there is to do, with its minutes."""
        self.live(self._route)

    def cycle_route(self) -> None:
        """Two routes through the policy cycle: the phases first, or the theory and the floors first."""
        self.live(lambda: route.pieces(self))

    def _who(self) -> Sequence[Any]:
        region = self.region
        rows = self.monitor.position(region)
        known = int(rows["value"].notna().sum())
        where = f"{region.label} ligt in de provincie {region.province_name}, in het COROP-gebied {region.corop_name}."
        people = f"Er wonen {number(region.population)} mensen."
        figures = f"In de foto van brede welvaart staan {len(rows)} cijfers. Voor {region.label} zijn er daarvan {known} bekend."
        return [" ".join((where, people, figures))]

    def _self_test(self) -> Sequence[Any]:
        regions = sorted(self.monitor.regions, key=lambda each: (each.population, each.code))
        order, last = [each.code for each in regions], len(regions)
        tiles = labelled_tiles(self.monitor)
        people = pd.DataFrame([{"region": each.code, "value": each.population, "origin": "published"} for each in regions])
        slider = Slider(
            "Van de kleinste naar de grootste gemeente",
            list(range(1, last + 1)),
            order.index(self.region.code) + 1,
            note=POPULATION.source,
            texts=[f"nummer {number(place)} van {last}" for place in range(1, last + 1)],
        )
        year = int(self.monitor.snapshot.regions["population_year"].max())
        own = {"region": self.region.code, "label": self.region.label}

        def draw(seen: Region) -> Chart:
            chart = tilemap(tiles, people, POPULATION, year=year, focus=seen.code, **own)
            title = f"Nummer {number(order.index(seen.code) + 1)} van klein naar groot: {seen.label}"
            sentence = f"{seen.label} heeft {number(seen.population)} inwoners. {_times(seen, self.region)}"
            return replace(chart, title=title, sentence=sentence, alt=f"Tegelkaart. {title}. {sentence}")

        return [scenario(lambda place: regions[int(place) - 1], {"place": slider}, draw)]

    def _route(self) -> Sequence[Any]:
        visits = self.store.read().visits
        rows = []
        for folder, part in PARTS.items():
            for path in sorted((notebooks_dir() / folder).glob("*.ipynb")):
                notebook = json.loads(path.read_text(encoding="utf-8"))
                about, title = notebook["metadata"]["bwlab"], "".join(notebook["cells"][0]["source"]).splitlines()[0]
                been = "geopend" if about["id"] in visits else "nog niet geopend"
                rows.append((part, title.removeprefix("# "), about["goal"], f"{about['minutes']} minuten", been))
        return [pd.DataFrame(rows, columns=["Deel", "Notebook", "Wat je doet", "Tijd", "Jij"])]


def _times(seen: Region, own: Region) -> str:
    if seen == own:
        return "Dat is je eigen gemeente."
    large, small = (seen, own) if seen.population >= own.population else (own, seen)
    return f"{large.label} is {number(large.population / small.population, 1)} keer zo groot als {small.label}."
