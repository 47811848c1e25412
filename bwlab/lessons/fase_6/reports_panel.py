"""What the council hears at the next two reports: which figures are new, and which have no new measurement."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.lessons.stap_09.shown import or_example
from bwlab.policy.monitoring.plan import plan
from bwlab.policy.monitoring.reporting import Report, days_in, pc_days, report

NO_DAYS = "Aanname: er zijn twee rapportages in het jaar, op 1 mei en 1 oktober. Zijn het bij jullie andere dagen, vul ze dan in bij stap 9."


def pieces(lesson: Any) -> list[Any]:
    """The lines of the coming two reports."""
    dossier, lead = or_example(lesson)
    rows = plan(dossier, lesson.monitor, lesson.region.code, lesson.today).rows
    coming = [day for year in (lesson.today.year, lesson.today.year + 1) for day in days_in(year, dossier) if day > lesson.today][:2]
    found = [report(day, rows, dossier, lesson.monitor, lesson.today) for day in coming]
    table = pd.DataFrame([{"Cijfer": row.name, **{date_words(each.day): each.told[place].words for each in found}} for place, row in enumerate(rows)])
    return [*([lead] if lead else []), *(_counted(each) for each in found), table, *([NO_DAYS] if pc_days(dossier)[1] else [])]


def _counted(found: Report) -> str:
    lines, new = len(found.told), len(found.new)
    of = "het ene cijfer" if lines == 1 else f"de {number(lines)} cijfers"
    if not new:
        return f"Op {date_words(found.day)} is er bij geen van {of} met zekerheid een nieuwe meting. Schrijf dan 'geen nieuwe meting', en vertel wat er is gedaan."
    if new == lines:
        return f"Op {date_words(found.day)} is er bij {of if lines == 1 else f'alle {number(lines)} cijfers'} een nieuwe meting. Vertel daarnaast wat er is gedaan."
    return f"Op {date_words(found.day)} is er bij {number(new)} van {of} een nieuwe meting. Bij de rest staat: geen nieuwe meting, en wat er is gedaan."


