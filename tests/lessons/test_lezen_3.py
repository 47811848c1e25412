"""Reading 3: what its sentences say is true, nothing is filled in, and no score is kept anywhere."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest
from ipywidgets import Button, Textarea, VBox
from lessons.desk import MONITOR, _inside, desk  # noqa: F401

from bwlab.errors import InputError
from bwlab.lessons.lezen_3 import rules_panel
from bwlab.lessons.lezen_3.calculating import RULES, composites, rules_frame
from bwlab.lessons.lezen_3.notebook import EXPECTED, GUESS, VIEW
from bwlab.lessons.lezen_3.one_number import BASE, KIND, LEAST, figures, subject
from bwlab.lessons.lezen_3.takers_panel import TakersPanel
from bwlab.lessons.lezen_3.weights_panel import ANY, WeightsPanel, rounded
from bwlab.lessons.parts.group_panel import GroupPanel
from bwlab.method.composite import aggregate, compose, one_at_a_time
from bwlab.sharing import pack, spread_points, unpack, unpack_lines
from bwlab.widgets import ChartView, Form, Weights
from bwlab.widgets.show import as_html, as_widget
from bwlab.widgets.weights import equal

KNOWN = figures(MONITOR)
TABLE = pd.read_csv(MONITOR.snapshot.folder / "observations.csv.gz")
TABLE = TABLE[TABLE["region"].str.startswith("GM")]
EQUAL = equal(8)
WITHOUT = ("Vlieland", "Losser", "Rozendaal", "Voorne aan Zee")


def panel(desk, label="Tilburg"):  # noqa: F811
    return WeightsPanel(desk.open("lezen_3", label, run=False))


# The figures


def test_the_rule_that_chose_the_indicators():
    """Worked out again from the table itself."""
    catalogue, chosen = MONITOR.catalogue, []
    for code in catalogue.foto:
        each = catalogue[code]
        rows = TABLE[(TABLE["indicator"] == code) & ~TABLE["provisional"].astype(bool)]
        newest = rows[rows["year"] == rows["year"].max()]
        near = any(code in catalogue[other].related or other in each.related for other in chosen)
        if each.dimension == "hier en nu" and each.direction and len(newest) >= LEAST and not near:
            chosen.append(code)
            assert KNOWN.years[code] == rows["year"].max()
            pd.testing.assert_series_equal(
                KNOWN.values[code].dropna().sort_index(), newest.set_index("region")["value"].sort_index(), check_names=False
            )
    assert list(KNOWN.values.columns) == chosen
    assert len(KNOWN.names) == 8 and not set(chosen) & set(catalogue.finance)


def test_nothing_is_filled_in():
    blank = KNOWN.values.isna().any(axis=1)
    assert KNOWN.scores[blank].isna().all().all() and KNOWN.scores[~blank].notna().all().all()
    base = composites(MONITOR)[0]
    assert (np.isnan(base.rank) == blank.to_numpy()).all()
    assert (base.n, base.dropped) == ((~blank).sum(), blank.sum())


def test_the_place_with_equal_points_by_plain_pandas():
    """z-scores, the mean within a theme, the mean of the themes; outliers of greenhouse gas pulled in by hand."""
    values = KNOWN.values.copy()
    for code, count in KNOWN.pulled.items():
        assert code == "broeikasgas_per_inwoner"
        order = values[code].sort_values(ascending=False)
        values.loc[order.index[:count], code] = order.iloc[count]
    z = (values - values.mean()) / values.std() * KNOWN.directions
    themes = pd.DataFrame({name: z[KNOWN.indicators(name)].mean(axis=1) for name in KNOWN.names})
    place = themes[KNOWN.values.notna().all(axis=1)].mean(axis=1).rank(ascending=False, method="min")
    assert place["GM0855"] == 164
    base = pd.Series(composites(MONITOR)[0].rank, KNOWN.values.index).dropna()
    pd.testing.assert_series_equal(place.sort_index(), base.sort_index(), check_names=False)


@pytest.mark.parametrize("label", WITHOUT)
def test_who_misses_a_figure_gets_no_place_but_a_named_example(label, desk):  # noqa: F811
    who = subject(MONITOR, MONITOR.regions.find(label))
    assert who.region.label != label and label in who.why and who.region.label in who.why and label in who.lead
    missing = KNOWN.values.loc[MONITOR.regions.find(label).code].isna().sum()
    assert f"mist {missing} van de 15 cijfers" in who.why and KNOWN.complete[who.region.code]
    lesson = desk.open("lezen_3", label)
    shown = as_html(VBox([as_widget(piece) for part in lesson._parts for piece in part.pieces]))
    assert lesson._predict()[0] == who.why and who.short == f"{who.region.label} staat hier als voorbeeld. {label} heeft geen plaats."
    assert panel(desk, label).pieces[0] == rules_panel.pieces(lesson)[0] == who.short
    assert (shown.count("We vullen niets in."), shown.count(who.short)) == (1, 2), "the long words once"


def test_a_guess_about_an_example_is_not_kept_as_one_about_the_own_municipality(desk):  # noqa: F811
    lesson = desk.open("lezen_3", "Vlieland")
    forms = [piece for part in lesson._parts for piece in _inside(part) if isinstance(piece, Form)]
    forms[0].set_state({"values": {"answer": "4"}})
    forms[1].set_state({"values": {"answer": "15"}})
    kept, example = lesson.store.read(), subject(MONITOR, lesson.region).region.label
    assert kept.note("lezen_3", GUESS) is None and kept.note("lezen_3", EXPECTED) is None
    assert kept.note("lezen_3", f"{GUESS} van {example}").answer == "4"
    assert kept.note("lezen_3", f"{EXPECTED} van {example}").answer == "15"
    part = next(part for part in lesson._parts if any(piece is forms[0] for piece in part.pieces))
    next(each for each in part.children if isinstance(each, Button)).click()
    assert f"Jij dacht: in het ongunstigste kwart. Met gelijke punten staat {example}" in as_html(part.pieces[-1]) and desk.errors == []


# The points


def test_moving_points_moves_the_picture_and_the_place(desk):  # noqa: F811
    made = panel(desk)
    made.weights.set_state({"moved": {"place": 7, "to": 100, "hold": 1, "sent": 1}})
    theme = KNOWN.scores[KNOWN.complete].iloc[:, 7].rank(ascending=False, method="min")
    assert f"plaats {int(theme['GM0855'])} van 195" in made.view.chart.title
    assert made.lesson.points == [0] * 7 + [100] and "100" in made.view.chart.alt
    made.weights.set_state({"rests": 1})
    assert unpack(KIND, made.code.value)[:8] == [0] * 7 + [100]
    assert desk.errors == []


def test_every_division_means_the_dot_stays_with_these_points(desk):  # noqa: F811
    made = panel(desk)
    near = made.view.chart
    made.varied.set_state({"value": ANY})
    assert made.view.chart.title.split(",")[0] == near.title.split(",")[0]
    wide = made.view.chart.table.set_index("Gemeente").loc["Tilburg"]
    slim = near.table.set_index("Gemeente").loc["Tilburg"]
    assert int(wide["tot"]) - int(wide["Band van"]) > int(slim["tot"]) - int(slim["Band van"])


def test_equal_points_are_equal_though_a_hundred_over_eight_is_not(desk):  # noqa: F811
    assert panel(desk).weights.values == EQUAL and "plaats 164 van 195" in panel(desk).view.chart.title


def test_the_same_municipality_sees_the_same(desk):  # noqa: F811
    assert panel(desk).view.chart.table.equals(panel(desk).view.chart.table)


def test_what_is_said_about_number_one_is_true(desk):  # noqa: F811
    """For some that can and some that cannot: the points that are named are tried."""
    found = {}
    for label in ("Tilburg", "Heerlen", "Pijnacker-Nootdorp", "Amsterdam", "Wageningen", "Bernheze", "Castricum"):
        region = MONITOR.regions.find(label)
        if not KNOWN.complete[region.code]:
            continue
        first = panel(desk, label).can()[0]
        found[label] = first
        named = re.findall(r"(\d+) voor ([^,.]+?)(?=, | en \d|\.)", first)
        if named:
            points = [next((int(value) for value, name in named if name == theme), 0) for theme in KNOWN.names]
            assert sum(points) == 100, first
            rank = aggregate(KNOWN.scores, points, missing="complete").rank
            assert rank[list(KNOWN.values.index).index(region.code)] == 1, first
    assert "geen enkele" in found["Tilburg"] and "kan nummer 1 worden" in found["Pijnacker-Nootdorp"]


def test_rounding_to_whole_points():
    assert rounded(np.array([1, 1, 1]) / 3) == [34, 33, 33]
    assert rounded(np.array([0.999, 0.001])) == [100, 0] and sum(rounded(np.random.default_rng(0).dirichlet([0.3] * 8))) == 100


# The group


def codes(rows):
    return "\n".join(pack(KIND, [*row, "GM0855"]) for row in rows)


def test_thirty_codes_show_where_the_group_disagrees(desk):  # noqa: F811
    made = GroupPanel(desk.open("lezen_3", run=False), KIND, KNOWN.names)
    rows = np.random.default_rng(0).multinomial(100, [0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], size=30).tolist()
    rows[3][4], rows[3][0] = rows[3][4] + rows[3][0], 0
    made.box.value = codes(rows) + "\nhoi"
    made.show(made.box.value)
    view = next(each for each in made.place.children if isinstance(each, ChartView))
    apart = pd.DataFrame(rows, columns=KNOWN.names)
    pairs = {name: np.abs(np.subtract.outer(*[apart[name].to_numpy()] * 2)).sum() / (30 * 29) for name in KNOWN.names}
    top = max(pairs, key=pairs.get)
    assert f"Over {top} is de groep het het minst eens" in view.chart.title
    assert f"gemiddeld {pairs[top]:.1f}".replace(".", ",") in view.chart.sentence
    assert "Regel 31: Hier staat geen code." in as_html(made.place)


def test_two_participants_with_the_same_points_both_count(desk):  # noqa: F811
    one, other = panel(desk), panel(desk)
    assert one.weights.values == other.weights.values
    while other.lesson.ticket == one.lesson.ticket:  # one in a hundred thousand
        other = panel(desk)
    pasted = unpack_lines(KIND, f"{one.code.value}\n{other.code.value}\n{one.code.value}", lambda data: spread_points(data, list(KNOWN.names)))
    assert [line for line, _ in pasted.found] == [1, 2] and "dezelfde code als op regel 1" in pasted.problems[0]


def test_the_codes_of_the_group_stay_when_another_municipality_is_chosen(desk):  # noqa: F811
    lesson = desk.open("lezen_3")
    box = next(piece for part in lesson._parts for piece in _inside(part) if isinstance(piece, Textarea))
    box.value = codes([EQUAL])
    lesson.choose(MONITOR.regions.find("Breda").code)
    again = next(piece for part in lesson._parts for piece in _inside(part) if isinstance(piece, Textarea))
    assert again is not box and again.value == codes([EQUAL]) and desk.errors == []
    assert codes([EQUAL]) not in "".join(path.read_text("utf-8") for path in desk.file)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Er staat nog geen code"), ("  \n ", "Er staat nog geen code"), ("hoi", "Regel 1: Hier staat geen code"),
        (codes([EQUAL]), "Er is 1 goede code"), (codes([EQUAL, EQUAL]), "dezelfde code als op regel 1"),
        (pack(KIND, [50, 50]), "andere lijst"), (pack(KIND, [1] * 8), "samen 8, en niet 100"),
    ],
)  # fmt: skip
def test_a_wrong_code_gets_a_sentence(text, said, desk):  # noqa: F811
    made = GroupPanel(desk.open("lezen_3", run=False), KIND, KNOWN.names)
    made.show(text)
    assert said in as_html(made.place) and desk.errors == []


def test_the_code_of_the_panel_is_understood_by_the_box(desk):  # noqa: F811
    made = panel(desk)
    assert spread_points(unpack(KIND, made.code.value), list(KNOWN.names)) == EQUAL
    with pytest.raises(InputError):
        unpack("doelen", made.code.value)


# The rules


def test_each_rule_is_what_compose_makes_of_it():
    row = list(KNOWN.values.index).index("GM0855")
    table = rules_frame(MONITOR, row).set_index("name")
    for rule in RULES:
        made = compose(KNOWN.values, KNOWN.directions, KNOWN.themes, rule.recipe)
        assert (table.loc[rule.name, "rank"], table.loc[rule.name, "n"]) == (made.rank[row], made.n)
    assert len({(rule.recipe.normalisation, rule.recipe.aggregation, rule.recipe.equal, rule.recipe.missing) for rule in RULES}) == len(RULES)


def test_no_rule_bears_the_name_of_an_institute():
    words = " ".join(f"{rule.name} {rule.detail}" for rule in RULES)
    assert not re.search("CBS|RIVM|Rabobank|PBL|SCP|CPB|Telos|OESO|OECD|UNDP", words)


def test_one_choice_at_a_time_in_the_notebook_and_out_of_it():
    row = list(KNOWN.values.index).index("GM0855")
    found = one_at_a_time(KNOWN.values, KNOWN.directions, KNOWN.themes, BASE, row)
    geometric = found[(found["choice"] == "aggregation") & (found["option"] == "geometric")].iloc[0]
    assert geometric["rank"] == rules_frame(MONITOR, row).set_index("name").loc["min-max, vermenigvuldigen", "rank"]


# Who takes part


def test_who_has_a_place_by_plain_counting(desk):  # noqa: F811
    made = TakersPanel(desk.open("lezen_3", "Rozendaal", run=False))
    shown = made.pieces[0]
    have = KNOWN.values.notna().sum(axis=1)
    for need in made.need.values:
        made.need.set_state({"index": made.need.values.index(need)})
        inside = (have >= need).sum()
        assert shown.view.chart.title.startswith(f"{342 - inside} van de 342") or inside == 342, need
        assert ("geen plaats" in shown.view.chart.sentence) == (have["GM0277"] < need)
    assert desk.errors == []


def test_the_words_for_none_one_some_and_all(desk):  # noqa: F811
    made = TakersPanel(desk.open("lezen_3", run=False))
    for inside, words in ((0, "doet er geen enkele mee"), (1, "doet er 1 mee"), (61, "doen er 61 mee"), (64, "doen ze alle mee")):
        said = made._sentence(12, "geen plaats", pd.DataFrame({"inside": [inside], "total": [64]}))
        assert f"Van de 64 gemeenten tot 20.000 inwoners {words}." in said


def test_of_all_municipalities_it_is_not_said_that_a_rule_moves_one_that_stays(monkeypatch, desk):  # noqa: F811
    table = rules_frame(MONITOR, 0).assign(rank=3, n=195)
    monkeypatch.setattr(rules_panel, "rules_frame", lambda *_: table)
    first = rules_panel.pieces(desk.open("lezen_3", run=False))[0]
    assert "met elke rekenregel plaats 3 van 195" in first.title and "schuift Tilburg niet" in first.sentence


def test_choices_that_move_as_far_are_all_named(monkeypatch, desk):  # noqa: F811
    table = pd.DataFrame({"name": ["Eén cijfer", "Twee", "Drie"], "low": [-8, 0, -1], "high": [0, 8, 0], "text": ["", "", ""]})
    monkeypatch.setattr(rules_panel, "moves_frame", lambda *_: table)
    second = rules_panel.pieces(desk.open("lezen_3", run=False))[-1]
    assert "door 'één cijfer' en 'twee'" in second.title and "deze keuzes: één cijfer en twee." in second.sentence


# The dossier


def test_no_score_and_no_points_are_kept(desk):  # noqa: F811
    lesson = desk.open("lezen_3")
    parts = [piece for part in lesson._parts for piece in _inside(part)]
    weights = next(piece for piece in parts if isinstance(piece, Weights))
    weights.set_state({"moved": {"place": 0, "to": 77, "hold": 1, "sent": 1}})
    weights.set_state({"rests": 1})
    forms = [piece for piece in parts if isinstance(piece, Form)]
    assert [form.fields[0]["key"] for form in forms] == ["answer"] * 3
    forms[0].set_state({"values": {"answer": "4"}})
    forms[-1].set_state({"values": {"answer": "beide", "text": "Elk voor iets anders."}})
    text = (desk.folder / "dossier Tilburg.json").read_text("utf-8")
    kept = json.loads(text)
    assert lesson.store.read().note("lezen_3", VIEW).text == "Elk voor iets anders."
    assert lesson.store.read().note("lezen_3", GUESS).answer == "4"
    assert "77" not in json.dumps(kept.get("notes")) and "164" not in text and "punten" not in text
    assert not kept.get("predictions") and not kept.get("challenges")


def test_the_guess_is_set_beside_the_place(desk):  # noqa: F811
    lesson = desk.open("lezen_3")
    assert "Jij dacht" not in lesson._place("")
    assert lesson._place("1").startswith("Jij dacht: in het gunstigste kwart. Met gelijke punten staat Tilburg op plaats 164 van 195. Dat is in het ongunstigste kwart.")


def test_another_municipality_starts_from_equal_points(desk):  # noqa: F811
    lesson = desk.open("lezen_3")
    weights = next(piece for part in lesson._parts for piece in _inside(part) if isinstance(piece, Weights))
    weights.set_state({"moved": {"place": 0, "to": 77, "hold": 1, "sent": 1}})
    assert lesson.points[0] == 77
    lesson.choose(MONITOR.regions.find("Breda").code)
    assert lesson.points is None
