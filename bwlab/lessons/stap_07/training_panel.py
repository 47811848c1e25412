"""Who learns what, which group and which skill is left out, and when there is time to have learned it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pandas as pd
from ipywidgets import VBox

from bwlab.charts import Chart, Learned, learning
from bwlab.errors import InputError
from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.lessons.parts.changing import changed, filled
from bwlab.policy import Training
from bwlab.policy.anchoring.learning_plan import (
    GROUPS,
    SKILLS,
    Cell,
    begun,
    cells,
    left_out,
    nobody,
    open_points,
    outside,
)
from bwlab.policy.anchoring.material import materials
from bwlab.policy.records.base import new_key
from bwlab.widgets import ASSUMPTION, Rows, Slider, scenario
from bwlab.widgets.show import as_pages, as_widget, close

HOURS = (0, 0.25, 0.5, 1, 2, 3, 4)  # a month for each colleague
TOGETHER = (("people",), ("day",))
FORMS = ("met het notebook", "cursus", "factsheet bespreken", "meelopen", "in het eigen werk")
LEAD = "Er staat nog geen leerplan in je dossier, dus je ziet een voorbeeld dat wij hebben verzonnen. De minuten zijn echt: ze staan in de notebooks. Vul hieronder je eigen plan in, dan verdwijnt het voorbeeld."
SOURCE = "Bron: {who}; minuten uit de notebooks en oefeningen van bwlab; bewerking bwlab."


class Found(NamedTuple):
    """What is learned with so many hours a month."""

    hours: float
    cells: list[Cell]


class TrainingPanel:
    """The scheme with its slider, what is open, and a form for each row of the plan.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after the plan is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self.region, self.today = lesson, lesson.store, lesson.region, lesson.today
        self._changed = changed or (lambda: None)
        self.lead_place, self.open_place = VBox([]), VBox([])
        self._take(self.store.read())
        self.hours = Slider("Hoeveel tijd om te leren heeft elke collega?", list(HOURS), 0, note=ASSUMPTION, texts=[time(each) for each in HOURS])
        self.scenario = scenario(self.model, {"hours": self.hours}, self._draw)
        self.rows = self._rows(self.store.read().trainings)
        if as_pages():
            self.pieces: list[Any] = [*([LEAD] if self.example else []), self.scenario, *self._open(), self.rows]
            return
        self._tell()
        self.pieces = [self.lead_place, self.scenario, self.open_place, self.rows]

    def model(self, hours: float) -> Found:
        """Every group beside every skill, with so many hours a month."""
        return Found(hours, cells(self.trainings, materials(), hours, self.today))

    def _take(self, dossier: Any) -> None:
        own = begun(dossier.trainings)
        self.example = not own
        self.trainings = own or example(self.today)

    def _draw(self, found: Found) -> Chart:
        groups, skills = list(GROUPS), list(SKILLS)
        rows = [Learned(groups.index(each.group), skills.index(each.skill), each.minutes, each.done, each.planned, _state(each, found.hours)) for each in found.cells]
        chart = learning(
            [GROUPS[each].name for each in groups], {SKILLS[each].name: SKILLS[each].short for each in skills}, rows, title=self.title(found), label=self.region.label,
            time=time(found.hours), beside=[place for place, each in enumerate(groups) if each in self._beside()], source=SOURCE.format(who="een verzonnen voorbeeld" if self.example else "eigen opgave uit je dossier"), lead="Voorbeeld. " if self.example else "",
            alt=[time(found.hours)],
        )  # fmt: skip
        return chart.saying(self.sentence(found))

    def _beside(self) -> set[str]:
        """Groups that learn only skills of their own."""
        return set(GROUPS) - set(nobody(self.trainings)[0]) - {each.group for each in self.model(0).cells}

    def title(self, found: Found) -> str:
        """When the plan can be done, and who learns nothing."""
        groups, _ = nobody(self.trainings)
        left = f"{number(len(groups))} {'groep leert' if len(groups) == 1 else 'groepen leren'} nog niets" if groups else "elke groep leert iets"
        done = [each.done for each in found.cells if each.done]
        if not found.cells:
            said = f"{time(found.hours)}, en in dit plan staat nog niets uit het schema"
        elif not found.hours:
            said = f"zonder uren is nog niets klaar van {_lines(len(found.cells))} in het schema; {left}"
        elif not done:
            said = f"ook met {time(found.hours)} weten we niet wanneer iets klaar kan zijn; {left}"
        else:
            part = f"{number(len(done))} van {_lines(len(found.cells))}" if len(done) < len(found.cells) else f"alle {number(len(done))} leerregels" if len(done) > 1 else "de ene leerregel"
            said = f"met {time(found.hours)} {'kan' if len(done) == 1 else 'kunnen'} {part} klaar zijn in {_month(max(done))}; {left}"
        return f"Voorbeeld: {said}" if self.example else f"{said[0].upper()}{said[1:]}"

    def sentence(self, found: Found) -> str:
        """If there is so much time, then this can be done by then."""
        if not found.hours:
            return "Als er geen uren zijn om te leren, dan is er nog niets klaar, welke datum er ook in het plan staat."
        start = f"Als elke collega {time(found.hours)} heeft om te leren, dan"
        if not found.cells:
            return f"{start} verandert er hier niets: er staat nog geen groep met een vaardigheid uit het schema in je plan."
        done = sorted((each for each in found.cells if each.done), key=lambda each: each.done)
        if not done:
            parts = [f"{start} weten we nog steeds niet wanneer iets klaar kan zijn."]
        elif done[0].done == done[-1].done:
            parts = [f"{start} kan {'alles' if len(done) > 1 else _what(done[0])} klaar zijn in {_month(done[0].done)}."]
        else:
            parts = [f"{start} is {_what(done[0])} als eerste klaar, in {_month(done[0].done)}, en {_what(done[-1])} als laatste, in {_month(done[-1].done)}."]
        early = [_what(each) for each in found.cells if each.early]
        if early:
            more = [f"nog {number(len(early) - 2)}"] if len(early) > 2 else []
            parts.append(f"Bij {listing([*early[:2], *more])} ligt de dag in het plan eerder.")
        if unknown := sorted({SKILLS[each.skill].name for each in found.cells if each.minutes is None}):
            parts.append(f"Van '{listing(unknown)}' kennen we de minuten niet: daar is nog geen notebook voor.")
        return " ".join([*parts, "Groepen leren naast elkaar, en binnen een groep het een na het ander."])

    def _rows(self, trainings: Sequence[Training]) -> Rows:
        own = begun(trainings)
        items = [{name: getattr(each, name) for name in ("key", *(spec["key"] for spec in fields(own)))} for each in own]
        self.known = {item["key"]: dict(item) for item in items}
        return Rows("Leerregel", fields(own), items, self._keep, more="Nog een leerregel")

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        typed = {row.setdefault("key", new_key()): changed({key: each for key, each in row.items() if key != "key"}, self.known.get(row["key"], {})) for row in rows}
        gone, made, trouble = set(self.known) - set(typed), {}, []

        def change(record: Any) -> None:  # what another tab wrote stays
            trouble.clear()
            there = {each.key: each for each in record.trainings}
            for place, (key, values) in enumerate(typed.items(), 1):
                made[key], error = filled(there.get(key) or Training(key=key), values, TOGETHER)
                trouble.extend([InputError(f"Leerregel {place}: {error.what}", error.why, error.now)] if error else [])
            kept = [made.get(each.key, each) for each in record.trainings if each.key not in gone]
            every = kept + [each for key, each in made.items() if key not in there]
            record.trainings = [each for each in every if each.key not in made or begun([each])]  # an empty form is no row

        self.lesson.keep(self.store, change)
        # What was refused is not shown as kept: it is asked again with the next change.
        self.known = {key: {**self.known.get(key, {}), **{name: getattr(made[key], name) for name in values}} for key, values in typed.items() if begun([made[key]])}
        self._take(self.store.read())
        self.scenario.redraw()
        self._tell()
        self._changed()
        if trouble:
            raise trouble[0]

    def _open(self) -> list[Any]:
        plan = self.store.read().trainings
        return [open_points(plan), *filter(None, (left_out(plan), outside(plan)))]

    def _tell(self) -> None:
        for place, pieces in ((self.lead_place, [LEAD] if self.example else []), (self.open_place, self._open())):
            former, place.children = place.children, tuple(as_widget(piece) for piece in pieces)
            for each in former:
                close(each)


