"""Two routes over one dossier: the cycle first, or the theory and the floors first.

The source says that a broad policy theory and a clear picture of floors and ambitions can be a great help,
perhaps ("wellicht") more than the cycle. Neither route forbids another order.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from bwlab.formats import listing, number
from bwlab.policy.anchoring.material import materials
from bwlab.policy.cycle import PHASES
from bwlab.policy.monitoring.plan import says
from bwlab.policy.phases.council import opening
from bwlab.policy.phases.staying import begun as staying_begun
from bwlab.policy.steps import STEPS

NOTEBOOK, KEY = "beleidscyclus", "route"  # of the note that keeps the choice


class Route(NamedTuple):
    """A route: its name, why one would take it, and its notebooks in order."""

    name: str
    why: str
    parts: tuple[str, ...]


ROUTES = {
    "cyclus": Route(
        "de cyclus eerst",
        "De beleidscyclus geeft structuur aan het proces: je begint bij de opgaven en eindigt bij de evaluatie. In het echt gaat het vaak heen en weer, en dat mag hier ook.",
        ("fase_1", "fase_2", "fase_3", "fase_4", "fase_5", "fase_6"),
    ),
    "theorie": Route(
        "theorie en ondergrens eerst",
        "Een brede beleidstheorie en een duidelijk beeld van ondergrenzen en ambities kunnen volgens de bron erg helpen, wellicht meer dan de cyclus. Ze laten zien hoe doelen, middelen en resultaten volgens jou samenhangen; de cyclus gaat vooral over de stappen van het proces.",
        ("fase_2", "stap_02", "fase_3", "fase_1", "fase_4", "fase_5", "fase_6"),
    ),
}


class Part(NamedTuple):
    """One part of a route.

    Attributes
    ----------
    id : str
        Of its notebook.
    title : str
        "Fase 2: beleidsvoorbereiding".
    minutes : int or None
        None while there is no notebook.
    there : str
        What the dossier already has for it, in words; "" is nothing.
    opened : bool
    """

    id: str
    title: str
    minutes: int | None
    there: str
    opened: bool


def chosen(dossier: Any) -> str:
    """Which route was chosen: a key of ``ROUTES``; "" where none was."""
    note = dossier.note(NOTEBOOK, KEY)
    return note.answer if note and note.answer in ROUTES else ""


def parts(dossier: Any, route: str) -> list[Part]:
    """The parts of a route in order, each with what the dossier already has for it."""
    known, been = materials(), {*dossier.visits, *(each.notebook for each in dossier.path)}
    return [Part(each, _title(each), known[each].minutes if each in known else None, listing(there(dossier, each)), each in been) for each in ROUTES[route].parts]


def next_part(dossier: Any, route: str) -> Part | None:
    """The first part with a notebook for which the dossier has nothing yet; None where each has something."""
    return next((each for each in parts(dossier, route) if each.minutes is not None and not each.there), None)


def next_words(dossier: Any, route: str) -> str:
    """What is next on a route, as a sentence."""
    part = next_part(dossier, route)
    if part is None:
        return "Bij elk deel van deze route dat al een notebook heeft, staat iets in je dossier. Kijk wat nog leeg of zonder bron is, en ga daar verder."
    again = " Je opende het al, maar er staat nog niets van in je dossier." if part.opened else ""
    return f"Nu aan de beurt op deze route: {part.title[0].lower()}{part.title[1:]}.{again} Een andere volgorde mag ook."


def there(dossier: Any, notebook: str) -> list[str]:
    """What the dossier has of one notebook, in words: "3 pijlen", "1 ondergrens"."""
    counted: dict[str, list[tuple[int, str, str]]] = {
        "fase_1": [(len(dossier.challenges), "opgave", "opgaven"), (len(dossier.resident_plan), "vraag aan inwoners", "vragen aan inwoners")],
        "fase_2": [(len(dossier.arrows), "pijl", "pijlen"), (len(dossier.interventions), "interventie", "interventies"), (len(dossier.scenarios), "scenario", "scenario's")],
        "stap_02": [(sum(each.floor.value is not None for each in dossier.goals), "ondergrens", "ondergrenzen"), (sum(each.target.value is not None for each in dossier.goals), "streefwaarde", "streefwaarden")],
        "fase_3": [(sum(bool(each.text.strip()) for each in dossier.goals), "doel in woorden", "doelen in woorden"), (len(dossier.options), "optie", "opties"), (len(opening(dossier.council)), "moment met de raad", "momenten met de raad")],
        "fase_4": [(sum(bool(each.sentiment or each.likely is not None or each.text.strip()) for each in dossier.expected), "verwacht effect", "verwachte effecten"), (sum(bool(each.option) for each in dossier.decisions), "besluit", "besluiten")],
        "fase_5": [(sum(each.fixed is not None for each in dossier.agreements), "afspraak vooraf", "afspraken vooraf"), (sum(bool(each.choice or each.done is not None or each.helped.strip() or each.hindered.strip()) for each in dossier.logbook), "regel in het logboek", "regels in het logboek"), (len(staying_begun(dossier.staying)), "functie die erbij blijft", "functies die erbij blijven"), (sum(says(line) for line in dossier.plan), "cijfer in het indicatorenplan", "cijfers in het indicatorenplan")],
        "fase_6": [(sum(bool(each.met or each.stands or each.claim.strip()) for each in dossier.evaluations), "evaluatie", "evaluaties"), (sum(bool(each.seen) for each in dossier.arrow_reviews), "pijl waarop je terugkeek", "pijlen waarop je terugkeek")],
    }
    return [f"{number(count)} {one if count == 1 else more}" for count, one, more in counted.get(notebook, []) if count]


def _title(notebook: str) -> str:
    for each in PHASES:
        if each.id == notebook:
            return f"Fase {each.number}: {each.title.lower()}"
    step = next(each for each in STEPS if each.id == notebook)
    return f"Stap {step.number}: {step.title[0].lower()}{step.title[1:]} (ondergrens en streefwaarde)"
