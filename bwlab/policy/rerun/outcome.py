"""A dossier on a newer edition of the figures: what changed, and which own conclusions that touches. Nothing is changed here."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from bwlab.catalogue import Catalogue
from bwlab.formats import number
from bwlab.monitor import Monitor, open_monitor
from bwlab.policy.rerun.changed import (
    LOSSES,
    Change,
    borders_changed,
    few,
    figures_changed,
    new_figures,
    order,
    region_gone,
    table_of,
    unknown_figures,
)
from bwlab.policy.rerun.cycle_touched import figures_of
from bwlab.policy.rerun.decided_touched import codes as decided_codes
from bwlab.policy.rerun.held_again import Sides, Touch
from bwlab.policy.rerun.touched import about_borders, touches
from bwlab.sources import editions

SAME, NEWER, OLDER = "gelijk", "nieuwer", "ouder"


class Rerun(NamedTuple):
    """What another edition of the figures means for a dossier.

    Attributes
    ----------
    former, edition : str
        Of the dossier, and of the figures in use.
    which : str
        Whether the figures in use are ``SAME``, ``NEWER`` or ``OLDER`` than those of the dossier.
    compared : bool
        The old figures are here; else only what the dossier itself holds could be looked at.
    figures, lost, fresh, borders : tuple of Change
        Figures that say otherwise, that are gone, that are new in the themes of the dossier, and borders.
    own : tuple of Touch
        The participant's own records; what turned first.
    table : DataFrame
        Cijfer, Jaar, Was, Is nu, Wat: every figure that changed.
    """

    former: str
    edition: str
    which: str
    compared: bool
    figures: tuple[Change, ...]
    lost: tuple[Change, ...]
    fresh: tuple[Change, ...]
    borders: tuple[Change, ...]
    own: tuple[Touch, ...]
    table: pd.DataFrame

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.figures or self.lost or self.fresh or self.borders or self.own)

    @property
    def about(self) -> list[str]:
        """What is compared with what, and what could not be."""
        found = []
        if self.which != SAME:
            found.append(f"Je dossier hoort bij editie {self.former or 'onbekend'} van de cijfers. Nu is editie {self.edition} in gebruik.")
        if self.which == OLDER:
            found.append("De cijfers die nu in gebruik zijn, zijn ouder dan die van je dossier. Ververs eerst de cijfers, met: bwlab refresh. Wat hieronder 'nu' heet, is dus de oudere editie.")
        if not self.compared:
            found.append(
                "De oude cijfers staan niet meer op deze computer. Daarom kan ik niet zeggen wat er aan de cijfers veranderde. "
                "Wel kan ik nalopen wat je dossier zelf bewaarde: schattingen, voorspellingen, de getallen in je pitch, en cijfers die er niet meer zijn."
            )
        return found

    @property
    def parts(self) -> dict[str, list[str]]:
        """Heading to its sentences, in the order to read them; what is empty is left out."""
        turned, rest = ([each.said for each in self.own if each.turned is state] for state in (True, False))
        found = {
            "Lees dit opnieuw": turned,
            "Wat er verder aan jouw werk raakt": rest,
            "Cijfers die veranderden": few(list(self.figures)),
            "Cijfers die er niet meer zijn": few(list(self.lost)),
            "Nieuw in jouw thema's": [each.said for each in self.fresh],
            "Grenzen": [each.said for each in self.borders],
        }
        return {heading: list(dict.fromkeys(lines)) for heading, lines in found.items() if lines}

    @property
    def finding(self) -> str:
        """The outcome in one sentence."""
        if not self.anything:
            return "Aan de cijfers onder je dossier veranderde niets." if self.compared else "In wat je dossier zelf bewaarde, zie ik niets dat anders is."
        turned = len({(each.part, each.key) for each in self.own if each.turned})
        if not turned:
            return "Er veranderde iets aan de cijfers, maar geen van je eigen conclusies kantelt daardoor."
        return f"{'Eén onderdeel' if turned == 1 else f'{number(turned)} onderdelen'} van je dossier {'vraagt' if turned == 1 else 'vragen'} dat je opnieuw leest wat je schreef."

    @property
    def sentences(self) -> list[str]:
        """All of it, a line each."""
        return [*self.about, self.finding, *(line for lines in self.parts.values() for line in lines)]


def look_again(dossier: Any, monitor: Monitor, today: date) -> Rerun:
    """A dossier on the figures in use, with its old figures where they are still on this computer.

    Parameters
    ----------
    dossier : Dossier
    monitor : Monitor
    today : datetime.date
    """
    if dossier.edition == monitor.edition:
        return rerun(dossier, monitor, monitor, today=today)
    folder = editions.folder_of(dossier.edition) if dossier.edition else None
    return rerun(dossier, open_monitor(folder) if folder else None, monitor, today=today)


def rerun(dossier: Any, old: Monitor | None, new: Monitor, region: str | None = None, today: date | None = None) -> Rerun:
    """Look at a dossier with another edition of the figures.

    Parameters
    ----------
    dossier : Dossier
        It is read and never changed.
    old : Monitor or None
        The edition the dossier was made with; None where it is no longer on this computer.
    new : Monitor
    region : str, optional
        Code of the municipality; that of the dossier unless given.
    today : datetime.date, optional
    """
    region, codes = region or dossier.region, used(dossier, (old or new).catalogue)
    which = SAME if dossier.edition == new.edition else NEWER if order(dossier.edition) < order(new.edition) else OLDER
    figures: list[Change] = []
    lost, fresh, borders, own = unknown_figures(codes, new), [], [], []
    if gone := region_gone(region, dossier.label, new):
        # Figures of another area say nothing about this one: nothing is compared.
        borders, own = [gone], about_borders(dossier, [gone])
    else:
        if old is not None:
            found = figures_changed(codes, old, new, region)
            figures = [each for each in found if each.kind not in LOSSES]
            seen = {each.indicator for each in found if each.kind in LOSSES}
            lost = [*(each for each in found if each.kind in LOSSES), *(each for each in lost if each.indicator not in seen)]
            fresh = new_figures(themes(dossier, new), old, new, region, codes)
            borders = borders_changed(old, new, region)
            # A code that neither edition knows was no figure before either.
            lost = [each for each in lost if each.kind != "niet in de lijst"]
        sides = Sides(old, new, region, today or date.today())
        own = [*about_borders(dossier, borders), *touches(dossier, sides, [*lost, *figures])]
    own = sorted(dict.fromkeys(own), key=lambda each: not each.turned)
    table = table_of([*figures, *lost], new.catalogue)
    return Rerun(dossier.edition, new.edition, which, old is not None, tuple(figures), tuple(lost), tuple(fresh), tuple(borders), tuple(own), table)


def used(dossier: Any, catalogue: Catalogue | None = None) -> list[str]:
    """The codes of the figures a dossier rests on, in the order one meets them; with ``catalogue`` those that arrows point at too."""
    found = [code for each in dossier.challenges for code in each.indicators]
    found += [each.indicator for part in (dossier.goals, dossier.agenda, dossier.predictions, dossier.forecasts, dossier.pitch.claims, dossier.plan, dossier.own_figures, dossier.scenarios, dossier.resident_plan) for each in part]
    found += [code for each in dossier.portfolios for code in (*each.owns, *each.moves)]
    found += decided_codes(dossier)
    found += figures_of(dossier, catalogue) if catalogue is not None else []
    return [code for code in dict.fromkeys(found) if code]


def themes(dossier: Any, monitor: Monitor) -> list[str]:
    """The themes of the opgaven and goals of a dossier."""
    codes = [code for each in dossier.challenges for code in each.indicators] + [goal.indicator for goal in dossier.goals]
    return list(dict.fromkeys(monitor.catalogue[code].theme for code in codes if code in monitor.catalogue))
