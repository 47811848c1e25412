"""The zip with all documents: what is in it, what is not and why, and that it is whole or not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile

import pytest
from export.desks import DOCUMENTS, MONITOR, READERS, SPECIAL, TODAY, blank, filled, hostile

from bwlab.errors import BwlabError
from bwlab.export import bundle
from bwlab.export.bundle import README, bundle_name, readme, write_bundle


def region(record):
    return MONITOR.regions[record.region]


def zipped(record, folder):
    return zipfile.ZipFile(write_bundle(record, MONITOR, region(record), folder, TODAY))


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    return zipped(filled(), tmp_path_factory.mktemp("vol"))


def test_all_documents_are_in_it(full):
    assert os.path.basename(full.filename) == "documenten Tilburg 2026-11-22.zip"
    assert full.namelist() == [README, *(each.name(MONITOR.regions.find("Tilburg")) for each in DOCUMENTS)]
    assert {"factsheet Tilburg.pdf", "agenda Tilburg.xlsx", "collegevoorstel Tilburg.docx", "verantwoording Tilburg.docx"} <= set(full.namelist())
    assert full.testzip() is None
    assert {each.date_time for each in full.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_each_document_can_be_read(full):
    for name in full.namelist()[1:]:
        assert "Tilburg" in READERS[name.rpartition(".")[2]](full.read(name)) or "xlsx" in name


def test_the_readme_says_what_is_in_it(full):
    text = full.read(README).decode("utf-8-sig")
    for name in full.namelist()[1:]:
        assert name in text
    assert "22 november 2026" in text and f"editie {MONITOR.edition}" in text
    assert "NOG NIET BIJ" not in text
    assert max(map(len, text.splitlines())) <= bundle.WIDTH


@pytest.mark.parametrize("label", SPECIAL)
def test_the_readme_says_what_is_not_there_and_why(label):
    text = readme(blank(label), MONITOR, MONITOR.regions.find(label), TODAY)
    there, absent = text.split("WAT ER NOG NIET BIJ ZIT")
    assert "factsheet" in there and "dialoogkaarten" in there and "verantwoording" in there
    for word in ("gespreksplan", "agenda", "canvas"):
        assert word not in there and word in absent
    assert "stap 2" in absent and "stap 3" in absent and "stap 4" in absent


def test_an_empty_dossier_gives_what_there_is(tmp_path):
    made = zipped(blank("Vlieland"), tmp_path)
    assert made.namelist() == [README, "factsheet Vlieland.pdf", "factsheet Vlieland.docx", "dialoogkaarten Vlieland.pdf", "verantwoording Vlieland.docx"]


def test_a_draft_with_nothing_in_it_is_no_document():
    record, goal = blank(), type(filled().goals[0])
    record.goals = [goal(), goal()]
    record.agenda = [type(filled().agenda[0])()]
    record.conversations = [type(filled().conversations[0])()]
    assert {each.word for each in DOCUMENTS if not each.lacks(record)} == {"factsheet", "dialoogkaarten", "verantwoording"}


@pytest.mark.parametrize("label", ["Súdwest-Fryslân", "'s-Gravenhage", "Laren (Noord-Holland)", "Noardeast-Fryslân"])
def test_a_name_is_a_file_name(tmp_path, label):
    found = MONITOR.regions.find(label)
    name = bundle_name(found, TODAY)
    bundle.put(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x" and found.label in name


def test_hostile_texts_make_a_whole_zip(tmp_path):
    made = zipped(hostile(), tmp_path)
    assert made.testzip() is None and len(made.namelist()) == 1 + len(DOCUMENTS)
    for name in made.namelist()[1:]:
        text = READERS[name.rpartition(".")[2]](made.read(name))
        assert text.strip()


def test_a_second_one_of_the_same_day_takes_its_place(tmp_path):
    first = write_bundle(blank(), MONITOR, region(blank()), tmp_path, TODAY)
    size = first.stat().st_size
    again = write_bundle(filled(), MONITOR, region(filled()), tmp_path, TODAY)
    assert again == first and again.stat().st_size > size
    assert [each.name for each in tmp_path.iterdir()] == [first.name], "nothing half-made is left"


def test_a_folder_that_is_no_folder_is_a_sentence(tmp_path):
    place = tmp_path / "bestand"
    place.write_text("x")
    with pytest.raises(BwlabError, match=r"Ik kan 'a\.zip' niet bewaren\. Ik kan niet schrijven in"):
        bundle.put(place / "a.zip", b"x")


def test_what_lay_there_stays_when_the_disk_is_full(tmp_path, monkeypatch):
    bundle.put(tmp_path / "a.zip", b"oud")

    def full(*_):
        raise OSError(28, "vol")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BwlabError, match="de schijf is vol"):
        bundle.put(tmp_path / "a.zip", b"nieuw")
    assert (tmp_path / "a.zip").read_bytes() == b"oud" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("record", [pytest.param(filled(), id="vol"), pytest.param(blank("Vlieland"), id="leeg", marks=pytest.mark.slow), pytest.param(hostile(), id="vijandig", marks=pytest.mark.slow)])
def test_a_real_office_program_opens_them(tmp_path, record):
    """Word and Excel files become pages in LibreOffice, and nothing typed there was run or lost."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice ontbreekt; op Debian en Ubuntu: sudo apt-get install libreoffice-writer libreoffice-calc")
    made = zipped(record, tmp_path)
    names = [name for name in made.namelist() if name.endswith(("docx", "xlsx"))]
    made.extractall(tmp_path)
    run = [office, f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
    for folder, ending in (("uit", "docx"), ("rekenblad", "xlsx")):  # apart: the agenda in Excel has the name of the one in Word
        files = [str(tmp_path / name) for name in names if name.endswith(ending)]
        if files:  # an empty dossier has no Excel file, and without files the office program waits for somebody
            subprocess.run([*run, str(tmp_path / folder), *files], check=True, capture_output=True, timeout=300)
    for name in names:
        folder = tmp_path / ("rekenblad" if name.endswith("xlsx") else "uit")
        text = READERS["pdf"]((folder / name).with_suffix(".pdf").read_bytes())
        assert record.label in text and "Err:" not in text and "#NAAM" not in text
