"""Which figure of the dictionary stands where in StatLine: the one table that ``bwlab refresh`` follows.

A figure is named by the Title CBS gives it. Titles change between editions of a table, so a mapping may hold
several; the first that the table has is taken. Only "Kerncijfers wijken en buurten 2020" could be compared with
a recorded table; what was not is only written down, and ``Mapping.tried`` says which.

What is not here is left alone: figures that were recovered from published means, surveys, and series whose
StatLine table has another definition. Years from before a break in a series are left out for the same reason.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from types import MappingProxyType

RECORDED = "84799NED"
SEEN, WRITTEN = f"nagelezen in de opgenomen tabel {RECORDED}", "alleen opgeschreven"
POLICE = "dataderden.cbs.nl"

# Kerncijfers wijken en buurten: the year and its table. 2018 is not in the list we have.
NEIGHBOURHOOD_TABLES: Map[int, str] = MappingProxyType(
    {
        2017: "83765NED",
        2019: "84583NED",
        2020: RECORDED,
        2021: "85039NED",
        2022: "85318NED",
        2023: "85618NED",
        2024: "85984NED",
        2025: "86165NED",
    }
)
POPULATION_TABLE, PRICE_TABLE, AREA_TABLE, CRIME_TABLE = "70072ned", "83625NED", "86247NED", "47018NED"

# Unit in StatLine to what one has to multiply by, for each unit of the dictionary. Another unit is not taken.
UNITS: Map[str, Map[str, float]] = MappingProxyType(
    {
        "duizend euro": {"x 1 000 euro": 1, "1 000 euro": 1, "x 1000 euro": 1, "euro": 0.001},
        "euro": {"euro": 1, "x 1 000 euro": 1000, "1 000 euro": 1000},
        "procent": {"%": 1, "procent": 1},
        "kilometer": {"km": 1, "m": 0.001},
        "m3": {"m³": 1, "m3": 1},
        "aantal": {"aantal": 1, "x 1 000": 1000, "1 000": 1000},
    }
)

# How a figure follows from its subjects a, b, c.
VALUE, PER_1000, SHARE, PER_1000_MEAN = "value", "per_1000", "share", "per_1000_mean"
WORDS = {
    VALUE: "{0}",
    PER_1000: "{0} / {1} * 1.000",
    SHARE: "{0} / ({0} + {1} + {2}) * 100",
    PER_1000_MEAN: "{0} / gemiddelde bevolking van het jaar * 1.000",
}
COMPUTED_DECIMALS = 2  # as the snapshot has them


@dataclass(frozen=True)
class Subject:
    """One subject of a table: its possible Titles (with the group where a Title occurs twice) and its unit."""

    titles: tuple[str, ...]
    unit: str = "aantal"


@dataclass(frozen=True)
class Mapping:
    """Where one indicator stands in one table.

    Attributes
    ----------
    indicator : str
        Its code in the dictionary; "" for the population.
    table : str
    year : int or None
        The year of a table of one year; None for a table of many.
    subjects : tuple of Subject
    compute : str
        A key of ``WORDS``.
    catalogue : str or None
        Host name of another catalogue.
    where : mapping of str to str
        Title of another dimension to the code of its category.
    levels : tuple of str
        Which regions.
    tried : str
        ``SEEN`` or ``WRITTEN``.
    """

    indicator: str
    table: str
    year: int | None
    subjects: tuple[Subject, ...]
    compute: str = VALUE
    catalogue: str | None = None
    where: Map[str, str] = field(default_factory=dict)
    levels: tuple[str, ...] = ("GM",)
    tried: str = WRITTEN

    @property
    def origin(self) -> str:
        """The origin of the figures it gives."""
        return "published" if self.compute == VALUE else "computed"

    @property
    def words(self) -> str:
        """The computation with Titles in it."""
        return WORDS[self.compute].format(*(f"'{each.titles[0]}'" for each in self.subjects))


_INHABITANTS = Subject(("Aantal inwoners",))
_EARLIER_EDUCATION = (
    Subject(("Opleidingsniveau hoog",)),
    Subject(("Opleidingsniveau middelbaar",)),
    Subject(("Opleidingsniveau laag",)),
)
_EDUCATION = (
    Subject(("Hbo, wo", "Opleidingsniveau hoog")),
    Subject(("Havo, vwo, mbo2-4", "Havo, vwo, mbo 2-4", "Opleidingsniveau middelbaar")),
    Subject(("Basisonderwijs, vmbo, mbo1", "Basisonderwijs, vmbo, mbo 1", "Opleidingsniveau laag")),
)
_ALL = tuple(NEIGHBOURHOOD_TABLES)

# Indicator, years, subjects and computation in Kerncijfers wijken en buurten.
_NEIGHBOURHOODS: tuple[tuple[str, tuple[int, ...], tuple[Subject, ...], str], ...] = (
    # 2020 is left out: the dictionary has that year from another source, made to measure by CBS.
    ("inkomen_per_inwoner", (2017, 2019, 2021, 2022, 2023, 2024, 2025),
     (Subject(("Gemiddeld inkomen per inwoner",), "duizend euro"),), VALUE),
    ("laag_inkomen", _ALL, (Subject(("Huishoudens met een laag inkomen",), "procent"),), VALUE),
    ("personen_laagste_40_inkomen", _ALL, (Subject(("40% personen met laagste inkomen",), "procent"),), VALUE),
    ("personen_hoogste_20_inkomen", _ALL, (Subject(("20% personen met hoogste inkomen",), "procent"),), VALUE),
    # From 2021: the labour force survey was redesigned in that year.
    ("netto_arbeidsparticipatie", (2021, 2022, 2023, 2024, 2025),
     (Subject(("Netto arbeidsparticipatie", "Nettoarbeidsparticipatie"), "procent"),), VALUE),
    ("bijstand", _ALL, (Subject(("Personen per soort uitkering; Bijstand",)), _INHABITANTS), PER_1000),
    ("afstand_basisschool", _ALL, (Subject(("Basisonderwijs / Afstand tot school", "Afstand tot school",
                                            "Afstand tot basisschool"), "kilometer"),), VALUE),
    ("afstand_huisarts", _ALL, (Subject(("Afstand tot huisartsenpraktijk",), "kilometer"),), VALUE),
    ("afstand_supermarkt", _ALL, (Subject(("Afstand tot grote supermarkt",), "kilometer"),), VALUE),
    ("koopwoningen", _ALL, (Subject(("Koopwoningen", "Percentage koopwoningen"), "procent"),), VALUE),
    ("woz", _ALL, (Subject(("Gemiddelde WOZ-waarde van woningen", "Gemiddelde woningwaarde"), "duizend euro"),), VALUE),
    ("jeugdzorg", _ALL, (Subject(("Percentage jongeren met jeugdzorg",), "procent"),), VALUE),
    ("gasverbruik", _ALL, (Subject(("Gemiddeld aardgasverbruik totaal", "Gemiddeld aardgasverbruik",
                                    "Gemiddeld gasverbruik totaal"), "m3"),), VALUE),
    ("hoogopgeleid", (2017, 2019, 2020, 2021), _EARLIER_EDUCATION, SHARE),
    ("hoogopgeleid", (2022, 2023, 2024, 2025), _EDUCATION, SHARE),
)  # fmt: skip

# Titles that were found in the recorded table, each with the group it stands in where it needs one.
TITLES_SEEN = frozenset(
    {
        "Aantal inwoners", "Gemiddeld inkomen per inwoner", "Huishoudens met een laag inkomen",
        "40% personen met laagste inkomen", "20% personen met hoogste inkomen", "Netto arbeidsparticipatie",
        "Personen per soort uitkering; Bijstand", "Basisonderwijs / Afstand tot school",
        "Afstand tot huisartsenpraktijk", "Afstand tot grote supermarkt", "Koopwoningen", "Gemiddelde woningwaarde",
        "Percentage jongeren met jeugdzorg", "Gemiddeld aardgasverbruik totaal", "Opleidingsniveau hoog",
        "Opleidingsniveau middelbaar", "Opleidingsniveau laag",
    }
)  # fmt: skip


def _neighbourhoods() -> list[Mapping]:
    made = []
    for year, table in NEIGHBOURHOOD_TABLES.items():
        for indicator, years, subjects, compute in _NEIGHBOURHOODS:
            if year not in years:
                continue
            seen = table == RECORDED and all(TITLES_SEEN & set(each.titles) for each in subjects)
            made.append(Mapping(indicator, table, year, subjects, compute, tried=SEEN if seen else WRITTEN))
    return made


def _crime() -> list[Mapping]:
    counted = (Subject(("Geregistreerde misdrijven", "Totaal geregistreerde misdrijven")),)
    offences = (("woninginbraken", "1.1.1"), ("mishandeling", "1.4.5"), ("vernieling", "2.2.1"))
    return [
        Mapping(code, CRIME_TABLE, None, counted, PER_1000_MEAN, POLICE, {"Soort misdrijf": offence})
        for code, offence in offences
    ]


POPULATION = Mapping(
    "", POPULATION_TABLE, None, (Subject(("Totale bevolking",)),), levels=("NL", "PV", "GM")
)
PRICES = Mapping(
    "verkoopprijs_woning", PRICE_TABLE, None, (Subject(("Gemiddelde verkoopprijs",), "euro"),),
    levels=("NL", "PV", "GM"),
)  # fmt: skip

#: Every mapping, in the order of fetching: the population first, since rates need it.
MAPPINGS: tuple[Mapping, ...] = (POPULATION, *_neighbourhoods(), PRICES, *_crime())
#: The texts that name the COROP area and the province of a municipality, to tell what changed in the borders.
AREAS = ("COROP-gebieden / Naam", "Provincies / Naam")
