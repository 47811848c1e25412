"""Arrows between causes and effects: which of them join two factors, and what does not fit in how they are written.

Nothing is thrown away or mended here: what contradicts is kept and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bwlab.formats import listing, number
from bwlab.method.assumptions import ASSUMPTION
from bwlab.monitor import Monitor
from bwlab.names import key, quoted
from bwlab.policy.records.theory import Arrow

PLUS, MINUS, UNSURE, OPPOSED = "plus", "min", "nog geen teken", "tegenstrijdig"
STRENGTHS = {1: "zwak", 2: "middelmatig", 3: "sterk"}
MANY = 40  # arrows: above this nobody reads a theory as a whole
SHORT = 60  # characters of a name within a sentence


class Link(NamedTuple):
    """All arrows from one factor to another, as one.

    Attributes
    ----------
    start, end : str
        Keys of factors.
    sign : {1, -1, None}
        None where it was not chosen, or where two arrows contradict.
    strength, lag : int
        The strongest, and the longest, of its arrows.
    source : str
        Of the first arrow that has one; "" is an assumption of the participant.
    opposed : bool
        One arrow says plus and another says min.
    places : tuple of int
        Which arrows, counted from 1 as they are shown.
    """

    start: str
    end: str
    sign: int | None
    strength: int
    lag: int
    source: str
    opposed: bool
    places: tuple[int, ...]

    @property
    def told(self) -> str:
        """Its sign in a word."""
        return OPPOSED if self.opposed else {1: PLUS, -1: MINUS}.get(self.sign or 0, UNSURE)

    @property
    def origin(self) -> str:
        """Where it comes from."""
        return self.source or ASSUMPTION


class Theory(NamedTuple):
    """Arrows read together.

    Attributes
    ----------
    factors : dict of str to str
        Name by key, in the order in which they are first written.
    links : tuple of Link
        Between two different factors.
    arrows : tuple of Arrow
        As they were given, empty ones left out.
    figures : frozenset of str
        Keys of factors that are a figure of the catalogue: the code itself.
    """

    factors: dict[str, str]
    links: tuple[Link, ...]
    arrows: tuple[Arrow, ...]
    figures: frozenset[str]

    @property
    def bare(self) -> tuple[Link, ...]:
        """The links without a source, the weakest first; what one would doubt first."""
        return tuple(sorted((each for each in self.links if not each.source), key=lambda each: each.strength))

    def name(self, factor: str, most: int = SHORT) -> str:
        """A factor within a sentence."""
        said = self.factors.get(factor, factor)
        return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"

    def said(self, link: Link) -> str:
        """A link as people write it: "schulden → stress"."""
        return f"{self.name(link.start)} → {self.name(link.end)}"

    def without(self, links: Iterable[Link]) -> Theory:
        """The same factors with these links taken away."""
        away = set(links)
        return self._replace(links=tuple(each for each in self.links if each not in away))


def filled(arrows: Iterable[Arrow]) -> list[Arrow]:
    """The arrows in which something was filled in."""
    return [each for each in arrows if each.sign or any(text.strip() for text in (each.start, each.end, each.evidence, each.source))]


def factor(text: str, figures: Mapping[str, str]) -> str:
    """Which factor a text names: the code of a figure, else the text without case, spaces and accents.

    Parameters
    ----------
    figures : mapping of str to str
        `figure_keys` of the catalogue.
    """
    said = text.strip()
    return figures.get(said) or figures.get(key(said)) or key(said) or said


def figure_keys(monitor: Monitor) -> dict[str, str]:
    """Every way to name a figure, its code and its name, with its code."""
    return {said: each.code for each in monitor.catalogue for said in (each.code, key(each.name))}


def theory(arrows: Iterable[Arrow], monitor: Monitor) -> Theory:
    """Arrows read together; factors that differ in case or spaces only are one factor."""
    figures, every = figure_keys(monitor), filled(arrows)
    factors: dict[str, str] = {}
    pairs: dict[tuple[str, str], list[tuple[int, Arrow]]] = {}
    for place, each in enumerate(every, 1):
        ends = [factor(text, figures) for text in (each.start, each.end)]
        for name, text in zip(ends, (each.start, each.end), strict=True):
            if name and name not in factors:
                factors[name] = monitor.catalogue[name].name if name in figures else " ".join(text.split())
        if all(ends) and ends[0] != ends[1]:
            pairs.setdefault((ends[0], ends[1]), []).append((place, each))
    known = frozenset(name for name in factors if name in monitor.catalogue)
    return Theory(factors, tuple(_joined(*pair, found) for pair, found in pairs.items()), tuple(every), known)


def _joined(start: str, end: str, found: list[tuple[int, Arrow]]) -> Link:
    signs = {each.sign for _, each in found if each.sign is not None}
    source = next((" ".join(each.source.split()) for _, each in found if each.source.strip()), "")
    return Link(
        start, end, signs.pop() if len(signs) == 1 else None, max(each.strength for _, each in found), max(each.lag for _, each in found), source, len(signs) > 1,
        tuple(place for place, _ in found),
    )  # fmt: skip


def remarks(found: Theory) -> list[str]:
    """What does not fit in the arrows as they are written, a sentence each; all of it stays as it is."""
    said = []
    for link in found.links:
        if link.opposed:
            said.append(
                f"{_places(link)} spreken elkaar tegen: {found.said(link)} staat er met een plus en met een min. Allebei blijven staan. "
                "Misschien geldt het een voor de ene groep en het ander voor de andere: schrijf dan de groep in de naam. Tot die tijd weten we van deze pijl niet welke kant hij op duwt."
            )
        elif len(link.places) > 1:
            said.append(f"{_places(link)} zeggen hetzelfde: {found.said(link)}. Ze tellen samen als één pijl, met de grootste sterkte en de langste tijd.")
    for place, each in enumerate(found.arrows, 1):
        said.extend(_own(found, place, each))
    if unsigned := [link for link in found.links if link.sign is None and not link.opposed]:
        said.append(f"Nog geen plus of min: {listing(_first([found.said(link) for link in unsigned]))}. Wat een lus met deze {'pijl' if len(unsigned) == 1 else 'pijlen'} doet, is dan niet te zeggen.")
    said.extend(_spelled(found))
    if len(found.arrows) > MANY:
        said.append(f"Je hebt {number(len(found.arrows))} pijlen. Alles hangt met alles samen, maar dit leest niemand meer. Welke {number(10)} dragen het verhaal?")
    return said


def _own(found: Theory, place: int, each: Arrow) -> list[str]:
    """What is wrong with one arrow by itself."""
    start, end = " ".join(each.start.split()), " ".join(each.end.split())
    if start and not end:
        return [f"Pijl {place} begint bij {quoted(start)} en gaat nergens heen. Waar merk je dat het werkt?"]
    if end and not start:
        return [f"Pijl {place} komt uit bij {quoted(end)}, maar het begin ontbreekt. Wat zet dit in beweging?"]
    if not start:
        return [f"Bij pijl {place} ontbreken het begin en het einde."]
    if not any(place in link.places for link in found.links):
        return [f"Pijl {place} gaat van {quoted(start)} naar zichzelf en telt niet mee. Wat zit ertussen? Een factor versterkt zichzelf bijna altijd via een andere."]
    return []


def _spelled(found: Theory) -> list[str]:
    """Factors that were written in more ways."""
    ways: dict[str, dict[str, None]] = {}
    names = {key(name): code for code, name in found.factors.items() if code in found.figures}
    for each in found.arrows:
        for text in (each.start, each.end):
            said = " ".join(text.split())
            # A code is how a figure is kept, not how anybody writes it.
            if said and said not in found.figures:
                ways.setdefault(names.get(key(said), key(said)), {})[said] = None
    double = [listing([quoted(each) for each in _first(list(written))], "en") for written in ways.values() if len(written) > 1]
    return [f"{each} tellen als dezelfde factor: alleen hoofdletters, spaties of leestekens verschillen. Schrijf het overal hetzelfde, dan leest een ander het ook zo." for each in double]


def _places(link: Link) -> str:
    return f"Pijl {listing([str(place) for place in link.places])}"


def _first(names: list[str], most: int = 4) -> list[str]:
    return names if len(names) <= most else [*names[: most - 1], f"nog {number(len(names) - most + 1)}"]


def table(found: Theory) -> list[dict[str, Any]]:
    """A row for each link, with where it comes from."""
    return [
        {
            "Van": found.factors[link.start],
            "Naar": found.factors[link.end],
            "Teken": link.told,
            "Sterkte": STRENGTHS[link.strength],
            "Na": f"{number(link.lag)} jaar" if link.lag else "meteen",
            "Bron": link.origin,
        }
        for link in found.links
    ]
