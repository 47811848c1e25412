"""Own figures: right totals, small groups hidden for good, and no respondent in what comes out."""

from __future__ import annotations

import gc
import json
import pickle
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.errors import InputError
from bwlab.method.margin import wilson
from bwlab.sources import survey
from bwlab.sources.snapshot import read_table
from bwlab.sources.survey import BIASES, Fieldwork, aggregate, count, from_counts, from_share, older

WHERE = {"region": "GM0855", "year": 2026, "name": "Blij met de buurt"}
DRAWN = Fieldwork("loting", 1000)
NO_DUTCH = re.compile(r"\b(nan|None|NaT|inf)\b|<NA>|!|\d\.\d{1,2}(?!\d)")


def people(sizes, yes=0.5):
    """Respondents by group, each with a mark of their own."""
    rows = []
    for group, size in sizes.items():
        for place in range(size):
            rows.append((f"GEHEIM-{group}-{place}", group, "ja" if place < yes * size else "nee", 1.0 + place % 3))
    return pd.DataFrame(rows, columns=["naam", "wijk", "antwoord", "gewicht"])


def rules(result):
    return [each.rule for each in result.cautions]


def test_totals_and_margin_of_counts():
    result = from_counts(81, 263, fieldwork=DRAWN, **WHERE)
    row = result.everyone
    assert row[["region", "indicator", "year", "origin", "n", "group"]].tolist() == ["GM0855", "Blij met de buurt", 2026, "own", 263, ""]
    assert row["value"] == pytest.approx(100 * 81 / 263) and not row["provisional"]
    assert (row["low"], row["high"]) == pytest.approx((25.53, 36.62), abs=5e-3)
    assert result.sentences == []
    share = from_share(100 * 81 / 263, 263, fieldwork=DRAWN, **WHERE).everyone
    assert share["low"] == pytest.approx(row["low"]) and share["n"] == 263


def test_respondents_give_the_same_as_their_counts():
    rows = people({"noord": 120, "zuid": 80}, 0.4)
    result = aggregate(rows, "antwoord", "JA ", fieldwork=DRAWN, **WHERE)
    pd.testing.assert_frame_equal(result.frame, from_counts(80, 200, fieldwork=DRAWN, **WHERE).frame)


def test_several_answers_numbers_and_blanks():
    rows = pd.DataFrame({"cijfer": [7, 8, 6, 10, None, 7.0, "8", " 9", "", 3] * 10})
    result = aggregate(rows, "cijfer", [7, 8, 9, 10], fieldwork=DRAWN, **WHERE)
    assert result.everyone["n"] == 80 and result.everyone["value"] == pytest.approx(100 * 60 / 80)
    assert result.notes == ("20 mensen vulden deze vraag niet in en tellen niet mee.",)


def test_groups_beside_everyone():
    result = aggregate(people({"noord": 40, "zuid": 60}), "antwoord", "ja", by="wijk", fieldwork=DRAWN, **WHERE)
    assert result.frame["group"].tolist() == ["", "noord", "zuid"] and result.frame["n"].tolist() == [100, 40, 60]
    assert result.notes == ()


def test_weights_count_and_widen_the_margin():
    rows = people({"noord": 300}, 0.5)
    plain, weighted = (aggregate(rows, "antwoord", "ja", weight=w, fieldwork=DRAWN, **WHERE).everyone for w in (None, "gewicht"))
    w, yes = rows["gewicht"].to_numpy(), (rows["antwoord"] == "ja").to_numpy()
    assert weighted["value"] == pytest.approx(100 * np.average(yes, weights=w)) and weighted["n"] == 300
    worth = w.sum() ** 2 / (w**2).sum()
    assert (weighted["low"], weighted["high"]) == pytest.approx([100 * x for x in wilson(weighted["value"] / 100 * worth, worth)])
    assert weighted["high"] - weighted["low"] > plain["high"] - plain["low"]
    assert "257 antwoorden" in aggregate(rows, "antwoord", "ja", weight="gewicht", **WHERE).notes[0]


# Small groups


def test_a_single_small_group_takes_a_second_along():
    result = aggregate(people({"noord": 9, "oost": 15, "zuid": 60}), "antwoord", "ja", by="wijk", fieldwork=DRAWN, **WHERE)
    assert result.frame["group"].tolist() == ["", "zuid"], "oost would give noord away"
    assert "2 groepen zijn weggelaten" in result.notes[0] and "noord" not in " ".join(result.notes)


