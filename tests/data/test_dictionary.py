"""The dictionary: complete, in its own words, and true to the figures it describes."""

from __future__ import annotations

import re

import pandas as pd

UNITS = {
    "procent": "%",
    "euro": "€",
    "euro per inwoner": "€",
    "duizend euro": "duizend €",
    "jaar": "jaar",
    "kilometer": "km",
    "per 1.000 inwoners": "per 1.000",
    "per 100 inwoners": "per 100",
    "op een schaal van 1 tot 10": "van 10",
    "op een schaal van 0 tot 10": "van 10",
    "ton CO₂-equivalent per inwoner": "ton CO₂-eq.",
    "m³ per jaar": "m³",
    "m³ per inwoner": "m³",
    "kWh per inwoner": "kWh",
}
THEMES = {
    "hier en nu": "Subjectief welzijn|Materiële welvaart|Gezondheid|Arbeid en vrije tijd|Wonen|Samenleving|"
    "Veiligheid|Milieu",
    "later": "Economisch kapitaal|Natuurlijk kapitaal|Menselijk kapitaal|Sociaal kapitaal",
}
FIELDS = {
    "name": str, "sentence": str, "dimension": str, "theme": str, "unit": str, "unit_text": str,
    "unit_short": str, "decimals": int, "direction": int, "direction_why": str, "sdgs": list,
    "population": str, "source": str, "table": str, "frequency": str, "kind": str, "influence": str,
    "influence_why": str, "breaks": list, "in_foto": bool, "foto_why": str, "finance": bool,
    "related": list, "note": str,
}  # fmt: skip
OPTIONAL = {"official_name": str, "lag_months": int, "from": dict}
MAY_BE_EMPTY = {"table", "breaks", "foto_why", "related", "note"}


def test_the_dictionary_is_complete(dictionary: dict, indicators: dict) -> None:
    assert len(indicators) == 60
    for code, row in indicators.items():
        assert set(FIELDS) <= set(row) <= set(FIELDS) | set(OPTIONAL), code
        for name, value in row.items():
            assert type(value) is {**FIELDS, **OPTIONAL}[name], f"{code}.{name}"
            assert value not in ("", []) or name in MAY_BE_EMPTY, f"{code}.{name}"
    assert set(FIELDS) | {"official_name", "lag_months"} == set(dictionary["herkomst"])


def test_the_dictionary_keeps_to_its_words(indicators: dict) -> None:
    for code, row in indicators.items():
        assert row["theme"] in THEMES[row["dimension"]].split("|"), code
        assert UNITS[row["unit_text"]] == row["unit_short"], code
        assert row["direction"] in (-1, 0, 1), code
        assert row["kind"] in {"register", "enquête", "model"}, code
        assert row["influence"] in {"weinig", "enigszins", "veel"}, code
        assert set(row["sdgs"]) <= set(range(1, 18)), code
        assert set(row["related"]) <= set(indicators) - {code}, code
        assert set(row.get("from", {})) <= set(row), code
        assert ("lag_months" in row) == ("lag_months" in row.get("from", {})), (
            f"{code}: where does the lag come from?"
        )
        assert 0 <= row.get("lag_months", 0) <= 36, code
        assert re.fullmatch(r"(\d{5}(NED|ned))?", row["table"]), code
    names = [row["name"] for row in indicators.values()]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 38


def test_sentences_are_sentences(indicators: dict) -> None:
    fields = ("sentence", "direction_why", "influence_why", "foto_why", "note")
    for code, row in indicators.items():
        texts = [row[name] for name in fields if row[name]] + [each["why"] for each in row["breaks"]]
        for text in texts:
            assert text.endswith("."), (code, text)
            assert text[0].isupper() or text[0].isdigit(), (code, text)
            assert not re.search(r"!|\b(gewoon|simpelweg|let op)\b", text, re.IGNORECASE), (code, text)
        assert row["direction"] != 0 or row["direction_why"].startswith("Geen richting"), code


def test_the_foto_leaves_out_with_a_reason(indicators: dict) -> None:
    for code, row in indicators.items():
        assert row["in_foto"] == (not row["foto_why"]), code
        assert not (row["finance"] and row["in_foto"]), code
        assert not (row["finance"] and row["direction"]), f"{code}: money is means, not well-being"
    assert sum(row["finance"] for row in indicators.values()) == 5


def test_a_break_splits_a_series(indicators: dict, observations: pd.DataFrame) -> None:
    years = observations.groupby("indicator")["year"].agg(["min", "max"])
    for code, row in indicators.items():
        for each in row["breaks"]:
            assert set(each) == {"year", "why"}, code
            assert years.loc[code, "min"] < each["year"] <= years.loc[code, "max"], code
