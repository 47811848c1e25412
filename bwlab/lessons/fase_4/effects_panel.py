"""What is expected of each option: a form for each effect, and all of it in one picture with its blanks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.charts import Chart, Effect, expected_effects
from bwlab.errors import InputError
from bwlab.lessons.fase_4.of_goal import FIRST_A_GOAL, OfGoal
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.policy import Expected, Goal
from bwlab.policy.deciding.cells import (
    ASSUMED,
    COMPARED,
    WORDS,
    Alternative,
    Cell,
    Grid,
    alternatives,
    begun,
    every_theme,
    grid,
    key_of,
    loose,
    orphans,
    size,
)
from bwlab.policy.deciding.counts import doubtful, finding, told
from bwlab.policy.deciding.taking import MARK, taken
from bwlab.policy.records.deciding import LEDGERS, NOTHING, SENTIMENTS
from bwlab.widgets import Choice, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

THREE = "Leeg is: niet ingevuld. 'Weten we niet' is: gekeken, en het is niet te zeggen. 'Geen verandering verwacht' is een verwachting. Drie verschillende dingen, en geen ervan is nul."
TAKE = "Neem de uitkomst van je scenario over"
TAKEN_ALREADY = "Die uitkomst staat er al."
SHOWN = 12  # sentences about what is odd


class EffectsPanel(OfGoal):
    """For each option a form for each effect; below it the picture and what is odd.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after an effect is kept.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self._changed = changed
        super().__init__(lesson)

    def build(self, goal: Goal) -> list[Any]:
        """The forms of one option, and the picture of all."""
        found = grid(self.read(), goal, self.monitor)
        if as_pages():
            return [COMPARED, self.picture(found), *self._said(goal, found)]
        # The picture stands above the forms: they grow, and it stays where it is.
        self.picture_place, self.said_place, self.form_place = VBox([]), VBox([]), VBox([])
        self._tell()
        if not self.own:
            return [COMPARED, self.picture_place, self.said_place, FIRST_A_GOAL]
        ways = alternatives(self.read(), goal)
        self.way = Choice("Waarvan vul je iets in?", [(each.key, short(f"{each.name}{f': {each.text}' if each.text else ''}", 60)) for each in ways], ways[min(1, len(ways) - 1)].key)
        self.way.on_value(lambda _: self._turn())
        self._turn()
        return [COMPARED, self.picture_place, self.way, self.form_place, self.said_place]

    @property
    def alternative(self) -> Alternative:
        """What is filled in now."""
        return next(each for each in alternatives(self.read(), self.goal) if each.key == self.way.value)

    def _turn(self) -> None:
        goal, way = self.goal, self.alternative
        option = "" if way.key == NOTHING else way.key
        self.rows = RecordRows(
            self.lesson, "expected", Expected, self._fields(), name="Effect", more="Nog een effect", begun=begun, together=(("year",), ("low", "likely", "high")),
            mine=lambda each: key_of(each.option) == way.key and (way.key != NOTHING or each.goal == goal.key), fixed={"option": option, "goal": goal.key}, told=self._told,
        )  # fmt: skip
        refill(self.form_place, [self.rows.rows, *self._taking(way)])

    def _taking(self, way: Alternative) -> list[Any]:
        """The button that takes over what a scenario gives, where the option has one."""
        if way.option is None or not way.option.scenario:
            return []
        button, place = press(TAKE), VBox([])
        button.on_click(guarded(lambda _: self._take(), lambda sentence: refill(place, [sentence] if sentence else [])))
        return [button, place]

    def _take(self) -> None:
        found, why = taken(self.read(), self.goal, self.alternative, self.monitor, self.today.year)
        if found is None:
            raise InputError(why)
        asked = {spec["key"] for spec in self._fields()}
        items = [each.get("source", "") for each in self.rows.rows.items]
        if found.source in items:
            raise InputError(TAKEN_ALREADY, now=f"Is het scenario veranderd, haal dan eerst het effect weg met als bron '{MARK}'.")
        self.rows.rows.add({key: value for key, value in found.model_dump().items() if key in asked})

    def _fields(self) -> list[dict[str, Any]]:
        catalogue = self.monitor.catalogue
        figures = [[code, f"{catalogue[code].theme}: {catalogue[code].name}"] for code in catalogue.foto]
        return [
            {"key": "theme", "kind": "select", "label": "Welk thema?", "options": [[each, each] for each in every_theme(self.monitor)], "half": True},
            {"key": "ledger", "kind": "select", "label": "Nu, later of elders?", "options": [list(each) for each in LEDGERS.items()], "half": True},
            {"key": "sentiment", "kind": "select", "label": "Welke kant gaat het op?", "options": [list(each) for each in SENTIMENTS.items()], "half": True},
            {"key": "year", "kind": "number", "label": "Vanaf welk jaar merkbaar?", "half": True},
            {"key": "text", "kind": "line", "label": "Wat verandert er dan?"},
            {"key": "group", "kind": "line", "label": "Voor wie?", "half": True},
            {"key": "place", "kind": "line", "label": "Waar?", "help": "De hele gemeente, een wijk, of elders.", "half": True},
            {"key": "indicator", "kind": "select", "label": "Welk cijfer laat het zien? Mag leeg.", "options": figures, "half": True},
            {"key": "unit", "kind": "line", "label": "In welke eenheid? Leeg: die van het cijfer.", "help": "Bijvoorbeeld: mensen, huishoudens, uren per week.", "half": True},
            {"key": "low", "kind": "number", "label": "Hoeveel, laag", "half": True},
            {"key": "likely", "kind": "number", "label": "Hoeveel, waarschijnlijk", "help": "Met een min als het minder wordt. Weet je het niet, laat het leeg.", "half": True},
            {"key": "high", "kind": "number", "label": "Hoeveel, hoog", "half": True},
            {"key": "source", "kind": "line", "label": "Waar komt dat vandaan? Leeg: jouw aanname.", "half": True},
        ]

    def _told(self) -> None:
        self._tell()
        self._changed()

    def _tell(self) -> None:
        goal = self.goal
        found = grid(self.read(), goal, self.monitor)
        refill(self.picture_place, [self.picture(found)])
        refill(self.said_place, self._said(goal, found))

    def _said(self, goal: Goal, found: Grid) -> list[Any]:
        record = self.read()
        odd = [*loose(record, goal, self.monitor), *doubtful(found, self.monitor), *(orphans(record) if self.own else [])]
        more = [f"En nog {len(odd) - SHOWN} zinnen. Los deze eerst op."] if len(odd) > SHOWN else []
        return [[*told(found), THREE], *([[*odd[:SHOWN], *more]] if odd else [])]

    def picture(self, found: Grid) -> Chart:
        """All options beside each other."""
        ledgers = list(LEDGERS)
        cells = {
            (option, theme, ledger): Effect(cell.state, self._words(cell), cell.sourced)
            for option, way in enumerate(found.alternatives)
            for theme, about in enumerate(found.themes)
            for ledger, when in enumerate(ledgers)
            if (cell := found.cells[way.key, about, when]).state
        }
        names = [short(each.name if each.option is None else f"{each.name[6:]}. {each.text or 'zonder omschrijving'}", 60) for each in found.alternatives]
        lead = "" if self.own else "Voorbeeld. "
        return expected_effects(
            names, found.themes, list(LEDGERS.values()), cells, title=f"{lead}{finding(found)}", label=self.region.label, alt=[short(each, 110) for each in told(found)[:1]],
            source="Bron: verzonnen voor dit voorbeeld." if not self.own else "Bron: je dossier. Wat er staat, is wat jij en anderen verwachten.",
        )  # fmt: skip

    def _words(self, cell: Cell) -> str:
        """What stands in a cell, with its size, year, group, place and source."""
        said = []
        for each in cell.records:
            if each.sentiment not in SENTIMENTS:
                continue
            parts = [WORDS[each.sentiment], short(each.text, 90), size(each, self.monitor), f"vanaf {each.year}" if each.year else "", short(each.group, 40), short(each.place, 40), f"bron: {short(each.source, 60) or ASSUMED}"]
            said.append(", ".join(part for part in parts if part))
        return "; ".join(said)
