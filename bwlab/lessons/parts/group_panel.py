"""A box for thirty codes, and where the group that sent them disagrees."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from ipywidgets import Textarea, VBox

from bwlab.charts import Chart, shares
from bwlab.charts.shares import spread_of
from bwlab.formats import number
from bwlab.sharing import spread_points, unpack_lines
from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget

FEW = 2  # one participant is no group
HOW = "Plak hier de codes van de groep, één op een regel. Met twee codes zie je al iets, met dertig nog meer. Niets hiervan wordt bewaard."


class InGroup:
    """What a lesson needs to show a `GroupPanel`; none of it is kept anywhere."""

    #: The points of who looks, as they now stand.
    points: list[int] | None = None
    #: What was pasted from the group.
    group_box: Any = None

    @functools.cached_property
    def ticket(self) -> int:
        """Tells two participants with the same points apart; not who they are."""
        return secrets.randbelow(100_000)


class GroupPanel:
    """Codes in, disagreement out.

    Parameters
    ----------
    lesson : Lesson and InGroup
    kind : str
        Of the codes: "punten".
    names : sequence of str
        What the points are about, in the order of a code.
    about : callable, optional
        Sentences about what the codes that count hold besides their points: a municipality, an edition.
    after : callable, optional
        One more sentence, given on what the group disagrees most.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(
        self, lesson: Any, kind: str, names: Sequence[str], *,
        about: Callable[[list[tuple[int, list[Any]]]], list[str]] = lambda _: [], after: Callable[[str], str] = lambda _: "",
    ) -> None:  # fmt: skip
        self.lesson, self.kind, self.names, self.about, self.after = lesson, kind, list(names), about, after
        if as_pages():
            self.pieces: list[Any] = ["In het notebook plak je hier de codes van de groep. Je ziet dan per thema waar de groep het oneens is."]
            return
        self.box = Textarea(placeholder=f"bw1-{kind}-…", rows=6, layout={"width": "100%", "max_width": "760px"})
        self.box.tooltip = "Codes van de groep"
        # The group is the same for another municipality: what was pasted stays while the notebook is open.
        former, lesson.group_box = lesson.group_box, self.box
        self.box.value = former.value if former is not None else ""
        self.place = VBox([])
        button = press("Toon de groep")
        button.on_click(guarded(lambda _: self.show(self.box.value), self._say))
        self.pieces = [HOW, self.box, button, self.place]

    def show(self, text: str) -> None:
        """Show what these codes say."""
        found = self.look(text)
        self.place.children = tuple(as_widget(piece) for piece in found)

    def look(self, text: str) -> Sequence[Any]:
        """The picture of the group and a sentence for each line that does not count."""
        pasted = unpack_lines(self.kind, text, lambda data: (spread_points(data, self.names), data))
        codes = [(line, data) for line, (_, data) in pasted.found]
        notes = [*pasted.problems, *self.about(codes)]
        problems = [notes] if notes else []
        if not pasted.found and not problems:
            return ["Er staat nog geen code in het vak."]
        if len(pasted.found) < FEW:
            return [*problems, f"Er {'is 1 goede code' if pasted.found else 'is geen goede code'}. Met minstens {number(FEW)} kun je vergelijken."]
        rows = [points for _, (points, _) in pasted.found]
        return [self._draw(pd.DataFrame(rows, columns=self.names, index=[f"regel {line}" for line, _ in codes])), *problems]

    def _draw(self, points: pd.DataFrame) -> Chart:
        spread = spread_of(points)
        chart = shares(points, self.lesson.points)
        if spread.iloc[0] == 0:
            return chart
        top, least = spread.index[0], spread.index[-1]
        return chart.saying(
            f"Als je twee deelnemers willekeurig kiest, dan verschillen zij over {top} gemiddeld {number(spread.iloc[0], 1)} punten, "
            f"en over {least} {number(spread.iloc[-1], 1)}. Begin het gesprek bij {top}: wie geeft het meest, en wie het minst?{self.after(top)}"
        )

    def _say(self, sentence: str) -> None:
        if sentence:
            self.place.children = (as_widget(sentence),)
