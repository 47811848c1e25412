"""The house style: a small file that anybody edits, and a sentence for everything that can be wrong with it."""

from __future__ import annotations

import io
import os

import pytest
from PIL import Image

from bwlab.errors import BwlabError
from bwlab.export.house_style import FILE, MOST_BYTES, HouseStyle, contrast, house_style, write_default

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#0A5"/></svg>'


@pytest.fixture
def file(tmp_path):
    return tmp_path / FILE


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 10), "teal").save(out, kind)
    return out.getvalue()


def test_without_a_file_everything_is_as_it_comes(tmp_path):
    assert house_style(tmp_path) == HouseStyle()


def test_the_work_folder_is_where_it_is_looked_for(tmp_path, monkeypatch):
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path))
    (tmp_path / FILE).write_text('naam = "Gemeente Voorbeeld"', "utf-8")
    assert house_style().name == "Gemeente Voorbeeld"


def test_the_default_file_changes_nothing_and_is_never_written_over(tmp_path):
    path = write_default(tmp_path / "nieuw")
    assert house_style(path.parent) == HouseStyle()
    assert path.read_text("utf-8").count("#") > 12  # explained
    path.write_text('naam = "Van mij"', "utf-8")
    assert write_default(path.parent).read_text("utf-8") == 'naam = "Van mij"'


@pytest.mark.parametrize(("name", "data"), [("l.png", picture("PNG")), ("l.jpg", picture("JPEG")), ("l.JPEG", picture("JPEG")), ("l.svg", SVG.encode())])
def test_everything_can_be_changed(file, name, data):
    (file.parent / name).write_bytes(data)
    file.write_text(f'naam = "Gemeente X"\nlogo = "{name}"\nlettertype = "Calibri"\n[kleuren]\neigen = "#003366"\n', "utf-8-sig")
    style = house_style(file.parent)
    assert (style.name, style.font, style.own) == ("Gemeente X", "Calibri", "#003366")
    assert style.logo == file.parent / name and style.colours["text"] == HouseStyle().text


FAULTS = {
    "half a line": ('naam = "Gemeente\n', "regel 1"),
    "no quotes": ("[kleuren]\neigen = #003366", "regel 2"),
    "a word it does not know": ('kleur = "rood"', "Bedoel je kleuren"),
    "a colour it does not know": ('[kleuren]\neige = "#003366"', "Bedoel je eigen"),
    "a colour by name": ('[kleuren]\neigen = "rood"', "#7A1F5C"),
    "a colour as a number": ("[kleuren]\neigen = 12", "#7A1F5C"),
    "a colour nobody can read": ('[kleuren]\ntekst = "#FFFF00"', "te licht"),
    "colours that are no table": ('kleuren = "blauw"', "[kleuren]"),
    "a name of the wrong kind": ("naam = 3", "naam"),
    "a name of two lines": ('naam = "a\\nb"', "één regel"),
    "a name without end": (f'naam = "{"x" * 81}"', "80 tekens"),
    "a logo of another kind": ('logo = "logo.gif"', "geen png, jpg of svg"),
    "a logo that is not there": ('logo = "weg.png"', "is er niet"),
    "a logo that is a folder": ('logo = "map.png"', "niet lezen"),
    "a logo that is damaged": ('logo = "stuk.png"', "beschadigd"),
    "a logo with the wrong ending": ('logo = "eigenlijk.png"', "beschadigd"),
    "a drawing that is none": ('logo = "stuk.svg"', "beschadigd"),
    "a drawing that blows up": ('logo = "bom.svg"', "beschadigd"),
    "a logo that is too large": ('logo = "groot.png"', "groter dan 2 MB"),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_a_sentence(file, text, said):
    folder = file.parent
    (folder / "map.png").mkdir()
    (folder / "stuk.png").write_bytes(picture("PNG")[:40])
    (folder / "eigenlijk.png").write_bytes(picture("JPEG"))
    (folder / "stuk.svg").write_text("<html></html>", "utf-8")
    (folder / "bom.svg").write_text('<!DOCTYPE svg [<!ENTITY a "aaa">]>' + SVG, "utf-8")
    with open(folder / "groot.png", "wb") as large:
        large.truncate(MOST_BYTES + 1)
    file.write_text(text, "utf-8")
    with pytest.raises(BwlabError) as wrong:
        house_style(folder)
    assert said in wrong.value.message and str(file) in wrong.value.message
    assert "Error" not in wrong.value.message


def test_a_file_that_is_no_text_is_a_sentence(file):
    file.write_bytes(b"\xff\xfe\x00naam")
    with pytest.raises(BwlabError, match="geen gewone tekst"):
        house_style(file.parent)


def test_a_file_that_is_a_folder_is_a_sentence(file):
    file.mkdir()
    with pytest.raises(BwlabError, match="niet lezen"):
        house_style(file.parent)


@pytest.mark.skipif(os.name == "nt", reason="a file where a folder belongs is another error there")
def test_a_default_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "bezet").write_text("", "utf-8")
    with pytest.raises(BwlabError, match="niet maken"):
        write_default(tmp_path / "bezet" / "map")


def test_contrast_is_that_of_wcag():
    assert contrast("#000000") == pytest.approx(21) and contrast("#FFFFFF") == pytest.approx(1)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)
