"""Deciding: cells that are blank, unknown or told; what dominates what; what one may miss; and who differs. Never a total."""

from __future__ import annotations

import datetime as dt
import math
import re

import pytest
from export.desks import MONITOR, blank, filled, hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.policy import Consideration, Expected, Goal, Heard, Option, Scenario
from bwlab.policy.deciding.cells import alternatives, asked, grid, loose, measure, orphans, size, state
from bwlab.policy.deciding.counts import counted, doubtful, finding, told
from bwlab.policy.deciding.differing import beside, heard_table
from bwlab.policy.deciding.differing import told as differences
from bwlab.policy.deciding.missing import called, if_share, tables, unsized
from bwlab.policy.deciding.missing import told as missed
from bwlab.policy.deciding.taking import MARK, taken
from bwlab.policy.deciding.weighing import ONE, everywhere, pair, pairs, sentence, weighing
from bwlab.policy.records.deciding import LEDGERS, NOTHING

THEMES = ("Wonen", "Veiligheid", "Milieu")
WINNERS = re.compile(r"\b(wint|winnaar|de beste optie|beste keuze|score|punten|eindtotaal|advies)\b")


def desk(*expected, options=2):
    """A goal with options a, b, … and these effects, each (option, theme, ledger, sentiment, more)."""
    record = blank()
    record.goals = [Goal(key="g", text="Minder schulden", indicator="problematische_schulden")]
    record.options = [Option(key=key, goal="g", text=f"Plan {key}") for key in "abcd"[:options]]
    record.expected = [Expected(option=option, goal="g", theme=theme, ledger=ledger, sentiment=sentiment, **more) for option, theme, ledger, sentiment, more in expected]
    return record, record.goals[0]


def at(option, sentiment, theme="Wonen", ledger="nu", **more):
    return option, theme, ledger, sentiment, more


def found(record, goal):
    return grid(record, goal, MONITOR)


def first_pair(record, goal):
    return pairs(found(record, goal), MONITOR)[0]


# Cells


def test_doing_nothing_is_always_there_and_every_theme_three_times():
    record, goal = desk()
    cells = found(record, goal)
    assert [each.key for each in cells.alternatives] == [NOTHING, "a", "b"] and cells.themes == asked(MONITOR) and len(asked(MONITOR)) == 8
    assert counted(list(cells.cells.values())) == (72, 0, 0, 72, 0) and "nog geen ingevuld" in finding(cells)
    assert all("niet hetzelfde als geen verandering" in each for each in told(cells))


def test_blank_unknown_and_no_change_are_three_things():
    record, goal = desk(at("a", "onbekend"), at("a", "geen", "Milieu", source="meting"), at("", "ongunstiger", "Milieu", "later"), at("b", "", text="nog te kiezen"))
    cells = found(record, goal)
    states = {key: cells.cells[key].state for key in (("a", "Wonen", "nu"), ("a", "Milieu", "nu"), ("a", "Wonen", "later"), ("b", "Wonen", "nu"), (NOTHING, "Milieu", "later"))}
    assert list(states.values()) == ["onbekend", "geen", "", "", "ongunstiger"]
    assert counted(list(cells.cells.values())) == (72, 2, 1, 69, 2)
    assert "voor elders" in " ".join(told(cells)) and "1 van de 24 vakken zegt" in told(cells)[0]


def test_groups_may_differ_and_what_somebody_does_not_know_is_not_known():
    two = [Expected(sentiment="gunstiger", group="huurders"), Expected(sentiment="ongunstiger", group="kopers")]
    assert state(two) == "beide" and state([*two, Expected(sentiment="onbekend")]) == "onbekend"
    assert state([Expected(sentiment="gunstiger"), Expected(sentiment="geen")]) == "gunstiger" and state([Expected()]) == "" == state([])
    record, goal = desk(at("a", "gunstiger"), at("a", "ongunstiger"))
    assert any("dezelfde groep" in each for each in doubtful(found(record, goal), MONITOR))


def test_a_capital_of_later_joins_once_it_is_filled_in():
    record, goal = desk(at("a", "gunstiger", "Natuurlijk kapitaal", "later"))
    assert found(record, goal).themes == (*asked(MONITOR), "Natuurlijk kapitaal")


