"""Who in the college moves a figure, who answers for it, and what several move while it is nobody's.

Which portfolio moves what is the participant's own judgement: no figure can say it. Nothing here says what a
law gives a burgemeester or a wethouder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.records.portfolio import Portfolio

SEVERAL = 2  # portfolios, from which on something runs across them
MANY = 10  # portfolios: above this a name for each figure is hard to find back
EXAMPLE = "(voorbeeld)"  # ends the name of a portfolio that was taken over and not yet looked at

NOBODY, TWICE, AFAR, ALONE, STILL, OWNED = "van niemand", "meer namen", "naam op afstand", "één beweegt", "geen greep", "op naam"
ORDER = (NOBODY, TWICE, ALONE, AFAR, STILL, OWNED)
MEANS = {
    NOBODY: "meer portefeuilles bewegen het, het staat bij niemand op naam",
    TWICE: "het staat bij meer dan één portefeuille op naam",
    AFAR: "het staat op naam van een portefeuille die het zelf niet beweegt",
    ALONE: "één portefeuille beweegt het, het staat bij niemand op naam",
    STILL: "geen portefeuille beweegt het, en het staat bij niemand op naam",
    OWNED: "het staat bij één portefeuille op naam",
}


class Line(NamedTuple):
    """A figure or a theme against the portfolios.

    Attributes
    ----------
    key : str
        Code of the figure, or name of the theme.
    name, theme : str
    moves, owns : tuple of int
        Places of portfolios in the list.
    connector : int or None
        Place of the portfolio that connects the others on this.
    """

    key: str
    name: str
    theme: str
    moves: tuple[int, ...]
    owns: tuple[int, ...]
    connector: int | None = None

    @property
    def stand(self) -> str:
        """A word of `ORDER`; `MEANS` says it in a sentence."""
        if len(self.owns) > 1:
            return TWICE
        if self.owns:
            return OWNED if self.owns[0] in self.moves or not self.moves else AFAR
        return (STILL, ALONE)[len(self.moves)] if len(self.moves) < SEVERAL else NOBODY

    @property
    def open(self) -> bool:
        """Several move it, nobody owns it and nobody connects them."""
        return self.stand == NOBODY and self.connector is None


def filled(portfolios: Iterable[Portfolio]) -> list[Portfolio]:
    """The portfolios in which something was filled in."""
    return [each for each in portfolios if each.holder.strip() or each.name.strip() or each.themes or each.moves or each.owns]


def called(portfolios: Sequence[Portfolio]) -> list[str]:
    """A name for each portfolio, no two alike: the function, else what it is about, else its number."""
    first = [" ".join((each.holder.strip() or each.name.strip() or f"portefeuille {place}").split()) for place, each in enumerate(portfolios, 1)]
    more = [f"{name} ({' '.join(each.name.split())})" if first.count(name) > 1 and each.name.strip() and each.holder.strip() else name for name, each in zip(first, portfolios, strict=True)]
    return [f"{name} ({place})" if more.count(name) > 1 else name for place, name in enumerate(more, 1)]


def codes_of(dossier: Any, monitor: Monitor) -> list[str]:
    """The figures of her opgaven and goals that this edition knows, in order, each once."""
    asked = [code for each in dossier.challenges for code in each.indicators] + [goal.indicator for goal in dossier.goals]
    return [code for code in dict.fromkeys(asked) if code in monitor.catalogue]


def at_hand(dossier: Any, monitor: Monitor) -> list[str]:
    """The figures to speak of: of her opgaven and goals, and every figure that is in a portfolio."""
    named = [code for each in filled(dossier.portfolios) for code in (*each.moves, *each.owns) if code in monitor.catalogue]
    return list(dict.fromkeys([*codes_of(dossier, monitor), *named]))


def unknown(portfolios: Iterable[Portfolio], monitor: Monitor) -> list[str]:
    """Codes in the portfolios that this edition does not know; they stay in the dossier."""
    return [code for code in dict.fromkeys(code for each in portfolios for code in (*each.moves, *each.owns)) if code not in monitor.catalogue]


def lines(portfolios: Sequence[Portfolio], codes: Iterable[str], monitor: Monitor) -> list[Line]:
    """Figures against portfolios: first what several move and nobody owns, those that most move on top."""
    known = [monitor.catalogue[code] for code in dict.fromkeys(codes) if code in monitor.catalogue]
    return _sorted([Line(each.code, each.name, each.theme, _where(portfolios, "moves", each.code), _where(portfolios, "owns", each.code)) for each in known])


def theme_lines(portfolios: Sequence[Portfolio], monitor: Monitor) -> list[Line]:
    """The same for all themes: a portfolio moves a theme where it moves one of its figures, and owns what is among its themes."""
    found = []
    for theme in monitor.catalogue.themes:
        own = set(theme.indicators)
        moves = tuple(place for place, each in enumerate(portfolios) if own & {*each.moves, *each.owns})
        found.append(Line(theme.name, theme.name, theme.name, moves, _where(portfolios, "themes", theme.name)))
    return _sorted(found)


def connected(found: Sequence[Line], several: int, by: int) -> list[Line]:
    """The same lines, in which one portfolio connects the first ``several`` that are nobody's."""
    left, made = several, []
    for line in found:
        takes = line.open and left > 0
        left -= takes
        made.append(line._replace(connector=by) if takes else line)
    return made


