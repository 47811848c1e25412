"""What the case says after a prediction, and its tables and pictures; all of it from the figures."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.charts import Chart, Effect, expected_effects
from bwlab.charts.theory import Box, Joined
from bwlab.charts.theory import theory as theory_chart
from bwlab.formats import listing, number
from bwlab.lessons.casus.choices import answer, chosen, goal_of, left_open
from bwlab.lessons.casus.papers import case_dossier
from bwlab.lessons.casus.past_chart import drawn
from bwlab.lessons.fase_2.drawing import frame, said, sign
from bwlab.monitor.offences import FINAL
from bwlab.policy.case.claims import met, places, second_words
from bwlab.policy.case.falls import HALF, between, falls
from bwlab.policy.case.story import BURGLARY, KNOWN, MARK, SPAN, TARGET, Case, last_year, place, value
from bwlab.policy.case.working import STARTS, STEPS, activity, arrows
from bwlab.policy.deciding.cells import grid
from bwlab.policy.deciding.counts import finding, told
from bwlab.policy.deciding.differing import beside
from bwlab.policy.deciding.weighing import weighing
from bwlab.policy.evaluating.apart import apart
from bwlab.policy.records.deciding import LEDGERS
from bwlab.policy.theory.arrows import theory as read_together

THIRDS = (("gunstig", "Bij het gunstigste derde deel"), ("midden", "In het middelste derde deel"), ("ongunstig", "Bij het ongunstigste derde deel"))
FALL = (("meer", "Meer inbraken dan nu"), ("0", "Tot een kwart minder"), ("25", "Een kwart tot de helft minder"), ("50", "De helft tot driekwart minder"), ("75", "Driekwart minder of nog minder"))
MOVES = (("lager", "Lager"), ("gelijk", "Even hoog"), ("hoger", "Hoger"))
LEFT = (("meeste", "Het grootste deel van de verandering"), ("klein", "Minder dan de helft ervan"), ("andersom", "Niets, of het omgekeerde"))


def stood(monitor: Any, case: Case) -> str:
    """Where the municipality stood at the beginning."""
    at, of = place(monitor, case.region, BURGLARY, KNOWN)
    third = min(2, 3 * (at - 1) // of)
    return f"{THIRDS[third][1]}: plaats {number(at)} van {number(of)}. Plaats 1 heeft de minste geregistreerde inbraken per inwoner."


def threads(monitor: Any, case: Case) -> list[Any]:
    """Both figures up to the beginning."""
    note = [case.second_note] if case.second_note else []
    return [drawn(monitor, case, KNOWN), *note, drawn(monitor, case, KNOWN, code=case.second.code)]


def sourced() -> str:
    """How many arrows rest on a publication."""
    there = sum(bool(each.source) for each in STEPS.values())
    return f"Bij {number(there)} van de {number(len(STEPS))}. De andere zijn aannames. Dat kunnen goede aannames zijn, maar dan moet iemand ze nagaan."


def theory(monitor: Any, case: Case) -> Chart:
    """The picture of the theory."""
    found = read_together(arrows(), monitor)
    at = {factor: place_ for place_, factor in enumerate(found.factors)}
    kinds = {factor: "start" if name in STARTS else "end" if factor == BURGLARY else "" for factor, name in found.factors.items()}
    boxes = [Box(name, kinds[factor]) for factor, name in found.factors.items()]
    joined = [Joined(at[each.start], at[each.end], sign(each), each.strength, bool(each.source), said(found, each)) for each in found.links]
    title = f"{number(sum(bool(each.source) for each in found.links))} van de {number(len(found.links))} pijlen hebben een bron; de andere zijn aannames"
    return theory_chart(boxes, joined, frame(found), title=title, label=case.region.label, source="beleidstheorie van de casus, verzonnen door bwlab; elke pijl is een redenering, geen meting.")


def halved(monitor: Any) -> str:
    """How many had halved it until then."""
    found = falls(monitor)
    return (
        f"{number(found.reached(HALF))} van de {number(len(found.best))} gemeenten met een cijfer in {found.first} en {found.last}. Er was nog maar één periode van {SPAN} jaar om naar te kijken. "
        "Met zo weinig verleden weet je niet of die jaren bijzonder waren."
    )


def goal(monitor: Any, case: Case, record: Any) -> list[Any]:
    """Opgave, goal, activity and what is counted."""
    picked, now = chosen(record), value(monitor, case.region, BURGLARY, KNOWN)
    rows = [
        ("Opgave", f"Bij mensen thuis wordt ingebroken: {number(now, 1)} woninginbraken per {number(1_000)} inwoners in {KNOWN}"),
        ("Doel", f"{goal_of(case, now, picked.percent)[1]} ({'jouw keuze' if 'doel' in picked.own else MARK})"),
        ("Activiteit", activity("").text), ("Wat je telt", activity("").output),
    ]  # fmt: skip
    return [pd.DataFrame(rows, columns=["Wat", "In de casus"])]


def best(monitor: Any, case: Case) -> str:
    """Whether the expected effects say which option is better."""
    made = case_dossier(monitor, case)
    first = weighing(made, made.goals[0], monitor)[0]
    return f"Nee, dat is niet te zeggen. {first} Leeg is niet 'geen effect'. Afwegen is aan de raad."


def effects(monitor: Any, case: Case) -> list[Any]:
    """The options with what is expected of them, blanks hatched, and the considerations apart."""
    made = case_dossier(monitor, case)
    aim, found, ledgers = made.goals[0], grid(made, made.goals[0], monitor), list(LEDGERS)
    cells = {
        (option, theme, ledger): Effect(cell.state, "; ".join(each.text for each in cell.records), cell.sourced)
        for option, way in enumerate(found.alternatives)
        for theme, about in enumerate(found.themes)
        for ledger, when in enumerate(ledgers)
        if (cell := found.cells[way.key, about, when]).state
    }
    names = [each.text or each.name for each in found.alternatives]
    chart = expected_effects(names, found.themes, list(LEDGERS.values()), cells, title=f"Voorbeeld. {finding(found)}", label=case.region.label, source="Bron: verzonnen voor deze casus.", lead="Voorbeeld. ", alt=told(found)[:1])
    return [chart, told(found), beside(made, aim)]


def left(monitor: Any, case: Case) -> str:
    """What is left of the change when that of those who are alike is taken off."""
    found = apart(monitor, case.region, BURGLARY, KNOWN, TARGET)
    if found.why:
        return found.why
    change, rest = found.parts.change, found.parts.own
    share = LEFT[2] if not change or rest * change <= 0 else LEFT[0] if abs(rest) >= abs(change) / 2 else LEFT[1]
    return f"{share[1]}. Het cijfer veranderde {number(change, 1, sign=True)}, bij gemeenten die erop lijken {number(found.parts.group, 1, sign=True)}. Er blijft {number(rest, 1, sign=True)} over, per {number(1_000)} inwoners. Wat daarin zit, weet niemand."


def since(monitor: Any, case: Case, record: Any) -> list[str]:
    """Her prediction beside what happened, the goal, and how often it was done by now."""
    where, end = case.region, last_year(monitor)
    fell, thought = between(monitor, KNOWN, TARGET)[where.code], dict(FALL).get(answer(record, "voorspelling"), "")
    real = next(words for key, words in reversed(FALL) if key == "meer" or fell >= float(key))
    then, now, first = falls(monitor), falls(monitor, end), dict(MOVES).get(answer(record, "eerste jaar"), "")
    before, there = (value(monitor, where, BURGLARY, year) for year in (KNOWN, KNOWN + 1))
    year = dict(MOVES)["gelijk" if round(there, 1) == round(before, 1) else "lager" if there < before else "hoger"].lower()
    return [
        *([f"Voor {KNOWN + 1} dacht je: {first.lower()}. Het werd {year}: van {number(before, 1)} naar {number(there, 1)} per {number(1_000)} inwoners."] if first else []),
        f"{f'Jij dacht in fase 3: {thought.lower()}. ' if thought else ''}In {TARGET} werd het in {where.label}: {real.lower()} ({number(-fell, 0, sign=True)} procent).",
        met(monitor, case, chosen(record).percent),
        f"Tot en met {KNOWN} hadden {number(then.reached(HALF))} van de {number(len(then.best))} gemeenten ooit een halvering in {SPAN} jaar laten zien. Tot en met {end} zijn dat er {number(now.reached(HALF))} van de {number(len(now.best))}. Wat zeldzaam leek, gebeurde bijna overal.",
        places(monitor, case, (KNOWN, TARGET, end)),
    ]


def second(monitor: Any, case: Case) -> list[Any]:
    """The second thread to its last year."""
    note = [case.second_note] if case.second_note else []
    return [*note, drawn(monitor, case, last_year(monitor, case.second.code), code=case.second.code), second_words(monitor, case)]


def limits(monitor: Any, record: Any) -> list[str]:
    """What the case does not say."""
    every, open_years = between(monitor, KNOWN, last_year(monitor)), range(FINAL + 1, last_year(monitor) + 1)
    open_ = left_open(chosen(record))
    return [
        "Dit cijfer telt wat de politie registreerde. Wie niet meldt, staat er niet in, en of meer mensen gingen melden zie je niet.",
        f"Waardoor het in {number(sum(each > 0 for each in every.values()))} van de {number(len(every))} gemeenten daalde, staat nergens in deze cijfers. Ook een verschil met andere gemeenten wijst geen oorzaak aan.",
        *([f"{'Het jaar' if len(open_years) == 1 else 'De jaren'} {listing([str(each) for each in open_years])} {'is' if len(open_years) == 1 else 'zijn'} voorlopig."] if open_years else []),
        "Het beleid in deze casus is verzonnen. Of het iets zou hebben gedaan, kan niemand weten.",
        "Je wist in fase 3 minder dan nu. Wie achteraf zegt dat het te verwachten was, vergeet dat.",
        *([open_] if open_ else []),
    ]
