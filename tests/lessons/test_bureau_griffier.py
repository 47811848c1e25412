"""The desk of the griffier: a question is kept, answered to be read aloud, and another year may be another answer."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from lessons.desk import MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.charts import Chart
from bwlab.charts.since import UNSURE
from bwlab.lessons.bureau_griffier import expect_panel
from bwlab.lessons.bureau_griffier.ask_panel import NONE_YET, ONLY_WORDS, AnswersPanel, rows
from bwlab.lessons.bureau_griffier.notebook import Notebook
from bwlab.lessons.bureau_griffier.since_panel import STILL, SincePanel, compared, usable
from bwlab.policy import CouncilQuestion
from bwlab.policy.desks.case import NO, YES
from bwlab.policy.desks.examples import examples
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("bureau_griffier", TODAY)


@pytest.fixture(autouse=True)
def words_only(monkeypatch):
    """No picture is looked at here; its marks and words are."""
    monkeypatch.setattr(Chart, "picture_png", lambda self: b"")
    monkeypatch.setattr(Chart, "background_png", lambda self: b"")


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def test_a_question_is_kept_and_answered_below(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.questions()
    lesson.answers()
    assert NONE_YET in page(*lesson._parts[1].pieces) and not saved(desk).council_questions
    form = lesson._parts[0].pieces[0].forms[0]
    typed(form, text="Waarom zijn er minder inbraken in onze wijk?", indicator="woninginbraken", asks="stand", start="2012", day="2027-02-04")
    (kept,) = saved(desk).council_questions
    assert (kept.indicator, kept.start, kept.day, kept.end) == ("woninginbraken", 2012, dt.date(2027, 2, 4), None)
    words = page(*lesson._parts[1].pieces)
    assert NONE_YET not in words and ONLY_WORDS in words and "waar het door komt" in words and "een wijk, buurt of kern" in words
    assert "In 2012 was het cijfer" in words, "what the words look like decides nothing"
    typed(form, start="1850")
    assert "1850" in form.problem and saved(desk).council_questions[0].start == 2012 and desk.errors == []


def test_a_second_tab_loses_nothing(desk):  # noqa: F811
    first = rows(opened(desk), lambda: None)
    typed(first.rows.forms[0], text="Uit de ene tab")
    second = rows(opened(desk), lambda: None)
    typed(first.rows.forms[0], asks="plaats")
    typed(second.rows.forms[0], answer="Uit de andere tab")
    (kept,) = saved(desk).council_questions
    assert (kept.text, kept.asks, kept.answer) == ("Uit de ene tab", "plaats", "Uit de andere tab")


def test_each_question_is_guessed_before_its_answer(desk):  # noqa: F811
    lesson = opened(desk)
    form = expect_panel.pieces(lesson)[0]
    typed(form, **{expect_panel.named("v1"): YES, expect_panel.named("v2"): YES})
    words = page(*expect_panel.said(lesson))
    assert "Je schatte er 2 in. 1 daarvan klopte." in words and words.count("nog niet") >= 3
    assert saved(desk).note("bureau_griffier", expect_panel.named("v2")).answer == YES
    assert expect_panel.pieces(opened(desk))[0].values[expect_panel.named("v1")] == YES
    typed(form, **{expect_panel.named("v2"): NO})
    assert "2 daarvan klopten" in page(*expect_panel.said(lesson)) and desk.errors == []


def test_one_question_of_several_is_shown_and_another_can_be_chosen(desk):  # noqa: F811
    fill(desk, lambda record: record.council_questions.extend([CouncilQuestion(key="a", text="Een", indicator="contact", asks="stand"), CouncilQuestion(key="b", text="Twee", part="wijk")]))
    panel = AnswersPanel(opened(desk))
    assert panel.pick.value == "b" and "niet te beantwoorden" in page(panel.place)
    panel.pick.value = "a"
    assert "In 2022 was het cijfer voor" in page(panel.place) and desk.errors == []


def test_every_question_somebody_can_type_is_shown_as_text():
    for record in (filled(), hostile()):
        words = page(*AnswersPanel(alone(record)).pieces)
        assert "<script" not in words and "nan" not in words.split("base64")[0]
    told = AnswersPanel(alone())
    assert "<script" not in page(*told.shown(CouncilQuestion(text=HOSTILE[0], sought=HOSTILE[1], asked_by=HOSTILE[2])))


def burglaries(label="Tilburg"):
    """The panel, turned to the figure of the guess."""
    panel = SincePanel(alone(label=label))
    panel.pick.value = "woninginbraken"
    return panel


def test_no_answer_is_shown_before_it_is_guessed(desk):  # noqa: F811
    lesson = opened(desk)
    for name in ("expect", "answers", "expect_flips", "since"):
        getattr(lesson, name)()
    _, shown, guess, since = lesson._parts
    assert not any(each.text in page(*shown.pieces) for each in examples("Tilburg"))
    assert STILL in page(*since.pieces) and "Woninginbraken" not in since.pieces[-1].view.chart.title
    typed(guess.pieces[0], answer="vaak")
    again = SincePanel(opened(desk))
    assert STILL not in page(*again.pieces) and again.code == "woninginbraken" and desk.errors == []


def test_never_says_what_the_answer_always_is():
    lesson = Notebook("bureau_griffier", MONITOR.regions.find("Vlieland"))
    assert lesson._flips(*lesson._figure()).startswith("Nooit: het antwoord is steeds 'dat weten we niet'. Het gaat om woninginbraken in Vlieland.")


def test_the_slider_changes_picture_words_and_answer():
    panel = burglaries()
    first, last = panel.draw(2012), panel.draw(2024)
    assert first.title != last.title and first.alt != last.alt and first.sentence != last.sentence and first.marks != last.marks
    assert panel.year.value == 2024, "it begins at the measurement before"
    assert "7 keer 'gedaald' en 5 keer 'dat weten we niet'" in first.sentence and "Als je 2012 als begin neemt, dan" in first.sentence
    for code in ("verkoopprijs_woning", "tevredenheid_leven"):
        panel.pick.value = code
        for year in panel.year.values[::3]:
            assert faults(panel.draw(year)) == [], (code, year)


def test_the_figures_are_those_of_every_other_screen():
    frame = compared(MONITOR, MONITOR.regions.find("Tilburg"), "woninginbraken").frame
    assert frame.set_index("year")["value"][2012] == 7.5 and "5,7" not in burglaries().draw(2012).title, "7,5 less 1,7 is 5,8"


def test_years_before_a_break_or_a_border_are_not_compared():
    region = MONITOR.regions.find("Purmerend")
    assert min(compared(MONITOR, region, "verkoopprijs_woning").found) == 2022
    assert "ervaren_gezondheid_rivm" not in usable(MONITOR, region, [])
    assert usable(MONITOR, MONITOR.regions.find("Tilburg"), ["contact"])[0] == "contact"
    small = compared(MONITOR, MONITOR.regions.find("Vlieland"), "woninginbraken")
    assert set(small.found.values()) == {UNSURE} and "Ook dat is een antwoord" in burglaries("Vlieland").draw(2012).sentence
