"""One function one chart, each with its alt text and source line."""

from bwlab.charts.border import border
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.counts import counts
from bwlab.charts.envelope import Band, envelope
from bwlab.charts.figureless import figureless
from bwlab.charts.foto import foto, rail_place
from bwlab.charts.guess import guess, places_off
from bwlab.charts.movement import Parts, movement
from bwlab.charts.outlook import outlook
from bwlab.charts.over_time import over_time
from bwlab.charts.pace import pace
from bwlab.charts.spread import spread
from bwlab.charts.strip import strip
from bwlab.charts.survey import survey
from bwlab.charts.thousand import thousand
from bwlab.charts.tilemap import tilemap

__all__ = [
    "Band", "Chart", "Mark", "Parts", "border", "counts", "envelope", "figureless", "foto", "guess", "movement", "outlook", "over_time", "pace", "places_off",
    "rail_place", "spread", "strip", "survey", "thousand", "tilemap",
]  # fmt: skip
