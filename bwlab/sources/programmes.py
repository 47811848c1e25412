"""Programmes of a municipality's own budget, from the Excel or CSV file somebody has.

The headings are recognised by the names that budgets use; what is doubtful is said before anything is taken, and
no amount is changed without saying so. An amount below zero stays below zero: what it means, this file cannot know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bwlab.errors import AmbiguousNumberError, InputError
from bwlab.formats import listing, number, parse_number
from bwlab.names import key, quoted
from bwlab.sources.files.book import Book
from bwlab.sources.files.opening import read_bytes, unreadable
from bwlab.sources.files.table import column_name, seen

#: The headings by which a column is recognised; the first that fits counts.
HEADS = {
    "name": ("programma", "product", "activiteit", "omschrijving", "beleidsveld", "beleidsproduct", "opgave", "post", "naam", "onderwerp"),
    "field": ("taakveld", "hoofdtaakveld", "hoofdtaak", "hoofdfunctie", "iv3", "domein"),
    "theme": ("thema", "themas", "bredewelvaart", "bredewelvaartsthema"),
    "amount": ("lasten", "uitgaven", "kosten", "bedrag", "begroting", "begroot", "budget", "raming", "euro", "eur"),
    "year": ("jaar", "begrotingsjaar", "boekjaar", "dienstjaar"),
}
ASIDE = ("baten", "inkomsten", "opbrengsten", "saldo", "resultaat", "mutatie", "verschil")
WORDS = {"name": "naam van het programma", "field": "hoofdtaak", "theme": "thema", "amount": "bedrag", "year": "jaar"}
_TOP = 40  # the headings stand within so many rows
_TOTAL = re.compile(r"^(sub)?totaal|^totale? |^eindtotaal|^saldo", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_THOUSAND = re.compile(r"x\s*€?\s*1[.\s]?000|€\s*1[.\s]?000|duizend|1000\s*euro|\bk€|€k\b|\bkeur\b", re.IGNORECASE)
_MILLION = re.compile(r"miljoen|\bmln\b|x\s*€?\s*1[.\s]?000[.\s]?000", re.IGNORECASE)
MOST = 5_000  # lines a budget can have here


class Line(NamedTuple):
    """One line: words as they stand in the file, the amount in euros (None where there is none)."""

    name: str
    field: str
    theme: str
    euros: float | None
    year: int | None


class Found(NamedTuple):
    """What was read.

    Attributes
    ----------
    name : str
        Of the file.
    lines : list of Line
    columns : list of (str, str)
        What was recognised: what it is, and the heading.
    amounts : list of (str, str)
        The columns that can be the amount, as (number, heading); the first was used unless another was asked for.
    used : str
        The number of the one that was used; "" where no column has amounts.
    doubts, notes : list of str
        What to look at before taking over, and what was done or left out.
    """

    name: str
    lines: list[Line]
    columns: list[tuple[str, str]]
    amounts: list[tuple[str, str]]
    used: str
    doubts: list[str]
    notes: list[str]


def read_programmes(content: bytes, name: str, amount: str = "") -> Found:
    """Read programmes from the content of a file.

    Parameters
    ----------
    content : bytes
    name : str
        Of the file.
    amount : str
        The number of the column with the amounts, from ``Found.amounts``.

    Raises
    ------
    FileUnreadableError
        It is no table, there is no column with names, or there are more than `MOST` lines.
    """
    name, content = read_bytes(content, name)
    read = Book(name, content, lambda cell: bool(_role(seen(cell)))).read({})
    rows = read.table.rows
    at = _headings(rows)
    if at is None:
        raise unreadable(
            name, "Ik vind geen kop zoals 'programma', 'product' of 'omschrijving'.", "Zet boven elke kolom wat erin staat, bijvoorbeeld: programma, taakveld, lasten, jaar, thema."
        )
    heads = [seen(cell) or column_name(place) for place, cell in enumerate(rows[at])]
    body = [(place, row) for place, row in enumerate(rows[at + 1 :], at + 1) if any(seen(cell) for cell in row)]
    if len(body) > MOST:
        raise unreadable(name, f"Het heeft {number(len(body))} regels, en meer dan {number(MOST)} programma's lees ik niet.", "Kies een overzicht per programma of per product.")
    roles = _roles(heads)
    doubts: list[str] = [each.text for each in read.questions if each.open]
    notes = list(read.notes)
    candidates = _amounts(heads, body, roles)
    amounts = [(str(place), heads[place]) for place in candidates]
    used = amount if amount in dict(amounts) else amounts[0][0] if amounts else ""
    if not used:
        doubts.append("Ik vind geen kolom met bedragen. De programma's neem ik over zonder bedrag; leeg is geen nul.")
    elif len(amounts) > 1:
        doubts.append(f"Er zijn {number(len(amounts))} kolommen met bedragen: {listing([quoted(head) for _, head in amounts])}. Ik gebruik {quoted(heads[int(used)])}; kies hieronder een andere als dat niet klopt.")
    aside = [heads[place] for place in range(len(heads)) if _aside(heads[place]) and str(place) != used]
    if aside:
        notes.append(f"Niet overgenomen: {listing([quoted(each) for each in aside])}. Baten en saldo's zijn iets anders dan uitgaven.")
    titles = " ".join(seen(cell) for row in rows[:at] for cell in row)
    scale, words = _scale(heads[int(used)] if used else "", titles)
    if words:
        notes.append(words)
    whole = _year_of(heads[int(used)] if used else "") or _year_of(titles) or _year_of(name)
    lines = _lines(body, roles, int(used) if used else None, scale, whole, doubts, notes)
    if not lines:
        raise unreadable(name, "Er staan alleen koppen in, of elke regel is een totaal.", "Kijk of je het goede blad en het goede bestand hebt gekozen.")
    columns = [(WORDS[role], heads[place]) for role, place in roles.items() if role != "amount"]
    if used:
        columns.append((WORDS["amount"], heads[int(used)]))
    if "year" not in roles:
        if whole:
            doubts.append(f"Ik zie geen kolom met jaren. Uit de koppen of de naam haal ik {whole}.")
        else:
            doubts.append("Ik weet niet over welk jaar de bedragen gaan. Kies het jaar hieronder.")
    for role in ("field", "theme"):
        if role not in roles:
            notes.append(f"Er is geen kolom met een {WORDS[role]}. Dat vul je later zelf in.")
    return Found(name, lines, columns, amounts, used, doubts, notes)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ0-9]+", text.casefold())


def _role(head: str) -> str:
    """What a heading names, by its words; "" where it is none of ours."""
    words, bare = _words(head), key(head)
    if not words or len(head) > 60:
        return ""
    for role in ("theme", "field", "year", "amount", "name"):
        if any(bare == each or each in words or each + "s" in words or each + "en" in words for each in HEADS[role]):
            return role
    return next((role for role in ("field", "theme", "name") if any(bare.startswith(each) or bare.endswith(each) for each in HEADS[role])), "")


def _aside(head: str) -> bool:
    words = _words(head)
    return any(each in words for each in ASIDE)


def _headings(rows: Sequence[Sequence[Any]]) -> int | None:
    """The row with most headings we know, a name among them; the first of equals."""
    best, place = 0, None
    for at, row in enumerate(rows[:_TOP]):
        roles = [_role(seen(cell)) for cell in row]
        known = len(set(roles) - {""})
        names = sum(role in ("name", "field") for role in roles)
        filled = sum(bool(seen(cell)) for cell in row)
        if names and filled > 1 and known > best:
            best, place = known, at
    return place


def _roles(heads: Sequence[str]) -> dict[str, int]:
    """Name, field, theme and year: which column each is. Of several names the most specific word counts."""
    found: dict[str, int] = {}
    named = [(_role(head), place) for place, head in enumerate(heads)]
    for role in ("field", "theme", "year"):
        place = next((place for each, place in named if each == role), None)
        if place is not None:
            found[role] = place
    names = [place for each, place in named if each == "name"]
    order = ("activiteit", "product", "omschrijving", "naam", "programma")
    if names:
        found["name"] = min(names, key=lambda place: (next((at for at, word in enumerate(order) if word in key(heads[place])), len(order)), place))
    elif "field" in found:
        found["name"] = found["field"]
    return found


def _amounts(heads: Sequence[str], body: Sequence[tuple[int, Sequence[Any]]], roles: dict[str, int]) -> list[int]:
    """The columns that can be the amount: expenditure first, then by heading, then a bare year."""
    found = []
    for place, head in enumerate(heads):
        if place in roles.values() or _aside(head):
            continue
        cells = [row[place] for _, row in body if seen(row[place])]
        figures = sum(_euros(cell)[0] is not None for cell in cells)
        if not cells or figures < len(cells) / 2:
            continue
        role, words = _role(head), _words(head)
        if role == "amount" or _year_of(head):
            found.append((0 if "lasten" in words or "uitgaven" in words else 1 if role == "amount" else 2, place))
    return [place for _, place in sorted(found)]


def _scale(head: str, titles: str) -> tuple[float, str]:
    for text in (head, titles):
        if _MILLION.search(text):
            return 1e6, "Er staat dat de bedragen in miljoenen zijn; ik reken ze om naar euro's."
        if _THOUSAND.search(text):
            return 1e3, "Er staat dat de bedragen in duizenden zijn (x € 1.000); ik reken ze om naar euro's."
    return 1.0, ""


def _year_of(text: str) -> int | None:
    found = _YEAR.findall(text)
    return int(found[0]) if len(set(found)) == 1 else None


def _euros(cell: Any) -> tuple[float | None, bool]:
    """An amount, and whether it stood there as "1.250", which could also be one and a quarter."""
    if isinstance(cell, bool):
        return None, False
    if isinstance(cell, int | float):
        return (float(cell), False) if cell == cell and abs(cell) < 1e12 else (None, False)
    text = seen(cell).replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-").strip()
    below = (text.startswith("(") and text.endswith(")")) or text.endswith("-")
    bare = re.sub(r"(,-|,--|-)$", "", text.strip("() ")).strip()
    bare = re.sub(r"^-\s*€", "-", re.sub(r"€\s*-", "-", bare)).strip()
    try:
        value, unsure = parse_number(bare), False
    except AmbiguousNumberError as error:
        value, unsure = error.readings[0], True
    except InputError:
        return None, False
    if abs(value) >= 1e12:
        return None, False
    below = below and not re.search(r",-+$", text)
    return (-abs(value) if below else value), unsure


def _lines(body: Iterable[tuple[int, Sequence[Any]]], roles: dict[str, int], amount: int | None, scale: float, whole: int | None, doubts: list[str], notes: list[str]) -> list[Line]:
    lines, totals, unsure, unread, nameless, below = [], [], 0, [], 0, 0
    for at, row in body:
        text = {role: seen(row[place]) for role, place in roles.items()}
        if any(_TOTAL.match(seen(cell)) for cell in row[: max(roles.values()) + 1]):
            totals.append(at + 1)
            continue
        euros = None
        if amount is not None and seen(row[amount]):
            euros, doubtful = _euros(row[amount])
            unsure += doubtful
            if euros is None:
                unread.append((at + 1, seen(row[amount])))
            else:
                euros = round(euros * scale, 2)
                below += euros < 0
        if not text["name"]:
            if euros is None:
                continue
            nameless += 1
        found = re.fullmatch(r"(20\d\d)(?:[.,]0+)?", text.get("year", ""))
        lines.append(Line(text["name"], text.get("field", ""), text.get("theme", ""), euros, int(found[1]) if found else _year_of(text.get("year", "")) or whole))
    if totals:
        notes.append(f"{number(len(totals))} {'regel met een totaal telt' if len(totals) == 1 else 'regels met een totaal tellen'} niet als programma (regel {listing([number(each) for each in totals[:5]])}).")
    if unsure:
        doubts.append(f"Bij {number(unsure)} {'bedrag' if unsure == 1 else 'bedragen'} staat een punt met drie cijfers erachter (zoals 1.250). Ik lees dat als duizendtal.")
    if unread:
        some = listing([f"regel {number(at)}: {quoted(words)}" for at, words in unread[:3]])
        doubts.append(f"{number(len(unread))} {'bedrag' if len(unread) == 1 else 'bedragen'} kan ik niet lezen ({some}). Die {'regel blijft' if len(unread) == 1 else 'regels blijven'}, zonder bedrag.")
    if below:
        doubts.append(f"{number(below)} {'bedrag is' if below == 1 else 'bedragen zijn'} onder nul. Dat kan een inkomst of een verlaging zijn. Ik neem het over zoals het er staat en tel het niet bij de uitgaven.")
    if nameless:
        doubts.append(f"{number(nameless)} {'regel heeft' if nameless == 1 else 'regels hebben'} een bedrag en geen naam. Ze gaan mee zonder naam.")
    return lines
