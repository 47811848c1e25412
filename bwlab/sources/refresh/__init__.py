"""Fresh figures from StatLine: fetch everything, show what changed, ask, and only then put a new edition in use.

    from bwlab.sources.refresh import plan, refresh

    for call in plan():
        print(call)                                  # what would be asked; nothing is
    refresh(confirm=lambda changes: True, today=dt.date.today())
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bwlab.sources import editions
from bwlab.sources.cbs import Limits
from bwlab.sources.refresh.comparing import Changes, compare
from bwlab.sources.refresh.gathering import Gathered, Refusal, gather
from bwlab.sources.refresh.mappings import MAPPINGS, SEEN, WRITTEN, Mapping
from bwlab.sources.refresh.planning import Call, plan
from bwlab.sources.refresh.writing import edition_name, write_edition
from bwlab.sources.snapshot import Snapshot, open_snapshot

__all__ = [
    "MAPPINGS", "SEEN", "WRITTEN", "Call", "Changes", "Gathered", "Mapping", "Outcome", "Refusal", "compare", "look",
    "plan", "put_in_use", "refresh",
]  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """How a refresh ended.

    Attributes
    ----------
    changes : Changes
    edition : Edition or None
        The one now in use; None when the one in use stayed.
    """

    changes: Changes
    edition: editions.Edition | None


def look(
    only: str | Iterable[str] | None = None,
    *,
    fresh: bool = False,
    limits: Limits | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> tuple[Snapshot, Changes]:
    """Fetch everything and compare it with the edition in use; nothing is changed.

    Parameters
    ----------
    only : str or iterable of str, optional
        Ids of the tables to read; by default all of `plan`.
    fresh : bool
        Ask CBS also where a copy of less than a day old is kept.
    limits : Limits, optional
        How long to wait and how often to try.
    say : callable
        Told what is being read, in Dutch.

    Raises
    ------
    CbsError
        The net or CBS failed; what was fetched is kept for the next time.
    NotFoundError
        ``only`` names a table that is not used.
    """
    calls = plan(only)
    old = open_snapshot()
    return old, compare(old, gather(calls, old, fresh=fresh, limits=limits, say=say))


def put_in_use(
    old: Snapshot, changes: Changes, *, today: dt.date, check: Callable[[Path], Any] = open_snapshot
) -> editions.Edition:
    """Make a new edition of what `look` found, and use it from now on.

    Raises
    ------
    SourceError, DataError
        It could not be made, or another edition came in use meanwhile; what was in use still is.
    """
    return editions.install(
        lambda folder: write_edition(folder, old, changes, today),
        edition_name(old.edition, today),
        base=old.folder,
        check=check,
    )


def refresh(
    confirm: Callable[[Changes], bool],
    only: str | Iterable[str] | None = None,
    *,
    today: dt.date,
    check: Callable[[Path], Any] = open_snapshot,
    fresh: bool = False,
    limits: Limits | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Fetch everything, show what changed, and install it when ``confirm`` says so.

    Parameters
    ----------
    confirm : callable
        Is shown the `Changes` and says yes or no; not asked when nothing changed.
    today : datetime.date
        The day of the new edition ("2026.1+20261121").
    check : callable
        Raises an error when a folder does not open as a monitor.
    only, fresh, limits, say
        As for `look`.

    Raises
    ------
    SourceError, DataError, NotFoundError
        As `look` and `put_in_use`; after each of them the edition in use is what it was.
    """
    old, changes = look(only, fresh=fresh, limits=limits, say=say)
    if not changes.anything or not confirm(changes):
        return Outcome(changes, None)
    return Outcome(changes, put_in_use(old, changes, today=today, check=check))
