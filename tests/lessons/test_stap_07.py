"""Step 7: an assignment in which a second tab loses nothing, a training plan that follows its slider, and the guesses."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import filled, hostile
from ipywidgets import Button
from lessons.desk import _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.lessons.stap_07.assignment_panel import AssignmentPanel
from bwlab.lessons.stap_07.training_panel import LEAD, TrainingPanel, example, skills_table
from bwlab.policy import Assignment, Training
from bwlab.policy.anchoring.learning_plan import SKILLS, open_points
from bwlab.widgets import Form
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
LABELS = ("Tilburg", "Vlieland", "Rozendaal", "Voorne aan Zee")
NASTY = "=cmd()|' <script>alert(1)</script> #set text(1pt) \N{GRINNING FACE} \"'"
opened, alone = at("stap_07", TODAY)


# The assignment


def test_an_assignment_is_kept_as_it_is_typed_and_what_is_open_comes_first(desk):  # noqa: F811
    told = []
    panel = AssignmentPanel(opened(desk), lambda: told.append(1))
    assert "nog geen opdracht" in as_html(panel.place) and saved(desk).assignment == Assignment()
    typed(panel.form, coordinator="adviseur strategie", hours="0", result="verbinden van alle afdelingen")
    it = saved(desk).assignment
    assert (it.coordinator, it.hours, it.result) == ("adviseur strategie", 0, "verbinden van alle afdelingen") and told == [1]
    words = as_html(panel.place)
    assert "0 uur per week" in words and "is een activiteit" in words and "geen opdrachtgever" in words and desk.errors == []
    typed(panel.form, hours="12,5", start="2027-01-01", end="2027-12-31")
    assert "samen ongeveer" in as_html(panel.place) and saved(desk).assignment.hours == 12.5


@pytest.mark.parametrize(("hours", "said"), [("200", "168 uur"), ("-1", "168 uur"), ("veel", "geen getal"), ("1.000", "twee dingen")])
def test_impossible_hours_get_a_sentence_and_the_rest_is_kept(hours, said, desk):  # noqa: F811
    panel = AssignmentPanel(opened(desk))
    typed(panel.form, hours="8", coordinator="adviseur")
    typed(panel.form, hours=hours, client="gemeentesecretaris")
    it = saved(desk).assignment
    assert said in panel.form.problem and (it.hours, it.client) == (8, "gemeentesecretaris")
    typed(panel.form, hours="16")
    assert panel.form.problem == "" and saved(desk).assignment.hours == 16 and desk.errors == []


def test_an_end_before_the_begin_gets_a_sentence_and_the_rest_is_kept(desk):  # noqa: F811
    panel = AssignmentPanel(opened(desk))
    typed(panel.form, start="2028-01-01", end="2027-01-01", mandate="mag een voorstel terugsturen", hours="8")
    it = saved(desk).assignment
    assert "ligt voor de begindatum" in panel.form.problem and (it.start, it.end, it.hours, it.mandate) == (None, None, 8, "mag een voorstel terugsturen")
    typed(panel.form, end="2028-06-30")
    assert panel.form.problem == "" and (saved(desk).assignment.start, saved(desk).assignment.end) == (dt.date(2028, 1, 1), dt.date(2028, 6, 30))


def test_two_tabs_lose_nothing(desk):  # noqa: F811
    lesson = opened(desk)
    one, two = AssignmentPanel(lesson), AssignmentPanel(lesson)
    typed(one.form, coordinator="adviseur", hours="8")
    typed(two.form, client="gemeentesecretaris")
    typed(one.form, hours="")
    it = saved(desk).assignment
    assert (it.coordinator, it.client, it.hours) == ("adviseur", "gemeentesecretaris", None)
    typed(two.form, mandate=NASTY)
    assert saved(desk).assignment.coordinator == "adviseur" and "<script>" not in as_html(two.place) and desk.errors == []


# The training plan


def test_a_row_is_kept_and_the_example_goes(desk):  # noqa: F811
    told = []
    panel = TrainingPanel(opened(desk), lambda: told.append(1))
    assert LEAD in as_html(panel.lead_place).replace("&#x27;", "'") and panel.scenario.view.chart.title.startswith("Voorbeeld: ") and saved(desk).trainings == []
    form = panel.rows.forms[0]
    typed(form, who="controllers en juristen", skill=SKILLS["kleur"].name, people="12", day="2026-12-10", owner="adviseur leren")
    (row,) = saved(desk).trainings
    assert (row.who, row.people, row.day, row.owner) == ("controllers en juristen", 12, dt.date(2026, 12, 10), "adviseur leren") and told == [1]
    chart = panel.scenario.view.chart
    assert not panel.lead_place.children and "zonder uren is nog niets klaar" in chart.title.lower() and "6 groepen leren nog niets" in chart.title
    panel.hours.set_state({"index": panel.hours.values.index(0.5)})
    chart = panel.scenario.view.chart
    # 45 minutes and 30 of the exercise, half an hour a month from December: done in February, later than the plan says.
    assert "februari 2027" in chart.title and "ligt de dag in het plan eerder" in chart.sentence and desk.errors == []
    assert [mark.shape for mark in chart.marks if mark.names] == ["down"]


@pytest.mark.parametrize(("people", "said"), [("-3", "heel getal"), ("1,5", "heel getal"), ("9999999", "heel getal"), ("veel", "geen getal")])
def test_impossible_people_get_a_sentence_and_the_rest_is_kept(people, said, desk):  # noqa: F811
    panel = TrainingPanel(opened(desk))
    form = panel.rows.forms[0]
    typed(form, who="griffie", people=people)
    problem = form.problem
    typed(form, day="9999-01-01")
    assert said in problem and "Leerregel 1" in form.problem
    (row,) = saved(desk).trainings
    assert (row.who, row.people, row.day) == ("griffie", None, None)
    typed(form, people="999", day="2027-01-01")
    assert form.problem == "" and saved(desk).trainings[0].people == 999 and "999 mensen" in as_html(panel.open_place) and desk.errors == []


def test_rows_come_and_go_and_what_another_tab_wrote_stays(desk):  # noqa: F811
    panel = TrainingPanel(opened(desk))
    typed(panel.rows.forms[0], who="griffie")
    panel.rows._more.click()
    assert len(saved(desk).trainings) == 1, "an empty form is no row"
    typed(panel.rows.forms[1], who="college", owner="adviseur")
    fill(desk, lambda record: record.trainings.append(Training(key="elders", who="communicatie")))
    fill(desk, lambda record: setattr(record.trainings[0], "skill", "van een ander"))
    typed(panel.rows.forms[0], owner="iemand")
    assert [(each.who, each.skill, each.owner) for each in saved(desk).trainings] == [("griffie", "van een ander", "iemand"), ("college", "", "adviseur"), ("communicatie", "", "")]
    away = next(each for each in _inside(panel.rows) if isinstance(each, Button) and each.description.startswith("Haal leerregel 2"))
    away.click()
    assert [each.who for each in saved(desk).trainings] == ["griffie", "communicatie"]
    panel.rows._back.click()
    assert sorted(each.who for each in saved(desk).trainings) == ["college", "communicatie", "griffie"] and desk.errors == []
    typed(panel.rows.forms[0], who="", owner="", skill="")
    fill(desk, lambda record: setattr(record, "trainings", [each for each in record.trainings if each.who or each.skill]))
    assert "griffie" not in [each.who for each in saved(desk).trainings]


@pytest.mark.parametrize("make", [lambda: None, filled, hostile], ids=["empty", "filled", "hostile"])
@pytest.mark.parametrize("label", LABELS[:2])
def test_every_position_of_the_slider_changes_the_picture_and_the_words(label, make):
    panel = TrainingPanel(alone(make(), label))
    assert panel.hours.value == 0
    seen = set()
    for place in range(len(panel.hours.values)):
        panel.hours.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [], chart.title
        assert chart.sentence.startswith("Als ") and " dan " in chart.sentence
        seen.add((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
    for words in zip(*seen, strict=True):
        assert len(set(words)) == len(panel.hours.values)


def test_the_example_is_marked_and_never_kept(desk):  # noqa: F811
    lesson = opened(desk)
    for name in ("training", "assignment", "documents", "skills"):
        getattr(lesson, name)()
    assert saved(desk).trainings == [] and saved(desk).assignment == Assignment() and desk.errors == []
    assert not any(each.who.startswith("controllers") for each in example(TODAY)) and len(open_points(example(TODAY))) == 6


def test_every_skill_names_its_notebook_and_real_minutes():
    table = skills_table()
    assert list(table["Vaardigheid"]) == [each.name for each in SKILLS.values()]
    assert table.loc[0, "Notebook"].startswith("Lezen 1") and table.loc[0, "Minuten"] == "45 en 30 voor de oefening"
    assert table.loc[table["Vaardigheid"] == SKILLS["geld"].name, "Minuten"].str.startswith("70").all()


# The guesses


@pytest.mark.parametrize(
    ("label", "field", "apart"),
    [("Tilburg", "Aan sociaal domein: € 2.670 per inwoner", "13 procent erboven"), ("Vlieland", "Aan bestuur en ondersteuning: € 3.669", "284 procent erboven"), ("Voorne aan Zee", "Aan sociaal domein: € 1.224", "37 procent eronder")],
)
def test_the_answer_to_the_guess_about_money_is_that_of_the_own_budget(label, field, apart, desk):  # noqa: F811
    lesson = opened(desk, label)
    lesson.expect_field()
    forms = [each for each in _inside(lesson._parts[0]) if isinstance(each, Form)]
    buttons = [each for each in _inside(lesson._parts[0]) if isinstance(each, Button)]
    typed(forms[0], answer="onderwijs")
    for button in buttons:
        button.click()
    words = as_html(lesson._parts[0].children[2]) + as_html(lesson._parts[0].children[5])
    assert "Jij dacht: onderwijs" in words and field in words and apart in words and "begroting van 2026" in words and desk.errors == []


def test_the_other_guesses_answer_from_the_dossier(desk):  # noqa: F811
    lesson = opened(desk)
    assert "nog geen opdracht" in lesson._parts_open() and "nog geen leerplan" in lesson._groups_without()
    fill(desk, lambda record: record.trainings.append(Training(who="griffie", skill="zwemmen")))
    fill(desk, lambda record: setattr(record, "assignment", Assignment(coordinator="adviseur")))
    assert "opdrachtgever" in lesson._parts_open() and "wie coördineert" not in lesson._parts_open()
    assert "griffie" not in lesson._groups_without() and "controllers" in lesson._groups_without()


def test_what_is_kept_is_told_where_it_is_used(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.documents()
    assert "nog niet. Er is nog geen opdracht" in as_html(lesson._parts[0].pieces[0])
    lesson.assignment()
    typed(next(each for each in _inside(lesson._parts[1]) if isinstance(each, Form)), coordinator="adviseur")
    assert "op één bladzijde" in as_html(lesson._parts[0].pieces[0]) and desk.errors == []
