"""Why these figures cannot answer a question of the council, and what can be answered instead or whom to ask."""

from __future__ import annotations

from typing import NamedTuple

from bwlab.catalogue import Indicator
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.desks.question import ASKS, CAUSE, CHANGE, DISTRICT, FORMER, PEOPLE, like
from bwlab.policy.records.desks import CouncilQuestion
from bwlab.regions import Region

#: Why not, as a key.
AREA, GROUP, GONE, WHY, NOT_HERE, BLANK, YEARS, BREAK, BORDER, FEW, UNTESTED, UNFINISHED = (
    "wijk", "groep", "vroeger", "oorzaak", "niet in de monitor", "geen cijfer", "jaren", "breuk", "grens", "te weinig", "toekomst", "nog niet af",
)  # fmt: skip


class No(NamedTuple):
    """A reason, in a key and in a sentence, and what can be done."""

    reason: str
    why: str
    instead: tuple[str, ...] = ()


def beforehand(question: CouncilQuestion, monitor: Monitor, region: Region) -> No | None:
    """What can be told of a question without looking at any figure."""
    label = region.label
    if question.part == DISTRICT:
        return No(AREA, f"De monitor telt heel {label} als één geheel. Een verschil tussen wijken zie je er niet in.", ("Vraag de afdeling onderzoek of er cijfers per wijk of buurt zijn.", f"Wat wel kan: het cijfer van heel {label}, naast andere gemeenten."))
    if question.part == PEOPLE:
        return No(GROUP, f"De monitor geeft één cijfer voor alle inwoners van {label} samen. Over een groep zegt het niets.", ("Vraag de afdeling onderzoek of de GGD of er cijfers per groep zijn, en over hoeveel mensen die gaan.", f"Wat wel kan: het cijfer van heel {label}."))
    if question.part == FORMER:
        return No(GONE, "Van een gemeente die is opgegaan in een andere, staat er geen eigen cijfer meer in de monitor.", (f"Wat wel kan: het cijfer van {label} binnen de grenzen van nu.", "Vraag het CBS naar cijfers van de oude gemeente, met het jaar erbij."))
    if question.asks == CAUSE:
        return No(WHY, "Een cijfer laat zien dát er iets veranderde. Waardoor het komt, en of het door beleid kwam, staat er niet in.", ("Wat wel kan: zeggen of het veranderde, en wat het in andere gemeenten deed.", "Vraag wie het beleid uitvoert om een evaluatie, met wat er zonder beleid te verwachten was. Een rekenkamer kan dat ook doen."))
    if question.indicator not in monitor.catalogue:
        return _no_figure(question, monitor)
    if question.asks not in ASKS:
        return No(UNFINISHED, "Kies nog wat de raad wil weten: hoe het ervoor staat, of het veranderde, op welke plaats, waar het door komt of hoe het wordt.")
    if question.asks == CHANGE and question.start and question.end and question.start >= question.end:
        return No(UNFINISHED, f"Een verandering heeft een begin en een einde. Nu begint ze in {question.start} en eindigt ze in {question.end}. Vul de jaren andersom in.")
    return None


def _no_figure(question: CouncilQuestion, monitor: Monitor) -> No:
    if not question.sought.strip():
        return No(UNFINISHED, "Kies nog over welk cijfer het gaat. Staat het er niet bij, schrijf dan op wat de raad zoekt.")
    found = like(question.sought, monitor)
    near = (f"Misschien bedoelt de raad {listing([quoted(each) for each in found], 'of')}. Dat is niet hetzelfde: kies het alleen als het klopt.",) if found else ("We vinden ook geen cijfer dat erop lijkt.",)
    return No(NOT_HERE, f"{quoted(question.sought)} staat niet onder die naam in de monitor.", (*near, "Vraag de vakafdeling of iemand dit telt, hoe, en sinds wanneer."))


def blank(monitor: Monitor, region: Region, known: Indicator) -> No:
    """There is no figure of this municipality at all."""
    row = monitor.position(region, indicators=[known.code]).iloc[0]
    others = f"Wat wel kan: de mediaan van de {number(int(row['n']))} gemeenten met een cijfer, {quantity(float(row['median']), known.decimals, known.unit_text)} in {row['newest_year']}." if row["n"] else ""
    near = [each.name for each in (monitor.catalogue[code] for code in known.related if code in monitor.catalogue) if len(monitor.values(region.code, indicator=each.code))]
    return No(BLANK, f"{str(row['why']).rstrip('.')}. Leeg is geen nul.", tuple(part for part in (others, f"Een ander cijfer dat erop lijkt, is {listing([quoted(name) for name in near[:2]], 'of')}." if near else "") if part))


def no_year(region: Region, years: list[int], wanted: int, border: str = "") -> No:
    """There is no figure of this year; there are of others. ``border`` says what happened in the first of those."""
    if wanted > years[-1]:
        return No(YEARS, f"Over {wanted} is er nog geen cijfer van {region.label}. Het nieuwste is van {years[-1]}.", (f"Wat wel kan: {years[-1]}.",))
    if wanted < years[0]:
        return No(YEARS, f"De cijfers van {region.label} beginnen in {years[0]}. Over {wanted} weten we niets.{f' {border}' if border else ''}", (f"Wat wel kan: {years[0]} en later.",))
    around = [str(each) for each in (max(year for year in years if year < wanted), min(year for year in years if year > wanted))]
    return No(YEARS, f"Over {wanted} is er geen cijfer van {region.label}. Een waarde ertussenin is niet gemeten.", (f"Wat wel kan: {listing(around, 'of')}.",))


def broken(known: Indicator, years: tuple[int, int], own: list[int]) -> No | None:
    """A break in the series between two years."""
    found = [each for each in known.breaks if years[0] < each.year <= years[1]]
    if not found:
        return None
    since = [each for each in own if each >= found[-1].year]
    after = f"Wat wel kan: {since[0]} naast {since[-1]}." if len(since) > 1 else f"Wat wel kan: hoe het er in {since[-1]} voor staat." if since else ""
    return No(BREAK, f"Tussen {years[0]} en {years[1]} zit een breuk in de reeks. {found[-1].why.split(';')[0].rstrip('.')}.", tuple(part for part in (after,) if part))


def few(n: int, size: int, who: str, fewest: int) -> No:
    """Too few in the group have a figure."""
    if size < fewest:
        there = f"Daarvoor is de groep te klein: {who}." if size else who
    else:
        there = f"Van {who} {'heeft' if n == 1 else 'hebben'} er {number(n) if n else 'geen'} een cijfer."
    return No(FEW, f"{there} Voor een vergelijking willen we er minstens {fewest}.", ("Kies een andere groep om mee te vergelijken.",))


def untested(known: Indicator, furthest: int) -> No:
    """A look ahead that was never held against the past."""
    if furthest:
        return No(UNTESTED, f"Zo ver vooruit is niet te toetsen. Bij dit cijfer kan het tot {furthest}.", (f"Wat wel kan: een band voor {furthest}.",))
    return No(UNTESTED, f"Van {quoted(known.name)} is er te weinig verleden om een blik vooruit aan te toetsen. Een lijn doortrekken zou een gok zijn.", ("Wat wel kan: hoe het er nu voor staat, en wanneer het volgende cijfer komt.",))


