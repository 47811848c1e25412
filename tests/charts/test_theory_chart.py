"""The picture of a policy theory: legible whatever the arrows are, the same every time, and honest about what it leaves out."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from charts.measure import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts import theory_layout
from bwlab.charts.theory import MOST, Box, Joined, chosen, theory, wrapped

TABLE = pd.DataFrame({"Van": ["a"], "Naar": ["b"]})


def drawn(boxes, edges, **more):
    arrows = [edge if isinstance(edge, Joined) else Joined(*edge, "+", 2, True, f"{edge[0]} → {edge[1]}") for edge in edges]
    return theory([each if isinstance(each, Box) else Box(each) for each in boxes], arrows, TABLE, title="Twee pijlen hebben geen bron", label="Tilburg", source="voorbeeld.", **more)


def apart(laid):
    """Pairs of boxes that lie over each other."""
    return [
        (one, other) for (one, a), (other, b) in itertools.combinations(enumerate(laid.boxes), 2)
        if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30), st.sets(st.integers(0, 11), max_size=3))
def test_boxes_never_lie_over_each_other_and_routes_join_their_boxes(count, pairs, ends):
    edges = list(dict.fromkeys((one % count, other % count) for one, other in pairs if one % count != other % count))
    laid = theory_layout.lay(count, edges, [each for each in ends if each < count], range(0, count, 2))
    assert apart(laid) == [] and len(laid.boxes) == count and set(laid.routes) == set(edges)
    for left, top, wide, tall in laid.boxes:
        assert left >= 0 and top >= 0 and left + wide <= theory_layout.WIDTH and top + tall <= laid.height
    for (start, end), route in laid.routes.items():
        for (x, y), place in ((route[0], start), (route[-1], end)):
            left, top, wide, tall = laid.boxes[place]
            assert min(abs(x - left), abs(x - left - wide)) < 1 and top <= y <= top + tall
    assert theory_layout.lay(count, edges, [each for each in ends if each < count], range(0, count, 2)) == laid


def test_causes_left_effects_right_and_what_leaves_the_figure_runs_back():
    # what is done, the figure, and a consequence that comes back to what is done
    assert theory_layout.columns(3, [(0, 1), (1, 2), (2, 0)], ends=[1]) == [1, 2, 0]
    assert theory_layout.columns(3, [(0, 1), (1, 2)], ends=[2]) == [0, 1, 2]
    assert max(theory_layout.columns(12, [(place, place + 1) for place in range(11)])) == theory_layout.COLUMNS - 1


@pytest.mark.parametrize("edges", [[], [(0, 1)], [(0, 1), (1, 0)], [(0, 1), (1, 2), (2, 0)], [(0, each) for each in range(1, 12)], [(each, each + 1) for each in range(11)], [(a, b) for a in range(5) for b in range(5) if a != b]])
def test_any_shape_is_drawn_without_faults(edges):
    boxes = [Box(f"factor met een lange naam {place}", "start" if place == 0 else "end" if place == 1 else "", "vroegst 2029" if place == 0 else "") for place in range(12 if edges else 2)]
    chart = drawn(boxes, edges, foot="Aangenomen: elke pijl klopt.")
    assert faults(chart) == []
    assert chart.marks == drawn(boxes, edges, foot="Aangenomen: elke pijl klopt.").marks


def test_above_twelve_factors_it_draws_what_hangs_together_and_says_what_it_leaves_out():
    boxes = [Box(f"f{place}", "end" if place == 20 else "") for place in range(30)]
    edges = [(place, 20) for place in range(15)] + [(25, 26)]
    chart = drawn(boxes, edges)
    seen = chosen(boxes, [Joined(*edge, "+", 1, False, "") for edge in edges])
    assert len(seen) == MOST and 20 in seen and 25 not in seen
    said = [mark.text for mark in chart.marks if "zie de tabel" in mark.text]
    assert said == ["Dit is het deel dat het meest samenhangt. Er zijn nog 18 factoren en 5 pijlen, zie de tabel."] and faults(chart) == []


def test_an_arrow_without_a_source_is_dashed_a_loop_is_in_colour_and_what_is_taken_away_has_no_sign():
    def marks(**arrow):
        return drawn(["a", "b"], [Joined(0, 1, **{"sign": "-", "strength": 3, "sourced": True, "said": "x", **arrow})]).marks

    line = marks()[0]
    assert (line.shape, line.role) == ("line", "text") and line.size > marks(strength=1)[0].size
    assert (marks(sourced=False)[0].shape, marks(sourced=False)[0].role) == ("span", "secondary")
    assert marks(state="loop")[0].role == "own" and not any(mark.names for mark in marks(state="away"))
    assert any(mark.text == "±" for mark in marks(sign="±")) and any(mark.names == ["x"] for mark in marks())


def test_names_keep_to_their_box_and_a_long_word_is_broken_with_a_hyphen():
    assert wrapped("betalingsachterstandenregister", 130, 3) == ["betalingsach-", "terstandenreg-", "ister"] or all(len(each) <= 14 for each in wrapped("betalingsachterstandenregister", 130, 3))
    assert wrapped("een heel lange naam die echt nooit in dit kleine vakje past", 130, 2)[-1].endswith("…") and wrapped("", 130, 3) == [""]
