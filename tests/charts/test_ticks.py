"""What stands at a tick is where the tick stands: 82.5 must not read 82."""

from __future__ import annotations

import pytest
from charts.cases import CATALOGUE, strip_of, time_of

from bwlab.charts import render
from bwlab.formats import parse_number


def ticks(axis):
    low, high = sorted(axis.get_view_interval())
    pairs = zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=True)
    return [(place, label.get_text()) for place, label in pairs if low <= place <= high and label.get_text()]


def drawn(chart):
    figure = render._figure(chart.width, chart.height)
    chart.background(figure)
    figure.canvas.draw()
    return figure.axes[0]


@pytest.mark.parametrize("code", CATALOGUE.codes)
def test_every_tick_reads_what_it_is(code):
    for axis in (drawn(time_of("Tilburg", code)).yaxis, drawn(strip_of("Tilburg", code)).xaxis):
        found = ticks(axis)
        assert len(found) >= 2
        for place, text in found:
            assert parse_number(text.replace(".", "")) == pytest.approx(place, abs=1e-9), text
        assert len({text for _, text in found}) == len(found)
