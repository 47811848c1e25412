"""Roles and a pitch for a dossier that has none: marked as an example, and never kept."""

from __future__ import annotations

from typing import Any

from bwlab.policy import Candidate, Pitch
from bwlab.policy.anchoring.appointing import QUALITIES, started
from bwlab.policy.anchoring.first_pitch import first_pitch

ROLES_LEAD = "Er staat nog geen rol in je dossier, dus je ziet drie rollen die wij hebben verzonnen, met een verzonnen oordeel. Vul hieronder je eigen rollen in, dan verdwijnt het voorbeeld."
PITCH_LEAD = "Er staat nog geen zin in je dossier, dus je ziet een voorbeeld. De zinnen zijn van ons, de cijfers zijn van je gemeente."
_ROLES = (
    ("voorzitter van de ondernemersvereniging", "ja deels deels ja nee", "de bibliotheek"),
    ("directeur van de bibliotheek", "deels ja ja nee ja", ""),
    ("huisarts in een wijkpraktijk", "ja ja nee deels ja", ""),
)


def roles(dossier: Any) -> tuple[list[Candidate], str]:
    """The roles of a dossier, else three of an example with the sentence that says so."""
    own = started(dossier.candidates)
    if own:
        return own, ""
    made = [Candidate(key=f"v{place}", role=role, qualities=dict(zip(QUALITIES, answers.split(), strict=True)), why="verzonnen", gap=gap) for place, (role, answers, gap) in enumerate(_ROLES)]
    return made, ROLES_LEAD


def pitch(dossier: Any, monitor: Any, region: Any) -> tuple[Pitch, str]:
    """The pitch of a dossier, else a first version as an example with the sentence that says so."""
    if any(claim.text.strip() for claim in dossier.pitch.claims):
        return dossier.pitch, ""
    return first_pitch(dossier, monitor, region), PITCH_LEAD
