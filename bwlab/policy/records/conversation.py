"""Conversations in low-threshold places, and what the people there put first."""

from __future__ import annotations

from pydantic import Field, field_validator

from bwlab.policy.records.base import PlanDay, Record, new_key, wrong

#: Whose voice it is. The words are those of step 2 and 3 of the ten steps.
GROUPS = {
    "inwoners": "Inwoners",
    "jongeren": "Jongeren",
    "bedrijven": "Bedrijven",
    "organisaties": "Maatschappelijke organisaties",
}
PLACES = ("bibliotheek", "jongerencentrum", "wijkcentrum", "school", "sportclub", "winkelcentrum", "bedrijventerrein", "zorgcentrum")


class Conversation(Record):
    """A conversation that is planned.

    Attributes
    ----------
    place : str
        Where, in the participant's own words; ``PLACES`` are examples.
    reaches : list of str
        Of ``GROUPS``.
    misses : str
        Whom one does not meet here.
    instead : str
        How those are met after all.
    question : str
        The one question on the table.
    day : date or None
    """

    key: str = Field(default_factory=new_key)
    place: str = ""
    reaches: list[str] = Field(default_factory=list)
    misses: str = ""
    instead: str = ""
    question: str = ""
    owner: str = ""
    day: PlanDay | None = None


class Voice(Record):
    """What a group put first, and what it will do itself.

    Attributes
    ----------
    group : str
        Of ``GROUPS``.
    themes : list of str
        Themes in the order of that group, the most important first; not all need be in it.
    does : str
        What the group does itself.
    heard : int or None
        How many people were spoken to.
    first : dict of str to int
        By theme, how many of them put it first; need not be filled in.
    """

    group: str
    themes: list[str] = Field(default_factory=list)
    does: str = ""
    heard: int | None = None
    where: str = ""
    first: dict[str, int] = Field(default_factory=dict)

    @field_validator("heard", mode="before")
    @classmethod
    def _people(cls, value: object) -> object:
        return None if value is None else _whole(value)

    @field_validator("first", mode="before")
    @classmethod
    def _counts(cls, value: object) -> object:
        return {theme: _whole(each) for theme, each in value.items()} if isinstance(value, dict) else value


def _whole(value: object) -> int:
    """A number of people, as it is typed."""
    if isinstance(value, int | float) and 0 <= value < 1e8 and value == int(value):
        return int(value)
    raise wrong("Een aantal mensen is een heel getal van 0 of meer. Weet je het niet, laat het dan leeg.")
