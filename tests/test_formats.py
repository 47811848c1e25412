"""Numbers and dates: out as the Dutch write them, in as people type them, and never a blank for a zero."""

from __future__ import annotations

import datetime as dt
import math
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bwlab.errors import AmbiguousNumberError, InputError
from bwlab.formats import BLANK, MINUS, as_written, date, listing, number, ordinal, parse_number, quantity

FINITE = st.floats(-1e9, 1e9, allow_nan=False)


@given(FINITE, st.integers(0, 4))
@example(-0.0, 0)
@example(-0.04, 1)
@example(1234567.891, 2)
@example(999.9996, 3)
def test_what_is_written_is_read_back(value, decimals):
    text = number(value, decimals)
    wanted = round(value, decimals) + 0.0
    try:
        assert parse_number(text) == wanted
    except AmbiguousNumberError as error:
        # "1.234" alone can mean two things; the one that was written is among them.
        assert wanted in error.readings


@given(FINITE, st.integers(0, 4))
@example(7.45, 1)
@example(-0.04, 1)
def test_what_is_reckoned_with_is_what_is_written(value, decimals):
    (rounded,) = as_written([value], decimals)
    assert number(rounded, decimals) == number(value, decimals)
    assert as_written([rounded], decimals) == [rounded] and math.isnan(as_written([math.nan], decimals)[0])


@given(FINITE, st.integers(0, 4))
def test_how_it_is_written(value, decimals):
    text = number(value, decimals)
    pattern = r"\d{1,3}(\.\d{3})*" + (rf",\d{{{decimals}}}" if decimals else "")
    assert re.fullmatch(rf"{MINUS}?{pattern}", text), text
    signed = number(value, decimals, sign=True)
    rounded = round(value, decimals)
    assert signed == (f"+{text}" if rounded > 0 else text)
    assert (MINUS in text) == (rounded < 0)


@given(FINITE, st.integers(0, 3), st.sampled_from(["procent", "%", "euro", "€", ""]))
def test_units_are_read_too(value, decimals, unit):
    text = quantity(value, decimals, unit)
    try:
        assert parse_number(text) == round(value, decimals) + 0.0
    except AmbiguousNumberError as error:
        assert round(value, decimals) in error.readings


@pytest.mark.parametrize("value", [None, math.nan, float("nan")])
def test_a_blank_is_never_a_number(value):
    for decimals in (0, 1):
        assert number(value, decimals) == number(value, decimals, sign=True) == BLANK == "geen cijfer"
        assert quantity(value, decimals, "€") == quantity(value, decimals, "%") == BLANK
    with pytest.raises(InputError):
        parse_number(BLANK)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(0, 0, "0"), (0.0, 1, "0,0"), (-0.0, 0, "0"), (-0.04, 1, "0,0"), (-0.06, 1, f"{MINUS}0,1"), (1234.5, 1, "1.234,5"),
     (2022, 0, "2.022"), (1e6, 0, "1.000.000"), (999.95, 1, "1.000,0"), (True, 0, "1")],
)  # fmt: skip
def test_by_hand(value, decimals, text):
    assert number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(82.1, "procent", "82,1 procent"), (31200.0, "€", "€ 31.200,0"), (0.0, "%", "0,0 %"), (-3.0, "", f"{MINUS}3,0")],
)
def test_quantities(value, unit, text):
    assert quantity(value, 1, unit) == text


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,5", 12.5), ("12.5", 12.5), (" 12,5 ", 12.5), ("12,50", 12.5), (",5", 0.5), (".5", 0.5), ("0,125", 0.125),
        ("0.125", 0.125), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1234567), ("1 234 567", 1234567),
        ("1234", 1234), ("12.3456", 12.3456), ("1.000,00", 1000), ("€ 300", 300), ("300 euro", 300), ("EURO 300", 300),
        ("12 %", 12), ("12%", 12), ("12,5 procent", 12.5), ("-3", -3), (f"{MINUS}3,5", -3.5), ("+4", 4), ("-0", 0),
        ("1\N{NO-BREAK SPACE}234,5", 1234.5), ("007", 7),
    ],
)  # fmt: skip
def test_as_people_type_it(typed, value):
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    ("typed", "readings"),
    [("1.000", (1000, 1)), ("1,000", (1000, 1)), ("12.345", (12345, 12.345)), ("999,999", (999999, 999.999)),
     ("-1.500", (-1500, -1.5)), ("€ 1.000", (1000, 1)), ("1.000 %", (1000, 1))],
)  # fmt: skip
def test_what_can_mean_two_things_is_asked(typed, readings):
    with pytest.raises(AmbiguousNumberError) as error:
        parse_number(typed)
    assert error.value.readings == readings
    assert typed in error.value.what and "Bedoel je" in error.value.why and "Typ" in error.value.now


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_one_separator_and_three_digits_are_always_asked(whole, rest, mark):
    with pytest.raises(AmbiguousNumberError) as error:
        parse_number(f"{whole}{mark}{rest:03}")
    assert error.value.readings == (whole * 1000 + rest, float(f"{whole}.{rest:03}"))


@given(st.integers(1, 999), st.integers(0, 999))
def test_what_is_proposed_can_be_typed(whole, rest):
    """The message tells what to type for each reading; the first of them is read as it says."""
    with pytest.raises(AmbiguousNumberError) as error:
        parse_number(f"{whole}.{rest:03}")
    first, second = re.fullmatch(r"Typ (\S+) voor het eerste, of (\S+) voor het tweede\.", error.value.now).groups()
    assert parse_number(first) == error.value.readings[0]
    assert parse_number(second) == pytest.approx(error.value.readings[1], abs=0.005)


@pytest.mark.parametrize("typed", ["", "  ", "veel", "12,5,5", "1.2.3", "12-5", "--3", "1e5", "inf", "nan", "€", "%", "12 34", "0x10", "½"])
def test_what_is_no_number(typed):
    with pytest.raises(InputError) as error:
        parse_number(typed)
    assert not isinstance(error.value, AmbiguousNumberError)
    assert error.value.now and (typed.strip() in error.value.message)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_finite_number_or_a_sentence(typed):
    try:
        assert math.isfinite(parse_number(typed))
    except InputError as error:
        assert error.message.endswith(".")


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_with_a_comma_or_a_point_is_the_same(whole, decimals):
    assume(decimals != 3)
    text = f"{whole / 10**decimals:.{decimals}f}"
    assert parse_number(text) == parse_number(text.replace(".", ","))


def test_words():
    assert [listing([]), listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"], "of")] == ["", "a", "a en b", "a, b of c"]
    assert (ordinal(18), ordinal(1234)) == ("18e", "1.234e")
    assert date(dt.date(2026, 11, 21)) == "21 november 2026" and date(dt.date(2024, 3, 1)) == "1 maart 2024"
