"""Being there early: what was asked of controllers and lawyers before the memo was finished."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from bwlab.formats import number
from bwlab.lessons.parts.notes_form import notes_form
from bwlab.widgets.show import as_pages, refill

ANSWERS = (("ja", "Ja"), ("gepland", "Gepland"), ("nee", "Nog niet"))
CHECKS = {
    "vroeg opgave": "De controller is erbij als de opgave en het doel worden gekozen",
    "vroeg opties": "Een jurist kijkt mee als er nog opties open zijn",
    "vroeg afspraak": "Er is afgesproken wat bij elk cijfer staat: jaar, bron, deler en grenzen",
    "vroeg leeg": "Er is afgesproken wat we doen met een lege plek",
    "vroeg risico": "Bij elke optie staan financiële en juridische risico's, met wie erop let",
    "vroeg lezer": "Iemand die de nota niet schreef, loopt de tabellen na voordat ze naar het college gaat",
}
SOURCE_SAYS = "De bron zegt dat controllers en juristen een cruciale rol spelen bij het beheersen van financiële en juridische risico's, en dat het van belang is ze zo vroeg als mogelijk te betrekken. Deze lijst is onze uitwerking."


def pieces(lesson: Any) -> list[Any]:
    """The checklist, and what is still open."""
    place = VBox([])
    fields: list[dict[str, Any]] = [{"key": key, "kind": "choice", "label": text, "options": [list(each) for each in ANSWERS], "half": True} for key, text in CHECKS.items()]
    fields.append({"key": "vroeg wie", "kind": "line", "label": "Wie vraag je, bij welke nota, en wanneer? Noem een functie."})
    store = lesson.store
    form = notes_form(lesson, "Hoe is het bij de nota waar je nu aan werkt?", fields, lambda: refill(place, still_open(store.read(), lesson.id)))
    if as_pages():
        return [SOURCE_SAYS, form, *still_open(store.read(), lesson.id)]
    refill(place, still_open(store.read(), lesson.id))
    return [SOURCE_SAYS, form, place]


def still_open(record: Any, notebook: str) -> list[Any]:
    """What is not arranged yet; nothing filled in is not "no"."""
    notes = {key: record.note(notebook, key) for key in CHECKS}
    said = {key: note.answer for key, note in notes.items() if note and note.answer}
    if not said:
        return ["Je hebt nog niets ingevuld."]
    left = [CHECKS[key] for key, answer in said.items() if answer != "ja"]
    done = len(said) - len(left)
    lead = f"Van de {number(len(CHECKS))} {'is' if done == 1 else 'zijn'} er {number(done)} geregeld."
    return [lead, *([left] if left else [])]
