"""Whatever a dossier holds comes back from disk the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bwlab.dossier.records import (
    Challenge,
    Dossier,
    Note,
    Prediction,
    Progress,
    Visit,
    dump,
    parse,
)

text = st.text(max_size=30)
moment = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
place = st.floats(0, 1)
answer = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)


def table(record, keys=text):
    return st.dictionaries(keys, record, max_size=3)


dossiers = st.builds(
    Dossier,
    revision=st.integers(0, 10**6),
    region=text,
    label=text,
    edition=text,
    created=moment,
    changed=moment,
    predictions=st.lists(
        st.builds(
            Prediction,
            notebook=text,
            indicator=text,
            year=st.none() | st.integers(2000, 2100),
            guess=place,
            truth=st.none() | place,
            when=moment,
        ),
        max_size=3,
    ),
    notes=table(st.builds(Note, text=text, answer=text, when=moment)),
    challenges=st.lists(
        st.builds(Challenge, title=text, indicators=st.lists(text), why=text, rank=st.integers(1, 9)), max_size=3
    ),
    progress=table(
        st.builds(
            Progress,
            done=st.booleans(),
            right=st.booleans(),
            tries=st.integers(0, 99),
            hints=st.integers(0, 9),
            answer=answer,
            when=moment,
        )
    ),
    visits=table(st.builds(Visit, times=st.integers(1, 99), first=moment, last=moment)),
)


@settings(max_examples=60, deadline=None)
@given(dossiers)
def test_round_trip(dossier):
    again, version = parse(dump(dossier))
    assert again == dossier
    assert version == 1
    assert dump(again) == dump(dossier)


@pytest.mark.parametrize("guess", [-0.1, 1.1, float("nan")])
def test_guess_is_a_place(guess):
    with pytest.raises(ValidationError):
        Prediction(notebook="stap_01", indicator="gas", guess=guess)
