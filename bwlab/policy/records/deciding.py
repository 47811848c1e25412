"""What one expects of each option, what is weighed, who was heard, and the decision with the minority beside it. Never a total."""

from __future__ import annotations

from pydantic import Field, field_validator

from bwlab.policy.records.base import PlanDay, PlanYear, Record, new_key, wrong

#: Which way a theme is expected to go, and the words of the choice; "" is not filled in, which is not "geen".
SENTIMENTS = {"gunstiger": "gunstiger", "geen": "geen verandering verwacht", "ongunstiger": "ongunstiger", "onbekend": "weten we niet"}
#: When and where: the three ledgers of brede welvaart.
LEDGERS = {"nu": "Hier en nu", "later": "Later", "elders": "Elders"}
KINDS = {"technisch": "technisch", "politiek": "politiek"}
#: Doing nothing, where "" already means that nothing was chosen or told.
NOTHING = "niets"


class Expected(Record):
    """What is expected of one option for one theme: an expectation, never a promise.

    An option is set beside doing nothing; doing nothing itself is set beside now.

    Attributes
    ----------
    option : str
        ``Option.key``; "" is doing nothing.
    goal : str
        ``Goal.key`` the options serve: so that doing nothing belongs to a choice too.
    theme : str
        One of the themes of the monitor.
    ledger : str
        One of ``LEDGERS``; "" is not chosen.
    sentiment : str
        One of ``SENTIMENTS``; "" is not filled in.
    text : str
        What changes, in words.
    group : str
        For whom.
    place : str
        Where: the whole municipality, a neighbourhood, elsewhere.
    year : int or None
        From when it would be noticed.
    indicator : str
        Code of the figure that would show it, or "".
    low, likely, high : float or None
        The size of the change, in ``unit``; None is not known.
    unit : str
        Of the size; "" is that of ``indicator``.
    source : str
        Publication or people; "" is "aanname van de deelnemer".
    """

    key: str = Field(default_factory=new_key)
    option: str = ""
    goal: str = ""
    theme: str = ""
    ledger: str = ""
    sentiment: str = ""
    text: str = ""
    group: str = ""
    place: str = ""
    year: PlanYear | None = None
    indicator: str = ""
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    unit: str = ""
    source: str = ""

    @field_validator("low", "likely", "high")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e12:
            raise wrong("Dit getal is te groot om een verandering te kunnen zijn. Kijk of de komma goed staat.")
        return value


class Consideration(Record):
    """A reason for or against an option; technical and political ones stand apart.

    Attributes
    ----------
    goal, option : str
        ``Goal.key`` and ``Option.key``; "" is about all options, ``NOTHING`` about doing nothing.
    kind : str
        One of ``KINDS``; "" is not chosen.
    text : str
    who : str
        Who says so: a function, a group or a party.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    option: str = ""
    kind: str = ""
    text: str = ""
    who: str = ""


class Heard(Record):
    """Who was heard before the decision, and what was done with it.

    Attributes
    ----------
    goal : str
    who : str
        A group, an organisation or a function.
    day : date or None
    said : str
    prefers : str
        ``Option.key`` this one would choose, or ``NOTHING``; "" is not told.
    done : str
        What was done with it.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    who: str = ""
    day: PlanDay | None = None
    said: str = ""
    prefers: str = ""
    done: str = ""


class Decision(Record):
    """What was decided about a goal, why, who disagreed, and how it will be evaluated.

    Attributes
    ----------
    goal, option : str
        ``Goal.key`` and the ``Option.key`` that was chosen, or ``NOTHING``; "" is not decided.
    body : str
        Who decides: "gemeenteraad", "college".
    day : date or None
    why : str
    price : str
        What is given up for it, and by whom.
    minority : str
        What those who disagreed said, in their words.
    evaluated : date or None
        When it is looked at what came of it.
    indicator : str
        By which figure.
    reconsider : str
        What would have to be seen then to decide otherwise.
    owner : str
        Who sees to the evaluation: a function.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    option: str = ""
    body: str = ""
    day: PlanDay | None = None
    why: str = ""
    price: str = ""
    minority: str = ""
    evaluated: PlanDay | None = None
    indicator: str = ""
    reconsider: str = ""
    owner: str = ""


class Outside(Record):
    """What leaves the municipality or comes from elsewhere, and who bears it: in words, with a labelled proxy at most.

    Attributes
    ----------
    option : str
        ``Option.key`` it belongs to; "" is the municipality as it is now.
    what : str
        What goes over the border: "afval", "bouwmateriaal", "banen".
    way : str
        "weg" is away from here, "hierheen" is from elsewhere to here; "" is not chosen.
    bearer : str
        Who bears it: a place or a group.
    proxy : str
        Code of a figure that says something about it, or ""; it is not a figure of elsewhere.
    says_not : str
        What the proxy leaves out.
    question : str
        What one would have to know.
    asked : str
        Whom one asks: a function or an organisation.
    source : str
    """

    key: str = Field(default_factory=new_key)
    option: str = ""
    what: str = ""
    way: str = ""
    bearer: str = ""
    proxy: str = ""
    says_not: str = ""
    question: str = ""
    asked: str = ""
    source: str = ""
