"""The policy cycle as a participant does it: all six phases in one sitting, and beginning halfway."""

from __future__ import annotations

import json

import pytest
from walk import walk, words_of

NAMES = ("agendering", "voorbereiding", "vorming", "beslissing", "uitvoering", "evaluatie")
NOTEBOOKS = {number: f"beleidscyclus/fase_{number}_{name}.ipynb" for number, name in enumerate(NAMES, start=1)}
QUESTION, VISION = "Wat houdt u 's nachts wakker?", "Iedereen kan lopend naar een plek waar mensen elkaar kennen."
CAUSE, CHANGE, SCENARIO = "huisbezoek door vrijwilligers", "eenzaamheid", "Bezoek in twee wijken"
GOAL = "Meer mensen spreken elke week iemand"
OPEN, OPTION = "de ondergrens en de volgorde", "Bezoek in twee wijken, de rest wacht een jaar"
EFFECT, REASON, MINORITY = "Meer mensen kennen hun buren", "De bezoekers zijn er al", "Wij willen in alle wijken tegelijk beginnen."
COUNTED, HELPED = "bezochte huishoudens", "De wijkagent gaf namen door"
DONE, CLAIM = "240 huishoudens zijn bezocht", "Het cijfer werd gunstiger, en dat werd het overal."


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


def decision(desk):
    if desk.page.get_by_label("Wat verandert er dan?").count() == 0:  # nobody wrote a goal and an option yet
        desk.fill("Wat is er dan anders, en voor wie?", GOAL)
        desk.fill("Wat gebeurt er dan?", OPTION)
    desk.fill("Wat verandert er dan?", EFFECT)
    desk.fill("Wat is de overweging?", REASON)
    desk.fill("Wat zei de minderheid, in hun eigen woorden?", MINORITY)


def implementation(desk):
    desk.fill("Waar kijk je naar? Een eigen telling", COUNTED)
    desk.page.get_by_label("Bij welke afspraak?").first.wait_for()  # the logbook knows of it
    desk.fill("Wat hielp in de praktijk?", HELPED)


def evaluation(desk):
    desk.fill("Wat is er gedaan?", DONE)
    desk.fill("Wat zeg je erover?", CLAIM)


PHASES = {1: agenda_setting, 2: preparation, 3: formulation, 4: decision, 5: implementation, 6: evaluation}
SAID = {1: (QUESTION, VISION), 2: (CAUSE, CHANGE, SCENARIO), 3: (GOAL, OPEN, OPTION), 4: (OPTION, MINORITY), 5: (COUNTED, HELPED), 6: (DONE, CLAIM)}


@pytest.mark.slow
@pytest.mark.parametrize(("label", "order"), [("Den Haag", (1, 2, 3, 4, 5, 6)), ("Vlieland", (5, 4, 6))])
def test_what_is_typed_ends_in_the_documents(label, order, chromium, tmp_path):
    made = walk(chromium, tmp_path, label, [(NOTEBOOKS[number], PHASES[number]) for number in order], NOTEBOOKS[order[-1]])
    said = words_of(made / f"beleidscyclus {label}.docx")
    for text in (text for number in order for text in SAID[number]):
        assert text in said, text
    dossier = json.loads((tmp_path / f"dossier {label}.json").read_text("utf-8"))
    assert list(dict.fromkeys(each["notebook"] for each in dossier["path"])) == [f"fase_{number}" for number in order]
    assert (made / f"rolkaarten {label}.pdf").exists()
    assert dossier["challenges"] == [], "nothing of an example is kept"
    if 4 in order:
        note = words_of(made / f"beslisnota {label}.docx")
        assert all(text in note for text in (EFFECT, REASON, MINORITY, OPTION))
    if {5, 6} <= {*order}:
        report = words_of(made / f"halfjaarrapportage {label}.docx")
        assert HELPED in report and DONE in report and "geen nieuwe meting" in report.lower()
