"""Who may import whom, and that importing bwlab does no work."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import bwlab
from bwlab import errors

PACKAGE = Path(bwlab.__file__).parent
WORDS = {"errors", "formats", "names", "places"}  # what every room may use
CORE = {"catalogue", "regions", "monitor"}

# Room to the rooms it may import. A room that is not listed stands on top: nobody below may import it.
MAY = {
    "errors": set(),
    "formats": {"errors"},
    "names": {"formats"},
    "places": {"errors"},
    "method": set(),
    "sharing": {"errors", "formats"},
    "catalogue": {"errors", "names"},
    "regions": {"errors", "names"},
    "sources": WORDS | {"method", "regions"},
    "monitor": WORDS | CORE | {"method", "sources"},
    "dossier": WORDS | {"policy"},
    "policy": WORDS | CORE | {"method", "sources"},
    "charts": WORDS | {"catalogue", "method", "regions"},
}
# Inside policy each room knows those before it only.
POLICY = ("records", "dialogue", "acting", "monitoring", "goals", "anchoring", "rerun", "learning", "theory", "scenarios", "phases", "outside", "deciding", "following", "evaluating", "desks", "case")
# Packages a room may use beside Python's own; the others are for the rooms on top.
PACKAGES = {
    "errors": set(),
    "formats": {"babel"},
    "names": set(),
    "places": set(),
    "sharing": set(),
    "method": {"numpy", "pandas", "scipy"},
    "sources": {"numpy", "pandas", "cbsodata", "requests", "truststore", "stamina", "platformdirs", "filelock", "tqdm", "openpyxl"},
    "dossier": {"pydantic", "filelock"},
    "charts": {"numpy", "pandas", "scipy", "matplotlib", "seaborn", "cmcrameri"},
    "policy": {"networkx", "numpy", "pandas", "pydantic", "pydantic_core"},
} | {name: {"numpy", "pandas"} for name in CORE}


def imports(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file; for types only does not count."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: write imports in full"
            # "from bwlab import places" imports a room, "from bwlab.names import key" does not.
            deep = node.module == "bwlab"
            found |= {f"bwlab.{each.name}" for each in node.names} if deep else {node.module}
    return found


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(path for path in PACKAGE.rglob("*.py") if room(path) in MAY)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nobody_imports_upward(path):
    here = room(path)
    inside = {each.split(".")[1] for each in imports(path) if each.startswith("bwlab.")}
    assert inside - {here} <= MAY[here], f"{here} may not know {inside - {here} - MAY[here]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_room_keeps_to_its_packages(path):
    here = room(path)
    outside = {each.split(".")[0] for each in imports(path)} - {"bwlab", *sys.stdlib_module_names}
    assert outside <= PACKAGES[here], f"{here} may not use {outside - PACKAGES[here]}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "policy").glob("*/*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rooms_of_policy_know_those_before_them(path):
    inside = {each.split(".")[2] for each in imports(path) if each.startswith("bwlab.policy.")}
    allowed = {*POLICY[: POLICY.index(path.parent.name) + 1], "steps", "cycle", "stakeholders"}
    assert inside <= allowed, f"{path.parent.name} may not know {inside - allowed}"


def test_the_rooms_go_round_in_no_circle():
    seen: dict[str, int] = {}

    def depth(name: str, above: tuple[str, ...] = ()) -> int:
        assert name not in above, f"{' -> '.join((*above, name))}"
        if name not in seen:
            seen[name] = 1 + max(
                (depth(each, (*above, name)) for each in MAY.get(name, ()) if each != name), default=0
            )
        return seen[name]

    for each in MAY:
        depth(each)


def test_every_room_of_the_core_is_placed():
    assert {room(path) for path in FILES} >= set(MAY) - {"policy"}


def loaded_after(code: str) -> set[str]:
    """Top-level modules in a fresh Python after running ``code``."""
    code += "\nimport json, sys; print(json.dumps(sorted({each.split('.')[0] for each in sys.modules})))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(run.stdout.splitlines()) == 1, "importing prints nothing"
    return set(json.loads(run.stdout))


def test_importing_does_no_work():
    found = loaded_after("import bwlab")
    assert not found & {
        "pandas",
        "numpy",
        "matplotlib",
        "ipywidgets",
        "anywidget",
        "babel",
        "pydantic",
        "scipy",
    }


def test_opening_the_figures_fetches_pandas_only():
    found = loaded_after("import bwlab; bwlab.open_monitor(); bwlab.find_region('Tilburg')")
    assert "pandas" in found
    assert not found & {"matplotlib", "ipywidgets", "anywidget", "babel", "pydantic", "scipy", "requests"}


@pytest.mark.parametrize("name", bwlab.__all__)
def test_every_public_name_is_there(name):
    assert getattr(bwlab, name) is not None
    assert name in dir(bwlab)


def test_the_public_names_are_these():
    questions = {"open_monitor", "find_region", "start", "exercise", "show", "Region", "Monitor"}
    tree = {
        name
        for name, each in vars(errors).items()
        if isinstance(each, type) and each.__module__ == errors.__name__
    }
    assert questions <= set(bwlab.__all__) <= questions | tree
    assert {"BwlabError", "UnknownRegionError", "AmbiguousRegionError"} <= set(bwlab.__all__)


def test_another_name_is_an_ordinary_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        bwlab.nothing  # noqa: B018 - asking for it is the point


def test_the_version_is_that_of_the_project():
    project = PACKAGE.parent / "pyproject.toml"
    if project.exists():
        assert tomllib.loads(project.read_text("utf-8"))["project"]["version"] == bwlab.__version__
