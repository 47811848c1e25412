"""The half-yearly report: only what was measured, what was agreed beforehand, and what is open; worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import MONITOR, blank, filled, hostile

from bwlab.dossier import OwnFigure
from bwlab.policy import (
    Activity,
    AgendaItem,
    Agreement,
    Decision,
    Evaluation,
    Goal,
    LogEntry,
    Option,
    PlanLine,
    Promise,
)
from bwlab.policy.evaluating.half_year import ASSUMED, BLANK, EMPTY, NEW, NO_DATES, NONE, UNKNOWN, half_year
from bwlab.policy.evaluating.held_against import EARLIER, HALF, LATER, UNDATED
from bwlab.policy.monitoring.publication import published

TODAY = dt.date(2026, 11, 22)


def report(record, today=TODAY):
    return half_year(record, MONITOR, record.region, today)


def following(*codes, label="Tilburg", **more):
    """A plan of these figures and nothing else."""
    record = blank(label)
    record.plan = [PlanLine(key=code, indicator=code, **more) for code in codes]
    return record


@pytest.mark.parametrize(("today", "days"), [
    ((2026, 11, 22), ((2027, 5, 1), (2026, 10, 1))), ((2027, 5, 1), ((2027, 5, 1), (2026, 10, 1))), ((2027, 5, 2), ((2027, 10, 1), (2027, 5, 1))),
])  # fmt: skip
def test_the_coming_report_and_the_one_before(today, days):
    found = report(blank(), dt.date(*today))
    assert (found.day, found.since) == tuple(dt.date(*each) for each in days) and ASSUMED in found.notes


def test_days_of_her_own():
    record = blank()
    record.pc_days = [dt.date(2024, 2, 29), dt.date(2026, 11, 22)]
    found = report(record)
    assert (found.day, found.since) == (dt.date(2026, 11, 22), dt.date(2026, 2, 28)) and ASSUMED not in found.notes


def test_new_is_what_appeared_since_the_last_report():
    """Burglaries come every year, three months later: that of 2024 is reckoned to be out on 1 April 2025."""
    record = following("woninginbraken")
    last = report(record).lines[0]
    out = published(MONITOR.catalogue["woninginbraken"], last.year)
    assert report(record, out).lines[0].state == NEW
    later = report(record, out + dt.timedelta(days=400)).lines[0]
    assert later.state == NONE and later.said.startswith("Geen nieuwe meting sinds ") and later.value == last.value, "no value is made up for half a year"
    record.pc_days = [out]
    assert report(record, out).lines[0].state == NEW and report(record, out + dt.timedelta(days=1)).lines[0].state == NONE, "what was out on the day of a report was told then"


def test_every_value_told_was_measured():
    for record in (filled(), hostile(), following(*MONITOR.catalogue.foto[:12], label="Rozendaal")):
        for line in report(record).lines:
            table = MONITOR.table(line.code).loc[record.region].dropna() if line.code else {}
            assert (line.value is None) == (line.state == BLANK)
            if line.code and line.value is not None:
                assert line.value == table[line.year] and line.year == table.index[-1]


def test_a_figure_without_a_rhythm_is_not_called_new_or_old():
    codes = [each.code for each in MONITOR.catalogue if each.lag_months is None and MONITOR.table(each.code).loc["GM0855"].notna().any()]
    line = report(following(codes[0])).lines[0]
    assert line.state == UNKNOWN and "weten we niet" in line.said and "Wanneer de volgende meting komt: niet bekend." in line.said


def test_a_municipality_without_the_figure_has_a_blank_and_no_zero():
    line = report(following("tevredenheid_leven", label="Vlieland")).lines[0]
    assert line.value is None and line.state == BLANK and line.said.startswith("Er is geen cijfer van deze gemeente.")


def test_a_plan_without_dates_is_a_report_with_that_sentence():
    found = report(following("woninginbraken", "jeugdzorg"))
    assert NO_DATES in found.notes and len(found.lines) == 2 and found.lines[1].expected is None
    assert NO_DATES not in report(following("woninginbraken", next=dt.date(2027, 2, 1))).notes
    assert report(blank()).notes[-1] == EMPTY and not report(blank()).lines


def test_without_a_plan_the_figures_of_the_goals_are_reported():
    record = blank()
    record.goals = [Goal(key="a", indicator="contact", text="Meer contact"), Goal(key="b", indicator="contact"), Goal(key="c")]
    found = report(record)
    assert [line.code for line in found.lines] == ["contact"] and found.lines[0].goal == "Meer contact" and "Deze cijfers komen uit je doelen" in found.notes[-1]


def test_an_own_figure_is_new_when_it_was_filled_in_since():
    record = blank()
    record.plan = [PlanLine(key="o", name="Bezoekers", source="telling")]
    assert "nog geen waarde ingevuld" in report(record).lines[0].said
    for day, state in ((dt.date(2026, 10, 20), NEW), (dt.date(2026, 9, 1), NONE)):
        record.own_figures = [OwnFigure(kind="telling", name="Bezoekers", year=2026, value=310, unit="bezoekers", when=dt.datetime.combine(day, dt.time(12), dt.UTC))]
        line = report(record).lines[0]
        assert (line.state, line.value, line.unit, line.marks) == (state, 310, "bezoekers", ("eigen cijfer",))


def at_work(done, choice="doorgaan", day=dt.date(2026, 11, 1), **rule):
    """An activity, what was agreed of it, and one look."""
    record = blank()
    record.goals = [Goal(key="g", text="Minder schulden")]
    record.agenda = [AgendaItem(key="a", goal="g", activity=Activity(text="Bellen"))]
    record.agreements = [Agreement(key="r", goal="g", **({"measure": "gebeld", "unit": "huishoudens", "adjust_at": 120, "stop_at": 40, "fixed": dt.date(2026, 6, 1)} | rule))]
    record.logbook = [LogEntry(key="l", activity="a", agreement="r", day=day, planned=150, done=done, unit="huishoudens", choice=choice)]
    return record


@pytest.mark.parametrize(("done", "choice", "follows", "said"), [
    (130, "doorgaan", True, "doorgaan (130 blijft binnen de grenzen)"), (96, "doorgaan", False, "bijsturen (96 is minder dan 120)"), (120, "bijsturen", False, "doorgaan (120 blijft"),
    (12, "stoppen", True, "stoppen (12 is minder dan 40)"), (None, "stoppen", None, "of het aantal is leeg"),
])  # fmt: skip
def test_a_choice_is_held_against_what_was_agreed(done, choice, follows, said):
    (work,) = report(at_work(done, choice)).work
    assert work.follows is follows and said in work.rule and work.goal == "Minder schulden"


def test_what_was_agreed_afterwards_says_nothing():
    (work,) = report(at_work(96, fixed=dt.date(2026, 11, 2))).work
    assert work.follows is None and "Deze notitie is van daarvoor." in work.rule
    (work,) = report(at_work(96, fixed=None)).work
    assert work.follows is None and "vooraf niets vastgelegd" in work.rule
    (work,) = report(at_work(96, day=None)).work
    assert work.follows is None and work.when == UNDATED
    assert report(at_work(5, above=False, adjust_at=3, stop_at=9)).work[0].rule.endswith("bijsturen (5 is meer dan 3).")
    assert not report(at_work(96, choice="")).work[0].rule


def test_a_rule_on_a_figure_is_held_against_the_newest_measurement():
    record = at_work(96)
    value = report(following("woninginbraken")).lines[0].value
    record.agreements = [Agreement(key="f", indicator="woninginbraken", adjust_at=value - 0.1, above=False, fixed=dt.date(2026, 1, 1)), Agreement(key="u", indicator="woninginbraken", adjust_at=1)]
    rule, unfixed = report(record).rules
    assert rule.value == value and "de afspraak zegt bijsturen. Eén meting kan ook toeval zijn" in rule.said
    assert unfixed.fixed is None and unfixed.said == "Nog niet vastgelegd: dan geldt de afspraak niet."


def test_where_an_entry_lies_and_what_is_quiet():
    record = at_work(96)
    record.logbook = [LogEntry(key=str(at), activity="a", day=day, done=at) for at, day in enumerate((dt.date(2026, 10, 1), dt.date(2026, 10, 2), dt.date(2027, 5, 1), dt.date(2027, 5, 2), None))]
    record.agenda += [AgendaItem(key="b", activity=Activity(text="Eten")), AgendaItem(key="c", activity=Activity(text="Later"), start=dt.date(2028, 1, 1)), AgendaItem(key="d", activity=Activity(text="Klaar"), end=dt.date(2026, 9, 1))]
    found = report(record)
    assert [each.when for each in found.work] == [EARLIER, HALF, HALF, LATER, UNDATED] and found.quiet == ("'Eten'",)


def test_what_is_open_is_told():
    record = at_work(96)
    record.options = [Option(key="o", goal="g", text="Bellen"), Option(key="p", goal="g", text="Een fonds")]
    record.promises = [Promise(text="Een brief", to="gemeenteraad", due=dt.date(2027, 1, 1)), Promise(text="Gedaan", kept=dt.date(2026, 11, 1)), Promise(text="Later", due=dt.date(2028, 1, 1)), Promise()]
    found = report(record).open
    assert found[0] == "'Minder schulden': er liggen 2 keuzes voor naast niets doen, en er is nog niets besloten."
    assert "is voorbij op deze rapportage" in found[1] and found[2].endswith("Voor 1 januari 2028.") and len(found) == 3
    record.decisions = [Decision(goal="g", option="o", evaluated=dt.date(2029, 1, 1))]
    assert report(record).open[0] == "Bij het besluit over 'Minder schulden' staat nog niet aan welk cijfer en wat je anders zou laten besluiten."


def test_activities_goal_and_opgave_stay_apart():
    record = at_work(96)
    record.evaluations = [Evaluation(goal="g", moment="einde", done="Alles", met="ja", stands="groter", start=2018, end=2022), Evaluation(goal="g")]
    (looked,) = report(record).looked
    assert (looked.done, looked.met, looked.stands, looked.years) == ("Alles", "ja", "groter", "2018 tot 2022")
