"""What crosses the border of the municipality: facilities of neighbours, and what is done together."""

from __future__ import annotations

from pydantic import Field, field_validator

from bwlab.formats import quantity
from bwlab.policy.records.base import Record, new_key, wrong

LEVELS = {"lokaal": "zelf, in de gemeente", "samen": "met buurgemeenten", "regionaal": "in de regio"}


class Facility(Record):
    """A facility over the border that inhabitants use: "eigen opgave" of the participant, no figure of CBS.

    Attributes
    ----------
    region : str
        Code of the municipality it lies in, or "".
    kilometres : float or None
        About how far from the own centre.
    users : str
        For whom.
    """

    key: str = Field(default_factory=new_key)
    name: str = ""
    theme: str = ""
    region: str = ""
    kilometres: float | None = None
    users: str = ""

    @property
    def near(self) -> str:
        """How far in words, no more exact than it was typed: "12 km"; "" where it was not."""
        km = self.kilometres
        return "" if km is None else quantity(km, 0 if km == round(km) else 1, "km")

    @field_validator("kilometres")
    @classmethod
    def _near(cls, value: float | None) -> float | None:
        if value is not None and not 0 <= value <= 400:
            raise wrong("Een afstand ligt hier tussen 0 en 400 kilometer. Kijk of de komma goed staat.")
        return value


class RegionalChoice(Record):
    """Where a theme is best taken up, and why.

    Attributes
    ----------
    level : str
        Of ``LEVELS``; "" is not chosen yet.
    agenda : str
        The regional agenda it belongs in, in words or as an address.
    """

    theme: str
    level: str = ""
    why: str = ""
    agenda: str = ""
