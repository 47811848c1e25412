"""Dividing: moving and owning, what is nobody's, and what comes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import listing, number, ordinal, quantity
from bwlab.monitor import Monitor
from bwlab.policy import Portfolio
from bwlab.policy.anchoring.college import NOBODY, Line, lines
from bwlab.regions import Region

MOVES, OWNS, CONNECTS = "beweegt", "op naam", "verbindt"
MAYOR, LIVING, CARE, WORK = "burgemeester", "wethouder wonen", "wethouder zorg", "wethouder werk"
MEMBERS = (MAYOR, LIVING, CARE, WORK)
#: Made up to practise: who moves a figure, and on whose name it stands.
CASE = {
    "overgewicht": ((LIVING, CARE), (CARE,)),
    "tevredenheid_leven": ((LIVING, CARE, WORK), ()),
    "geregistreerde_misdrijven_per_1000": ((MAYOR,), ()),
    "problematische_schulden": ((CARE, WORK), ()),
    "tevredenheid_woning": ((LIVING, WORK), (LIVING, WORK)),
    "bijstand": ((WORK,), (WORK,)),
}
TABLE = {
    "problematische_schulden": ((CARE, WORK), ()),
    "overgewicht": ((MAYOR, LIVING, CARE, WORK), (CARE,)),
    "geregistreerde_misdrijven_per_1000": ((MAYOR,), ()),
    "tevredenheid_leven": ((LIVING, CARE, WORK), ()),
}


def college(made: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> list[Portfolio]:
    """The members with what they move and own."""
    return [Portfolio(holder=who, moves=[code for code, (moves, _) in made.items() if who in moves], owns=[code for code, (_, owns) in made.items() if who in owns]) for who in MEMBERS]


def facts(monitor: Monitor, made: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Facts:
    """Who moves and who owns what, as a table."""
    rows = tuple((monitor.catalogue[code].name, listing(list(moves)), listing(list(owns)) or "niemand") for code, (moves, owns) in made.items())
    return Facts("Een college, verzonnen om te oefenen", ("Cijfer", "Bewogen door", "Op naam van"), rows)


def flip(right: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The right answer with one key too many, or one too few."""
    return tuple(each for each in right if each != key) if key in right else (*right, key)


def off(key: str, right: tuple[str, ...]) -> Callable[[frozenset[str]], bool]:
    """Whether this key is ticked where it should not be, or not where it should."""
    return lambda answer: (key in answer) != (key in right)


