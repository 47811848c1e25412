"""The figures of one question to StatLine: rows by measures while they are read and kept, tidy when handed out."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# The reasons of a figure that is not there, as the untyped set marks them. "-" is no reason: it is a real zero.
REASONS = ("", "unknown", "secret", "not applicable", "not given")
_NOT_GIVEN, _NIL = 4, 9
_MARKS = {".": 1, "x": 2, "": 3, "-": _NIL}
# A mark with whatever padding, so that a look-up will do for millions of cells.
_PADDED: dict[str | None, int] = {None: _NOT_GIVEN} | {
    f"{mark:{side}{width}}": code for mark, code in _MARKS.items() for side in "<>" for width in range(64)
}

_FINAL, _PROVISIONAL, _UNSAID = 0, 1, 2


@dataclass
class Part:
    """Some rows of a table.

    Attributes
    ----------
    keys : dict of str to array of str, shape (rows,)
        The code of every dimension, without padding.
    values : array of float, shape (rows, measures)
        NaN where there is no figure.
    reasons : array of uint8, shape (rows, measures)
        Position in ``REASONS``; 0 where there is a figure.
    texts : array of str, shape (rows, measures), or None
        The words, for measures that are text; ``values`` is then all NaN.
    """

    keys: dict[str, NDArray[np.str_]]
    values: NDArray[np.float64]
    reasons: NDArray[np.uint8]
    texts: NDArray[np.str_] | None = None

    def __len__(self) -> int:
        return len(self.values)

    @classmethod
    def empty(cls, dimensions: Sequence[str], width: int, *, text: bool = False) -> Part:
        """No rows."""
        keys = {name: np.array([], dtype=np.str_) for name in dimensions}
        texts = np.empty((0, width), np.str_) if text else None
        return cls(keys, np.empty((0, width)), np.empty((0, width), np.uint8), texts)

    @classmethod
    def joined(cls, parts: Sequence[Part]) -> Part:
        """Parts under each other."""
        return cls(
            {name: np.concatenate([each.keys[name] for each in parts]) for name in parts[0].keys},
            np.concatenate([each.values for each in parts]),
            np.concatenate([each.reasons for each in parts]),
            None if parts[0].texts is None else np.concatenate([each.texts for each in parts]),
        )

    def save(self, file: BinaryIO, about: Mapping[str, Any]) -> None:
        """Write arrays and a description in numpy's own format, behind what is in the file."""
        arrays = {f"key.{name}": codes for name, codes in self.keys.items()}
        arrays |= {"values": self.values, "reasons": self.reasons}
        if self.texts is not None:
            arrays["texts"] = self.texts
        np.savez(file, about=np.frombuffer(json.dumps(about).encode(), np.uint8), **arrays)

    @classmethod
    def load(cls, data: bytes) -> tuple[Part, dict[str, Any]]:
        """What ``save`` wrote.

        Raises
        ------
        ValueError, KeyError, OSError, zipfile.BadZipFile
            It is something else.
        """
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            keys = {name[4:]: arrays[name] for name in arrays.files if name.startswith("key.")}
            texts = arrays["texts"] if "texts" in arrays.files else None
            about = json.loads(arrays["about"].tobytes())
            return cls(keys, arrays["values"], arrays["reasons"], texts), about


def read_keys(rows: Sequence[Mapping[str, Any]], dimensions: Sequence[str]) -> dict[str, NDArray[np.str_]]:
    """The codes of every row, without padding."""
    return {name: np.array([row[name].strip() for row in rows], dtype=np.str_) for name in dimensions}


