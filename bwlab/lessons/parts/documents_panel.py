"""The documents of a dossier: what can be made now, and a button that makes them."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ipywidgets import HTML

from bwlab.charts import style
from bwlab.errors import BwlabError
from bwlab.export.bundle import bundle_name, pack, put
from bwlab.export.documents import DOCUMENTS
from bwlab.formats import listing
from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages

BUTTON = "Maak mijn documenten"
AT_WORK = "Ik maak je documenten. Dat duurt een paar tellen."


def pieces(lesson: Any, names: Sequence[str] | None = None) -> list[Any]:
    """What can be made now, and a button that makes all of it as one zip in the work folder.

    Parameters
    ----------
    lesson : Lesson
    names : sequence of str, optional
        The kinds to speak about ("agenda", "canvas"); the zip always holds all that can be made.
    """
    if as_pages():
        words = list(dict.fromkeys(each.word for each in _asked(names)))
        return [f"In het notebook maak je hier je documenten, als één zip in je werkmap. Daarin zitten onder andere: {listing(words)}."]
    return Panel(lesson, names).pieces


def _asked(names: Sequence[str] | None) -> list[Any]:
    return [each for each in DOCUMENTS if names is None or each.kind in names]


class Panel:
    """The list, the button and what the button did.

    Parameters
    ----------
    lesson : Lesson
    names : sequence of str, optional

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, names: Sequence[str] | None = None) -> None:
        self.lesson, self.names = lesson, names
        # Of this municipality, also when the button is pressed after another was chosen.
        self.store, self.region = lesson.store, lesson.region
        self.list, self.out = HTML(), HTML()
        self.button = press(BUTTON)
        self.button.on_click(guarded(self._make, self._say))
        self._tell()
        self.pieces: list[Any] = [self.list, self.button, self.out]

    def _tell(self) -> None:
        dossier = self.store.read()
        lines = []
        for each in _asked(self.names):
            lacks = each.lacks(dossier)
            what = f"nog niet. {lacks}" if lacks else each.about
            lines.append(f"<li><strong>{html.escape(each.name(self.region))}</strong>: {html.escape(what)}</li>")
        lead = "Deze documenten horen bij je dossier. De knop werkt deze lijst bij, maakt de documenten opnieuw van wat er nu in staat, en doet ze in één zip."
        self.list.value = f'<div class="bw bw-say"><p>{lead}</p><ul>{"".join(lines)}</ul></div>'

    def _make(self, _: Any) -> None:
        self._say(AT_WORK)
        self.button.disabled = True
        try:
            self._tell()
            today = self.lesson.today
            path = Path(self.store.folder) / bundle_name(self.region, today)
            data = pack(self.store.read(), self.lesson.monitor, self.region, today, path.parent)
            trouble = ""
            try:
                put(path, data)
            except BwlabError as error:
                trouble = error.message
            self._made(path, data, trouble)
        finally:
            self.button.disabled = False

    def _made(self, path: Path, data: bytes, trouble: str) -> None:
        where = f"De zip ligt in je werkmap: {path.name}, in de map {path.parent}."
        said = f"{trouble} Je kunt de documenten wel meteen downloaden." if trouble else where
        # The file itself, not its address: JupyterLab may be started in another folder than the work folder.
        address = f"data:application/zip;base64,{base64.b64encode(data).decode('ascii')}"
        look = f"color:{style.FAVOURABLE};text-decoration:underline"  # JupyterLab takes both away from links
        link = f'<a download="{html.escape(path.name)}" style="{look}" href="{address}">Download {html.escape(path.name)}</a>'
        role = ' class="problem" role="alert"' if trouble else ""
        self.out.value = f'<div class="bw bw-say" aria-live="polite"><p{role}>{html.escape(said)}</p><p>{link}</p></div>'

    def _say(self, sentence: str) -> None:
        if sentence:
            self.out.value = f'<div class="bw bw-say" aria-live="polite"><p>{html.escape(sentence)}</p></div>'
