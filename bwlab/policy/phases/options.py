"""Several ways to reach a goal beside each other, so that politics can choose: what each lacks, never which is best.

Options stand in the order in which they were written. Nothing here counts, weighs, ranks or recommends them: "Sturen
op impact" leaves the choice in this phase to politics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from bwlab.formats import date as date_words
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.finance import totals
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import challenge_of, filled_in
from bwlab.policy.goals.smart import ALIKE
from bwlab.policy.phases.council import begun as with_moments
from bwlab.policy.phases.council import leaves_open, name
from bwlab.policy.records.goal import Goal
from bwlab.policy.records.table import Option
from bwlab.policy.scenarios.compare import result
from bwlab.policy.scenarios.figure import cannot, figure_of
from bwlab.policy.scenarios.reckon import reckon

CHOOSING = "Welke keuze het wordt, is aan de politiek. Hier staat geen volgorde, geen totaal en geen advies."
NO_ELSEWHERE = "Er is geen regionaal cijfer voor elders."
BLANK, NOT_DONE = "nog leeg", "Niets doen"
NO_SCENARIO = "nog geen scenario"
AT = "fase_3"  # under which notebook the notes about doing nothing are kept
LATER, ELSEWHERE = "later", "elders"
HALF_YEAR = 183  # days
#: Words that say that nobody pays or waits.
NOBODY = {key(each) for each in ("niemand", "geen", "niets", "geen verliezers", "iedereen wint", "alleen winnaars", "nvt", "n.v.t.", "-", "geen enkele")}
FREE = re.compile(r"\b(?:gratis|kost niets|kosteloos|zonder kosten|budgetneutraal|geen (?:extra )?(?:geld|kosten))\b", re.IGNORECASE)
_SMALL = 4  # letters: shorter words say little
_LEAST_WORDS = 2


def begun(options: Iterable[Option]) -> list[Option]:
    """The options in which anything is filled in."""
    return [each for each in options if each.model_dump(exclude={"key", "goal"}) != _EMPTY]


_EMPTY = Option().model_dump(exclude={"key", "goal"})


def note_of(goal: Goal, about: str) -> str:
    """Under what it is kept what doing nothing means for later or elsewhere: the goal has no option for it."""
    return f"niets doen, {about} {goal.key}"


def of_goal(dossier: Any, goal: Goal) -> list[Option]:
    """The options that serve a goal, in their order."""
    return [each for each in begun(dossier.options) if each.goal == goal.key]


def judged(dossier: Any, goal: Goal, monitor: Monitor) -> list[str]:
    """What the options of one goal lack or make doubtful, a Dutch sentence each; none of them is called best.

    Parameters
    ----------
    dossier : Dossier
        Its ``options``, ``scenarios`` and ``region`` are read.
    goal : Goal
    monitor : Monitor
    """
    options = of_goal(dossier, goal)
    names = names_of(options)
    said = []
    if not options:
        return ["Bij dit doel staat nog geen optie. Schrijf er minstens twee op, naast niets doen."]
    if len(options) == 1:
        said.append("Er staat één optie. Dan kan de raad alleen ja of nee zeggen. Wat zou iemand kiezen die het anders ziet dan jij?")
    said += [sentence for each, called in zip(options, names, strict=True) for sentence in _one(each, called, dossier, goal, monitor)]
    said += [
        f"{first} en {inside(second)} zeggen bijna hetzelfde. Wat valt er tussen die twee te kiezen?"
        for (one, first), (other, second) in combinations(zip(options, names, strict=True), 2)
        if alike(one, other)
    ]
    return said


def loose(dossier: Any) -> list[str]:
    """Options that belong to no goal, a sentence each: they are kept, and cannot be set beside others."""
    goals = {goal.key for goal in dossier.goals}
    return [f"{called} hoort bij geen doel. Ze blijft bewaard. Kies er een doel bij, dan staat ze naast de andere." for each, called in _all(dossier) if each.goal not in goals]


def alike(one: Option, other: Option) -> bool:
    """Whether two options of the same goal say the same in other words."""
    first, second = _words(one.text), _words(other.text)
    if one.goal != other.goal or not first or not second:
        return False
    if key(one.text) == key(other.text):
        return True
    return min(len(first), len(second)) >= _LEAST_WORDS and len(first & second) >= ALIKE * max(len(first), len(second))


def names_of(options: Sequence[Option]) -> list[str]:
    """How each is called, by its place and its words: "Optie 1 ('Bellen')"."""
    return [f"Optie {number(place)} ({quoted(each.text) if each.text.strip() else 'zonder omschrijving'})" for place, each in enumerate(options, 1)]


def inside(called: str) -> str:
    """Such a name within a sentence."""
    return called[:1].lower() + called[1:]


def beside_each_other(dossier: Any, goal: Goal, nothing: str = "", reckoned: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The options of a goal as columns, after doing nothing; what is not filled in says so.

    Parameters
    ----------
    nothing : str
        What the figure does where nothing is done, in words.
    reckoned : mapping of str to str
        What follows from each scenario, by its key: `outcomes`.
    """
    options, found = of_goal(dossier, goal), reckoned or {}
    scenarios = {each.key: each for each in dossier.scenarios}

    def here(each: Option) -> str:
        if each.scenario not in scenarios:
            return NO_SCENARIO
        called = scenarios[each.scenario].name.strip() or "scenario zonder naam"
        return f"{called}: {found[each.scenario]}" if each.scenario in found else called

    def noted(about: str) -> str:
        note = dossier.note(AT, note_of(goal, about))
        return note.text.strip() if note else ""

    rows = {
        "Wat": lambda each: each.text,
        "Wie is beter af?": lambda each: each.gains,
        "Wie betaalt of wacht?": lambda each: each.loses,
        "Hier en nu": here,
        "Later": lambda each: each.later,
        "Elders": lambda each: each.elsewhere,
        "Kosten per jaar": lambda each: "" if each.euros is None else quantity(each.euros, 0, "€"),
    }
    still = {
        "Wat": "Alles blijft zoals het is.", "Wie is beter af?": "Geld en tijd blijven vrij voor iets anders.", "Wie betaalt of wacht?": "Wie nu onder de ondergrens zit, wacht.",
        "Hier en nu": nothing, "Later": noted(LATER), "Elders": noted(ELSEWHERE), "Kosten per jaar": "Niets extra. Wat het later kost, weten we niet.",
    }  # fmt: skip
    columns = {NOT_DONE: [still[each] or BLANK for each in rows]}
    for place, option in enumerate(options, 1):
        columns[f"Optie {number(place)}"] = [read(option).strip() or BLANK for read in rows.values()]
    return pd.DataFrame({"": list(rows), **columns})


