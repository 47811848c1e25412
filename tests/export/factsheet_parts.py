"""What the tests of the factsheet share: municipalities, a dossier, hostile text, and looking into a PDF."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pypdfium2

from bwlab.dossier import Dossier
from bwlab.policy import Challenge, Floor, Goal, Target

DAY = dt.date(2026, 11, 22)
#: A large town, blanks of every kind, islands, a name with an apostrophe, a capital with a border that changed.
PLACES = ("Tilburg", "Rozendaal", "Vlieland", "Losser", "Amsterdam", "'s-Hertogenbosch", "Voorne aan Zee", "Den Haag")
HOSTILE = (
    "\"aanhaling\" 'enkel' <script>alert(1)</script> &amp; =cmd|' /C calc'!A0 #read(\"/etc/passwd\") $x^2$ *vet* _schuin_ "
    "@ref <label> `code` #let x = 1 // weg /* weg */ [haken] {accolades} \\ruit ~ -- --- 50% € 1.000 🎉 ünïcödé"
)
LONG = "woord " * 1600 + "einde van tienduizend tekens"
UNBROKEN = "x" * 3000


def dossier(region, text: str = "Meer mensen kennen hun buren", indicator: str = "problematische_schulden") -> Dossier:
    """A dossier with three opgaven: one with a full goal, one with a bare goal, one without."""
    made = Dossier(region=region.code, label=region.label)
    made.challenges = [
        Challenge(title=text, indicators=[indicator], why=text, rank=1),
        Challenge(title="Minder stikstof", indicators=["broeikasgas_per_inwoner"], rank=3),
        Challenge(title="Zonder cijfer", rank=2),
    ]
    made.goals = [
        Goal(
            challenge=indicator, indicator=indicator, text=text, owner=text, due=dt.date(2030, 6, 1), source=text,
            floor=Floor(value=10, norm="raad", source=text), target=Target(value=7.5, norm="mediaan", source="", year=2030),
        ),
        Goal(challenge="broeikasgas_per_inwoner", indicator="broeikasgas_per_inwoner", text="Minder uitstoot"),
    ]  # fmt: skip
    return made


def words(data: bytes) -> str:
    """The text of a PDF in the order in which it is read, on one line."""
    document = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\N{ZERO WIDTH SPACE}", "").replace("\x02", "-").replace("￾", "-").split())


def squeezed(text: str) -> str:
    """A text without white space: where lines end differs."""
    return "".join(text.split())


def tags(data: bytes) -> list[tuple[str, str]]:
    """Every structure element of a PDF, depth first: its type and its alt text."""
    with pikepdf.open(io.BytesIO(data)) as document:
        found: list[tuple[str, str]] = []
        _walk(document.Root.StructTreeRoot, found)
    return found


def _walk(node, found) -> None:
    if not isinstance(node, pikepdf.Dictionary):
        return
    if "/S" in node:
        found.append((str(node.S).lstrip("/"), str(node.get("/Alt", ""))))
    kids = node.get("/K")
    for each in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(each, pikepdf.Dictionary) and ("/S" in each or "/K" in each):
            _walk(each, found)
