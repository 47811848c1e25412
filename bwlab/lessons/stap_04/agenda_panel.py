"""The agenda: open items first, what groups said they will do, and a form for each activity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.lessons.stap_04.example import LEAD, example
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.names import quoted
from bwlab.policy import AgendaItem, Contribution, Voice
from bwlab.policy.acting.canvas import filled_in, open_items, started
from bwlab.policy.records.base import new_key
from bwlab.policy.records.conversation import GROUPS
from bwlab.widgets import Rows, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget, close

PARTNERS = 2  # a form has room for; more in the dossier stay as they are
AGREED = [["ja", "Ja, toegezegd"], ["nee", "Nog niet"]]
NOTHING = "Er staat nog geen activiteit. Schrijf er hieronder een op; wat je nog niet weet, laat je leeg."
NO_GOAL = "Er staat nog geen doel in je dossier. Je kunt hier al activiteiten opschrijven; bij welk doel ze horen, kies je later."


class AgendaPanel:
    """The activities of a dossier.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after the agenda is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any]) -> None:
        self.lesson, self.store, self._changed = lesson, lesson.store, changed
        self.open_place, self.offer_place, self.rows_place = VBox([]), VBox([]), VBox([])
        dossier = self.store.read()
        if as_pages():
            shown, lead = (dossier, []) if dossier.agenda else (example(lesson.monitor, lesson.region, lesson.today), [LEAD])
            self.pieces = [*lead, *who_joins(shown), self._rows(dossier)]
            return
        self._tell(dossier)
        self._fill(self.rows_place, [self._rows(dossier)])
        self.pieces: list[Any] = [self.open_place, self.offer_place, *([] if dossier.goals else [NO_GOAL]), self.rows_place]

    @property
    def rows(self) -> Rows:
        """The forms."""
        return self.rows_place.children[0]

    def _rows(self, dossier: Any) -> Rows:
        goals = [[goal.key, short(goal.text or goal.indicator or "doel zonder zin")] for goal in dossier.goals]
        items = [_asked(item) for item in started(dossier.agenda)]
        self.known = {item["key"] for item in items}
        return Rows("Activiteit", _fields(goals), items, self._keep, more="Nog een activiteit")

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        made, trouble = {}, None
        for place, row in enumerate(rows, 1):
            key = row.setdefault("key", new_key())
            made[key], error = _filled(AgendaItem(key=key), row)
            if error and not trouble:
                trouble = InputError(f"Activiteit {place}: {error.what}", error.why, error.now)
        gone, asked = self.known - set(made), {row["key"]: row for row in rows}
        gone |= {key for key, item in made.items() if not started([item]) and not item.goal}

        def change(record: Any) -> None:  # what another notebook wrote in the agenda stays
            kept = [_filled(item, asked[item.key])[0] if item.key in asked else item for item in record.agenda if item.key not in gone]
            there = {item.key for item in kept} | gone
            record.agenda = kept + [item for key, item in made.items() if key not in there]

        self.lesson.keep(self.store, change)
        self.known |= set(made)
        self._tell(self.store.read())
        self._changed()
        if trouble:
            raise trouble

    def _tell(self, dossier: Any) -> None:
        """The open items and the offers, as the dossier now is."""
        self._fill(self.open_place, [*who_joins(dossier)])
        offers = [voice for voice in dossier.voices if voice.does.strip() and not _taken(voice, dossier.agenda)]
        said = ["In de gesprekken zeiden groepen wat ze zelf gaan doen. Neem het over als bijdrage, en maak er daarna een activiteit van."]
        self._fill(self.offer_place, [*(said if offers else []), *(piece for voice in offers for piece in self._offer(voice))])

    def _offer(self, voice: Voice) -> list[Any]:
        group = GROUPS.get(voice.group, voice.group)
        button = press(f"Neem over van {group.lower()}")
        button.on_click(guarded(lambda _: self._take(voice, group), self._say))
        return [f"{group}: {quoted(voice.does)}", button]

    def _take(self, voice: Voice, group: str) -> None:
        item = AgendaItem(contributions=[Contribution(who=group, what=voice.does)])
        self.lesson.keep(self.store, lambda record: record.agenda.append(item))
        dossier = self.store.read()
        self._tell(dossier)
        self._fill(self.rows_place, [self._rows(dossier)])
        self._changed()

    def _say(self, sentence: str) -> None:
        if sentence:
            self._fill(self.open_place, [sentence])

    @staticmethod
    def _fill(place: VBox, pieces: list[Any]) -> None:
        former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
        for each in former:
            close(each)


