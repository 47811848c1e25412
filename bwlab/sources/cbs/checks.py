"""What must hold before figures of StatLine are handed out, and the sentence when it does not."""

from __future__ import annotations

from collections.abc import Container, Mapping

import numpy as np

from bwlab.errors import CbsError
from bwlab.sources.cbs.block import Part

NOTHING_READ = "Er is niets gelezen. Probeer het later nog eens; je laatste cijfers staan er nog."
MAKERS = "Er is niets gelezen. Meld het bij de makers van bwlab."


def check(part: Part, known: Mapping[str, Container[str]], table: str) -> None:
    """Every key is in its dimension, and no row is there twice.

    Raises
    ------
    CbsError
    """
    numbered = np.zeros(len(part), np.int64)
    for name, codes in part.keys.items():
        different, places = np.unique(codes, return_inverse=True)
        strange = next((code for code in different.tolist() if code not in known[name]), None)
        if strange is not None:
            raise CbsError(
                f"Tabel {table} heeft rijen voor '{strange}', maar die code staat niet in de lijst {name}.",
                "De tabel en haar lijst passen niet bij elkaar.",
                NOTHING_READ,
                table,
                name,
            )
        numbered = numbered * len(different) + places
    order = np.argsort(numbered, kind="stable")
    twice = order[1:][np.diff(numbered[order]) == 0]
    if twice.size:
        raise repeated(part, int(twice[0]), table)


def repeated(part: Part, row: int, table: str) -> CbsError:
    """A row that came more than once."""
    key = " · ".join(str(codes[row]) for codes in part.keys.values())
    return CbsError(
        f"Tabel {table} geeft rij {key} meer dan een keer.",
        "We weten niet welke van de twee klopt.",
        NOTHING_READ,
        table,
        key,
    )


def column_gone(title: str, table: str, named: str) -> CbsError:
    """A column that the description names and the rows lack."""
    return CbsError(
        f"In tabel {table} ontbreekt de kolom '{title}' ({named}).",
        "De beschrijving noemt haar wel, de cijfers niet.",
        NOTHING_READ,
        table,
        named,
    )


def no_numbers(error: Exception, table: str, named: str) -> CbsError:
    """Cells that cannot be what the description says."""
    return CbsError(
        f"In tabel {table} staat iets anders dan getallen ({named}).",
        f"De computer meldt: {error}.",
        MAKERS,
        table,
        named,
    )


def no_rows(table: str, named: str) -> CbsError:
    """An empty answer."""
    return CbsError(
        f"Tabel {table} heeft geen rijen voor deze vraag ({named}).",
        "CBS gaf een leeg antwoord.",
        "Kies andere regio's of perioden. Je laatste cijfers staan er nog.",
        table,
        named,
    )
