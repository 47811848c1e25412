"""The factsheet of one municipality: its figures with year, source and place, as a tagged PDF and in Word.

`content` gathers what is in it as a plain record, so that both documents say the same. Importing this loads no
figures: the process that only divides the work over others stays small.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "Factsheet": "records",
    "content": "facts",
    "factsheet_pdf": "write",
    "factsheet_word": "write",
    "pdf_bytes": "write",
    "word_bytes": "write",
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