def test_small_groups_together_must_be_no_small_group():
    result = aggregate(people({"a": 3, "b": 4, "c": 30, "d": 40}), "antwoord", "ja", by="wijk", fieldwork=DRAWN, **WHERE)
    assert result.frame["group"].tolist() == ["", "d"]
    enough = aggregate(people({"a": 6, "b": 4, "c": 30}), "antwoord", "ja", by="wijk", fieldwork=DRAWN, **WHERE)
    assert enough.frame["group"].tolist() == ["", "c"]


def test_ten_is_enough_and_nine_is_not():
    assert len(from_counts(4, 10, **WHERE).frame) == 1
    result = from_counts(4, 9, **WHERE)
    assert result.frame.empty and result.everyone is None and "minder dan 10" in result.notes[0]
    assert list(result.frame.columns) == list(from_counts(4, 10, **WHERE).frame.columns)
    assert aggregate(people({"noord": 9}), "antwoord", "ja", by="wijk", **WHERE).frame.empty
    assert aggregate(people({"noord": 1}).head(0), "antwoord", "ja", weight="gewicht", by="wijk", **WHERE).frame.empty


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 40), min_size=1))
def test_what_is_left_out_cannot_be_worked_out(sizes):
    result = aggregate(people(sizes), "antwoord", "ja", by="wijk", fieldwork=DRAWN, **WHERE)
    shown = result.frame[result.frame["group"] != ""]
    assert (shown["n"] >= survey.CELL).all()
    total = sum(sizes.values())
    if total < survey.CELL:
        assert result.frame.empty
        return
    rest, groups = total - int(shown["n"].sum()), len(sizes) - len(shown)
    assert rest == 0 or (groups >= 2 and rest >= survey.CELL) or len(shown) == 0


def test_no_respondent_in_the_result():
    """Nothing that can be reached from a result holds a row, a name, or a rare answer or group."""
    sizes = {"GEHEIM-straat-1": 1, "GEHEIM-straat-2": 2, "noord": 200, "zuid": 300}
    rows = people(sizes)
    rows.loc[0, "antwoord"] = "GEHEIM antwoord"
    rows["wijk"] = rows["wijk"].astype("category")
    result = aggregate(rows, "antwoord", "ja", by="wijk", weight="gewicht", fieldwork=DRAWN, **WHERE)
    assert len(result.frame) == 2 and b"GEHEIM" not in pickle.dumps(result)
    text = json.dumps([result.frame.to_dict("list"), result.sentences], default=str)
    assert "GEHEIM" not in text
    seen: dict[int, object] = {}
    todo: list = [result]
    while todo:
        thing = todo.pop()
        if id(thing) in seen or isinstance(thing, type) or type(thing).__name__ in ("module", "function", "builtin_function_or_method"):
            continue
        seen[id(thing)] = thing
        if isinstance(thing, str):
            assert "GEHEIM" not in thing
        if isinstance(thing, pd.DataFrame | pd.Series | pd.Index | np.ndarray):
            assert len(np.atleast_1d(thing)) <= 10
        todo += gc.get_referents(thing)
    assert len(seen) > 20 and not any(thing is rows for thing in seen.values())


def test_an_error_quotes_no_rare_answer():
    rows = people({"noord": 200})
    rows.loc[0, "antwoord"] = "GEHEIM antwoord"
    with pytest.raises(InputError, match=r"Niemand gaf .* het antwoord 'misschien'\. Wel vaak gegeven: ja en nee\.|nee en ja\.") as error:
        aggregate(rows, "antwoord", "misschien", **WHERE)
    assert "GEHEIM" not in error.value.message


# When a figure says too little


def test_people_who_chose_themselves_have_no_margin():
    for way in survey.CHOSE_THEMSELVES:
        result = from_counts(60, 200, fieldwork=Fieldwork(way), **WHERE)
        assert result.everyone["value"] == 30 and result.everyone[["low", "high"]].isna().all()
        assert rules(result) == ["zelf gekozen"]
    assert rules(from_counts(60, 200, fieldwork=Fieldwork("iedereen", 400), **WHERE)) == []


