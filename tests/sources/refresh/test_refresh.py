"""``bwlab refresh`` against the loopback server: what changed is said, and the last good figures always stay."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import threading

import numpy as np
import pandas as pd
import pytest
from cbs_tables import recorded_folder
from refresh_tables import files, manifest, rename, set_value

from bwlab import places
from bwlab.__main__ import main
from bwlab.app.refresh import opens
from bwlab.errors import CbsError, NotFoundError, SourceError
from bwlab.monitor import Monitor, open_monitor
from bwlab.sources.editions import listed, undo
from bwlab.sources.refresh import MAPPINGS, SEEN, Gathered, compare, look, plan, put_in_use, refresh
from bwlab.sources.refresh.caution import BORDER_JUMP, jumps
from bwlab.sources.refresh.mappings import RECORDED, TITLES_SEEN
from bwlab.sources.snapshot import open_snapshot, problems

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def go(quick):
    """A refresh that says yes."""
    return lambda only=None, **more: refresh(
        lambda _: True, only, **({"today": TODAY, "check": opens, "fresh": True, "limits": quick} | more)
    )


def value(monitor: Monitor, region: str, indicator: str, year: int) -> float:
    return float(monitor.values(region, indicator=indicator, years=[year])["value"].iloc[0])


def said(changes, start: str) -> list[str]:
    return [line for line in changes.sentences if line.startswith(start)]


def test_nothing_new_is_no_new_edition(statline, go):
    statline.neighbourhoods(2021)
    statline.prices()
    outcome = go(["85039NED", "83625NED"])
    assert not outcome.changes.anything and outcome.edition is None
    assert outcome.changes.observations.shape == statline.shipped.observations.shape
    assert places.data_dir() == places.shipped_dir()


def test_a_new_year_and_a_revised_value_make_a_new_edition(statline, go):
    statline.neighbourhoods(2023, source=2022)
    table = statline.neighbourhoods(2024)
    former = set_value(table, "GM0855", "Gemiddelde WOZ-waarde van woningen", 999)
    outcome = go(["85618NED", "85984NED"])
    new = outcome.changes.new
    assert {("woz", 2023), ("koopwoningen", 2023)} <= set(zip(new["indicator"], new["year"], strict=True))
    revised = outcome.changes.revised
    assert revised[["indicator", "year", "n", "label", "old", "new"]].values.tolist() == [
        ["woz", 2024, 1, "Tilburg", former, 999]
    ]
    line = said(outcome.changes, "Herzien")[0]
    assert "Gemiddelde WOZ-waarde 2024, 1 cijfer; het meest Tilburg van" in line and line.endswith("naar 999.")

    assert outcome.edition.edition == "2026.1+20261121" and not problems(outcome.edition.folder)
    monitor = open_monitor()
    assert monitor.edition == "2026.1+20261121"
    assert value(monitor, "Tilburg", "woz", 2024) == 999
    assert monitor.values("Tilburg", indicator="woz", years=[2023])["origin"].astype(str).item() == "published"
    assert "StatLine 85618NED" in monitor.catalogue["woz"].source
    assert "85618NED, opgehaald op" in (outcome.edition.folder / "HERKOMST.md").read_text("utf-8")


def test_nothing_that_was_there_is_dropped(statline, go, shipped):
    statline.neighbourhoods(2023, source=2022)
    after = go(["85618NED"]).changes.observations
    key = ["region", "indicator", "year", "value", "origin", "provisional"]
    before = shipped.observations.astype({"region": str, "indicator": str, "origin": str})
    assert len(before.merge(after, on=key)) == len(before)
    assert set(map(tuple, after[after["origin"] == "recovered"][key].values)) == set(
        map(tuple, before[before["origin"] == "recovered"][key].values)
    )
    assert not after.duplicated(["region", "indicator", "year"]).any()


def test_only_what_changed_is_another_file(statline, go, shipped):
    statline.neighbourhoods(2023, source=2022)
    folder = go(["85618NED"]).edition.folder
    old, new = files(shipped.folder), files(folder)
    changed = {name for name in new if new[name] != old.get(name)}
    assert changed <= {"observations.csv.gz", "indicators.toml", "manifest.json", "HERKOMST.md", "gaps.csv"}
    assert set(new) == set(manifest(shipped.folder)["files"]) | {"manifest.json"}


def test_step_one_runs_on_a_new_edition(statline, go, monkeypatch, tmp_path):
    statline.neighbourhoods(2023, source=2022)
    go(["85618NED"])
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path / "werkmap"))
    monkeypatch.setenv("BWLAB_PAGES", "1")
    monkeypatch.setenv("BWLAB_GEMEENTE", "Tilburg")
    from bwlab import start
    from bwlab.widgets import guard

    monkeypatch.setattr(guard, "_recorded", [])
    lesson = start("stap_01", today=TODAY)
    assert lesson.monitor.edition == "2026.1+20261121"
    for part in ("predict", "foto", "closer", "expect", "blanks", "recognise", "limits", "challenges"):
        getattr(lesson, part)()
    assert not guard.recorded_errors()


def test_rounding_is_no_revision(statline, go):
    table = statline.neighbourhoods(2021)
    column = [each["Title"] for each in table.topics].index("Gemiddelde WOZ-waarde van woningen")
    table.values[:, column] += np.linspace(-0.4, 0.4, len(table))
    next(each for each in table.topics if each["Title"].startswith("Gemiddelde WOZ"))["Decimals"] = 2
    assert not go(["85039NED"]).changes.anything


def test_another_unit_is_harmonised_and_a_strange_one_is_not_taken(statline, go):
    table = statline.neighbourhoods(2021)
    topics = {each["Title"]: each for each in table.topics}
    column = list(topics).index("Gemiddelde WOZ-waarde van woningen")
    table.values[:, column] *= 1000
    topics["Gemiddelde WOZ-waarde van woningen"]["Unit"] = "euro"
    topics["Koopwoningen"]["Unit"] = "aantal"
    outcome = go(["85039NED"])
    assert not outcome.changes.anything
    assert any("'Koopwoningen' in tabel 85039NED heeft eenheid 'aantal'" in line for line in said(outcome.changes, "Niet"))


def test_impossible_values_are_not_taken(statline, go):
    table = statline.neighbourhoods(2021)
    set_value(table, "GM0855", "Koopwoningen", 660)
    changes = go(["85039NED"]).changes
    assert not changes.anything
    assert any("waarden die niet kunnen" in each.why for each in changes.refused if each.indicator == "koopwoningen")


def test_another_definition_is_never_joined(statline, go):
    table = statline.neighbourhoods(2021)
    column = [each["Title"] for each in table.topics].index("Gemiddelde WOZ-waarde van woningen")
    table.values[:, column] *= 1.5
    changes = go(["85039NED"]).changes
    assert not changes.anything
    assert "de helft wijkt 50 procent of meer af" in next(each.why for each in changes.refused if each.indicator == "woz")


def test_a_renamed_title_is_reported_with_the_nearest_and_the_rest_goes_on(statline, go):
    table = statline.neighbourhoods(2023, source=2022)
    rename(table, "Koopwoningen", "Koopwoningen totaal")
    changes = go(["85618NED"]).changes
    refused = {each.indicator: each for each in changes.refused}
    assert refused["koopwoningen"].choices == ("Koopwoningen totaal",)
    assert any(line.startswith("Niet overgenomen: Koopwoningen.") and "Lijkt erop: 'Koopwoningen totaal'" in line
               for line in changes.sentences)  # fmt: skip
    assert "woz" in set(changes.new["indicator"]) and "koopwoningen" not in set(changes.new["indicator"])


def test_a_vanished_title_keeps_what_was_there(statline, go, shipped):
    table = statline.neighbourhoods(2021)
    rename(table, "Koopwoningen", "Iets anders")
    set_value(table, "GM0855", "Gemiddelde WOZ-waarde van woningen", 999)
    changes = go(["85039NED"]).changes
    kept = changes.observations.query("indicator == 'koopwoningen' and year == 2021")
    assert len(kept) == len(shipped.observations.query("indicator == 'koopwoningen' and year == 2021"))


def test_a_withdrawn_figure_goes_and_stays_in_the_old_edition(statline, go, shipped):
    table = statline.neighbourhoods(2021)
    set_value(table, "GM0855", "Koopwoningen", np.nan, reason=2)
    outcome = go(["85039NED"])
    assert outcome.changes.withdrawn[["indicator", "year", "n", "whole"]].values.tolist() == [["koopwoningen", 2021, 1, False]]
    assert "In de oude editie blijven deze cijfers staan" in said(outcome.changes, "Ingetrokken")[0]
    assert open_monitor().values("Tilburg", indicator="koopwoningen")["year"].tolist() == [2022, 2024]
    undo()
    assert open_monitor().values("Tilburg", indicator="koopwoningen")["year"].tolist() == [2021, 2022, 2024]


def test_a_lost_indicator_is_reported_and_kept(statline, go):
    table = statline.neighbourhoods(2021)
    column = [each["Title"] for each in table.topics].index("Koopwoningen")
    table.values[:, column], table.reasons[:, column] = np.nan, 1
    changes = go(["85039NED"]).changes
    assert changes.withdrawn["whole"].tolist() == [True] and not changes.anything
    assert "Geen enkele gemeente heeft daar nog een cijfer" in said(changes, "Weg bij CBS")[0]


def test_changed_borders_are_reported(statline, go, shipped):
    statline.areas(without=("GM0855",), extra=[("GM1234", "Nieuwstad")])
    statline.neighbourhoods(2023, source=2022, extra=[("GM1234", "Nieuwstad")])
    outcome = go(["85618NED", "86247NED"])
    borders = outcome.changes.borders
    assert borders[["region", "what"]].values.tolist() == [["GM1234", "nieuw"], ["GM0855", "weg"]]
    assert "COROP" in borders["about"].iloc[0] and "van GM1234" in borders["about"].iloc[0]
    assert any("nieuwe gemeente Nieuwstad" in line for line in outcome.changes.sentences)
    assert any("kent Tilburg (GM0855) niet meer" in line for line in outcome.changes.sentences)
    assert "GM1234" not in set(outcome.changes.observations["region"])
    assert len(open_monitor().regions) == len(shipped.regions)


def test_years_before_a_merger_are_left_out(statline, go):
    table = statline.prices()
    table.values = np.floor(table.values * 1.1)
    changes = go(["83625NED"]).changes
    after = changes.rows
    assert after.query("region == 'GM0014'")["year"].min() == 2019, "Groningen grew on 1 January 2019"
    assert after.query("region == 'NL01'")["year"].min() == 2015


def test_recovered_series_and_breaks_are_guarded(statline, shipped):
    from bwlab.sources.refresh.comparing import compare
    from bwlab.sources.refresh.gathering import Gathered

    def live(indicator, year):
        found = Gathered()
        found.observations.loc[0] = ["GM0772", indicator, year, 1.0, "published", False, "85039NED"]
        return compare(shipped, found)

    assert not live("mediaan_vermogen", 2021).anything
    assert "teruggerekend" in live("mediaan_vermogen", 2021).refused[0].why
    assert not live("sociale_cohesie", 2019).anything, "the year is before the break of 2021"
    assert "niet in de lijst" in live("onbekend", 2021).refused[0].why
    dictionary, recovered = shipped.indicators["indicator"], shipped.observations.query("origin == 'recovered'")
    named = {each.indicator for each in MAPPINGS} - {""}
    assert named <= set(dictionary) and not named & set(recovered["indicator"].astype(str))


def test_crime_rates_are_counts_by_mean_population(statline, go, shipped):
    counts = shipped.table("crime_counts.csv.gz").set_index(["region", "offence", "year"])["count"]
    more = {("GM0855", "woninginbraken", 2024): 856}  # twice as many
    statline.crime(lambda *key: more.get(key, counts.get(key, np.nan)))
    outcome = go(["47018NED"])
    assert outcome.changes.revised[["indicator", "year", "n"]].values.tolist() == [["woninginbraken", 2024, 1]]
    assert value(open_monitor(), "Tilburg", "woninginbraken", 2024) == round(856 / 230096 * 1000, 2)
    assert outcome.changes.final > 900, "the police call 2024 final now"
    table = open_snapshot().table("crime_counts.csv.gz").set_index(["region", "offence", "year"])
    assert table.loc[("GM0855", "woninginbraken", 2024), "count"] == 856
    assert len(table) == len(counts)


@pytest.mark.skipif(not recorded_folder(), reason="the recorded table is not there")
def test_the_recorded_table_gives_figures(statline, go):
    changes = go([RECORDED]).changes
    new = set(zip(changes.new["indicator"], changes.new["year"], strict=True))
    assert new == {("bijstand", 2020), ("afstand_supermarkt", 2020)}, "the others were still blank in March 2021"
    assert not changes.refused
    rows = changes.observations.query("indicator == 'bijstand' and year == 2020").set_index("region")
    assert set(rows["origin"]) == {"computed"} and 20 < rows.loc["GM0772", "value"] < 40
    assert "GM0855" not in rows.index, "a part of Haaren came to Tilburg in 2021"


@pytest.mark.skipif(not recorded_folder(), reason="the recorded table is not there")
def test_what_is_called_tried_stands_in_the_recorded_table(statline, quick):
    from bwlab.sources.cbs import describe_table

    layout = describe_table(RECORDED, limits=quick)
    for title in TITLES_SEEN:
        assert layout.choose([title])
    for each in MAPPINGS:
        assert (each.tried == SEEN) == (each.table == RECORDED)


# When it goes wrong.


def unchanged(before) -> bool:
    return places.data_dir() == before and places.is_whole(before)


def data_calls(statline, table: str) -> int:
    """How many pages of figures of a table were asked for."""
    return sum(each.name.endswith("DataSet") and table in each.path for each in statline.server.calls)


def test_the_plug_pulled_after_some_pages_loses_nothing_and_reading_goes_on(statline, go):
    statline.neighbourhoods(2023, source=2022)
    good = go(["85618NED"]).edition.folder
    before = files(good.parent)
    set_value(statline.neighbourhoods(2021), "GM0855", "Koopwoningen", 1)
    set_value(statline.neighbourhoods(2024), "GM0855", "Koopwoningen", 2)
    for name in ("UntypedDataSet", "UntypedDataSet"):
        statline.server.fail(f"85984NED/{name}", "reset")
    with pytest.raises(CbsError, match="Tabel 85984NED is niet gelezen"):
        go(["85039NED", "85984NED"])
    assert unchanged(good) and files(good.parent) == before
    statline.server.faults.clear()
    asked = data_calls(statline, "85039NED")
    outcome = go(["85039NED", "85984NED"], fresh=False)
    assert outcome.changes.revised["new"].tolist() == [1, 2]
    assert data_calls(statline, "85039NED") == asked > 0


@pytest.mark.parametrize("kind", ["html", "truncate", "status"])
def test_a_server_that_answers_nonsense_changes_nothing(statline, go, kind):
    statline.neighbourhoods(2023, source=2022)
    statline.server.fail("85618NED", kind, status=500)
    with pytest.raises(CbsError):
        go(["85618NED"])
    assert unchanged(places.shipped_dir())


def test_a_table_that_is_gone_is_reported(statline, go):
    changes = go(["83765NED"]).changes
    assert not changes.anything and len(changes.refused) == 13
    assert changes.sentences == [
        "Niet overgenomen: Gemiddeld inkomen per inwoner, Huishoudens met een laag inkomen, Inwoners bij laagste 40% "
        "inkomens en 10 andere cijfers. CBS kent tabel 83765NED niet, of niet meer.",
        "Van wat niet is overgenomen, blijft staan wat je had.",
    ]


def test_titles_that_are_not_there_make_one_sentence(statline, go):
    table = statline.neighbourhoods(2021)
    for number, title in enumerate(("Koopwoningen", "Afstand tot huisartsenpraktijk", "Percentage jongeren met jeugdzorg")):
        rename(table, title, f"Xyz {number}")
    lines = [line for line in go(["85039NED"]).changes.left_out if "Koopwoningen" in line]
    assert len(lines) == 1 and "Tabel 85039NED heeft deze onderwerpen niet: " in lines[0], lines


def test_two_refreshes_at_once_leave_one_whole_edition(statline, go):
    statline.neighbourhoods(2023, source=2022)
    found, barrier = [], threading.Barrier(2)

    def run():
        try:
            found.append(go(["85618NED"], check=lambda folder: None, say=lambda _: barrier.wait(10)).edition.name)
        except SourceError as error:
            found.append(error.message)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(each.startswith("2026.1+") for each in found) == [False, True], found
    assert any("andere editie in gebruik" in each for each in found)
    assert [each.name for each in listed() if each.used] == ["2026.1+20261121"]


def test_what_was_shown_is_what_is_installed(statline, quick):
    statline.neighbourhoods(2023, source=2022)
    old, changes = look(["85618NED"], limits=quick)
    put_in_use(old, changes, today=TODAY)
    with pytest.raises(SourceError, match="andere editie"):
        put_in_use(old, changes, today=TODAY)


def test_a_second_refresh_starts_from_the_first(statline, go):
    set_value(statline.neighbourhoods(2021), "GM0855", "Koopwoningen", 1)
    go(["85039NED"])
    set_value(statline.neighbourhoods(2024), "GM0855", "Koopwoningen", 2)
    second = go(["85984NED"], today=dt.date(2026, 12, 1))
    assert second.edition.edition == "2026.1+20261201"
    assert [value(open_monitor(), "Tilburg", "koopwoningen", year) for year in (2021, 2024)] == [1, 2]


# The command.


def test_dry_run_lists_every_call_and_asks_nothing(statline, capsys):
    assert main(["refresh", "--dry-run"]) == 0
    out = capsys.readouterr().out
    for call in plan():
        assert f"tabel {call.table} ({call.catalogue})" in out
    assert f"[{SEEN}]" in out and "[alleen opgeschreven]" in out and "dataderden.cbs.nl" in out
    assert not statline.server.calls and not places.editions_dir().exists()


def test_an_unknown_table_is_a_sentence(capsys):
    with pytest.raises(NotFoundError, match="gebruikt tabel 12345NED niet"):
        plan("12345ned")
    assert main(["refresh", "--dry-run", "--alleen", "12345NED"]) == 1
    assert "Kies uit 70072ned" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "taken"), [("ja\n", True), ("wat\nnee\n", False), ("\n", False), ("", False)])
def test_the_command_asks_first(statline, monkeypatch, capsys, typed, taken):
    statline.neighbourhoods(2023, source=2022)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert main(["refresh", "--alleen", "85618NED"]) == 0
    out = capsys.readouterr().out
    assert "Nieuw: Koopwoningen 2023" in out
    assert ("gebruiken nu editie" in out) == taken == (places.data_dir() != places.shipped_dir())
    assert taken or out.rstrip().endswith("Er is niets veranderd.")


def test_ja_and_terug(statline, monkeypatch, capsys):
    statline.neighbourhoods(2023, source=2022)
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("asked"))
    assert main(["refresh", "--ja", "--alleen", "85618NED"]) == 0
    assert places.data_dir() != places.shipped_dir()
    assert main(["refresh", "--terug"]) == 0
    assert places.data_dir() == places.shipped_dir()
    assert "editie 2026.1, gemaakt op" in capsys.readouterr().out


def test_without_a_net_one_sentence_and_nothing_changed(monkeypatch, editions, tmp_path):
    monkeypatch.setenv("BWLAB_CBS_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("BWLAB_CACHE", str(tmp_path))
    command = [sys.executable, "-m", "bwlab", "refresh", "--ja", "--alleen", "85618NED"]
    run = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1 and "Er is geen verbinding met CBS" in run.stderr
    assert not editions.exists()


def test_the_newest_year_is_provisional_where_cbs_does_not_say(statline, go):
    statline.neighbourhoods(2023, source=2022)
    set_value(statline.neighbourhoods(2024), "GM0855", "Gemiddelde WOZ-waarde van woningen", 999)
    outcome = go(["85618NED", "85984NED"])
    after = outcome.changes.observations.query("indicator == 'woz' and region == 'GM0855'").set_index("year")
    assert after.loc[2024, "provisional"] and not after.loc[2023, "provisional"]
    lines = [each for each in said(outcome.changes, "Aanname") if "WOZ" in each]
    assert [each.split(". ")[0] for each in lines] == ["Aanname: Gemiddelde WOZ-waarde 2024 is voorlopig"]
    assert lines[0] in (outcome.edition.folder / "HERKOMST.md").read_text("utf-8")


@pytest.mark.parametrize(("words", "provisional"), [("definitief", False), ("voorlopig", True)])
def test_what_cbs_says_goes_before_the_assumption(statline, go, words, provisional):
    table = statline.neighbourhoods(2024)
    set_value(table, "GM0855", "Gemiddelde WOZ-waarde van woningen", 999)
    table.info["ShortDescription"] = f"Status van de cijfers: {words}."
    changes = go(["85984NED"]).changes
    after = changes.observations.query("indicator == 'woz' and region == 'GM0855'").set_index("year")
    assert after.loc[2024, "provisional"] == provisional
    assert not said(changes, "Aanname")


def test_a_jump_in_population_asks_after_the_borders(shipped):
    last = shipped.population["year"].max()
    live = shipped.population[shipped.population["year"] == last].assign(year=last + 1)
    factor = live["region"].map({"GM0855": 1 + 1.1 * BORDER_JUMP, "GM0363": 1 + 0.9 * BORDER_JUMP}).fillna(1)
    live["population"] = (live["population"] * factor).round().astype(int)
    changes = compare(shipped, Gathered(population=live))
    assert changes.borders[["region", "what"]].values.tolist() == [["GM0855", "sprong"]]
    (line,) = said(changes, "Grenzen")
    assert line.startswith("Grenzen: Tilburg (GM0855) gaat van ") and "Grenswijziging?" in line


def test_a_jump_through_a_known_change_of_borders_is_no_question(shipped):
    known = shipped.mergers.query("year == 2021 and region == 'GM0757'")[["region", "year"]]
    population = pd.DataFrame({"region": "GM0757", "year": [2020, 2021], "population": [30_800, 33_000]})
    assert len(known) and jumps(population, (2021,), known).empty
    assert len(jumps(population, (2021,), known[:0])) == 1
