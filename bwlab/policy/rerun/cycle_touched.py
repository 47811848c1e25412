"""What a newer edition touches in the phases of the policy cycle: scenarios, arrows, options and questions beside a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bwlab.catalogue import Catalogue
from bwlab.names import key, quoted
from bwlab.policy.rerun.changed import LOSSES, LOST, Change, own_figures
from bwlab.policy.rerun.held_again import Sides, Touch, words


def cycle(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    """Everything of the phases that the changes by figure touch."""
    lost = {code for code, changes in changed.items() if gone(changes) and not sides.never(code)}
    yield from _scenarios(dossier, sides, changed, lost)
    yield from _arrows(dossier, sides, lost)
    yield from _options(dossier, lost)
    for each in dossier.resident_plan:
        if each.indicator in lost:
            yield Touch("vraag aan inwoners", each.key, False, f"Je vraag {quoted(each.question or 'zonder tekst')} stond naast {sides.name(each.indicator)}, en dat cijfer is er niet meer. De vraag kan blijven: inwoners weten het nog wel.")


def gone(changes: Iterable[Change]) -> bool:
    """Whether a figure is not there any more at all; a single year that is gone does not count."""
    return any(each.kind == LOST or (each.kind in LOSSES and each.year is None) for each in changes)


def figures_of(dossier: Any, catalogue: Catalogue) -> Iterator[str]:
    """The figures that arrows point at, by code or by name; an arrow may also hold a word of one's own."""
    for each in dossier.arrows:
        yield from (code for text in (each.start, each.end) if (code := _figure(text, catalogue)))


def _figure(text: str, catalogue: Catalogue) -> str:
    said, name = text.strip(), key(text)
    return said if said in catalogue else next((each.code for each in catalogue if name and key(each.name) == name), "")


def _scenarios(dossier: Any, sides: Sides, changed: dict[str, list[Change]], lost: set[str]) -> Iterator[Touch]:
    for each in dossier.scenarios:
        name = f"Je scenario {quoted(each.name or 'zonder naam')}"
        if each.indicator in lost:
            yield Touch("scenario", each.key, True, f"{name} gaat over {sides.name(each.indicator)}, en dat cijfer is er niet meer. Je aannames blijven staan, maar er valt niets meer mee uit te rekenen.")
            continue
        # Without the old figures the scenario itself holds where it began.
        if each.base is None or each.indicator not in sides.new.catalogue or (sides.old is not None and each.indicator not in changed):
            continue
        about, rows = sides.new.catalogue[each.indicator], own_figures(sides.new, sides.region, each.indicator)
        if each.base_year in rows and round(rows[each.base_year].value, about.decimals) != round(each.base, about.decimals):
            yield Touch("scenario", each.key, True, f"{name} begon bij {words(each.base, about)} in {each.base_year}. Dat cijfer is nu {words(rows[each.base_year].value, about)}. Kijk of je aannames daar nog bij passen.")
        elif each.base_year is not None and rows and max(rows) > each.base_year:
            last = max(rows)
            yield Touch("scenario", each.key, False, f"{name} begon bij {words(each.base, about)} in {each.base_year}. Er is een nieuwer cijfer: {words(rows[last].value, about)} in {last}.")


def _arrows(dossier: Any, sides: Sides, lost: set[str]) -> Iterator[Touch]:
    known = sides.old or sides.new
    for each in dossier.arrows:
        for text in (each.start, each.end):
            code = _figure(text, known.catalogue)
            if code in lost:
                yield Touch("beleidstheorie", each.key, True, f"Een pijl van je beleidstheorie wijst naar {sides.name(code)}, en dat cijfer is er niet meer. De gedachte kan blijven. Waaraan merk je het nu?")


def _options(dossier: Any, lost: set[str]) -> Iterator[Touch]:
    goals = {goal.key for goal in dossier.goals if goal.indicator in lost}
    scenarios = {each.key for each in dossier.scenarios if each.indicator in lost}
    for each in dossier.options:
        called = f"De keuze {quoted(each.text or 'zonder omschrijving')}"
        if each.goal in goals:
            yield Touch("keuze", each.key, True, f"{called} hoort bij een doel waarvan het cijfer er niet meer is. Waaraan zou de raad zien wat de keuze uithaalt?")
        elif each.scenario in scenarios:
            yield Touch("keuze", each.key, True, f"{called} is doorgerekend met een scenario waarvan het cijfer er niet meer is.")
