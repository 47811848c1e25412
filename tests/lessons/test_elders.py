"""Elsewhere: the ledger is kept, and the move of a firm is an exchange and no gain."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from lessons.desk import EACH, MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.lessons.elders.move_panel import MovePanel, checked
from bwlab.lessons.parts.outside_panel import EXAMPLE, OutsidePanel
from bwlab.policy import Option, Outside
from bwlab.policy.outside.ledger import PROXIES
from bwlab.policy.outside.moving import ABROAD, ground, move, receivers
from bwlab.widgets import Form
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("elders", TODAY)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def forms(panel):
    return [row.children[0] for row in panel.rows.rows._place.children if isinstance(row.children[0], Form)]


def test_a_row_is_kept_judged_and_told_and_the_example_never_is(desk):  # noqa: F811
    told = []
    panel = OutsidePanel(opened(desk), lambda: told.append(1))
    assert EXAMPLE in page(*panel.pieces) and "(voorbeeld)" in page(*panel.pieces) and saved(desk).outside == []
    typed(forms(panel)[0], what="restafval", proxy="gasverbruik_woningen_per_inwoner")
    (row,) = saved(desk).outside
    assert (row.what, row.proxy, row.bearer) == ("restafval", "gasverbruik_woningen_per_inwoner", "") and told == [1]
    words = page(panel.said_place)
    assert EXAMPLE not in words and "nog niet wat het weglaat" in words and "geen cijfer van elders" in words and desk.errors == []


def test_two_tabs_write_their_own_fields_and_an_option_that_is_gone_stays(desk):  # noqa: F811
    fill(desk, lambda record: (record.outside.append(Outside(key="u", what="werk", option="weg")), record.options.append(Option(key="o", text="Bellen"))))
    one, other = OutsidePanel(opened(desk)), OutsidePanel(opened(desk))
    assert {"o", "weg"} == {value for value, _ in next(spec for spec in one.rows.rows.fields if spec["key"] == "option")["options"]}
    typed(forms(one)[0], bearer="buurgemeenten")
    typed(forms(other)[0], question="Wie werkt waar?")
    (row,) = saved(desk).outside
    assert (row.what, row.option, row.bearer, row.question) == ("werk", "weg", "buurgemeenten", "Wie werkt waar?") and desk.errors == []


# A firm over the border


@pytest.mark.parametrize("label", EACH)
def test_every_position_changes_the_picture_and_the_words_and_the_world_stays(label):
    panel = MovePanel(alone(label=label))
    assert panel.size.value == 0 and panel.size.texts[0].startswith("0 ton")
    for code in (next(iter(panel.there)), ABROAD):
        panel.pick.set_state({"value": code})
        seen = []
        for place in range(len(panel.size.values)):
            panel.size.set_state({"index": place})
            chart, found = panel.scenario.view.chart, panel.scenario.model(panel.size.value)
            assert faults(chart) == [], chart.title
            assert chart.sentence.startswith("Als ") and found.world == 0
            here, there = found.here, found.there
            gained = (found.there_figure - there.figure) * there.people if there else -found.country
            assert (here.figure - found.figure) * here.people == pytest.approx(gained) == pytest.approx(found.tonnes)
            assert (found.country == 0) is (there is not None or found.tonnes == 0)
            seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
        assert all(len(set(words)) == len(seen) > 5 for words in zip(*seen, strict=True))


def test_by_hand_for_tilburg():
    here = ground(MONITOR, MONITOR.regions.find("Tilburg"))
    assert (here.figure, here.year, here.people, here.people_year) == (4.3, 2021, 221947, 2021)
    table = MONITOR.table("broeikasgas_per_inwoner")[2021]
    assert here.rank == 1 + (table < 4.3).sum() and here.n == 342
    found = move(MONITOR, here, ground(MONITOR, MONITOR.regions.find("Dongen")), 95_000)
    assert found.figure == pytest.approx(4.3 - 95_000 / 221947) and found.rank == 1 + (table.drop("GM0855") < found.figure).sum()
    assert found.there_rank > found.there.rank, "the neighbour goes down the list"


def test_an_island_has_the_nearest_and_a_merged_town_says_of_which_year_its_people_are():
    assert [each.region.label for each in receivers(MONITOR, MONITOR.regions.find("Vlieland"))] == ["Terschelling"]
    assert "Den Helder" in [each.region.label for each in receivers(MONITOR, MONITOR.regions.find("Texel"))]
    merged = ground(MONITOR, MONITOR.regions.find("Voorne aan Zee"))
    assert (merged.year, merged.people_year) == (2021, 2023) and "dus dat is van 2023" in checked(merged)[0]


def test_no_figure_of_the_monitor_is_called_one_of_elsewhere(desk):  # noqa: F811
    lesson = opened(desk)
    words = lesson._measured()
    assert words.startswith("Geen enkel.") and page(*lesson._counted()).count("Wat het weglaat") == len(PROXIES) == 3 and not [each for each in MONITOR.catalogue if each.dimension == "elders"]
    assert "GM" not in page(*lesson._counted()) and "weten we niet" in page(*lesson._counted())
    assert "niemand minder uitstoot" not in lesson._greener() and "zonder dat iemand minder uitstoot" in lesson._greener()
