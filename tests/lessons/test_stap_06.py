"""Step 6: portfolios in which nothing is lost, a picture that follows its slider, and a proposal that is judged."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from ipywidgets import Button
from lessons.desk import EACH, MONITOR, _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.dossier import Dossier
from bwlab.lessons.stap_06.example import FIGURES, LEAD, college, shown
from bwlab.lessons.stap_06.matrix_panel import MatrixPanel
from bwlab.lessons.stap_06.mayor_panel import CAN, CANNOT, NONE, SOURCE, MayorPanel
from bwlab.lessons.stap_06.portfolio_panel import TAKE, PortfolioPanel
from bwlab.lessons.stap_06.proposal_panel import NOTHING, ProposalPanel
from bwlab.policy import Challenge, Portfolio
from bwlab.policy.anchoring.college import EXAMPLE
from bwlab.policy.anchoring.proposal import NOT_PROMISED, proposal_of
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("stap_06", TODAY)


def with_(*portfolios):
    return Dossier(region="GM0855", label="Tilburg", portfolios=list(portfolios))


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


# The portfolios


def test_a_portfolio_is_kept_as_it_is_typed(desk):  # noqa: F811
    told = []
    panel = PortfolioPanel(opened(desk), lambda: told.append(1))
    assert saved(desk).portfolios == []
    typed(panel.rows.forms[0], holder="wethouder zorg", themes=["Gezondheid", "Samenleving"], moves=["contact", "overgewicht"], owns=["overgewicht"])
    (made,) = saved(desk).portfolios
    assert (made.holder, made.themes, made.moves, made.owns) == ("wethouder zorg", ["Gezondheid", "Samenleving"], ["contact", "overgewicht"], ["overgewicht"])
    assert "Er staat 1 portefeuille" in page(panel.lead_place) and told and desk.errors == []


def test_what_this_form_does_not_show_and_another_tab_wrote_stays(desk):  # noqa: F811
    fill(desk, lambda record: record.portfolios.append(Portfolio(key="p", holder="a", moves=["contact", "bestaat_niet"], themes=["Oud thema"])))
    panel = PortfolioPanel(opened(desk), lambda: None)
    assert "1 cijfer kent deze editie niet" in page(panel.lead_place)
    fill(desk, lambda record: record.portfolios.append(Portfolio(key="q", holder="van een ander", owns=["woz"])))
    panel.theme.set_state({"value": "Wonen"})
    assert [form.values["holder"] for form in panel.rows.forms] == ["a", "van een ander"], "another theme reads the dossier again"
    typed(panel.rows.forms[0], moves=["koopwoningen"], name="wonen")
    first, other = saved(desk).portfolios
    assert (first.moves, first.themes, first.name) == (["koopwoningen", "contact", "bestaat_niet"], ["Oud thema"], "wonen") and other.owns == ["woz"] and desk.errors == []


def test_a_second_tab_loses_nothing(desk):  # noqa: F811
    fill(desk, lambda record: record.portfolios.append(Portfolio(key="p", holder="a")))
    panel = PortfolioPanel(opened(desk), lambda: None)
    fill(desk, lambda record: record.portfolios.append(Portfolio(key="q", holder="van een ander")))
    typed(panel.rows.forms[0], holder="b")
    assert [each.holder for each in saved(desk).portfolios] == ["b", "van een ander"]


def test_a_portfolio_taken_away_comes_back_whole(desk):  # noqa: F811
    fill(desk, lambda record: record.portfolios.extend([Portfolio(key="p", holder="a", moves=["bestaat_niet"]), Portfolio(key="q", holder="b")]))
    panel = PortfolioPanel(opened(desk), lambda: None)
    next(each for each in _inside(panel.rows) if isinstance(each, Button) and each.description == "Haal portefeuille 1 weg").click()
    assert [each.holder for each in saved(desk).portfolios] == ["b"]
    panel.rows._back.click()
    assert {each.holder: each.moves for each in saved(desk).portfolios} == {"a": ["bestaat_niet"], "b": []} and desk.errors == []


def test_the_example_is_kept_only_when_it_is_taken_over_and_then_says_what_it_is(desk):  # noqa: F811
    fill(desk, lambda record: record.challenges.append(Challenge(title="Contact", indicators=["contact"])))
    lesson = desk.open("stap_06")
    assert saved(desk).portfolios == [] and lesson
    panel = PortfolioPanel(lesson, lambda: None)
    button = next(each for each in _inside(panel.lead_place) if isinstance(each, Button))
    assert button.description == TAKE
    button.click()
    made = saved(desk).portfolios
    assert len(made) == 4 and all(EXAMPLE in each.name for each in made) and {code for each in made for code in each.moves} == {"contact"}
    assert len(panel.rows.forms) == 4 and desk.errors == []
    assert "nog niet nagekeken" in page(MatrixPanel(alone(saved(desk))).notes)


def test_taking_over_does_not_wipe_what_another_tab_wrote(desk):  # noqa: F811
    panel = PortfolioPanel(opened(desk), lambda: None)
    button = next(each for each in _inside(panel.lead_place) if isinstance(each, Button))
    fill(desk, lambda record: record.portfolios.append(Portfolio(holder="van een ander")))
    button.click()
    assert [each.holder for each in saved(desk).portfolios] == ["van een ander"] and panel.rows.forms[0].values["holder"] == "van een ander"


def test_twenty_portfolios_and_one_without_a_name(desk):  # noqa: F811
    fill(desk, lambda record: record.portfolios.extend(Portfolio(holder=f"wethouder {place}" if place else "", moves=["contact"]) for place in range(20)))
    panel = MatrixPanel(opened(desk))
    chart = panel.view.chart
    assert faults(chart) == [] and "en nog 12 portefeuilles, zie de tabel" in [mark.text for mark in chart.marks]
    assert "portefeuille 1" in chart.table.iloc[0, 1] and "portefeuille 1. Ze doen mee onder hun nummer" in page(panel.notes) and "20 portefeuilles" in page(panel.notes)


# The picture


@pytest.mark.parametrize("label", EACH)
def test_every_position_of_the_slider_changes_the_picture_and_the_words(label):
    panel = MatrixPanel(alone(label=label), connecting=True)
    assert MatrixPanel(alone(label=label)).pieces[0] == LEAD and panel.several.value == 0
    for rows in ("mijn", "themas", "Veiligheid", "Gezondheid"):
        panel.rows.set_state({"value": rows})
        assert panel.several.value == 0 and len(panel.several.values) > 1, rows
        seen = []
        for place in range(len(panel.several.values)):
            panel.several.set_state({"index": place})
            chart = panel.scenario.view.chart
            assert faults(chart) == [], (rows, chart.title)
            assert chart.title.startswith("Voorbeeld: ") and label in chart.alt and chart.sentence.startswith("Als ")
            seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
        for words in zip(*seen, strict=True):
            assert len(set(words)) == len(seen), rows
        panel.several.set_state({"index": 0})


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("record", [filled(), hostile(), with_(Portfolio(moves=["contact"])), with_(Portfolio(holder="a", moves=["weg"], owns=["weg"]))])
def test_any_dossier_can_be_drawn(record):
    still, panel = MatrixPanel(alone(record)), MatrixPanel(alone(record), connecting=True)
    for rows in ("mijn", "themas", "Wonen"):
        still.rows.set_state({"value": rows})
        panel.rows.set_state({"value": rows})
        assert faults(still.view.chart) == [], still.view.chart.title
        for who, _ in panel.who.options[:3]:
            panel.who.set_state({"value": who})
            for several in panel.several.values:
                assert faults(panel._draw(panel.model(several))) == [], panel.title(panel.model(several))


def test_who_connects_counts_and_its_own_work_is_said():
    record = with_(Portfolio(holder="burgemeester"), Portfolio(holder="wethouder zorg", moves=["contact"]), Portfolio(holder="wethouder wonen", moves=["contact"]))
    panel = MatrixPanel(alone(record), connecting=True)
    panel.several.set_state({"index": 1})
    assert "Als de burgemeester er 1 verbindt, dan vraagt dat 2 afspraken" in panel.scenario.view.chart.sentence
    panel.who.set_state({"value": "1"})
    said = panel.scenario.view.chart.sentence
    assert "dan vraagt dat 1 afspraak:" in said and "beweegt die het zelf ook mee" in said and "Op naam staat het daarmee nog niet" in said


def test_where_nothing_is_open_there_is_no_slider():
    panel = MatrixPanel(alone(with_(Portfolio(holder="a", moves=["contact"], owns=["contact"]))), connecting=True)
    assert panel.several.layout.display == "none" and panel.who.layout.display == "none"
    assert panel.scenario.view.chart.title.startswith("Geen") and "Hier is niets" in panel.scenario.view.chart.sentence


@pytest.mark.parametrize(
    ("portfolios", "several", "title"),
    [
        ((("contact",), ("contact",)), 0, "Het ene cijfer is van meer portefeuilles en van niemand"),
        ((("contact",), ("contact",)), 1, "Alles wat van meer portefeuilles en van niemand is, heeft nu iemand die verbindt"),
        ((("contact", "woz"), ("contact", "woz")), 0, "2 van de 2 cijfers zijn van meer portefeuilles en van niemand"),
        ((("contact", "woz"), ("contact", "woz")), 1, "Bij 1 van de 2 cijfers is er geen naam en verbindt niemand"),
        ((("contact",), ("woz",)), 0, "Geen van de 2 cijfers is van meer portefeuilles en van niemand"),
    ],
)
def test_the_title_is_the_finding(portfolios, several, title):
    panel = MatrixPanel(alone(with_(*(Portfolio(holder=f"w{place}", moves=list(moves)) for place, moves in enumerate(portfolios)))), connecting=True)
    assert panel.title(panel.model(several)) == title


def test_two_names_for_one_figure_are_named_and_kept():
    panel = MatrixPanel(alone(with_(Portfolio(holder="a", owns=["contact"]), Portfolio(holder="b", owns=["contact"]))))
    assert "staat op naam van a en b. Dat blijft zo staan" in page(panel.notes) and panel.view.chart.table["Stand"].tolist() == ["meer namen"]


def test_the_example_divides_every_figure_and_some_are_nobodys():
    made, codes, lead = shown(Dossier(region="GM0855", label="Tilburg"), MONITOR)
    assert lead == LEAD and codes == list(FIGURES) and set(FIGURES) <= set(MONITOR.catalogue.foto)
    moved = {code for each in made for code in each.moves}
    assert moved == set(MONITOR.catalogue.foto) and len(college(MONITOR, ["contact"])) == 4
    assert shown(filled(), MONITOR).lead == ""


# Predictions, questions and limits


@pytest.mark.parametrize("label", EACH)
def test_a_prediction_meets_the_number_in_the_picture(label, desk):  # noqa: F811
    lesson = opened(desk, label)
    assert lesson._open() == "In het voorbeeldcollege zijn het er 3 van de 7. Ze staan hieronder bovenaan."
    assert lesson._talks() == "In het voorbeeldcollege zijn dat er 7, voor 3 cijfers. Schuif hieronder om te zien hoe dat oploopt."
    fill(desk, lambda record: record.portfolios.append(Portfolio(holder="a", moves=["contact"], owns=["contact"])), label)
    assert "In jullie college is dat er geen." in lesson._open() and "niets te verbinden" in lesson._expect_talks()[0]


def test_what_is_kept_is_shown_everywhere(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.matrix()
    before = lesson._parts[0].pieces
    typed(PortfolioPanel(lesson, lesson.kept).rows.forms[0], holder="wethouder zorg", moves=["contact"])
    assert lesson._parts[0].pieces is not before and lesson._parts[0].pieces[0] != LEAD and desk.errors == []


def test_questions_speak_of_the_own_figure_and_the_source_is_read_carefully():
    panel = MayorPanel(alone(label="Losser"))
    assert "Voor Losser is dit cijfer er niet." in page(*panel.about("tevredenheid_leven")) and "Nu: 82,1 procent in 2022 (CBS)." in page(*MayorPanel(alone()).about("tevredenheid_leven"))
    assert "Kan, niet moet" in SOURCE and len(CAN) == len(CANNOT) == 3
    none = MayorPanel(alone(with_(Portfolio(holder="a", moves=["contact"]))))
    assert NONE in none.pieces and SOURCE in none.pieces
    nasty = with_(Portfolio(holder=HOSTILE[4], moves=["contact"]), Portfolio(holder=HOSTILE[7], moves=["contact"]))
    assert "<script>" not in page(*MayorPanel(alone(nasty)).about("contact"))


# The proposal


def test_a_proposal_is_kept_part_by_part_and_judged(desk):  # noqa: F811
    panel = ProposalPanel(opened(desk))
    assert "nog geen voorstel" in page(panel.said_place)
    typed(panel.form, zin="Dankzij ons beleid daalt het.", dag="2028-06-01")
    assert proposal_of(saved(desk)).dag == dt.date(2028, 6, 1) and "Dankzij" in page(panel.said_place)
    fill(desk, lambda record: record.set_note("stap_06", "voorstel_naam", "wethouder zorg"))
    typed(panel.form, zin="Het college pakt schulden samen op.")
    kept = proposal_of(saved(desk))
    assert (kept.zin, kept.naam) == ("Het college pakt schulden samen op.", "wethouder zorg"), "a second tab loses nothing"
    typed(panel.form, dag="9999-01-01")
    assert "Het jaar 9999 kan hier niet" in panel.form.problem and proposal_of(saved(desk)).dag == dt.date(2028, 6, 1) and desk.errors == []
    typed(panel.form, dag="")
    assert panel.form.problem == "" and proposal_of(saved(desk)).dag is None


def test_the_button_fills_only_what_is_empty(desk):  # noqa: F811
    panel = ProposalPanel(opened(desk))
    panel.button.click()
    assert NOTHING in page(panel.tell_place) and proposal_of(saved(desk)).niet == NOT_PROMISED
    fill(desk, lambda record: record.challenges.append(Challenge(title="Te veel schulden", indicators=["problematische_schulden"])))
    typed(panel.form, opgaven="Mijn eigen woorden")
    panel.button.click()
    kept = proposal_of(saved(desk))
    assert kept.opgaven == "Mijn eigen woorden" and kept.cijfer == "problematische_schulden" and "te veel schulden" in kept.zin and "in 2023" in kept.zin
    assert panel.form.values["zin"] == kept.zin and desk.errors == []


def test_hostile_words_and_a_vanished_figure_stay_words(desk):  # noqa: F811
    fill(desk, lambda record: [record.set_note("stap_06", f"voorstel_{part}", text) for part, text in (("zin", HOSTILE[4]), ("cijfer", "bestaat_niet"), ("naam", HOSTILE[10]))])
    panel = ProposalPanel(opened(desk))
    assert "<script>" not in page(panel.said_place) and "kent deze editie niet" in page(panel.said_place)
    typed(panel.form, opgaven=HOSTILE[0])
    assert proposal_of(saved(desk)).cijfer == "bestaat_niet" and desk.errors == []
