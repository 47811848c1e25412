"""Who is at the table in each phase of the policy cycle, and what outlasts a council term."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from bwlab.policy.records.base import PlanDay, Record, new_key, now


class Contact(Record):
    """Whom one knows among those who can play a part in a phase.

    Attributes
    ----------
    phase : str
        Key of a phase: "agendering".
    level : str
        Key of a level of government: "gemeente".
    stakeholder : str
        As the matrix names it, or a word of one's own.
    contact : str
        A function or a team to call; a name of a person is not needed.
    asked : date or None
        When this one was last asked or invited.
    about : str
        What is asked of them.
    """

    key: str = Field(default_factory=new_key)
    phase: str = ""
    level: str = ""
    stakeholder: str = ""
    contact: str = ""
    asked: PlanDay | None = None
    about: str = ""


class CouncilMoment(Record):
    """A moment with the council while there is still something to choose.

    Attributes
    ----------
    kind : str
        "raadsinformatieavond", "werksessie", "startnotitie" …
    day : date or None
    about : str
        Which question is put to the council.
    open : str
        What can still be chosen that day.
    said : str
        What the council gave along, once it is over.
    """

    key: str = Field(default_factory=new_key)
    kind: str = ""
    day: PlanDay | None = None
    about: str = ""
    open: str = ""
    said: str = ""


class Staying(Record):
    """Who of policy stays on after the decision, since policy is not done when the paper is approved.

    Attributes
    ----------
    who : str
        A function.
    does : str
        What this one does during implementation.
    hours : float or None
        A week.
    until : date or None
    """

    key: str = Field(default_factory=new_key)
    who: str = ""
    does: str = ""
    hours: float | None = Field(default=None, ge=0, le=168)
    until: PlanDay | None = None


class Handover(Record):
    """What one of the continuity roles keeps when others leave.

    Attributes
    ----------
    role : str
        Key of a continuity role, or a word of one's own.
    keeps : str
        What is kept: the monitor, the dossier, the agreements.
    where : str
        Where it lies.
    day : date or None
        When it is handed over, or looked at again.
    """

    key: str = Field(default_factory=new_key)
    role: str = ""
    keeps: str = ""
    where: str = ""
    day: PlanDay | None = None


class ResidentQuestion(Record):
    """A line of the plan for resident knowledge: what one asks, whom, how and when, beside which figure.

    Attributes
    ----------
    question : str
    indicator, theme : str
        The figure or theme it stands beside, or "".
    group : str
        Whom one asks.
    method : str
        "gesprek aan huis", "enquête", "telling" …
    day : date or None
    owner : str
        A function.
    """

    key: str = Field(default_factory=new_key)
    question: str = ""
    indicator: str = ""
    theme: str = ""
    group: str = ""
    method: str = ""
    day: PlanDay | None = None
    owner: str = ""


class Option(Record):
    """One of several ways to reach a goal: choosing among them is politics.

    Attributes
    ----------
    goal : str
        ``Goal.key`` it serves.
    text : str
        What would be done.
    gains, loses : str
        Who is better off, and who pays or waits.
    scenario : str
        ``Scenario.key`` that reckons it through, or "".
    euros : float or None
        A year.
    elsewhere, later : str
        What it does to others and to those after us, in words; there is no figure for it.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    text: str = ""
    gains: str = ""
    loses: str = ""
    scenario: str = ""
    euros: float | None = Field(default=None, ge=-1e12, le=1e12)
    elsewhere: str = ""
    later: str = ""


class Passage(Record):
    """A phase or step that was opened after another: together they are the path somebody took.

    Attributes
    ----------
    notebook : str
        Its id: "fase_3".
    """

    notebook: str
    when: AwareDatetime = Field(default_factory=now)
