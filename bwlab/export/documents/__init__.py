"""The documents made from a dossier: what each holds, what it still needs, and which function writes it.

A document is written by a function ``(desk) -> bytes`` of a module in this room. The module is imported when its
document is made, since Word, Excel and typst take a second to load.
"""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bwlab.dossier.files import safe_name
from bwlab.policy.learning.experiments import begun


@dataclass(frozen=True)
class Desk:
    """What every document is made from.

    Attributes
    ----------
    dossier : Dossier
    monitor : Monitor
    region : Region
    today : datetime.date
        Stands in the documents.
    style : HouseStyle
    """

    dossier: Any
    monitor: Any
    region: Any
    today: dt.date
    style: Any


@dataclass(frozen=True)
class Document:
    """One document.

    Attributes
    ----------
    kind : str
        What a notebook calls it; the same for two files with the same content.
    ending : str
        "docx", "pdf", "xlsx" or "ics".
    word : str
        First word of its file name.
    maker : str
        The function that writes it.
    about : str
        What is in it, as a sentence.
    lacks : callable
        Says of a dossier what is missing, and in which notebook that is made; "" when it can be made.
    module : str
        Where ``maker`` lives; ``kind`` unless given.
    """

    kind: str
    ending: str
    word: str
    maker: str
    about: str
    lacks: Callable[[Any], str] = lambda dossier: ""
    module: str = ""

    def name(self, region: Any) -> str:
        """Of its file: "agenda Tilburg.docx"."""
        return f"{self.word} {safe_name(region.label)}.{self.ending}"

    def write(self, desk: Desk) -> bytes:
        """The document itself."""
        return getattr(importlib.import_module(f"{__name__}.{self.module or self.kind}"), self.maker)(desk)


def filled(records: list[Any]) -> list[Any]:
    """The records in which something was filled in; a draft with nothing but its key and what it began with says nothing."""
    return [each for each in records if _says(each)]


def worded(records: list[Any], *belongs: str) -> list[Any]:
    """The records that say more than what they belong to; ``belongs`` names the fields that point there."""
    return [each for each in records if _says(each.model_copy(update=dict.fromkeys(belongs, "")))]


def _says(value: Any) -> bool:
    if hasattr(value, "model_dump"):
        began = type(value).model_fields
        return any(_says(part) for name, part in value if name != "key" and part != began[name].get_default(call_default_factory=True))
    return bool(value) or value == 0


def _no_agenda(dossier: Any) -> str:
    if filled(dossier.goals) or filled(dossier.agenda):
        return ""
    return "Er zijn nog geen doelen en geen activiteiten. Doelen kies je in stap 2, activiteiten in stap 4."


def _nothing_together(dossier: Any) -> str:
    """The agenda in Word also holds what step 5 chose over the border; for Excel that is no line with a date or an amount."""
    over = filled(dossier.facilities) or any(each.level or each.why for each in dossier.regional) or dossier.note("stap_05", "visie")
    return "" if over else _no_agenda(dossier)


def _no_canvas(dossier: Any) -> str:
    return "" if filled(dossier.goals) else "Er is nog geen doel. Doelen kies je in stap 2."


def _no_plan(dossier: Any) -> str:
    if filled(dossier.conversations) or filled(dossier.voices):
        return ""
    return "Er is nog geen gesprek gepland en geen stem opgeschreven. Dat doe je in stap 3."


def _no_college(dossier: Any) -> str:
    if filled(dossier.portfolios) or any(key.startswith("stap_06/voorstel_") for key in dossier.notes):
        return ""
    return "Er is nog geen portefeuille en geen voorstel. Die maak je in stap 6."


def _no_organisation(dossier: Any) -> str:
    if any(_says(value) for _, value in dossier.assignment) or filled(dossier.trainings):
        return ""
    return "Er is nog geen opdracht en geen leerplan. Die maak je in stap 7."


def _no_indicator_plan(dossier: Any) -> str:
    if filled(dossier.plan) or any(goal.indicator for goal in dossier.goals):
        return ""
    return "Er staat nog geen cijfer in het indicatorenplan en geen cijfer bij een doel. Het plan maak je in stap 9."


def _no_calendar(dossier: Any) -> str:
    known = dossier.pc_days or any(item.evaluated for item in dossier.agenda)
    return "" if known else _no_indicator_plan(dossier)


def _no_budget(dossier: Any) -> str:
    """The figures are there for every municipality; the file is for who was at work on the budget."""
    own = filled(dossier.programmes) or filled(dossier.influences) or dossier.field_themes
    return "" if own or "stap_07" in dossier.visits else "De begroting bekijk je in stap 7."


