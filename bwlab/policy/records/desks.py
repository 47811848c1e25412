"""What the three desks keep: questions of the council, findings of an audit, and promises that are still open."""

from __future__ import annotations

from pydantic import Field

from bwlab.policy.records.base import PlanDay, PlanYear, Record, new_key


class CouncilQuestion(Record):
    """A question of the council as the griffier takes it down: what, where, when and compared with what.

    Attributes
    ----------
    text : str
        As it was asked.
    asked_by : str
        A party or a committee, never a person.
    day : date or None
    indicator : str
        Code of the figure it is about; "" where no figure was found.
    start, end : int or None
        The period; None is the newest figure.
    compare : str
        Key of a group to compare with, or "": "peers", "neighbours", "corop", "province", "nederland".
    asks : str
        What is asked: "stand", "verandering", "plaats", "oorzaak", "toekomst"; "" is not chosen.
    answer : str
        What was answered; the participant's own words.
    part : str
        Which part it is about: "" is the whole municipality, "wijk", "groep" or "vroeger" (a municipality of before a merger).
    sought : str
        The figure in the words of the council, where it is not in the list.
    """

    key: str = Field(default_factory=new_key)
    text: str = ""
    asked_by: str = ""
    day: PlanDay | None = None
    indicator: str = ""
    start: PlanYear | None = None
    end: PlanYear | None = None
    compare: str = ""
    asks: str = ""
    answer: str = ""
    part: str = ""
    sought: str = ""


class AuditFinding(Record):
    """A fault that somebody thinks to see in a table.

    Attributes
    ----------
    table : str
        Which table was looked at.
    row : str
        Which cell or row.
    kind : str
        Which kind of fault.
    why : str
        What one thinks is wrong.
    """

    key: str = Field(default_factory=new_key)
    table: str = ""
    row: str = ""
    kind: str = ""
    why: str = ""


class Promise(Record):
    """Something that was promised, to whom and by when; it outlives who promised it.

    Attributes
    ----------
    text : str
    to : str
        To whom: "gemeenteraad", a group, a partner.
    by : str
        Who keeps it: a function.
    due : date or None
    goal : str
        ``Goal.key``, or "".
    kept : date or None
        When it was kept; None is open.
    how : str
        How it was kept, or why not.
    """

    key: str = Field(default_factory=new_key)
    text: str = ""
    to: str = ""
    by: str = ""
    due: PlanDay | None = None
    goal: str = ""
    kept: PlanDay | None = None
    how: str = ""
