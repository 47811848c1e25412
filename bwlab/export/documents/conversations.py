"""The conversation plan: whom one meets where, whom not, and what people put first beside the figures."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from bwlab.export.documents import Desk, filled
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, listing, number
from bwlab.policy import Conversation, Voice
from bwlab.policy.dialogue.voices import figures_order, ranked
from bwlab.policy.records.conversation import GROUPS

HEAD = ("Wanneer", "Waar", "Wie je er treft", "Wie je er niet treft", "Hoe je die wel spreekt", "De vraag op tafel", "Wie regelt het")
WIDTHS = (12, 14, 14, 15, 16, 18, 11)
NOBODY, ABSENT = "geen cijfer", "niet genoemd"


def write(desk: Desk) -> bytes:
    """The Word document."""
    paper = Paper(f"Gespreksplan brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    paper.say("Waar voeren we het gesprek, wie ontmoeten we daar, en wie niet? Pas als dat laatste op papier staat, kun je er iets aan doen.")
    talks = by_day(filled(desk.dossier.conversations))
    paper.heading("Gesprekken")
    if talks:
        paper.table(HEAD, [_row(each) for each in talks], WIDTHS, "Geplande gesprekken met datum, plek, wie er komt en wie niet.", size=LARGE)
    else:
        paper.say("Er is nog geen gesprek gepland.")
    paper.heading("Wie we niet bereiken")
    paper.bullets(not_reached(talks))
    voices = [each for each in desk.dossier.voices if each.themes or each.does or each.heard is not None]
    if voices:
        _voices(paper, desk, voices)
    if learned := desk.dossier.note("stap_03", "mee"):
        paper.heading("Wat we meenemen")
        paper.say(learned.text)
    paper.say(
        "Plekken, groepen en stemmen zijn eigen opgave. Wie op een gesprek afkomt, is geen steekproef: je kunt van deze mensen leren, "
        "maar hun antwoorden niet omrekenen naar alle inwoners.",
        small=True,
    )
    return paper.save()


def by_day(talks: list[Conversation]) -> list[Conversation]:
    """In order of date; those without one come last."""
    return sorted(talks, key=lambda talk: talk.day or dt.date.max)


def not_reached(talks: list[Conversation]) -> list[str]:
    """Which groups no conversation reaches, and whom each place misses, as sentences."""
    reached = {group for talk in talks for group in talk.reaches}
    absent = [words.lower() for group, words in GROUPS.items() if group not in reached]
    found = [f"Geen enkel gesprek is bedoeld voor deze groepen: {listing(absent)}."] if absent and talks else []
    for talk in talks:
        if talk.misses.strip():
            how = f" Zo spreken we hen wel: {talk.instead.strip().rstrip('.')}." if talk.instead.strip() else f" Hoe we hen wel spreken, is {OPEN}."
            found.append(f"Bij {talk.place.strip() or 'een gesprek zonder plek'} ontbreken: {talk.misses.strip().rstrip('.')}.{how}")
    unsaid = [talk.place.strip() or "een gesprek zonder plek" for talk in talks if not talk.misses.strip()]
    if unsaid:
        found.append(f"Nog niet bedacht is wie je mist bij: {listing(unsaid)}.")
    return found or ["Dat is nog niet te zeggen: er is nog geen gesprek gepland."]


def _row(talk: Conversation) -> list[str]:
    who = listing([GROUPS.get(each, each).lower() for each in talk.reaches])
    texts = (date(talk.day) if talk.day else "", talk.place, who, talk.misses, talk.instead, talk.question, talk.owner)
    return [text.strip() or OPEN for text in texts]


def _voices(paper: Paper, desk: Desk, voices: list[Voice]) -> None:
    paper.heading("Wat groepen vooropzetten, naast de cijfers")
    paper.say(
        "De tweede kolom telt van elk thema welk deel van de cijfers van de gemeente in het ongunstigste kwart van alle gemeenten staat; "
        "het grootste deel staat op 1. Dat is een telling, geen score. De kolommen daarna zijn de volgorde van elke groep, met erbij hoeveel "
        "mensen het thema zelf op 1 zetten, waar dat is geteld. "
        "Geen van de volgordes is de juiste: het gaat om de verschillen."
    )
    head, rows = side_by_side(figures_order(desk.monitor, desk.region), voices)
    paper.table(head, rows, (20, 22, *[14] * len(voices)), "Per thema de plaats volgens de cijfers en de plaats die elke groep eraan geeft.", size=LARGE)
    paper.heading("Wat groepen zelf doen", 2)
    told = [_who(each) for each in voices]
    paper.table(("Groep", "Gesproken", "Waar", "Wat zij zelf doen"), told, (18, 14, 24, 44), "Per groep hoeveel mensen zijn gesproken en wat de groep zelf doet.", size=LARGE)


def side_by_side(order: pd.DataFrame, voices: list[Voice]) -> tuple[list[str], list[list[str]]]:
    """Themes in the order of the figures, each with its place for every group: a head and rows of texts."""
    head = ["Thema", "Plaats volgens de cijfers", *(GROUPS.get(each.group, each.group) for each in voices)]
    places = [_order(each) for each in voices]
    rows = []
    for row in order.itertuples(index=False):
        counted = NOBODY if pd.isna(row.rank) else f"{'gedeeld ' if row.tied > 1 else ''}{number(row.rank)} ({number(row.worst)} van {number(row.n)})"
        rows.append([row.theme, counted, *(each.get(row.theme, ABSENT) for each in places)])
    known = set(order["theme"])
    for other in dict.fromkeys(theme for each in places for theme in each if theme not in known):
        rows.append([other, NOBODY, *(each.get(other, ABSENT) for each in places)])
    return head, rows


def _order(voice: Voice) -> dict[str, str]:
    """The place of each theme a group named, and how many people put it first where that was counted."""
    found = {}
    for place, theme in enumerate(ranked(voice.themes), 1):
        people = voice.first.get(theme)
        found[theme] = number(place) if people is None else f"{number(place)} ({number(people)} {'mens' if people == 1 else 'mensen'})"
    return found


def _who(voice: Any) -> list[str]:
    heard = f"{number(voice.heard)} mensen" if voice.heard is not None else OPEN
    return [GROUPS.get(voice.group, voice.group), heard, voice.where or OPEN, voice.does or OPEN]