def test_what_has_no_place_is_said_and_kept():
    record, goal = desk(at("a", "gunstiger", "Wonen", "ooit"), at("weg", "gunstiger"), ("", "Wonen", "nu", "gunstiger", {}))
    record.expected[2].goal = "weg"
    assert "in geen vak" in loose(record, goal, MONITOR)[0] and "2 verwachte effecten horen" in orphans(record)[0]
    assert counted(list(found(record, goal).cells.values())).told == 0


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (at("a", "gunstiger", likely=0.4, indicator="problematische_schulden"), "is meer juist ongunstiger"),
        (at("a", "geen", likely=3, unit="mensen"), "getal dat geen nul is"),
        (at("a", "gunstiger", low=1, likely=9, high=3, unit="mensen"), "buiten laag en hoog"),
        (at("a", "gunstiger", likely=9), "zonder eenheid"),
        (at("a", "gunstiger", likely=9, unit="mensen"), "zonder laag en hoog"),
        (at("a", "", likely=9, unit="mensen"), "welke kant"),
        (at("a", "gunstiger", text="Dit leidt tot minder schulden"), "belofte"),
    ],
)
def test_what_is_odd_in_an_effect_is_named(effect, words):
    record, goal = desk(effect)
    said = " ".join(doubtful(found(record, goal), MONITOR))
    assert words in said, said


def test_nothing_odd_in_what_is_right():
    record, goal = desk(at("a", "gunstiger", low=-0.8, likely=-0.4, high=-0.1, indicator="problematische_schulden", text="Minder huishoudens in de schulden"))
    assert doubtful(found(record, goal), MONITOR) == [] and size(record.expected[0], MONITOR) == "−0,4 procentpunt (−0,8 tot −0,1)"
    assert measure(record.expected[0], MONITOR)[1] == "procentpunt" and size(Expected(low=1, high=3, unit="mensen"), MONITOR) == "tussen +1 en +3 mensen" and size(Expected(unit="mensen"), MONITOR) == ""


# What dominates what


def test_better_in_one_and_nowhere_less_is_told_with_what_was_left_blank():
    record, goal = desk(at("a", "gunstiger"), at("a", "geen", "Milieu"), at("b", "geen"), at("b", "geen", "Milieu"))
    each = first_pair(record, goal)
    assert each.dominates.key == "a" and (each.better, each.worse, each.same, each.untold) == ([("Wonen", "nu")], [], [("Milieu", "nu")], [])
    assert "nergens minder dan optie 2" in sentence(each) and "In 22 vakken vulde je nergens iets in" in sentence(each)


def test_a_blank_is_never_equal_and_is_named():
    record, goal = desk(at("a", "gunstiger"), at("a", "geen", "Milieu"), at("b", "geen"))
    each = first_pair(record, goal)
    assert each.dominates is None and "niet te zeggen, want bij Milieu hier en nu is het vak van optie 2 leeg" in sentence(each)
    record.expected.append(Expected(option="b", goal="g", theme="Milieu", ledger="nu", sentiment="onbekend"))
    assert "'weten we niet'" in sentence(first_pair(record, goal))
    record.expected[-1].sentiment = "geen"
    assert first_pair(record, goal).dominates.key == "a"


def test_a_trade_is_a_trade():
    record, goal = desk(at("a", "gunstiger"), at("b", "geen"), at("a", "ongunstiger", "Milieu", "later"), at("b", "geen", "Milieu", "later"))
    assert "ruilt dus iets in" in sentence(first_pair(record, goal)) and first_pair(record, goal).dominates is None


def test_two_that_are_both_better_are_not_equal():
    record, goal = desk(at("a", "gunstiger"), at("b", "gunstiger"))
    assert "allebei gunstiger, en staat er niet bij" in sentence(first_pair(record, goal))
    sized = {"unit": "mensen"}
    record, goal = desk(at("a", "gunstiger", low=50, likely=60, high=70, **sized), at("b", "gunstiger", low=10, likely=20, high=30, **sized))
    assert first_pair(record, goal).dominates.key == "a"
    record.expected[1].high = 55
    assert "overlappen de twee banden" in sentence(first_pair(record, goal))
    record.expected[1].unit = "huishoudens"
    assert "andere eenheid" in sentence(first_pair(record, goal)), "two units are not compared"
    record.expected[1].unit, record.expected[1].indicator = "mensen", "contact"
    assert "niet over hetzelfde cijfer" in sentence(first_pair(record, goal)), "the unit is the same, what is counted is not"


