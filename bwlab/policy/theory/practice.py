"""What works for whom: for whom something was made beside who lives here, and what to ask of those who do the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from bwlab.formats import listing, number
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.dialogue.residents import YEAR, Residents
from bwlab.policy.records.table import Contact
from bwlab.policy.records.theory import Intervention
from bwlab.policy.theory.arrows import MINUS, PLUS, Theory
from bwlab.policy.theory.registers import called

PHASE, LEVEL, WHO = "voorbereiding", "gemeente", "Medewerkers uitvoering"
#: What more of the beginning gives of the end, by the sign of an arrow in a word; any other sign is "meer of minder".
GIVES = {PLUS: "meer", MINUS: "minder"}
UNNAMED = "geen leeftijd en geen soort huishouden genoemd"
QUESTIONS = (
    "Wie komt er nu bij jullie, en wie zou moeten komen maar komt niet?",
    "Wat werkt wel, en voor wie? Noem de laatste keer dat je het zag.",
    "Wat werkt niet, en voor wie? Waar haken mensen af?",
    "Wat zou je weglaten als je één ding mocht schrappen?",
    "Hoeveel tijd en welke vakmensen kost dit echt, per persoon?",
)


class Group(NamedTuple):
    """People whom a figure of CBS counts.

    Attributes
    ----------
    name : str
    words : tuple of str
        By which a text speaks of them.
    several : callable
        About how many live here, in words.
    """

    name: str
    words: tuple[str, ...]
    several: Callable[[Residents], str]


GROUPS = {
    "jong": Group("inwoners jonger dan 15 jaar", ("kind", "jeugd", "jongere", "leerling", "peuter", "kleuter", "baby", "basisschool", "basisonderwijs", "gezin"), lambda here: f"ongeveer {here.people(here.young)}"),
    "midden": Group("inwoners van 15 tot 65 jaar", ("volwassen", "jongere", "jeugd", "student", "werkend", "werkloos", "werkzoek", "ouders", "gezin", "werknemer"), lambda here: f"ongeveer {here.people(here.middle)}"),
    "oud": Group("inwoners van 65 jaar en ouder", ("ouderen", "oudere inw", "oudere mens", "65", "senior", "bejaard", "gepensioneerd"), lambda here: f"ongeveer {here.people(here.old)}"),
    "alleen": Group("huishoudens van één persoon", ("alleenstaand", "alleenwonend", "eenpersoons"), lambda here: f"{number(here.alone)} procent van de huishoudens"),
}  # fmt: skip


def spoken_of(text: str) -> list[str]:
    """The groups a text names; none where it speaks of something else."""
    plain = text.casefold()
    if "alle inwoners" in plain or "iedereen" in plain or "alle leeftijden" in plain:
        return list(GROUPS)
    return [name for name, group in GROUPS.items() if any(word in plain for word in group.words)]


def beside(interventions: Sequence[Intervention], here: Residents | None) -> list[dict[str, str]]:
    """A row for each intervention: for whom it was made, and who of them live here."""
    rows = []
    for name, each in zip(called(interventions), interventions, strict=True):
        groups = spoken_of(each.whom)
        if not each.whom.strip():
            lives = "nog niet ingevuld voor wie"
        elif not groups:
            lives = UNNAMED
        elif here is None:
            lives = "geen cijfer voor deze grenzen"
        else:
            lives = "; ".join(f"{GROUPS[group].name}: {GROUPS[group].several(here)}" for group in groups)
        rows.append({"Interventie": name, "Gemaakt voor": " ".join(each.whom.split()) or "nog niet ingevuld", "Wie daarvan woont hier": lives})
    return rows


def unreached(interventions: Sequence[Intervention], here: Residents | None) -> str:
    """The groups no intervention speaks of, in a sentence; "" where each is spoken of or there is none to judge."""
    asked = [each for each in interventions if each.whom.strip()]
    if not asked:
        return ""
    named = {group for each in asked for group in spoken_of(each.whom)}
    if not named:
        return "Deze interventies noemen geen leeftijd en geen soort huishouden. Vraag de uitvoering wie het zijn, en wie er niet komt."
    left = [group for name, group in GROUPS.items() if name not in named]
    if not left:
        return ""
    names = [f"{group.name} ({group.several(here)})" if here else group.name for group in left]
    when = f" Cijfers: CBS, {YEAR}." if here else ""
    return f"Geen van deze interventies noemt: {listing(names)}. Is dat bedoeld? Wie hier niet genoemd is, kan er toch bij horen: vraag het de uitvoering.{when}"


def contact(contacts: Sequence[Contact]) -> Contact | None:
    """Somebody of implementation who is at the table in this phase, or None."""
    return next((each for each in contacts if each.phase == PHASE and "uitvoer" in key(each.stakeholder + each.contact) and filled_in(each.contact)), None)


def heard(interventions: Sequence[Intervention]) -> str:
    """Of how many interventions implementation was asked what works and what does not, in a sentence."""
    if not interventions:
        return ""
    told = [each for each in interventions if (each.works.strip() or each.fails.strip()) and filled_in(each.told_by)]
    only = [name for name, each in zip(called(interventions), interventions, strict=True) if each.works.strip() and not each.fails.strip()]
    lead = f"Bij {number(len(told)) if told else 'geen'} van de {number(len(interventions))} interventies staat wat de uitvoering ervan zegt, en wie dat zei."
    if len(interventions) == 1:
        lead = "Van de ene interventie staat er wat de uitvoering ervan zegt, en wie dat zei." if told else "Van de ene interventie staat er nog niet wat de uitvoering ervan zegt, of niet wie dat zei."
    return f"{lead} Bij {listing([quoted(each) for each in only[:3]])} staat alleen voor wie het werkt. Voor wie werkt het niet?" if only else lead


def questions(found: Theory, interventions: Sequence[Intervention]) -> list[str]:
    """A list for a talk with people who do the work, about the arrows to doubt first and the interventions that were found."""
    arrows = [f"Wij denken: meer {quoted(found.name(link.start))} geeft {GIVES.get(link.told, 'meer of minder')} {quoted(found.name(link.end))}. Zie jij dat gebeuren? Bij wie niet?" for link in found.bare[:3]]
    made = [f"{_upper(name)} is gemaakt voor {' '.join(each.whom.split())[:80]}. Is dat wie jij spreekt?" for name, each in zip(called(interventions), interventions, strict=True) if each.whom.strip()]
    return [*arrows, *made[:2], *QUESTIONS]


def open_points(dossier: Any) -> str:
    """Whether anybody of implementation is at the table."""
    there = contact(dossier.contacts)
    if there is None:
        return "Er zit nog niemand van de uitvoering aan tafel. De bron noemt samenwerking met de uitvoering in deze fase cruciaal, omdat daar zicht is op wat wel en niet werkt voor specifieke groepen."
    if there.asked is None:
        return f"Aan tafel: {' '.join(there.contact.split())}. Er staat nog niet wanneer je die vroeg."
    return f"Aan tafel: {' '.join(there.contact.split())}."


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
