"""Which of the participant's own conclusions a newer edition touches, each as a sentence to read again. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import name_of
from bwlab.policy.goals.smart import smart
from bwlab.policy.records.goal import Floor, Goal
from bwlab.policy.rerun.changed import GONE, JOINED, LOSSES, NEIGHBOUR, NEWER, Change
from bwlab.policy.rerun.cycle_touched import cycle
from bwlab.policy.rerun.decided_touched import decided
from bwlab.policy.rerun.held_again import Sides, Touch, forecasts, guesses, latest, pitch, words

#: The smaller of two groups of municipalities is at least this part of the larger, or their places and medians are not compared.
ENOUGH = 0.5


def touches(dossier: Any, sides: Sides, changes: Iterable[Change]) -> list[Touch]:
    """Everything in a dossier that these changes touch; what turned comes first."""
    changed: dict[str, list[Change]] = {}
    for each in changes:
        if each.indicator:
            changed.setdefault(each.indicator, []).append(each)
    found = [*_goals(dossier, sides, changed), *_challenges(dossier, sides, changed), *guesses(dossier, sides), *forecasts(dossier, sides), *pitch(dossier, sides, changed)]
    found += [*_plan(dossier, sides, changed), *_agenda(dossier, changed), *_portfolios(dossier, sides, changed), *_surveys(dossier, sides, changed), *cycle(dossier, sides, changed), *decided(dossier, sides, changed)]
    found += list(_experiments(dossier, {each.key for each in found if each.part == "doel" and each.turned}))
    return sorted(found, key=lambda each: not each.turned)


def about_borders(dossier: Any, changes: Iterable[Change]) -> list[Touch]:
    """What changed borders touch: facilities and regional choices, and every goal where the own municipality is another."""
    found: list[Touch] = []
    for change in changes:
        if change.kind == NEIGHBOUR:
            found += [
                Touch("voorziening", each.key, True, f"{quoted(each.name or 'Een voorziening')} ligt in een gemeente die niet meer bestaat. Kijk na met wie je nu afspraken maakt.")
                for each in dossier.facilities if each.region == change.places[0]
            ]  # fmt: skip
            found += [
                Touch("regionale keuze", each.theme, False, f"Je koos bij {each.theme} voor '{each.level}'. Een van je buurgemeenten is een andere geworden: met wie doe je het nu?")
                for each in dossier.regional if each.level in ("samen", "regionaal")
            ]  # fmt: skip
        if change.kind == JOINED:
            found += [Touch("voorziening", each.key, False, f"{quoted(each.name or 'Een voorziening')} lag over de grens, en ligt nu in je eigen gemeente.") for each in dossier.facilities if each.region == change.places[0]]
        if change.kind in (GONE, JOINED):
            about = "Je gemeente heeft andere grenzen gekregen" if change.kind == JOINED else "Je gemeente bestaat niet meer"
            found += [Touch("doel", each.key, True, f"{about}. Je doel {called(each)} gaat over het gebied van toen. Maak het niet stilzwijgend een doel van het nieuwe gebied.") for each in dossier.goals if started(each)]
    return list(dict.fromkeys(found))


def started(goal: Goal) -> bool:
    """Whether a goal says anything: a sentence, a floor or a target."""
    return bool(goal.text.strip()) or goal.floor.value is not None or goal.target.value is not None


def called(goal: Goal) -> str:
    """A goal by its own words, else by its figure."""
    return quoted(goal.text) if goal.text.strip() else f"bij {quoted(goal.indicator)}" if goal.indicator else "zonder tekst"


def _goals(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    for goal in dossier.goals:
        if not started(goal) or not goal.indicator:
            continue
        name = f"Je doel {called(goal)}"
        if goal.indicator not in sides.new.catalogue:
            if sides.never(goal.indicator):
                continue
            yield Touch("doel", goal.key, True, f"{name} wordt gemeten met een cijfer dat er niet meer is. Kies in stap 2 een ander cijfer, of schrijf op hoe je het nu volgt.")
            continue
        if goal.indicator not in changed:
            yield from _norm(goal, name, sides)
            continue
        about, was, now = sides.new.catalogue[goal.indicator], latest(sides.old, sides.region, goal.indicator), latest(sides.new, sides.region, goal.indicator)
        if now is None:
            yield Touch("doel", goal.key, True, f"{name}: van jouw gemeente is er geen cijfer meer. Of het gehaald wordt, is zo niet te zien.")
            continue
        sentences = [said for which, bound in (("ondergrens", goal.floor), ("streefwaarde", goal.target)) if (said := _crossed(name, which, bound, about, was, now))]
        yield from (Touch("doel", goal.key, True, said) for said in sentences)
        if was and was != now and not sentences:
            left = _left(goal, about, now[1])
            yield Touch("doel", goal.key, False, f"{name} begon bij {words(was[1], about)} in {was[0]}; nu is het {words(now[1], about)} in {now[0]}.{left}")
        yield from _norm(goal, name, sides)
        yield from _letters(goal, name, sides)


def _crossed(name: str, which: str, bound: Floor, about: Indicator, was: tuple[int, float] | None, now: tuple[int, float]) -> str:
    """That a floor or target lies on the other side of the own figure than it did; "" where it does not."""
    if bound.value is None or was is None:
        return ""
    sides = [_side(value, bound.value) for _, value in (was, now)]
    if sides[0] == sides[1]:
        return ""
    met = [about.direction * (value - bound.value) >= -1e-9 for _, value in (was, now)]
    holds = ""
    if about.direction and met[0] != met[1]:
        holds = f" Daarmee haal je die {which} {'nu wel' if met[1] else 'niet meer'}{'' if about.direction > 0 else ': bij dit cijfer is lager gunstiger'}."
    return (
        f"{name} had als {which} {words(bound.value, about)}. In de cijfers van toen zat je {sides[0]} ({words(was[1], about)} in {was[0]}), "
        f"in de cijfers van nu {sides[1]} ({words(now[1], about)} in {now[0]}).{holds} Lees je zin opnieuw."
    )


def _side(value: float, bound: float) -> str:
    return "er precies op" if abs(value - bound) < 1e-9 else "eronder" if value < bound else "erboven"


def _left(goal: Goal, about: Indicator, now: float) -> str:
    if goal.target.value is None:
        return ""
    far = goal.target.value - now
    return f" Tot je streefwaarde ({words(goal.target.value, about)}) is het nog {quantity(abs(far), about.decimals, 'procentpunt' if about.unit_text == 'procent' else about.unit_text)}." if abs(far) > 1e-9 else ""


def _norm(goal: Goal, name: str, sides: Sides) -> Iterator[Touch]:
    """A target or floor that was taken from the figures themselves, where those figures moved."""
    if sides.old is None or goal.indicator not in sides.old.catalogue:
        return
    about = sides.new.catalogue[goal.indicator]
    for which, bound in (("ondergrens", goal.floor), ("streefwaarde", goal.target)):
        share = {"mediaan": 0.5, "beste kwart": 0.75 if about.direction >= 0 else 0.25}.get(bound.norm)
        if share is None or bound.value is None:
            continue
        was, now = _quantile(sides.old, goal.indicator, share), _quantile(sides.new, goal.indicator, share)
        if was and now and _alike(was[2], now[2]) and round(was[1], about.decimals) != round(now[1], about.decimals):
            word = "de mediaan van de gemeenten" if share == 0.5 else "de grens van het gunstigste kwart"
            yield Touch("doel", goal.key, False, f"{name} haalde zijn {which} uit {word}. Die was {words(was[1], about)} ({was[0]}) en is nu {words(now[1], about)} ({now[0]}). Laat je de {which} staan, of gaat hij mee?")


def _alike(was: int, now: int) -> bool:
    return min(was, now) >= ENOUGH * max(was, now)


def _quantile(monitor: Monitor, code: str, share: float) -> tuple[int, float, int] | None:
    """The last year, the value below which a share of the municipalities lies, and of how many."""
    table = monitor.table(code)
    if not table.shape[1]:
        return None
    last = table.iloc[:, -1].dropna().to_numpy(float)
    return (int(table.columns[-1]), float(np.quantile(last, share)), len(last)) if len(last) else None


def _letters(goal: Goal, name: str, sides: Sides) -> Iterator[Touch]:
    """Letters of SMART that the figures turned."""
    if sides.old is None or goal.indicator not in sides.old.catalogue:
        return
    was, now = (smart(goal, each, region=sides.region, today=sides.today) for each in (sides.old, sides.new))
    for before, after in zip(was, now, strict=True):
        if before.ok != after.ok and after.letter in "MR":
            state = {True: "in orde", False: "niet in orde", None: "niet te beoordelen"}
            yield Touch("doel", goal.key, True, f"{name}: de letter {after.letter} ({after.word}) was {state[before.ok]} en is nu {state[after.ok]}. {after.why}")


def _challenges(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    for each in dossier.challenges:
        for code in each.indicators:
            if code not in changed:
                continue
            title = f"Je opgave {quoted(each.title or code)}"
            if any((change.kind in LOSSES and change.year is None) or change.kind == "weg" for change in changed[code]):
                yield Touch("opgave", each.key, True, f"{title} rust op een cijfer dat er niet meer is.")
                continue
            was, now = (_standing(monitor, sides.region, code) for monitor in (sides.old, sides.new))
            if was and now and was[1:] != now[1:]:
                about = sides.new.catalogue[code]
                few = not _alike(was[2], now[2])
                turned = not few and bool(about.direction) and (was[0] < 0.5) != (now[0] < 0.5)
                again = " Toen stond je aan de andere kant van het midden: past deze opgave nog?" if turned else ""
                again = " Het aantal gemeenten met een cijfer is heel anders: de plaatsen zijn niet te vergelijken." if few else again
                yield Touch("opgave", each.key, turned, f"{title}: je gemeente stond op plaats {number(was[1])} van {number(was[2])} ({was[3]}) en staat nu op plaats {number(now[1])} van {number(now[2])} ({now[3]}).{again}")


def _standing(monitor: Monitor | None, region: str, code: str) -> tuple[float, int, int, int] | None:
    """Place (0 to 1), rank, of how many, and the year; None without a figure."""
    if monitor is None or code not in monitor.catalogue or region not in monitor.regions:
        return None
    row = monitor.position(region, indicators=code).iloc[0]
    return None if np.isnan(row["value"]) else (float(row["place"]), int(row["rank"]), int(row["n"]), int(row["year"]))


def _plan(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    for each in dossier.plan:
        for change in _telling(changed.get(each.indicator, ())):
            name = sides.name(each.indicator)
            if change.kind in LOSSES:
                yield Touch("plan", each.key, True, f"In je indicatorenplan volg je {name}. Dat cijfer is er niet meer: kies een ander, of schrap de regel met een reden.")
            else:
                tell = f" Je vertelde zolang: {quoted(each.until)}." if each.until.strip() and change.kind == NEWER else ""
                yield Touch("plan", each.key, False, f"In je indicatorenplan staat {name}. Daar is nieuws: {change.kind}{f' ({change.year})' if change.year else ''}.{tell}")


def _agenda(dossier: Any, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    goals = {goal.key: goal.indicator for goal in dossier.goals}
    for item in dossier.agenda:
        code = item.indicator or goals.get(item.goal, "")
        for change in _telling(changed.get(code, ())):
            if change.kind in LOSSES:
                yield Touch("activiteit", item.key, True, f"Het cijfer dat de activiteit {name_of(item)} moest laten zien, is er niet meer.")
            elif change.kind == NEWER and item.end and change.year >= item.end.year:
                yield Touch("activiteit", item.key, True, f"De activiteit {name_of(item)} was klaar in {item.end.year}. Er is nu een cijfer over {change.year}. Dat het veranderde, zegt nog niet dat het door de activiteit komt.")


def _portfolios(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    for each in dossier.portfolios:
        who = each.holder.strip() or each.name.strip() or "Een portefeuille"
        for code in dict.fromkeys([*each.owns, *each.moves]):
            for change in _telling(changed.get(code, ())):
                name = sides.name(code)
                if change.kind in LOSSES:
                    yield Touch("portefeuille", each.key, True, f"{name} staat bij {quoted(who)}, en dat cijfer is er niet meer.")
                elif code in each.owns:
                    yield Touch("portefeuille", each.key, False, f"{name} staat op naam van {quoted(who)}. Daar hoort het nieuwe cijfer heen.")


def _surveys(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    for each in dossier.own_figures:
        if each.indicator in changed and each.indicator in sides.new.catalogue:
            yield Touch("eigen cijfer", each.indicator, False, f"Je eigen cijfer {quoted(each.name)} ({each.year}) staat naast {sides.new.catalogue[each.indicator].name}. Dat cijfer veranderde; het jouwe niet.")


def _experiments(dossier: Any, goals: set[str]) -> Iterator[Touch]:
    for each in dossier.experiments:
        if each.goal in goals:
            yield Touch("proef", each.key, False, f"Je proef {quoted(each.text or 'zonder tekst')} hoort bij een doel waar iets aan verschoof. De stopregel verandert daar niet door.")


def _telling(changes: Iterable[Change]) -> list[Change]:
    """Of all changes of one figure the one that says most: that it is gone, else the newest."""
    changes = list(changes)
    gone = [each for each in changes if each.kind in ("weg", "niet in de lijst")]
    return gone[:1] or sorted(changes, key=lambda each: each.year or 0)[-1:]
