"""Judging: the pace of a target, what is open in an agenda, and a goal that is SMART but beside the point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import in_words, lower, own
from bwlab.exercises.stap_04_agenda.timing import goal_of
from bwlab.formats import date as date_words
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy import Activity, AgendaItem, Contribution, Goal
from bwlab.policy.acting.canvas import lacking
from bwlab.policy.goals.reach import Reach
from bwlab.policy.goals.smart import RARE
from bwlab.regions import Region

SELDOM = 0.985  # a target that one or two in a hundred reached
FAST = ("vrijwilligerswerk", "contact", "tevredenheid_leven", "geregistreerde_misdrijven_per_1000")
COMMON = "geregistreerde_misdrijven_per_1000"  # every municipality has it


def seldom(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A target that was reached now and then: what does that say?"""

    def find(each: Region) -> tuple[Goal, Reach] | None:
        made = (goal_of(monitor, each, code, today.year + 2, SELDOM) for code in FAST)
        return next((found for found in made if found and 0 < found[1].share < RARE), None)

    chosen = case(monitor, region, find, f"{region.label} heeft geen cijfer met een doel dat zo zeldzaam is.")
    goal, way = chosen.found
    known, label = monitor.catalogue[goal.indicator], chosen.region.label
    unit = "procentpunt" if known.unit_text == "procent" else known.unit_text
    step = quantity(way.wanted, known.decimals, unit)
    share = number(100 * way.share, 1)
    return Question(
        id="tempo",
        kind="one",
        text=(
            f"Een plan voor {label} wil dat het cijfer voor {lower(known.name)} van {in_words(known, way.now)} ({way.year}) naar {in_words(known, goal.target.value)} gaat in "
            f"{goal.target.year}. Zo'n stap van {step} kwam {number(way.pace.reached)} van de {number(way.pace.chances)} keer voor. Wat zeg je van de R?"
        ),
        note=chosen.note,
        options=(
            Option("kan", "De R klopt: het is gebeurd, dus het kan hier ook."),
            Option("zeldzaam", "De R vraagt een reden: het gebeurde zelden, dus schrijf op waarom het hier wel zou gaan."),
            Option("kans", f"De kans dat het {label} lukt, is {share} procent."),
            Option("nooit", "De R klopt niet: zo'n doel mag er niet staan."),
        ),
        answer="zeldzaam",
        right="Zeldzaam is geen verbod. Het vraagt een reden, een later jaar, of een kleinere stap. Zet in de nota hoe vaak het gebeurde.",
        look="Wat weet je over andere gemeenten, en wat weet je daarmee over je eigen gemeente?",
        slips=(
            Slip("kan", "kan", f"Het gebeurde {number(way.pace.reached)} van de {number(way.pace.chances)} keer. Dat is {share} procent. Is een uitzondering genoeg reden?"),
            Slip("kans", "kans", "Dit telt keren bij alle gemeenten, met perioden die overlappen. Het is geen kans voor één gemeente met één plan. Wat zegt het dan wel?"),
            Slip("nooit", "nooit", "Het is een paar keer gebeurd, dus onmogelijk is het niet. Wat moet er bij staan om zo'n doel te kunnen verdedigen?"),
        ),
        hints=("Kwam het voor, of nooit?", "Wat zou je willen weten van de gemeenten waar het wel zo ging?"),
        explanation=(
            f"{number(way.pace.reached)} van de {number(way.pace.chances)} keer is {share} procent. Het ging om {number(way.pace.movers)} van de {number(way.pace.regions)} gemeenten, in {number(way.span)} jaar.",
            f"Van {in_words(known, way.now)} naar {in_words(known, goal.target.value)} vraagt dus iets wat bijna nergens gebeurde. Bij bwlab heet dat zeldzaam onder {number(100 * RARE)} procent: dat is een afspraak, geen wet.",
        ),
    )


