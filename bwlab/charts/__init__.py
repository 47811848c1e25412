"""One function one chart, each with its alt text and source line."""

from bwlab.charts.bands import bands
from bwlab.charts.border import border
from bwlab.charts.chance import Drawn, chance
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.circle import circle
from bwlab.charts.counts import counts
from bwlab.charts.envelope import Band, envelope
from bwlab.charts.facilities import facilities
from bwlab.charts.figureless import figureless
from bwlab.charts.foto import foto, rail_place
from bwlab.charts.guess import guess, places_off
from bwlab.charts.movement import Parts, movement
from bwlab.charts.neighbours import neighbours
from bwlab.charts.outlook import outlook
from bwlab.charts.over_time import over_time
from bwlab.charts.pace import pace
from bwlab.charts.reasons import reasons
from bwlab.charts.rules import moves, rules
from bwlab.charts.shares import shares
from bwlab.charts.sides import sides
from bwlab.charts.spread import spread
from bwlab.charts.strip import strip
from bwlab.charts.sure import sure
from bwlab.charts.survey import survey
from bwlab.charts.takers import takers
from bwlab.charts.thousand import thousand
from bwlab.charts.tilemap import tilemap
from bwlab.charts.tiles import tiles

__all__ = [
    "Band", "Chart", "Drawn", "Mark", "Parts", "bands", "border", "chance", "circle", "counts", "envelope", "facilities", "figureless", "foto", "guess", "movement", "moves", "neighbours", "outlook", "over_time", "pace", "places_off",
    "rail_place", "reasons", "rules", "shares", "sides", "spread", "strip", "sure", "survey", "takers", "thousand", "tilemap", "tiles",
]  # fmt: skip
