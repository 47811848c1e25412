"""Every question to the monitor, for ordinary and for awkward municipalities."""

import numpy as np
import pandas as pd
import pytest
from test_catalogue import ROW, dictionary

from bwlab import find_region, open_monitor
from bwlab.errors import UnknownIndicatorError, UnknownRegionError, UnknownYearError
from bwlab.monitor import Monitor
from bwlab.sources.snapshot import Snapshot

MONITOR = open_monitor()
TABLE = MONITOR.snapshot.observations
AWKWARD = [
    "Vlieland",
    "Losser",
    "Rozendaal",
    "Voorne aan Zee",
    "Texel",
    "Eemsdelta",
    "Weesp",
    "Súdwest-Fryslân",
]
POSITION = [
    "region",
    "indicator",
    "name",
    "theme",
    "dimension",
    "direction",
    "unit_short",
    "decimals",
    "year",
    "value",
    "origin",
    "provisional",
    "rank",
    "tied",
    "n",
    "size",
    "quartile",
    "place",
    "place_all",
    "n_all",
    "median",
    "distance",
    "missing",
    "why",
    "newest_year",
]


def tiny() -> Monitor:
    """Six municipalities and four indicators whose answers can be worked out by hand."""
    codes = [f"GM000{n}" for n in range(1, 7)]
    regions = pd.DataFrame({"region": codes, "name": list("ABCDEF"), "label": list("ABCDEF")})
    regions = regions.assign(corop="CR01", corop_name="Streek", province="PV20", province_name="Provincie")
    regions = regions.assign(x_km=1.0, y_km=2.0, land_km2=3.0, population_year=2026)
    regions["population"] = [1000, 1100, 1000, 50_000, 60_000, 1050]
    regions["urbanisation"] = pd.array([5, 5, 5, 2, 1, None], dtype="Int64")
    rows = [("straat", code, 2020, float(n)) for n, code in enumerate(codes[:5])]
    rows += [("straat", codes[0], 2018, 9.0), ("straat", codes[5], 2018, 1.0)]
    rows += [("enquete", codes[0], 2020, 50.0)]
    rows += [("reeks", codes[0], year, year * 2.0 + year % 2) for year in range(2013, 2023)]
    rows += [("NL", "NL01", 2020, 1.0)]
    table = pd.DataFrame(rows, columns=["indicator", "region", "year", "value"])
    table = table.assign(origin="published", provisional=table["year"] == 2022)
    table.loc[table["year"] == 2018, "origin"] = "recovered"
    table = table.astype(dict.fromkeys(("region", "indicator", "origin"), "category"))
    survey = {"name": "Enquête", "kind": "enquête", "source": "CBS"}
    rows = dictionary(
        straat=ROW | {"direction": 1, "breaks": []},
        enquete=ROW | survey,
        reeks=ROW | {"name": "Reeks", "direction": -1, "breaks": []},
        breuk=ROW | {"name": "Breuk", "direction": -1, "in_foto": False, "foto_why": "x"},
    )
    gaps = pd.DataFrame([("GM0002", "enquete", "borders", "De grens is veranderd.")])
    gaps.columns = ["region", "indicator", "reason", "explanation"]
    empty = pd.DataFrame({"region": [], "alias": []})
    mergers = pd.DataFrame(columns=["year", "former_region", "former_name", "region", "kind"])
    neighbours = pd.DataFrame({"region": ["GM0001"], "neighbour": ["GM0002"]})
    return Monitor(Snapshot(None, "1", {}, rows, table, regions, neighbours, mergers, empty, gaps))


TINY = tiny()


# values and series


def test_values_are_the_table():
    found = MONITOR.values("Tilburg", "tevredenheid_leven", [2020, 2022])
    assert list(found) == ["region", "indicator", "year", "value", "origin", "provisional"]
    assert [str(each) for each in found.dtypes] == ["str", "str", "int64", "float64", "str", "bool"]
    assert found["year"].tolist() == [2020, 2022]
    everything = MONITOR.values()
    assert set(everything["region"]) == {each.code for each in MONITOR.regions}
    assert len(everything) == TABLE["region"].isin(everything["region"]).sum()


def test_values_take_one_or_more():
    by_name = MONITOR.values(["Weesp", find_region("Den Haag")], ["woz", "Koopwoningen"], range(2021, 2023))
    assert set(by_name["region"]) == {"GM0363", "GM0518"}
    assert set(by_name["indicator"]) == {"woz", "koopwoningen"}
    assert len(MONITOR.values(years=np.int64(2022))) == len(MONITOR.values(years=2022)) > 0


