"""The charts about blanks, margins, borders and small counts: right places, whole words, drawable at the edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import CATALOGUE, LONGEST, MONITOR, SPECIAL
from charts.measure import faults

from bwlab.charts import border, counts, figureless, thousand
from bwlab.charts.border import CODE, JOINED, PART
from bwlab.charts.counts import BOX, HEIGHT
from bwlab.lessons.lezen_2.merger_panel import lines_of, whole_mergers
from bwlab.lessons.lezen_2.who_is_missing import ASKED, everyone
from bwlab.method.counts import poisson_interval
from bwlab.method.margin import change_margin
from bwlab.method.noise import simulated_changes
from bwlab.monitor.offences import OFFENCES, counts_of
from bwlab.monitor.published import published

CRIME = "slachtofferschap_criminaliteit"


def whole(chart):
    """Every mark can travel to the browser, and nothing is wrong."""
    return [] if all(mark.as_json() for mark in chart.marks) and faults(chart) == [] else faults(chart)


def missing_of(label, code="tevredenheid_leven", frame=None):
    frame = everyone(MONITOR, code) if frame is None else frame
    return figureless(frame, CATALOGUE[code], year=2022, region=MONITOR.regions.find(label).code, label=label)


@pytest.mark.parametrize("label", [*SPECIAL, LONGEST, "Apeldoorn", "Groningen"])
@pytest.mark.parametrize("code", ASKED)
def test_who_is_missing(label, code):
    chart = missing_of(label, code)
    assert whole(chart) == []
    drawn = sum(len(mark.names) for mark in chart.marks)
    assert drawn == 342 == len(chart.table) and label in chart.alt


def test_a_blank_is_open_and_a_figure_is_full():
    frame = everyone(MONITOR, "tevredenheid_leven")
    chart = missing_of("Vlieland")
    rings = [name for mark in chart.marks if mark.shape == "ring" for name in mark.names]
    assert len(rings) == frame["value"].isna().sum() and all("geen cijfer" in name for name in rings)
    assert not [mark for mark in chart.marks if mark.shape == "circle" and any("geen cijfer" in name for name in mark.names)]
    own = next(mark for mark in chart.marks if mark.key == "own")
    assert own.shape == "ring" and next(m for m in missing_of("Tilburg").marks if m.key == "own").shape == "circle"


def test_with_all_or_with_none():
    frame = everyone(MONITOR, "tevredenheid_leven")
    full = missing_of("Tilburg", frame=frame.assign(value=frame["value"].fillna(80.0)))
    assert whole(full) == [] and full.title == "Alle 342 gemeenten hebben een cijfer"
    none = missing_of("Tilburg", frame=frame.assign(value=np.nan))
    assert whole(none) == [] and none.title.startswith("342 van de 342")


def thousand_of(n=300, share=22.0, smallest=0.0, label="Tilburg", draws=1000, limit=19.0):
    changes = simulated_changes(share / 100, n, draws, 3)
    margin = 100 * float(change_margin(share / 100, n, share / 100, n))
    region = MONITOR.regions.find(label).code
    return changes, thousand(
        changes, published(MONITOR, CRIME), CATALOGUE[CRIME], n=n, share=share, whose=f"{label}, 2021", margin=margin, limit=limit,
        smallest=smallest, region=region, label=label,
    )  # fmt: skip


@pytest.mark.parametrize("n", [100, 300, 1000, 5000])
@pytest.mark.parametrize("smallest", [0.0, 0.5, 5.0])
def test_a_thousand_surveys(n, smallest):
    changes, chart = thousand_of(n, smallest=smallest)
    assert whole(chart) == []
    ticks = {mark.role: len(mark.points[0]) for mark in chart.marks if mark.shape == "tick"}
    assert sum(ticks.values()) == 1000
    up, down = changes.beyond(smallest / 100) if smallest else (changes.up, changes.down)
    assert ticks.get("favourable", 0) == round(1000 * down), "fewer victims is more favourable"
    assert ticks.get("unfavourable", 0) == round(1000 * up)
    assert f"{round(1000 * down)} van de 1.000" in chart.title


def test_the_surveys_stand_at_their_change():
    changes, chart = thousand_of(100)
    for mark in (mark for mark in chart.marks if mark.shape == "tick"):
        points = (np.array(mark.points[0]) * 960 - 480) / 880 * 2 * 19
        expected = {"favourable": changes.values < 0, "unfavourable": changes.values > 0, "others": changes.values == 0}[mark.role]
        assert np.abs(points - np.clip(100 * changes.values[expected], -19, 19)).max() < 0.6  # half a step between two possible changes


def test_extremes_of_shares():
    for share in (0.4, 50.0, 99.0):
        for n in (100, 5000):
            assert whole(thousand_of(n, share)[1]) == []


def test_the_own_town_only_where_it_has_a_margin():
    assert [mark.key for mark in thousand_of(label="Tilburg")[1].marks if mark.key == "own"] == ["own"]
    assert not [mark for mark in thousand_of(label="Vlieland")[1].marks if mark.key == "own"]


@pytest.mark.parametrize("case", whole_mergers(MONITOR), ids=lambda each: each.region)
@pytest.mark.parametrize("measure", ["person", "total"])
def test_every_border(case, measure):
    lines, name = lines_of(MONITOR, case, measure), MONITOR.regions[case.region].label
    unit = "€" if measure == "person" else "€ miljoen"
    charts = [
        border(
            lines, name=name, year=case.year, measure="Uitgaven", unit=unit, decimals=0, title="Een titel", source="Bron: CBS.",
            label="Tilburg", own=own, shown=shown,
        )
        for own in (True, False)
        for shown in ((CODE,), (PART, CODE), (PART, JOINED))
    ]  # fmt: skip
    assert all(whole(chart) == [] for chart in charts), [whole(chart) for chart in charts]
    assert len({chart.background_key for chart in charts}) == 1, "the axis stays while the way of drawing changes"


def test_a_blank_year_breaks_the_line():
    rows = [(CODE, "A", year, float(value)) for year, value in ((2017, 1), (2018, np.nan), (2019, 3), (2020, 4))]
    lines = pd.DataFrame(rows, columns=["kind", "name", "year", "value"])
    chart = border(lines, name="A", year=2019, measure="M", unit="€", decimals=0, title="T", source="Bron: CBS.", label="A", own=True, shown=(CODE,))
    drawn = [len(mark.points[0]) for mark in chart.marks if mark.shape == "line"]
    assert drawn == [2] and whole(chart) == []


@pytest.mark.parametrize("label", ["Vlieland", "Rozendaal", "Tilburg", "Amsterdam", "Voorne aan Zee", LONGEST])
@pytest.mark.parametrize("offence", OFFENCES)
@pytest.mark.parametrize("extra", [0, 1, 5])
def test_small_counts(label, offence, extra):
    frame = counts_of(MONITOR, MONITOR.regions.find(label).code, offence)
    many, one = OFFENCES[offence]
    chart = counts(frame, what=many, one=one, place=label, label="Losser", extra=extra)
    assert whole(chart) == [] and "Losser" in chart.alt
    last = next(mark for mark in chart.marks if mark.key == "last")
    count = int(frame["count"].iloc[-1]) + extra
    assert last.shape == ("ring" if extra else "circle") and f": {count:,}".replace(",", ".") in last.names[0]
    assert chart.table["Aantal"].iloc[-1] == f"{count:,}".replace(",", ".")


def test_bars_are_the_exact_interval():
    frame = pd.DataFrame({"year": [2024, 2025], "count": [0, 7], "population": [1800.0, 1800.0], "provisional": False})
    chart = counts(frame, what="inbraken", one="inbraak", place="A", label="A")
    top = chart.background_key[2]
    bottom, head = BOX[3], BOX[2]
    value = lambda y: (bottom - (1 - y) * HEIGHT) / (bottom - head) * top  # noqa: E731
    ends = sorted(value(y) for mark in chart.marks if mark.shape == "line" for y in mark.points[1])
    assert ends[-1] == pytest.approx(poisson_interval(7)[1]) and any(abs(each - poisson_interval(7)[0]) < 1e-6 for each in ends)
    assert chart.table["Ondergrens"].tolist()[0] == "0,0" and whole(chart) == []


def test_the_background_stays_while_cases_are_added():
    frame = counts_of(MONITOR, MONITOR.regions.find("Vlieland").code, "woninginbraken")
    keys = {counts(frame, what="a", one="b", place="V", label="V", extra=extra).background_key for extra in range(6)}
    assert len(keys) == 1


@pytest.mark.filterwarnings("error")
def test_they_are_drawn_without_a_warning():
    frame = counts_of(MONITOR, MONITOR.regions.find("Vlieland").code, "woninginbraken")
    for chart in (missing_of("Vlieland"), thousand_of()[1], counts(frame, what="a", one="b", place="V", label="V", extra=2)):
        assert len(chart.picture_png()) > 5000
