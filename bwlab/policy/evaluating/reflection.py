"""Looking back at the policy theory: which arrows were looked at, which carry the story, and which cannot show yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import networkx as nx

from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import started
from bwlab.policy.records.following import ArrowReview
from bwlab.policy.records.theory import Arrow
from bwlab.policy.theory.arrows import Theory, factor, figure_keys, filled
from bwlab.policy.theory.ways import Aim

NOT_LOOKED = "onbekend"
MOST = 3  # arrows by name in a sentence


class Reviewed(NamedTuple):
    """One arrow and what was seen of it.

    Attributes
    ----------
    arrow : Arrow
    said : str
        "bellen → op tijd hulp zoeken".
    review : ArrowReview or None
    wait : int
        Years from the beginning of an activity until the arrow would be felt, along the quickest way.
    visible : int or None
        The first year in which it could be seen; None while nothing has begun, or where no activity leads to it.
    early : bool
        That year is still to come.
    carries : int
        Of so many activities the way to the figure breaks without it.
    """

    arrow: Arrow
    said: str
    review: ArrowReview | None
    wait: int
    visible: int | None
    early: bool
    carries: int

    @property
    def looked(self) -> bool:
        """Whether anybody looked."""
        return self.review is not None and self.review.seen not in ("", NOT_LOOKED)


def since(dossier: Any, today: date) -> int | None:
    """The year in which the first activity began; None while none has."""
    return min((item.start.year for item in started(dossier.agenda) if item.start and item.start <= today), default=None)


def reviewed(arrows: Sequence[Arrow], reviews: Sequence[ArrowReview], found: Theory, where: Aim, monitor: Monitor, begin: int | None, today: date) -> list[Reviewed]:
    """Every arrow of a theory with what was seen of it, in their order.

    Parameters
    ----------
    arrows : sequence of Arrow
        Those of ``found``.
    begin : int or None
        The year in which the first activity began.
    """
    known, by_arrow = figure_keys(monitor), {each.arrow: each for each in reviews}
    graph = nx.DiGraph()
    for link in found.links:
        graph.add_edge(link.start, link.end, years=link.lag)
    starts, ends = [each for each in where.starts if each in graph], [each for each in where.ends if each in graph]
    waits = nx.multi_source_dijkstra_path_length(graph, starts, weight="years") if starts else {}
    whole = _reaching(graph, starts, ends)
    made = []
    for each in filled(arrows):
        start, end = (factor(text, known) for text in (each.start, each.end))
        there = graph.has_edge(start, end)
        wait = waits.get(start, 0) + each.lag
        visible = begin + wait if begin is not None and start in waits else None
        carries = 0
        if there:
            without = graph.copy()
            without.remove_edge(start, end)
            carries = whole - _reaching(without, starts, ends)
        said = " → ".join(found.name(part) or "nog leeg" for part in (start, end))
        made.append(Reviewed(each, said, by_arrow.get(each.key), wait, visible, visible is not None and visible > today.year, carries))
    return made


def told(found: Sequence[Reviewed]) -> list[str]:
    """What stands out, a sentence each."""
    if not found:
        return ["Er staat nog geen pijl."]
    looked = [each for each in found if each.looked]
    made = [f"Naar {number(len(looked))} van de {number(len(found))} pijlen is gekeken." if looked else f"Naar geen van de {number(len(found))} pijlen is gekeken, of het staat er nog niet."]
    bearing = sorted((each for each in found if each.carries and not each.looked and not each.early), key=lambda each: -each.carries)
    if bearing:
        one = len(bearing) == 1
        most = bearing[0].carries
        lost = "komt 1 activiteit" if most == 1 else f"komen {number(most)} activiteiten"
        made.append(f"{'Deze pijl draagt' if one else 'Deze pijlen dragen'} het verhaal, en er is niet naar gekeken: {_named(bearing)}. Zonder {'die pijl' if one else 'de eerste'} {lost} op papier niet meer bij het cijfer.")
    early = [each for each in found if each.early]
    if early:
        made.append(f"Nog niet te zien: {_named(early)}. De tijd die jij erbij schreef, is nog niet om. Niets gezien is hier dus geen uitkomst.")
    hasty = [each for each in early if each.review and each.review.seen == "niet"]
    if hasty:
        made.append(f"Bij {_named(hasty)} staat 'niet gezien', terwijl het er volgens je eigen pijl nog niet kan zijn. Kijk later nog eens.")
    other = [each for each in found if each.review and each.review.seen == "anders"]
    if other:
        made.append(f"Iets anders gezien bij {_named(other)}. Dat is geen mislukking: pas de pijl aan, of schrijf op waarom hij blijft.")
    bare = [each for each in looked if each.review and each.review.seen == "gezien" and not each.review.source.strip()]
    if bare:
        made.append(f"Gezien, maar er staat niet door wie of waaruit: {_named(bare)}.")
    return made


def _reaching(graph: nx.DiGraph, starts: Sequence[str], ends: Sequence[str]) -> int:
    """How many starts have a way to any end."""
    return sum(any(end in reached for end in ends) for reached in (nx.descendants(graph, start) for start in starts))


def _named(found: Sequence[Reviewed]) -> str:
    names = [quoted(each.said) for each in found[:MOST]]
    return listing([*names, *([f"nog {number(len(found) - MOST)}"] if len(found) > MOST else [])])
