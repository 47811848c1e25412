"""The seventeen goals of the United Nations, and the municipal figures that touch each; blanks stay blank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import listing, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD = 960, 27, 4
LEFT, STEP, DOT, RIGHT = 430, 17, 12, 956


def sdgs(goals: pd.DataFrame, names: Mapping[str, str], *, label: str, sources: str) -> Chart:
    """A row a goal, a dot a figure.

    Parameters
    ----------
    goals : pandas.DataFrame
        ``number, name, here, absent`` as `bwlab.policy.goals.sdg.goals` gives it.
    names : mapping of str to str
        Code to name of the figures.
    label : str
        The municipality.
    sources : str
        The source line, with whose mapping it is.
    """
    height = HEAD + ROW * len(goals) + HEAD
    marks: list[Mark] = []
    for place, row in enumerate(goals.itertuples(index=False)):
        y = 1 - (HEAD + (place + 0.5) * ROW) / height
        blank = not row.here and not row.absent
        role = "secondary" if blank else "text"
        marks += [
            Mark("text", role, 28 / WIDTH, y, number(row.number), size=style.BODY, anchor="end", bold=True),
            Mark("text", role, 42 / WIDTH, y, row.name, size=style.BODY),
            Mark("text", role, RIGHT / WIDTH, y, _counted(row), size=style.BODY, anchor="end"),
        ]
        at = [(LEFT + STEP * column) / WIDTH for column in range(len(row.here) + len(row.absent))]
        for shape, codes, xs in (("circle", row.here, at[: len(row.here)]), ("ring", row.absent, at[len(row.here) :])):
            if codes:
                tail = "" if shape == "circle" else f": geen cijfer voor {label}"
                marks.append(Mark(shape, "favourable" if shape == "circle" else "secondary", xs, [y] * len(xs), size=DOT, names=[names[code] + tail for code in codes]))
    return Chart(
        title=_title(goals, label),
        subtitle="Elke stip is een cijfer uit de foto dat het doel raakt. Open stip: dat cijfer is er, maar niet hier. Een cijfer kan bij meer doelen staan.",
        source=sources,
        alt=fit(f"Zeventien doelen met stippen, voor {label}. ", [*_findings(goals, label), *(f"doel {row.number}: {_counted(row)}" for row in goals.itertuples())]),
        table=pd.DataFrame(
            {
                "Doel": [f"{number(row.number)}. {row.name}" for row in goals.itertuples()],
                f"Cijfers in {label}": [_list(row.here, names) for row in goals.itertuples()],
                "Cijfers die hier ontbreken": [_list(row.absent, names) for row in goals.itertuples()],
            }
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, len(goals), height),
        background_key=("sdgs", len(goals)),
        marks=tuple(marks),
    )


def _counted(row: Any) -> str:
    here, every = len(row.here), len(row.here) + len(row.absent)
    if not every:
        return "geen cijfer"
    return f"{number(here)} van de {number(every)}" if row.absent else f"{number(every)} {'cijfer' if every == 1 else 'cijfers'}"


def _findings(goals: pd.DataFrame, label: str) -> list[str]:
    empty = [number(row.number) for row in goals.itertuples() if not row.here and not row.absent]
    elsewhere = [number(row.number) for row in goals.itertuples() if not row.here and row.absent]
    said = [f"bij {listing(empty)} heeft de foto geen cijfer"] if empty else []
    return [*said, *([f"bij {listing(elsewhere)} mist {label} het"] if elsewhere else [])]


def _title(goals: pd.DataFrame, label: str) -> str:
    touched = int(goals["here"].map(bool).sum())
    return "; ".join([f"{label} heeft bij {number(touched)} van de {number(len(goals))} doelen een cijfer", *_findings(goals, label)])


def _list(codes: list[str], names: Mapping[str, str]) -> str:
    return listing([names[code] for code in codes]) or "geen"


def _background(figure: Figure, rows: int, height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for row in range(1, rows):
        y = HEAD + row * ROW
        axes.plot([0, WIDTH], [y, y], color=style.LINE, lw=style.points(1))
