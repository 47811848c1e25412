"""The desk of control: pointing at rows, what it is worth, and one slider full of blanks."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from lessons.desk import MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.lessons.bureau_control import early_panel
from bwlab.lessons.bureau_control.audit_panel import NONE_YET, AuditPanel
from bwlab.lessons.bureau_control.zeros_panel import ZerosPanel, needed
from bwlab.policy import AuditFinding
from bwlab.policy.desks.audit.building import CLEAN, PLANTED
from bwlab.policy.desks.audit.memo import KINDS, NOTHING
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("bureau_control", TODAY)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def test_what_is_marked_is_kept_and_judged_when_asked(desk):  # noqa: F811
    panel = AuditPanel(opened(desk), PLANTED)
    assert page(*panel.checked()).count(NONE_YET) == 1 and "waarom, en hoe groot" in page(*panel.missed()).lower()
    place = panel.memo.faults[0]
    typed(panel.records.rows.forms[0], row=str(place), kind=panel.memo.rows[place - 1].fault, why="het jaar")
    (kept,) = saved(desk).findings
    assert (kept.table, kept.row, kept.why) == (panel.memo.name, str(place), "het jaar")
    words = page(*panel.checked())
    assert "Je vond er 1 van de 5" in words and "Gevonden" in words
    right = next(number for number, row in enumerate(panel.memo.rows, 1) if not row.fault)
    fill(desk, lambda record: record.findings.append(AuditFinding(key="x", table=panel.memo.name, row=str(right), kind="nul")))
    assert "Vals alarm" in page(*panel.checked()) and "1 keer was het vals alarm" in page(*panel.checked())
    again = AuditPanel(opened(desk), PLANTED)
    assert len(again.records.rows.forms) == 2 and desk.errors == []


def test_all_five_found_leaves_nothing_open(desk):  # noqa: F811
    panel = AuditPanel(opened(desk), PLANTED)
    fill(desk, lambda record: record.findings.extend(AuditFinding(table=panel.memo.name, row=str(place), kind=panel.memo.rows[place - 1].fault) for place in panel.memo.faults))
    assert "Je vond ze alle 5." in page(*panel.missed()) and all(text.lower() in page(*panel.checked()).lower() for text in KINDS.values())


def test_nothing_found_is_an_answer_on_a_clean_table(desk):  # noqa: F811
    panel = AuditPanel(opened(desk), CLEAN)
    typed(panel.records.rows.forms[0], kind=NOTHING)
    assert "Dat klopt: in deze nota zit geen fout" in page(*panel.checked()) and "dat klopt." in page(*panel.checked())
    assert not AuditPanel(opened(desk), PLANTED).findings(), "each memo has findings of its own"
    fill(desk, lambda record: record.findings.append(AuditFinding(table=panel.memo.name, row="1", kind="breuk")))
    assert "Vals alarm" in page(*panel.checked()) and desk.errors == []


def test_a_second_tab_loses_no_finding(desk):  # noqa: F811
    first, second = AuditPanel(opened(desk), PLANTED), AuditPanel(opened(desk), PLANTED)
    typed(first.records.rows.forms[0], row="1", kind="nul")
    typed(second.records.rows.forms[0], row="2", kind="breuk")
    assert {each.row for each in saved(desk).findings} == {"1", "2"}


def test_findings_of_another_edition_are_left_alone(desk):  # noqa: F811
    fill(desk, lambda record: record.findings.append(AuditFinding(key="oud", table="nota 1 (2024.1)", row="2", kind="breuk")))
    panel = AuditPanel(opened(desk), PLANTED)
    assert panel.findings() == []
    typed(panel.records.rows.forms[0], row="1", kind="nul")
    assert len(saved(desk).findings) == 2


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland"])
def test_the_slider_changes_picture_and_words(label):
    panel = ZerosPanel(alone(label=label))
    assert panel.slider.value == 0 and "leeg leeg blijft" in panel.draw(0).sentence
    seen = [panel.draw(count) for count in panel.slider.values]
    assert len({each.title for each in seen}) == len(seen) == len({each.alt for each in seen}) and all(faults(each) == [] for each in seen[::4])
    assert "van 84,4 naar 53,6 procent" in seen[-1].title and all(each.sentence.startswith("Als ") for each in seen)
    assert ("Dat is geen verbetering" in seen[-1].sentence) == (label == "Tilburg")


@pytest.mark.parametrize("label", ["Súdwest-Fryslân", "Nuenen, Gerwen en Nederwetten", "Den Haag"])
def test_a_long_name_stands_clear_of_the_mean(label):
    panel = ZerosPanel(alone(label=label))
    assert all(faults(panel.draw(count)) == [] for count in panel.slider.values[:3])


def test_three_blanks_as_zero_are_enough():
    known = MONITOR.table("tevredenheid_leven").iloc[:, -1].dropna()
    count = needed(MONITOR)
    assert count == 3 and known.mean() - known.sum() / (len(known) + count) >= 1 > known.mean() - known.sum() / (len(known) + count - 1)


def test_the_checklist_says_what_is_still_open(desk):  # noqa: F811
    lesson = opened(desk)
    _, form, place = early_panel.pieces(lesson)
    assert "nog niets ingevuld" in page(place), "not filled in is not no"
    typed(form, **{"vroeg opgave": "ja", "vroeg leeg": "nee", "vroeg wie": "de concerncontroller"})
    words = page(place)
    assert "Van de 6 is er 1 geregeld" in words and early_panel.CHECKS["vroeg leeg"] in words and early_panel.CHECKS["vroeg opgave"] not in words
    assert saved(desk).note("bureau_control", "vroeg wie").text == "de concerncontroller" and desk.errors == []
