"""What the second half of step 9 shows: the dossier itself, or an example that is marked and never kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from bwlab.lessons.stap_04.example import example
from bwlab.policy.monitoring.plan import proposal, says

LEAD = (
    "Er staat nog geen cijfer in je plan en nog geen cijfer bij een doel, dus je ziet een voorbeeld dat wij hebben verzonnen. "
    "Wanneer een cijfer verschijnt, is niet verzonnen: dat is gerekend met het tempo van de bron tot nu toe."
)
JUNE = (6, 1)  # the day on which the activities of the example are evaluated


def or_example(lesson: Any) -> tuple[Any, str]:
    """The dossier where it has a plan or a goal with a figure, else the example with the sentence that says so."""
    dossier = lesson.store.read()
    if any(map(says, dossier.plan)) or proposal(dossier):
        return dossier, ""
    made = example(lesson.monitor, lesson.region, lesson.today)
    for item in made.agenda:
        item.evaluated = date(item.end.year + 1, *JUNE)
    made.pc_days = dossier.pc_days  # the days she chose are hers, also in an example
    return made, LEAD
