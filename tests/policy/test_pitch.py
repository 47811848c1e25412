"""Sentences beside their figures: numbers in digits and words, year, status, direction, cause; and a first version that is true."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.spread import REACH, regions_of
from export.desks import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.dossier import Dossier
from bwlab.policy import Claim, Goal, Pitch
from bwlab.policy.anchoring.cell import cell_of
from bwlab.policy.anchoring.first_pitch import first_pitch
from bwlab.policy.anchoring.pitch import FIGURE, PACE, PARTS, check, check_pitch, seconds
from bwlab.policy.anchoring.spoken import Said, fits, fits_share, heard

MONITOR, TODAY = open_monitor(), dt.date(2026, 11, 21)
LIFE = "tevredenheid_leven"  # Tilburg: 82,1 procent in 2022, plaats 180 van 217, recovered


def found(text, code=LIFE, region="GM0855", part=FIGURE, year=None):
    return check(Claim(part=part, text=text, indicator=code, year=year), MONITOR, region, TODAY)


def wrong(text, **named):
    return " ".join(each.sentence for each in found(text, **named) if each.kind == "fout")


WELL = "In 2022, een bewerking: "


@pytest.mark.parametrize(
    "text",
    [
        "82,1 procent", "82.1 procent", "82 procent", "tweeëntachtig procent", "acht van de tien mensen", "vier van de vijf mensen", "82 op de 100 mensen", "plaats 180 van de 217",
        "plaats 180", "van elke honderd volwassenen geven er 82 een 7 of hoger", "ruim 82 procent", "ongeveer 80 procent", "18 procent gaf geen 7 of hoger",
        "82,1 procent en de mediaan is 84,6",
    ],
)  # fmt: skip
def test_what_is_in_the_cell_is_right(text):
    assert wrong(WELL + text) == "", found(WELL + text)
    assert [each.kind for each in found(WELL + text)] == ["goed"]


@pytest.mark.parametrize("text", ["83 procent", "82,2 procent", "negen van de tien mensen", "een op de acht mensen", "plaats 181 van de 217", "plaats 180 van de 342", "drieëntachtig procent", "bijna 83 procent", "ruim 83 procent", "82,15 procent"])
def test_what_is_not_in_the_cell_is_said(text):
    assert "staat niet bij dit cijfer" in wrong(WELL + text)


def test_one_in_is_as_fine_as_it_was_said():
    debts = "problematische_schulden"  # 9,9 procent in 2023
    assert wrong("In 2023 een op de tien huishoudens", code=debts) == ""
    assert "staat niet" in wrong("In 2023 een op de elf huishoudens", code=debts) and "staat niet" in wrong("In 2023 een op de negen huishoudens", code=debts)


def test_a_year_and_a_status_are_to_be_said():
    kinds = {each.what: each.kind for each in found("82 procent is tevreden")}
    assert kinds["Deze zin noemt geen jaar."] == "noem" and any("bewerking" in what for what in kinds)
    assert "Het cijfer gaat over 2022" in wrong("In 2025 is 82 procent tevreden, een bewerking")
    assert any("voorlopig" in each.what for each in found("In 2025 57,7 misdrijven op elke 1.000 inwoners", code="geregistreerde_misdrijven_per_1000"))
    old = check(Claim(part=FIGURE, text="4,2 procent", indicator="laag_inkomen"), MONITOR, "GM1773", dt.date(2030, 1, 1)) if "GM1773" in MONITOR.regions else []
    assert not old or any("jaar geleden" in each.sentence for each in old)


def test_an_earlier_year_can_be_meant():
    series = MONITOR.values("GM0855", LIFE).set_index("year")["value"]
    year = int(series.index.min())
    text = f"In {year} was het {round(series[year])} procent, een bewerking"
    assert wrong(text) == "" and cell_of(MONITOR, "GM0855", LIFE, named=(year,)).year == year


@pytest.mark.parametrize("text", ["door ons beleid", "Dankzij de coördinator", "omdat wij investeerden", "dat komt door het toezicht", "als gevolg van de nieuwe aanpak", "door onze aanpak", "doordat we samenwerken"])
def test_a_cause_is_refused_with_a_reason(text):
    assert "noemt een oorzaak" in wrong(f"{WELL}82 procent, {text}") and "niet waardoor" in wrong(f"{WELL}82 procent, {text}")
    assert "noemt een oorzaak" in wrong(text, code="", part="opening")


def test_no_cause_is_read_where_there_is_none():
    assert wrong("Loop eens door de wijk, door het park en door naar de markt", code="", part="opening") == ""


def test_a_direction_that_cannot_be_seen_is_refused():
    assert "noemt een richting" in wrong(f"{WELL}82 procent, dat is gestegen")
    assert "minstens" in wrong("In 2023 steeg het naar 9,9 procent, een bewerking", code="problematische_schulden")
    for region in list(MONITOR.regions)[:40]:
        row = MONITOR.trend(region.code, ["woninginbraken"]).iloc[0]
        if row["direction"] == "daalt":
            assert "De richting in deze zin klopt niet" in wrong("Het is gestegen in 2025, voorlopig", code="woninginbraken", region=region.code)
            assert "richting" not in wrong("Het is gedaald in 2025, voorlopig", code="woninginbraken", region=region.code)
            break
    else:
        raise AssertionError("no municipality where burglaries fall")


def test_best_and_worst_only_where_the_rank_says_so():
    assert "Deze zin zegt 'de beste'" in wrong(f"{WELL}we zijn de beste, 82,1 procent")
    first = MONITOR.ranking(LIFE, 2022).iloc[0]
    assert "beste" not in wrong(f"{WELL}we zijn de beste, {str(round(first['value'], 1)).replace('.', ',')} procent", region=first["region"])
    neutral = wrong("In 2024 het beste van allemaal", code="koopwoningen")
    assert "niet gunstiger en niet ongunstiger" in neutral or not neutral
    assert "zegt" not in wrong("In 2022 hoort 43 procent bij de laagste 40 procent", code="personen_laagste_40_inkomen", region=MONITOR.regions.find("Losser").code)


@pytest.mark.parametrize(("code", "said"), [("weg_hiermee", "er in deze monitor niet, of niet meer"), ("sociale_cohesie_buurt", "heeft geen cijfer")])
def test_no_cell_is_said(code, said):
    (one,) = found("In 2021 een 6,1", code=code, region=MONITOR.regions.find("Rozendaal").code)
    assert one.kind == "onbekend" and said in one.sentence


def test_a_number_without_a_figure_cannot_be_checked():
    (one,) = found("Wel 300 mensen deden mee.", code="", part="opening")
    assert one.kind == "onbekend" and "'300'" in one.what


def test_a_number_with_two_readings_asks_for_a_comma():
    region = MONITOR.regions.find("Vlieland").code
    assert wrong("In 2021 was het 1.230 m³", code="gasverbruik", region=region) == ""
    assert "kan twee dingen zijn" in wrong("In 2024 was het 0,7 of 0.700 kilometer", code="afstand_huisarts", region=region) or wrong("In 2024 was het 0.700 kilometer", code="afstand_huisarts", region=region) == ""
    assert heard("1.000 dingen").numbers[0].values == (1000.0, 1.0)


def test_the_whole_pitch():
    region = MONITOR.regions.find("Tilburg")
    pitch = first_pitch(Dossier(region=region.code, label=region.label), MONITOR, region)
    assert [each.kind for each in check_pitch(pitch, TODAY)] == ["goed"]
    two = Pitch(claims=[claim for claim in pitch.claims if claim.part in (FIGURE, "vraag")][1:])
    said = " ".join(each.sentence for each in check_pitch(two, TODAY))
    assert "2 zinnen met een cijfer" in said and "geen zinnen over wat niet zeker is" in said and "begint meteen" in said
    long = Pitch(claims=[*pitch.claims, Claim(part="opening", text="woord " * 100)])
    assert seconds(long, PACE) > 90 and "Haal er ongeveer" in " ".join(each.sentence for each in check_pitch(long, TODAY))
    assert "nog geen pitch" in check_pitch(Pitch(), TODAY)[0].what
    assert "één totaal" in wrong("Onze brede welvaart scoort een 7", code="", part="opening")


@pytest.fixture(params=REACH)
def regions(request):
    every = regions_of(MONITOR, request.param)
    return every if len(every) > 100 else every[::2]


def test_the_first_version_passes_its_own_checks(regions):
    for region in regions:
        pitch = first_pitch(Dossier(region=region.code, label=region.label), MONITOR, region)
        assert [claim.part for claim in pitch.claims].count(FIGURE) == 3, region.label
        for claim in pitch.claims:
            bad = [each.sentence for each in check(claim, MONITOR, region.code, TODAY) if each.kind != "goed"]
            assert bad == [], (region.label, claim.text, bad)
        assert [each.kind for each in check_pitch(pitch, TODAY)] == ["goed"], region.label


def test_own_goals_come_first_and_what_is_not_there_is_left_out():
    region = MONITOR.regions.find("Losser")
    dossier = Dossier(region=region.code, label=region.label, goals=[Goal(indicator="weg"), Goal(indicator=LIFE), Goal(indicator="obesitas"), Goal(indicator="woz")])
    codes = [claim.indicator for claim in first_pitch(dossier, MONITOR, region).claims if claim.part == FIGURE]
    assert codes[:2] == ["obesitas", "woz"] and len(codes) == 3 and LIFE not in codes


def test_every_figure_said_plainly_passes():
    from bwlab.policy.anchoring.first_pitch import sentence

    for label in ("Tilburg", "Vlieland", "Losser"):
        region = MONITOR.regions.find(label)
        for code in MONITOR.catalogue.foto:
            cell = cell_of(MONITOR, region.code, code)
            if not cell.why:
                text = sentence(cell, label)
                assert [each.sentence for each in found(text, code=code, region=region.code) if each.kind != "goed"] == [], text


@given(st.floats(0.1, 99.9), st.integers(0, 1))
def test_a_rounded_value_is_right_and_a_whole_step_off_is_wrong(value, decimals):
    said = round(value, decimals)
    step = 10.0**-decimals
    assert fits(Said("", "getal", (said,), step), value)
    assert not fits(Said("", "getal", (said + 1.02 * step,), step), value) and not fits(Said("", "getal", (said - 1.02 * step,), step), value)


@given(st.floats(0.02, 0.5))
def test_one_in_n_is_right_for_the_nearest_n_only(share):
    of = round(1 / share)
    assert fits_share(Said("", "aandeel", (1.0, float(of))), share) or of <= 2
    assert not fits_share(Said("", "aandeel", (1.0, float(of + 2))), share)


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from(["", "weg", LIFE, "woz"]), st.sampled_from([*PARTS, "", "x"]), st.none() | st.integers(1990, 2100))
def test_no_text_makes_a_check_raise(text, code, part, year):
    claim = Claim(part=part, text=text, indicator=code, year=year)
    for each in check(claim, MONITOR, "GM0855", TODAY):
        assert each.what and each.kind in ("goed", "noem", "fout", "onbekend")
    check_pitch(Pitch(claims=[claim]), TODAY)


@pytest.mark.parametrize("text", [*HOSTILE, "9" * 10_000, "1.000 " * 2_000, "een op de nul", "plaats nul van de nul", "van de " * 1_500, "0 van de 10"], ids=lambda text: text[:12].encode("unicode_escape").decode())
def test_nothing_hostile_makes_a_check_raise(text):
    for code in ("", LIFE, "weg"):
        assert found(text, code=code) is not None
