"""The one wrapper every callback runs in.

Neither ipywidgets' ``observe`` nor anywidget shows an error raised in a callback: it goes to a log that
nobody reads, and the notebook stays green. Here an error of ours becomes its sentence, any other becomes
a sentence and is recorded, and the tests read the record.
"""

from __future__ import annotations

import functools
import json
import os
import traceback
from collections.abc import Callable
from typing import Any

from bwlab.errors import BwlabError

UNEXPECTED = (
    "Hier ging iets mis wat niet aan jou ligt. Wat je eerder deed, is bewaard. "
    "Kies Run > Run All Cells om dit notebook opnieuw te laten werken."
)
_recorded: list[str] = []


def recorded_errors() -> list[str]:
    """The unexpected errors of this kernel, oldest first, each as a traceback."""
    return list(_recorded)


def record(error: BaseException) -> None:
    """Keep an unexpected error for the tests; also in the file ``BWLAB_ERROR_LOG`` where that is set."""
    text = "".join(traceback.format_exception(error))
    _recorded.append(text)
    log = os.environ.get("BWLAB_ERROR_LOG")
    if log:
        with open(log, "a", encoding="utf-8") as file:
            file.write(json.dumps({"error": text}, ensure_ascii=False) + "\n")


def guarded(callback: Callable[..., Any], say: Callable[[str], None]) -> Callable[..., Any]:
    """Wrap a callback so that a participant reads a sentence and a test sees the error.

    Parameters
    ----------
    callback : callable
        What runs when a widget changes.
    say : callable
        Shows one Dutch sentence; called with "" after a run without error.
    """

    @functools.wraps(callback)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            result = callback(*args, **kwargs)
        except BwlabError as error:
            say(error.message)
        except Exception as error:
            record(error)
            say(UNEXPECTED)
        else:
            say("")
            return result
        return None

    return run
