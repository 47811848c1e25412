"""Files as people have them, made by the tests as bytes."""

from __future__ import annotations

import io

import openpyxl
import pytest

from bwlab.sources.files import look, take


@pytest.fixture
def excel():
    """``excel(fill)`` gives the bytes of a workbook that ``fill(workbook)`` filled."""

    def make(fill):
        book, content = openpyxl.Workbook(), io.BytesIO()
        fill(book)
        book.save(content)
        return content.getvalue()

    return make


@pytest.fixture
def taken():
    """``taken(text, **choices)``: what is taken of a CSV text or of bytes."""

    def read(source, choices=None, name="cijfers.csv"):
        content = source.encode("utf-8") if isinstance(source, str) else source
        return take(look(content, name), {"indicator": "Bomen", **(choices or {})})

    return read


@pytest.fixture
def asked():
    """``asked(text)``: the questions a file leaves open, by key."""

    def read(source, choices=None, name="cijfers.csv"):
        content = source.encode("utf-8") if isinstance(source, str) else source
        return {each.key: each for each in look(content, name, choices).questions if each.open}

    return read
