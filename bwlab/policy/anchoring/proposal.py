"""A proposal for the coalition agreement: what it must name, and what it must not claim."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from bwlab.formats import date as date_words
from bwlab.formats import listing, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import challenge_of, filled_in
from bwlab.policy.anchoring.college import called, codes_of, lines
from bwlab.policy.anchoring.college import filled as with_content
from bwlab.policy.monitoring.publication import published
from bwlab.policy.monitoring.sight import term
from bwlab.policy.records.goal import NORMS

AT = "stap_06"  # the notebook under which its parts are kept as notes
PARTS = ("zin", "opgaven", "cijfer", "ondergrens", "verbinder", "naam", "dag", "niet")
NOT_PROMISED = "We beloven werk en gesprek. Dat een cijfer verandert, beloven we niet: daar werken veel dingen op in. We tellen de cijfers niet op."

#: What claims that something was or will be done by policy; what denies it may be said.
_CAUSE = re.compile(
    r"\b(door (ons|het|dit|uw|je|jouw|gemeentelijk) beleid|door (de|deze|onze) (aanpak|maatregel)\w*|dankzij|te danken aan|leid(t|de|den|en) tot|geleid tot|"
    r"zorg(t|en|de|den) (er)?voor|veroorzaak\w*|als gevolg van)\b"
    r"|\b(hierdoor|daardoor|waardoor|zodat)\b(?=[^.;]{0,60}\b(daalt|dalen|stijgt|stijgen|verbetert|minder|meer|beter|hoger|lager|gunstiger)\b)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b((totaal|eind|welvaarts)(score|cijfer|oordeel)|rapportcijfer (voor|van) (de )?(brede welvaart|gemeente)|scoor(t|de|den)|score|index|ranglijst|beste gemeente|gemiddelde van alle)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(geen|niet|nooit|zonder)\b[^.;:]{0,40}$", re.IGNORECASE)
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_VALUE = re.compile(r"\d+([.,]\d+)? ?(%|procent\b)|\d+,\d+", re.IGNORECASE)


class Proposal(NamedTuple):
    """What was filled in; "" is not yet.

    Attributes
    ----------
    zin, opgaven, ondergrens, verbinder, naam, niet : str
        The sentence, which opgaven, the floor in words, who connects, on whose name the figure is, and what is not promised.
    cijfer : str
        Code of the figure.
    dag : date or None
        When it is looked at.
    """

    zin: str = ""
    opgaven: str = ""
    cijfer: str = ""
    ondergrens: str = ""
    verbinder: str = ""
    naam: str = ""
    dag: date | None = None
    niet: str = ""

    @property
    def started(self) -> bool:
        """Whether anything was filled in."""
        return any(str(each or "").strip() for each in self)


class Check(NamedTuple):
    """One thing that was looked at: ``ok`` is False where it is missing or should not be there."""

    what: str
    ok: bool
    why: str


def proposal_of(dossier: Any) -> Proposal:
    """The proposal as it is kept in the notes of step 6."""
    kept = {part: dossier.note(AT, f"voorstel_{part}") for part in PARTS}
    texts = {part: note.text for part, note in kept.items() if note}
    try:
        day = date.fromisoformat(texts.pop("dag", "") or "-")
    except ValueError:
        day = None
    return Proposal(**texts, dag=day)


def figure_now(monitor: Monitor, region: str, code: str) -> tuple[str, int | None]:
    """The newest figure here in words with its year, and that year; "" and None where there is none."""
    if code not in monitor.catalogue:
        return "", None
    known, row = monitor.catalogue[code], monitor.table(code).loc[region]
    there = row[np.isfinite(row.to_numpy(float))]
    if there.empty:
        return "", None
    year = int(there.index[-1])
    return f"{quantity(float(there.iloc[-1]), known.decimals, known.unit_text)} in {year}", year


def checks(proposal: Proposal, monitor: Monitor, region: str, today: date) -> list[Check]:
    """What the proposal names and what it claims, one line each."""
    said = " ".join((proposal.zin, proposal.opgaven, proposal.ondergrens))
    return [_opgave(proposal), _figure(proposal, monitor, region), _owner(proposal), _connector(proposal), _day(proposal, monitor, today), no_cause(said), no_score(said), _not_promised(proposal)]


def suggest(dossier: Any, monitor: Monitor, region: str, today: date) -> Proposal:
    """What the dossier already says, as a start to rewrite; "" where it says nothing."""
    portfolios = with_content(dossier.portfolios)
    names, codes = called(portfolios), codes_of(dossier, monitor)
    found = lines(portfolios, codes, monitor)
    across = next((line for line in found if line.open), None) or next(iter(found), None)
    titles = [" ".join(each.title.split()) for each in sorted(dossier.challenges, key=lambda each: each.rank) if each.title.strip()]
    mayor = next((name for name in names if "burgemeester" in name.lower()), "")
    code = across.key if across else ""
    now, _ = figure_now(monitor, region, code)
    zin = f"Het college pakt samen op: {listing([each[:1].lower() + each[1:] for each in titles])}." if titles else ""
    if zin and now:
        zin += f" We kijken daarbij naar {_lower(across.name)}: {now}."
    owner = next((names[place] for place in across.owns), "") if across else ""
    return Proposal(
        zin=zin, opgaven="; ".join(titles), cijfer=code, ondergrens="; ".join(_floors(dossier, monitor)), verbinder=mayor, naam=owner, dag=_look(dossier, today), niet=NOT_PROMISED,
    )  # fmt: skip


def _floors(dossier: Any, monitor: Monitor) -> list[str]:
    found = []
    for goal in dossier.goals:
        if goal.floor.value is None or goal.indicator not in monitor.catalogue:
            continue
        known = monitor.catalogue[goal.indicator]
        norm = ": ".join(part for part in (NORMS.get(goal.floor.norm, goal.floor.norm), goal.floor.source.strip()) if part)
        about = challenge_of(dossier, goal, monitor) or known.name
        found.append(f"{about}: {quantity(goal.floor.value, known.decimals, known.unit_text)}{f' ({norm})' if norm else ''}")
    return found


def _look(dossier: Any, today: date) -> date | None:
    return min((goal.due for goal in dossier.goals if goal.due and today < goal.due <= term(today)[1]), default=None)


def _opgave(proposal: Proposal) -> Check:
    if not proposal.zin.strip():
        return Check("Een zin over een opgave", False, "Er staat nog geen zin. Schrijf op wat er aan de hand is en dat het college dat samen oppakt.")
    if not proposal.opgaven.strip():
        return Check("Een zin over een opgave", False, "Er staat een zin, maar nog niet over welke opgave die gaat.")
    return Check("Een zin over een opgave", True, "De zin staat er, met de opgave waar hij over gaat.")


def _figure(proposal: Proposal, monitor: Monitor, region: str) -> Check:
    what = "Een cijfer met een jaar"
    if not proposal.cijfer:
        return Check(what, False, "Er is nog geen cijfer gekozen waaraan iemand later kan zien hoe het gaat.")
    if proposal.cijfer not in monitor.catalogue:
        return Check(what, False, f"Het cijfer {quoted(proposal.cijfer)} kent deze editie niet. Het blijft bewaard; kies een ander cijfer.")
    name, (now, year) = monitor.catalogue[proposal.cijfer].name, figure_now(monitor, region, proposal.cijfer)
    if year is None:
        return Check(what, False, f"Van deze gemeente is er geen cijfer voor {_lower(name)}. Kies een ander cijfer, of zeg wie het gaat meten.")
    if _VALUE.search(_YEAR.sub("", proposal.zin)) and not _YEAR.search(proposal.zin):
        return Check(what, False, f"In je zin staat een getal zonder jaar. {name}: {now}. Zet het jaar in dezelfde zin.")
    return Check(what, True, f"{name}: {now}.")


def _owner(proposal: Proposal) -> Check:
    if not filled_in(proposal.naam):
        return Check("Wie op naam staat", False, "Niemand staat op naam. Wie vertelt de raad straks hoe het met dit cijfer gaat? Noem een functie.")
    return Check("Wie op naam staat", True, f"{quoted(proposal.naam)} vertelt de raad hoe het gaat.")


def _connector(proposal: Proposal) -> Check:
    if not filled_in(proposal.verbinder):
        return Check("Wie verbindt", False, "Er staat niet wie de portefeuilles bij elkaar brengt. Dat kan de burgemeester zijn, of een ander.")
    return Check("Wie verbindt", True, f"{quoted(proposal.verbinder)} brengt de portefeuilles bij elkaar. Verbinden is niet beslissen over wat van een ander is.")


def _day(proposal: Proposal, monitor: Monitor, today: date) -> Check:
    what, day = "Een dag waarop je kijkt", proposal.dag
    if day is None:
        return Check(what, False, "Er staat geen dag. Zonder dag kijkt niemand.")
    if day <= today:
        return Check(what, False, f"{date_words(day)} is al geweest. Kies een dag die nog komt.")
    end = term(today)[1]
    if day > end:
        return Check(what, False, f"{date_words(day)} valt na deze raadsperiode, die duurt tot {date_words(end)}. Wie kijkt er dan? Kies ook een dag ervoor.")
    return Check(what, True, f"Het college kijkt op {date_words(day)}. {_newest(proposal.cijfer, monitor, day)}".strip())


def _newest(code: str, monitor: Monitor, day: date) -> str:
    if code not in monitor.catalogue or published(monitor.catalogue[code], day.year) is None:
        return ""
    known = monitor.catalogue[code]
    newest = next((year for year in range(day.year, day.year - 12, -1) if (found := published(known, year)) and found <= day), None)
    return f"Verwacht dan geen cijfer over een later jaar dan {newest}." if newest else ""


def no_cause(said: str) -> Check:
    """Whether a text claims that policy makes a figure change; found by words."""
    if found := claim(said, _CAUSE):
        return Check("Geen oorzaak", False, f"Er staat {quoted(found)}. Dat noemt een oorzaak die een cijfer niet kan laten zien. Schrijf op wat jullie doen, en los daarvan wat jullie meten.")
    return Check("Geen oorzaak", True, "Je belooft niet dat jullie werk een cijfer verandert. We zoeken op woorden; lees het zelf ook na.")


def no_score(said: str) -> Check:
    """Whether a text makes one number of everything; found by words."""
    if found := claim(said, _SCORE):
        return Check("Geen totaalscore", False, f"Er staat {quoted(found)}. Eén cijfer voor alles verbergt wie erop achteruitgaat. Noem de cijfers los.")
    return Check("Geen totaalscore", True, "De cijfers staan los van elkaar.")


def _not_promised(proposal: Proposal) -> Check:
    if not proposal.niet.strip():
        return Check("Wat je niet belooft", False, "Er staat niet wat dit voorstel niet belooft. Eén zin is genoeg.")
    return Check("Wat je niet belooft", True, "Het staat erbij.")


def claim(said: str, pattern: re.Pattern[str]) -> str:
    """The first words that claim something, unless the sentence denies it just before; "" where there are none."""
    return next((found.group() for found in pattern.finditer(said) if not _DENIED.search(said[: found.start()])), "")


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
