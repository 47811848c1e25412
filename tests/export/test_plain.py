"""What was typed, as text that a document can hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bwlab.export.plain import SIGN, line, plain, short

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_every_text_fits_in_xml_and_utf8(text):
    element = etree.Element("a")
    element.text = plain(text)  # raises where XML cannot hold it
    assert plain(text).encode("utf-8").decode("utf-8") == plain(text)
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")))
def test_what_can_be_kept_is_kept(text):
    assert plain(text) == text


def test_what_cannot_leaves_a_sign():
    assert plain("a\x00b\x1bc\ud800") == f"a{SIGN}b{SIGN}c{SIGN}"
    assert plain("een\r\ntwee\rdrie\tvier") == "een\ntwee\ndrie\tvier"
    assert plain("שלום\u202eomgekeerd") == f"שלום{SIGN}omgekeerd", "what is written from right to left stays, a switch does not"
    assert line(" een\n twee\x07 ") == f"een twee{SIGN}"


@given(ANY, st.integers(10, 200))
def test_a_short_text_is_its_own_beginning(text, most):
    found = short(text, most)
    assert len(found) <= most + 1 and "\n" not in found
    assert line(text).startswith(found.removesuffix("…"))


def test_short_ends_at_a_word():
    assert short("Inwoners van alle wijken zijn tevreden", 20) == "Inwoners van alle…"
    assert short("x" * 30, 20) == "x" * 19 + "…"
