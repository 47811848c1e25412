"""``bwlab refresh``: the conversation about fresh figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from bwlab.monitor import Monitor
from bwlab.sources import editions
from bwlab.sources.refresh import Changes, plan, refresh
from bwlab.sources.snapshot import open_snapshot

_YES, _NO = {"ja", "j"}, {"nee", "n", ""}


def opens(folder: Path) -> None:
    """Open a folder as a monitor and ask it something: an edition that cannot do that is not put in use."""
    monitor = Monitor(open_snapshot(folder))
    monitor.position(next(iter(monitor.regions)).code)
    monitor.coverage()


def dry_run(only: Sequence[str] | None = None) -> int:
    """Print every call; nothing is asked."""
    calls = plan(only or None)
    for call in calls:
        print(call)
    print(f"\n{len(calls)} vragen aan StatLine, elk van enkele oproepen. Er is nog niets gevraagd en niets veranderd.")
    return 0


def run(only: Sequence[str] | None = None, *, yes: bool = False, today: dt.date | None = None) -> int:
    """Fetch, show what changed, ask, and put the new edition in use."""
    outcome = refresh(
        lambda changes: _shown(changes) and (yes or _asked()),
        only or None,
        today=today or dt.date.today(),
        check=opens,
        say=lambda text: print(text, flush=True),
    )
    if not outcome.changes.anything:
        for line in outcome.changes.sentences:
            print(line)
        print("CBS heeft geen andere cijfers dan je al had. Er is niets veranderd.")
    elif outcome.edition is None:
        print("Er is niets veranderd.")
    else:
        print(f"Vanaf nu gebruikt: editie {outcome.edition.edition}. Terug kan met: bwlab refresh --terug")
    return 0


def back() -> int:
    """Use the edition from before again."""
    edition = editions.undo()
    print(f"Vanaf nu gebruikt: editie {edition.edition}, gemaakt op {edition.made}. Nog eens --terug draait dit om.")
    return 0


def _shown(changes: Changes) -> bool:
    print("\nDit verandert er:")
    for line in changes.sentences:
        print(f"  {line}")
    return True


def _asked() -> bool:
    while True:
        try:
            answer = input("Deze cijfers in gebruik nemen? (ja/nee) ").strip().casefold()
        except EOFError:
            return False  # nobody is there to answer
        if answer in _YES | _NO:
            return answer in _YES
        print("Typ ja of nee.")
