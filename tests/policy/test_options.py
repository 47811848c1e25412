"""Options: what each lacks is asked, and none is ever ranked, added up or recommended."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from export.desks import MONITOR, TODAY, blank, filled, hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.policy import CouncilMoment, Goal, Option, Scenario, Target
from bwlab.policy.goals.easy import carried, drifted, easy
from bwlab.policy.phases.options import (
    BLANK,
    CHOOSING,
    NOT_DONE,
    alike,
    begun,
    beside_each_other,
    half_year,
    judged,
    loose,
    outcomes,
    result,
    spending,
)
from bwlab.policy.scenarios.figure import figure_of
from bwlab.policy.scenarios.reckon import reckon

GOAL = Goal(key="g", indicator="contact", text="Meer mensen zien elke week iemand")
WHOLE = {"goal": "g", "gains": "bewoners van Noord", "loses": "andere wijken wachten", "euros": 10_000}
#: A judgement nobody asked for; what is said about judging itself is not one.
VERDICT = re.compile(r"\b(beste|slechtste|aanbevolen|wint|winnaar|score|totaal|voorkeur|verstandig)\b", re.IGNORECASE)


def with_(*options, **more):
    record = blank()
    record.goals, record.options = [GOAL], [each if isinstance(each, Option) else Option(**{**WHOLE, "text": each}) for each in options]
    for name, value in more.items():
        setattr(record, name, value)
    return record


def said(record, goal=GOAL):
    return " ".join(judged(record, goal, MONITOR))


def test_two_whole_options_need_nothing_said():
    assert judged(with_("Buurtkamers openen", "Bezoek aan huis brengen"), GOAL, MONITOR) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"loses": ""}, "wie betaalt of wacht?"), ({"loses": "Niemand."}, "volgens jou verliest niemand"), ({"loses": "n.v.t."}, "wie betaalt of wacht"),
        ({"loses": "bewoners van Noord"}, "dezelfde mensen zijn beter af en betalen"), ({"gains": ""}, "wie is er beter af?"), ({"gains": "ntb"}, "wie is er beter af?"),
        ({"text": ""}, "schrijf op wat er dan gebeurt"), ({"euros": None}, "wat kost het per jaar?"), ({"euros": 0}, "leeg is geen nul"), ({"euros": -5_000}, "schrijf dan op wie minder krijgt"),
        ({"euros": 9e11}, "meer dan alle lasten van de gemeente samen"), ({"text": "Gratis buurtkamers openen"}, "de woorden zeggen 'gratis', en er staat € 10.000 per jaar"),
        ({"scenario": "weg"}, "staat niet meer in je dossier"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_asked(change, words):
    record = with_(Option(**{**WHOLE, "text": "Buurtkamers openen", **change}), "Bezoek aan huis brengen")
    assert words in said(record) and said(record).count("Optie 1") >= 1 and "Optie 2" not in said(record)


def test_one_option_is_no_choice_and_none_is_said():
    assert "alleen ja of nee" in said(with_("Buurtkamers openen")) and "nog geen optie" in said(with_())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bellen in drie wijken", "bellen in DRIE wijken.", True), ("Huishoudens vroeg bellen bij achterstand", "Vroeg bellen, huishoudens met achterstand", True),
        ("Bellen in drie wijken", "Een fonds voor noodgevallen", False), ("Bellen", "Schrijven", False), ("", "", False),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_seen(one, other, same):
    first, second = Option(text=one, goal="g"), Option(text=other, goal="g")
    assert alike(first, second) is same and alike(second, first) is same
    assert not alike(first, Option(text=other, goal="een ander")), "of another goal it is another choice"
    if same:
        assert "zeggen bijna hetzelfde" in said(with_(one, other))


def test_an_option_without_a_goal_is_kept_and_named():
    record = with_(Option(text="Los"), Option(text="Weg", goal="bestaat niet"), "Buurtkamers openen")
    assert len(loose(record)) == 2 and "'Los'" in loose(record)[0] and "hoort bij geen doel" in loose(record)[1]
    assert len(begun(record.options)) == 3 and begun([Option(goal="g")]) == []


def test_a_scenario_about_another_figure_or_goal_is_named():
    other = Scenario(key="s", name="Bellen", indicator="overgewicht")
    assert "gaat over 'Overgewicht', en het doel over 'Wekelijks contact" in said(with_(Option(**WHOLE, text="Bellen", scenario="s"), "Bezoek aan huis", scenarios=[other]))
    other = Scenario(key="s", name="Bellen", indicator="contact", goal="x")
    assert "gemaakt bij een ander doel" in said(with_(Option(**WHOLE, text="Bellen", scenario="s"), "Bezoek aan huis", scenarios=[other]))


def test_all_of_them_stand_beside_doing_nothing_in_their_own_order():
    record = filled()
    frame = beside_each_other(record, record.goals[1], "tussen 8 en 10 procent", outcomes(record, MONITOR, TODAY.year))
    assert list(frame.columns) == ["", NOT_DONE, "Optie 1", "Optie 2"]
    rows = frame.set_index("")
    assert rows.at["Hier en nu", NOT_DONE] == "tussen 8 en 10 procent" and rows.at["Elders", NOT_DONE] == BLANK
    assert rows.loc["Wat"].tolist()[1:] == ["Bellen in drie wijken", "Een fonds voor noodgevallen"] and rows.at["Kosten per jaar", "Optie 2"] == BLANK, "a blank is no zero"
    assert rows.at["Hier en nu", "Optie 1"].startswith("Bellen in drie wijken: als de aannames kloppen in 20") and "lager" in rows.at["Hier en nu", "Optie 1"]
    known = figure_of(MONITOR, MONITOR.regions.find("Tilburg"), record.scenarios[0].indicator)
    assert rows.at["Hier en nu", "Optie 1"].endswith(result(reckon(record.scenarios[0], known, today_year=TODAY.year))), "as the workbench says it"
    assert not {"Totaal", "Score", "Plaats"} & set(frame[""])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Option, goal=st.sampled_from(["g", "", "x"]), text=st.sampled_from(["", "Bellen", "Bellen in Noord", "Gratis bus", "<b>"]), gains=st.sampled_from(["", "iedereen", "jongeren"]),
            loses=st.sampled_from(["", "niemand", "jongeren"]), euros=st.sampled_from([None, -1.0, 0.0, 5.0, 1e12]), scenario=st.sampled_from(["", "sa", "weg"]),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_no_option_is_ever_called_better_and_none_is_lost(options):
    record = filled()
    record.goals, record.options = [GOAL], options
    words = " ".join([*judged(record, GOAL, MONITOR), *loose(record), *half_year(record, MONITOR, TODAY)])
    assert not VERDICT.search(words), words
    mine = [each for each in begun(options) if each.goal == "g"]
    assert beside_each_other(record, GOAL).shape[1] == 2 + len(mine)
    assert len(mine) + len(loose(record)) == len(begun(options))


def test_the_half_year_names_what_is_open_and_what_is_too_far():
    record = with_("Buurtkamers openen")
    assert "staat er geen moment met de raad" in half_year(record, MONITOR, TODAY)[0] and "tussen één optie en niets doen" in half_year(record, MONITOR, TODAY)[1]
    record.council = [CouncilMoment(kind="werksessie", day=TODAY + dt.timedelta(days=days), open="de wijken") for days in (-1, 20, 400)]
    lines = half_year(record, MONITOR, TODAY)
    assert lines[0] == "De werksessie van 12 december 2026: de wijken." and len(lines) == 2
    assert "de ondergrens, de streefwaarde en het jaar" in lines[1]
    assert "Er staat nog geen doel" in half_year(blank(), MONITOR, TODAY)[1]


@pytest.mark.parametrize("make", [hostile, blank, filled])
def test_any_dossier_can_be_judged(make):
    record = make()
    for goal in record.goals:
        assert all(isinstance(each, str) for each in judged(record, goal, MONITOR))
        beside_each_other(record, goal, "", outcomes(record, MONITOR, 2026))
    assert half_year(record, MONITOR, TODAY) and CHOOSING.endswith("geen advies.")


def test_spending_is_that_of_the_whole_municipality():
    year, euros = spending(MONITOR, "GM0855")
    assert year >= 2024 and 5e8 < euros < 5e9 and spending(MONITOR, "GM9999") == (0, 0.0)


# Goals that are easy to meet


def aimed(value, code="woninginbraken", floor=None):
    goal = Goal(indicator=code, text="x", target=Target(value=value, year=2030))
    goal.floor.value = floor
    return goal


def test_a_goal_that_asks_nothing_or_drifts_along_is_named():
    words = " ".join(easy(aimed(5), MONITOR, "GM0855"))
    assert "vraagt niets" in words and "Er staat geen ondergrens bij" in words
    assert easy(aimed(0.1, floor=1.0), MONITOR, "GM0855") == []
    own = float(MONITOR.table("woninginbraken").loc["GM0855"].dropna().iloc[-1])
    drift = drifted(MONITOR, "woninginbraken", 5)
    assert drift > 0 and "Wie meedrijft" in " ".join(easy(aimed(round(own - drift / 2, 2)), MONITOR, "GM0855"))
    assert easy(Goal(), MONITOR, "GM0855") == [] and easy(Goal(indicator="woz"), MONITOR, "GM0855") == []


def test_a_figure_that_was_carried_along_is_never_one_that_went_further():
    for label in ("Tilburg", "Vlieland", "Losser", "Rozendaal", "Amsterdam"):
        code = MONITOR.regions.find(label).code
        found = carried(MONITOR, code, ["woninginbraken", "tevredenheid_leven", "mediaan_vermogen"])
        if found:
            own = MONITOR.table(found.indicator).loc[code]
            way = MONITOR.catalogue[found.indicator].direction
            assert way * (own[found.end] - own[found.start]) == pytest.approx(found.own) and 0 < found.own <= found.median
