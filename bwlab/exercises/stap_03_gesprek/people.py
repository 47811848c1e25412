"""Who lives here, and whom a plan does not reach."""

from __future__ import annotations

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.dialogue.residents import YEAR, residents
from bwlab.policy.records.conversation import GROUPS
from bwlab.regions import Region


def children(monitor: Monitor, region: Region) -> Question:
    """A share of all inhabitants as a number of people."""
    why = f"Voor {region.label} zijn er geen leeftijden van {YEAR} in de grenzen van nu."
    chosen = case(monitor, region, lambda each: residents(monitor, each), why)
    found, label = chosen.found, chosen.region.label
    answer = found.population * found.young / 100
    share = number(found.young, 1)
    return Question(
        id="kinderen",
        kind="number",
        text=f"Je spreekt overdag mensen in de bibliotheek. Kinderen zitten dan op school. Hoeveel inwoners van {label} zijn jonger dan 15? Rond af op tientallen.",
        note=chosen.note,
        facts=Facts(
            f"{label}, 1 januari {YEAR} (CBS)",
            ("Wat", "Hoeveel"),
            (("Inwoners", number(found.population)), ("Deel jonger dan 15", f"{share} %"), ("Deel van 65 of ouder", f"{number(found.old, 1)} %")),
        ),
        units=("inwoners",),
        tolerance=max(6.0, 0.006 * answer),
        answer=answer,
        right=f"{share} procent van {number(found.population)} is ongeveer {found.people(found.young)}. Met een getal is een gat in je plan niet meer weg te praten.",
        look="Neem het deel jonger dan 15, deel het door honderd, en neem dat keer het aantal inwoners.",
        slips=(
            Slip("procent", found.young, "Dat is het deel, in procenten. Gevraagd is hoeveel mensen dat zijn."),
            Slip("ouderen", found.population * found.old / 100, "Dat zijn de mensen van 65 jaar of ouder. Kijk naar de regel erboven."),
            Slip("rest", found.population - answer, "Zoveel mensen zijn 15 of ouder. Gevraagd is wie jonger is."),
            Slip("nul_te_veel", 10 * answer, "Dit is tien keer zo veel. Deelde je door tien in plaats van door honderd?"),
            Slip("gedeeld", found.population / found.young, "Je deelde het aantal inwoners door het percentage. Neem één procent, en dat keer het percentage."),
        ),
        hints=("Hoeveel mensen is één procent van alle inwoners?", f"Wat is {number(found.population / 100)} keer {share}?"),
        explanation=(
            f"Eén procent van {number(found.population)} is {number(found.population / 100, 1)}. Dat keer {share} is ongeveer {found.people(found.young)}.",
            f"Hoeveel mensen in {label} tussen 15 en 25 zijn, staat niet in deze cijfers. Jongeren zijn dus met meer dan dit getal.",
        ),
    )


def gaps(region: Region) -> Question:
    """A small plan: which groups does nobody speak to?"""
    every = set(GROUPS)
    return Question(
        id="gat",
        kind="several",
        text=f"Een plan voor {region.label}, bedacht als voorbeeld. Met welke groepen is er in dit plan nog geen gesprek?",
        facts=Facts(
            "Voorbeeld van een gespreksplan",
            ("Waar", "Wie je er treft", "Wie je er mist"),
            (
                ("bibliotheek, dinsdag 14 uur", "inwoners", "mensen die overdag werken"),
                ("wijkcentrum, donderdag 10 uur", "inwoners, maatschappelijke organisaties", "niet ingevuld"),
                ("sportclub, zaterdag 11 uur", "inwoners", "mensen die niet sporten"),
            ),
        ),
        options=tuple(Option(key, name) for key, name in GROUPS.items()),
        answer=("jongeren", "bedrijven"),
        right="Jongeren en bedrijven staan in geen enkele regel. Drie gesprekken voelen als veel, en toch ontbreekt de helft van de groepen.",
        look="Lees alleen de middelste kolom. Welke van de vier groepen staat daar nergens?",
        slips=(
            Slip("alleen_jongeren", ("jongeren",), "Jongeren ontbreken, en er ontbreekt nog een groep. Wie staat er verder nergens?"),
            Slip("alleen_bedrijven", ("bedrijven",), "Bedrijven ontbreken, en er ontbreekt nog een groep. Wie staat er verder nergens?"),
            Slip("wie_er_wel_is", ("inwoners", "organisaties"), "Dit zijn juist de groepen die wel in het plan staan. Gevraagd is wie er ontbreekt."),
            Slip("iedereen", tuple(every), "Je koos alle vier. Twee groepen staan wel in de tabel: welke?"),
            Slip("sport_is_jong", ("bedrijven", "organisaties"), "Een sportclub lijkt een plek voor jongeren. In het plan staat dat je er inwoners treft. En de organisaties staan bij het wijkcentrum."),
        ),
        hints=("Welke groepen staan er in de kolom 'Wie je er treft'?", "Welke van de vier blijven er dan over?"),
        explanation=(
            "In de middelste kolom staan inwoners (drie keer) en maatschappelijke organisaties (één keer). Jongeren en bedrijven staan er niet.",
            f"De derde kolom zegt iets anders: wie van een groep je op die plek mist. Bij het wijkcentrum is die vraag nog niet gesteld. In {region.label} zou je dat als eerste aanvullen.",
        ),
    )
