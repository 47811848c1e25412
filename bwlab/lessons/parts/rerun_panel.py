"""The dossier on newer figures: what changed, what to read again, and a button that brings it up to date."""

from __future__ import annotations

import html
from typing import Any

from ipywidgets import HTML, VBox

from bwlab.dossier.history import carry_over, left_behind
from bwlab.errors import BwlabError
from bwlab.formats import number
from bwlab.policy.rerun.outcome import OLDER, Rerun, look_again
from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget, close

BUTTON = "Werk mijn dossier bij"
HOW = "Nieuwere cijfers haal je op met: bwlab refresh. Start daarna dit notebook opnieuw; dan staat hier wat er veranderde."


def pieces(lesson: Any) -> list[Any]:
    """What newer figures change for the dossier of this lesson.

    Parameters
    ----------
    lesson : Lesson
    """
    return RerunPanel(lesson).pieces


class RerunPanel:
    """The list, the button, and what the button did.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        dossier = self.store.read()
        behind = [piece for each in left_behind(self.store.folder, lesson.monitor.regions) if self._mine(each) for piece in told(look_again(each, lesson.monitor, lesson.today))]
        if not dossier.revision:
            self.pieces: list[Any] = [f"Er is nog geen dossier van {lesson.region.label}. Wat je straks invult, hoort bij editie {lesson.monitor.edition} van de cijfers.", *behind]
            return
        if dossier.edition == lesson.monitor.edition:
            self.pieces = [f"Je dossier hoort bij editie {dossier.edition} van de cijfers, en dat is ook de editie die nu in gebruik is. Er is niets om na te lopen. {HOW}", *behind]
            return
        self.found = look_again(dossier, lesson.monitor, lesson.today)
        shown = told(self.found)
        if self.found.which == OLDER:  # a dossier is never put back to older figures
            self.pieces = [*shown, *behind]
            return
        if as_pages():
            self.pieces = [*shown, "In het notebook staat hier een knop die je dossier bijwerkt.", *behind]
            return
        self.button, self.out = press(BUTTON), VBox([])
        self.button.tooltip = "Zet de nieuwe editie in je dossier; wat je zelf schreef verandert niet"
        self.button.on_click(guarded(lambda _: self._bring(), self._say))
        lead = f"De knop zet in je dossier dat het bij editie {lesson.monitor.edition} hoort. Aan wat je zelf schreef, verandert niets: wat je opnieuw wilt lezen, pas je zelf aan. Het dossier zoals het was, wordt bewaard."
        self.pieces = [*shown, lead, self.button, self.out, *behind]

    def _mine(self, dossier: Any) -> bool:
        """Whether a municipality that is no more became the one of this lesson."""
        try:
            return self.lesson.monitor.regions.find(dossier.region).code == self.lesson.region.code
        except BwlabError:  # divided over several, or of nobody: not of this one
            return False

    def _bring(self) -> None:
        done = carry_over(self.store, self.lesson.monitor.edition)
        self.button.disabled = True
        if done is None:
            self._say("Je dossier was al bijgewerkt, in een ander venster.")
            return
        former, record, aside = done
        turned = len({(each.part, each.key) for each in self.found.own if each.turned})
        again = f" Lees nog wel na: {number(turned)} {'onderdeel' if turned == 1 else 'onderdelen'} van je dossier." if turned else ""
        self._say(f"Je dossier ging van editie {former.edition or 'onbekend'} naar editie {record.edition}. Wat je zelf schreef, is niet veranderd.{again} Zoals het was, ligt het hier: {aside}")

    def _say(self, sentence: str) -> None:
        if sentence:
            was, self.out.children = self.out.children, (as_widget(sentence),)
            for each in was:
                close(each)


def told(found: Rerun) -> list[Any]:
    """A rerun as pieces: what is compared, the finding, and a heading with its lines for each part."""
    shown: list[Any] = [*found.about, found.finding]
    shown += [HTML(_part(heading, lines)) for heading, lines in found.parts.items()]
    return [*shown, found.table] if len(found.table) else shown


def _part(heading: str, lines: list[str]) -> str:
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f'<div class="bw bw-say"><p><strong>{html.escape(heading)}</strong></p><ul>{items}</ul></div>'
