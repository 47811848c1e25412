"""What goes over the border and who bears it: in words, beside a labelled proxy at most. There is no regional figure for elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.phases.options import NO_ELSEWHERE, NOBODY
from bwlab.policy.phases.options import begun as options_begun
from bwlab.policy.records.deciding import Outside

#: Which way something goes, as a choice and in a table.
WAYS = {"weg": "hiervandaan, naar elders", "hierheen": "van elders, naar hier"}
#: Figures of the monitor that touch on elsewhere, and what each leaves out of it. None of them is a figure of elsewhere.
PROXIES = {
    "broeikasgas_per_inwoner": "wat elders wordt uitgestoten voor spullen die hier worden gekocht, en wat inwoners buiten de gemeente uitstoten",
    "gasverbruik_woningen_per_inwoner": "waar het gas wordt gewonnen, wie daar last van heeft, en al het gas van bedrijven",
    "elektriciteitsverbruik_woningen_per_inwoner": "waar de stroom wordt opgewekt, wat dat daar doet, en alle stroom van bedrijven",
}
NOT_ELSEWHERE = "zegt er iets over, maar is geen cijfer van elders"
ASSUMED = "aanname van de deelnemer"
BLANK = "nog leeg"
MOST = 4  # names in one sentence
CLAIMED = re.compile(r"\b(?:cijfer|maat|meting|getal)s? (?:van|voor|over) elders\b|\bmeet (?:wat er )?(?:in )?elders\b", re.IGNORECASE)
DENIED = re.compile(r"\b(?:geen|niet|nooit)\b", re.IGNORECASE)
_NOTHING = NOBODY | {key(each) for each in ("niks", "het laat niets weg", "laat niets weg", "alles zit erin")}
_OWN = {key(each) for each in ("wij", "wijzelf", "onze inwoners", "eigen inwoners", "onze eigen inwoners", "de gemeente zelf", "inwoners van hier")}


def begun(outside: Iterable[Outside]) -> list[Outside]:
    """The rows in which anything is filled in."""
    return [each for each in outside if each.model_dump(exclude={"key"}) != _EMPTY]


_EMPTY = Outside().model_dump(exclude={"key"})


def proxy_words(monitor: Monitor, region: str, code: str) -> str:
    """A figure that stands beside a row, with its unit and year and that it is no figure of elsewhere; "" where there is none."""
    if not code:
        return ""
    if code not in monitor.catalogue:
        return f"{code}: dit cijfer kent deze editie niet"
    known = monitor.catalogue[code]
    own = monitor.table(code).loc[region].dropna() if region in monitor.regions else pd.Series(dtype=float)
    if own.empty:
        return f"{known.name}: geen cijfer van deze gemeente"
    return f"{known.name}: {quantity(float(own.iloc[-1]), known.decimals, known.unit_text)} ({own.index[-1]}); {NOT_ELSEWHERE}"


def table(dossier: Any, monitor: Monitor, rows: Sequence[Outside] | None = None) -> pd.DataFrame:
    """The ledger as a table to read: a row for each, what is blank says so.

    Parameters
    ----------
    dossier : Dossier
        Its ``outside``, ``options`` and ``region`` are read.
    monitor : Monitor
    rows : sequence of Outside, optional
        Other rows than those of the dossier.
    """
    options = {each.key: each for each in dossier.options}
    found = []
    for each in begun(dossier.outside if rows is None else rows):
        proxy = proxy_words(monitor, dossier.region, each.proxy)
        asked = f"{each.question.strip() or BLANK} Aan: {each.asked.strip() or BLANK}." if each.question.strip() or each.asked.strip() else BLANK
        found.append([
            each.what.strip() or BLANK, WAYS.get(each.way, each.way.strip() or BLANK), each.bearer.strip() or BLANK, proxy or "geen cijfer",
            each.says_not.strip() or (BLANK if proxy else ""), asked, _option_words(each, options), each.source.strip() or ASSUMED,
        ])  # fmt: skip
    return pd.DataFrame(found, columns=["Wat gaat over de grens", "Welke kant op", "Wie draagt het", "Cijfer ernaast", "Wat dat weglaat", "Wat je wilt weten", "Bij", "Bron"])


def questions(outside: Iterable[Outside]) -> list[str]:
    """What one still has to ask and whom, a sentence each."""
    return [f"{_name(place, each)}: {each.question.strip()} {f'Te vragen aan: {each.asked.strip()}.' if filled_in(each.asked) else 'Aan wie, staat er nog niet.'}" for place, each in enumerate(begun(outside), 1) if each.question.strip()]


def judged(dossier: Any, monitor: Monitor) -> list[str]:
    """What the ledger lacks or makes doubtful, a Dutch sentence each; it counts nothing up.

    Parameters
    ----------
    dossier : Dossier
        Its ``outside``, ``options``, ``region`` and ``label`` are read.
    monitor : Monitor
    """
    rows = begun(dossier.outside)
    if not rows:
        return [f"Er staat nog niets op de lijst van elders. {NO_ELSEWHERE} Een lege lijst zegt dus niet dat er niets over de grens gaat. Begin met één ding."]
    found = [sentence for place, each in enumerate(rows, 1) for sentence in _one(_name(place, each), each, dossier, monitor)]
    return [*found, *_together(rows, dossier)]


def _one(name: str, each: Outside, dossier: Any, monitor: Monitor) -> list[str]:
    lacks = [word for word, there in (("wat er over de grens gaat", each.what.strip()), ("welke kant op", each.way in WAYS)) if not there]
    found = [f"{name}: nog niet ingevuld is {listing(lacks)}."] if lacks else []
    if each.bearer.strip() and key(each.bearer) in NOBODY:
        found.append(f"{name}: er staat dat niemand het draagt. Dat kan. Wie zou het tegenspreken als die aan tafel zat?")
    elif not filled_in(each.bearer):
        found.append(f"{name}: er staat nog niet wie het draagt. Noem een plaats of een groep.")
    elif key(each.bearer) in _OWN or key(each.bearer) == key(dossier.label):
        found.append(f"{name}: wie het draagt, woont hier. Dan hoort het bij hier en nu. Is er ook iemand buiten {dossier.label} die het merkt?")
    found += _proxy(name, each, monitor)
    if not each.question.strip():
        found.append(f"{name}: er staat geen vraag bij. Wat zou je moeten weten om te zien wie het draagt?")
    elif not filled_in(each.asked):
        found.append(f"{name}: er staat nog niet aan wie je het vraagt. Een functie of een organisatie is genoeg.")
    if not each.source.strip():
        found.append(f"{name}: er is geen bron. Dan is het een {ASSUMED}, en zo staat het in je documenten.")
    if each.option and each.option not in {option.key for option in dossier.options}:
        found.append(f"{name} hoort bij een optie die niet meer in je dossier staat. De regel blijft bewaard; kies er een andere optie bij, of geen.")
    return found


def _proxy(name: str, each: Outside, monitor: Monitor) -> list[str]:
    if not each.proxy:
        return [f"{name}: er staat wat een cijfer weglaat, maar er is geen cijfer gekozen."] if each.says_not.strip() else []
    found = []
    known = monitor.catalogue[each.proxy].name if each.proxy in monitor.catalogue else ""
    called = quoted(known or each.proxy)
    if not known:
        found.append(f"{name}: het cijfer {called} staat niet in deze editie. Kies een ander, of geen.")
    elif each.proxy not in PROXIES:
        found.append(f"{name}: {called} gaat over mensen of dingen hier. Leg uit wat het over elders zegt, of kies geen cijfer.")
    leaves = f" In elk geval: {PROXIES[each.proxy]}." if each.proxy in PROXIES else ""
    if not each.says_not.strip():
        found.append(f"{name}: bij {called} staat nog niet wat het weglaat.{leaves}")
    elif key(each.says_not) in _NOTHING:
        found.append(f"{name}: er staat dat {called} niets weglaat. Elk cijfer laat iets weg.{leaves}")
    for text in (each.what, each.says_not, each.question, each.source):
        if CLAIMED.search(text) and not DENIED.search(text):
            found.append(f"{name}: {called} heet hier een cijfer van elders. Dat is het niet. {NO_ELSEWHERE}")
            break
    return found


def _together(rows: Sequence[Outside], dossier: Any) -> list[str]:
    found, ways = [], {each.way for each in rows if each.way in WAYS}
    if len(rows) > 1 and len(ways) == 1:
        found.append("Alles op je lijst gaat weg. Wat komt er van elders hierheen, en wie mist het daar?" if ways == {"weg"} else "Alles op je lijst komt hierheen. Wat gaat er weg, en wie krijgt het?")
    options = options_begun(dossier.options)
    if options:
        loose = sum(not each.option for each in rows)
        if loose:
            one = loose == 1
            found.append(f"{number(loose)} {'regel hoort' if one else 'regels horen'} bij geen optie. Dat mag: dan gaat het over de gemeente zoals zij nu is. Verandert een van je opties er iets aan?")
        bare = [each for each in options if each.key not in {row.option for row in rows}]
        if bare:
            names = [quoted(each.text or "zonder omschrijving") for each in bare]
            more = [f"nog {number(len(names) - MOST + 1)}"] if len(names) > MOST else []
            found.append(f"Over elders staat niets bij {'deze opties' if len(bare) > 1 else 'deze optie'}: {listing([*names[: MOST - 1], *more] if more else names)}. Leeg is niet hetzelfde als geen gevolg.")
    return found


def _name(place: int, each: Outside) -> str:
    return f"Regel {number(place)} ({quoted(each.what) if each.what.strip() else 'nog zonder naam'})"


def _option_words(each: Outside, options: dict[str, Any]) -> str:
    if not each.option:
        return "de gemeente zoals zij nu is"
    return quoted(options[each.option].text or "optie zonder omschrijving") if each.option in options else "een optie die er niet meer is"
