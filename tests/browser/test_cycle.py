"""The first three phases of the policy cycle as a participant does them: in order, and beginning at phase 3."""

from __future__ import annotations

import json

import pytest
from walk import walk, words_of

NOTEBOOKS = {number: f"beleidscyclus/fase_{number}_{name}.ipynb" for number, name in enumerate(("agendering", "voorbereiding", "vorming"), start=1)}
QUESTION, VISION = "Wat houdt u 's nachts wakker?", "Iedereen kan lopend naar een plek waar mensen elkaar kennen."
CAUSE, CHANGE, SCENARIO = "huisbezoek door vrijwilligers", "eenzaamheid", "Bezoek in twee wijken"
GOAL = "Meer mensen spreken elke week iemand"
OPEN, OPTION = "de ondergrens en de volgorde", "Bezoek in twee wijken, de rest wacht een jaar"


def agenda_setting(desk):
    desk.fill("Wat wil je van inwoners weten?", QUESTION)
    desk.fill("Wat kan over tien jaar iedereen in", VISION)


def preparation(desk):
    desk.fill("Meer van …", CAUSE)
    desk.fill("geeft meer of minder …", CHANGE)
    desk.type("Hoe heet dit scenario?", SCENARIO)
    desk.page.get_by_role("button", name="Bewaar dit scenario").click()
    desk.kept(SCENARIO)


def formulation(desk):
    desk.fill("Wat is er dan anders, en voor wie?", GOAL)
    closed = desk.page.get_by_text("Je keuzes blijven nog dicht")
    closed.first.wait_for()
    assert desk.page.get_by_label("Wat gebeurt er dan?").count() == 0
    desk.fill("Op welke dag?", "2027-02-04")
    desk.fill("Wat kan de raad dan nog kiezen?", OPEN)
    desk.page.get_by_label("Wat gebeurt er dan?").first.wait_for()  # a dated moment opens them at once
    desk.fill("Wat gebeurt er dan?", OPTION)


PHASES = {1: agenda_setting, 2: preparation, 3: formulation}
SAID = {1: (QUESTION, VISION), 2: (CAUSE, CHANGE, SCENARIO), 3: (GOAL, OPEN, OPTION)}


@pytest.mark.slow
@pytest.mark.parametrize(("label", "order"), [("Den Haag", (1, 2, 3)), ("Vlieland", (3, 1, 2)), ("Rozendaal", (3,))])
def test_what_is_typed_ends_in_the_documents(label, order, chromium, tmp_path):
    made = walk(chromium, tmp_path, label, [(NOTEBOOKS[number], PHASES[number]) for number in order], NOTEBOOKS[order[-1]])
    said = words_of(made / f"beleidscyclus {label}.docx")
    for text in (text for number in order for text in SAID[number]):
        assert text in said, text
    dossier = json.loads((tmp_path / f"dossier {label}.json").read_text("utf-8"))
    assert list(dict.fromkeys(each["notebook"] for each in dossier["path"])) == [f"fase_{number}" for number in order]
    assert (made / f"rolkaarten {label}.pdf").exists()
    assert dossier["challenges"] == [], "nothing of an example is kept"
