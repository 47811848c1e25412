"""The options of a goal beside each other on paper: what each is, what is expected of it where and when, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from bwlab.export.documents import Desk
from bwlab.export.documents.decision_parts import Case
from bwlab.export.plain import OPEN, short
from bwlab.export.word import LARGE, Paper
from bwlab.formats import listing, number
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy.acting.canvas import indicator_of
from bwlab.policy.deciding.cells import grid, loose, measure, size
from bwlab.policy.deciding.counts import told
from bwlab.policy.phases.options import NOT_DONE, beside_each_other
from bwlab.policy.records.deciding import LEDGERS, SENTIMENTS
from bwlab.policy.scenarios.still import still_words

SIDE = 4  # options in one table; with more the columns are too narrow to read
BLANK = "niets ingevuld"
SIGNS = {"gunstiger": "\N{BLACK UP-POINTING TRIANGLE}", "geen": "=", "ongunstiger": "\N{BLACK DOWN-POINTING TRIANGLE}", "onbekend": "?"}
DETAILS = ("Keuze", "Thema", "Wanneer of waar", "Wat we verwachten", "Hoeveel", "Vanaf", "Voor wie, en waar", "Bron")
DETAILS_WIDTHS = (14, 12, 10, 22, 14, 7, 14, 14)
ONLY = "Er staat één keuze naast niets doen. Dan is het ja of nee."
NO_OPTION = "Bij dit doel is geen keuze uitgewerkt. Dan blijft alleen niets doen over."


def beside(paper: Paper, desk: Desk, case: Case, reckoned: dict[str, str]) -> None:
    """The options as columns, doing nothing first."""
    paper.heading("De keuzes naast elkaar", 2)
    if not case.options:
        paper.say(NO_OPTION)
        return
    if case.goal is None:
        paper.bullets([case.called(each.key, {each.key: short(each.text, 300) or OPEN}) for each in case.options])
        return
    words, record = still_words(desk.monitor, desk.region, indicator_of(case.goal, desk.monitor))
    frame = beside_each_other(desk.dossier, case.goal, words, reckoned)
    rows = [str(each) for each in frame[""]]
    for names in _parts([name for name in frame.columns if name not in ("", NOT_DONE)]):
        columns = [NOT_DONE, *names]
        cells = [[row, *(OPEN if frame[name].iloc[at] == "nog leeg" else frame[name].iloc[at] for name in columns)] for at, row in enumerate(rows)]
        paper.table(("Vraag", *columns), cells, (12, *[22] * len(columns)), "De keuzes naast elkaar: wat het is, wie beter af is, wie betaalt of wacht, hier en nu, later, elders en de kosten per jaar.", size=LARGE)
    paper.say(" ".join(part for part in (ONLY if len(case.options) == 1 else "", record) if part), small=True)


def effects(paper: Paper, desk: Desk, case: Case, names: dict[str, str]) -> None:
    """What is expected of each option: an overview by theme, then each with its size and source, then what is blank."""
    paper.heading("Wat we verwachten", 2)
    if not case.expected:
        paper.say("Er is van geen enkele keuze een verwacht effect opgeschreven. Dat zegt niet dat er geen is. Effecten schrijf je op in fase 4 (beleidsbeslissing).")
        return
    _overview(paper, desk, case, names)
    paper.heading("Hoeveel, vanaf wanneer en waar het op rust", 3)
    rows = [_detail(each, desk, case, names) for each in _in_order(case.expected, desk, case)]
    paper.table(DETAILS, rows, DETAILS_WIDTHS, "Elk verwacht effect: van welke keuze, bij welk thema, nu, later of elders, hoeveel met laag en hoog, vanaf wanneer, voor wie, waar en de bron.")
    paper.heading("Wat leeg is en wat we niet weten", 3)
    paper.bullets(list(unknown(desk, case, names)))


def _overview(paper: Paper, desk: Desk, case: Case, names: dict[str, str]) -> None:
    order = _themes(desk)
    spots = sorted({_spot(each) for each in case.expected}, key=lambda spot: (order(spot[0]), _ledger(spot[1])))
    for part in _parts(["", *(each.key for each in case.options)], SIDE + 1):
        rows = [[f"{theme or OPEN}: {LEDGERS.get(ledger, ledger or OPEN).lower()}", *(_cell(case, spot, option) for option in part)] for spot in spots for theme, ledger in [spot]]
        head = ("Thema", *(case.called(option, names) for option in part))
        paper.table(head, rows, (22, *[18] * len(part)), "Per thema, en per nu, later en elders, wat er van elke keuze wordt verwacht; ook waar niets is ingevuld.", size=LARGE)
    if others := [each for each in case.expected if each.option and each.option not in {one.key for one in case.options}]:
        paper.say(f"Nog {number(len(others))} {'verwachting hoort' if len(others) == 1 else 'verwachtingen horen'} bij een keuze die hier niet staat; zie de volgende tabel.", small=True)


def _cell(case: Case, spot: tuple[str, str], option: str) -> str:
    found = [each for each in case.expected if each.option == option and _spot(each) == spot]
    words = dict.fromkeys(f"{SIGNS.get(each.sentiment, '')} {SENTIMENTS.get(each.sentiment, each.sentiment) or OPEN}".strip() for each in found)
    return listing(list(words)) if words else BLANK


def _spot(each: Any) -> tuple[str, str]:
    return each.theme.strip(), each.ledger.strip()


def _themes(desk: Desk) -> Any:
    order = {each.name: at for at, each in enumerate(desk.monitor.catalogue.themes)}
    return lambda theme: order.get(theme, len(order))


def _ledger(name: str) -> int:
    return list(LEDGERS).index(name) if name in LEDGERS else len(LEDGERS)


def _in_order(found: Sequence[Any], desk: Desk, case: Case) -> list[Any]:
    theme, places = _themes(desk), {each.key: at for at, each in enumerate(case.options, 1)}
    return sorted(found, key=lambda each: (places.get(each.option, len(places) + 1) if each.option else 0, theme(each.theme), _ledger(each.ledger)))


def _detail(each: Any, desk: Desk, case: Case, names: dict[str, str]) -> list[str]:
    way = SENTIMENTS.get(each.sentiment, each.sentiment.strip())
    what = ": ".join(part for part in (way[:1].upper() + way[1:], each.text.strip()) if part)
    whom = ", ".join(part for part in (each.group.strip(), each.place.strip()) if part)
    texts = (
        case.called(each.option, names), each.theme, LEDGERS.get(each.ledger, each.ledger), what, _size(each, desk.monitor),
        str(each.year) if each.year else "", whom, each.source.strip() or ASSUMPTION,
    )  # fmt: skip
    return [text.strip() or OPEN for text in texts]


def _size(each: Any, monitor: Any) -> str:
    """The size of an expected change with its band and unit; "" where none was given."""
    said = size(each, monitor)
    return said if not said or measure(each, monitor)[1] else f"{said} (eenheid nog open)"


def unknown(desk: Desk, case: Case, names: dict[str, str]) -> Iterator[str]:
    """How much is blank, what is said not to be known, and sizes in different units; a sentence each."""
    if case.goal is not None:
        yield from told(grid(desk.dossier, case.goal, desk.monitor))
        yield from loose(desk.dossier, case.goal, desk.monitor)
    for option in ["", *(each.key for each in case.options)]:
        themes = list(dict.fromkeys(each.theme.strip() or "een thema" for each in case.expected if each.option == option and each.sentiment == "onbekend"))
        if themes:
            yield f"{case.called(option, names)}: welke kant het opgaat bij {listing(themes)}, weten we niet."
    units = list(dict.fromkeys(unit for each in case.expected if size(each, desk.monitor) and (unit := measure(each, desk.monitor)[1])))
    if len(units) > 1:
        yield f"De omvang is opgegeven in {listing(units)}. Die getallen zijn niet op te tellen en niet met elkaar te vergelijken."


def _parts(names: Sequence[Any], most: int = SIDE) -> list[list[Any]]:
    """So many at a time at most, and about as many each time: no table of one column after a full one."""
    tables = -(-len(names) // most)
    return [list(part) for part in np.array_split(np.array(names, dtype=object), tables)] if tables else []
