"""Every municipality is found by every name it has or had."""

import contextlib

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab import find_region, open_monitor
from bwlab.errors import AmbiguousRegionError, BwlabError, NotFoundError, UnknownRegionError
from bwlab.regions import Former

MONITOR = open_monitor()
REGIONS = MONITOR.regions
MERGERS = MONITOR.snapshot.mergers
DIVIDED = {"Haaren", "Maasdonk", "Littenseradiel", "Boarnsterhim"}


@pytest.mark.parametrize(
    "typed, label",
    [
        ("tilburg", "Tilburg"),
        ("  TILBURG ", "Tilburg"),
        ("gemeente Tilburg", "Tilburg"),
        ("'s-Gravenhage", "Den Haag"),
        ("’s gravenhage", "Den Haag"),
        ("s Gravenhage", "Den Haag"),
        ("Den Haag", "Den Haag"),
        ("denhaag", "Den Haag"),
        ("Den Bosch", "Den Bosch"),
        ("‘s-Hertogenbosch", "Den Bosch"),
        ("Súdwest-Fryslân", "Súdwest-Fryslân"),
        ("sudwest fryslan", "Súdwest-Fryslân"),
        ("Zuidwest-Friesland", "Súdwest-Fryslân"),
        ("Ljouwert", "Leeuwarden"),
        ("Flylân", "Vlieland"),
        ("De Friese Meren", "De Fryske Marren"),
        ("Hengelo", "Hengelo (Overijssel)"),
        ("Hengelo (O.)", "Hengelo (Overijssel)"),
        ("hengelo o", "Hengelo (Overijssel)"),
        ("Laren", "Laren (Noord-Holland)"),
        ("Bergen (NH.)", "Bergen (Noord-Holland)"),
        ("bergen limburg", "Bergen (Limburg)"),
        ("Utrecht", "Utrecht"),
        ("Groningen", "Groningen"),
        ("voorne AAN zee", "Voorne aan Zee"),
        ("GM0363", "Amsterdam"),
        ("gm363", "Amsterdam"),
        ("363", "Amsterdam"),
        ("0363", "Amsterdam"),
        (363, "Amsterdam"),
    ],
)
def test_found_by_any_name(typed, label):
    found = find_region(typed)
    assert (found.label, found.was) == (label, None)


def test_what_a_region_knows():
    found = find_region("Den Haag")
    assert (found.code, found.name, found.province_name) == ("GM0518", "'s-Gravenhage", "Zuid-Holland")
    assert found.urbanisation == 1 and found.population > 500_000
    assert found.centre == pytest.approx((80.5, 453.9), abs=0.5)
    assert str(found) == "Den Haag"


def test_what_is_not_known_is_none():
    assert find_region("Voorne aan Zee").urbanisation is None


@pytest.mark.parametrize(
    "typed, label, was",
    [
        ("Weesp", "Amsterdam", Former("Weesp", 2022)),
        ("GM0457", "Amsterdam", Former("Weesp", 2022)),
        ("Skarsterlân", "De Fryske Marren", Former("Skarsterlân", 2014)),  # by way of De Friese Meren
        ("Graafstroom", "Molenlanden", Former("Graafstroom", 2013)),  # by way of Molenwaard
        ("menaldumadeel", "Waadhoeke", Former("Menaldumadeel", 2011)),
        ("Groesbeek", "Berg en Dal", Former("Groesbeek", 2016)),
        ("Winsum", "Het Hogeland", Former("Winsum", 2019, ("Westerkwartier",))),
    ],
)
def test_a_former_municipality_gives_its_successor(typed, label, was):
    found = find_region(typed)
    assert (found.label, found.was) == (label, was)


@pytest.mark.parametrize("name", MERGERS["former_name"].unique())
def test_every_former_municipality_ends_where_the_table_says(name):
    rows = MERGERS[MERGERS["former_name"] == name]
    ends = {
        code for row in rows[rows["kind"] != "border change"]["current_regions"] for code in row.split("|")
    }
    border = set(rows.loc[rows["kind"] == "border change", "region"])
    if name in DIVIDED:
        with pytest.raises(AmbiguousRegionError) as error:
            find_region(name)
        assert {find_region(each).code for each in error.value.choices} == ends
    else:
        assert {find_region(name).code} == ends - border


@pytest.mark.parametrize("name", sorted(DIVIDED))
def test_a_divided_municipality_gives_the_parts(name):
    with pytest.raises(AmbiguousRegionError, match="verdeeld over") as error:
        find_region(name)
    assert len(error.value.choices) >= 2


def test_bergen_is_two():
    with pytest.raises(AmbiguousRegionError) as error:
        find_region("Bergen")
    assert error.value.choices == ("Bergen (Limburg)", "Bergen (Noord-Holland)")
    assert all(choice in error.value.message for choice in error.value.choices)


