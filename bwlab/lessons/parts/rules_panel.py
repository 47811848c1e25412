"""The same figures under other calculation rules, and which choice moves one municipality most."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart, moves, rules
from bwlab.formats import number
from bwlab.lessons.parts.calculating import composites, moves_frame, rules_frame
from bwlab.lessons.parts.one_number import figures, subject
from bwlab.lessons.parts.weights_panel import source_line
from bwlab.monitor import Monitor


def pieces(lesson: Any) -> list[Any]:
    """The two pictures, one below the other."""
    monitor = lesson.monitor
    who, source = subject(monitor, lesson.region), source_line(monitor, figures(monitor))
    label = who.region.label
    frame = rules_frame(monitor, who.row)
    changed = 100 * frame["changed"].max()
    widest = frame.loc[frame["changed"].idxmax(), "name"]
    first = rules(frame, label=label, source=source, lead=who.lead).saying(
        f"Als je een andere rekenregel kiest, dan schuift {label}. Niet alleen {label}: door „{widest}” wisselt {number(changed)} procent "
        "van de gemeenten van kwart. De cijfers zijn dezelfde gebleven."
    )
    return [*([who.why] if who.why else []), first, _moves(monitor, who, source)]


def _moves(monitor: Monitor, who: Any, source: str) -> Chart:
    base = composites(monitor)[0]
    frame = moves_frame(monitor, who.row)
    chart = moves(frame, label=who.region.label, rank=int(base.rank[who.row]), n=base.n, source=source, lead=who.lead)
    return chart.saying(
        f"Als iemand {who.region.label} op een lijst zet, vraag dan eerst naar deze keuze: {frame['name'].iloc[0].lower()}. "
        "Een lijst die haar keuzes niet noemt, kun je niet narekenen."
    )
