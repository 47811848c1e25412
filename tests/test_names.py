"""Comparing names the way people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab.names import key, listed, nearest, quoted


@pytest.mark.parametrize(
    "one, other",
    [
        ("'s-Gravenhage", "’s gravenhage"),
        ("Súdwest-Fryslân", "SUDWEST FRYSLAN"),
        ("Bergen (NH.)", "bergen nh"),
        ("ĳsselstein", "IJsselstein"),
        ("Nuenen, Gerwen en Nederwetten", "nuenen gerwen en nederwetten"),
    ],
)
def test_the_same_key(one, other):
    assert key(one) == key(other)


@given(st.text())
def test_a_key_of_a_key_is_itself(text):
    assert key(key(text)) == key(text)
    assert key(f"  {text.swapcase().swapcase()} - ") == key(text.swapcase().swapcase())


NAMES = ["Hoorn", "Den Haag", "Haarlem", "Haaren", "Haarlemmermeer", "Haag en Bos"]


def test_beginning_before_holding():
    assert nearest("haarl", NAMES) == ["Haarlem", "Haarlemmermeer"]
    assert nearest("haag", NAMES) == ["Haag en Bos", "Den Haag"]


def test_the_name_itself_comes_first():
    assert nearest("haarlem", ["Haarlemmermeer", "Haarlem"]) == ["Haarlem", "Haarlemmermeer"]


def test_resembling_only_when_nothing_holds_it():
    assert nearest("Haarlmemermeer", NAMES) == ["Haarlemmermeer"]
    assert nearest("qqq", NAMES) == nearest("", NAMES) == nearest("--", NAMES) == []


@given(st.text(max_size=12), st.integers(1, 5))
def test_never_more_than_asked_and_never_twice(text, n):
    found = nearest(text, NAMES * 2, n)
    assert len(found) <= n and len(set(found)) == len(found) and set(found) <= set(NAMES)


def test_words():
    assert listed(["a"]) == "a"
    assert listed(iter("abc")) == "a, b of c"
    assert quoted("  Til \n burg ") == "'Til burg'"
    assert len(quoted("x" * 99)) == 42
