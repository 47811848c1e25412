"""$select and $filter as the loopback server for CBS understands them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Row = dict[str, Any]


def selected(rows: list[Row], query: Mapping[str, str]) -> list[Row]:
    """Only the columns of $select."""
    names = query["$select"].split(",") if query.get("$select") else None
    return [{name: row[name] for name in names} for row in rows] if names else rows


def filtered(rows: list[Row], text: str | None) -> list[Row]:
    """Only the rows of $filter."""
    if not text:
        return rows
    test = Filter(text).test
    return [row for row in rows if test(row)]


def matching(keys: Mapping[str, list[str]], count: int, text: str | None) -> list[int]:
    """The places of the rows of $filter, for a table kept by column."""
    if not text:
        return list(range(count))
    test = Filter(text).test
    names = list(keys)
    rows = zip(*keys.values(), strict=True)
    return [place for place, row in enumerate(rows) if test(dict(zip(names, row, strict=True)))]


class Filter:
    """The part of OData's filter language that is used: eq ne ge gt le lt, and or not, startswith, substringof."""

    _TOKEN = re.compile(r"\s*('(?:[^']|'')*'|[(),]|\w+)")
    _COMPARE: Mapping[str, Callable[[str, str], bool]] = {
        "eq": lambda a, b: a == b,  # padding counts
        "ne": lambda a, b: a != b,
        "ge": lambda a, b: a >= b,
        "gt": lambda a, b: a > b,
        "le": lambda a, b: a <= b,
        "lt": lambda a, b: a < b,
    }

    def __init__(self, text: str) -> None:
        self._tokens = self._TOKEN.findall(text)
        self.test = self._either()
        assert not self._tokens, f"cannot read the rest of the filter: {self._tokens}"

    def _next(self, *wanted: str) -> str:
        token = self._tokens.pop(0)
        assert not wanted or token in wanted, f"{wanted} expected, {token} found"
        return token

    def _either(self) -> Callable[[Row], bool]:
        tests = [self._both()]
        while self._tokens and self._tokens[0] == "or":
            self._next()
            tests.append(self._both())
        return tests[0] if len(tests) == 1 else lambda row: any(each(row) for each in tests)

    def _both(self) -> Callable[[Row], bool]:
        tests = [self._one()]
        while self._tokens and self._tokens[0] == "and":
            self._next()
            tests.append(self._one())
        return tests[0] if len(tests) == 1 else lambda row: all(each(row) for each in tests)

    def _one(self) -> Callable[[Row], bool]:
        token = self._next()
        if token == "not":
            inner = self._one()
            return lambda row: not inner(row)
        if token == "(":
            inner = self._either()
            self._next(")")
            return inner
        if token in ("startswith", "substringof"):
            self._next("(")
            first = self._next()
            self._next(",")
            second = self._next()
            self._next(")")
            if token == "startswith":
                start = _text(second)
                return lambda row: str(row[first]).startswith(start)
            inside = _text(first)
            return lambda row: inside in str(row[second])
        compare, text = self._COMPARE[self._next()], _text(self._next())
        return lambda row: compare(str(row[token]), text)


def _text(token: str) -> str:
    return token[1:-1].replace("''", "'") if token.startswith("'") else token
