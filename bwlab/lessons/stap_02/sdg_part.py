"""The figures beside the seventeen goals of the United Nations, and the goals without one."""

from __future__ import annotations

from typing import Any

from bwlab.catalogue import publishers
from bwlab.charts import sdgs
from bwlab.charts.words import sources
from bwlab.formats import listing, number
from bwlab.policy.goals.sdg import MAPPING, goals


def pieces(lesson: Any) -> list[Any]:
    """The picture, and in words what is missing."""
    catalogue, frame = lesson.monitor.catalogue, goals(lesson.monitor, lesson.region)
    codes = sorted({code for here in frame["here"] for code in here})
    origins = lesson.monitor.values(lesson.region.code, indicator=codes)["origin"].unique()
    line = f"{sources([name for code in codes for name in publishers(catalogue[code].source)], origins)} {MAPPING}"
    chart = sdgs(frame, {each.code: each.name for each in catalogue}, label=lesson.region.label, sources=line)
    empty = frame[~frame["here"].map(bool) & ~frame["absent"].map(bool)]
    thin = frame[(frame["here"].map(len) == 1) & ~frame["absent"].map(bool)]
    named = listing([f"{row.name.lower()} ({number(row.number)})" for row in empty.itertuples()])
    said = [
        f"Zonder cijfer per gemeente in deze monitor: {named}. Dat deze doelen er niet toe doen, volgt daar niet uit. Andere bronnen kunnen er wel iets over zeggen.",
        "Een cijfer raakt een doel, en meet het niet. Achter elk doel zit een hele lijst afspraken van de Verenigde Naties.",
        f"{MAPPING} Een ander kan een cijfer ergens anders neerzetten. Wat zou jij verplaatsen?",
    ]
    if len(thin):
        one = [f"{row.name.lower()} (alleen '{catalogue[row.here[0]].name}')" for row in thin.itertuples()]
        said.insert(1, f"Eén cijfer is wel erg weinig voor een heel doel: {listing(one)}.")
    return [chart, said]
