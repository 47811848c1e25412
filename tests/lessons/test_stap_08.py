"""Step 8: roles and a mandate that are kept as typed, a pitch beside its figures, and seconds that follow the slider."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, made, word_text
from lessons.desk import MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.charts import Profiled, profile
from bwlab.lessons.stap_08.claims_panel import ALREADY, ClaimsPanel
from bwlab.lessons.stap_08.mandate_panel import MandatePanel
from bwlab.lessons.stap_08.pace_panel import PACES, PacePanel, fitting
from bwlab.lessons.stap_08.profile_panel import NAMES, ProfilePanel, together
from bwlab.policy import Ambassador, Candidate, Claim
from bwlab.policy.anchoring.appointing import QUALITIES, closest, mandate_gaps, pairs, role_gaps
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("stap_08", TODAY)


def role(answers, name="rol", key=""):
    return Candidate(key=key or name, role=name, qualities=dict(zip(QUALITIES, answers.split(), strict=True)))


# Roles


def test_a_role_is_kept_and_what_another_tab_wrote_stays(desk):  # noqa: F811
    panel = ProfilePanel(opened(desk))
    assert panel.lead and saved(desk).candidates == []
    typed(panel.rows.forms[0], role="huisarts", trekkracht="ja", binden="deels")
    fill(desk, lambda record: setattr(record.candidates[0], "gap", "van een ander"))
    fill(desk, lambda record: record.candidates.append(Candidate(key="elders", role="trainer")))
    typed(panel.rows.forms[0], bestuur="nee")
    first, other = saved(desk).candidates
    assert (first.role, first.qualities, first.gap) == ("huisarts", {"trekkracht": "ja", "binden": "deels", "bestuur": "nee"}, "van een ander") and other.role == "trainer"
    assert not panel.lead and "huisarts" in as_html(panel.said_place) and desk.errors == []


def test_two_that_fill_each_other_are_found_and_nothing_is_summed():
    one, many, other = role("ja nee nee ja nee", "een"), role("ja ja ja nee deels", "veel"), role("nee ja ja nee ja", "ander")
    assert [(a.role, b.role) for a, b in pairs([one, many, other])] == [("een", "ander")]
    assert "een met ander" in together([one, many, other]) and "Geen twee" in together([many, other])
    assert len(closest([one, many])) == 1 and pairs([role("ja ja ja ja ja"), one]) == []


@pytest.mark.parametrize("count", [1, 3, 12])
def test_the_scheme_holds_whatever_is_in_it(count):
    rows = [Profiled(HOSTILE[place] or "x", ["ja", "deels", "nee", "", "ja"], HOSTILE[(place + 7) % len(HOSTILE)]) for place in range(count)]
    chart = profile(rows, NAMES, title="Wat mist elke rol", label="Tilburg", source="eigen oordeel")
    assert [each for each in faults(chart) if not each.startswith(("leak", "not Dutch"))] == [] and chart.picture_png()


# The mandate


def test_a_mandate_is_kept_and_judged(desk):  # noqa: F811
    fill(desk, lambda record: record.candidates.append(Candidate(key="k", role="huisarts")))
    panel = MandatePanel(opened(desk))
    typed(panel.form, candidate="k", may="mensen bij elkaar roepen", end="2031-12-31")
    said = as_html(panel.place)
    assert "na deze raadsperiode" in said and "geen grens" in said and saved(desk).ambassador.candidate == "k"
    typed(panel.form, may_not="geld toezeggen", supports="coördinator", end="2029-12-31")
    assert "staat alles" in as_html(panel.place) and desk.errors == []


def test_a_wrong_order_of_dates_gets_a_sentence_and_the_rest_is_kept(desk):  # noqa: F811
    panel = MandatePanel(opened(desk))
    typed(panel.form, may="iets", start="2028-01-01", end="2027-01-01")
    assert "ligt voor de begindatum" in panel.form.problem and saved(desk).ambassador.may == "iets" and saved(desk).ambassador.end is None


@pytest.mark.parametrize(("text", "said"), [("wethouder zorg", "uit het gemeentehuis"), ("raadslid", "uit het gemeentehuis"), ("Jan de Vries", "lijkt een naam"), ("oud-wethouder", ""), ("huisarts", "")])
def test_a_political_role_is_said_and_a_name_only_asked(text, said):
    found = " ".join(each.sentence for each in role_gaps(Candidate(role=text)))
    assert said in found and bool(said) == bool(found)


def test_no_end_and_an_end_in_the_past_are_said():
    gaps = lambda **named: " ".join(each.what for each in mandate_gaps(Ambassador(**named), [], TODAY))  # noqa: E731
    assert "geen einddatum" in gaps() and "is voorbij" in gaps(end=dt.date(2026, 1, 1)) and "einddatum" not in gaps(end=dt.date(2029, 1, 1))


# The pitch


def test_a_first_version_is_made_once_and_never_over_own_words(desk):  # noqa: F811
    told = []
    panel = ClaimsPanel(opened(desk, "Vlieland"), lambda: told.append(1))
    panel.button.click()
    claims = saved(desk, "Vlieland").pitch.claims
    assert [claim.part for claim in claims] == ["opening", "cijfer", "cijfer", "cijfer", "onzekerheid", "vraag"] and told
    typed(panel.rows.forms[1], text="In 2024 noemde 99 procent de eigen gezondheid goed, door ons beleid.")
    said = as_html(panel.said_place)
    assert "staat niet bij dit cijfer" in said and "noemt een oorzaak" in said
    panel.button.click()
    assert saved(desk, "Vlieland").pitch.claims[1].text.startswith("In 2024 noemde 99") and ALREADY in as_html(panel.said_place) and desk.errors == []


def test_a_sentence_of_another_tab_stays_and_a_wrong_year_gets_a_sentence(desk):  # noqa: F811
    panel = ClaimsPanel(opened(desk))
    typed(panel.rows.forms[0], text="Een zin", part="opening")
    fill(desk, lambda record: record.pitch.claims.append(Claim(key="elders", text="Van een ander")))
    typed(panel.rows.forms[0], year="20300", indicator="contact")
    assert "Het jaar 20300 kan hier niet" in panel.rows.forms[0].problem
    first, other = saved(desk).pitch.claims
    assert (first.text, first.indicator, first.year, other.text) == ("Een zin", "contact", None, "Van een ander") and desk.errors == []


@pytest.mark.parametrize("text", [*HOSTILE[:8], "9" * 10_000])
def test_hostile_text_is_text(text, desk):  # noqa: F811
    panel = ClaimsPanel(opened(desk))
    typed(panel.rows.forms[0], text=text, indicator="contact", part="cijfer")
    assert "<script>" not in as_html(panel.said_place) and desk.errors == []


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland"])
def test_every_pace_changes_the_picture_and_the_words(label):
    panel = PacePanel(alone(label=label))
    seen = set()
    for place in range(len(PACES)):
        panel.pace.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [] and chart.alt.startswith(f"Voorbeeld. {label}")
        seen.add((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
    for words in zip(*seen, strict=True):
        assert len(set(words)) == len(PACES)
    assert (fitting(100), fitting(130), fitting(160)) == (150, 195, 240)


def test_the_example_is_never_kept(desk):  # noqa: F811
    lesson = opened(desk, "Losser")
    for name in ("profile", "mandate", "claims", "pace", "truth"):
        getattr(lesson, name)()
    assert saved(desk, "Losser").pitch.claims == [] and saved(desk, "Losser").candidates == [] and desk.errors == []


def test_the_document_has_the_words_and_the_account():
    text = word_text(made("pitch", "docx", filled()))
    for part in ("Van elke honderd volwassenen", "82,1 procent in 2022", "plaats 180 van de 217", "bewerking: teruggerekend", "Niet waardoor het zo is", "geld toezeggen", "31 december 2028", "aanname van bwlab"):
        assert part in text, part
