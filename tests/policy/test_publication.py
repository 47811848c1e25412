"""When a figure appears: from the dictionary, and unknown where the dictionary does not know."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.policy.monitoring.publication import first_over, measurements, published, rhythm

MONITOR = open_monitor()
CATALOGUE = MONITOR.catalogue
WITHOUT_RHYTHM = {"bebouwd_terrein", "opkomst_tweede_kamer"}


def test_every_frequency_of_the_dictionary_is_understood():
    assert {each.code for each in CATALOGUE if rhythm(each) is None} == WITHOUT_RHYTHM
    assert rhythm(CATALOGUE["slachtofferschap_criminaliteit"]) == 2
    assert rhythm(CATALOGUE["ondervonden_delicten"]) == 2  # until 2017 every year, no longer


@pytest.mark.parametrize(
    ("code", "year", "appears"),
    [
        ("mediaan_besteedbaar_inkomen", 2027, date(2029, 12, 1)),  # ends in 2027, read at the end of 2029
        ("contact", 2027, date(2028, 12, 1)),
        ("woninginbraken", 2027, date(2028, 4, 1)),
        ("gemeentelijke_lasten_per_inwoner", 2027, date(2029, 1, 1)),
        ("opkomst_tweede_kamer", 2027, date(2028, 1, 1)),
        ("jeugdzorg", 2027, None),
    ],
)
def test_a_figure_appears_so_many_months_after_its_year(code, year, appears):
    assert published(CATALOGUE[code], year) == appears


def test_an_extra_measurement_is_not_the_rhythm():
    # 2016, 2020 and an extra one in 2022: the next is in 2024 and not in 2026.
    assert [each.year for each in measurements(MONITOR, "ervaren_gezondheid", 2023, 2033)] == [2024, 2028, 2032]


@given(st.sampled_from(CATALOGUE.codes), st.integers(2000, 2090))
def test_the_first_measurement_is_one_of_its_rhythm_and_not_before(code, year):
    first, every = first_over(MONITOR, code, year), rhythm(CATALOGUE[code])
    if every is None:
        assert first is None
        return
    assert year <= first.year < year + every
    assert first.published is None or first.published > date(first.year, 12, 31)
    later = measurements(MONITOR, code, year, year + 12)
    assert later[0] == first and all(b.year - a.year == every for a, b in pairwise(later))
