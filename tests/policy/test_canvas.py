"""The canvas: nothing without indicator, owner, date and source, and what is missing is said with where to fix it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.dossier import Dossier
from bwlab.policy import Activity, AgendaItem, Challenge, Contribution, Floor, Goal, Target
from bwlab.policy.acting.canvas import EMPTY, canvas, horizon, lacking, open_items

MONITOR = open_monitor()
TODAY = date(2026, 11, 21)
NASTY = "=cmd()|' <script>alert(1)</script> #set text(1pt) \N{GRINNING FACE} \"'"


def dossier(**fields):
    return Dossier(region="GM0855", label="Tilburg", **fields)


def whole():
    goal = Goal(
        key="doel", challenge="contact", indicator="contact", text="Meer mensen zien elkaar elke week", owner="programmamanager", due=date(2029, 12, 31),
        floor=Floor(value=65, norm="raad", source="eigen besluit"), target=Target(value=70, norm="mediaan", year=2028),
    )  # fmt: skip
    item = AgendaItem(
        goal="doel", activity=Activity(text="Buurtkamers openen", output="vier buurtkamers"), owner="beleidsmedewerker", means="twee dagdelen", euros=30_000,
        contributions=[Contribution(who="welzijnsorganisatie", what="levert gastheren", agreed=True)], start=date(2027, 1, 1), end=date(2028, 6, 30),
    )  # fmt: skip
    return dossier(challenges=[Challenge(title="Contact", indicators=["contact"])], goals=[goal], agenda=[item])


def test_a_whole_canvas_has_no_problems_and_reads_as_text():
    found = canvas(whole(), MONITOR)
    assert not found.problems and not open_items(whole())
    row = found.rows[0]
    assert row.challenge == "Contact" and row.due == "31 december 2029"
    assert row.floor == "65,0 procent (de eigen gemeenteraad: eigen besluit)"
    assert row.target == "70,0 procent in 2028 (de mediaan van de gemeenten)"
    assert row.activities == ("Buurtkamers openen (vier buurtkamers)",) and row.means == ("€ 30.000, twee dagdelen",)
    assert row.partners == ("welzijnsorganisatie: levert gastheren (toegezegd)",)
    assert row.source == MONITOR.catalogue["contact"].source


def test_an_empty_canvas_says_what_to_do():
    assert canvas(dossier(), MONITOR).problems == [EMPTY] and not canvas(dossier(), MONITOR).rows
    assert open_items(dossier()) == []
    assert "stap 2" in EMPTY and "stap 4" in EMPTY


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"indicator": ""}, ("geen cijfer dat het laat zien", "geen bron")),
        ({"owner": "  "}, ("geen eigenaar",)),
        ({"due": None}, ("geen datum waarop je kijkt",)),
        ({"target": Target()}, ("geen streefwaarde",)),
        ({"text": ""}, ("geen zin die zegt wat er anders wordt",)),
        ({"indicator": "verdwenen"}, ("niet in deze editie", "'verdwenen'")),
    ],
)
def test_each_gap_is_said_with_where_to_fix_it(change, said):
    record = whole()
    record.goals[0] = record.goals[0].model_copy(update=change)
    problems = " ".join(canvas(record, MONITOR).problems)
    assert all(words in problems for words in said) and "stap 2 (kies doelen)" in problems


def test_an_opgave_without_goal_and_an_activity_without_goal_are_said():
    record = whole()
    record.challenges.append(Challenge(title="Wonen", indicators=["woz"], rank=2))
    record.agenda[0].goal = "weg"
    problems = canvas(record, MONITOR).problems
    assert any("'Wonen' staat nog geen doel" in each for each in problems)
    assert any("'Buurtkamers openen' hoort bij geen doel" in each and "stap 4" in each for each in problems)
    assert any("staat nog geen activiteit" in each for each in problems)


def test_who_joins_in():
    item = AgendaItem(activity=Activity(text="Buurtkamers openen"), contributions=[Contribution(who="de voetbalclub")])
    assert lacking(item) == ["geen eigenaar", "geen toezegging van 'de voetbalclub'", "geen middelen", "geen begindatum", "geen einddatum"]
    assert open_items(dossier(agenda=[item, AgendaItem()])) == [
        "'Buurtkamers openen': nog geen eigenaar, geen toezegging van 'de voetbalclub', geen middelen, geen begindatum en geen einddatum."
    ]
    assert open_items(dossier(agenda=[AgendaItem(owner="iemand")]))[0].startswith("Een activiteit zonder omschrijving: nog geen omschrijving, geen partner")
    assert "geen middelen" not in lacking(AgendaItem(euros=0))


@pytest.mark.parametrize("nobody", ["n.t.b.", "PM", " nader te bepalen ", "diverse partners", "\N{GRINNING FACE}", "..."])
def test_words_that_name_nobody_are_still_open(nobody):
    item = AgendaItem(activity=Activity(text="Iets"), owner=nobody, contributions=[Contribution(who=nobody, agreed=True)])
    assert {"geen eigenaar", "geen partner"} <= set(lacking(item))
    record = whole()
    record.goals[0].owner = nobody
    assert "geen eigenaar" in " ".join(canvas(record, MONITOR).problems)


def test_short_and_long_term():
    ends = {date(2028, 11, 21): "kort", date(2028, 11, 22): "lang", None: ""}
    assert {day: horizon(AgendaItem(end=day), TODAY) for day in ends} == ends
    assert horizon(AgendaItem(end=date(2026, 2, 28)), date(2024, 2, 29)) == "kort"


texts = st.one_of(st.just(""), st.just(NASTY), st.just("x" * 10_000), st.text(max_size=30))
items = st.builds(
    AgendaItem, goal=st.sampled_from(["", "a", "b"]), activity=st.builds(Activity, text=texts, output=texts), owner=texts, means=texts,
    contributions=st.lists(st.builds(Contribution, who=texts, what=texts, agreed=st.booleans()), max_size=2),
    end=st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
)  # fmt: skip
goals = st.builds(
    Goal, key=st.sampled_from(["a", "b"]), challenge=texts, indicator=st.sampled_from(["", "contact", "woz", "weg"]), text=texts, owner=texts,
    due=st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)), target=st.builds(Target, value=st.none() | st.floats(-1e11, 1e11), norm=texts),
)  # fmt: skip


@given(st.lists(goals, max_size=3), st.lists(items, max_size=3))
def test_whatever_is_written_in_it_a_canvas_can_be_made(goals, agenda):
    record = dossier(goals=goals, agenda=agenda)
    found = canvas(record, MONITOR)
    assert len(found.rows) == len(goals) and len(open_items(record)) <= len(agenda)
    for row in found.rows:
        complete = row.indicator and row.owner and row.due and row.source and row.goal and row.target
        assert complete or found.problems
    assert all(len(each) < 400 for each in found.problems)
