"""Who lives here: shares as numbers of people, and nothing where CBS has none."""

from __future__ import annotations

import pytest
from lessons.desk import MONITOR

from bwlab.policy.dialogue.residents import residents


def test_tilburg():
    found = residents(MONITOR, "Tilburg")
    assert (found.young, found.old, found.alone) == (14.45, 17.05, 45.25) and found.middle == pytest.approx(68.5)
    assert found.people(found.young) == "32.100" and residents(MONITOR, "Vlieland").people(9.72) == "120"


def test_who_has_no_figures():
    blank = {region.label for region in MONITOR.regions if residents(MONITOR, region) is None}
    assert blank == {"Dijk en Waard", "Land van Cuijk", "Maashorst", "Voorne aan Zee"}
    for region in MONITOR.regions:
        found = residents(MONITOR, region)
        assert found is None or (0 < found.young < 40 and 0 < found.old < 40 and 0 < found.middle < 100 and 0 < found.alone < 80)
