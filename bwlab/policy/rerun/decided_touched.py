"""What a newer edition touches in decisions, agreements, evaluations and answers: figures they rest on that changed or vanished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bwlab.names import quoted
from bwlab.policy.rerun.changed import BROKEN, LOSSES, NEWER, Change
from bwlab.policy.rerun.cycle_touched import gone
from bwlab.policy.rerun.held_again import Sides, Touch, fits, latest, numbers_in, of_year, words

AGAIN = (BROKEN, *LOSSES)  # after these old and new may not be set beside each other
STILL = "Dat het veranderde, zegt nog niet waardoor."


def decided(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    """Everything of phases 4 to 6, elsewhere and the council's questions that the changes by figure touch."""
    lost = {code for code, changes in changed.items() if gone(changes) and not sides.never(code)}
    yield from _expected(dossier, sides, changed, lost)
    yield from _decisions(dossier, sides, changed, lost)
    yield from _outside(dossier, sides, changed, lost)
    yield from _agreements(dossier, sides, changed, lost)
    yield from _evaluations(dossier, sides, changed, lost)
    yield from _questions(dossier, sides, changed, lost)


def codes(dossier: Any) -> Iterator[str]:
    """The figures these records point at."""
    for part in (dossier.expected, dossier.decisions, dossier.agreements, dossier.council_questions):
        yield from (each.indicator for each in part)
    yield from (each.rule.indicator for each in dossier.agreements if each.rule is not None)
    yield from (each.proxy for each in dossier.outside)


def _expected(dossier: Any, sides: Sides, changed: dict[str, list[Change]], lost: set[str]) -> Iterator[Touch]:
    options = {each.key: each.text for each in dossier.options}
    for each in dossier.expected:
        if each.indicator not in changed:
            continue
        name = f"Wat je verwacht van {quoted(options[each.option] or 'een keuze zonder omschrijving') if each.option in options else 'niets doen'}"
        if each.indicator in lost:
            yield Touch("verwacht effect", each.key, True, f"{name} zou te zien zijn aan {sides.name(each.indicator)}, en dat cijfer is er niet meer. De verwachting kan blijven. Waaraan zie je het nu?")
        elif any(value is not None for value in (each.low, each.likely, each.high)):
            broken = any(change.kind == BROKEN for change in changed[each.indicator])
            told = "Dat wordt nu anders gemeten: je omvang past er niet meer bij." if broken else "Dat cijfer veranderde. Past de omvang die je opschreef nog?"
            yield Touch("verwacht effect", each.key, broken, f"{name} meet je aan {sides.name(each.indicator)}. {told}")


def _decisions(dossier: Any, sides: Sides, changed: dict[str, list[Change]], lost: set[str]) -> Iterator[Touch]:
    for each in dossier.decisions:
        if each.indicator not in changed:
            continue
        name = f"Op het besluit over {_goal(dossier, each.goal, sides)} zou je terugkijken met {sides.name(each.indicator)}"
        newer = [change for change in changed[each.indicator] if change.kind == NEWER and each.day and change.year > each.day.year]
        if each.indicator in lost:
            yield Touch("besluit", each.key, True, f"{name}. Dat cijfer is er niet meer. Spreek af waaraan je het dan ziet.")
        elif any(change.kind == BROKEN for change in changed[each.indicator]):
            yield Touch("besluit", each.key, True, f"{name}. Dat wordt nu anders gemeten: voor en na zijn niet te vergelijken.")
        elif newer:
            last = newer[-1]
            yield Touch("besluit", each.key, False, f"{name}. Er is een cijfer over {last.year}, van na het besluit: {words(last.new, sides.new.catalogue[each.indicator])}. {STILL}")
        else:
            yield Touch("besluit", each.key, False, f"{name}. Dat cijfer veranderde. Het besluit niet.")


def _outside(dossier: Any, sides: Sides, changed: dict[str, list[Change]], lost: set[str]) -> Iterator[Touch]:
    for each in dossier.outside:
        if each.proxy in lost:
            yield Touch("elders", each.key, True, f"Naast {quoted(each.what or 'wat over de grens gaat')} zette je {sides.name(each.proxy)}, en dat cijfer is er niet meer. Wat er over de grens gaat, verandert daar niet door.")
        elif each.proxy in changed:
            yield Touch("elders", each.key, False, f"Naast {quoted(each.what or 'wat over de grens gaat')} zette je {sides.name(each.proxy)}. Dat cijfer veranderde. Het ging al niet over elders.")


