"""What a participant makes survives: in the dossier, for another municipality, and when the disk will not."""

from __future__ import annotations

import json

import pytest
from ipywidgets import Button
from lessons.desk import desk  # noqa: F401

from bwlab.charts.foto import rail_x
from bwlab.lesson import chosen_region
from bwlab.widgets import ChartView, Form
from bwlab.widgets.form import KEPT

FORMS = ("expect", "recognise", "challenges")


def drag(view, place):
    key = view.chart.marks[[bool(mark.drag) for mark in view.chart.marks].index(True)].key
    view.set_state({"dragged": {"key": key, "x": rail_x(place)}})
    return key.removeprefix("own-")


def saved(desk, label="Tilburg"):  # noqa: F811
    return json.loads((desk.folder / f"dossier {label}.json").read_text("utf-8"))


def fill(desk, lesson):  # noqa: F811
    """One answer of each kind."""
    code = drag(desk.piece(lesson, "predict", ChartView), 0.3)
    forms = {name: desk.piece(lesson, name, Form) for name in FORMS}
    forms["expect"].set_state({"values": {"answer": "omhoog"}})
    forms["recognise"].set_state({"values": {"answer": "deels", "text": "Het zijn er meer dan je denkt."}})
    forms["challenges"].set_state({"values": {"indicator1": "overgewicht", "why1": "Iedereen heeft het erover.", "why3": "Los."}})
    return code, forms


def check(desk, code):  # noqa: F811
    """Everything of ``fill`` stands in a notebook that is opened now."""
    again = desk.open("stap_01", run=False)
    view = desk.piece(again, "predict", ChartView)
    ring = next(mark for mark in view.chart.marks if mark.key == f"own-{code}")
    assert ring.x == pytest.approx(rail_x(0.3), abs=1e-4)
    values = {name: desk.piece(again, name, Form).values for name in FORMS}
    assert values["expect"]["answer"] == "omhoog"
    assert values["recognise"] == {"answer": "deels", "text": "Het zijn er meer dan je denkt."}
    assert values["challenges"]["indicator1"] == "overgewicht" and values["challenges"]["why3"] == "Los."
    return again


def test_everything_comes_back(desk):  # noqa: F811
    code, forms = fill(desk, desk.open("stap_01", run=False))
    assert all(form.saved == KEPT for form in forms.values())
    check(desk, code)
    record = saved(desk)
    assert record["region"] == "GM0855" and record["edition"] and record["visits"]["stap_01"]["times"] == 2
    assert record["predictions"][0]["truth"] is None, "not revealed yet"
    assert [each["rank"] for each in record["challenges"]] == [1, 3] and desk.errors == []