@pytest.mark.parametrize(
    "typed, nearest",
    [
        ("Tillburg", "Tilburg"),
        ("Amsterdan", "Amsterdam"),
        ("Nuenen", "Nuenen, Gerwen en Nederwetten"),
        ("Leewarden", "Leeuwarden"),
        ("Weezp", "Weesp"),
        ("Hoogezand", "Hoogezand-Sappemeer"),
    ],
)
def test_an_unknown_name_gives_the_nearest(typed, nearest):
    with pytest.raises(UnknownRegionError) as error:
        find_region(typed)
    assert error.value.choices[0] == nearest
    assert f"Ik vind geen gemeente '{typed}'. Bedoel je {nearest}" in error.value.message
    assert find_region(error.value.choices[0])  # what is offered can be chosen


def test_a_former_name_that_is_offered_says_what_it_is_now():
    with pytest.raises(UnknownRegionError, match=r"Weesp \(sinds 2022 Amsterdam\)"):
        find_region("Weezp")


@pytest.mark.parametrize("typed", ["", "   ", "--", "qqqqqq", "GM9999", "99999", "🙂", "x" * 500])
def test_nothing_to_offer_is_still_a_sentence(typed):
    with pytest.raises(UnknownRegionError) as error:
        find_region(typed)
    assert error.value.now and error.value.choices == ()
    assert len(error.value.message) < 250


@pytest.mark.parametrize(
    "typed, kind, member",
    [
        ("Noord-Brabant", "provincie", "Eindhoven"),
        ("Brabant", "provincie", "Eindhoven"),
        ("Friesland", "provincie", "Leeuwarden"),
        ("provincie Utrecht", "provincie", "Utrecht"),
        ("PV20", "provincie", "Groningen"),
        ("Twente", "COROP", "Enschede"),
        ("CR12", "COROP", "Enschede"),
        ("Nederland", "land", "Amsterdam"),
        ("NL01", "land", "Amsterdam"),
    ],
)
def test_a_larger_area_asks_for_a_municipality(typed, kind, member):
    with pytest.raises(UnknownRegionError, match=kind) as error:
        find_region(typed)
    assert error.value.choices[0] == member
    assert "Kies een gemeente" in error.value.now


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_a_municipality_or_a_sentence(text):
    try:
        assert find_region(text).code in REGIONS
    except NotFoundError as error:
        assert error.message
        for choice in error.choices:
            with contextlib.suppress(AmbiguousRegionError):  # a divided one answers with its parts
                find_region(choice)
    REGIONS.suggestions(text)


def test_every_name_in_every_spelling():
    for each in REGIONS:
        for name in (each.code, each.name, each.label, each.label.upper(), each.name.replace("-", " ")):
            assert find_region(name) is each


def test_a_region_is_its_own_name():
    weesp = find_region("Weesp")
    assert find_region(weesp) is weesp
    assert REGIONS["GM0363"] is REGIONS.find("Amsterdam")
    assert REGIONS["Amsterdam"].code == "GM0363"


def test_suggestions_begin_then_hold_then_resemble():
    labels = [label for _, label, _ in REGIONS.suggestions("haar", 20)]
    assert labels[:2] == ["Haarlem", "Haarlemmermeer"]
    assert REGIONS.suggestions("haag")[0] == ("GM0518", "Den Haag", "")
    assert REGIONS.suggestions("tillb")[0] == ("GM0855", "Tilburg", "")
    assert REGIONS.suggestions("") == []


@pytest.mark.parametrize(
    "typed, line",
    [
        ("weesp", ("GM0363", "Amsterdam", "Weesp, sinds 2022 Amsterdam")),
        ("skarster", ("GM1940", "De Fryske Marren", "Skarsterlân, tot 2014, nu De Fryske Marren")),
        ("ljou", ("GM0080", "Leeuwarden", "Ljouwert")),
        ("gravenh", ("GM0518", "Den Haag", "'s-Gravenhage")),
    ],
)
def test_suggestions_say_which_name_was_met(typed, line):
    assert REGIONS.suggestions(typed)[0] == line


def test_suggestions_for_a_divided_municipality_are_its_parts():
    found = REGIONS.suggestions("Haaren")
    assert {"Boxtel", "Oisterwijk", "Tilburg", "Vught"} <= {label for _, label, _ in found}
    assert "verdeeld over" in found[0][2]


def test_names_hold_every_name():
    spoken = {each.name: each for each in REGIONS.names()}
    assert spoken["Tilburg"].codes == ("GM0855",) and spoken["Tilburg"].since == ""
    assert spoken["Bergen"].codes == ("GM0373", "GM0893")
    assert spoken["Weesp"].since == "sinds 2022 Amsterdam"
    assert len(spoken["Haaren"].codes) == 4
    assert set(MERGERS["former_name"]) <= set(spoken) and {each.label for each in REGIONS} <= set(spoken)


def test_labels_are_unique():
    labels = pd.Series([each.label for each in REGIONS])
    assert len(labels) == 342 and labels.is_unique


def test_errors_are_ours():
    assert issubclass(UnknownRegionError, BwlabError) and issubclass(AmbiguousRegionError, BwlabError)
