"""A question of the council as a form, and what its words look like: a suggestion each, never a decision."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from bwlab.formats import listing
from bwlab.monitor import Monitor
from bwlab.names import key, nearest, quoted
from bwlab.policy.records.desks import CouncilQuestion
from bwlab.regions import Region

STAND, CHANGE, PLACE, CAUSE, FUTURE = "stand", "verandering", "plaats", "oorzaak", "toekomst"
ASKS: Mapping[str, str] = {
    STAND: "Hoe het ervoor staat",
    CHANGE: "Of het veranderde",
    PLACE: "Op welke plaats we staan",
    CAUSE: "Waar het door komt",
    FUTURE: "Hoe het wordt",
}
DISTRICT, PEOPLE, FORMER = "wijk", "groep", "vroeger"
PARTS: Mapping[str, str] = {
    "": "De hele gemeente",
    DISTRICT: "Een wijk, buurt of kern",
    PEOPLE: "Een groep inwoners",
    FORMER: "Een gemeente van vroeger",
}
EVERYONE = "nederland"
#: Key of a group to the way the monitor finds it ("" is everyone).
COMPARE: Mapping[str, tuple[str, str]] = {
    "peers": ("alike", "Gemeenten die op ons lijken"),
    "neighbours": ("neighbours", "Buurgemeenten"),
    "corop": ("corop", "COROP-gebied (de regio)"),
    "province": ("province", "De provincie"),
    EVERYONE: ("", "Alle gemeenten met een cijfer"),
}
LONGEST = 2_000  # characters that are read
FEWEST_LETTERS = 6  # of a word by which a figure is looked for

_ASKED = (
    (CAUSE, r"\bwaarom\b|\bwaardoor\b|komt (?:dit|dat|het|deze|die)\b.{0,60}\bdoor\b|\bdoor (?:ons|het|dit) beleid|\bdankzij\b|\bals gevolg van\b|\beffect van\b|\bgewerkt\b|\bhielp\b|\bgeholpen\b"),
    (FUTURE, r"\bverwacht|\bprognose|\bvoorspel|\bover (?:\w+) jaar\b|\bstraks\b|\btoekomst|\bwordt het\b|\bzal\b|\bzullen\b"),
    (CHANGE, r"\bgestegen\b|\bgedaald\b|\bstijg|\bdaal|\bdaling|\btoegenomen\b|\bafgenomen\b|\bverander|\bsinds\b|\bten opzichte van\b|\bbeter geworden\b|\bslechter geworden\b|\btrend\b|\bontwikkel"),
    (PLACE, r"\bhoeveelste\b|\bplaats\b|\bplek\b|\branglijst|\bhoogste\b|\blaagste\b|\bbeste\b|\bslechtste\b"),
    (STAND, r"\bhoeveel\b|\bhoe hoog\b|\bhoe groot\b|\bwat is\b|\bhoe staat\b"),
)  # fmt: skip
_PART = (
    (DISTRICT, r"\bwijk|\bbuurt(?!gemeente)|\bkern(?:en)?\b|\bdorp|\bstraat|\bstadsdeel|\bpostcode"),
    (PEOPLE, r"\bjongeren\b|\bouderen\b|\bkinderen\b|\bvrouwen\b|\bmannen\b|\bmigratie|\bstatushouder|\balleenstaand|\blage inkomens\b|\bstudenten\b|\bgezinnen\b|\bhuurders\b|\bgroepen\b"),
)  # fmt: skip
_COMPARED = (
    ("neighbours", r"\bbuurgemeente|\bburen\b|\bomliggende"),
    ("peers", r"\bvergelijkbare gemeente|\bgemeenten (?:zoals|als) (?:wij|de onze)|\bop ons lijken"),
    ("corop", r"\bregio\b|\bcorop"),
    ("province", r"\bprovincie|\bprovinciaal"),
    (EVERYONE, r"\blandelijk|\bnederland\b|\balle gemeenten\b"),
)  # fmt: skip
_YEAR = re.compile(r"(?<![\d.,€])\b((?:19|20)\d\d)\b(?!\s*(?:procent|%|euro|inwoners|woningen|keer))")
_CARES = re.compile(r"[^\W\d_]+")
#: Words in the name of a figure that say nothing of which figure it is.
_COMMON = {"gemeente", "gemeenten", "inwoner", "inwoners", "aantal", "procent", "woning", "woningen", "huishoudens", "personen", "volgens", "mensen", "wonen", "gemiddelde"}


class Hint(NamedTuple):
    """What words of the question look like: which field it may fill, with what, and the sentence that says so."""

    field: str
    value: str
    sentence: str


def begun(questions: list[CouncilQuestion]) -> list[CouncilQuestion]:
    """Those in which anything is filled in."""
    bare = CouncilQuestion()
    return [each for each in questions if any(getattr(each, name) != getattr(bare, name) for name in CouncilQuestion.model_fields if name != "key")]


def hints(text: str, monitor: Monitor, region: Region) -> list[Hint]:
    """What the words of a question look like: what is asked, of what part, compared with whom, which years and which figure."""
    said = " ".join(str(text)[:LONGEST].split())
    low, found = said.lower(), []
    for field, table, names in (("asks", _ASKED, ASKS), ("part", _PART, PARTS), ("compare", _COMPARED, {name: each[1] for name, each in COMPARE.items()})):
        for value, pattern in table:
            met = re.search(pattern, low)
            if met:
                words = met.group().strip()
                found.append(Hint(field, value, f"Door {'de woorden' if ' ' in words else 'het woord'} {quoted(words)} lijkt dit te gaan over: {names[value][:1].lower()}{names[value][1:]}."))
                break
    years = list(dict.fromkeys(_YEAR.findall(low)))
    if years:
        found.append(Hint("years", ",".join(years[:4]), f"In de vraag {'staat het jaar' if len(years) == 1 else 'staan de jaren'} {listing(years[:4])}."))
    figures = _figures(low, monitor)
    if figures:
        names = listing([quoted(monitor.catalogue[code].name) for code in figures], "of")
        found.append(Hint("indicator", figures[0], f"Bij de woorden past misschien het cijfer {names}. Kies het zelf, als dat is wat de raad bedoelt."))
    return [*found, *_places(said, monitor, region)]


def like(sought: str, monitor: Monitor) -> list[str]:
    """The names of figures most like what was typed; the council may mean another."""
    names = [each.name for each in monitor.catalogue]
    found = nearest(sought, names)
    return found or [monitor.catalogue[code].name for code in _figures(sought.lower()[:LONGEST], monitor)]


def _figures(text: str, monitor: Monitor) -> list[str]:
    words = {key(word) for word in _CARES.findall(text) if len(word) >= FEWEST_LETTERS} - _COMMON
    scores = {code: sum(_meets(word, each) for word in words for each in known) for code, known in _stems(monitor).items()}
    best = max(scores.values(), default=0)
    return [code for code, score in scores.items() if score == best and score][:3]


def _meets(word: str, stem: str) -> bool:
    """"woninginbraak" and "woninginbraken" are one word to who asks."""
    short = min(len(word), len(stem))
    return short >= FEWEST_LETTERS and word[: max(FEWEST_LETTERS, short - 3)] == stem[: max(FEWEST_LETTERS, short - 3)]


@functools.lru_cache(maxsize=4)
def _stems(monitor: Monitor) -> dict[str, tuple[str, ...]]:
    return {each.code: tuple(key(word) for word in _CARES.findall(each.name.lower()) if len(word) >= FEWEST_LETTERS and key(word) not in _COMMON) for each in monitor.catalogue}


@functools.lru_cache(maxsize=4)
def _known_places(monitor: Monitor) -> Mapping[str, Any]:
    return {each.name: each for each in monitor.regions.names() if len(each.name) > 3}


def _places(said: str, monitor: Monitor, region: Region) -> list[Hint]:
    """Other municipalities that are named, with what became of them; a name at the start of a sentence may be any word."""
    found = []
    for name, spoken in _known_places(monitor).items():
        if name not in said or not re.search(rf"(?<=[^\s.?] )\b{re.escape(name)}\b", said) or (spoken.codes == (region.code,) and not spoken.since):
            continue
        if spoken.since:
            found.append(Hint("part", FORMER, f"In de vraag staat {name}, {spoken.since}. Van {name} alleen staan er geen cijfers in de monitor."))
        else:
            found.append(Hint("place", spoken.codes[0], f"In de vraag staat {name}. De antwoorden hier gaan over {region.label}."))
    return found[:2]
