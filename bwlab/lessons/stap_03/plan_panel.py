"""The conversation plan: rows to fill in, the picture of who is reached, and whom nobody reaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ipywidgets import HTML

from bwlab.charts import Chart, reach
from bwlab.formats import listing, number
from bwlab.policy.dialogue.residents import YEAR, Residents, residents
from bwlab.policy.records.base import new_key
from bwlab.policy.records.conversation import GROUPS, PLACES, Conversation
from bwlab.widgets import ChartView, Rows
from bwlab.widgets.show import as_html, as_pages

ASKED = ("place", "reaches", "misses", "instead", "question", "owner", "day")
FIELDS = [
    {"key": "place", "kind": "line", "label": "Waar is het?", "help": f"Bijvoorbeeld: {listing(list(PLACES[:5]), 'of')}.", "half": True},
    {"key": "day", "kind": "date", "label": "Wanneer?", "half": True},
    {"key": "reaches", "kind": "several", "label": "Wie tref je daar?", "options": [list(each) for each in GROUPS.items()]},
    {"key": "misses", "kind": "line", "label": "Wie tref je daar niet?", "half": True},
    {"key": "instead", "kind": "line", "label": "Hoe spreek je die mensen dan wel?", "half": True},
    {"key": "question", "kind": "line", "label": "De ene vraag op tafel", "half": True},
    {"key": "owner", "kind": "line", "label": "Wie organiseert het?", "help": "Een functie, geen naam.", "half": True},
]
#: What is asked of every conversation, and how it is called where it is missing.
LACKS = {"place": "een plek", "day": "een datum", "misses": "wie je er mist", "question": "de vraag op tafel", "owner": "wie het organiseert"}


class PlanPanel:
    """The rows and the picture beneath them.

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

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self.lesson, self.store, self.region, self.changed = lesson, lesson.store, lesson.region, changed
        self.who = residents(lesson.monitor, self.region)
        made = self.store.read().conversations
        self.mine = {each.key for each in made}
        self.rows = Rows("Gesprek", FIELDS, [each.model_dump() for each in made], self.keep, more="Nog een gesprek")
        self.view, self.said = ChartView(self._draw(made)), HTML()
        self._say(made)
        self.pieces: list[Any] = [self.rows, self.view, self.said]
        if as_pages():
            self.pieces = [self.rows, self._draw(made), words(made, self.who, self.region.label)]

    def keep(self, items: list[dict[str, Any]]) -> None:
        """Put the rows in the dossier; conversations that another notebook added meanwhile stay."""
        made = []
        for item in items:
            if any(item.get(name) for name in ASKED):
                item.setdefault("key", new_key())
                made.append(Conversation.of(**{name: value for name, value in item.items() if value is not None}))
        mine = self.mine = self.mine | {each.key for each in made}

        def change(record: Any) -> None:
            record.conversations = made + [each for each in record.conversations if each.key not in mine]

        self.lesson.keep(self.store, change)
        self.view.update(self._draw(made))
        self._say(made)
        self.changed()

    def _draw(self, made: Sequence[Conversation]) -> Chart:
        return reach([(each.place.strip(), each.reaches) for each in made], GROUPS, label=self.region.label)

    def _say(self, made: Sequence[Conversation]) -> None:
        self.said.value = as_html(words(made, self.who, self.region.label))


def words(made: Sequence[Conversation], who: Residents | None, label: str) -> list[str]:
    """Whom nobody reaches, how many people that is as far as it is known, and what the plan still lacks."""
    met = {group for each in made for group in each.reaches}
    gaps = [group for group in GROUPS if group not in met]
    if not made:
        return ["Vul hierboven je eerste gesprek in. Dan zie je hier wie je treft, en wie nog niet."]
    # Which groups are not reached stands above the picture.
    lines = _numbers(gaps, who, label) if gaps else ["Dat een groep er is, zegt nog niet dat iedereen uit die groep er is."]
    missed = [each for each in made if each.misses.strip()]
    without = [each for each in missed if not each.instead.strip()]
    if missed:
        lines.append(f"Bij {_talks(len(missed))} schreef je op wie je er mist{'' if without else ', en hoe je hen wel spreekt'}.")
    if without:
        lines.append(f"Bij {_talks(len(without))} staat nog niet hoe je die mensen dan wel spreekt: {listing([each.misses.strip()[:60] for each in without])}.")
    lacks = [f"{what} ({_talks(count)})" for name, what in LACKS.items() if (count := sum(_empty(getattr(each, name)) for each in made))]
    if lacks:
        lines.append(f"Nog open: {listing(lacks)}.")
    return lines


def _numbers(gaps: Sequence[str], who: Residents | None, label: str) -> list[str]:
    lines = []
    if "jongeren" in gaps:
        known = f"In {label} waren op 1 januari {YEAR} ongeveer {who.people(who.young)} inwoners jonger dan 15. " if who else ""
        lines.append(f"{known}Hoeveel jongeren er tussen 15 en 25 zijn, staat niet in onze cijfers.")
    if "inwoners" in gaps and who:
        lines.append(f"In {label} woonden op 1 januari {YEAR} {number(who.population)} mensen, van wie ongeveer {who.people(who.old)} van 65 jaar of ouder.")
    if {"bedrijven", "organisaties"} & set(gaps):
        lines.append("Hoeveel bedrijven en organisaties er zijn, staat niet in onze cijfers. Vraag het bij economische zaken of het welzijnswerk.")
    return lines


def _empty(value: Any) -> bool:
    return not (value.strip() if isinstance(value, str) else value)


def _talks(count: int) -> str:
    return "één gesprek" if count == 1 else f"{number(count)} gesprekken"
