"""The rules in words: what is demanded, what is left, what fell off, and at which position a figure leaves the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.charts import Fallen
from bwlab.charts.risks import part
from bwlab.charts.words import ORIGINS, inside
from bwlab.formats import listing, number, quantity
from bwlab.policy.goals.rule_figures import ALIKE, MARGIN, MEDIAN, SELF, SHARES, SPANS, Figure
from bwlab.policy.goals.rules import BLANK, LIMIT, OFF, ON, SURE, TIMES, UNKNOWN, WORSE, Rules, Verdict

NO_DEMAND = "geen eis"
AGAINST = {SELF: "alleen zichzelf", MEDIAN: "de mediaan van alle gemeenten", ALIKE: "de 20 gemeenten die erop lijken"}
#: The place of the heap of what a rule took off; what has no verdict lies in the last.
HEAP = {LIMIT: 0, WORSE: 1, SURE: 2}
NAMED = 4  # figures by name in a sentence
RULE = {LIMIT: "Onder de grens", WORSE: "Wordt ongunstiger", SURE: "Zeker genoeg"}


def texts(rule: str) -> list[str]:
    """Every position of a slider."""
    if rule == LIMIT:
        return [part(each).removeprefix("het ").removeprefix("de ") if each else NO_DEMAND for each in SHARES]
    if rule == WORSE:
        return [f"in {_years(each)}" if each else NO_DEMAND for each in SPANS]
    return [_times(each) if each else NO_DEMAND for each in TIMES]


def heaps(rules: Rules) -> tuple[Fallen, ...]:
    """Why figures leave the list under these demands; what has no verdict lies in the last."""
    limit = f"Niet {'onder mijn grens of ' if rules.own else ''}in {part(rules.share)}" if rules.share else "Grens: geen eis"
    worse = f"Niet ongunstiger in {_years(rules.span)}" if rules.span else "Richting: geen eis"
    sure = f"Minder dan {_times(rules.times)}" if rules.times else "Zekerheid: geen eis"
    return (Fallen(limit, False), Fallen(worse, False), Fallen(sure, False), Fallen("Nog geen oordeel mogelijk", True))


def demand(rules: Rules) -> str:
    """What is demanded, to follow "als"; "" without a demand."""
    parts = []
    if rules.share:
        parts.append(f"in {part(rules.share)} staat{' (met een eigen ondergrens: daaronder ligt)' if rules.own else ''}")
    if rules.span:
        beside = "" if rules.against == SELF else f", vergeleken met {AGAINST[rules.against]}"
        parts.append(f"in {_years(rules.span)} ongunstiger werd{beside}")
    if rules.times:
        both = "allebei " if rules.share and rules.span else ""
        parts.append(f"dat {both}met minstens {_times(rules.times)}" if rules.share or rules.span else f"minstens {_times(rules.times)} van de mediaan af ligt, naar welke kant ook")
    return listing(parts)


def short(rules: Rules) -> str:
    """The demands in a few words, for an alt text."""
    parts = [
        *([f"plaats {part(rules.share)}{' of eigen ondergrens' if rules.own else ''}"] if rules.share else []),
        *([f"ongunstiger in {number(rules.span)} jaar{'' if rules.against == SELF else ' dan ' + ('de mediaan' if rules.against == MEDIAN else 'wie erop lijkt')}"] if rules.span else []),
        *([f"{number(rules.times, 0 if rules.times == int(rules.times) else 1)} keer de gewone beweging"] if rules.times else []),
    ]
    return listing(parts) or NO_DEMAND


def title(verdicts: Sequence[Verdict], rules: Rules) -> str:
    """How many are left, and how many have no verdict."""
    left, unknown, of = (sum(each.state == ON for each in verdicts), sum(each.state == UNKNOWN for each in verdicts), len(verdicts))
    if demand(rules) == "":
        return f"Zonder eis is alles een opgave: {number(left)} op de lijst, {number(unknown) if unknown else 'geen'} zonder oordeel"
    rest = f"van {number(unknown)} nog geen oordeel mogelijk" if unknown else "over elk cijfer een oordeel"
    return f"{f'{number(left)} van de {number(of)} cijfers' if left else 'Niets'} op de lijst, {rest}"


def sentence(verdicts: Sequence[Verdict], rules: Rules, label: str) -> str:
    """If this is demanded, then this is left, and this fell off by which rule."""
    names = [inside(each.figure.name) for each in verdicts if each.state == ON]
    said = demand(rules)
    lead = f"Als je geen eis stelt, dan is voor {label} elk cijfer dat er is een opgave. Kiezen doe je met een eis." if not said else f"Als een opgave {said}, dan {_left(names)}."
    return f"{lead}{_fell(verdicts)} {_unknown(verdicts)}"


def _left(names: Sequence[str]) -> str:
    if not names:
        return "blijft er niets over. Dat is iets anders dan: er is niets aan de hand"
    if len(names) > NAMED + 2:
        return f"blijven er {number(len(names))} over"
    return f"{'blijft' if len(names) == 1 else 'blijven'} over: {listing(list(names))}"


def _fell(verdicts: Sequence[Verdict]) -> str:
    counts = {rule: sum(each.state == OFF and each.by == rule for each in verdicts) for rule in (LIMIT, WORSE, SURE)}
    parts = [f"{number(count)} door de {word}" for (_, count), word in zip(counts.items(), ("grens", "richting", "zekerheid"), strict=True) if count]
    return f" Er {'valt' if sum(counts.values()) == 1 else 'vallen'} af: {listing(parts)}." if parts else ""


def _unknown(verdicts: Sequence[Verdict]) -> str:
    unknown = [each for each in verdicts if each.state == UNKNOWN]
    if not unknown:
        return "Over elk cijfer is hiermee een oordeel mogelijk."
    blank = sum(each.by == BLANK for each in unknown)
    why = "" if not blank else ", omdat er hier geen cijfer is" if blank == len(unknown) else f", waarvan {number(blank)} omdat er hier geen cijfer is"
    return f"Van {number(len(unknown))} is nog geen oordeel mogelijk{why}. Die staan niet op de lijst, en zijn daarmee niet goed."


def said(figure: Figure, catalogue: Any, rules: Rules) -> str:
    """What is known of a figure under these rules, for hovering and the table."""
    if figure.year is None:
        return figure.why or "geen cijfer"
    known = catalogue[figure.code]
    marks = [*(["voorlopig"] if figure.provisional else []), *([inside(ORIGINS[figure.origin])] if figure.origin in ORIGINS else [])]
    parts = [f"{quantity(figure.value, known.decimals, known.unit_text)} in {figure.year}{''.join(f', {each}' for each in marks)}", f"plaats {number(figure.rank)} van {number(figure.n)}"]
    if rules.span:
        parts.append(_change(figure, known, rules))
    if rules.times:
        measure = "marge van het CBS" if figure.measure == MARGIN else "gewone beweging"
        parts.append("gewone beweging onbekend" if figure.usual != figure.usual else f"{measure} {_size(known, figure.usual)}")
    return "; ".join(parts)


def _change(figure: Figure, known: Any, rules: Rules) -> str:
    change = figure.changes.get((rules.span, rules.against))
    if change is None:
        return f"geen eerder cijfer binnen {_years(rules.span)}, of te weinig gemeenten om mee te vergelijken"
    if abs(change.size) < 1e-9:
        return f"gelijk aan {change.since}"
    beside = "" if rules.against == SELF else f", vergeleken met {AGAINST[rules.against]}"
    return f"{_size(known, abs(change.size))} {'gunstiger' if change.size > 0 else 'ongunstiger'} dan in {change.since}{beside}"


def _size(known: Any, size: float) -> str:
    """A difference with enough decimals not to read as 0: "0,03 procentpunt"."""
    decimals = known.decimals
    while decimals < 3 and size and round(size, decimals) == 0:
        decimals += 1
    return quantity(size, decimals, "procentpunt" if known.unit_text == "procent" else known.unit_text)


def leaving(rule: str, every: Sequence[tuple[float, str]]) -> str:
    """At which position of a slider a figure leaves the list, the other sliders as they stand."""
    words, states = texts(rule), [state for _, state in every]
    if states[0] != ON:
        return "Staat al niet op de lijst door de andere eisen." if states[0] == OFF else "Geen oordeel mogelijk door de andere eisen."
    if rule == WORSE:
        return _spans(every)
    away = next((place for place, state in enumerate(states) if state != ON), None)
    if away is None:
        return "Blijft staan bij elke stand."
    if all(state == UNKNOWN for state in states[1:]):
        return "Bij elke eis: nog geen oordeel mogelijk."
    words = [part(each) if each else NO_DEMAND for each in SHARES] if rule == LIMIT else words
    verb = "Valt weg" if states[away] == OFF else "Geen oordeel meer"
    return f"{verb} vanaf {words[away]}." if away == 1 else f"Blijft tot en met {words[away - 1]}; {verb[:1].lower()}{verb[1:]} vanaf {words[away]}."


def _spans(every: Sequence[tuple[float, str]]) -> str:
    found = {state: [number(at) for at, each in every if at and each == state] for state in (ON, OFF, UNKNOWN)}
    words = {ON: "blijft staan", OFF: "valt weg", UNKNOWN: "geen oordeel mogelijk"}
    if len(found[UNKNOWN]) == len(every) - 1:
        return "Bij elke eis: nog geen oordeel mogelijk."
    parts = [f"{words[state]} bij {listing(years)} jaar" for state, years in found.items() if years]
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _years(span: float) -> str:
    return f"hooguit {number(span)} jaar"


def _times(times: float) -> str:
    return f"{number(times, 0 if times == int(times) else 1)} keer de gewone beweging"
