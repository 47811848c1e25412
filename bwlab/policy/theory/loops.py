"""Loops in a policy theory: what strengthens itself, what damps itself, and where nothing holds it back."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import networkx as nx

from bwlab.formats import listing, number
from bwlab.policy.theory.arrows import Link, Theory

STRENGTHENS, DAMPS, UNKNOWN = "versterkt zichzelf", "remt zichzelf af", "nog niet te zeggen"
MEANS = {
    STRENGTHENS: "Meer leidt via de lus tot nog meer, en minder tot nog minder. Dat kan ten goede en ten kwade zijn.",
    DAMPS: "Meer leidt via de lus tot minder, en minder tot meer: de lus trekt terug naar waar het was. Dat kan beleid helpen, en het kan beleid tegenwerken.",
    UNKNOWN: "Van minstens één pijl is het teken niet gekozen of tegenstrijdig.",
}
LONGEST = 6  # arrows in a loop: a longer chain nobody follows
MOST = 50  # loops; a theory in which everything hangs together has thousands


class Loop(NamedTuple):
    """A way back to where one began.

    Attributes
    ----------
    links : tuple of Link
        In order; the first begins at the factor that was written first.
    """

    links: tuple[Link, ...]

    @property
    def factors(self) -> tuple[str, ...]:
        """Keys of its factors, in order."""
        return tuple(link.start for link in self.links)

    @property
    def kind(self) -> str:
        """The product of the signs, in words."""
        if any(link.sign is None for link in self.links):
            return UNKNOWN
        return DAMPS if sum(link.sign == -1 for link in self.links) % 2 else STRENGTHENS

    @property
    def lag(self) -> int:
        """Years to go round once."""
        return sum(link.lag for link in self.links)

    @property
    def bare(self) -> tuple[Link, ...]:
        """Its links without a source, the weakest first."""
        return tuple(sorted((each for each in self.links if not each.source), key=lambda each: each.strength))

    @property
    def weakest(self) -> Link | None:
        """The link to doubt first: the weakest of those without a source."""
        return next(iter(self.bare), None)


class Loops(NamedTuple):
    """The loops of a theory.

    Attributes
    ----------
    found : tuple of Loop
        The shortest first.
    more : bool
        There are more than were looked at.
    """

    found: tuple[Loop, ...]
    more: bool

    def unbraked(self) -> list[Loop]:
        """Loops that strengthen themselves while no factor of theirs is in a loop that damps."""
        damped = {factor for loop in self.found if loop.kind == DAMPS for factor in loop.factors}
        return [loop for loop in self.found if loop.kind == STRENGTHENS and not damped & set(loop.factors)]


def loops(theory: Theory, *, longest: int = LONGEST, most: int = MOST) -> Loops:
    """The loops of at most ``longest`` arrows, and at most ``most`` of them.

    The bound on length keeps looking quick where everything hangs together; that there is more is said.
    """
    place = {factor: number for number, factor in enumerate(theory.factors)}
    # Numbers, not names: then the order of looking, and so which loops are kept, is the same every time.
    graph = nx.DiGraph((place[link.start], place[link.end]) for link in theory.links)
    between = {(place[link.start], place[link.end]): link for link in theory.links}
    cycles: list[tuple[int, ...]] = []
    # Short ones first, so that a bound cuts away the long ones.
    for length in range(2, longest + 1):
        fresh = (each for each in nx.simple_cycles(graph, length_bound=length) if len(each) == length)
        cycles += [_turned(each) for each in itertools.islice(fresh, most + 1 - len(cycles))]
        if len(cycles) > most:
            break
    longer = len(cycles) <= most and _longer(graph, longest)
    found = sorted(dict.fromkeys(cycles[:most]), key=lambda each: (len(each), each))
    made = [Loop(tuple(between[each] for each in itertools.pairwise((*cycle, cycle[0])))) for cycle in found]
    return Loops(tuple(made), len(cycles) > most or longer)


def _turned(cycle: list[int]) -> tuple[int, ...]:
    """A cycle from its lowest number on."""
    at = cycle.index(min(cycle))
    return (*cycle[at:], *cycle[:at])


def _longer(graph: nx.DiGraph, longest: int) -> bool:
    """Whether some factor lies in a loop, but in none of at most ``longest`` arrows."""
    if not graph.number_of_nodes():
        return False
    for group in nx.strongly_connected_components(graph):
        if len(group) > longest:
            inside = graph.subgraph(group)
            for node in group:
                back = min((1 + nx.shortest_path_length(inside, follows, node) for follows in inside.successors(node)), default=0)
                if back > longest:
                    return True
    return False


def named(theory: Theory, loop: Loop) -> str:
    """A loop as people write it: "schulden → stress → schulden"."""
    names = [theory.name(factor, 40) for factor in loop.factors]
    return " → ".join([*names, names[0]])


def told(theory: Theory, loop: Loop) -> str:
    """What a loop does, how long it takes, and what to doubt first."""
    years = f"Eén rondje duurt {number(loop.lag)} jaar." if loop.lag else "Er staat geen tijd bij de pijlen: volgens jullie merk je alles meteen. Klopt dat?"
    bare = loop.bare
    if not bare:
        origin = "Alle pijlen hebben een bron."
    elif len(bare) == len(loop.links):
        origin = f"Geen enkele pijl heeft een bron. Twijfel het eerst aan {theory.said(bare[0])}."
    else:
        origin = f"Zonder bron: {listing([theory.said(link) for link in bare[:3]])}{f' en nog {number(len(bare) - 3)}' if len(bare) > 3 else ''}."
    unsure = [link for link in loop.links if link.sign is None]
    doubt = f" Kijk eerst naar {theory.said(unsure[0])}: {unsure[0].told}." if unsure else ""
    return f"{named(theory, loop)}: {loop.kind}. {years} {origin}{doubt}"


def summary(theory: Theory, all_: Loops) -> str:
    """How many loops there are, in a sentence."""
    if not all_.found:
        if all_.more:
            return f"Er is wel een weg terug, maar die is langer dan {number(LONGEST)} pijlen. Zo'n lange keten volgt niemand: knip hem in stukken."
        return "In deze pijlen zit geen lus: nergens kom je terug waar je begon. Vraag je af of dat klopt. Als het beter gaat, wat doen mensen dan anders, en wat doet dat met het begin?"
    kinds = [loop.kind for loop in all_.found]
    words = {STRENGTHENS: ("versterkt zichzelf", "versterken zichzelf"), DAMPS: ("remt zichzelf af", "remmen zichzelf af"), UNKNOWN: ("is nog niet te zeggen", "zijn nog niet te zeggen")}
    counts = [f"{number(kinds.count(kind))} {said[kinds.count(kind) > 1]}" for kind, said in words.items() if kind in kinds]
    lead = f"Er zit 1 lus in deze pijlen: die {words[kinds[0]][0]}." if len(kinds) == 1 else f"Er zitten {number(len(kinds))} lussen in deze pijlen: {listing(counts)}."
    if len(kinds) >= MOST and all_.more:
        return f"{lead} Er zijn er meer; we hielden op bij {number(MOST)}. Hangt alles met alles samen, dan legt een lus niets meer uit. Laat pijlen weg tot het verhaal past."
    if all_.more:
        return f"{lead} Er is ook een langere lus, van meer dan {number(LONGEST)} pijlen. Die staat hier niet bij."
    return lead


def without_brake(theory: Theory, all_: Loops) -> list[str]:
    """For each loop that nothing holds back: that it is so, and what that means."""
    open_ones = all_.unbraked()
    said = [
        f"Zonder rem: {named(theory, loop)}. Op papier loopt dit eindeloos door. In het echt is er altijd iets wat remt: geld, tijd, ruimte, of hoeveel mensen er zijn. Wat remt hier? Zet dat er als pijl bij."
        for loop in open_ones[:3]
    ]
    if len(open_ones) > 3:
        said.append(f"Ook nog {number(len(open_ones) - 3)} andere {'lus' if len(open_ones) == 4 else 'lussen'} zonder rem.")
    if said and all_.more:
        said.append("We keken niet naar alle lussen: een rem kan in een lus zitten die hier niet staat.")
    return said
