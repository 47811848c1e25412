"""The face of the agenda outside the town hall: a profile, roles to ask, a mandate, and a pitch of ninety seconds."""

from __future__ import annotations

from pydantic import Field, model_validator

from bwlab.formats import date as date_words
from bwlab.policy.records.base import PlanDay, PlanYear, Record, new_key, wrong


class Candidate(Record):
    """A role in the community that could be asked: a role, never a person.

    Attributes
    ----------
    role : str
        "voorzitter van de ondernemersvereniging".
    qualities : dict of str to str
        Quality of the profile to "ja", "deels" or "nee"; what is not there was not judged.
    why : str
        What the judgement rests on.
    gap : str
        Who or what makes up for what is missing.
    """

    key: str = Field(default_factory=new_key)
    role: str = ""
    qualities: dict[str, str] = Field(default_factory=dict)
    why: str = ""
    gap: str = ""


class Ambassador(Record):
    """What the ambassador may do, for whom, and until when.

    Attributes
    ----------
    candidate : str
        ``Candidate.key`` of the role to ask first; "" is not chosen.
    may, may_not : str
        The mandate and its borders.
    supports : str
        Who helps inside the town hall: a function.
    start, end : date or None
    """

    candidate: str = ""
    may: str = ""
    may_not: str = ""
    supports: str = ""
    start: PlanDay | None = None
    end: PlanDay | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Ambassador:
        if self.start and self.end and self.end < self.start:
            raise wrong(f"De einddatum ({date_words(self.end)}) ligt voor de begindatum ({date_words(self.start)}). Draai ze om of kies een andere datum.")
        return self


class Claim(Record):
    """One sentence of the pitch, and the figure it rests on.

    Attributes
    ----------
    part : str
        Where it stands in the pitch: "cijfer", "onzekerheid", "vraag" …
    indicator : str
        Code of the figure; "" where it rests on none.
    year : int or None
        The year the sentence is about.
    """

    key: str = Field(default_factory=new_key)
    part: str = ""
    text: str = ""
    indicator: str = ""
    year: PlanYear | None = None


class Pitch(Record):
    """What the ambassador says in ninety seconds."""

    claims: list[Claim] = Field(default_factory=list)
