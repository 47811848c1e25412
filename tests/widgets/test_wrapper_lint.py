"""Every callback runs in the one wrapper: read from the source, so that nobody can forget it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bwlab

PACKAGE = Path(bwlab.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MAY_OBSERVE = {"widgets/base.py"}
BARE = {"interact", "interactive", "interactive_output", "interact_manual"}
LISTENING = {"on_click", "on_msg", "on_submit"}


def faults(source: str, name: str) -> list[str]:
    """Where a callback escapes the wrapper, as "line: what"."""
    tree = ast.parse(source)
    guarded = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_guarded(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            found += [f"{node.lineno}: {each.name}" for each in node.names if each.name.split(".")[-1] in BARE]
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        verb = node.func.attr
        if verb in ("observe", "link", "jslink") and name not in MAY_OBSERVE:
            found.append(f"{node.lineno}: .{verb}(")
        if verb in BARE:
            found.append(f"{node.lineno}: {verb}")
        if verb in LISTENING and node.args and not _is_guarded(node.args[0], guarded):
            found.append(f"{node.lineno}: .{verb} without the guard")
    found += [
        f"{decorator.lineno}: @{_last(decorator)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if _last(decorator) in {"observe", "capture", *BARE}
    ]
    return found


def _is_guarded(node, names=frozenset()):
    return node.id in names if isinstance(node, ast.Name) else _last(node) == "guarded"


def _last(node):
    """``guarded`` of ``guard.guarded(f, say)``."""
    call = node.func if isinstance(node, ast.Call) else node
    return getattr(call, "attr", getattr(call, "id", ""))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_callback_is_guarded(path):
    assert faults(path.read_text("utf-8"), path.relative_to(PACKAGE).as_posix()) == []


@pytest.mark.parametrize(
    "source",
    [
        "box.observe(f, names='value')",
        "from ipywidgets import interact",
        "import ipywidgets\nipywidgets.interact(f, x=3)",
        "button.on_click(lambda _: f())",
        "button.on_click(self._go)",
        "ipywidgets.link((a, 'value'), (b, 'value'))",
        "@traitlets.observe('x')\ndef f(self, change): pass",
        "@out.capture()\ndef f(): pass",
    ],
)
def test_planted_escape_is_caught(source):
    assert faults(source, "lessons/x.py")


def test_what_is_allowed_passes():
    assert faults("button.on_click(guarded(f, say))\nrun = guarded(f, say)\nbutton.on_click(run)", "lessons/x.py") == []
    assert faults("self.observe(f)", "widgets/base.py") == []
