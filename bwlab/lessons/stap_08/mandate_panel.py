"""The mandate: which role, what it may and may not, who helps, and until when."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.formats import date, number
from bwlab.lessons.parts.one_record import OneRecord
from bwlab.policy.anchoring.appointing import given, mandate_gaps, named, started
from bwlab.policy.monitoring.sight import term

EMPTY = "Er staat nog geen mandaat. Vul in wat je weet; wat nog open is, staat daarna hierboven."
WHOLE = "In dit mandaat staat alles. Of de ambassadeur ja zegt, weet je pas als je het vraagt."


class MandatePanel(OneRecord):
    """The form of the one mandate of a dossier, and what is missing in it."""

    FIELD, TOGETHER = "ambassador", (("start", "end"),)

    def said(self, dossier: Any) -> list[Any]:
        """What is open in the mandate, why it counts, and what to do."""
        if not given(dossier.ambassador):
            return [EMPTY]
        found = mandate_gaps(dossier.ambassador, dossier.candidates, self.today)
        if not found:
            return [WHOLE]
        lead = f"In dit mandaat {'is nog één punt' if len(found) == 1 else f'zijn nog {number(len(found))} punten'} om naar te kijken. Het is bewaard zoals je het invulde."
        return [lead, pd.DataFrame({"Wat": [each.what for each in found], "Waarom dat telt": [each.why for each in found], "Wat nu": [each.now for each in found]})]

    def fields(self, dossier: Any) -> list[dict[str, Any]]:
        """The role is chosen among those of the dossier."""
        roles = [[each.key, named(each) if len(named(each)) <= 60 else f"{named(each)[:59]}…"] for each in started(dossier.candidates)]
        help_ = "" if roles else "Er staat nog geen rol in je lijst. Schrijf er hierboven een op."
        end = date(term(self.today)[1])
        return [
            {"key": "candidate", "kind": "select", "label": "Welke rol vragen jullie als eerste?", "options": roles, "help": help_},
            {"key": "may", "kind": "text", "label": "Wat mag de ambassadeur, zonder het eerst te vragen?"},
            {"key": "may_not", "kind": "text", "label": "Wat mag de ambassadeur niet? Denk aan geld, vergunningen, een standpunt van het college."},
            {"key": "supports", "kind": "line", "label": "Wie in het gemeentehuis helpt? Een functie, geen naam."},
            {"key": "start", "kind": "date", "label": "Begin", "half": True},
            {"key": "end", "kind": "date", "label": "Einde", "half": True, "help": f"Deze raadsperiode loopt tot ongeveer {end}."},
        ]  # fmt: skip
