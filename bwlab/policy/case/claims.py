"""What an alderman may say at the end of the case: sentences to sort, each with why; and what the second thread did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from bwlab.formats import as_written, listing, number
from bwlab.monitor import Monitor
from bwlab.monitor.offences import FINAL
from bwlab.policy.case.falls import between
from bwlab.policy.case.story import (
    BURGLARY,
    KNOWN,
    TARGET,
    Case,
    last_own,
    last_year,
    median,
    named,
    place,
    rate,
    target_of,
    value,
    words,
)

YES, NO = "mag", "mag niet"
ANSWERS = {YES: "Mag", NO: "Mag niet"}


class Claim(NamedTuple):
    """A sentence of the alderman.

    Attributes
    ----------
    key : str
    text : str
    right : str
        ``YES`` or ``NO``.
    why : str
    """

    key: str
    text: str
    right: str
    why: str


class Second(NamedTuple):
    """What the second thread did: own and median, first and last year; own is NaN without a figure."""

    start: int
    end: int
    own: tuple[float, float]
    median: tuple[float, float]


def claims(monitor: Monitor, case: Case) -> list[Claim]:
    """Eight sentences about the case, in an order that gives nothing away: three may be said."""
    where, label, end = case.region, case.region.label, last_year(monitor)
    own = [value(monitor, where, BURGLARY, year) for year in (KNOWN, end)]
    middle = [median(monitor, BURGLARY, year) for year in (KNOWN, end)]
    fell = between(monitor, KNOWN, end)
    mine, all_fell = fell[where.code], sum(each > 0 for each in fell.values())
    way = went(monitor, case)
    share = sum(each < mine for code, each in fell.items() if code != where.code)
    better = 2 * share >= len(fell) - 1
    second, known = second_of(monitor, case), case.second
    thread = f"{known.name} ging in {label}" if case.second_own else f"De mediaan van {named(known)} bij de gemeenten met een cijfer ging"
    moved = f"van {words(known, (second.own if case.second_own else second.median)[0])} ({second.start}) naar {words(known, (second.own if case.second_own else second.median)[1])} ({second.end})"
    still = f" Het cijfer van {end} is nog voorlopig." if end > FINAL else ""
    return [
        Claim("oorzaak", _cause(label, own, way), NO, f"Het cijfer ging van {number(own[0], 1)} ({KNOWN}) naar {number(own[1], 1)} ({end}). In {number(all_fell)} van de {number(len(fell))} gemeenten daalde het in die jaren. Waardoor het hier bewoog, staat er niet in."),
        Claim("cijfer", f"'In {end} telde de politie in {label} {rate(own[1])}. In {KNOWN} waren dat er {number(own[0], 1)}.'", YES, f"Dit zijn twee cijfers met hun jaar, hun eenheid en wie ze telde. Er staat niet bij waardoor het kwam.{still}"),
        Claim("veilig", f"'Inwoners van {label} voelen zich {('veiliger, want er wordt minder', f'even veilig als in {KNOWN}, want er wordt evenveel', 'onveiliger, want er wordt meer')[way + 1]} ingebroken.'", NO, "Dit is een telling van de politie. Hoe veilig mensen zich voelen, vraag je in een enquête. Dat is een ander cijfer."),
        Claim("naast", f"'{'Ook de' if way < 0 else 'De'} mediaan van de gemeenten met een cijfer daalde, van {number(middle[0], 1)} naar {number(middle[1], 1)}.'", YES, f"Zo hoort de raad dat er bijna overal minder inbraken werden geregistreerd. {f'Zonder die zin lijkt de beweging alleen van {label}.' if way < 0 else f'Zonder die zin weet de raad niet dat het in {label} anders ging dan bijna overal.'}"),
        Claim("beter", f"'In {label} ging het {'beter dan in minstens de helft van de andere gemeenten' if better else 'minder goed dan in de meeste andere gemeenten'}. Dus onze aanpak werkte {'beter' if better else 'slechter'} dan die van anderen.'", NO, f"Bij {number(share)} van de {number(len(fell) - 1)} andere gemeenten daalde het cijfer in procenten minder sterk. Maar een verschil met anderen is wat overblijft: wie er woont, waar een gemeente begon, toeval, en ook beleid. Het wijst niets daarvan aan."),
        Claim("alle", f"'In {end} zijn er in {label} niet meer inbraken geweest dan de politie telde.'", NO, "De politie telt wat haar bekend werd. Wie niets meldt, staat er niet in. Hoeveel dat er zijn, zegt dit cijfer niet."),
        Claim("weten", "'Of onze aanpak eraan bijdroeg, kunnen we aan dit cijfer niet zien. Dit hebben we gedaan, en dit zagen bewoners en wijkagenten.'", YES, "Dit zegt wat er is gedaan en wat mensen zagen, en ook wat niemand weet. Zo'n zin houdt stand als het cijfer volgend jaar stijgt."),
        Claim("ruil", f"'Wat we aan veiligheid {'wonnen' if way < 0 else 'deden'}, zie je terug bij {named(known)}: dat komt door dezelfde aanpak.'", NO, f"{thread} {moved}. Twee cijfers die in dezelfde jaren bewegen, hangen daarmee nog niet samen."),
    ]


def went(monitor: Monitor, case: Case) -> int:
    """Down, level or up (-1, 0, 1) from the beginning to now, as a reader sees it."""
    before, after = as_written((value(monitor, case.region, BURGLARY, year) for year in (KNOWN, last_year(monitor))), 1)
    return (after > before) - (after < before)


def _cause(label: str, own: list[float], way: int) -> str:
    if not way:
        return f"'Dankzij onze aanpak bleef het cijfer in {label} op {rate(own[1])}.'"
    if way > 0:
        return f"'Dankzij onze aanpak bleef de stijging in {label} beperkt: van {number(own[0], 1)} naar {number(own[1], 1)} woninginbraken per {number(1_000)} inwoners.'"
    return f"'Dankzij onze aanpak telt de politie in {label} nu {rate(own[1])}, in plaats van {number(own[0], 1)}.'"


def sorted_out(found: list[Claim], given: Mapping[str, str]) -> pd.DataFrame:
    """Each sentence with what one chose, what holds, and why."""
    rows = [(each.text, ANSWERS.get(given.get(each.key, ""), "nog niet"), ANSWERS[each.right], each.why) for each in found]
    return pd.DataFrame(rows, columns=["Zin van de wethouder", "Jij koos", "Ons antwoord", "Waarom"])


def score_words(found: list[Claim], given: Mapping[str, str]) -> str:
    """How many were sorted as we do; no mark."""
    chosen = [each for each in found if given.get(each.key) in ANSWERS]
    if not chosen:
        return "Je koos nog bij geen enkele zin. Lees bij elke zin waarom hij wel of niet mag."
    alike = sum(given[each.key] == each.right for each in chosen)
    return f"Bij {number(alike)} van de {number(len(chosen))} zinnen koos je hetzelfde als wij. Kijk vooral naar de andere: waar zat het verschil in?"


def second_of(monitor: Monitor, case: Case) -> Second:
    """The second thread from the beginning to its last year."""
    code = case.second.code
    end = last_own(monitor, case.region, code)
    own = tuple(value(monitor, case.region, code, year) for year in (KNOWN, end)) if case.second_own else (float("nan"),) * 2
    return Second(KNOWN, end, (own[0], own[1]), (median(monitor, code, KNOWN), median(monitor, code, end)))


def second_words(monitor: Monitor, case: Case) -> list[str]:
    """The second thread beside the first, a sentence each; it did not get better just because burglary did."""
    known, found, label = case.second, second_of(monitor, case), case.region.label
    moved = _went(known, found.median)
    said = [f"De mediaan van {named(known)} ging van {words(known, found.median[0])} in {found.start} naar {words(known, found.median[1])} in {found.end}: {moved}."]
    if case.second_own:
        said.insert(0, f"In {label} ging {named(known)} van {words(known, found.own[0])} in {found.start} naar {words(known, found.own[1])} in {found.end}: {_went(known, found.own)}.")
    said.append("In die jaren daalde bijna overal het aantal geregistreerde inbraken. Minder inbraak is dus niet hetzelfde als meer brede welvaart: een ander thema kan intussen een andere kant op gaan.")
    if known.unit_text == "procent":
        said.append("Dit cijfer komt uit een enquête of een schatting daarop. In 2020 en 2021 was er corona. Een klein verschil kan binnen de marge vallen.")
    return said


def _went(known: object, ends: tuple[float, float]) -> str:
    moved = round(ends[1] - ends[0], known.decimals) * known.direction  # type: ignore[attr-defined]
    return "even gunstig" if not moved else "gunstiger" if moved > 0 else "ongunstiger"


def met(monitor: Monitor, case: Case, percent: float) -> str:
    """Whether the target of the case was met in its year, and what that leaves open."""
    where = case.region
    own = [value(monitor, where, BURGLARY, year) for year in (KNOWN, TARGET)]
    fell, every = between(monitor, KNOWN, TARGET), percent - 1e-9
    reached = sum(each >= every for each in fell.values())
    yes = fell[where.code] >= every
    return (
        f"Het doel was {f'{number(percent)} procent minder' if percent else 'op peil houden'} in {TARGET}: hoogstens {number(target_of(own[0], percent), 2)}. Het cijfer ging van {number(own[0], 2)} naar {number(own[1], 2)} per {number(1_000)} inwoners. Het doel is {'gehaald' if yes else 'niet gehaald'}. "
        f"Zo ver kwamen in die jaren {number(reached)} van de {number(len(fell))} gemeenten, met welk beleid ook."
    )


def places(monitor: Monitor, case: Case, years: tuple[int, ...]) -> str:
    """The place in each of these years."""
    found = [(year, *place(monitor, case.region, BURGLARY, year)) for year in years]
    said = listing([f"plaats {number(at)} van {number(of)} in {year}" for year, at, of in found])
    return f"{case.region.label} stond op {said}. Plaats 1 heeft de minste inbraken per inwoner. Een plaats kan gelijk blijven terwijl het cijfer daalt: dan daalden de anderen mee."
