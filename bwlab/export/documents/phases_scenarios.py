"""The scenarios on paper: what is assumed with its range and source, what follows if it holds, and who finds out."""

from __future__ import annotations

from collections.abc import Iterator

from bwlab.export.documents import Desk, filled
from bwlab.export.documents.figures import latest
from bwlab.export.plain import OPEN, short
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, number, quantity
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy import Assumed, Scenario
from bwlab.policy.scenarios import words
from bwlab.policy.scenarios.figure import Figure, blank, cannot, figure_of
from bwlab.policy.scenarios.margin import margin_of
from bwlab.policy.scenarios.people import NAMES, ROLES, change_said, to_people, unit
from bwlab.policy.scenarios.reckon import Outcome, reckon
from bwlab.policy.scenarios.visible import seen, sentence

HEAD = ("Aanname", "Laag", "Waarschijn\N{SOFT HYPHEN}lijk", "Hoog", "Eenheid", "Bron", "Wie zoekt het uit", "Voor wanneer")
WIDTHS = (13, 9, 12, 9, 18, 17, 12, 10)


def scenarios(paper: Paper, desk: Desk) -> None:
    """Every scenario with its assumptions."""
    paper.heading("Scenario's", 2)
    found = filled(desk.dossier.scenarios)
    if not found:
        paper.say("Er staat nog geen scenario. Dat maak je in fase 2 (beleidsvoorbereiding).")
        return
    for each in found:
        paper.heading(called(each), 3)
        known = figure(each, desk)
        paper.facts([(word, text or OPEN) for word, text in _facts(each, known, desk)])
        if known is None:
            paper.say("Bij dit scenario is er geen cijfer dat deze editie kent. Dan valt er niets te rekenen.")
        elif not chosen(each):
            paper.say("Er is nog geen aanname gekozen. Zo verandert er niets, en dat zegt niets over het plan.")
        else:
            rows = [_row(role, each.factors.get(role, Assumed()), known) for role in ROLES]
            paper.table(HEAD, rows, WIDTHS, "De aannames van dit scenario: laag, waarschijnlijk en hoog met eenheid, de bron, wie het uitzoekt en voor wanneer.", size=LARGE)
            paper.bullets([said for said in follows(each, known, desk) if said])


def follows(each: Scenario, known: Figure, desk: Desk) -> Iterator[str]:
    """What follows from a scenario if its assumptions hold, from when that shows, and what cannot be; "" where there is nothing to say."""
    if why := cannot(known.indicator):
        yield why
        return
    outcome, margin = worked_out(each, known, desk), margin_of(each, known, desk.monitor)
    yield words.if_then(outcome)
    if not outcome.impossible:  # what cannot be is not seen either
        yield sentence(seen(outcome, margin, desk.monitor), outcome, margin)
    yield margin.why if margin.size is not None else ""
    yield words.guessed(outcome)
    yield words.unfounded(each)
    yield from outcome.troubles
    if known.value is None:
        yield blank(known.indicator, known.region)


def worked_out(each: Scenario, known: Figure, desk: Desk) -> Outcome:
    """A scenario reckoned through from the year after the document, with as many draws as the workbench takes."""
    return reckon(each, known, today_year=desk.today.year)


def called(each: Scenario) -> str:
    """Its name, short enough for a heading."""
    return short(each.name) or "Scenario zonder naam"


def figure(each: Scenario, desk: Desk) -> Figure | None:
    """The figure a scenario is about; None where this edition does not know it."""
    return figure_of(desk.monitor, desk.region, each.indicator) if each.indicator in desk.monitor.catalogue else None


def chosen(each: Scenario) -> bool:
    """Whether any of its factors was set."""
    return any(value is not None for role in ROLES if role in each.factors for value in _values(each.factors[role]))


def _values(each: Assumed) -> tuple[float | None, ...]:
    return each.low, each.likely, each.high


def _row(role: str, each: Assumed, known: Figure) -> list[str]:
    values = [OPEN if value is None else _counted(to_people(role, value, known)) for value in _values(each)]
    source = ": ".join(part for part in (each.source.strip(), each.evidence.strip()) if part) or (OPEN if each.likely is None else ASSUMPTION)
    return [NAMES[role], *values, unit(role, known), source, each.owner.strip() or OPEN, date(each.by) if each.by else OPEN]


def _counted(value: float) -> str:
    """A number as people say it, with its sign."""
    return number(value, next((digits for digits in (0, 1) if abs(round(value, digits) - value) < 1e-9), 2))


def _facts(each: Scenario, known: Figure | None, desk: Desk) -> Iterator[tuple[str, str]]:
    yield "Cijfer", f"{known.indicator.name}{latest(desk, each.indicator)}" if known else each.indicator
    if goal := next((one for one in desk.dossier.goals if each.goal and one.key == each.goal), None):
        yield "Doel", goal.text.strip()
    people = "" if each.size is None else f" ({number(each.size)} {known.many if known else 'mensen'})"
    yield "Voor wie", f"{each.group.strip() or OPEN}{people}" if each.group.strip() or people else ""
    first = each.start or desk.today.year + 1
    again = f"; {number(min(each.rounds, each.years))} jaar achter elkaar een nieuwe groep" if min(each.rounds, each.years) > 1 else ""
    yield "Wanneer", f"van {first} tot en met {first + each.years - 1}{again}" if each.years > 1 else f"in {first}"
    if each.base is not None:
        about = known.indicator if known else None
        value = quantity(each.base, about.decimals, about.unit_text) if about else number(each.base, 1)
        yield "Begonnen met", ", ".join(part for part in (f"{value}{f' in {each.base_year}' if each.base_year else ''}", f"editie {each.edition}" if each.edition.strip() else "") if part)
    if each.guess is not None:
        yield "Vooraf geschat", change_said(known, each.guess) if known else number(each.guess, 1, sign=True)


def to_do(desk: Desk) -> list[str]:
    """What somebody still has to find out, with owner and day."""
    return [said for each in filled(desk.dossier.scenarios) for said in _asks(each)]


def _asks(each: Scenario) -> Iterator[str]:
    for role in ROLES:
        one = each.factors.get(role, Assumed())
        if one.owner.strip() or one.by:
            day = f"Voor {date(one.by)}." if one.by else "Er staat geen dag bij."
            yield f"{short(one.owner) or 'Wie, is nog open'}: klopt de aanname over {NAMES[role]} bij '{called(each)}'? {day}"
