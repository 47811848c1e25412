"""Risks and chances: naming one figure's kind, and counting the figures that cannot be told."""

from __future__ import annotations

from typing import Any

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.goals.risks import BLANK, CREEPING, DOUBLE, KINDS, STRONG, TURNING, UNCLEAR, judged, kinds
from bwlab.regions import Region

UNKNOWN = "weet_niet"
#: The kind with the same place and the other movement, with the same movement and the other place, and with neither.
OTHERS = {
    DOUBLE: (TURNING, CREEPING, STRONG),
    CREEPING: (STRONG, DOUBLE, TURNING),
    TURNING: (DOUBLE, STRONG, CREEPING),
    STRONG: (CREEPING, TURNING, DOUBLE),
}
PREFERRED = (TURNING, CREEPING, DOUBLE, STRONG)  # a chance is taken for a risk most often


def kind(monitor: Monitor, region: Region) -> Question:
    """One figure with a clear trend: which of the four is it?"""

    def find(each: Region) -> Any:
        frame = kinds(monitor, each)
        return next((row for key in PREFERRED for row in frame[frame["kind"] == key].itertuples()), None)

    chosen = case(monitor, region, find, f"Voor {region.label} heeft geen cijfer een duidelijke trend.")
    row, label = chosen.found, chosen.region.label
    known, right = monitor.catalogue[row.indicator], KINDS[row.kind]
    move, place, both = OTHERS[row.kind]
    up = "stijgt" if row.direction > 0 else "daalt"
    better, way = ("meer" if known.direction > 0 else "minder"), ("gunstiger" if row.trend > 0 else "ongunstiger")
    low = row.position < 0
    stands = f"Plaats {number(row.rank)} van {number(row.n)} ligt {'in' if low else 'niet in'} het ongunstigste kwart"
    return Question(
        id="soort",
        kind="one",
        text=f"Dit weten we van één cijfer van {label}. We noemen het ongunstigste kwart ongunstig. Welke soort is dit?",
        note=chosen.note,
        facts=Facts(
            known.name,
            ("Wat", "Voor dit cijfer"),
            (
                ("Plaats (1 is het gunstigst)", f"{number(row.rank)} van {number(row.n)}, {row.year}"),
                (f"Trend {row.first_year} tot en met {row.last_year}", f"{up} duidelijk"),
                ("Gunstiger is", better),
            ),
        ),
        options=(*(Option(key, each.name[:1].upper() + each.name[1:]) for key, each in KINDS.items()), Option(UNKNOWN, "Dat kun je niet weten")),
        answer=row.kind,
        right=f"Dit cijfer {right.what}: dat heet {right.name}. De vraag die erbij hoort: {right.ask[:1].lower()}{right.ask[1:]}",
        look="Beantwoord eerst twee vragen apart: ligt de plaats in het ongunstigste kwart, en is deze trend gunstig?",
        slips=(
            Slip("richting", move, f"De plaats heb je goed gelezen. Het cijfer {up}, en {better} is hier gunstiger. Gaat het dus de gunstige kant op?"),
            Slip("plaats", place, f"De trend heb je goed gelezen. Kijk nog eens naar de plaats: hoeveel plaatsen telt een kwart van {number(row.n)}?"),
            Slip("omgedraaid", both, f"Plaats en trend zijn allebei omgedraaid. Plaats 1 is de gunstigste, en {better} is hier gunstiger."),
            Slip("te_streng", UNKNOWN, "Hier zijn een plaats en een duidelijke trend. Dan kun je wel kiezen. Bij veel andere cijfers ontbreekt een van de twee."),
        ),
        hints=(f"Hoeveel is een kwart van {number(row.n)}, en valt deze plaats bij de laatste zoveel?", f"Het cijfer {up}. Is dat hier gunstig?"),
        explanation=(
            f"{stands}. Het cijfer {up}, en {better} is gunstiger: het wordt dus {way}.",
            f"De mediaan van alle gemeenten bewoog in deze jaren {'dezelfde kant op. Het is dus niet alleen van hier.' if row.along else 'niet dezelfde kant op.'}",
        ),
    )


def told(monitor: Monitor, region: Region) -> Question:
    """How many figures have both a place and a trend, from the counts of what they lack."""
    frame = kinds(monitor, region)
    total, answer, blank = len(frame), judged(frame), int((frame["kind"] == BLANK).sum())
    present = frame[frame["kind"] != BLANK]
    one = int((present["trend_reason"] == "one").sum())
    few = total - blank - one - answer
    clear = answer - int((frame["kind"] == UNCLEAR).sum())
    return Question(
        id="te_beoordelen",
        kind="number",
        text=(
            f"De foto van {region.label} heeft {number(total)} cijfers met een gunstige kant. Bij elk cijfer dat hieronder wordt geteld, ontbreekt iets. "
            "Van hoeveel cijfers weet je zowel de plaats als de trend?"
        ),
        facts=Facts(
            region.label,
            ("Wat ontbreekt er?", "Cijfers"),
            (
                ("Er is hier geen cijfer", number(blank)),
                ("Er is één meting in acht jaar", number(one)),
                ("Te weinig metingen, een breuk, of te veel gemeenten gelijk", number(few)),
            ),
        ),
        units=("cijfers",),
        answer=answer,
        right=f"{number(answer)} van de {number(total)}. Noem dit getal als je een lijst met risico's laat zien: over de andere cijfers zegt zo'n lijst niets.",
        look="Elk cijfer staat in hoogstens één regel van de tabel. Trek alle regels af van het totaal.",
        slips=(
            Slip("met_cijfer", total - blank, "Zoveel cijfers zijn er hier wel. Maar bij een deel daarvan is er geen trend. Wat moet er nog af?"),
            Slip("ontbreekt", total - answer, "Zoveel cijfers vallen juist af. Gevraagd is hoeveel er overblijven."),
            Slip("een_meting", total - blank - one, "Je haalde de lege cijfers en die met één meting eraf. Ook met te weinig metingen is er geen trend."),
            Slip("leeg_telt", answer + blank, "Een leeg cijfer heeft geen plaats en geen trend. Het telt dus niet mee."),
            Slip("alleen_een", total - one, "Met één meting zie je geen trend. Dat geldt ook voor de andere regels van de tabel."),
        ),
        hints=(f"Hoeveel van de {number(total)} cijfers zijn er hier helemaal niet?", "Wat blijft er over als je alle drie de regels aftrekt?"),
        explanation=(
            f"{number(total)} min {number(blank)}, min {number(one)}, min {number(few)} is {number(answer)}.",
            _directions(clear, answer),
        ),
    )


def _directions(clear: int, told: int) -> str:
    """How many of the trends have a clear direction, and what it means where it is not."""
    if clear == told:
        return "Bij elk daarvan is de richting duidelijk."
    many = f"Bij {number(clear)} daarvan is de richting duidelijk" if clear else "Bij geen daarvan is de richting duidelijk"
    return f"{many}. Waar ze dat niet is, is dat ook een oordeel. Het betekent niet 'gelijk gebleven'."
