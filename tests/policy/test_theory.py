"""A policy theory as people write it: contradictions, loops, ways to a figure, registers and what the work itself says."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from types import SimpleNamespace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.method.assumptions import ASSUMPTION, EVIDENCE
from bwlab.monitor import open_monitor
from bwlab.policy import (
    Activity,
    AgendaItem,
    Arrow,
    Challenge,
    Contact,
    Goal,
    Intervention,
    Option,
)
from bwlab.policy.dialogue.residents import residents
from bwlab.policy.theory import practice, registers
from bwlab.policy.theory.arrows import OPPOSED, remarks, table, theory
from bwlab.policy.theory.loops import (
    DAMPS,
    LONGEST,
    MOST,
    STRENGTHENS,
    UNKNOWN,
    loops,
    named,
    summary,
    told,
    without_brake,
)
from bwlab.policy.theory.ways import BETTER, EITHER, WORSE, aim, directions, gaps, loose, ways

MONITOR = open_monitor()
DEBTS = "problematische_schulden"
TODAY = dt.date(2026, 11, 30)


def of(*rows):
    """A theory of "a b +" rows: start, end, sign, and what else by name."""
    made = []
    for row in rows:
        start, end, sign, *rest = row
        made.append(Arrow(start=start, end=end, sign={"+": 1, "-": -1}.get(sign), **(rest[0] if rest else {})))
    return theory(made, MONITOR)


def dossier(**parts):
    return SimpleNamespace(**{"agenda": [], "options": [], "goals": [], "challenges": [], "contacts": [], **parts})


# Arrows


def test_a_pair_that_contradicts_is_kept_and_named_and_its_loop_is_not_judged():
    found = of(("a", "b", "+"), ("a", "b", "-"), ("b", "a", "+"))
    link = found.links[0]
    assert (link.opposed, link.sign, link.told, link.places) == (True, None, OPPOSED, (1, 2)) and len(found.arrows) == 3
    assert any("Pijl 1 en 2 spreken elkaar tegen: a → b" in each and "Allebei blijven staan" in each for each in remarks(found))
    assert [loop.kind for loop in loops(found).found] == [UNKNOWN]


def test_doubles_are_one_arrow_with_the_strongest_and_longest():
    found = of(("a", "b", "+", {"strength": 1, "lag": 4}), ("A ", "b", "+", {"strength": 3, "lag": 1, "source": "een boek"}))
    assert len(found.links) == 1 and (found.links[0].strength, found.links[0].lag, found.links[0].source) == (3, 4, "een boek")
    said = remarks(found)
    assert any("zeggen hetzelfde" in each for each in said) and any("'a' en 'A' tellen als dezelfde factor" in each for each in said)


def test_the_name_and_the_code_of_a_figure_are_one_factor_and_no_two_ways_of_writing():
    found = of(("stress", DEBTS, "+"), ("Problematische  Schulden", "stress", "+"), ("Problematische schulden", "hulp", "+"))
    assert found.figures == {DEBTS} and found.factors[DEBTS] == "Problematische schulden" and len(found.factors) == 3
    assert any("'Problematische Schulden' en 'Problematische schulden'" in each for each in remarks(found))
    assert not any("dezelfde factor" in each for each in remarks(of(("stress", DEBTS, "+"), ("Problematische schulden", "stress", "+"))))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("schulden", "Schulden", "van 'schulden' naar zichzelf"),
        ("bellen", "", "begint bij 'bellen' en gaat nergens heen"),
        ("", "schulden", "maar het begin ontbreekt"),
        ("<script>", "<script> ", "van '<script>' naar zichzelf"),
    ],
)
def test_an_arrow_that_joins_nothing_is_named_and_does_not_count(start, end, said):
    found = of((start, end, "+"), ("a", "b", "+"))
    assert len(found.links) == 1 and any(said in each for each in remarks(found))


def test_an_arrow_with_only_a_reason_and_one_without_a_sign():
    found = of(("", "", "", {"evidence": "dat weten we"}), ("a", "b", ""))
    assert any("Bij pijl 1 ontbreken het begin en het einde" in each for each in remarks(found))
    assert any("Nog geen plus of min: a → b" in each for each in remarks(found))
    assert theory([Arrow()], MONITOR).arrows == ()


def test_where_each_arrow_comes_from_stands_in_the_table():
    rows = table(of(("a", "b", "+", {"source": "een boek"}), ("b", "c", "-", {"source": "  "})))
    assert [(row["Bron"], row["Teken"], row["Na"]) for row in rows] == [("een boek", "plus", "meteen"), (ASSUMPTION, "min", "meteen")]
    assert [link.start for link in of(("a", "b", "+", {"strength": 3}), ("b", "c", "+", {"strength": 1})).bare] == ["b", "a"], "the weakest first"


# Loops


@pytest.mark.parametrize(("signs", "kind"), [("++", STRENGTHENS), ("+-", DAMPS), ("--", STRENGTHENS), ("+?", UNKNOWN)])
def test_a_loop_is_the_product_of_its_signs(signs, kind):
    found = of(("schulden", "stress", signs[0], {"lag": 1}), ("stress", "schulden", signs[1], {"lag": 2, "source": "een boek"}))
    (loop,) = loops(found).found
    assert loop.kind == kind and loop.lag == 3 and named(found, loop) == "schulden → stress → schulden"
    assert found.said(loop.weakest) == "schulden → stress" and "Eén rondje duurt 3 jaar. Zonder bron: schulden → stress." in told(found, loop)


def test_a_loop_without_a_brake_is_named_and_explained():
    open_one = of(("a", "b", "+"), ("b", "a", "+"))
    (said,) = without_brake(open_one, loops(open_one))
    assert said.startswith("Zonder rem: a → b → a.") and "In het echt is er altijd iets wat remt" in said
    braked = of(("a", "b", "+"), ("b", "a", "+"), ("b", "c", "+"), ("c", "b", "-"))
    assert without_brake(braked, loops(braked)) == []


def test_a_hub_with_thousands_of_loops_is_bounded_and_says_so_and_is_the_same_every_time():
    rows = [*(("midden", f"f{each}", "+") for each in range(80)), *((f"f{each}", "midden", "+") for each in range(80)), *((f"f{each}", f"f{(each + 1) % 80}", "-") for each in range(80))]
    began = time.perf_counter()
    found = of(*rows)
    first = loops(found)
    assert time.perf_counter() - began < 2 and len(first.found) == MOST and first.more
    assert "we hielden op bij 50" in summary(found, first) and loops(found) == first
    assert any("We keken niet naar alle lussen" in each for each in without_brake(found, first)) and any("240 pijlen" in each for each in remarks(found))


def test_three_hundred_arrows_and_many_ways_without_a_short_loop_are_quick():
    rows = [(f"l{step}_{one}", f"l{step + 1}_{other}", "+") for step, one, other in itertools.product(range(7), range(7), range(7))]
    began = time.perf_counter()
    found = of(*rows, ("l7_0", "l0_0", "+"))
    assert "langer dan 6 pijlen" in summary(found, loops(found))
    gaps(found, aim(found, dossier(), MONITOR), MONITOR)
    assert time.perf_counter() - began < 3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from("+-")), max_size=14))
def test_every_short_loop_is_found_once(pairs):
    found = of(*((f"f{one}", f"f{other}", sign) for one, other, sign in pairs))
    graph = nx.DiGraph((link.start, link.end) for link in found.links)
    expected = {frozenset(itertools.pairwise((*each, each[0]))) for each in nx.simple_cycles(graph) if len(each) <= LONGEST}
    seen = loops(found)
    assert len(seen.found) == min(len(expected), MOST)
    if len(expected) <= MOST:
        assert {frozenset((link.start, link.end) for link in loop.links) for loop in seen.found} == expected
    for loop in seen.found:
        assert all(one.end == other.start for one, other in itertools.pairwise((*loop.links, loop.links[0])))


# Ways


def test_the_quickest_way_its_years_and_the_side_it_pushes_to():
    found = of(("bellen", "hulp", "+", {"lag": 1}), ("hulp", DEBTS, "-", {"lag": 1}), ("bellen", "brief", "+"), ("brief", DEBTS, "-", {"lag": 4}), ("cursus", "kennis", "+"), ("boete", DEBTS, "+"))
    made = {way.start: way for way in ways(found, ["bellen", "cursus", "boete"], [DEBTS], directions(MONITOR))}
    assert (made["bellen"].years, made["bellen"].push) == (2, BETTER) and not made["cursus"].reaches
    assert (made["boete"].years, made["boete"].push) == (0, WORSE)
    assert ways(found, ["bellen"], [DEBTS], directions(MONITOR), slower=2)[0].years == 6, "two arrows, two years each"
    assert ways(of(("a", DEBTS, "+"), ("a", "b", "+"), ("b", DEBTS, "-")), ["a"], [DEBTS], directions(MONITOR))[0].push == EITHER
    assert ways(of(("a", DEBTS, "")), ["a"], [DEBTS], directions(MONITOR))[0].push == "onbekend"


def test_what_does_not_reach_the_figure_of_the_goal_is_said():
    plan = dossier(
        agenda=[AgendaItem(activity=Activity(text="Bellen")), AgendaItem(activity=Activity(text="Een cursus"))], options=[Option(text="Een fonds")],
        goals=[Goal(indicator=DEBTS), Goal(indicator="contact"), Goal(indicator="bestaat_niet")],
    )  # fmt: skip
    found = of(("bellen", "hulp", "+"), ("hulp", DEBTS, "+"), ("een cursus", "kennis", "+"), ("los", "zand", "+"))
    where = aim(found, plan, MONITOR)
    assert where.starts == ("bellen", "eencursus") and where.ends == (DEBTS,) and not where.guessed
    said = " ".join(gaps(found, where, MONITOR))
    assert "in geen enkele pijl: 'Een fonds'" in said and "Wekelijks contact met anderen" in said and "Geen weg naar Problematische schulden: een cursus" in said
    assert "maakt bellen het cijfer Problematische schulden ongunstiger" in said and "Los van de rest: een cursus en kennis; los en zand" in said
    assert loose(found) == [["eencursus", "kennis"], ["los", "zand"]]


def test_without_a_dossier_it_begins_at_what_nothing_moves_and_ends_where_nothing_follows():
    found = of(("a", "b", "+"), ("b", "c", "+"))
    where = aim(found, dossier(challenges=[Challenge(title="x", indicators=["contact"])]), MONITOR)
    assert (where.starts, where.ends, where.guessed) == (("a",), ("c",), True)
    round_only = of(("a", "b", "+"), ("b", "a", "+"))
    assert aim(round_only, dossier(), MONITOR).starts == ()
    assert "Geen enkele factor is een cijfer" in " ".join(gaps(found, where, MONITOR))
    nothing = of()
    assert gaps(nothing, aim(nothing, dossier(), MONITOR), MONITOR) == [] == loose(nothing)


# Registers and interventions


def test_registers_are_named_with_a_site_and_without_a_size_of_effect():
    assert {"nji", "rivm", "movisie", "trimbos"} <= set(registers.REGISTERS)
    text = str(registers.table()) + registers.LADDER_SAYS + registers.NOT_COPIED + registers.LOOK
    assert "%" not in text and "procent" not in text and "Kijk zelf" in registers.LOOK and "één op één" in registers.NOT_COPIED
    assert all(step in registers.LADDER_SAYS for step in EVIDENCE)


def test_what_an_intervention_lacks_and_never_an_effect():
    bare = registers.lacks(Intervention(name="Iets"), TODAY)
    assert len(bare) == 7 and not any("effect" in each.lower() for each in bare)
    whole = Intervention(name="x", found_in="nji", what="y", whom="z", link="nji.nl/x", evidence=EVIDENCE[3], fits="w", looked=TODAY)
    assert registers.lacks(whole, TODAY) == []
    for change, said in (
        ({"looked": TODAY + dt.timedelta(days=1)}, "nog niet geweest"), ({"looked": dt.date(2020, 1, 1)}, "langer dan 2 jaar"), ({"link": "zie mail"}, "lijkt geen adres"),
        ({"evidence": "goed  Onderbouwd"}, "nog niet onderzocht"), ({"evidence": "topmethode"}, "geen trede van de gedeelde ladder"),
    ):  # fmt: skip
        (one,) = registers.lacks(whole.model_copy(update=change), TODAY)
        assert said in one
    assert registers.lacks(whole.model_copy(update={"evidence": "geen"}), TODAY) == []


# For whom


def test_for_whom_beside_who_lives_here():
    here = residents(MONITOR, "Tilburg")
    some = [Intervention(name="a", whom="ouderen die alleen wonen"), Intervention(name="b", whom="Jongeren van 12 tot 18"), Intervention(name="c", whom="mensen met een achterstand"), Intervention(name="d")]
    rows = practice.beside(some, here)
    assert "65 jaar en ouder: ongeveer" in rows[0]["Wie daarvan woont hier"] and "jonger dan 15" in rows[1]["Wie daarvan woont hier"]
    assert rows[2]["Wie daarvan woont hier"] == practice.UNNAMED and rows[3]["Wie daarvan woont hier"] == "nog niet ingevuld voor wie"
    said = practice.unreached(some, here)
    assert "huishoudens van één persoon" in said and "65 jaar" not in said and "CBS, 2021" in said
    assert practice.unreached([Intervention(name="d")], here) == "" == practice.unreached([Intervention(whom="alle inwoners")], here)
    assert "geen cijfer voor deze grenzen" in practice.beside(some[:1], None)[0]["Wie daarvan woont hier"]


def test_who_does_the_work_is_asked_what_works_and_what_does_not():
    some = [Intervention(name="a", whom="ouderen", works="wie al komt", told_by="teamleider"), Intervention(name="b", fails="wie verhuist", told_by="n.t.b.")]
    said = practice.heard(some)
    assert said.startswith("Bij 1 van de 2") and "alleen voor wie het werkt. Voor wie werkt het niet?" in said and "'a'" in said
    asked = practice.questions(of(("x", "y", "+")), some)
    assert asked[0].startswith("Wij denken: meer 'x' geeft meer 'y'.") and "A is gemaakt voor ouderen" in asked[1] and asked[2:] == list(practice.QUESTIONS)
    assert "nog niemand van de uitvoering" in practice.open_points(dossier())
    seat = [Contact(phase="voorbereiding", stakeholder="Medewerkers uitvoering", contact="wijkteam")]
    assert practice.open_points(dossier(contacts=seat)) == "Aan tafel: wijkteam. Er staat nog niet wanneer je die vroeg."
    assert practice.contact([Contact(phase="uitvoering", stakeholder="Medewerkers uitvoering", contact="wijkteam")]) is None
