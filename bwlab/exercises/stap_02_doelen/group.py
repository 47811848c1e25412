"""Where a group disagrees: not where the mean is high, but where people lie far apart."""

from __future__ import annotations

from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number

# Invented, and said to be: five participants, one hundred points each.
POINTS = {
    "Wonen": (30, 31, 29, 30, 30),
    "Veiligheid": (5, 40, 10, 38, 7),
    "Gezondheid": (25, 12, 26, 14, 23),
    "Milieu": (40, 17, 35, 18, 40),
}
PEOPLE = ("Anna", "Bilal", "Chris", "Dewi", "Elif")


def apart() -> Question:
    """Four themes, five people: on which do they differ most?"""
    means = {name: sum(values) / len(values) for name, values in POINTS.items()}
    spans = {name: max(values) - min(values) for name, values in POINTS.items()}
    return Question(
        id="oneens",
        kind="one",
        text="Vijf mensen verdeelden elk 100 punten over vier thema's. Over welk thema zijn zij het het minst eens?",
        facts=Facts("Een verzonnen voorbeeld", ("Wie", *POINTS), tuple((who, *(number(values[row]) for values in POINTS.values())) for row, who in enumerate(PEOPLE))),
        options=tuple(Option(name.lower(), name) for name in POINTS),
        answer="veiligheid",
        right=(
            "Hier liggen de mensen het verst uit elkaar: twee groepjes, een hoog en een laag. Een gemiddelde van 20 punten had dat verborgen. "
            "Begin het gesprek bij dit thema."
        ),
        look="Kijk per thema niet naar hoe hoog de punten zijn, maar naar hoe ver ze uit elkaar liggen.",
        slips=(
            Slip("gemiddelde", "wonen", "Dit thema kreeg van iedereen ongeveer evenveel punten. Belangrijk gevonden en oneens zijn is niet hetzelfde. Waar liggen de punten ver uit elkaar?"),
            Slip("hoogste", "milieu", "Hier staan de hoogste punten, en ze lopen ook uiteen. Is er een thema waarbij ze nog verder uit elkaar liggen?"),
            Slip("tussen", "gezondheid", "Hier verschillen de punten ook, maar minder. Trek bij elk thema het laagste af van het hoogste."),
        ),
        hints=("Wat is bij elk thema het hoogste en het laagste aantal punten?", "Bij welk thema is het verschil daartussen het grootst?"),
        explanation=(
            "Het verschil tussen de meeste en de minste punten: " + ", ".join(f"{name} {number(span)}" for name, span in spans.items()) + ".",
            "De gemiddelden vertellen iets anders: " + ", ".join(f"{name} {number(mean)}" for name, mean in means.items()) + ". Wie alleen die ziet, weet niet waar het gesprek over moet gaan.",
        ),
    )
