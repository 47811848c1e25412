"""Assignment and training plan as a Word document: the assignment on one page, who learns what, and what is open."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bwlab.export.documents import Desk
from bwlab.export.plain import OPEN
from bwlab.export.word import LARGE, Paper
from bwlab.formats import date, number
from bwlab.policy import Assignment, Training
from bwlab.policy.anchoring.learning_plan import SKILLS, begun, left_out, open_points, skill_of
from bwlab.policy.anchoring.material import Material, materials
from bwlab.policy.anchoring.organising import gaps, given, time_given

HEAD = ("Wie", "Wat ze daarna kunnen", "Hoe en waarmee", "Mensen", "Klaar op", "Wie regelt het")
WIDTHS = (17, 20, 25, 10, 14, 14)


def write(desk: Desk) -> bytes:
    """The Word document."""
    it, plan = desk.dossier.assignment, sorted(begun(desk.dossier.trainings), key=lambda each: each.day or dt.date.max)
    paper = Paper(f"Opdracht en leerplan brede welvaart {desk.region.label}", desk.style, desk.today, landscape=True)
    paper.heading("De opdracht")
    _assignment(paper, it, desk.today)
    paper.heading("Het leerplan", new_page=True)
    _plan(paper, plan)
    paper.say(
        f"Opdracht en leerplan zijn eigen opgave uit het dossier van {desk.region.label}. De minuten zijn die van de notebooks en oefeningen van bwlab. "
        "Wie iets leerde, werkt daarmee nog niet anders, en een opdracht zegt niet of het lukt.",
        small=True,
    )
    return paper.save()


def _assignment(paper: Paper, it: Assignment, today: dt.date) -> None:
    hours = "" if it.hours is None else f"{number(it.hours, 0 if it.hours == int(it.hours) else 1)} uur per week"
    period = " ".join(f"{word} {date(day)}" for word, day in (("van", it.start), ("tot en met", it.end)) if day)
    facts = {
        "Coördinator": it.coordinator, "Opdrachtgever": it.client, "Resultaat": it.result, "Beslist zelf over": it.mandate, "Uren": hours, "Periode": period, "Koppelt terug aan": it.reports,
    }  # fmt: skip
    paper.facts([(word, text.strip() or OPEN) for word, text in facts.items()])
    if counted := time_given(it):
        paper.say(counted)
    found = gaps(it, today)
    paper.heading("Wat nog open is", 2)
    if not given(it):
        paper.say("Er staat nog geen opdracht. Die maak je in stap 7 (organiseer het binnen de organisatie).")
    elif found:
        paper.bullets([each.sentence for each in found], boxes=True)
    else:
        paper.say("In deze opdracht staat alles. Of ze ook lukt, hangt af van mensen.")
    if given(it):
        paper.heading("Afgesproken", 2)
        paper.facts([(word, "\n" + 40 * "_") for word in ("Opdrachtgever", "Coördinator", "Datum")])


def _plan(paper: Paper, plan: list[Training]) -> None:
    if not plan:
        paper.say("Er staat nog niemand in het leerplan. Dat maak je in stap 7 (organiseer het binnen de organisatie).")
        return
    known = materials()
    rows = [_row(each, known) for each in plan]
    paper.table(HEAD, rows, WIDTHS, "Wie wat leert, hoe, met hoeveel mensen, wanneer en wie het regelt.", size=LARGE)
    paper.heading("Wie en wat nog ontbreekt", 2)
    paper.bullets([*open_points(plan), *left_out(plan)] or ["Elke groep leert iets, en elke regel heeft een dag en iemand die het regelt."], boxes=True)


def _row(each: Training, known: dict[str, Material]) -> list[str]:
    people = OPEN if each.people is None else number(each.people)
    texts = (each.who, each.skill, with_minutes(each, known), people, date(each.day) if each.day else "", each.owner)
    return [text.strip() or OPEN for text in texts]


def with_minutes(each: Training, known: dict[str, Any]) -> str:
    """How and with what it is learned, and where the masterclass has it."""
    said = ", ".join(text.strip() for text in (each.form, each.material) if text.strip())
    skill = skill_of(each.skill)
    found = known.get(SKILLS[skill].notebook) if skill else None
    where = f"Notebook '{found.title}': {number(found.both)} minuten{' met de oefening' if found.exercise else ''}." if found else ""
    return "\n".join(part for part in (said, where) if part)