def read_figures(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Subjects that are numbers: values with the nils filled in, and the reasons of the blanks.

    Parameters
    ----------
    rows : sequence of mapping
        Of the untyped set, which has every cell as padded text: "   183.3", "   -38.5", "       .".

    Returns
    -------
    values, reasons : array, shape (rows, columns)

    Raises
    ------
    KeyError, ValueError
        A column is not there; a cell is neither a number nor a mark.
    """
    cells = [row[name] for row in rows for name in columns]
    marks = np.array([_PADDED.get(cell, 0) for cell in cells], dtype=np.uint8)
    values = np.full(len(cells), np.nan)
    values[marks == 0] = [float(cell) for cell in compress(cells, marks == 0)]
    values[marks == _NIL] = 0.0
    marks[marks == _NIL] = 0
    shape = len(rows), len(columns)
    return values.reshape(shape), marks.reshape(shape)


def read_texts(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.uint8], NDArray[np.str_]]:
    """Subjects that are words: no values, the reasons of those that are a mark, and the words without padding."""
    words = np.array([[(row[name] or "").strip() for name in columns] for row in rows], dtype=np.str_)
    marks = {mark: code for mark, code in _MARKS.items() if code != _NIL}
    reasons = np.array([[marks.get(each, 0) for each in line] for line in words.tolist()], dtype=np.uint8)
    return np.full(words.shape, np.nan), reasons, np.where(reasons > 0, "", words)


@dataclass(frozen=True)
class Block:
    """All rows of one question, with what is needed to read them.

    Attributes
    ----------
    part : Part
    about : dict
        table, title, source, fetched (ISO, UTC), region and time (columns), year, measures (name, unit,
        provisional), titles (dimension to code to title), status (period to status), others (column to Title).
    """

    part: Part
    about: Mapping[str, Any]
    notes: tuple[str, ...] = field(default=())

    def frame(self) -> pd.DataFrame:
        """One figure a row: region, region_name, period, year, measure, unit, value, missing, provisional."""
        about, part = self.about, self.part
        count = len(about["measures"])
        names = [each["name"] for each in about["measures"]]
        units, unit_of = _distinct([each["unit"] for each in about["measures"]])

        def down(codes: NDArray[Any]) -> NDArray[Any]:
            return np.repeat(codes, count)

        def along(codes: NDArray[Any]) -> NDArray[Any]:
            return np.tile(codes, len(part))

        region = self._dimension(about["region"])
        columns: dict[str, Any] = {
            "region": _categorical(down(region.index), region.codes),
            "region_name": _categorical(down(region.title_index), region.titles),
        }
        periods = self._periods()
        columns["period"] = _categorical(down(periods.index), periods.codes)
        years = np.array([int(code[:4]) for code in periods.codes], dtype=np.int16)
        columns["year"] = down(years[periods.index])
        columns["measure"] = _categorical(along(np.arange(count, dtype=np.int16)), names)
        columns["unit"] = _categorical(along(unit_of), units)
        if part.texts is None:
            columns["value"] = part.values.ravel()
        else:
            columns["text"] = pd.array(part.texts.ravel(), dtype="str")
        columns["missing"] = _categorical(part.reasons.ravel().astype(np.int8), REASONS)
        columns["provisional"] = self._provisional(periods)
        for column, title in about["others"].items():
            other = self._dimension(column)
            columns[title] = _categorical(down(other.title_index), other.titles)
        return pd.DataFrame(columns, copy=False)

    def _dimension(self, name: str) -> _Codes:
        codes, index = np.unique(self.part.keys[name], return_inverse=True)
        known = self.about["titles"][name]
        titles, title_of = _distinct([known[code] for code in codes.tolist()])
        return _Codes(codes.tolist(), _small(index, len(codes)), titles, title_of[index])

    def _periods(self) -> _Codes:
        if self.about["time"]:
            return self._dimension(self.about["time"])
        code = f"{self.about['year']}JJ00"
        return _Codes([code], np.zeros(len(self.part), np.int8), [code], np.zeros(len(self.part), np.int8))

    def _provisional(self, periods: _Codes) -> pd.arrays.BooleanArray:
        by_period = np.array([self._state(code) for code in periods.codes], dtype=np.uint8)
        state = np.repeat(by_period[periods.index], len(self.about["measures"]))
        return pd.arrays.BooleanArray(state == _PROVISIONAL, state == _UNSAID)

    def _state(self, period: str) -> int:
        status = self.about["status"].get(period, "").casefold()
        if not status:
            whole = self.about["provisional"]
            return _UNSAID if whole is None else _PROVISIONAL if whole else _FINAL
        return _PROVISIONAL if "voorlopig" in status else _FINAL if status == "definitief" else _UNSAID


@dataclass(frozen=True)
class _Codes:
    """The categories of a dimension that occur: per row its position among the codes and among the titles."""

    codes: list[str]
    index: NDArray[Any]
    titles: list[str]
    title_index: NDArray[Any]


def _distinct(words: Sequence[str]) -> tuple[list[str], NDArray[Any]]:
    """The different words, and the position of each word among them."""
    places = {word: place for place, word in enumerate(dict.fromkeys(words))}
    return list(places), _small(np.array([places[word] for word in words], dtype=np.int64), len(places))


def _small(index: NDArray[Any], count: int) -> NDArray[Any]:
    return index.astype(np.min_scalar_type(-max(count, 1)), copy=False)


def _categorical(codes: NDArray[Any], names: Sequence[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype="str"), validate=False)
