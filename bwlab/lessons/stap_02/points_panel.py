"""A hundred points over all themes, here and now and later: kept in the dossier, and never made into a score."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from ipywidgets import HTML

from bwlab.charts import Chart, divided
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.sharing import pack
from bwlab.widgets import ASSUMPTION, ChartView, Weights
from bwlab.widgets.show import as_pages
from bwlab.widgets.weights import equal

KIND = "doelen"  # of the code: the points of reading 3 are about other themes


def names(monitor: Monitor) -> list[str]:
    """The themes, in order."""
    return [theme.name for theme in monitor.catalogue.themes]


def kept(monitor: Monitor, priorities: dict[str, int]) -> list[int] | None:
    """The points of a dossier in the order of the themes; None where they were not divided, or over other themes."""
    themes = names(monitor)
    points = [priorities.get(name, 0) for name in themes]
    fits = set(priorities) == set(themes) and sum(points) == 100 and min(points) >= 0
    return points if fits else None


def forgotten(monitor: Monitor, priorities: dict[str, int]) -> list[str]:
    """Themes that got no point; none where nothing was divided yet."""
    return [name for name in names(monitor) if not priorities.get(name)] if priorities else []


class PointsPanel:
    """Weights with a lock, and what they say about here and now and about later.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.region = lesson, lesson.store, lesson.region
        self.themes = lesson.monitor.catalogue.themes
        priorities = self.store.read().priorities
        lesson.points = kept(lesson.monitor, priorities)
        catalogue = lesson.monitor.catalogue
        about = [listing([catalogue[code].name for code in theme.indicators if catalogue[code].in_foto]) for theme in self.themes]
        self.weights = Weights("Verdeel 100 punten over de thema's.", names(lesson.monitor), lesson.points, note=ASSUMPTION, about=about)
        lost = ["Je eerdere punten gingen over een andere lijst thema's. Ze staan nog in je dossier tot je hier opnieuw verdeelt."]
        self.pieces: list[Any] = lost if priorities and lesson.points is None else []
        if as_pages():
            self.pieces += [self.weights, self.draw()]
            return
        self.view, self.code = ChartView(self.draw()), HTML(self._code())
        self.weights.on_value(self._moved)
        self.weights.on_rest(self._keep)
        self.pieces += [self.weights, self.view, self.code]

    def draw(self) -> Chart:
        """The points as they stand."""
        points = dict(zip(names(self.lesson.monitor), self.weights.values, strict=True))
        chart = divided(points, [theme.dimension for theme in self.themes], label=self.region.label)
        return chart.saying(self._sentence(points))

    def _sentence(self, points: dict[str, int]) -> str:
        if self.weights.values == equal(len(points)):
            return "Als alles evenveel krijgt, dan kies je nog niets. Geef een thema dat jij belangrijk vindt meer: wat geeft er dan mee?"
        most = max(points.values())
        top = [name for name, value in points.items() if value == most]
        none = [name for name, value in points.items() if not value]
        what = listing(top) if len(top) < 4 else f"{number(len(top))} thema's"
        left = f"Je laat dan {listing(none)} liggen." if none else "Alles krijgt iets. Wat zou je laten vallen als het moest?"
        return f"Als dit je punten zijn, dan {'gaat' if len(top) == 1 else 'gaan'} {what} voor, met {number(most)} punten{'' if len(top) == 1 else ' elk'}. {left}"

    def _moved(self, values: list[int]) -> None:
        self.lesson.points = list(values)
        self.view.update(self.draw())

    def _keep(self, values: list[int]) -> None:
        points = dict(zip(names(self.lesson.monitor), values, strict=True))

        def change(record: Any) -> None:
            record.priorities = points

        self.lesson.keep(self.store, change)
        self.code.value = self._code()
        self.lesson.refresh()

    def _code(self) -> str:
        code = pack(KIND, [*self.weights.values, self.region.code, self.lesson.ticket, self.lesson.monitor.edition])
        return (
            '<div class="bw bw-say bw-code"><p>Jouw verdeling als code, om aan de trainer te sturen: '
            f"<code>{html.escape(code)}</code> Er staan je punten, je gemeente en de editie van de cijfers in, en een los nummer zodat twee gelijke "
            "verdelingen allebei tellen. Niet je naam.</p></div>"
        )


def about_codes(lesson: Any, codes: Sequence[tuple[int, list[Any]]]) -> list[str]:
    """What is different about codes that do count: another municipality, or another edition of the figures."""
    regions, count = {each.code: each.label for each in lesson.monitor.regions}, len(names(lesson.monitor))
    others, editions = [], {}
    for line, data in codes:
        region, edition = data[count] if len(data) > count else None, data[count + 2] if len(data) > count + 2 else None
        if region != lesson.region.code:
            others.append(regions.get(region, "een gemeente die deze editie niet kent") if isinstance(region, str) else "een onbekende gemeente")
        if edition != lesson.monitor.edition:
            editions[line] = str(edition)[:20] if isinstance(edition, str) else "onbekend"
    said = []
    if others:
        from_where = listing(sorted(set(others)))
        said.append(f"{_many(len(others), 'code komt', 'codes komen')} uit een andere gemeente: {from_where}. De punten tellen mee: ze gaan over thema's.")
    if editions:
        lines = listing([number(line) for line in editions])
        named = listing(sorted(set(editions.values())))
        where = f"Regel {lines} is" if len(editions) == 1 else f"De regels {lines} zijn"
        said.append(f"{where} gemaakt met een andere editie ({named}). De thema's zijn gelijk, dus de punten tellen mee.")
    return said


def _many(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"
