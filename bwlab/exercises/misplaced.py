"""Questions that sort: a sentence of its own for each line that lies in a wrong box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bwlab.exercises.question import Slip

Boxes = Mapping[str, str]


def misplaced(said: Mapping[str, str], right: Boxes, usual: Sequence[str]) -> tuple[Slip, ...]:
    """A slip for each line: the sentence is said wherever the line lies, but in its own box.

    Parameters
    ----------
    said : mapping of str to str
        Line to the sentence that names the slip.
    right : mapping of str to str
        Line to its box.
    usual : sequence of str
        Boxes a line is taken for, the most usual first; at least two.
    """
    return tuple(Slip(key, {**right, key: _taken_for(right[key], usual)}, text, _elsewhere(key, right)) for key, text in said.items())


def _taken_for(box: str, usual: Sequence[str]) -> str:
    return next(each for each in usual if each != box)


def _elsewhere(key: str, right: Boxes) -> Callable[[Boxes], bool]:
    return lambda answer: answer[key] != right[key]
