"""What each group puts first and will do itself, as it was heard; nobody is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import HTML, VBox

from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.policy.dialogue.voices import ranked
from bwlab.policy.records.conversation import GROUPS, Voice
from bwlab.widgets import Choice
from bwlab.widgets.form import Form
from bwlab.widgets.show import as_html, as_pages, close

COUNTED, PLACES = 3, 6  # places with a count of people, and places in all


class VoicesPanel:
    """A form a group, and a table of what is there.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after each change that was kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any]) -> None:
        self.lesson, self.store, self.changed = lesson, lesson.store, changed
        self.themes = [each.name for each in lesson.monitor.catalogue.themes]
        if as_pages():
            self.pieces: list[Any] = [self._form("inwoners"), *overview(self.store.read().voices)]
            return
        self.pick = Choice("Wie heb je gesproken?", list(GROUPS.items()), next(iter(GROUPS)))
        self.place, self.table = VBox([self._form(self.pick.value)]), HTML()
        self.pick.on_value(self._turn)
        self._tell()
        self.pieces = [self.pick, self.place, self.table]

    def _turn(self, group: str) -> None:
        former, self.place.children = self.place.children, (self._form(group),)
        for each in former:
            close(each)

    def _form(self, group: str) -> Form:
        options = [[theme, theme] for theme in self.themes]
        fields = [
            {"key": "heard", "kind": "number", "unit": "mensen", "label": "Hoeveel mensen heb je gesproken?", "half": True},
            {"key": "where", "kind": "line", "label": "Waar?", "half": True},
        ]
        for place in range(1, PLACES + 1):
            free = " (mag leeg blijven)" if place > COUNTED else ""
            fields.append({"key": f"theme{place}", "kind": "select", "label": f"Op {place}{free}", "options": options, "half": True})
            if place <= COUNTED:
                fields.append({"key": f"first{place}", "kind": "number", "unit": "mensen", "label": "Hoeveel mensen zetten dit zelf op 1?", "help": "Niet geteld? Laat het leeg.", "half": True})
        fields += [
            {"key": "does", "kind": "text", "label": "Wat gaan zij zelf doen?", "help": "Alleen wat zij zelf zeiden. Dit kun je in stap 4 overnemen in de agenda."},
        ]
        form = Form(f"{GROUPS[group]}: wat zetten zij voorop?", fields, filled(voice_of(self.store.read(), group)))
        form.on_values(lambda values: self._keep(group, values))
        return form

    def _keep(self, group: str, values: dict[str, Any]) -> None:
        made, trouble = read(group, values)

        def change(record: Any) -> None:  # in its place: what is not asked here stays with it
            former = voice_of(record, group)
            whole = made if former is None else former.model_copy(update={name: getattr(made, name) for name in ("themes", "first", "heard", "where", "does")})
            at = len(record.voices) if former is None else record.voices.index(former)
            record.voices[at : at + 1] = [whole] if _said(whole) else []

        self.lesson.keep(self.store, change)
        self._tell()
        self.changed()
        if trouble:
            raise trouble

    def _tell(self) -> None:
        self.table.value = "".join(map(as_html, overview(self.store.read().voices)))


def voice_of(record: Any, group: str) -> Voice | None:
    """What this group said, or None."""
    return next((each for each in record.voices if each.group == group), None)


def _said(voice: Voice) -> bool:
    return bool(ranked(voice.themes) or voice.does.strip() or voice.where.strip() or voice.heard is not None)


def filled(voice: Voice | None) -> dict[str, Any]:
    """A voice as the values of its form."""
    if voice is None:
        return {}
    values: dict[str, Any] = {"heard": voice.heard, "where": voice.where, "does": voice.does}
    for place, theme in enumerate(voice.themes[:PLACES], start=1):
        values[f"theme{place}"] = theme
        if place <= COUNTED:
            values[f"first{place}"] = voice.first.get(theme)
    return values


def read(group: str, values: dict[str, Any]) -> tuple[Voice, InputError | None]:
    """The form as a voice, and what in it does not fit together; a draft is kept all the same."""
    themes = [values.get(f"theme{place}") or "" for place in range(1, PLACES + 1)]
    while themes and not themes[-1]:
        themes.pop()
    typed = {theme: values.get(f"first{place}") for place, theme in enumerate(themes[:COUNTED], start=1) if theme}
    heard = values.get("heard")
    first = {theme: int(count) for theme, count in typed.items() if _people(count)}
    made = Voice.of(
        group=group, themes=themes, first=first, heard=int(heard) if _people(heard) else None, where=values.get("where") or "", does=values.get("does") or ""
    )  # fmt: skip
    return made, _trouble(made, [heard, *typed.values()])


def _people(count: float | None) -> bool:
    return count is not None and 0 <= count < 1e8 and count == int(count)


def _trouble(made: Voice, counts: list[float | None]) -> InputError | None:
    if any(count is not None and not _people(count) for count in counts):
        return InputError("Een aantal mensen is een heel getal van 0 of meer.", now="Vul het opnieuw in, of laat het leeg.")
    named, counted = [each for each in made.themes if each], sum(made.first.values())
    twice = next((each for each in named if named.count(each) > 1), None)
    if twice:
        return InputError(f"'{twice}' staat er twee keer in.", now="De eerste plek telt. Kies voor de andere een ander thema, of laat die leeg.")
    if made.heard is not None and counted > made.heard:
        return InputError(
            f"Je telde {number(counted)} mensen bij de thema's, en je sprak er {number(made.heard)}.",
            "Elke mens heeft één thema op 1.",
            "Kijk de aantallen na. Het staat wel in je dossier.",
        )
    order = [made.first[theme] for theme in named if theme in made.first]
    if order != sorted(order, reverse=True):
        return InputError(
            "De volgorde en de aantallen zijn verschillend.", "Een thema lager in het rijtje kreeg meer mensen op 1 dan een thema erboven.",
            "Dat kan, als je de volgorde op een andere manier bepaalde. Schrijf dan op hoe. Het staat wel in je dossier.",
        )  # fmt: skip
    return None


def overview(voices: list[Voice]) -> list[Any]:
    """What every group said, in a table; or that nothing is there yet."""
    if not voices:
        return ["Er staat nog niets van een groep in je dossier. Dat blijft zo tot je iemand hebt gesproken: hier verzinnen we geen stemmen."]
    rows = []
    for each in voices:
        named = [f"{place}. {theme}" for place, theme in enumerate(ranked(each.themes), start=1)]
        heard = "niet ingevuld" if each.heard is None else number(each.heard)
        rows.append((GROUPS.get(each.group, each.group), ", ".join(named) or "nog niets", heard, each.where or "niet ingevuld", each.does or "nog niets"))
    return [pd.DataFrame(rows, columns=["Wie", "Wat zij vooropzetten", "Hoeveel mensen", "Waar", "Wat zij zelf gaan doen"])]
