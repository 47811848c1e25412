"""What stands in a factsheet: every figure with unit, year and source, blanks that stay blank, no verdict."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

import pytest
from export.factsheet_parts import DAY, HOSTILE, PLACES, dossier

from bwlab import find_region, open_monitor
from bwlab.export.factsheet import content
from bwlab.export.factsheet import sentences as say


@pytest.fixture(scope="module")
def monitor():
    return open_monitor()


@pytest.fixture(scope="module", params=PLACES)
def sheet(request, monitor):
    return content(monitor, request.param, today=DAY)


def texts(value) -> list[str]:
    """Every text in a record."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for each in fields(value) for text in texts(getattr(value, each.name))]
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    return [text for each in value for text in texts(each)] if isinstance(value, (tuple, list)) else []


def test_every_figure_of_the_foto_and_finance_is_there_once(monitor, sheet):
    assert sorted(row.code for row in sheet.rows) == sorted([*monitor.catalogue.foto, *monitor.catalogue.finance])
    assert {row.code for row in sheet.finance.rows} == set(monitor.catalogue.finance)
    assert all(monitor.catalogue[row.code].direction == 0 for row in sheet.neutral.rows)


def test_every_value_has_unit_year_place_median_and_source(monitor, sheet):
    frame = monitor.position(sheet.code, indicators=[row.code for row in sheet.rows]).set_index("indicator")
    for row in sheet.rows:
        if not row.value:
            continue
        known = monitor.catalogue[row.code]
        unit = known.unit_short.replace("€", "").strip()
        for text in (row.value, row.median):
            assert unit in text and ("€" in text) == ("€" in known.unit_short)
        number = re.search(r"−?[\d.]+(,\d+)?", row.value)[0].replace("−", "-")
        whole = float(number.replace(".", "").replace(",", "."))
        assert whole == pytest.approx(frame.at[row.code, "value"], abs=0.5 * 10**-known.decimals + 1e-9)
        assert row.year == str(frame.at[row.code, "year"])
        assert sheet.sources[row.source - 1] == known.source
        assert re.fullmatch(r"(gedeeld )?\d+e van \d+|geen ander cijfer", row.place)
        assert 0 <= row.at <= 1


def test_a_blank_is_never_a_zero(monitor, sheet):
    frame = monitor.position(sheet.code, indicators=[row.code for row in sheet.rows]).set_index("indicator")
    for row in sheet.rows:
        blank = frame["value"].isna()[row.code]
        assert bool(row.value) != blank and (row.at is None) == blank
        if blank:
            assert row.blank and row.why and not (row.year or row.place or row.median or row.side)
    named = [name for _, names in sheet.blanks for name in names]
    assert sorted(named) == sorted(row.name for row in sheet.rows if not row.value)


def test_the_counts_count(sheet):
    found = {each.what: each.number for each in sheet.counts}
    rows = [row for block in (*sheet.themes, sheet.neutral) for row in block.rows]
    assert found["cijfers met een waarde"] == f"{sum(bool(row.value) for row in rows)} van {len(rows)}"
    assert found["zonder cijfer"] == str(sum(not row.value for row in rows))
    assert found["teruggerekend"] == str(sum("teruggerekend" in row.marks for row in rows))
    assert found["ouder dan vijf jaar"] == str(sum("ouder dan vijf jaar" in row.marks for row in rows))


def test_the_finding_is_a_count_of_places(sheet):
    sides = [row.side for block in sheet.themes for row in block.rows if row.value]
    assert sheet.finding == say.finding(sheet.label, sides.count(1), sides.count(-1), len(sides))
    assert sheet.finding.startswith(sheet.label) or f"Voor {sheet.label}" in sheet.finding


def test_a_place_reads_as_a_place(sheet):
    row = next(row for row in sheet.rows if row.place.startswith("gedeeld"))
    assert f"{row.value}, gedeeld " in say.line(row) and "plaats" not in say.line(row)


def test_neutral_figures_and_finance_take_no_side(sheet):
    for block in (sheet.neutral, sheet.finance):
        assert all(row.side == 0 and row.neutral for row in block.rows)
        assert "gunstig" not in "".join(texts(block.rows))
    assert not {row.code for row in (*sheet.favourable, *sheet.unfavourable)} & {row.code for row in (*sheet.neutral.rows, *sheet.finance.rows)}


def test_what_stands_out_is_recent_widely_known_and_not_said_twice(monitor, sheet):
    for rows, side in ((sheet.favourable, 1), (sheet.unfavourable, -1)):
        assert len(rows) <= 3
        for row in rows:
            assert row.side == side and "ouder dan vijf jaar" not in row.marks
            assert int(row.place.split(" van ")[1].replace(".", "")) >= 171
        codes = [row.code for row in rows]
        assert not any(other in monitor.catalogue[code].related for code in codes for other in codes)


def test_alt_texts_fit(sheet):
    assert sheet.alt and all(0 < len(text) <= 250 and sheet.label in text for text in sheet.alt.values())


def test_the_same_day_gives_the_same_factsheet(monitor):
    assert content(monitor, "Tilburg", today=DAY) == content(monitor, find_region("Tilburg"), today=DAY)