def who_joins(dossier: Any) -> list[Any]:
    """ "Wie doet mee?": the open items, and how many there are."""
    items, found = started(dossier.agenda), open_items(dossier)
    if not items:
        return [NOTHING]
    if not found:
        return [f"Wie doet mee? Bij {'je activiteit' if len(items) == 1 else f'alle {number(len(items))} activiteiten'} is alles ingevuld."]
    return [f"Wie doet mee? Bij {number(len(found))} van de {number(len(items))} activiteiten staat nog iets open.", found]


def with_partner(agenda: list[AgendaItem]) -> tuple[int, int, int]:
    """How many activities there are, how many of them have a partner, and how many one that agreed."""
    items = started(agenda)
    partners = [[each for each in item.contributions if filled_in(each.who)] for item in items]
    return len(items), sum(map(bool, partners)), sum(any(each.agreed for each in found) for found in partners)


def _taken(voice: Voice, agenda: list[AgendaItem]) -> bool:
    return any(each.what.strip() == voice.does.strip() for item in agenda for each in item.contributions)


def _fields(goals: list[list[str]]) -> list[dict[str, Any]]:
    partners = [
        spec
        for place in range(1, PARTNERS + 1)
        for spec in (
            {"key": f"who{place}", "kind": "line", "label": f"Partner {place}: welke organisatie of groep?", "half": True},
            {"key": f"what{place}", "kind": "line", "label": f"Wat doet partner {place}?", "half": True},
            {"key": f"agreed{place}", "kind": "choice", "label": f"Heeft partner {place} dat toegezegd?", "options": AGREED},
        )
    ]
    return [
        {"key": "text", "kind": "text", "label": "Wat gaan jullie doen, en voor wie?"},
        {"key": "goal", "kind": "select", "label": "Bij welk doel hoort het?", "options": goals, "half": True},
        {"key": "output", "kind": "line", "label": "Wat kun je tellen als het klaar is?", "half": True},
        {"key": "owner", "kind": "line", "label": "Wie trekt het? Een functie, geen naam.", "half": True},
        {"key": "means", "kind": "line", "label": "Wat is ervoor nodig? Mensen, ruimte, tijd.", "half": True},
        *partners,
        {"key": "start", "kind": "date", "label": "Begin", "half": True},
        {"key": "end", "kind": "date", "label": "Einde", "half": True},
        {"key": "euros", "kind": "number", "label": "Hoeveel geld is ervoor nodig? Nul mag ook.", "unit": "euro"},
    ]


def _asked(item: AgendaItem) -> dict[str, Any]:
    """An activity as its form shows it."""
    found = {"key": item.key, "goal": item.goal, "text": item.activity.text, "output": item.activity.output, "owner": item.owner}
    for place, each in enumerate(item.contributions[:PARTNERS], 1):
        found |= {f"who{place}": each.who, f"what{place}": each.what, f"agreed{place}": "ja" if each.agreed else "nee"}
    return found | {"means": item.means, "euros": item.euros, "start": item.start, "end": item.end}


def _filled(item: AgendaItem, row: dict[str, Any]) -> tuple[AgendaItem, InputError | None]:
    """An activity with what is in its form, and what cannot be: then its dates and amount stay. What the form does not ask stays too."""
    said = {key: each for key, each in row.items() if each is not None}
    partners = [
        Contribution(who=said.get(f"who{place}", ""), what=said.get(f"what{place}", ""), agreed=said.get(f"agreed{place}") == "ja")
        for place in range(1, PARTNERS + 1)
        if said.get(f"who{place}") or said.get(f"what{place}")
    ]
    activity = {**item.activity.model_dump(), "text": said.get("text", ""), "output": said.get("output", "")}
    words = {key: said.get(key, "") for key in ("goal", "owner", "means")}
    made = AgendaItem.of(**{**item.model_dump(), **words, "activity": activity, "contributions": [*partners, *item.contributions[PARTNERS:]]})
    try:
        return AgendaItem.of(**{**made.model_dump(), **{key: row.get(key) for key in ("euros", "start", "end")}}), None
    except InputError as error:
        return made, error
