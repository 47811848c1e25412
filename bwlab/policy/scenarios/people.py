"""The five factors in people's units and back: "van de 1.000 huishoudens doen er 12 mee"."""

from __future__ import annotations

import math
from typing import NamedTuple

from bwlab.formats import number, quantity
from bwlab.policy.scenarios.figure import MEAN, RATE, SHARE, Figure

ROLES = ("reach", "uptake", "effect", "persistence", "delay")
NAMES = {"reach": "bereik", "uptake": "deelname", "effect": "effect", "persistence": "wat overblijft", "delay": "wachttijd"}
OF = {"reach": 1000.0, "uptake": 100.0, "persistence": 100.0}  # so many people a share is told of
SHARES = tuple(OF)

_REACH = (0, 1, 2, 5, 10, 20, 30, 40, 50, 75, 100, 150, 200, 250, 300, 400, 500, 600, 750, 1000)
_UPTAKE = (0, 1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100)
_EFFECT = (1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100)
_LEFT = tuple(range(0, 101, 5))
_PARTS = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1.0)


class Steps(NamedTuple):
    """The positions of a slider in people's units, and what each is called."""

    values: tuple[float, ...]
    texts: tuple[str, ...]


def to_people(role: str, factor: float, figure: Figure) -> float:
    """A factor of `bwlab.method.effect` as a participant says it."""
    if role == "effect":
        return factor / _per_head(figure)
    return round(factor * OF.get(role, 1.0), 9)


def to_factor(role: str, people: float, figure: Figure) -> float:
    """What a participant said as a factor of `bwlab.method.effect`."""
    if role == "effect":
        return people * _per_head(figure)
    return people / OF.get(role, 1.0)


def unit(role: str, figure: Figure) -> str:
    """What a number of a factor counts, for behind a box."""
    return {
        "reach": f"van elke 1.000 {figure.many}",
        "uptake": "van elke 100 die je bereikt",
        "persistence": "van de 100, elk jaar later",
        "delay": "jaar",
        "effect": _effect_unit(figure),
    }[role]


def question(role: str, figure: Figure) -> str:
    """The label of the slider of a factor: short, four stand beside each other."""
    return {
        "reach": "Bereik, van de 1.000",
        "uptake": "Deelname, van de 100",
        "effect": "Effect, van de 100" if figure.kind != MEAN else "Effect per deelnemer",
        "persistence": "Blijft over, van de 100",
        "delay": "Wachttijd",
    }[role]


def said(role: str, people: float, figure: Figure) -> str:
    """One position in words, short enough for beside a slider."""
    if role == "effect":
        return _effect_said(people, figure)
    if role == "delay":
        return "meteen" if people == 0 else f"na {number(people, _digits(people))} jaar"
    count = number(people, _digits(people))
    if people == 0:
        return {"reach": "niemand", "uptake": "niemand", "persistence": "niets"}[role]
    return {"reach": count, "uptake": count, "persistence": count}[role]


def steps(role: str, figure: Figure, *also: float) -> Steps:
    """The positions of a slider; what a scenario holds is one of them, also where it lies between."""
    values: set[float] = set({"reach": _REACH, "uptake": _UPTAKE, "persistence": _LEFT}.get(role, ()))
    if role == "effect":
        most = _most(figure)
        values = {0.0, *most, *(-each for each in most)}
    found = tuple(sorted({float(each) for each in (*values, *also)}))
    return Steps(found, tuple(said(role, each, figure) for each in found))


def _most(figure: Figure) -> tuple[float, ...]:
    """How much one participant, or a hundred, can change: for a mean in its own unit, in round steps."""
    if figure.kind != MEAN:
        return _EFFECT
    least, most = figure.bounds
    span = most - least if math.isfinite(most - least) else abs(figure.value if figure.value else figure.typical) or 1.0
    return tuple(sorted({value for part in _PARTS if (value := _round(span * part, figure.indicator.decimals)) > 0}))


def _round(value: float, decimals: int) -> float:
    """To two digits, and never finer than ten times what the figure has."""
    digits = 1 - math.floor(math.log10(value))
    return round(value, min(digits, decimals + 1))


def _per_head(figure: Figure) -> float:
    """The unit of the figure for one of a hundred participants; for a mean for one participant."""
    if figure.kind == RATE:
        return 10.0 if figure.indicator.unit_short == "per 1.000" else 1.0
    return 1.0


def _effect_unit(figure: Figure) -> str:
    if figure.kind == SHARE:
        return "van de 100 deelnemers erbij (min: eraf)"
    if figure.kind == RATE:
        return "meer op 100 deelnemers (min: minder)"
    return f"{figure.indicator.unit_text} bij wie meedoet"


def _effect_said(people: float, figure: Figure) -> str:
    if people == 0:
        return "geen effect"
    count = number(abs(people), _digits(people))
    if figure.kind == SHARE:
        return f"{count} erbij" if people > 0 else f"{count} eraf"
    if figure.kind == RATE:
        return f"{count} {'meer' if people > 0 else 'minder'}"
    return quantity(people, _digits(people), change_unit(figure), sign=True)


def change_unit(figure: Figure) -> str:
    """The unit of a change in a sentence."""
    text = figure.indicator.unit_text
    if text == "procent":
        return "procentpunt"
    return "punt" if text.startswith("op een schaal") else text


def change_short(figure: Figure) -> str:
    """The unit of a change in a chart."""
    text = figure.indicator.unit_short
    return "procentpunt" if text == "%" else "punt" if text.startswith("van ") else text


def change_digits(figure: Figure, *sizes: float) -> int:
    """So many decimals that the smallest of these changes does not read as 0, at most two more than the figure has."""
    small = min((abs(each) for each in sizes if each and math.isfinite(each)), default=1.0)
    needed = max(0, -math.floor(math.log10(small)))
    return min(max(figure.indicator.decimals, needed), figure.indicator.decimals + 2)


def change_said(figure: Figure, change: float, *, sign: bool = True, short: bool = False) -> str:
    """A change of the figure in words: "+0,4 procentpunt"."""
    return quantity(change, change_digits(figure, change), change_short(figure) if short else change_unit(figure), sign=sign)


def counted(value: float) -> str:
    """A number of people as one says it: "12", "1,5", "0,04", and "minder dan 0,01"."""
    if 0 < abs(value) < 0.005:
        return "minder dan 0,01"
    return number(value, 0 if abs(value) >= 10 or value == round(value) else 1 if abs(value) >= 1 else 2)


def _digits(value: float) -> int:
    """As many decimals as a number has, at most two."""
    return next((digits for digits in (0, 1) if abs(round(value, digits) - value) < 1e-9), 2)
