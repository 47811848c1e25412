"""The same figures under other calculation rules, and which choice moves one municipality most."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart, moves, rules
from bwlab.charts.words import inside
from bwlab.formats import listing, number
from bwlab.lessons.lezen_3.calculating import composites, moves_frame, rules_frame
from bwlab.lessons.lezen_3.one_number import figures, subject
from bwlab.lessons.lezen_3.weights_panel import source_line
from bwlab.monitor import Monitor


def pieces(lesson: Any) -> list[Any]:
    """The two pictures, one below the other."""
    monitor = lesson.monitor
    who, source = subject(monitor, lesson.region), source_line(monitor, figures(monitor))
    label = who.region.label
    frame = rules_frame(monitor, who.row)
    changed = 100 * frame["changed"].max()
    widest = frame.loc[frame["changed"].idxmax(), "name"]
    moves_it = frame.loc[frame["n"] == frame["n"].iloc[0], "rank"].nunique() > 1
    first = rules(frame, label=label, source=source, lead=who.lead).saying(
        f"Als je een andere rekenregel kiest, dan {f'kan {label} schuiven' if moves_it else f'schuift {label} niet, maar anderen wel'}. "
        f"Met '{widest}' komt {number(changed)} procent van de gemeenten in een ander kwart. De cijfers zijn dezelfde gebleven."
    )
    return [*([who.short] if who.short else []), first, _moves(monitor, who, source)]


def _moves(monitor: Monitor, who: Any, source: str) -> Chart:
    base = composites(monitor)[0]
    frame = moves_frame(monitor, who.row)
    chart = moves(frame, label=who.region.label, rank=int(base.rank[who.row]), n=base.n, source=source, lead=who.lead)
    most = frame[["low", "high"]].abs().max(axis=1)
    first = [inside(name) for name in frame.loc[most == most.iloc[0], "name"]]
    return chart.saying(
        f"Als iemand {who.region.label} op een lijst zet, vraag dan eerst naar deze {'keuze' if len(first) == 1 else 'keuzes'}: {listing(first)}. "
        "Een lijst die haar keuzes niet noemt, kun je niet narekenen."
    )
