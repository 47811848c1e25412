"""Which municipalities an exercise is checked for: a spread of about thirty at every run, all 342 where it is slow."""

from __future__ import annotations

import pytest

from bwlab.monitor import Monitor
from bwlab.regions import Region

#: Islands, the smallest and the largest, no survey, merged, two of one name, a name that is not what CBS says.
HARD = (
    "Vlieland", "Schiermonnikoog", "Texel", "Rozendaal", "Losser", "Maastricht", "Tilburg", "Amsterdam", "Den Haag", "Voorne aan Zee",
    "Land van Cuijk", "Súdwest-Fryslân", "Bergen (Limburg)", "Eijsden-Margraten",
)  # fmt: skip
STEP = 21
#: For ``pytest.fixture(params=REACH)``: what depends on it is done for the spread, and by .ci/run for all.
REACH = ("een spreiding", pytest.param("alle gemeenten", marks=pytest.mark.slow))


def regions_of(monitor: Monitor, reach: str) -> list[Region]:
    """The municipalities of one of ``REACH``."""
    every = list(monitor.regions)
    if reach == "alle gemeenten":
        return every
    hard = {monitor.regions.find(label).code for label in HARD}
    return [region for place, region in enumerate(every) if place % STEP == 0 or region.code in hard]
