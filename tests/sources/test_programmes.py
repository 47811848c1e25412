"""Own programmes from a file: several names for a column, amounts below zero, thousands, totals, and what cannot be read."""

from __future__ import annotations

import io
import time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.errors import FileUnreadableError
from bwlab.sources.programmes import MOST, read_programmes


def excel(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv(text):
    return read_programmes(text.encode(), "begroting.csv")


@pytest.mark.parametrize("head", ["Programma", "PRODUCT", "Omschrijving", "Beleidsveld", "Naam", "Programmanaam", "Activiteiten"])
@pytest.mark.parametrize("amount", ["Lasten", "Bedrag (€)", "Begroting 2026", "Begroot", "Uitgaven in euro's", "2026"])
def test_columns_have_many_names(head, amount):
    found = csv(f"{head};{amount};Jaar\nJeugd;1200,50;2026\n")
    assert found.lines[0][:4:3] == ("Jeugd", 1200.5) and found.lines[0].year == 2026 and found.used == "1"


def test_expenditure_goes_before_revenue_and_revenue_is_named():
    found = read_programmes(excel(["Programma", "Baten", "Lasten", "Saldo"], ["Jeugd", 10, 500, -490]), "b.xlsx")
    assert found.lines[0].euros == 500 and any("'Baten' en 'Saldo'" in each for each in found.notes)


def test_an_amount_below_zero_is_kept_and_said():
    found = csv("Programma;Lasten\nJeugd;-1500\nGrond;(300)\nPlein;250-\nBad;€ -12,50\nDicht;€ 1.200,-\n")
    assert [line.euros for line in found.lines] == [-1500, -300, -250, -12.5, 1200]
    assert any("4 bedragen zijn onder nul" in each for each in found.doubts)


def test_thousands_are_reckoned_and_said():
    found = read_programmes(excel(["Begroting 2026 (x € 1.000)"], [], ["Product", "Lasten"], ["Jeugd", 12.5]), "b.xlsx")
    assert found.lines[0] == ("Jeugd", "", "", 12_500, 2026) and any("duizenden" in each for each in found.notes)
    assert read_programmes(excel(["Product", "Lasten (mln)"], ["Jeugd", 1.5]), "b.xlsx").lines[0].euros == 1_500_000


def test_a_point_with_three_digits_is_a_thousand_and_doubtful():
    found = csv("Product;Lasten\nJeugd;1.250\n")
    assert found.lines[0].euros == 1250 and any("duizendtal" in each for each in found.doubts)


def test_a_total_is_no_programme():
    found = csv("Product;Lasten\nJeugd;10\nTotaal;10\nSubtotaal sociaal;10\n")
    assert len(found.lines) == 1 and any("2 regels met een totaal" in each for each in found.notes)


def test_a_blank_or_unreadable_amount_is_no_zero():
    found = csv("Product;Lasten\nJeugd;10\nSport;\nPlein;p.m.\nBad;20\n")
    assert [line.euros for line in found.lines] == [10, None, None, 20] and any("'p.m.'" in each for each in found.doubts)
    bare = csv("Product;Thema\nJeugd;Wonen\n")
    assert bare.used == "" and bare.lines[0].euros is None and any("geen kolom met bedragen" in each for each in bare.doubts)


def test_several_columns_of_amounts_are_asked_about():
    content = b"Product;Begroting 2026;Begroting 2027;Rekening 2024\nJeugd;1;2;3\n"
    found = read_programmes(content, "b.csv")
    assert [head for _, head in found.amounts] == ["Begroting 2026", "Begroting 2027", "Rekening 2024"] and "3 kolommen" in " ".join(found.doubts)
    other = read_programmes(content, "b.csv", found.amounts[2][0])
    assert (other.lines[0].euros, other.lines[0].year) == (3, 2024)


def test_four_hundred_lines_are_quick():
    content = ("Omschrijving;Taakveld;Lasten\n" + "".join(f"Post {each};6.{each % 9};{each * 1000}\n" for each in range(400))).encode()
    begin = time.perf_counter()
    assert len(read_programmes(content, "b.csv").lines) == 400 and time.perf_counter() - begin < 10


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "leeg"), (b"%PDF-1.7", "pdf"), (b"a;b\n1;2\n", "geen kop"), (b"Product;Lasten\n", "alleen koppen"), (b"Product;Lasten\nTotaal;3\n", "totaal"), (b"PK\x03\x04rommel", "beschadigd"),
     (b"Product;Lasten\n" + b"a;1\n" * (MOST + 1), "regels")],
)  # fmt: skip
def test_what_cannot_be_read_gets_a_sentence(content, said):
    with pytest.raises(FileUnreadableError, match=said) as caught:
        read_programmes(content, "b.csv")
    assert "Er is niets overgenomen" in caught.value.message


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=4), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused_with_a_sentence(rows):
    text = "Programma;Lasten\n" + "\n".join(";".join(row) for row in rows)
    try:
        found = read_programmes(text.encode("utf-8", "replace"), "b.csv")
    except FileUnreadableError as error:
        assert error.message
    else:
        assert all(line.euros is None or abs(line.euros) < 1e12 for line in found.lines)
