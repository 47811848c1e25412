"""Questions with more than one right option: a sentence of its own for each option that is ticked wrongly, or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bwlab.exercises.question import Slip


def flips(said: Mapping[str, str], right: tuple[str, ...]) -> tuple[Slip, ...]:
    """A slip for each option: ticked where it should not be, or left out where it should."""
    return tuple(Slip(key, _flipped(right, key), text, _off(key, right)) for key, text in said.items())


def _flipped(right: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(each for each in right if each != key) if key in right else (*right, key)


def _off(key: str, right: tuple[str, ...]) -> Callable[[frozenset[str]], bool]:
    return lambda answer: (key in answer) != (key in right)