def fields(own: Sequence[Training]) -> list[dict[str, Any]]:
    """The form of one row; own words of an earlier plan can be chosen too."""
    return [
        {"key": "who", "kind": "select", "label": "Welke groep?", "options": _options([each.name for each in GROUPS.values()], [each.who for each in own]), "half": True},
        {"key": "skill", "kind": "select", "label": "Wat kunnen ze daarna?", "options": _options([each.name for each in SKILLS.values()], [each.skill for each in own]), "half": True},
        {"key": "form", "kind": "select", "label": "Hoe leren ze dat?", "options": _options(FORMS, [each.form for each in own]), "half": True},
        {"key": "material", "kind": "line", "label": "Waarmee? Een notebook, de factsheet, een cursus.", "half": True},
        {"key": "people", "kind": "number", "label": "Hoeveel mensen ongeveer?", "unit": "mensen", "half": True},
        {"key": "day", "kind": "date", "label": "Wanneer is het klaar?", "half": True},
        {"key": "owner", "kind": "line", "label": "Wie regelt het? Een functie, geen naam."},
    ]  # fmt: skip


def skills_table() -> pd.DataFrame:
    """Each skill with its notebook, its minutes and where it comes back on the factsheet."""
    rows = []
    for skill in SKILLS.values():
        known = materials().get(skill.notebook)
        rows.append(
            {
                "Vaardigheid": skill.name,
                "Notebook": known.title if known else "nog geen notebook",
                "Minuten": f"{number(known.minutes)}{f' en {number(known.exercise)} voor de oefening' if known.exercise else ''}" if known else "onbekend",
                "Op de factsheet": skill.factsheet,
            }
        )
    return pd.DataFrame(rows)


