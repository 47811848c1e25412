"""Forms that give numbers and dates, and rows of them: nothing typed is lost."""

from __future__ import annotations

import datetime as dt

import pytest

from bwlab.errors import InputError
from bwlab.widgets import Form, Rows

FIELDS = [
    {"key": "what", "kind": "line", "label": "Wat?"},
    {"key": "euros", "kind": "number", "label": "Hoeveel?", "unit": "euro"},
    {"key": "day", "kind": "date", "label": "Wanneer?"},
    {"key": "who", "kind": "several", "label": "Wie?", "options": [["a", "A"], ["b", "B"]]},
]


def filled(form, **typed):
    form.set_state({"values": {**form.values, **typed}})
    return form


def test_a_form_gives_numbers_dates_and_lists():
    seen = []
    form = Form("", FIELDS, {"euros": 1234.5, "day": dt.date(2027, 3, 1), "who": ["b"]})
    assert form.values == {"euros": "1234,5", "day": "2027-03-01", "who": ["b"]}
    form.on_values(seen.append)
    filled(form, what="Huisbezoek", euros="2500,50", day="2027-09-30", who=["a", "b"])
    assert seen[-1] == {"what": "Huisbezoek", "euros": 2500.5, "day": dt.date(2027, 9, 30), "who": ["a", "b"]}
    assert form.saved == "Bewaard in je dossier." and form.problem == ""
    filled(form, euros="", day="", who=[])
    assert seen[-1] == {"what": "Huisbezoek", "euros": None, "day": None, "who": []}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"euros": "veel"}, "Hoeveel? Ik lees hier geen getal: 'veel'."),
        ({"euros": "1.000"}, "Hoeveel? '1.000' kan twee dingen zijn. Typ 1000 of 1, zonder punt."),
        ({"day": "2027-02-30"}, "Wanneer? '2027-02-30' is geen datum. Kies een dag, een maand en een jaar."),
        ({"what": "a" * 20_001}, "Wat? Deze tekst is langer dan 20.000 tekens. Kort hem in; het begin is bewaard zoals het was."),
    ],
)
def test_what_cannot_be_read_says_so_and_the_rest_is_kept(typed, said):
    seen = []
    form = Form("", FIELDS, {"euros": 12.0, "what": "Oud"})
    form.on_values(seen.append)
    filled(form, who=["a"], **typed)
    assert form.problem.startswith(said) and form.saved == ""
    assert seen[-1]["euros"] == 12 and seen[-1]["who"] == ["a"] and seen[-1]["what"] == "Oud"
    key = next(iter(typed))
    assert form.values[key] == typed[key], "what was typed stays in the box"


def rows(items=(), **more):
    kept = []
    return Rows("Activiteit", FIELDS, items, kept.append, more="Nog een activiteit", **more), kept


def test_rows_start_with_one_empty_form_and_grow():
    panel, kept = rows()
    assert len(panel.forms) == 1
    panel._more.click()
    filled(panel.forms[1], what="Tweede")
    assert [each.get("what") for each in kept[-1]] == [None, "Tweede"]
    assert panel.forms[1].lead == "Activiteit 2"


def test_what_a_form_does_not_ask_travels_along():
    panel, kept = rows([{"key": "abc", "what": "Eerste"}])
    filled(panel.forms[0], what="Anders")
    assert kept[-1][0]["key"] == "abc" and kept[-1][0]["what"] == "Anders"


def test_a_row_that_was_taken_away_comes_back_where_it_was():
    panel, kept = rows([{"what": each} for each in "abc"])
    panel._place.children[1].children[1].click()
    assert [each["what"] for each in kept[-1]] == ["a", "c"] and panel._back.layout.display == ""
    panel._back.click()
    assert [each["what"] for each in kept[-1]] == ["a", "b", "c"] and panel._back.layout.display == "none"


def test_there_is_a_last_row():
    panel, _ = rows([{"what": "a"}], most=2)
    panel._more.click()
    assert panel._more.disabled and len(panel.forms) == 2


def test_one_more_that_is_filled_in_takes_the_place_of_an_empty_form():
    seen = []
    rows = Rows("Stuk", FIELDS, [], seen.append, more="Nog een stuk")
    rows.add({"what": "Huisbezoek"})
    assert seen[-1] == [{"what": "Huisbezoek"}] and [form.values["what"] for form in rows.forms] == ["Huisbezoek"]
    rows.add({"what": "Kraam"})
    assert [row["what"] for row in seen[-1]] == ["Huisbezoek", "Kraam"], "what was filled in stays"


def test_a_form_in_which_only_a_zero_was_typed_is_not_empty():
    rows = Rows("Stuk", FIELDS, [{"key": "a", "euros": 0}], lambda _: None, more="Nog een stuk")
    rows.add({"what": "Kraam"})
    assert len(rows.items) == 2


def test_more_than_fit_is_refused_in_words():
    rows = Rows("Stuk", FIELDS, [{"what": "Kraam"}], lambda _: None, more="Nog een stuk", most=1)
    with pytest.raises(InputError, match="Er staan er al 1"):
        rows.add({"what": "Huisbezoek"})
    assert len(rows.items) == 1
