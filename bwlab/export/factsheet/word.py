"""The factsheet in Word: the same content, to go on writing in."""

from __future__ import annotations

from bwlab.export.factsheet import sentences as say
from bwlab.export.factsheet.records import Block, Challenge, Factsheet, Row
from bwlab.export.house_style import HouseStyle
from bwlab.export.typeset import png
from bwlab.export.word import Paper
from bwlab.formats import listing

SIDES = {1: "▲", 0: "●", -1: "▼"}
WIDTHS = (4.2, 2.3, 2.3, 3.7, 4.5)


def write(sheet: Factsheet, style: HouseStyle) -> bytes:
    """The document."""
    paper = Paper(sheet.title, style, sheet.day)
    paper.say(sheet.edition, small=True)
    _first(paper, sheet, style)
    if sheet.challenges:
        title, text = say.CHALLENGES
        paper.heading(title)
        paper.say(text.format(label=sheet.label))
        for each in sheet.challenges:
            _challenge(paper, each)
    for place, block in enumerate(sheet.themes):
        if place == 0 or sheet.themes[place - 1].dimension != block.dimension:
            paper.heading(say.DIMENSIONS[block.dimension])
            if place == 0:
                paper.say(f"{_legend()} {say.MEDIAN} {say.MARKS}", small=True)
        _figures(paper, block, 2)
    for block in (sheet.neutral, sheet.finance):
        _figures(paper, block, 1)
    for (title, text), lines in (
        (say.BLANKS, [f"{why} Dit geldt voor {listing(list(names))}." for why, names in sheet.blanks]),
        (say.GOOD_TO_KNOW, [f"{name}: {trap}" for name, trap in sheet.notes]),
    ):
        if lines:
            paper.heading(title)
            paper.say(text)
            paper.bullets(lines)
    title, text = say.SOURCES
    paper.heading(title)
    paper.say(text)
    _stay(paper)
    paper.say("\n".join(f"{number}. {source}" for number, source in enumerate(sheet.sources, 1)), small=True)
    return paper.save()


def _first(paper: Paper, sheet: Factsheet, style: HouseStyle) -> None:
    paper.heading(sheet.finding)
    paper.bullets([f"{each.number} {each.what}{f' ({each.why})' if each.why else ''}" for each in sheet.counts])
    paper.heading(say.WHERE, 2)
    paper.say(say.OVERVIEW, small=True)
    paper.picture(png("overview.typ", {"themes": _plain_themes(sheet)}, style), sheet.alt["overview"])
    paper.heading(say.STANDS_OUT, 2)
    paper.say(sheet.standout, small=True)
    for title, side, rows, nothing in (
        (say.MOST_FAVOURABLE, 1, sheet.favourable, say.NONE_FAVOURABLE),
        (say.LEAST_FAVOURABLE, -1, sheet.unfavourable, say.NONE_UNFAVOURABLE),
    ):
        paper.heading(title, 3)
        if rows:
            paper.bullets([f"{SIDES[side]} {say.line(row)}" for row in rows])
        else:
            paper.say(nothing)
    for title, lines in ((say.IS, say.WHAT_IT_IS), (say.IS_NOT, say.WHAT_IT_IS_NOT)):
        paper.heading(title, 2)
        paper.bullets(lines)


def _challenge(paper: Paper, each: Challenge) -> None:
    paper.heading(each.title, 2)
    if each.why:
        paper.say(each.why)
    paper.bullets(each.figures)
    if not each.aims:
        paper.say(say.NO_GOAL)
    for aim in each.aims:
        paper.say(f"{say.GOAL}: {aim.text}")
        paper.facts([(one.name, one.text) for one in aim.lines])


def _figures(paper: Paper, block: Block, level: int) -> None:
    paper.heading(block.title, level)
    paper.say(block.sentence)
    _stay(paper)
    paper.table(
        ("Cijfer", "Waarde", "Mediaan", "Plaats", "Jaar en bron"),
        [_cells(row) for row in block.rows],
        WIDTHS,
        f"{block.title}: waarde, mediaan van de gemeenten, plaats, jaar en bron van elk cijfer.",
    )


def _stay(paper: Paper) -> None:
    """Keep the last sentence on the page of what it is about."""
    paper.document.paragraphs[-1].paragraph_format.keep_with_next = True


def _cells(row: Row) -> tuple[str, ...]:
    if not row.value:
        return row.name, "geen cijfer", "", "", row.blank
    mark = "" if row.neutral else f"{SIDES[row.side]} "
    return row.name, row.value, row.median, f"{mark}{row.place}", say.dated(row)


def _legend() -> str:
    middle, best, worst, _ = say.LEGEND
    return f"{SIDES[1]} {best}, {SIDES[0]} {middle}, {SIDES[-1]} {worst}."


def _plain_themes(sheet: Factsheet) -> list[dict]:
    from dataclasses import asdict

    return [asdict(block) for block in sheet.themes]
