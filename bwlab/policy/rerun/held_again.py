"""A record of a dossier that a newer edition touches; and the guesses, forecasts and sentences that can be held against the figure again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.errors import BwlabError
from bwlab.formats import number, parse_number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.rerun.changed import NEWER, Change, own_figures

_YEAR = re.compile(r"(?:19|20)\d\d")
_TYPED = re.compile(r"(?<![\w.,])\d[\d.,]*\d|(?<![\w.,])\d(?!\w)")


class Touch(NamedTuple):
    """One record of the dossier that a change touches.

    Attributes
    ----------
    part : str
        "doel", "opgave", "schatting", "pitch" …
    key : str
        Of the record, where it has one.
    turned : bool
        Something that held does not hold any more, or the other way round: read it again.
    said : str
        Dutch.
    """

    part: str
    key: str
    turned: bool
    said: str


class Sides(NamedTuple):
    """Both editions, and of whom; ``old`` is None where it is no longer on this computer."""

    old: Monitor | None
    new: Monitor
    region: str
    today: date

    def name(self, code: str) -> str:
        """What a figure is called in the newest edition that knows it; else its code."""
        known = next((each for each in (self.new, self.old) if each is not None and code in each.catalogue), None)
        return known.catalogue[code].name if known else code

    def never(self, code: str) -> bool:
        """Whether no edition at hand knows this code: that it is not there is then no news."""
        return self.old is not None and code not in self.old.catalogue and code not in self.new.catalogue


def latest(monitor: Monitor | None, region: str, code: str) -> tuple[int, float] | None:
    """The last own figure: year and value; None where there is none."""
    rows = own_figures(monitor, region, code) if monitor is not None else {}
    return (max(rows), rows[max(rows)].value) if rows else None


def words(value: float, about: Indicator) -> str:
    """A value with its unit, for in a sentence."""
    return quantity(value, about.decimals, about.unit_text)


def _place_in(monitor: Monitor | None, region: str, code: str, year: int | None) -> float | None:
    """The place of a municipality in a year, 0 least and 1 most favourable; None where there is none."""
    if monitor is None or year is None or year not in own_figures(monitor, region, code):
        return None
    frame = monitor.ranking(code, year)
    return float(frame.loc[frame["region"] == region, "place"].iloc[0])


def guesses(dossier: Any, sides: Sides) -> Iterator[Touch]:
    """Guesses of a place, where the figure they were held against is another, or is there now."""
    for each in dossier.predictions:
        name = sides.name(each.indicator)
        now = _place_in(sides.new, sides.region, each.indicator, each.year)
        was = _place_in(sides.old, sides.region, each.indicator, each.year) if sides.old is not None else each.truth
        guess = f"Je schatte {name} op {number(100 * each.guess)} (van 0, minst gunstig, tot 100, gunstigst)."
        if was is None and now is not None:
            yield Touch("schatting", each.indicator, True, f"{guess} Toen was er geen cijfer; nu wel, over {each.year}: {number(100 * now)}.")
        elif was is not None and now is None and (sides.old is not None or each.year is not None):
            yield Touch("schatting", each.indicator, True, f"{guess} Het cijfer waarmee je schatting is vergeleken, is er niet meer.")
        elif was is not None and now is not None and abs(was - now) >= 0.005:
            yield Touch("schatting", each.indicator, False, f"{guess} Het cijfer over {each.year} lag toen op {number(100 * was)} en ligt nu op {number(100 * now)}.")


def forecasts(dossier: Any, sides: Sides) -> Iterator[Touch]:
    """Forecasts whose figure is there now, or is another."""
    for each in dossier.forecasts:
        if each.indicator not in sides.new.catalogue:
            continue
        about, rows = sides.new.catalogue[each.indicator], own_figures(sides.new, sides.region, each.indicator)
        now = rows[each.year].value if each.year in rows else None
        band = f"Je voorspelde {about.name} in {each.year} tussen {number(each.low, about.decimals)} en {words(each.high, about)}"
        if now is None or (each.truth is not None and abs(each.truth - now) <= 1e-9):
            continue
        hit = each.low <= now <= each.high
        said = "in je band" if hit else "buiten je band"
        if each.truth is None:
            # A figure that lay there all the time is no news: the envelope is still closed.
            before = own_figures(sides.old, sides.region, each.indicator) if sides.old is not None else {each.year: now}
            if each.year not in before:
                yield Touch("voorspelling", each.indicator, True, f"{band}. Dat cijfer is er nu: {words(now, about)}. Het ligt {said}.")
        else:
            turned = hit != each.hit
            yield Touch("voorspelling", each.indicator, turned, f"{band}. Het cijfer was {words(each.truth, about)} en is nu {words(now, about)}: {said}{', en toen niet' if turned and hit else ', en toen erin' if turned else ''}.")


def pitch(dossier: Any, sides: Sides, changed: dict[str, list[Change]]) -> Iterator[Touch]:
    """Sentences of the pitch whose number does not fit the figure any more."""
    for each in dossier.pitch.claims:
        if not each.indicator or not each.text.strip():
            continue
        sentence = f"Je zin in de pitch {quoted(each.text)}"
        if each.indicator not in sides.new.catalogue:
            if sides.never(each.indicator):
                continue
            yield Touch("pitch", each.key, True, f"{sentence} rust op een cijfer dat er niet meer is.")
            continue
        about = sides.new.catalogue[each.indicator]
        was, now = (of_year(monitor, sides.region, each.indicator, each.year) for monitor in (sides.old, sides.new))
        typed = numbers_in(each.text, each.year)
        if now is None:
            if was is not None:
                yield Touch("pitch", each.key, True, f"{sentence} rust op een cijfer van jouw gemeente dat er niet meer is.")
            continue
        stood = was is not None and any(fits(value, was[1], about) for value in typed)
        stands = any(fits(value, now[1], about) for value in typed)
        if stood and not stands:
            yield Touch("pitch", each.key, True, f"{sentence} klopte met {words(was[1], about)} in {was[0]}. Het cijfer is nu {words(now[1], about)} ({now[0]}): de zin klopt niet meer.")
        elif sides.old is None and typed and not stands:
            yield Touch("pitch", each.key, True, f"{sentence}: er staat geen getal in dat past bij het cijfer van nu, {words(now[1], about)} in {now[0]}. Kijk na of de zin nog klopt.")
        elif newer := [change for change in changed.get(each.indicator, ()) if change.kind == NEWER and change.year > now[0]]:
            last = newer[-1]
            yield Touch("pitch", each.key, False, f"{sentence} gaat over {now[0]}. Er is een nieuwer cijfer: {words(last.new, about)} in {last.year}.")


def of_year(monitor: Monitor | None, region: str, code: str, year: int | None) -> tuple[int, float] | None:
    """The own figure of a year, or the last one where none is asked; None where there is none."""
    if year is None:
        return latest(monitor, region, code)
    rows = own_figures(monitor, region, code) if monitor is not None else {}
    return (year, rows[year].value) if year in rows else None


def numbers_in(text: str, year: int | None) -> list[float]:
    """The numbers somebody typed in a sentence, years left out."""
    found = []
    for each in _TYPED.findall(text):
        if each == str(year) or _YEAR.fullmatch(each):
            continue
        try:
            found.append(parse_number(each))
        except BwlabError:
            continue
    return found


def fits(typed: float, value: float, about: Indicator) -> bool:
    """Whether a typed number is this value, rounded to as many decimals as the indicator has or fewer."""
    return any(abs(round(value, decimals) - typed) < 1e-9 for decimals in range(about.decimals + 1))
