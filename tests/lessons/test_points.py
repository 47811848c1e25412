"""The learning points as panels: what is filled in is kept, what follows from it is said, a second tab loses nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import hostile
from ipywidgets import Button
from lessons.desk import _inside, desk  # noqa: F401
from lessons.test_documents_panel import fill

from bwlab.charts import Chart
from bwlab.lessons.parts.points import awareness, council, handover, path, route, staying
from bwlab.policy import Arrow, CouncilMoment, Passage, Staying, Training
from bwlab.policy.phases.awareness import SPREAD
from bwlab.policy.phases.path import NOTE
from bwlab.widgets import Form
from bwlab.widgets.show import as_html, as_widget

PANELS = (council.pieces, staying.pieces, handover.pieces, awareness.pieces, route.pieces, lambda lesson: path.pieces(lesson, "fase_3"))


@pytest.fixture
def lesson(desk):  # noqa: F811
    return desk.open("stap_06", run=False)


def said(pieces) -> str:
    return "".join(as_html(each) for each in pieces)


def type_in(form, **values) -> None:
    form.values = {**form.values, **values}


@pytest.mark.parametrize("pieces", PANELS)
@pytest.mark.parametrize("paper", [False, True])
def test_each_panel_with_an_empty_a_full_and_a_hostile_dossier(lesson, desk, pieces, paper, monkeypatch):  # noqa: F811
    if paper:
        monkeypatch.setenv("BWLAB_PAGES", "1")
    assert said(pieces(lesson))
    fill(lesson)
    lesson.keep(lesson.store, lambda record: [record.visit(each) for each in ("fase_3", "stap_02", "fase_1")])
    assert said(pieces(lesson))
    record = hostile()
    lesson.keep(lesson.store, lambda there: [setattr(there, name, getattr(record, name)) for name in ("arrows", "council", "staying", "handovers", "goals", "agenda", "trainings")])
    text = said(pieces(lesson))
    assert "<script>" not in text and not desk.errors


class TestCouncil:
    def test_a_moment_opens_and_tells(self, lesson):
        calls: list[int] = []
        panel = council.CouncilPanel(lesson, lambda: calls.append(1))
        form = panel.moments.rows.forms[0]
        assert "Je keuzes blijven nog dicht" in said(panel.pieces)
        type_in(form, kind="werksessie", day="2027-02-04")
        assert "zegt nog niet wat de raad dan kan kiezen" in said(panel.pieces)
        type_in(form, open="de ondergrens")
        assert "Je keuzes zijn open" in said(panel.pieces) and len(calls) == 2
        (kept,) = lesson.store.read().council
        assert (kept.day, kept.open) == (dt.date(2027, 2, 4), "de ondergrens")

    def test_a_day_that_cannot_be_is_refused_and_the_rest_kept(self, lesson):
        panel = council.CouncilPanel(lesson)
        form = panel.moments.rows.forms[0]
        type_in(form, day="1920-02-04", about="Wat eerst?")
        assert form.problem.startswith("Moment 1: Het jaar 1920 kan hier niet")
        (kept,) = lesson.store.read().council
        assert (kept.day, kept.about) == (None, "Wat eerst?")

    def test_two_tabs_lose_nothing(self, lesson):
        lesson.keep(lesson.store, lambda record: record.council.append(CouncilMoment(key="a", kind="werksessie")))
        one, other = council.CouncilPanel(lesson), council.CouncilPanel(lesson)
        type_in(one.moments.rows.forms[0], open="de volgorde")
        type_in(other.moments.rows.forms[0], about="Wat eerst?")
        other.moments.rows._add({})
        type_in(other.moments.rows.forms[1], kind="startnotitie")
        type_in(one.moments.rows.forms[0], day="2027-02-04")
        first, second = lesson.store.read().council
        assert (first.kind, first.open, first.about, first.day) == ("werksessie", "de volgorde", "Wat eerst?", dt.date(2027, 2, 4))
        assert second.kind == "startnotitie"

    def test_an_empty_form_is_no_record_and_what_is_taken_away_comes_back(self, lesson):
        panel = council.CouncilPanel(lesson)
        rows = panel.moments.rows
        type_in(rows.forms[0], open="de volgorde")
        type_in(rows.forms[0], open="")
        assert lesson.store.read().council == []
        type_in(rows.forms[0], open="de volgorde")
        rows._drop(0)
        assert lesson.store.read().council == [] and "blijven nog dicht" in said(panel.pieces)
        rows._restore()
        assert [each.open for each in lesson.store.read().council] == ["de volgorde"]

    def test_two_hundred_rows(self, lesson):
        lesson.keep(lesson.store, lambda record: record.council.extend(CouncilMoment(kind=f"avond {place}") for place in range(200)))
        panel = council.CouncilPanel(lesson)
        type_in(panel.moments.rows.forms[150], open="de volgorde")
        assert len(lesson.store.read().council) == 200 and lesson.store.read().council[150].open == "de volgorde"
        assert "Dat geldt ook voor 197 andere." in said(panel.pieces)


class TestPath:
    def test_starting_at_phase_three_asks_and_keeps(self, lesson):
        lesson.keep(lesson.store, lambda record: record.path.append(Passage(notebook="fase_3")))
        found = path.pieces(lesson, "fase_3")
        chart = next(each for each in found if isinstance(each, Chart))
        assert chart.title == "Je begon bij fase 3 (beleidsvorming) en sloeg fase 1 en 2 nog over"
        forms = [each for piece in found for each in _inside(as_widget(piece)) if isinstance(each, Form)]
        assert [form.lead for form in forms] == ["Fase 1 (agendering)", "Fase 2 (beleidsvoorbereiding)"]
        type_in(forms[0], text="De raad koos dit in 2025.")
        assert lesson.store.read().note("stap_06", f"{NOTE}agendering").text == "De raad koos dit in 2025."

    def test_what_was_done_is_not_asked(self, lesson):
        lesson.keep(lesson.store, lambda record: record.path.extend(Passage(notebook=each) for each in ("fase_2", "fase_1", "fase_3")))
        assert path.questions(lesson, "vorming") == [path.ALL] and path.questions(lesson, "fase_1") == [path.FIRST]

    def test_before_any_phase_there_is_no_picture(self, lesson):
        assert path.picture(lesson) == []
        assert "2 fasen die hier meestal voor komen" in said(path.pieces(lesson, "fase_3"))


class TestRoute:
    def test_the_same_choice_everywhere(self, lesson, desk):  # noqa: F811
        form, _ = found = route.pieces(lesson)
        assert "wellicht" in said(found)
        type_in(form, answer="theorie")
        assert lesson.store.read().note("beleidscyclus", "route").answer == "theorie"
        assert "Nu aan de beurt op deze route" in said(found) or "staat iets in je dossier" in said(found)
        other = desk.open("stap_01", run=False)
        assert route.pieces(other)[0].values["answer"] == "theorie"

    def test_the_same_dossier_on_both(self, lesson):
        lesson.keep(lesson.store, lambda record: record.arrows.append(Arrow(start="rust", end="vertrouwen")))
        panel = route.RoutePanel(lesson)
        for choice in ("theorie", "cyclus"):
            type_in(panel.form, answer=choice)
            assert "1 pijl" in said(panel.pieces)


class TestStaying:
    def test_who_stays_is_kept_and_judged(self, lesson):
        fill(lesson)
        lesson.keep(lesson.store, lambda record: setattr(record, "staying", [Staying(key="a", who="beleidsadviseur", does="meedenken", hours=2, until=dt.date(2027, 6, 1))]))
        panel = staying.StayingPanel(lesson)
        assert "dan is er van beleid niemand meer bij" in said(panel.pieces) and "niemand" in said(panel.pieces)
        type_in(panel.people.rows.forms[0], until="2029-12-31", hours="-1")
        assert panel.people.rows.forms[0].problem and lesson.store.read().staying[0].hours == 2
        assert "is er dan nog bij" in said(panel.pieces)


class TestHandover:
    def test_the_sheet_is_of_now(self, lesson):
        panel = handover.HandoverPanel(lesson)
        form = panel.roles.rows.forms[0]
        type_in(form, role="griffier", keeps="de vragen van de raad", day="2031-01-01")
        assert "krijgt het pas op 1 januari 2031" in said(panel.pieces)
        button = next(each for each in panel.pieces if isinstance(each, Button))
        button.click()
        assert "De griffier bewaart: de vragen van de raad." in said([panel.pieces[-1]])
        assert lesson.store.read().handovers[0].role == "griffier"


class TestAwareness:
    def test_a_factsheet_beside_the_courses_of_step_seven(self, lesson):
        lesson.keep(lesson.store, lambda record: record.trainings.append(Training(key="c", who="beleidsadviseurs", form="cursus", skill="een kleur in de monitor lezen")))
        panel = awareness.AwarenessPanel(lesson)
        form = panel.sheets.rows.forms[0]
        type_in(form, who="griffie", day="2027-01-12", people="20")
        course, sheet = lesson.store.read().trainings
        assert (course.form, sheet.form, sheet.people) == ("cursus", SPREAD, 20)
        assert "Gepland: 1 factsheet, voor samen 20 mensen." in said(panel.pieces) and "12 januari 2027" in said(panel.pieces)
        type_in(form, who="", day="", people="")
        assert [each.key for each in lesson.store.read().trainings] == ["c"], "an emptied form is no factsheet; the course stays"

    def test_a_form_of_step_seven_is_not_lost(self, lesson):
        lesson.keep(lesson.store, lambda record: record.trainings.append(Training(key="f", form="factsheet bespreken")))
        panel = awareness.AwarenessPanel(lesson)
        panel.sheets.rows._add({})
        type_in(panel.sheets.rows.forms[1], who="college")
        assert [(each.form, each.who) for each in lesson.store.read().trainings] == [("factsheet bespreken", ""), (SPREAD, "college")]

    def test_half_a_person_is_refused(self, lesson):
        panel = awareness.AwarenessPanel(lesson)
        type_in(panel.sheets.rows.forms[0], who="griffie", people="2,5")
        assert "heel getal" in panel.sheets.rows.forms[0].problem
        assert lesson.store.read().trainings[0].people is None