def appointments(found: Iterable[Line]) -> int:
    """How many agreements connecting asks: one for every figure and every other portfolio that moves it."""
    return sum(len(set(line.moves) - {line.connector}) for line in found if line.connector is not None)


def remarks(portfolios: Sequence[Portfolio], found: Sequence[Line], monitor: Monitor) -> list[str]:
    """What stands out in the portfolios, as sentences; nothing is changed or thrown away."""
    names, said = called(portfolios), []
    bare = [str(place) for place, each in enumerate(portfolios, 1) if not each.holder.strip() and not each.name.strip()]
    if bare:
        said.append(f"Nog zonder functie en zonder naam: portefeuille {listing(bare)}. Ze doen mee onder hun nummer; vul een functie in, dan weet een lezer wie het is.")
    if kept := [names[place] for place, each in enumerate(portfolios) if EXAMPLE in each.name]:
        said.append(f"Overgenomen van het voorbeeld en nog niet nagekeken: {listing([_cut(each) for each in kept])}. Haal '{EXAMPLE}' uit de naam als het voor jullie klopt.")
    if len(portfolios) > MANY:
        said.append(f"Je hebt {number(len(portfolios))} portefeuilles opgeschreven. Het schema toont er een paar, de tabel toont ze alle. Horen er een paar bij elkaar?")
    for line in found:
        who = listing([_cut(names[place]) for place in line.owns])
        if line.stand == TWICE:
            said.append(f"{line.name} staat op naam van {who}. Dat blijft zo staan. Spreek af wie de raad erover vertelt, anders wijst straks de een naar de ander.")
        elif line.stand == AFAR:
            said.append(f"{line.name} staat op naam van {who}, maar die beweegt het volgens jullie zelf niet. Wie het wel beweegt, moet er dus bij zitten.")
    if idle := [_cut(names[place]) for place, each in enumerate(portfolios) if not each.moves and not each.owns]:
        said.append(f"Bij {listing(idle)} staat nog geen enkel cijfer.")
    if gone := unknown(portfolios, monitor):
        said.append(f"Dit staat in je dossier, maar dit cijfer kent deze editie niet: {listing([quoted(each) for each in gone])}. Het blijft bewaard en telt hier niet mee.")
    return said


def questions(line: Line, names: Sequence[str], influence: str) -> list[str]:
    """Three questions for the college about a figure that several move and nobody owns.

    Parameters
    ----------
    line : Line
    names : sequence of str
        Of the portfolios, see `called`.
    influence : str
        ``Indicator.influence``: how far a municipality can influence it.
    """
    movers = [_cut(names[place]) for place in line.moves]
    last = {
        "weinig": "De invloed van een gemeente op dit cijfer is klein, schat bwlab. Waar spreekt de raad jullie op aan: op het cijfer, of op het werk dat jullie afspreken?",
        "veel": "De invloed van een gemeente op dit cijfer is groot, schat bwlab. Wat spreken jullie af als het de verkeerde kant op gaat, en wie begint er dan over?",
    }.get(influence, "Wat vertellen jullie de raad als het cijfer beweegt en niemand weet waardoor?")
    return [
        f"Wie van {listing(movers)} vertelt de raad hoe het met dit cijfer gaat, en wanneer?",
        f"Welk besluit van {movers[0]} maakt het voor {listing(movers[1:], 'of')} makkelijker of moeilijker? Ligt dat in dezelfde collegevergadering?",
        last,
    ]


def sentence(line: Line, names: Sequence[str]) -> str:
    """Who moves it and who owns it, in a sentence."""
    movers, owners = ([_cut(names[place]) for place in places] for places in (line.moves, line.owns))
    moved = f"wordt bewogen door {listing(movers)}" if movers else "wordt door geen portefeuille bewogen"
    return f"{line.name} {moved}, en staat {f'op naam van {listing(owners)}' if owners else 'bij niemand op naam'}."


def _cut(name: str, most: int = 60) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _where(portfolios: Sequence[Portfolio], part: str, key: str) -> tuple[int, ...]:
    return tuple(place for place, each in enumerate(portfolios) if key in getattr(each, part))


def _sorted(found: list[Line]) -> list[Line]:
    return sorted(found, key=lambda line: (ORDER.index(line.stand), -len(line.moves)))
