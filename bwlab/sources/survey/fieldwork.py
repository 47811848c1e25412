"""How a survey was held, and when that makes its figure say too little. The limits are assumptions of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from bwlab.errors import InputError
from bwlab.formats import listing, number

LOW_RESPONSE = 20.0  # percent of those invited
FEW, FEWEST = 100, 10  # answers: below these a figure says little, a share of ages nothing
FAR = 10.0  # percentage points between the response and the municipality
ADULT, OLD = 15, 65  # years; the ages that the profile of a municipality knows
ASSUMED = "Die grens is een aanname van bwlab."

#: How people came to take part; those in ``CHOSE_THEMSELVES`` are no sample.
WAYS = {
    "loting": "Het lot koos wie een uitnodiging kreeg",
    "iedereen": "Iedereen kreeg een uitnodiging",
    "open": "Een open link of oproep: wie wilde, deed mee",
    "gesprek": "Op straat, in de wijk of op een bijeenkomst",
    "panel": "Een panel waarvoor mensen zich aanmeldden",
    "onbekend": "Dat weet ik niet",
}
CHOSE_THEMSELVES = {"open", "gesprek", "panel"}


@dataclass(frozen=True)
class Fieldwork:
    """How a survey was held.

    Parameters
    ----------
    way : str
        A key of ``WAYS``.
    invited : int, optional
        How many people were invited.
    composition : mapping of str to (float, float)
        For a group of people its share in the response and in the municipality, in percent;
        ``older`` makes the one for age.
    """

    way: str = "onbekend"
    invited: int | None = None
    composition: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.way not in WAYS:
            raise InputError(f"'{self.way}' is geen manier van meedoen.", now=f"Kies uit: {listing(list(WAYS), 'of')}.")


@dataclass(frozen=True)
class Caution:
    """Why a figure may say less than it seems to: the rule that was met, and a sentence with the reason."""

    rule: str
    sentence: str


def older(ages: Iterable[float], profile: pd.DataFrame, region: str) -> dict[str, tuple[float, float]]:
    """The share of people of 65 and over among those of 15 and over, for ``Fieldwork.composition``.

    Parameters
    ----------
    ages : iterable of float
        Of the respondents, in years; blanks and children do not count.
    profile : DataFrame
        ``profile_2021.csv``: region, share_65_plus, share_under_15.
    region : str

    Returns
    -------
    dict
        Empty where the municipality has no age figures, or too few gave their age.
    """
    row = profile.loc[profile["region"] == region, ["share_65_plus", "share_under_15"]].dropna()
    known = pd.to_numeric(pd.Series(list(ages), dtype=object), errors="coerce").dropna()
    adults = known[known >= ADULT]
    if row.empty or len(adults) < FEWEST:
        return {}
    over, under = row.iloc[0]
    return {"mensen van 65 jaar en ouder": (float(100 * (adults >= OLD).mean()), float(100 * over / (100 - under)))}


def cautions(n: int, fieldwork: Fieldwork) -> Iterator[Caution]:
    """Why a figure of n answers may say less than it seems to."""
    if fieldwork.way in CHOSE_THEMSELVES:
        yield Caution(
            "zelf gekozen",
            "Mensen kozen zelf of ze meededen. Dan zegt het cijfer alleen iets over wie meedeed, en niet over alle inwoners. "
            "Een marge hoort bij een steekproef. Daarom staat er hier geen.",
        )
    elif fieldwork.way == "onbekend":
        yield Caution("manier onbekend", "We weten niet hoe mensen zijn gevraagd. De marge klopt alleen als het lot besliste wie meedeed.")
    if fieldwork.invited is None:
        if fieldwork.way not in CHOSE_THEMSELVES:
            yield Caution("uitgenodigd onbekend", "We weten niet hoeveel mensen zijn uitgenodigd, en dus niet hoeveel er niet meededen. Misschien denken zij er anders over.")
    elif 100 * n / fieldwork.invited < LOW_RESPONSE:
        rate = 100 * n / fieldwork.invited
        yield Caution(
            "lage respons",
            f"Van de {number(fieldwork.invited)} uitgenodigde mensen deden er {number(n)} mee: {number(rate, 1)} procent. "
            f"Onder {number(LOW_RESPONSE)} procent weet je te weinig over wie niet meedeed. {ASSUMED}",
        )
    if n < FEW:
        yield Caution("weinig antwoorden", f"Met {number(n)} antwoorden is de marge groot. Onder {FEW} antwoorden zegt een verschil bijna nooit iets. {ASSUMED}")
    for group, (here, there) in fieldwork.composition.items():
        if abs(here - there) > FAR:
            more = "meer" if here > there else "minder"
            yield Caution(
                "samenstelling",
                f"Onder wie meedeed zijn {more} {group} dan in de gemeente: {number(here)} tegen {number(there)} procent. "
                f"Zij kunnen er anders over denken. Vanaf {number(FAR)} procentpunt verschil waarschuwen we. {ASSUMED}",
            )
