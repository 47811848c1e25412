"""A count by residents (citizen science): a number, and what it depends on. It has no margin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bwlab.errors import InputError
from bwlab.sources.survey.frame import tidy

#: What a count by residents depends on: for each question the answers, and what each does to the count.
BIASES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "who": {
        "liefhebbers": ("mensen die dit onderwerp belangrijk vinden", "Wie het belangrijk vindt, kijkt beter en telt vaker."),
        "klagers": ("mensen die er last van hebben", "Wie er last van heeft, telt mee waar het erg is en niet waar het rustig is."),
        "getraind": ("mensen die instructie kregen", "Wie instructie kreeg, telt gelijker dan anderen. Ook dan telt niet iedereen hetzelfde."),
        "beroep": ("mensen die het voor hun werk doen", "Wie voor het werk telt, ziet vooral wat bij dat werk hoort."),
        "onbekend": ("dat weten we niet", "We weten niet wie er telde, en dus niet wie er ontbreekt."),
    },
    "where": {
        "overal": ("op plekken die het lot koos", "De plekken zijn door het lot gekozen. Samen zeggen ze iets over de hele gemeente."),
        "dichtbij": ("dicht bij huis", "Wie dicht bij huis telt, slaat plekken over waar niemand van de tellers woont."),
        "probleem": ("op plekken waar een probleem is", "Op probleemplekken is het getal hoger dan in de rest van de gemeente."),
        "bereikbaar": ("op plekken die makkelijk te bereiken zijn", "Moeilijk bereikbare plekken tellen niet mee."),
        "onbekend": ("dat weten we niet", "We weten niet waar er is geteld, en dus niet welke plekken ontbreken."),
    },
    "when": {
        "vast": ("op vaste, vooraf gekozen momenten", "De momenten stonden vooraf vast. Een volgende telling kan op dezelfde momenten."),
        "weekend": ("vooral in het weekend of in de vrije tijd", "Wat op werkdagen gebeurt, ontbreekt."),
        "overdag": ("alleen overdag", "Wat 's avonds en 's nachts gebeurt, ontbreekt."),
        "eenmalig": ("op één dag", "Eén dag kan toeval zijn: het weer, een feest, een vakantie."),
        "onbekend": ("dat weten we niet", "We weten niet wanneer er is geteld, en dus niet of een volgende telling te vergelijken is."),
    },
}  # fmt: skip


@dataclass(frozen=True)
class CountResult:
    """A count by residents: the number, and what it depends on. It has no margin: there was no sample.

    Attributes
    ----------
    frame : DataFrame
        One row with the columns of ``SurveyResult.frame`` and ``unit``; n, low and high are blank.
    biases : dict of str to str
        For "who", "where" and "when" the key in ``BIASES``.
    sentences : tuple of str
        What each does to the count.
    """

    frame: pd.DataFrame
    biases: Mapping[str, str]
    sentences: tuple[str, ...]


def count(
    value: float, *, name: str, unit: str, region: str, year: int, who: str, where: str, when: str
) -> CountResult:
    """A count by residents, with what it depends on.

    Parameters
    ----------
    value : float
        0 or more.
    name, unit : str
        What was counted, and in what, in the user's words.
    who, where, when : str
        Keys of ``BIASES``: who counted, where and when. One each, since every count has them.

    Raises
    ------
    InputError
        A value that cannot be, or a key that does not exist.
    """
    if not (np.isfinite(value) and value >= 0):
        raise InputError("Een telling is 0 of meer.")
    chosen = {"who": who, "where": where, "when": when}
    for question, key in chosen.items():
        if key not in BIASES[question]:
            asked = {"who": "wie er telde", "where": "waar er is geteld", "when": "wanneer er is geteld"}[question]
            raise InputError(f"Nog niet bekend is {asked}.", now="Kies een antwoord. Ook 'dat weten we niet' is er een.")
    frame = tidy([(region, name, year, float(value), None, np.nan, np.nan, "")]).assign(unit=unit)
    return CountResult(frame, chosen, tuple(BIASES[question][key][1] for question, key in chosen.items()))
