"""What there is to learn from: the notebooks of the masterclass, with their real minutes."""

from __future__ import annotations

import functools
import json
from typing import NamedTuple

from bwlab.places import exercises_dir, notebooks_dir


class Material(NamedTuple):
    """A notebook: its title, its minutes and those of its exercise (0 where it has none)."""

    id: str
    title: str
    minutes: int
    exercise: int

    @property
    def both(self) -> int:
        """Minutes of notebook and exercise."""
        return self.minutes + self.exercise


@functools.cache
def materials() -> dict[str, Material]:
    """Every guided notebook by its id, as its own metadata has it."""
    extra = {path.stem: about["minutes"] for path, about, _ in _read(exercises_dir())}
    return {about["id"]: Material(about["id"], title, about["minutes"], extra.get(path.stem, 0)) for path, about, title in _read(notebooks_dir())}


def _read(folder):
    for path in sorted(folder.rglob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        about = notebook["metadata"].get("bwlab", {})
        if about.get("id") and about.get("minutes"):
            title = "".join(notebook["cells"][0]["source"]).splitlines()[0].removeprefix("# ")
            yield path, about, title
