"""What can be told of the options two by two on paper, and for figures in one unit what one may miss: no order, no total."""

from __future__ import annotations

from bwlab.export.documents import Desk
from bwlab.export.documents.decision_parts import Case
from bwlab.export.plain import short
from bwlab.export.word import LARGE, Paper
from bwlab.formats import number
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy.deciding.cells import grid
from bwlab.policy.deciding.missing import APART, CIRCUMSTANCES, TOGETHER, Table, finding, tables, unsized
from bwlab.policy.deciding.missing import called as named
from bwlab.policy.deciding.weighing import NO_TOTAL, pairs, sentence
from bwlab.policy.phases.options import NOT_DONE

MISSED = ("Keuze", *CIRCUMSTANCES, "Hoeveel je hoogstens mist", "Bron")
MISSED_WIDTHS = (26, 14, 14, 14, 14, 18)
FEW, MOST = 4, 6  # pairs told: all of a few, and of many those of which something can be told


def weighed(paper: Paper, desk: Desk, case: Case) -> None:
    """What dominates what or cannot be told, and regret in one unit at a time."""
    if case.goal is None or not case.options:
        return
    paper.heading("Wat er van de keuzes te zeggen is", 2)
    found = grid(desk.dossier, case.goal, desk.monitor)
    both = pairs(found, desk.monitor)
    told = [each for each in both if each.dominates is not None or (each.better and each.worse)]
    rest = [each for each in both if each not in told]
    shown = both if len(both) <= FEW else [*told[:MOST], *rest[:1]]
    paper.bullets([sentence(each) for each in shown])
    if more := len(both) - len(shown):
        paper.say(f"Van nog {'één paar' if more == 1 else f'{number(more)} paren'} {'staat' if more == 1 else 'staan'} de zinnen in het notebook van fase 4 (beleidsbeslissing). Meestal is daar niets te zeggen, omdat vakken leeg zijn.")
    paper.say(NO_TOTAL, small=True)
    paper.heading("Wat je kunt mislopen", 3)
    sized = tables(desk.dossier, case.goal, desk.monitor)
    comparable = [each for each in sized if each.comparable]
    for each in comparable:
        _missed(paper, each)
    if len(comparable) > 1:
        paper.say(APART)
    if comparable:
        paper.say(TOGETHER, small=True)
    if not sized:
        paper.bullets(list(unsized(desk.dossier, case.goal, desk.monitor)))
    paper.bullets([f"{(name := named(each))[:1].upper()}{name[1:]}: er zijn geen twee keuzes met een laag, een waarschijnlijk en een hoog. Dan valt er niets te vergelijken." for each in sized if not each.comparable])


def _missed(paper: Paper, table: Table) -> None:
    name = named(table)
    paper.say(f"{name[:1].upper()}{name[1:]}. {finding(table)}.")
    rows = []
    for each, missed in zip(table.outcomes, table.regrets(), strict=True):
        still = each.alternative.option is None
        called = NOT_DONE if still else f"{each.alternative.name}: {short(each.alternative.text, 60) or 'zonder omschrijving'}"
        source = "afspraak: elke optie staat naast niets doen" if still else each.source or ASSUMPTION
        rows.append([called, *(table.said(value) for value in each.values), table.said(float(missed.max()), sign=False), source])
    paper.table(MISSED, rows, MISSED_WIDTHS, f"{name}: per keuze wat er verandert als het tegenvalt, zoals verwacht gaat of meevalt, en hoeveel je hoogstens mist.", size=LARGE)
    if table.left_out:
        paper.bullets(list(table.left_out))
