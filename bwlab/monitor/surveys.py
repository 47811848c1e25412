"""How many answers an official survey aims at in one municipality, and who says so."""

from __future__ import annotations

from bwlab.catalogue import Indicator

#: By the code of a figure or the beginning of its source.
AIMED = {
    "CBS, Veiligheidsmonitor": (300, "de Veiligheidsmonitor wil er 300 (CBS, 2021)"),
    "ervaren_gezondheid": (400, "de Gezondheidsmonitor wil er 400 (GGD, 2020)"),
    "langdurige_ziekte": (400, "de Gezondheidsmonitor wil er 400 (GGD, 2020)"),
}
OTHER = (400, "het officiële aantal kennen we niet")


def usual(indicator: Indicator) -> tuple[int, str]:
    """How many answers the official survey aims at, and the source of that; else a start and that it is unknown."""
    return next((known for key, known in AIMED.items() if indicator.code == key or indicator.source.startswith(key)), OTHER)
