"""Amounts beside each other: per inhabitant, the middle of a group with a blank, and what a higher amount does not say."""

from __future__ import annotations

import functools
from collections.abc import Callable
from statistics import mean, median
from typing import NamedTuple

import numpy as np

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_07_organisatie.figures import BUDGET, FIELDS, NO_BUDGET, euros, inside, newest
from bwlab.formats import number
from bwlab.monitor import Monitor, finance
from bwlab.regions import Region
from bwlab.sources.snapshot import read_table

FIELD = "sociaal_domein"
EARLY = 2021  # a budget from before the newest mergers: not every municipality of today has it
FIVE = 5


class Total(NamedTuple):
    """The largest main field of a budget: its year, thousand euro and inhabitants."""

    year: int
    field: str
    keur: float
    people: int

    @property
    def each(self) -> float:
        """Euro per inhabitant."""
        return 1000 * self.keur / self.people


def per_head(monitor: Monitor, region: Region) -> Question:
    """From a total in thousands of euros to euros per inhabitant."""
    chosen = case(monitor, region, lambda each: _largest(monitor, each), f"{region.label} {NO_BUDGET}")
    it, label = chosen.found, chosen.region.label
    return Question(
        id="inwoner",
        kind="number",
        text=f"In de begroting van {it.year} is de grootste hoofdtaak van {label} {inside(it.field)}. Hoeveel euro is dat per inwoner? Rond af op hele euro's.",
        note=chosen.note,
        facts=Facts(f"Begroting {it.year} (bron: {finance.SOURCE})", ("Wat", label), ((f"{FIELDS[it.field]}, duizend euro", number(it.keur)), ("Inwoners", number(it.people)))),
        answer=round(it.each),
        tolerance=max(2.0, 0.003 * it.each),
        units=("euro per inwoner",),
        right="Eerst naar euro's, dan delen door het aantal inwoners. Pas zo kun je gemeenten van verschillende grootte naast elkaar leggen.",
        look="Het bedrag staat in duizenden euro's. Schrijf het eerst uit in euro's, en deel dan.",
        slips=(
            Slip("duizend", round(it.keur / it.people, 2), "Je deelde de duizenden euro's zoals ze er staan. Hoeveel euro is één duizend euro?"),
            Slip("totaal", it.keur, "Dit is het totaal van de gemeente, in duizenden. Over hoeveel inwoners verdeel je het?"),
            Slip("euro", 1000 * it.keur, "Dit is het totaal in euro's. De stap naar één inwoner ontbreekt nog."),
            Slip("omgekeerd", round(it.people / it.keur, 2), "Je deelde de inwoners door het geld. Draai het om."),
        ),
        hints=(f"Hoeveel euro is {number(it.keur)} duizend euro?", f"Deel dat door {number(it.people)} inwoners."),
        explanation=(
            f"{number(it.keur)} duizend euro is {euros(1000 * it.keur)}. Gedeeld door {number(it.people)} inwoners is dat {euros(it.each)} per inwoner.",
            f"Een totaal zegt vooral hoe groot een gemeente is. Per inwoner kun je {label} naast een andere gemeente leggen. Of het veel of weinig is, weet je dan nog niet.",
        ),
    )


