"""What notebooks keep of one participant beside policy: guesses, forecasts, notes, own figures, progress."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, JsonValue

from bwlab.policy import Record
from bwlab.policy.records.base import now

Place = Annotated[float, Field(ge=0, le=1, description="0 least, 1 most favourable")]


class Prediction(Record):
    """A guess made before the figure was shown.

    Attributes
    ----------
    guess, truth : float
        A place from 0 (least favourable) to 1 (most favourable); ``truth`` is None while hidden or blank.
    """

    notebook: str
    indicator: str
    year: int | None = None
    guess: Place
    truth: Place | None = None
    when: AwareDatetime = Field(default_factory=now)


class Forecast(Record):
    """A forecast with a band, made before the figure was shown.

    Attributes
    ----------
    origin, year : int
        The last year that was shown, and the year that was forecast.
    low, high : float
        The band, in the unit of the indicator.
    level : float
        How sure the participant wanted to be that the figure lies inside, 0 to 1.
    truth : float
        None while hidden.
    """

    notebook: str
    indicator: str
    origin: int
    year: int
    low: float
    high: float
    level: float = Field(ge=0, le=1)
    truth: float | None = None
    when: AwareDatetime = Field(default_factory=now)

    @property
    def hit(self) -> bool | None:
        """Whether the figure lies inside the band; None while it is hidden."""
        return None if self.truth is None else self.low <= self.truth <= self.high


class Note(Record):
    """A sentence of the participant's own, kept beside the figure it is about."""

    text: str = ""
    answer: str = Field(default="", description='a choice, such as "ja", "deels" or "nee"')
    when: AwareDatetime = Field(default_factory=now)


class OwnFigure(Record):
    """A figure of the municipality's own, beside those of CBS: totals only, never answers of persons.

    Attributes
    ----------
    kind : {"enquête", "telling"}
        A survey or a count by residents.
    indicator : str
        Code of the figure it stands beside; "" where it stands alone.
    n, successes, invited : int
        Of a survey: how many answered, how many gave the answer, how many were invited.
    low, high : float
        The margin (95 %), in the unit of ``value``; None where there is none.
    way : str
        How people came to take part.
    biases : dict of str to str
        Of a count: who counted, where and when.
    """

    kind: Literal["enquête", "telling"]
    name: str
    indicator: str = ""
    year: int
    value: float
    unit: str = "%"
    origin: Literal["own"] = "own"
    n: int | None = Field(default=None, ge=1)
    successes: int | None = Field(default=None, ge=0)
    invited: int | None = Field(default=None, ge=1)
    low: float | None = None
    high: float | None = None
    way: str = ""
    biases: dict[str, str] = Field(default_factory=dict)
    when: AwareDatetime = Field(default_factory=now)

    @property
    def about(self) -> tuple[str, str, int]:
        """What it is about: two figures with the same are one figure, filled in twice."""
        return self.kind, self.indicator or self.name, self.year


class Progress(Record):
    """How far one exercise is."""

    done: bool = False
    right: bool = False
    tries: int = Field(default=0, ge=0)
    hints: int = Field(default=0, ge=0)
    answer: JsonValue = None
    when: AwareDatetime = Field(default_factory=now)


class Visit(Record):
    """When a notebook was opened."""

    times: int = Field(default=1, ge=1)
    first: AwareDatetime = Field(default_factory=now)
    last: AwareDatetime = Field(default_factory=now)
