"""Answers: from what somebody filled in to one fixed shape for each kind, and comparing two of them.

=========  ==================================  =========================
kind       filled in                           fixed shape
=========  ==================================  =========================
one        key of an option                    str
several    keys of the ticked options          frozenset of str
number     12.5, "12,5" or (number, unit)      Quantity
order      keys from first to last             tuple of str
sort       {key of sentence: key of box}       dict, every sentence in it
point      key of a mark                       str
=========  ==================================  =========================

None is "not yet answered", for every kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from bwlab.errors import InputError
from bwlab.formats import listing, parse_number

if TYPE_CHECKING:
    from bwlab.exercises.question import Question

KINDS = ("one", "several", "number", "order", "sort", "point")


class Quantity(NamedTuple):
    """A number with its unit; ``unit`` is None while nobody chose one."""

    value: float
    unit: str | None


def understand(question: Question, given: Any) -> Any:
    """What was filled in, in its fixed shape; None when it is not complete.

    Raises
    ------
    InputError
        A number that cannot be read, or a key or unit the question does not have.
    AmbiguousNumberError
        A number that can be read in two ways.
    """
    if given is None or given == "":
        return None
    return _SHAPES[question.kind](question, given)


def same(question: Question, one: Any, other: Any) -> bool:
    """Whether two answers in their fixed shape count as the same; numbers within the tolerance."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        # The small part keeps 84.3 + 0.1 from failing on its binary tail.
        return one.unit == other.unit and abs(one.value - other.value) <= question.tolerance + 1e-9
    return one == other


def _key(question: Question, given: Any) -> str:
    keys = [option.key for option in question.options]
    if given not in keys:
        raise InputError(
            f"Keuze '{given}' hoort niet bij deze vraag.", now=f"Kies uit {listing(keys, 'of')}."
        )
    return str(given)


def _keys(question: Question, given: Any) -> frozenset[str] | None:
    return frozenset(_key(question, key) for key in given) or None


def _quantity(question: Question, given: Any) -> Quantity | None:
    value, unit = given if isinstance(given, tuple | list) else (given, None)
    if unit is None and len(question.units) == 1:
        unit = question.units[0]
    if value is None or value == "" or (question.units and not unit):
        return None
    if unit and unit not in question.units:
        units = listing(list(question.units), "of")
        raise InputError(f"De eenheid '{unit}' hoort niet bij deze vraag.", now=f"Kies uit {units}.")
    return Quantity(parse_number(value) if isinstance(value, str) else float(value), unit)


def _order(question: Question, given: Any) -> tuple[str, ...] | None:
    keys = tuple(_key(question, key) for key in given)
    return keys if len(set(keys)) == len(question.options) else None


def _sorting(question: Question, given: Mapping[str, str]) -> dict[str, str] | None:
    boxes = {box.key for box in question.boxes}
    sorted_in = {_key(question, key): box for key, box in given.items() if box}
    if unknown := set(sorted_in.values()) - boxes:
        raise InputError(f"Bak '{unknown.pop()}' hoort niet bij deze vraag.", now="Kies een andere bak.")
    return sorted_in if len(sorted_in) == len(question.options) else None


_SHAPES = {
    "one": _key,
    "several": _keys,
    "number": _quantity,
    "order": _order,
    "sort": _sorting,
    "point": _key,
}
