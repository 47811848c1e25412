"""What the questions share: own amounts of a report, those of municipalities that are alike, and words for them."""

from __future__ import annotations

from bwlab.formats import quantity
from bwlab.monitor import Monitor, finance
from bwlab.regions import Region

BUDGET, ACCOUNTS, FIELDS = finance.BUDGET, finance.ACCOUNTS, finance.FIELDS
NO_BUDGET = "heeft geen begroting in deze cijfers."


def newest(monitor: Monitor, region: Region) -> tuple[int, dict[str, float]] | None:
    """The newest budget with an amount above zero in every main field: its year, and euros per inhabitant."""
    for year in sorted(finance.own_years(monitor, region, BUDGET), reverse=True):
        found = finance.amounts(monitor, region, year, BUDGET)
        if len(found) and found.notna().all() and (found >= 1).all():
            return year, {field: float(value) for field, value in found.items()}
    return None


def euros(value: float) -> str:
    """An amount in words: "€ 2.670"."""
    return quantity(value, 0, "€")


def inside(field: str) -> str:
    """A main field inside a sentence."""
    name = FIELDS[field]
    return f"{'het ' if field == 'sociaal_domein' else ''}{name[:1].lower()}{name[1:]}"
