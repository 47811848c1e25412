"""Five questions of an invented council, to guess about before one reads the answers."""

from __future__ import annotations

from bwlab.policy.desks.question import CAUSE, CHANGE, DISTRICT, PLACE, STAND
from bwlab.policy.records.desks import CouncilQuestion

INVENTED = "Deze vijf vragen hebben wij verzonnen, als voorbeeld. De cijfers in de antwoorden zijn echt."


def example(label: str) -> CouncilQuestion:
    """A question to show an answer to; none of those that are guessed about, since that would give one away."""
    return CouncilQuestion(key="v0", text=f"Hoeveel vernieling is er in {label} per 1.000 inwoners, en hoe is dat in vergelijkbare gemeenten?", indicator="vernieling", compare="peers", asks=STAND)


def examples(label: str) -> list[CouncilQuestion]:
    """The questions, as a griffier would take them down.

    Parameters
    ----------
    label : str
        The own municipality.
    """
    return [
        CouncilQuestion(key="v1", text=f"Hoeveel woninginbraken zijn er in {label} per 1.000 inwoners, en hoe is dat in vergelijkbare gemeenten?", indicator="woninginbraken", compare="peers", asks=STAND),
        CouncilQuestion(key="v2", text="Komt het door ons beleid als er minder wordt ingebroken?", indicator="woninginbraken", asks=CAUSE),
        CouncilQuestion(key="v3", text="In welke wijk zijn de mensen het minst tevreden met hun leven?", indicator="tevredenheid_leven", part=DISTRICT, asks=PLACE),
        CouncilQuestion(key="v4", text="Is de gezondheid die mensen zelf ervaren achteruitgegaan sinds 2020?", indicator="ervaren_gezondheid_rivm", start=2020, end=2024, asks=CHANGE),
        CouncilQuestion(key="v5", text=f"Op welke plaats staat {label} als het gaat om tevredenheid met het leven?", indicator="tevredenheid_leven", asks=PLACE, compare="nederland"),
    ]
