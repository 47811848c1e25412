"""How much of the expected effects is filled in, and what is odd in it: sentences, never a score."""

from __future__ import annotations

from typing import NamedTuple

from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.deciding.cells import BETTER, BLANK, SAME, UNKNOWN, WORSE, Cell, Grid, measure, numbers
from bwlab.policy.records.deciding import LEDGERS, Expected

#: Words that make an expectation sound like a promise.
PROMISES = ("zeker", "garandeert", "garanderen", "gegarandeerd", "altijd", "zal zorgen", "gaat zorgen", "leidt tot", "bewezen", "100 procent")


class Counted(NamedTuple):
    """How the cells of a grid are filled in.

    Attributes
    ----------
    cells : int
        All of them.
    told : int
        Those that say which way it goes.
    unknown : int
        "Weten we niet": an answer, and no direction.
    blank : int
    unsourced : int
        Of those filled in: without a source.
    """

    cells: int
    told: int
    unknown: int
    blank: int
    unsourced: int


def counted(cells: list[Cell]) -> Counted:
    """Count cells by what stands in them."""
    blank, unknown = (sum(each.state == state for each in cells) for state in (BLANK, UNKNOWN))
    return Counted(len(cells), len(cells) - blank - unknown, unknown, blank, sum(each.state != BLANK and not each.sourced for each in cells))


def finding(grid: Grid) -> str:
    """The title of the picture: how many cells say something."""
    found = counted(list(grid.cells.values()))
    if found.blank == found.cells:
        return f"Van de {number(found.cells)} vakken is er nog geen ingevuld"
    return f"{number(found.told)} van de {number(found.cells)} vakken {_say(found.told)} welke kant het op gaat; {number(found.blank)} {'is' if found.blank == 1 else 'zijn'} leeg"


def told(grid: Grid) -> list[str]:
    """For each alternative how much is filled in, and which ledger nobody looked at."""
    said = []
    for way in grid.alternatives:
        found = counted(grid.of(way))
        if found.blank == found.cells:
            said.append(f"{way.begins}: nog niets ingevuld. Dat is niet hetzelfde als geen verandering.")
            continue
        said.append(
            f"{way.begins}: {number(found.told)} van de {number(found.cells)} vakken {_say(found.told)} welke kant het op gaat, bij {number(found.unknown)} weten we het niet, {number(found.blank)} "
            f"{'is' if found.blank == 1 else 'zijn'} leeg. Zonder bron: {number(found.unsourced)} van de {number(found.told + found.unknown)} die zijn ingevuld."
        )
    empty = [name.lower() for ledger, name in LEDGERS.items() if all(each.state == BLANK for each in grid.cells.values() if each.ledger == ledger)]
    if empty and len(empty) < len(LEDGERS):
        said.append(f"Bij geen enkele optie is iets ingevuld voor {listing(empty)}. Voor elders is er geen regionaal cijfer: daar gaat het in woorden.")
    return said


def doubtful(grid: Grid, monitor: Monitor) -> list[str]:
    """What in the filled-in effects contradicts itself or sounds like a promise, a sentence each."""
    return [sentence for cell in grid.cells.values() for record in cell.records for sentence in _one(cell, record, monitor)] + [
        f"{_where(cell)}: {len(cell.records)} keer ingevuld voor dezelfde groep, met een andere kant. Kies er een, of noem twee groepen."
        for cell in grid.cells.values()
        if _twice(cell)
    ]


def _say(count: int) -> str:
    return "zegt" if count == 1 else "zeggen"


def _one(cell: Cell, record: Expected, monitor: Monitor) -> list[str]:
    where, said = _where(cell), []
    known, unit = measure(record, monitor)
    ends, found = [each for each in (record.low, record.high) if each is not None], numbers(record)
    if found and not record.sentiment:
        said.append(f"{where}: er staat een getal, maar niet welke kant het op gaat. Zolang dat leeg is, telt het vak als leeg.")
    if record.sentiment in (SAME, UNKNOWN) and any(found):
        what = "geen verandering" if record.sentiment == SAME else "'weten we niet'"
        said.append(f"{where}: je koos {what}, en er staat een getal dat geen nul is. Welke van de twee bedoel je?")
    if record.likely is not None and len(ends) == 2 and not min(ends) <= record.likely <= max(ends):
        said.append(f"{where}: de waarschijnlijke waarde ligt buiten laag en hoog. Kijk of de min goed staat.")
    if record.likely is not None and len(ends) < 2:
        said.append(f"{where}: één getal zonder laag en hoog. Hoe ver kan het ernaast zitten?")
    if known is not None and known.direction and record.sentiment in (BETTER, WORSE) and record.likely and not record.unit.strip():
        way = BETTER if record.likely * known.direction > 0 else WORSE
        if way != record.sentiment:
            said.append(f"{where}: je koos {record.sentiment}, en bij {quoted(known.name)} is {'meer' if record.likely > 0 else 'minder'} juist {way}. Kijk of de min goed staat.")
    if found and not unit:
        said.append(f"{where}: een getal zonder eenheid. Kies een cijfer of vul een eenheid in.")
    promise = next((word for word in PROMISES if f" {word} " in f" {record.text.lower()} "), "")
    if promise:
        said.append(f"{where}: {quoted(promise)} klinkt als een belofte. Het is wat je verwacht. Hoe zou je het zeggen als het kan tegenvallen?")
    return said


def _where(cell: Cell) -> str:
    return f"{cell.alternative.name}, {cell.theme}, {LEDGERS[cell.ledger].lower()}"


def _twice(cell: Cell) -> bool:
    groups = [(" ".join(each.group.lower().split()), each.sentiment) for each in cell.records if each.sentiment]
    return any(one[0] == other[0] and one[1] != other[1] for place, one in enumerate(groups) for other in groups[place + 1 :])
