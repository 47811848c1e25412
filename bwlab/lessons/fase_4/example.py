"""An example of a choice, for a dossier without options: invented, marked as such, and never kept."""

from __future__ import annotations

from typing import Any

from bwlab.dossier import Dossier
from bwlab.policy import Consideration, Expected, Goal, Heard, Option
from bwlab.policy.phases.options import of_goal

GOAL = "voorbeeld"
NO_GOAL = "Er staat nog geen doel met een optie in je dossier. Je ziet daarom een voorbeeld dat wij hebben verzonnen, ook de getallen. Het wordt niet bewaard."
NO_SIZES = "Bij jouw opties is er nog niets om in getallen te vergelijken. De figuur laat daarom een voorbeeld zien dat wij hebben verzonnen, ook de getallen. Het wordt niet bewaard."
_FIRST, _SECOND, _MADE_UP = "voorbeeld 1", "voorbeeld 2", "verzonnen voor dit voorbeeld"


def example(lesson: Any) -> Dossier:
    """One goal, two options, and what is expected of them; sizes in people, so that nothing looks like a real figure."""
    goal = Goal(key=GOAL, text="Meer mensen zien elke week iemand (voorbeeld)", indicator="contact")
    options = [
        Option(key=_FIRST, goal=GOAL, text="Buurtkamers in drie wijken (voorbeeld)", gains="bewoners van die wijken", loses="bewoners van de andere wijken wachten"),
        Option(key=_SECOND, goal=GOAL, text="Bezoek aan huis (voorbeeld)", gains="wie niet naar buiten kan", loses="vrijwilligers zijn minder bij de clubs"),
    ]
    size = {"unit": "mensen", "source": _MADE_UP}
    expected = [
        Expected(goal=GOAL, theme="Samenleving", ledger="later", sentiment="ongunstiger", text="Wie alleen is, blijft dat vaker", source=_MADE_UP),
        Expected(option=_FIRST, goal=GOAL, theme="Samenleving", ledger="nu", sentiment="gunstiger", text="Meer mensen zien elke week iemand", group="bewoners van drie wijken", low=40, likely=120, high=160, **size),
        Expected(option=_FIRST, goal=GOAL, theme="Samenleving", ledger="later", sentiment="onbekend", text="Of de buurtkamers blijven"),
        Expected(option=_FIRST, goal=GOAL, theme="Milieu", ledger="nu", sentiment="ongunstiger", text="Drie gebouwen die warm moeten zijn", source=_MADE_UP),
        Expected(option=_SECOND, goal=GOAL, theme="Samenleving", ledger="nu", sentiment="gunstiger", text="Meer mensen zien elke week iemand", group="wie niet naar buiten kan", low=70, likely=90, high=100, **size),
        Expected(option=_SECOND, goal=GOAL, theme="Gezondheid", ledger="nu", sentiment="gunstiger", text="Klachten worden eerder gezien"),
        Expected(option=_SECOND, goal=GOAL, theme="Milieu", ledger="nu", sentiment="geen", text="Geen gebouw erbij"),
    ]
    considerations = [
        Consideration(goal=GOAL, option=_FIRST, kind="technisch", text="Er staan drie ruimtes leeg", who="vastgoed (voorbeeld)"),
        Consideration(goal=GOAL, option=_SECOND, kind="politiek", text="Iedereen in de gemeente telt even zwaar", who="een deel van de raad (voorbeeld)"),
    ]
    heard = [
        Heard(goal=GOAL, who="bewoners van die wijken (voorbeeld)", said="Een plek om binnen te lopen", prefers=_FIRST, done="Zij kozen mee over de openingstijden"),
        Heard(goal=GOAL, who="de ouderenbond (voorbeeld)", said="Niet iedereen kan de deur uit", prefers=_SECOND),
    ]
    region = lesson.region
    return Dossier(region=region.code, label=region.label, goals=[goal], options=options, expected=expected, considerations=considerations, heard=heard)


def or_example(lesson: Any) -> tuple[Any, str]:
    """The dossier itself where any goal has an option, else the example with the sentence that says so."""
    record = lesson.store.read()
    return (record, "") if any(of_goal(record, goal) for goal in record.goals) else (example(lesson), NO_GOAL)
