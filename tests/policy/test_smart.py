"""The SMART check names the letter that is missing, and says aloud what is SMART but beside the point."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.policy import Activity, AgendaItem, Floor, Goal, Target
from bwlab.policy.goals.reach import reach
from bwlab.policy.goals.smart import beside, missing, possible, says_the_same, smart

MONITOR = open_monitor()
TODAY = date(2026, 11, 21)
TILBURG, ROZENDAAL = "GM0855", "GM0277"


def goal(**changes):
    fields = {
        "indicator": "woninginbraken", "text": "Minder mensen komen thuis in een huis waar is ingebroken", "owner": "teamleider veiligheid",
        "target": Target(value=0.5, norm="raad", year=2029), "due": date(2030, 6, 1),
    }  # fmt: skip
    return Goal(**fields | changes)


def letters(given, **more):
    return {each.letter: each for each in smart(given, MONITOR, **{"region": TILBURG, "today": TODAY, **more})}


def test_a_whole_goal_misses_nothing():
    found = letters(goal())
    assert [each.ok for each in found.values()] == [True] * 5
    assert missing(found.values()) == "Er ontbreekt geen letter."
    assert list(found) == list("SMART")


@pytest.mark.parametrize(
    ("changes", "letter", "said"),
    [
        ({"indicator": ""}, "S", "geen cijfer"),
        ({"text": " "}, "S", "voor wie"),
        ({"target": Target(year=2029)}, "M", "geen streefwaarde"),
        ({"indicator": "contact", "target": Target(value=140, year=2028)}, "M", "tussen 0 en 100"),
        ({"target": Target(value=-1, year=2029)}, "M", "nooit onder 0"),
        ({"indicator": "sociale_cohesie_buurt", "target": Target(value=12, year=2029)}, "M", "tussen 0 en 10"),
        ({"owner": ""}, "A", "niet wie ervoor staat"),
        ({"indicator": "contact", "target": Target(value=99, year=2028)}, "R", "nog in geen enkele gemeente"),
        ({"target": Target(value=0.5)}, "T", "geen jaar"),
        ({"target": Target(value=0.5, year=2024)}, "T", "voorbij"),
        ({"due": None}, "T", "geen dag waarop je kijkt. Het cijfer over 2029 verschijnt rond april 2030"),
        ({"due": date(2029, 12, 31)}, "T", "is het er nog niet"),
        ({"indicator": "opkomst_tweede_kamer", "target": Target(value=85, year=2030), "due": date(2027, 1, 1)}, "T", "ligt voor het streefjaar"),
        ({"indicator": "", "target": Target(value=5, year=2026), "due": date(2026, 1, 5)}, "T", "al voorbij"),
        ({"target": Target(year=2029)}, "M", "worden (per 1.000 inwoners)?"),
        ({"indicator": "overgewicht", "target": Target(value=40, year=2027), "due": date(2028, 6, 1)}, "T", "Over 2027 komt geen cijfer; het volgende gaat over 2028"),
    ],
)
def test_the_missing_letter_is_named_with_why(changes, letter, said):
    found = letters(goal(**changes))
    assert found[letter].ok is False and said in found[letter].why
    assert f"{letter} ({found[letter].word})" in missing(found.values())


def test_a_number_in_the_sentence_makes_no_goal_smart():
    found = letters(Goal(text="In 2029 zijn er 25 procent minder inbraken"))
    assert [each.ok for each in found.values()] == [False, False, False, None, False]


@pytest.mark.parametrize(
    ("reached", "ok", "said"),
    [(0.0, False, "geen enkele gemeente"), (0.01, False, "zeldzaam"), (0.4, True, "40 van de 100 keer"), (None, None, "geen eigen cijfer")],
)
def test_the_pace_decides_whether_it_is_realistic(reached, ok, said):
    found = {each.letter: each for each in smart(goal(), MONITOR, reached, today=TODAY)}["R"]
    assert found.ok is ok and said in found.why


def test_what_cannot_be_judged_is_neither_right_nor_wrong():
    assert letters(goal(indicator="contact", target=Target(value=70, year=2028)), region=ROZENDAAL)["R"].ok is None
    assert letters(goal(indicator="woz", target=Target(value=400, year=2028)))["R"].ok is None
    one = letters(goal(indicator="obesitas", target=Target(value=10, year=2028)))["R"]
    assert one.ok is None and "maar één meting" in one.why
    assert "Niet te beoordelen: R (realistisch)." in missing([one])


def test_the_past_is_no_verdict_on_a_longer_time():
    far = reach(goal(target=Target(value=0.0, year=2060)), MONITOR, TILBURG)
    assert far.asked > far.span and far.share in (None, pytest.approx(far.share))
    assert reach(goal(target=Target(value=0.5, year=2020)), MONITOR, TILBURG) is None
    assert reach(goal(indicator="weg"), MONITOR, TILBURG) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"floor": Floor(value=0.5)}, "zijn gelijk"),
        ({"floor": Floor(value=0.2)}, "verwisseld"),
        ({"target": Target(value=50, year=2029)}, "vraagt dus geen verandering"),
        ({"indicator": "woz", "target": Target(value=400, year=2028)}, "Wat is hier beter, en voor wie?"),
        ({"indicator": "gemeentelijke_lasten_per_inwoner"}, "Dat is een middel"),
        ({"indicator": "levensverwachting", "target": Target(value=90, year=2029)}, "weinig invloed"),
    ],
)
def test_smart_but_beside_the_point(changes, said):
    assert any(said in each for each in beside(goal(**changes), MONITOR, region=TILBURG))


def test_a_goal_that_copies_its_activity_is_an_output():
    item = AgendaItem(activity=Activity(text="We houden 200 huisbezoeken bij ouderen", output="200 huisbezoeken"))
    assert any("hetzelfde als de activiteit" in each for each in beside(goal(text="200 huisbezoeken bij ouderen houden"), MONITOR, [item]))
    assert not beside(goal(), MONITOR, [item], TILBURG)
    assert not says_the_same("", "Huisbezoeken houden") and not says_the_same("Meer contact", "")


def test_what_a_figure_can_be():
    assert possible(MONITOR, "contact") == (0, 100)
    assert possible(MONITOR, "rapportcijfer_veiligheid_buurt") == (1, 10)
    assert possible(MONITOR, "woninginbraken") == (0, float("inf"))
    assert possible(MONITOR, "opkomst_tweede_kamer")[1] == float("inf")  # visitors vote too: 131 % on Schiermonnikoog
    for each in MONITOR.catalogue:
        table = MONITOR.table(each.code)
        low, high = possible(MONITOR, each.code)
        assert low <= table.min().min() and table.max().max() <= high, each.code


@given(
    st.sampled_from(["", "weg", *MONITOR.catalogue.codes]),
    st.none() | st.floats(-1e6, 1e6),
    st.none() | st.integers(1990, 2100),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    st.sampled_from([TILBURG, ROZENDAAL, "GM0096", "GM1676"]),
)
def test_every_goal_gets_five_letters_with_a_sentence(code, value, year, due, region):
    made = Goal(indicator=code, target=Target(value=value, year=year), due=due)
    found = smart(made, MONITOR, region=region, today=TODAY)
    assert [each.letter for each in found] == list("SMART")
    assert all(each.why.endswith((".", "?")) and "nan" not in each.why for each in found)
    assert all(isinstance(each, str) and each for each in beside(made, MONITOR, region=region))