def test_less_of_a_bad_thing_is_better():
    codes = {"indicator": "problematische_schulden"}
    record, goal = desk(at("a", "gunstiger", low=-0.9, likely=-0.8, high=-0.7, **codes), at("b", "gunstiger", low=-0.3, likely=-0.2, high=-0.1, **codes))
    assert first_pair(record, goal).dominates.key == "a"


def test_doing_nothing_differs_from_itself_in_nothing():
    record, goal = desk(at("a", "gunstiger"), at("", "ongunstiger", "Milieu", "later"), options=1)
    (each,) = pairs(found(record, goal), MONITOR)
    assert each.second.key == NOTHING and each.dominates.key == "a", "what doing nothing does to now says nothing of the difference"
    record.expected[0].sentiment = "ongunstiger"
    assert first_pair(record, goal).dominates.key == NOTHING
    record.expected[0].sentiment, record.expected[0].low, record.expected[0].likely, record.expected[0].high, record.expected[0].unit = "gunstiger", -5, 10, 20, "mensen"
    assert "ook nul zijn" in sentence(first_pair(record, goal))


def test_whether_one_is_everywhere_at_least_as_good_has_three_answers():
    record, goal = desk(at("a", "gunstiger"), at("b", "geen"))
    assert everywhere(pairs(found(record, goal), MONITOR)).key == "a"
    record.expected += [Expected(option=option, goal="g", theme="Milieu", ledger="later", sentiment=sentiment) for option, sentiment in (("a", "ongunstiger"), ("b", "geen"))]
    assert everywhere(pairs(found(record, goal), MONITOR)) is False
    record.expected[2].sentiment = "onbekend"
    assert everywhere(pairs(found(record, goal), MONITOR)) is None and everywhere([]) is False


def test_without_options_there_is_nothing_to_weigh():
    record, goal = desk(options=0)
    assert weighing(record, goal, MONITOR) == [ONE]
    record, goal = desk()
    assert all("nog geen vak ingevuld" in each for each in weighing(record, goal, MONITOR))


def test_no_winner_is_named_in_any_sentence():
    for record in (filled(), hostile()):
        for goal in record.goals[:4]:
            said = [*weighing(record, goal, MONITOR), *differences(record, goal), *(each for table in tables(record, goal, MONITOR) for each in missed(table))]
            assert not WINNERS.search(" ".join(said).lower()), said


sentiments = st.sampled_from(["gunstiger", "geen", "ongunstiger", "onbekend", ""])
effects = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(THEMES), st.sampled_from(list(LEDGERS)), sentiments, st.just({})), max_size=14)


@given(effects)
@settings(max_examples=40, deadline=None)
def test_dominance_is_asymmetric_and_never_rests_on_a_blank(drawn):
    record, goal = desk(*drawn, options=3)
    cells = found(record, goal)
    for each in pairs(cells, MONITOR):
        back = pair(cells, each.second, each.first, MONITOR)
        assert (each.dominates and each.dominates.key) == (back.dominates and back.dominates.key)
        if each.dominates is not None:
            assert not each.untold and (each.better or each.worse) and not (each.better and each.worse)
        for way in (each.first, each.second):
            if way.key != NOTHING:
                told_in = {*each.better, *each.worse, *each.same}
                assert all(cells.cells[way.key, *place].state not in ("", "onbekend") for place in told_in)
        assert sentence(each)


# What one may miss


PEOPLE = {"unit": "mensen", "source": "telling"}


