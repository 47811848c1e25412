"""Who is at the table: what the source says of a phase, whom one can call there, and the matrix of all phases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from ipywidgets import HBox, VBox

from bwlab.charts import Across, Cell, Chart, Known, matrix
from bwlab.formats import listing, number
from bwlab.lessons.parts import guessing
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import Contact
from bwlab.policy.cycle import PHASES, SOURCE, phase
from bwlab.policy.phases.asking import OWN, asks, watches
from bwlab.policy.phases.contacts import (
    alone,
    begun,
    gaps,
    headline,
    named,
    remarks,
    role_of,
)
from bwlab.policy.stakeholders import CAREFUL, EMPTY, LEVELS, ROLES, stakeholders, why_empty
from bwlab.widgets import Choice, press
from bwlab.widgets.chart_view import ChartView
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

ALL, GUESS = "alle", "aan_tafel"
PUT = "Wie zet je op je lijst? Een knop zet de naam hieronder; vul daar in wie je belt."
PLAY = "Speel het ook aan een echte tafel: bij je documenten zitten rolkaarten om te knippen, met per fase wie een rol kunnen spelen, waar je op let en wat je vraagt."
COUNTS = (("0", "Geen"), ("1 of 2", "1 of 2"), ("3 of 4", "3 of 4"), ("5 of 6", "5 of 6"))
SHORT = {("voorbereiding", "rijk"): "één fase met vorming", ("uitvoering", "regio_deal"): "hangt van de deal af"}
FILLED = f"{number(len(PHASES) * len(LEVELS) - len(EMPTY))} van de {number(len(PHASES) * len(LEVELS))} vakken"


def pieces(lesson: Any, here: str, on_change: Callable[[], Any] | None = None, *, every: bool = True) -> list[Any]:
    """Who can be at the table in one phase, the contacts to fill in, and behind a guess the matrix of all phases.

    Parameters
    ----------
    lesson : Lesson
    here : str
        Key of the phase, or the id of its notebook.
    on_change : callable, optional
        Called after the contacts are kept.
    every : bool
        Whether the matrix of all phases is there too.
    """
    return [*Panel(lesson, phase(here).key, on_change or (lambda: None)).pieces, *(expect(lesson) if every else []), PLAY]


def whole(lesson: Any) -> list[Any]:
    """The matrix of all phases and levels, with whom one can call, and a view by phase and level."""
    return Whole(lesson).pieces


def expect(lesson: Any) -> list[Any]:
    """In how many phases could one call somebody? Then the matrix, as the dossier has it at that moment."""
    question = f"Beleid gaat door {number(len(PHASES))} fasen. In hoeveel daarvan staat er bij jou iemand genoteerd die je morgen kunt bellen?"
    form = lesson.note_form(GUESS, [{"key": "answer", "kind": "choice", "label": question, "options": [list(each) for each in COUNTS]}])
    return [form, *(whole(lesson) if as_pages() else guessing.behind(lambda: whole(lesson), "Laat alle fasen zien"))]


class Panel:
    """One phase: a level to choose, whom the source names with what to ask, and a form for each contact.

    Parameters
    ----------
    lesson : Lesson
    here : str
        Key of the phase.
    changed : callable
        Called after the contacts are kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, here: str, changed: Callable[[], Any]) -> None:
        self.lesson, self.store, self.phase, self._changed = lesson, lesson.store, phase(here), changed
        self.level = Choice("Op welk niveau kijk je?", list(LEVELS.items()), "gemeente")
        self.names_place, self.said_place = VBox([]), VBox([])
        self.contacts = RecordRows(
            lesson, "contacts", Contact, self._fields(), name="Contact", more="Nog een contact", begun=begun, together=(("asked",),),
            mine=lambda each: each.phase == here, fixed={"phase": here}, told=self._told,
        )  # fmt: skip
        lead = f"De vraag van deze fase: {self.phase.question} {CAREFUL} {OWN}"
        if as_pages():
            self.pieces: list[Any] = [lead, *self._names("gemeente"), self.contacts.rows, remarks(self.store.read().contacts, here, lesson.today)]
            return
        self.level.on_value(lambda _: self._show())
        self._show()
        self._tell()
        self.pieces = [lead, self.level, self.names_place, self.contacts.rows, self.said_place]

    def _fields(self) -> list[dict[str, Any]]:
        some = listing([each.name for each in stakeholders(self.phase.key, "gemeente")][:2], "of")
        return [
            {"key": "level", "kind": "select", "label": "Op welk niveau?", "options": [list(each) for each in LEVELS.items()], "half": True},
            {"key": "stakeholder", "kind": "line", "label": "Wie is het aan tafel?", "help": f"Zoals hierboven, of in je eigen woorden. Bijvoorbeeld: {some}.", "half": True},
            {"key": "contact", "kind": "line", "label": "Welke functie of welk team bel je?", "help": "Een naam van een persoon is niet nodig.", "half": True},
            {"key": "asked", "kind": "date", "label": "Wanneer gevraagd? Leeg: nog nooit.", "half": True},
            {"key": "about", "kind": "line", "label": "Waarover?"},
        ]

    def _names(self, level: str) -> list[Any]:
        if why := why_empty(self.phase.key, level):
            return [f"De bron noemt hier niemand. {why}"]
        found = stakeholders(self.phase.key, level)
        return [pd.DataFrame([(each.words, _capital(watches(each)), asks(each)) for each in found], columns=["Wie een cruciale rol kan spelen", "Waar die misschien op let", "Wat je kunt vragen"])]

    def _show(self) -> None:
        level = self.level.value
        found = [each for each in stakeholders(self.phase.key, level) if each.named]
        buttons = [self._button(level, each.name) for each in found]
        refill(self.names_place, [*self._names(level), *([PUT, HBox(buttons, layout={"flex_flow": "row wrap"})] if buttons else [])])

    def _button(self, level: str, name: str) -> Any:
        button = press(f"+ {name}")
        add = {"level": level, "stakeholder": name}
        button.on_click(guarded(lambda _: self.contacts.rows.add(add), lambda sentence: refill(self.said_place, [sentence]) if sentence else None))
        return button

    def _told(self) -> None:
        self._tell()
        self._changed()

    def _tell(self) -> None:
        refill(self.said_place, [remarks(self.store.read().contacts, self.phase.key, self.lesson.today)])


