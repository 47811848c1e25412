"""Activities done, goals met, opgave changed: three things that are told apart, from what the dossier holds, and what an evaluation mixes up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from bwlab.formats import as_written, listing, number, quantity
from bwlab.formats import date as date_words
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import challenge_of, indicator_of, items_of, value_words
from bwlab.policy.anchoring.proposal import claim
from bwlab.policy.evaluating.apart import words
from bwlab.policy.evaluating.claims import SOLVED, WORKS
from bwlab.policy.monitoring.reporting import AHEAD, DONE, RUNNING, state_of
from bwlab.policy.monitoring.sight import EARLY, NOTHING, SEEN, Sight, sight
from bwlab.policy.records.following import MET, MOMENTS, STANDS, Evaluation
from bwlab.regions import Region

NO_ITEM = "Er staat geen activiteit bij dit doel."
STATES = {DONE: "klaar volgens de agenda", RUNNING: "loopt", AHEAD: "nog niet begonnen", "": "zonder datum"}


class Three(NamedTuple):
    """One goal in three columns, each with what the dossier and the figures say on a day.

    Attributes
    ----------
    goal : Goal
    done, met, stands : str
        Dutch sentences: what was done, whether the goal was met, how the opgave stands.
    seen : Sight
    """

    goal: Any
    done: str
    met: str
    stands: str
    seen: Sight


def columns(dossier: Any, monitor: Monitor, region: Region, today: date) -> list[Three]:
    """Every goal of a dossier in three columns."""
    return [_three(goal, dossier, monitor, region, today) for goal in dossier.goals]


def begun(evaluations: Sequence[Evaluation]) -> list[Evaluation]:
    """Those in which anything was filled in."""
    return [each for each in evaluations if each.model_dump(exclude={"key", "goal", "moment"}) != _BLANK]


_BLANK = Evaluation().model_dump(exclude={"key", "goal", "moment"})


def judged(dossier: Any, monitor: Monitor, region: Region, today: date) -> list[str]:
    """What the evaluations of a dossier lack or mix up, a sentence each; the goal goes first where there are more."""
    made, many = [], len(begun(dossier.evaluations)) > 1
    for each in begun(dossier.evaluations):
        goal = next((goal for goal in dossier.goals if goal.key == each.goal), None)
        when = MOMENTS.get(each.moment, "zonder moment")
        name = f"{quoted(_short(goal.text or 'doel zonder zin'))}, {when}: " if many and goal else ""
        made += [f"{name}{said}" for said in judge(each, dossier, monitor, region, today)]
    return made


def judge(each: Evaluation, dossier: Any, monitor: Monitor, region: Region, today: date) -> list[str]:
    """What one evaluation lacks or mixes up."""
    goal = next((goal for goal in dossier.goals if goal.key == each.goal), None)
    if goal is None:
        return ["Het doel van deze evaluatie staat niet meer in je dossier. Wat je opschreef, blijft bewaard. Kies een doel dat er nog is, of zet het terug."]
    items, known, day = items_of(dossier, goal), indicator_of(goal, monitor), each.day or today
    seen = sight(goal, items, monitor, region.code, today)
    made = [*_met(each, goal, known, monitor, region, seen), *_opgave(each), *_years(each, known, monitor, region, items), *_figure(each, goal, known, seen, day), *_words(each)]
    if each.day is None:
        made.append("Er staat geen dag bij. Een evaluatie zonder dag schuift op.")
    if each.moment == "einde" and items and not any(state_of(item, day) == DONE for item in items):
        made.append(f"Op {date_words(day)} is volgens je agenda nog geen activiteit klaar. Dit is dan een tussenstand, en geen einde.")
    return made


def _three(goal: Any, dossier: Any, monitor: Monitor, region: Region, today: date) -> Three:
    items = items_of(dossier, goal)
    seen = sight(goal, items, monitor, region.code, today)
    return Three(goal, _done(items, dossier, today), _goal(goal, monitor, region, items), _stands(goal, dossier, monitor, region, items), seen)


def begin_of(items: Sequence[Any]) -> int | None:
    """The first year in which anything was to be done; None where no activity says so."""
    years = [day.year for item in items for day in (item.start, item.end) if day]
    return min(years, default=None)


def _done(items: Sequence[Any], dossier: Any, today: date) -> str:
    if not items:
        return NO_ITEM
    said = []
    for item in items:
        entries = [each for each in dossier.logbook if each.activity == item.key and (each.day is None or each.day <= today)]
        counted = [each for each in entries if each.done is not None]
        units = {each.unit.strip() for each in counted}
        book = "in het logboek staat nog niets" if not entries else "in het logboek staat nog geen aantal"
        if counted:
            unit = f" {next(iter(units))}" if len(units) == 1 else ""
            book = f"geteld: {listing([number(each.done, 0 if each.done == round(each.done) else 1) for each in counted])}{unit}"
        said.append(f"{item.activity.text.strip() or 'activiteit zonder omschrijving'} ({STATES[state_of(item, today)]}; {book})")
    return "; ".join(said)


def _goal(goal: Any, monitor: Monitor, region: Region, items: Sequence[Any]) -> str:
    known, target = indicator_of(goal, monitor), goal.target
    if known is None:
        return "Zonder cijfer is dit niet af te lezen. Vraag het aan wie het merkt." if not goal.indicator else "Dit cijfer kent deze editie niet."
    year, value = newest(monitor, region, known.code)
    if value is None:
        return f"Voor {region.label} is dit cijfer er niet. Dat is niet hetzelfde als niet gehaald."
    now = f"{quantity(value, known.decimals, known.unit_text)} in {year}"
    if target.value is None:
        return f"Er staat geen streefwaarde. Nu: {now}."
    wanted = f"{value_words(target.value, known)}{f' in {target.year}' if target.year else ''}"
    there = reached(goal, known, value)
    state = "niet te zeggen: dit cijfer heeft geen gunstige kant" if there is None else "de waarde is bereikt" if there else "de waarde is niet bereikt"
    begin = begin_of(items)
    before = f" Dat cijfer is van voor de activiteiten ({begin}): het zegt er niets over." if begin and year is not None and year < begin else ""
    return f"Gewenst: {wanted}. Nieuwste: {now}; {state}.{before}"


def _stands(goal: Any, dossier: Any, monitor: Monitor, region: Region, items: Sequence[Any]) -> str:
    about = challenge_of(dossier, goal, monitor).strip()
    asked = f"Opgave: {about}. " if about else "Er staat geen opgave bij dit doel. "
    known = indicator_of(goal, monitor)
    own = monitor.table(known.code).loc[region.code].dropna() if known else []
    if known is None or not len(own):
        return f"{asked}Geen cijfer laat zien of die veranderde. Wie kan het vertellen?"
    if goal.challenge and known.code not in _codes(dossier, goal):
        asked += "Het cijfer van het doel is een ander dan dat van de opgave. "
    begin = begin_of(items)
    if begin is None:
        return f"{asked}Geen activiteit heeft een datum. Vanaf wanneer je kijkt of de opgave veranderde, staat dus niet vast."
    if begin > int(own.index[-1]):
        return f"{asked}Sinds het begin ({begin}) is er geen nieuwe meting. Of de opgave veranderde, weten we niet."
    first = max((year for year in own.index if year <= begin), default=int(own.index[0]))
    before, after = as_written((own[first], own.iloc[-1]), known.decimals)
    moved = round(after - before, known.decimals) + 0.0
    crossed = any(first < each.year <= own.index[-1] for each in known.breaks)
    said = "de meting veranderde intussen, dus vergelijken kan niet" if crossed else f"het gemiddelde veranderde {words(known, moved)}; bij wie, staat er niet in" if first != own.index[-1] else "er is maar één meting"
    return f"{asked}Van {first} tot {own.index[-1]}: {said}."


def newest(monitor: Monitor, region: Region, code: str) -> tuple[int | None, float | None]:
    """The newest year with a figure here and that figure; None where there is none."""
    own = monitor.table(code).loc[region.code].dropna()
    return (int(own.index[-1]), *as_written([own.iloc[-1]], monitor.catalogue[code].decimals)) if len(own) else (None, None)


def reached(goal: Any, known: Any, value: float) -> bool | None:
    """Whether a value is as far as the target asks; None where there is no target or no favourable side."""
    if goal.target.value is None or not known.direction:
        return None
    return bool(known.direction * (value - goal.target.value) >= -1e-9)


def _codes(dossier: Any, goal: Any) -> list[str]:
    found = next((each for each in dossier.challenges if each.key == goal.challenge), None)
    return found.indicators if found and found.indicators else [goal.indicator]


def _met(each: Evaluation, goal: Any, known: Any, monitor: Monitor, region: Region, seen: Sight) -> list[str]:
    if not each.met:
        return []
    if known is None:
        return [f"Je schrijft {quoted(MET.get(each.met, each.met))} bij 'doel gehaald', en bij dit doel hoort geen cijfer. Waaraan zag je het, en wie keek?"] if each.met in ("ja", "nee") else []
    year, value = newest(monitor, region, known.code)
    if value is None:
        return [f"Voor {region.label} is het cijfer van dit doel er niet. 'Gehaald' of 'niet gehaald' is daar niet aan te zien."] if each.met in ("ja", "nee") else []
    made, there = [], reached(goal, known, value)
    now = f"{quantity(value, known.decimals, known.unit_text)} in {year}"
    if each.met in ("ja", "nee") and there is None:
        made.append("Er is geen streefwaarde met een gunstige kant. Wanneer heet dit doel gehaald?")
    elif each.met == "ja" and not there:
        made.append(f"Je schrijft dat het doel gehaald is. Het nieuwste cijfer is {now}, en gewenst was {value_words(goal.target.value, known)}.")
    elif each.met == "nee" and there:
        made.append(f"Je schrijft dat het doel niet gehaald is. Het nieuwste cijfer ({now}) staat wel op de streefwaarde of gunstiger.")
    begin = begin_of(seen.items)
    if each.met == "ja" and begin and year is not None and year < begin:
        made.append(f"Het cijfer waar 'gehaald' op rust is van {year}, en de activiteiten begonnen in {begin}. Dan was het al zo voor er iets gedaan werd.")
    return made


def _opgave(each: Evaluation) -> list[str]:
    if each.met == "ja" and not each.stands:
        return ["Het doel is gehaald. Hoe staat de opgave er nu voor? Dat is een andere vraag: kies ook daar een antwoord, al is het 'dat weten we niet'."]
    if each.met == "ja" and each.stands == "kleiner" and not each.other.strip():
        return ["Je leest 'doel gehaald' ook als 'opgave kleiner'. Dat kan. Schrijf op waaraan je dat zag bij de mensen om wie het ging, en wat het nog meer kan verklaren."]
    if each.stands in STANDS and each.stands not in ("", "onbekend") and not each.other.strip():
        return ["Er staat nog niet wat deze uitkomst nog meer kan verklaren."]
    return []


def _years(each: Evaluation, known: Any, monitor: Monitor, region: Region, items: Sequence[Any]) -> list[str]:
    if each.start is None or each.end is None:
        return []
    if each.end <= each.start:
        return [f"Het eindjaar ({each.end}) ligt niet na het beginjaar ({each.start}). Draai ze om, of kies een ander jaar."]
    made = []
    begin = begin_of(items)
    if begin is not None and each.end < begin:
        made.append(f"Je vergelijkt {each.start} met {each.end}, en de activiteiten begonnen pas in {begin}. Dit verschil was er dus al voor er iets gedaan werd.")
    if known is not None:
        lacks = [year for year in (each.start, each.end) if not _there(monitor, region, known.code, year)]
        made += [f"Voor {region.label} is er geen cijfer over {listing([str(year) for year in lacks])}."] if lacks else []
        crossed = next((one for one in known.breaks if each.start < one.year <= each.end), None)
        made += [f"In {crossed.year} veranderde de meting. Jaren aan weerskanten daarvan vergelijk je niet."] if crossed else []
    return made


def _figure(each: Evaluation, goal: Any, known: Any, seen: Sight, day: date) -> list[str]:
    """Whether there is any new measurement on the day of the evaluation."""
    if known is None or begin_of(seen.items) is None:
        return []
    state, first = seen.on(day), seen.first
    if state == SEEN:
        return []
    if state == NOTHING:
        when = f" De eerste over een jaar waarin een activiteit klaar is, verwachten we rond {date_words(first.published).split(' ', 1)[1]}." if first and first.published else ""
        return [f"Op {date_words(day)} is er geen nieuwe meting van {quoted(known.name)} sinds het begin in {seen.begin}.{when} Vertel wat er is gedaan, en niet wat het opleverde."]
    if state == EARLY:
        return [f"Op {date_words(day)} is er wel een nieuw cijfer, maar dat gaat over een jaar waarin nog geen activiteit klaar was. Te vroeg om er een effect in te zien."]
    return [f"Of er op {date_words(day)} een nieuw cijfer is, weten we niet: {seen.why}."]


def _words(each: Evaluation) -> list[str]:
    made = []
    for text, name in ((each.claim, "wat je erover zegt"), (each.done, "wat er is gedaan")):
        said = " ".join(text.split())
        if works := claim(said, WORKS):
            made.append(f"Bij {name} staat {quoted(works)}. Dat noemt een oorzaak die het cijfer niet laat zien.")
        if solved := claim(said, SOLVED):
            made.append(f"Bij {name} staat {quoted(solved)}. Een doel dat gehaald is, is nog geen opgave die weg is.")
    return made


def _there(monitor: Monitor, region: Region, code: str, year: int) -> bool:
    table = monitor.table(code)
    return year in table.columns and not np.isnan(table.at[region.code, year])


def _short(text: str, most: int = 60) -> str:
    said = " ".join(text.split())
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
