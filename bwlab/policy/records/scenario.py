"""A scenario: if this many people are reached and take part, and each changes this much. Assumptions, never a forecast."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from bwlab.policy.records.base import PlanDay, PlanYear, Record, new_key, wrong


class Assumed(Record):
    """One factor of a scenario, with its range and who says so.

    Attributes
    ----------
    low, likely, high : float or None
        In the unit of the factor; None is not chosen: no effect.
    source : str
        Publication or people; "" is "aanname van de deelnemer".
    evidence : str
        A step of recognition in a register; "" where nobody judged it.
    owner : str
        Who finds out whether it holds: a function.
    by : date or None
        When that is known.
    """

    low: float | None = None
    likely: float | None = None
    high: float | None = None
    source: str = ""
    evidence: str = ""
    owner: str = ""
    by: PlanDay | None = None

    @field_validator("low", "likely", "high")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e9:
            raise wrong("Dit getal is te groot voor een aanname. Kijk of de komma goed staat.")
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Assumed:
        known = [each for each in (self.low, self.likely, self.high) if each is not None]
        if known != sorted(known):
            raise wrong("Bij een aanname staat 'laag' onder 'waarschijnlijk' en 'waarschijnlijk' onder 'hoog'. Zet de drie getallen op volgorde.")
        return self


class Scenario(Record):
    """A named scenario about one figure.

    Attributes
    ----------
    indicator : str
        Code of the figure it is about.
    goal : str
        ``Goal.key`` it serves, or "".
    group : str
        For whom, in words: "gezinnen met schulden".
    size : float or None
        How many people the group counts: a check on the reach, which is of all whom the figure counts. None: not told.
    base : float or None
        The figure when it was made, and ``base_year`` of which year.
    edition : str
        Of the figures it was made with.
    factors : dict of str to Assumed
        By role of ``bwlab.method.effect``: reach, uptake, effect, persistence, delay.
    years, rounds : int
        How far one looks, and in how many years a new group takes part.
    start : int or None
        The year in which people first take part; None is next year.
    whole : float or None
        How many people the figure counts in all, where the dictionary does not know it.
    answers : float or None
        How many answer the survey behind the figure; None is what it usually aims at.
    margin : float or None
        Smallest change that shows, in the unit of the figure, and ``margin_source`` who says so.
    guess : float or None
        What the participant expected, before the sliders showed it.
    """

    key: str = Field(default_factory=new_key)
    name: str = ""
    indicator: str = ""
    goal: str = ""
    group: str = ""
    size: float | None = Field(default=None, ge=0)
    base: float | None = None
    base_year: int | None = None
    edition: str = ""
    factors: dict[str, Assumed] = Field(default_factory=dict)
    years: int = Field(default=4, ge=1, le=40)
    rounds: int = Field(default=1, ge=1, le=40)
    start: PlanYear | None = None
    whole: float | None = Field(default=None, gt=0)
    answers: float | None = Field(default=None, ge=10, le=1_000_000)
    margin: float | None = None
    margin_source: str = ""
    guess: float | None = None

    @field_validator("size", "base", "whole", "margin", "guess")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e12:
            raise wrong("Dit getal is te groot om een cijfer te kunnen zijn. Kijk of de komma goed staat.")
        return value