def test_provinces_only_when_asked_for():
    assert set(MONITOR.values("NL01")["indicator"]) == {"verkoopprijs_woning"}
    assert not MONITOR.values(indicator="verkoopprijs_woning")["region"].isin(["NL01", "PV30"]).any()
    with pytest.raises(UnknownRegionError, match="land"):
        MONITOR.values("Nederland")


def test_unknown_years_give_the_nearest():
    with pytest.raises(UnknownYearError, match="2020, 2021 en 2022") as error:
        MONITOR.values("Tilburg", "tevredenheid_leven", 2030)
    assert error.value.choices == ("2020", "2021", "2022")
    with pytest.raises(UnknownYearError):
        MONITOR.values(years=1900)


def test_series_are_cut_at_breaks():
    table = TINY.snapshot.observations.copy()
    table["indicator"] = table["indicator"].cat.rename_categories({"straat": "breuk", "NL": "straat"})
    broken = Monitor(
        Snapshot(
            **{**vars(TINY.snapshot), "observations": table}
        )  # the same figures under a name with breaks
    ).series("breuk")
    assert list(broken) == ["region", "label", "year", "value", "origin", "provisional", "segment"]
    assert broken.groupby("year")["segment"].unique().map(list).to_dict() == {2018: [1], 2020: [2]}


# position


def test_position_columns_and_types():
    found = MONITOR.position("Tilburg")
    assert list(found) == POSITION
    assert found["indicator"].tolist() == list(MONITOR.catalogue.foto)
    for name in ("year", "rank", "quartile", "newest_year"):
        assert found[name].dtype == "Int64"
    assert found["tied"].dtype == bool and found["provisional"].dtype == bool
    assert found.attrs["group"] == "alle gemeenten"


def test_position_by_hand():
    found = TINY.position("B", indicators="straat").iloc[0]
    assert (found["year"], found["value"], found["rank"], found["n"], found["size"]) == (2020, 1.0, 4, 5, 6)
    assert (found["median"], found["distance"], found["quartile"]) == (2.0, -1.0, 3)
    assert (found["place"], found["missing"], found["why"]) == (0.25, "", "")
    peers = TINY.position("B", peers=["A", "C"], indicators="straat").iloc[0]
    assert (peers["rank"], peers["n"], peers["size"], peers["place"]) == (2, 3, 3, 0.5)
    assert pd.isna(peers["quartile"])
    assert (peers["place_all"], peers["n_all"]) == (0.25, 5)


def test_position_uses_the_own_latest_year():
    found = TINY.position("F", indicators="straat").iloc[0]
    assert (found["year"], found["newest_year"], found["value"], found["n"]) == (2018, 2020, 1.0, 2)
    assert (found["rank"], found["origin"]) == (2, "recovered")


def test_position_without_a_figure():
    found = TINY.position("F", indicators="reeks").iloc[0]
    assert pd.isna(found["year"]) and np.isnan(found["value"]) and pd.isna(found["rank"])
    assert pd.isna(found["quartile"]) and np.isnan(found["place"]) and np.isnan(found["distance"])
    assert (found["n"], found["median"], found["newest_year"]) == (1, 4044.0, 2022)
    assert (found["missing"], found["origin"]) == ("not_published", "") and found["why"]


def test_position_of_an_indicator_without_any_figure():
    found = TINY.position("A", indicators="breuk").iloc[0]
    assert pd.isna(found["newest_year"]) and found["n"] == 0 and found["missing"] == "not_published"


def test_a_neutral_indicator_is_ranked_from_high_to_low_without_quartile():
    found = MONITOR.position("Tilburg", indicators=["woz"]).iloc[0]
    values = MONITOR.values(indicator="woz", years=int(found["year"]))["value"]
    assert found["direction"] == 0 and pd.isna(found["quartile"])
    assert found["rank"] == (values > found["value"]).sum() + 1


@pytest.mark.parametrize("name", ["Tilburg", "Vlieland", "Rozendaal", "Amsterdam"])
def test_position_agrees_with_pandas(name):
    code = find_region(name).code
    for row in MONITOR.position(name).itertuples():
        year = row.newest_year if row.missing else row.year
        values = MONITOR.values(indicator=row.indicator, years=int(year)).set_index("region")["value"]
        assert (row.n, row.n_all) == (len(values), len(values))
        assert row.median == pytest.approx(values.median())
        if row.missing:
            assert code not in values.index
            continue
        ascending = row.direction == -1
        assert row.value == values[code]
        assert row.rank == values.rank(method="min", ascending=ascending)[code]
        assert row.tied == ((values == row.value).sum() > 1)
        middle = values.rank(ascending=ascending)[code]
        assert row.place == pytest.approx((len(values) - middle) / (len(values) - 1))


