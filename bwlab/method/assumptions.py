"""Assumptions about a measure: a range, a distribution, and who says so. Each defaults to no effect.

The factors are drawn apart from each other, by a Latin hypercube (M. D. McKay, R. J. Beckman, W. J. Conover,
1979, Technometrics 21, 239-245): one draw in each equal part of a distribution, so that the middle of an outcome
hangs less on luck than with loose draws. PERT is the beta distribution with mean (low + 4 likely + high) / 6
(D. G. Malcolm e.a., 1959, Operations Research 7, 646-669).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc

ASSUMPTION = "aanname van de deelnemer"
DISTRIBUTIONS = ("fixed", "triangular", "pert", "uniform")
#: Steps of recognition that RIVM, NJi, Movisie and Trimbos share, lowest first; other registers have other words.
EVIDENCE = (
    "goed beschreven",
    "goed onderbouwd",
    "eerste aanwijzingen voor effectiviteit",
    "goede aanwijzingen voor effectiviteit",
    "sterke aanwijzingen voor effectiviteit",
)
SHARES = ("reach", "uptake", "persistence")

_GRID = np.linspace(0, 1, 2049)  # of a PERT distribution, between its low and high
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Assumption:
    """One factor: what it is, how uncertain, and who says so.

    Attributes
    ----------
    name, unit : str
        As a participant reads them.
    low, likely, high : float
        In ``unit``. All zero, the default, is no effect.
    distribution : {"fixed", "triangular", "pert", "uniform"}
        "fixed" has no range; "uniform" draws between low and high whatever is likely.
    source : str
        Publication, or `ASSUMPTION`.
    evidence : str
        A step of `EVIDENCE` or a label of another register; "" where nobody judged it.

    Raises
    ------
    ValueError
        Numbers that are not finite or not in order, an unknown distribution, or an empty source.
    """

    name: str
    unit: str
    low: float = 0.0
    likely: float = 0.0
    high: float = 0.0
    distribution: str = "fixed"
    source: str = ASSUMPTION
    evidence: str = ""

    def __post_init__(self) -> None:
        if self.distribution not in DISTRIBUTIONS:
            raise ValueError(f"{self.name}: distribution must be one of {DISTRIBUTIONS}, not {self.distribution!r}")
        if not np.all(np.isfinite([self.low, self.likely, self.high])):
            raise ValueError(f"{self.name}: low, likely and high must be numbers")
        if not self.low <= self.likely <= self.high:
            raise ValueError(f"{self.name}: {self.low} <= {self.likely} <= {self.high} does not hold")
        if self.distribution == "fixed" and self.low != self.high:
            raise ValueError(f"{self.name}: a fixed value has no range from {self.low} to {self.high}")
        if not self.source.strip():
            raise ValueError(f"{self.name}: say the source, or {ASSUMPTION!r}")

    @classmethod
    def certain(cls, name: str, unit: str, value: float, source: str = ASSUMPTION, evidence: str = "") -> Assumption:
        """One value without a range."""
        return cls(name, unit, value, value, value, "fixed", source, evidence)

    def at(self, chance: ArrayLike) -> Floats:
        """The value below which a share ``chance`` (0 to 1) of the distribution lies."""
        u, span = np.asarray(chance, float), self.high - self.low
        if span == 0:
            return np.full(u.shape, float(self.likely))
        top = (self.likely - self.low) / span
        if self.distribution == "triangular":
            left, right = np.sqrt(u * top), 1 - np.sqrt((1 - u) * (1 - top))
            u = np.where(u < top, left, right)
        elif self.distribution == "pert":
            u = np.interp(u, betainc(1 + 4 * top, 5 - 4 * top, _GRID), _GRID)
        return self.low + span * u


@dataclass(frozen=True)
class Measure:
    """What a measure would do, in five assumptions; each defaults to no effect.

    Attributes
    ----------
    reach : Assumption
        Share of all inhabitants (of those the indicator is about) who are reached, 0 to 1.
    uptake : Assumption
        Share of those who take part, 0 to 1.
    effect : Assumption
        Change for one who takes part, in the unit of the indicator, beside what would have happened anyway.
        For a share in percentage points: 12.5 is one in eight who gives another answer.
    persistence : Assumption
        Share of the effect that is left after each following year, 0 to 1.
    delay : Assumption
        Years from taking part to the effect, 0 or more.

    Raises
    ------
    ValueError
        A share below 0 or above 1, or a negative delay.
    """

    reach: Assumption = Assumption("bereik", "aandeel van alle inwoners")
    uptake: Assumption = Assumption("deelname", "aandeel van wie bereikt is")
    effect: Assumption = Assumption("effect", "procentpunt per deelnemer")
    persistence: Assumption = Assumption("blijvend deel", "aandeel dat elk volgend jaar overblijft")
    delay: Assumption = Assumption("vertraging", "jaar")

    def __post_init__(self) -> None:
        for role in SHARES:
            share: Assumption = getattr(self, role)
            if share.low < 0 or share.high > 1:
                raise ValueError(f"{share.name}: a share lies between 0 and 1, not {share.low} to {share.high}")
        if self.delay.low < 0:
            raise ValueError(f"{self.delay.name}: an effect cannot come {-self.delay.low} years before its cause")

    def log(self) -> pd.DataFrame:
        """The assumptions as a table, a row each, to go with whatever is shown or exported."""
        return pd.DataFrame([{"role": role} | asdict(getattr(self, role)) for role in ROLES])


ROLES = tuple(each.name for each in fields(Measure))


def sample(measure: Measure, draws: int = 10_000, seed: int = 0) -> Floats:
    """Draws of the five factors, in the order of `ROLES`.

    Returns
    -------
    array of float, shape (draws, 5)
        The same seed gives the same chances, so that a moved slider moves nothing but its own factor.
    """
    if draws < 1:
        raise ValueError("there must be at least one draw")
    rng = np.random.default_rng(seed)
    rows = rng.permuted(np.tile(np.arange(draws), (len(ROLES), 1)), axis=1)
    chances = (rows + rng.random(rows.shape)) / draws
    return np.column_stack([getattr(measure, role).at(chance) for role, chance in zip(ROLES, chances, strict=True)])