def middle(monitor: Monitor, region: Region) -> Question:
    """The median of a group in which one municipality has no figure."""
    names, values, blank = _group(monitor, region)
    shown = [*zip(names, (euros(each) for each in values), strict=True)]
    shown.insert(2, (blank, "geen cijfer"))
    right = median(values)
    return Question(
        id="mediaan",
        kind="number",
        text=f"Zes gemeenten, met wat ze in {EARLY} per inwoner wilden uitgeven aan {inside(FIELD)}. Wat is de mediaan, het midden, van deze groep? Eén gemeente heeft geen cijfer.",
        facts=Facts(f"Begroting {EARLY} (bron: {finance.SOURCE})", ("Gemeente", "Per inwoner"), tuple(shown)),
        answer=right,
        units=("euro per inwoner",),
        right="Zonder cijfer tel je niet mee. Van de vijf die overblijven, is de derde de mediaan. Schrijf er altijd bij: vijf van de zes.",
        look="Zet de bedragen op volgorde, van laag naar hoog, zonder de lege plek. Welk bedrag staat in het midden?",
        slips=(
            Slip("nul", round(median([0, *values]), 1), "Je telde 'geen cijfer' als nul. Die gemeente gaf geen nul euro uit: we weten het niet. Laat haar weg."),
            Slip("gemiddelde", round(mean(values), 1), "Dat is het gemiddelde: alles bij elkaar, gedeeld door vijf. De mediaan is het bedrag in het midden."),
            Slip("zes", round(sum(values) / 6, 1), "Je deelde door zes, en er zijn vijf cijfers. Bovendien is gevraagd naar het midden, niet naar het gemiddelde."),
            Slip("rij", values[2], "Dit is het derde bedrag zoals ze er nu staan. Zet ze eerst op volgorde."),
            Slip("hoogste", max(values), "Dit is het hoogste bedrag. Hoeveel gemeenten zitten eronder?"),
            Slip("laagste", min(values), "Dit is het laagste bedrag. Hoeveel gemeenten zitten erboven?"),
        ),
        hints=("Hoeveel gemeenten hebben een cijfer?", "Welk van die bedragen heeft er evenveel onder zich als boven zich?"),
        explanation=(
            f"Op volgorde: {', '.join(euros(each) for each in sorted(values))}. Het midden is {euros(right)}.",
            f"{finance.why_blank(monitor, blank, EARLY, BUDGET)} Leeg is niet nul. De andere vijf lijken op {region.label} in aantal inwoners en stedelijkheid.",
        ),
    )


def higher(monitor: Monitor, region: Region) -> Question:
    """An amount that differs from the peers: what may explain it, and what is a judgement."""
    chosen = case(monitor, region, lambda each: _furthest(monitor, each), f"{region.label} {NO_BUDGET}")
    (field, own, others, year), label, people = chosen.found, chosen.region.label, chosen.region.population
    more = own > others
    size, way = ("groter", "meer") if more else ("kleiner", "minder")
    lines = {
        "opgave": f"De opgave is in {label} misschien {size} dan elders.",
        "streek": "Een gemeente kan iets voor de hele streek doen." if more else "Een andere gemeente of een regio kan een deel van de taak doen.",
        "boeken": "Gemeenten boeken dezelfde kosten soms bij een andere hoofdtaak.",
        "goed": f"{label} doet het op dit punt {'beter' if more else 'slechter'} dan andere gemeenten.",
        "zuinig": f"{label} {'verspilt hier geld' if more else 'werkt hier zuinig'}.",
        "inwoner": f"Inwoners van {label} hebben er {way} aan dan inwoners elders.",
    }
    right = ("opgave", "streek", "boeken")
    said = {
        "goed": "Geld is een middel. Hoe het gaat met mensen, meet een ander cijfer. Welke zinnen kun je navragen zonder te oordelen?",
        "zuinig": "Dat kan, en het staat er niet. Om dat te zeggen moet je weten wat er voor het geld gebeurde. Welke zinnen zijn nog open?",
        "inwoner": "Een uitgave is nog geen gevolg. Wie er wat aan heeft, staat in geen begroting.",
        "opgave": "Meer of minder werk is een verklaring die je kunt navragen, bijvoorbeeld met het aantal mensen om wie het gaat.",
        "streek": "Sommige taken worden voor meer gemeenten samen gedaan. Vraag wie betaalt en voor wie.",
        "boeken": "Wat bij de ene gemeente onder bestuur valt, valt bij de andere onder de taak zelf. Dat kun je navragen bij een controller.",
    }
    return Question(
        id="hoger",
        kind="several",
        text=(
            f"In de begroting van {year} staat voor {inside(field)} in {label} {euros(own)} per inwoner. De mediaan van 20 gemeenten die erop lijken, is {euros(others)}. "
            f"Welke zinnen zijn een verklaring die je kunt navragen, en nog geen oordeel?"
        ),
        note=chosen.note,
        options=tuple(Option(key, text) for key, text in lines.items()),
        answer=right,
        right="Een verschil is het begin van een vraag: hoe groot is de opgave, voor wie is het, en hoe is het geboekt? Stel die drie vragen voor je er een oordeel aan hangt.",
        look="Welke zinnen gaan over hoe het geld geteld is en waarvoor, en welke over goed of slecht?",
        slips=tuple(Slip(key, _flip(right, key, lines), text, _off(key, right)) for key, text in said.items()),
        hints=("Welke drie zinnen geven een cijfer voor geld een waarde die er niet in zit?", "Welke zinnen kun je met één telefoontje nagaan?"),
        explanation=(
            f"{euros(own)} is {_apart(own / others, way)} {euros(others)}. Of dat past, weet je pas als je de opgave kent.",
            f"{label} heeft {number(people)} inwoners. Vaste kosten worden over die inwoners verdeeld: bij weinig inwoners tellen ze zwaar.",
        ),
    )


