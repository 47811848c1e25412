"""Both sides of one number, each at its best."""

from __future__ import annotations

from typing import Any

import pandas as pd

FOR = "Voor één cijfer"
AGAINST = "Voor veel cijfers"
ROWS = (
    (
        "Kiezen en afwegen",
        "Beleid is kiezen. Eén cijfer dwingt je om op te schrijven wat zwaarder telt. Zonder dat gebeurt de afweging ook, maar ongezien.",
        "De afweging is van de raad. Wie optelt, maakt de keuze al, in een formule die bijna niemand leest.",
    ),
    (
        "Wat je laat zien",
        "Uit een rij van veertig cijfers haalt iedereen wat hem uitkomt. Eén cijfer kun je niet half citeren.",
        "In één cijfer verdwijnt wat slecht gaat achter wat goed gaat. Naast elkaar blijft een tekort zichtbaar.",
    ),
    (
        "Wie je bereikt",
        "Een rij cijfers haalt de krant niet. Eén cijfer wel, en dan gaat het gesprek tenminste over brede welvaart.",
        "Wat de krant haalt, is een ranglijst. Daarna gaat het gesprek over de plaats en niet over de opgave.",
    ),
    (
        "Hoe stevig het is",
        "Elke meting rust op keuzes, ook de keuze van de losse cijfers. Bij één cijfer kun je alle keuzes natrekken en variëren.",
        "Een andere weging of rekenregel geeft een andere volgorde. De losse cijfers blijven dan gelijk.",
    ),
    (
        "Wie dit doet",
        "Rabobank en Universiteit Utrecht maken sinds 2016 de Brede Welvaartsindicator, één index per regio. Ook anderen maken een totaalscore.",
        "Het CBS en de planbureaus laten de cijfers los van elkaar zien en tellen ze niet op.",
    ),
)
SOURCES = (
    "Bronnen: Rabobank, over de Brede Welvaartsindicator; CBS, Monitor Brede Welvaart, methoden (2021); programmabegroting provincie Utrecht 2021; "
    "Nieuwsbrief Milieu en Economie 544; OESO en JRC, Handbook on Constructing Composite Indicators (2008). De argumenten zijn in onze woorden."
)


def pieces() -> list[Any]:
    """The two sides side by side, and where they come from."""
    return [pd.DataFrame(ROWS, columns=["", FOR, AGAINST]), SOURCES]