def example(today: dt.date) -> list[Training]:
    """A plan that was made up: three groups, and controllers forgotten."""
    plan = (("beleid", "kleur", 2), ("beleid", "doel", 3), ("onderzoek", "leeg", 2), ("onderzoek", "plan", 4), ("communicatie", "leeg", 1), ("college", "kleur", 1))
    return [Training(key=f"v{place}", who=GROUPS[group].name, skill=SKILLS[skill].name, day=_ahead(today, months)) for place, (group, skill, months) in enumerate(plan)]


def time(hours: float) -> str:
    """The time to learn in words: "15 minuten per maand"."""
    if not hours:
        return "nog geen uren"
    return f"{number(hours)} uur per maand" if hours >= 1 else f"{number(60 * hours)} minuten per maand"


def _ahead(today: dt.date, months: int) -> dt.date:
    later = today.month - 1 + months
    return dt.date(today.year + later // 12, later % 12 + 1, 1)


def _options(usual: Sequence[str], own: Sequence[str]) -> list[list[str]]:
    return [[each, each if len(each) <= 60 else f"{each[:59]}…"] for each in dict.fromkeys([*usual, *(text for text in own if text.strip())])]


def _state(cell: Cell, hours: float) -> str:
    if cell.minutes is None and hours:
        return "unknown"
    return "early" if cell.early else "done" if cell.done else "planned"


def _what(cell: Cell) -> str:
    return f"{SKILLS[cell.skill].name} ({GROUPS[cell.group].name})"


def _month(day: dt.date) -> str:
    return date_words(day).split(" ", 1)[1]


def _lines(n: int) -> str:
    return f"de {number(n)} leerregels" if n > 1 else "de ene leerregel"
