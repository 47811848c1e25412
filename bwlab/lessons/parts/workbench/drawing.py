"""From a scenario to its picture: the words around it and the numbers in it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from bwlab.charts import Chart
from bwlab.charts.what_if import Link, WhatIf, what_if
from bwlab.charts.words import inside, sources
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.policy import Scenario
from bwlab.policy.scenarios.figure import MEAN, SHARE, Figure
from bwlab.policy.scenarios.margin import Margin, margin_of
from bwlab.policy.scenarios.nothing import Nothing, nothing
from bwlab.policy.scenarios.people import change_short, counted, said, to_people
from bwlab.policy.scenarios.reckon import REST, Outcome, reckon
from bwlab.policy.scenarios.visible import Seen, mark, seen, sentence
from bwlab.policy.scenarios.words import between, guessed, if_then

CLOSED = "Vul hierboven eerst in wat je verwacht. Daarna zie je wat er uit deze aannames volgt. Schuiven mag al."


class Found(NamedTuple):
    """A scenario with all that is shown of it."""

    outcome: Outcome
    margin: Margin
    seen: Seen
    nothing: Nothing


def find(scenario: Scenario, figure: Figure, monitor: Any, year: int, draws: int = REST) -> Found:
    """Work out a scenario and what it is set beside."""
    outcome = reckon(scenario, figure, today_year=year, draws=draws)
    margin = margin_of(scenario, figure, monitor)
    return Found(outcome, margin, seen(outcome, margin, monitor), nothing(monitor, figure, scenario.years))


def draw(found: Found, *, opened: bool = True, near: bool = False) -> Chart:
    """The picture of one scenario; closed it shows the people and no result."""
    figure = found.outcome.figure
    known = figure.indicator
    made = what_if(
        shown_of(found, opened=opened), known, label=figure.region.label, title=title(found, opened=opened), unit=change_short(figure),
        source=sources([known.source], [figure.origin] if figure.origin else [], [figure.provisional]), facts=facts(found.outcome), near=near,
    )  # fmt: skip
    return made.saying(words(found) if opened else CLOSED)


def shown_of(found: Found, *, opened: bool = True) -> WhatIf:
    """What is drawn of a scenario; closed without its result."""
    outcome, figure = found.outcome, found.outcome.figure
    known, effect = figure.indicator, found.outcome.effect
    band = found.nothing
    return WhatIf(
        calendar=outcome.calendar,
        likely=effect.likely.tolist() if opened else (),
        low=effect.low.tolist() if opened else (),
        high=effect.high.tolist() if opened else (),
        nothing=(band.low, band.high),
        held=f"klopte {number(100 * band.held)} %" if band.low else "",
        margin=found.margin.size,
        measured=[(each.year, _measured(each)) for each in found.seen.measured] if found.seen.fixed else [],
        first=found.seen.first.year if opened and found.seen.first and not outcome.impossible else None,
        guess=outcome.scenario.guess,
        links=links(outcome, opened=opened),
        crowd=(outcome.chain.reached, outcome.chain.joined, outcome.chain.changed if figure.kind == SHARE else 0.0),
        mark=mark(found.seen, outcome),
        better=int(np.sign(outcome.measure.effect.likely)) * known.direction,
    )


def title(found: Found, *, opened: bool) -> str:
    """The finding in a sentence."""
    outcome, figure = found.outcome, found.outcome.figure
    label, name = figure.region.label, figure.indicator.name
    if not opened:
        return f"{name} in {label}: wat verwacht je zelf?"
    if outcome.nothing:
        return f"{label}: met deze aannames verandert er niets aan {inside(name)}"
    if outcome.impossible:
        return f"{label}: deze aannames passen samen niet, het cijfer kan dit niet worden"
    last = outcome.at - 1
    effect = outcome.effect
    said_ = between(figure, float(effect.low[last]), float(effect.high[last]))
    shown = mark(found.seen, outcome)
    return f"{label} in {outcome.calendar[last]}: {said_} dan zonder{f'; {shown}' if shown else ''}"


def words(found: Found) -> str:
    """The sentences under the picture; what cannot be goes first."""
    outcome = found.outcome
    shown = "" if outcome.impossible else sentence(found.seen, outcome, found.margin)
    return " ".join(part for part in (*outcome.troubles, if_then(outcome), shown, guessed(outcome)) if part)


def facts(outcome: Outcome) -> list[str]:
    """The four assumptions in a few words each, for the alt text."""
    many = outcome.figure.many
    likely = {role: to_people(role, getattr(outcome.measure, role).likely, outcome.figure) for role in ("reach", "uptake", "effect", "persistence")}
    return [
        f"bereik {counted(likely['reach'])} van 1.000 {many}",
        f"deelname {counted(likely['uptake'])} van 100",
        f"effect: {said('effect', likely['effect'], outcome.figure)}",
        f"blijft {counted(likely['persistence'])} van 100",
    ]


def links(outcome: Outcome, *, opened: bool = True) -> list[Link]:
    """The chain from people to figure: each link names its own factor, so that every slider moves something."""
    figure, chain, measure = outcome.figure, outcome.chain, outcome.measure
    uptake, left = (_brief(100 * each.likely) for each in (measure.uptake, measure.persistence))
    effect = to_people("effect", measure.effect.likely, figure)
    better = np.sign(measure.effect.likely) * figure.indicator.direction
    role = "favourable" if better > 0 else "unfavourable" if better < 0 else "text"
    how = said("effect", effect, figure)
    if figure.kind == MEAN:
        unit = change_short(figure)
        third = Link(_bare(effect), f"{unit} bij wie meedoet", role)
        fourth = Link(_bare(chain.left), f"over in {outcome.calendar[-1]} ({left} op 100)", role)
    else:
        what = "anders" if figure.kind == SHARE else "gevallen"
        third = Link(_signed(chain.changed), f"{what} ({how})", role)
        together = "samen" if min(outcome.rounds, len(outcome.calendar)) > 1 else "over"  # all groups, and not the one before it
        fourth = Link(_signed(chain.left), f"{together} in {outcome.calendar[-1]} ({left} op 100)", role)
    if not opened:
        fourth = Link("…", f"over in {outcome.calendar[-1]} ({left} op 100)", "secondary")
    return [Link(_brief(chain.reached), "van de 1.000 bereikt", "secondary"), Link(_brief(chain.joined), f"doen mee ({uptake} op 100)", "own"), third, fourth]


def _signed(value: float) -> str:
    said_ = _brief(value)
    return f"+{said_}" if value > 0 and said_[0].isdigit() else said_


def _brief(value: float) -> str:
    """A number of people, where there is little room."""
    return "bijna 0" if 0 < abs(value) < 0.005 else counted(value)


def _bare(value: float) -> str:
    return number(value, 0 if abs(value) >= 10 or value == round(value) else 1 if abs(value) >= 1 else 2, sign=True)


def _measured(each: Any) -> str:
    when = f", verschijnt rond {date_words(each.published).split(' ', 1)[1]}" if each.published else ""
    return f"meting over {each.year}{when}"


__all__ = ["CLOSED", "Found", "draw", "facts", "find", "links", "shown_of", "title", "words"]