def _agreements(dossier: Any, sides: Sides, changed: dict[str, list[Change]], lost: set[str]) -> Iterator[Touch]:
    for each in dossier.agreements:
        rule = each.rule or each
        if rule.indicator not in changed or rule.measure.strip():
            continue
        name = f"Je afspraak over {sides.name(rule.indicator)}"
        if rule.indicator in lost:
            yield Touch("afspraak", each.key, True, f"{name}: dat cijfer is er niet meer. De afspraak kan niets meer zeggen. Maak een nieuwe, met een dag.")
            continue
        was, now = (latest(monitor, sides.region, rule.indicator) for monitor in (sides.old, sides.new))
        about, crossed = sides.new.catalogue[rule.indicator], False
        for what, bound in (("bij te sturen", rule.adjust_at), ("te stoppen", rule.stop_at)):
            if bound is None or was is None or now is None or (was[1] < bound) == (now[1] < bound):
                continue
            crossed = True
            yield Touch("afspraak", each.key, True, f"{name}: de grens om {what} is {words(bound, about)}. De laatste meting was {words(was[1], about)} ({was[0]}) en is nu {words(now[1], about)} ({now[0]}): aan de andere kant van die grens. De afspraak zelf verandert niet.")
        if not crossed:
            yield Touch("afspraak", each.key, False, f"{name}: dat cijfer veranderde. De afspraak verandert daar niet door.")


def _evaluations(dossier: Any, sides: Sides, changed: dict[str, list[Change]], lost: set[str]) -> Iterator[Touch]:
    goals = {goal.key: goal.indicator for goal in dossier.goals}
    for each in dossier.evaluations:
        code = goals.get(each.goal, "")
        if code not in changed or not (each.done.strip() or each.claim.strip() or each.met or each.stands):
            continue
        name, years = f"Je evaluatie van {_goal(dossier, each.goal, sides)}", [year for year in (each.start, each.end) if year]
        touched = [change for change in changed[code] if change.year in years and change.kind != NEWER]
        newer = [change for change in changed[code] if change.kind == NEWER and (not years or change.year > max(years))]
        if code in lost:
            yield Touch("evaluatie", each.key, True, f"{name} rust op {sides.name(code)}, en dat cijfer is er niet meer.")
        elif any(change.kind == BROKEN for change in changed[code]):
            yield Touch("evaluatie", each.key, True, f"{name} rust op {sides.name(code)}. Dat wordt nu anders gemeten: lees je conclusie opnieuw.")
        elif touched:
            yield Touch("evaluatie", each.key, True, f"{name} rust op cijfers die nu anders zijn. {' '.join(change.said for change in touched)} Klopt je conclusie nog?")
        elif newer:
            yield Touch("evaluatie", each.key, False, f"{name}: er is een nieuwer cijfer over {sides.name(code)}, van {newer[-1].year}. {STILL}")


def _questions(dossier: Any, sides: Sides, changed: dict[str, list[Change]], lost: set[str]) -> Iterator[Touch]:
    for each in dossier.council_questions:
        if each.indicator not in changed:
            continue
        name = f"De vraag van de raad {quoted(each.text or 'zonder tekst')} gaat over {sides.name(each.indicator)}"
        if each.indicator in lost:
            yield Touch("raadsvraag", each.key, True, f"{name}, en dat cijfer is er niet meer. {'Meld dat bij je antwoord.' if each.answer.strip() else 'Zeg dat in je antwoord.'}")
            continue
        about = sides.new.catalogue[each.indicator]
        pairs = [(of_year(sides.old, sides.region, each.indicator, year), of_year(sides.new, sides.region, each.indicator, year)) for year in [year for year in (each.start, each.end) if year] or [None]]
        typed = numbers_in(each.answer, each.end)
        wrong = [(was, now) for was, now in pairs if was and now and any(fits(value, was[1], about) and not fits(value, now[1], about) for value in typed)]
        if wrong:
            was, now = wrong[0]
            yield Touch("raadsvraag", each.key, True, f"{name}. Je antwoord klopte met {words(was[1], about)} in {was[0]}. Het cijfer is nu {words(now[1], about)} ({now[0]}): het antwoord klopt niet meer.")
        else:
            yield Touch("raadsvraag", each.key, False, f"{name}. Dat cijfer veranderde. {'Lees je antwoord na.' if each.answer.strip() else 'Er is nog geen antwoord.'}")


def _goal(dossier: Any, name: str, sides: Sides) -> str:
    goal = next((each for each in dossier.goals if name and each.key == name), None)
    if goal is None:
        return "een doel dat er niet meer is"
    return quoted(goal.text) if goal.text.strip() else f"het doel bij {sides.name(goal.indicator)}" if goal.indicator else "een doel zonder tekst"
