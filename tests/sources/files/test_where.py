"""Old names and codes, larger areas, names two municipalities have."""

from __future__ import annotations

import pytest

from bwlab.sources.files.where import settle, world

PLACES = world().places


@pytest.mark.parametrize(
    ("code", "name", "kind", "region"),
    [
        ("GM0363    ", "", "now", "GM0363"), ("363", "", "now", "GM0363"), ("0363", "Amsterdam", "now", "GM0363"),
        ("", "’s-Gravenhage", "now", "GM0518"), ("", "den haag", "now", "GM0518"), ("", "Gemeente Tilburg", "now", "GM0855"),
        ("", "Sudwest Fryslan", "now", "GM1900"), ("", "Utrecht (gemeente)", "now", "GM0344"), ("", "Bergen (NH.)", "now", "GM0373"),
        ("GM0373", "Bergen", "now", "GM0373"), ("", "Weesp", "former", "GM0363"), ("GM0457", "Weesp", "former", "GM0363"),
        ("", "GM0457", "former", "GM0363"),
    ],
)  # fmt: skip
def test_municipalities(code, name, kind, region):
    found = PLACES.find(code.strip(), name)
    assert (found.kind, found.codes[:1]) == (kind, (region,))


@pytest.mark.parametrize(
    ("code", "name", "kind", "why"),
    [
        ("GM0788", "Haaren", "split", "verdeeld over"), ("", "Haaren", "split", "verdeeld over"),
        ("NL01", "Nederland", "area", "een land"), ("", "Nederland", "area", "een land"),
        ("PV30", "Noord-Brabant", "area", "een provincie"), ("", "Friesland", "area", "een provincie"),
        ("", "Utrecht (PV)", "area", "een provincie"), ("CR35", "Midden-Noord-Brabant", "area", "een COROP-gebied"),
        ("WK085501", "Binnenstad", "area", "een wijk"), ("BU08550101", "Hof", "area", "een buurt"), ("", "Totaal", "total", "optelling"),
        ("", "Tillburg", "unknown", "geen gemeente"), ("GM9999", "", "unknown", "geen gemeente"),
        ("GM0855", "Breda", "conflict", "de code hoort bij Tilburg, de naam bij Breda"), ("", "", "blank", "geen gemeente"),
    ],
)  # fmt: skip
def test_what_is_no_municipality_of_today(code, name, kind, why):
    found = PLACES.find(code, name)
    assert found.kind == kind and why in found.why
    assert settle(found, {})[0] == ""


def test_bergen_is_asked(asked, taken):
    text = "gemeente;jaar;label;waarde\nBergen;2021;A;5\nTilburg;2021;A;6\n"
    question = asked(text)["region:Bergen"]
    assert [text for _, text in question.options] == [
        "Bergen (Noord-Holland)",
        "Bergen (Limburg)",
        "laat weg",
    ]
    assert taken(text, {"region:Bergen": "GM0893"}).frame["region"].tolist() == ["GM0855", "GM0893"]
    assert taken(text, {"region:Bergen": "leave"}).frame["region"].tolist() == ["GM0855"]


def test_former_municipalities(asked, taken):
    text = "gemeente;jaar;label;waarde\nWeesp;2020;A;5\nHaaren;2020;A;7\nTilburg;2020;A;6\n"
    question = asked(text)["former"]
    assert "Weesp hoort sinds 2022 bij Amsterdam" in question.why
    assert taken(text, {"former": "successor"}).frame["region"].tolist() == ["GM0363", "GM0855"]
    result = taken(text, {"former": "leave"})
    assert result.frame["region"].tolist() == ["GM0855"]
    reasons = " ".join(result.report.frame["reason"])
    assert "is opgegaan in een andere" in reasons and "die is verdeeld" in reasons
    assert any("Tilburg (Haaren, in 2021)" in sentence for sentence in result.report)


def test_two_former_ones_in_one_successor_are_not_mixed(taken):
    text = "gemeente;jaar;label;waarde\nDelfzijl;2020;A;5\nAppingedam;2020;A;7\nTilburg;2020;A;6\n"
    result = taken(text, {"former": "successor"})
    assert result.frame["region"].tolist() == ["GM0855"]
    assert any("verschillende waarden" in sentence for sentence in result.report)


def test_a_new_name_only_needs_no_question(asked, taken):
    renamed = [
        (code, name)
        for name, code in PLACES._code_of.items()
        if PLACES._only_renamed(code) and code not in PLACES.regions
    ]
    assert renamed
    code, _ = renamed[0]
    text = f"statcode;jaar;label;waarde\n{code};2010;A;5\n"
    assert asked(text) == {}
    result = taken(text)
    assert len(result.frame) == 1 and any(
        "Alleen de naam veranderde" in sentence for sentence in result.report
    )


def test_provinces_and_the_country_are_left_out_and_counted(taken):
    text = (
        "statcode;statnaam;label;jaar;waarde\nNL01  ;Nederland;A;2021;1\nPV30  ;Noord-Brabant;A;2021;2\n"
        "PV26  ;Utrecht;A;2021;3\nGM0344;Utrecht;A;2021;4\n"
    )
    result = taken(text)
    assert result.frame[["region", "value"]].to_numpy().tolist() == [["GM0344", 4.0]]
    counts = dict(zip(result.report.frame["reason"], result.report.frame["count"], strict=True))
    assert counts == {"gaat over een provincie": 2, "gaat over een land": 1}


def test_utrecht_beside_provinces_is_asked(asked, taken):
    text = "regio;jaar;label;waarde\nUtrecht;2021;A;1\nDrenthe;2021;A;2\nZeeland;2021;A;3\nTilburg;2021;A;4\n"
    assert "same_name" in asked(text)
    assert taken(text, {"same_name": "leave"}).frame["region"].tolist() == ["GM0855"]
    assert taken(text, {"same_name": "municipality"}).frame["region"].tolist() == ["GM0344", "GM0855"]


def test_a_slip_of_the_pen_is_asked(asked, taken):
    text = "gemeente;jaar;label;waarde\nTillburg;2021;A;5\nBreda;2021;A;6\n"
    assert asked(text)["region:Tillburg"].options[0] == ("GM0855", "Tilburg")
    assert taken(text, {"region:Tillburg": "GM0855"}).frame["region"].tolist() == ["GM0758", "GM0855"]


def test_an_unknown_name_in_the_first_row_is_no_heading(asked):
    assert "region:Tillburg" in asked(
        "gemeente;jaar;label;waarde\nTillburg;2021;A;5\nBreda;2021;A;6\nOss;2021;A;6\n"
    )
