"""What money does not say: counted facts about these figures, and what a euro is not."""

from __future__ import annotations

from typing import Any

from bwlab.formats import number
from bwlab.monitor import finance
from bwlab.monitor.finance import ACCOUNTS, BUDGET
from bwlab.names import listed


def sentences(lesson: Any) -> list[str]:
    """The limits of these figures for this municipality, the countable ones first."""
    monitor, region = lesson.monitor, lesson.region
    plans, accounts = (finance.own_years(monitor, region, report) for report in (BUDGET, ACCOUNTS))
    known_plans, known_accounts = (finance.report_years(monitor, report) for report in (BUDGET, ACCOUNTS))
    said = [
        f"Van {region.label} zijn er {_reports(plans, len(known_plans), 'begroting', 'begrotingen', known_plans)} en {_reports(accounts, len(known_accounts), 'jaarrekening', 'jaarrekeningen', known_accounts)}. Een jaar dat ontbreekt is leeg, niet nul.",
        f"De laatste jaarrekening in deze cijfers is die van {known_accounts[-1]}, de laatste begroting die van {known_plans[-1]}. Wat er echt is uitgegeven, weet je dus pas jaren nadat de raad koos.",
    ]
    formed = finance.merged_in(monitor, region)
    breaks = dict(finance.border_breaks(monitor, region))
    for year, names in formed:
        if year in breaks:
            said.append(f"In {year} kwam {listed(names, 'en')} er (voor een deel) bij. Cijfers van ervoor en erna gaan over een ander gebied; wij tellen ze niet om.")
        else:
            said.append(f"{region.label} ontstond in {year} uit {listed(names, 'en')}. Van daarvoor staat hier niets: de oude gemeenten maakten ieder hun eigen begroting.")
    return [
        *said,
        "Euro's zijn een middel. Ze zeggen wat een gemeente inzet, niet hoe het met mensen gaat. Daarom staan ze niet in de foto van stap 1.",
        "Een hoog bedrag kan komen door een grotere opgave, door taken voor de hele streek (een schouwburg, opvang, een haven), door prijzen, of doordat iets op een andere post is geboekt.",
        "Een laag bedrag kan ook: het Rijk, de provincie, een zorgverzekeraar, een corporatie of vrijwilligers doen het, of het staat in een gemeenschappelijke regeling.",
        "De bedragen zijn uitgaven. Wat er tegenover staat, zoals een uitkering van het Rijk of de opbrengst van grond, is er niet af. Bij grond en bouw schommelen ze daardoor sterk.",
        "De bedragen zijn niet gecorrigeerd voor prijzen. Een deel van elke stijging is inflatie en loon.",
        "De begroting is die van voor het jaar begon. Wat de raad onderweg wijzigde, staat er niet in.",
        f"De {number(len(finance.FIELDS))} hoofdtaken zijn een indeling om te kunnen vergelijken. Wat jullie in programma's doen, loopt er vaak dwars doorheen.",
        "Dat geld en een cijfer naast elkaar stijgen, zegt niet dat het een door het ander komt.",
    ]


def _reports(years: list[int], of: int, one: str, more: str, known: list[int]) -> str:
    if len(years) == of:
        return f"alle {number(of)} {more} van {known[0]} tot en met {known[-1]}"
    return f"{number(len(years))} van de {number(of)} {more if of > 1 else one} van {known[0]} tot en met {known[-1]}"
