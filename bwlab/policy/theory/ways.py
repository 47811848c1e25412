"""Which activity reaches the figure it is meant for, which way it pushes on paper, and how many years that takes at least."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import networkx as nx

from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.theory.arrows import Theory, factor, figure_keys

BETTER, WORSE, EITHER, UNKNOWN = "gunstig", "ongunstig", "twee kanten op", "onbekend"
LOOKED = 200  # ways from one activity; more than anybody draws
LONGEST = 8  # arrows of a way


class Way(NamedTuple):
    """From an activity to a figure.

    Attributes
    ----------
    start, end : str
        Keys of factors.
    years : int or None
        At least, along the quickest way; None where there is no way.
    push : str
        Which way it pushes the figure on paper: `BETTER`, `WORSE`, `EITHER` or `UNKNOWN`.
    """

    start: str
    end: str
    years: int | None
    push: str

    @property
    def reaches(self) -> bool:
        """Whether there is a way at all."""
        return self.years is not None


class Aim(NamedTuple):
    """Where a theory begins and where it should arrive.

    Attributes
    ----------
    starts, ends : tuple of str
        Keys of factors: activities, and figures.
    lost : tuple of str
        Activities of the dossier that no arrow speaks of, in words.
    unseen : tuple of str
        Figures of goals that no arrow speaks of, by name.
    guessed : bool
        The dossier names no activity that is in the arrows: the starts are what nothing else moves.
    """

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    lost: tuple[str, ...]
    unseen: tuple[str, ...]
    guessed: bool


def aim(found: Theory, dossier: Any, monitor: Monitor) -> Aim:
    """The activities and the figures of a dossier, as far as the arrows speak of them."""
    known = figure_keys(monitor)
    named = {factor(text, known): " ".join(text.split()) for text in activities(dossier) if text.strip()}
    begins = {link.start for link in found.links}
    starts = tuple(each for each in found.factors if each in named and each in begins)
    guessed = not starts
    if guessed:
        moved = {link.end for link in found.links}
        starts = tuple(each for each in found.factors if each in begins - moved)
    codes = [code for code in wanted(dossier) if code in monitor.catalogue]
    ends = tuple(code for code in codes if code in found.factors)
    if not ends:
        ends = tuple(each for each in found.factors if each in found.figures)
    if not ends:
        ends = tuple(each for each in found.factors if each not in begins and any(link.end == each for link in found.links))
    ends = tuple(each for each in ends if each not in starts)
    lost = tuple(text for each, text in named.items() if each not in found.factors)
    return Aim(starts, ends, lost, tuple(monitor.catalogue[code].name for code in codes if code not in found.factors), guessed)


def activities(dossier: Any) -> list[str]:
    """What is done according to the dossier: on the agenda and as an option."""
    return [*(each.activity.text for each in dossier.agenda), *(each.text for each in dossier.options)]


def wanted(dossier: Any) -> list[str]:
    """The figures of her goals, else of her opgaven."""
    codes = [goal.indicator for goal in dossier.goals if goal.indicator]
    return list(dict.fromkeys(codes or [code for each in dossier.challenges for code in each.indicators]))


def ways(found: Theory, starts: Sequence[str], ends: Sequence[str], directions: dict[str, int], *, slower: int = 0) -> list[Way]:
    """For each start its quickest way to any of the ends.

    Parameters
    ----------
    directions : dict of str to int
        Of the figures: 1 more is better, -1 less, 0 neither; a factor that is no figure has none.
    slower : int
        Years that every arrow takes longer than was written.
    """
    place = {each: number for number, each in enumerate(found.factors)}
    graph = nx.DiGraph()
    for link in found.links:
        graph.add_edge(place[link.start], place[link.end], years=link.lag + slower, sign=link.sign)
    made = []
    for start in starts:
        lengths = nx.single_source_dijkstra_path_length(graph, place[start], weight="years") if place[start] in graph else {}
        reached = [end for end in ends if place[end] in lengths]
        if not reached:
            made.append(Way(start, ends[0] if ends else "", None, UNKNOWN))
            continue
        end = min(reached, key=lambda each: lengths[place[each]])
        made.append(Way(start, end, int(lengths[place[end]]), _push(graph, place[start], place[end], directions.get(end, 0))))
    return made


def _push(graph: nx.DiGraph, start: int, end: int, direction: int) -> str:
    """The product of the signs along the ways there, read with what is better."""
    paths = itertools.islice(nx.all_simple_edge_paths(graph, start, end, cutoff=LONGEST), LOOKED)
    seen = set()
    for path in paths:
        signs = [graph.edges[edge]["sign"] for edge in path]
        seen.add(None if None in signs else (-1) ** sum(sign == -1 for sign in signs))
    if None in seen or not direction or not seen:
        return UNKNOWN
    if len(seen) > 1:
        return EITHER
    return BETTER if seen == {direction} else WORSE


def directions(monitor: Monitor) -> dict[str, int]:
    """Of every figure: 1 more is better, -1 less is."""
    return {each.code: each.direction for each in monitor.catalogue}


def gaps(found: Theory, where: Aim, monitor: Monitor) -> list[str]:
    """What does not reach a figure, or hangs loose, a sentence each."""
    said = []
    if where.lost:
        said.append(f"Staat op je agenda of bij je opties, en in geen enkele pijl: {listing(_first([quoted(each) for each in where.lost]))}. Waarom zou {'dit' if len(where.lost) == 1 else 'elk hiervan'} helpen?")
    if where.unseen:
        said.append(f"Geen pijl noemt het cijfer van je doel of opgave: {listing(_first(list(where.unseen)))}. Waaraan zie je dan dat het werkt?")
    if found.links and not found.figures:
        said.append("Geen enkele factor is een cijfer uit de monitor. Dat kan: niet alles heeft een cijfer. Zeg dan waaraan je het wel merkt, en wie dat vertelt.")
    stuck = [way.start for way in ways(found, where.starts, where.ends, directions(monitor)) if not way.reaches]
    if stuck and where.ends:
        ends = listing([found.name(each) for each in where.ends[:3]], "of")
        said.append(f"Geen weg naar {ends}: {listing(_first([found.name(each) for each in stuck]))}. Ontbreekt er een pijl, of hoort {'dit' if len(stuck) == 1 else 'dit alles'} bij een ander doel?")
    wrong = [way for way in ways(found, where.starts, where.ends, directions(monitor)) if way.push == WORSE]
    for way in wrong[:3]:
        said.append(f"Volgens je eigen plussen en minnen maakt {found.name(way.start)} het cijfer {found.name(way.end)} ongunstiger. Klopt dat, of staat er ergens een teken verkeerd om?")
    if apart := loose(found):
        said.append(f"Los van de rest: {'; '.join(_first([listing([found.name(each) for each in part[:3]]) for part in apart]))}. Hoort dit bij hetzelfde verhaal?")
    return said


def loose(found: Theory) -> list[list[str]]:
    """Groups of factors that are not joined with the largest group, in the order in which they are written."""
    place = {each: number for number, each in enumerate(found.factors)}
    names = list(found.factors)
    graph = nx.Graph((place[link.start], place[link.end]) for link in found.links)
    graph.add_nodes_from(place.values())
    groups = sorted((sorted(each) for each in nx.connected_components(graph)), key=lambda each: (-len(each), each[0])) if len(graph) else []
    return [[names[each] for each in group] for group in groups[1:]]


def _first(names: list[str], most: int = 4) -> list[str]:
    return names if len(names) <= most else [*names[: most - 1], f"nog {number(len(names) - most + 1)}"]