def test_an_emptied_answer_is_gone(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    _, forms = fill(desk, lesson)
    forms["recognise"].set_state({"values": {"answer": "", "text": ""}})
    forms["challenges"].set_state({"values": {"indicator1": "", "why1": ""}})
    assert [key for key in saved(desk)["notes"] if "Subjectief" in key] == [] and saved(desk)["challenges"] == []


def test_revealing_keeps_the_truth_beside_the_guess(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    view = desk.piece(lesson, "predict", ChartView)
    button = next(child for child in lesson._parts[-1].children if isinstance(child, Button))
    code = drag(view, 0.3)
    button.click()
    kept = saved(desk)["predictions"]
    assert [each["indicator"] for each in kept] == [code] and kept[0]["guess"] == 0.3 and 0 <= kept[0]["truth"] <= 1
    assert button.disabled and view.frame["animate"] and "Het verst zat je" in view.frame["sentence"]
    assert "plaats" in view.frame["alt"].lower() and view.problem == ""
    again = desk.piece(desk.open("stap_01", run=False), "predict", ChartView)
    assert again.frame["sentence"] == view.frame["sentence"] and desk.errors == []


def test_each_municipality_has_its_own(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    code, _ = fill(desk, lesson)
    lesson.banner.picker.set_state({"code": "GM0096"})
    assert lesson.region.label == "Vlieland" and chosen_region()[0].label == "Vlieland"
    part = next(part for part in lesson._parts if any(isinstance(piece, Form) for piece in part.pieces))
    form = next(piece for piece in part.pieces if isinstance(piece, Form))
    assert not any(form.values.values())
    form.set_state({"values": {"answer": "omlaag"}})
    answers = [{note["answer"] for note in saved(desk, label)["notes"].values()} for label in ("Vlieland", "Tilburg")]
    assert answers == [{"omlaag"}, {"omhoog", "deels"}]
    lesson.banner.picker.set_state({"code": "GM0855"})
    check(desk, code)
    assert desk.errors == []


def test_a_folder_that_cannot_be_written(desk):  # noqa: F811
    """A sentence, nothing lost, and everything is saved as soon as it can be."""
    marker = desk.folder / ".bwlab"
    marker.write_text("een bestand waar een map hoort")
    lesson = desk.open("stap_01", run=False)
    assert "nog niet bewaard" in lesson.banner.problem
    code, forms = fill(desk, lesson)
    for form in forms.values():
        assert form.saved == "" and "nog niet bewaard" in form.problem
    assert desk.file == [] and desk.errors == []
    assert lesson.store.read().challenges[0].indicators == ["overgewicht"], "kept in memory"
    marker.unlink()
    forms["expect"].set_state({"values": {"answer": "omlaag"}})
    forms["expect"].set_state({"values": {"answer": "omhoog"}})
    assert forms["expect"].saved == KEPT and forms["expect"].problem == ""
    check(desk, code)


def test_choosing_still_works_where_nothing_can_be_written(desk):  # noqa: F811
    (desk.folder / ".bwlab").write_text("een bestand waar een map hoort")
    lesson = desk.open("stap_01")
    before = [part.pieces for part in lesson._parts]
    lesson.banner.picker.set_state({"code": "GM0518"})
    assert "<strong>Den Haag</strong>" in lesson.banner.as_html()
    assert all(part.pieces is not old for part, old in zip(lesson._parts, before, strict=True))
    assert "keuze voor Den Haag niet bewaren" in lesson.banner.problem and desk.errors == []


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\x00", b'{"version": 1}'])
def test_a_damaged_dossier_goes_on_with_the_last_good_copy(desk, damage):  # noqa: F811
    code, _ = fill(desk, desk.open("stap_01", run=False))
    desk.file[0].write_bytes(damage)
    again = check(desk, code)
    assert "beschadigd" in again.store.problem and desk.errors == []
    assert [path.read_bytes() for path in (desk.folder / ".bwlab" / "bewaard").iterdir()] == [damage]


def test_both_damaged_is_a_sentence_and_an_empty_start(desk):  # noqa: F811
    fill(desk, desk.open("stap_01", run=False))
    copies = list((desk.folder / ".bwlab").glob("*laatste goede*"))
    for path in [*desk.file, *copies]:
        path.write_bytes(b"{kapot")
    lesson = desk.open("stap_01")
    assert "niet te lezen" in lesson.banner.problem and "Er is niets weggegooid" in lesson.banner.problem
    assert all(part.children for part in lesson._parts) and desk.errors == []
    assert len(list((desk.folder / ".bwlab" / "bewaard").iterdir())) == 2


def test_a_dossier_of_a_newer_bwlab_is_left_alone(desk):  # noqa: F811
    fill(desk, desk.open("stap_01", run=False))
    newer = desk.file[0].read_text("utf-8").replace('"version": 1', '"version": 99')
    desk.file[0].write_text(newer, "utf-8")
    lesson = desk.open("stap_01")
    assert "nieuwere versie" in lesson.banner.problem
    assert desk.file[0].read_text("utf-8") == newer and desk.errors == []


def test_two_notebooks_open_at_once_lose_nothing(desk):  # noqa: F811
    one, other = desk.open("stap_01", run=False), desk.open("stap_01", run=False)
    first, second = desk.piece(one, "expect", Form), desk.piece(other, "recognise", Form)
    first.set_state({"values": {"answer": "omhoog"}})
    second.set_state({"values": {"answer": "nee", "text": "Nee."}})
    first.set_state({"values": {"answer": "gelijk"}})
    assert {note["answer"] for note in saved(desk)["notes"].values()} == {"gelijk", "nee"}


def test_the_region_of_the_environment_goes_first(desk, monkeypatch):  # noqa: F811
    desk.open("start").choose("GM0096")
    assert chosen_region()[0].label == "Vlieland"
    monkeypatch.setenv("BWLAB_GEMEENTE", "Den Haag")
    assert chosen_region() == (chosen_region()[0], False) and chosen_region()[0].label == "Den Haag"
    monkeypatch.setenv("BWLAB_GEMEENTE", "Nergenshuizen")
    assert chosen_region()[0].label == "Vlieland", "a name that does not exist falls through"
    monkeypatch.delenv("BWLAB_GEMEENTE")
    (desk.folder / ".bwlab" / "actief.json").unlink()
    assert chosen_region()[0].label == "Tilburg" and chosen_region()[1]
