"""The dossier: what one participant makes, in one file a municipality that is never lost."""

from bwlab.dossier.records import Challenge, Dossier, Note, OwnFigure, Prediction, Progress, Visit
from bwlab.dossier.store import DossierStore, active_region, open_dossier, set_active

__all__ = [
    "Challenge",
    "Dossier",
    "DossierStore",
    "Note",
    "OwnFigure",
    "Prediction",
    "Progress",
    "Visit",
    "active_region",
    "open_dossier",
    "set_active",
]
