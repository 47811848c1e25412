"""Who in the college answers for what: portfolios, and the themes and figures that run through several of them."""

from __future__ import annotations

from pydantic import Field

from bwlab.policy.records.base import Record, new_key


class Portfolio(Record):
    """What one member of the college answers for.

    Attributes
    ----------
    holder : str
        A function, never a name: "wethouder wonen".
    name : str
        The portfolio in words: "wonen en ruimte".
    themes : list of str
        Themes of brede welvaart that belong to it.
    moves : list of str
        Codes of figures on which its decisions have a hold, whoever answers for them.
    owns : list of str
        Codes of figures it answers for to the council.
    """

    key: str = Field(default_factory=new_key)
    holder: str = ""
    name: str = ""
    themes: list[str] = Field(default_factory=list)
    moves: list[str] = Field(default_factory=list)
    owns: list[str] = Field(default_factory=list)
