"""A file of one's own: choose it, see what was understood, answer what is asked, read what was taken."""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import traitlets

from bwlab.errors import FileUnreadableError, InputError
from bwlab.formats import number
from bwlab.names import quoted
from bwlab.places import work_dir
from bwlab.sources.files import MAX_BYTES, MAX_ROWS, Question, Taken, Understood, look, take
from bwlab.sources.files.model import ROLES
from bwlab.widgets.base import BwWidget
from bwlab.widgets.esm import form_module
from bwlab.widgets.guard import guarded

KINDS = {".csv", ".txt", ".tsv", ".xlsx", ".xlsm"}
SAID = ("view", "report", "problem")
HELLO = {"hello": True}
PIECE = 1_000_000  # bytes a message; a notebook server takes messages of 10 MB at most
LEAD = (
    f"Kies een CSV- of Excel-bestand met cijfers per gemeente, tot {number(MAX_BYTES / 1e6)} MB en "
    f"{number(MAX_ROWS)} regels. Je ziet eerst wat ik ervan begrijp. Er wordt niets doorgestuurd."
)


class FileWizard(BwWidget):
    """From a file to figures in three steps: choose, check, take.

    What comes from the file goes to the browser in messages and never into the synced state: a notebook that is
    saved with the state of its widgets must not hold rows of somebody's file.

    Attributes
    ----------
    understood : Understood or None
        What was understood of the file that was chosen.
    taken : Taken or None
        What was taken from it.
    """

    _esm = form_module("file_wizard")
    lead = traitlets.Unicode(LEAD).tag(sync=True)
    limit = traitlets.Int(MAX_BYTES).tag(sync=True)
    size = traitlets.Int(PIECE).tag(sync=True)
    files = traitlets.List(traitlets.Unicode()).tag(sync=True)
    # On their way in, and emptied at once: a piece of the file, and what is asked with the answers so far.
    piece = traitlets.Dict().tag(sync=True, echo_update=False)
    received = traitlets.Int(0).tag(sync=True)
    request = traitlets.Dict().tag(sync=True, echo_update=False)
    # On their way out, in messages.
    view = traitlets.Dict()
    report = traitlets.Dict()
    problem = traitlets.Unicode("")

    def __init__(self) -> None:
        self.understood: Understood | None = None
        self.taken: Taken | None = None
        self._listeners: list[Callable[[Taken], Any]] = []
        self._pieces: list[bytes] = []
        super().__init__(files=_work_files())
        # A message has no sentence of its own to show: what it carries may be one.
        for name in SAID:
            self.on(name, partial(self._tell, name), say=lambda _: None)
        self.on_msg(guarded(self._tell_again, lambda _: None))
        self.on("piece", self._receive)
        self.on("request", self._do)

    def on_taken(self, callback: Callable[[Taken], Any]) -> None:
        """Call ``callback(taken)`` after figures were taken, inside the guard."""
        self._listeners.append(callback)

    def read(self, source: str | Path | bytes, name: str = "") -> None:
        """Look at a file, as the participant does by choosing it."""
        self._forget()
        self._show(look(source, name))

    def _tell(self, name: str, value: Any) -> None:
        self.send({name: value})

    def _tell_again(self, _: Any, content: Any, __: Any) -> None:
        """A page that shows the wizard anew asks what it missed."""
        if content == HELLO:
            self.send({name: getattr(self, name) for name in SAID})

    def _forget(self) -> None:
        self.understood, self.taken = None, None
        self.view, self.report = {}, {}

    def _receive(self, piece: dict[str, Any]) -> None:
        """Take in a piece of the file; with the last one the file is read."""
        if not piece:
            return
        self.piece = {}
        if piece["at"] == 0:
            self._forget()
            self._pieces = []
        try:
            self._pieces.append(base64.b64decode(piece["data"], validate=True))
            if piece["at"] != sum(map(len, self._pieces[:-1])):
                raise ValueError("a piece is missing")
        except (binascii.Error, ValueError) as error:
            self._pieces = []
            what = f"Het bestand {quoted(piece['name'])} kwam niet heel over."
            raise InputError(what, now="Kies het nog een keer.") from error
        if piece["last"]:
            content, self._pieces = b"".join(self._pieces), []
            self.read(content, piece["name"])
        self.received += 1

    def _do(self, request: dict[str, Any]) -> None:
        if not request:
            return
        self.request = {}
        action = request["action"]
        if action == "open":
            if request["name"] not in self.files:
                raise InputError(
                    "Dit bestand staat niet in je werkmap.", now="Kies een bestand uit de lijst."
                )
            self.read(work_dir() / request["name"])
        elif action == "answer" and self.understood is not None:
            self.taken, self.report = None, {}
            self._answer(request["answers"])
        elif action == "take" and self.understood is not None:
            # Words still in a box go along with the button.
            understood = look(self.understood, choices=request["answers"])
            self._show(understood)
            self._take(understood)
        elif action == "files":
            self.files = _work_files()

    def _answer(self, answers: dict[str, str]) -> None:
        assert self.understood is not None
        try:
            self._show(look(self.understood, choices=answers))
        except FileUnreadableError:
            if answers.get("persons") == "yes":
                self._forget()  # nothing of persons stays, not even on the screen
            raise

    def _take(self, understood: Understood) -> None:
        taken = take(understood)
        self.taken = taken
        rows = [
            [reason, f"{number(count)} {what}", example]
            for reason, what, count, example in taken.report.frame.itertuples(index=False)
        ]
        self.report = {"sentences": taken.report.sentences, "rows": rows}
        for callback in self._listeners:
            callback(taken)

    def _show(self, understood: Understood) -> None:
        self.understood = understood
        self.view = {
            "name": understood.name,
            "facts": [list(each) for each in understood.facts],
            "notes": list(understood.notes),
            "columns": [
                {"index": each.index, "head": each.head, "role": each.role, "words": ROLES[each.role]}
                for each in understood.columns
            ],
            "roles": [list(each) for each in ROLES.items()],
            "rows": understood.examples.to_numpy().tolist(),
            "questions": [_record(each) for each in understood.questions],
            "open": len(understood.open),
        }

    def as_html(self) -> str:
        """What was taken, or else the invitation, in words."""
        lines = self.taken.report.sentences if self.taken else [LEAD]
        title = f"Je bestand {self.taken.name}" if self.taken else "Een bestand met je eigen cijfers"
        body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        return f'<div class="bw bw-still bw-say"><p><strong>{html.escape(title)}</strong></p>{body}</div>'


def _record(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "text": question.text,
        "why": question.why,
        "options": [list(each) for each in question.options],
        "value": question.value,
        "required": question.required,
        "hint": question.hint,
    }


def _work_files() -> list[str]:
    """The files in the work folder that may hold figures, newest first."""
    folder = work_dir()
    if not folder.is_dir():
        return []
    found = [
        each
        for each in folder.iterdir()
        if each.suffix.lower() in KINDS and each.is_file() and not each.name.startswith(("~$", "."))
    ]
    return [each.name for each in sorted(found, key=lambda each: -each.stat().st_mtime)]
