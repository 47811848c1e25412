"""What happened to the file of the dossier is told in the notebook, and the notebook goes on."""

from __future__ import annotations

import json
import shutil

import pytest
from lessons.desk import MONITOR, desk  # noqa: F401

from bwlab.dossier import Challenge
from bwlab.exercises.session import Exercise
from bwlab.widgets import Form

OPEN = "expect"


def answered(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    form = desk.piece(lesson, OPEN, Form)
    form.set_state({"values": {"answer": "omhoog"}})
    return lesson, form


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\x00\x01", b"[]", b'{"version": "1"}', b'{"version": 1, "region": 3}'])
def test_damaged_before_opening(desk, damage):  # noqa: F811
    answered(desk)
    desk.file[0].write_bytes(damage)
    again = desk.open("stap_01", run=False)
    assert "beschadigd" in again.banner.notice and "laatste goede versie" in again.banner._notice.value
    assert desk.piece(again, OPEN, Form).values["answer"] == "omhoog" and desk.errors == []


def test_damaged_while_open(desk):  # noqa: F811
    lesson, form = answered(desk)
    assert lesson.banner.notice == ""
    desk.file[0].write_bytes(b"{")
    form.set_state({"values": {"answer": "omlaag"}})
    assert "beschadigd" in lesson.banner.notice and form.problem == ""
    assert "omlaag" in desk.file[0].read_text("utf-8") and desk.errors == []


def test_taken_away_while_open(desk):  # noqa: F811
    lesson, form = answered(desk)
    desk.file[0].unlink()
    form.set_state({"values": {"answer": "omlaag"}})
    assert "weggehaald" in lesson.banner.notice and "ligt nog in" in lesson.banner.notice


def test_damaged_file_of_the_municipality_one_turns_to(desk):  # noqa: F811
    lesson, _ = answered(desk)
    for code in ("GM0518", "GM0855"):
        lesson.banner.picker.set_state({"code": code})
    (desk.folder / "dossier Den Haag.json").write_bytes(b"{")
    assert lesson.banner.notice == ""
    lesson.banner.picker.set_state({"code": "GM0518"})
    assert "beschadigd" in lesson.banner.notice and desk.errors == []
    lesson.banner.picker.set_state({"code": "GM0855"})
    assert lesson.banner.notice == ""


@pytest.mark.parametrize("version", [0, -3, 99])
def test_an_exercise_opens_beside_a_dossier_it_cannot_read(desk, version):  # noqa: F811
    answered(desk)
    path = desk.file[0]
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"version": version}), "utf-8")
    before = path.read_bytes()
    work = Exercise("stap_01_foto", MONITOR.regions.find("Tilburg"))
    work.welcome()
    for place in range(1, len(work.questions) + 1):
        work.ask(place)
    assert f"versie {version}" in work.banner.problem and path.read_bytes() == before and desk.errors == []


def test_a_folder_where_the_dossier_should_be(desk):  # noqa: F811
    answered(desk)
    path = desk.file[0]
    path.unlink()
    path.mkdir()
    lesson = desk.open("stap_01")
    assert "dossier Tilburg.json" in lesson.banner.problem and desk.errors == []
    shutil.rmtree(path)


def test_a_fourth_opgave_stays_when_the_first_three_change(desk):  # noqa: F811
    lesson, _ = answered(desk)
    lesson.store.update(lambda record: record.challenges.append(Challenge(title="Van elders", rank=4, why="Blijft.")))
    desk.piece(lesson, "challenges", Form).set_state({"values": {"why1": "Nieuw."}})
    assert [each["why"] for each in json.loads(desk.file[0].read_text("utf-8"))["challenges"]] == ["Nieuw.", "Blijft."]
