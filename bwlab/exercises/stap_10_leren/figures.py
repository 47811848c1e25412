"""Figures: regression to the mean among all municipalities, how many bands hold, and what a new edition changes."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.hits import chances_of, usual_range
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.regions import Region

JUMPY = ("mishandeling", "woninginbraken", "vernieling")
WORST = 10  # percent of the municipalities
BANDS, LEVEL = 10, 0.8


class Back(NamedTuple):
    """The least favourable tenth in one year, and how many of them did better the year after."""

    indicator: Indicator
    year: int
    worst: int
    better: int


def moved_back(monitor: Monitor, region: Region) -> Back | None:
    """The newest pair of years of a figure that jumps, in which most of the worst tenth came back."""
    for code in JUMPY:
        found = series_of(monitor, code)
        row = found.row(region.code)
        for place in range(len(found.years) - 2, -1, -1):
            then, after = found.values[:, place], found.values[:, place + 1]
            both = ~np.isnan(then + after)
            if both.sum() < 200 or np.isnan(row[place]) or found.years[place + 1] - found.years[place] != 1:
                continue
            sign = found.indicator.direction
            cut = np.nanpercentile(sign * then[both], WORST)
            worst = both & (sign * then <= cut)
            better = int((sign * (after - then)[worst] > 0).sum())
            if better > 0.6 * worst.sum():
                return Back(found.indicator, found.years[place], int(worst.sum()), better)
    return None


def regression(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """The worst tenth does better the year after: what does that say of an experiment there?"""
    chosen = case(monitor, region, lambda each: moved_back(monitor, each), f"{region.label} heeft van deze cijfers geen twee jaren achter elkaar.")
    known, year, worst, better = chosen.found
    row = series_of(monitor, known.code)
    own = float(row.row(chosen.region.code)[row.years.index(year)])
    name = known.name[:1].lower() + known.name[1:]
    return Question(
        id="terug",
        kind="one",
        text=(
            f"Het cijfer voor {name}: van de {number(worst)} gemeenten die in {year} het ongunstigst stonden, stonden er {number(better)} een jaar later gunstiger. "
            f"Stel dat {chosen.region.label} elk jaar een proef begint in het jaar dat het cijfer het ongunstigst is, en dat het daarna daalt. Wat mag je zeggen?"
        ),
        note=chosen.note,
        options=(
            Option("proef", "De proef werkt: na de proef werd het cijfer gunstiger."),
            Option("terug", "Dit was ook zonder proef te verwachten: na een uitschieter volgt meestal iets gewoners."),
            Option("allemaal", f"Alle {number(worst)} gemeenten deden blijkbaar iets dat werkt."),
            Option("niets", "De proef werkt niet: het ging vanzelf."),
        ),
        answer="terug",
        right="Wie begint op het dieptepunt, ziet daarna meestal verbetering. Dat heet terugval naar het gemiddelde. Vergelijk met plekken die er ook zo voor stonden en niet meededen.",
        look="Wat gebeurde er met de andere gemeenten die er net zo voor stonden?",
        slips=(
            Slip("proef", "proef", f"Hier komt een oorzaak uit een volgorde. {number(better)} van de {number(worst)} gemeenten gingen die kant op, met of zonder proef. Wat zou je willen vergelijken?"),
            Slip("allemaal", "allemaal", "Hier krijgt elke gemeente een verklaring. Kan een groep die op een uitschieter is gekozen ook vanzelf terugkomen?"),
            Slip("niets", "niets", "Dat het ook zonder proef gebeurt, bewijst niet dat de proef niets deed. Weet je het een of het ander uit dit cijfer?"),
        ),
        hints=("Hoe zijn deze gemeenten gekozen: door loting, of omdat ze een slecht jaar hadden?", "Wat verwacht je na een heel slecht jaar, ook als niemand iets doet?"),
        explanation=(
            f"In {year} kozen we de ongunstigste {WORST} procent. Een jaar later stond {number(100 * better / worst)} procent daarvan gunstiger. Het toeval dat hen daar bracht, komt niet elk jaar terug.",
            f"{chosen.region.label} stond in {year} op {quantity(own, known.decimals, known.unit_text)}. Begin je een proef, kies dan vooraf ook plekken die niet meedoen.",
        ),
    )


def hits(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """How many of ten bands hold for someone who is as sure as she says."""
    low, high = usual_range([LEVEL] * BANDS)
    all_hit = 100 * float(chances_of([LEVEL] * BANDS)[-1])
    return Question(
        id="banden",
        kind="number",
        text=f"Een collega in {region.label} maakte {BANDS} voorspellingen met een band, en was er steeds {number(100 * LEVEL)} procent zeker van. Hoeveel banden verwacht je dat er kloppen, als zij precies zo zeker is als zij zegt?",
        units=("banden",),
        answer=LEVEL * BANDS,
        right=f"Van {BANDS} banden van {number(100 * LEVEL)} procent verwacht je er {number(LEVEL * BANDS)}, en dus ook missers. Zonder missers was de band te ruim of het geluk groot.",
        look="Vermenigvuldig het aantal banden met hoe zeker zij was.",
        slips=(
            Slip("alle", BANDS, f"Hier kloppen ze allemaal. Wat betekent de {number(100 - 100 * LEVEL)} procent die zij openhield?"),
            Slip("procent", 100 * LEVEL, "Dit is het percentage. De vraag is hoeveel banden dat er zijn. Hoeveel banden waren er?"),
            Slip("missers", BANDS - LEVEL * BANDS, "Dit zijn de missers. Hoeveel blijven er dan over die kloppen?"),
            Slip("helft", BANDS / 2, "Raak of mis zijn twee mogelijkheden, maar niet even waarschijnlijk. Hoe zeker was zij per band?"),
        ),
        hints=("Hoeveel van de honderd zouden er kloppen?", f"En hoeveel van de {BANDS}?"),
        explanation=(
            f"{number(100 * LEVEL)} procent van {BANDS} is {number(LEVEL * BANDS)}. Dat is een verwachting: {low} tot en met {high} komt door toeval ook vaak voor.",
            f"Alle {BANDS} raak gebeurt {number(all_hit)} van de 100 keer. In {region.label} zegt één rij voorspellingen dus nog weinig: houd ze jaren bij.",
        ),
    )


def revised(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Two editions beside each other: what is news about the place, what about the measurement?"""
    last = today.year - 2
    lines = {
        "nieuw": ("nieuw", f"In de nieuwe editie staat voor het eerst een cijfer over {last + 1}."),
        "herzien": ("herzien", f"Het cijfer over {last} was 82,1 procent en staat nu op 81,6 procent."),
        "voorlopig": ("herzien", f"Bij het cijfer over {last} is 'voorlopig' vervallen, en het is iets anders geworden."),
        "model": ("herzien", "De hele reeks is opnieuw geschat, want er kwam een jaar bij in het rekenmodel."),
        "vraag": ("breuk", f"Vanaf {last + 1} is de vraag in de enquête anders gesteld."),
        "grens": ("breuk", "De gemeente is samengevoegd met haar buur."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "nieuw": "Er komt een jaar bij dat er niet was. Is er dan iets aan een oud cijfer veranderd?",
        "herzien": "Hetzelfde jaar heeft een ander cijfer. Is er in dat jaar iets gebeurd, of is er opnieuw gerekend?",
        "voorlopig": "Voorlopig betekent: kan nog veranderen. Hoort dat bij een nieuw jaar, of bij een oud jaar dat opnieuw is gerekend?",
        "model": "Een rekenmodel schat alle jaren tegelijk. Wat gebeurt er met de oude jaren als er een jaar bij komt?",
        "vraag": "Een andere vraag geeft een ander antwoord. Kun je het jaar ervoor en erna dan nog naast elkaar zetten?",
        "grens": "Na een samenvoeging gaat het cijfer over een ander gebied. Kun je het naast dat van vroeger zetten?",
    }
    return Question(
        id="editie",
        kind="sort",
        text=f"{region.label} legt twee edities van de cijfers naast elkaar. De zes zinnen zijn verzonnen. Wat is een nieuw jaar, wat een herziening en wat een breuk?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option("nieuw", "Nieuw jaar"), Option("herzien", "Herzien: zelfde jaar, ander cijfer"), Option("breuk", "Breuk: niet meer te vergelijken")),
        answer=right,
        right="Alleen een nieuw jaar kan iets over je gemeente vertellen. Een herziening gaat over de meting, en over een breuk heen vergelijk je niet.",
        look="Vraag je bij elke zin af: kwam er een jaar bij, veranderde een oud jaar, of wordt er iets anders geteld?",
        slips=misplaced(said, right, ("nieuw", "herzien")),
        hints=("Bij welke zin komt er alleen iets bij?", "Bij welke twee zinnen gaat het cijfer over iets anders dan vroeger?"),
        explanation=(
            "Drie zinnen gaan over een jaar dat al bekend was en nu anders is: dat is een herziening. Twee gaan over een andere vraag of een ander gebied: dat is een breuk.",
            f"In {region.label} kun je je dossier opnieuw laten lopen op een nieuwe editie. Schrijf bij elke verandering welke van de drie het is.",
        ),
    )