def test_traps_of_what_stands_out_are_told(monitor):
    sheet = content(monitor, "Vlieland", today=DAY)
    said = dict(sheet.notes)
    assert "bezoekers" in said["Opkomst Tweede Kamerverkiezing"]  # 112 percent needs an explanation
    assert "jeugdzorg" in said["Jongeren met jeugdzorg"]


OURS = [text for name, value in vars(say).items() if name.isupper() for text in texts(value)]
MADE = [
    *(say.finding("Tilburg", best, worst, n) for best, worst, n in ((0, 0, 0), (0, 0, 5), (1, 0, 1), (2, 0, 2), (3, 2, 9), (0, 4, 9))),
    *(say.theme("Tilburg", best, worst, n, blank) for best, worst, n, blank in ((0, 0, 0, 2), (0, 0, 1, 1), (1, 1, 2, 0), (0, 3, 3, 2))),
    say.tally(1, 2, 3),
]


@pytest.mark.parametrize("text", [*OURS, *MADE])
def test_no_sentence_of_ours_says_what_policy_did_or_gives_one_score(text):
    assert not say.CAUSE.search(text) and not say.SCORE.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Door ons beleid daalde het cijfer.", "Dankzij de aanpak steeg het.", "Dit heeft geleid tot minder schulden.",
        "Het beleid leidde tot meer rust.", "Dat zorgde voor groei.", "Het komt door de nieuwe aanpak.", "De aanpak heeft gewerkt.",
    ],
)  # fmt: skip
def test_a_claim_of_cause_would_be_seen(text):
    assert say.CAUSE.search(text)


@pytest.mark.parametrize("text", ["De totaalscore is 7.", "Een rapportcijfer van 6", "de gemiddelde plaats", "Tilburg scoort slecht"])
def test_a_score_would_be_seen(text):
    assert say.SCORE.search(text) and not say.SCORE.search("geen totaalscore")


def test_the_sentences_of_all_municipalities_hold_no_cause_and_no_score(sheet):
    known = {row.name for row in sheet.rows} | {name for name, _ in sheet.notes}
    for text in texts(sheet):
        for name in known:
            text = text.replace(name, "")  # "Rapportcijfer leefbaarheid buurt" is the name of a figure
        assert not say.CAUSE.search(text) and not say.SCORE.search(text), text


def test_goals_say_floor_target_norm_and_what_is_missing(monitor):
    region = find_region("Tilburg")
    sheet = content(monitor, region, dossier(region), DAY)
    assert [each.title for each in sheet.challenges] == ["Meer mensen kennen hun buren", "Zonder cijfer", "Minder stikstof"]
    full, none, bare = sheet.challenges
    lines = {line.name: line for line in full.aims[0].lines}
    assert "10,0 procent (de eigen gemeenteraad" in lines["Ondergrens"].text
    assert "7,5 procent in 2030 (de mediaan van de gemeenten)" in lines["Streefwaarde"].text
    assert "nu 9,9 %" in lines["Cijfer"].text and "2023" in lines["Cijfer"].text
    assert not none.aims
    assert {line.name for line in bare.aims[0].lines if line.missing} == {"Ondergrens", "Streefwaarde", "Eigenaar", "Kijken op"}
    ruler = full.aims[0].ruler
    assert ruler.floor < ruler.now < ruler.target and len(ruler.alt) <= 250  # less debt lies to the right
    assert bare.aims[0].ruler is None


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", ["tevredenheid_leven", "koopwoningen", "windstroom_op_land_per_inwoner"])
def test_a_goal_about_any_figure_can_be_shown(monitor, place, code):
    region = find_region(place)
    for each in (aim for challenge in content(monitor, region, dossier(region, indicator=code), DAY).challenges for aim in challenge.aims):
        for value in (each.ruler.now, each.ruler.floor, each.ruler.target, each.ruler.median) if each.ruler else ():
            assert value is None or 0 <= value <= 1


def test_goals_without_opgave_number_indicator_or_that_are_empty(monitor):
    from bwlab.policy import Goal, Target

    region = find_region("Vlieland")
    made = dossier(region)
    made.challenges = []
    made.goals = [Goal(), Goal(text="Alleen woorden"), Goal(indicator="bestaat_niet", target=Target(value=3)), Goal(indicator="tevredenheid_leven", target=Target(value=500))]
    sheet = content(monitor, region, made, DAY)
    assert [each.title for each in sheet.challenges] == [say.NO_CHALLENGE]
    assert [aim.text for aim in sheet.challenges[0].aims] == ["Alleen woorden", say.NO_TEXT, say.NO_TEXT]
    assert content(monitor, region, type(made)(region=region.code, label=region.label), DAY).challenges == ()


def test_what_she_wrote_is_kept_to_the_letter(monitor):
    region = find_region("Tilburg")
    sheet = content(monitor, region, dossier(region, HOSTILE), DAY)
    assert sheet.challenges[0].title == sheet.challenges[0].why == sheet.challenges[0].aims[0].text == HOSTILE
