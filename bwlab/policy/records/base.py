"""The shape every record of a dossier shares, and an error of it as a Dutch sentence."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from bwlab.errors import InputError

FIRST, LAST = 1990, 2100  # years a plan can be about
_OURS = "bwlab"


def now() -> datetime:
    """This moment, to the second, with its time zone."""
    return datetime.now(UTC).replace(microsecond=0)


def new_key() -> str:
    """A short name for a record, so that another can point at it whatever is written in it."""
    return secrets.token_hex(4)


def wrong(sentence: str) -> PydanticCustomError:
    """What a validator raises: a Dutch sentence that a participant can read."""
    return PydanticCustomError(_OURS, "{sentence}", {"sentence": sentence})


def _plan_year(year: int) -> int:
    if not FIRST <= year <= LAST:
        raise wrong(f"Het jaar {year} kan hier niet: kies een jaar tussen {FIRST} en {LAST}.")
    return year


def _plan_day(day: date) -> date:
    _plan_year(day.year)
    return day


PlanYear = Annotated[int, AfterValidator(_plan_year)]
PlanDay = Annotated[date, AfterValidator(_plan_day)]


class Record(BaseModel):
    """A part of the dossier. Fields it does not know (of a later bwlab) are kept and written back.

    What is not filled in yet is empty or None: a draft is kept as it is, and what it lacks is said by the
    functions that judge it. Only what can never be is refused.
    """

    model_config = ConfigDict(extra="allow", validate_assignment=True, ser_json_inf_nan="strings")

    @classmethod
    def of(cls, **fields: Any) -> Self:
        """Make one from what somebody filled in.

        Raises
        ------
        InputError
            Something in it cannot be; the message says what.
        """
        try:
            return cls(**fields)
        except ValidationError as error:
            first = error.errors()[0]
            if first["type"] == _OURS:
                raise InputError(first["msg"]) from error
            where = ".".join(str(each) for each in first["loc"])
            raise InputError(f"Wat je invulde bij '{where}' kan ik niet gebruiken.", now="Vul het opnieuw in.") from error
