"""Which figures can be taken apart here, why the others cannot, and the picture of one that was."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart, Taken, taken_apart
from bwlab.charts.words import inside
from bwlab.policy.acting.canvas import indicator_of
from bwlab.policy.evaluating.apart import FIRST, GROUPS, Apart, apart, can, flips, years_of
from bwlab.policy.evaluating.telling import chosen_years

NONE = "Voor {label} is er geen cijfer met twee jaren die je mag vergelijken. Leeg blijft hier leeg: lees de rest, en vertel wat er is gedaan."
#: How large the part of all pairs of years is in which the remainder has the other sign.
SHARES = (("nooit", "Nooit: de rest heeft altijd hetzelfde teken"), ("soms", "Soms: hooguit een op de vier"), ("vaak", "Vaak: meer dan een op de vier"))


def figures(lesson: Any) -> dict[str, str]:
    """What can be taken apart here, in words by code: own goals first, then what people have a picture of, then the rest by theme."""
    monitor, region, found = lesson.monitor, lesson.region, {}
    for goal in lesson.store.read().goals:
        known = indicator_of(goal, monitor)
        if known and can(monitor, region, known.code):
            found.setdefault(known.code, f"Doel: {known.name}")
    rest = [code for code in monitor.catalogue.codes if not monitor.catalogue[code].finance]
    for code in dict.fromkeys((*FIRST, *rest)):
        if can(monitor, region, code):
            known = monitor.catalogue[code]
            found.setdefault(code, f"{known.theme}: {known.name}")
    return found


def refused(lesson: Any) -> list[str]:
    """Why the figures of own goals cannot be taken apart, a sentence each."""
    monitor, region, said = lesson.monitor, lesson.region, []
    for goal in lesson.store.read().goals:
        known = indicator_of(goal, monitor)
        if known is None or can(monitor, region, known.code):
            continue
        years = years_of(monitor, region, known.code)
        if len(years) == 1:
            said.append(f"Bij {inside(known.name)} is er één jaar ({years[0]}) dat je mag gebruiken. Een verandering is er dan niet.")
        else:
            every = list(monitor.table(known.code).columns)
            said.append(apart(monitor, region, known.code, every[0], every[-1]).why)
    return list(dict.fromkeys(said))


def longest(lesson: Any, code: str) -> Apart:
    """The longest period of a figure, with the usual peers."""
    years = years_of(lesson.monitor, lesson.region, code)
    return apart(lesson.monitor, lesson.region, code, years[0], years[-1])


def drawn(found: Apart, **more: Any) -> Chart:
    """The picture of a change that was taken apart."""
    parts = found.parts
    taken = Taken(found.start, found.end, parts.national, parts.peers, parts.own, parts.n_all, found.others, found.margin.size, parts.change)
    return taken_apart(taken, found.indicator, label=found.region.label, group=found.group, alike=dict(GROUPS)[found.by], origins=found.origins, provisional=[bool(found.provisional)], **more)


def guess_key(code: str) -> str:
    """Under which key the guess about a figure is kept."""
    return f"schatting {code}"


def turned(lesson: Any, code: str) -> str:
    """How often the sign of the remainder is the other one, over all pairs of years."""
    known = lesson.monitor.catalogue[code]
    found = flips(lesson.monitor, lesson.region, code)
    if found is None or found.pairs < 2:
        return chosen_years(found, known)
    share = min(found.up, found.down) / found.pairs
    said = dict(SHARES)["nooit" if not share else "soms" if share <= 0.25 else "vaak"]
    return f"{said.split(':')[0]}. {chosen_years(found, known)}"
