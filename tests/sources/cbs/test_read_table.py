"""What comes back, and what travels to get it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from cbs_server import PAGE
from cbs_tables import make_table, recorded, recorded_folder
from hypothesis import given
from hypothesis import strategies as st

from bwlab.errors import CbsError
from bwlab.sources.cbs import Limits, describe_table, read_table, read_texts
from bwlab.sources.cbs.cells import read_figures, read_numbers

COLUMNS = ["region", "region_name", "period", "year", "measure", "unit", "value", "missing", "provisional"]
KWB, PERIODS, CRIME = "85618NED", "70072ned", "47018NED"


def test_the_frame_is_tidy_and_has_the_figures_of_the_table(cbs_server):
    table = cbs_server.table(PERIODS)
    found = read_table(PERIODS, measures=["Totale bevolking"], regions=["GM0855"], periods=[2019, 2020, 2021])
    assert list(found.columns) == COLUMNS
    assert found["region"].tolist() == ["GM0855"] * 3  # without padding
    assert found["region_name"].tolist() == ["Tilburg"] * 3
    assert found["period"].tolist() == ["2019JJ00", "2020JJ00", "2021JJ00"]
    assert found["year"].tolist() == [2019, 2020, 2021]
    assert set(found["unit"]) == {"aantal"}
    for row in found.itertuples():
        place = list(zip(table.keys["RegioS"], table.keys["Perioden"], strict=True)).index(("GM0855", row.period))
        reason = table.reasons[place, 0]
        assert row.missing == {0: "", 1: "unknown", 2: "secret", 3: "not applicable", 4: ""}[reason]
        expected = {0: table.values[place, 0], 4: 0.0}.get(reason, np.nan)
        assert row.value == expected or (np.isnan(row.value) and np.isnan(expected))
    assert found.attrs["source"] == "CBS StatLine, tabel 70072ned"
    assert found.attrs["sentence"] == "Deze cijfers zijn zojuist opgehaald."


def test_every_figure_of_a_whole_table_in_pages(cbs_server):
    table = cbs_server.table(PERIODS)
    found = read_table(PERIODS, limits=Limits(cells=4 * 500))
    assert len(cbs_server.asked("UntypedDataSet")) == -(-len(table) // 500)
    assert len(found) == table.values.size
    reasons = table.reasons.ravel()
    expected = np.where(reasons == 4, 0.0, np.where(reasons > 0, np.nan, table.values.ravel()))
    np.testing.assert_array_equal(found["value"].to_numpy(), expected)
    words = np.array(["", "unknown", "secret", "not applicable", ""])
    assert (found["missing"].astype(str).to_numpy() == words[reasons]).all()


def test_a_nil_is_a_zero_and_a_blank_never_is(cbs_server):
    found = read_table(PERIODS)
    table = cbs_server.table(PERIODS)
    assert (found["value"].to_numpy()[table.reasons.ravel() == 4] == 0).all()
    assert found.loc[found["missing"] != "", "value"].isna().all()
    assert found.loc[found["missing"] == "", "value"].notna().all()


@given(st.lists(st.sampled_from([".", "x", "-", "", "7", "-7.5"]), min_size=1, max_size=20), st.integers(1, 12))
def test_every_cell_is_a_figure_or_has_one_reason_whatever_the_padding(words, width):
    rows = [{"a_1": f"{word:>{width}}", "b_2": word} for word in words]
    values, reasons = read_figures(rows, ["a_1", "b_2"])
    figures = {"-": 0.0, "7": 7.0, "-7.5": -7.5}
    codes = {".": 1, "x": 2, "": 3}
    for word, line, codes_of_line in zip(words, values, reasons, strict=True):
        np.testing.assert_array_equal(line, figures.get(word, np.nan))
        assert (codes_of_line == codes.get(word, 0)).all()


@given(st.lists(st.tuples(st.integers(-(10**17), 10**17), st.integers(0, 6)), min_size=1))
def test_numbers_are_what_float_makes_of_them(given):
    texts = [f"{number / 10**decimals:>12.{decimals}f}" for number, decimals in given]
    values, is_number = read_numbers(np.array(texts, dtype="S"))
    assert is_number.all()
    assert values.tolist() == [float(text) for text in texts]


@given(st.text(alphabet=" -.0123456789x", max_size=9))
def test_what_float_does_not_read_is_no_number(text):
    values, is_number = read_numbers(np.array([text], dtype="S9"))
    try:
        expected = float(text)
    except ValueError:
        assert not is_number[0] and np.isnan(values[0])
    else:
        assert is_number[0] and values[0] == expected


@pytest.mark.parametrize("cell", ["1 234", "1,5", "veel", "12x", "5-"])
def test_what_is_neither_a_figure_nor_a_mark_is_refused(cell):
    with pytest.raises(ValueError, match="is geen getal"):
        read_figures([{"a_1": "  1"}, {"a_1": cell}], ["a_1"])


def test_a_sign_that_cbs_does_not_explain(cbs_server):
    values, reasons = read_figures([{"a_1": "   ^", "b_2": None}], ["a_1", "b_2"])
    assert np.isnan(values).all()
    assert reasons.tolist() == [[4, 3]]


def test_provisional_comes_from_the_period(cbs_server):
    found = read_table(PERIODS, regions="NL", periods=[2023, 2024, 2025], measures="Totale bevolking")
    assert found["provisional"].tolist() == [False, True, True]
    assert read_table(KWB, regions="NL", measures="Mannen")["provisional"].isna().all()  # CBS does not say


@pytest.mark.parametrize(("words", "expected"), [("Definitief.", False), ("De cijfers zijn voorlopig.", True)])
def test_provisional_comes_from_the_table_where_the_periods_are_silent(cbs_server, words, expected):
    table = cbs_server.add(make_table("10000NED", "Proef", [("GM0855", "Tilburg")], [("", "A", "x", 0)], year=2023))
    table.info["ShortDescription"] = f"Tekst.\n\nStatus van de cijfers:\n{words}\n\nWijzigingen: voorlopig geen."
    assert read_table("10000NED")["provisional"].tolist() == [expected]


def test_levels_and_parts_of_a_municipality(cbs_server):
    def regions(*asked):
        return read_table(KWB, regions=asked, measures="Mannen")["region"].tolist()

    assert regions("GM0855") == ["GM0855"]
    assert len(regions("GM")) == len(cbs_server.table(PERIODS).dimensions["RegioS"]) - 2
    assert regions("wk0855") == [f"WK0855{number:02}" for number in range(9)]
    assert {each[:6] for each in regions("BU0855")} == {"BU0855"}
    assert regions("NL", "GM0363") == ["NL00", "GM0363"]


def test_only_what_is_asked_for_travels(cbs_server):
    read_table(KWB, regions=["GM0855"], measures=["Aantal inwoners"])
    asked = {each.name: each for each in cbs_server.calls}
    assert set(asked) == {"TableInfos", "DataProperties", "WijkenEnBuurten", "UntypedDataSet"}  # figures and reasons in one
    assert asked["UntypedDataSet"].query["$select"] == "WijkenEnBuurten,AantalInwoners_5"
    assert asked["WijkenEnBuurten"].bytes < 300
    assert asked["UntypedDataSet"].bytes < 300


def test_figures_and_reasons_come_in_one_call(cbs_server):
    table = make_table("10000NED", "Proef", [("GM0855", "Tilburg")], [("", "A", "x", 0), ("", "B", "x", 1)], year=2023)
    table.reasons[:] = [[0, 2]]
    cbs_server.add(table)
    found = read_table("10000NED")
    assert found["missing"].tolist() == ["", "secret"]
    assert [each.query["$select"] for each in cbs_server.asked("UntypedDataSet")] == ["RegioS,A_1,B_2"]
    assert not cbs_server.asked("TypedDataSet")


def test_many_regions_become_several_short_filters(cbs_server):
    codes = [row["Key"].strip() for row in cbs_server.table(PERIODS).dimensions["RegioS"]][2:47]
    found = read_table(PERIODS, regions=codes, periods=2021, measures="Totale bevolking")
    assert sorted(found["region"]) == sorted(codes)
    filters = [each.query["$filter"] for each in cbs_server.asked("UntypedDataSet")]
    assert len(filters) == 3
    assert max(map(len, filters)) < 1_200


def test_the_year_is_the_annual_figure_and_a_quarter_goes_by_its_key(cbs_server):
    found = read_table(PERIODS, regions="NL01", periods=[2024, "2024KW01"], measures="Totale bevolking")
    assert found["period"].tolist() == ["2024KW01", "2024JJ00"]
    assert found["year"].tolist() == [2024, 2024]


def test_another_dimension_is_filtered_by_its_padded_key_and_gets_a_column(cbs_server):
    one = read_table(CRIME, regions="GM0855", periods=2024, where={"Soort misdrijf": "Totaal misdrijven"})
    assert list(one.columns) == [*COLUMNS, "Soort misdrijf"]
    assert one["Soort misdrijf"].tolist() == ["Totaal misdrijven"]
    assert "eq '0.0.0   '" in cbs_server.asked("UntypedDataSet")[0].query["$filter"]
    both = read_table(CRIME, regions="GM0855", periods=2024)
    assert len(both) == 2


def test_the_other_catalogue_is_asked_at_the_given_address_and_named(cbs_server):
    found = read_table(CRIME, regions="GM0855", catalogue="dataderden.cbs.nl")
    assert found.attrs["source"] == "CBS StatLine, tabel 47018NED (dataderden.cbs.nl)"
    assert cbs_server.calls


def test_texts(cbs_server):
    found = read_texts("85385NED", regions="GM0855")
    assert found[["region", "year", "measure", "text"]].values.tolist() == [
        ["GM0855", 2023, "Code", "PV30"],
        ["GM0855", 2023, "Naam", "Noord-Brabant"],
    ]
    with pytest.raises(CbsError, match="geen getal maar tekst"):
        read_table("85385NED", measures="Naam")


def test_a_title_that_occurs_twice_needs_its_group(cbs_server):
    with pytest.raises(CbsError, match="staat 2 keer") as caught:
        read_table(KWB, measures="Huurwoning")
    for name in caught.value.choices:
        assert read_table(KWB, measures=name, regions="GM0855")["measure"].tolist() == [name]


def test_all_measures_have_names_of_their_own(cbs_server):
    layout = describe_table(KWB)
    names = [layout.name(each) for each in layout.choose(None)]
    assert len(names) == len(set(names)) == 100
    assert [layout.choose([name])[0].column for name in names] == [each.column for each in layout.measures]


def test_column_numbers_may_shift_between_editions(cbs_server):
    regions, topics = [("GM0855", "Tilburg")], [("", "Aantal inwoners", "aantal", 0)]
    for year, first in ((2022, 5), (2023, 9)):
        cbs_server.add(make_table(f"1{year}NED", "Proef", regions, topics, year=year, first_column=first, blanks=0))
        assert read_table(f"1{year}NED", measures="Aantal inwoners")["value"].notna().all()


def test_the_servers_own_pages_are_followed(cbs_server):
    cbs_server.page = 100  # fewer than we ask for: cbsodata follows odata.nextLink
    table = cbs_server.table(PERIODS)
    assert len(read_table(PERIODS)) == table.values.size
    assert len(cbs_server.asked("UntypedDataSet")) == -(-len(table) // 100)


def test_a_table_of_exactly_one_page(cbs_server):
    cbs_server.add(make_table("10000NED", "Proef", [(f"GM{n:04}", str(n)) for n in range(100)], [("", "A", "x", 0)], year=2023))
    assert len(read_table("10000NED", limits=Limits(cells=300))) == 100


def test_the_names_of_a_whole_table_come_in_pages_too(cbs_server):
    assert PAGE < len(cbs_server.table(KWB)) == read_table(KWB, measures="Mannen")["region"].nunique()


def test_cbsodata_of_the_user_is_left_alone(cbs_server):
    import logging

    import cbsodata
    import requests

    before = (cbsodata.options.use_https, cbsodata.options.catalog_url, dict(cbsodata.options.requests))
    handlers = list(logging.getLogger().handlers)
    read_table(PERIODS, regions="NL", periods=2021)
    assert (cbsodata.options.use_https, cbsodata.options.catalog_url, dict(cbsodata.options.requests)) == before
    assert cbsodata.cbsodata3.Session is requests.Session
    assert logging.getLogger().handlers == handlers


def test_one_progress_bar(cbs_server, capsys):
    read_table(PERIODS, regions="GM", progress=True, limits=Limits(cells=2_000))
    assert "CBS 70072ned" in capsys.readouterr().err
    read_table(PERIODS, regions="PV", progress=False)
    assert capsys.readouterr().err == ""


def test_the_recorded_table(cbs_server):
    if recorded_folder() is None:
        pytest.skip("de opgenomen tabel ligt niet naast de map")
    found = read_table("84799NED", regions="GM", measures=["Aantal inwoners", "Aantal inkomensontvangers"])
    by_measure = dict(tuple(found.groupby("measure", observed=True)))
    table = recorded()
    assert len(by_measure["Aantal inwoners"]) == len(table) - 1
    tilburg = by_measure["Aantal inwoners"].set_index("region").loc["GM0855"]
    place = table.keys["WijkenEnBuurten"].index("GM0855    ")
    assert tilburg["value"] == table.values[place, 0]
    assert tilburg["year"] == 2020
    empty = by_measure["Aantal inkomensontvangers"]
    assert empty["value"].isna().all()
    assert set(empty["missing"]) == {"unknown"}
    whole = read_table("84799NED")
    assert len(whole) == len(table) * table.values.shape[1]
    assert isinstance(whole["region"].dtype, pd.CategoricalDtype)
