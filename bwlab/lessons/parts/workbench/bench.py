"""The scenario that is on the bench: what it is about, what changed in it, and how it gets into the dossier and out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bwlab.errors import InputError
from bwlab.lessons.parts.workbench.drawing import Found, find
from bwlab.policy import Assumed, Scenario
from bwlab.policy.records.base import new_key
from bwlab.policy.scenarios.figure import Figure, blank, cannot, figure_of, first, offers
from bwlab.policy.scenarios.people import to_factor, to_people
from bwlab.policy.scenarios.reckon import REST

GUESS = "werkbank"  # under which a guess is kept until its scenario is


class Bench:
    """One scenario at work.

    Parameters
    ----------
    lesson : Lesson
    on_change : callable, optional
        Called after scenarios in the dossier changed.

    Attributes
    ----------
    draft : Scenario
        As it stands on the bench; in the dossier only after it is kept.
    base : Scenario or None
        As it was picked up or last kept: what differs from it is written, and nothing else.
    left : (Scenario, Scenario or None) or None
        A draft and its base that were left for another before they were kept.
    opened : bool
        Whether the result is shown: after a guess, or when it is asked for.
    """

    def __init__(self, lesson: Any, on_change: Callable[[], Any] | None = None) -> None:
        self.lesson, self.monitor, self.region, self.store = lesson, lesson.monitor, lesson.region, lesson.store
        self.on_change = on_change or (lambda: None)
        self.gone: tuple[int, Scenario] | None = None
        self.left: tuple[Scenario, Scenario | None] | None = None
        self.opened = False
        self.take(first(self.monitor, self.region, self.store.read()))

    # What is on the bench

    @property
    def figure(self) -> Figure:
        """The figure the draft is about."""
        return figure_of(self.monitor, self.region, self.draft.indicator)

    def why_not(self) -> str:
        """Why no scenario can be reckoned or kept for this figure; "" where it can."""
        known = self.figure.indicator
        return cannot(known) or ("" if self.figure.value is not None else blank(known, self.region))

    def reckonable(self) -> bool:
        """Whether changes can be worked out, with or without a figure."""
        return not cannot(self.figure.indicator)

    def found(self, draws: int = REST) -> Found:
        """The draft worked out."""
        return find(self.draft, self.figure, self.monitor, self.lesson.today.year, draws)

    def unsaved(self) -> bool:
        """Whether something on the bench is not in the dossier."""
        if self.base is not None:
            return self.draft != self.base
        return bool(self.draft.name.strip() or self.draft.group.strip() or self.draft.factors)

    def leave(self) -> None:
        """Lay what was not kept aside, before another is taken."""
        if self.unsaved():
            self.left = (self.draft, self.base)

    def come_back(self) -> None:
        """What was laid aside, on the bench again; what lies there now is laid aside for it."""
        if self.left is None:
            return
        now = (self.draft, self.base) if self.unsaved() else None
        (self.draft, self.base), self.left = self.left, now
        self.opened = self.opened or self.draft.guess is not None

    def take(self, code: str) -> None:
        """An empty scenario about a figure: no effect."""
        goal = next((each.goal for each in offers(self.monitor, self.region, self.store.read()) if each.code == code), "")
        figure = figure_of(self.monitor, self.region, code)
        self.draft = Scenario(indicator=code, goal=goal, base=figure.value, base_year=figure.year, edition=self.monitor.edition, guess=self._noted(code))
        self.base: Scenario | None = None
        self.opened = self.draft.guess is not None

    def pick_up(self, key: str) -> None:
        """A scenario of the dossier as it is there now."""
        kept = next((each for each in self.store.read().scenarios if each.key == key), None)
        if kept is None:
            raise InputError("Dit scenario staat niet meer in je dossier.", now="Kies een ander.")
        self.draft, self.base = kept.model_copy(deep=True), kept
        self.opened = True

    def lay(self, scenario: Scenario) -> None:
        """Lay a scenario of someone else on the bench: under a key of its own, so that it never overwrites one."""
        self.leave()
        self.draft, self.base = scenario.model_copy(update={"key": new_key()}, deep=True), None
        self.opened = True

    def duplicate(self) -> None:
        """Go on with a copy."""
        self.leave()
        name = self.draft.name.strip()
        self.draft, self.base = self.draft.model_copy(update={"key": new_key(), "name": f"{name or 'scenario'} (kopie)"}, deep=True), None

    # Changing it

    def set(self, **fields: Any) -> None:
        """Change fields of the draft.

        Raises
        ------
        InputError
            A value that can never be; the draft stays as it was.
        """
        self.draft = Scenario.of(**{**self.draft.model_dump(), **fields})

    def assume(self, role: str, likely: float) -> None:
        """Put a factor, in people's units, where its slider stands; a bound that is in the way gives way."""
        was, factor = self.draft.factors.get(role) or Assumed(), to_factor(role, likely, self.figure)
        low, high = (None if each is None else side(each, factor) for each, side in ((was.low, min), (was.high, max)))
        chosen = None if not likely and low is None and high is None else factor
        self._put(role, was.model_copy(update={"low": low, "likely": chosen, "high": high}))

    def bound(self, role: str, values: dict[str, Any]) -> None:
        """Fill in the range, source and owner of a factor; numbers in people's units."""
        was = self.draft.factors.get(role) or Assumed()
        ends = {name: None if values[name] is None else to_factor(role, values[name], self.figure) for name in ("low", "likely", "high") if name in values}
        rest = {name: values[name] for name in ("source", "owner", "by") if name in values}
        self._put(role, Assumed.of(**{**was.model_dump(), **ends, **rest}))

    def likely(self, role: str) -> float:
        """Where the slider of a factor stands, in people's units; 0 is not chosen."""
        each = self.draft.factors.get(role)
        value = each.likely if each else None
        return 0.0 if value is None else round(to_people(role, value, self.figure), 6)

    def reset(self) -> None:
        """No effect again; name, group, guess, sources and owners stay."""
        kept = {role: each.model_copy(update={"low": None, "likely": None, "high": None}) for role, each in self.draft.factors.items()}
        self.draft = self.draft.model_copy(update={"factors": {role: each for role, each in kept.items() if each != Assumed()}})

    def guess(self, value: float | None) -> None:
        """Keep what the participant expects; with it the result opens."""
        self.draft = self.draft.model_copy(update={"guess": value})
        code = self.draft.indicator
        self.lesson.keep(self.store, lambda record: record.set_note(self.lesson.id, f"{GUESS}_{code}", "" if value is None else repr(value)))
        self.opened = self.opened or value is not None

    # The dossier

    def kept(self) -> list[Scenario]:
        """The scenarios in the dossier."""
        return list(self.store.read().scenarios)

    def keep(self) -> None:
        """Write the draft: a new one is added, of a kept one only what changed here is written.

        Raises
        ------
        InputError
            It has no name, or its figure is not there.
        """
        why = self.why_not()
        if why:
            raise InputError(why)
        if not self.draft.name.strip():
            raise InputError("Geef je scenario eerst een naam.", now="Dan vind je het terug, en kun je er twee naast elkaar leggen.")
        draft, base = self.draft, self.base

        def change(record: Any) -> None:
            at = next((place for place, each in enumerate(record.scenarios) if each.key == draft.key), None)
            if at is None:
                record.scenarios.append(draft.model_copy(deep=True))
            else:
                record.scenarios[at] = merged(record.scenarios[at], draft, base)

        self.lesson.keep(self.store, change)
        self.pick_up(draft.key)
        self.on_change()

    def remove(self) -> None:
        """Take the scenario out of the dossier; it can be put back."""
        key = self.draft.key
        place = next((place for place, each in enumerate(self.kept()) if each.key == key), None)
        if place is None:
            raise InputError("Dit scenario staat niet in je dossier, dus er is niets weg te halen.")
        self.gone = (place, self.kept()[place])
        self.lesson.keep(self.store, lambda record: setattr(record, "scenarios", [each for each in record.scenarios if each.key != key]))
        self.take(self.draft.indicator)
        self.on_change()

    def put_back(self) -> None:
        """The scenario that was taken away last, where it stood."""
        if self.gone is None:
            return
        (place, scenario), self.gone = self.gone, None

        def change(record: Any) -> None:
            if all(each.key != scenario.key for each in record.scenarios):
                record.scenarios.insert(place, scenario)

        self.lesson.keep(self.store, change)
        self.pick_up(scenario.key)
        self.on_change()

    def _put(self, role: str, each: Assumed) -> None:
        factors = {**self.draft.factors, role: each}
        self.draft = self.draft.model_copy(update={"factors": {name: one for name, one in factors.items() if one != Assumed()}})

    def _noted(self, code: str) -> float | None:
        note = self.store.read().note(self.lesson.id, f"{GUESS}_{code}")
        try:
            return float(note.text) if note and note.text else None
        except ValueError:
            return None


def merged(there: Scenario, draft: Scenario, base: Scenario | None) -> Scenario:
    """What lies in the dossier with the fields that changed on the bench; factors one by one."""
    was = base.model_dump() if base else {}
    now = draft.model_dump()
    changed = {name: getattr(draft, name) for name, value in now.items() if name not in ("key", "factors") and value != was.get(name)}
    before = was.get("factors", {})
    factors = dict(there.factors)
    for role in {*now["factors"], *before}:
        if now["factors"].get(role) != before.get(role):
            if role in draft.factors:
                factors[role] = draft.factors[role]
            else:
                factors.pop(role, None)
    return there.model_copy(update={**changed, "factors": factors}, deep=True)
