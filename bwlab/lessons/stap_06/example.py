"""An example of a college, for a dossier that has no portfolios: marked as such, and kept only when she takes it over."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from bwlab.monitor import Monitor
from bwlab.policy import Portfolio
from bwlab.policy.anchoring.college import at_hand, filled

LEAD = (
    "Dit is een voorbeeld: een college dat wij hebben verzonnen, met wie volgens ons wat zou kunnen bewegen. "
    "Bij de portefeuilles kun je het overnemen als begin, of je eigen college opschrijven."
)
#: Figures to begin with, where there is no opgave and no goal yet; every municipality can speak of them.
FIGURES = ("tevredenheid_leven", "problematische_schulden", "overgewicht", "contact", "bijstand", "tevredenheid_woning", "geregistreerde_misdrijven_per_1000")
MAYOR, LIVING, CARE, WORK = range(4)
MEMBERS = (
    ("burgemeester", "veiligheid en bestuur", ("Veiligheid", "Sociaal kapitaal")),
    ("wethouder wonen", "wonen, ruimte en klimaat", ("Wonen", "Milieu", "Natuurlijk kapitaal")),
    ("wethouder zorg", "zorg, jeugd en onderwijs", ("Gezondheid", "Samenleving", "Menselijk kapitaal")),
    ("wethouder werk", "werk, economie en geld", ("Materiële welvaart", "Arbeid en vrije tijd", "Economisch kapitaal")),
)
#: Who could move the figures of a theme …
BY_THEME: dict[str, tuple[int, ...]] = {
    "Subjectief welzijn": (LIVING, CARE, WORK),
    "Materiële welvaart": (CARE, WORK),
    "Gezondheid": (LIVING, CARE),
    "Arbeid en vrije tijd": (CARE, WORK),
    "Wonen": (LIVING,),
    "Samenleving": (LIVING, CARE),
    "Veiligheid": (MAYOR, LIVING, CARE),
    "Milieu": (LIVING, WORK),
    "Economisch kapitaal": (LIVING, WORK),
    "Natuurlijk kapitaal": (LIVING,),
    "Menselijk kapitaal": (CARE, WORK),
    "Sociaal kapitaal": (MAYOR, LIVING, CARE),
}
#: … and on whose name a figure already stands.
OWNERS = {
    "geregistreerde_misdrijven_per_1000": MAYOR, "woninginbraken": MAYOR, "opkomst_tweede_kamer": MAYOR,
    "tevredenheid_woning": LIVING, "koopwoningen": LIVING, "gasverbruik": LIVING, "bebouwd_terrein": LIVING, "woz": LIVING,
    "jeugdzorg": CARE, "overgewicht": CARE, "hoogopgeleid": CARE,
    "bijstand": WORK, "netto_arbeidsparticipatie": WORK, "laag_inkomen": WORK,
}  # fmt: skip


class Shown(NamedTuple):
    """What the panels speak of: the portfolios, the figures at hand, and a sentence where the portfolios are an example."""

    portfolios: list[Portfolio]
    codes: list[str]
    lead: str


def college(monitor: Monitor, codes: Collection[str] = (), mark: str = "") -> list[Portfolio]:
    """The example: a burgemeester and three wethouders.

    Parameters
    ----------
    codes : collection of str
        The figures to divide; every figure of the foto unless given.
    mark : str
        Ends the name of each portfolio.
    """
    figures = [monitor.catalogue[code] for code in codes or monitor.catalogue.foto]
    return [
        Portfolio(
            holder=holder, name=f"{name} {mark}".strip(), themes=list(themes),
            moves=[each.code for each in figures if place in BY_THEME.get(each.theme, ())],
            owns=[each.code for each in figures if OWNERS.get(each.code) == place],
        )
        for place, (holder, name, themes) in enumerate(MEMBERS)
    ]  # fmt: skip


def shown(dossier: Any, monitor: Monitor) -> Shown:
    """The portfolios of the dossier, else the example; her figures, else those of the example."""
    own = filled(dossier.portfolios)
    codes = at_hand(dossier, monitor) or list(FIGURES)
    return Shown(own or college(monitor), codes, "" if own else LEAD)
