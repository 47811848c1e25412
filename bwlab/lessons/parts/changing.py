"""Forms that write only what was changed in them: a second tab loses nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bwlab.errors import InputError


def changed(values: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a form that differ from what it last showed; empty and not filled in are the same."""
    return {key: each for key, each in values.items() if _said(each) != _said(shown.get(key))}


def _said(value: Any) -> Any:
    return None if value == "" else value


def filled(record: Any, values: Mapping[str, Any], parts: Sequence[Sequence[str]]) -> tuple[Any, InputError | None]:
    """A record with these fields, and what cannot be: then those fields stay as they were.

    Parameters
    ----------
    record : Record
    values : mapping
        Only what changed; text that was emptied is None or "".
    parts : sequence of sequences of str
        Fields that are judged together: begin and end, say. Every other field is a text.
    """
    doubtful = {each for part in parts for each in part}
    made = type(record).of(**{**record.model_dump(), **{key: each or "" for key, each in values.items() if key not in doubtful}})
    trouble = None
    for part in parts:
        asked = {key: values[key] for key in part if key in values}
        if not asked:
            continue
        try:
            made = type(record).of(**{**made.model_dump(), **asked})
        except InputError as error:
            trouble = trouble or error
    return made, trouble
