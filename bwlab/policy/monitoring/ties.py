"""Every activity tied to a figure and to the day on which it is evaluated: is there a figure to look at by then?"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing
from bwlab.monitor import Monitor
from bwlab.policy.acting.canvas import name_of, started
from bwlab.policy.monitoring.plan import known_figure
from bwlab.policy.monitoring.publication import first_over
from bwlab.policy.monitoring.reporting import figure_of

THERE, NOT_YET, UNKNOWN = "er is een cijfer", "er is nog geen cijfer", "weten we niet"


class Tie(NamedTuple):
    """One activity.

    Attributes
    ----------
    key : str
        Of its `AgendaItem`.
    figure : str
        Name of its figure, or "".
    by_goal : bool
        The figure is that of its goal, not its own.
    end, evaluated : date or None
    open : tuple of str
        What still lacks, as words after "nog".
    state : str
        ``THERE``, ``NOT_YET`` or ``UNKNOWN``; "" as long as something is open.
    words : str
        What there is to look at on the day of the evaluation, as a Dutch sentence.
    """

    key: str
    activity: str
    figure: str
    by_goal: bool
    end: date | None
    evaluated: date | None
    open: tuple[str, ...]
    state: str
    words: str


def ties(dossier: Any, monitor: Monitor) -> list[Tie]:
    """Every activity of a dossier, the open ones first, else in their order."""
    return sorted((_tie(item, dossier, monitor) for item in started(dossier.agenda)), key=lambda each: not each.open)


def _tie(item: Any, dossier: Any, monitor: Monitor) -> Tie:
    code = figure_of(item, dossier)
    known = known_figure(code, monitor)
    lacks = [] if known else ["geen cijfer" if not code else "geen cijfer uit deze editie"]
    lacks += [] if item.end else ["geen einddatum"]
    lacks += [] if item.evaluated else ["geen dag waarop je evalueert"]
    name = item.activity.text.strip() or "activiteit zonder omschrijving"
    state, words = ("", f"Nog {listing(lacks)}.") if lacks else _on_the_day(item, code, monitor)
    return Tie(item.key, name, known.name if known else "", bool(known) and not item.indicator, item.end, item.evaluated, tuple(lacks), state, words)


def _on_the_day(item: Any, code: str, monitor: Monitor) -> tuple[str, str]:
    """Whether the figure over the year in which the activity ends is there when it is evaluated."""
    day, end = date_words(item.evaluated), item.end.year
    if item.evaluated < item.end:
        return NOT_YET, f"Je evalueert {name_of(item)} op {day}, voor ze klaar is. Dan kun je vertellen wat er tot dan is gedaan, en nog niets over het einde."
    first = first_over(monitor, code, end)
    if first is None or first.published is None:
        return UNKNOWN, f"Of er op {day} een cijfer over {end} is, weten we niet. Vraag het na bij de bron, en vertel in elk geval wat er is gedaan."
    about = f"het cijfer over {end}" if first.year == end else f"een cijfer over {end} of later (het eerste gaat over {first.year})"
    month = date_words(first.published).split(" ", 1)[1]
    if first.published <= item.evaluated:
        return THERE, f"Op {day} is {about} er, naar rekening sinds {month}. Het zegt wat er is veranderd, niet waardoor."
    return NOT_YET, f"Op {day} is {about} er nog niet: dat verwachten we rond {month}. Vertel dan wat er is gedaan, of kies een latere dag."