def still_open(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A small agenda: which lines belong under "Wie doet mee?"."""
    items = _items(today)
    right = tuple(key for key, item in items.items() if lacking(item))
    said = {
        "club": "Eén partner staat er wel, maar heeft nog niets toegezegd. Kun je daar al op rekenen?",
        "ntb": "Bij één regel staat 'n.t.b.' als eigenaar. Weet je daarmee wie je moet bellen?",
        "doorlopend": "Eén activiteit heeft geen einde. Wanneer kun je dan zeggen dat ze klaar is?",
        "folder": "Eén regel doet de gemeente helemaal alleen. Staat er wie er nog meedoet?",
        "lokaal": "Nul euro is ook een antwoord: dit kost geen geld, en wat er nodig is, staat erbij. Is daar nog iets open?",
        "deuren": "De regel over de deuren heeft alles: een eigenaar, een toezegging, middelen en twee data. Is daar nog iets open?",
    }
    return Question(
        id="open",
        kind="several",
        text=f"Een agenda voor {region.label}, verzonnen om te oefenen. Welke regels horen bovenaan, onder 'Wie doet mee?'",
        facts=Facts("De agenda", ("Activiteit", "Eigenaar", "Partner", "Middelen", "Begin en einde"), tuple(_row(item) for item in items.values())),
        options=tuple(Option(key, item.activity.text) for key, item in items.items()),
        answer=right,
        right="Wat open is, zet je bovenaan: geen eigenaar, geen partner, geen toezegging of geen datum. Nul euro is ingevuld. Zo wordt een agenda een uitnodiging.",
        look="Loop per regel vier dingen na: wie trekt het, welke partner zei ja, waarmee, en van wanneer tot wanneer?",
        slips=tuple(Slip(key, _flip(right, key), text, _off(key, right)) for key, text in said.items()),
        hints=("Bij welke regels staat een naam of functie, en bij welke alleen een afkorting?", "Bij welke partner staat dat hij het heeft toegezegd?"),
        explanation=(
            *(f"{item.activity.text}: {'nog ' + ' en '.join(lacking(item)) if lacking(item) else 'niets open'}." for item in items.values()),
            f"Leg de agenda van {region.label} er zo naast: elke lege plek is een telefoontje.",
        ),
    )


def to_the_point(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Four goals with every letter; which one is about people and asks a change?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, (COMMON,)), f"{region.label} heeft dit cijfer niet.")
    (known, value, year), label, then = chosen.found, chosen.region.label, today.year + 3
    step = 10.0**-known.decimals
    better, worse = (round(value + sign * max(0.05 * value, step), known.decimals) for sign in (known.direction, -known.direction))
    name = lower(known.name)
    return Question(
        id="naast",
        kind="one",
        text=(
            f"Vier doelen voor {label}, met een eigenaar en een kijkdag die klopt. In {year} was het cijfer voor {name} hier {in_words(known, value)}; minder is gunstiger. "
            "Welk doel is SMART en ook raak: het vraagt iets dat anders wordt?"
        ),
        note=chosen.note,
        options=(
            Option("kopie", f"Eind {then} hebben 40 ondernemers een gesprek gehad over veiligheid."),
            Option("al_daar", f"In {then} is het cijfer voor {name} hoogstens {in_words(known, worse)}."),
            Option("geld", f"In {then} geeft {label} per inwoner 5 euro meer uit aan veiligheid."),
            Option("raak", f"In {then} is het cijfer voor {name} hoogstens {in_words(known, better)}."),
        ),
        answer="raak",
        right="Dit doel vraagt een waarde die er nog niet is, van iets dat mensen meemaken. Leg elk doel naast de vraag: wat is er dan anders, en voor wie?",
        look="Welk doel is pas gehaald als er iets verandert, en niet als jullie iets hebben gedaan of uitgegeven?",
        slips=(
            Slip("kopie", "kopie", "De gesprekken zijn werk dat je kunt tellen. Dit doel is gehaald zodra ze gevoerd zijn, ook als er niets verandert. Welke zin gaat over wat er daarna is?"),
            Slip("al_daar", "al_daar", f"Met {in_words(known, value)} zit {label} daar al onder. Dit doel vraagt niets. Welke waarde is er nog niet?"),
            Slip("geld", "geld", "Geld is een middel. Je kunt meer uitgeven zonder dat er iets verandert. Welke zin gaat over wat mensen meemaken?"),
        ),
        hints=(f"Welke waarden zijn gunstiger dan {in_words(known, value)}?", "Welke doelen zijn gehaald zodra jullie klaar zijn, of het nu iets uitmaakt of niet?"),
        explanation=(
            f"In {label} was het cijfer in {year} {in_words(known, value)}. Hoogstens {in_words(known, worse)} is dus al gehaald; hoogstens {in_words(known, better)} nog niet.",
            "Ook het goede doel zegt niets over de oorzaak. Geregistreerde misdrijven hangen bijvoorbeeld ook af van hoe vaak mensen aangifte doen.",
        ),
    )


def _items(today: dt.date) -> dict[str, AgendaItem]:
    begin, end = dt.date(today.year + 1, 1, 1), dt.date(today.year + 1, 12, 31)

    def item(text: str, owner: str, who: str, agreed: bool, euros: float, means: str = "", until: dt.date | None = end) -> AgendaItem:
        partners = [Contribution(who=who, agreed=agreed)] if who else []
        return AgendaItem(activity=Activity(text=text), owner=owner, contributions=partners, euros=euros, means=means, start=begin, end=until)

    return {
        "deuren": item("Langs de deuren gaan", "teamleider wijken", "bewonersgroep", True, 10_000),
        "club": item("Een open dag op het sportpark", "beleidsmedewerker sport", "sportverenigingen", False, 4_000),
        "ntb": item("Een beweegroute aanleggen", "n.t.b.", "wandelclub", True, 60_000),
        "doorlopend": item("Een spreekuur in de bibliotheek", "teamleider welzijn", "bibliotheek", True, 15_000, until=None),
        "folder": item("Een folder over hulp in de buurt", "communicatieadviseur", "", False, 2_000),
        "lokaal": item("Huiswerkles na schooltijd", "beleidsmedewerker jeugd", "vrijwilligers van de school", True, 0, "een lokaal van de school"),
    }


def _row(item: AgendaItem) -> tuple[str, ...]:
    partner = next((f"{each.who}, {'toegezegd' if each.agreed else 'nog niet toegezegd'}" for each in item.contributions), "")
    means = ", ".join(part for part in (quantity(item.euros, 0, "€"), item.means) if part)
    return item.activity.text, item.owner, partner, means, f"{date_words(item.start)} tot {date_words(item.end) if item.end else ''}".removesuffix(" tot ")


def _flip(right: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(each for each in right if each != key) if key in right else (*right, key)


def _off(key: str, right: tuple[str, ...]) -> Callable[[frozenset[str]], bool]:
    return lambda answer: (key in answer) != (key in right)
