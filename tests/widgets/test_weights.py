"""A hundred points: the sum always holds, locked rows stay, and what a failing callback does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from widgets.recorder import recorded  # noqa: F401

from bwlab.errors import InputError
from bwlab.widgets import ASSUMPTION, Weights, guard
from bwlab.widgets.weights import equal, give_way

calm = settings(deadline=None)
NAMES = ["Wonen", "Milieu", "Gezondheid", "Veiligheid"]


def weights(values=None, names=NAMES):
    return Weights("Verdeel 100 punten", names, values, note=ASSUMPTION)


def drag(made, place, to, hold=1, sent=0):
    made.set_state({"moved": {"place": place, "to": to, "hold": hold, "sent": sent}})


def test_it_starts_equal_and_sums_to_a_hundred():
    made = weights()
    assert made.values == [25] * 4 and made.locked == [False] * 4
    assert weights(names=list("abcdefgh")).values == [13, 13, 13, 13, 12, 12, 12, 12]
    assert "Verdeel 100 punten" in made.as_html() and "Wonen 25" in made.as_html() and "samen 100" in made.as_html()


@pytest.mark.parametrize("values", [[25, 25, 25], [25, 25, 25, 24], [50, 60, -10, 0]])
def test_other_sums_are_refused(values):
    with pytest.raises(ValueError, match="100"):
        weights(values)


def test_the_others_give_way_in_proportion_by_hand():
    # From 25 to 40 takes 15 from 75: the others keep 60 of their 75, four fifths of 40, 20 and 15.
    assert give_way([25, 40, 20, 15], [False] * 4, 0, 40) == [40, 32, 16, 12]
    # With the second locked, 15 goes off 35: 20 * 20/35 = 11.43 and 15 * 20/35 = 8.57.
    assert give_way([25, 40, 20, 15], [False, True, False, False], 0, 40) == [40, 40, 11, 9]
    # No more room than the unlocked rows have.
    assert give_way([25, 40, 20, 15], [False, True, False, False], 0, 90) == [60, 40, 0, 0]
    # What is given back to rows without points is shared equally.
    assert give_way([100, 0, 0, 0], [False] * 4, 0, 70) == [70, 10, 10, 10]
    assert give_way([100, 0, 0, 0], [False] * 4, 0, 60) == [60, 14, 13, 13]


def test_a_locked_row_does_not_move_and_a_last_free_row_cannot():
    assert give_way([25, 40, 20, 15], [True, False, False, False], 0, 40) == [25, 40, 20, 15]
    assert give_way([25, 40, 20, 15], [False, True, True, True], 0, 40) == [25, 40, 20, 15]


@st.composite
def rows(draw):
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=1, max_size=7)))
    values = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    locked = draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values)))
    return values, locked, draw(st.integers(0, len(values) - 1)), draw(st.integers(-20, 130))


@calm
@given(rows())
def test_the_sum_holds_and_locked_rows_stay(case):
    values, locked, place, to = case
    found = give_way(values, locked, place, to)
    assert sum(found) == 100 and min(found) >= 0
    assert all(new == old for new, old, lock in zip(found, values, locked, strict=True) if lock)
    room = values[place] + sum(value for at, value in enumerate(values) if at != place and not locked[at])
    if not locked[place] and any(not lock for at, lock in enumerate(locked) if at != place):
        assert found[place] == min(max(to, 0), room)
    # Who goes up takes from the others, never gives.
    others = [(new, old) for at, (new, old) in enumerate(zip(found, values, strict=True)) if at != place]
    if found[place] > values[place]:
        assert all(new <= old for new, old in others)
    if found[place] < values[place]:
        assert all(new >= old for new, old in others)


def test_the_browser_moves_a_row_and_waits_for_the_end():
    made, heard = weights(), []
    made.on_value(heard.append)
    drag(made, 0, 40)
    assert made.values == [40, 20, 20, 20] and heard == [[40, 20, 20, 20]] and (made.acks, made.problem) == (1, "")
    drag(made, 0, 40, sent=1)
    assert made.acks == 2 and len(heard) == 1, "nothing changed, but the browser waits for an answer"


def test_one_drag_gives_back_what_it_took():
    """To a hundred and back in one drag: the others are what they were."""
    made = weights([25, 40, 20, 15])
    for sent, to in enumerate((60, 100, 80, 25)):
        drag(made, 0, to, hold=7, sent=sent)
    assert made.values == [25, 40, 20, 15]
    drag(made, 0, 100, hold=8)
    drag(made, 0, 25, hold=9)
    assert made.values == [25, 25, 25, 25], "a new drag starts from what it finds"


def test_a_lock_holds_a_row():
    made = weights()
    made.set_state({"locked": [False, True, False, False]})
    drag(made, 0, 75)
    assert made.values == [75, 25, 0, 0]
    drag(made, 0, 100, hold=2)
    assert made.values == [75, 25, 0, 0], "there is no more room"


def test_equal_again():
    made, heard = weights([70, 10, 10, 10]), []
    made.on_value(heard.append)
    made.set_state({"levels": 1})
    assert made.values == equal(4) and heard == [equal(4)] and made.acks == 1
    made.put([97, 1, 1, 1])
    assert heard[-1] == [97, 1, 1, 1] and made.acks == 1, "nobody in the browser waits for what Python does"


def test_rest_is_heard():
    made, heard = weights(), []
    made.on_rest(heard.append)
    made.set_state({"rests": 1})
    assert heard == [[25] * 4] and made.acks == 0


def test_a_failing_callback_is_recorded_and_still_answered(recorded):  # noqa: F811
    made = weights()
    made.on_value(lambda values: 1 / 0)
    drag(made, 0, 40)
    assert made.acks == 1 and made.values == [40, 20, 20, 20], "the browser would wait for ever"
    assert made.problem == guard.UNEXPECTED and "ZeroDivisionError" in recorded[0]


def test_an_error_of_ours_is_its_sentence(recorded):  # noqa: F811
    made = weights()

    def refuse(_):
        raise InputError("Dat kan niet.")

    made.on_value(refuse)
    drag(made, 0, 40)
    assert (made.problem, made.acks, recorded) == ("Dat kan niet.", 1, [])
    made.on_value(lambda _: None)
    drag(made, 0, 50, sent=1)
    assert made.problem == ""
