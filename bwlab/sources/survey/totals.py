"""A survey as totals: from one row a respondent, or from totals that were made before.

Rows of respondents are read, counted and left behind: no result refers to them. A group of fewer than
``CELL`` respondents is never given, nor what would give it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from bwlab.errors import InputError
from bwlab.formats import listing, number
from bwlab.method.margin import design_effect, wilson
from bwlab.sources.survey.fieldwork import CHOSE_THEMSELVES, Caution, Fieldwork, cautions
from bwlab.sources.survey.frame import tidy

CELL = 10  # respondents; fewer may be recognised


@dataclass(frozen=True)
class SurveyResult:
    """Totals of a survey; never a row of a respondent.

    Attributes
    ----------
    frame : DataFrame
        region, indicator (the own name of the figure), year, value (percent), origin ("own"), provisional,
        n (answers), low, high (percent, 95 %), group ("" is everyone). low and high are blank where people
        chose themselves to take part. Without enough answers the frame is empty.
    way : str
    invited : int or None
    cautions : tuple of Caution
    notes : tuple of str
        What was left out or done, in Dutch sentences.
    """

    frame: pd.DataFrame
    way: str
    invited: int | None
    cautions: tuple[Caution, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def everyone(self) -> pd.Series | None:
        """The row of everyone together; None where there were too few answers."""
        rows = self.frame[self.frame["group"] == ""]
        return None if rows.empty else rows.iloc[0]

    @property
    def sentences(self) -> list[str]:
        """Cautions first, then notes."""
        return [*(each.sentence for each in self.cautions), *self.notes]


def aggregate(
    respondents: pd.DataFrame,
    question: str,
    answers: Any,
    *,
    region: str,
    year: int,
    name: str,
    weight: str | None = None,
    by: str | None = None,
    fieldwork: Fieldwork | None = None,
) -> SurveyResult:
    """The share that gave an answer, from one row a respondent.

    Parameters
    ----------
    respondents : DataFrame
    question : str
        Column of the answers; a blank is no answer.
    answers : str, number or iterable of them
        Which answers count as yes; compared without regard to case and spaces around them.
    region : str
        Code of the municipality.
    year : int
    name : str
        What the figure is called, in the user's words.
    weight : str, optional
        Column of weights. The margin grows by Kish's design effect.
    by : str, optional
        Column to split by. Groups that are too small are left out, as is what would give them away.
    fieldwork : Fieldwork, optional

    Raises
    ------
    InputError
        A column that is not there, an answer that nobody gave, a weight that cannot be.
    """
    for column in filter(None, (question, weight, by)):
        if column not in respondents:
            raise InputError(f"De kolom '{column}' staat niet in je bestand.", now="Kijk hoe de kolom precies heet.")
    given = respondents[question].map(_plain)
    answered = (given != "").to_numpy()
    wanted = [answers] if isinstance(answers, str) or not isinstance(answers, Iterable) else list(answers)
    yes = given.isin([_plain(answer) for answer in wanted]).to_numpy()[answered]
    named = listing([f"'{answer}'" for answer in wanted], "of")
    if answered.sum() >= CELL and not yes.any():
        raise InputError(
            f"Niemand gaf bij '{question}' het antwoord {named}.",
            _answers_given(given[answered]),
            "Kijk hoe het antwoord precies is geschreven.",
        )
    weights = _weights(respondents[answered], weight)
    notes = []
    blank = int((~answered).sum())
    if blank:
        notes.append(f"{_people(blank)} {'vulde' if blank == 1 else 'vulden'} deze vraag niet in en {'telt' if blank == 1 else 'tellen'} niet mee.")
    if weight and len(yes):
        worth = number(len(yes) / design_effect(weights))
        notes.append(f"De antwoorden zijn gewogen. Voor de marge tellen ze als {worth} antwoorden.")
    groups: dict[str, np.ndarray] = {"": np.ones(len(yes), bool)}
    if by is not None:
        labels = respondents[by].map(_label).to_numpy(object)[answered]
        parts = {str(label): labels == label for label in sorted(set(labels))}
        shown = _safe({label: int(rows.sum()) for label, rows in parts.items()})
        groups |= {label: rows for label, rows in parts.items() if label in shown}
        hidden = len(parts) - len(shown)
        if hidden:
            notes.append(
                f"{number(hidden)} {'groep is' if hidden == 1 else 'groepen zijn'} weggelaten: een groep van minder dan {CELL} mensen is te herkennen, "
                "en uit het totaal en de andere groepen mag je haar niet kunnen afleiden."
            )
    cells = []
    for label, rows in groups.items():
        w = weights[rows]
        if w.sum() > 0:
            cells.append((label, float((w * yes[rows]).sum() / w.sum()), int(rows.sum()), design_effect(w)))
    return _result(cells, region, year, name, fieldwork or Fieldwork(), notes)


def from_counts(
    successes: float,
    n: int,
    *,
    region: str,
    year: int,
    name: str,
    fieldwork: Fieldwork | None = None,
    effect: float = 1.0,
) -> SurveyResult:
    """The share that gave an answer, from two totals.

    Parameters
    ----------
    successes : float
        How many gave the answer.
    n : int
        How many answered the question.
    region, year, name, fieldwork
        As for ``aggregate``.
    effect : float
        The design effect of a weighted or clustered sample.

    Raises
    ------
    InputError
        Numbers that cannot be.
    """
    if not (np.isfinite(n) and n == int(n) and n >= 1):
        raise InputError("Het aantal antwoorden moet een heel getal boven 0 zijn.")
    if not 0 <= successes <= n:
        raise InputError(
            f"{number(successes)} van de {number(n)} antwoorden kan niet.",
            now="Het aantal dat ja zei, ligt tussen 0 en het aantal antwoorden.",
        )
    if not effect >= 1:
        raise InputError("Een ontwerpeffect is 1 of meer.", "Bij 2 zegt de enquête zoveel als een half zo grote steekproef.")
    return _result([("", successes / n, int(n), effect)], region, year, name, fieldwork or Fieldwork(), [])


def from_share(
    share: float, n: int, *, region: str, year: int, name: str, fieldwork: Fieldwork | None = None, effect: float = 1.0
) -> SurveyResult:
    """The same from a share in percent and the number of answers."""
    if not 0 <= share <= 100:
        raise InputError(f"{number(share, 1)} procent kan niet.", now="Een aandeel ligt tussen 0 en 100 procent.")
    return from_counts(share * n / 100, n, region=region, year=year, name=name, fieldwork=fieldwork, effect=effect)


def _result(
    cells: list[tuple[str, float, int, float]], region: str, year: int, name: str, fieldwork: Fieldwork, notes: list[str]
) -> SurveyResult:
    total = cells[0][2] if cells else 0
    invited = fieldwork.invited
    if invited is not None and invited < total:
        raise InputError(f"Je hebt {number(total)} antwoorden en {number(invited)} uitnodigingen. Dat kan niet.", now="Kijk of de getallen niet zijn verwisseld.")
    if total < CELL:
        notes = [*notes, f"Er zijn minder dan {CELL} antwoorden. Dan geven we geen cijfer: mensen zijn te herkennen."]
        return SurveyResult(tidy([]), fieldwork.way, invited, (), tuple(notes))
    rows = []
    for label, share, n, effect in cells:
        low, high = wilson(share * n, n, design_effect=effect)
        if fieldwork.way in CHOSE_THEMSELVES:
            low = high = np.nan
        rows.append((region, name, year, 100 * share, n, 100 * float(low), 100 * float(high), label))
    return SurveyResult(tidy(rows), fieldwork.way, invited, tuple(cautions(total, fieldwork)), tuple(notes))


def _safe(sizes: Mapping[str, int]) -> set[str]:
    """The groups that may be shown: none too small, and none that gives away what was left out.

    The total minus what is shown is what was left out together: that must be no small number either, so
    that a single small group always takes a second one along.
    """
    shown = sorted(sizes, key=lambda label: (sizes[label], label))
    hidden = 0
    while shown and (sizes[shown[0]] < CELL or 0 < hidden < CELL):
        hidden += sizes[shown.pop(0)]
    return set(shown)


def _plain(value: Any) -> str:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip().casefold()


def _label(value: Any) -> str:
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).strip() if _plain(value) else "niet ingevuld"


def _weights(respondents: pd.DataFrame, column: str | None) -> np.ndarray:
    if column is None:
        return np.ones(len(respondents))
    weights = pd.to_numeric(respondents[column], errors="coerce").to_numpy(float)
    wrong = int((~(np.isfinite(weights) & (weights >= 0))).sum())
    if wrong or (len(weights) and weights.sum() == 0):
        many = f"{number(wrong)} keer een gewicht dat niet kan" if wrong else "alleen het gewicht 0"
        raise InputError(
            f"In de kolom '{column}' staat {many}.",
            now="Een gewicht is een getal van 0 of meer. Vul lege gewichten aan of laat die mensen weg.",
        )
    return weights


def _answers_given(given: pd.Series) -> str:
    """The answers that enough people gave: a rare one may be someone's own words."""
    often = [str(answer) for answer, times in given.value_counts().items() if times >= CELL]
    return f"Wel vaak gegeven: {listing(often[:8])}." if often else ""


def _people(n: int) -> str:
    return "Eén persoon" if n == 1 else f"{number(n)} mensen"
