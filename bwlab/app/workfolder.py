"""The participant's own copies of the notebooks: what she changed stays, what is new arrives.

The guided notebooks come to lie in the work folder itself, the exercises in ``exercises/`` below it.
Links between the two are made to fit. ``.bwlab/notebooks.json`` remembers a checksum of each copy as it was
made, and by that we see whether the participant changed it.
"""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bwlab import places
from bwlab.dossier.files import reason
from bwlab.errors import BwlabError, NotFoundError

_STATE = "notebooks.json"
_WIDGET = "application/vnd.jupyter.widget-view+json"
# A link in markdown, or in HTML inside the JSON of a notebook.
_LINK = re.compile(r'(\]\(|href=\\"|href=\')([^()\s:\\"\'#]+\.ipynb)')


@dataclass
class Prepared:
    """What ``prepare`` did.

    Attributes
    ----------
    new, renewed, kept : list of str
        Copies that were made, were replaced by a newer original, and were left alone because the
        participant changed them.
    outdated : list of str
        Those of ``kept`` of which there is a newer original; ``restore`` brings it.
    """

    folder: Path
    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)


def prepare(folder: Path, *, tidy: bool = True) -> Prepared:
    """Bring the notebooks and exercises into the work folder.

    Parameters
    ----------
    folder : Path
    tidy : bool
        Also take saved widgets out of the notebooks; not while one of them may be open.

    Raises
    ------
    BwlabError
        The folder cannot be written.
    """
    done = Prepared(folder)
    try:
        (folder / places.MARKER).mkdir(parents=True, exist_ok=True)
        state = _state(folder)
        for name, data in _originals():
            _bring(folder, name, data, state, done)
            if tidy:
                _without_dead_widgets(folder / name)
        _remember(folder, state)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return done


def _bring(folder: Path, name: str, data: bytes, state: dict[str, str], done: Prepared) -> None:
    target, original, copied = folder / name, fingerprint(data), state.get(name)
    if not target.exists():
        done.new.append(name)
    else:
        present = fingerprint(target.read_bytes())
        if present == original:
            state[name] = original
            return
        if present != copied:
            done.kept.append(name)
            if copied != original:
                done.outdated.append(name)
            return
        done.renewed.append(name)
    _put(target, data)
    state[name] = original


def _without_dead_widgets(notebook: Path) -> None:
    """Take away what was saved of widgets: without their kernel JupyterLab only says "model not found"."""
    text = notebook.read_bytes()
    if _WIDGET.encode() not in text or notebook.suffix != ".ipynb":
        return
    try:
        content = json.loads(text)
        for cell in content["cells"]:
            if "outputs" in cell:
                cell["outputs"] = [each for each in cell["outputs"] if _WIDGET not in each.get("data", ())]
    except (ValueError, KeyError, TypeError, AttributeError):
        return  # damaged: JupyterLab says so when it is opened, and --herstel brings the original
    _put(notebook, (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8"))


def restore(name: str, folder: Path) -> tuple[Path, Path | None]:
    """Put the original of one notebook back.

    Parameters
    ----------
    name : str
        "stap_01_foto", or with its folder: "exercises/tien_stappen/stap_01_foto".

    Returns
    -------
    tuple of Path and (Path or None)
        The notebook, and where the participant's own version went; None where she had changed nothing.

    Raises
    ------
    NotFoundError
        There is no such notebook; ``choices`` holds the names.
    BwlabError
        The folder cannot be written.
    """
    originals = dict(_originals())
    wanted = name.replace("\\", "/").removesuffix(".ipynb") + ".ipynb"
    found = [known for known in originals if wanted in (known, posixpath.basename(known))]
    if not found:
        choices = sorted(known.removesuffix(".ipynb") for known in originals if known.endswith(".ipynb"))
        raise NotFoundError(
            f"Ik ken geen notebook '{name}'.", now=f"Kies uit: {', '.join(choices)}.", choices=choices
        )
    # "stap_01_foto" is both a notebook and an exercise: the notebook, unless the folder is named.
    chosen = min(found, key=lambda known: (known != wanted, known.startswith("exercises/"), known))
    target, data = folder / chosen, originals[chosen]
    own = None
    try:
        state = _state(folder)
        if target.exists() and fingerprint(target.read_bytes()) != fingerprint(data):
            own = _beside(target)
            os.replace(target, own)
        _put(target, data)
        _remember(folder, {**state, chosen: fingerprint(data)})
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return target, own


def fingerprint(data: bytes) -> str:
    """A checksum of what a person wrote: of a notebook the cells only, not results or window settings."""
    try:
        cells = json.loads(data)["cells"]
        text = json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells])
        data = text.encode("utf-8")
    except (ValueError, KeyError, TypeError):
        pass  # a picture, or a notebook that is damaged: then every byte counts
    return hashlib.sha256(data).hexdigest()


def _originals() -> Iterator[tuple[str, bytes]]:
    """Every file to copy: its name in the work folder, and its content with links that fit there."""
    for folder, below in ((places.notebooks_dir(), ""), (places.exercises_dir(), "exercises/")):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                within = path.relative_to(folder).as_posix()
                data = path.read_bytes()
                if path.suffix == ".ipynb":
                    data = _relink(data.decode("utf-8"), f"{folder.name}/{within}").encode("utf-8")
                yield below + within, data


def _relink(text: str, name: str) -> str:
    """Links of a notebook that lay at ``name`` in the repository, made right for the work folder."""

    def moved(path: str) -> str:
        return path.removeprefix("notebooks/")

    def replace(match: re.Match[str]) -> str:
        there = moved(posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2])))
        return match[1] + posixpath.relpath(there, posixpath.dirname(moved(name)) or ".")

    return _LINK.sub(replace, text)


def _put(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.half")
    half.write_bytes(data)
    os.replace(half, target)


def _beside(target: Path) -> Path:
    stem = f"{target.stem} (van mij, {datetime.now():%Y-%m-%d %H.%M.%S})"
    path, number = target.with_stem(stem), 1
    while path.exists():
        number += 1
        path = target.with_stem(f"{stem} {number}")
    return path


def _state(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / places.MARKER / _STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}  # then every difference counts as the participant's own
    return found if isinstance(found, dict) else {}


def _remember(folder: Path, state: dict[str, str]) -> None:
    _put(folder / places.MARKER / _STATE, json.dumps(state, indent=1, sort_keys=True).encode("utf-8"))


def _cannot_write(folder: Path, error: OSError) -> BwlabError:
    return BwlabError(
        f"Ik kan de werkmap '{folder}' niet klaarzetten.",
        f"De computer zegt: {reason(error)}.",
        "Kijk of de schijf vol is of de map alleen-lezen, of kies een andere map met --map.",
    )
