"""Dossiers beside each other: what is shared, what differs, and what is kept apart."""

from __future__ import annotations

import random

import pytest
from export.desks import HOSTILE, MONITOR, blank, filled, hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.dossier.records import Forecast
from bwlab.errors import InputError
from bwlab.policy import Challenge, Experiment, Floor, Goal, Target
from bwlab.policy.learning.comparing import compare
from bwlab.policy.learning.digest import CODE, FORM, Aim, Digest, Trial, digest, smaller, understand
from bwlab.sharing import LONGEST, pack, unpack

LIFE, DEBT = "tevredenheid_leven", "problematische_schulden"


def of(label, target=None, year=None, *, edition=MONITOR.edition, code=LIFE, **more):
    region = MONITOR.regions.find(label)
    return Digest(region.code, region.label, edition, aims=(Aim(code, None, target, year),), **more)


def test_a_digest_holds_no_sentences_of_hers():
    record = filled()
    record.forecasts = [Forecast(notebook="x", indicator=LIFE, origin=2018, year=2022, low=low, high=83, level=0.9, truth=82.1) for low in (80, 82.5)]
    found = digest(record)
    assert found.aims[0] == (LIFE, 80, 84.6, 2030) and found.challenges[0] == LIFE and (found.hits, found.forecasts) == (1, 2)
    said = str(found.data)
    for text in ("programmamanager", "Jongeren", "raadsbesluit", "projectleider", "Vooral ouders", "school"):
        assert text not in said
    assert found.trials[0] == (LIFE, "Een proef met een buurtwebsite", 140, "bezoeken", "stoppen")


@pytest.mark.parametrize("make", [filled, hostile, blank])
def test_it_travels_as_a_code_and_comes_back(make):
    full = digest(make())
    code, left = next((made, left) for each, left in smaller(full) if len(made := pack("dossier", each.data)) <= LONGEST)
    assert left == "" and len(code) < LONGEST
    back = understand(unpack("dossier", code))
    assert back.aims == full.aims and back.region == full.region


def test_a_code_that_would_be_too_long_says_what_was_left_out():
    record = filled()
    dice = random.Random(1)
    record.experiments = [Experiment(text="".join(chr(dice.randrange(0x4E00, 0x9000)) for _ in range(60)), unit="".join(chr(dice.randrange(0x4E00, 0x9000)) for _ in range(60))) for _ in range(8)]
    record.priorities = {MONITOR.catalogue.themes[0].name: 100}
    steps = list(smaller(digest(record)))
    with pytest.raises(ValueError, match="make it a file"):
        pack("dossier", steps[0][0].data)
    each, left = next((each, left) for each, left in steps if fits(each))
    assert left and each.aims == digest(record).aims
    assert steps[-1][0].aims == () and fits(steps[-1][0])


def fits(each):
    try:
        return bool(pack("dossier", each.data))
    except ValueError:
        return False


@pytest.mark.parametrize(
    "data",
    [None, [], {}, "x", [1], [FORM, "GM0855"], [FORM, 3, "T", "", [], [], [], [], 0, 0], [FORM, "GM0855", "T", "", [], [["a", "b", 1, 2]], [], [], 0, 0],
     [FORM, "GM0855", "T", "", [], [["a", 1e15, 1, 2030]], [], [], 0, 0], [FORM, "GM0855", "T", "", [], [["a", 1, 1, 99999]], [], [], 0, 0],
     [FORM, "GM0855", "T", "", [], [], [], [["Wonen", -1]], 0, 0], [FORM, "GM0855", "T", "", [], [], [], [], 3, 2], [FORM, "", "T", "", [], [], [], [], 0, 0], [FORM, "GM0855", "x" * 999, "", [], [], [], [], 0, 0]],
)  # fmt: skip
def test_what_is_no_dossier_is_refused_in_a_sentence(data):
    with pytest.raises(InputError, match="kan ik niet lezen als een dossier"):
        understand(data)


def test_a_code_of_a_newer_version_says_so():
    with pytest.raises(InputError, match="nieuwere versie"):
        understand([FORM + 1, "something else"])


def test_goals_on_the_same_figure_stand_beside_each_other_by_name():
    """Tilburg: 82.1 in 2022 to 84.6 in 2030 is 2.5 in 8 years; Den Haag: 83.2 to 84.2 in 2032 is 1 in 10."""
    found = compare([of("Tilburg", 84.6, 2030), of("Den Haag", 84.2, 2032), of("Vlieland", 85, 2030)], MONITOR)
    rows = found.of(LIFE)
    assert list(rows["who"]) == ["Den Haag", "Tilburg", "Vlieland"] and found.shared == (LIFE,)
    assert rows["asks"].round(6).tolist()[:2] == [1.0, 2.5] and rows["pace"].round(6).tolist()[:2] == [0.1, 0.3125]
    assert rows["year"].tolist()[:2] == [2022, 2022] and rows.loc[2, ["value", "year", "asks"]].isna().all()
    said = " ".join(found.said)
    assert "3 dossiers; 3 daarvan hebben een streefwaarde. Ze willen naar 84,2 tot 85,0 procent, in 2030 en 2032." in said
    assert "per jaar vraagt Tilburg het meest (0,31 procentpunt gunstiger) en Den Haag het minst (0,10 procentpunt)" in said and "zegt niet wie het beter doet" in said
    assert "van Vlieland is er geen cijfer. Leeg is niet nul." in said


