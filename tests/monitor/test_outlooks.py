"""The outlook on the figures in use: what is measured, kept, and said about it."""

from __future__ import annotations

import numpy as np
import pytest

from bwlab.method.envelope import COUNTS, LEVEL, MONEY
from bwlab.method.outlook import GAP, TREND
from bwlab.monitor import open_monitor
from bwlab.monitor.outlooks import (
    CORONA,
    ENOUGH,
    backtests,
    growing,
    horizons,
    measured,
    measured_for,
    outlook_of,
    series_of,
)

MONITOR = open_monitor()
WELL = ("tevredenheid_leven", "contact", "vrijwilligerswerk", "mediaan_besteedbaar_inkomen", "gemiddelde_schuld", "verkoopprijs_woning", "woninginbraken", "vernieling", "mishandeling")  # fmt: skip


def test_a_series_is_the_table_and_cannot_be_changed():
    found = series_of(MONITOR, "contact")
    table = MONITOR.table("contact")
    np.testing.assert_array_equal(found.values, table.to_numpy())
    assert list(found.years) == list(table.columns) and list(found.codes) == list(table.index)
    with pytest.raises(ValueError, match="read-only"):
        found.values[0, 0] = 1
    assert [(found.groups == third).sum() for third in range(3)] == [114, 114, 114]
    assert series_of(MONITOR, "verkoopprijs_woning").growth == MONEY and found.growth == COUNTS


def test_until_is_what_was_known_then():
    found = series_of(MONITOR, "contact").until(2018)
    assert found.years[-1] == 2018 and found.values.shape == (342, len(found.years))


@pytest.mark.parametrize("code", WELL)
def test_calibration_is_within_five_points_on_unseen_years(code):
    """To four years ahead; what lies further off stands in docs/terugkijken.md as it is."""
    for horizon in (each for each in horizons(MONITOR, code) if each <= 4):
        record = measured(MONITOR, code, horizon)
        assert record.n >= ENOUGH and abs(record.coverage - LEVEL) <= 0.051, (horizon, record)


def test_wealth_is_printed_as_it_is_with_a_reason():
    record = measured(MONITOR, "mediaan_vermogen", 4)
    assert record.coverage < 0.7 and growing(MONITOR, "mediaan_vermogen", 4) > 2


@pytest.mark.parametrize("code", WELL)
def test_the_textbook_band_of_a_straight_line_holds_less_often_where_the_country_turns(code):
    line, gap = (measured(MONITOR, code, 4, LEVEL, method) for method in (TREND, GAP))
    assert line.coverage < gap.coverage + 0.01
    if code in ("tevredenheid_leven", "vrijwilligerswerk"):
        assert line.coverage < 0.5


def test_without_corona_is_measured_apart():
    calm = measured(MONITOR, "contact", 2, LEVEL, GAP, CORONA)
    assert calm.n < measured(MONITOR, "contact", 2).n and calm.first not in CORONA


def test_a_lower_level_holds_less_often():
    assert measured(MONITOR, "contact", 2, 0.8).coverage < measured(MONITOR, "contact", 2, 0.9).coverage


def test_few_towns_few_years_and_breaks_are_not_tested():
    for code in ("sociale_cohesie", "vaak_onveilig_in_buurt", "ervaren_gezondheid_rivm", "overgewicht", "opkomst_tweede_kamer", "broeikasgas_per_inwoner"):
        assert horizons(MONITOR, code) == (), code


def test_an_outlook_looks_back_from_the_year_that_is_asked():
    found = outlook_of(MONITOR, "contact", 4, year=2018)
    assert found.year == 2018 and found.windows == 2 and found.tested == measured(MONITOR, "contact", 4)
    row = series_of(MONITOR, "contact").codes.index("GM0855")
    assert found.low[row] < found.gap[row] < found.high[row]
    table = MONITOR.table("contact")
    assert found.gap[row] == pytest.approx(table.loc["GM0855", 2018] - table[2018].median())
    blank = series_of(MONITOR, "contact").codes.index(MONITOR.regions.find("Vlieland").code)
    assert np.isnan(found.gap[blank]) and np.isnan(found.low[blank])


def test_the_table_holds_every_indicator_that_can_carry_it():
    frame = backtests(MONITOR, (4,), (TREND, GAP))
    well = frame[~frame["finance"]]
    assert set(WELL) < set(well["indicator"]) and (frame["n"] >= ENOUGH).all()
    assert 10 <= well["indicator"].nunique() <= 14
    assert well[well["method"] == GAP]["coverage"].mean() > 0.85 > 0.6 > well[well["method"] == TREND]["coverage"].mean()


@pytest.mark.parametrize(("code", "horizon"), [("woninginbraken", 1), ("mediaan_vermogen", 4), ("tevredenheid_leven", 2)])
def test_what_each_held_adds_up_to_what_all_held(code, horizon):
    monitor = open_monitor()
    each = [measured_for(monitor, code, horizon, region.code) for region in monitor.regions]
    record = measured(monitor, code, horizon)
    assert sum(tried for _, tried in each) == record.n
    assert sum(held for held, _ in each) / record.n == pytest.approx(record.coverage)
