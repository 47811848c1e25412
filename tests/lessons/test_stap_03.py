"""Step 3: what a participant fills in is kept, and what is shown follows from it."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from charts.measure import faults
from ipywidgets import Button
from lessons.desk import EACH, MONITOR, _inside, desk  # noqa: F401

from bwlab.dossier import open_dossier
from bwlab.lessons.stap_03.cards_panel import CardsPanel, card_html
from bwlab.lessons.stap_03.first_panel import GAPS, SIZES, FirstPanel, enough, tally
from bwlab.lessons.stap_03.orders_panel import OrdersPanel
from bwlab.lessons.stap_03.plan_panel import PlanPanel
from bwlab.lessons.stap_03.voices_panel import VoicesPanel, overview, read
from bwlab.policy import Challenge, Conversation, Voice
from bwlab.policy.dialogue.cards import cards
from bwlab.widgets import ChartView, Choice, Rows
from bwlab.widgets.form import Form
from bwlab.widgets.show import as_html

EVIL = "<script>alert('x')</script> =cmd() #let \"a\" \U0001f33b"
LIBRARY = {"place": "bibliotheek", "reaches": ["inwoners"], "misses": "wie werkt", "question": "Wat mis je?", "owner": "coördinator", "day": "2027-02-03"}
TALLIED = {"theme1": "Wonen", "first1": "16", "theme2": "Veiligheid", "first2": "11", "theme3": "Milieu", "first3": "4", "heard": "40", "where": "bibliotheek", "does": "Een ronde door de wijk"}


def opened(desk, label="Tilburg"):  # noqa: F811
    return desk.open("stap_03", label, run=False)


def kept(desk):  # noqa: F811
    return json.loads(desk.file[0].read_text("utf-8")) if desk.file else {}


def fill(form, **values):
    form.set_state({"values": {**form.values, **values}})


# The plan


def test_a_plan_is_kept_and_shows_its_gaps(desk):  # noqa: F811
    panel = PlanPanel(opened(desk))
    assert "nog geen gesprek" in panel.view.chart.title
    fill(panel.rows.forms[0], **LIBRARY)
    (made,) = kept(desk)["conversations"]
    assert made["day"] == "2027-02-03" and made["reaches"] == ["inwoners"] and made["key"]
    assert panel.view.chart.title == "Met één gesprek tref je nog geen jongeren, bedrijven of maatschappelijke organisaties"
    assert "ongeveer 32.100 inwoners jonger dan 15" in panel.said.value and "niet in onze cijfers" in panel.said.value
    assert "nog niemand in gesprek" not in panel.said.value, "the title says so"
    assert "hoe je die mensen dan wel spreekt: wie werkt" in panel.said.value and "Nog open" not in panel.said.value
    fill(panel.rows.forms[0], reaches=["inwoners", "jongeren", "bedrijven", "organisaties"], instead="Bellen", day="")
    assert "alle vier de groepen" in panel.view.chart.title and "Nog open: een datum (één gesprek)." in panel.said.value
    assert kept(desk)["conversations"][0]["key"] == made["key"] and faults(panel.view.chart) == [] and desk.errors == []
    again = PlanPanel(opened(desk))
    assert again.rows.forms[0].values["place"] == "bibliotheek"


def test_conversations_of_another_tab_stay(desk):  # noqa: F811
    panel = PlanPanel(opened(desk))
    fill(panel.rows.forms[0], place="bibliotheek")
    panel.store.update(lambda record: record.conversations.append(Conversation(key="ander", place="school")))
    fill(panel.rows.forms[0], place="wijkcentrum")
    assert [each["place"] for each in kept(desk)["conversations"]] == ["wijkcentrum", "school"]
    panel.rows._drop(0)
    assert [each["place"] for each in kept(desk)["conversations"]] == ["school"]
    panel.rows._restore()
    assert [each["place"] for each in kept(desk)["conversations"]] == ["wijkcentrum", "school"] and desk.errors == []


def test_work_under_way_stays_with_its_municipality(desk):  # noqa: F811
    lesson = opened(desk)
    panel = PlanPanel(lesson)
    lesson.choose(MONITOR.regions.find("Vlieland").code)
    fill(panel.rows.forms[0], place="bibliotheek")
    assert open_dossier(MONITOR.regions.find("Tilburg")).read().conversations[0].place == "bibliotheek"
    assert open_dossier(MONITOR.regions.find("Vlieland")).read().conversations == []


@pytest.mark.parametrize("text", [EVIL, "x" * 10_000, "a\nb", "   "])
def test_whatever_is_typed_is_text(text, desk):  # noqa: F811
    panel = PlanPanel(opened(desk))
    fill(panel.rows.forms[0], place=text, misses=text, question=text)
    assert kept(desk)["conversations"][0]["place"] == text
    assert "<script" not in panel.said.value + panel.view.chart.table_html() and faults(panel.view.chart) == []
    voices = VoicesPanel(opened(desk), lambda: None)
    fill(voices.place.children[0], where=text, does=text, theme1="Wonen")
    assert "<script" not in voices.table.value
    assert faults(OrdersPanel(opened(desk)).draw("inwoners")) == [] and desk.errors == []


def test_a_municipality_without_ages_says_so(desk):  # noqa: F811
    panel = PlanPanel(opened(desk, "Voorne aan Zee"))
    fill(panel.rows.forms[0], place="bibliotheek", reaches=["inwoners"])
    assert "jonger dan 15" not in panel.said.value and "tussen 15 en 25 zijn, staat niet in onze cijfers" in panel.said.value
    assert "de gemeente is nieuwer" in opened(desk, "Voorne aan Zee")._who_answer(panel.store)[0]


# Who lives here, and the cards


def test_the_guess_is_named_beside_the_answer(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.who()
    forms = [each for each in _inside(lesson._parts[-1]) if isinstance(each, Form)]
    forms[0].set_state({"values": {"answer": "18"}})
    forms[1].set_state({"values": {"answer": "45"}})
    said = lesson._who_answer(lesson.store)
    assert said[0] == "Jij dacht: 18 of meer (het is anders) en 45 of meer (klopt)." and faults(said[1]) == []


@pytest.mark.parametrize("label", EACH)
def test_every_card_can_be_looked_at(label, desk):  # noqa: F811
    panel = CardsPanel(opened(desk, label))
    for theme, card in panel.cards.items():
        panel.pick.set_state({"value": theme})
        text = re.sub(r"<[^>]+>", " ", panel.view.value)
        assert card.questions[0].replace("'", "&#x27;") in text and "nan" not in text and "None" not in text
        assert ("Bron:" in text) != card.blank
    assert desk.errors == []


def test_the_choice_of_cards_is_kept_in_order(desk):  # noqa: F811
    panel = CardsPanel(opened(desk))
    assert "nog geen kaarten" in panel.said.value
    panel.form.set_state({"values": {"cards": ["Wonen", "Subjectief welzijn"]}})
    assert kept(desk)["cards"] == ["Subjectief welzijn", "Wonen"] and "Je drukt 2 kaarten" in panel.said.value
    panel.form.set_state({"values": {"cards": list(panel.cards)}})
    assert "veel voor één tafel" in panel.said.value
    assert CardsPanel(opened(desk)).form.values["cards"] == list(panel.cards) and desk.errors == []


def test_the_figure_of_an_opgave_comes_first(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.store.update(lambda record: record.challenges.append(Challenge(title="Huisarts", indicators=["afstand_huisarts"])))
    assert CardsPanel(lesson).cards["Wonen"].indicator == "afstand_huisarts"


def test_a_card_is_text_only():
    from dataclasses import replace

    card = replace(cards(MONITOR, "Tilburg")[0], title=EVIL, limit=EVIL, source=EVIL)
    assert "<script" not in card_html(card)


# What was heard


def test_what_a_group_says_is_kept(desk):  # noqa: F811
    changes = []
    panel = VoicesPanel(opened(desk), lambda: changes.append(1))
    assert "verzinnen we geen stemmen" in panel.table.value
    fill(panel.place.children[0], **TALLIED)
    (voice,) = kept(desk)["voices"]
    assert voice["group"] == "inwoners" and voice["themes"] == ["Wonen", "Veiligheid", "Milieu"] and voice["heard"] == 40
    assert voice["first"] == {"Wonen": 16, "Veiligheid": 11, "Milieu": 4} and voice["does"] == "Een ronde door de wijk" and changes
    panel.pick.set_state({"value": "jongeren"})
    fill(panel.place.children[0], theme1="Milieu")
    assert [each["group"] for each in kept(desk)["voices"]] == ["inwoners", "jongeren"]
    assert "Een ronde door de wijk" in panel.table.value and "niet ingevuld" in panel.table.value
    panel.pick.set_state({"value": "inwoners"})
    form = panel.place.children[0]
    assert form.values["first2"] == "11" and form.values["heard"] == "40"
    fill(form, **{key: "" for key in form.values})
    assert [each["group"] for each in kept(desk)["voices"]] == ["jongeren"] and desk.errors == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"heard": 12.5}, "heel getal"), ({"heard": -3.0}, "heel getal"), ({"theme1": "Wonen", "first1": 2.5}, "heel getal"),
        ({"theme1": "Wonen", "theme3": "Wonen"}, "'Wonen' staat er twee keer in"),
        ({"theme1": "Wonen", "first1": 50.0, "heard": 40.0}, "Je telde 50 mensen bij de thema's, en je sprak er 40"),
        ({"theme1": "Wonen", "first1": 3.0, "theme2": "Milieu", "first2": 8.0}, "De volgorde en de aantallen zijn verschillend"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_and_the_rest_is_kept(values, said):
    made, trouble = read("inwoners", {**values, "does": "iets", "where": "hier"})
    assert said in trouble.message and made.does == "iets" and made.where == "hier"


def test_a_draft_with_a_hole_keeps_its_places():
    made, trouble = read("inwoners", {"theme2": "Wonen"})
    assert made.themes == ["", "Wonen"] and trouble is None and "1. Wonen" in overview([made])[0].iloc[0, 1]


def test_a_problem_is_said_after_it_was_kept(desk):  # noqa: F811
    panel = VoicesPanel(opened(desk), lambda: None)
    fill(panel.place.children[0], theme1="Wonen", first1="50", heard="40")
    assert "Je telde 50" in panel.place.children[0].problem and kept(desk)["voices"][0]["heard"] == 40 and desk.errors == []


def test_what_another_tab_added_to_a_voice_stays(desk):  # noqa: F811
    panel = VoicesPanel(opened(desk), lambda: None)
    panel.store.update(lambda record: record.voices.append(Voice.model_validate({"group": "inwoners", "themes": ["Milieu"], "later": 1})))
    fill(panel.place.children[0], theme1="Wonen")
    (voice,) = kept(desk)["voices"]
    assert voice["themes"] == ["Wonen"] and voice["later"] == 1


# Beside the figures


@pytest.mark.parametrize("label", EACH)
def test_the_scheme_is_empty_until_somebody_spoke(label, desk):  # noqa: F811
    panel = OrdersPanel(opened(desk, label))
    assert not panel.shown and "Nog niemand ingevuld" in panel.draw("").subtitle and faults(panel.draw("")) == []
    assert not any(isinstance(each, Choice) for each in panel.pieces)


def test_an_expectation_stands_beside_the_figures_and_then_beside_what_was_heard(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.expect()
    lesson.beside()
    form = next(each for each in _inside(lesson._parts[0]) if isinstance(each, Form))
    fill(form, theme1="Wonen", theme2="Milieu", theme3="Gezondheid")
    chart = next(each for each in _inside(lesson._parts[1]) if isinstance(each, ChartView)).chart
    assert chart.title == "In jouw verwachting staat 'Wonen' op 1; bij de cijfers op 10"
    fill(VoicesPanel(lesson, lesson.heard).place.children[0], **TALLIED)
    panel = OrdersPanel(lesson)
    assert panel.pick.value == "inwoners" and "Inwoners (40 gehoord, bibliotheek)" in panel.view.chart.subtitle
    assert "2 ervan staan in beide" in as_html(panel._alike()[0])
    panel.pick.set_state({"value": "verwachting"})
    assert "jouw verwachting" in panel.view.chart.title and kept(desk)["voices"][0]["group"] == "inwoners" and desk.errors == []
    assert [each["group"] for each in kept(desk)["voices"]] == ["inwoners"], "an expectation is no voice"


def test_the_line_in_bold_is_the_one_of_the_title(desk):  # noqa: F811
    lesson = opened(desk, "Rozendaal")
    lesson.store.update(lambda record: record.voices.append(Voice(group="inwoners", themes=["Wonen", "Veiligheid", "Milieu"])))
    chart = OrdersPanel(lesson).view.chart
    bold = [mark.text for mark in chart.marks if mark.text and mark.bold]
    assert chart.title == "Bij inwoners staat 'Milieu' op 3; bij de cijfers op 1" and bold == ["3. Milieu", "1. Milieu: 3 van 4"]


def test_neither_side_is_right(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.store.update(lambda record: record.voices.extend([Voice(group="inwoners", themes=["Wonen", "Veiligheid", "Milieu", "Gezondheid", "Samenleving", "Sociaal kapitaal"]), Voice(group="jongeren", themes=["Wonen", "Milieu"])]))
    panel = OrdersPanel(lesson)
    said = " ".join(panel.words("inwoners"))
    assert "rangcorrelatie" in said and "zegt niet wie gelijk heeft" in said and "van de 100 keer zo ver van nul" in said
    assert "Met minder dan 6" in " ".join(panel.words("jongeren"))
    page = as_html(panel.pieces[-1]) + as_html(panel.pieces[-2])
    assert "Geen van de twee lijsten is de juiste" in page and "In de top drie van elke groep die je invulde: &#x27;Milieu&#x27; en &#x27;Wonen&#x27;" in page.replace("&#x27;Wonen&#x27; en &#x27;Milieu&#x27;", "&#x27;Milieu&#x27; en &#x27;Wonen&#x27;")


# Chance


def test_every_position_of_both_sliders(desk):  # noqa: F811
    panel = FirstPanel(opened(desk))
    assert panel.gap.value == 0 and "geen echte nummer één" in panel.scenario.view.chart.sentence
    seen = set()
    for gap in range(len(GAPS)):
        panel.gap.set_state({"index": gap})
        for n in range(len(panel.sizes)):
            panel.people.set_state({"index": n})
            chart = panel.scenario.view.chart
            assert faults(chart) == [] and chart.sentence.startswith("Als ") and "Aanname: " in chart.subtitle
            seen.add((chart.sentence, chart.alt, chart.marks[1].points[0][0]))
    assert len(seen) == len(GAPS) * len(SIZES) and desk.errors == []


def test_how_many_is_enough_depends(desk):  # noqa: F811
    lesson = opened(desk)
    said = enough(lesson)
    panel = FirstPanel(lesson)
    for gap in (5, 20):
        found = panel.model(30, gap)
        assert f"{round(100 * found.chances[panel.sizes.index(30)])} van de 100 keer" in said
    button = desk.piece(lesson, "how_many", Button)
    lesson.store.update(lambda record: record.set_note("stap_03", "hoeveel mensen", answer="30"))
    button.click()
    assert "Jij dacht: 30 mensen. Dat hangt af" in as_html(lesson._parts[-1]) and desk.errors == []


def test_the_own_count_is_a_start(desk):  # noqa: F811
    lesson = opened(desk)
    fill(VoicesPanel(lesson, lesson.heard).place.children[0], **TALLIED)
    panel = FirstPanel(lesson)
    assert panel.people.value == 40 and panel.start.value == "gap"
    panel.start.set_state({"value": "inwoners"})
    chart = panel.scenario.view.chart
    assert panel.gap.layout.display == "none" and "'Wonen' opnieuw" in chart.title and faults(chart) == []
    assert chart.sentence.startswith("Als iedereen denkt zoals de 40 mensen die je sprak (16 zetten 'Wonen' op 1")
    assert "In een bibliotheek kiest het lot niet" in chart.sentence and desk.errors == []


def test_the_others_are_spread_over_the_other_themes():
    voice = Voice(group="inwoners", themes=["Wonen", "Milieu"], first={"Wonen": 6, "Milieu": 4}, heard=20)
    shares = tally(voice, 12)
    assert shares.sum() == pytest.approx(1) and shares[:2].tolist() == [0.3, 0.2] and shares[2:] == pytest.approx([0.05] * 10)
    assert tally(voice.model_copy(update={"heard": None}), 12)[:2].tolist() == [0.6, 0.4]
    assert tally(voice.model_copy(update={"heard": 5}), 2).tolist() == [0.6, 0.4]


def test_a_count_without_people_is_no_count(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.store.update(lambda record: record.voices.append(Voice(group="inwoners", themes=["Wonen"], first={"Wonen": 0}, heard=0)))
    assert FirstPanel(lesson).counted == {} and FirstPanel(lesson).people.value == 30


# The documents


def test_the_list_of_documents_follows_the_plan(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.plan()
    lesson.documents()
    assert "Er is nog geen gesprek gepland" in as_html(lesson._parts[1])
    rows = next(each for each in _inside(lesson._parts[0]) if isinstance(each, Rows))
    fill(rows.forms[0], place="bibliotheek")
    assert "Er is nog geen gesprek gepland" not in as_html(lesson._parts[1]) and desk.errors == []


# A dossier of others


def test_a_dossier_filled_by_others(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.store.update(
        lambda record: (
            record.voices.append(Voice(group="wethouder", themes=["Geluk", "Wonen"], first={"Geluk": 3})),
            record.conversations.append(Conversation(reaches=["raad"], day=dt.date(2027, 1, 1))),
            record.cards.append("Geluk"),
        )
    )
    for part in ("plan", "cards", "voices", "beside", "first", "limits", "documents"):
        getattr(lesson, part)()
    assert desk.errors == [] and lesson.banner.problem == ""
    for part in lesson._parts:
        for each in _inside(part):
            if isinstance(each, ChartView):
                assert faults(each.chart) == []
