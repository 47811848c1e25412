"""What comes in from outside, field by field: what can be used is kept, what cannot is named."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from bwlab.errors import InputError
from bwlab.formats import parse_number
from bwlab.names import quoted
from bwlab.policy.records.base import FIRST, LAST
from bwlab.policy.records.scenario import Assumed
from bwlab.policy.scenarios.people import NAMES

LONGEST = 200  # characters of a name, group, source or owner
_TEXTS = {"indicator": "cijfer", "name": "naam", "group": "groep", "edition": "editie", "margin_source": "bron van de marge"}
#: Field to its words, and the least and most it can be.
_NUMBERS: dict[str, tuple[str, float, float]] = {
    "size": ("grootte van de groep", 0, 1e9), "whole": ("aantal dat meetelt", 1, 1e9), "base": ("cijfer van toen", -1e9, 1e9), "margin": ("marge", 0, 1e9),
    "guess": ("schatting", -1e9, 1e9), "answers": ("aantal antwoorden", 10, 1_000_000),
}  # fmt: skip
_WHOLES: dict[str, tuple[str, int, int]] = {
    "years": ("aantal jaren", 1, 40), "rounds": ("aantal jaren met een nieuwe groep", 1, 40), "start": ("eerste jaar", FIRST, LAST), "base_year": ("jaar van het cijfer", FIRST, LAST),
}  # fmt: skip
_LEFT = {"key", "goal"}  # of another dossier: they point at nothing here


class Sieve:
    """Reads plain JSON into the fields of a scenario.

    Parameters
    ----------
    notes : list of str
        Dutch sentences are added for what was left out or changed.
    """

    def __init__(self, notes: list[str]) -> None:
        self.notes = notes

    def fields(self, body: dict[str, Any]) -> dict[str, Any]:
        """The fields that can be used."""
        found: dict[str, Any] = {}
        for name, words in _TEXTS.items():
            if name in body:
                found[name] = self._text(body[name], words)
        for name, (words, least, most) in _NUMBERS.items():
            value = self._number(body.get(name), words, least, most)
            if value is not None:
                found[name] = value
        for name, (words, low, high) in _WHOLES.items():
            value = self._number(body.get(name), words, low, high)
            if value is not None and value == int(value):
                found[name] = int(value)
            elif value is not None:
                self.notes.append(f"Bij {words} past alleen een heel getal; ik heb het weggelaten.")
        found["factors"] = self._factors(body.get("factors"))
        unknown = sorted(str(name) for name in body if name not in {*_TEXTS, *_NUMBERS, *_WHOLES, *_LEFT, "factors"})
        if unknown:
            self.notes.append(f"Dit ken ik niet en heb ik weggelaten: {', '.join(quoted(each) for each in unknown[:5])}{' en meer' if len(unknown) > 5 else ''}.")
        return found

    def _factors(self, raw: Any) -> dict[str, Assumed]:
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            self.notes.append("De aannames kon ik niet lezen. De rest heb ik overgenomen; zet de schuiven opnieuw.")
            return {}
        unknown = sorted(str(role) for role in raw if role not in NAMES)
        if unknown:
            self.notes.append(f"Deze aannames ken ik niet en heb ik weggelaten: {', '.join(quoted(each) for each in unknown[:5])}{' en meer' if len(unknown) > 5 else ''}.")
        return {role: made for role in NAMES if role in raw and (made := self._assumed(role, raw[role])) != Assumed()}

    def _assumed(self, role: str, raw: Any) -> Assumed:
        name = NAMES[role]
        if not isinstance(raw, dict):
            self.notes.append(f"De aanname over {name} kon ik niet lezen; ik heb haar weggelaten.")
            return Assumed()
        low, likely, high = (self._number(raw.get(end), f"{name} ({words})", -1e8, 1e8) for end, words in (("low", "laag"), ("likely", "waarschijnlijk"), ("high", "hoog")))
        if low is not None and high is not None and low > high:
            self.notes.append(f"Bij {name} stond laag boven hoog. Ik heb de twee omgedraaid; kijk na of dat klopt.")
            low, high = high, low
        if likely is not None and ((low is not None and likely < low) or (high is not None and likely > high)):
            self.notes.append(f"Bij {name} lag waarschijnlijk buiten laag en hoog. Dat kan niet samen: ik houd waarschijnlijk, en heb laag en hoog weggelaten.")
            low = high = None
        texts = {end: self._text(raw[end], f"{words} bij {name}") for end, words in (("source", "bron"), ("evidence", "bewijs"), ("owner", "eigenaar")) if end in raw}
        return Assumed(low=low, likely=likely, high=high, by=self._day(raw.get("by"), name), **texts)

    def _text(self, value: Any, words: str) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            self.notes.append(f"Bij {words} stond geen tekst; ik heb het weggelaten.")
            return ""
        if len(value) > LONGEST:
            self.notes.append(f"De tekst bij {words} was langer dan {LONGEST} tekens; ik heb het begin gehouden.")
        return value[:LONGEST]

    def _number(self, value: Any, words: str, least: float, most: float) -> float | None:
        if value is None:
            return None
        if isinstance(value, str):
            try:
                read = parse_number(value)
            except InputError:
                self.notes.append(f"Bij {words} stond {quoted(value)} in plaats van een getal; ik heb het weggelaten.")
                return None
            self.notes.append(f"Bij {words} stond een getal als tekst; ik las het als {quoted(value)}.")
            value = read
        if isinstance(value, bool) or not isinstance(value, int | float) or (isinstance(value, float) and not math.isfinite(value)):
            self.notes.append(f"Bij {words} stond iets dat geen getal is; ik heb het weggelaten.")
            return None
        if not least <= value <= most:
            self.notes.append(f"Het getal bij {words} kan niet; ik heb het weggelaten.")
            return None
        return float(value)

    def _day(self, value: Any, name: str) -> date | None:
        if value is None:
            return None
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = None
        if day is None or not FIRST <= day.year <= LAST:
            self.notes.append(f"De datum bij {name} kon ik niet lezen; ik heb haar weggelaten.")
            return None
        return day
