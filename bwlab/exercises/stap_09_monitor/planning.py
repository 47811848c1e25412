"""The plan: which of its lines still lack something, and at which report the first figure can be told."""

from __future__ import annotations

import datetime as dt

from bwlab.dossier import Dossier
from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import LATE, appears, in_words, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy import PlanLine
from bwlab.policy.monitoring.plan import next_words, plan
from bwlab.policy.monitoring.publication import published
from bwlab.policy.monitoring.reporting import days_in
from bwlab.regions import Region


def lines(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A small plan: in which lines is something still open?"""
    dossier = Dossier(region=region.code, label=region.label, plan=_plan(today))
    rows = plan(dossier, monitor, region.code, today).rows
    right = tuple(row.key for row in rows if row.problems)
    said = {
        "leeg": "Bij één cijfer is de volgende publicatie niet bekend, en er staat niet wat je tot die tijd vertelt. Wat zeg je dan bij de volgende rapportage?",
        "ntb": "Bij één regel staat 'n.t.b.'. Weet je daarmee wie de ontvangst van het cijfer bewaakt?",
        "eigen": "Bij het eigen cijfer ontbreekt wat er precies wordt geteld. Kan een ander over een jaar dan hetzelfde tellen?",
        "onbekend": "Dat de volgende publicatie niet bekend is, mag in een plan staan. Er staat bij wat er tot die tijd wordt verteld. Is daar nog iets open?",
        "inbraak": "Bij de woninginbraken staan een functie en een verwachte maand. Is daar nog iets open?",
        "geteld": "De telling van spreekuren heeft een bron, een functie en een datum. Is een plan alleen voor cijfers van het CBS?",
    }
    return Question(
        id="plan",
        kind="several",
        text=f"Zes regels uit een indicatorenplan voor {region.label}. De cijfers zijn echt, de rest is verzonnen. Bij welke regels is nog iets open?",
        facts=Facts(
            "Het plan",
            ("Cijfer", "Wat het telt", "Wie volgt het", "Volgende publicatie", "Tot die tijd vertellen we"),
            tuple((row.name, _short(row.sentence), row.owner, next_words(row), row.until) for row in rows),
        ),
        options=tuple(Option(row.key, row.name) for row in rows),
        answer=right,
        right="Open is: geen functie, geen omschrijving, of geen datum én niets om tot die tijd te vertellen. 'Weten we niet' is een goed antwoord, als erbij staat wat je wel vertelt.",
        look="Loop per regel drie dingen na: wie, wat precies, en wanneer of wat tot die tijd.",
        slips=flips(said, right),
        hints=("Bij welke regels weet je niet wie je moet bellen?", "Bij welke regel heb je bij de volgende rapportage niets te zeggen?"),
        explanation=(
            *(f"{row.name}: {row.problems[0] if row.problems else 'niets open.'}" for row in rows),
            f"Leg het plan van {region.label} er zo naast. Een regel waarin 'weten we niet' staat, is beter dan een datum die je gokt.",
        ),
    )


def knowing(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """An activity ends; at which report can the figure of that year be told first?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, LATE), f"{region.label} heeft geen cijfer dat zo laat verschijnt.")
    known, label, done = chosen.found.indicator, chosen.region.label, today.year + 1
    day = published(known, done)
    empty = Dossier(region=chosen.region.code, label=label)
    days = [each for year in range(done, day.year + 3) for each in days_in(year, empty)]
    right = next(each for each in days if each >= day)
    wrong = {
        "zelfde": (next(each for each in days if each >= dt.date(done, 6, 30)), f"Op die dag loopt {done} nog. Een cijfer over een heel jaar is er dan niet. Wanneer is het jaar voorbij?"),
        "jaar_erna": (dt.date(done + 1, 5, 1), f"{done} is dan voorbij, maar het cijfer nog niet verschenen. Hoeveel maanden duurt dat hier?"),
        "voor": (max(each for each in days if each < day), f"Dit is de laatste rapportage voor het cijfer verschijnt. Het komt rond {appears(known, done)}. Welke rapportage komt daarna?"),
        "te_laat": (next(each for each in days if each > right), "Er is een rapportage eerder waarin het al kan. Welke is de eerste na het verschijnen?"),
    }
    keys = {"goed": right} | {key: each for key, (each, _) in wrong.items()}
    options = {each: key for key, each in reversed(keys.items())}  # a day once; the right one first in line for its key
    return Question(
        id="weten",
        kind="one",
        text=(
            f"Een activiteit in {label} is klaar op 30 juni {done}; die is verzonnen. Ze hangt aan het cijfer voor {lower(known.name)}, dat elk jaar ongeveer {number(known.lag_months)} maanden na het einde van het jaar verschijnt. "
            f"Het college rapporteert op 1 mei en op 1 oktober. In welke rapportage kan het cijfer over {done} voor het eerst staan?"
        ),
        note=chosen.note,
        options=tuple(Option(options[each], date_words(each)) for each in sorted(options)),
        answer="goed",
        right=f"Het cijfer over {done} verschijnt rond {appears(known, done)}, dus het kan voor het eerst in de rapportage van {date_words(right)}. Zet die dag bij de activiteit.",
        look=f"Begin bij 31 december {done}, tel {number(known.lag_months)} maanden verder, en neem de rapportage die daarna komt.",
        slips=tuple(Slip(key, key, text) for key, (each, text) in wrong.items() if options[each] == key),
        hints=(f"Wanneer is het jaar {done} voorbij?", f"Waar kom je uit, {number(known.lag_months)} maanden na 31 december {done}?"),
        explanation=(
            f"31 december {done} plus {number(known.lag_months)} maanden is rond {appears(known, done)}. De eerste rapportage daarna is {date_words(right)}. In alle rapportages ervoor schrijf je over dit cijfer: nog geen meting over {done}.",
            f"Het nieuwste cijfer van {label} in onze reeks is van {chosen.found.year}: {in_words(known, chosen.found.value)}. De dag is gerekend met het tempo van de bron, niet aangekondigd.",
        ),
    )


def _plan(today: dt.date) -> list[PlanLine]:
    month = dt.date(today.year + 1, 2, 1)
    return [
        PlanLine(key="inbraak", indicator="woninginbraken", owner="adviseur veiligheid"),
        PlanLine(key="leeg", indicator="jeugdzorg", owner="adviseur jeugd"),
        PlanLine(key="onbekend", indicator="bijstand", owner="adviseur werk", until="hoeveel mensen een gesprek over werk hadden"),
        PlanLine(key="ntb", indicator="geregistreerde_misdrijven_per_1000", owner="n.t.b."),
        PlanLine(key="eigen", name="Tevreden bezoekers", source="eigen vraag aan de balie", owner="teamleider welzijn", next=month),
        PlanLine(key="geteld", name="Spreekuren in de wijk", definition="Elk spreekuur dat is gehouden, telt één keer.", source="eigen telling", owner="teamleider wijken", next=month),
    ]


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:90].rpartition(' ')[0]} …"
