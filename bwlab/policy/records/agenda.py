"""The agenda: which activity serves which goal, who owns it, who joins in, with what means and when."""

from __future__ import annotations

from pydantic import Field, model_validator

from bwlab.formats import date as date_words
from bwlab.policy.records.base import PlanDay, Record, new_key, wrong


class Contribution(Record):
    """What somebody outside the town hall does themselves.

    Attributes
    ----------
    who : str
        The partner: an organisation or a group, never a person.
    what : str
    agreed : bool
        Promised, rather than hoped for.
    """

    who: str = ""
    what: str = ""
    agreed: bool = False


class Activity(Record):
    """Something that is done; that it was done is no result yet.

    Attributes
    ----------
    text : str
        What is done, for whom.
    output : str
        What can be counted when it is done: "200 huisbezoeken".
    """

    text: str = ""
    output: str = ""


class AgendaItem(Record):
    """One line of the agenda.

    Attributes
    ----------
    goal : str
        ``Goal.key``; "" where it serves none (yet).
    owner : str
        A function in the town hall.
    means : str
        Money and people in words.
    euros : float or None
        The same as an amount, where there is one.
    start, end : date or None
    indicator : str
        Code of the figure that should show it; "" is that of its goal.
    evaluated : date or None
        When it is looked at what came of it.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    activity: Activity = Field(default_factory=Activity)
    owner: str = ""
    contributions: list[Contribution] = Field(default_factory=list)
    means: str = ""
    euros: float | None = None
    start: PlanDay | None = None
    end: PlanDay | None = None
    indicator: str = ""
    evaluated: PlanDay | None = None

    @model_validator(mode="after")
    def _in_order(self) -> AgendaItem:
        if self.start and self.end and self.end < self.start:
            raise wrong(
                f"De einddatum ({date_words(self.end)}) ligt voor de begindatum ({date_words(self.start)}). Draai ze om of kies een andere datum."
            )
        if self.euros is not None and not 0 <= self.euros < 1e12:
            raise wrong("Dit bedrag kan niet: vul een bedrag in euro's in, zonder min. Weet je het niet, laat het dan leeg.")
        return self
