"""Implementation: a replay that gives nothing away, rules beforehand, and a log that keeps output and outcome apart."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from bwlab import open_monitor
from bwlab.dossier import Dossier
from bwlab.errors import InputError
from bwlab.policy import Activity, AgendaItem, Agreement, Goal, LogEntry
from bwlab.policy.following import agreements, diary, logbook
from bwlab.policy.following.past import COUNTRY, SELF, base_of, limits_of, past_of, width_of
from bwlab.policy.following.past import tested as held_up
from bwlab.policy.following.power import first_figure, power
from bwlab.policy.following.replay import BROKEN, GAP, GAPPED, MEASURED, Look, figures, offered, replay
from bwlab.policy.following.rules import EVERY, NEVER, POINT, TWO, Rule, says

MONITOR = open_monitor()
TODAY = dt.date(2028, 6, 1)
TILBURG = MONITOR.regions.find("Tilburg")
RULE = Rule(POINT, TWO, COUNTRY, "5")
HERE = "fase_5"


def dossier(**named):
    return Dossier(region=TILBURG.code, label="Tilburg", **named)


# What was known in a year


@pytest.mark.parametrize("compare", [SELF, COUNTRY])
def test_nothing_of_later_years_is_in_a_replay_or_moves_its_limits(compare, monkeypatch):
    """With every later figure of every municipality changed, what has been handed out stays the same."""
    before = replay(MONITOR, TILBURG, "woninginbraken", 3, compare)
    assert [each.year for each in before.looks] == [2017, 2018, 2019] and before.total == 9 and not before.over
    past = past_of(MONITOR, "woninginbraken")
    times = np.where(np.array(past.years) >= 2020, 7, 1)
    changed = past._replace(values=past.values * times, published=past.published * times)
    limits_of(MONITOR, "woninginbraken", base_of(past, TILBURG.code), compare)
    from bwlab.policy.following import past as module
    from bwlab.policy.following import replay as replayed

    module._limits.cache_clear()
    for each in (module, replayed):
        monkeypatch.setattr(each, "past_of", lambda monitor, code: changed)
    after = replay(MONITOR, TILBURG, "woninginbraken", 3, compare)
    assert replay(MONITOR, TILBURG, "woninginbraken", 9, compare).looks[8].value == pytest.approx(7 * 1.74, abs=0.05), "the change is real"
    module._limits.cache_clear()
    assert after == before


def test_a_figure_that_is_shown_is_that_of_the_monitor():
    for label in ("Tilburg", "Losser"):
        region = MONITOR.regions.find(label)
        row = MONITOR.table("woninginbraken").loc[region.code]
        found = replay(MONITOR, region, "woninginbraken", 9)
        assert [each.value for each in (*found.base, *found.looks)] == row.dropna().tolist(), "1,550 cases are 7.4499…, and 7.45 everywhere else"


def test_tilburg_by_hand():
    own, country = (replay(MONITOR, TILBURG, "woninginbraken", 9, each) for each in (SELF, COUNTRY))
    assert own.first == 2017 and country.first == 2019 and sum(each.signal for each in own.looks) == 9
    cases = {2012: 1550, 2013: 1468, 2014: 1173, 2015: 1021, 2016: 627}
    assert {each.year: each.cases for each in own.base} == cases
    people = past_of(MONITOR, "woninginbraken").weights[past_of(MONITOR, "woninginbraken").codes.index(TILBURG.code), :5]
    assert own.looks[0].there == pytest.approx(1000 * sum(cases.values()) / people.sum())
    assert own.looks[0].chance[1] == pytest.approx(own.looks[0].there + 3 * np.sqrt(1.2) * 1000 * np.sqrt(own.looks[0].there * 214_000 / 1000) / 214_000, rel=0.01)


def test_a_gap_and_a_break_are_told_and_never_bridged():
    found = replay(MONITOR, TILBURG, "sociale_cohesie", 99)
    states = {each.year: each.state for each in found.looks}
    assert states == {2018: GAP, 2019: MEASURED, 2020: GAP, 2021: BROKEN, 2022: GAP, 2023: BROKEN}
    for each in found.looks:
        if each.state != MEASURED:
            assert each.low is each.high is each.there is None and each.signal == 0
        assert (each.value is None) == (each.state == GAP)
    assert found.over and found.total == 6


def test_who_has_no_series_gets_an_example_and_is_told():
    for label, own in (("Voorne aan Zee", 0), ("Rozendaal", 3), ("Vlieland", 3)):
        region = MONITOR.regions.find(label)
        there, note = offered(MONITOR, region)
        assert len(figures(MONITOR, region.code)) == own and "Tilburg" in note and label in note
        assert any(code in GAPPED for _, code in there) and (there[0][0] is region) is bool(own)
    assert offered(MONITOR, TILBURG)[1] == ""
    with pytest.raises(ValueError):
        replay(MONITOR, MONITOR.regions.find("Voorne aan Zee"), "woninginbraken")


def test_what_the_limits_promise_they_keep_beside_the_country_and_the_textbook_does_not():
    base = base_of(past_of(MONITOR, "woninginbraken"), TILBURG.code)
    apart, alone, book = (held_up(MONITOR, "woninginbraken", base, *each) for each in ((COUNTRY, 0.05), (SELF, 0.05), (SELF, None)))
    assert (apart.looks, apart.places) == (2727, 303) == (book.looks, book.places)
    assert 0.04 < apart.out / apart.looks < 0.07 and alone.out / alone.looks > 0.25 and book.ever / book.places > 0.95
    wide = [width_of(MONITOR, "woninginbraken", base, COUNTRY, TILBURG.code, each) for each in (0.2, 0.1, 0.05, 0.02)]
    assert wide == sorted(wide) and wide[2] > 3


def test_wider_limits_cry_less_and_see_later():
    found, note = first_figure(MONITOR, TILBURG)
    assert note == "" and found.indicator.code == "woninginbraken"
    narrow, wide = power(found, 0.2, 20), power(found, 0.02, 20)
    assert narrow.still[-1] > 0.8 > 0.3 > wide.still[-1] and (narrow.first or 99) < (wide.first or 99)
    sizes = [power(found, 0.05, each).moved[-1] for each in found.changes]
    assert sizes == sorted(sizes)
    assert first_figure(MONITOR, MONITOR.regions.find("Voorne aan Zee"))[1].startswith("Voor Voorne aan Zee")


# Rules


def look(year, value, signal=0, state=MEASURED):
    return Look(year, state, value, 5.0, 3.0, 7.0, (4.0, 6.0), signal, None)


def test_what_each_rule_says_of_a_made_up_series():
    looks = [look(2017, 8, -1), look(2018, 8, -1), look(2019, None, 0, GAP), look(2020, 9, -1), look(2021, 4), look(2022, 5), look(2023, 1, 1)]
    said = lambda adjust, stop: says(Rule(adjust, stop, SELF, "5"), looks, -1, look(2016, 5))  # noqa: E731
    assert said(POINT, NEVER) == ["bijsturen", "bijsturen", "", "bijsturen", "doorgaan", "doorgaan", "doorgaan"]
    assert said(TWO, NEVER) == ["doorgaan", "bijsturen", "", "doorgaan", "doorgaan", "doorgaan", "doorgaan"], "over a gap nothing is after each other"
    assert said(POINT, TWO)[:2] == ["bijsturen", "stoppen"]
    assert said(EVERY, NEVER) == ["bijsturen", "doorgaan", "", "doorgaan", "doorgaan", "bijsturen", "doorgaan"]
    broken = [look(2017, 8, -1), look(2018, 9, 0, BROKEN), look(2019, 9, 0, BROKEN)]
    assert says(Rule(EVERY, POINT, SELF, "5"), broken, -1) == ["stoppen", "", ""]


def test_a_choice_comes_before_the_next_year_and_stays():
    record, at = dossier(), (HERE, MONITOR, TILBURG, "woninginbraken")
    diary.keep_choice(record, *at, 2017, "doorgaan", "")
    assert diary.read(record, *at).shown == 0 and record.notes == {}, "without a rule there is nothing to choose"
    diary.keep_rule(record, *at, RULE)
    assert diary.read(record, *at).shown == 1
    with pytest.raises(InputError, match="2017"):
        diary.keep_choice(record, *at, 2017, "", "weet niet")
    diary.keep_choice(record, *at, 2018, "stoppen", "te vroeg")
    assert diary.read(record, *at).chosen == ()
    diary.keep_choice(record, *at, 2017, "doorgaan", " één signaal is geen bewijs ")
    diary.keep_choice(record, *at, 2017, "stoppen", "achteraf")
    found = diary.read(record, *at)
    assert found.chosen == ((2017, "doorgaan", "één signaal is geen bewijs"),) and found.shown == 2 and not found.over
    diary.keep_choice(record, *at, 2018, "stoppen", "")
    found = diary.read(record, *at)
    assert found.over and found.shown == 9 and found.stopped == 2018
    rows, sentences = diary.account(found, *at[1:]), " ".join(diary.ended(found, *at[1:]))
    assert [row["Jouw keuze"] for row in rows][:3] == ["Doorgaan", "Stoppen", "na je keuze om te stoppen"] and len(rows) == 9
    assert "2018 (de regel zei doorgaan, jij koos stoppen, zonder reden)" in sentences and "Je stopte in 2018" in sentences
    assert "Bij 1 van de 2 keuzes staat geen reden" in sentences and "303 gemeenten" in sentences
    assert "minstens één signaal" not in sentences, "in how many municipalities is guessed next"


def test_a_rule_that_changed_after_figures_came_is_told_as_such():
    record, at = dossier(), (HERE, MONITOR, TILBURG, "woninginbraken")
    diary.keep_rule(record, *at, RULE)
    diary.keep_rule(record, *at, RULE)
    assert len(diary.read(record, *at).rules) == 1
    for year in (2017, 2018):
        diary.keep_choice(record, *at, year, "doorgaan", "omdat")
    diary.keep_rule(record, *at, RULE._replace(stop=NEVER))
    found = diary.read(record, *at)
    assert [shown for _, shown in found.rules] == [0, 3] and found.rule.stop == NEVER
    assert "toen er al 3 jaren te zien waren" in " ".join(diary.ended(found, *at[1:]))
    assert record.note(HERE, "naspelen regel 2 woninginbraken GM0855").text.startswith("Vastgelegd toen er 3 jaren te zien waren")


def test_a_note_that_is_no_rule_is_no_rule():
    record = dossier()
    for answer in ("", "punt|twee|land", "punt|twee|land|5|veel", "x|twee|land|5|0"):
        record.set_note(HERE, "naspelen regel 1 woninginbraken GM0855", "tekst", answer)
        assert diary.read(record, HERE, MONITOR, TILBURG, "woninginbraken").rules == ()


# Agreements


def agreed(**named):
    return Agreement(**{"measure": "gesprekken", "unit": "gesprekken", "adjust_at": 120, "stop_at": 40, "owner": "teamleider", **named})


def test_an_agreement_is_fixed_on_a_day_and_its_change_is_told():
    with pytest.raises(InputError, match="wanneer je stopt"):
        agreements.fix(agreed(stop_at=None), TODAY)
    with pytest.raises(InputError, match="verkeerde kant") as wrong:
        agreements.fix(agreed(stop_at=200), TODAY)
    assert "'hoger' en 'lager'" in str(wrong.value), "as the form calls them"
    fixed = agreements.fix(agreed(), TODAY)
    assert fixed.fixed == TODAY and fixed.rule.stop_at == 40 and not agreements.changed(fixed)
    other = fixed.model_copy(update={"stop_at": 20})
    record = dossier(agreements=[other], logbook=[LogEntry(agreement=other.key, day=TODAY, done=38)])
    said = " ".join(agreements.judged(record, MONITOR))
    assert "Bij minder dan 40 gesprekken stoppen we" in said and "veranderd na vastleggen" in said and "Er staat al 1 moment in het logboek" in said
    assert "elke 6 maanden" in said and "elke maand naar" in agreements.rule_words(agreed(every=1), MONITOR)
    assert agreements.says(agreements.in_force(other), 38) == "stoppen", "what was fixed counts, not what the card says now"
    again = agreements.fix(other, TODAY + dt.timedelta(30))
    assert again.fixed == TODAY and [each.stop_at for each in again.former] == [40] and again.rule.stop_at == 20
    assert agreements.judged(dossier(), MONITOR) == [agreements.NONE] and agreements.begun([Agreement(goal="g")]) == []


def test_what_an_agreement_says_on_both_sides():
    rule = agreements.in_force(agreements.fix(agreed(), TODAY))
    assert [agreements.says(rule, each) for each in (None, 39, 40, 119, 120, 500)] == ["", "stoppen", "bijsturen", "bijsturen", "doorgaan", "doorgaan"]
    less = agreements.in_force(agreements.fix(agreed(above=False, adjust_at=5, stop_at=8), TODAY))
    assert [agreements.says(less, each) for each in (5, 6, 8, 9)] == ["doorgaan", "bijsturen", "bijsturen", "stoppen"]
    assert agreements.says(None, 3) == "" and "meer dan 8" in agreements.rule_words(less, MONITOR)


def test_a_bound_on_the_wrong_side_of_a_known_figure_is_said():
    wrong = Agreement(indicator="woninginbraken", adjust_at=2.0, stop_at=1.0, owner="teamleider")
    record = lambda each: dossier(agreements=[each])  # noqa: E731
    assert "lager is hier gunstiger" in " ".join(agreements.judged(record(wrong), MONITOR))
    for right in (wrong.model_copy(update={"above": False, "stop_at": 3.0}), wrong.model_copy(update={"measure": "sloten nagekeken"})):
        assert "gunstiger" not in " ".join(agreements.judged(record(right), MONITOR))


# The log


def test_the_log_says_what_a_look_lacks():
    rule = agreements.fix(agreed(), dt.date(2027, 5, 1))
    looks = [
        LogEntry(agreement=rule.key, day=dt.date(2027, 2, 1), done=130, unit="gesprekken"),
        LogEntry(agreement=rule.key, day=dt.date(2027, 11, 1), planned=150, done=160, unit="gesprekken", choice="stoppen"),
        LogEntry(agreement=rule.key, day=dt.date(2028, 5, 1), planned=150, helped="de wijkagent"),
        LogEntry(day=dt.date(2029, 1, 1), done=0, unit="gesprekken", choice="doorgaan", why="te vroeg"),
        LogEntry(agreement=rule.key, done=3),
    ]
    said = logbook.judged(dossier(agreements=[rule], logbook=looks), MONITOR, TODAY)
    words = " ".join(said)
    for part in (
        "Moment 1 (1 februari 2027): dit is van voor de dag waarop de afspraak werd vastgelegd (1 mei 2027)",
        "Moment 2 (1 november 2027): er is meer gedaan dan gepland (160 gesprekken van 150 gesprekken)",
        "Moment 2 (1 november 2027): de afspraak zegt doorgaan, jij koos stoppen",
        "je koos 'stoppen', zonder reden",
        "Moment 3 (1 mei 2028): wat er gedaan is, is leeg. Leeg is geen nul",
        "Moment 3 (1 mei 2028): er staat niet bij wie dit vertelde",
        "Moment 4 (1 januari 2029): deze dag moet nog komen",
        "er hoort geen afspraak bij",
        "Moment 5: er staat geen dag",
        "3 van wat?",
        "Overal staat wat hielp, nergens wat tegenzat",
    ):
        assert part in words, part
    assert logbook.judged(dossier(), MONITOR, TODAY) == [logbook.NONE]
    good = LogEntry(agreement=rule.key, day=dt.date(2027, 11, 1), planned=150, done=130, unit="gesprekken", helped="x", hindered="y", told_by="team", choice="doorgaan", why="boven 120")
    assert logbook.judged(dossier(agreements=[rule], logbook=[good]), MONITOR, TODAY) == ["We zien niets wat opvalt. Of het genoeg is, weet wie het werk doet."]


def test_output_and_outcome_stand_beside_each_other_and_blank_is_not_zero():
    goal = Goal(key="g", text="Minder inbraken", indicator="woninginbraken")
    item = AgendaItem(key="a", goal="g", activity=Activity(text="Sloten nakijken"))
    looks = [LogEntry(activity="a", day=dt.date(2025, 6, 1), planned=50), LogEntry(activity="a", day=dt.date(2025, 7, 1), done=0, unit="sloten"), LogEntry(activity="a")]
    looks[2].helped = "x"
    rows = logbook.beside(dossier(goals=[goal], agenda=[item], logbook=looks), MONITOR)
    assert rows[0]["Output: gedaan"] == "niet ingevuld van 50" and rows[1]["Output: gedaan"] == "0 sloten"
    assert "(2024)" in rows[0]["Uitkomst: het cijfer"] and rows[1]["Uitkomst: het cijfer"].startswith("geen nieuwe meting") and rows[2]["Uitkomst: het cijfer"].startswith("geen dag")
    assert all(row["Activiteit"] == "'Sloten nakijken'" for row in rows)
    late = logbook.outcome_on("woninginbraken", dt.date(2031, 1, 1), None, MONITOR, TILBURG.code)
    assert "(2025)" in late and "nieuwer cijfer" in late
    assert logbook.outcome_on("bestaat_niet", TODAY, None, MONITOR, TILBURG.code) == logbook.NO_FIGURE
    assert logbook.outcome_on("tevredenheid_leven", TODAY, None, MONITOR, MONITOR.regions.find("Vlieland").code).startswith("van deze gemeente")


def test_no_sentence_claims_a_cause():
    record, at = dossier(), (HERE, MONITOR, TILBURG, "woninginbraken")
    diary.keep_rule(record, *at, RULE)
    for year in range(2017, 2026):
        diary.keep_choice(record, *at, year, "doorgaan", "omdat")
    words = " ".join(diary.ended(diary.read(record, *at), *at[1:])).lower()
    assert "door ons" not in words and "dankzij" not in words and "past bij wat het hele land deed" in words and "je koos elk jaar wat je regel zei" in words
