"""Looking back honestly: what was done, reached and unchanged apart, and what the participant says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.policy.acting.canvas import open_items
from bwlab.policy.learning.reflection import back, unproven
from bwlab.widgets.show import as_pages, as_widget, close

QUESTIONS = (
    ("goed", "Wat ging goed, en waar blijkt dat uit?"),
    ("niet", "Wat ging eerlijk gezegd niet?"),
    ("agenda", "Wat verandert er daarom in de agenda?"),
    ("vieren", "Wat vieren jullie, en met wie?"),
    ("nieuw", "Wie kan er nieuw meedoen, en waarmee?"),
)
SOURCE = "bron"
MOST = 6  # lines of a kind


def pieces(lesson: Any, told: Callable[[], Any]) -> list[Any]:
    """The three lists, the open items, and a form a question with its check."""
    dossier = lesson.store.read()
    found = back(dossier, lesson.monitor, lesson.region.code, lesson.today)
    parts: list[Any] = []
    for lead, lines, none in (
        ("Gedaan: activiteiten waarvan de einddatum voorbij is. Of ze echt klaar zijn, weet jij.", found.done, "Gedaan: in je agenda is nog van geen activiteit de einddatum voorbij."),
        ("Gehaald of niet: doelen naast het nieuwste cijfer.", found.goals, "Gehaald of niet: er staat nog geen doel met een cijfer en een streefwaarde in je dossier."),
        ("Veranderd of niet: je opgaven.", found.challenges, "Veranderd of niet: er staat nog geen opgave in je dossier. Die kies je in stap 1."),
    ):
        parts += [lead, lines[:MOST]] if lines else [none]
    opened = open_items(dossier)
    invite = ["Dit staat nog open. Voor een nieuwe partij is dat een plek om in te stappen.", opened[:MOST]] if opened else ["In je agenda staat niets open. Wie nieuw wil meedoen, kan dan alleen nog kijken. Welke plek houd je vrij?"]
    place = VBox([])

    def check() -> None:
        _fill(place, checked(lesson.store.read(), lesson.id))

    def follow(_: Any) -> None:
        check()
        told()

    forms = []
    for key, label in (*QUESTIONS, (SOURCE, "Waar kan een ander je successen nalezen? Een rapport, een telling, een cijfer met jaar.")):
        if key == "nieuw":
            forms += invite
        form = lesson.note_form(key, [{"key": "text", "kind": "text", "label": label, "rows": 2}])
        # After the form has kept it: the sentences below follow, and so does the register.
        form.on_values(follow)
        forms.append(form)
    if as_pages():
        return [*parts, *forms]
    check()
    return [*parts, *forms, place]


def checked(dossier: Any, notebook: str) -> list[Any]:
    """What is claimed without support in what was written."""
    text = lambda key: note.text if (note := dossier.note(notebook, key)) else ""  # noqa: E731
    said = [sentence for key, _ in QUESTIONS[:1] + QUESTIONS[3:4] for sentence in unproven(text(key), text(SOURCE))]
    if text("goed") and not text("niet"):
        said.append("Wat goed ging staat er, wat niet ging nog niet. Een verslag met alleen het eerste gelooft niemand.")
    return [list(dict.fromkeys(said))] if said else []


def _fill(place: VBox, pieces: list[Any]) -> None:
    former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
    for each in former:
        close(each)
