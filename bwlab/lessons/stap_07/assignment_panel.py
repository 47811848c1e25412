"""The assignment of the coordinator: what is open first, then a form."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.lessons.parts.one_record import OneRecord
from bwlab.policy.anchoring.organising import PARTS, first_open, gaps, given, time_given

FIELDS = [
    {"key": "coordinator", "kind": "line", "label": "Wie coördineert? Een functie, geen naam.", "half": True},
    {"key": "client", "kind": "line", "label": "Wie geeft de opdracht? Een functie, geen naam.", "half": True},
    {"key": "result", "kind": "text", "label": "Wat is er als het klaar is?", "help": "Iets dat je op tafel kunt leggen of kunt aanwijzen. Wat je ervoor doet, hoort hier niet."},
    {"key": "mandate", "kind": "text", "label": "Wat mag de coördinator zelf beslissen?"},
    {"key": "hours", "kind": "number", "label": "Hoeveel uur per week is ervoor?", "unit": "uur per week", "half": True},
    {"key": "reports", "kind": "line", "label": "Aan wie wordt teruggekoppeld, en hoe vaak?", "half": True},
    {"key": "start", "kind": "date", "label": "Begin", "half": True},
    {"key": "end", "kind": "date", "label": "Einde", "half": True},
]  # fmt: skip


class AssignmentPanel(OneRecord):
    """The form of the one assignment of a dossier, and what is missing in it."""

    FIELD, TOGETHER = "assignment", (("hours",), ("start", "end"))

    def fields(self, dossier: Any) -> list[dict[str, Any]]:
        """The same for every dossier."""
        return FIELDS

    def said(self, dossier: Any) -> list[Any]:
        """What is open, and why it counts, above the form."""
        assignment = dossier.assignment
        found = gaps(assignment, self.today) if given(assignment) else []
        rows = pd.DataFrame({"Onderdeel": [PARTS[each.part] for each in found], "Wat er nog is": [each.what for each in found], "Waarom dat telt": [each.why for each in found]})
        counted = time_given(assignment)
        return [first_open(assignment, self.today), *([rows] if found else []), *([counted] if counted else [])]
