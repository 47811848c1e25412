"""What is handed over to who comes next: on paper, with room to sign."""

from __future__ import annotations

from bwlab.export.documents import Desk
from bwlab.export.word import Paper
from bwlab.policy.cycle import SOURCE
from bwlab.policy.desks.handover_file import PROMISED, file
from bwlab.policy.desks.promises import begun, table

WHAT = "Voor wie dit werk overneemt: met welke cijfers dit is gemaakt en wat daaraan veranderde, wie wat bewaart, wat is toegezegd, wat nog niet zeker is en wanneer er weer iets te meten valt."
WIDTHS = (2.6, 2.1, 2.7, 1.5, 2.3)  # of the columns of promises
SIGNED = ("Overgedragen door", "Overgenomen door", "Datum")


def write(desk: Desk) -> bytes:
    """The Word document."""
    paper = Paper(f"Overdracht brede welvaart {desk.region.label}", desk.style, desk.today)
    paper.say(WHAT)
    for title, lines in file(desk.dossier, desk.monitor, desk.today):
        paper.heading(title)
        if title == PROMISED and begun(desk.dossier.promises):
            rows = table(desk.dossier.promises, desk.today)
            paper.say(lines[0])
            paper.table(list(rows.columns), rows.to_numpy().tolist(), WIDTHS, "Toezeggingen: wat, aan wie, wie het doet, wanneer en hoe het staat")
            continue
        paper.bullets(lines)
    paper.heading("Afgesproken")
    paper.facts([(word, "\n" + 40 * "_") for word in SIGNED])
    paper.say(
        f"Dit is eigen opgave uit het dossier van {desk.region.label}. Een blad bewaart niets uit zichzelf: dat doen mensen. "
        f"Over wat een raadsperiode overleeft: {SOURCE}, in onze eigen woorden.",
        small=True,
    )
    return paper.save()
