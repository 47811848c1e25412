"""Who moves, who owns, who connects; and what a proposal for the coalition agreement names and claims."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import MONITOR, blank, filled
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.policy import Challenge, Floor, Goal, Portfolio
from bwlab.policy.anchoring.college import (
    AFAR,
    ALONE,
    MEANS,
    NOBODY,
    ORDER,
    OWNED,
    STILL,
    TWICE,
    Line,
    appointments,
    at_hand,
    called,
    connected,
    lines,
    questions,
    remarks,
    sentence,
    theme_lines,
)
from bwlab.policy.anchoring.proposal import NOT_PROMISED, Proposal, checks, figure_now, proposal_of, suggest

TODAY = dt.date(2026, 11, 21)
HERE = "GM0855"
GOOD = Proposal(
    zin="Het college pakt samen op dat 9,9 procent van de huishoudens in 2023 problematische schulden had.", opgaven="Schulden", cijfer="problematische_schulden",
    ondergrens="", verbinder="burgemeester", naam="wethouder zorg", dag=dt.date(2028, 6, 1), niet="Dat het daalt.",
)  # fmt: skip


def line(moves, owns, connector=None):
    return Line("contact", "Contact", "Samenleving", moves, owns, connector)


@pytest.mark.parametrize(
    ("moves", "owns", "stand"),
    [((0, 1), (), NOBODY), ((0, 1, 2), (), NOBODY), ((0,), (), ALONE), ((), (), STILL), ((0, 1), (1,), OWNED), ((0,), (1,), AFAR), ((), (1,), OWNED), ((0, 1), (0, 1), TWICE)],
)
def test_how_a_line_stands(moves, owns, stand):
    assert line(moves, owns).stand == stand and set(MEANS) == set(ORDER)
    assert line(moves, owns).open == (stand == NOBODY)


def test_what_is_nobodys_comes_first_and_the_most_moved_on_top():
    made = [Portfolio(holder="a", moves=["contact", "bijstand", "overgewicht"]), Portfolio(holder="b", moves=["contact", "bijstand"]), Portfolio(holder="c", moves=["bijstand"], owns=["overgewicht"])]
    assert [(each.key, each.stand) for each in lines(made, ["overgewicht", "contact", "bijstand"], MONITOR)] == [("bijstand", NOBODY), ("contact", NOBODY), ("overgewicht", AFAR)]
    assert lines(made, ["bestaat_niet", "contact", "contact"], MONITOR)[0].key == "contact"


def test_a_theme_is_moved_by_who_moves_one_of_its_figures():
    made = [Portfolio(holder="a", moves=["contact"], themes=["Wonen"]), Portfolio(holder="b", owns=["contact"])]
    found = {each.key: each for each in theme_lines(made, MONITOR)}
    assert found["Samenleving"].moves == (0, 1) and found["Samenleving"].stand == NOBODY
    assert found["Wonen"].owns == (0,) and len(found) == len(MONITOR.catalogue.themes)


def test_connecting_counts_every_figure_with_every_other_portfolio():
    found = [line((0, 1, 2), ()), line((1, 2), ()), line((0,), (0,))]
    both = connected(found, 2, 0)
    assert appointments(both) == 4 and [each.connector for each in both] == [0, 0, None] and not any(each.open for each in both)
    assert appointments(connected(found, 1, 3)) == 3 and appointments(connected(found, 0, 0)) == 0


def test_names_differ_and_a_portfolio_without_a_name_has_its_number():
    made = [Portfolio(holder="wethouder", name="zorg"), Portfolio(holder="wethouder", name="wonen"), Portfolio(), Portfolio(holder="wethouder", name="wonen")]
    names = called(made)
    assert names[0] == "wethouder (zorg)" and names[2] == "portefeuille 3" and len(set(names)) == 4


def test_bad_input_is_named_explained_and_kept():
    made = [
        Portfolio(moves=["contact"]), Portfolio(holder="a", owns=["contact", "bestaat_niet"]), Portfolio(holder="b", owns=["contact", "bijstand"], moves=["overgewicht"]),
        Portfolio(holder="c", moves=["bijstand"]), Portfolio(holder="d", name="(voorbeeld)"),
    ]  # fmt: skip
    said = " ".join(remarks(made, lines(made, ["contact", "bijstand"], MONITOR), MONITOR))
    for part in ("Nog zonder functie en zonder naam: portefeuille 1", "staat op naam van a en b. Dat blijft zo staan", "'bestaat_niet'. Het blijft bewaard", "beweegt het volgens jullie zelf niet", "nog niet nagekeken: d", "Bij d staat nog geen enkel cijfer"):
        assert part in said, part
    assert "Je hebt 20 portefeuilles" in " ".join(remarks([Portfolio(holder=f"w{each}") for each in range(20)], [], MONITOR))


@given(st.lists(st.tuples(st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4))), max_size=8), st.integers(0, 8), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_connecting_takes_away_at_most_so_many_and_owns_nothing(rows, several, by):
    found = [line(tuple(sorted(moves)), tuple(sorted(owns))) for moves, owns in rows]
    made = connected(found, several, by)
    free = sum(each.open for each in found)
    assert sum(each.open for each in made) == max(0, free - several)
    assert [(each.stand, each.owns) for each in made] == [(each.stand, each.owns) for each in found]
    assert appointments(made) <= sum(len(each.moves) for each in made)


def test_questions_ask_three_things_and_never_say_who_decides():
    names = ["burgemeester", "wethouder wonen", "wethouder zorg"]
    for influence in ("weinig", "enigszins", "veel"):
        found = questions(line((0, 1, 2), ()), names, influence)
        assert len(found) == 3 and all(each.endswith("?") for each in found) and "burgemeester, wethouder wonen en wethouder zorg" in found[0]
    assert sentence(line((0, 1), (2,)), names) == "Contact wordt bewogen door burgemeester en wethouder wonen, en staat op naam van wethouder zorg."


def test_at_hand_are_opgaven_goals_and_what_is_in_a_portfolio():
    record = blank()
    record.challenges = [Challenge(title="x", indicators=["contact", "bestaat_niet"])]
    record.goals = [Goal(indicator="woz"), Goal(indicator="contact")]
    record.portfolios = [Portfolio(holder="a", moves=["bijstand"], owns=["weg"])]
    assert at_hand(record, MONITOR) == ["contact", "woz", "bijstand"]


# The proposal


def judged(proposal, region=HERE):
    return {each.what: each for each in checks(proposal, MONITOR, region, TODAY)}


def test_a_good_proposal_has_everything():
    assert [each.what for each in checks(GOOD, MONITOR, HERE, TODAY) if not each.ok] == []


@pytest.mark.parametrize(
    ("change", "what", "said"),
    [
        ({"zin": ""}, "Een zin over een opgave", "nog geen zin"), ({"opgaven": " "}, "Een zin over een opgave", "welke opgave"),
        ({"cijfer": ""}, "Een cijfer met een jaar", "geen cijfer gekozen"), ({"cijfer": "bestaat_niet"}, "Een cijfer met een jaar", "kent deze editie niet"),
        ({"zin": "Nu heeft 9,9 procent schulden."}, "Een cijfer met een jaar", "getal zonder jaar"),
        ({"naam": "n.t.b."}, "Wie op naam staat", "Niemand"), ({"verbinder": ""}, "Wie verbindt", "niet wie"),
        ({"dag": None}, "Een dag waarop je kijkt", "geen dag"), ({"dag": dt.date(2020, 1, 1)}, "Een dag waarop je kijkt", "al geweest"), ({"dag": dt.date(2031, 1, 1)}, "Een dag waarop je kijkt", "na deze raadsperiode"),
        ({"niet": ""}, "Wat je niet belooft", "niet wat"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(change, what, said):
    found = judged(GOOD._replace(**change))
    assert not found[what].ok and said in found[what].why and sum(not each.ok for each in found.values()) == 1


@pytest.mark.parametrize("zin", ["Dankzij onze aanpak daalt het.", "Door ons beleid gaat het beter.", "We bouwen, zodat meer mensen tevreden zijn.", "Dit leidt tot minder schulden.", "Het zorgt voor rust."])
def test_a_cause_is_found(zin):
    assert not judged(GOOD._replace(zin=zin))["Geen oorzaak"].ok


@pytest.mark.parametrize("zin", ["We maken een totaalscore.", "Tilburg scoort 7 op alles samen.", "Een index van alle thema's.", "Wij worden de beste gemeente.", "Hoger op de ranglijst."])
def test_a_score_is_found(zin):
    assert not judged(GOOD._replace(zin=zin))["Geen totaalscore"].ok


@pytest.mark.parametrize("zin", ["We maken geen totaalscore.", "Dat het dankzij ons is, zeggen we niet: het komt niet dankzij ons beleid alleen.", "Het rapportcijfer leefbaarheid buurt is er sinds 2021.", "We zorgen dat de agenda klaar is, zodat iedereen kan lezen."])
def test_what_denies_it_may_be_said(zin):
    found = judged(GOOD._replace(zin=zin))
    assert found["Geen totaalscore"].ok and (found["Geen oorzaak"].ok or zin.startswith("Dat het"))


def test_a_suggestion_invents_nothing():
    assert suggest(blank(), MONITOR, HERE, TODAY) == Proposal(niet=NOT_PROMISED)
    record = filled()
    made = suggest(record, MONITOR, HERE, TODAY)
    assert made.cijfer == "tevredenheid_leven" and "82,1 procent in 2022" in made.zin and made.verbinder == "burgemeester" and made.naam == ""
    assert "80,0 procent (de eigen gemeenteraad: raadsbesluit 2026)" in made.ondergrens and made.dag is None, "its only day is after this council"
    record.goals[0].due = dt.date(2028, 6, 1)
    assert suggest(record, MONITOR, HERE, TODAY).dag == dt.date(2028, 6, 1)
    assert [each.ok for each in checks(made, MONITOR, HERE, TODAY)].count(False) == 2  # nobody on name, and no day


def test_a_floor_of_zero_is_a_floor_and_no_figure_is_no_zero():
    record = blank("Losser")
    record.goals = [Goal(indicator="tevredenheid_leven", floor=Floor(value=0))]
    assert "0,0 procent" in suggest(record, MONITOR, "GM0168", TODAY).ondergrens
    assert figure_now(MONITOR, "GM0168", "tevredenheid_leven") == ("", None) and figure_now(MONITOR, HERE, "weg") == ("", None)
    assert not judged(GOOD._replace(cijfer="tevredenheid_leven"), "GM0168")["Een cijfer met een jaar"].ok


def test_a_day_that_cannot_be_read_is_no_day():
    record = blank()
    record.set_note("stap_06", "voorstel_dag", "morgen")
    record.set_note("stap_06", "voorstel_zin", "Een zin")
    assert proposal_of(record) == Proposal(zin="Een zin") and not proposal_of(blank()).started
