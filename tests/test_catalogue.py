"""The dictionary: themes in order, and the nearest right name for a wrong one."""

import dataclasses

import pytest

from bwlab import open_monitor
from bwlab.catalogue import THEMES, Break, Catalogue, publishers
from bwlab.errors import DamagedFileError, UnknownIndicatorError, UnknownThemeError

CATALOGUE = open_monitor().catalogue
ROW = {
    "name": "Lengte van straten",
    "sentence": "Hoeveel kilometer straat er is.",
    "dimension": "hier en nu",
    "theme": "Wonen",
    "unit": "kilometer",
    "unit_text": "kilometer",
    "unit_short": "km",
    "decimals": 1,
    "direction": 0,
    "direction_why": "",
    "sdgs": [11],
    "population": "straten",
    "source": "Voorbeeld",
    "table": "",
    "frequency": "jaarlijks",
    "kind": "register",
    "influence": "veel",
    "influence_why": "",
    "breaks": [{"year": 2020, "why": "b"}, {"year": 2015, "why": "a"}],
    "in_foto": True,
    "foto_why": "",
    "finance": False,
    "related": [],
    "note": "",
}


def dictionary(**rows):
    return {"herkomst": {"sdgs": "aanname", "lag_months": "niet bekend"}, "indicator": rows}


def test_every_indicator_has_its_theme_and_dimension():
    assert len(CATALOGUE) == 60
    for each in CATALOGUE:
        assert each.theme in THEMES and each.dimension == THEMES[each.theme]
        assert each.direction in (-1, 0, 1)
        assert each.kind in ("register", "enquête", "model")
        assert each.influence in ("weinig", "enigszins", "veel")
        assert each.in_foto or each.foto_why
        assert not (each.finance and each.in_foto)
        assert set(each.related) <= set(CATALOGUE.codes) - {each.code}


def test_order_of_theme():
    order = [list(THEMES).index(each.theme) for each in CATALOGUE]
    assert order == sorted(order)
    assert [each.name for each in CATALOGUE.themes] == list(THEMES)
    assert [code for theme in CATALOGUE.themes for code in theme.indicators] == list(CATALOGUE.codes)


def test_selections():
    assert {CATALOGUE[code].in_foto for code in CATALOGUE.foto} == {True}
    assert len(CATALOGUE.finance) >= 5
    assert not set(CATALOGUE.foto) & set(CATALOGUE.finance)


def test_found_by_code_and_name():
    each = CATALOGUE["tevredenheid_leven"]
    assert CATALOGUE.find("Tevredenheid met het leven") is CATALOGUE.find("TEVREDENHEID LEVEN") is each
    assert "tevredenheid_leven" in CATALOGUE and "x" not in CATALOGUE
    with pytest.raises(dataclasses.FrozenInstanceError):
        each.name = "iets anders"


def test_the_nearest_indicator():
    with pytest.raises(UnknownIndicatorError, match="Bedoel je tevredenheid_leven") as error:
        CATALOGUE["tevredenheid_levn"]
    assert error.value.choices[0] == "tevredenheid_leven"
    with pytest.raises(UnknownIndicatorError) as error:
        CATALOGUE["zzz"]
    assert error.value.choices == ()


def test_a_name_that_two_share_gives_both_codes():
    catalogue = Catalogue(dictionary(a=ROW, b=ROW))
    with pytest.raises(UnknownIndicatorError, match="a of b"):
        catalogue.find("lengte van straten")


def test_themes_by_name():
    assert CATALOGUE.theme("veiligheid").dimension == "hier en nu"
    assert CATALOGUE.theme("materiele welvaart").name == "Materiële welvaart"
    with pytest.raises(UnknownThemeError, match="Bedoel je Gezondheid") as error:
        CATALOGUE.theme("gezondhied")
    assert error.value.choices == ("Gezondheid",)
    with pytest.raises(UnknownThemeError) as error:
        CATALOGUE.theme("qqq")
    assert error.value.choices == tuple(THEMES)


def test_what_is_read():
    catalogue = Catalogue(dictionary(straat=ROW | {"lag_months": 9, "from": {"lag_months": "de bron"}}))
    each = catalogue["straat"]
    assert each.breaks == (Break(2015, "a"), Break(2020, "b"))
    assert each.sdgs == (11,) and each.lag_months == 9
    assert dict(each.provenance) == {"sdgs": "aanname", "lag_months": "de bron"}
    assert Catalogue(dictionary(straat=ROW))["straat"].lag_months is None
    assert catalogue.theme("Wonen").sdgs == (11,)


@pytest.mark.parametrize("name", [*ROW])
def test_a_field_that_is_missing_is_named(name):
    row = {field: value for field, value in ROW.items() if field != name}
    with pytest.raises(DamagedFileError, match=rf"indicators\.toml.*straat mist {name}"):
        Catalogue(dictionary(straat=row))


@pytest.mark.parametrize("wrong", [{"theme": "Geluk"}, {"breaks": [{"year": 2020}]}, {"breaks": 3}])
def test_a_field_that_is_wrong(wrong):
    with pytest.raises(DamagedFileError, match=r"indicators\.toml"):
        Catalogue(dictionary(straat=ROW | wrong))


def test_themes_come_in_order_whatever_the_file_says():
    rows = {"a": ROW | {"theme": "Milieu"}, "b": ROW, "c": ROW | {"theme": "Gezondheid"}, "d": ROW}
    assert Catalogue(dictionary(**rows)).codes == ("c", "b", "d", "a")


def test_every_source_names_its_publishers():
    known = {
        "CBS", "Politie", "RIVM", "Kiesraad", "ANP", "Klimaatmonitor", "CBS en Kadaster", "NOC*NSF en Mulier Instituut",
        "GGD'en met CBS en RIVM", "CBS via Compendium voor de Leefomgeving",
    }  # fmt: skip
    found = {name for each in open_monitor().catalogue for name in publishers(each.source)}
    assert found == known
