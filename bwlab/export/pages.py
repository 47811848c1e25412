"""The notebooks as readable pages that ask nothing of the net: what ``bwlab run`` writes."""

from __future__ import annotations

import html
import json
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from tqdm import tqdm

from bwlab import places
from bwlab.dossier.files import reason
from bwlab.errors import RunError
from bwlab.export.execute import execute, read_notebook

# The order of the routes; a folder that is not named comes after these.
PARTS = {
    "": "Begin",
    "de_monitor_lezen": "De monitor lezen",
    "tien_stappen": "De tien stappen",
    "beleidscyclus": "De beleidscyclus",
    "bureaus": "Drie bureaus",
    "casus": "Casus",
}
# A paragraph that tells which button to press says nothing on a page without buttons.
ONLY_TO_RUN = re.compile(r"^.*\*\*Run > Run All Cells\*\*.*$", re.MULTILINE)
GENERATOR = '<meta name="generator" content="bwlab">'
ONLY_IN_LAB = '<p class="only-lab">Dit onderdeel werkt alleen in JupyterLab, met <code>bwlab lab</code>.</p>'
_HERE = Path(__file__).parent
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^":#?]+\.ipynb)(#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One notebook on its way to a page.

    Attributes
    ----------
    name : PurePosixPath
        Of the notebook, below the folder of the notebooks.
    """

    name: PurePosixPath
    title: str
    goal: str
    minutes: int | None

    @property
    def target(self) -> PurePosixPath:
        return self.name.with_suffix(".html")

    @property
    def part(self) -> str:
        return "" if str(self.name.parent) == "." else str(self.name.parent)


def notebooks(folder: Path) -> list[PurePosixPath]:
    """The notebooks below ``folder``, in the order in which they are followed."""
    found = [
        PurePosixPath(path.relative_to(folder).as_posix())
        for path in folder.rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    ]
    order = [part or "." for part in PARTS]

    def key(name: PurePosixPath) -> tuple[int, str]:
        part = str(name.parent)
        return (order.index(part) if part in order else len(order), str(name))

    return sorted(found, key=key)


def run(
    region: Any, out: Path, folder: Path | None = None, *, timeout: float = 120, progress: bool = True
) -> list[Path]:
    """Execute every guided notebook for a municipality and write its pages.

    Parameters
    ----------
    region : Region
        Its ``code`` and ``label`` are used.
    out : Path
        Folder for ``index.html`` and one page a notebook.
    folder : Path, optional
        Of the notebooks; those of this installation unless given.
    timeout : float
        Seconds for each notebook.

    Returns
    -------
    list of Path
        The pages, the index first.

    Raises
    ------
    RunError
        A notebook stopped: notebook, cell and reason. No page is written. Or ``out`` cannot be written, or
        holds a page of somebody else.
    """
    folder = folder or places.notebooks_dir()
    names = notebooks(folder)
    if not names:
        raise RunError("Er zijn geen notebooks.", f"Ik zocht in {folder}.", "Installeer bwlab opnieuw.")
    pages = [describe(read_notebook(folder / name), name) for name in names]
    _writable(out, [PurePosixPath("index.html"), *(page.target for page in pages)])
    bodies = []
    with tempfile.TemporaryDirectory(prefix="bwlab-", ignore_cleanup_errors=True) as home:
        for page in (bar := tqdm(pages, unit="notebook", disable=not progress, leave=True)):
            bar.set_description(page.name.stem)
            done = execute(folder / page.name, region=region.code, home=Path(home), timeout=timeout)
            bodies.append(body(done, folder / page.name, [other.name for other in pages], page.name))
    try:
        return _write(out, region.label, pages, bodies)
    except OSError as error:
        raise _cannot_write(out, error) from error


def describe(nb: NotebookNode, name: PurePosixPath) -> Page:
    """Title, goal and minutes of a notebook."""
    about = nb.metadata.get("bwlab", {})
    text = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    heading = re.search(r"^# +(.+?)\s*$", text, re.MULTILINE)
    return Page(name, heading[1] if heading else name.stem, about.get("goal", ""), about.get("minutes"))


def body(nb: NotebookNode, path: Path, names: Sequence[PurePosixPath], name: PurePosixPath) -> str:
    """What stands between the navigation lines of a page: text and results, no code and no script."""
    parts = []
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            parts.append(_markdown(cell.source, path.parent, cell.get("attachments")))
        elif cell.cell_type == "code":
            shown = "".join(_static(output, path.parent) for output in cell.outputs)
            if shown:
                parts.append(f'<div class="result">{shown}</div>')
    return _relink("\n".join(parts), name, names)


def _markdown(text: str, folder: Path, attachments: dict[str, Any] | None = None) -> str:
    text = ONLY_TO_RUN.sub("", text)
    renderer = IPythonRenderer(
        escape=False, embed_images=True, exclude_anchor_links=True, path=str(folder), attachments=attachments
    )
    return MarkdownWithMath(renderer=renderer).render(text)


def _static(output: NotebookNode, folder: Path) -> str:
    """One output without script; a widget without a still form says where it works."""
    if output.output_type == "stream":
        return f"<pre>{html.escape(output.text)}</pre>" if output.name == "stdout" else ""
    data = output.get("data", {})
    if "text/html" in data:
        return data["text/html"]
    if "text/markdown" in data:
        return _markdown(data["text/markdown"], folder)
    if "application/vnd.jupyter.widget-view+json" in data:
        return ONLY_IN_LAB
    if "image/png" in data:
        return f'<img src="data:image/png;base64,{data["image/png"].strip()}">'
    return f"<pre>{html.escape(data['text/plain'])}</pre>" if "text/plain" in data else ""


def _relink(text: str, name: PurePosixPath, names: Sequence[PurePosixPath]) -> str:
    """Links between notebooks lead to pages; a link to a notebook without a page keeps its words only."""

    def replace(match: re.Match[str]) -> str:
        target = PurePosixPath(os.path.normpath(name.parent / match[1]).replace(os.sep, "/"))
        if target not in names:
            return f"{match[3]} (in JupyterLab)"
        return f'<a href="{_href(name, target.with_suffix(".html"))}{match[2] or ""}">{match[3]}</a>'

    return _LINK.sub(replace, text)


def _href(here: PurePosixPath, there: PurePosixPath) -> str:
    return os.path.relpath(there, here.parent).replace(os.sep, "/")


def _writable(out: Path, targets: Sequence[PurePosixPath]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=out).close()
        other = next((each for each in targets if (out / each).exists() and not _ours(out / each)), None)
    except OSError as error:
        raise _cannot_write(out, error) from error
    if other:
        raise RunError(
            f"In '{out}' staat al een '{other}' die niet door bwlab is gemaakt.",
            "Die zou ik overschrijven.",
            "Kies een andere map met --out, of haal het bestand daar weg.",
        )


def _ours(path: Path) -> bool:
    """Whether bwlab wrote this page: what somebody else wrote is not ours to replace."""
    return path.is_file() and GENERATOR.encode() in path.read_bytes()[:2000]


def _cannot_write(out: Path, error: OSError) -> RunError:
    return RunError(
        f"Ik kan niet schrijven in '{out}'.",
        f"De computer zegt: {reason(error)}.",
        "Kies een andere map met --out.",
    )


def _edition() -> str:
    try:
        return json.loads((places.data_dir() / "manifest.json").read_text("utf-8"))["edition"]
    except (OSError, ValueError, KeyError):
        return "onbekend"


def _write(out: Path, label: str, pages: list[Page], bodies: list[str]) -> list[Path]:
    loader = jinja2.FileSystemLoader(_HERE)
    template = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True).get_template("page.html")
    style = (_HERE / "page.css").read_text("utf-8")
    style += (_HERE.parent / "widgets" / "static" / "bwlab.css").read_text("utf-8")
    common = {"generator": GENERATOR, "style": style, "label": label, "edition": _edition()}
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(page.part, []).append(page)
    titles = {part: PARTS.get(part, part.replace("_", " ").capitalize()) for part in groups}
    index = template.render(**common, title=f"Masterclass brede welvaart: {label}", groups=groups, titles=titles)
    written = [out / "index.html"]
    written[0].write_text(index, "utf-8")
    for number, (page, text) in enumerate(zip(pages, bodies, strict=True)):
        here = page.target
        near = {
            "previous": pages[number - 1] if number else None,
            "next": pages[number + 1] if number + 1 < len(pages) else None,
        }
        links = {key: (_href(here, other.target), other.title) for key, other in near.items() if other}
        target = out / here
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            template.render(
                **common, title=page.title, body=text, links=links, index=_href(here, PurePosixPath("index.html"))
            ),
            "utf-8",
        )
        written.append(target)
    return written
