"""Roles against the five qualities of a profile: what each has, has in part, and lacks. No sum, no order."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, NAMES, FILLS = 960, 262, 232  # the roles stand left of the grid, who makes up for what is missing right of it
STEP, HEAD, FOOT = 46, 62, 12  # pixels of a row, above the first and below the last
MOST = 8  # roles on one picture; the table has them all
LETTER = 0.6 * style.BODY  # about how wide one is
SHAPES = {"ja": ("circle", "own", 19), "deels": ("ring", "peers", 17), "nee": ("cross", "unfavourable", 14)}
BLANK = "niet beoordeeld"


class Profiled(NamedTuple):
    """A role: its name, the answer for each quality ("ja", "deels", "nee" or ""), and who fills the gap."""

    name: str
    answers: Sequence[str]
    fills: str = ""


def profile(roles: Sequence[Profiled], qualities: Sequence[str], *, title: str, label: str, source: str, lead: str = "", alt: Sequence[str] = ()) -> Chart:
    """Which role has which quality.

    Parameters
    ----------
    roles : sequence of Profiled
        In the order of the dossier.
    qualities : sequence of str
        The names of the qualities, in the order of ``Profiled.answers``.
    title : str
        The finding.
    label : str
        The municipality.
    source : str
        Whose judgement it is, without "Bron: ".
    lead : str
        What the alt text says first, where this is an example.
    alt : sequence of str
        The findings for the alt text, the most important first.
    """
    shown = list(roles[:MOST])
    more = len(roles) - len(shown)
    height = HEAD + STEP * max(1, len(shown)) + FOOT + (24 if more else 0)
    wide = (WIDTH - NAMES - FILLS) / len(qualities)
    marks: list[Mark] = []
    for place, role in enumerate(shown):
        y = 1 - (HEAD + STEP * (place + 0.5)) / height
        marks += _text(role.name, 8, y, NAMES - 16, height, "text", bold=True)
        for column, (quality, answer) in enumerate(zip(qualities, role.answers, strict=True)):
            x = (NAMES + wide * (column + 0.5)) / WIDTH
            if answer in SHAPES:
                shape, colour, size = SHAPES[answer]
                marks.append(Mark(shape, colour, x, y, size=size, names=[f"{role.name}, {quality}: {answer}"]))
            else:
                marks.append(Mark("text", "secondary", x, y, "?", size=style.BODY, anchor="middle"))
        whole = all(each == "ja" for each in role.answers)
        marks += _text(role.fills or ("niets te vullen" if whole else "nog niemand"), WIDTH - FILLS + 14, y, FILLS - 22, height, "own" if role.fills else "secondary")
    if more:
        marks.append(Mark("text", "secondary", 8 / WIDTH, 14 / height, f"en nog {more}, zie de tabel", size=style.BODY))
    rows = [[role.name, *(answer or BLANK for answer in role.answers), role.fills or "nog niemand"] for role in roles]
    return Chart(
        title=title,
        subtitle="Rondje: deze rol heeft het. Open rondje: deels. Kruis: niet. Vraagteken: nog niet beoordeeld. Rechts: wie aanvult.",
        source=f"Bron: {source}",
        alt=fit(f"{lead}{label}. Schema van rollen en eigenschappen. ", [title, *alt]),
        table=pd.DataFrame(rows, columns=["Rol", *qualities, "Wie vult aan"]),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, tuple(qualities), len(shown), height),
        background_key=("profile", tuple(qualities), len(shown), height),
        marks=tuple(marks),
    )


def _text(text: str, left: float, y: float, room: float, height: int, role: str, *, bold: bool = False) -> list[Mark]:
    """A text on one or two lines in so many pixels; what does not fit ends in "…"."""
    most = int(room / (LETTER * (1.16 if bold else 1.04)))
    lines = textwrap.wrap(" ".join(text.split()), most) or [""]
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1][: most - 1].rstrip()}…"]
    tops = (0.0,) if len(lines) == 1 else (10.0, -10.0)
    return [Mark("text", role, left / WIDTH, y + top / height, line, size=style.BODY, bold=bold) for line, top in zip(lines, tops, strict=True)]


def _background(figure: Figure, qualities: tuple[str, ...], rows: int, height: int) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    for row in range(max(1, rows) + 1):
        y = 1 - (HEAD + STEP * row) / height
        axes.plot([8 / WIDTH, 1 - 8 / WIDTH], [y, y], color=style.LINE, lw=style.points(1))
    wide = (WIDTH - NAMES - FILLS) / len(qualities)
    words = {"va": "baseline", "color": style.TEXT, "linespacing": 1.15}
    for column, name in enumerate(qualities):
        x = (NAMES + wide * (column + 0.5)) / WIDTH
        axes.text(x, 1 - (HEAD - 12) / height, "\n".join(textwrap.wrap(name, 12)), ha="center", **words)
    axes.text(8 / WIDTH, 1 - (HEAD - 12) / height, "Rol", ha="left", **words)
    axes.text((WIDTH - FILLS + 14) / WIDTH, 1 - (HEAD - 12) / height, "Wie vult aan?", ha="left", **words)
