"""Why there is no figure, as far as we know: a cause is named only where somebody wrote it down."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.sources.cube import Cube

NOT_PUBLISHED = "not_published"
_BLANK = "Voor deze gemeente staat er geen cijfer in onze tabel."
# True of surveys in general; whether it holds for this municipality, nobody wrote down.
_SURVEY = f"{_BLANK} Bij kleine gemeenten geeft een enquête vaak te weinig antwoorden om iets te zeggen."
_REGISTER = f"{_BLANK} Waarom niet, weten we niet."


class Gaps:
    """The known reasons for blanks.

    Parameters
    ----------
    table : DataFrame
        region, indicator, reason, explanation (Dutch sentence).
    """

    def __init__(self, table: pd.DataFrame) -> None:
        pairs = zip(table["region"], table["indicator"], strict=True)
        self._known = dict(zip(pairs, zip(table["reason"], table["explanation"], strict=True), strict=True))

    def reason(self, region: str, indicator: Indicator) -> tuple[str, str]:
        """Reason code and Dutch sentence for a blank.

        Returns
        -------
        (reason, why)
            The known reason, else `NOT_PUBLISHED`.
        """
        if (region, indicator.code) in self._known:
            return self._known[region, indicator.code]
        return NOT_PUBLISHED, _REGISTER if indicator.kind == "register" else _SURVEY


def missing_frame(cube: Cube, gaps: Gaps, region: str, indicators: list[Indicator]) -> pd.DataFrame:
    """The indicators a region has no figure of in any year; see `Monitor.missing`."""
    blank = [
        each for each in indicators if cube.latest(cube.indicator(each.code), cube.region(region)) is None
    ]
    return pd.DataFrame(
        {
            "indicator": pd.array([each.code for each in blank], dtype="str"),
            "name": pd.array([each.name for each in blank], dtype="str"),
            "theme": pd.array([each.theme for each in blank], dtype="str"),
            "in_foto": np.array([each.in_foto for each in blank], dtype=bool),
            "reason": pd.array([gaps.reason(region, each)[0] for each in blank], dtype="str"),
            "why": pd.array([gaps.reason(region, each)[1] for each in blank], dtype="str"),
        }
    )
