"""Two roles that fill each other's gaps, and a mandate with holes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import date as date_words
from bwlab.policy import Candidate
from bwlab.policy.anchoring.appointing import QUALITIES, answer, covers, lacking
from bwlab.policy.monitoring.sight import term
from bwlab.regions import Region

SHOP, LIBRARY, DOCTOR = (
    Candidate(key=key, role=role, qualities=dict(zip(QUALITIES, answers.split(), strict=True)))
    for key, role, answers in (
        ("winkel", "voorzitter van de winkeliers", "ja nee nee ja nee"),
        ("bieb", "directeur van de bibliotheek", "ja ja ja nee deels"),
        ("arts", "huisarts in een wijkpraktijk", "nee ja ja nee ja"),
    )
)


def two_together(region: Region) -> Question:
    """Three roles and five qualities: which two have all of it together?"""
    assert covers((SHOP, DOCTOR)) and not covers((SHOP, LIBRARY)) and not covers((LIBRARY, DOCTOR))
    table = tuple((each.role, *(answer(each, key) for key in QUALITIES)) for each in (SHOP, LIBRARY, DOCTOR))
    return Question(
        id="paar",
        kind="one",
        text=f"Drie rollen die in {region.label} het gezicht van de agenda zouden kunnen zijn, verzonnen om te oefenen. Welke twee hebben samen alle vijf eigenschappen, met overal een ja?",
        facts=Facts("De rollen", ("Rol", *(name for name, _ in QUALITIES.values())), table),
        options=(
            Option("winkel_bieb", "De voorzitter van de winkeliers en de directeur van de bibliotheek"),
            Option("winkel_arts", "De voorzitter van de winkeliers en de huisarts"),
            Option("bieb_arts", "De directeur van de bibliotheek en de huisarts"),
            Option("bieb", "De directeur van de bibliotheek heeft niemand nodig"),
        ),
        answer="winkel_arts",
        right="Waar de een een nee heeft, heeft de ander een ja. Kijk bij jullie eigen rollen ook zo: niet wie de meeste ja's heeft, maar wie elkaar aanvult.",
        look="Ga de vijf kolommen langs. Staat er bij minstens één van de twee een ja?",
        slips=(
            Slip("deels", "winkel_bieb", "Bij de weg in de samenleving heeft de een nee en de ander deels. Deels is nog geen ja. Welke rol heeft daar een ja?"),
            Slip("tellen", "bieb_arts", "Die twee hebben samen de meeste ja's, maar bij bedrijven staat twee keer nee. Optellen laat dat gat niet zien. Welke rol vult het?"),
            Slip("alleen", "bieb", "Deze rol mist de weg in bedrijven, en in de samenleving staat deels. Wie vult dat aan?"),
        ),
        hints=("In welke kolom staat maar bij één rol een ja?", "Die rol hoort er dus zeker bij. Wat mist die, en wie heeft dat?"),
        explanation=(
            *(f"De {each.role} mist (deels): {', '.join(lacking(each))}." for each in (SHOP, LIBRARY, DOCTOR)),
            f"Alleen de voorzitter van de winkeliers kent de weg in bedrijven. De huisarts vult de andere drie gaten. Welke rollen zijn dat in {region.label}?",
        ),
    )


def mandate(region: Region, today: dt.date) -> Question:
    """A mandate of six lines: which ones need work?"""
    council = term(today)[1]
    lines = {
        "rol": "Rol: wethouder met brede welvaart in de portefeuille",
        "mag": "Mag: partners bij elkaar roepen zonder het eerst te vragen",
        "grens": "Mag niet: nog niets opgeschreven",
        "hulp": "Hulp in het gemeentehuis: de coördinator brede welvaart",
        "begin": f"Begin: {date_words(dt.date(today.year + 1, 1, 1))}",
        "einde": f"Einde: {date_words(dt.date(council.year + 1, 12, 31))}",
    }
    right = ("rol", "grens", "einde")
    said = {
        "rol": "Een wethouder is een gezicht uit het gemeentehuis. Zocht stap 8 dat?",
        "grens": "Bij 'mag niet' staat niets. Wat zegt de ambassadeur als iemand om geld vraagt?",
        "einde": f"De raadsperiode loopt tot ongeveer {date_words(council)}. Ligt het einde daarvoor of erna?",
        "mag": "Partners bij elkaar roepen is iets wat de ambassadeur zelf mag. Wat is daar nog open?",
        "hulp": "Er staat een functie bij de hulp, geen naam. Wat is daar nog open?",
        "begin": "Er is een dag om te beginnen, en die moet nog komen. Wat is daar nog open?",
    }
    return Question(
        id="mandaat",
        kind="several",
        text=f"Een mandaat voor een ambassadeur in {region.label}, verzonnen om te oefenen. Welke regels moeten anders voor iemand het tekent?",
        options=tuple(Option(key, text) for key, text in lines.items()),
        answer=right,
        right="Een rol buiten het gemeentehuis, een grens, en een einde binnen de raadsperiode. Leg jullie eigen mandaat hiernaast.",
        look="Vraag bij elke regel: van wie is dit gezicht, waar houdt het op, en wanneer?",
        slips=tuple(Slip(key, _flip(right, key), text, _off(key, right)) for key, text in said.items()),
        hints=("Welke rol zit nu al in het gemeentehuis?", f"Welke raad zit er na {date_words(council)}?"),
        explanation=(
            "Een wethouder als gezicht maakt de agenda weer van het bestuur. Een rol in de samenleving kan spreken als het college wisselt.",
            f"In {region.label} begint rond {date_words(council)} een nieuwe raadsperiode. Een mandaat dat daarna loopt, bindt een raad die er nog niet is.",
        ),
    )


def _flip(right: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(each for each in right if each != key) if key in right else (*right, key)


def _off(key: str, right: tuple[str, ...]) -> Callable[[frozenset[str]], bool]:
    return lambda answer: (key in answer) != (key in right)
