"""One function one chart, each with its alt text and source line."""

from bwlab.charts.chart import Chart, Mark
from bwlab.charts.foto import foto, rail_place
from bwlab.charts.guess import guess, places_off
from bwlab.charts.over_time import over_time
from bwlab.charts.spread import spread
from bwlab.charts.strip import strip
from bwlab.charts.survey import survey
from bwlab.charts.tilemap import tilemap

__all__ = ["Chart", "Mark", "foto", "guess", "over_time", "places_off", "rail_place", "spread", "strip", "survey", "tilemap"]
