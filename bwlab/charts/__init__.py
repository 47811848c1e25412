"""One function one chart, each with its alt text and source line."""

from bwlab.charts.arrows_seen import SeenArrow, arrows_seen
from bwlab.charts.bands import bands
from bwlab.charts.border import border
from bwlab.charts.chance import Drawn, chance
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.circle import circle
from bwlab.charts.control import control
from bwlab.charts.counts import counts
from bwlab.charts.divided import divided
from bwlab.charts.envelope import Band, envelope
from bwlab.charts.expected_effects import Effect, expected_effects
from bwlab.charts.facilities import facilities
from bwlab.charts.figureless import figureless
from bwlab.charts.first_place import first_place
from bwlab.charts.floor import floor
from bwlab.charts.foto import foto, rail_place
from bwlab.charts.guard import GuardLane, guard
from bwlab.charts.guess import guess, places_off
from bwlab.charts.learning import Learned, learning
from bwlab.charts.matrix import Across, Cell, Known, matrix
from bwlab.charts.movement import Parts, movement
from bwlab.charts.neighbours import neighbours
from bwlab.charts.noticed import noticed
from bwlab.charts.outlook import outlook
from bwlab.charts.over_time import over_time
from bwlab.charts.own_guesses import Guess, own_guesses
from bwlab.charts.pace import pace
from bwlab.charts.path import Stop, path
from bwlab.charts.piles import Heap, piles
from bwlab.charts.portfolios import Crossing, portfolios
from bwlab.charts.profile import Profiled, profile
from bwlab.charts.reach import reach
from bwlab.charts.reasons import reasons
from bwlab.charts.regret import Weighed, regret
from bwlab.charts.reports import Dot, FigureLane, report_calendar
from bwlab.charts.residents import residents
from bwlab.charts.risks import risks
from bwlab.charts.rules import moves, rules
from bwlab.charts.sdgs import sdgs
from bwlab.charts.shares import shares
from bwlab.charts.short_list import Fallen, Listed, short_list
from bwlab.charts.side_by_side import side_by_side
from bwlab.charts.sides import sides
from bwlab.charts.since import since
from bwlab.charts.soil import Party, soil
from bwlab.charts.speech import Spoken, speech
from bwlab.charts.spread import spread
from bwlab.charts.strip import strip
from bwlab.charts.sure import sure
from bwlab.charts.survey import survey
from bwlab.charts.taken_apart import Taken, taken_apart
from bwlab.charts.takers import takers
from bwlab.charts.thousand import thousand
from bwlab.charts.tilemap import tilemap
from bwlab.charts.tiles import tiles
from bwlab.charts.timeline import Bar, Lane, Moment, timeline
from bwlab.charts.tornado import Swing, tornado
from bwlab.charts.two_orders import two_orders
from bwlab.charts.two_scenarios import Side, two_scenarios
from bwlab.charts.what_if import what_if
from bwlab.charts.wider import wider
from bwlab.charts.zeros import zeros

__all__ = [
    "Across", "Band", "Bar", "Cell", "Chart", "Crossing", "Dot", "Drawn", "Effect", "Fallen", "FigureLane", "GuardLane", "Guess", "Heap", "Known", "Lane", "Learned", "Listed", "Mark", "Moment", "Parts", "Party", "Profiled", "SeenArrow", "Side", "Spoken", "Stop", "Swing", "Taken", "Weighed", "arrows_seen", "bands", "border", "chance",
    "circle", "control", "counts", "divided", "envelope", "expected_effects", "facilities", "figureless", "first_place", "floor", "foto",
    "guard", "guess", "learning", "matrix", "movement", "moves", "neighbours", "noticed", "outlook", "over_time", "own_guesses", "pace", "path", "piles", "places_off", "portfolios", "profile", "rail_place",
    "reach", "reasons", "regret", "report_calendar", "residents", "risks", "rules", "sdgs", "shares", "short_list", "side_by_side", "sides", "since", "soil", "speech", "spread", "strip", "sure",
    "survey", "taken_apart", "takers", "thousand", "tilemap", "tiles", "timeline", "tornado", "two_orders", "two_scenarios", "what_if", "wider", "zeros",
]  # fmt: skip
