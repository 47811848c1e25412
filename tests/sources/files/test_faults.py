"""A bad file: one sentence that says what, why and what now, and nothing half taken."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from bwlab.errors import FileUnreadableError, InputError
from bwlab.sources.files import MAX_BYTES, MAX_ROWS, look, opening, take
from bwlab.sources.files.table import CUT, MAX_COLUMNS


def zipped(*names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return content.getvalue()


HEAD = "gemeente;jaar;waarde\n"
BAD = {
    "empty": (b"", "Het bestand is leeg."),
    "blank": (b" \n\n ", "Het bestand is leeg."),
    "bom only": (b"\xef\xbb\xbf", "niet"),
    "only headings": (HEAD.encode(), "Er staan alleen koppen in"),
    "html as xls": (b"<html><table><tr><td>Tilburg</td></tr></table>", "webpagina"),
    "html with bom": (b"\xef\xbb\xbf \n<!DOCTYPE html><p>inloggen", "webpagina"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "zip": (zipped("cijfers.csv"), "zip"),
    "word": (zipped("word/document.xml"), "Word"),
    "ods": (zipped("content.xml"), "LibreOffice"),
    "xlsb": (zipped("xl/workbook.bin"), "binaire"),
    "half xlsx": (zipped("xl/workbook.xml")[:-30], "beschadigd"),
    "hollow xlsx": (zipped("xl/workbook.xml"), "beschadigd"),
    "old xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud Excel-bestand"),
    "password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "gzip": (gzip.compress(b"x" * 999), "geen tekst en geen Excel"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "geen tekst en geen Excel"),
    "json": (b'[{"gemeente": "Tilburg"}]', "JSON"),
    "xml": (b"<?xml version='1.0'?><Workbook/>", "XML"),
    "spaces between": (b"gemeente jaar waarde\nTilburg 2021 5\n", "maar \u00e9\u00e9n kolom"),
    "comma twice": (
        b"gemeente,jaar,waarde\nTilburg,2021,12,5\nBreda,2021,13,5\n",
        "scheidingsteken en decimaalteken",
    ),
    "no figures": (b"gemeente;opmerking\nTilburg;mooi\nBreda;ook\n", "geen kolom met cijfers"),
    "something else": (b"artikel;prijs\nappel;duur\npeer;ook\n", "geen gemeenten"),
    "torn utf-16": (b"\xff\xfeg\0e\0m", "tekens zijn beschadigd"),
    "open quote, later closed": (
        b'gemeente;waarde\n"Tilburg;5\n' + b"Breda;6\n" * 9 + b'Oss";7\n',
        "aanhalingsteken",
    ),
    "open quote": (b'gemeente;waarde\n"Tilburg;5\n' + b"Breda;6\n" * 20_000, "aanhalingsteken"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_gets_its_sentence(fault):
    content, why = BAD[fault]
    with pytest.raises(FileUnreadableError) as caught:
        look(content, "bestand.xls")
    error = caught.value
    assert "bestand.xls" in error.what and why in error.why and error.now.endswith(".")
    assert "Er is niets overgenomen." in error.message and "!" not in error.message


def test_too_many_bytes(tmp_path):
    path = tmp_path / "groot.csv"
    with open(path, "wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(FileUnreadableError, match="meer dan 20 MB lees ik niet"):
        look(path)


def test_too_many_bytes_without_a_file():
    with pytest.raises(FileUnreadableError, match="meer dan 20 MB lees ik niet"):
        look(b"a;b\n" * (MAX_BYTES // 4 + 1), "groot.csv")


def test_too_many_rows():
    content = b"a;b\n" + b"1;2\n" * (MAX_ROWS + 200)
    with pytest.raises(FileUnreadableError, match=r"meer dan 200\.000 regels"):
        look(content, "lang.csv")


def test_more_columns_than_the_limit_are_left_out_and_said(excel):
    def both(columns):
        head = ["gemeente", *(f"Onderwerp {each}" for each in range(1, columns))]
        cells = ["Tilburg", *range(1, columns)]
        text = "\n".join(";".join(map(str, each)) for each in (head, cells))
        yield look(text.encode(), "breed.csv")
        yield look(excel(lambda book: [book.active.append(each) for each in (head, cells)]), "breed.xlsx")

    for understood in both(MAX_COLUMNS + 3):
        assert CUT in understood.notes and len(understood.columns) == MAX_COLUMNS
        result = take(understood, {"values": "all", "year": "2021"})
        assert CUT in result.report.sentences and len(result.frame) == MAX_COLUMNS - 1
    for understood in both(MAX_COLUMNS):
        assert CUT not in understood.notes


def test_rows_of_persons_are_asked_about_and_never_taken():
    answers = ["ja", "nee"] * 6
    rows = "".join(f"{1950 + 3 * n};{n % 2};{answer}\n" for n, answer in enumerate(answers))
    for head in ("lft;tevreden;antwoord\n", "respondent;tevreden;antwoord\n"):
        understood = look((head + rows).encode(), "enquete.csv", {"values": "1"} if head[0] == "l" else None)
        while understood.open and understood.open[0].key != "persons":
            first = understood.open[0]
            understood = look(understood, choices={first.key: first.options[-1][0]})
        assert [each.key for each in understood.open] == ["persons"]
        with pytest.raises(InputError, match="nog niet beantwoord"):
            take(understood)
        with pytest.raises(FileUnreadableError, match=r"antwoord van één persoon\. Zulke antwoorden neem ik niet over"):
            take(understood, {"persons": "yes"})
        assert "persons" not in [each.key for each in look(understood, choices={"persons": "no"}).open]


def test_a_zip_bomb_is_not_unpacked(monkeypatch, excel):
    content = excel(lambda book: book.active.append(["gemeente", "waarde"]))
    monkeypatch.setattr(opening, "_UNPACKED", 100)
    with pytest.raises(FileUnreadableError, match="uitgepakt"):
        look(content, "bom.xlsx")


def test_files_that_cannot_be_opened(tmp_path, monkeypatch):
    with pytest.raises(FileUnreadableError, match="Het is er niet"):
        look(tmp_path / "weg.csv")
    with pytest.raises(FileUnreadableError, match="Het is een map"):
        look(tmp_path)
    lock = tmp_path / "~$cijfers.xlsx"
    lock.write_bytes(b"x")
    with pytest.raises(FileUnreadableError, match="slotje"):
        look(lock)
    path = tmp_path / "open.csv"
    path.write_text(HEAD)

    def locked(self):
        raise PermissionError(13, "in gebruik")

    monkeypatch.setattr(type(path), "read_bytes", locked)
    with pytest.raises(FileUnreadableError, match=r"Het is op slot.*Sluit het in Excel"):
        look(path)


def test_a_bare_name_is_found_in_the_work_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path))
    (tmp_path / "mijn.csv").write_text("gemeente;jaar;label;waarde\nTilburg;2021;A;5\n")
    assert take(look("mijn.csv")).frame["value"].tolist() == [5.0]


def test_a_file_of_which_nothing_can_be_used_says_the_main_reason():
    content = b"gemeente;jaar;label;waarde\nDrenthe;2021;A;5\nUtrecht (PV);2021;A;6\nTilburg;2021;A;.\n"
    with pytest.raises(FileUnreadableError, match="gaat over een provincie") as caught:
        take(look(content, "x.csv"))
    assert "Er is niets overgenomen." in caught.value.message


def test_other_languages_are_read_and_told(taken):
    for text in ("Municipality,Year,Value\nTilburg,2021,5.5\n", "Gemeinde;Jahr;Wert\nTilburg;2021;5,5\n"):
        understood = look(text.encode(), "x.csv")
        assert any("Verwacht had ik statcode of gemeente, jaar, waarde" in note for note in understood.notes)
        assert taken(text).frame["value"].tolist() == [5.5]
    french = look("Commune;Année;Valeur\nTilburg;2021;5,5\n".encode(), "x.csv")
    assert [each.key for each in french.open] == ["column:year"]
    assert any("mij onbekend. Verwacht had ik" in note for note in french.notes)


def test_rows_with_a_cell_too_many_are_left_out():
    lines = "".join(
        f"{name};2021;A;5\n" for name in ("Tilburg", "Breda", "Goirle", "Oss", "Zeist", "Weert", "Almere") * 2
    )
    result = take(look(f"gemeente;jaar;label;waarde\n{lines}Ede;2021;A;5;5\n".encode(), "x.csv"))
    assert "GM0228" not in set(result.frame["region"])
    assert "meer cellen dan koppen" in result.report.details["reason"].str.cat()


def test_answers_are_checked():
    understood = look(b"gemeente;jaar;waarde\nTilburg;2021;1.000\n", "x.csv")
    with pytest.raises(InputError, match="nog niet beantwoord"):
        take(understood)
    with pytest.raises(InputError, match="is geen antwoord"):
        take(understood, {"decimal": "punt", "indicator": "A"})
    with pytest.raises(InputError, match="geen vraag over een bestand"):
        take(understood, {"decimaal": "."})
    with pytest.raises(InputError, match="is geen soort kolom"):
        look(understood, choices={"role:0": "gemeente"})
    one = look(b"gemeente;waarde\nTilburg;5\n", "x.csv")
    with pytest.raises(InputError, match="is geen jaar"):
        take(one, {"year": "vorig jaar", "indicator": "A"})


def test_wrong_encodings_are_asked(asked, taken):
    text = "gemeente;jaar;waarde\nSúdwest-Fryslân;2021;5\n"
    for encoding in ("mac_roman", "cp850"):
        question = asked(text.encode(encoding))["encoding"]
        assert any("Súdwest-Fryslân" in words for _, words in question.options)
        assert taken(text.encode(encoding), {"encoding": encoding}).frame["region"].tolist() == ["GM1900"]
    twice = text.encode().decode("cp1252").encode()
    assert "encoding" in asked(twice)
    assert taken(twice, {"encoding": "twice"}).frame["region"].tolist() == ["GM1900"]
