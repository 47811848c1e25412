"""``bwlab refresh``: the conversation about fresh figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from bwlab.formats import date
from bwlab.monitor import Monitor
from bwlab.sources import editions
from bwlab.sources.refresh import SEEN, WRITTEN, Changes, plan, refresh
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
    print("Dit zou bwlab aan CBS vragen. Onder elke tabel staat welk cijfer er gemaakt wordt, en waarvan.\n")
    for call in calls:
        print(call)
    print(f"\n[{SEEN}]: het onderwerp staat zo in een tabel die CBS eerder gaf.")
    print(f"[{WRITTEN}]: dat is nog niet vergeleken. Klopt het niet, dan zegt bwlab refresh dat en blijft alles zoals het was.")
    print(f"\n{len(calls)} vragen aan CBS. Er is nog niets gevraagd en er is niets veranderd.")
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
        print("\nCBS heeft geen andere cijfers dan je al had. Er is niets veranderd.")
    elif outcome.edition is None:
        print("Er is niets veranderd.")
    else:
        print(f"Alle notebooks gebruiken nu editie {outcome.edition.edition}. Staat er een notebook open? Kies daar")
        print("Kernel > Restart Kernel and Run All Cells. Terug naar de vorige cijfers kan met: bwlab refresh --terug")
    return 0


def back() -> int:
    """Use the edition from before again."""
    edition = editions.undo()
    print(f"Alle notebooks gebruiken nu weer editie {edition.edition}, gemaakt op {date(dt.date.fromisoformat(edition.made))}.")
    print("Typ je nog eens bwlab refresh --terug, dan draai je dat om.")
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
