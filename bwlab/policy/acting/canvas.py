"""The canvas: every goal with what belongs to it, filled from the dossier, and what is still missing.

The layout is our own. Step 4 of the ten steps names the Welvaart-model-canvas of Platform31; its blocks
are not copied here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.errors import UnknownIndicatorError
from bwlab.formats import date as date_words
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import key, quoted
from bwlab.policy.records.agenda import AgendaItem
from bwlab.policy.records.goal import NORMS, Floor, Goal, Target

GOALS_AT, AGENDA_AT = "stap 2 (kies doelen)", "stap 4 (maak een lokale agenda)"
SHORT = 2  # years: what ends later is for the long term
#: What people write where nobody is named: that is still open.
NOBODY = {"ntb", "nntb", "nvt", "tbd", "pm", "nog te bepalen", "nader te bepalen", "volgt", "onbekend", "iedereen", "partners", "alle partners", "diverse partners", "samen met partners"}
EMPTY = (
    "Je canvas is nog leeg. Maak eerst een doel, in stap 2 (kies doelen) of bovenaan in stap 4 (maak een lokale agenda). "
    "Zet daarna in stap 4 een activiteit bij dat doel."
)


class CanvasRow(NamedTuple):
    """One goal as it is read: texts, "" or empty where nothing is filled in.

    Attributes
    ----------
    key : str
        Of its `Goal`.
    """

    key: str
    challenge: str
    goal: str
    floor: str
    target: str
    indicator: str
    source: str
    owner: str
    due: str
    activities: tuple[str, ...]
    partners: tuple[str, ...]
    means: tuple[str, ...]


class Canvas(NamedTuple):
    """All goals, in the order of the dossier, and what is missing as Dutch sentences."""

    rows: tuple[CanvasRow, ...]
    problems: list[str]


def canvas(dossier: Any, monitor: Monitor) -> Canvas:
    """The canvas of a dossier.

    Parameters
    ----------
    dossier : Dossier
        Its ``challenges``, ``goals`` and ``agenda`` are read.
    monitor : Monitor

    Returns
    -------
    Canvas
        ``problems`` is empty where every goal has an indicator, owner, date, source, target and activity,
        every opgave a goal, and every activity a goal.
    """
    rows, problems = [], []
    for goal in dossier.goals:
        items = items_of(dossier, goal)
        row = _row(dossier, goal, items, monitor)
        rows.append(row)
        problems += _goal_problems(goal, row, items)
    for challenge in dossier.challenges:
        if dossier.goal_for(challenge.key) is None:
            problems.append(f"Bij de opgave {quoted(challenge.title or 'zonder naam')} staat nog geen doel. Maak er een in {GOALS_AT}.")
    keys = {goal.key for goal in dossier.goals}
    loose = [item for item in started(dossier.agenda) if item.goal not in keys] if rows else []
    problems += [f"De activiteit {name_of(item)} hoort bij geen doel. Kies er een in {AGENDA_AT}, of laat haar los." for item in loose]
    return Canvas(tuple(rows), problems if rows else [EMPTY])


def open_items(dossier: Any) -> list[str]:
    """ "Wie doet mee?": a sentence for each activity that lacks an owner, partner, means or date, in their order."""
    missing = [(item, lacking(item)) for item in started(dossier.agenda)]
    return [f"{name[:1].upper()}{name[1:]}: nog {listing(found)}." for item, found in missing if found and (name := name_of(item))]


def lacking(item: AgendaItem) -> list[str]:
    """What an activity lacks, as words after "nog": "geen eigenaar", "geen partner" …"""
    partners = [each for each in item.contributions if filled_in(each.who)]
    hoped = [each.who.strip() for each in partners if not each.agreed]
    found = [] if item.activity.text.strip() else ["geen omschrijving"]
    found += [] if filled_in(item.owner) else ["geen eigenaar"]
    found += [] if partners else ["geen partner"]
    found += [f"geen toezegging van {quoted(each)}" for each in hoped]
    found += [] if filled_in(item.means) or item.euros is not None else ["geen middelen"]
    found += [] if item.start else ["geen begindatum"]
    return found + ([] if item.end else ["geen einddatum"])


def started(agenda: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The activities in which anything is filled in: an empty line is no activity."""
    return [item for item in agenda if item.model_dump(exclude={"key", "goal"}) != _BLANK]


_BLANK = AgendaItem().model_dump(exclude={"key", "goal"})


def items_of(dossier: Any, goal: Goal) -> list[AgendaItem]:
    """The activities that serve a goal."""
    return [item for item in started(dossier.agenda) if item.goal == goal.key]


