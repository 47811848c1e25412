"""A scenario from one laptop to another: a file with all of it, or a short code with its numbers.

What comes in is checked field by field. What cannot be used is named and left out, the rest is kept, and the
file itself is never changed.
"""

from __future__ import annotations

import json
import zlib
from typing import Any, NamedTuple

from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.records.scenario import Scenario
from bwlab.policy.scenarios.figure import cannot, figure_of
from bwlab.policy.scenarios.sieve import Sieve
from bwlab.regions import Region

KIND, VERSION = "scenario", 1
MOST = 200_000  # bytes; a scenario is a few thousand
WORDS = 60  # characters of a name or group in a code
_SHORT = {
    "v": "version", "g": "region", "e": "edition", "i": "indicator", "n": "name", "d": "group", "s": "size", "w": "whole", "b": "base", "j": "base_year", "y": "years",
    "o": "rounds", "t": "start", "a": "answers", "m": "margin", "q": "guess",
}  # fmt: skip
_ROLES = {"r": "reach", "u": "uptake", "e": "effect", "p": "persistence", "d": "delay"}
_AGAIN = "Vraag het bestand of de code opnieuw."


class Taken(NamedTuple):
    """A scenario of someone else, and what was different about it."""

    scenario: Scenario
    notes: list[str]


def file_name(scenario: Scenario, safe: Any = str) -> str:
    """What its file is called: "scenario Bellen in drie wijken.json"."""
    return f"scenario {safe(scenario.name.strip()[:80] or 'zonder naam')}.json"


def to_file(scenario: Scenario, region: Region) -> bytes:
    """A scenario with its municipality, edition and a check that shows changes by hand."""
    body = {"bwlab": KIND, "version": VERSION, "region": region.code, "label": region.label, "scenario": scenario.model_dump(mode="json", exclude={"key", "goal"})}
    return (json.dumps(body | {"check": _check(body)}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def brief(scenario: Scenario, region: Region) -> dict[str, Any]:
    """A scenario under short names, for a code: its numbers and names, without sources and owners."""
    known = {"version": VERSION, "region": region.code, **scenario.model_dump()}
    known |= {name: known[name].strip()[:WORDS] for name in ("name", "group")}
    data: dict[str, Any] = {short: _brief(known[name]) for short, name in _SHORT.items() if known[name] not in (None, "")}
    factors = {short: [_brief(getattr(scenario.factors[role], end)) for end in ("low", "likely", "high")] for short, role in _ROLES.items() if role in scenario.factors}
    return data | {"f": {short: ends for short, ends in factors.items() if any(each is not None for each in ends)}}


def from_file(data: bytes, monitor: Monitor, region: Region) -> Taken:
    """Read a scenario file.

    Raises
    ------
    InputError
        It is too large, no JSON, no scenario, or about a figure that this edition does not know.
    """
    if len(data) > MOST:
        raise InputError(
            f"Dit bestand is {number(len(data) / 1000)} kB groot. Een scenario is hoogstens {number(MOST / 1000)} kB, dus dit is iets anders.", now="Kies een bestand dat op een werkbank is gemaakt."
        )
    try:
        body = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("Dit bestand kan ik niet lezen: het is geen scenario, of het is onderweg beschadigd. Er is niets veranderd.", now=_AGAIN) from error
    if not isinstance(body, dict) or body.get("bwlab") != KIND or not isinstance(body.get("scenario"), dict):
        raise InputError("In dit bestand staat geen scenario van een werkbank. Er is niets veranderd.", now="Kies een bestand dat begint met 'scenario'.")
    notes = []
    if body.get("check") != _check({name: value for name, value in body.items() if name != "check"}):
        notes.append("Dit bestand is met de hand aangepast, of onderweg veranderd. Ik las het toch; kijk na of de getallen kloppen.")
    return _understood({**body["scenario"], "version": body.get("version"), "region": body.get("region")}, notes, monitor, region)


def from_brief(data: Any, monitor: Monitor, region: Region) -> Taken:
    """Read what `brief` made.

    Raises
    ------
    InputError
        It is no scenario, or about a figure that this edition does not know.
    """
    if not isinstance(data, dict):
        raise InputError("In deze code staat geen scenario.", now=_AGAIN)
    body = {name: data[short] for short, name in _SHORT.items() if short in data}
    factors = data.get("f") if isinstance(data.get("f"), dict) else {}
    body["factors"] = {role: dict(zip(("low", "likely", "high"), factors[short], strict=False)) for short, role in _ROLES.items() if isinstance(factors.get(short), list)}
    return _understood(body, [], monitor, region)


def _understood(body: dict[str, Any], notes: list[str], monitor: Monitor, region: Region) -> Taken:
    sieve = Sieve(notes)
    _version(body.pop("version", None), notes)
    code = body.get("indicator")
    if not isinstance(code, str) or code not in monitor.catalogue:
        raise InputError(f"Dit scenario gaat over een cijfer dat deze editie niet kent ({quoted(code)}). Er is niets veranderd.", now="Werk de cijfers bij, of vraag om een scenario over een ander cijfer.")
    if why := cannot(monitor.catalogue[code]):
        raise InputError(f"Dit scenario gaat over '{monitor.catalogue[code].name}'. {why} Er is niets veranderd.")
    home, edition = body.pop("region", None), body.get("edition")
    fields = sieve.fields(body)
    figure = figure_of(monitor, region, code)
    if home != region.code:
        whose = monitor.regions[home].label if isinstance(home, str) and home in {each.code for each in monitor.regions} else "een onbekende gemeente"
        notes.append(f"Dit scenario is van {whose}. Het staat hier naast het cijfer van {region.label}: of de aannames ook hier gelden, weet je daarmee niet.")
    elif isinstance(edition, str) and edition and edition != monitor.edition:
        notes.append(f"Dit scenario is gemaakt met een andere editie van de cijfers ({quoted(edition)[1:-1]}). Ik reken met de editie van nu ({monitor.edition}).")
    elif fields.get("base") is not None and figure.value is not None and abs(fields["base"] - figure.value) > 1e-9:
        notes.append(f"Het cijfer waar dit scenario mee begon ({number(fields['base'], figure.indicator.decimals)}) is niet dat van nu ({number(figure.value, figure.indicator.decimals)}). Ik reken met dat van nu.")
    fields |= {"base": figure.value, "base_year": figure.year, "edition": monitor.edition}
    return Taken(Scenario(**fields), notes)


def _version(version: Any, notes: list[str]) -> None:
    if version == VERSION and not isinstance(version, bool):
        return
    if isinstance(version, int) and version > VERSION:
        notes.append(f"Dit scenario komt uit een nieuwere versie van de werkbank ({number(version)}). Wat ik ken, heb ik overgenomen; werk bwlab bij voor de rest.")
    else:
        notes.append("Uit welke versie van de werkbank dit scenario komt, is niet te lezen. Wat ik ken, heb ik overgenomen.")


def _brief(value: Any) -> Any:
    """A number in six digits: enough for an assumption, and short."""
    return float(f"{value:.6g}") if isinstance(value, float) else value


def _check(body: dict[str, Any]) -> str:
    try:
        raw = json.dumps(body, ensure_ascii=True, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return ""
    return f"{zlib.crc32(raw.encode()):08x}"
