"""Municipal money: blanks that stay blank and say why, peers of the same year, amounts below zero as they are."""

from __future__ import annotations

import numpy as np
import pytest

from bwlab import open_monitor
from bwlab.monitor import finance
from bwlab.monitor.finance import ACCOUNTS, BUDGET, FIELDS, field_of

MONITOR = open_monitor()


def test_own_figures_are_those_of_the_table():
    found = finance.fields(MONITOR, "Tilburg")
    row = found[(found["year"] == 2026) & (found["report"] == BUDGET) & (found["field"] == "sociaal_domein")].iloc[0]
    table = MONITOR.snapshot.table("finance_fields.csv.gz")
    source = table[(table["region"] == "GM0855") & (table["year"] == 2026) & (table["field"] == "sociaal_domein")].iloc[0]
    assert (row.euros, row.keur, row.population) == (source.expenditure_per_inhabitant_eur, source.expenditure_keur, source.population)
    assert row["name"] == "Sociaal domein" and set(found["field"]) == set(FIELDS)


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee"])
def test_the_fields_come_to_the_total_of_the_year(label):
    found, whole = finance.fields(MONITOR, label), finance.totals(MONITOR, label).set_index(["report", "year"])["expenditure"]
    sums = found.groupby(["report", "year"])["keur"].sum()
    assert np.allclose(sums, whole.reindex(sums.index), atol=0.5) and len(sums) == len(whole)


def test_nothing_from_before_a_merger_and_the_reason_is_given():
    assert finance.own_years(MONITOR, "Voorne aan Zee", BUDGET) == [2024, 2025, 2026]
    assert finance.amounts(MONITOR, "Voorne aan Zee", 2022, BUDGET).empty
    series = finance.over_years(MONITOR, "Voorne aan Zee", "sociaal_domein")
    assert series[BUDGET].isna().sum() == 7 and not (series[BUDGET] == 0).any()
    why = finance.why_blank(MONITOR, "Voorne aan Zee", 2020, BUDGET)
    assert "bestaat in deze vorm sinds 2023" in why and "Brielle, Hellevoetsluis en Westvoorne" in why
    assert "jaar van de herindeling" in finance.why_blank(MONITOR, "Voorne aan Zee", 2023, BUDGET)
    assert finance.why_blank(MONITOR, "Voorne aan Zee", 2024, BUDGET) == ""


def test_a_border_within_a_series_is_named():
    assert finance.border_breaks(MONITOR, "Amsterdam") == [(2022, ["Weesp"])]
    assert finance.border_breaks(MONITOR, "Voorne aan Zee") == [] and finance.merged_in(MONITOR, "Voorne aan Zee")[0][0] == 2023
    assert finance.border_breaks(MONITOR, "Rozendaal") == []


def test_accounts_come_later_and_an_absent_report_has_no_reason():
    assert "ruim na het jaar" in finance.why_blank(MONITOR, "Tilburg", 2026, ACCOUNTS)
    assert "weten we niet" in finance.why_blank(MONITOR, "Vijfheerenlanden", 2023, ACCOUNTS)


def test_peers_are_counted_with_a_figure_and_without_the_own_municipality():
    peers = list(MONITOR.peers("Tilburg")["region"])
    rows = finance.beside(MONITOR, "Tilburg", 2026, BUDGET, [*peers, "GM0855"]).set_index("field")
    table = MONITOR.snapshot.table("finance_fields.csv.gz")
    there = table[(table["year"] == 2026) & (table["report"] == BUDGET) & (table["field"] == "economie") & table["region"].isin(peers)]
    assert rows.at["economie", "median"] == pytest.approx(there["expenditure_per_inhabitant_eur"].median())
    assert rows.at["economie", "n"] == len(there) and rows.at["economie", "size"] == len(peers) == 20


def test_new_peers_count_only_in_the_years_they_have():
    rows = finance.beside(MONITOR, "Tilburg", 2018, BUDGET, ["GM1992", "GM1980", "GM0518", "GM0363"])
    assert set(rows["n"]) == {2} and rows["median"].isna().all(), "two municipalities are no median"


def test_an_amount_below_zero_stays_below_zero():
    table = MONITOR.snapshot.table("finance_fields.csv.gz")
    below = table[(table["expenditure_keur"] < 0) & table["region"].isin([each.code for each in MONITOR.regions])].iloc[0]
    found = finance.fields(MONITOR, below.region)
    row = found[(found["year"] == below.year) & (found["report"] == below.report) & (found["field"] == below.field)].iloc[0]
    assert row.keur == below.expenditure_keur < 0


def test_every_municipality_has_a_newest_budget():
    assert all(finance.newest(MONITOR, region, BUDGET) == 2026 for region in MONITOR.regions)


@pytest.mark.parametrize(
    ("text", "field"),
    [("6.1 Samenkracht", "sociaal_domein"), ("0", "bestuur_en_ondersteuning"), ("Onderwijs", "onderwijs"), ("sport", "sport_cultuur_recreatie"), ("SOCIAAL DOMEIN", "sociaal_domein"), ("12 iets", ""), ("9", ""), ("", ""), (None, ""), ("leefbaarheid", "")],
)
def test_a_main_field_is_known_by_code_or_name(text, field):
    assert field_of(text) == field
