"""A policy theory as a picture: boxes, arrows, and what stands below the activities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from bwlab.charts import Chart
from bwlab.charts.theory import Box, Joined
from bwlab.charts.theory import theory as chart
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.lessons.fase_2.example import Shown
from bwlab.policy.theory.arrows import STRENGTHS, Link, Theory, table

#: The pair of words for a count.
WORDS = {"pijl": "pijlen", "activiteit": "activiteiten", "lus": "lussen", "bron": "bronnen", "interventie": "interventies", "beginpunt": "beginpunten"}


def draw(
    shown: Shown, title: str, label: str, today: dt.date, *, notes: Mapping[str, tuple[str, bool]] | None = None, loop: Collection[Link] = (), away: Collection[Link] = (), alt: list[str] | None = None, foot: str = ""
) -> Chart:
    """The picture of a theory.

    Parameters
    ----------
    notes : mapping of str to (str, bool)
        By factor: what stands below it, and whether that is no cause for doubt.
    loop, away : collection of Link
        Arrows that are looked at, and that are taken away.
    """
    found, notes = shown.theory, notes or {}
    place = {factor: number for number, factor in enumerate(found.factors)}
    kinds = {**dict.fromkeys(shown.aim.starts, "start"), **dict.fromkeys(shown.aim.ends, "end")}
    boxes = [Box(name, kinds.get(factor, ""), *notes.get(factor, ("", True))) for factor, name in found.factors.items()]
    arrows = [Joined(place[link.start], place[link.end], sign(link), link.strength, bool(link.source), said(found, link), "loop" if link in loop else "away" if link in away else "") for link in found.links]
    whose = "verzonnen voorbeeld van bwlab" if shown.lead else f"je dossier op {date_words(today)}"
    return chart(boxes, arrows, frame(found), title=title, label=label, source=f"{whose}; elke pijl is een redenering, geen meting.", alt=alt or [], foot=foot)


def frame(found: Theory) -> pd.DataFrame:
    """The arrows as a table; with only its head where there is none."""
    return pd.DataFrame(table(found), columns=["Van", "Naar", "Teken", "Sterkte", "Na", "Bron"])


def sign(link: Link) -> str:
    """The sign at the head of an arrow."""
    return "±" if link.opposed else {1: "+", -1: "-"}.get(link.sign or 0, "?")


def said(found: Theory, link: Link) -> str:
    """An arrow in words, for who points at it."""
    after = f"na {number(link.lag)} jaar" if link.lag else "meteen"
    return f"{found.said(link)}: {link.told}, {STRENGTHS[link.strength]}, {after}. {_short(link.origin)}"


def count(several: int, what: str) -> str:
    """A count with its noun: "1 pijl", "4 pijlen"."""
    return f"{number(several)} {what if several == 1 else WORDS[what]}"


def part(several: int, of: int, what: str) -> str:
    """ "2 van de 7 pijlen", "geen van de 7 pijlen", "alle 7 pijlen", "de ene pijl"."""
    if of == 1:
        return f"{'het' if what == 'beginpunt' else 'de'} ene {what}" if several else f"geen {what}"
    if several == of:
        return f"alle {count(of, what)}"
    return f"{number(several) if several else 'geen'} van de {count(of, what)}"


def capital(text: str) -> str:
    """With a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def whose(shown: Shown) -> str:
    """Whose theory it is, within a sentence."""
    return "het voorbeeld" if shown.lead else "jullie pijlen"


def _short(text: Any, most: int = 80) -> str:
    words = " ".join(str(text).split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