def _largest(monitor: Monitor, region: Region) -> Total | None:
    found = newest(monitor, region)
    if found is None:
        return None
    year, amounts = found
    field = max(amounts, key=amounts.__getitem__)
    rows = finance.fields(monitor, region)
    row = rows[(rows["year"] == year) & (rows["report"] == BUDGET) & (rows["field"] == field)].iloc[0]
    return Total(year, field, float(row["keur"]), int(row["population"]))


def _group(monitor: Monitor, region: Region) -> tuple[list[str], list[float], str]:
    """Five municipalities that are alike with an early budget, and one without."""
    spent, alike = _early(monitor), list(monitor.peers(region)["region"])
    five = [code for code in alike if code in spent][:FIVE]
    blank = next(each for each in (*alike, *(other.code for other in monitor.regions)) if each != region.code and each not in spent)
    label = {each: monitor.regions[each].label for each in (*five, blank)}
    return [label[each] for each in five], [float(round(spent[each])) for each in five], label[blank]


@functools.lru_cache(maxsize=1)
def _early(monitor: Monitor) -> dict[str, float]:
    """What every municipality with a budget of that year wanted to spend, per inhabitant; read once."""
    table = read_table("finance_fields.csv.gz", monitor.snapshot.folder)
    rows = table[(table["year"] == EARLY) & (table["report"] == BUDGET) & (table["field"] == FIELD)].dropna(subset=["expenditure_per_inhabitant_eur"])
    return dict(zip(rows["region"], rows["expenditure_per_inhabitant_eur"], strict=True))


def _furthest(monitor: Monitor, region: Region) -> tuple[str, float, float, int] | None:
    """The main field furthest from the median of municipalities that are alike."""
    found = newest(monitor, region)
    if found is None:
        return None
    rows = finance.beside(monitor, region, found[0], BUDGET, monitor.peers(region)["region"])
    rows = rows[(rows["euros"] >= 1) & (rows["median"] >= 1)]
    apart = np.abs(np.log(rows["euros"] / rows["median"]))
    row = rows.loc[apart.idxmax()]
    return (row["field"], float(row["euros"]), float(row["median"]), found[0]) if round(row["euros"]) != round(row["median"]) else None


def _apart(ratio: float, way: str) -> str:
    if ratio >= 2:
        return f"{number(ratio, 1)} keer zo veel als"
    return f"{number(abs(100 * (ratio - 1)))} procent {way} dan"


def _flip(right: tuple[str, ...], key: str, lines: dict[str, str]) -> tuple[str, ...]:
    return tuple(each for each in lines if (each in right) != (each == key))


def _off(key: str, right: tuple[str, ...]) -> Callable[[tuple[str, ...]], bool]:
    return lambda answer: (key in answer) != (key in right)
