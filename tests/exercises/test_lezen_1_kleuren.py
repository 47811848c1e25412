"""The exercise with reading 1, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import itertools
import re

import numpy as np
from exercises.checks import checks, texts
from scipy.stats import linregress

from bwlab.exercises.lezen_1_kleuren.figures import lower
from bwlab.monitor import open_monitor

sets, TestAlways = checks("lezen_1_kleuren")
MONITOR = open_monitor()
KINDS = {
    "laatste_groene_plaats": "number", "stevig_of_wankel": "order", "hangt_aan_de_groep": "point", "pijl_en_kleur": "one",
    "grijs": "one", "groen_en_ongunstig": "several", "hoeveel_toeval": "number", "zinnen_sorteren": "sort",
}  # fmt: skip


def test_eight_questions_of_six_kinds(sets):
    for asked in sets.values():
        assert {each.id: each.kind for each in asked.values()} == KINDS


def test_a_municipality_without_such_a_colour_gets_a_named_example(sets):
    for label, asked in sets.items():
        for question in asked.values():
            if question.note:
                assert label in question.note and "Tilburg" in question.note and "Tilburg" in question.text
            elif question.id != "hoeveel_toeval":
                assert label in question.text, (label, question.id)
    assert not any(question.note for question in sets["Tilburg"].values())
    assert sum(bool(question.note) for question in sets["Vlieland"].values()) == 3


def test_the_last_green_place_is_where_the_rule_stops(sets):
    for asked in sets.values():
        question = asked["laatste_groene_plaats"]
        n = int(re.search(r"hebben ([\d.]+) van de 342", question.text)[1].replace(".", ""))
        assert question.answer <= n / 4 < question.answer + 1
    tilburg = sets["Tilburg"]["laatste_groene_plaats"]
    assert tilburg.answer == 54 and tilburg.check("85").slip == "alle" and tilburg.check("25").slip == "plaats_25"


def test_the_tile_that_hangs_on_the_group_flips_and_the_others_do_not(sets):
    def quarter(rank, n):
        return 1 if rank <= n / 4 else -1 if n + 1 - rank <= n / 4 else 0

    for label, asked in sets.items():
        question = asked["hangt_aan_de_groep"]
        for option in question.options:
            rank, n, peer_rank, peer_n = (int(each.replace(".", "")) for each in re.findall(r"[\d.]+", option.note.replace("naast 20:", "")))
            assert (quarter(rank, n) != quarter(peer_rank, peer_n)) == (option.key == question.answer), label
            assert 0 <= option.place <= 1, label


def test_the_order_is_that_of_the_distance_to_a_border(sets):
    for label, asked in sets.items():
        question = asked["stevig_of_wankel"]
        percent = {option.key: int(re.search(r": (\d+) procent", option.text)[1]) for option in question.options}
        gaps = [min(abs(percent[key] - 25), abs(percent[key] - 75)) for key in question.answer]
        assert all(later < earlier for earlier, later in itertools.pairwise(gaps)), label


def test_grey_is_grey_by_another_hand(sets):
    for label in ("Tilburg", "Vlieland", "Rozendaal", "Amsterdam"):
        question = sets[label]["grijs"]
        years, values = zip(*((int(year), float(text.replace(".", "").replace(",", "."))) for year, text in question.facts.rows), strict=True)
        line = linregress(years, values)
        assert line.pvalue > 0.04, label  # the table is rounded
        low = f"{min(values):.1f}".replace(".", ",")
        assert low in question.right


def test_an_odd_year_that_the_dictionary_knows_is_told(sets):
    """Rozendaal: 25,1 offences per 1.000 inhabitants in 2022, 203,0 a year later, and never again."""
    question = sets["Rozendaal"]["grijs"]
    assert "203,0" in question.right and "Rozendaal had in 2023 een eenmalige piek (203)." in " ".join(question.explanation)
    assert not any("kanttekening" in text for text in sets["Tilburg"]["grijs"].explanation)


def test_arrow_and_colour_by_the_direction(sets):
    for asked in sets.values():
        question = asked["pijl_en_kleur"]
        name = re.match(r"Het cijfer '(.+?)' (stijgt|daalt) in ", question.text)[1]
        direction = next(each.direction for each in MONITOR.catalogue if each.name == name)
        rises = " stijgt in " in question.text
        assert question.answer == ("groen" if rises == (direction > 0) else "rood")


def test_chance_by_hand(sets):
    question = sets["Tilburg"]["hoeveel_toeval"]
    n = int(re.search(r"in ([\d.]+) gemeenten een trend", question.text)[1])
    assert question.answer == round(0.05 * n) and question.check(str(question.answer + 1)).state == "right"
    table = MONITOR.table("woninginbraken")
    last = table[[year for year in table if year > table.columns[-1] - 8]]
    assert n == (last.notna().sum(axis=1) >= 5).sum()
    significant = sum(linregress(row.dropna().index, row.dropna()).pvalue < 0.05 for _, row in last.iterrows() if row.notna().sum() >= 5 and np.ptp(row.dropna()) > 0)
    assert f"In het echt hebben {significant} van deze gemeenten een richting" in question.explanation[0]


def test_a_name_of_more_than_one_thing_does_not_get_a_verb_for_one(sets):
    """'Woninginbraken daalt' is no Dutch; between quotation marks it is one figure."""
    plural = [each.name for each in MONITOR.catalogue if re.match(r"Woninginbraken|Geregistreerde misdrijven|Problematische schulden|(Mensen|Jongeren|Huishoudens)\b", each.name)]
    bare = re.compile(rf"(?<!')(?<!van )\b({'|'.join(map(re.escape, plural))}) (stijgt|daalt|gaat|is|heeft|ligt)\b", re.I)
    assert len(plural) > 5
    for label, asked in sets.items():
        for question in asked.values():
            for text in [question.text, *texts(question), *(option.text for option in question.options)]:
                assert not bare.search(text), (label, question.id, text)


def test_a_quarter_has_no_needless_nought(sets):
    for asked in sets.values():
        assert not re.search(r",\d*0\b", asked["laatste_groene_plaats"].right)


def test_names_inside_a_sentence():
    assert lower("Hbo- en wo-gediplomeerden (CLO)") == "hbo- en wo-gediplomeerden (CLO)"
    assert lower("WOZ-waarde") == "WOZ-waarde"
