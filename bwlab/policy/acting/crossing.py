"""What is done alone and what together: choices without a reason, and questions where figures and choice differ.

Nothing here is a verdict: a figure cannot say at which level a theme belongs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from bwlab.formats import listing, number
from bwlab.policy.records.border import Facility, RegionalChoice

NO_LEVEL, NO_REASON = "nog niet gekozen", "nog geen reden"


def choice_of(regional: Iterable[RegionalChoice], theme: str) -> RegionalChoice:
    """The choice for a theme, an empty one where there is none yet."""
    return next((each for each in regional if each.theme == theme), RegionalChoice(theme=theme))


def choices(regional: Sequence[RegionalChoice], themes: Iterable[str]) -> pd.DataFrame:
    """Every theme with its level and reason; what is missing is named.

    Returns
    -------
    DataFrame
        theme, level, why, agenda (str), open (bool: no level, or no reason).
    """
    found = [choice_of(regional, theme) for theme in themes]
    rows = [
        (each.theme, each.level or NO_LEVEL, each.why.strip() or NO_REASON, each.agenda.strip(), not (each.level and each.why.strip()))
        for each in found
    ]
    return pd.DataFrame(rows, columns=["theme", "level", "why", "agenda", "open"])


def still_open(table: pd.DataFrame) -> str:
    """A sentence on the themes of `choices` without a level or a reason."""
    names = table.loc[table["open"], "theme"].tolist()
    if not names:
        return f"Alle {number(len(table))} thema's hebben een keuze en een reden."
    if len(names) == len(table):
        return f"Alle {number(len(table))} thema's wachten nog op een keuze met een reden."
    return f"Nog zonder keuze of zonder reden: {listing(names)}."


def questions(choice: RegionalChoice, sides: pd.DataFrame, what: str, facilities: Sequence[Facility] = ()) -> list[str]:
    """What to ask where the figures or the own list point another way than the choice.

    Parameters
    ----------
    choice : RegionalChoice
    sides : DataFrame
        ``side`` of each figure of the theme, as `bwlab.monitor.nearby.sides` gives them.
    what : str
        Who the others are: "buurgemeenten".
    facilities : sequence of Facility
        The own list; those of this theme count.
    """
    if not choice.level:
        return []
    judged = sides[~sides["side"].isin(["blank", "equal"])]["side"]
    of, asked = len(judged), []
    shared, alone = int((judged == "both_less").sum()), int((judged == "only_here").sum())
    if of == 0:
        asked.append("Bij dit thema is er geen cijfer dat hier iets over kan zeggen. Waar rust je keuze dan op?")
    elif choice.level == "lokaal" and 2 * shared > of:
        asked.append(
            f"Je koos lokaal. Bij {_of(shared, of)} staan jullie en de {what} allebei ongunstiger dan de mediaan van alle gemeenten. "
            "Lopen de oorzaken over de grens, of is het toeval dat jullie op elkaar lijken?"
        )
    elif choice.level != "lokaal" and 2 * alone > of:
        asked.append(
            f"Je koos {choice.level}. Bij {_of(alone, of)} staat alleen jouw gemeente ongunstiger dan de mediaan van alle gemeenten, en de {what} niet. "
            "Wat hebben zij erbij te winnen?"
        )
    own = [each for each in facilities if each.theme == choice.theme and each.name.strip()]
    if own and choice.level == "lokaal":
        said = "een voorziening" if len(own) == 1 else f"{number(len(own))} voorzieningen"
        asked.append(f"Je koos lokaal, en je noemde zelf {said} over de grens bij dit thema. Wat spreek je daarover af, en met wie?")
    return asked


def _of(some: int, of: int) -> str:
    if of == 1:
        return "het ene cijfer van dit thema"
    return f"{number(some)} van de {number(of)} cijfers van dit thema"
