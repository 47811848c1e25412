"""The self-test: what works on this computer, what does not, and what to do about it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from bwlab import places
from bwlab.dossier.files import reason
from bwlab.errors import BwlabError

CBS_URL = "https://opendata.cbs.nl/ODataCatalog/"
OK, CARE, BROKEN = "ok", "let op", "fout"
_INSTALL = "Ga naar de map van bwlab en typ: python -m uv sync"
_ROOM = 200 * 1024**2  # bytes: a work folder with exports stays well under this


@dataclass(frozen=True)
class Check:
    """One line of the self-test.

    Attributes
    ----------
    mark : str
        ``OK``; ``CARE``: the masterclass works without it; ``BROKEN``: it does not.
    name, found, now : str
        What was looked at, what was found, and what to do ("" when all is well); Dutch.
    """

    mark: str
    name: str
    found: str
    now: str = ""

    def __str__(self) -> str:
        line = f"{self.mark:7} {self.name}: {self.found}"
        return f"{line}\n        Wat je kunt doen: {self.now}" if self.now else line


def python() -> Check:
    """The Python this runs in."""
    try:
        needed = importlib.metadata.metadata("bwlab")["Requires-Python"]
    except importlib.metadata.PackageNotFoundError:
        return Check(BROKEN, "Python", "bwlab is niet geïnstalleerd", _INSTALL)
    version = platform.python_version()
    if version not in SpecifierSet(needed, prereleases=True):
        return Check(BROKEN, "Python", f"versie {version}, nodig is {needed}", "Installeer een nieuwere Python.")
    return Check(OK, "Python", f"versie {version}")


def packages() -> Check:
    """The packages bwlab asks for, each of a version it asks for."""
    try:
        required = [Requirement(text) for text in importlib.metadata.requires("bwlab") or ()]
    except importlib.metadata.PackageNotFoundError:
        return Check(BROKEN, "Pakketten", "bwlab is niet geïnstalleerd", _INSTALL)
    wrong, count = [], 0
    for need in required:
        if need.marker and not need.marker.evaluate():
            continue
        count += 1
        try:
            version = importlib.metadata.version(need.name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{need.name} ontbreekt")
            continue
        if not need.specifier.contains(version, prereleases=True):
            wrong.append(f"{need.name} is {version}, nodig is {need.specifier}")
    if wrong:
        return Check(BROKEN, "Pakketten", "; ".join(wrong), _INSTALL)
    return Check(OK, "Pakketten", f"alle {count} aanwezig")


def data() -> Check:
    """Every file of the snapshot against its checksum; a refreshed edition that is damaged is not used."""
    from bwlab.sources import editions
    from bwlab.sources.snapshot import problems

    try:
        found, unused = problems(), editions.trouble()
    except BwlabError as error:
        found, unused = [error], ""
    if found:
        return Check(BROKEN, "Cijfers", " ".join(error.what for error in found), found[0].now)
    if unused:
        now = "niets, of ververs de cijfers met bwlab refresh. Nu gebruikt: de cijfers die met bwlab meekwamen."
        return Check(CARE, "Cijfers", unused, now)
    return Check(OK, "Cijfers", f"alle bestanden zijn heel ({places.data_dir()})")


def picture() -> Check:
    """A slider and a chart, made as a notebook makes them."""
    now = f"{_INSTALL}. Helpt dat niet, stuur deze regel naar je trainer."
    try:
        import matplotlib

        matplotlib.use("agg")
        from matplotlib.figure import Figure

        from bwlab.widgets import ASSUMPTION, Slider

        slider = Slider("Proef", [0, 1, 2], 0, note=ASSUMPTION)
        slider.value = 2
        figure = Figure(figsize=(2, 1))
        figure.subplots().plot([0, slider.value])
        with tempfile.TemporaryFile() as file:
            figure.savefig(file, format="png")
            size = file.tell()
    except BwlabError as error:
        return Check(BROKEN, "Schuif en grafiek", error.message, now)
    except Exception as error:  # whatever is wrong here must become a line
        return Check(BROKEN, "Schuif en grafiek", f"{type(error).__name__}: {error}", now)
    if not size:
        return Check(BROKEN, "Schuif en grafiek", "de grafiek is leeg", now)
    return Check(OK, "Schuif en grafiek", "een schuif bewogen en een grafiek getekend")


def cbs(timeout: float = 5) -> Check:
    """CBS StatLine; the masterclass works without it."""
    import requests
    import truststore

    truststore.inject_into_ssl()  # the certificates of the computer: an office may have its own
    now = "niets. De masterclass werkt zonder: alle cijfers staan op je computer."
    url = os.environ.get("BWLAB_CBS_URL", CBS_URL)
    try:
        with requests.get(url, timeout=timeout, stream=True) as answer:
            answer.raise_for_status()
    except requests.Timeout:
        return Check(CARE, "CBS", f"geen antwoord binnen {timeout:g} seconden", now)
    except requests.HTTPError as error:
        return Check(CARE, "CBS", f"antwoordt met foutcode {error.response.status_code}", now)
    except requests.RequestException as error:
        return Check(CARE, "CBS", f"niet bereikbaar ({type(error).__name__})", now)
    finally:
        truststore.extract_from_ssl()
    return Check(OK, "CBS", "bereikbaar")


def disk() -> Check:
    """Whether the work folder, or the folder in which it will be made, can be written."""
    folder = places.work_dir()
    present = next(path for path in (folder, *folder.parents) if path.exists())
    now = "Kies een andere map: zet de naam ervan in BWLAB_HOME, of gebruik bwlab lab --map."
    try:
        with tempfile.NamedTemporaryFile(dir=present) as file:
            file.write(b"proef")
            file.flush()
        free = shutil.disk_usage(present).free
    except OSError as error:
        return Check(BROKEN, "Schijf", f"ik kan niet schrijven in {present} ({reason(error)})", now)
    room = f"{free / 1024**3:.1f}".replace(".", ",")
    if free < _ROOM:
        return Check(CARE, "Schijf", f"nog {room} GB vrij", "Maak ruimte voordat je begint.")
    return Check(OK, "Schijf", f"schrijven lukt, {room} GB vrij")


def work_folder() -> Check:
    """The participant's copies of the notebooks."""
    folder = places.work_dir()
    count = sum(1 for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
    if not count:
        return Check(OK, "Werkmap", f"{folder} is er nog niet; bwlab lab maakt haar")
    return Check(OK, "Werkmap", f"{folder}, met {count} notebooks")


CHECKS: tuple[Callable[[], Check], ...] = (python, packages, data, picture, cbs, disk, work_folder)


def examine() -> int:
    """Do every check and print its line; 0 when the masterclass works here, 1 when it does not."""
    broken = False
    for check in CHECKS:
        found = check()
        broken |= found.mark == BROKEN
        print(found, flush=True)
    print(
        "\nEr is iets wat je eerst moet oplossen. Zie de regels met 'fout'."
        if broken
        else "\nDe masterclass werkt op deze computer."
    )
    return int(broken)
