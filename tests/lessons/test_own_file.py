"""A file of one's own in step 9: taken figures stand beside the monitor's, and replace nothing."""

from __future__ import annotations

import pytest

from bwlab import find_region, open_monitor
from bwlab.lessons.stap_09 import own_file
from bwlab.lessons.stap_09.notebook import Notebook
from bwlab.widgets import ChartView
from bwlab.widgets.guard import recorded_errors

CSV = (
    "statcode;statnaam;label;jaar;waarde;dimensie\n"
    "GM0855;Tilburg;Proefcijfer;2023;12,5;hier en nu\nGM0758;Breda;Proefcijfer;2023;14,0;hier en nu\n"
    "GM0772;Eindhoven;Proefcijfer;2023;11,0;hier en nu\nGM0796;'s-Hertogenbosch;Proefcijfer;2023;.;hier en nu\n"
    "GM0861;Veldhoven;Proefcijfer;2023;9,5;hier en nu\n"
)


@pytest.fixture
def tilburg():
    return Notebook("stap_09", find_region("Tilburg"))




def test_what_was_taken_is_shown_beside_the_monitor(tilburg):
    before = len(open_monitor().snapshot.observations)
    wizard, below = own_file.pieces(tilburg)
    from bwlab.sources.files import look, take

    understood = look(CSV.encode(), "proef.csv")
    choices = {question.key: question.options[0].value for question in understood.open}
    taken = take(look(CSV.encode(), "proef.csv", choices) if choices else understood, choices or None)
    for listener in wizard._listeners:
        listener(taken)
    lead, table, view = below.children
    assert "Uit &#x27;proef.csv&#x27; komen 4 cijfers van 4 gemeenten" in lead.value and "1 gaat over Tilburg" in lead.value
    assert "12,5" in table.value and "eigen cijfer" in table.value
    assert isinstance(view, ChartView) and "Tilburg" in view.chart.title and "gunstig" not in view.chart.alt
    assert "338 gemeenten hebben geen cijfer" in view.chart.subtitle  # a blank is no zero
    assert len(open_monitor().snapshot.observations) == before
    assert recorded_errors() == []


def test_a_file_without_the_own_municipality_says_so(tilburg):
    from bwlab.sources.files import look, take

    text = CSV.replace("GM0855;Tilburg", "GM0748;Bergen op Zoom")
    (lead,) = own_file.shown(take(look(text.encode(), "proef.csv")), tilburg)
    assert "Geen enkel cijfer gaat over Tilburg" in lead