def test_regret_by_hand_and_where_it_turns_round():
    record, goal = desk(at("a", "gunstiger", low=40, likely=120, high=160, **PEOPLE), at("b", "gunstiger", low=70, likely=90, high=100, **PEOPLE))
    (table,) = tables(record, goal, MONITOR)
    assert table.comparable and table.regrets().tolist() == [[70, 120, 160], [30, 0, 0], [0, 30, 60]] and table.tips() == pytest.approx(0.75)
    assert table.promising().alternative.key == "a"
    assert "optie 1 in de rij 'zoals verwacht' nog het gunstigst" in if_share(table, 1) and "omslagpunt" not in if_share(table, 1), "it is there to be found"
    assert "Hier ligt het omslagpunt" in if_share(table, 0.75) and "optie 2 het gunstigst" in if_share(table, 0.5) and "75 procent" in if_share(table, 0.5)
    assert table.scaled("a", 0.5).outcomes[1].values == (20, 60, 80) and table.outcomes[1].values == (40, 120, 160)


def test_for_what_should_go_down_the_lowest_is_best():
    codes = {"indicator": "problematische_schulden"}
    record, goal = desk(at("a", "gunstiger", low=-0.8, likely=-0.4, high=0, **codes), at("b", "gunstiger", low=-0.3, likely=-0.3, high=-0.2, **codes))
    (table,) = tables(record, goal, MONITOR)
    assert [each.values for each in table.outcomes] == [(0, 0, 0), (0, -0.4, -0.8), (-0.2, -0.3, -0.3)] and table.promising().alternative.key == "a" and table.unit == "procentpunt"


def test_an_option_without_a_size_is_a_sentence_and_no_zero():
    record, goal = desk(at("a", "gunstiger", low=40, likely=120, high=160, **PEOPLE), at("b", "gunstiger", low=70, likely=90, high=100, **PEOPLE), at("c", "gunstiger"), at("d", "gunstiger", likely=5, **PEOPLE), options=4)
    (table,) = tables(record, goal, MONITOR)
    assert [each.alternative.key for each in table.outcomes] == [NOTHING, "a", "b"]
    assert "niets ingevuld. Dat is geen nul" in table.left_out[0] and "Leeg is geen nul" in table.left_out[1] and [*table.left_out] == missed(table)[1:]
    record, goal = desk()
    assert tables(record, goal, MONITOR) == [] and "Dat is geen nul" in unsized(record, goal, MONITOR)[0]


def test_two_units_stand_in_tables_of_their_own_and_two_numbers_are_not_added():
    record, goal = desk(
        at("a", "gunstiger", low=1, likely=2, high=3, **PEOPLE), at("b", "gunstiger", low=1, likely=2, high=3, unit="uren"),
        at("a", "gunstiger", "Milieu", low=1, likely=1, high=1, **PEOPLE), at("b", "gunstiger", ledger="later", low=1, likely=2, high=3, **PEOPLE),
    )  # fmt: skip
    found_tables = tables(record, goal, MONITOR)
    assert [(each.unit, each.theme, each.ledger) for each in found_tables] == [("mensen", "Wonen", "nu"), ("uren", "Wonen", "nu"), ("mensen", "Milieu", "nu"), ("mensen", "Wonen", "later")]
    assert not any(each.comparable for each in found_tables)
    record.expected[2].theme = "Wonen"
    assert "Optellen doen we niet" in tables(record, goal, MONITOR)[0].left_out[0]


def test_people_in_one_theme_are_not_people_in_another_and_a_capital_makes_no_other_unit():
    one, other = at("a", "gunstiger", low=1, likely=2, high=3, **PEOPLE), at("b", "gunstiger", "Veiligheid", low=1, likely=2, high=3, **PEOPLE)
    record, goal = desk(one, other)
    found_tables = tables(record, goal, MONITOR)
    assert not any(each.comparable for each in found_tables), "better housed is not safer, also where both count people"
    assert [called(each) for each in found_tables] == ["Mensen, hier en nu (Wonen)", "Mensen, hier en nu (Veiligheid)"]
    record.expected[1].theme, record.expected[1].unit = "Wonen", " Mensen"
    (table,) = tables(record, goal, MONITOR)
    assert table.comparable and table.unit == "mensen"
    record.expected[0].high, record.expected[1].low, record.expected[1].likely, record.expected[1].high = 3, 5, 6, 7
    assert first_pair(record, goal).dominates.key == "b"


