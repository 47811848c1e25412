"""Five ways to choose a group, each with the sentence that names it."""

import pytest

from bwlab import find_region, open_monitor
from bwlab.errors import InputError, UnknownRegionError

MONITOR = open_monitor()
COLUMNS = ["region", "label", "by", "distance", "population", "urbanisation"]


def test_alike():
    found = MONITOR.peers("Tilburg")
    assert list(found) == COLUMNS
    assert len(found) == 20 and "GM0855" not in set(found["region"]) and set(found["by"]) == {"alike"}
    assert found["distance"].is_monotonic_increasing
    assert found.attrs["sentence"] == (
        "de 20 gemeenten die qua inwonertal en stedelijkheid het meest op Tilburg lijken"
    )
    assert len(MONITOR.peers("Tilburg", k=5)) == 5
    assert MONITOR.peers("Tilburg", k=5)["region"].tolist() == found["region"].tolist()[:5]


def test_alike_does_not_depend_on_who_asks():
    there = MONITOR.peers("Tilburg", k=400).set_index("region")["distance"]
    for other in ("GM0758", "GM0096"):
        back = MONITOR.peers(other, k=400).set_index("region")["distance"]
        assert back["GM0855"] == pytest.approx(there[other])
    assert len(there) == 337  # four of which urbanisation is not known are left out


def test_ties_by_code():
    found = MONITOR.peers("Tilburg", k=400)
    assert found.sort_values(["distance", "region"])["region"].tolist() == found["region"].tolist()


def test_without_urbanisation_only_inhabitants_count():
    found = MONITOR.peers("Voorne aan Zee")
    assert len(found) == 20
    assert found.attrs["sentence"] == (
        "de 20 gemeenten die qua inwonertal het meest op Voorne aan Zee lijken "
        "(de stedelijkheid van Voorne aan Zee is niet bekend)"
    )
    own = find_region("Voorne aan Zee").population
    assert found["population"].between(own * 0.7, own * 1.4).all()


def test_corop_and_province():
    for by, field in (("corop", "corop"), ("province", "province")):
        found = MONITOR.peers("Tilburg", by)
        own = getattr(find_region("Tilburg"), field)
        expected = {each.code for each in MONITOR.regions if getattr(each, field) == own} - {"GM0855"}
        assert set(found["region"]) == expected
    assert MONITOR.peers("Tilburg", "province").attrs["sentence"].endswith("in de provincie Noord-Brabant")
    assert "COROP-gebied Midden-Noord-Brabant" in MONITOR.peers("Tilburg", "corop").attrs["sentence"]


def test_neighbours_both_ways():
    for each in MONITOR.regions:
        for other in MONITOR.peers(each, "neighbours")["region"]:
            assert each.code in set(MONITOR.peers(other, "neighbours")["region"])


@pytest.mark.parametrize(
    "name, by, why",
    [
        ("Texel", "neighbours", "Texel grenst aan geen enkele andere gemeente."),
        ("Eemsdelta", "corop", "Eemsdelta is de enige gemeente in COROP-gebied Delfzijl en omgeving."),
        ("Tilburg", "chosen", "Je koos nog geen andere gemeente."),
    ],
)
def test_an_empty_group_says_why(name, by, why):
    found = MONITOR.peers(name, by)
    assert found.empty and list(found) == COLUMNS
    assert found.attrs == {"why": why}


def test_one_neighbour_is_singular():
    assert MONITOR.peers("Vlieland", "neighbours").attrs["sentence"] == "de gemeente die aan Vlieland grenst"
    assert MONITOR.peers("Vlieland", k=1).attrs["sentence"].startswith("de gemeente die")


def test_chosen_by_hand():
    found = MONITOR.peers("Tilburg", chosen=["Breda", "weesp", "Tilburg", "Breda", find_region("Den Bosch")])
    assert set(found["label"]) == {"Breda", "Amsterdam", "Den Bosch"} and set(found["by"]) == {"chosen"}
    assert found.attrs["sentence"] == "Breda, Den Bosch en Amsterdam"
    many = MONITOR.peers("Tilburg", "chosen", chosen=["Breda", "Goes", "Assen", "Oss", "Ede"])
    assert many.attrs["sentence"] == "de 5 gemeenten die je zelf koos"
    assert MONITOR.peers("Tilburg", chosen="Breda")["label"].tolist() == ["Breda"]


def test_what_cannot_be_asked():
    with pytest.raises(InputError, match="neighbours"):
        MONITOR.peers("Tilburg", "buren")
    with pytest.raises(InputError, match="minstens één"):
        MONITOR.peers("Tilburg", k=0)
    with pytest.raises(UnknownRegionError):
        MONITOR.peers("Tilburg", chosen=["Tillburg"])