def test_peers_may_be_a_frame_or_any_names():
    frame = MONITOR.peers("Tilburg")
    one = MONITOR.position("Tilburg", frame)
    two = MONITOR.position("Tilburg", [*frame["region"], "Tilburg"])  # oneself twice counts once
    three = MONITOR.position("GM0855", (find_region(code) for code in frame["region"]))
    pd.testing.assert_frame_equal(one, two)
    pd.testing.assert_frame_equal(one, three)
    assert set(one["size"]) == {21}
    assert one.attrs["group"] == frame.attrs["sentence"]


def test_position_alone():
    found = TINY.position("B", peers=[], indicators="straat").iloc[0]
    assert (found["rank"], found["n"], found["size"]) == (1, 1, 1) and np.isnan(found["place"])


def test_no_indicators_is_an_empty_frame():
    assert list(MONITOR.position("Tilburg", indicators=[])) == POSITION


def test_finance_stays_out_of_the_foto():
    assert not set(MONITOR.position("Tilburg")["indicator"]) & set(MONITOR.catalogue.finance)
    found = MONITOR.position("Tilburg", indicators=MONITOR.catalogue.finance)
    assert found["value"].notna().all()


# ranking


def test_ranking_by_hand():
    found = TINY.ranking("straat")
    assert list(found) == ["region", "label", "value", "origin", "provisional", "rank", "tied", "place"]
    assert set(found["origin"]) == {"published"} and not found["provisional"].any()
    assert found["label"].tolist() == list("EDCBA") and found["rank"].tolist() == [1, 2, 3, 4, 5]
    assert found.attrs == {"indicator": "straat", "year": 2020, "group": "alle gemeenten"}
    assert TINY.ranking("straat", 2018)["label"].tolist() == ["A", "F"]
    assert set(TINY.ranking("straat", 2018)["origin"]) == {"recovered"}
    assert TINY.ranking("reeks")["provisional"].all()
    assert TINY.ranking("straat", peers=["A", "C"], region="B")["label"].tolist() == ["C", "B", "A"]


def test_ranking_agrees_with_position():
    for row in MONITOR.position("Tilburg").itertuples():
        found = MONITOR.ranking(row.indicator, int(row.year)).set_index("region").loc["GM0855"]
        assert (found["rank"], found["tied"], found["value"]) == (row.rank, row.tied, row.value)
        assert found["place"] == pytest.approx(row.place)


def test_ranking_of_a_year_or_indicator_without_figures():
    with pytest.raises(UnknownYearError, match="2018 en 2020"):
        TINY.ranking("straat", 2019)
    with pytest.raises(UnknownYearError):
        TINY.ranking("breuk")
    with pytest.raises(UnknownIndicatorError):
        MONITOR.ranking("tevredenheid_levn")


# trend


def test_trend_by_hand():
    found = TINY.trend("A").set_index("indicator")
    row = found.loc["reeks"]
    assert (row["first_year"], row["last_year"], row["points"]) == (2015, 2022, 8)
    assert row["low"] < row["slope"] < row["high"] and row["slope"] == pytest.approx(2, abs=0.1)
    assert (row["direction"], row["welfare"]) == ("stijgt", -1)
    assert "eigen reconstructie" in row["why"]


def test_trend_says_why_there_is_no_judgement():
    found = TINY.trend("A").set_index("indicator")
    assert found.loc["straat", "direction"] == "nog geen oordeel"
    assert found.loc["straat", "why"] == (
        "Van 2013 tot en met 2020 zijn er 2 metingen. Voor een oordeel zijn er minstens 5 nodig."
    )
    assert found.loc["enquete", "why"].startswith("Van 2013 tot en met 2020 is er één meting.")
    assert TINY.trend("B", "reeks")["why"].item() == "Van 2015 tot en met 2022 is er geen cijfer."
    assert TINY.trend("B", "breuk")["why"].item() == "Er is nog geen cijfer."
    assert found["welfare"].isna()["straat"]


def test_trend_does_not_cross_a_break():
    rows = TINY.snapshot.indicators
    broken = {"year": 2020, "why": "Andere vraag."}
    series = rows["indicator"]["reeks"] | {"breaks": [broken]}
    rows = {**rows, "indicator": {**rows["indicator"], "reeks": series}}
    found = Monitor(Snapshot(**{**vars(TINY.snapshot), "indicators": rows})).trend("A", "reeks").iloc[0]
    assert (found["first_year"], found["points"], found["direction"]) == (2020, 3, "nog geen oordeel")
    assert found["why"] == (
        "In 2020 veranderde de meting (Andere vraag); sindsdien zijn er 3 metingen. "
        "Voor een oordeel zijn er minstens 5 nodig."
    )


