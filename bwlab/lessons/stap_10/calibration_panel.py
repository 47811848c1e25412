"""Everything that was guessed in the masterclass beside what it was: places on a line, bands as a heap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bwlab.charts import Chart, Guess, Heap, own_guesses, piles
from bwlab.charts.own_guesses import NEAR
from bwlab.dossier import Forecast, Prediction
from bwlab.formats import number
from bwlab.lessons.parts.carrying import of_hundred
from bwlab.method.hits import LEVEL, chances_of, usual_range

EXAMPLE = "Voorbeeld: "
#: Invented, to show what the pictures look like: (name, guess, truth), and levels with how many of them held.
GUESSES = (Guess("Tevredenheid met het leven", 0.7, 0.4), Guess("Afstand tot de huisarts", 0.5, 0.55), Guess("Woninginbraken", 0.3, 0.6), Guess("Contact", 0.8, 0.35), Guess("Vrijwilligerswerk", 0.6, 0.5))
LEVELS, HELD = (0.9,) * 5, 3
FEW = 5
NONE = (
    "Er staat nog geen schatting met een antwoord in je dossier. Je ziet een voorbeeld dat wij hebben verzonnen; het wordt niet bewaard. "
    "Schatten kan in stap 1 (de foto) en in lezen 4, en hieronder open je meteen een eerste envelop."
)
LIMIT = "Keuzes die je als notitie bewaarde (zoals 'vaak' of 'zelden') tellen hier niet mee: daar hoort geen getal bij waar je naast kunt zitten."


def pieces(lesson: Any) -> list[Any]:
    """What was guessed and how it went, of the dossier or of an example."""
    dossier = lesson.store.read()
    guessed, made = known_guesses(dossier.predictions, lesson.monitor), opened(dossier.forecasts)
    if not guessed and not made:
        return [NONE, guess_chart(GUESSES, lesson.region.label, example=True), hit_chart(LEVELS, HELD, lesson.region.label, example=True), LIMIT]
    first = [guess_chart(guessed, lesson.region.label)] if guessed else ["Van plaatsen is nog niets geschat. Dat doe je in stap 1, met de foto."]
    second = [hit_chart([each.level for each in made], sum(bool(each.hit) for each in made), lesson.region.label)] if made else ["Er is nog geen envelop open. Hieronder maak je er een."]
    return [*first, *second, LIMIT]


def known_guesses(predictions: Sequence[Prediction], monitor: Any) -> list[Guess]:
    """The guesses that got an answer, by the name of their figure."""
    name = lambda code: monitor.catalogue[code].name if code in monitor.catalogue else code  # noqa: E731
    return [Guess(name(each.indicator), each.guess, each.truth) for each in predictions if each.truth is not None]


def opened(forecasts: Sequence[Forecast]) -> list[Forecast]:
    """The forecasts of which the envelope is open."""
    return [each for each in forecasts if each.truth is not None]


def guess_chart(guesses: Sequence[Guess], label: str, *, example: bool = False) -> Chart:
    """The guesses on a line, and whether they lean to one side by more than chance."""
    source = "Bron: verzonnen voorbeeld." if example else "Bron: je dossier; de plaats is gerekend met de cijfers van toen."
    return own_guesses(guesses, label=label, lead=EXAMPLE if example else "", source=source).saying(leaning(guesses))


def leaning(guesses: Sequence[Guess]) -> str:
    """Do the guesses lean to one side? With few of them nothing can be said."""
    high = sum(each.guess - each.truth > NEAR for each in guesses)
    low = sum(each.truth - each.guess > NEAR for each in guesses)
    apart, most = high + low, max(high, low)
    if len(guesses) < FEW:
        return f"Als je {'één schatting hebt' if len(guesses) == 1 else f'{number(len(guesses))} schattingen hebt'}, dan is dat te weinig om iets over je blik te zeggen. Wel kun je per cijfer vragen: waar kwam mijn beeld vandaan?"
    if not apart:
        return "Als je schatting binnen een tiende van alle gemeenten ligt, dan noemen we die dichtbij. Dat was overal zo."
    # Someone without a leaning is off to either side as often: a coin for each guess that was off.
    even = min(1.0, 2 * float(chances_of([0.5] * apart)[most:].sum()))
    side = "gunstig" if high >= low else "ongunstig"
    said = f"Als je geen voorkeur hebt, dan zit je er even vaak aan beide kanten naast. Van de {number(apart)} keer dat je er een tiende of meer naast zat, was het {number(most)} keer te {side}."
    rare = f"Zo scheef of schever komt door toeval {of_hundred(even)} keer voor."
    return f"{said} {rare} {'Dat is zelden: let bij je volgende schatting op die kant.' if even < 0.05 else 'Een vaste kant is daar niet uit op te maken.'}"


def hit_chart(levels: Sequence[float], hits: int, label: str, *, example: bool = False) -> Chart:
    """How many bands held, beside how many would for someone exactly as sure as she says."""
    n, chances, (low, high) = len(levels), chances_of(levels), usual_range(levels)
    counts, expected = np.arange(n + 1), float(sum(levels))
    heap = Heap("Wie precies zo zeker is als zij zegt", chances, (counts >= low) & (counts <= high), "peers", f"meestal: {span(low, high)} raak")
    lead = EXAMPLE if example else ""
    held = f"{number(hits)} van de {number(n)} banden klopte{'n' if hits != 1 else ''}" if n > 1 else f"Je ene band klopte{'' if hits else ' niet'}"
    title = f"{lead}{held}; beloofd was gemiddeld {number(expected, 1)}"
    chart = piles(
        [heap], title=title, subtitle=f"{label}: je eigen voorspellingen met een band. Paars: hoeveel er bij jou klopten. Blauw: wat meestal voorkomt ({number(100 * LEVEL)} procent of meer).",
        source="Bron: verzonnen voorbeeld." if example else "Bron: je dossier; gerekend alsof de voorspellingen los van elkaar staan.",
        alt=[f"{label}: {title[0].lower()}{title[1:]}", f"meestal {span(low, high)} raak"], axis="banden waarbinnen de waarheid lag", own=(hits, f"bij jou: {number(hits)}"),
    )  # fmt: skip
    return chart.saying(hit_words(n, hits, low, high))


def hit_words(n: int, hits: int, low: int, high: int) -> str:
    """What so many hits of so many say, and what not."""
    lead = f"Als je precies zo zeker bent als je zegt, dan kloppen er bij {'één voorspelling' if n == 1 else f'{number(n)} voorspellingen'} meestal {span(low, high)}."
    if n < FEW:
        return f"{lead} Met zo weinig kan bijna alles. Maak er hieronder een bij, en kijk volgend jaar weer."
    if hits < low:
        return f"{lead} Bij jou waren het er {number(hits)}: je banden waren te smal. Maak de volgende ruimer dan je denkt dat nodig is."
    if hits > high:
        return f"{lead} Bij jou waren het er {number(hits)}: je banden waren ruimer dan nodig. Smaller zegt meer."
    return f"{lead} Bij jou waren het er {number(hits)}. Dat past bij wat je beloofde; het bewijst niet dat je het goed inschat."


def span(low: int, high: int) -> str:
    """ "3 tot en met 5", "4 of 5", or one number."""
    return number(low) if low == high else f"{number(low)} {'of' if high == low + 1 else 'tot en met'} {number(high)}"


def direction(dossier: Any, monitor: Any) -> str:
    """To which side the guesses in a dossier went, in a sentence; for after the question."""
    guessed = known_guesses(dossier.predictions, monitor)
    if not guessed:
        return "Er staat nog geen schatting met een antwoord in je dossier. Hieronder zie je hoe het eruitziet, en maak je er een."
    high, low = (sum(sign * (each.guess - each.truth) > NEAR for each in guessed) for sign in (1, -1))
    return f"Van je {number(len(guessed))} {'schatting was' if len(guessed) == 1 else 'schattingen waren'} er {number(high)} te gunstig en {number(low)} te ongunstig. De rest lag binnen een tiende van alle gemeenten."
