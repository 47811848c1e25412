"""The factsheets of all municipalities, by two processes beside each other."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from bwlab.errors import BwlabError

if TYPE_CHECKING:  # only the processes that make them load what factsheets are made with
    from bwlab.export.house_style import HouseStyle

PROCESSES = 2


def names(label: str, word: bool) -> list[str]:
    """The files of one municipality: "factsheet Tilburg.pdf", and the Word document where that is wanted."""
    from bwlab.dossier.files import safe_name

    return [f"factsheet {safe_name(label)}.{ending}" for ending in ("pdf", *(["docx"] if word else []))]


def write_one(region: Any, out: Path, style: HouseStyle, day: date, *, word: bool = False, dossier: Any = None) -> list[Path]:
    """Write the factsheet of one municipality in a folder.

    Raises
    ------
    BwlabError
        A file could not be written; what lay there still does.
    """
    from bwlab.export.factsheet import content, factsheet_pdf, factsheet_word
    from bwlab.monitor import open_monitor

    sheet = content(open_monitor(), region, dossier, day)
    writers = (factsheet_pdf, factsheet_word)
    return [write(sheet, out / name, style) for write, name in zip(writers, names(sheet.label, word), strict=False)]


def write_all(out: Path, day: date, *, word: bool = False, progress: bool = True) -> tuple[int, dict[str, str]]:
    """Write the factsheet of every municipality; one that fails does not stop the others.

    The house style is that of the work folder. Stopped halfway (Ctrl+C), every file that is there is whole.

    Returns
    -------
    (made, failed)
        How many were made, and the label of each that was not with a sentence that says why.

    Raises
    ------
    BwlabError
        The folder or the house style cannot be used, or the computer ended one of the processes.
    """
    check_folder(out)
    # Started afresh on every system: what this process has loaded or locked is not taken along.
    pool = ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn"), initializer=_leave_ctrl_c)
    made, failed = 0, {}
    try:
        with _without_ctrl_c():
            asked = pool.submit(_regions)  # asked there: the figures need not be loaded here too
        regions = asked.result()
        with _without_ctrl_c():
            work = {pool.submit(_attempt, code, out, day, word): label for code, label in regions}
        for done in tqdm(as_completed(work), total=len(work), unit="factsheet", disable=not progress):
            if problem := done.result():
                failed[work[done]] = problem
            else:
                made += 1
    except BrokenProcessPool as error:
        raise BwlabError(
            f"Het maken stopte na {made} factsheets: de computer brak een van de processen af.",
            "Meestal is er dan te weinig geheugen vrij.",
            "Sluit andere programma's en begin opnieuw. Wat er al staat, is heel.",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)  # what is being written is finished, nothing new is begun
    return made, failed


def check_folder(out: Path) -> None:
    """Make the folder and try to write in it, before any other work.

    Raises
    ------
    BwlabError
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=out).close()
    except OSError as error:
        from bwlab.dossier.files import reason

        raise BwlabError(
            f"Ik kan niet schrijven in '{out}'.", f"De computer zegt: {reason(error)}.", "Kies een andere map met --out."
        ) from error


@contextlib.contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """A process begun here never hears of Ctrl+C, not even before its first line: it inherits that."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _leave_ctrl_c() -> None:
    """The same where nothing is inherited (Windows): Ctrl+C is for the first process, which lets the others finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _regions() -> list[tuple[str, str]]:
    """Code and label of every municipality; raises where the house style is at fault, before anything is made."""
    from bwlab.monitor import open_monitor

    _style()
    return [(each.code, each.label) for each in open_monitor().regions]


def _attempt(code: str, out: Path, day: date, word: bool) -> str:
    """Write one; why that failed as a sentence, or ""."""
    try:
        write_one(code, out, _style(), day, word=word)
    except BwlabError as error:
        return error.message
    except Exception as error:  # of whatever kind: the other municipalities go on
        return f"Er ging iets mis wat niet aan jou ligt ({type(error).__name__}: {error})."
    return ""


@functools.cache
def _style() -> HouseStyle:
    from bwlab.export.house_style import house_style

    return house_style()
