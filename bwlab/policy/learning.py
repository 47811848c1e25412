"""Experiments: what is tried, what is expected, when it stops (decided beforehand), and what came of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from bwlab.policy.record import PlanDay, Record, new_key, wrong


class Experiment(Record):
    """One experiment.

    Attributes
    ----------
    goal : str
        ``Goal.key`` it serves, or "".
    text : str
        What is tried, for whom.
    expects : str
        What is thought will happen, and why.
    measure, unit : str
        What is counted.
    at_least : float or None
        It goes on only where the count is this or more (``above``), or this or less.
    above : bool
    judged : date or None
        The day on which the rule is applied.
    stop : str
        The stop rule in words.
    fixed : date or None
        The day on which the rule was fixed; a result noted before it does not count.
    result : float or None
    found : str
        What came of it, in words; also what did not work.
    noted : date or None
        The day on which the result was noted.
    source : str
        Where the result can be read.
    verdict : {"", "doorgaan", "aanpassen", "stoppen"}
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    text: str = ""
    expects: str = ""
    measure: str = ""
    unit: str = ""
    at_least: float | None = None
    above: bool = True
    judged: PlanDay | None = None
    stop: str = ""
    owner: str = ""
    start: PlanDay | None = None
    fixed: PlanDay | None = None
    result: float | None = None
    found: str = ""
    noted: PlanDay | None = None
    source: str = ""
    verdict: Literal["", "doorgaan", "aanpassen", "stoppen"] = ""

    @field_validator("at_least", "result")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e12:
            raise wrong("Dit getal is te groot om een telling te kunnen zijn. Kijk of de komma goed staat.")
        return value
