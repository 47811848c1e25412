"""Implementation and evaluation: what was agreed beforehand, what happened, and what may be said afterwards."""

from __future__ import annotations

from pydantic import Field, field_validator

from bwlab.policy.records.base import PlanDay, PlanYear, Record, new_key, wrong

#: What one decides at a look.
CHOICES = {"doorgaan": "Doorgaan", "bijsturen": "Bijsturen", "stoppen": "Stoppen"}
#: Whether a goal was met; "" is not judged.
MET = {"ja": "ja", "nee": "nee", "onbekend": "niet te zeggen"}
#: How the opgave stands.
STANDS = {"kleiner": "kleiner", "gelijk": "even groot", "groter": "groter", "onbekend": "dat weten we niet"}
#: What was seen of an arrow of the policy theory.
SEEN = {"gezien": "gezien", "niet": "niet gezien", "anders": "iets anders gezien", "onbekend": "niet naar gekeken"}
#: When it is evaluated.
MOMENTS = {"halverwege": "halverwege", "einde": "aan het einde"}


#: What makes up an agreement: a change in one of these after it was fixed is a change of the rule.
AGREED = ("indicator", "measure", "unit", "adjust", "stop", "adjust_at", "stop_at", "above", "every")


class Agreed(Record):
    """An agreement as it was fixed on a day; fields as in ``Agreement``."""

    day: PlanDay
    indicator: str = ""
    measure: str = ""
    unit: str = ""
    adjust: str = ""
    stop: str = ""
    adjust_at: float | None = None
    stop_at: float | None = None
    above: bool = True
    every: int = 6


class Agreement(Record):
    """What was agreed before the figures came: what one looks at, and what one does when.

    Attributes
    ----------
    goal : str
        ``Goal.key``, or "".
    indicator : str
        Code of the figure that is followed; "" where it is a count of one's own: ``measure``.
    measure, unit : str
        Of an own count: the output.
    adjust : str
        When one adjusts, in words.
    stop : str
        When one stops, in words.
    adjust_at, stop_at : float or None
        The same as a figure.
    above : bool
        True where more is wanted: then a figure under ``adjust_at`` or ``stop_at`` is the signal.
    every : int
        Months between two looks.
    owner : str
    fixed : date or None
        The day on which it was first agreed; what was noted before does not count.
    rule : Agreed or None
        The agreement as it was fixed last, whatever the fields above say now.
    former : list of Agreed
        Agreements fixed before that one.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    indicator: str = ""
    measure: str = ""
    unit: str = ""
    adjust: str = ""
    stop: str = ""
    adjust_at: float | None = None
    stop_at: float | None = None
    above: bool = True
    every: int = Field(default=6, ge=1, le=60)
    owner: str = ""
    fixed: PlanDay | None = None
    rule: Agreed | None = None
    former: list[Agreed] = Field(default_factory=list)

    @field_validator("adjust_at", "stop_at")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e12:
            raise wrong("Dit getal is te groot om een grens te kunnen zijn. Kijk of de komma goed staat.")
        return value


class LogEntry(Record):
    """One look during implementation: what was done, what helped, what hindered and what was decided.

    Attributes
    ----------
    activity : str
        ``AgendaItem.key``, or "".
    agreement : str
        ``Agreement.key``: which agreement this is a look at, or "".
    day : date or None
    planned, done : float or None
        How much was planned and done until that day, in ``unit``; blank is not known, never zero.
    unit : str
    helped, hindered : str
    told_by : str
        Who said so: a function or a team.
    choice : str
        One of ``CHOICES``; "" is none.
    why : str
    """

    key: str = Field(default_factory=new_key)
    activity: str = ""
    agreement: str = ""
    day: PlanDay | None = None
    planned: float | None = None
    done: float | None = None
    unit: str = ""
    helped: str = ""
    hindered: str = ""
    told_by: str = ""
    choice: str = ""
    why: str = ""

    @field_validator("planned", "done")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not 0 <= value < 1e12:
            raise wrong("Dit aantal kan niet: vul in hoeveel er is gedaan, zonder min. Weet je het niet, laat het dan leeg.")
        return value


class Evaluation(Record):
    """Looking back at one goal: activities, goal and opgave apart, and what may be said.

    Attributes
    ----------
    goal : str
        ``Goal.key``.
    moment : str
        One of ``MOMENTS``.
    day : date or None
    done : str
        What was carried out.
    met : str
        One of ``MET``; "" is not judged.
    stands : str
        How the opgave stands: one of ``STANDS``; "" is not judged.
    start, end : int or None
        The years between which the change of the figure is taken apart.
    claim : str
        What may be said about it.
    other : str
        What else can explain it.
    adjust : str
        What is done otherwise from now on.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    moment: str = ""
    day: PlanDay | None = None
    done: str = ""
    met: str = ""
    stands: str = ""
    start: PlanYear | None = None
    end: PlanYear | None = None
    claim: str = ""
    other: str = ""
    adjust: str = ""


class ArrowReview(Record):
    """What was seen of one arrow of the policy theory.

    Attributes
    ----------
    arrow : str
        ``Arrow.key``.
    seen : str
        One of ``SEEN``; "" is not judged.
    text : str
        What was seen, and by whom.
    source : str
    keeps : str
        What one thinks of the arrow from now on.
    """

    key: str = Field(default_factory=new_key)
    arrow: str = ""
    seen: str = ""
    text: str = ""
    source: str = ""
    keeps: str = ""
