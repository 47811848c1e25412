"""What a file does not say is asked; nothing is guessed."""

from __future__ import annotations

import math

import pytest

from bwlab.sources.files import look, take
from bwlab.sources.files.figures import evidence, figure
from bwlab.sources.files.periods import period, settle


def column(*values, mark=";"):
    return "gemeente;jaar;label;waarde\n" + "".join(
        f"{name};2021;A;{value}\n"
        for name, value in zip(("Tilburg", "Breda", "Goirle"), values, strict=False)
    )


def test_a_thousand_or_one(asked, taken):
    for text, mark, other in (("1.000", ".", ","), ("1,000", ",", ".")):
        question = asked(column(text, "2"))["decimal"]
        assert question.text == f"Hoeveel is {text}?" and f"{text} kan 1000 of 1 zijn" in question.why
        assert taken(column(text, "2"), {"decimal": mark}).frame["value"].tolist() == [2.0, 1.0]
        assert taken(column(text, "2"), {"decimal": other}).frame["value"].tolist() == [2.0, 1000.0]


def test_elsewhere_in_the_file_it_shows(asked, taken):
    assert asked(column("1.000", "2,5")) == {}
    assert sorted(taken(column("1.000", "2,5")).frame["value"]) == [2.5, 1000.0]
    assert sorted(taken(column("1.000", "2.5")).frame["value"]) == [1.0, 2.5]
    assert sorted(taken(column("1.000", "1.234.567")).frame["value"]) == [1000.0, 1234567.0]


def test_two_decimal_marks(asked, taken):
    text = column("1,5", "2.5")
    assert "decimal" in asked(text)
    assert sorted(taken(text, {"decimal": "both"}).frame["value"]) == [1.5, 2.5]
    result = taken(text, {"decimal": ","})
    assert result.frame["value"].tolist() == [1.5] and "geen getal" in set(result.report.frame["reason"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", 12.5), ("1.234,5", 1234.5), ("1 234,5", 1234.5), ("1\u00a0234,567", 1234.567), ("12,5%", 12.5),
        ("12,5 %", 12.5), ("\N{MINUS SIGN}3", -3), ("- 3", -3), ("€ 1.000", 1000), ("+4", 4), ("1,2E+05", 120000), ("84,5*", 84.5),
        (",5", 0.5), ("1.234.567", 1234567),
    ],
)  # fmt: skip
def test_a_figure_with_a_comma(text, value):
    assert figure(text, ",").value == value


@pytest.mark.parametrize(
    "text", ["1.5", "1.23", "12.34.56", "abc", "1,5,5", "1-5", "<5", "ca. 5", "1e", "12 5", "--5"]
)
def test_no_figure_with_a_comma(text):
    read = figure(text, ",")
    assert math.isnan(read.value) and read.why.startswith("geen")


@pytest.mark.parametrize(
    "text", ["", ".", "..", "x", "X", "-", "–", "—", "NaN", "nan", "NA", "n.v.t.", "#N/B", "#DIV/0!", "?"]
)
def test_missing_has_a_reason(text, taken):
    result = taken(column("5", text))
    assert len(result.frame) == 1 and len(result.report.details) == 1
    assert result.report.details.iloc[0]["reason"]


def test_missing_is_never_zero_and_a_zero_is_a_zero(taken):
    assert taken(column("0", "-", ".")).frame["value"].tolist() == [0.0]


def test_true_is_not_one():
    assert figure(1, ",").value == 1 and math.isnan(figure(True, ",").value)


def test_evidence_knows_doubt():
    assert evidence(["1.000", "999"]).doubt == "1.000"
    assert evidence(["0,123"]).comma and evidence(["1234,567"]).comma and evidence(["1,234.5"]).point
    assert evidence(["12", "1 000"]) == ("", "", "")


def test_two_columns_of_figures(asked, taken):
    text = "gemeente;jaar;aantal;percentage\nTilburg;2021;5;1,5\nBreda;2021;6;2,5\n"
    question = asked(text)["values"]
    assert [option for option, _ in question.options] == ["all", "2", "3"]
    both = taken(text, {"values": "all"}).frame
    assert both["label"].tolist() == ["aantal", "aantal", "percentage", "percentage"]
    one = taken(text, {"values": "3"}).frame
    assert one["value"].tolist() == [2.5, 1.5] and set(one["label"]) == {"Bomen"}


def test_a_column_called_waarde_wins_and_the_other_is_named():
    understood = look(b"gemeente;jaar;label;waarde;marge\nTilburg;2021;A;5;1\n", "x.csv")
    assert understood.open == () and any("'marge'" in note for note in understood.notes)
    assert take(understood).frame["value"].tolist() == [5.0]


def test_units_in_the_headings_keep_figures_apart(taken):
    text = "gemeente;Groen (aantal) 2020;Groen (%) 2020\nTilburg;5;1,5\n"
    frame = taken(text, {"values": "all", "year": "2020"}).frame
    assert sorted(zip(frame["value"], frame["unit"], strict=True)) == [(1.5, "%"), (5.0, "aantal")]


