"""The button that makes the documents: it says what there is, where it lies, and what went wrong."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path

import pytest
from export.desks import filled
from ipywidgets import Button
from lessons.desk import EACH, desk  # noqa: F401

import bwlab.lessons
from bwlab.errors import BwlabError
from bwlab.export.bundle import README
from bwlab.export.documents import DOCUMENTS
from bwlab.formats import listing
from bwlab.lessons.parts import documents_panel

LINK = re.compile(r'<a download="([^"]+)" style="[^"]+" href="data:application/zip;base64,([^"]+)">')
NAMES = re.compile(r"documents_panel\.pieces\(self, \[([^\]]*)\]\)|DOCUMENTS = [\[(]([^\])]*)")


def panel(desk, label="Tilburg", names=None):  # noqa: F811
    lesson = desk.open("stap_01", label, run=False)
    return lesson, documents_panel.pieces(lesson, names)


def fill(lesson):
    record = filled(lesson.region.label)

    def change(there):
        for name in type(record).model_fields.keys() - {"revision", "created"}:
            setattr(there, name, getattr(record, name))

    lesson.keep(lesson.store, change)


@pytest.mark.parametrize("label", EACH)
def test_it_says_what_can_be_made(desk, label):  # noqa: F811
    lesson, pieces = panel(desk, label)
    text, button = pieces[0].value, pieces[1]
    assert isinstance(button, Button) and button.description == "Maak mijn documenten"
    assert "canvas" in text and "nog niet. Er is nog geen doel. Doelen kies je in stap 2." in text
    fill(lesson)
    text = documents_panel.pieces(lesson)[0].value
    assert "nog niet" not in text and "Het canvas op liggend papier" in text


def test_the_zip_lies_in_the_work_folder_and_can_be_downloaded(desk):  # noqa: F811
    lesson, (told, button, out) = panel(desk)
    fill(lesson)
    button.click()
    (path,) = desk.folder.glob("documenten Tilburg *.zip")
    assert f"{lesson.today:%Y-%m-%d}" in path.name
    assert path.name in out.value and str(path.parent) in out.value
    name, data = LINK.search(out.value).groups()
    assert name == path.name and base64.b64decode(data) == path.read_bytes()
    assert set(zipfile.ZipFile(path).namelist()) == {README, *(each.name(lesson.region) for each in DOCUMENTS)}
    assert "nog niet" not in told.value, "the list follows what was filled in meanwhile"
    assert not button.disabled and not desk.errors


def test_only_some_are_named_and_all_are_made(desk):  # noqa: F811
    _, (told, button, _) = panel(desk, names=["conversations", "cards"])
    assert "gespreksplan" in told.value and "dialoogkaarten" in told.value and "canvas" not in told.value
    button.click()
    (path,) = desk.folder.glob("*.zip")
    assert README in zipfile.ZipFile(path).namelist() and "factsheet Tilburg.pdf" in zipfile.ZipFile(path).namelist()


def test_a_folder_that_cannot_be_written_gives_a_sentence_and_the_documents(desk, monkeypatch):  # noqa: F811
    def refuse(path, _):
        raise BwlabError(f"Ik kan '{path.name}' niet bewaren.")

    monkeypatch.setattr(documents_panel, "put", refuse)
    _, (_, button, out) = panel(desk)
    button.click()
    assert "niet bewaren." in out.value and 'role="alert"' in out.value
    assert zipfile.ZipFile(io.BytesIO(base64.b64decode(LINK.search(out.value)[2]))).testzip() is None
    assert not list(desk.folder.glob("*.zip"))


def test_the_documents_of_the_municipality_it_was_shown_for(desk):  # noqa: F811
    lesson, (_, button, _) = panel(desk)
    lesson.choose("GM0096")
    button.click()
    assert [path.name.split()[1] for path in desk.folder.glob("*.zip")] == ["Tilburg"]


def test_on_a_page_it_is_a_sentence(desk, monkeypatch):  # noqa: F811
    monkeypatch.setenv("BWLAB_PAGES", "1")
    lesson = desk.open("stap_01", "Vlieland", run=False)
    (sentence,) = documents_panel.pieces(lesson)
    assert isinstance(sentence, str)
    assert listing(list(dict.fromkeys(each.word for each in DOCUMENTS))) in sentence


@pytest.mark.parametrize("notebook", sorted(path.parent.name for path in Path(bwlab.lessons.__path__[0]).glob("*/notebook.py")))
def test_a_notebook_names_kinds_that_exist(notebook):
    text = Path(bwlab.lessons.__path__[0], notebook, "notebook.py").read_text("utf-8")
    named = {kind for found in NAMES.findall(text) for names in found for kind in re.findall(r'"(\w+)"', names)}
    assert named <= {each.kind for each in DOCUMENTS}
