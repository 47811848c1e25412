"""A hundred inhabitants by age, and a hundred households by size: who could be at the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 262)
HUNDRED, COLUMNS, STEP, DOT = 100, 20, 22, 16
LEFTS, TOP = (10, 516), 40
#: Shape and role of each part, left to right; shape doubles colour.
LOOKS = ((("circle", "own"), ("ring", "peers"), ("up", "text")), (("circle", "secondary"), ("ring", "others")))


def residents(
    ages: Sequence[tuple[str, float, str]], homes: Sequence[tuple[str, float]], *, label: str, year: int, source: str
) -> Chart:
    """Two blocks of a hundred dots.

    Parameters
    ----------
    ages : sequence of (name, percent, number of people)
        Three parts of all inhabitants.
    homes : sequence of (name, percent)
        Two parts of all households.
    label : str
        The municipality.
    year : int
    source : str
    """
    parts = ([(name, share) for name, share, _ in ages], list(homes))
    counts = [in_hundred([share for _, share in part]) for part in parts]
    marks: list[Mark] = []
    for left, part, looks, dots, head in zip(LEFTS, parts, LOOKS, counts, ("100 inwoners", "100 huishoudens"), strict=True):
        marks.append(Mark("text", "secondary", left / SIZE[0], 1 - 14 / SIZE[1], head, size=style.BODY))
        start = 0
        for row, ((name, _), (shape, role), count) in enumerate(zip(part, looks, dots, strict=True)):
            places = range(start, start + count)
            xs = [(left + 8 + STEP * (place % COLUMNS)) / SIZE[0] for place in places]
            ys = [1 - (TOP + STEP * (place // COLUMNS)) / SIZE[1] for place in places]
            if count:
                marks.append(Mark(shape, role, xs, ys, size=DOT if shape != "ring" else DOT - 2))
            y = 1 - (TOP + STEP * 5 + 20 + 25 * row) / SIZE[1]
            marks.append(Mark(shape, role, (left + 8) / SIZE[0], y, size=DOT if shape != "ring" else DOT - 2))
            marks.append(Mark("text", "text", (left + 28) / SIZE[0], y, f"{count}: {name}", size=style.BODY, bold=role == "own"))
            start += count
    (young, _, old), (alone, _) = counts
    title = f"Van elke 100 inwoners van {label} zijn er {young} jonger dan 15 jaar en {old} ouder dan 64"
    return Chart(
        title=title,
        subtitle=f"Elke stip is een van elke 100, op 1 januari {year}. Afgerond op helen.",
        source=sources([source], []),
        alt=fit(f"Twee keer honderd stippen. {title}; ", [f"van elke 100 huishoudens zijn er {alone} van één persoon", f"cijfers van {year}"]),
        table=pd.DataFrame(
            [[name, f"{number(share, 1)} %", people] for name, share, people in ages] + [[f"huishoudens: {name}", f"{number(share, 1)} %", ""] for name, share in homes],
            columns=["Wie", "Deel", "Ongeveer hoeveel mensen"],
        ),
        width=SIZE[0],
        height=SIZE[1],
        background=_background,
        background_key=("residents",),
        marks=tuple(marks),
    )  # fmt: skip


def in_hundred(shares: Sequence[float]) -> list[int]:
    """Percentages as whole numbers that add up to a hundred: what is lost in rounding goes to the largest remainders."""
    counts = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda place: counts[place] - shares[place])
    for place in order[: HUNDRED - sum(counts)]:
        counts[place] += 1
    return counts


def _background(figure: Figure) -> None:
    """Nothing stands still: everything is a mark."""
