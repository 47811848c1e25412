"""The file for who comes next: promises are judged, assumptions gathered, and a newer year is read on the own figures."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import blank, filled, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from lessons.desk import MONITOR

from bwlab.policy import Promise, Staying
from bwlab.policy.desks.earlier import may_change, practice, without_newest
from bwlab.policy.desks.handover_file import (
    ASSUMED,
    CALLED,
    CHANGED,
    NO_PROMISES,
    PROMISED,
    assumptions,
    file,
    guard,
    guard_words,
)
from bwlab.policy.desks.promises import NONE, counted, judged, still_open, table
from bwlab.policy.phases import handover
from bwlab.policy.rerun.outcome import used

TODAY = dt.date(2026, 11, 21)
WHOLE = {"text": "Elk half jaar een brief", "to": "gemeenteraad", "by": "programmamanager", "due": dt.date(2027, 10, 1)}


def said(*rows):
    record = blank()
    record.promises = [Promise(**row) for row in rows]
    return judged(record, TODAY)


def test_a_whole_promise_is_only_counted():
    assert said(WHOLE) == ["De ene toezegging is open. Daarbij staan een eigenaar en een dag."] and said() == said({"goal": ""}) == [NONE]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"text": ""}, "nog niet ingevuld is wat er is toegezegd"),
        ({"to": "n.t.b."}, "nog niet ingevuld is aan wie"),
        ({"by": ""}, "er staat niemand bij die het doet"),
        ({"due": None}, "er is geen dag"),
        ({"due": dt.date(2026, 11, 20)}, "is voorbij en ze staat nog open. Is ze gehouden"),
        ({"due": dt.date(2026, 11, 20), "how": "brief ligt klaar"}, "Er staat wel: 'brief ligt klaar'"),
        ({"due": dt.date(2030, 4, 1)}, "na de raadsverkiezingen van maart 2030"),
        ({"kept": dt.date(2026, 11, 1)}, "maar hoe staat er niet bij"),
        ({"kept": dt.date(2026, 11, 1), "how": "brief", "due": dt.date(2026, 10, 1)}, "na de afgesproken 1 oktober 2026"),
        ({"kept": dt.date(2027, 1, 1), "how": "brief"}, "die dag moet nog komen"),
        ({"goal": "weg"}, "doel dat niet meer in je dossier staat"),
    ],
)
def test_each_lack_has_its_sentence(change, sentence):
    found = said({**WHOLE, **change})[1:]
    assert len(found) == 1 and sentence in found[0] and found[0].startswith("Toezegging 1 (")


def test_the_last_day_before_the_elections_is_in_time_and_today_is_not_late():
    assert len(said({**WHOLE, "due": dt.date(2030, 3, 31)})) == len(said({**WHOLE, "due": TODAY})) == 1


def test_the_count_and_the_table_say_the_same():
    rows = filled().promises
    assert counted(rows, TODAY) == "Van de 3 toezeggingen zijn er 2 open. Bij 1 daarvan staan een eigenaar en een dag." and len(still_open(rows, TODAY)) == 2
    shown = table(rows, TODAY)
    assert [each.startswith("open") for each in shown["Hoe het staat"]] == [True, True, False] and shown["Wanneer"][1] == "geen dag" and shown["Wie houdt het"][1] == "nog leeg"


days = st.dates(dt.date(2026, 1, 1), dt.date(2034, 1, 1))
made = st.builds(Promise, text=st.just("x"), by=st.sampled_from(["", "team"]), due=st.none() | days, kept=st.none() | days)


@settings(max_examples=60, deadline=None)
@given(st.lists(made, max_size=6), days, days)
def test_every_open_promise_is_due_later_or_undated_and_a_later_day_leaves_no_more(rows, one, other):
    record = blank()
    record.promises = rows
    first, second = (guard(record, MONITOR, TODAY, day) for day in sorted((one, other)))
    for found in (first, second):
        assert len(found.due) + len(found.later) + len(found.undated) == len(found.open)
        words = guard_words(found, TODAY)
        left = len(found.later) + len(found.undated)
        assert words.startswith("Als er ") and f"nog {left or 'geen'} toezegging" in words
    assert len(first.later) >= len(second.later)


def test_who_is_still_there_is_said_only_where_it_is_known():
    record = blank()
    record.staying = [Staying(who="adviseur", until=dt.date(2028, 1, 1)), Staying(who="onderzoeker"), Staying(does="niets")]
    found = guard(record, MONITOR, TODAY, dt.date(2028, 1, 2))
    assert (found.there, found.unsure) == ([], ["onderzoeker"]) and "van 1 staat er geen einddatum" in guard_words(found, TODAY)
    assert guard(record, MONITOR, TODAY, dt.date(2028, 1, 1)).there == ["adviseur"]


def test_assumptions_come_from_the_whole_dossier_and_disappear_with_their_source():
    record = filled()
    words = " ".join(assumptions(record, MONITOR))
    for part in ("vroeg bellen", "scenario", "Wat er van optie 'Een fonds voor noodgevallen' wordt verwacht: 2 keer", "niets doen", "Elders, 'uitstoot van spullen"):
        assert part in words, part
    before = len(assumptions(record, MONITOR))
    record.outside[1].source = "gesprek, 2026"
    record.goals[1].target.source = ""
    assert len(assumptions(record, MONITOR)) == before and "heeft de streefwaarde geen bron" in " ".join(assumptions(record, MONITOR)) and "Elders" not in " ".join(assumptions(record, MONITOR))
    assert assumptions(blank(), MONITOR) == []


def test_the_file_holds_the_sheet_and_more():
    found = dict(file(filled(), MONITOR, TODAY))
    assert set(dict(handover.sheet(filled(), MONITOR, TODAY))) | {CHANGED, PROMISED, CALLED} == set(found) and all(found.values())
    assert "Elk half jaar een brief over schulden. Aan: gemeenteraad. Door: programmamanager. 1 oktober 2027; open." in found[PROMISED]
    assert len(found[ASSUMED]) > len(handover.unsourced(filled(), MONITOR)) and "Er veranderde dus niets" in found[CHANGED][0]
    assert found[CALLED] == ["griffie (Gemeenteraad; agendering): laatst gevraagd op 2 november 2026, over een avond over de foto.", "wijkraad Noord (Inwoners; beleidsvoorbereiding): nog nooit gevraagd."]
    assert dict(file(blank(), MONITOR, TODAY))[PROMISED] == [NO_PROMISES] and "begint dan opnieuw" in dict(file(blank(), MONITOR, TODAY))[CALLED][0]
    assert all(len(lines) <= handover.MOST + 1 for lines in dict(file(hostile(), MONITOR, TODAY)).values())


def test_an_edition_that_is_gone_is_told_and_nothing_is_made_up():
    record = filled()
    record.edition = "2020.1"
    words = " ".join(dict(file(record, MONITOR, TODAY))[CHANGED])
    assert "hoort bij editie 2020.1" in words and "staan niet meer op deze computer" in words


def test_practice_leaves_out_the_newest_year_and_reads_real_figures():
    old = without_newest(MONITOR)
    for code in ("tevredenheid_leven", "broeikasgas_per_inwoner"):
        assert list(old.table(code).columns) == list(MONITOR.table(code).columns)[:-1]
    found = practice(filled(), MONITOR, "GM0855", TODAY)
    own = MONITOR.table("tevredenheid_leven").loc["GM0855"].dropna()
    assert [(each.year, each.new) for each in found.figures if each.indicator == "tevredenheid_leven"] == [(own.index[-1], own.iloc[-1])]
    assert "van 237 (2021) en staat nu op plaats" in " ".join(found.parts["Wat er verder aan jouw werk raakt"])
    count = len([code for code in used(filled(), MONITOR.catalogue) if code in MONITOR.catalogue])
    assert f"Onder het dossier liggen {count} cijfers" in may_change(filled(), MONITOR) and "nog geen cijfer" in may_change(blank(), MONITOR)
