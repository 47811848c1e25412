"""The words in which files speak: headings in Dutch, English and German, marks for no figure, units."""

from __future__ import annotations

import re

from bwlab.names import key

# Role to headings, as keys (see names.key); the first words are the Dutch ones.
_HEADINGS = {
    "code": "statcode gemeentecode regiocode gmcode gebiedscode codegemeente gemcode cbscode code regios "
    "municipalitycode regioncode areacode geocode gemeindecode gemeindeschlussel ags",
    "name": "statnaam gemeente gemeentenaam gemeentes gemeenten naam regio regionaam gebied gebiedsnaam naamgemeente "
    "regioaanduiding municipality municipalityname region regionname area areaname name geoitem gemeinde "
    "gemeindename gebiet ort",
    "year": "jaar periode perioden jaartal peiljaar meetjaar verslagjaar datum peildatum tijd "
    "year period date time jahr zeitraum",
    "value": "waarde cijfer waarden cijfers uitkomst score value obsvalue figure wert werte",
    "indicator": "label indicator indicatornaam onderwerp variabele topic measure variable indikator kennzahl merkmal",
    "unit": "eenheid maateenheid unit einheit",
    "skip": "dimensie thema dimensiethema themadimensie provincie provincienaam coropgebied landsdeel toelichting "
    "opmerking bron id volgnummer province theme dimension note source geolevel gebiedsniveau soortregio",
}
HEADING: dict[str, str] = {word: role for role, words in _HEADINGS.items() for word in words.split()}
FOREIGN = {
    "municipalitycode", "regioncode", "areacode", "gemeindecode", "gemeindeschlussel", "ags", "municipality",
    "municipalityname", "region", "regionname", "area", "areaname", "name", "gemeinde", "gemeindename", "gebiet", "ort",
    "year", "period", "date", "time", "jahr", "zeitraum", "value", "obsvalue", "figure", "wert", "werte", "topic",
    "measure", "variable", "indikator", "kennzahl", "merkmal", "unit", "einheit", "province", "theme", "dimension",
}  # fmt: skip
EXPECTED = "statcode of gemeente, jaar, waarde, en als er meer cijfers in staan ook label of indicator"

# Headings, as keys, of files with the answers of one person on a row.
PERSONS = re.compile(
    r"respondent.*|deelnemer(s?(nummer|nr|id))?|persoon(s?(nummer|nr|id))|invul(datum|tijd)|tijdstempel|timestamp|"
    r"starttijd|eindtijd|ipadres|ipaddress|e?mail(adres)?|geboortedatum|bsn|burgerservicenummer"
)

# Cells that say there is no figure, and what they say.
MISSING = {
    "": "leeg",
    ".": "een punt: de bron heeft geen cijfer",
    "..": "twee punten: de bron heeft geen cijfer",
    "x": "een x: de bron houdt het cijfer geheim",
    "-": "een streepje: nul of geen cijfer, dat staat er niet bij",
    "?": "een vraagteken",
    "nan": "NaN: geen cijfer",
    "na": "NA: geen cijfer",
    "n/a": "NA: geen cijfer",
    "#n/a": "NA: geen cijfer",
    "#n/b": "NA: geen cijfer",
    "nvt": "niet van toepassing",
    "n.v.t.": "niet van toepassing",
    "n.v.t": "niet van toepassing",
    "nb": "niet beschikbaar",
    "n.b.": "niet beschikbaar",
    "null": "leeg",
    "none": "leeg",
    "geen": "geen cijfer",
    "geen data": "geen cijfer",
    "geen gegevens": "geen cijfer",
    "onbekend": "onbekend",
    "geheim": "geheim",
}
_DASHES = dict.fromkeys(map(ord, "–—\N{MINUS SIGN}"), "-")


def no_figure(text: str) -> str:
    """Why there is no figure in a cell, "" where it may be one."""
    return MISSING.get(text.casefold().translate(_DASHES), "")


# Rows that add up others.
TOTALS = set(
    map(
        key,
        [
            "Totaal",
            "Total",
            "Gesamt",
            "Gemiddelde",
            "Gemiddeld",
            "Mediaan",
            "Som",
            "Insgesamt",
            "Subtotaal",
            "Overig",
        ],
    )
)

_UNIT = re.compile(
    r"%|€|procent|percentage|perc\.?|aantal|absoluut|abs\.?|euro|km|ha|km2|km²|m2|m²|m3|m³|kwh|index|indexcijfer|"
    r"rapportcijfer|score|promille|‰|ton|kg|(x|per) ?1[ .]?000.*|1[ .]?000 .*|% .*|procent van .*|per (inwoner|100|hoofd).*|"
    r"aantal per .*|euro per .*|mln\.?( euro)?|miljoen.*|percent|per cent|prozent|number",
    re.IGNORECASE,
)


def is_unit(text: str) -> bool:
    """Whether a piece of heading is a unit and nothing else."""
    return bool(_UNIT.fullmatch(text.strip()))
