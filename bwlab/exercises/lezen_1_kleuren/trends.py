"""What the colour of a trend says: arrow and colour, grey, a green trend at a low place, and chance."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.lezen_1_kleuren.figures import (
    COLOUR,
    RISE,
    colours_of,
    directions,
    lower,
    ranking,
    remarks,
)  # fmt: skip
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.trend import expected_false
from bwlab.monitor import Monitor
from bwlab.regions import Region

CRIME = "woninginbraken"


def arrow(monitor: Monitor, region: Region) -> Question:
    """The arrow is the figure, the colour is whether that is favourable."""

    def find(each: Region) -> pd.Series | None:
        found = colours_of(monitor, each)
        known = found[found["direction"].abs() == 1]
        against = known[known["direction"] != known["trend"]]
        return None if known.empty else (against if len(against) else known).iloc[0]

    chosen = case(monitor, region, find, f"Voor {region.label} is er geen trend met een richting.")
    row, label = chosen.found, chosen.region.label
    verb, right = RISE[row["direction"]], COLOUR[row["trend"]]
    less = monitor.catalogue[row.name].direction < 0
    wrong = "rood" if right == "groen" else "groen"
    side = "minder" if less else "meer"
    return Question(
        id="pijl_en_kleur",
        kind="one",
        text=f"Het cijfer '{row['name']}' {verb} in {label}, van {row['first_year']} tot en met {row['last_year']}. De lijn heeft een duidelijke richting. Welke kleur krijgt de trend?",
        note=chosen.note,
        options=(Option("groen", "Groen"), Option("rood", "Rood"), Option("grijs", "Grijs"), Option("geen", "Geen kleur: nog geen oordeel")),
        answer=right,
        right=f"Bij dit cijfer is {side} gunstiger. Het {verb}, dus de trend is {right}. Zeg in een nota eerst waar het cijfer heen gaat, en dan pas of dat gunstig is.",
        look=f"Is bij {lower(row['name'])} meer gunstig, of juist minder?",
        slips=(
            Slip(
                "pijl", wrong,
                f"Je las {'de pijl als de kleur' if less else 'de kleur andersom'}. De pijl zegt waar het getal heen gaat. Is bij {lower(row['name'])} meer gunstig, of juist minder?",
            ),
            Slip("grijs", "grijs", "Grijs krijgt een trend zonder duidelijke richting. Hier is die richting er wel."),
            Slip("geen", "geen", f"Er zijn {number(row['points'])} metingen, en vanaf vijf geven wij een oordeel. Wat zegt de richting dan?"),
        ),
        hints=("Waar gaat het getal heen: omhoog of omlaag?", "Is dat bij dit cijfer de gunstige kant?"),
        explanation=(
            f"{row['name']}: {number(row['points'])} metingen van {row['first_year']} tot en met {row['last_year']}. De rechte lijn {verb} met 95 procent zekerheid (OLS, onze reconstructie).",
            f"{monitor.catalogue[row.name].direction_why} De trend is dus {right}.",
        ),
    )  # fmt: skip


def grey(monitor: Monitor, region: Region) -> Question:
    """Grey is no clear direction; it is not stable."""

    def find(each: Region) -> tuple[pd.Series, pd.Series] | None:
        found = colours_of(monitor, each)
        options = []
        for code, row in found[found["trend"] == 0].iterrows():
            table = monitor.table(code).loc[each.code].dropna()
            values = table[(table.index >= row["first_year"]) & (table.index <= row["last_year"])]
            middle = values.mean()
            if len(values) and middle and np.ptp(values) > 0:
                options.append((np.ptp(values) / abs(middle), code, values))
        if not options:
            return None
        _, code, values = max(options, key=lambda option: option[0])
        return found.loc[code], values

    chosen = case(monitor, region, find, f"Voor {region.label} is er geen trend die grijs is.")
    (row, values), label = chosen.found, chosen.region.label
    known = monitor.catalogue[row.name]

    def said(value: float) -> str:
        return quantity(value, known.decimals, known.unit_text)

    low, high = values.min(), values.max()
    span = f"Het laagste cijfer was {said(low)} ({values.idxmin()}), het hoogste {said(high)} ({values.idxmax()})."
    return Question(
        id="grijs",
        kind="one",
        text=f"De trend van {lower(row['name'])} in {label} is grijs, van {row['first_year']} tot en met {row['last_year']}. Wat weet je dan?",
        note=chosen.note,
        facts=Facts(
            f"{row['name']} in {label}, {known.unit_text}", ("Jaar", "Cijfer"),
            tuple((str(year), number(value, known.decimals)) for year, value in values.items()),
        ),
        options=(
            Option("stabiel", "Het cijfer is stabiel: er veranderde weinig."),
            Option("midden", "De gemeente staat in het midden van de rangorde."),
            Option("weinig", "Er zijn te weinig metingen om iets te zeggen."),
            Option("onduidelijk", "Met deze metingen is geen duidelijke stijging of daling te vinden."),
        ),
        answer="onduidelijk",
        right=f"Grijs zegt alleen dat de lijn niet duidelijk stijgt of daalt. {span} Schrijf dus niet 'stabiel', maar 'geen duidelijke richting'.",
        look="Kijk in de tabel hoe ver de cijfers uit elkaar liggen, en wat een trend met jaren doet.",
        slips=(
            Slip("stabiel", "stabiel", f"Je las grijs als 'er gebeurde niets'. {span} Is dat stabiel?"),
            Slip("midden", "midden", "Dat is de positie. Een trend kijkt alleen naar de jaren van deze ene gemeente."),
            Slip("weinig", "weinig", f"Dan was het vak gearceerd. Hier zijn {number(row['points'])} metingen. Wat zeggen die samen?"),
        ),
        hints=("Hoe ver liggen het laagste en het hoogste cijfer uit elkaar?", "Gaat het door de jaren heen vooral één kant op, of op en neer?"),
        explanation=(
            f"{span} De rechte lijn door de {number(row['points'])} punten kan met 95 procent zekerheid nog stijgen én nog dalen.",
            *remarks(known, label),
            "Er zijn drie heel verschillende redenen voor grijs: er gebeurde weinig, het ging op en neer, of er gebeurde iets wat met zo weinig punten niet te zien is. De kleur zegt niet welke.",
        ),
    )  # fmt: skip


def both(monitor: Monitor, region: Region) -> Question:
    """A green trend with an unfavourable position."""

    def find(each: Region) -> pd.Series | None:
        found = colours_of(monitor, each)
        known = found[(found["position"] == -1) & (found["trend"] == 1)]
        return None if known.empty else known.iloc[0]

    chosen = case(monitor, region, find, f"Bij {region.label} is geen cijfer groen voor de trend en rood voor de positie.")
    row, label = chosen.found, chosen.region.label
    code, name = row.name, lower(row["name"])
    direction, first, last = monitor.catalogue[code].direction, int(row["first_year"]), int(row["last_year"])
    found = directions(monitor, code)
    judged = int((~np.isnan(found)).sum())
    alike = int((found == direction).sum())
    ranks = [ranking(monitor, code, year) for year in (first, last)]
    there, n = [int(each[chosen.region.code]) for each in ranks], [len(each) for each in ranks]
    return Question(
        id="groen_en_ongunstig",
        kind="several",
        text=f"{row['name']} in {label}: de trend is groen ({first} tot en met {last}), de positie is rood (plaats {number(row['rank'])} van {number(row['n'])} in {row['year']}). Welke zinnen mag je opschrijven?",
        note=chosen.note,
        options=(
            Option("trend", f"Van {first} tot en met {last} ging het cijfer van {label} de gunstige kant op."),
            Option("plaats", f"In {row['year']} stond {label} in het onderste kwart van de gemeenten met een cijfer."),
            Option("inhalen", f"{label} haalt zijn achterstand in."),
            Option("beleid", f"Het beleid van {label} werkt, want de trend is groen."),
            Option("fout", "Een van de twee kleuren moet een fout zijn."),
        ),
        answer=("trend", "plaats"),
        right="De trend vergelijkt de gemeente met zichzelf, de positie met andere gemeenten. Beide kunnen waar zijn. Zet ze in één zin, met de jaren erbij.",
        look="Vraag je bij elke zin af: gaat hij over deze gemeente door de jaren, over een vergelijking in één jaar, of over meer dan dat?",
        slips=(
            Slip(
                "inhalen", ("trend", "plaats", "inhalen"),
                f"Een zin vergelijkt de snelheid met die van andere gemeenten. Dat doet de trendkleur niet. Van de {number(judged)} gemeenten met een oordeel gingen er {number(alike)} dezelfde kant op. Wat zegt groen dan over inhalen?",
                _holds("inhalen"),
            ),
            Slip("beleid", ("trend", "plaats", "beleid"), "Een zin noemt een oorzaak. Een trend laat zien wat er gebeurde, niet waardoor.", _holds("beleid")),
            Slip("fout", ("trend", "plaats", "fout"), "Een zin zegt dat de kleuren niet samen kunnen. Waarmee vergelijkt de ene, en waarmee de andere?", _holds("fout")),
            Slip("een", ("trend",), "Die zin mag. Er is er nog een die letterlijk uit een van de kleuren volgt.", lambda answer: len(answer) == 1),
        ),
        hints=("Waarmee vergelijkt een trend? En waarmee vergelijkt een positie?", "Welke zinnen zeggen meer dan deze twee kleuren samen?"),
        explanation=(
            f"In {first} stond {label} op plaats {number(there[0])} van {number(n[0])}, in {last} op plaats {number(there[1])} van {number(n[1])}. Van de {number(judged)} gemeenten met een oordeel over {name} ging het er bij {number(alike)} de gunstige kant op.",
            "Als bijna iedereen de gunstige kant op gaat, dan is groen niets bijzonders. Wie wil weten of een gemeente inhaalt, vergelijkt de plaats of de afstand in twee jaren.",
        ),
    )  # fmt: skip


def _holds(key: str) -> Callable[[frozenset[str]], bool]:
    return lambda answer: key in answer


def chance(monitor: Monitor, region: Region) -> Question:
    """How many false colours among many tests?"""
    known, found = monitor.catalogue[CRIME], directions(monitor, CRIME)
    until = int(monitor.table(CRIME).columns[-1])
    n = int((~np.isnan(found)).sum())
    false = expected_false(n).expected
    real = int((np.abs(found) == 1).sum())
    own = int(colours_of(monitor, region)["trend"].notna().sum())
    mine = expected_false(own)
    return Question(
        id="hoeveel_toeval",
        kind="number",
        text=(
            f"Voor {lower(known.name)} kunnen we in {number(n)} gemeenten een trend geven. Stel dat er nergens iets verandert: alleen toeval laat de cijfers op en neer gaan, en elk jaar staat los van het vorige. "
            "We toetsen met 95 procent zekerheid. Hoeveel gemeenten krijgen dan toch groen of rood? Rond af op een heel getal."
        ),
        units=("gemeenten",),
        tolerance=1.0,
        answer=round(false),
        right=f"Vijf procent van {number(n)} is {number(false, 1)}. Wie genoeg vakken bekijkt, vindt altijd kleur. Vraag bij een opvallend vak dus hoeveel vakken er bekeken zijn.",
        look="Van de reeksen zonder verandering blijven er 95 van de 100 grijs. En de andere?",
        slips=(
            Slip("nul", 0, "Je verwachtte er geen. Bij 95 procent zekerheid gaat het 5 van de 100 keer mis. Hoeveel keer is dat hier?", lambda answer: answer.value == 0),
            Slip("omgekeerd", round(0.95 * n), "Je nam 95 procent. Dat zijn de gemeenten die terecht grijs blijven."),
            Slip("helft", round(n / 2), "Je dacht aan een muntje. De meeste reeksen zonder verandering blijven grijs: hoeveel procent krijgt toch een kleur?"),
            Slip("kwart", round(n / 4), "Een kwart hoort bij de positie. De trend heeft een andere regel."),
            Slip("alleen_groen", round(false / 2), "Je telde één kleur. Toeval geeft ongeveer even vaak groen als rood."),
            Slip("vijf", 5, "Vijf van de 100 klopt. Hoeveel gemeenten zijn het hier?"),
        ),
        hints=("Hoeveel van de 100 reeksen zonder verandering krijgen toch een kleur?", f"Hoeveel is 5 procent van {number(n)}?"),
        explanation=(
            f"5 procent van {number(n)} is {number(false, 1)}. In het echt hebben {number(real)} van deze gemeenten een richting bij {lower(known.name)}, gemeten tot en met {until}. Dat kan dus niet allemaal dit soort toeval zijn.",
            f"Voor {region.label} zelf kunnen we {number(own)} trends geven. Als er niets gebeurt, verwacht je daarvan {number(mine.expected, 1)} met een kleur; de kans op minstens één is {number(100 * mine.any)} procent. Blijft een cijfer dicht bij dat van het vorige jaar, dan komt het vaker voor.",
        ),
    )
