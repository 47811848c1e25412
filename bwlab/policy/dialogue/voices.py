"""What people put first beside what the figures put first: two orders, and neither is the right one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.records.conversation import GROUPS

ENOUGH = 6  # themes in both orders before they are compared as orders: half of twelve
SHUFFLES = 2000
LONG = 60  # characters of a place within a sentence
TOP = 3  # of the figures: what a group leaves out of these is named
GUESS = "verwachting"  # as a group: what the participant thinks that residents put first
#: Where an order stands, in a sentence.
WHERE = {"inwoners": "bij inwoners", "jongeren": "bij jongeren", "bedrijven": "bij bedrijven", "organisaties": "bij organisaties", GUESS: "in jouw verwachting"}


class Agreement(NamedTuple):
    """How alike two orders are.

    Attributes
    ----------
    n : int
        Themes in both.
    rho : float or None
        Rank correlation (Spearman); None where there are too few, or the figures make no order of them.
    chance : float or None
        How often (0 to 1) an order drawn by lot comes as far from 0.
    """

    n: int
    rho: float | None = None
    chance: float | None = None


def figures_order(monitor: Monitor, region: Any) -> pd.DataFrame:
    """Themes by how many of their figures stand in the least favourable quarter: a count, no score.

    Returns
    -------
    DataFrame
        A row a theme, in order of rank and then of the catalogue: theme, worst (figures in that quarter), n (that can be judged: with a
        direction, and a value here), total (with a direction), share (worst / n; NaN without any), rank (Int64,
        1 = the largest share; equal shares have the same rank; NA without any), tied (themes with that rank).
    """
    rows = monitor.position(region)
    rows = rows[rows["direction"] != 0]
    themes = [each.name for each in monitor.catalogue.themes]
    counted = rows.groupby("theme").agg(
        worst=("quartile", lambda quarter: int((quarter == 4).sum())), n=("quartile", "count"), total=("quartile", "size")
    )
    frame = counted.reindex(themes, fill_value=0).rename_axis("theme").reset_index().astype({"worst": int, "n": int, "total": int})
    frame["share"] = frame["worst"] / frame["n"].where(frame["n"] > 0)
    frame["rank"] = frame["share"].rank(method="min", ascending=False).astype("Int64")
    frame["tied"] = frame["rank"].map(frame["rank"].value_counts()).fillna(0).astype(int)
    return frame.sort_values("rank", kind="stable", na_position="last").reset_index(drop=True)


def ranked(themes: Iterable[str]) -> list[str]:
    """An order as it counts: empty places and what is named twice left out."""
    return [each for each in dict.fromkeys(themes) if each]


def compare(order: pd.DataFrame, voices: Iterable[Any]) -> pd.DataFrame:
    """Each theme a group named, with its place in both orders; also what the figures put high and the group left out.

    Parameters
    ----------
    order : DataFrame
        Of `figures_order`.
    voices : iterable of Voice
        A group without themes is passed over.

    Returns
    -------
    DataFrame
        group, theme, voice (Int64: place in the order of the group; NA where it is not named), figures (Int64; NA
        without figures), tied, worst, n (int), difference (Int64: figures - voice; above 0 the group puts it higher).
    """
    known = order.set_index("theme")
    rows = []
    for each in voices:
        named = ranked(each.themes)
        places = {theme: place for place, theme in enumerate(named, start=1)}
        high = known.index[(known["rank"] <= TOP).fillna(False).to_numpy(bool) & (known["worst"] > 0).to_numpy()] if named else []
        for theme in [*named, *(theme for theme in high if theme not in places)]:
            there = known.loc[theme] if theme in known.index else None
            place = None if there is None or pd.isna(there["rank"]) else int(there["rank"])
            counts = (0, 0, 0) if there is None else tuple(int(there[name]) for name in ("tied", "worst", "n"))
            rows.append((each.group, theme, places.get(theme), place, *counts))
    frame = pd.DataFrame(rows, columns=["group", "theme", "voice", "figures", "tied", "worst", "n"])
    frame = frame.astype({"voice": "Int64", "figures": "Int64", "tied": int, "worst": int, "n": int})
    frame["difference"] = frame["figures"] - frame["voice"]
    return frame


def agreement(compared: pd.DataFrame) -> Agreement:
    """How alike the order of one group and that of the figures are.

    Parameters
    ----------
    compared : DataFrame
        Rows of one group, of `compare`.
    """
    both = compared.dropna(subset=["voice", "figures"])
    if len(both) < ENOUGH or both["figures"].nunique() < 2:
        return Agreement(len(both))
    mine, theirs = (both[name].astype(float).rank().to_numpy() for name in ("voice", "figures"))
    drawn = np.random.default_rng(0).permuted(np.tile(mine, (SHUFFLES, 1)), axis=1)
    spread = (drawn - mine.mean()) @ (theirs - theirs.mean())
    rho, every = (each / np.sqrt(((mine - mine.mean()) ** 2).sum() * ((theirs - theirs.mean()) ** 2).sum()) for each in ((mine - mine.mean()) @ (theirs - theirs.mean()), spread))
    return Agreement(len(both), float(rho), float((np.abs(every) >= abs(rho) - 1e-9).mean()))


def named(compared: pd.DataFrame) -> list[str]:
    """The differences as sentences, group by group, in the order of the group; neither side is right."""
    return [sentence(row) for row in compared.itertuples(index=False)]


def sentence(row: Any) -> str:
    """One row of `compare` in words."""
    where, theme = WHERE.get(row.group, f"bij {row.group}"), f"'{row.theme}'"
    some = f"{number(row.worst)} van de {number(row.n)} cijfers {'staat' if row.worst == 1 else 'staan'}"
    counted = f"{'het ene cijfer dat te beoordelen is, staat' if row.n == 1 else some} in het ongunstigste kwart"
    if pd.isna(row.voice):
        return f"{theme} staat bij de cijfers {place(row)}: {counted}. {where[0].upper()}{where[1:]} staat het er niet bij."
    lead = f"{theme} staat {where} op {number(row.voice)}"
    if not row.n:
        return f"{lead}. De cijfers zwijgen erover: er is geen cijfer dat te beoordelen is."
    if not row.worst:
        few = "het ene cijfer dat te beoordelen is, staat niet" if row.n == 1 else f"van de {number(row.n)} cijfers die te beoordelen zijn, staat er geen"
        return f"{lead}. Bij de cijfers springt het er niet uit: {few} in het ongunstigste kwart."
    return f"{lead}; bij de cijfers {'ook ' if row.difference == 0 else ''}{place(row)}: {counted}."


def place(row: Any) -> str:
    """The place of a theme among the figures: "op 3", "gedeeld op 5"."""
    return f"{'gedeeld ' if row.tied > 1 else ''}op {number(row.figures)}"


def largest(compared: pd.DataFrame) -> Any:
    """The row of one group where the two orders differ most; where the figures put none of its themes forward, its first theme."""
    said = compared.dropna(subset=["voice"])
    both = said[(said["worst"] > 0) & said["figures"].notna()]
    return next((said if both.empty else both.loc[[both["difference"].abs().idxmax()]]).itertuples(index=False))


def finding(compared: pd.DataFrame) -> str:
    """The largest difference of one group as a title, without full stop; at least one theme is named."""
    row = largest(compared)
    where = WHERE.get(row.group, f"bij {row.group}")
    lead = f"{where[0].upper()}{where[1:]} staat '{row.theme}' op {number(row.voice)}"
    return lead if not row.worst else f"{lead}; bij de cijfers {'ook ' if row.difference == 0 else ''}{place(row)}"


def heard_words(voice: Any) -> str:
    """Who was heard, as a reader needs it beside an order: "Jongeren (12 gehoord, jongerencentrum)"."""
    heard = "aantal gehoorde mensen niet ingevuld" if voice.heard is None else f"{number(voice.heard)} gehoord"
    where = " ".join(voice.where.split())
    where = where if len(where) <= LONG else f"{where[: LONG - 1]}…"
    return f"{GROUPS.get(voice.group, voice.group)} ({', '.join(filter(None, (heard, where)))})"
