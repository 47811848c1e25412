"""Heaps of chance and own guesses: at every size they fit, and show what they say."""

from __future__ import annotations

import numpy as np
import pytest
from charts.measure import faults

from bwlab.charts import Guess, Heap, own_guesses, piles
from bwlab.method.hits import chance_of_going_on, chances_of, usual_range


def heaps(n, p, least):
    chances, counts = chances_of([p] * n), np.arange(n + 1)
    made = [Heap("Als er niets verandert", chances, counts >= least, "unfavourable", "zegt toch doorgaan"), Heap("Als de proef scheelt", chances, counts < least, "unfavourable", "zegt toch stoppen")]
    return piles(made, title="Een regel", subtitle="Tilburg", source="Bron: aanname.", alt=[f"{n} deelnemers"], axis="deelnemers", bound=(least - 0.5, f"doorgaan bij {least} of meer"))


@pytest.mark.parametrize(("n", "p", "least"), [(1, 0.5, 1), (5, 0.95, 0), (30, 0.4, 12), (200, 0.5, 200), (400, 0.05, 500)])
def test_a_heap_of_every_size_fits(n, p, least):
    assert faults(heaps(n, p, least)) == []


def test_the_bars_are_as_high_as_the_chances_and_coloured_beyond_the_bound():
    chart = heaps(8, 0.5, 5)
    spans = [mark for mark in chart.marks if mark.shape == "span"]
    assert {mark.role for mark in spans} == {"others", "unfavourable"}
    loud = next(mark for mark in spans if mark.role == "unfavourable")
    bound = next(mark for mark in chart.marks if mark.shape == "line")
    assert min(loud.x) > bound.x[0], "beyond the bound"
    tops = sorted({round(y, 6) for y in loud.y[1::2]}, reverse=True)
    low = loud.y[0]
    assert (tops[0] - low) / (tops[1] - low) == pytest.approx(chances_of([0.5] * 8)[5] / chances_of([0.5] * 8)[6], rel=0.05)


@pytest.mark.parametrize("n", [1, 2, 5, 30])
def test_guesses_of_every_number_fit(n):
    rng = np.random.default_rng(n)
    names = ("Tevredenheid met het leven", "Contact met familie, vrienden of buren", "Woninginbraken", "x" * 80)
    for shift in range(5):
        guesses = [Guess(names[(each + shift) % 4], float(rng.random()), float(rng.random())) for each in range(n)]
        chart = own_guesses(guesses, label="Voorne aan Zee")
        assert faults(chart) == [] and len(chart.table) == n


def test_a_guess_above_the_line_is_too_favourable():
    chart = own_guesses([Guess("Contact", 0.9, 0.2), Guess("Schulden", 0.1, 0.8), Guess("Huisarts", 0.5, 0.55)], label="Tilburg")
    assert "1 te gunstig, 1 dichtbij en 1 te ongunstig" in chart.title
    up, down = (next(mark for mark in chart.marks if mark.shape == shape) for shape in ("up", "down"))
    assert up.y[0] > down.y[0] and up.x[0] < down.x[0]


@pytest.mark.parametrize("corner", [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)])
def test_a_guess_in_a_corner_stays_inside(corner):
    assert faults(own_guesses([Guess("Contact", *corner)] * 3, label="Tilburg")) == []


# The chances under it


def test_the_chances_are_those_of_the_binomial_distribution():
    from scipy.stats import binom

    assert chances_of([0.3] * 12) == pytest.approx(binom.pmf(range(13), 12, 0.3))
    assert chances_of([0.9, 0.5]) == pytest.approx([0.05, 0.5, 0.45]) and chances_of([]) == pytest.approx([1])
    assert chance_of_going_on(30, 12, 0.4) == pytest.approx(binom.sf(11, 30, 0.4))
    assert chance_of_going_on(30, 12, 0.4, above=False) == pytest.approx(binom.cdf(12, 30, 0.4))
    assert (chance_of_going_on(5, 9, 0.5), chance_of_going_on(5, -1, 0.5), chance_of_going_on(5, -1, 0.5, above=False)) == pytest.approx((0, 1, 0))


@pytest.mark.parametrize("n", [0, 1, 2, 5, 10, 40])
@pytest.mark.parametrize("p", [0.0, 0.5, 0.9, 1.0])
def test_outside_the_usual_range_lies_at_most_a_tenth(n, p):
    low, high = usual_range([p] * n)
    chances = chances_of([p] * n)
    assert 0 <= low <= high <= n
    assert chances[:low].sum() <= 0.05 + 1e-9 and chances[high + 1 :].sum() <= 0.05 + 1e-9
    assert chances[: low + 1].sum() > 0.05 - 1e-9 and chances[high:].sum() > 0.05 - 1e-9, "no wider than needed"


def test_what_is_no_chance_is_refused():
    for wrong in ([1.2], [-0.1], [float("nan")]):
        with pytest.raises(ValueError):
            chances_of(wrong)
