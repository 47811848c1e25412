"""Opgave, doel, activiteit or voortgang: what a sentence looks like, and by which words.

It reads words and knows no intention, so it says "lijkt op" and doubts where words point two ways or nowhere. The
distinction is that of "Sturen op impact": activities can have been carried out and goals met while the opgave did
not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bwlab.formats import listing

CHALLENGE, GOAL, ACTIVITY, PROGRESS = "opgave", "doel", "activiteit", "voortgang"
#: What each of them answers, and how it stands within a sentence.
KINDS = {
    CHALLENGE: "Opgave: wat is er aan de hand?",
    GOAL: "Doel: wat is er straks anders, en voor wie?",
    ACTIVITY: "Activiteit: wat gaan jullie doen?",
    PROGRESS: "Voortgang: wat is er tot nu toe gedaan?",
}
WITH_ARTICLE = {CHALLENGE: "een opgave", GOAL: "een doel", ACTIVITY: "een activiteit", PROGRESS: "voortgang"}
SAYS = {
    CHALLENGE: "het zegt wat er nu aan de hand is. Wat er anders moet worden, staat er nog niet",
    GOAL: "het zegt wat er straks anders is",
    ACTIVITY: "het zegt wat je doet, niet wat er anders is",
    PROGRESS: "het zegt wat er is gedaan. Of er voor iemand iets veranderde, staat er niet",
}
ASK = "Vraag je af: is deze zin waar zodra jullie klaar zijn met werken, ook als er niets verandert? Dan is het geen doel."
NOWHERE = "De woorden zeggen niet of dit er nu is, straks anders is, of iets is wat je doet. Maak er een zin van, met een werkwoord erin."
NOTHING = "Hier staat nog geen zin."

_DO = (
    "aanbieden|aanleggen|aannemen|aanpakken|aanschaffen|aanstellen|bellen|bezoeken|bieden|bouwen|controleren|financieren|geven|helpen|houden|huren|inrichten|instellen|inzetten|"
    "invoeren|isoleren|maken|nakijken|onderzoeken|ondersteunen|opknappen|openen|oprichten|opstellen|opzetten|organiseren|plaatsen|planten|schrijven|spreken|starten|stimuleren|subsidiëren|"
    "trainen|uitbreiden|uitdelen|uitnodigen|uitvoeren|verbouwen|verspreiden|voeren|vernieuwen|werven"
)
_WORK = (
    "bijeenkomst(?:en)?|campagne|coach(?:es)?|coördinator|cursus(?:sen)?|folder|gesprekken|huisbezoek(?:en)?|informatieavond|jongerenwerkers?|loket|noodfonds|pilot|proef|project(?:en)?|"
    "spreekuur|spreekuren|subsidies?|toezicht|training(?:en)?|wijkfeest(?:en)?|workshops?"
)
#: A past participle, and no other word that begins in the same way.
_PAST = r"ge(?!beurt|bied|bouw|brek|en\b|geven\b|ld\b|leid|lukk|meente|noeg|sprek|voel|weld|zin|zond)\w{2,}(?:d|t|en)"
_COUNT = r"(?:\d[\d.,]*|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|dertig|veertig|vijftig|honderd|tweehonderd)"
#: Words that point to a kind, by a name of each sign: a sign counts once.
_SIGNS: dict[str, tuple[str, ...]] = {
    ACTIVITY: (
        rf"\b(?:te )?(?:{_DO})\b(?=\W*$|\W+(?:voor|met|op|in|bij|aan|over)\b)",
        r"\b(?:we|wij)\s+(?:gaan|geven|leggen|openen|organiseren|starten|bouwen|houden|maken|zetten|bieden|stellen|voeren|doen|schrijven|plaatsen|huren|bellen|bezoeken|isoleren|ondersteunen|onderzoeken|richten|breiden)\b",
        r"\ber (?:komt|komen)\b(?! (?:meer|minder)\b)",
        r"\b(?:de gemeente|het college|de wijkteams?)\s+(?:\w+t)\b(?=.*\b(?:aan|op|in|uit)\W*$)",
        rf"\b(?:{_WORK})\b",
    ),
    PROGRESS: (
        rf"\b(?:is|zijn|werd|werden|heeft|hebben)\b(?=.*\b({_PAST}|afgerond|uitgevoerd|uitgedeeld|bezocht|ingericht|aangelegd|aangesteld|opgezet|opgeleverd|klaar|voltooid)\b)",
        r"\b(?:tot nu toe|inmiddels|al klaar|afgelopen (?:jaar|maand|kwartaal|half jaar)|ligt op schema)\b",
        r"\b(?:deden|kwamen|bereikten|spraken|bezochten|namen)\b",
        rf"^{_COUNT} (?!van de |op de |procent|jaar|euro)\w+(?: \w+)?\W*$",
    ),
    GOAL: (
        r"\b(?:minder|meer|vaker|langer|korter|gezonder|veiliger|hoger|lager|gelukkiger|beter|betere|kleiner|schoner|sterker|zelfstandiger)\b",
        r"(?<!niet )\b(?:hoogstens|minstens|maximaal|minimaal|ten minste|niet meer dan|geen enkele?|iedereen|elk kind)\b",
        r"^geen\b(?! enkel)",  # "geen kind gaat zonder ontbijt": how it is, or how it should be
        r"\b(?:daalt|stijgt|halveert|verdubbelt|verdwijnt|neemt (?:af|toe))\b",
        r"\b(?:blijft|op peil|behouden)\b",
    ),
    CHALLENGE: (
        r"\bte (?:weinig|veel|duur|dure|laag|hoog|vaak|lang|ver|klein|kleine|krap|warm|druk)\b",
        r"\b(?:achterstand|armoede|eenzaam|eenzaamheid|gebrek|knelpunt|last van|moeilijk|moeite|onveilig|ongelijk|ongelijkheid|overlast|overgewicht|probleem|problemen|schulden|tekort|ziek|zorgen|geweld|verloren)\b",
        r"\b(?:niet|geen)\b(?! (?:meer dan|enkele?)\b)",
        r"\b(?:mist|missen|lopen vast|loopt vast|wachten|verliezen|maken? .{3,40} mee)\b",
        r"\b(?:steeds (?:meer|minder|vaker|duurder)|verschil tussen|de kloof)\b",
    ),
}  # fmt: skip
_LATER = re.compile(r"\b(20\d\d)\b|\b(?:volgend jaar|over (?:twee|drie|vier|vijf|\d+) jaar|straks)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class Look(NamedTuple):
    """What a sentence looks like.

    Attributes
    ----------
    kind : str
        One of ``KINDS``; "" where it cannot be seen.
    maybe : tuple of str
        The kinds its words point to, the clearest first.
    why : str
        Dutch: by which words, what that means, or why it cannot be seen.
    """

    kind: str
    maybe: tuple[str, ...]
    why: str


def look(sentence: str, year: int) -> Look:
    """What a sentence looks like: opgave, doel, activiteit or voortgang.

    Parameters
    ----------
    sentence : str
    year : int
        This year: what is named of a later one is still to come.
    """
    text = " ".join(sentence.split())[:400]  # the beginning says what kind it is
    if not re.search(r"\w", text):
        return Look("", (), NOTHING)
    seen = {kind: found for kind in KINDS if (found := _seen(kind, text))}
    when = _later(text, year)
    _settle(seen, text)
    if when and PROGRESS in seen:
        # Work that is done by a day to come is promised work: a number and a date make no goal of it.
        seen[ACTIVITY] = [*seen.get(ACTIVITY, []), *seen.pop(PROGRESS), when]
        return Look(ACTIVITY, tuple(seen), f"{_like(ACTIVITY, seen)} Een getal en een jaar maken van werk nog geen doel.")
    if when and set(seen) <= {GOAL, CHALLENGE}:
        seen = {GOAL: [*seen.get(GOAL, []), when]}
    kinds = tuple(sorted(seen, key=lambda kind: -len(seen[kind])))
    if not kinds:
        return Look("", (), NOWHERE)
    if len(kinds) > 1:
        return Look("", kinds, _torn(kinds, seen))
    return Look(kinds[0], kinds, _like(kinds[0], seen) + _lacks(kinds[0], text, when))


def beside(found: Look, chosen: str, stands_as: str = "") -> str:
    """What somebody chose beside what the words look like; nobody is right or wrong.

    Parameters
    ----------
    chosen : str
        One of ``KINDS``, "" where nothing was chosen.
    stands_as : str
        As what it stands in the dossier, or "".
    """
    said = []
    if chosen and not found.kind:
        said.append(f"Jij koos {chosen}. Dat kan: jij weet wat je bedoelt.")
    elif chosen and chosen == found.kind:
        said.append(f"Jij koos ook {chosen}.")
    elif chosen:
        said.append(f"Jij koos {chosen}. Jij kent de bedoeling, hier tellen alleen de woorden.")
    if stands_as and found.kind and stands_as != found.kind:
        said.append(f"In je dossier staat deze zin als {stands_as}.")
    return " ".join(said)


def counted(looks: Iterable[tuple[str, Look]]) -> str:
    """How many sentences look like what they stand for, in words.

    Parameters
    ----------
    looks : iterable of (str, Look)
        As what each stands in the dossier, and what it looks like.
    """
    pairs = [(stands, found) for stands, found in looks if stands]
    goals = [found for stands, found in pairs if stands == GOAL]
    work = sum(found.kind in (ACTIVITY, PROGRESS) for found in goals)
    unsure = sum(not found.kind for _, found in pairs)
    said = [f"Bij {unsure} van de {len(pairs)} zinnen is het aan de woorden niet te zien."] if unsure else []
    if goals:
        some = f"{'lijkt' if work == 1 else 'lijken'} er {work} op werk: een activiteit of voortgang" if work else "lijkt er geen op werk"
        said.append(f"Van de {len(goals)} {'zinnen die' if len(goals) > 1 else 'zin die'} als doel {'staan' if len(goals) > 1 else 'staat'}, {some}.")
    return " ".join(said)


def _settle(seen: dict[str, list[str]], text: str) -> None:
    """Leave out what a stronger word in the same sentence explains."""
    if {GOAL, CHALLENGE} <= set(seen):
        if re.search(r"\bsteeds\b|\bniet (?:iedereen|alle)\b", text, re.IGNORECASE):
            del seen[GOAL]  # "steeds meer" and "niet iedereen blijft" are how it goes now
        elif re.match(r"(?:minder|meer|geen enkele?|hoogstens)\b", text, re.IGNORECASE):
            del seen[CHALLENGE]  # "minder mensen met schulden" is wanted, not so
    if {ACTIVITY, PROGRESS} <= set(seen):
        verbs = any(re.search(sign, text, re.IGNORECASE) for sign in _SIGNS[ACTIVITY][:3])
        only_counted = not any(re.search(sign, text, re.IGNORECASE) for sign in _SIGNS[PROGRESS][:-1])
        # "drie speelplekken aanleggen" is still to do; "er zijn vier bijeenkomsten gehouden" is done.
        del seen[PROGRESS if verbs and only_counted else ACTIVITY]


def _seen(kind: str, text: str) -> list[str]:
    found = []
    for sign in _SIGNS[kind]:
        hit = re.search(sign, text, re.IGNORECASE)
        if hit:
            words = hit.group(0).strip().lower()
            found.append(f"{words} … {hit.group(1).lower()}" if hit.lastindex else words)
    return list(dict.fromkeys(found))


def _later(text: str, year: int) -> str:
    """A moment that is still to come, as it is named; "" without."""
    for hit in _LATER.finditer(text):
        if not hit.group(1) or int(hit.group(1)) > year:
            return hit.group(0).lower()
    return ""


def _words(found: list[str]) -> str:
    return listing([f"'{each}'" for each in found[:3]])


def _like(kind: str, seen: dict[str, list[str]]) -> str:
    return f"Lijkt op {WITH_ARTICLE[kind]}, door {_words(seen[kind])}: {SAYS[kind]}."


def _torn(kinds: tuple[str, ...], seen: dict[str, list[str]]) -> str:
    first, second = kinds[:2]
    said = f"Dit kan {WITH_ARTICLE[first]} zijn (door {_words(seen[first])}), en ook {WITH_ARTICLE[second]} (door {_words(seen[second])})."
    if {GOAL, ACTIVITY} <= set(kinds):
        return f"{said} Staan er twee in één zin? Knip hem dan in tweeën: wat doe je, en wat is er daarna anders? {ASK}"
    return f"{said} Wat bedoel je: hoe het nu is, hoe het straks is, of wat jullie doen?"


def _lacks(kind: str, text: str, when: str) -> str:
    if kind != GOAL:
        return ""
    if re.search(r"\b(?:blijft|op peil|behouden)\b", text, re.IGNORECASE):
        return " Het vraagt dat iets blijft zoals het is. Wie merkt daar verschil van?"
    lacks = [*([] if _DIGIT.sub("", text) != text else ["een getal"]), *([] if when else ["een jaar"])]
    return f" Er staat nog niet in: {listing(lacks)}." if lacks else ""
