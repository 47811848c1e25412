"""Names that do not exist, asked through every door: a sentence with the nearest right ones, never a traceback."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bwlab
from bwlab import find_region, open_monitor
from bwlab.errors import (
    BwlabError,
    NotFoundError,
    UnknownIndicatorError,
    UnknownRegionError,
    UnknownThemeError,
    UnknownYearError,
)

MONITOR = open_monitor()


DOORS = {
    "values": lambda name: MONITOR.values(name),
    "position": lambda name: MONITOR.position(name),
    "peers of": lambda name: MONITOR.peers(name),
    "chosen peers": lambda name: MONITOR.peers("Tilburg", chosen=[name]),
    "position among": lambda name: MONITOR.position("Tilburg", [name]),
    "trend": lambda name: MONITOR.trend(name),
    "missing": lambda name: MONITOR.missing(name),
    "ranking": lambda name: MONITOR.ranking("woz", region=name),
    "find_region": find_region,
}


@pytest.mark.parametrize("door", DOORS)
def test_an_unknown_municipality(door):
    with pytest.raises(UnknownRegionError, match="Bedoel je Tilburg") as error:
        DOORS[door]("Tillburg")
    assert error.value.choices == ("Tilburg",) and error.value.now


INDICATOR_DOORS = {
    "values": lambda name: MONITOR.values(indicator=name),
    "position": lambda name: MONITOR.position("Tilburg", None, [name]),
    "ranking": lambda name: MONITOR.ranking(name),
    "series": lambda name: MONITOR.series(name),
    "trend": lambda name: MONITOR.trend("Tilburg", name),
    "catalogue": lambda name: MONITOR.catalogue[name],
    "find": lambda name: MONITOR.catalogue.find(name),
}


@pytest.mark.parametrize("door", INDICATOR_DOORS)
def test_an_unknown_indicator(door):
    with pytest.raises(UnknownIndicatorError, match="overgewicht") as error:
        INDICATOR_DOORS[door]("overgewigt")
    assert error.value.choices and error.value.now


def test_an_unknown_theme():
    with pytest.raises(UnknownThemeError) as error:
        MONITOR.catalogue.theme("gezondhijd")
    assert "Gezondheid" in error.value.choices


@pytest.mark.parametrize("year", [1900, 2020, 2030, -1])
def test_an_unknown_year_gives_years_that_exist(year):
    known = set(MONITOR.series("ervaren_gezondheid_rivm")["year"]) - {year}
    if year == 2020:
        year = 2021
    for ask in (
        lambda: MONITOR.ranking("ervaren_gezondheid_rivm", year),
        lambda: MONITOR.values("Tilburg", "ervaren_gezondheid_rivm", year),
    ):
        with pytest.raises(UnknownYearError) as error:
            ask()
        assert error.value.choices and {int(each) for each in error.value.choices} <= known | {2020}
        nearest = min(known | {2020}, key=lambda each: abs(each - year))
        assert str(nearest) in error.value.message


@given(st.text(max_size=15))
def test_nothing_that_is_asked_gives_another_error_than_ours(text):
    for ask in (MONITOR.position, MONITOR.catalogue.__getitem__, MONITOR.catalogue.theme, MONITOR.ranking):
        try:
            ask(text)
        except NotFoundError as error:
            assert error.what and error.message.endswith(".") and len(error.message) < 700
        except BwlabError as error:
            assert error.message


def test_in_a_notebook_only_the_sentence_is_shown():
    """IPython asks an error how to print itself; ours prints its three parts."""
    with pytest.raises(BwlabError) as error:
        bwlab.find_region("Tillburg")
    assert error.value._render_traceback_() == [error.value.message]
