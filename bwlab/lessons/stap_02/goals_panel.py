"""The goal in words, all goals beside each other, and what is left lying."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts.words import inside
from bwlab.errors import InputError
from bwlab.formats import listing, number
from bwlab.lessons.stap_02.aims import AimPanel
from bwlab.lessons.stap_02.points_panel import forgotten
from bwlab.policy import Goal
from bwlab.policy.acting.canvas import challenge_of, indicator_of, value_words
from bwlab.policy.goals.norms import BEST, MEDIAN
from bwlab.policy.goals.smart import beside
from bwlab.policy.records.goal import NORMS
from bwlab.widgets.form import Form
from bwlab.widgets.show import as_pages, as_widget, close


class GoalsPanel(AimPanel):
    """A form for the goal that is chosen, and below it every goal."""

    def build(self) -> list[Any]:
        """The form, the table and the sentences."""
        goal = self.goal
        fields = [
            {"key": "text", "kind": "text", "label": "Wat is er dan anders, en voor wie?", "rows": 3, "help": "Nog geen activiteit. Die komt in stap 4."},
            {"key": "owner", "kind": "line", "label": "Wie is ervoor aanspreekbaar? (een functie)", "half": True},
            {"key": "due", "kind": "date", "label": "Wanneer kijk je of het gelukt is?", "half": True},
        ]
        self.shown = {spec["key"]: getattr(goal, spec["key"]) for spec in fields}
        form = Form(self.aim.title if as_pages() else "", fields, self.shown)
        form.on_values(self._filled)
        if as_pages():
            return [form, *self._summary()]
        self.place = VBox([as_widget(each) for each in self._summary()])
        return [form, self.place]

    def refresh(self) -> None:
        """A floor, a target or the points changed."""
        former, self.place.children = self.place.children, tuple(as_widget(each) for each in self._summary())
        for each in former:
            close(each)

    def _filled(self, values: dict[str, Any]) -> None:
        values, refused = {key: values.get(key) or "" for key in ("text", "owner")} | {"due": values.get("due")}, None
        try:
            Goal.of(due=values["due"])
        except InputError as error:  # the sentence and the owner are kept all the same
            refused = error
            del values["due"]
        made = self.changed(values)

        def change(goal: Goal) -> None:
            for key, each in made.items():
                setattr(goal, key, each)

        if made:
            self.keep(change)
            self.shown |= made
            self.refresh()
        if refused:
            raise refused

    def _summary(self) -> list[Any]:
        record = self.store.read()
        if not record.goals:
            return ["Je hebt nog geen doel bewaard. Neem hierboven een ondergrens of streefwaarde over, of schrijf hier je eerste zin.", self._left(record)]
        notes = [
            f"{challenge_of(record, goal, self.monitor)}: {said}"
            for goal in record.goals
            for said in (*_unsourced(goal), *_past(goal, self.lesson.today.year), *beside(goal, self.monitor, (), self.region.code))
        ]
        return [self._table(record), *([notes] if notes else []), self._left(record)]

    def _table(self, record: Any) -> pd.DataFrame:
        rows = []
        for goal in record.goals:
            known = indicator_of(goal, self.monitor)
            rows.append(
                [
                    challenge_of(record, goal, self.monitor),
                    goal.text.strip() or "nog geen zin",
                    _sourced(goal.floor, value_words(goal.floor.value, known)),
                    _sourced(goal.target, value_words(goal.target.value, known)),
                    str(goal.target.year or "nog geen jaar"),
                    goal.owner.strip() or "nog niemand",
                ]
            )
        return pd.DataFrame(rows, columns=["Waarover", "Doel", "Ondergrens", "Streefwaarde", "In", "Aanspreekbaar"])

    def _left(self, record: Any) -> list[str]:
        """What a choice leaves lying: themes without a point, opgaven without a goal."""
        catalogue, said = self.monitor.catalogue, []
        none = forgotten(self.monitor, record.priorities)
        there = self.monitor.position(self.region)
        there = there[there["value"].notna() & there["theme"].isin(none)]
        worst = there[there["quartile"] == 4]
        if none:
            having = "geen cijfer" if there.empty else "1 cijfer" if len(there) == 1 else f"{number(len(there))} cijfers"
            many = f"Daar heeft {self.region.label} {having}"
            if len(there):
                many += f"; {number(len(worst)) if len(worst) else 'geen'} daarvan {'staan' if len(worst) > 1 else 'staat'} in het ongunstigste kwart"
            named = f": {listing([inside(name) for name in worst['name']])}" if 0 < len(worst) <= 4 else ""
            said.append(f"Wat je laat liggen: {listing(none)} {'krijgt' if len(none) == 1 else 'krijgen'} geen punt. {many}{named}. Kun je uitleggen waarom dat mag?")
        elif not record.priorities:
            said.append("Je hebt je 100 punten nog niet verdeeld. Doe dat bovenaan: dan zie je hier welk thema niets krijgt.")
        open_ones = [each.title for each in record.challenges if record.goal_for(each.key) is None]
        if open_ones:
            said.append(f"Nog zonder doel: {listing(open_ones)}.")
        about = {catalogue[goal.indicator].theme for goal in record.goals if goal.indicator in catalogue}
        pointed = sorted(((value, name) for name, value in record.priorities.items() if value and name not in about), reverse=True)
        if pointed and record.goals:
            value, name = pointed[0]
            said.append(f"{name} kreeg {'1 punt' if value == 1 else f'{number(value)} punten'} van je, maar er is nog geen doel voor.")
        return said or ["Elk thema kreeg punten, en elke opgave heeft een doel. Wat laat je dan níet doen?"]


def _unsourced(goal: Goal) -> list[str]:
    """Norms that rest on a text somebody wrote, without that text."""
    limits = (("ondergrens", goal.floor), ("streefwaarde", goal.target))
    return [
        f"Bij de {name} koos je '{NORMS[limit.norm]}'. Schrijf erbij welke: dan kan een ander het nalezen."
        for name, limit in limits
        if limit.norm in NORMS and limit.norm not in (MEDIAN, BEST) and not limit.source.strip()
    ]


def _past(goal: Goal, today: int) -> list[str]:
    year = goal.target.year
    return [f"Het jaar van de streefwaarde, {year}, is al voorbij. Kies een jaar dat nog komt."] if year and year < today else []


def _sourced(limit: Any, words: str) -> str:
    if not words:
        return "nog geen"
    source = limit.source.strip() or NORMS.get(limit.norm, "nog geen bron")
    return f"{words} ({source})"
