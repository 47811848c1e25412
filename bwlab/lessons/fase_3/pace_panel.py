"""A goal beside the past of all municipalities: one slider, and how many of them ever went so far in so long."""

from __future__ import annotations

from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.charts import Chart
from bwlab.charts.words import inside
from bwlab.formats import number, quantity
from bwlab.lessons.parts.carrying import change_words, known_years, options, subject
from bwlab.lessons.parts.pacing import Found, PaceTest, spans
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.names import quoted
from bwlab.policy import Goal, Target
from bwlab.policy.acting.canvas import indicator_of
from bwlab.policy.goals.easy import years
from bwlab.policy.goals.norms import BEST, MEDIAN, computed
from bwlab.policy.goals.reach import LONGEST
from bwlab.policy.goals.smart import possible
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

TERM_ENDS = 2030  # of the council that was chosen in 2026
NO_GOAL = "In je dossier staat nog geen doel met een cijfer waarvan we een reeks hebben. Je ziet daarom een cijfer zonder doel. Schuif zelf."


class Aimed(NamedTuple):
    """A goal that can be set beside the past, from where it begins.

    Attributes
    ----------
    goal : Goal
    known : Indicator
    now, since : float, int
        The own last figure as published, and its year.
    year : int
        Of the target.
    span : int
        Years over which the past is looked at.
    """

    goal: Goal
    known: Indicator
    now: float
    since: int
    year: int
    span: int


