"""Phase 6: guessed before it is shown, every slider moves picture and words, and an evaluation keeps three things apart."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from lessons.desk import EACH, MONITOR, _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.lessons.fase_6.apart_panel import ALL_GROUPS, ALL_YEARS, STILL, ApartPanel
from bwlab.lessons.fase_6.arrows_panel import LEAD as MADE_UP
from bwlab.lessons.fase_6.arrows_panel import ArrowsPanel
from bwlab.lessons.fase_6.claim_panel import ClaimPanel
from bwlab.lessons.fase_6.guess_panel import GuessPanel
from bwlab.lessons.fase_6.taken import figures, longest, refused, turned
from bwlab.lessons.fase_6.three_panel import FINE, NO_GOAL, ThreePanel
from bwlab.lessons.parts.first_goal import START
from bwlab.policy import Arrow, ArrowReview, Challenge, Evaluation, Goal, Target
from bwlab.widgets import ChartView, Choice, Form, Rows
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("fase_6", TODAY)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def moved(panel, slider):
    """Picture, alt text and sentence at the first positions of a slider and at every fourth."""
    seen = []
    for place in sorted({0, 1, len(slider.values) - 1, *range(0, len(slider.values), 4)}):
        slider.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [], chart.title
        seen.append((str([mark.as_json() for mark in chart.marks]), chart.alt, chart.sentence))
    return seen


# The guess


@pytest.mark.parametrize("label", EACH)
def test_a_guess_moves_picture_and_words_and_does_not_show_the_answer(label):
    panel = GuessPanel(alone(label=label))
    answer = panel.found.parts
    for slider in (panel.everywhere, panel.alike):
        assert slider.value == 0.0 and slider.text == "geen verandering"
        for words in zip(*moved(panel, slider), strict=True):
            assert len(set(words)) == len(words)
        slider.set_state({"index": slider.values.index(0.0)})
    chart = panel.scenario.view.chart
    bars = [mark.text for mark in chart.marks if mark.shape == "text" and mark.size == 17]
    assert bars[1] == "0" or float(bars[1].replace(",", ".").replace("−", "-")) == 0, answer
    assert not [mark for mark in chart.marks if mark.role == "peers" and len(mark.points[0]) > 20], "no dots of the peers before the answer"


def test_a_guess_is_kept_and_then_stands_beside_the_answer(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.guess()
    lesson.apart()
    _, apart = lesson._parts
    assert STILL in page(*apart.pieces)
    panel = GuessPanel(lesson, lesson.guess_shown)
    panel.everywhere.value, panel.alike.value = panel.everywhere.values[8], panel.alike.values[6]
    panel.button.click()
    note = saved(desk).note("fase_6", panel.key)
    assert [float(each) for each in note.answer.split(";")] == [panel.everywhere.value, panel.alike.value] and "woninginbraken" in note.text.lower()
    chart = panel.scenario.view.chart
    parts = panel.found.parts
    assert f"het was {parts.own:+.1f}".replace(".", ",").replace("+0,0", "0,0").replace("-", "−") in chart.sentence and "geen maat voor beleid" in chart.sentence
    assert len([mark for mark in chart.marks if mark.shape == "ring"]) == 2 and faults(chart) == []
    assert STILL not in page(*apart.pieces), "the figure of the guess may be turned now"
    again = GuessPanel(opened(desk))
    assert again.revealed and (again.everywhere.value, again.alike.value) == (panel.everywhere.value, panel.alike.value) and desk.errors == []


def test_a_guess_that_no_longer_fits_is_left(desk):  # noqa: F811
    fill(desk, lambda record: record.set_note("fase_6", "schatting woninginbraken", "kapot", "x;y"))
    panel = GuessPanel(opened(desk))
    assert not panel.revealed and panel.everywhere.value == 0


# Taken apart


@pytest.mark.parametrize("label", EACH)
def test_every_year_changes_the_picture_and_the_words(label):
    panel = ApartPanel(alone(label=label))
    for slider in (panel.start, panel.end):
        for words in zip(*moved(panel, slider), strict=True):
            assert len(set(words)) == len(words)
        slider.set_state({"index": 0 if slider is panel.start else len(slider.values) - 1})
    for by in ("corop", "province", "neighbours"):
        panel.group.set_state({"value": by})
        chart = panel.scenario.view.chart
        assert faults(chart) == [] and (chart.sentence.startswith("Als ") or "mediaan van minder dan" in chart.sentence or "grenst aan geen" in chart.sentence)


def test_years_the_wrong_way_round_are_read_the_other_way(desk):  # noqa: F811
    panel = ApartPanel(opened(desk))
    first, last = panel.start.values[0], panel.start.values[-1]
    panel.start.set_state({"index": len(panel.start.values) - 1})
    panel.end.set_state({"index": 0})
    sentence = panel.scenario.view.chart.sentence
    assert sentence.startswith("Het eindjaar lag voor het beginjaar") and f"van {first} tot {last}" in sentence and desk.errors == []


def test_other_figures_and_groups_can_be_chosen_and_all_are_counted(desk):  # noqa: F811
    panel = ApartPanel(opened(desk))
    buttons = {each.description: each for piece in panel.pieces for each in _inside(piece) if hasattr(each, "click")}
    for name in (ALL_YEARS, ALL_GROUPS):
        buttons[name].click()
    words = page(*panel.pieces)
    assert re.search(r"Je kunt \d+ tweetallen jaren kiezen", words) and "Noem de groep altijd mee" in words and "geen maat voor beleid" in words
    panel.pick.set_state({"value": "overgewicht"})
    assert panel.scenario.view.chart.subtitle.startswith("Overgewicht: verandering van 2016 tot 2024") and panel.start.value == 2016 and desk.errors == []


def test_years_across_a_break_cannot_be_chosen_and_it_says_why(desk):  # noqa: F811
    panel = ApartPanel(opened(desk))
    panel.pick.set_state({"value": "ervaren_gezondheid_rivm"})
    assert panel.start.values == [2022, 2024] and "In 2022 veranderde de meting" in page(*panel._every_year())


def test_the_figure_of_a_goal_goes_first_and_one_without_is_refused_with_its_reason(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.extend([Goal(key="a", indicator="contact", text="x"), Goal(key="b", indicator="problematische_schulden", text="y"), Goal(key="c", indicator="weg", text="z")]))
    lesson = opened(desk)
    assert next(iter(figures(lesson))) == "contact" and len(refused(lesson)) == 1 and "één jaar" in refused(lesson)[0]
    empty = opened(desk, "Vlieland")
    fill(desk, lambda record: record.goals.append(Goal(key="a", indicator="contact", text="x")), "Vlieland")
    assert "Leeg blijft hier leeg" in refused(empty)[0] and "contact" not in figures(empty)


def test_the_count_of_turned_signs_answers_the_question():
    for label in ("Tilburg", "Vlieland", "Voorne aan Zee"):
        lesson = alone(label=label)
        said = turned(lesson, next(iter(figures(lesson))))
        assert said.split(".")[0] in ("Nooit", "Soms", "Vaak") and "tweetallen jaren" in said


# What may be said


def test_a_sentence_is_kept_and_held_beside_what_is_taken_apart(desk):  # noqa: F811
    lesson = opened(desk)
    panel = ClaimPanel(lesson, lesson.taken)
    assert "Er staat nog geen zin" in page(panel.said)
    typed(panel.form, text="Dankzij onze aanpak daalde het van 2012 tot 2025 sneller dan andere gemeenten.")
    words = page(panel.said)
    assert "Geen oorzaak" in words and "Meer dan toeval" in words and saved(desk).note("fase_6", "zin").text.startswith("Dankzij")
    next(each for each in panel.pieces if hasattr(each, "click")).click()
    shown = page(*panel.pieces)
    assert "bewerking bwlab" in shown and shown.count("<li>") >= 6 and desk.errors == []
    typed(panel.form, text="")
    assert "Er staat nog geen zin" in page(panel.said)


def test_the_sentence_is_about_the_years_that_were_chosen(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.apart()
    panel = ClaimPanel(lesson, lesson.taken)
    first = page(panel.about)
    lesson._panel.start.set_state({"index": 3})
    panel.follow()
    assert page(panel.about) != first and str(lesson._panel.start.value) in page(panel.about)


# Done, met, changed


def test_an_evaluation_is_kept_for_its_goal_and_moment_and_a_second_tab_loses_nothing(desk):  # noqa: F811
    fill(desk, lambda record: (record.challenges.append(Challenge(title="Inbraken", indicators=["woninginbraken"])), record.goals.append(Goal(key="g", challenge="woninginbraken", indicator="woninginbraken", text="Minder inbraken", target=Target(value=1, year=2030)))))
    told = []
    first, second = ThreePanel(opened(desk), lambda: told.append(1)), ThreePanel(opened(desk))
    typed(first.keyed.form, met="ja", start="2025", end="2012")
    words = page(first.said_place)
    assert "Hoe staat de opgave er nu voor?" in words and "ligt niet na het beginjaar" in words and "geen dag bij" in words and told == [1]
    typed(second.keyed.form, other="minder huizen leeg", done="600 sloten nagekeken")
    (kept,) = saved(desk).evaluations
    assert (kept.goal, kept.moment, kept.met, kept.start, kept.end, kept.other, kept.done) == ("g", "halverwege", "ja", 2025, 2012, "minder huizen leeg", "600 sloten nagekeken")
    second.moment.set_state({"value": "einde"})
    typed(second.keyed.form, met="onbekend")
    assert [each.moment for each in saved(desk).evaluations] == ["halverwege", "einde"]
    typed(second.keyed.form, met="")
    assert [each.moment for each in saved(desk).evaluations] == ["halverwege"], "an empty form is no record"
    typed(first.keyed.form, start="1200")
    assert "kan hier niet" in first.keyed.form.problem and saved(desk).evaluations[0].start == 2025 and desk.errors == []


def test_an_evaluation_of_a_goal_that_is_gone_is_named_and_kept(desk):  # noqa: F811
    fill(desk, lambda record: (record.goals.append(Goal(key="g", text="Een doel")), record.evaluations.append(Evaluation(key="e", goal="weg", moment="einde", met="ja"))))
    panel = ThreePanel(opened(desk))
    assert "niet meer in je dossier" in page(panel.said_place) and FINE not in page(panel.said_place)
    typed(panel.keyed.form, done="iets")
    assert saved(desk).evaluations[0].key == "e" and len(saved(desk).evaluations) == 2


def test_without_a_goal_the_columns_show_an_example_and_there_is_no_form(desk):  # noqa: F811
    panel = ThreePanel(opened(desk))
    assert "verzonnen" in page(*panel.pieces) and panel.pieces[-1] == NO_GOAL and saved(desk).evaluations == []
    assert not [each for piece in panel.pieces for each in _inside(piece) if isinstance(each, Form)]


def test_whoever_begins_here_writes_a_goal_and_can_then_keep_an_evaluation(desk):  # noqa: F811
    lesson = opened(desk)
    for name in ("goal", "three", "moments", "reports"):
        getattr(lesson, name)()
    goal, three, moments, reports = lesson._parts
    assert START in page(*goal.pieces) and NO_GOAL in page(*three.pieces)
    rows = next(each for each in _inside(goal) if isinstance(each, Rows))
    typed(rows.forms[0], text="Minder ruzie om geluid", indicator="contact")
    assert [each.text for each in saved(desk).goals] == ["Minder ruzie om geluid"]
    button, shown = moments.pieces
    assert not shown.children, "what is guessed above stands behind a button"
    button.click()
    assert all("Minder ruzie om geluid" in page(*each) and "verzonnen" not in page(*each) for each in (three.pieces, shown.children)) and "verzonnen" not in page(*reports.pieces)
    form = next(each for each in _inside(three) if isinstance(each, Form))
    typed(form, met="onbekend")
    assert [(each.goal, each.met) for each in saved(desk).evaluations] == [(saved(desk).goals[0].key, "onbekend")] and desk.errors == []
    assert next(each for each in _inside(goal) if isinstance(each, Rows)) is rows, "what is being typed is not built again"


# The theory


def test_an_arrow_is_reviewed_and_the_slider_says_what_can_be_seen_already(desk):  # noqa: F811
    fill(desk, lambda record: record.arrows.extend([Arrow(key="a", start="bellen", end="hulp", sign=1, lag=1), Arrow(key="b", start="hulp", end="contact", sign=1, lag=2)]))
    panel = ArrowsPanel(opened(desk))
    seen, pictures = [], set()
    for place in range(len(panel.after.values)):
        panel.after.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == []
        seen.append(chart.sentence)
        pictures.add((str([mark.as_json() for mark in chart.marks]), chart.alt))
    assert "van 0 van de 2 pijlen" in seen[0] and "van 1 van de 2" in seen[1] and "van 2 van de 2" in seen[3] and len(set(seen)) == len(pictures) == len(seen)
    typed(panel.keyed.form, seen="niet")
    panel.after.set_state({"index": 0})
    assert saved(desk).arrow_reviews[0].arrow == "a" and "terwijl het er volgens je eigen pijl nog niet kan zijn" in page(panel.place)
    fill(desk, lambda record: record.arrow_reviews.append(ArrowReview(key="r", arrow="b", seen="gezien")))
    typed(panel.keyed.form, text="de bellers")
    assert [(each.arrow, each.seen, each.text) for each in saved(desk).arrow_reviews] == [("a", "niet", "de bellers"), ("b", "gezien", "")] and desk.errors == []


def test_without_arrows_there_is_an_example_and_nothing_of_it_is_kept(desk):  # noqa: F811
    panel = ArrowsPanel(opened(desk))
    assert panel.pieces[0] == MADE_UP and not [each for piece in panel.pieces for each in _inside(piece) if isinstance(each, Choice)]
    assert saved(desk).arrows == [] and saved(desk).arrow_reviews == []


# The whole notebook


@pytest.mark.parametrize("make", [filled, hostile])
def test_it_opens_on_any_dossier(make, desk):  # noqa: F811
    def change(record):
        for name, value in make():
            if name not in ("revision", "region", "label", "version"):
                setattr(record, name, value)
        record.goals, record.arrows = record.goals[:6], record.arrows[:12]

    fill(desk, change)
    lesson = desk.open("fase_6")
    assert desk.errors == [] and lesson.banner.problem == ""
    assert all(part.children for part in lesson._parts)
    words = page(*(piece for part in lesson._parts for piece in part.pieces))
    assert "<script>alert" not in words and len(words) < 2_000_000
    charts = [each.chart for part in lesson._parts for each in _inside(part) if isinstance(each, ChartView)]
    assert len(charts) == 3
    if make is filled:
        assert [faults(chart) for chart in charts] == [[]] * len(charts)


def test_what_somebody_typed_is_text(desk):  # noqa: F811
    lesson = opened(desk)
    panel = ClaimPanel(lesson, lesson.taken)
    for text in HOSTILE:
        typed(panel.form, text=text)
        assert "<script" not in page(panel.said)
    assert desk.errors == []


def test_the_longest_period_is_the_first_to_the_last_year_that_may_be_compared():
    found = longest(alone(label="Voorne aan Zee"), "woninginbraken")
    assert (found.start, found.end) == (2023, 2025) and found.why == ""
