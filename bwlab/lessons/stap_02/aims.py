"""What a goal is about: an opgave of step 1, or a figure of one's own choice; one choice for all parts of the notebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.lessons.parts.carrying import FIRST
from bwlab.monitor import Monitor
from bwlab.policy import Goal
from bwlab.regions import Region
from bwlab.widgets import Choice
from bwlab.widgets.show import LivePart, as_pages

NO_CHALLENGES = (
    "Je dossier heeft nog geen opgaven uit stap 1. Kies daarom hieronder een cijfer waar je een doel bij wilt. Kies je in stap 1 later opgaven, dan staan die hier bovenaan."
)


class Aim(NamedTuple):
    """One thing to make a goal for.

    Attributes
    ----------
    key : str
        ``Challenge.key``; of a figure without an opgave the key that an opgave about it would have.
    title : str
    code : str
        The figure; "" where there is none, or none that this edition knows.
    """

    key: str
    title: str
    code: str


def aims(monitor: Monitor, record: Any) -> dict[str, Aim]:
    """The opgaven of the dossier, then the figures of the foto, by key."""
    catalogue, found = monitor.catalogue, {}
    for each in sorted(record.challenges, key=lambda each: each.rank):
        code = next((code for code in each.indicators if code in catalogue), "")
        found.setdefault(each.key, Aim(each.key, f"Opgave {each.rank}: {each.title}", code))
    for code in catalogue.foto:
        found.setdefault(code, Aim(code, f"{catalogue[code].theme}: {catalogue[code].name}", code))
    return found


def first(monitor: Monitor, region: Region, record: Any) -> str:
    """Where one begins: the first opgave, else the most familiar figure that this municipality has."""
    found = aims(monitor, record)
    if record.challenges:
        return next(iter(found))
    own = set(monitor.values(region.code, indicator=monitor.catalogue.foto)["indicator"])
    return next((code for code in (*FIRST, *found) if code in own and code in found and monitor.catalogue[code].direction), next(iter(found)))


class AimPanel:
    """A part about one aim; it follows when another is chosen, here or in another part.

    Parameters
    ----------
    lesson : Lesson
        Its ``aim`` is the key that is chosen; ``turn`` chooses another.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    leads = False  # whether it says that there are no opgaven: once is enough

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.monitor, self.region, self.store = lesson, lesson.monitor, lesson.region, lesson.store
        record = self.store.read()
        self.aims = aims(self.monitor, record)
        self.shown: dict[str, Any] = {}  # what the form of this part holds
        if lesson.aim not in self.aims:
            lesson.aim = first(self.monitor, self.region, record)
        self.pick = Choice("Waar gaat je doel over?", [(each.key, each.title) for each in self.aims.values()], lesson.aim)
        self.pick.on_value(lesson.turn)
        self.part = LivePart(self.build)
        lesson.panels.append(self)
        lead = [NO_CHALLENGES] if self.leads and not record.challenges else []
        self.pieces: list[Any] = [*lead, self.part] if as_pages() else [*lead, self.pick, self.part]

    @property
    def aim(self) -> Aim:
        """What is chosen; in another part perhaps an opgave that was added since."""
        return self.aims.get(self.lesson.aim) or next(iter(self.aims.values()))

    @property
    def known(self) -> Indicator | None:
        """Its figure, where it has one with a favourable side."""
        found = self.monitor.catalogue[self.aim.code] if self.aim.code else None
        return found if found and found.direction else None

    @property
    def goal(self) -> Goal:
        """The goal for it as it is kept, or an empty one."""
        return self.store.read().goal_for(self.aim.key) or Goal(challenge=self.aim.key, indicator=self.aim.code)

    def keep(self, change: Callable[[Goal], None]) -> None:
        """Change the goal for this aim in the dossier, and nothing else in it."""
        aim, empty = self.aim, self.goal

        def update(record: Any) -> None:
            goal = (record.goal_for(aim.key) or empty).model_copy(deep=True)
            change(goal)
            record.set_goal(goal)

        self.lesson.keep(self.store, update)
        self.lesson.refresh(self)

    def changed(self, values: dict[str, Any]) -> dict[str, Any]:
        """What of a form was changed since it was shown or last kept: another tab may have filled in the rest."""
        empty = (None, "")
        return {key: each for key, each in values.items() if each != (was := self.shown.get(key)) and not (each in empty and was in empty)}

    def build(self) -> list[Any]:
        """What is shown about the aim."""
        raise NotImplementedError

    def turned(self) -> None:
        """Another aim was chosen, here or elsewhere."""
        self.pick.value = self.aim.key
        self.part.rebuild()

    def refresh(self) -> None:
        """Something of the dossier changed in another part."""

    def without(self) -> str:
        """Why there is nothing to slide for this aim; "" where there is."""
        if not self.aim.code:
            return f"Bij '{self.aim.title}' hoort nog geen cijfer. Een grens in een getal kan dan niet. Bedenk eerst wie dit meet, en schrijf je doel onderaan in woorden op."
        if self.known is None:
            known = self.monitor.catalogue[self.aim.code]
            return f"Bij '{known.name}' is meer niet beter en minder ook niet. {known.direction_why} Een grens zegt dan niets. Kies een ander cijfer, of schrijf je doel onderaan in woorden op."
        return ""