def test_where_the_direction_is_not_told_nothing_is_compared():
    record, goal = desk(at("a", "gunstiger", low=1, likely=2, high=3, **PEOPLE), at("b", "ongunstiger", low=1, likely=2, high=3, **PEOPLE))
    (table,) = tables(record, goal, MONITOR)
    assert not table.comparable and all("niet te zeggen of meer gunstig is" in each for each in table.left_out)


def test_alike_or_unfavourable_options_have_no_tipping_point():
    record, goal = desk(at("a", "gunstiger", low=1, likely=2, high=3, **PEOPLE), at("b", "gunstiger", low=0, likely=2, high=9, **PEOPLE))
    (table,) = tables(record, goal, MONITOR)
    assert table.promising() is None and math.isnan(table.tips()) and if_share(table, 1) == ""


# Taking over a scenario


def test_the_outcome_of_a_scenario_is_taken_over_with_its_band_and_its_mark():
    record = filled()
    goal = record.goals[1]
    nothing, one, other = alternatives(record, goal)
    made, why = taken(record, goal, one, MONITOR, 2026)
    assert why == "" and made.source == f"{MARK} 'Bellen in drie wijken'" and (made.option, made.goal, made.theme, made.ledger) == ("oa", "g2", "Materiële welvaart", "nu")
    assert made.low < made.likely < made.high <= 0 and made.sentiment == "gunstiger" and "als de aannames kloppen" in made.text
    for way in (nothing, other):
        assert taken(record, goal, way, MONITOR, 2026)[0] is None
    record.options[0].scenario = "sb"
    assert "verandert nog niets" in taken(record, goal, one._replace(option=record.options[0]), MONITOR, 2026)[1]
    record.scenarios.append(Scenario(key="sc", name="x", indicator="bestaat_niet"))
    record.options[0].scenario = "sc"
    assert "niet door te rekenen" in taken(record, goal, one._replace(option=record.options[0]), MONITOR, 2026)[1]


# Who differs


def test_technical_and_political_stand_apart_and_who_differs_is_named_without_a_count():
    record, goal = desk()
    record.options[1].loses = "huurders in Noord"
    record.considerations = [Consideration(goal="g", option="a", kind="technisch", text="Het kan snel", who="uitvoering"), Consideration(goal="g", kind="politiek", text="Eerlijk delen", who="een fractie")]
    record.heard = [Heard(goal="g", who="bewoners", prefers="a", said="Graag"), Heard(goal="g", who="de bond", prefers=NOTHING), Heard(goal="g", who="winkeliers", day=dt.date(2027, 1, 1)), Heard(goal="ander", who="x")]
    frame = beside(record, goal)
    assert frame.iloc[1].tolist()[1:] == ["Het kan snel (uitvoering)", "nog leeg", "bewoners"] and frame.iloc[0, 3] == "de bond" and frame.iloc[3].tolist()[:3] == ["Alle opties", "nog leeg", "Eerlijk delen (een fractie)"]
    said = " ".join(differences(record, goal))
    assert "niet eens: liever optie 1 ('Plan a'): bewoners; liever niets doen: de bond" in said and "winkeliers staat er geen keuze bij" in said and "huurders in Noord" in said and "gedaan met wat je hoorde van bewoners" in said
    assert not re.search(r"\b\d+ van de \d+\b|meerderheid|stemm", said) and len(heard_table(record, goal)) == 3
    record.heard.append(Heard(goal="g", who="huurders uit Noord"))
    assert "vinden hen niet terug" not in " ".join(differences(record, goal))


def test_a_side_that_is_missing_is_asked_for():
    record, goal = desk()
    said = " ".join(differences(record, goal))
    assert "nog niemand die gehoord is" in said and "allebei horen erbij" in said
    record.considerations = [Consideration(goal="g", kind="technisch", text="Het kan", who="x"), Consideration(goal="g", text="Los", who="")]
    said = " ".join(differences(record, goal))
    assert "alleen technische overwegingen" in said and "technisch of politiek" in said and "wie dat vindt" in said
    record.heard = [Heard(goal="g", who="bewoners", prefers="a")]
    assert "Wie heb je niet gehoord" in " ".join(differences(record, goal))
