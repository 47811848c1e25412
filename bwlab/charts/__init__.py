"""One function one chart, each with its alt text and source line."""

from bwlab.charts.chart import Chart, Mark
from bwlab.charts.foto import foto
from bwlab.charts.over_time import over_time
from bwlab.charts.strip import strip
from bwlab.charts.tilemap import tilemap

__all__ = ["Chart", "Mark", "foto", "over_time", "strip", "tilemap"]
