"""``docs/methode.md`` says what the code does: every function, every example, every measured figure."""

from __future__ import annotations

import doctest
import inspect
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from methode import MEASURED

import bwlab.method
from bwlab import open_monitor

PAGE = Path(__file__).parents[1] / "docs" / "methode.md"
TEXT = PAGE.read_text("utf-8")
MODULES = sorted(each.name for each in iter_modules(bwlab.method.__path__))
FIGURE = re.compile(r"^\| (?P<what>[^|]+) \| (?P<figure>[^|]+) \| `(?P<key>[a-z_]+\.[a-z0-9_]+)` \|$", re.M)
FIGURES = {found["key"]: found["figure"] for found in FIGURE.finditer(TEXT)}


def sections() -> dict[str, str]:
    """The text of each chapter, by the module it names in its heading."""
    found = {}
    for chapter in re.split(r"^## ", TEXT, flags=re.M)[1:]:
        named = re.match(r"\d+ .*\(`bwlab\.method\.(\w+)`\)\n", chapter)
        if named:
            found[named[1]] = chapter
    return found


def public(module: str) -> set[str]:
    """What a module offers: functions and classes made to be called."""
    loaded = import_module(f"bwlab.method.{module}")
    names = getattr(loaded, "__all__", None)
    if names is None or not hasattr(loaded, "__path__"):
        names = [name for name, each in vars(loaded).items() if getattr(each, "__module__", "") == loaded.__name__]
    return {name for name in names if not name.startswith("_") and inspect.isfunction(getattr(loaded, name))}


def test_every_module_has_its_chapter():
    assert sorted(sections()) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_every_function_is_explained_and_every_explained_one_exists(module):
    listed = re.findall(r"^\| `(\w+)` \|", sections()[module], flags=re.M)
    assert len(listed) == len(set(listed)), "a function stands in one row"
    loaded = import_module(f"bwlab.method.{module}")
    assert public(module) <= set(listed), f"without a row: {public(module) - set(listed)}"
    assert all(hasattr(loaded, name) for name in listed), "a row for what is not there"


@pytest.mark.parametrize("module", MODULES)
def test_every_chapter_says_its_source_and_its_limits(module):
    chapter = sections()[module]
    assert "**Bron" in chapter and "**Grenzen" in chapter, module
    assert "**Formule" in chapter, module


def test_the_examples_are_right():
    examples = doctest.DocTestParser().get_doctest(TEXT, {}, PAGE.name, str(PAGE), 0)
    assert len(examples.examples) > 20
    said: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(examples, out=said.append)
    assert not outcome.failed, "".join(said)


def test_the_edition_is_that_of_the_figures():
    assert f"**Editie van de cijfers: {open_monitor().edition}.**" in TEXT


def test_every_key_has_a_figure_and_every_figure_a_key():
    rows = [line for line in TEXT.splitlines() if re.search(r"\| `[a-z_]+\.[a-z0-9_]+` \|$", line)]
    assert len(rows) == len(FIGURES), "a key stands twice, or a row is not what | figure | `key` | should be"
    assert set(FIGURES) == set(MEASURED)


def printed(figure: str) -> tuple[float, int]:
    """A Dutch number at the start of a cell, and its decimals."""
    found = re.match(r"−?\d{1,3}(\.\d{3})*(,\d+)?(?= |$)", figure)
    assert found, f"no Dutch number: {figure!r}"
    whole = found[0].replace(".", "").replace(",", ".").replace("−", "-")
    return float(whole), len(whole.partition(".")[2])


@pytest.mark.parametrize("key", sorted(FIGURES))
def test_a_measured_figure_is_what_is_measured(key):
    said, decimals = printed(FIGURES[key])
    assert MEASURED[key]() == pytest.approx(said, abs=0.5000001 * 10**-decimals)


def test_links_within_the_page_lead_somewhere():
    headings = re.findall(r"^#+ (.+)$", TEXT, flags=re.M)
    anchors = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors


def test_how_a_participant_is_spoken_to():
    assert "!" not in re.sub(r"```.*?```", "", TEXT, flags=re.S)
    assert not re.search(r"\b(simpelweg|gewoonweg|let op)\b", TEXT, flags=re.I)
