"""A lesson in this process: what the notebook would run, what it showed, and the dossier it works on."""

from __future__ import annotations

import ast
import functools
import importlib
from types import SimpleNamespace

import nbformat
import pytest

from bwlab import open_monitor
from bwlab.dossier import Dossier, open_dossier
from bwlab.lesson import Lesson
from bwlab.places import notebooks_dir
from bwlab.widgets import guard
from bwlab.widgets.show import LivePart

MONITOR = open_monitor()
SPECIAL = (
    "Tilburg", "Den Haag", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Súdwest-Fryslân", "Maastricht",
    "Texel",
)  # fmt: skip

#: For ``parametrize``: a city and an island with few figures; the others in .ci/run.
FIRST = ("Tilburg", "Vlieland")
EACH = [label if label in FIRST else pytest.param(label, marks=pytest.mark.slow) for label in SPECIAL]


@functools.cache
def calls() -> dict[str, list[str]]:
    """The parts that each guided notebook shows, read from its cells: {"stap_01": ["predict", …]}."""
    found = {}
    for path in sorted(notebooks_dir().rglob("*.ipynb")):
        notebook = nbformat.read(path, 4)
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        found[notebook.metadata.bwlab["id"]] = [
            node.func.attr
            for node in ast.walk(ast.parse(code))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.value.id == "les"
        ]
    return found


class Desk:
    """One participant at work in one folder."""

    def __init__(self, monkeypatch, folder) -> None:
        self.folder = folder
        self.shown: list = []
        self.errors: list[str] = []
        monkeypatch.setenv("BWLAB_HOME", str(folder))
        monkeypatch.setattr(guard, "_recorded", self.errors)
        monkeypatch.setattr("IPython.display.display", self.shown.append)

    def open(self, notebook: str, label: str = "Tilburg", *, run: bool = True, example: bool = False) -> Lesson:
        """Open a notebook and, with ``run``, run all its cells."""
        module = importlib.import_module(f"bwlab.lessons.{notebook}.notebook")
        lesson = module.Notebook(notebook, MONITOR.regions.find(label), example=example)
        lesson.welcome()
        for name in calls()[notebook] if run else ():
            getattr(lesson, name)()
        return lesson

    def piece(self, lesson: Lesson, name: str, kind: type):
        """The first piece of a kind that a part shows, however deep."""
        before = len(lesson._parts)
        getattr(lesson, name)()
        return next(each for each in _inside(lesson._parts[before]) if isinstance(each, kind))

    @property
    def file(self):
        """The dossiers in the folder."""
        return sorted(self.folder.glob("dossier *.json"))


def at(notebook, today):
    """How a test opens a notebook on a day: ``opened(desk, label)``, and ``alone(dossier, label)`` that only gives what a panel reads."""

    def opened(desk, label="Tilburg", today=today):
        lesson = desk.open(notebook, label, run=False)
        lesson.today = today
        return lesson

    def alone(dossier=None, label="Tilburg", today=today):
        region = MONITOR.regions.find(label)
        record = dossier or Dossier(region=region.code, label=label)
        return SimpleNamespace(id=notebook, monitor=MONITOR, region=region, today=today, store=SimpleNamespace(read=lambda: record))

    return opened, alone


def fill(desk, change, label="Tilburg"):
    """Change the dossier as another tab would."""
    open_dossier(MONITOR.regions.find(label), desk.folder).update(change)


def saved(desk, label="Tilburg"):
    """The dossier as it lies in the folder."""
    return open_dossier(MONITOR.regions.find(label), desk.folder).read()


def typed(form, **values):
    """Type in a form."""
    form.set_state({"values": {**form.values, **values}})


def _inside(widget):
    yield widget
    for child in widget.pieces if isinstance(widget, LivePart) else getattr(widget, "children", ()):
        yield from _inside(child)


@pytest.fixture
def desk(monkeypatch, tmp_path):
    """A desk with an empty work folder, in a notebook."""
    monkeypatch.delenv("BWLAB_PAGES", raising=False)
    folder = tmp_path / "werkmap"
    folder.mkdir()
    return Desk(monkeypatch, folder)
