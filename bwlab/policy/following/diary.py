"""What somebody chose in a replay, year by year, kept as notes in the dossier; and how that ends."""

from __future__ import annotations

from typing import Any, NamedTuple

from bwlab.errors import InputError
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.following.agreements import STOP
from bwlab.policy.following.past import COUNTRY, SELF, base_of, past_of, tested
from bwlab.policy.following.replay import BROKEN, GAP, MEASURED, Look, Replay, replay, years_of
from bwlab.policy.following.rules import Rule, complete, says, silent
from bwlab.policy.records.following import CHOICES
from bwlab.regions import Region


class Chosen(NamedTuple):
    """What was chosen in one year, and why."""

    year: int
    choice: str
    why: str


class Diary(NamedTuple):
    """A replay as it stands.

    Attributes
    ----------
    rules : tuple of (Rule, int)
        The rules that were fixed, the first one first, each with how many years stood there then.
    chosen : tuple of Chosen
    shown, total : int
        How many years have been handed out, and how many there are.
    """

    rules: tuple[tuple[Rule, int], ...]
    chosen: tuple[Chosen, ...]
    shown: int
    total: int

    @property
    def rule(self) -> Rule | None:
        """The rule in force: the one fixed last."""
        return self.rules[-1][0] if self.rules else None

    @property
    def stopped(self) -> int | None:
        """The year in which was stopped."""
        return next((each.year for each in self.chosen if each.choice == STOP), None)

    @property
    def over(self) -> bool:
        """Whether nothing is left to choose: every year has its choice, or was stopped before."""
        return bool(self.rules) and (self.stopped is not None or len(self.chosen) == self.total)


def read(dossier: Any, notebook: str, monitor: Monitor, region: Region, code: str) -> Diary:
    """The replay of one figure as it is kept in a dossier."""
    whole, rules = replay(monitor, region, code, 0), []
    years = range(whole.base[-1].year + 1, whole.base[-1].year + 1 + whole.total)
    while note := dossier.note(notebook, _rule_key(len(rules) + 1, region, code)):
        parts = note.answer.split("|")
        rule = complete(*parts[:4]) if len(parts) == 5 and parts[4].isdecimal() else None
        if rule is None:
            break
        rules.append((rule, int(parts[4])))
    chosen: list[Chosen] = []
    for year in years if rules else ():
        note = dossier.note(notebook, _year_key(year, region, code))
        if note is None or note.answer not in CHOICES or (chosen and chosen[-1].choice == STOP):
            break
        chosen.append(Chosen(year, note.answer, note.text))
    found = Diary(tuple(rules), tuple(chosen), 0, whole.total)
    return found._replace(shown=0 if not rules else whole.total if found.stopped else min(len(chosen) + 1, whole.total))


def keep_rule(dossier: Any, notebook: str, monitor: Monitor, region: Region, code: str, rule: Rule) -> None:
    """Fix a rule; the ones fixed before are kept, with how many years stood there. The same rule again is no other one."""
    found = read(dossier, notebook, monitor, region, code)
    if found.rule == rule:
        return
    when = "voordat er een jaar te zien was" if not found.shown else f"toen er {_counted(found.shown)} te zien {'was' if found.shown == 1 else 'waren'}"
    dossier.set_note(notebook, _rule_key(len(found.rules) + 1, region, code), f"Vastgelegd {when}. {rule.words()}", "|".join([*rule, str(found.shown)]))


def keep_choice(dossier: Any, notebook: str, monitor: Monitor, region: Region, code: str, year: int, choice: str, why: str) -> None:
    """Keep what was chosen in a year. A choice that was made stays: afterwards one knows what came.

    Raises
    ------
    InputError
        Nothing was chosen.
    """
    if choice not in CHOICES:
        raise InputError(f"Er is voor {year} nog niets gekozen.", "Wie pas kiest als het volgende jaar er staat, kent de afloop al.", "Kies doorgaan, bijsturen of stoppen.")
    found = read(dossier, notebook, monitor, region, code)
    if found.rules and not found.over and year == replay(monitor, region, code, found.shown).looks[-1].year:
        dossier.set_note(notebook, _year_key(year, region, code), why.strip(), choice)


def account(found: Diary, monitor: Monitor, region: Region, code: str) -> list[dict[str, str]]:
    """Each year with its figure, both comparisons, the choice, why, and what the own rule said: a row a year."""
    rule = found.rule
    own, country = (replay(monitor, region, code, found.shown, each, rule.alarms) for each in (SELF, COUNTRY))
    said, known = _said(found, own, country), own.indicator
    chosen, rows = {each.year: each for each in found.chosen}, []
    for look, beside, rule_says in zip(own.looks, country.looks, said, strict=True):
        one = chosen.get(look.year)
        rows.append(
            {
                "Jaar": str(look.year),
                "Cijfer": quantity(look.value, known.decimals, known.unit_short) if look.value is not None else GAP,
                "Naast de eigen beginjaren": state_words(look),
                "Naast het hele land": state_words(beside),
                "Jouw keuze": CHOICES[one.choice] if one else "na je keuze om te stoppen" if found.stopped else "nog geen",
                "Waarom": (one.why or "geen reden") if one else "",
                "Je regel zei": CHOICES[rule_says] if rule_says else silent(look),
            }
        )
    return rows


def ended(found: Diary, monitor: Monitor, region: Region, code: str) -> list[str]:
    """What stands out once the replay is over, a sentence each."""
    rule = found.rule
    own, country = (replay(monitor, region, code, found.shown, each, rule.alarms) for each in (SELF, COUNTRY))
    return [*_rule_sentences(found, own, country), *_moved(own, country, monitor), *_promised(own, monitor)]


