"""Neighbourhoods of one municipality beside every municipality, from the loopback server."""

from __future__ import annotations

import numpy as np
import pytest
from cbs_server import cbs_server  # noqa: F401
from cbs_tables import recorded_folder

from bwlab.charts import spread
from bwlab.errors import CbsError
from bwlab.sources.cbs import Limits
from bwlab.sources.neighbourhoods import neighbourhoods

QUICK = Limits(connect=0.5, read=5, total=10, attempts=2, wait=0.01, wait_max=0.02)
MEASURE = "Percentage koopwoningen"


def test_only_one_municipality_and_its_parts_travel(cbs_server):  # noqa: F811
    frame = neighbourhoods("GM0855", MEASURE, limits=QUICK)
    table = cbs_server.table("85618NED")
    codes = [code.strip() for code in table.keys["WijkenEnBuurten"]]
    column = [each["Title"] for each in table.topics].index(MEASURE)
    assert list(frame.columns) == ["region", "name", "level", "year", "value", "missing", "population"]
    parts = frame[frame["level"] == "buurt"]
    assert set(parts["region"]) == {code for code in codes if code.startswith("BU0855")} and len(parts) > 2
    assert set(frame["level"]) == {"gemeente", "buurt"}
    for row in frame.itertuples():
        value, reason = table.values[codes.index(row.region), column], table.reasons[codes.index(row.region), column]
        expected = 0.0 if reason == 4 else np.nan if reason else value
        assert row.value == expected or (np.isnan(row.value) and np.isnan(expected))
    assert (parts["missing"] != "").sum() == parts["value"].isna().sum()
    assert frame.attrs["measure"] == MEASURE and frame.attrs["unit"] == "%" and frame.attrs["year"] == 2023
    assert spread(frame, region="GM0855", label="Tilburg").title.startswith("De buurten van Tilburg")


def test_districts_and_the_first_title_that_is_there(cbs_server):  # noqa: F811
    frame = neighbourhoods("GM0855", ("Koopwoningen", MEASURE), level="WK", limits=QUICK)
    assert set(frame["level"]) == {"gemeente", "wijk"} and frame.attrs["measure"] == MEASURE


def test_the_population_itself_can_be_shown(cbs_server):  # noqa: F811
    frame = neighbourhoods("GM0855", "Aantal inwoners", limits=QUICK)
    assert frame.attrs["measure"] == "Aantal inwoners" and frame["value"].equals(frame["population"])


def test_a_title_that_is_not_there_and_a_net_that_fails_are_sentences(cbs_server):  # noqa: F811
    with pytest.raises(CbsError, match="geen onderwerp 'Dat is er niet'"):
        neighbourhoods("GM0855", ("Nee", "Dat is er niet"), limits=QUICK)
    cbs_server.fail("DataSet", "refuse")
    with pytest.raises(CbsError, match="niet gelezen"):
        neighbourhoods("GM0855", (MEASURE, "Koopwoningen"), limits=QUICK)


@pytest.mark.skipif(not recorded_folder(), reason="the recorded table is not there")
def test_a_table_without_neighbourhoods_shows_nothing(cbs_server):  # noqa: F811
    with pytest.raises(CbsError):
        neighbourhoods("GM0855", "Aantal inwoners", table="84799NED", limits=QUICK)
