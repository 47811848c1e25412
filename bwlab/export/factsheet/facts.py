"""What stands in the factsheet of one municipality, gathered from the monitor and a dossier; draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from bwlab.charts.foto import OLD, about, placed
from bwlab.charts.words import fit, label_of_blank
from bwlab.export.factsheet import sentences as say
from bwlab.export.factsheet.records import Block, Count, Factsheet, Row
from bwlab.formats import date as date_words
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

MOST = 3  # places that stand out, on each side
ENOUGH = 0.5  # share of the municipalities that must have a figure before its place stands out

#: The direction of these can be argued about, though the monitor gives one.
DEBATED = ("jeugdzorg", "gemiddelde_schuld_prijspeil_2023", "gasverbruik_woningen_per_inwoner")
# How a series was made or where it goes on is told by its mark and source; what is about one year or place is no trap.
NO_TRAP = (
    "Te volgen in StatLine", "Teruggerekend uit", "Berekend", "Eén jaar", "Plak deze reeks", "Alleen 2019", "Alleen voor",
    "2024 en 2025 zijn", "2025 is", "Het jaar", "De jaren", "In 2021 ontbreken", "In 2016", "In de metingen", "Een andere definitie",
    "Deze reeks en de modelreeks", "2016", "2021 is", "2020 en 2021", "Jaren van vóór", "Tien kaarten", "De reeks van Hilversum",
)  # fmt: skip
ONE_PLACE = ("Rozendaal had", "Op Vlieland")


def content(monitor: Monitor, region: str | Region, dossier: Any = None, today: date | None = None) -> Factsheet:
    """What stands in the factsheet of a municipality.

    Parameters
    ----------
    monitor : Monitor
    region : str or Region
    dossier : Dossier, optional
        Adds the opgaven and goals in it.
    today : date, optional
        Of the document; also decides which figures are old.

    Returns
    -------
    Factsheet
        Every figure with unit, year, place, median, origin and source; blanks with their reason.
    """
    region, today = monitor.regions.find(region), today or date.today()
    catalogue = monitor.catalogue
    frame = monitor.position(region, indicators=[*catalogue.foto, *catalogue.finance])
    names = [catalogue[code].source for code in frame["indicator"]]
    sources = list(dict.fromkeys(name for name, value in zip(names, frame["value"], strict=True) if pd.notna(value)))
    frame["source"] = [sources.index(name) + 1 if name in sources else 0 for name in names]
    frame["finance"] = [catalogue[code].finance for code in frame["indicator"]]
    rows = {each.indicator: _row(each, today.year) for each in frame.itertuples()}
    judged = frame[(frame["direction"] != 0) & ~frame["finance"]]
    themes = tuple(
        _theme(region.label, each.name, each.dimension, [rows[code] for code in judged.loc[judged["theme"] == each.name, "indicator"]])
        for each in catalogue.themes
        if (judged["theme"] == each.name).any()
    )
    neutral = [rows[code] for code in frame.loc[(frame["direction"] == 0) & ~frame["finance"], "indicator"]]
    finance = [rows[code] for code in frame.loc[frame["finance"], "indicator"]]
    best, worst, n = _sides([row for block in themes for row in block.rows])
    challenges = ()
    if dossier is not None:
        # The records of policy take half a second to load, and figures alone need none.
        from bwlab.export.factsheet.aims import challenges_of

        challenges = challenges_of(dossier, monitor, region, rows)
    favourable, unfavourable = _standing_out(monitor, judged, rows, today.year)
    return Factsheet(
        code=region.code,
        label=region.label,
        title=say.TITLE.format(label=region.label),
        finding=say.finding(region.label, best, worst, n),
        edition=say.EDITION.format(edition=monitor.edition, day=date_words(today)),
        day=today,
        counts=_counts(frame[~frame["finance"]], today.year),
        standout=say.STANDOUT,
        favourable=favourable,
        unfavourable=unfavourable,
        themes=themes,
        neutral=Block(*say.NEUTRAL, tuple(neutral)),
        finance=Block(*say.FINANCE, tuple(finance)),
        notes=_notes(monitor, region.label, rows, (*favourable, *unfavourable)),
        blanks=_blanks(frame),
        sources=tuple(sources),
        alt={"overview": _overview_alt(region.label, themes)},
        challenges=challenges,
    )


def _row(each: Any, year: int) -> Row:
    bare = {"code": each.indicator, "name": each.name, "theme": each.theme, "source": each.source, "neutral": each.direction == 0}
    if pd.isna(each.value):
        return Row(**bare, blank=label_of_blank(each.missing), why=each.why)
    quarter = 0 if pd.isna(each.quartile) or each.direction == 0 else int(each.quartile)
    when, *marks = about(each, year)
    return Row(
        **bare,
        value=quantity(each.value, each.decimals, each.unit_short),
        year=when,
        place=placed(each, each.n),
        median=quantity(each.median, each.decimals, each.unit_short),
        marks=tuple(marks),
        at=float(each.place_all),
        side={1: 1, 4: -1}.get(quarter, 0),
    )


def _theme(label: str, name: str, dimension: str, rows: Sequence[Row]) -> Block:
    best, worst, n = _sides(rows)
    return Block(name, say.theme(label, best, worst, n, len(rows) - n), tuple(rows), dimension)


def _sides(rows: Sequence[Row]) -> tuple[int, int, int]:
    """How many are in the most and in the least favourable quarter, and how many have a figure at all."""
    sides = [row.side for row in rows if row.value]
    return sides.count(1), sides.count(-1), len(sides)


def _counts(frame: pd.DataFrame, year: int) -> tuple[Count, ...]:
    there = frame[frame["value"].notna()]
    found = {
        "there": len(there),
        "blank": len(frame) - len(there),
        "old": int((year - there["year"] > OLD).sum()),
        "recovered": int((there["origin"] == "recovered").sum()),
    }
    fill = {"size": number(len(frame)), "year": str(year - OLD - 1), "judged": number(int((there["direction"] != 0).sum()))}
    return tuple(
        Count(*(text.format(n=number(found[key]), **fill) for text in texts)) for key, texts in say.COUNTS.items()
    )


def _standing_out(
    monitor: Monitor, judged: pd.DataFrame, rows: dict[str, Row], year: int
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The most and the least favourable places among figures most municipalities have."""
    able = judged[judged["value"].notna() & (judged["n"] >= ENOUGH * len(monitor.regions)) & (year - judged["year"] <= OLD)]

    def chosen(quarter: int) -> tuple[Row, ...]:
        found: list[str] = []
        order = able[able["quartile"] == quarter].sort_values("place", ascending=quarter != 1, kind="stable")
        for code in order["indicator"]:
            alike = monitor.catalogue[code].related
            if len(found) < MOST and not any(each in alike or code in monitor.catalogue[each].related for each in found):
                found.append(code)
        return tuple(rows[code] for code in found)

    return chosen(1), chosen(4)


def _notes(monitor: Monitor, label: str, rows: dict[str, Row], outstanding: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """What one must know before saying something of these figures."""
    found = []
    for code in dict.fromkeys([*(row.code for row in outstanding), *DEBATED]):
        known = monitor.catalogue[code]
        traps = [each for each in known.note.replace(". ", ".\n").split("\n") if each and not each.startswith(NO_TRAP)]
        traps = [each for each in traps if label in each or not each.startswith(ONE_PLACE)]
        said = ([known.direction_why] if code in DEBATED else []) + traps
        if rows[code].value and said:
            found.append((known.name, " ".join(said)))
    return tuple(found)


def _blanks(frame: pd.DataFrame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    blank = frame[frame["value"].isna()]
    return tuple((str(why), tuple(names)) for why, names in blank.groupby("why", sort=False)["name"])


def _overview_alt(label: str, themes: Sequence[Block]) -> str:
    parts = []
    for block in themes:
        best, worst, n = _sides(block.rows)
        if best or worst:
            parts.append(f"{block.title} {say.tally(best, worst, n)}")
    return fit(say.OVERVIEW_ALT.format(label=label), parts or ["Geen cijfer in een uiterst kwart"])
