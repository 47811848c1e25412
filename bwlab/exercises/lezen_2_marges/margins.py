"""Margins: of a share, of a difference, and what chance does in a thousand places."""

from __future__ import annotations

import math
import zlib
from typing import Any

import numpy as np

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.method.margin import half_width
from bwlab.method.noise import simulated_changes
from bwlab.monitor import Monitor
from bwlab.monitor.published import published, share_of
from bwlab.regions import Region

CODE = "slachtofferschap_criminaliteit"
START, DRAWS, USUAL = 400, 1000, 300


def half_the_margin(monitor: Monitor, region: Region) -> Question:
    """How many more answers halve a margin."""
    indicator = monitor.catalogue[CODE]
    share, whose = share_of(published(monitor, CODE), region)
    margins = {n: 100 * float(half_width(share / 100, n)) for n in (100, START, 4 * START)}
    now = number(margins[START], 1)
    return Question(
        id="halve_marge",
        kind="number",
        text=(
            f"Een enquête heeft {number(START)} antwoorden, en {number(share, 1)} procent zegt ja ({indicator.name[0].lower()}{indicator.name[1:]}; "
            f"{whose}). De marge is {now} procentpunt naar beide kanten. Hoeveel antwoorden zijn er nodig om die marge half zo breed te maken?"
        ),
        facts=Facts(
            f"Marge bij {number(share, 1)} procent",
            ("Antwoorden", "Marge"),
            tuple((number(n), f"{number(margins[n], 1)} procentpunt") for n in (100, START)),
        ),
        units=("antwoorden",),
        answer=4 * START,
        tolerance=100,
        right=(
            f"Vier keer zoveel antwoorden, en de marge is ongeveer half zo breed: {number(margins[4 * START], 1)} procentpunt. "
            "Elke volgende halvering kost weer vier keer zoveel. Reken dat uit voordat je een enquête bestelt."
        ),
        look="Vergelijk de twee rijen: hoeveel keer zoveel antwoorden, en wat deed dat met de marge?",
        slips=(
            Slip("dubbel", 2 * START, f"Je verdubbelde het aantal. Kijk naar de tabel: van 100 naar {number(START)} is vier keer zoveel. Hoeveel smaller werd de marge toen?"),
            Slip("helft", START / 2, "Je halveerde het aantal antwoorden. Met minder antwoorden wordt de marge breder."),
            Slip("kwadraat", START**2, "Je vermenigvuldigde het aantal met zichzelf. Het gaat om vier keer zoveel, niet om een kwadraat van het hele aantal."),
            Slip("tien", 10 * START, "Dat is meer dan nodig. Kijk in de tabel hoeveel keer zoveel antwoorden de marge halveerde."),
        ),
        hints=(
            f"Hoeveel keer zoveel is {number(START)} als 100? En wat gebeurde er met de marge?",
            "Doe met de onderste rij hetzelfde als wat er van de bovenste naar de onderste rij gebeurt.",
        ),
        explanation=(
            f"Van 100 naar {number(START)} antwoorden is vier keer zoveel. De marge ging van {number(margins[100], 1)} naar {now}: ongeveer de helft. "
            f"Nog eens vier keer zoveel is {number(4 * START)}.",
            "Het maakt niet uit hoeveel inwoners een gemeente heeft. Een kleine gemeente heeft bijna net zoveel antwoorden nodig als een grote. Voor een kleine gemeente is dat een veel groter deel van de inwoners.",
        ),
    )


def margin_of_a_difference(monitor: Monitor, region: Region) -> Question:
    """The margin of a difference, from the two margins that CBS published."""
    towns = published(monitor, CODE).set_index("region", drop=False)

    def find(each: Region) -> Any:
        return _pair(towns, each.code) if each.code in towns.index else None

    chosen = case(monitor, region, find, f"Voor {region.label} gaf het CBS geen marge; dat deed het voor {number(len(towns))} grote gemeenten.")
    own, other = (towns.loc[code] for code in (chosen.region.code, chosen.found))
    first, second = (_half(row) for row in (own, other))
    together, apart = math.hypot(first, second), abs(float(own["value"] - other["value"]))
    verdict = "groter" if apart > together else "kleiner"
    touch = "raken elkaar wel" if max(own["lower"], other["lower"]) <= min(own["upper"], other["upper"]) else "raken elkaar niet"
    return Question(
        id="marge_verschil",
        kind="number",
        text=(
            f"Je vergelijkt {own['label']} met {other['label']}. Dezelfde som geldt voor twee jaren van één gemeente. "
            "Hoe breed is de marge van het verschil, naar beide kanten?"
        ),
        note=chosen.note,
        facts=Facts(
            "Slachtoffer van criminaliteit, 2021, met de marge van het CBS",
            ("Gemeente", "Procent", "Marge naar beide kanten"),
            tuple((row["label"], number(row["value"], 1), f"{number(_half(row), 1)} procentpunt") for row in (own, other)),
        ),
        units=("procentpunt",),
        answer=together,
        tolerance=0.06,
        right=(
            f"De marge van het verschil is {number(together, 1)} procentpunt: meer dan elke marge apart, en minder dan de som. "
            f"Het verschil is {number(apart, 1)}, en dat is {verdict}. De twee marges {touch}; dat alleen zegt dus niet genoeg."
        ),
        look="Vermenigvuldig elke marge met zichzelf, tel de twee uitkomsten op, en neem daarvan de wortel.",
        slips=(
            Slip("som", first + second, "Je telde de marges op. Dan neem je aan dat het toeval in beide tegelijk aan de verste kant zit. Dat gebeurt zelden: het moet minder zijn."),
            Slip("grootste", max(first, second), "Dat is de grootste van de twee. Een verschil is onzekerder dan elk van de twee cijfers: het moet meer zijn."),
            Slip("gemiddelde", (first + second) / 2, "Dat is het gemiddelde van de twee marges. Een verschil is onzekerder dan elk cijfer apart. Het moet meer zijn dan de grootste."),
            Slip("verschil", apart, "Dat is het verschil tussen de twee cijfers zelf. Gevraagd is de marge daarvan."),
            Slip("kwadraten", first**2 + second**2, "Je kwadrateerde en telde op. Er hoort nog één stap: de wortel."),
        ),
        hints=(
            "Is een verschil tussen twee onzekere cijfers zekerder of onzekerder dan elk cijfer apart?",
            f"Wat is {number(first, 1)} keer {number(first, 1)}, plus {number(second, 1)} keer {number(second, 1)}? Neem daarvan de wortel.",
        ),
        explanation=(
            f"{number(first, 1)} keer {number(first, 1)} is {number(first**2, 2)}. {number(second, 1)} keer {number(second, 1)} is {number(second**2, 2)}. "
            f"Samen {number(first**2 + second**2, 2)}, en de wortel daarvan is {number(together, 1)}.",
            f"Het verschil tussen {own['label']} en {other['label']} is {number(apart, 1)} procentpunt. Dat is {verdict} dan de marge van het verschil, "
            f"dus het kan {'niet' if verdict == 'groter' else 'wel'} goed alleen toeval zijn. Deze som is een benadering die bij zulke cijfers goed werkt.",
        ),
    )


