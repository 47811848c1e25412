"""The shape of a memo to audit, and what pointing at one of its rows is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from bwlab.formats import number
from bwlab.policy.records.desks import AuditFinding

BREAK, ZERO, YEARS, DENOMINATOR, BORDER, NOTHING = "breuk", "nul", "jaren", "noemer", "grens", "niets"
KINDS: Mapping[str, str] = {
    BREAK: "Een breuk in de reeks",
    ZERO: "Een lege plek als 0",
    YEARS: "Jaren door elkaar",
    DENOMINATOR: "Gedeeld door het verkeerde",
    BORDER: "Andere grenzen",
}
NONE_FOUND = "Ik vind hier niets"
FOUND, OTHER, FALSE, OPEN = "gevonden", "andere soort", "vals alarm", "nog niet af"
COLUMNS = ("Rij", "Onderdeel", "Wat", "Gemeente", "Jaar", "Cijfer", "Hoe berekend")


class Row(NamedTuple):
    """One row of a memo.

    Attributes
    ----------
    part, what, place, period, figure, note : str
        What is read: the block it stands in, and its cells.
    fault : str
        Which kind of fault was planted; "" for none.
    told : str
        Of a fault: what it is, what one would have said, and how large the difference is, reckoned.
    right : str
        Of a row without fault: why it is right.
    not_kind : mapping of str to str
        Kind of fault to why this row has not that one.
    """

    part: str
    what: str
    place: str
    period: str
    figure: str
    note: str
    not_kind: Mapping[str, str]
    fault: str = ""
    told: str = ""
    right: str = ""


class Memo(NamedTuple):
    """A memo: its name (under which findings are kept), what is said above it, and its rows."""

    name: str
    lead: str
    rows: tuple[Row, ...]

    @property
    def faults(self) -> tuple[int, ...]:
        """The numbers of the rows with a fault; 1 is the first row."""
        return tuple(place for place, row in enumerate(self.rows, 1) if row.fault)

    @property
    def table(self) -> pd.DataFrame:
        """What the participant reads."""
        bound = "\N{NO-BREAK SPACE}"  # years stay on one line, so that the table is not taller than it need be
        return pd.DataFrame([(number(place), *row[:3], row.period.replace(" ", bound), *row[4:6]) for place, row in enumerate(self.rows, 1)], columns=list(COLUMNS))

    def named(self, place: int) -> str:
        """A row in a list to choose from."""
        row = self.rows[place - 1]
        return f"{number(place)}. {row.what}, {row.place}, {row.period}"


class Judged(NamedTuple):
    """What pointing at a row is worth: ``FOUND``, ``OTHER``, ``FALSE`` or ``OPEN``, the row it is about (0 for none), and why."""

    state: str
    place: int
    sentence: str


def begun(findings: Iterable[AuditFinding]) -> list[AuditFinding]:
    """Those in which anything was filled in."""
    return [each for each in findings if each.row or each.kind or each.why.strip()]


def judged(memo: Memo, finding: AuditFinding) -> Judged:
    """What one finding is worth, with the reason; for every row and every kind there is one."""
    place = int(finding.row) if finding.row.isdecimal() and len(finding.row) < 4 and 1 <= int(finding.row) <= len(memo.rows) else 0
    if finding.kind == NOTHING:
        return _nothing(memo)
    if not place:
        return Judged(OPEN, 0, "Kies nog een rij." if finding.kind in KINDS else "Kies nog een rij en een soort fout.")
    row = memo.rows[place - 1]
    if finding.kind not in KINDS:
        return Judged(OPEN, place, "Kies nog wat er volgens jou mis is. Alleen een rij aanwijzen is nog geen vondst.")
    if finding.kind == row.fault:
        return Judged(FOUND, place, row.told)
    why = row.not_kind[finding.kind]
    if row.fault:
        return Judged(OTHER, place, f"In deze rij zit een fout, maar een andere. {why} Wat is er dan wel mis?")
    return Judged(FALSE, place, row.right if row.right.startswith(why) else f"{why} {row.right}")


def _nothing(memo: Memo) -> Judged:
    if not memo.faults:
        return Judged(FOUND, 0, "Dat klopt: in deze nota zit geen fout. Niets vinden is ook een uitkomst. Schrijf erbij waar je naar keek, dan kan een ander het nalopen.")
    return Judged(FALSE, 0, "Er zit wel iets in. Loop de vijf soorten een voor een langs, en houd bij elke rij jaar, deler en gemeente tegen het licht.")


class Tally(NamedTuple):
    """How far an audit is: which rows with a fault were found, which were not, and how many false alarms there were."""

    found: tuple[int, ...]
    missed: tuple[int, ...]
    false: int
    other: int
    clean: bool  # it was said that there is nothing, and there is nothing


def tally(memo: Memo, findings: Iterable[AuditFinding]) -> Tally:
    """What the findings about a memo come to; a row that was found twice counts once."""
    said = [judged(memo, each) for each in findings]
    found = {each.place for each in said if each.state == FOUND and each.place}
    return Tally(
        tuple(sorted(found)),
        tuple(place for place in memo.faults if place not in found),
        sum(each.state == FALSE for each in said),
        sum(each.state == OTHER for each in said),
        any(each.state == FOUND and not each.place for each in said),
    )