def outcomes(dossier: Any, monitor: Monitor, year: int) -> dict[str, str]:
    """What follows from each scenario that an option points at, if its assumptions hold, by its key.

    Parameters
    ----------
    year : int
        This year.

    Notes
    -----
    With as many draws as the workbench takes: the same scenario has one outcome on every screen.
    """
    pointed = {each.scenario for each in dossier.options}
    region = monitor.regions.find(dossier.region)
    found = {}
    for each in dossier.scenarios:
        if each.key in pointed and each.indicator in monitor.catalogue and not cannot(monitor.catalogue[each.indicator]):
            found[each.key] = f"als de aannames kloppen {result(reckon(each, figure_of(monitor, region, each.indicator), today_year=year))}"
    return found


def half_year(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """What the council can still choose in the coming half year, and where there is nothing to choose, a sentence each."""
    said = []
    until = date.fromordinal(today.toordinal() + HALF_YEAR)
    soon = sorted((each for each in with_moments(dossier.council) if each.day and today <= each.day <= until), key=lambda each: each.day)
    for each in soon:
        called = name(each)
        what = each.open.strip().rstrip(".") if leaves_open(each) else "er staat niet wat er dan te kiezen is"
        said.append(f"{called[:1].upper()}{called[1:]}: {what}.")
    if not soon:
        said.append(f"Tot {date_words(until)} staat er geen moment met de raad in je dossier.")
    if not dossier.goals:
        said.append("Er staat nog geen doel in je dossier. Dan kan de raad nog alles kiezen, en weet nog niemand wat.")
    for goal in dossier.goals:
        of = quoted(goal.text or challenge_of(dossier, goal, monitor) or "een doel zonder zin")
        open_ones = [
            *([] if goal.floor.value is not None else ["de ondergrens"]),
            *([] if goal.target.value is not None else ["de streefwaarde"]),
            *([] if goal.target.year is not None else ["het jaar"]),
        ]
        many = len(of_goal(dossier, goal))
        between = f"kan de raad kiezen tussen {number(many)} opties en niets doen" if many > 1 else "kan de raad kiezen tussen één optie en niets doen" if many else "heeft de raad nog niets te kiezen: er is geen optie uitgewerkt"
        rest = f" Nog niet ingevuld, dus nog te kiezen: {listing(open_ones)}." if open_ones else ""
        said.append(f"Bij {of} {between}.{rest}")
    return said


def _all(dossier: Any) -> list[tuple[Option, str]]:
    options = begun(dossier.options)
    return [(each, f"De optie {quoted(each.text) if each.text.strip() else 'zonder omschrijving'}") for each in options]


def _one(each: Option, called: str, dossier: Any, goal: Goal, monitor: Monitor) -> list[str]:
    said = []
    if not each.text.strip():
        said.append(f"{called}: schrijf op wat er dan gebeurt.")
    if not filled_in(each.gains):
        said.append(f"{called}: wie is er beter af?")
    if not filled_in(each.loses):
        said.append(f"{called}: wie betaalt of wacht? Als dat er niet staat, lijkt het een optie die niemand iets kost.")
    elif key(each.loses) in NOBODY:
        said.append(f"{called}: volgens jou verliest niemand. Geld en tijd gaan ergens van af. Wie betaalt of wacht?")
    elif key(each.loses) == key(each.gains):
        said.append(f"{called}: dezelfde mensen zijn beter af en betalen. Dat kan. Wie van hen merkt wat, en wanneer?")
    return [*said, *_money(each, called, dossier, monitor), *_scenario(each, called, dossier, goal, monitor)]


def _money(each: Option, called: str, dossier: Any, monitor: Monitor) -> list[str]:
    euros = each.euros
    free = FREE.search(f"{each.text} {each.loses}")
    if euros is None:
        return [f"{called}: wat kost het per jaar? Weet je het niet, laat het dan leeg en zeg wie het uitzoekt."]
    said = []
    if euros < 0:
        said.append(f"{called}: {quantity(euros, 0, '€')} is een bedrag onder nul. Is het een besparing, schrijf dan op wie minder krijgt.")
    if euros == 0:
        said.append(f"{called}: € 0 zegt dat het niets kost. Weet je het nog niet, laat het dan leeg: leeg is geen nul.")
    if euros > 0 and free:
        said.append(f"{called}: de woorden zeggen '{free.group(0).lower()}', en er staat {quantity(euros, 0, '€')} per jaar. Welke van de twee klopt?")
    year, spent = spending(monitor, dossier.region)
    if year and euros > spent:
        said.append(f"{called}: {quantity(euros, 0, '€')} per jaar is meer dan alle lasten van de gemeente samen ({quantity(spent, 0, '€')} in {year}, Iv3 van het CBS). Kijk of de komma goed staat.")
    return said


def _scenario(each: Option, called: str, dossier: Any, goal: Goal, monitor: Monitor) -> list[str]:
    if not each.scenario:
        return []
    found = next((one for one in dossier.scenarios if one.key == each.scenario), None)
    if found is None:
        return [f"{called}: het scenario dat erbij hoorde, staat niet meer in je dossier. Kies een ander, of laat het leeg."]
    if found.indicator and goal.indicator and found.indicator != goal.indicator:
        names = [monitor.catalogue[code].name if code in monitor.catalogue else code for code in (found.indicator, goal.indicator)]
        return [f"{called}: het scenario {quoted(found.name or 'zonder naam')} gaat over {quoted(names[0])}, en het doel over {quoted(names[1])}. Het rekent dus iets anders door."]
    if found.goal and found.goal != goal.key:
        return [f"{called}: het scenario {quoted(found.name or 'zonder naam')} is gemaakt bij een ander doel. Kijk of de groep en de aannames hier ook gelden."]
    return []


def spending(monitor: Monitor, region: str) -> tuple[int, float]:
    """The newest year with accounts or a budget, and all expenditure of that year in euros; (0, 0) without."""
    rows = totals(monitor, region).dropna(subset=["expenditure"]) if region in {each.code for each in monitor.regions} else pd.DataFrame()
    if rows.empty:
        return 0, 0.0
    newest = rows.sort_values("year").iloc[-1]
    return int(newest["year"]), 1000 * float(newest["expenditure"])


def _words(text: str) -> set[str]:
    return {word for each in text.split() if len(word := key(each)) >= _SMALL}
