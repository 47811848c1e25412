"""A first version of the pitch, made of what is in the figures: true sentences to change, not a speech to read."""

from __future__ import annotations

from typing import Any

from bwlab.monitor import Monitor
from bwlab.policy.anchoring.cell import Cell, cell_of
from bwlab.policy.anchoring.pitch import ASK, DOUBT, FIGURE, FIGURES, OPENING
from bwlab.policy.records.ambassador import Claim, Pitch
from bwlab.regions import Region

#: Figures that are easily said, as one says them; {value} has its unit, {number} has not.
SAID = {
    "tevredenheid_leven": "In {year} gaf {value} van de volwassenen in {place} het eigen leven een 7 of hoger.",
    "geregistreerde_misdrijven_per_1000": "In {year} registreerde de politie in {place} {number} misdrijven op elke 1.000 inwoners.",
    "afstand_huisarts": "In {year} was de huisarts voor mensen in {place} gemiddeld {value} ver.",
    "ervaren_gezondheid": "In {year} noemde {value} van de volwassenen in {place} de eigen gezondheid goed of zeer goed.",
    "ervaren_gezondheid_rivm": "In {year} noemde {value} van de volwassenen in {place} de eigen gezondheid goed of zeer goed, volgens een rekenmodel.",
    "vrijwilligerswerk": "In {year} deed {value} van de inwoners van 15 jaar en ouder in {place} vrijwilligerswerk.",
    "contact": "In {year} had {value} van de inwoners van 15 jaar en ouder in {place} elke week contact met anderen.",
    "problematische_schulden": "In {year} had {value} van de huishoudens in {place} problematische schulden.",
    "laag_inkomen": "In {year} had {value} van de huishoudens in {place} een laag inkomen.",
    "langdurige_ziekte": "In {year} had {value} van de volwassenen in {place} een langdurige ziekte of aandoening.",
    "overgewicht": "In {year} had {value} van de volwassenen in {place} overgewicht.",
    "jeugdzorg": "In {year} kreeg {value} van de jongeren tot 23 jaar in {place} jeugdzorg.",
    "netto_arbeidsparticipatie": "In {year} had {value} van de mensen van 15 tot 75 jaar in {place} betaald werk.",
    "woninginbraken": "In {year} registreerde de politie in {place} {number} woninginbraken op elke 1.000 inwoners.",
    "bijstand": "In {year} kregen in {place} {number} mensen op elke 1.000 inwoners bijstand.",
}
PLAIN = "{name}: in {year} was dat in {place} {value}."
#: Where the dossier names no figure, or one that is not there: in this order, each of another theme.
USUAL = ("tevredenheid_leven", "problematische_schulden", "ervaren_gezondheid", "ervaren_gezondheid_rivm", "vrijwilligerswerk", "geregistreerde_misdrijven_per_1000", "afstand_huisarts", "jeugdzorg", "laag_inkomen", "bijstand")
BLANKS = ("tevredenheid_leven", "contact", "vrijwilligerswerk")


def first_pitch(dossier: Any, monitor: Monitor, region: Region) -> Pitch:
    """Opening, three figures, one doubt and an ask; figures of own goals and opgaven first."""
    cells = chosen(dossier, monitor, region.code)
    place = region.label
    claims = [Claim(part=OPENING, text=f"Hoe gaat het met de mensen in {place}, nu en later? Ik spreek als buur, niet voor een partij of voor het gemeentehuis. Ik noem een paar cijfers, en ook wat we niet zeker weten.")]
    claims += [Claim(part=FIGURE, text=sentence(cell, place), indicator=cell.known.code, year=cell.year) for cell in cells]
    claims.append(Claim(part=DOUBT, text=_doubt(cells, monitor, region)))
    claims.append(Claim(part=ASK, text="Mijn vraag aan jou: wat kun jij hier dit jaar aan doen, en met wie? Vertel het me straks, dan schrijf ik het op."))
    return Pitch(claims=claims)


def chosen(dossier: Any, monitor: Monitor, region: str) -> list[Cell]:
    """Three cells that exist: of goals, then of opgaven, then the usual ones, each of another theme while that goes."""
    own = [*(goal.indicator for goal in dossier.goals), *(code for each in dossier.challenges for code in each.indicators)]
    found: dict[str, Cell] = {}
    for code in dict.fromkeys(own):
        cell = cell_of(monitor, region, code) if code else None
        if cell and not cell.why and len(found) < FIGURES:
            found[cell.known.code] = cell
    for other_theme in (True, False):
        for code in USUAL:
            if len(found) == FIGURES:
                break
            taken = {each.known.theme for each in found.values()}
            cell = cell_of(monitor, region, code)
            if not cell.why and code not in found and not (other_theme and cell.known.theme in taken):
                found[code] = cell
    return list(found.values())


def sentence(cell: Cell, place: str) -> str:
    """A figure as one says it, with its year and its status."""
    known = cell.known
    parts = {"year": cell.year, "value": cell.shown, "number": cell.shown.split(" ")[0], "place": place, "name": known.name}
    status = {"recovered": " Dat cijfer is een bewerking.", "own": " Dat is een eigen cijfer."}.get(cell.origin, "")
    return SAID.get(known.code, PLAIN).format(**parts) + status + (" Dat cijfer is nog voorlopig." if cell.provisional else "")


def _doubt(cells: list[Cell], monitor: Monitor, region: Region) -> str:
    """What is not sure: a blank that people would expect a figure in, else a margin, else how old a figure is."""
    for code in BLANKS:
        if cell_of(monitor, region.code, code).why:
            return f"Niet alles weten we: voor {inside(monitor.catalogue[code].name)} is er van {region.label} geen cijfer, en leeg is geen nul."
    for cell in cells:
        if cell.known.kind == "enquête":
            return f"Niet alles weten we zeker: het cijfer over {inside(cell.known.name)} komt uit een enquête, en de marge is niet gepubliceerd."
        if cell.known.kind == "model":
            return f"Niet alles weten we zeker: het cijfer over {inside(cell.known.name)} komt uit een rekenmodel, en de marge is niet gepubliceerd."
    return "Niet alles weten we zeker: deze cijfers zijn al oud, en wat er sindsdien gebeurde, is nog niet gemeten."


def inside(name: str) -> str:
    """A name inside a sentence."""
    return name[:1].lower() + name[1:]
