"""Choice, form and banner: what is chosen goes to whoever listens, inside the guard."""

from __future__ import annotations

import re

import pytest
from widgets.recorder import recorded  # noqa: F401

from bwlab import open_monitor
from bwlab.errors import DossierNotSavedError
from bwlab.widgets import Choice, Form, guard, press
from bwlab.widgets.banner import Banner
from bwlab.widgets.form import KEPT

REGIONS = open_monitor().regions
OPTIONS = [("a", "De eerste"), ("b", "<b>De tweede</b>")]
FIELDS = [
    {"key": "answer", "kind": "choice", "label": "Herken je dit?", "options": [["ja", "Ja"], ["nee", "Nee"]]},
    {"key": "text", "kind": "text", "label": "Wat zie <i>jij</i>?"},
]


def test_a_choice_hands_on_what_is_chosen():
    choice, heard = Choice("Welke?", OPTIONS, "a"), []
    choice.on_value(heard.append)
    choice.set_state({"value": "b"})
    assert heard == ["b"] and choice.value == "b"
    assert choice.as_html() == '<div class="bw bw-still"><p><strong>Welke?</strong> &lt;b&gt;De tweede&lt;/b&gt;</p></div>'


def test_a_choice_that_fails_says_so(recorded):  # noqa: F811
    choice = Choice("Welke?", OPTIONS, "a")
    choice.on_value(lambda value: {}[value])
    choice.set_state({"value": "b"})
    assert choice.problem == guard.UNEXPECTED and "KeyError" in recorded[0]


def test_a_form_hands_on_every_change_and_says_it_was_kept():
    form, heard = Form("Vul in.", FIELDS, {"answer": "ja"}), []
    form.on_values(heard.append)
    form.set_state({"values": {"answer": "nee", "text": "de markt"}})
    assert heard == [{"answer": "nee", "text": "de markt"}] and form.saved == KEPT


def test_a_form_never_claims_to_have_kept_what_it_did_not(recorded):  # noqa: F811
    def refuse(_):
        raise DossierNotSavedError("Je laatste wijziging is nog niet bewaard.", now="Kijk of de schijf vol is.")

    form = Form("", FIELDS)
    form.on_values(refuse)
    form.set_state({"values": {"text": "x"}})
    assert (form.saved, recorded) == ("", [])
    assert form.problem.startswith("Je laatste wijziging is nog niet bewaard.") and form.values == {"text": "x"}
    broken = Form("", FIELDS)
    broken.on_values(lambda values: 1 / 0)
    broken.set_state({"values": {"text": "x"}})
    assert (broken.saved, broken.problem) == ("", guard.UNEXPECTED) and len(recorded) == 1


def test_a_form_on_paper():
    page = Form("Vul in.", FIELDS).as_html()
    assert "Ja / Nee" in page and "<i>" not in page and "<script" not in page


def test_the_banner_names_the_municipality_and_says_it_is_an_example():
    banner = Banner(REGIONS, REGIONS.find("Tilburg"), example=True)
    assert "<strong>Tilburg</strong>" in banner.as_html() and "Dit is een voorbeeld" in banner.as_html()
    assert banner.picker.code == "GM0855"
    banner.turn_to(REGIONS.find("Weesp"))
    assert "voorbeeld" not in banner.as_html()
    assert re.search(r"Weesp hoort sinds \d{4} bij Amsterdam", banner.as_html())


def test_choosing_in_the_banner_is_guarded(recorded):  # noqa: F811
    banner, heard = Banner(REGIONS, REGIONS.find("Tilburg"), example=False), []
    banner.on_code(heard.append)
    banner.picker.set_state({"code": "GM0518"})
    banner.picker.set_state({"query": "Vlieland"})
    assert heard == ["GM0518", "GM0096"] and banner.problem == ""
    banner.on_code(lambda code: 1 / 0)
    banner.picker.set_state({"code": "GM0855"})
    assert banner.problem == guard.UNEXPECTED and len(recorded) == 1


@pytest.mark.parametrize("kind", [ValueError, KeyError, RecursionError])
def test_the_guard_lets_a_notebook_go_on(kind, recorded):  # noqa: F811
    said = []

    def fail(value):
        raise kind(value)

    run = guard.guarded(fail, said.append)
    assert run("x") is None and said == [guard.UNEXPECTED] and kind.__name__ in recorded[0]
    assert guard.recorded_errors() == recorded and guard.recorded_errors() is not recorded


def test_the_guard_lets_a_person_stop():
    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guard.guarded(stop, lambda _: None)()


def test_a_button_is_as_wide_as_its_words():
    button = press("Laat zien")
    assert button.description == "Laat zien" and button.layout.width == "max-content"