def test_trend_columns():
    found = MONITOR.trend("Tilburg")
    names = [
        "indicator",
        "name",
        "first_year",
        "last_year",
        "points",
        "slope",
        "low",
        "high",
        "direction",
        "welfare",
        "why",
    ]
    assert list(found) == names
    assert found["indicator"].tolist() == list(MONITOR.catalogue.foto)
    judged = found[found["direction"] != "nog geen oordeel"].set_index("indicator")
    assert (judged["points"] >= 5).all() and (judged["points"] <= 8).all()
    for code, row in judged.iterrows():
        direction = MONITOR.catalogue[code].direction
        expected = {"stijgt": 1, "daalt": -1}.get(row["direction"], 0) * direction
        assert pd.isna(row["welfare"]) if direction == 0 else row["welfare"] == expected
    assert found.loc[found["direction"] == "nog geen oordeel", "slope"].isna().all()


# coverage and missing


def test_coverage():
    found = MONITOR.coverage().set_index("indicator")
    assert found.index.tolist() == list(MONITOR.catalogue.codes)
    gm = TABLE[TABLE["region"].isin([each.code for each in MONITOR.regions])]
    for code, rows in gm.groupby("indicator"):
        row = found.loc[code]
        assert (row["first_year"], row["newest_year"]) == (rows["year"].min(), rows["year"].max())
        assert row["years"] == rows["year"].nunique() and row["n_ever"] == rows["region"].nunique()
        assert row["n"] == (rows["year"] == rows["year"].max()).sum() and row["size"] == 342
        assert row["recovered"] == pytest.approx((rows["origin"] == "recovered").mean())
    assert TINY.coverage().set_index("indicator").loc["breuk", "n"] == 0


def test_missing_gives_a_known_reason_first():
    found = TINY.missing("B").set_index("indicator")
    assert found.loc["enquete", ["reason", "why"]].tolist() == ["borders", "De grens is veranderd."]
    assert found.loc["reeks", "reason"] == "not_published"


def test_missing_never_claims_an_unknown_cause():
    found = TINY.missing("C").set_index("indicator")
    assert "te weinig antwoorden" in found.loc["enquete", "why"]
    assert found.loc["enquete", "why"].startswith("Voor deze gemeente staat er geen cijfer in onze tabel.")
    assert "weten we niet" in found.loc["reeks", "why"]
    assert "antwoorden" not in found.loc["reeks", "why"]


def test_missing_and_position_agree():
    found = MONITOR.missing("Vlieland")
    assert list(found) == ["indicator", "name", "theme", "in_foto", "reason", "why"]
    foto = MONITOR.position("Vlieland")
    blank = foto[foto["missing"] != ""]
    assert blank["indicator"].tolist() == found.loc[found["in_foto"], "indicator"].tolist()
    assert blank["why"].tolist() == found.loc[found["in_foto"], "why"].tolist()
    assert blank["why"].str.len().gt(20).all()


def test_a_real_zero_is_no_blank():
    zero = MONITOR.values(indicator="windstroom_op_land_per_inwoner").query("value == 0")
    assert len(zero) > 50
    found = MONITOR.position(zero["region"].iloc[0], indicators="windstroom_op_land_per_inwoner").iloc[0]
    assert found["value"] == 0 and found["missing"] == "" and found["tied"]


# awkward municipalities and asking twice


@pytest.mark.parametrize("name", AWKWARD)
def test_every_verb_works(name):
    for by in ("alike", "corop", "province", "neighbours", "chosen"):
        peers = MONITOR.peers(name, by)
        found = MONITOR.position(name, peers)
        assert len(found) == len(MONITOR.catalogue.foto) and set(found["size"]) == {len(peers) + 1}
        assert (found["n"] <= found["size"]).all()
        blank = found["missing"] != ""
        assert (found["value"].isna() == blank).all() and (found["why"].ne("") == blank).all()
        assert found.loc[~blank, "rank"].between(1, found.loc[~blank, "n"]).all()
    assert len(MONITOR.trend(name)) == len(MONITOR.catalogue.foto)
    assert len(MONITOR.missing(name)) + MONITOR.values(name)["indicator"].nunique() == len(MONITOR.catalogue)


def test_opened_once():
    assert open_monitor() is open_monitor()
    assert MONITOR.edition == MONITOR.snapshot.edition


def test_a_frame_may_be_changed_without_harm():
    first = MONITOR.position("Tilburg")
    first["value"] = 0.0
    values = MONITOR.values("Tilburg")
    values["value"] = 0.0
    assert MONITOR.position("Tilburg")["value"].ne(0).any() and MONITOR.values("Tilburg")["value"].ne(0).any()
