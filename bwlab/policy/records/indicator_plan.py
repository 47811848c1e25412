"""The indicator plan: which figure is followed for what, where it comes from, who follows it and when it appears next."""

from __future__ import annotations

from pydantic import Field

from bwlab.policy.records.base import PlanDay, Record, new_key


class PlanLine(Record):
    """One figure that is followed. What the dictionary knows of it is not kept here, only what the participant adds.

    Attributes
    ----------
    indicator : str
        Code of a figure of the monitor; "" for one of the municipality's own.
    name, definition, source, frequency, margin : str
        Of an own figure, or where the participant knows more than the dictionary.
    goal : str
        ``Goal.key`` it is followed for; "" is none.
    owner : str
        Who follows it: a function.
    next : date or None
        When the next figure appears, where the participant knows; None is not known.
    until : str
        What is told as activity as long as there is no new measurement.
    """

    key: str = Field(default_factory=new_key)
    indicator: str = ""
    name: str = ""
    definition: str = ""
    source: str = ""
    frequency: str = ""
    margin: str = ""
    goal: str = ""
    owner: str = ""
    next: PlanDay | None = None
    until: str = ""