def _nothing_learned(dossier: Any) -> str:
    """Something tried, something guessed that has its answer, or something said of it."""
    known = [each for each in (*dossier.predictions, *dossier.forecasts) if each.truth is not None]
    said = any(dossier.note("stap_10", key) for key in ("goed", "niet", "agenda", "nieuw", "vieren"))
    return "" if begun(dossier.experiments) or known or said else "Er is nog geen proef, geen schatting en geen terugblik. Dat doe je in stap 10."


# Notes of phase 1: the parts of a vision, and the paragraph. By name, since what judges them takes a second to load.
WRITTEN = ("visie", "visie_hier", "visie_later", "visie_elders", "akkoord")


def _nothing_of_the_cycle(dossier: Any) -> str:
    """What the six phases made; who is at the table counts, where somebody is named."""
    made = (dossier.arrows, dossier.interventions, dossier.scenarios, dossier.options, dossier.council, dossier.staying, dossier.resident_plan)
    later = (
        (dossier.expected, "goal", "option"), (dossier.considerations, "goal", "option"), (dossier.heard, "goal"), (dossier.decisions, "goal"), (dossier.agreements, "goal"),
        (dossier.logbook, "activity", "agreement"), (dossier.evaluations, "goal"), (dossier.arrow_reviews, "arrow"),
    )  # fmt: skip
    if any(filled(records) for records in made) or any(worded(*records) for records in later) or any(each.contact for each in dossier.contacts) or any(dossier.note("fase_1", key) for key in WRITTEN):
        return ""
    return "Er is nog geen visie, beleidstheorie, scenario, keuze of besluit, en geen logboek of evaluatie. Die maak je in de zes fasen van de beleidscyclus."


def _nothing_to_decide(dossier: Any) -> str:
    """An option, an expectation or a decision: a goal alone is nothing to decide about yet."""
    if worded(dossier.options, "goal") or worded(dossier.expected, "goal", "option") or worded(dossier.decisions, "goal"):
        return ""
    return "Er is nog geen keuze, geen verwacht effect en geen besluit. Keuzes maak je in fase 3 (beleidsvorming), de rest in fase 4 (beleidsbeslissing)."


def _nothing_to_report(dossier: Any) -> str:
    """A figure that is followed, or something that was agreed, done or looked back at."""
    parts = (worded(dossier.agreements, "goal"), worded(dossier.logbook, "activity", "agreement"), worded(dossier.evaluations, "goal"))
    if filled(dossier.plan) or any(goal.indicator for goal in dossier.goals) or any(parts):
        return ""
    return "Er is nog geen cijfer om te volgen en niets gedaan om te vertellen. Het indicatorenplan maak je in stap 9, het logboek in fase 5 (beleidsuitvoering)."


def _no_scenario(dossier: Any) -> str:
    return "" if filled(dossier.scenarios) else "Er is nog geen scenario. Dat maak je in fase 2 (beleidsvoorbereiding)."


def _nothing_to_hand_over(dossier: Any) -> str:
    """What somebody keeps, what was promised, or who stays on: the rest of a handover is in the other documents too."""
    there = filled(dossier.handovers) or worded(dossier.promises, "goal") or filled(dossier.staying)
    return "" if there else "Er is nog niets om over te dragen. Wie wat bewaart en wat er is toegezegd, schrijf je op bij het bureau van de gemeentesecretaris; wie erbij blijft in fase 5 (beleidsuitvoering)."


def _nothing_asked(dossier: Any) -> str:
    return "" if filled(dossier.council_questions) else "Er is nog geen raadsvraag. Die schrijf je op in het bureau van de griffier."


def _no_cycle(dossier: Any) -> str:
    """The cards can be made of any dossier; they are for who is at work on the policy cycle."""
    at_work = filled(dossier.contacts) or any(name.startswith("fase_") for name in dossier.visits)
    return "" if at_work else "De rolkaarten horen bij de beleidscyclus. Daar begin je in een van de zes fasen."


def _no_pitch(dossier: Any) -> str:
    if filled(dossier.pitch.claims) or filled(dossier.candidates) or any(_says(value) for _, value in dossier.ambassador):
        return ""
    return "Er is nog geen rol, geen mandaat en geen pitch. Die maak je in stap 8."


