"""An example of a policy theory, for a dossier without arrows: marked as such, and kept only when she takes it over."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, NamedTuple

from bwlab.monitor import Monitor
from bwlab.policy import Activity, AgendaItem, Arrow, Goal
from bwlab.policy.theory.arrows import Theory, filled, theory
from bwlab.policy.theory.ways import Aim, aim

EXAMPLE = "voorbeeld"  # begins the reason of every arrow that was taken over
LEAD = (
    "Dit is een voorbeeld dat wij hebben verzonnen, ook de bronnen erin. Er is niets voor onderzocht. "
    "Bij de pijlen kun je het overnemen als begin, of je eigen pijlen opschrijven."
)
FIGURE = "problematische_schulden"
CALL, LETTERS, COURSE = "bellen bij eerste achterstand", "begrijpelijke brieven", "cursus omgaan met geld"
BEHIND, HELP, STRESS, KNOWS = "achterstanden met betalen", "op tijd hulp zoeken", "stress over geld", "kennis van geldzaken"
TALKS, FILES = f"{EXAMPLE}: gesprekken met de uitvoering", f"{EXAMPLE}: eigen dossiers bekeken"
#: start, end, sign, strength, lag, why, source
ARROWS = (
    (CALL, HELP, 1, 2, 0, "wie gebeld wordt, weet waar hulp is", TALKS),
    (HELP, BEHIND, -1, 2, 1, "een regeling voorkomt nieuwe rekeningen", ""),
    (BEHIND, FIGURE, 1, 3, 1, "veel kleine achterstanden worden één grote", FILES),
    (LETTERS, HELP, 1, 1, 0, "een brief die je begrijpt, leg je niet weg", ""),
    (FIGURE, STRESS, 1, 3, 0, "dat horen we aan de balie", ""),
    (STRESS, BEHIND, 1, 2, 1, "wie stress heeft, maakt de post niet open", ""),
    (FIGURE, HELP, 1, 1, 2, "hoe groter de schuld, hoe eerder mensen aankloppen", ""),
    (COURSE, KNOWS, 1, 2, 1, "wie het leert, weet het", ""),
)


class Shown(NamedTuple):
    """What the panels speak of: the theory, where it begins and ends, and a sentence where it is an example."""

    theory: Theory
    aim: Aim
    lead: str


def arrows() -> list[Arrow]:
    """The arrows of the example."""
    return [Arrow(start=start, end=end, sign=sign, strength=strength, lag=lag, evidence=why, source=source) for start, end, sign, strength, lag, why, source in ARROWS]


def taken_over() -> list[Arrow]:
    """The same arrows as a beginning of her own: with the reasons marked, and without the sources that we made up."""
    return [each.model_copy(update={"evidence": f"{EXAMPLE}: {each.evidence}", "source": ""}) for each in arrows()]


def shown(dossier: Any, monitor: Monitor) -> Shown:
    """The theory of the dossier, else the example with its own activities and goal."""
    if filled(dossier.arrows):
        found = theory(dossier.arrows, monitor)
        return Shown(found, aim(found, dossier, monitor), "")
    found = theory(arrows(), monitor)
    made = SimpleNamespace(agenda=[AgendaItem(activity=Activity(text=text)) for text in (CALL, LETTERS, COURSE)], options=[], goals=[Goal(indicator=FIGURE)], challenges=[])
    return Shown(found, aim(found, made, monitor), LEAD)
