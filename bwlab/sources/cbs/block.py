"""The figures of one question to StatLine: rows by measures while they are read and kept, tidy when handed out."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bwlab.sources.cbs.cells import REASONS

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

    def append(self, other: Part) -> None:
        """Put more rows under these. The arrays grow where they lie: two copies of a whole table never exist."""
        before, after = len(self), len(self) + len(other)
        for mine, theirs in ((self.values, other.values), (self.reasons, other.reasons)):
            mine.resize((after, mine.shape[1]), refcheck=False)
            mine[before:] = theirs
        self.keys = {name: np.concatenate([codes, other.keys[name]]) for name, codes in self.keys.items()}
        if self.texts is not None:
            self.texts = np.concatenate([self.texts, other.texts])

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
        columns["measure"] = _categorical(along(_small(np.arange(count), count)), names)
        columns["unit"] = _categorical(along(unit_of), units)
        if part.texts is None:
            columns["value"] = part.values.ravel()
        else:
            columns["text"] = pd.array(part.texts.ravel(), dtype="str")
        columns["missing"] = _categorical(part.reasons.ravel().view(np.int8), REASONS)
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
