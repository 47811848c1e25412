"""Words that charts share: origins, blanks, source lines, alt texts that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST_ALT = 250

#: How a figure came about, where that is not simply "as published".
ORIGINS = {"computed": "berekend", "recovered": "teruggerekend", "own": "eigen cijfer"}

_BLANKS = {
    "not_recovered": "niet terug te rekenen uit de bron",
    "borders": "de grenzen zijn te nieuw",
    "survey_large_only": "alleen cijfers van grote gemeenten",
    "source_missing": "niet in onze bron",
    "not_published": "waarom niet, weten we niet",
}

_EXPLAINED = {
    "recovered": "Teruggerekend: door ons afgeleid uit gepubliceerde gemiddelden.",
    "computed": "Berekend: uit gepubliceerde aantallen.",
    "own": "Eigen cijfer: door jou ingevoerd.",
}


def label_of_blank(reason: str) -> str:
    """Why a figure is missing, in a few words."""
    return _BLANKS.get(reason, "reden onbekend")


def sources(names: Iterable[str], origins: Iterable[str], provisional: Iterable[bool] = ()) -> str:
    """The source line: who published these figures, and what their marks of origin mean.

    Parameters
    ----------
    names : iterable of str
        ``Indicator.source`` of what is shown.
    origins : iterable of str
        ``origin`` of the figures shown.
    provisional : iterable of bool
        Whether each of them may still change.
    """
    notes = [_EXPLAINED[origin] for origin in dict.fromkeys(origins) if origin in _EXPLAINED]
    if any(provisional):
        notes.append("Voorlopig: dit cijfer kan nog veranderen.")
    return " ".join([f"Bron: {'; '.join(dict.fromkeys(names))}; bewerking bwlab.", *notes])


def inside(name: str) -> str:
    """A name as it stands within a sentence: "Eén cijfer" becomes "één cijfer"."""
    return "één" + name[3:] if name.startswith("Eén") else name[:1].lower() + name[1:]


def bound(text: str) -> str:
    """A text in which a number and its sign never part at the end of a line."""
    return re.sub(r"€ (?=\d)", "€\N{NO-BREAK SPACE}", re.sub(r"(?<=\d) (?=[%€])", "\N{NO-BREAK SPACE}", text))


def fit(lead: str, parts: Sequence[str]) -> str:
    """An alt text of at most 250 characters: as many parts as fit, then how many more there are."""
    text = lead + "; ".join(parts).rstrip(".") + "."
    kept = len(parts)
    while len(text) > LONGEST_ALT and kept > 1:
        kept -= 1
        text = f"{lead}{'; '.join(parts[:kept])}; en nog {len(parts) - kept}, zie de tabel."
    return text[:LONGEST_ALT]
