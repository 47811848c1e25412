"""The same figures come out, however a file was written."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwlab.sources.files import look, take
from bwlab.sources.files.where import world

NAMES = [
    "Súdwest-Fryslân",
    "'s-Gravenhage",
    "Noardeast-Fryslân",
    "Tilburg",
    "Bergen (L.)",
    "Skarsterlân",
    "Gaasterlân-Sleat",
]
PLACES = [
    each for each in NAMES if world().places.find("", each).kind == "now"
] + ["Krimpen aan den IJssel", "Molenlanden"]  # fmt: skip
ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16"]
VALUES = st.lists(
    st.one_of(st.none(), st.integers(-(10**6), 10**7).map(lambda number: number / 100)),
    min_size=2,
    max_size=6,
)


def written(value, decimal, thousands):
    if value is None:
        return "."
    text = f"{value:,.2f}" if thousands else f"{value:.2f}"
    return text.translate(str.maketrans({".": decimal, ",": "." if decimal == "," else ","}))


def file(values, delimiter, decimal, encoding, thousands=False, ending="\n"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending)
    writer.writerow(["gemeente", "jaar", "label", "waarde"])
    for at, value in enumerate(values):
        writer.writerow([PLACES[at], 2020, "Größe, gemeten; é", written(value, decimal, thousands)])
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("decimal", [",", "."])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values=VALUES, thousands=st.booleans(), ending=st.sampled_from(["\n", "\r\n", "\r"]))
def test_the_same_figures_come_out(delimiter, decimal, encoding, values, thousands, ending):
    content = file(values, delimiter, decimal, encoding, thousands, ending)
    known = {PLACES[at]: value for at, value in enumerate(values) if value is not None}
    if not known:
        return
    understood = look(content, "x.csv")
    assert understood.open == () and understood.decimal == decimal
    frame = take(understood).frame
    found = {world().places.label(row.region): row.value for row in frame.itertuples()}
    assert found == {
        world().places.label(world().places.municipality(name)): value for name, value in known.items()
    }
    assert set(frame["label"]) == {"Größe, gemeten; é"} and set(frame["year"]) == {2020}


def test_the_frame_is_as_promised(taken):
    frame = taken("statcode;statnaam;label;jaar;waarde\nGM0855;Tilburg;Bankjes;2021;5\n").frame
    assert list(frame) == ["region", "indicator", "year", "value", "origin", "provisional", "label", "unit"]
    assert frame.iloc[0].to_dict() == {
        "region": "GM0855", "indicator": "eigen_bankjes", "year": 2021, "value": 5.0, "origin": "own",
        "provisional": False, "label": "Bankjes", "unit": "",
    }  # fmt: skip


TIDY = (
    "gemeente;jaar;label;waarde\nTilburg;2020;A;1,5\nTilburg;2021;A;2,5\nBreda;2020;A;3,5\nBreda;2021;A;4,5\n"
)
SHAPES = {
    "wide by year": "gemeente;2020;2021\nTilburg;1,5;2,5\nBreda;3,5;4,5\n",
    "two lines of headings": ";A;\nGebied;2020;2021\nTilburg;1,5;2,5\nBreda;3,5;4,5\n",
    "title and source": "Mijn cijfers\n\ngemeente;2020;2021\nTilburg;1,5;2,5\nBreda;3,5;4,5\nBron: eigen telling\n",
    "year in the heading": "gemeente;A 2020;A 2021\nTilburg;1,5;2,5\nBreda;3,5;4,5\n",
    "municipalities across": "jaar;Tilburg;Breda\n2020;1,5;3,5\n2021;2,5;4,5\n",
    "across, years under them": ";Tilburg;Tilburg;Breda;Breda\nlabel;2020;2021;2020;2021\nA;1,5;2,5;3,5;4,5\n",
    "codes without GM": "gemeentecode;2020;2021\n855;1,5;2,5\n0758;3,5;4,5\n",
    "padded codes": "statcode;jaar;waarde\nGM0855    ;2020JJ00;1,5\nGM0855    ;2021JJ00;2,5\n"
    "GM0758    ;2020JJ00;3,5\nGM0758    ;2021JJ00;4,5\n",
    "sep line": "sep=;\ngemeente;2020;2021\nTilburg;1,5;2,5\nBreda;3,5;4,5\n",
    "saved twice": '"gemeente;2020;2021"\n"Tilburg;1,5;2,5"\n"Breda;3,5;4,5"\n',
    "extra columns": "provincie;gemeente;jaar;waarde;toelichting\nNoord-Brabant;Tilburg;2020;1,5;a\n"
    "Noord-Brabant;Tilburg;2021;2,5;b\nNoord-Brabant;Breda;2020;3,5;c\nNoord-Brabant;Breda;2021;4,5;d\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same(taken, shape):
    wanted = taken(TIDY, {"indicator": "A"}).frame.drop(columns="label")
    found = taken(SHAPES[shape], {"indicator": "A"}).frame
    pd.testing.assert_frame_equal(found.drop(columns="label"), wanted)
    assert set(found["label"]) == {"A"}


def test_the_dashboard_export_is_recognised(taken):
    text = "statcode,statnaam,label,jaar,waarde,dimensie/Thema\nGM0855,Tilburg,Bankjes,2021,5.5,Hier en nu/Milieu\n"
    understood = look(text.encode(), "export.csv")
    assert understood.kind == "cbs" and understood.open == ()
    assert [each.role for each in understood.columns] == [
        "code",
        "name",
        "indicator",
        "year",
        "value",
        "skip",
    ]
    assert take(understood).frame["value"].tolist() == [5.5]


def test_waarstaatjegemeente_in_its_general_shape(taken):
    text = (
        "Waarstaatjegemeente.nl;;;;\nBevolking;;;;\n\n;Inwoners (aantal);;Groen (%);\nGebied;2020;2021;2020;2021\n"
        "Tilburg;219800;221947;12,5;\nNederland;17407585;17475415;?;?\nBron: CBS;;;;\n"
    )
    understood = look(text.encode("utf-8-sig"), "download.csv")
    assert understood.kind == "waarstaatjegemeente"
    result = take(understood)
    units = dict(zip(result.frame["label"], result.frame["unit"], strict=True))
    assert len(result.frame) == 3 and units == {"Inwoners": "aantal", "Groen": "%"}
    assert "gaat over een land" in set(result.report.frame["reason"])


def test_understanding_shows_what_it_read():
    understood = look(TIDY.encode("cp1252"), "x.csv")
    facts = dict(understood.facts)
    assert facts["Kolommen gescheiden door"] == "puntkomma" and facts["Decimaalteken"] == "komma"
    assert facts["Koppen"] == "regel 1" and facts["Jaar"] == "kolom 'jaar'"
    assert understood.examples.iloc[0].tolist() == ["Tilburg", "2020", "A", "1,5"]
    assert dict(look("gemeente;jaar;waarde\nSúdwest-Fryslân;2020;5\n".encode("cp1252"), "x").facts)[
        "Tekens"
    ] == ("Windows-1252 (West-Europees)")
