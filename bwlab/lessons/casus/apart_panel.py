"""The change since the beginning taken apart, up to a year one chooses: what was everywhere, and what is left."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart
from bwlab.charts.taken_apart import Taken, taken_apart
from bwlab.policy.case.story import BURGLARY, KNOWN, case_of, last_year
from bwlab.policy.evaluating.apart import Apart, apart, words
from bwlab.widgets import Slider, scenario


class ApartPanel:
    """One slider for the last year.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, case_of(lesson.monitor, lesson.region).region
        years = list(range(KNOWN + 1, last_year(self.monitor) + 1))
        self.until = Slider(f"Je begint in {KNOWN}. Tot welk jaar kijk je?", years, years[0], note="cijfers van de politie en het CBS", texts=[str(each) for each in years])
        self.scenario = scenario(lambda until: until, {"until": self.until}, self._draw)
        self.pieces: list[Any] = [self.scenario]

    def found(self, until: float) -> Apart:
        """The change up to a year in three parts."""
        return apart(self.monitor, self.region, BURGLARY, KNOWN, int(until))

    def _draw(self, until: float) -> Chart:
        found = self.found(until)
        taken = Taken(found.start, found.end, found.parts.national, found.parts.peers, found.parts.own, found.parts.n_all, found.others, found.margin.size)
        return taken_apart(taken, found.indicator, label=self.region.label, group=found.group, origins=found.origins, provisional=[bool(found.provisional)]).saying(sentence(found))


def sentence(found: Apart) -> str:
    """If one looks up to this year, then this is what is left; never what policy did."""
    known, parts, label = found.indicator, found.parts, found.region.label
    noise = {True: "Dat is meer dan toeval alleen laat zien.", False: "Dat valt binnen wat toeval kan doen.", None: "Hoeveel toeval er is, weten we hier niet."}[found.beyond]
    still = " Het laatste cijfer is voorlopig." if found.provisional else ""
    return (
        f"Als je van {found.start} tot {found.end} kijkt, dan veranderde het cijfer in {label} {words(known, parts.change)}. In het land was het {words(known, parts.national)}, "
        f"en bij gemeenten die erop lijken {words(known, parts.group)}. Voor {label} blijft {words(known, parts.own)} over. {noise} De rest is alles wat hier anders was, ook toeval en een ander begin. Wat beleid deed, staat er niet in.{still}"
    )
