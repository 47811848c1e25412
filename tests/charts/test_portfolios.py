"""Portfolios against figures: what is drawn, what is left out and said, and that long words fit."""

from __future__ import annotations

import pytest
from charts.cases import LONGEST
from charts.measure import faults, texts, words

from bwlab.charts import Crossing, portfolios
from bwlab.charts.portfolios import COLUMNS, MOST, NAMES, chosen

OPEN = Crossing("Tevredenheid met het leven", (0, 1), (), None, "van niemand", True)
OWNED = Crossing("Mensen met bijstand", (1,), (1,), None, "op naam", False)


def drawn(rows, columns=("burgemeester", "wethouder wonen"), **more):
    return portfolios(rows, columns, **{"title": "1 van de 2 cijfers is van niemand", "label": "Tilburg", "what": "Cijfer", "source": "je dossier"} | more)


def shapes(chart):
    return [(mark.shape, mark.role) for mark in chart.marks if mark.shape != "text"]


def test_moving_owning_and_connecting_have_their_own_shape():
    rows = [OPEN, OWNED, Crossing("Contact", (0,), (1,), None, "naam op afstand", False), OPEN._replace(connector=0, open=False, stand="verbonden")]
    chart = drawn(rows)
    assert faults(chart) == []
    assert shapes(chart) == [("ring", "peers"), ("ring", "peers"), ("circle", "own"), ("ring", "peers"), ("cross", "own"), ("span", "own"), ("up", "own"), ("ring", "peers")]
    assert {"Tevredenheid met het leven, burgemeester: verbindt, en beweegt het ook", "Contact, wethouder wonen: staat op naam, beweegt het niet"} <= set(words(chart))


def test_only_what_is_open_stands_out():
    said = [(mark.text, mark.role, mark.bold) for mark in drawn([OPEN, OWNED]).marks if mark.text in ("van niemand", "op naam")]
    assert said == [("van niemand", "unfavourable", True), ("op naam", "secondary", False)]


@pytest.mark.parametrize("count", [1, 2, 4, 5, 6, 8, 9, 20, 40])
def test_one_to_forty_portfolios_with_long_names(count):
    columns = [f"{place} {LONGEST}" for place in range(count)]
    rows = [Crossing(f"{LONGEST} {LONGEST} {LONGEST} {place}", tuple(range(count)), (count - 1,), None, "meer namen", False) for place in range(MOST + 3)]
    chart = drawn(rows, columns)
    assert faults(chart) == [] and len(chart.table) == MOST + 3 and columns[-1] in chart.table.iloc[0, 1]
    left = [box.text for box in texts(chart) if box.text.startswith("en nog")]
    assert all(box.right < NAMES for box in texts(chart) if box.left < 10 and not box.text.startswith("en nog")), "a name runs into the first column"
    more = {9: " en 1 portefeuille", 20: " en 12 portefeuilles", 40: " en 32 portefeuilles"}.get(count, "")
    assert COLUMNS == 8 and left == [f"en nog 3 cijfers{more}, zie de tabel"]


def test_who_connects_is_always_drawn():
    rows = [OPEN._replace(moves=tuple(range(19)), connector=19)]
    assert 19 in chosen(rows, 20) and len(chosen(rows, 20)) == COLUMNS and chosen(rows, 3) == [0, 1, 2]


def test_nothing_yet_can_be_drawn():
    assert faults(drawn([])) == [] and faults(drawn([OPEN._replace(moves=())], columns=("burgemeester",))) == []
