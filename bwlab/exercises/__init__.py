"""Questions with feedback: the engine needs no screen, ``exercise`` wires it to a notebook and a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bwlab.exercises.question import Facts, Option, Outcome, Question, Slip

if TYPE_CHECKING:
    from bwlab.exercises.session import Exercise, exercise

__all__ = ["Exercise", "Facts", "Option", "Outcome", "Question", "Slip", "exercise"]


def __getattr__(name: str) -> Any:
    if name not in ("Exercise", "exercise"):
        raise AttributeError(f"module 'bwlab.exercises' has no attribute {name!r}")
    # Only a notebook needs widgets and a dossier; the questions do not.
    from bwlab.exercises import session

    return getattr(session, name)
