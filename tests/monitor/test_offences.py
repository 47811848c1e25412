"""Counts behind the crime rates, and the published margins, against the tables they come from."""

from __future__ import annotations

import pytest

from bwlab.method.margin import half_width
from bwlab.monitor import open_monitor
from bwlab.monitor.offences import OFFENCES, counts_of, everywhere, rank_with
from bwlab.monitor.published import published, share_of

MONITOR = open_monitor()
ROZENDAAL, VLIELAND = (MONITOR.regions.find(name).code for name in ("Rozendaal", "Vlieland"))


@pytest.mark.parametrize("offence", ["woninginbraken", "mishandeling"])
def test_the_rates_are_those_of_the_monitor(offence):
    for year in (2019, 2023, 2025):
        table = everywhere(MONITOR, offence, year)
        known = MONITOR.table(offence)[year].reindex(table.index)
        assert (1000 * table["count"] / table["population"] - known).abs().max() < 0.06


def test_the_rank_is_that_of_the_monitor():
    ranking = MONITOR.ranking("woninginbraken", 2023).set_index("region")
    table = everywhere(MONITOR, "woninginbraken", 2023)
    rates = (table["count"] / table["population"]).sort_values()
    for code in (ROZENDAAL, VLIELAND, "GM0855"):
        place, n = rank_with(MONITOR, code, "woninginbraken", 2023)
        assert n == 342 and place == 1 + int((rates < rates[code]).sum())
        assert abs(place - ranking.at[code, "rank"]) <= 15  # the monitor rounds, and ties share a place


def test_one_burglary_more_on_vlieland():
    """One case in 2025; a second one doubles the rate."""
    found = counts_of(MONITOR, VLIELAND, "woninginbraken").set_index("year")
    assert found.at[2025, "count"] == 1 and bool(found.at[2025, "provisional"]) and not found.at[2023, "provisional"]
    (before, n), (after, _) = (rank_with(MONITOR, VLIELAND, "woninginbraken", 2025, extra) for extra in (0, 1))
    assert n == 342 and after - before > 150
    assert rank_with(MONITOR, ROZENDAAL, "woninginbraken", 2025) == (342, 342)


@pytest.mark.slow
def test_every_municipality_has_every_offence():
    for offence in OFFENCES:
        for region in MONITOR.regions:
            frame = counts_of(MONITOR, region.code, offence)
            assert len(frame) >= 2 and frame["year"].is_monotonic_increasing and (frame["population"] > 0).all()


def test_published_margins_as_answers():
    towns = published(MONITOR, "slachtofferschap_criminaliteit")
    assert len(towns) == 52 and (towns["like"] > 200).all() and towns["like"].median() == pytest.approx(562, abs=5)
    back = 100 * half_width(towns["value"] / 100, towns["like"])
    assert (back - (towns["upper"] - towns["lower"]) / 2).abs().max() < 1e-6
    share, whose = share_of(towns, MONITOR.regions.find("Tilburg"))
    assert (share, whose) == (22.0, "Tilburg, 2021")
    share, whose = share_of(towns, MONITOR.regions.find("Vlieland"))
    assert share == towns["value"].median() and "Vlieland heeft geen cijfer" in whose


@pytest.mark.parametrize("offence", ["woninginbraken", "mishandeling"])
def test_the_place_is_the_one_of_the_monitor(offence):
    """Two notebooks that show one figure give it one place."""
    ranking = MONITOR.ranking(offence)
    for row in ranking.iloc[::7].itertuples():
        assert rank_with(MONITOR, row.region, offence, ranking.attrs["year"]) == (row.rank, len(ranking)), row.label
