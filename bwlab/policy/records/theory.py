"""What one thinks that works: arrows between causes and effects, and interventions that somebody else has tried."""

from __future__ import annotations

from pydantic import Field, field_validator

from bwlab.policy.records.base import PlanDay, Record, new_key, wrong

SIGNS = (1, -1)


class Arrow(Record):
    """One arrow of a policy theory: an assumption until it has a source.

    Attributes
    ----------
    start, end : str
        What moves, and what moves with it: a word of one's own, or the code of a figure.
    sign : {1, -1, None}
        1 more of the first gives more of the second, -1 gives less; None is not chosen.
    strength : int
        1 weak, 2 middling, 3 strong.
    lag : int
        Years before it is felt.
    evidence, source : str
        Without a source it is "aanname van de deelnemer".
    """

    key: str = Field(default_factory=new_key)
    start: str = ""
    end: str = ""
    sign: int | None = None
    strength: int = Field(default=1, ge=1, le=3)
    lag: int = Field(default=0, ge=0, le=40)
    evidence: str = ""
    source: str = ""

    @field_validator("sign")
    @classmethod
    def _plus_or_minus(cls, value: int | None) -> int | None:
        if value is not None and value not in SIGNS:
            raise wrong("Een pijl heeft een plus of een min. Weet je het nog niet, laat het dan leeg.")
        return value


class Intervention(Record):
    """An intervention found in a register: what it is and for whom, never how much it would do here.

    Attributes
    ----------
    name : str
        As the register calls it.
    found_in : str
        Which register; a key of the list, or a name of one's own.
    what, whom : str
        What is done, and for whom it was made.
    link : str
        Where it is described.
    evidence : str
        The step of recognition as the register words it; "" where none was found.
    arrow : str
        ``Arrow.key`` it belongs to, or "".
    fits : str
        Why it would fit here, or what differs here.
    looked : date or None
        When it was looked up.
    works, fails : str
        For whom it works here and for whom it does not, in the words of people who do the work.
    told_by : str
        Who of them said so: a function or a team.
    told : date or None
        When.
    """

    key: str = Field(default_factory=new_key)
    name: str = ""
    found_in: str = ""
    what: str = ""
    whom: str = ""
    link: str = ""
    evidence: str = ""
    arrow: str = ""
    fits: str = ""
    looked: PlanDay | None = None
    works: str = ""
    fails: str = ""
    told_by: str = ""
    told: PlanDay | None = None
