"""What the first cell of every notebook calls: ``from bwlab import start; les = start("stap_01")``.

A lesson knows the municipality, the figures and the dossier. Whatever it shows is shown again when
another municipality is chosen, so a notebook is run once and then follows.
"""

from __future__ import annotations

import datetime as dt
import importlib
import os
from collections.abc import Callable, Sequence
from typing import Any

from bwlab.dossier import DossierStore, active_region, open_dossier, set_active
from bwlab.errors import BwlabError
from bwlab.monitor import Monitor, open_monitor
from bwlab.regions import Region
from bwlab.widgets.banner import Banner
from bwlab.widgets.form import Form
from bwlab.widgets.show import LivePart, as_pages, show

EXAMPLE = "Tilburg"
Pieces = Sequence[Any]


def start(notebook: str, *, today: dt.date | None = None) -> Lesson:
    """Begin a notebook: find the municipality and show whose figures follow.

    Parameters
    ----------
    notebook : str
        The id of the notebook ("stap_01"); its own lesson lives in ``bwlab.lessons``, in a room of that name.
    today : datetime.date, optional
        The day it is, for what depends on it.

    Returns
    -------
    Lesson
    """
    module = importlib.import_module(f"bwlab.lessons.{notebook}.notebook")
    region, example = chosen_region()
    lesson = module.Notebook(notebook, region, example=example, today=today)
    lesson.welcome()
    return lesson


def chosen_region() -> tuple[Region, bool]:
    """The municipality to work with, and whether it is only an example.

    ``BWLAB_GEMEENTE`` goes first, then the active dossier, then Tilburg as an example. A name that
    does not exist falls through to the next, since a notebook must always open.
    """
    regions = open_monitor().regions
    for name in (os.environ.get("BWLAB_GEMEENTE"), active_region()):
        try:
            if name:
                return regions.find(name), False
        except BwlabError:
            continue
    return regions.find(EXAMPLE), True


class Lesson:
    """One notebook at work.

    Attributes
    ----------
    id : str
    region : Region
    example : bool
        Nobody chose this municipality; the banner says so.
    monitor : Monitor
    store : DossierStore
    today : datetime.date
    """

    def __init__(
        self, notebook: str, region: Region, *, example: bool = False, today: dt.date | None = None
    ) -> None:
        self.id = notebook
        self.monitor: Monitor = open_monitor()
        self.today = today or dt.date.today()
        self.example = example
        self._parts: list[LivePart] = []
        self._stores: dict[str, DossierStore] = {}
        self._take(region)

    def welcome(self) -> None:
        """Show whose figures follow, with a field to choose another municipality."""
        self.banner = Banner(self.monitor.regions, self.region, example=self.example)
        self.banner.on_code(self.choose)
        show(self.banner)
        if not as_pages():
            self._quietly(lambda record: record.visit(self.id))

    def choose(self, code: str) -> None:
        """Go on with another municipality: everything shown is made again."""
        if code == self.region.code and not self.example:
            return
        self.example = False
        self._take(self.monitor.regions.find(code))
        trouble = None
        try:
            set_active(self.region)
            self.keep(self.store, lambda record: record.visit(self.id))
        except BwlabError as error:
            trouble = error
        self.banner.turn_to(self.region)
        for part in self._parts:
            part.rebuild()
        if trouble:  # everything follows the choice first; then the banner says that it was not kept
            raise trouble

    def live(self, build: Callable[[], Pieces], *groups: list[LivePart]) -> None:
        """Show what ``build`` returns, and build it again for another municipality, or with one of the groups it joins."""
        part = LivePart(build)
        for each in (self._parts, *groups):
            each.append(part)
        show(part)

    @staticmethod
    def again(*groups: list[LivePart]) -> None:
        """Build the parts of these groups again, each once."""
        for part in dict.fromkeys(part for group in groups for part in group):
            part.rebuild()

    def note_form(self, key: str, fields: Sequence[dict[str, Any]], lead: str = "") -> Form:
        """A form whose answers are kept in the dossier as one note.

        Parameters
        ----------
        key : str
            What the note is about; unique within the notebook.
        fields : sequence of dict
            As for ``Form``; the field "answer" is a choice, "text" holds own words.
        lead : str
        """
        store = self.store  # of this municipality, also for an answer that arrives after another is chosen
        note = store.read().note(self.id, key)
        form = Form(lead, fields, {"answer": note.answer, "text": note.text} if note else {})
        form.on_values(
            lambda values: self.keep(
                store,
                lambda record: record.set_note(self.id, key, values.get("text", ""), values.get("answer", "")),
            )
        )
        return form

    def keep(self, store: DossierStore, change: Callable[[Any], Any]) -> None:
        """Change a dossier; what happened to its file meanwhile stands in the banner.

        Raises
        ------
        DossierError
            As ``DossierStore.update``: the change is not on disk.
        """
        store.update(change)
        if store is self.store:
            self.banner.notice = store.problem

    def _take(self, region: Region) -> None:
        self.region = region
        # One a municipality: what a store could not save yet is still there when she comes back to it.
        self.store: DossierStore = self._stores.setdefault(
            region.code, open_dossier(region, edition=self.monitor.edition)
        )

    def _quietly(self, change: Callable[[Any], None]) -> None:
        # Counting a visit is no reason to stop: a dossier that cannot be written says so at the first answer.
        try:
            self.keep(self.store, change)
        except BwlabError as error:
            self.banner.problem = error.message
