"""bwlab: the figures of brede welvaart of your own municipality, and honest conclusions from them.

Importing this does no work: every public name is fetched from its module when it is first used.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "open_monitor": "bwlab.monitor",
    "find_region": "bwlab.monitor",
    "Monitor": "bwlab.monitor",
    "Region": "bwlab.regions",
    "start": "bwlab.lesson",
    "exercise": "bwlab.exercises",
    "show": "bwlab.widgets",
    "BwlabError": "bwlab.errors",
    "NotFoundError": "bwlab.errors",
    "UnknownRegionError": "bwlab.errors",
    "AmbiguousRegionError": "bwlab.errors",
    "UnknownIndicatorError": "bwlab.errors",
    "UnknownThemeError": "bwlab.errors",
    "UnknownYearError": "bwlab.errors",
    "DataError": "bwlab.errors",
    "MissingFileError": "bwlab.errors",
    "DamagedFileError": "bwlab.errors",
    "DossierError": "bwlab.errors",
    "InputError": "bwlab.errors",
    "RunError": "bwlab.errors",
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'bwlab' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