def _half(row: Any) -> float:
    """Half of a published interval, in tenths as the table shows it."""
    return round(float(row["upper"] - row["lower"]) / 2, 1)


def _pair(towns: Any, code: str) -> str:
    """The town whose margin overlaps that of this one although they differ; else the one nearest to that."""
    own = towns.loc[code]
    others = towns.drop(code)
    half = [_half(row) for _, row in others.iterrows()]
    together = np.hypot(_half(own), half)
    apart = (others["value"] - own["value"]).abs().to_numpy()
    overlap = (np.minimum(others["upper"], own["upper"]) - np.maximum(others["lower"], own["lower"])).to_numpy()
    # The typical slips must lead to other answers than the right one.
    wrong = np.stack([np.array(half) + _half(own), np.maximum(half, _half(own)), (np.array(half) + _half(own)) / 2, apart])
    clear = np.abs(wrong - together).min(axis=0) > 0.15
    fits = clear & (apart > together + 0.1) & (overlap > 0)
    score = np.where(fits, 2.0, np.where(clear, 1.0, 0.0)) - np.abs(np.array(half) - _half(own)) / 100
    return str(others.index[int(score.argmax())])


def thousand(monitor: Monitor, region: Region) -> Question:
    """How many of a thousand unchanged places look significantly better."""
    share, whose = share_of(published(monitor, CODE), region)
    seed = zlib.crc32(f"{region.code}/lezen_2".encode())
    found = simulated_changes(share / 100, USUAL, DRAWS, seed)
    better, all_seen = round(DRAWS * found.seen_down), round(DRAWS * (found.seen_up + found.seen_down))
    looks = round(DRAWS * found.down)
    return Question(
        id="duizend_keer",
        kind="one",
        text=(
            f"Duizend keer houd je twee enquêtes met elk {number(USUAL)} antwoorden, en er verandert niets. Je noemt alleen een verandering die "
            "volgens de marge (95 procent) meer dan toeval is. Hoe vaak meld je toch een verbetering?"
        ),
        options=(
            Option("nul", "Nooit: er veranderde niets"),
            Option("vijfentwintig", "Ongeveer 25 keer"),
            Option("honderd", "Ongeveer 100 keer"),
            Option("vijfhonderd", "Ongeveer 500 keer"),
            Option("bijna_alle", "Ongeveer 950 keer"),
        ),
        answer="vijfentwintig",
        right=(
            "Bij 95 procent zit 1 op de 20 ernaast, ongeveer 50 van de 1.000. De ene helft lijkt beter, de andere slechter. "
            "Wie veel cijfers bekijkt, vindt dus altijd wel een 'echte' verbetering. Zeg erbij hoeveel cijfers je bekeek."
        ),
        look="Bij 95 procent zit je 5 van de 100 keer mis. Hoeveel is dat van 1.000, en naar welke kant?",
        slips=(
            Slip("nul", "nul", "Een marge van 95 procent laat nog 5 procent over. Dan lijkt er iets, terwijl er niets is."),
            Slip("vijfhonderd", "vijfhonderd", f"Zo vaak lijkt het ongeveer beter als je elk verschil telt: in deze 1.000 keer {number(looks)}. Maar hier telt alleen wat groter is dan de marge."),
            Slip("bijna_alle", "bijna_alle", "950 van de 1.000 is hoe vaak de marge het goed heeft. Hoe vaak heeft ze het dan mis?"),
            Slip("honderd", "honderd", "Dat is twee keer te veel: 5 procent van 1.000 is 50. En dan telt de ene helft als verbetering."),
        ),
        hints=(
            "Hoeveel is 5 procent van 1.000?",
            "Toeval kan twee kanten op. Welk deel daarvan lijkt een verbetering?",
        ),
        explanation=(
            f"In de 1.000 keer van het notebook (het cijfer blijft {number(share, 1)} procent; {whose}) heette het {number(all_seen)} keer meer dan toeval. "
            f"Daarvan leek het {number(better)} keer beter en {number(all_seen - better)} keer slechter.",
            "Meer antwoorden veranderen dit aantal niet. Ze maken de marge smaller, en daarmee ook de verschillen die je ten onrechte meldt kleiner.",
        ),
    )
