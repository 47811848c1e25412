"""The wizard in Python: pieces in, questions out, figures taken, and what goes wrong."""

from __future__ import annotations

import base64
import json

import pytest
from ipywidgets import Widget

from bwlab.widgets import guard
from bwlab.widgets.file_wizard import FileWizard

TEXT = "gemeente;jaar;waarde\nSúdwest-Fryslân;2021;1.000\nTilburg;2021;12\nBergen;2021;7\nZeeland;2021;9\n"


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    monkeypatch.setattr(guard, "_recorded", [])
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path))
    yield
    assert guard.recorded_errors() == []


def upload(wizard, content, name="cijfers.csv", size=40):
    """Send a file as the browser does: piece by piece, waiting for each to be received."""
    for at in range(0, max(len(content), 1), size):
        data = base64.b64encode(content[at : at + size]).decode()
        wizard.set_state({"piece": {"name": name, "at": at, "last": at + size >= len(content), "data": data}})


def do(wizard, action, **more):
    do.stamp = getattr(do, "stamp", 0) + 1
    wizard.set_state({"request": {"action": action, "stamp": do.stamp, **more}})


ANSWERS = {"decimal": ",", "region:Bergen": "leave", "indicator": "Bomen"}


def test_from_file_to_figures():
    wizard, got = FileWizard(), []
    wizard.on_taken(got.append)
    upload(wizard, TEXT.encode())
    assert wizard.problem == "" and wizard.received == 3 and wizard.piece == {}
    assert wizard.view["name"] == "cijfers.csv" and wizard.view["rows"][0] == [
        "Súdwest-Fryslân",
        "2021",
        "1.000",
    ]
    asked = {each["key"] for each in wizard.view["questions"] if each["required"]}
    assert asked == {*ANSWERS} and wizard.view["open"] == 3
    do(wizard, "take", answers={})
    assert (
        "nog niet beantwoord" in wizard.problem and wizard.taken is None and wizard.report == {} and got == []
    )
    do(wizard, "answer", answers={"decimal": ","})
    assert wizard.view["open"] == 2 and wizard.problem == ""
    do(wizard, "take", answers=ANSWERS)
    assert wizard.problem == "" and got == [wizard.taken]
    assert wizard.taken.frame["value"].tolist() == [12.0, 1000.0]
    assert (
        wizard.report["sentences"][0]
        == "Uit 'cijfers.csv' zijn 2 cijfers overgenomen: 'Bomen', 2 gemeenten, 2021."
    )
    assert "Uit &#x27;cijfers.csv&#x27; zijn 2 cijfers overgenomen" in wizard.as_html()


def test_no_trait_keeps_the_file():
    wizard = FileWizard()
    secret = "gemeente;jaar;label;waarde\n" + "".join(
        f"Tilburg;{year};A;{year}5\n" for year in range(2000, 2020)
    )
    upload(wizard, secret.encode())
    do(wizard, "take", answers={})
    assert "20105" in wizard.taken.frame["value"].astype(int).astype(str).tolist()
    state = Widget.get_manager_state(widgets=[wizard])["state"]
    kept = json.dumps(state, default=repr)
    assert wizard.piece == wizard.request == {}
    assert "Kies een CSV" in kept, "this is the state a notebook would keep"
    assert not any(each in kept for each in ("20105", "20005", "Tilburg", base64.b64encode(secret.encode()).decode()[:40]))


def test_rows_of_persons_leave_the_screen_with_the_answer():
    wizard = FileWizard()
    upload(wizard, b"respondent;tevreden\n" + b"".join(b"p%d;%d\n" % (n, n % 2) for n in range(12)))
    assert [each["key"] for each in wizard.view["questions"]] == ["persons"]
    do(wizard, "answer", answers={"persons": "yes"})
    assert "Zulke antwoorden neem ik niet over" in wizard.problem
    assert (wizard.view, wizard.understood, wizard.taken) == ({}, None, None)


def test_a_changed_answer_takes_back_what_was_taken():
    wizard = FileWizard()
    upload(wizard, TEXT.encode())
    do(wizard, "take", answers=ANSWERS)
    do(wizard, "answer", answers={**ANSWERS, "decimal": "."})
    assert wizard.taken is None and wizard.report == {}


def test_a_bad_file_leaves_nothing_of_the_former_one():
    wizard = FileWizard()
    upload(wizard, TEXT.encode())
    do(wizard, "take", answers=ANSWERS)
    upload(wizard, b"%PDF-1.7", "rapport.csv")
    assert wizard.problem.startswith("Ik kan 'rapport.csv' niet lezen. Het is een pdf")
    assert (wizard.understood, wizard.taken, wizard.view, wizard.report) == (None, None, {}, {})
    upload(wizard, TEXT.encode())
    assert wizard.problem == "" and wizard.view["name"] == "cijfers.csv"


def test_a_lost_piece_is_noticed():
    wizard = FileWizard()
    data = base64.b64encode(b"gemeente;jaar").decode()
    wizard.set_state({"piece": {"name": "x.csv", "at": 0, "last": False, "data": data}})
    wizard.set_state({"piece": {"name": "x.csv", "at": 999, "last": True, "data": data}})
    assert wizard.problem == "Het bestand 'x.csv' kwam niet heel over. Kies het nog een keer."
    wizard.set_state({"piece": {"name": "x.csv", "at": 0, "last": True, "data": "niet#base64"}})
    assert "kwam niet heel over" in wizard.problem and wizard.understood is None


def test_files_of_the_work_folder(tmp_path):
    (tmp_path / "eigen.csv").write_text(TEXT, "utf-8")
    (tmp_path / "~$eigen.xlsx").write_text("x")
    (tmp_path / "verslag.docx").write_text("x")
    wizard = FileWizard()
    assert wizard.files == ["eigen.csv"]
    do(wizard, "open", name="eigen.csv")
    assert wizard.view["name"] == "eigen.csv"
    do(wizard, "open", name="../geheim.csv")
    assert "staat niet in je werkmap" in wizard.problem
    (tmp_path / "eigen.csv").unlink()
    do(wizard, "open", name="eigen.csv")
    assert "Het is er niet" in wizard.problem and wizard.view == {}


def test_a_correction_that_gives_no_table_leaves_the_former_view():
    wizard = FileWizard()
    upload(wizard, TEXT.encode())
    do(wizard, "answer", answers={"role:2": "skip"})
    assert "geen kolom met cijfers" in wizard.problem and wizard.view["name"] == "cijfers.csv"
    do(wizard, "take", answers=ANSWERS)
    assert wizard.problem == "" and len(wizard.taken.frame) == 2


def test_on_paper_it_is_an_invitation():
    still = FileWizard().as_html()
    assert "Kies een CSV- of Excel-bestand" in still and "<script" not in still
