"""Where one value stands among others: rank, place, percentile, quartile and colour. Blanks are never ranked."""

from bwlab.method.position.colour import Chances, colour, colour_chances, colours
from bwlab.method.position.ranks import (
    MINIMUM,
    Standing,
    percentiles,
    places,
    quartiles,
    ranks,
    standing,
)

__all__ = [
    "MINIMUM", "Chances", "Standing",
    "colour", "colour_chances", "colours", "percentiles", "places", "quartiles", "ranks", "standing",
]  # fmt: skip