class Whole:
    """The matrix of all phases, with a view by phase and level.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.contacts = lesson, list(lesson.store.read().contacts)
        self.phase = Choice("Welke fase?", [(ALL, "Alle fasen"), *((each.key, each.title) for each in PHASES)], ALL)
        self.level = Choice("Welk niveau?", [(ALL, "Alle niveaus"), *LEVELS.items()], ALL)
        self.view, self.names_place = ChartView(self._draw()), VBox([])
        missing = gaps(self.contacts)
        if as_pages():
            self.pieces: list[Any] = [self.view, *([missing] if missing else [])]
            return
        for each in (self.phase, self.level):
            each.on_value(lambda _: self._turn())
        self.pieces = [self._thought(), self.phase, self.level, self.view, self.names_place, *([missing] if missing else [])]

    def _thought(self) -> str:
        """What was guessed, beside what the dossier holds."""
        note, texts = self.lesson.store.read().note(self.lesson.id, GUESS), dict(COUNTS)
        thought = f"Jij dacht: {texts[note.answer].lower()}. " if note and note.answer in texts else ""
        return f"{thought}Zo staat het in je dossier. {headline(self.contacts)}. Kies een fase en een niveau om te zien wie de bron noemt."

    def _draw(self) -> Chart:
        return chart_of(self.contacts, self.lesson.region.label, self.lesson.today, self.phase.value, self.level.value)

    def _turn(self) -> None:
        self.view.update(self._draw())
        chosen = (self.phase.value, self.level.value) != (ALL, ALL)
        refill(self.names_place, [names_table(self.contacts, self.phase.value, self.level.value)] if chosen else [])


def chart_of(contacts: Sequence[Contact], label: str, today: dt.date, here: str = ALL, level: str = ALL) -> Chart:
    """The matrix with these contacts; a phase and a level that are looked at stand out."""
    keys, levels = [each.key for each in PHASES], list(LEVELS)
    rows = named(contacts)
    cells = [
        Cell(
            at, place, tuple(each.words for each in stakeholders(of, on) if each.named), tuple(_known(each, today) for each in rows if (each.phase, each.level) == (of, on)),
            *_why(of, on),
        )
        for at, of in enumerate(keys)
        for place, on in enumerate(levels)
    ]  # fmt: skip
    across = [Across(SHORT_ROLES[role.key], tuple(_known(each, today) for each in rows if role_of(each) is role)) for role in ROLES]
    missing = [phase(each).title.lower() for each in alone(contacts)]
    chart = matrix(
        [each.title for each in PHASES], list(LEVELS.values()), cells, title=headline(contacts), label=label, source=f"{SOURCE}; contacten: je dossier.",
        others=[sum(each.phase == of and each.level not in LEVELS for each in rows) for of in keys], across=across,
        seen=(keys.index(here) if here in keys else None, levels.index(level) if level in levels else None),
        alt=[*_view(here, level), *([f"niemand bij {listing(missing)}"] if 0 < len(missing) < len(keys) else []), f"de bron vulde {FILLED} in"],
    )  # fmt: skip
    return chart.saying(sentence(contacts, here, level))


SHORT_ROLES = {"griffier": "Griffier", "controllers_juristen": "Controllers, juristen", "gemeentesecretaris": "Secretaris"}


def sentence(contacts: Sequence[Contact], here: str = ALL, level: str = ALL) -> str:
    """What the source says of what is looked at, and whom one has there."""
    of = here if here != ALL else None
    on = level if level != ALL else None
    if of and on and (why := why_empty(of, on)):
        return f"{phase(of).title}, {LEVELS[on]}: de bron noemt hier niemand. {why}"
    found = [each for each in stakeholders(of, on) if each.named]
    mine = [each for each in named(contacts) if of in (None, each.phase) and on in (None, each.level)]
    calls = f"Je kunt er {number(len(mine))} bellen." if mine else "Je hebt daar nog niemand om te bellen."
    if of is None and on is None:
        return f"De bron vulde {FILLED} in. {why_empty('voorbereiding', 'rijk')} {CAREFUL}"
    where = ", ".join(filter(None, (phase(of).title if of else "", LEVELS[on] if on else "")))
    if not found:
        return f"{where}: volgens de bron hangt het van de aard van de Regio Deal af wie er een rol heeft. {calls}"
    return f"{where}: de bron noemt er {number(len(found))} die een cruciale rol kunnen spelen. {calls}"


def names_table(contacts: Sequence[Contact], here: str = ALL, level: str = ALL) -> pd.DataFrame:
    """Whom the source names in what is looked at, and whom one can call there."""
    rows = named(contacts)
    found = []
    for each in PHASES:
        for on, title in LEVELS.items():
            if here not in (ALL, each.key) or level not in (ALL, on):
                continue
            called = listing([_name(one) for one in rows if (one.phase, one.level) == (each.key, on)]) or "nog niemand"
            whom = "; ".join(one.words for one in stakeholders(each.key, on)) or why_empty(each.key, on)
            found.append((each.title, title, whom, called))
    return pd.DataFrame(found, columns=["Fase", "Niveau", "Wie een rol kunnen spelen", "Wie je kunt bellen"])


def _why(of: str, on: str) -> tuple[str, str]:
    if why := why_empty(of, on):
        return why, SHORT[of, on]
    names = stakeholders(of, on)
    return ("", "") if any(each.named for each in names) else (names[0].words, SHORT[of, on])


def _view(here: str, level: str) -> list[str]:
    parts = [*([phase(here).title] if here != ALL else []), *([LEVELS[level]] if level != ALL else [])]
    return [f"gekozen: {', '.join(parts)}"] if parts else []


def _known(each: Contact, today: dt.date) -> Known:
    return Known(_name(each), each.asked is not None and each.asked <= today)


def _name(each: Contact) -> str:
    words = " ".join(f"{each.contact} ({each.stakeholder})".split()) if each.stakeholder.strip() else " ".join(each.contact.split())
    return words if len(words) <= 80 else f"{words[:79]}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
