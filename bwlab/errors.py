"""Every error bwlab raises on purpose, with a Dutch message in three parts: what, why, what now.

    BwlabError
    ├── NotFoundError              a name that does not exist; ``choices`` holds the nearest right ones
    │   ├── UnknownRegionError
    │   ├── AmbiguousRegionError   more than one municipality answers to this name
    │   ├── UnknownIndicatorError
    │   ├── UnknownThemeError
    │   └── UnknownYearError
    ├── DataError                  the snapshot cannot be trusted; nothing was loaded
    │   ├── MissingFileError
    │   └── DamagedFileError
    ├── SourceError                a source could not be read; nothing changed
    │   ├── FileUnreadableError    a CSV or Excel file that gives no figures
    │   └── CbsError               StatLine; ``table`` and ``part`` say which rows, ``age`` that of a stored copy
    ├── DossierError               the dossier could not be read or saved; nothing was lost
    │   ├── DossierDamagedError
    │   ├── DossierVersionError
    │   └── DossierNotSavedError
    ├── InputError                 something typed that cannot be understood
    │   └── AmbiguousNumberError   "1.000": a thousand or one?
    └── RunError                   a notebook stopped: notebook, cell and reason
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence


class BwlabError(Exception):
    """An error a participant may read.

    Parameters
    ----------
    what : str
        What is wrong, in one Dutch sentence.
    why : str, optional
        Why, in one sentence; empty where ``what`` says it all.
    now : str
        What to do now.
    """

    def __init__(self, what: str, why: str = "", now: str = "") -> None:
        self.what, self.why, self.now = what, why, now
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The three parts as one Dutch text."""
        return " ".join(part for part in (self.what, self.why, self.now) if part)

    def _render_traceback_(self) -> list[str]:
        # IPython asks this before it prints a traceback: a participant reads sentences only.
        return [self.message]


class NotFoundError(BwlabError):
    """A name that does not exist, or not once.

    Attributes
    ----------
    choices : tuple of str
        The nearest right names, best first; may be empty.
    """

    def __init__(self, what: str, why: str = "", now: str = "", choices: Sequence[str] = ()) -> None:
        self.choices = tuple(choices)
        super().__init__(what, why, now)


class UnknownRegionError(NotFoundError):
    """No municipality has or had this name."""


class AmbiguousRegionError(NotFoundError):
    """More than one municipality answers to this name."""


class UnknownIndicatorError(NotFoundError):
    """The dictionary has no such indicator."""


class UnknownThemeError(NotFoundError):
    """The dictionary has no such theme."""


class UnknownYearError(NotFoundError):
    """No figure of this year."""


class DataError(BwlabError):
    """The snapshot cannot be trusted; nothing was loaded."""


class MissingFileError(DataError):
    """A file of the snapshot is not there."""


class DamagedFileError(DataError):
    """A file of the snapshot is not what the manifest says."""


class SourceError(BwlabError):
    """A source could not be read; nothing changed."""


class FileUnreadableError(SourceError):
    """A file of a participant gives no figures; nothing was taken."""


class CbsError(SourceError):
    """A table of StatLine could not be read.

    Attributes
    ----------
    table : str
        The id of the table ("84799NED").
    part : str
        Which rows of it, in Dutch; empty where it concerns the whole table.
    age : timedelta or None
        How old the stored copy of the same figures is; None when there is none.
    choices : tuple of str
        The nearest right names, where a name was wrong.
    """

    def __init__(
        self, what: str, why: str = "", now: str = "", table: str = "", part: str = "", choices: Sequence[str] = ()
    ) -> None:
        self.table, self.part, self.choices = table, part, tuple(choices)
        self.age: dt.timedelta | None = None
        super().__init__(what, why, now)


class DossierError(BwlabError):
    """The dossier could not be read or saved; nothing was lost."""


class DossierDamagedError(DossierError):
    """The dossier and its last good copy are both unreadable."""


class DossierVersionError(DossierError):
    """The dossier was written by a newer bwlab."""


class DossierNotSavedError(DossierError):
    """The dossier could not be written; the change is kept in memory."""


class InputError(BwlabError):
    """Something typed that cannot be understood."""


class AmbiguousNumberError(InputError):
    """A number that may be read in two ways.

    Attributes
    ----------
    readings : tuple of float
        The two readings.
    """

    def __init__(self, what: str, why: str, now: str, readings: tuple[float, float]) -> None:
        self.readings = readings
        super().__init__(what, why, now)


class RunError(BwlabError):
    """A notebook stopped: notebook, cell and reason."""
