"""Every guess beside what it turned out to be: on the line it was right, above it too favourable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 960, 430, 300, 700, 14, 374
NEAR = 0.1  # within a tenth of all municipalities it counts as on the line
NAMED, APART = 2, 22  # of the guesses that were furthest off; pixels between their names


class Guess(NamedTuple):
    """A guess and what it was: places from 0 (least favourable) to 1."""

    name: str
    guess: float
    truth: float


def own_guesses(guesses: Sequence[Guess], *, label: str, lead: str = "", source: str = "Bron: je dossier; de plaats is gerekend met de cijfers van toen.") -> Chart:
    """Guessed places against places as they were.

    Parameters
    ----------
    guesses : sequence of Guess
        At least one.
    label : str
        The municipality.
    lead : str
        What stands before the title where it is an example.
    source : str
    """
    guess, truth = (np.array([getattr(each, name) for each in guesses], float) for name in ("guess", "truth"))
    off = guess - truth
    xs, ys = _x(truth), _y(guess)
    marks = [
        Mark(shape, role, xs[where].tolist(), ys[where].tolist(), size=12, names=[_words(each) for each, is_one in zip(guesses, where, strict=True) if is_one])
        for shape, role, where in (("up", "favourable", off > NEAR), ("circle", "own", np.abs(off) <= NEAR), ("down", "unfavourable", off < -NEAR))
        if where.any()
    ]
    marks += _names(guesses, off)
    high, near, low = int((off > NEAR).sum()), int((np.abs(off) <= NEAR).sum()), int((off < -NEAR).sum())
    of = len(guesses)
    title = f"{lead}Van {'je ene schatting' if of == 1 else f'je {number(of)} schattingen'} {'was' if high == 1 else 'waren'} er {number(high)} te gunstig, {number(near)} dichtbij en {number(low)} te ongunstig"
    return Chart(
        title=title,
        subtitle=f"{label}: je plaats onder alle gemeenten, zoals je die schatte en zoals die was. Op de lijn: precies goed.",
        source=source,
        alt=fit(f"Puntenwolk, {label}. ", [title, *(_words(each) for each in sorted(guesses, key=lambda one: -abs(one.guess - one.truth))[:2])]),
        table=pd.DataFrame([(each.name, _share(each.guess), _share(each.truth)) for each in guesses], columns=["Cijfer", "Jij schatte: gunstiger dan", "Het was: gunstiger dan"]),
        width=WIDTH, height=HEIGHT, background=_background, background_key=("own_guesses",), marks=tuple(marks),
    )  # fmt: skip


def _x(place: np.ndarray) -> np.ndarray:
    return (LEFT + place * (RIGHT - LEFT)) / WIDTH


def _y(place: np.ndarray) -> np.ndarray:
    return 1 - (BOTTOM - place * (BOTTOM - TOP)) / HEIGHT


def _share(place: float) -> str:
    return f"{number(100 * place)} van de 100 gemeenten"


def _words(each: Guess) -> str:
    return f"{each.name}: geschat gunstiger dan {number(100 * each.guess)} van de 100 gemeenten, het was {number(100 * each.truth)}"


def _names(guesses: Sequence[Guess], off: np.ndarray) -> list[Mark]:
    """The furthest off by name, beside the field where there is room: left what was guessed too favourable, right the others."""
    far = [int(place) for place in np.argsort(-np.abs(off)) if abs(off[place]) > NEAR][:NAMED]
    marks, used = [], {1: [], -1: []}
    for place in far:
        each, side = guesses[place], 1 if off[place] > 0 else -1
        y = float(_y(np.array(each.guess)))
        near = next((other for other in used[side] if abs(y - other) * HEIGHT < APART), None)
        y = y if near is None else near + (APART if near < 0.5 else -APART) / HEIGHT  # to where there is room
        used[side].append(y)
        x = float(_x(np.array(each.truth)))
        edge = (LEFT - 66) / WIDTH if side > 0 else (RIGHT + 16) / WIDTH
        role = "favourable" if side > 0 else "unfavourable"
        marks.append(Mark("line", "others", [edge + side * 4 / WIDTH, x], [y, float(_y(np.array(each.guess)))], size=1))
        marks.append(Mark("text", role, edge, y, _fitting(each.name), size=style.BODY, anchor="end" if side > 0 else "start"))
    return marks


def _fitting(name: str, room: int = 24) -> str:
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}…"


def _background(figure: Figure) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
    axes.axis("off")
    axes.plot([LEFT, LEFT, RIGHT], [TOP, BOTTOM, BOTTOM], color=style.LINE, lw=style.points(1.5))
    axes.plot([LEFT, RIGHT], [BOTTOM, TOP], color=style.SECONDARY, lw=style.points(1.5))
    words = {"color": style.SECONDARY, "va": "center"}
    axes.text(LEFT, BOTTOM + 16, "◂ ongunstiger", ha="left", **words)
    axes.text(RIGHT, BOTTOM + 16, "gunstiger ▸", ha="right", **words)
    axes.text((LEFT + RIGHT) / 2, BOTTOM + 40, "zo was het", ha="center", **words)
    axes.text(LEFT - 14, BOTTOM - 8, "zo schatte je het ▴", ha="right", **words)
    axes.text(LEFT + 12, TOP + 10, "te gunstig geschat", ha="left", color=style.FAVOURABLE, va="center")
    axes.text(RIGHT - 12, BOTTOM - 14, "te ongunstig geschat", ha="right", color=style.UNFAVOURABLE, va="center")
