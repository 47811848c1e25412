"""The rows of StatLine's untyped set as arrays: every cell is padded text there, "   183.3", "   -38.5", "       .".

The typed set has numbers, and null for whatever reason; the untyped set has the numbers and the reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The reasons of a figure that is not there, as the cells mark them. "-" is no reason: it is a real zero.
REASONS = ("", "unknown", "secret", "not applicable", "not given")
_NOT_GIVEN, _NIL = 4, 9
_MARKS = {".": 1, "x": 2, "": 3, "-": _NIL, "None": 3}  # null, which numpy writes as None
_TENS = 10.0 ** np.arange(23)  # exact in a float; so is the quotient of two exact numbers, rounded once
_MOST_DIGITS = 15

Rows = Sequence[Mapping[str, Any]]


def read_keys(rows: Rows, dimensions: Sequence[str]) -> dict[str, NDArray[np.str_]]:
    """The codes of every row, without padding."""
    return {name: np.array([row[name].strip() for row in rows], dtype=np.str_) for name in dimensions}


def read_texts(
    rows: Rows, columns: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.uint8], NDArray[np.str_]]:
    """Subjects that are words: no values, the reasons of those that are a mark, and the words without padding."""
    words = np.array([[(row[name] or "").strip() for name in columns] for row in rows], dtype=np.str_)
    marks = {mark: code for mark, code in _MARKS.items() if code != _NIL}
    reasons = np.array([[marks.get(each, 0) for each in line] for line in words.tolist()], dtype=np.uint8)
    return np.full(words.shape, np.nan), reasons, np.where(reasons > 0, "", words)


def read_figures(rows: Rows, columns: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Subjects that are numbers.

    Returns
    -------
    values : array of float, shape (rows, columns)
        NaN where there is no figure.
    reasons : array of uint8, shape (rows, columns)
        Position in ``REASONS``; 0 where there is a figure.

    Raises
    ------
    KeyError, ValueError
        A column is not there; a cell is neither a number nor a mark.
    """
    cells = _cells(rows, columns)
    values, is_number = read_numbers(cells)
    rest = cells[~is_number].tolist()
    known = {cell: _mark(cell) for cell in set(rest)}  # the same few marks, thousands of times
    reasons = np.zeros(len(cells), np.uint8)
    reasons[~is_number] = [known[cell] for cell in rest]
    values[reasons == _NIL], reasons[reasons == _NIL] = 0.0, 0
    shape = len(rows), len(columns)
    return values.reshape(shape), reasons.reshape(shape)


def read_numbers(cells: NDArray[np.bytes_]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """What ``float`` makes of each cell, for all of them at once: one sign of every cell at a time.

    Parameters
    ----------
    cells : array of bytes, shape (cells,)
        Spaces, perhaps a minus, digits, perhaps a point and digits, spaces.

    Returns
    -------
    values : array of float, shape (cells,)
        NaN where the cell is something else.
    is_number : array of bool, shape (cells,)
    """
    count = len(cells)
    signs = np.ascontiguousarray(cells.view(np.uint8).reshape(count, -1).T)
    whole, digits, places = np.zeros(count, np.int64), np.zeros(count, np.uint8), np.zeros(count, np.uint8)
    started, ended, minus, point, odd = np.zeros((5, count), bool)
    for sign in signs:
        space = sign <= ord(" ")  # numpy fills up with zeros
        if not started.any() and space.all():
            continue
        digit = sign - np.uint8(ord("0"))
        is_digit, is_minus, is_point = digit <= 9, sign == ord("-"), sign == ord(".")
        odd |= ~(space | is_digit | (is_minus & ~started) | (is_point & ~point)) | (ended & ~space)
        whole = np.where(is_digit, whole * 10 + digit, whole)
        digits += is_digit
        places += is_digit & point
        minus |= is_minus
        point |= is_point
        ended |= started & space
        started |= ~space
    is_number = ~odd & (digits > 0) & (digits <= _MOST_DIGITS)
    values = np.where(minus, -whole, whole) / _TENS[np.minimum(places, len(_TENS) - 1)]
    for place in np.flatnonzero(~odd & (digits > _MOST_DIGITS)).tolist():
        values[place], is_number[place] = float(cells[place]), True  # more than a float holds exactly
    values[~is_number] = np.nan
    return values, is_number


def _cells(rows: Rows, columns: Sequence[str]) -> NDArray[np.bytes_]:
    """All cells, row after row."""
    width = max((len(rows[0][name] or "") for name in columns), default=1)
    lines = [*map(itemgetter(*columns), rows)]
    while True:
        found = np.array(lines, dtype=f"S{width + 1}").reshape(-1)
        if not found.view(np.uint8)[width :: width + 1].any():
            return found
        width = 2 * width + 1  # numpy cuts off what does not fit: the last place must stay free


def _mark(cell: bytes) -> int:
    text = cell.decode().strip()
    if text in _MARKS:
        return _MARKS[text]
    if len(text) == 1 and not text.isdigit():
        return _NOT_GIVEN  # a sign that CBS does not explain
    raise ValueError(f"'{text}' is geen getal")
