"""Codes to paste: what goes in comes out, and what is broken is named."""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import sharing
from bwlab.errors import InputError
from bwlab.sharing import pack, spread_points, unpack, unpack_lines

calm = settings(deadline=None)
POINTS = [13, 13, 13, 13, 12, 12, 12, 12]
NAMES = [f"thema {i}" for i in range(8)]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@calm
@given(JSON)
def test_what_goes_in_comes_out(data):
    assert unpack("punten", pack("punten", data)) == data


@calm
@given(st.lists(st.integers(0, 100), min_size=8, max_size=8))
def test_points_are_short_enough_to_read_out(points):
    code = pack("punten", [*points, "GM0855"])
    assert len(code) < 80 and re.fullmatch(r"[a-z0-9-]+", code)


def test_a_hundred_points_over_a_long_list_stay_under_300_characters():
    assert len(pack("punten", {f"indicator_nummer_{i}": i % 7 for i in range(20)})) < 300


@pytest.mark.parametrize(
    "bend",
    [
        str.upper, "  {} ".format, "Anna: {}, groet".format, "«{}»".format, "> {}".format, "[{}]".format,
        lambda code: code.replace("-", "\u2011"), lambda code: code.replace("-", "\u2013"),
        lambda code: code[:20] + "\u200b" + code[20:], lambda code: code[:25] + "\r\n" + code[25:],
    ],
)  # fmt: skip
def test_what_mail_and_chat_do_to_it(bend):
    assert unpack("punten", bend(pack("punten", POINTS))) == POINTS


@calm
@given(st.integers(0, 200), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_one_wrong_character_is_always_seen(place, letter):
    code = pack("punten", POINTS)
    start = len("bw1-punten-")
    place = start + place % (len(code) - start)
    if code[place] not in ("-", letter):
        with pytest.raises(InputError):
            unpack("punten", code[:place] + letter + code[place + 1 :])


def test_each_fault_has_its_sentence():
    code = pack("punten", POINTS)
    for text, sentence in (
        ("", "geen code"),
        ("mijn punten: 12 en 88", "geen code"),
        (code[:-2], "niet compleet"),
        (code[:20], "niet compleet"),
        (code.replace("bw1", "bw2"), "andere versie"),
        (pack("doelen", POINTS), "van 'doelen', niet van 'punten'"),
        (code[:12] + ("a" if code[12] != "a" else "b") + code[13:], "teken niet"),
    ):
        with pytest.raises(InputError, match=re.escape(sentence)):
            unpack("punten", text)


def test_what_cannot_be_packed():
    with pytest.raises(ValueError, match="kind"):
        pack("Mijn punten", [])
    with pytest.raises(ValueError, match="file"):
        pack("punten", [str(i**7) for i in range(900)])


def test_thirty_lines_name_the_wrong_one():
    codes = [pack("punten", [i, 100 - i, 0, 0, 0, 0, 0, 0]) for i in range(30)]
    codes[4] = codes[4][:-1] + ("a" if codes[4][-1] != "a" else "b")
    codes[9] = "Sorry, ik heb hem niet"
    codes[20] = codes[2]
    codes[25] = pack("punten", [50, 51, 0, 0, 0, 0, 0, 0])
    codes[26] = pack("punten", [50, 50])
    found = unpack_lines("punten", "\n\n".join(codes), lambda data: spread_points(data, NAMES))
    assert len(found.found) == 25 and found.found[0] == (1, [0, 100, 0, 0, 0, 0, 0, 0])
    starts = [each.split(":")[0] for each in found.problems]
    assert starts == ["Regel 9", "Regel 19", "Regel 41", "Regel 51", "Regel 53"]
    said = " ".join(found.problems)
    assert "dezelfde code als op regel 5" in said and "samen 101, en niet 100" in said and "andere lijst" in said


@pytest.mark.parametrize("between", [" ", "  en ", ";"])
def test_two_codes_on_one_line_both_count(between):
    one, two = pack("punten", POINTS), pack("punten", POINTS[::-1])
    found = unpack_lines("punten", f"Anna: {one}{between}{two.replace('-', chr(0x2011))}\n{one}")
    assert [data for _, data in found.found] == [POINTS, POINTS[::-1]]
    assert found.problems == ["Regel 2: dezelfde code als op regel 1. Hij telt één keer."]


def test_a_code_that_nests_without_end_gets_a_sentence():
    raw = b"[" * 90_000
    deflate = zlib.compressobj(9, wbits=-15)
    body = sharing._letters(deflate.compress(raw) + deflate.flush())
    with pytest.raises(InputError, match="niet lezen"):
        unpack("punten", f"bw1-punten-{body}-{sharing._check('punten', body)}")


@pytest.mark.parametrize("data", [None, 7, "x", {}, [1] * 7, [True] * 8, [12.5] * 8, [-1, 101, 0, 0, 0, 0, 0, 0], ["12"] * 8])
def test_what_are_no_points(data):
    with pytest.raises(InputError):
        spread_points(data, NAMES)


def test_points_may_be_followed_by_something_else():
    assert spread_points([*POINTS, "GM0855"], NAMES) == POINTS
