"""What is the matter, and what a municipality wants of it: opgave, ondergrens, streefwaarde and doel."""

from __future__ import annotations

from typing import Self

from pydantic import Field, field_validator

from bwlab.policy.records.base import PlanDay, PlanYear, Record, new_key, wrong

#: Where a floor or a target comes from, and the words of the choice.
NORMS = {
    "wet": "een wet of landelijke afspraak",
    "who": "advies van de Wereldgezondheidsorganisatie (WHO)",
    "mediaan": "de mediaan van de gemeenten",
    "beste kwart": "de grens van het gunstigste kwart",
    "raad": "de eigen gemeenteraad",
    "anders": "een andere bron",
}


class Challenge(Record):
    """An opgave the participant chose.

    Attributes
    ----------
    rank : int
        Its place among the others, 1 first.
    """

    title: str
    indicators: list[str] = Field(default_factory=list)
    why: str = ""
    rank: int = Field(default=1, ge=1)

    @property
    def key(self) -> str:
        """What a goal points at: the first indicator, else the title."""
        return self.indicators[0] if self.indicators else self.title


class Floor(Record):
    """What nobody should fall below (ondergrens): no ambition, and no average.

    Attributes
    ----------
    value : float or None
        In the unit of the indicator of its goal.
    norm : str
        One of ``NORMS``; "" is not chosen yet.
    source : str
        Which law, advice or decision, in words.
    """

    value: float | None = None
    norm: str = ""
    source: str = ""

    @field_validator("value")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e12:
            raise wrong("Dit getal is te groot om een cijfer te kunnen zijn. Kijk of de komma goed staat.")
        return value


class Target(Floor):
    """What is wanted (streefwaarde), and when.

    Attributes
    ----------
    year : int or None
    """

    year: PlanYear | None = None


class Goal(Record):
    """A goal for one opgave: what will be different, for whom, measured by what, and by when.

    Attributes
    ----------
    key : str
        What an agenda item points at.
    challenge : str
        ``Challenge.key`` of its opgave.
    indicator : str
        Code of the figure that shows it; "" where there is none (yet).
    text : str
        The goal in the participant's own words.
    floor, target : Floor, Target
    owner : str
        Who is answerable: a function, no name of a person is asked.
    due : date or None
        When it is looked at whether the goal is met.
    source : str
        Where the figure is read: of the indicator unless filled in.
    """

    key: str = Field(default_factory=new_key)
    challenge: str = ""
    indicator: str = ""
    text: str = ""
    floor: Floor = Field(default_factory=Floor)
    target: Target = Field(default_factory=Target)
    owner: str = ""
    due: PlanDay | None = None
    source: str = ""

    @classmethod
    def about(cls, challenge: Challenge) -> Self:
        """An empty goal for an opgave, with its first indicator."""
        return cls(challenge=challenge.key, indicator=(challenge.indicators or [""])[0])