def horizon(item: AgendaItem, today: date) -> str:
    """ "kort" where it ends within two years, "lang" where it ends later, "" where that is not known."""
    if item.end is None:
        return ""
    return "kort" if (item.end.year - today.year, item.end.month, item.end.day) <= (SHORT, today.month, today.day) else "lang"


def filled_in(text: str) -> bool:
    """Whether words name anything: "n.t.b." and "diverse partners" do not."""
    return bool(key(text)) and key(text) not in _NOBODY


_NOBODY = {key(each) for each in NOBODY}


def name_of(item: AgendaItem) -> str:
    """An activity within a sentence."""
    return quoted(item.activity.text) if item.activity.text.strip() else "een activiteit zonder omschrijving"


def indicator_of(goal: Goal, monitor: Monitor) -> Indicator | None:
    """The indicator of a goal; None where there is none or this edition does not know it."""
    try:
        return monitor.catalogue[goal.indicator] if goal.indicator else None
    except UnknownIndicatorError:
        return None


def challenge_of(dossier: Any, goal: Goal, monitor: Monitor) -> str:
    """The opgave of a goal in words."""
    title = next((each.title for each in dossier.challenges if each.key == goal.challenge), "")
    known = goal.challenge in monitor.catalogue
    return title or (monitor.catalogue[goal.challenge].name if known else goal.challenge)


def value_words(value: float | None, indicator: Indicator | None) -> str:
    """A floor or target with its unit; "" where there is none."""
    if value is None:
        return ""
    if indicator is None:
        return number(value, 0 if value == round(value) else 1)
    return quantity(value, indicator.decimals, indicator.unit_text)


def _row(dossier: Any, goal: Goal, items: list[AgendaItem], monitor: Monitor) -> CanvasRow:
    known = indicator_of(goal, monitor)
    return CanvasRow(
        key=goal.key,
        challenge=challenge_of(dossier, goal, monitor),
        goal=goal.text.strip(),
        floor=_bound_words(goal.floor, known),
        target=_bound_words(goal.target, known),
        indicator=known.name if known else "",
        source=goal.source.strip() or (known.source if known else ""),
        owner=goal.owner.strip(),
        due=date_words(goal.due) if goal.due else "",
        activities=tuple(_activity_words(item) for item in items),
        partners=tuple(_partner_words(each) for item in items for each in item.contributions if each.who.strip()),
        means=tuple(words for item in items if (words := _means_words(item))),
    )


def _bound_words(bound: Floor, indicator: Indicator | None) -> str:
    words = value_words(bound.value, indicator)
    year = bound.year if isinstance(bound, Target) else None
    why = ": ".join(part for part in (NORMS.get(bound.norm, bound.norm), bound.source.strip()) if part)
    return words and f"{words}{f' in {year}' if year else ''}{f' ({why})' if why else ''}"


def _activity_words(item: AgendaItem) -> str:
    text = item.activity.text.strip() or "activiteit zonder omschrijving"
    return f"{text} ({item.activity.output.strip()})" if item.activity.output.strip() else text


def _partner_words(each: Any) -> str:
    what = f": {each.what.strip()}" if each.what.strip() else ""
    return f"{each.who.strip()}{what} ({'toegezegd' if each.agreed else 'nog niet toegezegd'})"


def _means_words(item: AgendaItem) -> str:
    euros = "" if item.euros is None else quantity(item.euros, 0, "€")
    return ", ".join(part for part in (euros, item.means.strip()) if part)


def _goal_problems(goal: Goal, row: CanvasRow, items: list[AgendaItem]) -> list[str]:
    asked = {
        "geen zin die zegt wat er anders wordt": row.goal,
        "geen cijfer dat het laat zien": row.indicator,
        "geen streefwaarde": row.target,
        "geen eigenaar": filled_in(row.owner),
        "geen datum waarop je kijkt": row.due,
        "geen bron": row.source,
    }
    missing = [words for words, found in asked.items() if not found]
    name = f"Het doel {quoted(row.goal)}" if row.goal else f"Het doel bij de opgave {quoted(row.challenge or 'zonder naam')}"
    found = [f"{name} heeft nog {listing(missing)}. Vul dat aan in {GOALS_AT}."] if missing else []
    if goal.indicator and not row.indicator:
        found.append(f"{name} verwijst naar een cijfer dat niet in deze editie staat ({quoted(goal.indicator)}). Kies een ander in {GOALS_AT}.")
    if not items:
        found.append(f"Bij {name[0].lower()}{name[1:]} staat nog geen activiteit. Voeg er een toe in {AGENDA_AT}.")
    return found
