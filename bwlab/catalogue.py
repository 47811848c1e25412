"""What every indicator is: unit, direction, source, lag, breaks, and where each of these comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from bwlab.errors import DamagedFileError, UnknownIndicatorError, UnknownThemeError
from bwlab.names import key, listed, nearest, quoted

HERE_NOW, LATER = "hier en nu", "later"
FILE = "indicators.toml"
# In the order in which they are shown. "Elders" is missing: the regional monitor has no such dimension.
THEMES: Mapping[str, str] = MappingProxyType(
    {
        "Subjectief welzijn": HERE_NOW,
        "Materiële welvaart": HERE_NOW,
        "Gezondheid": HERE_NOW,
        "Arbeid en vrije tijd": HERE_NOW,
        "Wonen": HERE_NOW,
        "Samenleving": HERE_NOW,
        "Veiligheid": HERE_NOW,
        "Milieu": HERE_NOW,
        "Economisch kapitaal": LATER,
        "Natuurlijk kapitaal": LATER,
        "Menselijk kapitaal": LATER,
        "Sociaal kapitaal": LATER,
    }
)


@dataclass(frozen=True)
class Break:
    """A break in a series: ``year`` is the first year of the new series."""

    year: int
    why: str


@dataclass(frozen=True)
class Indicator:
    """One indicator of the dictionary; texts are Dutch.

    Attributes
    ----------
    code, name, sentence : str
        ``sentence`` says what is counted, and of whom, to someone who reads no statistics.
    dimension : str
        "hier en nu" or "later".
    unit, unit_text, unit_short : str
        In full, after a number in a sentence, and in charts.
    decimals : int
        Digits the source gives.
    direction : int
        1 more is more favourable, -1 less is, 0 neither; ``direction_why`` explains.
    sdgs : tuple of int
    population : str
        Whom the figure is about.
    source, table, frequency : str
        ``table`` is the StatLine id, "" where there is none.
    lag_months : int or None
        Months between the period and its publication; None is not known.
    kind : str
        "register", "enquête" or "model".
    influence : str
        How far a municipality can influence it: "weinig", "enigszins" or "veel".
    breaks : tuple of Break
        In order of year.
    in_foto, finance : bool
        Shown in the foto; a figure of municipal finance (means, not well-being).
    related : tuple of str
        Codes that measure something close to it; never to be joined.
    note : str
        Traps.
    provenance : mapping
        Field name to where that field comes from.
    """

    code: str
    name: str
    sentence: str
    dimension: str
    theme: str
    unit: str
    unit_text: str
    unit_short: str
    decimals: int
    direction: int
    direction_why: str
    sdgs: tuple[int, ...]
    population: str
    source: str
    table: str
    frequency: str
    lag_months: int | None
    kind: str
    influence: str
    influence_why: str
    breaks: tuple[Break, ...]
    in_foto: bool
    foto_why: str
    finance: bool
    related: tuple[str, ...]
    note: str
    provenance: Mapping[str, str] = field(repr=False, compare=False)


def publishers(source: str) -> tuple[str, ...]:
    """Who published it: "Politie, StatLine 47018NED; CBS, bevolking 70072ned" gives Politie and CBS, each once."""
    return tuple(dict.fromkeys(part.split(",")[0].strip() for part in source.split(";")))


@dataclass(frozen=True)
class Theme:
    """A theme: its dimension, its indicators in order, and the SDGs they touch."""

    name: str
    dimension: str
    indicators: tuple[str, ...]
    sdgs: tuple[int, ...]


class Catalogue:
    """The dictionary of indicators, by theme.

    Parameters
    ----------
    dictionary : mapping
        The content of ``indicators.toml``: ``herkomst`` (field to provenance) and ``indicator``.

    Raises
    ------
    DamagedFileError
        A field is missing or a theme does not exist.
    """

    def __init__(self, dictionary: Mapping[str, Any]) -> None:
        try:
            defaults = dictionary["herkomst"]
            found = [_indicator(code, row, defaults) for code, row in dictionary["indicator"].items()]
            order = list(THEMES)
            found.sort(key=lambda each: order.index(each.theme))
        except (KeyError, TypeError, ValueError) as error:
            raise DamagedFileError(
                f"Het bestand {FILE} klopt niet: {error}.",
                "Daarin staat wat elk cijfer betekent. Er is niets geladen.",
                "Haal de map data opnieuw op en draai daarna bwlab doctor.",
            ) from error
        self._indicators = {each.code: each for each in found}

    def __getitem__(self, code: str) -> Indicator:
        return self._indicators[code] if code in self._indicators else self.find(code)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._indicators.values())

    def __len__(self) -> int:
        return len(self._indicators)

    def __contains__(self, code: object) -> bool:
        return code in self._indicators

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in order of theme."""
        return tuple(self._indicators)

    @property
    def foto(self) -> tuple[str, ...]:
        """The codes of the foto, in order of theme."""
        return tuple(each.code for each in self if each.in_foto)

    @property
    def finance(self) -> tuple[str, ...]:
        """The codes of municipal finance."""
        return tuple(each.code for each in self if each.finance)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that have indicators, in the order in which they are shown."""
        used = {each.theme for each in self}
        return tuple(self._theme(name) for name in THEMES if name in used)

    def theme(self, name: str) -> Theme:
        """A theme by its name, in any case.

        Raises
        ------
        UnknownThemeError
            ``choices`` holds the nearest themes, or all of them.
        """
        for each in THEMES:
            if key(each) == key(str(name)):
                return self._theme(each)
        choices = nearest(str(name), THEMES)
        raise UnknownThemeError(
            f"Ik vind geen thema {quoted(name)}.",
            f"Bedoel je {listed(choices)}?" if choices else f"Deze thema's zijn er: {listed(THEMES, 'en')}.",
            "Kies een thema uit de lijst.",
            choices or tuple(THEMES),
        )

    def find(self, text: str) -> Indicator:
        """An indicator by its code or its name, in any case.

        Raises
        ------
        UnknownIndicatorError
            ``choices`` holds the nearest codes, or the codes that share this name.
        """
        wanted = key(str(text))
        found = [each for each in self if key(each.code) == wanted]
        found = found or [each for each in self if key(each.name) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            codes = [each.code for each in found]
            raise UnknownIndicatorError(
                f"Er zijn {len(found)} indicatoren met de naam {quoted(text)}.",
                now=f"Kies {listed(codes)}.",
                choices=codes,
            )
        names = {name: each.code for each in self for name in (each.code, each.name)}
        choices = list(dict.fromkeys(names[name] for name in nearest(str(text), names, 5)))[:3]
        raise UnknownIndicatorError(
            f"Ik vind geen indicator {quoted(text)}.",
            f"Bedoel je {listed(choices)}?" if choices else "",
            "Kies een indicator uit de lijst.",
            choices,
        )

    def _theme(self, name: str) -> Theme:
        own = [each for each in self if each.theme == name]
        sdgs = sorted({sdg for each in own for sdg in each.sdgs})
        return Theme(name, THEMES[name], tuple(each.code for each in own), tuple(sdgs))


_GIVEN = [each.name for each in fields(Indicator) if each.name not in ("code", "lag_months", "provenance")]


def _indicator(code: str, row: Mapping[str, Any], defaults: Mapping[str, str]) -> Indicator:
    absent = [name for name in _GIVEN if name not in row]
    if absent:
        raise ValueError(f"{code} mist {listed(absent, 'en')}")
    given = {name: tuple(row[name]) if isinstance(row[name], list) else row[name] for name in _GIVEN}
    given["breaks"] = tuple(
        Break(each["year"], each["why"]) for each in sorted(row["breaks"], key=lambda each: each["year"])
    )
    provenance = MappingProxyType({**defaults, **row.get("from", {})})
    return Indicator(code=code, lag_months=row.get("lag_months"), provenance=provenance, **given)
