"""The four charts that look ahead or back over years: where things stand, what they say, and their edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import CATALOGUE, MONITOR
from charts.measure import faults, texts, words

from bwlab.charts import Band, Parts, envelope, movement, outlook, pace
from bwlab.charts.frame import Frame, apart, runs

CODE = "tevredenheid_leven"
YEARS = range(2013, 2023)
VALUES = [80.1, 80.5, 79.4, 80.9, 81.8, 82.6, 85.7, 83.4, 82.5, 82.1]
COUNTRY = pd.Series([85.4, 86.2, 85.4, 86.6, 86.8, 87.1, 88.7, 86.5, 85.0, 84.6], index=list(YEARS))
LONGEST = max((region.label for region in MONITOR.regions), key=len)


def own(values=VALUES, years=YEARS, **more):
    row = {"year": list(years), "value": list(values), "origin": "recovered", "provisional": False}
    return pd.DataFrame({**row, **more})


def mark(chart, key):
    return next(each for each in chart.marks if each.key == key)


# The frame


def test_a_frame_puts_values_where_they_belong():
    frame = Frame((200, 100), (50, 150, 20, 80), (0, 10, 0, 4))
    assert frame.x([0, 5, 10]).tolist() == [0.25, 0.5, 0.75]
    assert frame.y([0, 2, 4]).tolist() == pytest.approx([0.2, 0.5, 0.8])
    assert frame.y([-9, 9]).tolist() == pytest.approx([0.2, 0.8]), "beyond the area is on its edge"


def test_runs_end_at_a_blank_and_at_a_break():
    years, values = [2013, 2014, 2015, 2016, 2018], [1.0, 2.0, np.nan, 4.0, 5.0]
    assert runs(years, values) == [([2013, 2014], [1, 2]), ([2016, 2018], [4, 5])]
    assert runs(years, values, [2014, 2018]) == [([2013], [1]), ([2014], [2]), ([2016], [4]), ([2018], [5])]


def test_labels_are_moved_apart_and_stay_above_the_floor():
    assert apart([0.9, 0.88, 0.2], 0.1, 0.0) == pytest.approx([0.9, 0.8, 0.2])
    assert apart([0.1, 0.09, 0.08], 0.1, 0.05) == pytest.approx([0.25, 0.15, 0.05])


def test_a_hatched_band_lies_between_its_edges():
    frame = Frame((200, 100), (0, 200, 0, 100), (0, 10, 0, 1))
    hatch = frame.hatched("secondary", [0, 10], [0.2, 0.4], [0.6, 0.8])
    xs, ys = hatch.points
    for x, y in zip(xs, ys, strict=True):
        assert min(abs(y - (0.2 + 0.2 * x)), abs(y - (0.6 + 0.2 * x))) < 1e-9


# The envelope


BANDS = (
    Band("jij", "own", 80.0, 84.0, np.nan, ("90 % zeker", "raak")),
    Band("rechte lijn", "text", 81.2, 87.2, 84.2, ("90 % beloofd", "klopte 38 %")),
    Band("blijft gelijk", "secondary", 81.7, 86.6, 82.6, ("90 % beloofd", "klopte 21 %")),
    Band("afstand blijft", "peers", 78.0, 82.7, 80.1, ("90 % beloofd", "klopte 85 %")),
)


def closed_or_open(opened, bands=BANDS, frame=None, label="Tilburg", code=CODE, room=(75.0, 90.0)):
    frame = own() if frame is None else frame
    return envelope(frame, COUNTRY, bands, CATALOGUE[code], label=label, origin=2018, year=2022, room=room, opened=opened)


def test_a_closed_envelope_tells_nothing_of_what_is_in_it():
    chart, other = closed_or_open(False), closed_or_open(False, frame=own([*VALUES[:6], 1.0, 2.0, 3.0, 99.9]))
    assert chart.background_key == other.background_key and chart.marks == other.marks
    assert words(chart) == words(other) and chart.alt == other.alt
    assert "82,1" not in " ".join(words(chart)) and "2022" in chart.title


def test_what_lies_outside_the_sliders_is_still_on_the_axis():
    chart = closed_or_open(False, room=(82.0, 83.0))
    low, high = chart.background_key[2][2:]
    assert low < min(VALUES[:6]) and high > COUNTRY[:6].max()


def test_an_open_envelope_shows_the_truth_and_every_band():
    chart = closed_or_open(True)
    assert faults(chart) == [] and "binnen jouw band" in chart.title and "82,1 %" in chart.title
    said = [box.text for box in texts(chart)]
    for band in BANDS:
        assert {band.name, *band.lines} <= set(said)
    assert "kent die mediaan al" in chart.subtitle
    truth = mark(chart, "truth")
    line = next(each for each in chart.marks if each.shape == "line" and each.size == 2 and each.points[0][0] == pytest.approx(truth.x))
    assert line.points[1] == pytest.approx([truth.y] * 2)


def test_a_miss_is_called_a_miss():
    chart = closed_or_open(True, (BANDS[0]._replace(low=70.0, high=82.0), *BANDS[1:]))
    assert "buiten jouw band van 70,0 tot 82,0" in chart.title


def test_without_an_own_band_the_others_are_shown():
    blank = BANDS[0]._replace(low=np.nan, high=np.nan)
    chart = closed_or_open(True, (blank, *BANDS[1:]))
    assert faults(chart) == [] and "jij" not in [box.text for box in texts(chart)] and "in 2022 werd het 82,1" in chart.title
    assert faults(closed_or_open(False, (blank,))) == []


@pytest.mark.parametrize("shift", [-9, -3, 0, 3, 9])
def test_the_truth_and_the_first_band_never_run_over_each_other(shift):
    for low, high in ((82.0, 82.3), (82.1, 90.0), (75.0, 82.1), (81.4, 82.9)):
        chart = closed_or_open(True, (BANDS[0]._replace(low=low + shift / 10, high=high + shift / 10), *BANDS[1:]), label=LONGEST)
        assert faults(chart) == [], (low, high, shift)


# The outlook


def ahead(years, country, centre, low, high):
    return pd.DataFrame({"year": years, "country": country, "centre": centre, "low": low, "high": high})


FAN = ahead([2023, 2024], [84.6, 84.6], [82.1, 82.1], [81.0, 80.4], [83.3, 84.0])


def fan(rows=FAN, label="Tilburg", limits=(74.0, 91.0), frame=None):
    frame = own() if frame is None else frame
    return outlook(frame, COUNTRY, rows, CATALOGUE[CODE], label=label, level=0.9, held="klopte 85 %", limits=limits, last=2026)


def test_the_band_and_how_often_it_held_stand_together():
    chart = fan()
    assert faults(chart) == [] and chart.title == "Tilburg in 2024, als er niets verandert: tussen 80,4 en 84,0 %"
    assert "belooft 90 %, klopte 85 %" in [box.text for box in texts(chart)] and "klopte 85 %" in chart.alt
    assert chart.table["Wat het is"].str.contains("klopte 85 %").sum() == 2


def test_the_axis_does_not_move_with_the_sliders():
    assert fan().background_key == fan(FAN.head(1)).background_key == fan(FAN.add([0, 2, 2, 2, 2])).background_key


def test_another_country_is_said_to_be_assumed():
    moved = fan(FAN.assign(country=[86.0, 87.0]))
    assert moved.title.startswith("Tilburg in 2024, als alleen de mediaan verandert: ") and faults(moved) == []


def test_a_narrow_band_keeps_its_words_apart():
    narrow = ahead([2023], [84.6], [82.1], [82.05], [82.15])
    for limits in ((74.0, 91.0), (82.0, 82.2)):
        assert faults(fan(narrow, LONGEST, limits)) == []


# The change in parts


def steps(parts, peers=COUNTRY - 2, label="Tilburg", group="de 20 gemeenten die het meest op Tilburg lijken"):
    return movement(own(), COUNTRY, peers, parts, CATALOGUE[CODE], label=label, group=group)


def test_the_steps_add_up_and_are_said():
    chart = steps(Parts(2015, 2022, 79.4, 82.1, -0.8, 0.5, 3.0))
    assert faults(chart) == [] and chart.title == "Sinds 2015 steeg Tilburg 2,7 en daalde de mediaan van alle gemeenten 0,8"
    said = [box.text for box in texts(chart)]
    assert {"79,4", "−0,8", "+0,5", "+3,0", "82,1"} <= set(said)
    assert chart.table["Hoeveel"].tolist() == ["79,4 %", "−0,8 %", "+0,5 %", "+3,0 %", "82,1 %"]


@pytest.mark.parametrize(
    "parts",
    [
        Parts(2013, 2022, 80.1, 80.1, 0.0, 0.0, 0.0),
        Parts(2013, 2022, 80.1, 90.1, 30.0, -40.0, 20.0),
        Parts(2021, 2022, 82.5, 82.1, -0.4, np.nan, 0.0),
        Parts(2013, 2022, 80.1, 82.1, -0.8, np.nan, 2.8),
    ],
)
def test_every_kind_of_change_can_be_drawn(parts):
    peers = COUNTRY.head(0) if np.isnan(parts.peers) else COUNTRY - 2
    chart = steps(parts, peers, LONGEST)
    assert faults(chart) == []
    assert ("geen groep" in [box.text for box in texts(chart)]) == bool(np.isnan(parts.peers))
    assert ("Blauw" in chart.subtitle) != bool(np.isnan(parts.peers))


def test_nothing_changed_is_said_so():
    assert steps(Parts(2013, 2022, 80.1, 80.1, 0.0, 0.0, 0.0)).title == "Sinds 2013 bleven Tilburg en de mediaan van alle gemeenten gelijk"


# The pace


def bars(changed, wanted, direction=1, **more):
    given = {"span": 4, "reached": 2, "chances": len(changed), "named": [("Ermelo", direction * 7.2)], "step": 0.5, "steps": 18, "origins": ["recovered"]}
    given |= {"label": "Tilburg", "direction": direction, "own": ("Tilburg", direction * 6.3)}
    code = CODE if direction > 0 else "woninginbraken"
    return pace(np.asarray(changed, float), direction * wanted, CATALOGUE[code], **{**given, **more})


def height(chart, role):
    return sum(max(each.points[1]) - min(each.points[1]) for each in chart.marks if each.role == role and each.shape == "line")


@pytest.mark.parametrize("direction", [1, -1])
def test_a_change_of_exactly_the_wish_counts_as_reached(direction):
    """84,3 - 83,9 is not quite 0,4: the bar it stands in must still be the one beyond the wish."""
    changed = [direction * each for each in (83.9 + 0.5 - 83.9, 0.5, 0.4, -1.0)]
    chart = bars(changed, 0.5, direction)
    assert faults(chart) == [] and height(chart, "peers") > 0
    blue = [each for each in chart.marks if each.role == "peers"]
    grey = [each for each in chart.marks if each.role == "others"]
    assert len(blue) == 1 and len(grey) == 2, "the two halves share one bar"


def test_what_lies_beyond_the_axis_is_in_the_last_bar():
    chart = bars([25.0, 1.0], 8.0)
    assert faults(chart) == [] and len([each for each in chart.marks if each.role == "peers"]) == 1


@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize("wanted", [0.0, 0.5, 4.0, 8.5])
def test_every_wish_can_be_drawn(wanted, direction):
    chart = bars(np.random.default_rng(8).normal(size=300), wanted, direction, label=LONGEST, own=(LONGEST, direction * 0.1))
    assert faults(chart) == [] and LONGEST in chart.alt
    assert ("niet ongunstiger" in chart.title) == (wanted == 0) and ("daalde" in chart.title) == (direction < 0 and wanted > 0)


def test_without_own_years_there_is_no_own_dot():
    chart = bars([1.0, 2.0], 1.0, own=None)
    assert faults(chart) == [] and not [each for each in chart.marks if each.key == "own"]
