"""Elsewhere: the ledger says what it lacks, and a proxy is never called a figure of elsewhere."""

from __future__ import annotations

import pytest
from export.desks import blank, filled, hostile
from lessons.desk import MONITOR

from bwlab.policy import Option, Outside
from bwlab.policy.outside.ledger import NOT_ELSEWHERE, PROXIES, judged, questions, table

WHOLE = {"what": "restafval", "way": "weg", "bearer": "wie bij de oven woont", "proxy": "broeikasgas_per_inwoner", "says_not": "wat de oven elders uitstoot", "question": "Hoeveel ton?", "asked": "afvaldienst", "source": "jaarverslag 2025"}


def said(*rows, options=()):
    record = blank()
    record.outside, record.options = [Outside(**row) for row in rows], list(options)
    return judged(record, MONITOR)


def test_a_whole_row_is_left_alone_and_an_empty_ledger_is_no_zero():
    assert said(WHOLE) == [] and said({}) == said()
    (empty,) = said()
    assert "geen regionaal cijfer voor elders" in empty and "niet dat er niets over de grens gaat" in empty


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"what": ""}, "nog niet ingevuld is wat er over de grens gaat"),
        ({"way": "beide"}, "nog niet ingevuld is welke kant op"),
        ({"bearer": ""}, "nog niet wie het draagt"),
        ({"bearer": "n.t.b."}, "nog niet wie het draagt"),
        ({"bearer": "Niemand"}, "dat niemand het draagt"),
        ({"bearer": "Tilburg"}, "woont hier"),
        ({"bearer": "onze inwoners"}, "hier en nu"),
        ({"says_not": ""}, "nog niet wat het weglaat. In elk geval: wat elders wordt uitgestoten"),
        ({"says_not": "niets"}, "Elk cijfer laat iets weg"),
        ({"says_not": "dit is het cijfer van elders"}, "Dat is het niet"),
        ({"question": "Wat meet elders dit cijfer?"}, "heet hier een cijfer van elders"),
        ({"proxy": ""}, "maar er is geen cijfer gekozen"),
        ({"proxy": "contact"}, "gaat over mensen of dingen hier"),
        ({"proxy": "bestaat_niet"}, "staat niet in deze editie"),
        ({"question": ""}, "Wat zou je moeten weten"),
        ({"asked": ""}, "aan wie je het vraagt"),
        ({"source": ""}, "aanname van de deelnemer"),
        ({"option": "weg"}, "optie die niet meer in je dossier staat"),
    ],
)
def test_each_lack_has_its_sentence(change, sentence):
    found = said({**WHOLE, **change})
    assert len(found) == 1 and sentence in found[0] and found[0].startswith("Regel 1 (")


def test_to_deny_that_it_is_a_figure_of_elsewhere_is_allowed():
    assert said({**WHOLE, "says_not": "het is geen cijfer van elders: de oven telt niet mee"}) == []


def test_a_row_without_an_option_and_an_option_without_a_row():
    options = [Option(key="o", goal="g", text="Meer recyclen"), Option(key="p", goal="g", text="Minder kopen")]
    found = said(WHOLE, {**WHOLE, "option": "o", "way": "hierheen"}, options=options)
    assert len(found) == 2 and "1 regel hoort bij geen optie" in found[0] and "'Minder kopen'" in found[1] and "Meer recyclen" not in found[1]
    assert "Alles op je lijst gaat weg" in said(WHOLE, WHOLE)[0] and "komt hierheen" in said(*[{**WHOLE, "way": "hierheen"}] * 2)[0]


def test_the_table_labels_every_proxy_and_leaves_no_blank_as_zero():
    shown = table(filled(), MONITOR)
    assert shown["Cijfer ernaast"][0] == "geen cijfer" and NOT_ELSEWHERE in shown["Cijfer ernaast"][1] and "4,3 ton" in shown["Cijfer ernaast"][1] and "(2021)" in shown["Cijfer ernaast"][1]
    assert shown["Wie draagt het"][1] == "nog leeg" and shown["Bron"][1] == "aanname van de deelnemer"
    assert len(questions(filled().outside)) == 1 and len(table(blank(), MONITOR)) == 0


def test_what_somebody_typed_breaks_nothing_and_every_proxy_is_a_figure():
    record = hostile()
    assert len(table(record, MONITOR)) == len(record.outside) and all(each.endswith((".", "?", "…")) for each in judged(record, MONITOR))
    assert all(code in MONITOR.catalogue and MONITOR.table(code).notna().to_numpy().any() for code in PROXIES)
