"""The dossier: what one participant makes, in one file a municipality that is never lost."""

from bwlab.dossier.kept import Forecast, Note, OwnFigure, Prediction, Progress, Visit
from bwlab.dossier.records import Dossier
from bwlab.dossier.store import DossierStore, active_region, open_dossier, set_active
from bwlab.policy import Challenge

__all__ = [
    "Challenge",
    "Dossier",
    "DossierStore",
    "Forecast",
    "Note",
    "OwnFigure",
    "Prediction",
    "Progress",
    "Visit",
    "active_region",
    "open_dossier",
    "set_active",
]
