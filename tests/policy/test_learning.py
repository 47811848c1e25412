"""A stop rule counts as it was fixed before the result; what stops is a result like any other; claims need a source."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import HOSTILE, MONITOR, TODAY, blank, filled, hostile
from hypothesis import given
from hypothesis import strategies as st

from bwlab.dossier.records import dump, parse
from bwlab.errors import InputError
from bwlab.policy import Experiment
from bwlab.policy.learning.experiments import (
    CHANGE,
    GO,
    STOP,
    amount,
    begun,
    changed,
    fix,
    judged,
    lacking,
    rule_words,
    status,
)
from bwlab.policy.learning.reflection import back, unproven

FIXED, DAY, NOTED = dt.date(2026, 11, 1), dt.date(2027, 9, 1), dt.date(2027, 9, 2)
LATER = dt.date(2027, 10, 1)
COUNTS = st.integers(-1000, 1000)


def card(**more):
    return Experiment(**{"key": "e", "text": "Een spreekuur", "measure": "gezinnen", "unit": "gezinnen", "at_least": 24, "stop_at": 12, "judged": DAY, "start": dt.date(2026, 12, 1), **more})


def fixed(**more):
    """A card of which the rule is fixed, then what came later."""
    early = {key: each for key, each in more.items() if key in ("at_least", "stop_at", "above", "start")}
    late = {key: each for key, each in more.items() if key not in early}
    return fix(card(**early), FIXED).model_copy(update=late)


def done(result, **more):
    return fixed(result=result, noted=NOTED, source="de balie", **more)


# What the rule says


@pytest.mark.parametrize(("result", "says"), [(24, GO), (23.9, CHANGE), (12.1, CHANGE), (12, STOP), (0, STOP)])
def test_the_rule_says_what_was_agreed(result, says):
    found = judged(done(result), LATER)
    assert found.says == says and not found.differs and f"de regel zegt {says}" in " ".join(found.sentences)


def test_without_a_second_bound_what_does_not_go_on_stops():
    assert judged(done(23, stop_at=None), LATER).says == STOP and judged(done(24, stop_at=None), LATER).says == GO


def test_fewer_can_be_what_is_wanted():
    lower = {"above": False, "at_least": 5, "stop_at": 10}
    assert [judged(done(each, **lower), LATER).says for each in (5, 7, 10)] == [GO, CHANGE, STOP]


@given(at_least=COUNTS, gap=st.integers(1, 500), result=COUNTS, above=st.booleans())
def test_more_is_never_a_worse_verdict(at_least, gap, result, above):
    sign = 1 if above else -1
    told = [judged(done(each, at_least=at_least, stop_at=at_least - sign * gap, above=above), LATER).says for each in (result, result + sign)]
    order = [STOP, CHANGE, GO]
    assert order.index(told[0]) <= order.index(told[1])


@given(result=COUNTS, noted=st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)), today=st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)))
def test_before_the_rule_or_its_day_it_says_nothing(result, noted, today):
    found = judged(fixed(result=result, noted=noted, source="balie"), today)
    assert bool(found.says) == (noted >= DAY) and found.sentences


@given(result=COUNTS, at_least=COUNTS, stop_at=st.none() | COUNTS, above=st.booleans())
def test_changing_the_card_after_fixing_never_changes_what_the_rule_says(result, at_least, stop_at, above):
    before = judged(done(result), LATER)
    after = judged(done(result).model_copy(update={"at_least": at_least, "stop_at": stop_at, "above": above}), LATER)
    assert after.says == before.says


# Fixed beforehand


def test_a_change_after_fixing_is_named_and_the_former_kept():
    easier = done(18).model_copy(update={"at_least": 15})
    said = " ".join(judged(easier, LATER).sentences)
    assert changed(easier) and "Veranderd na vastleggen" in said and "Volgens de kaart van nu zou het doorgaan zijn, volgens de vastgelegde regel aanpassen" in said
    again = fix(fixed().model_copy(update={"at_least": 15}), dt.date(2027, 1, 5))
    assert (again.fixed, again.rule.at_least, [each.at_least for each in again.former]) == (FIXED, 15, [24]) and not changed(again)
    assert "1 keer opnieuw vastgelegd" in " ".join(judged(again, LATER).sentences)


def test_fixing_the_same_rule_twice_keeps_nothing_twice():
    assert fix(fixed(), dt.date(2027, 1, 5)).former == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"at_least": None}, "de grens om door te gaan"), ({"judged": None}, "de dag waarop je beslist"), ({"measure": " "}, "wat je telt"),
        ({"result": 3.0}, "Er staat al een resultaat"), ({"stop_at": 30}, "aan de verkeerde kant"), ({"stop_at": 24}, "aan de verkeerde kant"),
    ],
)  # fmt: skip
def test_what_cannot_be_fixed_says_why(change, said):
    with pytest.raises(InputError) as error:
        fix(card().model_copy(update=change), FIXED)
    assert said in error.value.message


@pytest.mark.parametrize(
    ("experiment", "said"),
    [
        (card(result=30, noted=NOTED), "Er is al een resultaat: de regel kan er niets meer over zeggen"),
        (fixed(result=30, noted=dt.date(2026, 10, 1)), "voordat deze regel vastlag"),
        (fixed(result=30), "niet bij wanneer"),
        (fixed(result=30, noted=dt.date(2027, 3, 1)), "tussenstand"),
        (fixed(), "Er staat nog geen resultaat"),
        (Experiment(result=3.0), "Er is nog geen hele stopregel"),
        (done(30, start=dt.date(2026, 10, 1)), "al begonnen"),
        (done(30).model_copy(update={"source": " "}), "geen bron"),
    ],
)
def test_what_stands_out_gets_its_sentence(experiment, said):
    assert said in " ".join(judged(experiment, LATER).sentences)


def test_another_verdict_asks_why_and_stopping_has_its_dignity():
    other = judged(done(3, verdict=GO), LATER)
    assert other.differs and "De regel zegt stoppen, jij kiest doorgaan. Waarom?" in " ".join(other.sentences)
    told = judged(done(3, verdict=GO, why="De brug was dicht"), LATER)
    assert not told.differs and "De brug was dicht" in " ".join(told.sentences)
    assert "heeft gedaan waarvoor ze was" in " ".join(judged(done(3, verdict=STOP), LATER).sentences)
    assert judged(card(verdict=GO), LATER).differs, "a verdict without a rule asks why too"


def test_how_an_experiment_stands_in_words():
    assert [status(each) for each in (card(), card(result=0), card(verdict=STOP), card(verdict=GO), card(verdict=CHANGE))] == ["nog geen resultaat", "nog niet besloten", "gestopt", "gaat door", "wordt aangepast"]
    assert status(card(found="Er kwam niemand.")) == "nog niet besloten"
    assert (amount(0, "gezinnen"), amount(None), amount(1234.5)) == ("0 gezinnen", "", "1.234,5")
    assert "Bij 24 gezinnen of meer (gezinnen) gaan we door. Bij 12 gezinnen of minder stoppen we" in rule_words(card())
    assert "Anders stoppen we" in rule_words(card(stop_at=None)) and rule_words(Experiment()) == ""


def test_an_empty_card_is_no_experiment_and_a_rule_of_zero_is_a_rule():
    assert begun([Experiment(), Experiment(goal="g1")]) == [] and len(begun([Experiment(result=0)])) == 1
    assert lacking(Experiment(measure="klachten", at_least=0, judged=DAY)) == []


def test_impossible_numbers_get_a_sentence():
    for change in ({"at_least": 1e13}, {"stop_at": float("inf")}, {"result": float("nan")}):
        with pytest.raises(InputError, match="te groot"):
            Experiment.of(**change)
    with pytest.raises(InputError):
        Experiment.of(people=-1)


def test_what_was_fixed_comes_back_from_disk():
    record = blank()
    record.experiments = [fix(fixed().model_copy(update={"at_least": 15}), LATER)]
    assert parse(dump(record))[0].experiments == record.experiments
    assert parse(dump(filled()))[0].experiments[0].rule is None, "a card of an older bwlab"


def test_whatever_is_typed_is_judged():
    for each in hostile().experiments:
        assert judged(each, TODAY).sentences and status(each) and isinstance(rule_words(each), str)


# Looking back


def test_done_reached_and_unchanged_are_three_things():
    found = back(filled(), MONITOR, "GM0855", dt.date(2028, 1, 1))
    assert [len(each) for each in found] == [1, 2, 3]
    assert "volgens de planning klaar op 31 december 2027" in found.done[0]
    assert "82,1 procent (2022, bron:" in found.goals[0] and "nog niet zo ver" in found.goals[0]
    assert "Er is één cijfer" in found.challenges[1]
    assert back(blank(), MONITOR, "GM0855", TODAY) == ([], [], [])


@pytest.mark.parametrize("label", ["Losser", "Vlieland", "Voorne aan Zee"])
def test_a_municipality_without_the_figure_is_told_so(label):
    record = filled(label)
    found = back(record, MONITOR, record.region, TODAY)
    assert "geen cijfer" in " ".join([*found.goals, *found.challenges])


def test_looking_back_takes_anything():
    record = hostile()
    assert len(back(record, MONITOR, record.region, dt.date(2101, 1, 1)).done) == len(HOSTILE)


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("Dankzij ons zijn er minder inbraken", "politie 2026", ["oorzaak"]), ("Een groot succes", "", ["succes"]), ("Een groot succes", "telling 2026", []),
        ("Door ons beleid is het doel gehaald", "", ["oorzaak", "succes"]), ("We liepen door de wijk, en 30 mensen deden mee", "", []), ("", "", []),
    ],
)  # fmt: skip
def test_a_cause_or_a_success_without_a_source_is_named(text, source, said):
    found = unproven(text, source)
    assert len(found) == len(said) and all(word in sentence for word, sentence in zip(said, found, strict=True))