DOCUMENTS = (
    Document("factsheet", "pdf", "factsheet", "pdf", "De factsheet van je gemeente om te lezen of te printen, met bij elk cijfer jaar en bron."),
    Document("factsheet", "docx", "factsheet", "word", "Dezelfde factsheet in Word, om in verder te schrijven."),
    Document("cards", "pdf", "dialoogkaarten", "write", "Kaarten om te knippen: op elke kaart een cijfer, wat dat cijfer niet zegt en twee vragen."),
    Document("roles", "pdf", "rolkaarten", "write", "Kaarten om te knippen voor een rollenspel: per fase wie een rol kunnen spelen, waar je op let, wat je vraagt, en een cijfer om op te reageren.", _no_cycle),
    Document("conversations", "docx", "gespreksplan", "write", "Wie je waar spreekt, wie je daar niet treft, en wat groepen vooropzetten naast wat de cijfers laten zien.", _no_plan),
    Document("agenda", "docx", "agenda", "write", "De lokale agenda: eerst wat nog openstaat, dan per doel wie wat doet, met wie, waarmee en wanneer.", _nothing_together),
    Document("agenda", "xlsx", "agenda", "write", "Dezelfde agenda in Excel, met echte datums en bedragen om mee te rekenen en te sorteren.", _no_agenda, "workbook"),
    Document("canvas", "docx", "canvas", "write", "Het canvas op liggend papier: per doel de ondergrens, de streefwaarde, de indicator, de eigenaar en wie meedoet.", _no_canvas),
    Document("college", "docx", "collegevoorstel", "write", "Een voorstel voor het akkoord, wat van niemand is, en welke portefeuille wat beweegt en op naam heeft.", _no_college),
    Document("organisation", "docx", "opdracht en leerplan", "write", "De opdracht van de coördinator op één bladzijde, wie wat leert met datums, en wat er nog open is.", _no_organisation),
    Document("plan", "xlsx", "indicatorenplan", "write", "Welk cijfer je volgt, wie dat doet en wanneer het komt; wat je per rapportage vertelt; en welke activiteit aan welk cijfer hangt.", _no_indicator_plan),
    Document("calendar_ics", "ics", "pc-kalender", "write", "De rapportages, de verwachte cijfers en de dagen van evaluatie, om te openen in je eigen agenda.", _no_calendar, "pc_calendar"),
    Document("budget", "xlsx", "begroting", "write", "De begroting per hoofdtaak over de jaren en naast vergelijkbare gemeenten, met je eigen programma's en aannames; om mee te rekenen.", _no_budget),
    Document("learning", "docx", "leerverslag", "write", "Elke proef met haar stopregel, resultaat en bron, je eigen schattingen, en wat goed ging en wat niet.", _nothing_learned),
    Document("pitch", "docx", "pitch", "write", "De pitch om uit te spreken in grote letters, de verantwoording van elke zin, de rollen en het mandaat.", _no_pitch),
    Document("phases", "docx", "beleidscyclus", "write", "De zes fasen: visie, beleidstheorie, scenario's met hun aannames, wat er te kiezen is, wat is besloten, wat is gedaan en gezien, en wie er aan tafel zit.", _nothing_of_the_cycle),
    Document("decision", "docx", "beslisnota", "write", "Per doel: de keuzes naast elkaar, wat ervan verwacht wordt en wat niet bekend is, wie is gehoord, het besluit met zijn prijs, en hoe ernaar wordt teruggekeken.", _nothing_to_decide),
    Document("half_year", "docx", "halfjaarrapportage", "write", "Voor de eerstvolgende P&C-rapportage: per cijfer de nieuwste meting of 'geen nieuwe meting', wat er is gedaan, en wat er is gekozen.", _nothing_to_report),
    Document("half_year", "xlsx", "halfjaarrapportage", "write", "Dezelfde rapportage in Excel: een blad per onderwerp, met echte getallen en hun eenheid ernaast.", _nothing_to_report, "half_year_workbook"),
    Document("scenarios", "xlsx", "scenarios", "write", "De scenario's in Excel: elke aanname met laag, waarschijnlijk en hoog, wat er per jaar uit volgt, en wie wat uitzoekt.", _no_scenario),
    Document("handover", "docx", "overdracht", "write", "Voor wie na jou komt: met welke cijfers dit is gemaakt, wie wat bewaart en waar, toezeggingen, aannames zonder bron, de volgende metingen en wat nog open is.", _nothing_to_hand_over),
    Document("answers", "docx", "raadsvragen", "write", "Elke vraag van de raad met een antwoord om voor te lezen: cijfer, jaar, bron en marge, en wat niet te beantwoorden was.", _nothing_asked),
    Document("account", "docx", "verantwoording", "write", "Waar elk cijfer vandaan komt, welke normen je koos, en wat een aanname of een eigen opgave is."),
)  # fmt: skip
