"""The goals of the United Nations that have no figure here."""

from __future__ import annotations

from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.policy.goals.sdg import MAPPING, SDGS, goals
from bwlab.regions import Region

FILLED, SHOWN = (3, 16, 11), 6


def without(monitor: Monitor, region: Region) -> Question:
    """Six goals: which have no figure of this municipality?"""
    frame = goals(monitor, region).set_index("number")
    empty = [each for each in SDGS if not frame.at[each, "here"]]
    # One that others have a figure of goes first: that is the one to be overlooked.
    empty = sorted(empty, key=lambda each: (not frame.at[each, "absent"], -each))[: SHOWN - len(FILLED)]
    asked = sorted([*FILLED, *empty])
    right = {str(each) for each in empty}
    here = {each: len(frame.at[each, "here"]) for each in FILLED}
    elsewhere = [each for each in empty if frame.at[each, "absent"]]
    return Question(
        id="sdg",
        kind="several",
        text=f"Welke van deze zes doelen van de Verenigde Naties hebben in deze monitor géén cijfer van {region.label}?",
        options=tuple(Option(str(each), f"{number(each)}. {SDGS[each]}") for each in asked),
        answer=tuple(str(each) for each in empty),
        right="Bij deze doelen blijft de monitor leeg. Dat maakt ze niet onbelangrijk. Zeg erbij wie er lokaal wel iets over weet, of dat je het nog niet weet.",
        look="Kijk in het plaatje met de zeventien doelen naar de rijen zonder gevulde stip.",
        slips=(
            Slip("alles", tuple(str(each) for each in asked), "Zo leeg is het niet. Bij de helft van deze doelen staat wel een cijfer. Denk aan gezondheid en veiligheid.", lambda answer: len(answer) == SHOWN),
            Slip("gevuld", (*sorted(right), str(FILLED[0])), "Er staat een doel tussen dat hier wel een cijfer heeft. Een cijfer hoeft het doel niet te meten om erbij te horen: het raakt het.", lambda answer: bool(answer - right)),
            Slip("een", (sorted(right)[0],), "Dat doel is leeg, maar het is niet het enige. Kijk ook naar doelen die ver van een gemeente lijken te staan.", lambda answer: len(answer) == 1),
            Slip("vergeten", tuple(sorted(right)[:2]), "Deze zijn leeg, maar er ontbreekt er nog een. Is er een doel waarvan andere gemeenten een cijfer hebben en jij niet, of dat nergens een cijfer heeft?"),
        ),
        hints=("Gaat er in de foto een cijfer over gezondheid, over veiligheid, over wonen?", "Welke doelen blijven er dan over?"),
        explanation=(
            "Met een cijfer: " + listing([f"{SDGS[each].lower()} ({number(count)})" for each, count in here.items()]) + f". {MAPPING}",
            "Zonder: " + listing([SDGS[each].lower() for each in empty]) + "."
            + (f" Bij {listing([SDGS[each].lower() for each in elsewhere])} bestaat er wel een cijfer, maar niet voor {region.label}." if elsewhere else ""),
        ),
    )