def test_a_year_within_a_heading_is_not_taken_for_granted(asked):
    question = asked("gemeente;Uitstoot sinds 1990\nTilburg;5\n")["year"]
    assert question.hint == "1990" and question.required


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("2021", "year", 2021), (2021, "year", 2021), (2021.0, "year", 2021), ("2021JJ00", "year", 2021),
        ("2021*", "provisional", 2021), ("2021KW01", "part", 0), ("2021MM01", "part", 0), ("januari 2021", "part", 0),
        ("2021-04", "part", 0), ("31-12-2021", "date", 2021), ("2021-12-31", "date", 2021), ("2021-12-31T00:00:00", "date", 2021),
        ("12/31/2021", "date", 2021), ("2020/2021", "span", 2020), ("2020-21", "span", 2020), ("21", "", 0), ("20211", "", 0),
    ],
)  # fmt: skip
def test_periods(text, kind, year):
    assert (period(text).kind, period(text).first) == (kind, year)


def test_dates_ask_for_their_year(asked, taken):
    text = "gemeente;datum;label;waarde\nTilburg;01-02-2021;A;5\n"
    question = asked(text)["dates"]
    assert "Welk getal de dag is en welk de maand, maakt dan niet uit" in question.why
    assert taken(text, {"dates": "same"}).frame["year"].tolist() == [2021]
    assert taken(text, {"dates": "before"}).frame["year"].tolist() == [2020]
    short = "gemeente;datum;label;waarde\nTilburg;01-02-21;A;5\n"
    assert {"short", "dates"} <= set(asked(short))
    assert taken(short, {"short": "ymd", "dates": "same"}).frame["year"].tolist() == [2001]
    assert settle("01-02-21", {"short": "dmy"}).year == 2021


def test_school_years_and_quarters(asked, taken):
    text = (
        "gemeente;periode;label;waarde\nTilburg;2020/2021;A;5\nTilburg;2022KW01;A;6\nTilburg;2023JJ00;A;7\n"
    )
    assert "span" in asked(text)
    result = taken(text, {"span": "last"})
    assert result.frame["year"].tolist() == [2021, 2023]
    assert "geen heel jaar (kwartaal, maand of halfjaar)" in set(result.report.frame["reason"])
    assert taken(text, {"span": "leave"}).frame["year"].tolist() == [2023]


def test_minus_99(asked, taken):
    text = column("-99", "5")
    assert "sentinel" in asked(text)
    assert taken(text, {"sentinel": "missing"}).frame["value"].tolist() == [5.0]
    assert sorted(taken(text, {"sentinel": "figure"}).frame["value"]) == [-99.0, 5.0]
    assert asked(column("-99", "-3")) == {}


def test_what_tells_figures_apart_is_asked(asked, taken):
    text = "gemeente;jaar;geslacht;waarde\nTilburg;2021;man;5\nTilburg;2021;vrouw;6\n"
    assert "detail" in asked(text)
    assert taken(text, {"detail": "2"}).frame["label"].tolist() == ["Bomen - man", "Bomen - vrouw"]


def test_a_row_twice_is_no_reason_to_ask(asked):
    text = "gemeente;jaar;opmerking;label;waarde\nTilburg;2021;a;A;5\nTilburg;2021;b;A;5\n"
    assert asked(text) == {}


def test_names_that_differ_in_a_mark_stay_apart(taken):
    text = "gemeente;jaar;label;waarde\nTilburg;2021;Groen;5\nTilburg;2021;Groen %;6\nBreda;2021;groen;7\n"
    frame = taken(text).frame
    assert sorted(zip(frame["indicator"], frame["value"], strict=True)) == [
        ("eigen_groen", 5.0), ("eigen_groen", 7.0), ("eigen_groen_2", 6.0),
    ]  # fmt: skip


def test_doubles(taken):
    text = "gemeente;jaar;label;waarde\nTilburg;2021;A;5\nTilburg;2021;A;5\nBreda;2021;A;5\nBreda;2021;A;6\n"
    result = taken(text)
    assert result.frame["region"].tolist() == ["GM0855"]
    assert sorted(result.report.frame["count"]) == [1, 2]
    assert any("verschillende waarden" in sentence for sentence in result.report)


def test_a_known_indicator_is_a_suggestion_only(asked, taken):
    text = column("80").replace(";A;", ";Tevredenheid met het leven;")
    question = asked(text)["indicator:Tevredenheid met het leven"]
    assert "vervangt niets" in question.why
    key = question.key
    assert taken(text, {key: "own"}).frame["indicator"].tolist() == ["eigen_tevredenheidmethetleven"]
    mapped = taken(text, {key: "tevredenheid_leven"})
    assert mapped.frame["indicator"].tolist() == ["tevredenheid_leven"] and set(mapped.frame["origin"]) == {
        "own"
    }
    assert any("staat naast 'Tevredenheid met het leven'" in sentence for sentence in mapped.report)


def test_a_correction_is_followed(taken):
    text = "gemeente;peiling;jaar;label;waarde\nTilburg;2019;2021;A;5\n"
    understood = look(text.encode(), "x.csv", {"role:2": "skip", "role:1": "year"})
    assert take(understood).frame["year"].tolist() == [2019]


def test_files_of_one_municipality(asked, taken):
    text = "jaar;waarde\n2020;5,5\n2021;6,5\n"
    assert {"region", "indicator"} <= set(asked(text))
    assert taken(text, {"region": "den haag"}).frame["region"].tolist() == ["GM0518", "GM0518"]
    with pytest.raises(Exception, match="Bedoel je Tilburg"):
        taken(text, {"region": "Tillburg", "region:Tillburg": "leave"})
