"""One set of packages, whichever route somebody takes, and a lock file that anybody can use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def split(requirement: str) -> tuple[str, frozenset[str]]:
    """Name and bounds of "pandas>=3,<4"."""
    name, bounds = re.fullmatch(r"([A-Za-z0-9_.-]+)(.*)", requirement.strip()).groups()
    return name.lower(), frozenset(filter(None, (bound.strip() for bound in bounds.split(","))))


def conda() -> tuple[dict, dict[str, frozenset[str]], list[str]]:
    """The file, what it asks of conda and pip together, and the lines that are no name."""
    found = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    lines = [line for line in found["dependencies"] if isinstance(line, str)]
    pip = next(line["pip"] for line in found["dependencies"] if isinstance(line, dict))
    local = [line for line in pip if line.startswith("-")]
    named = dict(split(line) for line in [*lines, *(line for line in pip if line not in local)])
    return found, named, local


def test_conda_names_the_same_set():
    _, named, local = conda()
    wanted = dict(split(line) for line in PROJECT["project"]["dependencies"])
    assert named.pop("pip") == frozenset()
    assert named.pop("python") == {PROJECT["project"]["requires-python"]}
    assert named == wanted
    assert local == ["-e ."]


def test_conda_forge_only():
    assert conda()[0]["channels"] == ["conda-forge", "nodefaults"]


def test_lock_file_names_pypi_only():
    text = (ROOT / "uv.lock").read_text("utf-8")
    lock = tomllib.loads(text)
    sources = [package["source"] for package in lock["package"]]
    assert [source for source in sources if source != {"registry": "https://pypi.org/simple"}] == [{"editable": "."}]
    addresses = re.findall(r'https?://[^"]+', text)
    assert {re.match(r"https?://[^/]+(/simple$)?", address)[0] for address in addresses} == {
        "https://pypi.org/simple",
        "https://files.pythonhosted.org",
    }
    locked = {package["name"] for package in lock["package"]}
    assert {split(line)[0] for line in PROJECT["project"]["dependencies"]} <= locked


def test_uv_downloads_no_python():
    assert PROJECT["tool"]["uv"]["python-downloads"] == "never"
    assert not (ROOT / "uv.toml").exists() and not (ROOT / ".python-version").exists()


def test_readme_and_ci_give_the_same_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in ("uv run bwlab run", "uv run pytest -n auto --dist worksteal"):
        # Once in Dutch, once in English.
        assert readme.count(f"python -m pip install uv && python -m {command}\n") == 2, command
    assert readme.count("python -m uv run bwlab lab\n") == 2
    assert "pipx install uv" in readme
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "python -m uv run pytest -n auto --dist worksteal" in ci and "export BWLAB_CI=1" in ci
