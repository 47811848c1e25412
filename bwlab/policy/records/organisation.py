"""Inside the town hall: a coordinator with an assignment, who learns what, and money beside themes."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from bwlab.formats import date as date_words
from bwlab.policy.records.base import PlanDay, PlanYear, Record, new_key, wrong
from bwlab.policy.records.theory import Arrow


class Assignment(Record):
    """The assignment of the coordinator brede welvaart.

    Attributes
    ----------
    coordinator, client : str
        Functions: who coordinates, and who gives the assignment.
    hours : float or None
        A week.
    result : str
        What there is when it is done.
    mandate : str
        What the coordinator may decide.
    reports : str
        To whom, and how often.
    """

    coordinator: str = ""
    client: str = ""
    hours: float | None = None
    result: str = ""
    mandate: str = ""
    reports: str = ""
    start: PlanDay | None = None
    end: PlanDay | None = None

    @model_validator(mode="after")
    def _possible(self) -> Assignment:
        if self.start and self.end and self.end < self.start:
            raise wrong(f"De einddatum ({date_words(self.end)}) ligt voor de begindatum ({date_words(self.start)}). Draai ze om of kies een andere datum.")
        if self.hours is not None and not 0 <= self.hours <= 168:
            raise wrong("Een week heeft 168 uur. Vul in hoeveel uur per week er voor deze opdracht is.")
        return self


class Training(Record):
    """Who learns what, how and when.

    Attributes
    ----------
    who : str
        A group of colleagues: "beleidsadviseurs sociaal domein".
    skill : str
        What they can do afterwards.
    form : str
        "cursus", "factsheet", "meelopen" …
    material : str
        What is used: a notebook of the masterclass, a factsheet, a course.
    people : int or None
    """

    key: str = Field(default_factory=new_key)
    who: str = ""
    skill: str = ""
    form: str = ""
    material: str = ""
    people: int | None = None
    day: PlanDay | None = None
    owner: str = ""

    @field_validator("people", mode="before")
    @classmethod
    def _people(cls, value: object) -> object:
        if value is None or (isinstance(value, int | float) and 0 <= value < 1e6 and value == int(value)):
            return value if value is None else int(value)
        raise wrong("Een aantal mensen is een heel getal van 0 of meer. Weet je het niet, laat het dan leeg.")


class Programme(Record):
    """One line of the municipality's own budget, finer than the main fields of Iv3: "eigen opgave".

    Attributes
    ----------
    field : str
        Main field of Iv3 it belongs to, or "".
    theme : str
        Theme of brede welvaart, or "" where none was chosen.
    euros : float or None
        A negative amount is kept as it was given; what it means is said by who reads it.
    """

    key: str = Field(default_factory=new_key)
    name: str = ""
    field: str = ""
    theme: str = ""
    euros: float | None = None
    year: PlanYear | None = None

    @field_validator("euros")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e12:
            raise wrong("Dit bedrag is te groot voor een begroting. Kijk of de komma goed staat.")
        return value


class Influence(Arrow):
    """What the participant thinks that more of one thing does to a theme: an assumption until it has a source.

    Attributes
    ----------
    start, end : str
        A main field or a theme, and the theme it moves.
    sign : {1, -1, None}
        1 more favourable, -1 less favourable; None is not chosen.
    """
