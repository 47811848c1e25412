"""Dossiers beside each other on one figure: every row readable, a blank says blank, no order of merit."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from charts.measure import faults
from export.desks import MONITOR

from bwlab.charts import side_by_side

LABELS = ["Nuenen, Gerwen en Nederwetten", "Tilburg", "Vlieland", "Laren (Noord-Holland)", *(each.label for each in MONITOR.regions.all()[::12])][:30]


def frame(n, code, seed=1):
    dice, rows = random.Random(seed), []
    table = MONITOR.table(code).iloc[:, -1]
    for place, label in enumerate(sorted(LABELS[:n])):
        value = table.loc[MONITOR.regions.find(label).code]
        middle = table.median()
        target = round(middle * dice.uniform(0.8, 1.2), MONITOR.catalogue[code].decimals) if place % 4 else float("nan")
        rows.append([label, value, None if value != value else 2022, middle if place % 3 else float("nan"), target, 2030 if place % 5 else None])
    found = pd.DataFrame(rows, columns=["who", "value", "year", "floor", "target", "target_year"])
    return found.astype({"year": "Int64", "target_year": "Int64", "floor": "float64", "target": "float64", "value": "float64"})


@pytest.mark.parametrize("code", ["tevredenheid_leven", "woz", "geregistreerde_misdrijven_per_1000"])
@pytest.mark.parametrize("n", [1, 2, 5, 30])
def test_nothing_is_wrong_with_it(n, code):
    chart = side_by_side(frame(n, code), MONITOR.catalogue[code], own="Tilburg", origins=("recovered",))
    assert faults(chart) == []
    assert len(chart.table) == n and chart.picture_png()


def test_blanks_are_words_and_no_marks():
    rows = frame(2, "tevredenheid_leven").assign(value=float("nan"), floor=float("nan"), target=float("nan"))
    chart = side_by_side(rows, MONITOR.catalogue["tevredenheid_leven"])
    assert faults(chart) == [] and chart.title.endswith("zonder streefwaarde, 2 zonder cijfer")
    named = [mark for mark in chart.marks if mark.names]
    assert not named and sum("geen cijfer, geen streefwaarde" in mark.text for mark in chart.marks) == 2
    assert "niet van goed naar slecht" in chart.subtitle
