"""Where the figures are kept."""

from __future__ import annotations

from collections.abc import Callable

MEASURED: dict[str, Callable[[], float]] = {}


def measured(key: str):
    """The function gives the figure with this key, in the unit it is printed in."""

    def keep(function: Callable[[], float]) -> Callable[[], float]:
        assert key not in MEASURED, key
        MEASURED[key] = function
        return function

    return keep
