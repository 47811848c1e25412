"""``bwlab dossier show | export | restore | upgrade``: the conversation about one dossier."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from bwlab import places
from bwlab.app.told import told
from bwlab.dossier import DossierStore, active_region, open_dossier
from bwlab.dossier.history import Copy, carry_over, copies, left_behind, put_back
from bwlab.dossier.records import Dossier
from bwlab.errors import BwlabError, DossierError, InputError
from bwlab.export.plain import plain
from bwlab.formats import date, number
from bwlab.monitor import Monitor, open_monitor
from bwlab.policy.rerun.outcome import look_again

_NOBODY = {"", "nee", "n", "stop"}


def find_store(name: str | None, folder: Path | None) -> DossierStore:
    """The dossier to work on: of the municipality that is named, else of the one chosen last.

    Raises
    ------
    InputError
        None was named and none was chosen.
    """
    folder = Path(folder).expanduser().absolute() if folder else places.dossier_dir()
    name = name or active_region(folder)
    if not name:
        found = sorted(folder.glob("dossier *.json"))
        raise InputError(
            f"Ik weet niet om welke gemeente het gaat: in {folder} is er nog geen gekozen.",
            f"Er liggen wel deze dossiers: {', '.join(each.stem.removeprefix('dossier ') for each in found)}." if found else "",
            'Zet de naam erbij, bijvoorbeeld --gemeente "Den Haag", of de map, met --map.',
        )
    monitor = open_monitor()
    return open_dossier(monitor.regions.find(name), folder, edition=monitor.edition)


def show(store: DossierStore) -> int:
    """Print what is in it."""
    if not store.path.is_file():
        raise _no_file(store)
    record, monitor = store.read(), open_monitor()
    for line in told(record, monitor, store.region, dt.date.today()):
        print(line)
    print(f"\nHet bestand: {store.path}")
    _mention(store)
    return 0


def export(store: DossierStore, today: dt.date | None = None) -> int:
    """Write the zip with all documents beside the dossier."""
    from bwlab.export.bundle import write_bundle
    from bwlab.export.documents import DOCUMENTS

    record = store.read()
    print(f"Ik maak de documenten van {store.region.label}. Dat duurt een paar tellen.", flush=True)
    path = write_bundle(record, open_monitor(), store.region, store.folder, today or dt.date.today())
    for each in DOCUMENTS:
        lacks = each.lacks(record)
        print(f"  {each.name(store.region)}: {f'nog niet. {lacks}' if lacks else 'gemaakt'}")
    print(f"\nAlles zit in één zip: {path}")
    _mention(store)
    return 0


def restore(store: DossierStore, *, yes: bool = False, which: int | None = None) -> int:
    """Put an earlier copy back, after asking which."""
    found = copies(store)
    if not found:
        there = "geen andere kopie dan wat er al ligt" if store.path.is_file() else f"geen dossier en geen kopie in {store.folder}"
        print(f"Er is van {store.region.label} {there}. Er is niets veranderd.")
        return 0
    print(f"Deze kopieën zijn er van het dossier van {store.region.label}:\n")
    for place, each in enumerate(found, 1):
        print(f"  {place}. {_line(each)}")
    readable = [place for place, each in enumerate(found, 1) if each.record is not None]
    if not readable:
        raise DossierError("Geen van deze kopieën is te lezen.", f"Ze liggen in {store.kept}.", "Er is niets veranderd.")
    chosen = which or (readable[0] if yes else _asked(readable))
    if chosen is None:
        print("Er is niets veranderd.")
        return 0
    if chosen not in range(1, len(found) + 1):
        raise InputError(f"Een kopie met nummer {chosen} is er niet.", now=f"Kies een nummer van 1 tot en met {len(found)}. Er is niets veranderd.")
    aside = put_back(store, found[chosen - 1])
    print(f"\nTeruggezet: {_line(found[chosen - 1])}")
    print(f"Het dossier ligt in {store.path}")
    if aside:
        print(f"Wat er lag, is bewaard: {aside}")
    print("Staat er een notebook open, kies daar dan Run > Run All Cells.")
    return 0


def upgrade(store: DossierStore) -> int:
    """Bring it to this version and this edition of the figures, and say what that changes."""
    monitor = open_monitor()
    gone = _of_former(store, monitor)
    for each in gone:
        print(f"Het dossier van {each.label} blijft zoals het is, want die gemeente is er niet meer.")
        _say(_reread(each, monitor))
    if not store.path.is_file():
        if gone:
            return 0
        raise _no_file(store)
    done = carry_over(store, monitor.edition)
    _mention(store)
    if done is None:
        print(f"Er was niets te doen: het dossier van {store.region.label} hoort bij editie {monitor.edition} van de cijfers en bij deze versie van bwlab.")
        return 0
    former, record, aside = done
    print(f"Het dossier van {store.region.label} is bijgewerkt.")
    if former.edition != record.edition:
        _say(_reread(former, monitor))
    print("Wat je zelf invulde, is niet veranderd.")
    print(f"Zoals het was, ligt het hier: {aside}")
    return 0


def _reread(former: Dossier, monitor: Monitor) -> list[str]:
    """What the figures in use say otherwise than those a dossier was made with."""
    found = look_again(former, monitor, dt.date.today())
    lines = [*found.about, found.finding]
    for heading, said in found.parts.items():
        lines += ["", f"{heading}:", *(f"  - {line}" for line in said)]
    return lines


def _of_former(store: DossierStore, monitor: Monitor) -> list[Dossier]:
    """Dossiers in the folder of municipalities that went up in this one."""
    found = []
    for each in left_behind(store.folder, monitor.regions):
        with contextlib.suppress(BwlabError):  # divided over several, or of nobody
            if monitor.regions.find(each.region).code == store.region.code:
                found.append(each)
    return found


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(plain(line))


def _line(copy: Copy) -> str:
    when = f"{date(copy.when.date())} om {copy.when:%H.%M} uur"
    if copy.record is None:
        return f"{copy.why}, van {when}: niet te lezen ({copy.path.name})"
    record = copy.record
    holds = f"{number(len(record.challenges))} opgaven, {number(len(record.goals))} doelen, {number(len(record.agenda))} activiteiten, {number(len(record.notes))} notities"
    return f"{copy.why}, van {when}; laatst gewijzigd op {date(record.changed.astimezone().date())}; {holds}"


def _asked(readable: list[int]) -> int | None:
    while True:
        try:
            answer = input("\nWelke zet ik terug? Typ een nummer, of nee: ").strip().casefold()
        except EOFError:
            return None  # nobody is there to answer
        if answer in _NOBODY:
            return None
        if answer.isdecimal() and int(answer) in readable:
            return int(answer)
        print(f"Typ een van deze nummers: {', '.join(map(str, readable))}. Of typ nee.")


def _mention(store: DossierStore) -> None:
    if store.problem:
        print(store.problem)


def _no_file(store: DossierStore) -> DossierError:
    there = copies(store)
    return DossierError(
        f"Er is nog geen dossier van {store.region.label} in {store.folder}.",
        f"Er ligt wel een kopie; die zet je terug met: bwlab dossier restore --gemeente \"{store.region.label}\"." if there else "",
        "" if there else "Open een notebook en vul iets in, of wijs een andere map aan met --map.",
    )
