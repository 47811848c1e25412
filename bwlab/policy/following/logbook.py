"""The log of implementation: what was done beside what the figure says, what helped and what hindered, and what a look lacks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from bwlab.formats import date as date_words
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import name_of as activity_name
from bwlab.policy.following.agreements import in_force, says
from bwlab.policy.following.agreements import name_of as agreement_name
from bwlab.policy.learning.experiments import amount
from bwlab.policy.monitoring.publication import measurements, published
from bwlab.policy.records.following import CHOICES, LogEntry

NONE = "Er staat nog niets in het logboek."
NO_NEW, UNKNOWN, NO_FIGURE = "geen nieuwe meting", "weten we niet", "geen cijfer gekozen"


def begun(entries: Iterable[LogEntry]) -> list[LogEntry]:
    """The entries in which anything is filled in."""
    return [each for each in entries if each.model_dump(exclude={"key"}) != _BLANK]


_BLANK = LogEntry().model_dump(exclude={"key"})


def in_order(entries: Iterable[LogEntry]) -> list[LogEntry]:
    """The first day first; without a day last."""
    return sorted(begun(entries), key=lambda each: (each.day is None, each.day or date.min))


def figure_of(entry: LogEntry, dossier: Any) -> str:
    """The code of the outcome an entry is about: of its agreement, else of its activity or the goal of either; "" where there is none."""
    agreement = next((each for each in dossier.agreements if each.key == entry.agreement), None)
    item = next((each for each in dossier.agenda if each.key == entry.activity), None)
    goals = {goal.key: goal.indicator for goal in dossier.goals}
    tried = [agreement and agreement.indicator, agreement and goals.get(agreement.goal), item and item.indicator, item and goals.get(item.goal)]
    return next((each for each in tried if each), "")


def outcome_on(code: str, day: date | None, since: date | None, monitor: Monitor, region: str) -> str:
    """What the figure said on a day: a new one, or that there is none since the look before."""
    known = next((each for each in monitor.catalogue if each.code == code), None)
    if known is None:
        return NO_FIGURE
    if day is None:
        return "geen dag: dan weten we niet welk cijfer er toen was"
    row = monitor.table(code).loc[region].dropna()
    if row.empty:
        return "van deze gemeente is dit cijfer er niet"
    out = {int(year): published(known, int(year)) for year in row.index}
    if any(each is None for each in out.values()):
        return f"{UNKNOWN} welk cijfer er toen was: wanneer het verschijnt, is niet bekend"
    there = [year for year, each in out.items() if each <= day]
    if not there:
        return "er was nog geen cijfer"
    last = there[-1]
    words = f"{quantity(float(row[last]), known.decimals, known.unit_text)} ({last})"
    newer = last == int(row.index[-1]) and any(each.published and each.published <= day for each in measurements(monitor, code, last + 1, day.year))
    late = "; er kan een nieuwer cijfer zijn dat wij nog niet hebben" if newer else ""
    return f"{NO_NEW}; het laatste was {words}{late}" if since is not None and out[last] <= since else f"{words}{late}"


def beside(dossier: Any, monitor: Monitor) -> list[dict[str, str]]:
    """Output and outcome beside each other, a row for each look: what was done says nothing of what changed."""
    rows, before = [], {}
    for entry in in_order(dossier.logbook):
        code, item = figure_of(entry, dossier), next((each for each in dossier.agenda if each.key == entry.activity), None)
        agreement = next((each for each in dossier.agreements if each.key == entry.agreement), None)
        name = activity_name(item) if item else quoted(agreement_name(agreement, monitor)) if agreement else "geen activiteit gekozen"
        rows.append(
            {
                "Dag": date_words(entry.day) if entry.day else "geen dag",
                "Activiteit": name,
                "Output: gedaan": f"{amount(entry.done, entry.unit)} {_of(entry)}".strip() if entry.done is not None else f"niet ingevuld {_of(entry)}".strip(),
                "Uitkomst: het cijfer": outcome_on(code, entry.day, before.get(code), monitor, dossier.region),
                "Hielp": entry.helped.strip() or "niet ingevuld",
                "Zat tegen": entry.hindered.strip() or "niet ingevuld",
                "Keuze": CHOICES.get(entry.choice, "nog geen"),
            }
        )
        if entry.day:
            before[code] = entry.day
    return rows


def judged(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """What stands out in the log, a sentence each."""
    entries = in_order(dossier.logbook)
    if not entries:
        return [NONE]
    found = [sentence for place, each in enumerate(entries, 1) for sentence in _about(place, each, dossier, monitor, today)]
    helped, hindered = (sum(bool(getattr(each, name).strip()) for each in entries) for name in ("helped", "hindered"))
    if helped and not hindered:
        found.append("Overal staat wat hielp, nergens wat tegenzat. Vraag het aan wie het werk doet: daar is dat meestal bekend.")
    if not helped and not hindered:
        found.append("Nergens staat wat hielp of wat tegenzat. Juist daarvan kun je leren.")
    return found or ["We zien niets wat opvalt. Of het genoeg is, weet wie het werk doet."]


def _about(place: int, entry: LogEntry, dossier: Any, monitor: Monitor, today: date) -> list[str]:
    name, found = f"Moment {number(place)}{f' ({date_words(entry.day)})' if entry.day else ''}", []
    if entry.day is None:
        found.append(f"{name}: er staat geen dag. Zo is niet te zien of de afspraak er eerder was.")
    elif entry.day > today:
        found.append(f"{name}: deze dag moet nog komen. Een logboek gaat over wat er gebeurd is.")
    found += _counted(name, entry)
    agreement = next((each for each in dossier.agreements if each.key == entry.agreement), None)
    rule = in_force(agreement) if agreement else None
    if agreement is None:
        found += [f"{name}: er hoort geen afspraak bij. Waaraan was te zien of het goed ging?"] if entry.choice else []
    elif rule is None:
        found.append(f"{name}: de afspraak {quoted(agreement_name(agreement, monitor))} is niet vastgelegd. Ze kan hier niets zeggen.")
    elif entry.day and entry.day < (fixed := getattr(rule, "day", agreement.fixed)):
        found.append(f"{name}: dit is van voor de dag waarop de afspraak werd vastgelegd ({date_words(fixed)}). De afspraak telt hier niet.")
    elif entry.day and rule.measure.strip():
        found += _chosen(name, entry, says(rule, entry.done))
    if entry.choice and not entry.why.strip():
        found.append(f"{name}: je koos '{entry.choice}', zonder reden. Schrijf op waarom: over een jaar weet niemand het meer.")
    if (entry.helped.strip() or entry.hindered.strip()) and not entry.told_by.strip():
        found.append(f"{name}: er staat niet bij wie dit vertelde. Noem een functie of een team.")
    return found


def _counted(name: str, entry: LogEntry) -> list[str]:
    planned, done, unit = entry.planned, entry.done, entry.unit
    if done is None and planned is not None:
        return [f"{name}: wat er gedaan is, is leeg. Leeg is geen nul: vraag het na."]
    if done is None:
        return []
    found = [] if unit.strip() else [f"{name}: {amount(done)} van wat? Er staat geen eenheid bij."]
    if planned is not None and done > planned:
        found.append(f"{name}: er is meer gedaan dan gepland ({amount(done, unit)} van {amount(planned, unit)}). Klopt de telling, of was het plan te klein? Meer gedaan is nog geen ander cijfer.")
    if done == 0:
        found.append(f"{name}: er is niets gedaan. Als het cijfer nu beweegt, kan dat niet van deze activiteit komen.")
    return found


def _chosen(name: str, entry: LogEntry, rule: str) -> list[str]:
    if not rule or not entry.choice or entry.choice == rule:
        return []
    reason = f"Je reden: {entry.why.strip()}" if entry.why.strip() else "Waarom? Dat staat er nog niet bij."
    return [f"{name}: de afspraak zegt {rule}, jij koos {entry.choice}. Dat mag. {reason}"]


def _of(entry: LogEntry) -> str:
    return f"van {amount(entry.planned, entry.unit)}" if entry.planned is not None else ""


def lines(dossier: Any, monitor: Monitor) -> list[str]:
    """What helps and what hinders, as it was told, each with who said it."""
    found = []
    for entry in in_order(dossier.logbook):
        told = [f"{word} {text.strip()}" for word, text in (("hielp:", entry.helped), ("zat tegen:", entry.hindered)) if text.strip()]
        if told:
            found.append(f"{date_words(entry.day) if entry.day else 'Zonder dag'}, {entry.told_by.strip() or 'niet bekend wie dit vertelde'}; {listing(told)}.")
    return found