class PacePanel:
    """A choice of goals, one slider and the picture.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.monitor = lesson, lesson.monitor
        self.region, self.aims, note = aimed(lesson)
        self.pick = Choice("Welk doel?", [(key, title) for key, (title, _) in self.aims.items()], next(iter(self.aims)))
        self._load(self.pick.value)
        self.value = Slider("Waar moet het cijfer naartoe?", *self._positions()[:2], note=ASSUMPTION, texts=self._positions()[2])
        self.scenario = scenario(lambda value: value, {"value": self.value}, self._draw)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [*([note] if note else []), *([] if as_pages() or len(self.aims) == 1 else [self.pick]), self.scenario]

    def _turn(self, key: str) -> None:
        self._load(key)
        self.value.replace(*self._positions())
        self.scenario.redraw()

    def _load(self, key: str) -> None:
        self.aim: Aimed = self.aims[key][1]
        self.test = PaceTest(self.monitor, self.region, self.aim.known, self.aim.span)

    def _positions(self) -> tuple[list[float], float, list[str]]:
        """From staying as it is to as far as nearly any municipality went, with the target itself."""
        known, now, (step, steps) = self.aim.known, self.aim.now, self.test.scale
        least, most = possible(self.monitor, known.code)
        values = {round(now + known.direction * step * place, known.decimals) for place in range(steps + 1)}
        target = self.aim.goal.target.value
        if target is not None and known.direction * (target - now) > 0:
            values.add(target)
        kept = {each for each in values if least <= each <= most}
        kept |= {most if known.direction > 0 else least} if len(kept) < 2 else set()  # the last bit before what can be
        kept = sorted(kept, reverse=known.direction < 0)
        return kept, now, [self._text(each) for each in kept]

    def _text(self, value: float) -> str:
        words = quantity(value, self._decimals(value), self.aim.known.unit_text)
        if value == self.aim.now:
            return f"op peil houden: {words}"
        return f"{words} (je streefwaarde)" if value == self.aim.goal.target.value else words

    def _decimals(self, value: float) -> int:
        known = self.aim.known.decimals
        return known if abs(round(value, known) - value) < 1e-9 else known + 1

    def found(self, value: float) -> Found:
        """How often this was reached."""
        return self.test.found(self.aim.span, max(0.0, round(self.aim.known.direction * (value - self.aim.now), 6)))

    def _draw(self, value: float) -> Chart:
        seen = self.found(value)
        words = quantity(value, self._decimals(value), self.aim.known.unit_short)
        return self.test.draw_each(seen, f"jouw wens: {words} in {self.aim.year}").saying(self.sentence(value, seen))

    def sentence(self, value: float, seen: Found) -> str:
        """If this is the goal, then this is how many municipalities ever went so far in so long."""
        aim, there = self.aim, seen.pace
        words, asked = quantity(value, self._decimals(value), aim.known.unit_text), aim.year - aim.since
        head = f"Als het doel is dat het cijfer {quoted(aim.known.name)} in {aim.year} op {words} staat, dan vraagt het"
        if not seen.wanted:
            return (
                f"{head} alleen dat het niet ongunstiger wordt. In {years(aim.span)} lukte dat {number(there.reached)} van de {number(there.chances)} keer, "
                f"wat een gemeente ook deed. {number(there.movers)} van de {number(there.regions)} gemeenten kregen het ooit voor elkaar."
            )
        longer = f" Jij neemt er {years(asked)} voor. Zo'n tijd zit niet in de reeks." if asked != aim.span else ""
        left = f"{number(seen.alone.movers)} gemeenten" if seen.alone.movers > 1 else "1 gemeente" if seen.alone.movers else "geen enkele gemeente"
        alone = f" Haal je eraf wat de mediaan in die tijd bewoog, dan {'gingen' if seen.alone.movers > 1 else 'ging'} {left} zo ver."
        who = "Geen gemeente ging" if not there.movers else f"{number(there.movers)} van de {number(there.regions)} gemeenten {'ging' if there.movers == 1 else 'gingen'}"
        return (
            f"{head} {change_words(aim.known, round(value - aim.now, 6), sign=True)} ten opzichte van {aim.since}. {who} in {years(aim.span)} ooit zo ver: "
            f"{number(there.reached)} van de {number(there.chances)} keer.{longer}{alone} Dat is geen kans voor {self.region.label}."
        )


def aimed(lesson: Any) -> tuple[Any, dict[str, tuple[str, Aimed]], str]:
    """Whose past is looked at, what can be aimed at, and a sentence where it is an example.

    Returns
    -------
    region : Region
    aims : dict of str to (str, Aimed)
        Its title and what it is, by key.
    note : str
    """
    monitor, region, record = lesson.monitor, lesson.region, lesson.store.read()
    own = {}
    for goal in record.goals:
        known = indicator_of(goal, monitor)
        if known and _fits(monitor, region, known):
            title = short(goal.text) if goal.text.strip() else known.name
            own[goal.key] = (title, _aim(monitor, region, known, goal, lesson.today.year))
    if own:
        return region, own, ""
    who = subject(monitor, region, lambda each, known: _fits(monitor, each, known), f"Voor {region.label} is er geen reeks van jaren.")
    loose = {code: (title, _aim(monitor, who.region, who.figures[code], Goal(indicator=code, target=Target(year=TERM_ENDS)), lesson.today.year)) for code, title in options(who.figures)}
    return who.region, loose, f"{NO_GOAL} {who.note}".strip()


def question(aim: Aimed, monitor: Any, region: Any) -> tuple[str, float]:
    """What a goal asks in words, and how far that is; without a target of its own as far as the best quarter."""
    known, target = aim.known, aim.goal.target.value
    far = round(known.direction * (target - aim.now), 6) if target is not None else 0.0
    if far > 0:
        return f"Het doel {quoted(aim.goal.text or known.name)} vraagt {change_words(known, known.direction * far, sign=True)} in {years(aim.span)}.", far
    best, middle = (round(computed(monitor, region, known.code, norm).value, known.decimals) for norm in (BEST, MEDIAN))
    far = round(known.direction * (best - aim.now), 6)
    start = region.label if far > 0 else "een gemeente op de mediaan"
    far = far if far > 0 else round(known.direction * (best - middle), 6)
    return f"Om bij het gunstigste kwart te komen voor {inside(known.name)}, is voor {start} in {years(aim.span)} een verandering van {change_words(known, known.direction * far, sign=True)} nodig.", far


def _fits(monitor: Any, region: Any, known: Indicator) -> bool:
    """Whether there is a past to look at, an own figure, and any room on the favourable side of it."""
    if not known.direction or not spans(monitor, known.code) or not known_years(monitor, region, known.code):
        return False
    now = round(float(monitor.table(known.code).loc[region.code].dropna().iloc[-1]), known.decimals)
    return now not in possible(monitor, known.code)


def _aim(monitor: Any, region: Any, known: Indicator, goal: Goal, today: int) -> Aimed:
    own = monitor.table(known.code).loc[region.code].dropna()
    since, now = int(own.index[-1]), round(float(own.iloc[-1]), known.decimals)
    year = goal.target.year if goal.target.year and goal.target.year > since else max(TERM_ENDS, today + 1)
    there = spans(monitor, known.code)
    asked = min(year - since, LONGEST)
    return Aimed(goal, known, now, since, year, max((span for span in there if span <= asked), default=there[0]))