def state_words(look: Look) -> str:
    """What a year says, in a few words."""
    if look.state != MEASURED:
        return look.state
    return {1: "buiten de grens, gunstiger", -1: "buiten de grens, ongunstiger", 0: "binnen de grenzen"}[look.signal]


def _said(found: Diary, own: Replay, country: Replay) -> list[str]:
    used = country if found.rule.compare == COUNTRY else own
    return says(found.rule, used.looks, used.indicator.direction, used.base[-1])


def _rule_sentences(found: Diary, own: Replay, country: Replay) -> list[str]:
    rule = {look.year: said for look, said in zip(own.looks, _said(found, own, country), strict=True)}
    other = [each for each in found.chosen if rule[each.year] and each.choice != rule[each.year]]
    sentences = []
    if other:
        told = [f"{each.year} (de regel zei {rule[each.year]}, jij koos {each.choice}{'' if each.why else ', zonder reden'})" for each in other]
        sentences.append(f"Je week {_times(len(other))} af van je eigen regel: {listing(told)}. Dat mag, als er een reden bij staat.")
    elif found.chosen:
        sentences.append("Je koos elk jaar wat je regel zei.")
    bare = [each for each in found.chosen if not each.why]
    if bare:
        sentences.append("Bij geen enkele keuze staat een reden." if len(bare) == len(found.chosen) else f"Bij {number(len(bare))} van de {number(len(found.chosen))} keuzes staat geen reden.")
    late = [shown for _, shown in found.rules[1:]]
    if late:
        first = found.rules[0][0]
        sentences.append(f"Je legde de regel opnieuw vast toen er al {_counted(late[-1])} te zien {'was' if late[-1] == 1 else 'waren'}. Zeg dat erbij. Je eerste regel: {first.words()}")
    if found.stopped:
        sentences.append(f"Je stopte in {found.stopped}. De jaren daarna staan erbij. Of het zonder jou anders ging, weten we niet.")
    return sentences


def _moved(own: Replay, country: Replay, monitor: Monitor) -> list[str]:
    """What was own and what the whole country did."""
    measured = [each for each in own.looks if each.state == MEASURED]
    if not measured:
        return ["Er was na de beginjaren geen meting die je ermee kunt vergelijken."]
    signals = {name: [each.year for each in found.looks if each.signal] for name, found in ((SELF, own), (COUNTRY, country))}
    one, two = (f"{number(len(signals[name])) if signals[name] else 'geen'}{f' (voor het eerst in {signals[name][0]})' if signals[name] else ''}" for name in (SELF, COUNTRY))
    found = [f"Signalen in {_measured(len(measured))} na de beginjaren: {one} naast de eigen beginjaren, {two} naast het hele land."]
    past = past_of(monitor, own.indicator.code)
    base = base_of(past, own.region.code)
    before, after = float(past.country[base].mean()), float(past.country[past.years.index(measured[-1].year)])
    known, last = own.indicator, measured[-1].year
    first, then = (quantity(each, known.decimals, known.unit_text) for each in (before, after))
    way = f"{'steeg' if after > before else 'daalde'} van gemiddeld {first} in de beginjaren naar {then} in {last}" if first != then else f"was in {last} {then}, net als gemiddeld in de beginjaren"
    found.append(f"Het hele land: de mediaan van alle gemeenten {way}.")
    if len(signals[SELF]) > len(signals[COUNTRY]):
        found.append("Een signaal dat er alleen naast de eigen beginjaren is, past bij wat het hele land deed. Daar hoort geen verhaal over één gemeente bij.")
    gaps, cuts = years_of(own.looks, GAP), years_of(own.looks, BROKEN)
    if gaps:
        found.append(f"Zonder nieuwe meting: {listing([str(year) for year in gaps])}. Daar is niets tussen gerekend.")
    if cuts:
        found.append(f"Vanaf {cuts[0]} is anders gemeten. Wat daarna komt, is niet te vergelijken met de grenzen van eerder.")
    return found


def _promised(own: Replay, monitor: Monitor) -> list[str]:
    """What the limits promised, and what they did in years they had not seen, in all municipalities."""
    code = own.indicator.code
    base = base_of(past_of(monitor, code), own.region.code)
    promise = number(100 * own.alarms)
    apart, alone = (tested(monitor, code, base, each, own.alarms) for each in (COUNTRY, SELF))
    if not apart.looks:
        return []
    return [
        f"Getoetst op jaren die de grenzen niet kenden, in {number(apart.places)} gemeenten. Beloofd: {promise} van de 100 jaren vallen er toevallig buiten. Naast het hele land waren het er {number(100 * apart.out / apart.looks, 0)} van de 100, "
        f"naast de eigen beginjaren {number(100 * alone.out / alone.looks, 0)} van de 100.",
    ]


def _rule_key(place: int, region: Region, code: str) -> str:
    return f"naspelen regel {place} {code} {region.code}"


def _year_key(year: int, region: Region, code: str) -> str:
    return f"naspelen {year} {code} {region.code}"


def _measured(count: int) -> str:
    return "één meting" if count == 1 else f"{number(count)} metingen"


def _times(count: int) -> str:
    return "één keer" if count == 1 else f"{number(count)} keer"


def _counted(years: int) -> str:
    return "één jaar" if years == 1 else f"{number(years)} jaren"