@pytest.mark.parametrize(
    ("fieldwork", "n", "expected"),
    [
        (Fieldwork("loting", 1000), 200, []),
        (Fieldwork("loting", 1001), 200, ["lage respons"]),
        (Fieldwork("loting"), 200, ["uitgenodigd onbekend"]),
        (Fieldwork(), 200, ["manier onbekend", "uitgenodigd onbekend"]),
        (Fieldwork("loting", 200), 99, ["weinig antwoorden"]),
        (Fieldwork("loting", 200), 100, []),
        (Fieldwork("loting", 300, {"mensen van 65 jaar en ouder": (40.0, 29.9)}), 200, ["samenstelling"]),
        (Fieldwork("loting", 300, {"vrouwen": (39.0, 50.5)}), 200, ["samenstelling"]),
        (Fieldwork("loting", 300, {"vrouwen": (40.5, 50.5)}), 200, []),
    ],
)
def test_cautions(fieldwork, n, expected):
    result = from_counts(50, n, fieldwork=fieldwork, **WHERE)
    assert rules(result) == expected
    for caution in result.cautions:
        assert caution.sentence[0].isupper() and caution.sentence.endswith(".") and not NO_DUTCH.search(caution.sentence)
        if caution.rule in ("lage respons", "weinig antwoorden", "samenstelling"):
            assert "aanname van bwlab" in caution.sentence


def test_age_against_the_profile_of_the_municipality():
    profile = read_table("profile_2021.csv")
    row = profile.set_index("region").loc["GM0855"]
    ages = [30] * 60 + [70] * 40 + [10, None, "?"]
    (group, (here, there)), = older(ages, profile, "GM0855").items()
    assert here == 40 and there == pytest.approx(100 * row["share_65_plus"] / (100 - row["share_under_15"]))
    result = from_counts(50, 100, fieldwork=Fieldwork("loting", 200, {group: (here, there)}), **WHERE)
    assert rules(result) == ["samenstelling"] and "meer mensen van 65 jaar en ouder" in result.sentences[0]
    assert older(ages, profile, "GM9999") == {} and older([70] * 9, profile, "GM0855") == {}


# Input that cannot be


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: from_counts(11, 10, **WHERE), "11 van de 10"),
        (lambda: from_counts(-1, 10, **WHERE), "kan niet"),
        (lambda: from_counts(1, 0, **WHERE), "heel getal boven 0"),
        (lambda: from_counts(1, 10.5, **WHERE), "heel getal boven 0"),
        (lambda: from_counts(1, 10, effect=0.5, **WHERE), "ontwerpeffect"),
        (lambda: from_share(101, 10, **WHERE), "101,0 procent kan niet"),
        (lambda: from_counts(10, 20, fieldwork=Fieldwork("loting", 19), **WHERE), "verwisseld"),
        (lambda: Fieldwork("raden"), "geen manier van meedoen"),
        (lambda: aggregate(people({"a": 20}), "vraag", "ja", **WHERE), "De kolom 'vraag'"),
        (lambda: aggregate(people({"a": 20}), "antwoord", "ja", by="buurt", **WHERE), "De kolom 'buurt'"),
        (lambda: aggregate(people({"a": 20}).assign(gewicht=-1), "antwoord", "ja", weight="gewicht", **WHERE), "20 keer een gewicht"),
        (lambda: aggregate(people({"a": 20}).assign(gewicht=0), "antwoord", "ja", weight="gewicht", **WHERE), "alleen het gewicht 0"),
    ],
)
def test_what_cannot_be_is_a_sentence(call, says):
    with pytest.raises(InputError) as error:
        call()
    assert says in error.value.message and error.value.message.endswith(".")


# A count by residents


def test_a_count_has_biases_and_no_margin():
    result = count(1234, name="Vogels", unit="vogels", region="GM0855", year=2026, who="liefhebbers", where="dichtbij", when="weekend")
    row = result.frame.iloc[0]
    assert row["value"] == 1234 and row["origin"] == "own" and row["unit"] == "vogels"
    assert row[["n", "low", "high"]].isna().all()
    assert len(result.sentences) == 3 and "Wat op werkdagen gebeurt, ontbreekt." in result.sentences
    assert dict(result.biases) == {"who": "liefhebbers", "where": "dichtbij", "when": "weekend"}


@pytest.mark.parametrize("change", [{"who": ""}, {"where": "maan"}, {"when": ""}, {"value": -1}, {"value": np.nan}])
def test_a_count_without_its_biases_is_refused(change):
    good = {"value": 3, "name": "x", "unit": "x", "region": "GM0855", "year": 2026, "who": "getraind", "where": "overal", "when": "vast"}
    assert count(**good).frame["value"].tolist() == [3.0]
    with pytest.raises(InputError):
        count(**good | change)


def test_biases_are_sentences():
    assert set(BIASES) == {"who", "where", "when"}
    for options in BIASES.values():
        assert "onbekend" in options
        for label, sentence in options.values():
            assert label[0].islower() and sentence.endswith(".") and not NO_DUTCH.search(sentence)
