"""Phase 2: arrows in which nothing is lost, a picture that follows its sliders, and what the work itself says beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from ipywidgets import Button
from lessons.desk import EACH, MONITOR, _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.dossier import Dossier
from bwlab.lessons.fase_2 import practice_panel
from bwlab.lessons.fase_2.arrows_panel import FORMS, NOTHING, TAKE, ArrowsPanel, proposals
from bwlab.lessons.fase_2.example import ARROWS, CALL, LEAD, shown
from bwlab.lessons.fase_2.interventions_panel import InterventionsPanel
from bwlab.lessons.fase_2.loops_panel import LoopsPanel
from bwlab.lessons.fase_2.practice_panel import OF_EXAMPLE, PracticePanel
from bwlab.lessons.fase_2.reach_panel import ReachPanel
from bwlab.policy import Activity, AgendaItem, Arrow, Contact, Goal, Intervention
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 30)
DEBTS = "problematische_schulden"
opened, alone = at("fase_2", TODAY)


def with_(*arrows, **parts):
    return Dossier(region="GM0855", label="Tilburg", arrows=list(arrows), **parts)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


# The arrows


def test_an_arrow_is_kept_as_it_is_typed_and_a_figure_by_its_code(desk):  # noqa: F811
    told = []
    panel = ArrowsPanel(opened(desk), lambda: told.append(1))
    assert NOTHING in page(panel.lead_place) and saved(desk).arrows == []
    typed(panel.rows.forms[0], start="stress over geld", end="Problematische schulden", sign="1", strength="3", lag="2", evidence="dat horen we")
    (made,) = saved(desk).arrows
    assert (made.start, made.end, made.sign, made.strength, made.lag, made.source) == ("stress over geld", DEBTS, 1, 3, 2, "")
    assert "1 pijl verbindt twee factoren. 0 met een bron, 1 als aanname van de deelnemer." in page(panel.said_place) and NOTHING not in page(panel.lead_place)
    assert told and desk.errors == []
    again = ArrowsPanel(opened(desk), lambda: None)
    assert again.rows.forms[0].values["end"] == "Problematische schulden" and again.rows.forms[0].values["lag"] == "2"


def test_a_second_tab_loses_nothing_not_even_in_the_same_arrow(desk):  # noqa: F811
    fill(desk, lambda record: record.arrows.append(Arrow(key="p", start="a", end="b", sign=1, strength=2)))
    panel = ArrowsPanel(opened(desk), lambda: None)

    def other(record):
        record.arrows[0].source, record.arrows[0].sign, record.arrows[0].lag = "een boek", -1, 3
        record.arrows.append(Arrow(key="q", start="c", end="d"))

    fill(desk, other)
    typed(panel.rows.forms[0], end="e")
    first, second = saved(desk).arrows
    assert (first.end, first.source, first.sign, first.lag, first.strength, second.start) == ("e", "een boek", -1, 3, 2, "c")


def test_an_arrow_taken_away_comes_back_whole_and_years_that_cannot_be_are_refused(desk):  # noqa: F811
    fill(desk, lambda record: record.arrows.extend([Arrow(key="p", start="a", end="b", lag=2, source="een boek"), Arrow(key="q", start="b", end="c")]))
    panel = ArrowsPanel(opened(desk), lambda: None)
    next(each for each in _inside(panel.rows) if isinstance(each, Button) and each.description == "Haal pijl 1 weg").click()
    assert [each.start for each in saved(desk).arrows] == ["b"]
    panel.rows._back.click()
    back = next(each for each in saved(desk).arrows if each.start == "a")
    assert (back.end, back.lag, back.source) == ("b", 2, "een boek")
    for lag in ("1,5", "41"):
        typed(panel.rows.forms[0], lag=lag)
        assert "Dit aantal jaren kan niet" in panel.rows.forms[0].problem and next(each for each in saved(desk).arrows if each.start == "a").lag == 2
    assert desk.errors == []


def test_the_example_is_kept_only_when_it_is_taken_over_and_then_without_the_sources_we_made_up(desk):  # noqa: F811
    panel = ArrowsPanel(opened(desk), lambda: None)
    button = next(each for each in _inside(panel.lead_place) if isinstance(each, Button))
    assert button.description == TAKE and any(row[-1] for row in ARROWS)
    button.click()
    made = saved(desk).arrows
    assert len(made) == len(ARROWS) and not any(each.source for each in made) and all(each.evidence.startswith("voorbeeld: ") for each in made)
    assert "Overgenomen van het voorbeeld en nog niet nagekeken: pijl 1, 2" in page(panel.said_place) and desk.errors == []
    fill(desk, lambda record: setattr(record, "arrows", [Arrow(start="van een ander", end="b")]))
    button.click()
    assert [each.start for each in saved(desk).arrows] == ["van een ander"], "taking over does not wipe what another tab wrote"


def test_contradicting_arrows_are_said_under_the_forms_and_stay(desk):  # noqa: F811
    fill(desk, lambda record: record.arrows.extend([Arrow(start="a", end="b", sign=1), Arrow(start="A", end="b", sign=-1), Arrow(start="c", end="C", sign=1)]))
    panel = ArrowsPanel(opened(desk), lambda: None)
    said = page(panel.said_place)
    assert "spreken elkaar tegen: a → b" in said and "van &#x27;c&#x27; naar zichzelf" in said and "tellen als dezelfde factor" in said and len(saved(desk).arrows) == 3


def test_three_hundred_arrows_are_kept_while_only_the_first_are_shown(desk, monkeypatch):  # noqa: F811
    monkeypatch.setattr("bwlab.lessons.fase_2.arrows_panel.FORMS", 5)  # a form costs time to make
    fill(desk, lambda record: record.arrows.extend(Arrow(key=str(place), start=f"f{place % 40}", end=f"f{(7 * place + place // 40 + 1) % 40}", sign=1) for place in range(300)))
    panel = ArrowsPanel(opened(desk), lambda: None)
    assert len(panel.rows.forms) == 5 and FORMS > 5 and "De andere blijven bewaard" in page(panel.said_place)
    typed(panel.rows.forms[0], source="een boek")
    assert len(saved(desk).arrows) == 300 and saved(desk).arrows[0].source == "een boek"
    loops = LoopsPanel(alone(saved(desk)))
    assert faults(loops.view.chart) == [] and "we hielden op bij 50" in page(*loops.pieces) and "factoren" in "".join(mark.text for mark in loops.view.chart.marks)


def test_words_to_choose_from_come_from_the_dossier():
    record = with_(Arrow(start="stress", end=DEBTS), goals=[Goal(indicator=DEBTS)], agenda=[AgendaItem(activity=Activity(text="Vroeg  bellen"))], interventions=[Intervention(name="Een cursus")])
    assert proposals(record, MONITOR) == ["Problematische schulden", "Vroeg bellen", "Een cursus", "stress"]


# The pictures


@pytest.mark.parametrize("label", EACH)
def test_every_position_of_both_sliders_changes_the_picture_and_the_words(label):
    panel = ReachPanel(alone(label=label))
    sliders = panel.scenario.sliders
    assert all(slider.value == 0 for slider in sliders.values()) and panel.scenario.view.chart.title.startswith("Voorbeeld: 2 van de 3 activiteiten")
    for name, slider in sliders.items():
        seen = []
        for place in range(len(slider.values)):
            slider.set_state({"index": place})
            chart = panel.scenario.view.chart
            assert faults(chart) == [] and chart.sentence.startswith("Als ") and label in chart.alt, chart.title
            seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
        for words in zip(*seen, strict=True):
            assert len(set(words)) == len(seen), name
        slider.set_state({"index": 0})
    sliders["away"].set_state({"index": len(sliders["away"].values) - 1})
    assert "Het zegt dat jullie het nog niet kunnen uitleggen" in panel.scenario.view.chart.sentence


def test_a_way_that_takes_longer_than_the_term_is_said_and_never_how_much():
    panel = ReachPanel(alone())
    panel.scenario.sliders["slower"].set_state({"index": 1})
    said = panel.scenario.view.chart.sentence
    # call, help, behind, debts: 0, 1 and 1 year, each a year longer
    assert "op zijn vroegst in 2031" in said and "na deze raadsperiode, die in 2030 eindigt" in said and "Hoeveel het cijfer verandert, zegt dit niet." in said
    assert "procent" not in said and CALL in said


def test_one_loop_in_colour_with_what_it_does_and_a_loop_without_a_brake():
    panel = LoopsPanel(alone())
    assert panel.pieces[0] == LEAD and panel.view.chart.title == "Voorbeeld: 6 van de 8 pijlen hebben nog geen bron"
    titles = set()
    for value, _ in panel.pick.options:
        panel.pick.set_state({"value": value})
        chart = panel.view.chart
        assert faults(chart) == [] and (value == "alles") == (not any(mark.role == "own" for mark in chart.marks))
        titles.add(chart.title)
    assert len(titles) == len(panel.pick.options) == 3 and any("versterkt zichzelf, in rondjes van 2 jaar" in each for each in titles)
    own = LoopsPanel(alone(with_(Arrow(start="a", end="b", sign=1), Arrow(start="b", end="a", sign=1))))
    assert "Zonder rem: a → b → a" in page(*own.pieces) and own.view.chart.title == "Alle 2 pijlen hebben nog geen bron"


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("record", [filled(), hostile(), with_(Arrow(start="a", end="b")), with_(Arrow(start="<b>x</b>", end="a"), Arrow(start="a", end="<b>x</b>")), with_(Arrow(start="a", end="a"))], ids=range(5))
def test_any_dossier_can_be_drawn_and_words_stay_words(record):
    loops, reach = LoopsPanel(alone(record)), ReachPanel(alone(record))
    text = page(*(each for each in (*loops.pieces, *reach.pieces) if isinstance(each, str | list)))
    assert "<script>" not in text and "<b>" not in text and loops.ready() and reach.left()
    for loop in (None, *loops.loops.found[:3]) if loops.theory.links else ():
        assert faults(loops.draw(loop)) == [], loops.draw(loop).title
    for slower in (0, 5) if hasattr(reach, "scenario") else ():
        for away in (0, len(reach.bare)):
            assert faults(reach.draw(reach.model(slower, away))) == []


def test_without_a_begin_and_an_end_there_are_no_sliders():
    panel = ReachPanel(alone(with_(Arrow(start="a", end="b"), Arrow(start="b", end="a"))))
    assert not hasattr(panel, "scenario") and "nog geen weg te volgen" in panel.pieces[-1]
    sourced = ReachPanel(alone(with_(Arrow(start="a", end="b", source="een boek"))))
    assert list(sourced.scenario.sliders) == ["slower"] and sourced.left() == "Elke pijl heeft een bron. Er valt dus niets weg."


# What others tried, and for whom


def test_an_intervention_is_kept_and_judged_without_an_effect(desk):  # noqa: F811
    fill(desk, lambda record: record.arrows.append(Arrow(key="p", start="bellen", end=DEBTS)))
    told = []
    panel = InterventionsPanel(opened(desk), lambda: told.append(1))
    form = panel.rows.rows.forms[0]
    assert not any("effect" in spec["label"].lower() for spec in form.fields) and ["p", "pijl 1: bellen → Problematische schulden"] in form.fields[7]["options"]
    typed(form, name="Vroeg bellen", found_in="nji", whom="gezinnen", arrow="p", looked="2026-11-01")
    (made,) = saved(desk).interventions
    assert (made.name, made.found_in, made.arrow, made.looked) == ("Vroeg bellen", "nji", "p", dt.date(2026, 11, 1)) and told
    assert "Er staat geen adres" in page(panel.said_place) and desk.errors == []


def test_who_does_the_work_says_what_works_and_sits_at_the_table(desk):  # noqa: F811
    fill(desk, lambda record: (record.interventions.append(Intervention(key="i", name="Bellen", whom="ouderen")), record.contacts.append(Contact(key="c", phase="vorming", contact="griffier"))))
    panel = PracticePanel(opened(desk), lambda: None)
    fill(desk, lambda record: setattr(record.interventions[0], "what", "van een ander"))
    typed(panel.forms[0], works="wie al komt", told_by="teamleider", told="2026-11-03")
    made = saved(desk).interventions[0]
    assert (made.works, made.told_by, made.told, made.what) == ("wie al komt", "teamleider", dt.date(2026, 11, 3), "van een ander")
    assert "alleen voor wie het werkt" in page(panel.said_place) and "nog niemand van de uitvoering" in page(panel.said_place)
    typed(panel.person, contact="wijkteam", asked="2026-11-04")
    typed(panel.person, about="wie er niet komt")
    assert [(each.phase, each.stakeholder, each.contact, each.about) for each in saved(desk).contacts] == [("vorming", "", "griffier", ""), ("voorbereiding", "Medewerkers uitvoering", "wijkteam", "wie er niet komt")]
    typed(panel.person, asked="9999-01-01")
    assert "Het jaar 9999" in panel.person.problem and saved(desk).contacts[1].asked == dt.date(2026, 11, 4) and desk.errors == []


def test_for_whom_it_was_made_stands_beside_who_lives_here():
    record = with_(interventions=[Intervention(name="Bellen", whom="ouderen"), Intervention(name=HOSTILE[4], whom=HOSTILE[4])])
    said = page(*practice_panel.groups(alone(record)))
    assert "inwoners van 65 jaar en ouder: ongeveer" in said and "Geen van deze interventies noemt: inwoners jonger dan 15" in said and "<script>" not in said
    merged = page(*practice_panel.groups(alone(record, "Voorne aan Zee")))
    assert "geeft CBS deze cijfers niet" in merged and "geen cijfer voor deze grenzen" in merged
    assert "Bellen is gemaakt voor ouderen" in page(*practice_panel.talk(alone(record)))


# The whole


def test_what_is_kept_in_one_part_is_seen_in_the_others(desk):  # noqa: F811
    lesson = opened(desk)
    for part in ("arrows", "loops", "reach", "interventions", "groups", "talk", "practice", "expect_loop", "expect_left"):
        getattr(lesson, part)()
    arrows, loops, reach, interventions, groups, talk, *_ = parts = list(lesson._parts)
    marked = talk.pieces
    assert LEAD in loops.pieces and "Er zitten 2 lussen in het voorbeeld:" in LoopsPanel(lesson).ready()
    before = [part.pieces for part in parts]
    form = next(each for each in _inside(arrows) if hasattr(each, "forms")).forms[0]
    typed(form, start="bellen", end="Problematische schulden", sign="-", evidence="x")
    assert LEAD not in loops.pieces and OF_EXAMPLE in marked and OF_EXAMPLE not in talk.pieces and reach.pieces is not before[2] and groups.pieces is before[4] and arrows.pieces is before[0]
    typed(next(each for each in _inside(interventions) if hasattr(each, "forms")).forms[0], name="Vroeg bellen", whom="ouderen")
    assert "Vroeg bellen" in page(*groups.pieces) and desk.errors == []
    assert shown(saved(desk), MONITOR).lead == ""


def test_a_guess_is_kept_and_answered_from_the_arrows(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.expect_left()
    form, button, place = lesson._parts[0].pieces
    typed(form, answer="alle")
    button.click()
    assert saved(desk).note("fase_2", "over").answer == "alle"
    assert "Jij dacht: allemaal. Haal je de 6 pijlen zonder bron weg, dan bereikt geen van de 3 activiteiten nog waar het om gaat." in page(place) and desk.errors == []


@pytest.mark.parametrize(("sources", "asked"), [(("a", "b"), "Welke zou je het eerst nalezen?"), (("a", ""), "Wie kan die ene pijl nazoeken?"), (("", ""), "Welke zou je het eerst laten nazoeken?")])
def test_no_more_arrows_are_to_be_checked_than_there_are(sources, asked, desk):  # noqa: F811
    fill(desk, lambda record: record.arrows.extend(Arrow(key=str(place), start=f"x{place}", end=f"x{place + 1}", sign=1, source=each) for place, each in enumerate(sources)))
    assert LoopsPanel(opened(desk)).to_check().endswith(asked)
