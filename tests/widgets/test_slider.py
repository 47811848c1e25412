"""The slider: fixed values, what it tells the browser, and what a failing callback does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from widgets.recorder import listen, recorded  # noqa: F401

from bwlab.errors import InputError
from bwlab.widgets import ASSUMPTION, Slider, guard


def slider(values=(0, 2.5, 5, 10), default=5, **more):
    return Slider("Hoeveel?", values, default, **{"note": ASSUMPTION, "unit": "procent", "decimals": 1, **more})


def test_it_starts_at_its_default_and_speaks_dutch():
    made = slider()
    assert (made.value, made.text, made.index, made.start) == (5, "5,0 procent", 2, 2)
    assert made.texts == ["0,0 procent", "2,5 procent", "5,0 procent", "10,0 procent"]
    assert "Hoeveel?" in made.as_html() and "5,0 procent" in made.as_html() and ASSUMPTION in made.as_html()


def test_own_texts_go_before_numbers():
    assert slider(texts=["niets", "weinig", "meer", "veel"]).text == "meer"
    assert Slider("Hoeveel?", [1000, 2000], 1000, note="CBS", unit="€").texts == ["€ 1.000", "€ 2.000"]


def test_a_default_or_value_that_is_no_value_is_refused():
    with pytest.raises(ValueError):
        slider(default=3)
    made = slider()
    with pytest.raises(ValueError):
        made.value = 4
    assert made.value == 5


def test_the_browser_moves_it_and_waits_for_the_end():
    made, heard = slider(), []
    made.on_value(heard.append)
    made.set_state({"index": 3})
    assert (heard, made.value, made.acks, made.problem) == ([10], 10, 1, "")
    made.set_state({"index": 3})
    assert made.acks == 1, "nothing changed"
    made.value = 0
    assert heard == [10, 0] and made.acks == 2


def test_a_failing_callback_is_recorded_and_still_answered(recorded):  # noqa: F811
    made = slider()
    made.on_value(lambda value: 1 / value)
    made.set_state({"index": 0})
    assert made.acks == 1, "the browser would wait for ever"
    assert made.problem == guard.UNEXPECTED and "ZeroDivisionError" in recorded[0] and len(recorded) == 1
    made.set_state({"index": 1})
    assert (made.acks, made.problem) == (2, "")


def test_an_error_of_ours_is_its_sentence_and_nothing_else(recorded):  # noqa: F811
    made = slider()

    def refuse(_):
        raise InputError("Dat kan niet.", now="Kies lager.")

    made.on_value(refuse)
    made.set_state({"index": 0})
    assert (made.problem, made.acks, recorded) == ("Dat kan niet. Kies lager.", 1, [])


def test_other_values_call_nobody_and_go_to_their_default():
    made, heard = slider(), []
    made.on_value(heard.append)
    made.set_state({"index": 3})
    sent = listen(made)
    made.replace([2020, 2021], 2021, ["2020", "2021"])
    assert heard == [10] and (made.value, made.texts, made.start) == (2021, ["2020", "2021"], 1)
    state = {name: value for message in sent for name, value in message.items()}
    assert state["texts"] == ["2020", "2021"] and state["index"] == 1
    made.set_state({"index": 0})
    assert heard == [10, 2020], "it listens again"


def test_after_a_replacement_it_is_answered():
    """A move that arrives while values are replaced gets its ack, so no slider hangs."""
    made = slider()
    made.on_value(lambda _: made.replace([1, 2], 1, ["een", "twee"]))
    made.set_state({"index": 3})
    assert made.value == 1 and made.acks >= 1


@given(st.integers(1, 60), st.data())
def test_positions_are_the_default_and_at_most_two_others(count, data):
    start = data.draw(st.integers(0, count - 1))
    made = Slider("?", list(range(count)), start, note="x")
    found = made.positions()
    assert found[0] == start and len(found) == min(3, count) == len(set(found))
    assert set(found) <= set(made.values)
