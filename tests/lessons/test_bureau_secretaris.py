"""The desk of the secretary: promises are kept in the dossier, one day goes through everything, and the file follows."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import filled, hostile
from lessons.desk import EACH, MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.lessons.bureau_secretaris.guard_panel import LEAD, GuardPanel, days
from bwlab.lessons.bureau_secretaris.promises_panel import PromisesPanel
from bwlab.policy import Promise
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("bureau_secretaris", TODAY)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def forms(panel):
    return [row.children[0] for row in panel.rows.rows._place.children]


def test_a_promise_is_kept_judged_and_the_picture_follows(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.guard()
    lesson.promises()
    picture, promises = lesson._parts
    assert LEAD in page(*picture.pieces) and saved(desk).promises == []
    assert "voorbeeld, verzonnen" in page(*picture.pieces) and "eigen opgave uit het dossier" not in page(*picture.pieces)
    rows = next(each for each in promises.pieces if hasattr(each, "_place"))
    typed(rows._place.children[0].children[0], text="Een brief over schulden", due="2027-10-01")
    (made,) = saved(desk).promises
    assert (made.text, made.due, made.by) == ("Een brief over schulden", dt.date(2027, 10, 1), "")
    assert "er staat niemand bij die het doet" in page(*promises.pieces) and LEAD not in page(*picture.pieces) and desk.errors == []
    assert "eigen opgave uit het dossier" in page(*picture.pieces)


def test_a_day_that_cannot_be_is_refused_and_two_tabs_lose_nothing(desk):  # noqa: F811
    fill(desk, lambda record: record.promises.append(Promise(key="t", text="Een brief")))
    one, other = PromisesPanel(opened(desk)), PromisesPanel(opened(desk))
    typed(forms(one)[0], by="griffie")
    typed(forms(other)[0], due="2027-02-31", how="per mail")
    (made,) = saved(desk).promises
    assert (made.text, made.by, made.due) == ("Een brief", "griffie", None) and forms(other)[0].problem
    typed(forms(other)[0], due="2027-02-28")
    (made,) = saved(desk).promises
    assert (made.by, made.due, made.how) == ("griffie", dt.date(2027, 2, 28), "per mail") and desk.errors == []


@pytest.mark.parametrize("label", EACH)
def test_every_day_changes_the_picture_and_the_words(label):
    record = filled() if label == "Tilburg" else None
    panel = GuardPanel(alone(record, label))
    assert panel.day.value == 0 and panel.day.texts[0].startswith("vandaag") and dt.date(2030, 4, 1) in panel.days
    seen = []
    for place in range(len(panel.days)):
        panel.day.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [], chart.title
        assert chart.sentence.startswith("Als er ")
        seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
    assert all(len(set(words)) == len(seen) for words in zip(*seen, strict=True))
    assert ("Voorbeeld." in panel.scenario.view.chart.alt) is (record is None)


def test_the_days_end_half_a_year_after_the_elections_in_every_year():
    for today in (TODAY, dt.date(2030, 3, 31), dt.date(2030, 4, 1)):
        found = days(today)
        assert found[0] == today and found == sorted(set(found)) and 3 <= len(found) <= 20


def test_what_somebody_typed_is_text(desk):  # noqa: F811
    fill(desk, lambda record: setattr(record, "promises", hostile().promises))
    lesson = opened(desk)
    panel = PromisesPanel(lesson)
    words = page(*panel.pieces, *GuardPanel(lesson).pieces)
    assert "<script" not in words and desk.errors == []


def test_the_practice_is_named_and_a_prediction_comes_first(desk):  # noqa: F811
    fill(desk, lambda record: setattr(record, "goals", filled().goals))
    lesson = opened(desk)
    said = lesson._counted()
    assert said.startswith("Van de 3 cijfers onder je dossier zeggen er 2 dan iets nieuws"), said
    assert "alsof het jongste jaar" in page(*lesson._newer()[:1]) and "Tevredenheid met het leven: er is een nieuw jaar" in page(*lesson._shown())
    assert "Wat er verder" not in page(*lesson._newer()), "what changed is behind the button"
    assert "door ons beleid" not in page(*lesson._shown(), *lesson._limits()) and desk.errors == []
