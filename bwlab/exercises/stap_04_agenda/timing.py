"""When a figure appears: the year it is about, the year it comes, and a day on which nobody can see it."""

from __future__ import annotations

import datetime as dt

import numpy as np

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import LATE, appears, in_words, lower, own
from bwlab.formats import number
from bwlab.method.pace import changes
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.policy import Goal, Target
from bwlab.policy.goals.reach import Reach, reach
from bwlab.policy.goals.smart import RARE
from bwlab.policy.monitoring.publication import first_over, published, rhythm
from bwlab.regions import Region

HEALTH = "ervaren_gezondheid"
PACED = ("contact", "vrijwilligerswerk", "tevredenheid_leven", "geregistreerde_misdrijven_per_1000")
OFTEN = 0.6  # a target that four in ten reached: no reason to doubt its pace
OWNER = "programmamanager"


def appearing(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """An activity ends in a year; in which year does the figure of that year appear?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, LATE), f"{region.label} heeft geen cijfer dat zo laat verschijnt.")
    known, done = chosen.found.indicator, today.year + 1
    right = published(known, done).year
    years = [done, done + 1, right, right + 1]
    return Question(
        id="verschijnt",
        kind="one",
        text=(
            f"Een activiteit is klaar op 31 december {done}. Het doel hangt aan het cijfer voor {lower(known.name)}. Dat wordt elk jaar gemeten en verschijnt ongeveer "
            f"{known.lag_months} maanden na het einde van het jaar. In welk jaar verschijnt het cijfer over {done}?"
        ),
        note=chosen.note,
        options=tuple(Option(str(year), f"In {year}") for year in dict.fromkeys(years)),
        answer=str(right),
        right=f"Het cijfer over {done} verschijnt rond {appears(known, done)}. Zet bij een doel altijd twee jaren: waar het cijfer over gaat, en wanneer het er is.",
        look=f"Begin bij 31 december {done} en tel {known.lag_months} maanden verder. In welk jaar kom je uit?",
        slips=(
            Slip("zelfde", str(done), f"In {done} loopt het jaar nog. Een cijfer over een heel jaar kan er dan niet zijn. Wanneer is het jaar voorbij?"),
            Slip("jaar_erna", str(done + 1), f"Een jaar na {done} zijn er pas twaalf maanden voorbij. Hoeveel maanden duurt het bij dit cijfer?"),
            Slip("te_laat", str(right + 1), f"Je telde een jaar te veel. Begin te tellen op 31 december {done}, niet een jaar later."),
        ),
        hints=(f"Hoeveel hele jaren zitten er in {known.lag_months} maanden, en hoeveel maanden blijven over?", f"Waar kom je uit, {known.lag_months} maanden na 31 december {done}?"),
        explanation=(
            f"31 december {done} plus {known.lag_months} maanden is rond {appears(known, done)}. Voor {chosen.region.label} is het nieuwste cijfer in onze reeks van {chosen.found.year}: {in_words(known, chosen.found.value)}.",
            "Dit is gerekend met hoe lang het tot nu toe duurde. De bron heeft nog niets aangekondigd.",
        ),
    )


def next_round(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A figure that is measured every four years: which year is the first that can show it?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, (HEALTH,)), f"{region.label} heeft dit cijfer niet.")
    known, every = chosen.found.indicator, rhythm(chosen.found.indicator)
    previous = first_over(monitor, HEALTH, today.year).year
    done = previous + 1
    right = first_over(monitor, HEALTH, done).year
    return Question(
        id="ronde",
        kind="number",
        text=(
            f"{known.name} wordt elke vier jaar gemeten: in 2016, in 2020, en zo verder. In 2022 was er één extra meting. Een beweegroute is klaar in {done}. "
            "Over welk jaar gaat de eerste meting die dat jaar of later valt, als het ritme zo blijft?"
        ),
        note=chosen.note,
        answer=right,
        right=f"De rondes zijn 2016, 2020, en dan elke vier jaar. De eerste vanaf {done} is {right}. Bij zo'n cijfer past een tussentijdse telling van jezelf.",
        look="Schrijf de rondes op vanaf 2020, met steeds vier jaar ertussen. Welke is de eerste die niet voor het eindjaar ligt?",
        slips=(
            Slip("zelfde", done, f"In {done} is er geen ronde. Tel vanaf 2020 in stappen van vier."),
            Slip("vorige", previous, f"De ronde van {previous} valt voor het eindjaar. Dan is de route nog niet klaar. Welke ronde komt daarna?"),
            Slip("extra", next(year for year in range(2022, done + every + 1, every) if year >= done), "Je telde vanaf 2022. Dat was een extra meting, buiten het ritme. Tel vanaf 2020."),
            Slip("verschijnt", published(known, right).year, f"In dat jaar verschijnt het cijfer. Gevraagd is over welk jaar het gaat: de enquête zelf is {number(published(known, right).year - right)} jaar eerder."),
        ),
        hints=("Welke jaren hebben een ronde, als 2016 en 2020 er twee zijn?", f"Welke van die jaren is de eerste die niet voor {done} ligt?"),
        explanation=(
            f"Vanaf 2020 zijn de rondes om de vier jaar: {previous - every}, {previous}, {right}. De route is klaar in {done}, dus de eerste die telt, is {right}.",
            f"Het cijfer over {right} verschijnt rond {appears(known, right)}. In {chosen.region.label} was het in {chosen.found.year} {in_words(known, chosen.found.value)}.",
        ),
    )


def missing_letter(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A goal in which everything is filled in, and one letter still fails."""
    chosen = case(monitor, region, lambda each: _paced(monitor, each, today), f"{region.label} heeft geen cijfer waarvan we het tempo kennen.")
    goal, way = chosen.found
    known, label, year = monitor.catalogue[goal.indicator], chosen.region.label, goal.target.year
    appeared = appears(known, year)
    return Question(
        id="letter",
        kind="one",
        text=f"Een doel voor {label}: 'In {year} is het cijfer voor {lower(known.name)} {in_words(known, goal.target.value)} of gunstiger.' Alles lijkt ingevuld. Welke letter klopt niet?",
        note=chosen.note,
        facts=Facts(
            "Het doel",
            ("Wat", "Ingevuld"),
            (
                ("Cijfer", f"{known.name}, {known.unit}"),
                ("Nu", f"{in_words(known, way.now)} in {way.year}"),
                ("Bron", known.source),
                ("Eigenaar", OWNER),
                ("Zo ver ging het eerder", f"{number(way.pace.reached)} van de {number(way.pace.chances)} keer, in {number(way.span)} jaar"),
                ("Het cijfer over een jaar verschijnt", f"ongeveer {number(known.lag_months)} maanden na dat jaar"),
                ("Wanneer de raad kijkt", f"1 januari {year + 1}"),
            ),
        ),
        options=(
            Option("S", "S: het is niet duidelijk welk cijfer en voor wie"),
            Option("M", "M: er is geen waarde, eenheid of bron"),
            Option("A", "A: er staat niemand voor"),
            Option("R", "R: zo snel ging het nog nooit"),
            Option("T", "T: op de dag dat men kijkt, is het er nog niet"),
        ),
        answer="T",
        right=f"Er staat een jaar en een dag, en toch klopt de T niet: het cijfer over {year} verschijnt rond {appeared}. Leg de kijkdag na die maand.",
        look="Loop de rijen van de tabel langs. Welke twee passen niet bij elkaar?",
        slips=(
            Slip("s", "S", f"Het cijfer staat erbij, en het gaat over {known.population}. Dat is specifiek. Kijk naar de laatste twee rijen."),
            Slip("m", "M", f"De waarde is {in_words(known, goal.target.value)}, en de bron staat erbij. Meten kan. Maar wanneer?"),
            Slip("a", "A", f"Er staat een functie bij: de {OWNER}. Kijk naar de laatste twee rijen."),
            Slip("r", "R", f"Zo ver ging het {number(way.pace.reached)} van de {number(way.pace.chances)} keer. Dat is niet zeldzaam. Welke rij gaat over de dag?"),
        ),
        hints=(f"Wanneer is het jaar {year} voorbij?", f"Is het cijfer over {year} er op 1 januari {year + 1}?"),
        explanation=(
            f"Het cijfer over {year} verschijnt ongeveer {number(known.lag_months)} maanden na dat jaar, dus rond {appeared}. De raad kijkt op 1 januari {year + 1}: te vroeg.",
            f"In {label} was het in {way.year} {in_words(known, way.now)}. Van die waarde naar de streefwaarde is een stap die {number(way.pace.reached)} van de {number(way.pace.chances)} keer gezet is.",
        ),
    )


def _paced(monitor: Monitor, region: Region, today: dt.date) -> tuple[Goal, Reach] | None:
    """A goal whose pace is not seldom and whose figure comes at least a month after the year."""
    for code in PACED:
        made = goal_of(monitor, region, code, today.year + 2, OFTEN)
        if made and made[1].share >= RARE and monitor.catalogue[code].lag_months:
            return made
    return None


def goal_of(monitor: Monitor, region: Region, code: str, year: int, often: float) -> tuple[Goal, Reach] | None:
    """A goal that asks what a share ``often`` of all past changes did not reach; None where there is nothing to ask."""
    found = own(monitor, region, (code,))
    if found is None:
        return None
    series, known = series_of(monitor, code), found.indicator
    changed = next((each for span in range(year - found.year, 0, -1) if (each := changes(series.years, series.values, span, series.breaks)[0]).size), None)
    if changed is None:
        return None
    wanted = max(float(np.nanquantile(known.direction * changed, often)), 10.0**-known.decimals)
    value = round(found.value + known.direction * wanted, known.decimals)
    if not 0 <= value <= (100 if known.unit_short == "%" else np.inf):
        return None
    goal = Goal(key=code, indicator=code, text=known.name, owner=OWNER, target=Target(value=value, year=year), due=dt.date(year + 1, 1, 1))
    way = reach(goal, monitor, region.code)
    return None if way is None or way.share is None else (goal, way)
