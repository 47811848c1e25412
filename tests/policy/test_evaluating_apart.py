"""Taken apart on real figures: parts add up, blanks stay blank, noise and place stand beside it, and what may be said follows."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.formats import number
from bwlab.policy.evaluating.apart import FIRST, GROUPS, apart, can, flips, relative, years_of
from bwlab.policy.evaluating.claims import checked
from bwlab.policy.evaluating.telling import (
    by_group,
    chosen_years,
    in_percents,
    may_say,
    noise,
    place,
    sentence,
)

MONITOR = open_monitor()
CODES = ("woninginbraken", "tevredenheid_leven", "mediaan_vermogen", "overgewicht", "ervaren_gezondheid_rivm")
EACH = ("Tilburg", "Vlieland", "Rozendaal", "Voorne aan Zee")


def region(label="Tilburg"):
    return MONITOR.regions.find(label)


def taken(code="woninginbraken", label="Tilburg", start=2012, end=2025, by="alike"):
    return apart(MONITOR, region(label), code, start, end, by)


def test_the_parts_are_the_medians_counted_by_hand():
    found = taken()
    table = MONITOR.table("woninginbraken")
    moved = (table[2025] - table[2012]).dropna()
    peers = [code for code in MONITOR.peers(region())["region"] if code in moved.index]
    assert (found.parts.national, found.parts.n_all) == (pytest.approx(round(moved.median(), 1)), len(moved))
    assert (found.parts.group, found.parts.n_peers, len(found.others)) == (pytest.approx(round(moved[peers].median(), 1)), len(peers), len(peers))
    assert found.below + found.level + found.above == len(peers)


def test_the_ends_are_those_of_every_other_screen_and_differ_by_the_change():
    table = MONITOR.table("woninginbraken").loc[region().code]
    for start in years_of(MONITOR, region(), "woninginbraken")[:-1]:
        found = taken(start=start)
        assert [number(each, 1) for each in (found.first, found.last)] == [number(table[year], 1) for year in (start, 2025)]
        assert round(found.last - found.first, 1) == found.parts.change
    assert taken().first == 7.5, "7.45, which numpy rounds to 7.4"
    assert all(round(change, 1) == change for _, change in taken().others)


@pytest.mark.parametrize("label", EACH)
@given(code=st.sampled_from(CODES), by=st.sampled_from([key for key, _ in GROUPS]), years=st.tuples(st.integers(2010, 2026), st.integers(2010, 2026)))
@settings(max_examples=12, deadline=None)
def test_parts_add_up_and_what_is_not_there_stays_blank(label, code, by, years):
    there = set(MONITOR.table(code).loc[region(label).code].dropna().index)
    found, broken = taken(code, label, *years, by), any(years[0] < each.year <= years[1] for each in MONITOR.catalogue[code].breaks)
    if not set(years) <= there or years[1] < years[0] or broken:
        assert found.why and found.margin.size is None and found.beyond is None and found.others == ()
        assert all(math.isnan(each) for each in found.parts[:4])
        return
    parts = found.parts
    if found.why:
        assert parts.n_peers < 3 and math.isnan(parts.own) and not math.isnan(parts.national)
    else:
        assert round(parts.national + parts.peers + parts.own - parts.change, 9) == 0
    assert sentence(found) and not any(word in sentence(found) for word in ("nan", "None"))


def test_why_not_is_said_and_differs():
    why = {
        "no figure": taken("tevredenheid_leven", "Vlieland", 2013, 2022).why,
        "a merger": taken("woninginbraken", "Voorne aan Zee", 2012, 2025).why,
        "a break": taken("ervaren_gezondheid_rivm", "Tilburg", 2020, 2024).why,
        "a gap": taken("overgewicht", "Tilburg", 2017, 2024).why,
        "turned": taken(start=2025, end=2012).why,
        "one neighbour": taken("woninginbraken", "Vlieland", by="neighbours").why,
    }
    for words, said in zip(("Leeg blijft hier leeg", "pas sinds 2023", "In 2022 veranderde de meting", "in 2017 geen cijfer", "ligt voor het beginjaar", "minder dan 3 gemeenten"), why.values(), strict=True):
        assert words in said, said
    assert "teruggerekend" in why["no figure"], "the known reason of the blank"
    assert all(each in sentence(taken("overgewicht", "Tilburg", 2017, 2024)) for each in ("2017", "2016"))


def test_the_remainder_is_held_beside_its_noise():
    inside, outside, unknown = taken(), taken(label="Den Haag"), taken("sociale_cohesie", start=2013, end=2020)
    assert inside.beyond is False and "toeval alleen kan dit geven" in noise(inside)
    assert outside.beyond is True and "staat er niet bij" in noise(outside) and abs(outside.parts.own) >= outside.margin.size
    assert unknown.beyond is None and "niet te zeggen" in noise(unknown)
    assert "ongeveer 1.600 in 2012" in inside.margin.why, "reckoned with the inhabitants of that year"
    wealth = taken("mediaan_vermogen", "Rozendaal", 2013, 2021)
    assert "in 4 jaar verschoof" in wealth.margin.why and "vanzelf uiteen" in noise(wealth)


def test_other_years_turn_the_sign_and_all_pairs_are_counted():
    found, years = flips(MONITOR, region(), "woninginbraken"), years_of(MONITOR, region(), "woninginbraken")
    rest = [taken(start=start, end=end).parts.own for start in years for end in years if start < end]
    assert (found.pairs, found.up, found.down, found.level) == (len(rest), sum(each > 0 for each in rest), sum(each < 0 for each in rest), sum(each == 0 for each in rest))
    assert found.flips and (found.highest[2], found.lowest[2]) == (max(rest), min(rest))
    said = chosen_years(found, MONITOR.catalogue["woninginbraken"])
    assert f"{found.up} keer boven nul" in said and str(found.highest[0]) in said
    assert "geen tweetal" in chosen_years(flips(MONITOR, region("Vlieland"), "contact"), MONITOR.catalogue["contact"])
    assert "niet van de jaren af" in chosen_years(flips(MONITOR, region(), "mediaan_vermogen"), MONITOR.catalogue["mediaan_vermogen"])


def test_another_group_gives_another_answer():
    table, said = by_group(taken(), MONITOR)
    assert len(table) == 4 and len(set(table["Alleen hier: de rest"])) > 1 and "Noem de groep altijd mee" in said
    alone, few = by_group(taken(label="Vlieland"), MONITOR)
    assert list(alone["Alleen hier: de rest"]).count("niet te zeggen") == 1 and "nan" not in str(alone) and few
    assert "andere kant op" in in_percents(taken("mediaan_vermogen", "Rozendaal", 2013, 2021), MONITOR)
    assert np.isnan(relative(taken("overgewicht", start=2016, end=2024), MONITOR)) and in_percents(taken("overgewicht", start=2016, end=2024), MONITOR) == ""


def test_what_can_be_taken_apart():
    assert all(can(MONITOR, region(), code) for code in FIRST)
    assert not can(MONITOR, region("Vlieland"), "contact") and not can(MONITOR, region(), "problematische_schulden")
    assert can(MONITOR, region("Voorne aan Zee"), "woninginbraken")


# What may be said


@pytest.mark.parametrize("label", EACH)
def test_the_sentences_that_may_be_said_pass_their_own_check(label):
    for code in ("woninginbraken", "ervaren_gezondheid_rivm"):
        years = years_of(MONITOR, region(label), code)
        found = taken(code, label, years[0], years[-1])
        said = may_say(found)
        assert len(said) == 3 and "bewerking bwlab" in said[0] and str(found.parts.n_all) in said[1].replace(".", "")
        assert [each.why for each in checked(" ".join(said), found) if not each.ok] == []
        assert label in place(found) or place(found).count("(") >= 2
    assert "niets zeggen" in may_say(taken("contact", "Vlieland", 2013, 2022))[0]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Dankzij ons beleid daalde het van 2012 tot 2025, net als landelijk.", "Geen oorzaak"),
        ("Onze aanpak heeft gewerkt: van 2012 tot 2025 daalde het, ook landelijk.", "Geen oorzaak"),
        ("Het is bewezen dat het van 2012 tot 2025 daalde, ook landelijk.", "Geen oorzaak"),
        ("Het effect van onze inzet: van 2012 tot 2025 daalde het, overal.", "Geen oorzaak"),
        ("Inbraak is opgelost: van 2012 tot 2025 daalde het overal.", "Doel en opgave uit elkaar"),
        ("Het daalde sterk, net als in het hele land.", "Van wanneer tot wanneer"),
        ("Het daalde van 2012 tot 2025 van 7,5 naar 1,7.", "Wat er elders gebeurde"),
        ("Het steeg van 2012 tot 2025, ook in het hele land.", "Wat het cijfer deed"),
        ("Van 2012 tot 2025 daalde het sneller dan in andere gemeenten, net als in het hele land.", "Meer dan toeval"),
    ],
)
def test_what_a_sentence_claims_too_much_is_named(text, what):
    assert [each.what for each in checked(text, taken()) if not each.ok] == [what]


def test_what_is_denied_may_be_said_and_nothing_is_no_claim():
    assert [each.what for each in checked("Van 2012 tot 2025 daalde het sneller dan andere gemeenten.", taken()) if not each.ok] == ["Wat er elders gebeurde", "Meer dan toeval"]
    fine = "We kunnen niet zeggen dat dit dankzij ons beleid is: van 2012 tot 2025 daalde het overal."
    assert [each.why for each in checked(fine, taken()) if not each.ok] == []
    assert checked("  ", taken()) == []
    assert [each.what for each in checked("Van 2012 tot 2025 daalde het overal.", None) if not each.ok] == ["Een cijfer erbij"]