def test_less_is_more_favourable_for_debt_and_a_target_may_be_passed():
    found = compare([of("Tilburg", 9, 2029, code=DEBT), of("Rozendaal", 9, 2029, code=DEBT)], MONITOR)
    asks = dict(zip(found.rows["who"], found.rows["asks"].round(6), strict=True))
    assert asks == {"Tilburg": 0.9, "Rozendaal": -6.0}
    assert any("Rozendaal staat al op of voorbij de eigen streefwaarde" in each for each in found.said)
    assert not any("per jaar vraagt" in each for each in found.said)


def test_editions_are_never_mixed():
    found = compare([of("Tilburg", 84, 2030, edition="2020.1"), of("Den Haag", 84, 2030)], MONITOR)
    assert any("Tilburg werkte met editie 2020.1 van de cijfers. Hier staan van iedereen de cijfers van editie 2026.1" in each for each in found.apart)
    assert found.of(LIFE)["value"].tolist() == [83.2, 82.1]
    assert not compare([of("Tilburg", 84), of("Den Haag", 84)], MONITOR).apart


def test_a_merged_municipality_is_named_with_its_successor_and_kept_apart():
    weesp = Digest("GM0457", "Weesp", MONITOR.edition, (LIFE,), (Aim(LIFE, None, 90, 2030),))
    found = compare([weesp, of("Amsterdam", 85, 2030), Digest("GM0501", "Brielle", "2020.1"), Digest("GM9999", "Nergens", "")], MONITOR)
    assert set(found.rows["who"]) == {"Amsterdam"} and not found.shared
    said = " ".join(found.apart)
    assert "Weesp hoort sinds 2022 bij Amsterdam. Deze code staat daarom niet in de vergelijking. Wat in deze code staat: 1 opgave en 1 doel." in said
    assert "Brielle hoort sinds 2023 bij Voorne aan Zee." in said and "Nergens staat niet in deze editie" in said


def test_the_same_municipality_twice_is_told_apart():
    found = compare([of("Tilburg", 84, 2030), of("Tilburg", 86, 2030)], MONITOR)
    assert list(found.of(LIFE)["who"]) == ["Tilburg (1)", "Tilburg (2)"]
    assert any("Tilburg staat er 2 keer bij. Het cijfer is hetzelfde" in each for each in found.apart)


def test_a_figure_nobody_knows_is_named():
    found = compare([of("Tilburg", 84, 2030, code="bestaat_niet"), of("Den Haag", 84, 2030, code="bestaat_niet")], MONITOR)
    assert not len(found.rows) and any("'bestaat_niet' staat niet in editie" in each for each in found.apart)
    assert any("Geen enkel cijfer staat bij meer dan één gemeente" in each for each in found.said)


def test_experiments_with_opposite_results():
    going, stopped = Trial(LIFE, "Buurtkamers", 60, "bezoekers", "doorgaan"), Trial(LIFE, "Buurtwebsite", None, "", "stoppen")
    found = compare([of("Tilburg", trials=(going, stopped)), of("Den Haag", trials=(stopped,))], MONITOR)
    assert any("in Tilburg gaat de proef 'Buurtkamers' door, in Den Haag stopte 'Buurtwebsite'. Een proef op de ene plek bewijst niets" in each for each in found.said)
    assert found.trials.values.tolist()[0] == ["Tilburg", "Tevredenheid met het leven", "Buurtkamers", "60 bezoekers", "doorgaan"]
    alone = compare([of("Tilburg", trials=(going, stopped)), of("Den Haag")], MONITOR)
    assert not any("bewijst niets" in each for each in alone.said), "within one municipality it is no difference between municipalities"


def test_points_and_hits():
    found = compare([of("Tilburg", points={"Wonen": 60, "Milieu": 40}, hits=3, forecasts=4), of("Den Haag", points={"Wonen": 10, "Milieu": 90}, hits=1, forecasts=6)], MONITOR)
    assert "Over Wonen verschillen de punten het meest: Tilburg geeft 60 van de 100, Den Haag 10." in found.said
    assert "Van alle 10 voorspellingen waarvan het cijfer bekend is, waren er 4 raak." in found.said


def test_nobody_and_one():
    assert compare([], MONITOR).said == [] and compare([of("Tilburg")], MONITOR).said == []


text = st.text(max_size=20) | st.sampled_from(HOSTILE)
value = st.none() | st.floats(-1e6, 1e6)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.builds(Goal, key=text, indicator=text | st.just(LIFE), text=text, floor=st.builds(Floor, value=value), target=st.builds(Target, value=value, year=st.none() | st.integers(1990, 2100))), max_size=20),
    st.lists(st.builds(Challenge, title=text, indicators=st.lists(text, max_size=3)), max_size=20),
    st.lists(st.builds(Experiment, text=text, unit=text, result=value, verdict=st.sampled_from(["", "doorgaan", "stoppen"])), max_size=12),
    st.dictionaries(st.text(max_size=20), st.integers(0, 100), max_size=9),
)  # fmt: skip
def test_whatever_a_dossier_holds_a_code_can_be_made_and_read(goals, challenges, experiments, points):
    record = blank()
    record.goals, record.challenges, record.experiments, record.priorities = goals, challenges, experiments, points
    for each, _ in smaller(digest(record)):
        back = understand(each.data)
        assert back.region == record.region and len(back.aims) == len(each.aims) and all(len(aim.indicator) <= CODE for aim in back.aims)
    assert any(fits(each) for each, _ in smaller(digest(record)))
    compare([digest(record), digest(filled("Den Haag"))], MONITOR)
