"""The sentence under the foto is conditional, and true: ranks worked out again with plain pandas."""

from __future__ import annotations

import functools
import re

import pandas as pd
import pytest
from charts.measure import faults
from lessons.desk import EACH, MONITOR, desk  # noqa: F401

from bwlab.lessons.stap_01.foto_panel import GROUPS, SIZES, FotoPanel
from bwlab.lessons.stap_01.notebook import FAMILIAR, GUESSES, familiar_rows

TABLE = pd.read_csv(MONITOR.snapshot.folder / "observations.csv.gz")
BY_NAME = {MONITOR.catalogue[code].name: MONITOR.catalogue[code] for code in MONITOR.catalogue.codes}
SAID = re.compile(
    r"^Als je vergelijkt met .+, dan staat (?P<who>.+?) bij (?P<name>.+?) (?P<tied>gedeeld )?(?P<rank>[\d.]+)e van (?P<n>[\d.]+)\. "
    r"Onder alle gemeenten met een cijfer is dat (?P<tied_all>gedeeld )?(?P<rank_all>[\d.]+)e van (?P<n_all>[\d.]+)\. "
    r"Het cijfer zelf is hetzelfde gebleven\.$"
)


@functools.cache
def figures(code: str) -> pd.DataFrame:
    """Municipalities by years."""
    rows = TABLE[(TABLE["indicator"] == code) & TABLE["region"].str.startswith("GM")]
    return rows.pivot(index="region", columns="year", values="value")


def oracle(own: str, indicator, group: set[str] | None):
    """Rank, whether it is shared, and how many, in the own latest year."""
    table = figures(indicator.code)
    values = table[table.loc[own].last_valid_index()].dropna()
    if group is not None:
        values = values[values.index.isin(group | {own})]
    ranks = values.rank(ascending=indicator.direction < 0, method="min")
    return int(ranks[own]), bool((ranks == ranks[own]).sum() > 1), len(values)


def panel(desk, label):  # noqa: F811
    return FotoPanel(desk.open("stap_01", label, run=False))


def check(made):
    """What stands on the panel now, against the oracle; returns whether there was a rank to check."""
    chart = made.scenario.view.chart
    found = made._compare(made.size.value)
    own, peers = made.region.code, found["peers"]
    group = None if peers is None else set(peers["region"])
    for row in found["rows"][found["rows"]["value"].notna()].itertuples():
        assert (row.rank, row.tied, row.n) == oracle(own, MONITOR.catalogue[row.indicator], group), row.name
    assert faults(chart) == []
    said = SAID.match(chart.sentence)
    if said is None:
        assert found["why"] or chart.sentence.startswith(("Als je de groep", "Voor ", "In deze groep"))
        assert chart.sentence.endswith("Daarom zie je hier alle gemeenten.") == bool(found["why"])
        return False
    assert said["who"] == made.region.label
    indicator = BY_NAME[said["name"]]
    number = lambda text: int(text.replace(".", ""))  # noqa: E731
    assert (number(said["rank"]), bool(said["tied"]), number(said["n"])) == oracle(own, indicator, group)
    assert (number(said["rank_all"]), bool(said["tied_all"]), number(said["n_all"])) == oracle(own, indicator, None)
    return True


@pytest.mark.parametrize("label", EACH)
def test_every_group(label, desk):  # noqa: F811
    made, counted = panel(desk, label), 0
    for theme in ("Subjectief welzijn", "Materiële welvaart", "Wonen", "Veiligheid", "Economisch kapitaal"):
        made.theme.set_state({"value": theme})
        for by, _ in GROUPS:
            made.group.set_state({"value": by})
            counted += check(made)
            shown = made.scenario.view.chart.subtitle
            assert ("alle gemeenten met een cijfer" in shown) == (made._compare(made.size.value)["peers"] is None)
    assert counted and desk.errors == []


@pytest.mark.parametrize("label", ["Tilburg", "Rozendaal"])
def test_every_size(label, desk):  # noqa: F811
    made = panel(desk, label)
    made.theme.set_state({"value": "Gezondheid"})
    for place in range(len(SIZES) + 1):
        made.size.set_state({"index": place})
        last = place == len(SIZES)
        assert check(made) is not last
        if last:
            assert made.scenario.view.chart.sentence.startswith("Als je de groep kleiner maakt")
    assert desk.errors == []


def test_the_sentence_is_conditional(desk):  # noqa: F811
    made = panel(desk, "Tilburg")
    for place in (0, 5, len(SIZES)):
        made.size.set_state({"index": place})
        assert re.match(r"Als .+, dan ", made.scenario.view.chart.sentence)


def test_a_group_of_ones_own(desk):  # noqa: F811
    made = panel(desk, "Tilburg")
    made.group.set_state({"value": "chosen"})
    assert made.own_group.layout.display == "" and made.size.layout.display == "none"
    assert "Daarom zie je hier alle gemeenten." in made.scenario.view.chart.sentence
    for code in ("GM0363", "GM0855", "GM0363", "GM0518"):
        made.picker.set_state({"code": code})
    assert made.chosen == ["GM0363", "GM0518"], "not oneself, and nobody twice"
    assert check(made) and made._compare(1)["rows"]["size"].unique().tolist() == [3]
    made.own_group.children[1].click()
    assert made.chosen == [] and desk.errors == []


def test_the_figure_stays_when_the_group_changes(desk):  # noqa: F811
    made = panel(desk, "Maastricht")
    seen = set()
    for by, _ in GROUPS:
        made.group.set_state({"value": by})
        seen.add(tuple(made.scenario.view.chart.table["Waarde"]))
    assert len(seen) == 1


def test_five_familiar_figures_for_every_municipality():
    class Asked:
        monitor = MONITOR

    for region in MONITOR.regions:
        Asked.region = region
        rows = familiar_rows(Asked)
        assert len(rows) == GUESSES, region.label
        assert (rows["direction"] != 0).all() and rows["place_all"].notna().all()
    assert len({MONITOR.catalogue[code].theme for code in FAMILIAR}) >= 8


def test_planted_wrong_rank_is_seen(desk, monkeypatch):  # noqa: F811
    made = panel(desk, "Tilburg")
    made.size.set_state({"index": 3})
    compare = made._compare

    def wrong(size):
        found = compare(size)
        return found | {"rows": found["rows"].assign(rank=found["rows"]["rank"] + 1)}

    monkeypatch.setattr(made, "_compare", wrong)
    with pytest.raises(AssertionError):
        check(made)
