"""Five planted faults, one of each kind, findable in every municipality; a memo without any; and each false alarm explained."""

from __future__ import annotations

import pytest
from exercises.spread import REACH, regions_of

from bwlab.monitor import open_monitor
from bwlab.policy import AuditFinding
from bwlab.policy.desks.audit.building import CLEAN, PLANTED, memo
from bwlab.policy.desks.audit.memo import FALSE, FOUND, KINDS, NOTHING, OPEN, OTHER, judged, tally
from bwlab.policy.desks.audit.money import stayed

MONITOR = open_monitor()
SMALL = ("Tilburg", "Vlieland", "Rozendaal")


def about(label, name=PLANTED):
    return memo(MONITOR, MONITOR.regions.find(label), name)


@pytest.fixture(scope="module", params=REACH)
def regions(request):
    return regions_of(MONITOR, request.param)


def test_every_municipality_has_five_faults_and_a_memo_without_any(regions):
    for region in regions:
        planted, clean = (memo(MONITOR, region, name) for name in (PLANTED, CLEAN))
        assert sorted(row.fault for row in planted.rows if row.fault) == sorted(KINDS) and clean.faults == (), region.label
        findings = [AuditFinding(row=str(place), kind=planted.rows[place - 1].fault) for place in planted.faults]
        assert tally(planted, findings)[:3] == (planted.faults, (), 0), region.label
        assert judged(clean, AuditFinding(kind=NOTHING)).state == FOUND and judged(planted, AuditFinding(kind=NOTHING)).state == FALSE
        shown = planted.table.to_csv() + clean.table.to_csv() + "".join(row.told for row in planted.rows)
        assert "nan" not in shown and "None" not in shown and region.label in shown, region.label


@pytest.mark.parametrize("label", SMALL)
@pytest.mark.parametrize("name", [PLANTED, CLEAN])
def test_every_row_and_every_kind_has_its_own_reason(label, name):
    found = about(label, name)
    for place, row in enumerate(found.rows, 1):
        for kind in KINDS:
            one = judged(found, AuditFinding(row=str(place), kind=kind))
            assert one.state == (FOUND if kind == row.fault else OTHER if row.fault else FALSE) and one.place == place
            assert len(one.sentence) > 40 and "  " not in one.sentence and "!" not in one.sentence, (label, place, kind, one.sentence)


@pytest.mark.parametrize("label", SMALL)
@pytest.mark.parametrize("name", [PLANTED, CLEAN])
def test_a_reason_is_true_of_its_own_row_and_said_once(label, name):
    found = about(label, name)
    for place, row in enumerate(found.rows, 1):
        for kind in KINDS:
            sentences = judged(found, AuditFinding(row=str(place), kind=kind)).sentence.split(". ")
            assert len(set(sentences)) == len(sentences), (label, place, kind, sentences)
        if row.fault != "jaren":
            alone = [each.part for each in found.rows].count(row.part) == 1
            assert ("staat alleen" in row.not_kind["jaren"]) == alone, (label, place, row.not_kind["jaren"])
            assert "net als" not in row.not_kind["jaren"] + row.right, "one of the other rows may be of another year"
        assert "stijging" not in row.right or not row.figure.startswith("\N{MINUS SIGN}"), (label, place, row.figure)


def test_the_differences_are_those_of_the_figures():
    told = {row.fault: row.told for row in about("Tilburg").rows if row.fault}
    table = MONITOR.table("ervaren_gezondheid_rivm")
    fell = float(table.at["GM0855", 2020] - table.at["GM0855", 2022])
    assert f"{fell:.1f}".replace(".", ",") + " procentpunt omlaag" in told["breuk"]
    assert "van 79,7 procent naar 63,8 procent" in told["nul"], "82.1, 75.1, 80.7 and 81.0, without and with a 0"
    assert "73,0" in told["jaren"] and "60,6" in told["jaren"]


def test_a_merger_is_told_within_one_border():
    row = next(row for row in about("Purmerend").rows if row.fault == "grens")
    assert row.place == "Purmerend" and "+20,9 procent" in row.figure and "met 9,9 procent stegen" in row.told and "voorbeeld" not in row.told
    elsewhere = next(row for row in about("Tilburg").rows if row.fault == "grens")
    assert f"{elsewhere.place} staat hier als voorbeeld" in elsewhere.told
    assert len(stayed(MONITOR)) >= 4


def test_a_real_zero_a_high_figure_and_an_old_year_are_no_faults():
    found = about("Vlieland")
    rows = {row.what: place for place, row in enumerate(found.rows, 1)}
    zero = judged(found, AuditFinding(row=str(rows["Windstroom op land per inwoner"]), kind="nul"))
    assert zero.state == FALSE and "echte 0" in zero.sentence
    high = judged(found, AuditFinding(row=str(rows["Opkomst Tweede Kamerverkiezing"]), kind="noemer"))
    assert "bezoekers" in high.sentence
    old = judged(found, AuditFinding(row=str(rows["Bebouwd terrein"]), kind="jaren"))
    assert old.state == FALSE and "alleen" in old.sentence
    assert found.rows[6].place == "Vlieland" or any(row.place == "Vlieland" and row.fault == "nul" for row in found.rows), "the own blank is the zero"


def test_the_same_memo_each_time_and_another_for_another():
    memo.cache_clear()
    first = about("Tilburg")
    memo.cache_clear()
    assert about("Tilburg") == first and about("Losser").rows != first.rows


@pytest.mark.parametrize("finding", [AuditFinding(), AuditFinding(row="99", kind="nul"), AuditFinding(row="x", kind="<script>"), AuditFinding(row="3"), AuditFinding(row="²", kind="nul"), AuditFinding(row="3", kind="sfeer")])
def test_what_cannot_be_judged_is_open(finding):
    assert judged(about("Tilburg"), finding).state == OPEN
