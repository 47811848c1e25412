"""When do you look, and what is there to see by then? The agenda on a calendar, with the figures of its goals."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from bwlab.charts import Chart, Lane, timeline
from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.lessons.stap_04.example import or_example
from bwlab.names import quoted
from bwlab.policy.acting.canvas import SHORT, lacking, started
from bwlab.policy.monitoring.sight import (
    EARLY,
    NOTHING,
    SEEN,
    UNKNOWN,
    Sight,
    done,
    later_by,
    shifted,
    sights,
    term,
)
from bwlab.widgets import ASSUMPTION, Slider, scenario

QUARTERS = 24  # the day one looks: the end of each quarter, so far ahead
LATER = (0, 3, 6, 9, 12, 18, 24)  # months
NAMED = 2  # goals by name in a sentence


class Found(NamedTuple):
    """What there is to see on a day, with everything so many months later."""

    look: date
    later: int
    sights: list[Sight]
    finished: int
    of: int


class TimelinePanel:
    """The agenda on a calendar.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region, self.today = lesson.monitor, lesson.region, lesson.today
        self.dossier, self.lead = or_example(lesson.store.read(), self.monitor, self.region, self.today)
        self.days = look_days(self.today)
        texts = ["vandaag", *(date_words(day) for day in self.days[1:])]
        self.look = Slider("Wanneer kijk je?", list(range(len(self.days))), 0, note="het einde van elk kwartaal", texts=texts)
        delays = ["op tijd", *(f"{number(each)} maanden later" for each in LATER[1:])]
        self.later = Slider("En als alles later klaar is?", list(LATER), 0, note=ASSUMPTION, texts=delays)
        self.scenario = scenario(self.model, {"look": self.look, "later": self.later}, self._draw, beside=True)
        self.pieces: list[Any] = [*([self.lead] if self.lead else []), self.scenario]

    def model(self, look: float, later: float) -> Found:
        """What is done, and which figures are there, on the day one looks."""
        day, found = self.days[int(look)], sights(self.dossier, self.monitor, self.region.code, self.today, int(later))
        items = [shifted(item, int(later), self.today) for item in started(self.dossier.agenda)]
        return Found(day, int(later), found, done(items, day), len(items))

    def _draw(self, found: Found) -> Chart:
        lanes = [Lane.of(each, lacking) for each in found.sights]
        chart = timeline(
            lanes, title=self.title(found), label=self.region.label, today=self.today, look=found.look, short=date(self.today.year + SHORT, self.today.month, min(self.today.day, 28)),
            term=term(self.today), last=self.days[-1].year, names=self._sources(), lead="Voorbeeld. " if self.lead else "", alt=[self._later(found)],
        )  # fmt: skip
        return chart.saying(self.sentence(found))

    def _sources(self) -> list[str]:
        codes = [goal.indicator for goal in self.dossier.goals if goal.indicator in self.monitor.catalogue]
        return [self.monitor.catalogue[code].source for code in codes] or ["je dossier"]

    def title(self, found: Found) -> str:
        """What there is to see on the day one looks."""
        seen = sum(each.on(found.look) == SEEN for each in found.sights)
        when = "vandaag" if found.look == self.today else f"op {date_words(found.look)}"
        said = f"{when} {_are(found.finished)} {_of(found.finished, found.of, 'de ene activiteit', 'activiteiten')} klaar, en kan {_of(seen, len(found.sights), 'het ene doel', 'doelen', 'bij ')} een cijfer daar iets van laten zien"
        return f"Voorbeeld: {said}" if self.lead else f"{said[0].upper()}{said[1:]}"

    def _later(self, found: Found) -> str:
        return "alles op tijd" if not found.later else f"alles {number(found.later)} maanden later klaar"

    def sentence(self, found: Found) -> str:
        """If you look then, then this is what you can tell, goal by goal."""
        when = "vandaag" if found.look == self.today else f"op {date_words(found.look)}"
        delay = f" en alles is {number(found.later)} maanden later klaar" if found.later else ""
        by = {state: [each for each in found.sights if each.on(found.look) == state] for state in (SEEN, EARLY, NOTHING, UNKNOWN)}
        count = f"kun je {_of(found.finished, found.of, 'de ene activiteit', 'activiteiten', 'van ')} tellen wat er is gedaan"
        tell = f"Als je {when} kijkt{delay}, dan {count if found.finished else 'is er nog geen activiteit klaar'}."
        parts = [tell]
        if by[SEEN]:
            parts.append(f"Een cijfer over een jaar waarin een activiteit klaar is, is er dan bij {_names(by[SEEN])}. Of het door de activiteit komt, zegt zo'n cijfer niet.")
        if by[EARLY]:
            parts.append(f"Bij {_names(by[EARLY])} is er wel iets nieuws, maar dat gaat over de tijd ervoor.")
        waiting = [each for each in (*by[EARLY], *by[NOTHING]) if each.first]
        if waiting:
            first = min(waiting, key=lambda each: each.first.published)
            parts.append(f"Het eerste waar je nog op wacht, is {quoted(first.name)} over {first.first.year}: dat komt rond {_month(first.first.published)}.")
        if by[UNKNOWN]:
            parts.append(f"Bij {_names(by[UNKNOWN])} weten we niet wanneer er iets te zien is.")
        late = [each for each in found.sights if each.first and each.first.published > term(self.today)[1]]
        if late:
            parts.append(f"Het cijfer bij {_names(late)} komt pas na deze raadsperiode.")
        return " ".join(parts)


def look_days(today: date) -> list[date]:
    """Today, and then the end of every quarter."""
    first = today.year * 4 + (today.month - 1) // 3
    ends = [later_by(date(quarter // 4, quarter % 4 * 3 + 3, 1), 1).toordinal() - 1 for quarter in range(first, first + QUARTERS)]
    return [today, *(date.fromordinal(each) for each in ends if each > today.toordinal())]


def _are(count: int) -> str:
    return "is" if count < 2 else "zijn"


def _of(count: int, of: int, one: str, more: str, lead: str = "") -> str:
    """ "2 van de 3 doelen", "geen van de 3 doelen", "het ene doel", "geen doel"."""
    return f"{lead}{number(count) if count else 'geen'} van de {number(of)} {more}" if of > 1 else f"{lead}{one if count else f'geen {one.split()[-1]}'}"


def _names(found: list[Sight]) -> str:
    names = [quoted(each.name or each.goal.text or "een doel") for each in found[:NAMED]]
    return listing([*names, f"nog {number(len(found) - NAMED)}"] if len(found) > NAMED else names)


def _month(day: date) -> str:
    return date_words(day).split(" ", 1)[1]
