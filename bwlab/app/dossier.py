"""``bwlab dossier show | export | restore | upgrade``: the conversation about one dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from bwlab import places
from bwlab.app.told import told
from bwlab.dossier import DossierStore, active_region, open_dossier
from bwlab.dossier.history import Copy, carry_over, copies, put_back
from bwlab.errors import DossierError, InputError
from bwlab.formats import date, number
from bwlab.monitor import Monitor, open_monitor
from bwlab.sources import editions
from bwlab.sources.snapshot import open_snapshot

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
    if not store.path.is_file():
        raise _no_file(store)
    monitor = open_monitor()
    done = carry_over(store, monitor.edition)
    _mention(store)
    if done is None:
        print(f"Er was niets te doen: het dossier van {store.region.label} hoort bij editie {monitor.edition} van de cijfers en bij deze versie van bwlab.")
        return 0
    former, record, aside = done
    print(f"Het dossier van {store.region.label} is bijgewerkt.")
    if former.edition != record.edition:
        print(f"De cijfers gingen van editie {former.edition or 'onbekend'} naar editie {record.edition}.")
        for line in _changes(former.edition, monitor, store, sorted(used(record))):
            print(f"  {line}")
    print("Wat je zelf invulde, is niet veranderd.")
    print(f"Zoals het was, ligt het hier: {aside}")
    return 0


def used(record: object) -> set[str]:
    """The codes of the figures that a dossier rests on."""
    codes = {code for each in record.challenges for code in each.indicators} | {each.indicator for each in record.goals}
    return {code for code in codes if code}


def _changes(edition: str, monitor: Monitor, store: DossierStore, codes: Sequence[str]) -> list[str]:
    """What a newer edition says of the figures of a dossier, one sentence each."""
    folder = next((each.folder for each in editions.listed() if each.edition == edition and each.whole), None)
    if not codes:
        return ["In dit dossier staat nog geen opgave of doel met een cijfer."]
    if folder is None:
        return ["De oude cijfers staan niet meer op deze computer. Daarom kan ik niet zeggen wat er aan de cijfers veranderde."]
    was, now = (_figures(each, store, codes) for each in (Monitor(open_snapshot(folder)), monitor))
    said = []
    for code in codes:
        if code not in now:
            said.append(f"{code}: dit cijfer staat niet in de nieuwe editie. Kies in stap 2 een ander cijfer bij dit doel.")
        elif was.get(code) != now[code]:
            said.append(f"{monitor.catalogue[code].name}: was {was.get(code, 'er nog niet')}, is nu {now[code]}.")
    return said or ["De cijfers bij de opgaven en doelen in dit dossier zijn niet veranderd."]


def _figures(monitor: Monitor, store: DossierStore, codes: Sequence[str]) -> dict[str, str]:
    from bwlab.formats import quantity

    known = [code for code in codes if code in monitor.catalogue]
    rows = monitor.position(store.region.code, indicators=known).itertuples(index=False) if known else ()
    return {
        row.indicator: "geen cijfer" if row.value != row.value else f"{quantity(row.value, row.decimals, monitor.catalogue[row.indicator].unit_text)} ({row.year})"
        for row in rows
    }


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
