"""Composites: many indicators made into one number, and how much of that number is the maker's choice.

Regions are rows, indicators columns; NaN is a blank. A frame goes in, a frame comes out. Nothing is ever
filled in: who has blanks is left out, or counts with what there is, and the result says how many dropped.
"""

from bwlab.method.composite.aggregate import Composite, aggregate, by_group, keep, quarter_points
from bwlab.method.composite.bands import Bands, draw_weights, rank_bands
from bwlab.method.composite.checks import NoComposite
from bwlab.method.composite.normalise import Winsorised, normalise, winsorise
from bwlab.method.composite.reach import Reach, reach
from bwlab.method.composite.recipe import Recipe, compose, group_scores, one_at_a_time, recipe_bands, shifts

__all__ = [
    "Bands", "Composite", "NoComposite", "Reach", "Recipe", "Winsorised", "aggregate", "by_group", "compose",
    "draw_weights", "group_scores", "keep", "normalise", "one_at_a_time", "quarter_points", "rank_bands", "reach",
    "recipe_bands",
    "shifts", "winsorise",
]  # fmt: skip
