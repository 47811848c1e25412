"""Two routes over one dossier: the cycle first, or the theory and the floors first."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.formats import number
from bwlab.policy.phases.route import KEY, NOTEBOOK, ROUTES, chosen, next_words, parts
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, refill

ASK = "Welke route past bij jullie? Je kunt later altijd wisselen: beide gaan over hetzelfde dossier."


def pieces(lesson: Any) -> list[Any]:
    """The choice of a route, its order, what the dossier already has and what is next.

    Parameters
    ----------
    lesson : Lesson
    """
    return RoutePanel(lesson).pieces


class RoutePanel:
    """The choice and what follows from it.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        self.said_place = VBox([])
        route = chosen(self.store.read())
        # Not the lesson's own form: the choice is the same one in every notebook.
        self.form = Form(ASK, [{"key": "answer", "kind": "choice", "label": "Route", "options": [[key, _upper(each.name)] for key, each in ROUTES.items()]}], {"answer": route})
        self.form.on_values(self._keep)
        if as_pages():
            self.pieces: list[Any] = [f"{_upper(each.name)}: {each.why}" for each in ROUTES.values()] + [self.form]
            return
        refill(self.said_place, said(self.store.read()))
        self.pieces = [self.form, self.said_place]

    def _keep(self, values: dict[str, Any]) -> None:
        self.lesson.keep(self.store, lambda record: record.set_note(NOTEBOOK, KEY, answer=values.get("answer", "")))
        refill(self.said_place, said(self.store.read()))


def said(dossier: Any) -> list[Any]:
    """Why one would take the chosen route, its parts, and what is next; both reasons while none was chosen."""
    route = chosen(dossier)
    if not route:
        return [[f"{_upper(each.name)}: {each.why}" for each in ROUTES.values()]]
    rows = [
        (number(place), part.title, f"{number(part.minutes)} minuten" if part.minutes is not None else "nog geen notebook", part.there or ("geopend" if part.opened else "nog niets"))
        for place, part in enumerate(parts(dossier, route), 1)
    ]
    return [ROUTES[route].why, pd.DataFrame(rows, columns=["", "Deel", "Tijd", "Wat er in je dossier staat"]), next_words(dossier, route)]


def _upper(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
