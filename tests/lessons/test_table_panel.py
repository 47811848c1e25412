"""Who is at the table: what is said of a phase and a level, contacts that are kept, and the matrix of all phases."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import filled
from ipywidgets import Button
from lessons.desk import _inside, desk  # noqa: F401

from bwlab.lessons.parts import table_panel
from bwlab.policy import Contact
from bwlab.policy.cycle import KEYS, PHASES
from bwlab.policy.stakeholders import LEVELS, stakeholders
from bwlab.widgets import Choice
from bwlab.widgets.chart_view import ChartView
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 30)


@pytest.fixture
def lesson(desk):  # noqa: F811
    return desk.open("stap_01", run=False)


def said(piece) -> str:
    return as_html(piece)


def keep(lesson, *contacts):
    lesson.keep(lesson.store, lambda record: record.contacts.extend(contacts))


@pytest.mark.parametrize("here", KEYS)
def test_each_phase_and_level_says_who_and_what_to_ask(lesson, here):
    panel = table_panel.Panel(lesson, here, lambda: None)
    for level in LEVELS:
        panel.level.value = level
        text = said(panel.names_place)
        for each in stakeholders(here, level):
            assert each.words in text
        assert ("De bron noemt hier niemand" in text) == ((here, level) == ("voorbereiding", "rijk"))
    assert "een eerste inzicht gebaseerd op diverse voorbeelden uit de praktijk" in panel.pieces[0] and "eigen invulling" in panel.pieces[0]


def test_a_name_is_put_on_the_list_by_its_button(lesson, desk):  # noqa: F811
    told = []
    panel = table_panel.Panel(lesson, "agendering", lambda: told.append(1))
    panel.level.value = "provincie"
    (button,) = [each for each in _inside(panel.names_place) if isinstance(each, Button)]
    assert button.description == "+ Gedeputeerde Staten"
    button.click()
    (kept,) = lesson.store.read().contacts
    assert (kept.phase, kept.level, kept.stakeholder, kept.contact) == ("agendering", "provincie", "Gedeputeerde Staten", "")
    assert len(panel.contacts.rows.items) == 1 and told == [1]
    assert "nog geen functie of team om te bellen" in said(panel.said_place)
    panel.contacts.rows.forms[0].values = {"level": "provincie", "stakeholder": "Gedeputeerde Staten", "contact": "bestuurssecretariaat"}
    assert lesson.store.read().contacts[0].contact == "bestuurssecretariaat" and "nog nooit gevraagd" in said(panel.said_place)
    assert not desk.errors


def test_nothing_that_is_not_known_is_offered_where_the_source_names_nobody(lesson):
    panel = table_panel.Panel(lesson, "uitvoering", lambda: None)
    panel.level.value = "regio_deal"
    assert "Afhankelijk van de aard van de Regio Deal" in said(panel.names_place)
    assert not [each for each in _inside(panel.names_place) if isinstance(each, Button)]


def test_another_phase_and_a_second_tab_lose_nothing(lesson):
    keep(lesson, Contact(key="ca", phase="vorming", stakeholder="Politiek", contact="bestuursadviseur"), Contact(key="cb", phase="agendering", level="gemeente", stakeholder="Gemeenteraad"))
    panel = table_panel.Panel(lesson, "agendering", lambda: None)
    assert [each["key"] for each in panel.contacts.rows.items] == ["cb"]

    def other_tab(record):
        record.contacts[1].about = "een avond over de foto"
        record.contacts.append(Contact(key="cc", phase="agendering", stakeholder="Planbureaus"))

    lesson.keep(lesson.store, other_tab)
    panel.contacts.rows.forms[0].values = {"level": "gemeente", "stakeholder": "Gemeenteraad", "contact": "griffie", "asked": "2026-11-02"}
    found = {each.key: each for each in lesson.store.read().contacts}
    assert set(found) == {"ca", "cb", "cc"} and found["ca"].contact == "bestuursadviseur"
    assert (found["cb"].contact, found["cb"].about, found["cb"].asked) == ("griffie", "een avond over de foto", dt.date(2026, 11, 2))


def test_an_impossible_day_is_named_and_the_rest_kept(lesson):
    panel = table_panel.Panel(lesson, "agendering", lambda: None)
    form = panel.contacts.rows.forms[0]
    form.values = {"level": "gemeente", "stakeholder": "Gemeenteraad", "contact": "griffie", "asked": "1066-10-14"}
    assert "1066 kan hier niet" in form.problem
    (kept,) = lesson.store.read().contacts
    assert kept.contact == "griffie" and kept.asked is None


def test_a_stakeholder_of_ones_own_is_kept_and_said(lesson):
    panel = table_panel.Panel(lesson, "agendering", lambda: None)
    panel.contacts.rows.forms[0].values = {"level": "gemeente", "stakeholder": "Het waterschap", "contact": "gebiedsmanager", "asked": "2026-11-02", "about": "droogte"}
    assert lesson.store.read().contacts[0].stakeholder == "Het waterschap"
    assert "noemt de bron niet in deze fase" in said(panel.said_place)


def test_the_matrix_follows_what_is_looked_at(lesson):
    keep(lesson, *filled().contacts)
    shown = table_panel.Whole(lesson)
    assert faults(shown.view.chart) == [] and shown.view.chart.title == "In 4 van de 6 fasen heb je nog niemand om te bellen"
    before = shown.view.chart
    shown.phase.value, shown.level.value = "voorbereiding", "rijk"
    after = shown.view.chart
    assert before.alt != after.alt and before.sentence != after.sentence and before.background_key != after.background_key
    assert "Beleidskompas" in after.sentence and "Beleidskompas" in said(shown.names_place)
    shown.level.value = "gemeente"
    assert "wijkraad Noord (Inwoners)" in said(shown.names_place) and "Je kunt er 1 bellen." in shown.view.chart.sentence
    shown.phase.value = shown.level.value = "alle"
    assert said(shown.names_place) == "" and shown.view.chart.alt == before.alt


def test_what_is_planned_is_not_yet_asked():
    ahead, done = (Contact(phase="vorming", level="rijk", contact="een directie", asked=TODAY + dt.timedelta(days=each)) for each in (1, 0))
    assert [mark.shape for mark in table_panel.chart_of([ahead, done], "Tilburg", TODAY).marks if mark.names and mark.role == "own"] == ["ring", "circle"]


@pytest.mark.parametrize("here", ["alle", *KEYS])
def test_every_view_has_a_sentence(here):
    for level in ("alle", *LEVELS):
        text = table_panel.sentence([], here, level)
        assert text.endswith(".") and "!" not in text
        assert len(table_panel.names_table([], here, level)) == (6 if here == "alle" else 1) * (5 if level == "alle" else 1)
    assert "hangt het van de aard van de Regio Deal af" in table_panel.sentence([], "uitvoering", "regio_deal")


def test_before_the_matrix_one_guesses(lesson):
    *_, form, button, place, play = table_panel.pieces(lesson, "vorming")
    assert "rolkaarten" in play
    assert "In hoeveel daarvan" in form.fields[0]["label"] and said(place) == "", "the matrix comes after the guess"
    form.values = {"answer": "3 of 4"}
    keep(lesson, Contact(phase="vorming", level="rijk", stakeholder="Instituties", contact="een directie"))
    button.click()
    assert "Jij dacht: 3 of 4." in said(place.children[0]) and "In 5 van de 6 fasen" in said(place.children[0])
    assert all(isinstance(each, kind) for each, kind in zip(place.children[1:4], (Choice, Choice, ChartView), strict=True))
    assert lesson.store.read().note(lesson.id, table_panel.GUESS).answer == "3 of 4"
    assert len(table_panel.pieces(lesson, "vorming", every=False)) == 6


def test_on_a_page_it_needs_no_script(lesson, monkeypatch):
    monkeypatch.setenv("BWLAB_PAGES", "1")
    text = "".join(said(each) for phase in PHASES for each in table_panel.pieces(lesson, phase.id))
    assert "College van burgemeester en wethouders" in text and "Welke functie of welk team bel je?" in text
    pieces = table_panel.whole(lesson)
    assert isinstance(pieces[0], ChartView) and not any(isinstance(each, Choice) for each in pieces)
    assert "Nog niemand om te bellen bij" in said(pieces[-1])


@pytest.mark.parametrize("notebook", ["fase_1", "fase_2", "fase_3"])
def test_what_the_table_says_is_among_the_documents_is_in_the_list(notebook, desk):  # noqa: F811
    lesson = desk.open(notebook, "Vlieland", run=False)
    lesson.documents()
    listed = said(lesson._parts[0])
    assert "rolkaarten" in table_panel.PLAY and "rolkaarten Vlieland.pdf" in listed
    assert notebook != "fase_1" or "factsheet Vlieland.pdf" in listed  # "zit bij je documenten", in the notebook itself
