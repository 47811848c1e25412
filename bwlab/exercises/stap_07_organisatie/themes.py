"""Main fields beside themes, and money that moves: nothing counts twice, and what one gets another gives."""

from __future__ import annotations

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_07_organisatie.figures import FIELDS, NO_BUDGET, euros, inside, newest
from bwlab.formats import number
from bwlab.monitor import Monitor, finance
from bwlab.regions import Region

SHARED, SAFE, SCHOOL = "sport_cultuur_recreatie", "veiligheid", "onderwijs"
LEAST = 4  # euro: the amounts of the question lie apart
SHARE = 0.02  # of the largest field that moves


def twice(monitor: Monitor, region: Region) -> Question:
    """Three main fields, one of them under two themes: how much is it together?"""

    def find(each: Region) -> tuple[int, dict[str, int]] | None:
        found = newest(monitor, each)
        rounded = {field: round(value) for field, value in found[1].items()} if found else {}
        return (found[0], rounded) if rounded.get(SHARED, 0) >= LEAST else None

    chosen = case(monitor, region, find, f"{region.label} {NO_BUDGET}")
    (year, spent), label = chosen.found, chosen.region.label
    shared, total = spent[SHARED], spent[SHARED] + spent[SAFE] + spent[SCHOOL]
    return Question(
        id="dubbel",
        kind="one",
        text=(
            f"In een indeling van {label} staat {inside(SHARED)} bij twee thema's: gezondheid en samenleving. De indeling is verzonnen, de bedragen zijn echt. "
            f"Hoeveel wil {label} in {year} per inwoner uitgeven aan deze drie hoofdtaken samen?"
        ),
        note=chosen.note,
        facts=Facts(
            f"Begroting {year} naast thema's (bron bedragen: {finance.SOURCE})",
            ("Thema", "Hoofdtaak", "Per inwoner"),
            tuple((theme, FIELDS[field], euros(spent[field])) for theme, field in (("Gezondheid", SHARED), ("Samenleving", SHARED), ("Veiligheid", SAFE), ("Menselijk kapitaal", SCHOOL))),
        ),
        options=tuple(
            Option(key, euros(value)) for key, value in sorted({"dubbel": total + shared, "samen": total, "half": total - shared // 2, "zonder": total - shared}.items(), key=lambda pair: pair[1])
        ),
        answer="samen",
        right="Elke hoofdtaak telt één keer, ook als ze bij twee thema's staat. Tel daarom nooit thema's op tot een totaal.",
        look="Hoeveel hoofdtaken zijn het, en hoe vaak staat elke hoofdtaak in de tabel?",
        slips=(
            Slip("dubbel", "dubbel", f"Je telde {inside(SHARED)} twee keer. Dezelfde euro's dienen twee thema's, maar ze worden één keer uitgegeven."),
            Slip("half", "half", "Je telde maar de helft mee. Ook als je het over twee thema's verdeelt, is het samen het hele bedrag."),
            Slip("zonder", "zonder", f"Je liet {inside(SHARED)} weg. Twee thema's is geen reden om het niet te tellen. Hoe vaak dan wel?"),
        ),
        hints=("Welke hoofdtaak staat twee keer in de tabel?", "Hoe vaak worden die euro's uitgegeven?"),
        explanation=(
            f"{euros(shared)} plus {euros(spent[SAFE])} plus {euros(spent[SCHOOL])} is {euros(total)} per inwoner.",
            f"Wie de vier regels optelt, komt op {euros(total + shared)}: dat geld bestaat in {label} niet. Thema's overlappen. Dat is geen fout van de indeling, maar optellen kan dan niet.",
        ),
    )


def zero(monitor: Monitor, region: Region) -> Question:
    """Money moves between three main fields: what has to come from the last?"""
    chosen = case(monitor, region, lambda each: newest(monitor, each), f"{region.label} {NO_BUDGET}")
    (year, spent), label = chosen.found, chosen.region.label
    gets, first, second = sorted(spent, key=spent.__getitem__, reverse=True)[:3]
    more = max(10, round(SHARE * spent[gets]))
    gives = int(0.4 * more)
    right = more - gives
    return Question(
        id="schuif",
        kind="number",
        text=(
            f"Een voorstel voor {label}, verzonnen om te oefenen: in de begroting van {year} gaat er {euros(more)} per inwoner naar {inside(gets)}. "
            f"Van {inside(first)} komt {euros(gives)} per inwoner. De rest komt van {inside(second)}. Het totaal blijft gelijk. Hoeveel euro per inwoner gaat er af bij {inside(second)}?"
        ),
        note=chosen.note,
        facts=Facts(
            f"Begroting {year}, per inwoner (bron: {finance.SOURCE})",
            ("Hoofdtaak", "Nu", "Voorstel"),
            tuple((FIELDS[field], euros(spent[field]), said) for field, said in ((gets, f"{euros(more)} erbij"), (first, f"{euros(gives)} eraf"), (second, "de rest eraf"))),
        ),
        answer=right,
        others=(-right,),
        units=("euro per inwoner",),
        right="Erbij en eraf zijn samen nul. Zet in een voorstel altijd twee zinnen: wie krijgt, en wie betaalt.",
        look="Wat erbij komt, gaat er ergens af. Hoeveel is er al gevonden, en hoeveel nog niet?",
        slips=(
            Slip("alles", more, f"Dan betaalt deze hoofdtaak alles. Er komt al {euros(gives)} van {inside(first)}. Hoeveel blijft er over?"),
            Slip("optellen", more + gives, "Je telde erbij en eraf bij elkaar op. Samen moeten ze nul zijn."),
            Slip("zelfde", gives, f"Dat is wat {inside(first)} geeft. Samen met nog eens zoveel kom je niet op {euros(more)}."),
            Slip("nul", 0, "Dan komt er geld bij dat er niet was. Het totaal moet gelijk blijven."),
            Slip("over", round(spent[second] - right), "Dat is wat er overblijft. Gevraagd is hoeveel eraf gaat."),
        ),
        hints=(f"Hoeveel van de {euros(more)} is al gevonden?", "Wat blijft er dan nog te vinden over?"),
        explanation=(
            f"{euros(more)} erbij, {euros(gives)} eraf, dus nog {euros(right)} eraf: samen nul. Voor {inside(second)} is dat {number(100 * right / spent[second], 1)} procent van {euros(spent[second])}.",
            f"Wat de verschuiving in {label} doet, nu, later en elders, staat hier niet. Dat is een aanname, tot er een bron bij staat.",
        ),
    )