def words(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Six sentences about a college: who moves, who owns, who connects?"""
    lines = {
        "bouwen": (MOVES, "De wethouder wonen besluit hoeveel betaalbare huizen er komen."),
        "vragen": (OWNS, "Valt het cijfer voor overgewicht tegen, dan beantwoordt de wethouder zorg de vragen van de raad."),
        "agenda": (CONNECTS, "De burgemeester zet schulden uit drie portefeuilles samen op de collegeagenda."),
        "trap": (MOVES, "De wethouder werk betaalt de begeleiding van mensen naar werk. De raad hoort er van een ander over."),
        "jaar": (OWNS, "Elk jaar vertelt de wethouder wonen de raad hoe tevreden mensen met hun woning zijn, ook als een ander er meer aan kan doen."),
        "roept": (CONNECTS, "Een wethouder zonder eigen werk op dit onderwerp brengt de twee bij elkaar die er wel over gaan."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "trap": "Eén zin gaat over geld en begeleiding, terwijl een ander de raad vertelt hoe het gaat. Heeft die bestuurder greep, of een naam?",
        "jaar": "Wie vertelt, kan ook iemand zijn met weinig greep. Wat doet deze wethouder volgens de zin: besluiten of vertellen?",
        "vragen": "Vragen van de raad beantwoorden, ook als het tegenvalt. Bij welk woord hoort dat?",
        "bouwen": "Een besluit over huizen verandert wat mensen meemaken. Staat er ook bij wie de raad daarover vertelt?",
        "agenda": "Op de agenda zetten is nog geen besluit en geen naam. Wat doet de burgemeester met de drie portefeuilles?",
        "roept": "Verbinden hoeft niet de burgemeester te zijn. Wat doet deze wethouder, zonder er zelf over te gaan?",
    }
    return Question(
        id="woorden",
        kind="sort",
        text=f"Zes zinnen over een college, verzonnen voor {region.label}. Gaat de zin over bewegen, over op naam staan of over verbinden?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(MOVES, "Beweegt"), Option(OWNS, "Staat op naam"), Option(CONNECTS, "Verbindt")),
        answer=right,
        right="Bewegen is greep hebben met een besluit, op naam staan is de raad erover vertellen, verbinden is anderen bij elkaar brengen. Drie dingen, en vaak drie mensen.",
        look="Vraag je bij elke zin af: besluit hier iemand, vertelt hier iemand de raad hoe het gaat, of brengt iemand anderen bij elkaar?",
        slips=misplaced(said, right, (MOVES, OWNS)),
        hints=("In welke twee zinnen hoort de raad iets van iemand die erop aanspreekbaar is?", "In welke twee zinnen komen anderen bij elkaar, zonder dat er iets wordt besloten?"),
        explanation=(
            "Huizen en begeleiding zijn besluiten met geld: dat is bewegen. Vertellen en vragen beantwoorden is op naam staan. Agenderen en bij elkaar brengen is verbinden.",
            f"Leg de portefeuilles van {region.label} er zo naast: bij welk cijfer staan de drie woorden bij dezelfde persoon, en bij welk bij niemand?",
        ),
    )


def nobody(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which figures do several move while nobody owns them?"""
    found = lines(college(CASE), CASE, monitor)
    right = tuple(line.key for line in found if line.stand == NOBODY)
    said = {
        "overgewicht": "Twee bewegen het, maar er staat ook een naam bij. Is het dan van niemand?",
        "geregistreerde_misdrijven_per_1000": "Bij één cijfer staat geen naam, maar er is ook maar één portefeuille die het beweegt. Daar weet je wie je moet vragen. Hoort het in het rijtje?",
        "tevredenheid_woning": "Twee namen is een andere zorg dan geen naam: wie vertelt de raad dan? Hoort dit cijfer in het rijtje 'van niemand'?",
        "tevredenheid_leven": "Aan één cijfer trekken drie portefeuilles zonder dat er een naam bij staat. Staat dat in je antwoord?",
        "problematische_schulden": "Twee portefeuilles is al meer dan één. Bij welk cijfer met twee portefeuilles staat 'niemand' in de laatste kolom?",
        "bijstand": "Eén portefeuille beweegt dit en staat ook op naam. Wat ontbreekt er nog?",
    }
    return Question(
        id="niemand",
        kind="several",
        text=f"Een college om mee te oefenen; zo kun je ook die van {region.label} nalopen. Welke cijfers worden door twee of meer portefeuilles bewogen en staan bij niemand op naam?",
        facts=facts(monitor, CASE),
        options=tuple(Option(code, monitor.catalogue[code].name) for code in CASE),
        answer=right,
        right="Twee of meer die bewegen, en nul namen: dat is waar het college een afspraak mist. Begin daarmee op je eigen lijst.",
        look="Loop per rij twee dingen na: staan er in de middelste kolom twee of meer, en staat er in de laatste kolom 'niemand'?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=("Bij welke rijen staat in de laatste kolom 'niemand'?", "Bij welke van die rijen staan er twee of meer in de middelste kolom?"),
        explanation=(
            *(f"{line.name}: {number(len(line.moves))} {'beweegt' if len(line.moves) == 1 else 'bewegen'} het, {number(len(line.owns))} {'naam' if len(line.owns) == 1 else 'namen'}." for line in found),
            f"Doe dit in {region.label} met twee mensen los van elkaar. Waar jullie verschillen, begint het gesprek.",
        ),
    )


class Five(NamedTuple):
    """Five figures of a municipality, from least to most favourable."""

    rows: list


def own_picture(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Of the own figures: the least favourable of what is nobody's."""
    chosen = case(monitor, region, lambda each: _five(monitor, each), f"{region.label} heeft daarvoor te weinig cijfers.")
    rows, label = chosen.found.rows, chosen.region.label
    notes = ("2 bewegen het, op naam van de wethouder zorg", "1 beweegt het, geen naam", "3 bewegen het, geen naam", "2 bewegen het, geen naam", "3 bewegen het, op naam van de wethouder wonen")
    first, alone, answer, better, best = (row.indicator for row in rows)

    def placed(row: object) -> str:
        return f"plaats {number(row.rank)} van {number(row.n)}, {quantity(row.value, row.decimals, row.unit_short)}, {row.year}"

    third = rows[2]
    return Question(
        id="eerst",
        kind="point",
        text=(
            f"Vijf cijfers uit de foto van {label}. Naar rechts is gunstiger. Wie wat beweegt en wie op naam staat, is verzonnen om te oefenen. "
            "Welk cijfer is van niemand, en staat van wat van niemand is het minst gunstig?"
        ),
        note=chosen.note,
        options=tuple(Option(row.indicator, row.name, place=float(row.place_all), note=note) for row, note in zip(rows, notes, strict=True)),
        scale=("ongunstiger", "gunstiger"),
        answer=answer,
        right="Hier komen twee dingen samen: het staat minder gunstig, en er is niemand die er de raad over vertelt. Dat is een agendapunt, nog geen verwijt.",
        look="Kijk eerst naar de woorden: bij welke cijfers bewegen er twee of meer zonder naam? Kijk daarna pas naar de plaats.",
        slips=(
            Slip("ongunstigst", first, "Dat is het minst gunstige cijfer van de vijf, maar er staat een naam bij. Welke cijfers hebben er geen?"),
            Slip("alleen", alone, "Daar staat geen naam bij, maar er beweegt er ook maar één. Wanneer noem je iets van meer mensen en van niemand?"),
            Slip("gunstiger", better, "Dit is van niemand, en er is er nog een die van niemand is en minder gunstig staat. Welke staat verder naar links?"),
            Slip("gunstigst", best, "Daar staat een naam bij, en het staat het gunstigst van de vijf. Lees eerst de woorden bij elk cijfer."),
        ),
        hints=("Bij welke twee cijfers bewegen er twee of meer zonder naam?", "Welke van die twee staat verder naar links?"),
        explanation=(
            f"{third.name} staat in {label} op de {ordinal(third.rank)} plaats van de {number(third.n)} gemeenten met een cijfer ({placed(third)}). In de oefening bewegen drie portefeuilles het en staat er geen naam bij.",
            f"{rows[0].name} staat minder gunstig, maar heeft een naam. Wie in {label} echt wat beweegt, weet dit plaatje niet. Dat vul je in stap 6 zelf in.",
        ),
    )


def first_on_the_table(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """In which order does the college speak about four figures?"""
    found = lines(college(TABLE), TABLE, monitor)
    right = tuple(line.key for line in found)
    most = tuple(sorted(TABLE, key=lambda code: -len(TABLE[code][0])))
    label = region.label
    return Question(
        id="volgorde",
        kind="order",
        text=(
            f"Het college van {label} heeft een half uur voor vier cijfers. De verdeling is verzonnen om te oefenen. De afspraak: eerst wat van meer mensen en van niemand is, met de meeste portefeuilles bovenaan; "
            "dan wat één portefeuille beweegt zonder naam; tot slot wat al een naam heeft. In welke volgorde komen ze aan bod?"
        ),
        facts=facts(monitor, TABLE),
        options=tuple(Option(code, monitor.catalogue[code].name) for code in TABLE),
        scale=("eerst", "laatst"),
        answer=right,
        right="Zo gaat de tijd naar waar nog niemand staat. Wat een naam heeft, kan die bestuurder zelf inbrengen.",
        look="Maak eerst drie groepjes: meer en van niemand, één zonder naam, en met een naam. Zet daarna binnen het eerste groepje de meeste portefeuilles bovenaan.",
        slips=(
            Slip("meeste", most, "Dit is de volgorde van veel naar weinig portefeuilles. Maar bij één daarvan staat al een naam. Waar hoort dat cijfer dan?"),
            Slip("omgekeerd", tuple(reversed(right)), "Dit begint bij wat al een naam heeft. Wat loopt er mis als de tijd op is?"),
            Slip("tabel", tuple(TABLE), "Dit is de volgorde van de tabel. Kijk in de laatste kolom: waar staat 'niemand'?"),
            Slip("verwisseld", (right[1], right[0], *right[2:]), "De groepjes kloppen. Kijk nog eens naar de twee bovenste: aan welk cijfer trekken de meeste portefeuilles?"),
        ),
        hints=("Welk cijfer heeft al een naam? Dat komt het laatst.", "Bij welke twee cijfers bewegen er meer dan één zonder naam, en bij welk van de twee het meest?"),
        explanation=(_told(found), f"De volgorde is een afspraak, geen oordeel. In {label} kun je ook beginnen bij wat inwoners in stap 3 vooropzetten."),
    )


def _told(found: list[Line]) -> str:
    parts = [f"{line.name} ({number(len(line.moves))}, {'met naam' if line.owns else 'geen naam'})" for line in found]
    return f"Van boven naar beneden, met het aantal dat het beweegt: {listing(parts)}."


def _five(monitor: Monitor, region: Region) -> Five | None:
    rows = monitor.position(region)
    rows = rows[(rows["direction"] != 0) & rows["value"].notna() & rows["place_all"].notna()].sort_values("place_all")
    rows = rows[rows["place_all"].round(2).diff().fillna(1) > 0]
    if len(rows) < 5:
        return None
    spread = np.linspace(0, len(rows) - 1, 5).round().astype(int)
    return Five(list(rows.iloc[spread].itertuples(index=False)))
