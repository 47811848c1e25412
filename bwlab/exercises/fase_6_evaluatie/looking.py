"""Looking back: work, goal and opgave apart, and which lines of a report have no new figure."""

from __future__ import annotations

import datetime as dt
import functools
from typing import NamedTuple

from bwlab.dossier import Dossier
from bwlab.exercises.case import EXAMPLE, case
from bwlab.exercises.fase_6_evaluatie.figures import known
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question
from bwlab.exercises.stap_04_agenda.figures import full, in_words, lower, own
from bwlab.formats import date as date_words
from bwlab.monitor import Monitor
from bwlab.policy import PlanLine
from bwlab.policy.monitoring.plan import TYPED, plan
from bwlab.policy.monitoring.reporting import NEW, NONE, UNKNOWN, Report, appearances, before, report
from bwlab.regions import Region

DONE, MET, STANDS = "gedaan", "gehaald", "opgave"
#: By figure: the opgave of the made-up programme, and what somebody in the field says of it.
STORIES = {
    "contact": ("dat te veel mensen weinig contact hebben met anderen", "Huisartsen zien nog evenveel mensen die zich alleen voelen."),
    "geregistreerde_misdrijven_per_1000": ("dat er te veel misdrijven zijn", "Winkeliers in het centrum merken nog evenveel van diefstal."),
}
YEARLY = ("contact", "mediaan_besteedbaar_inkomen", "broeikasgas_per_inwoner")
CRIME, ROUND = "woninginbraken", "ervaren_gezondheid"
UNDATED = (("bijstand", "inkomen_per_inwoner"), ("overgewicht", "personen_laagste_40_inkomen"))
SURVEY = "Eigen enquête onder ouders"


def three(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Seven sentences of an evaluation: what was done, whether a goal was met, how the opgave stands."""

    def find(each: Region) -> tuple | None:
        for code, story in STORIES.items():
            values = known(monitor, each, code)
            if len(values) > 1:
                return monitor.catalogue[code], values, *story
        return None

    chosen = case(monitor, region, find, f"{region.label} heeft van deze cijfers geen twee jaren.")
    (indicator, values, challenge, heard), label = chosen.found, chosen.region.label
    start, end = min(values), max(values)
    lines = {
        "tevreden": (MET, "Van de bezoekers geeft 84 procent de avonden een 7 of hoger; afgesproken was 80 procent."),
        "avonden": (DONE, f"In {today.year} zijn alle 24 buurtavonden gehouden."),
        "cijfer": (STANDS, f"Het cijfer voor {lower(indicator.name)} in {label} was {in_words(indicator, values[start])} in {start} en {in_words(indicator, values[end])} in {end}."),
        "geld": (DONE, "Van het budget is 96 procent besteed."),
        "gehoord": (STANDS, heard),
        "bereik": (MET, "We wilden 300 mensen bereiken die nog nergens kwamen. Het werden er 340."),
        "bezoek": (DONE, "Op een avond kwamen er gemiddeld 31 mensen."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "tevreden": "Eén zin legt een uitkomst naast wat was afgesproken, over bezoekers. Is daarmee bekend hoe het met de inwoners gaat?",
        "bereik": "Eén zin noemt een aantal dat vooraf was beloofd. Is het dan alleen werk, of is er iets gehaald?",
        "geld": "Besteed geld zegt dat er iets is uitgegeven. Is er daardoor een doel gehaald?",
        "bezoek": "Een gemiddelde aan bezoekers is geteld werk. Staat er een afspraak bij waar je het naast legt?",
        "gehoord": "Eén zin heeft geen cijfer, en gaat wel over wat er mis was. Waar hoort die?",
        "cijfer": "Eén zin geeft een gemeten cijfer over alle inwoners, in twee jaren. Gaat dat over het werk, of over de opgave?",
        "avonden": "Alles is gehouden wat was gepland. Is dat iets wat jullie deden, of wat er voor iemand anders werd?",
    }
    return Question(
        id="drie",
        kind="sort",
        text=f"Zeven zinnen uit een evaluatie in {label}. De opgave was {challenge}. Het cijfer over {start} en {end} is echt, de rest is verzonnen. Op welke vraag geeft elke zin antwoord?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(DONE, "Wat is er gedaan?"), Option(MET, "Is een doel gehaald?"), Option(STANDS, "Hoe staat de opgave ervoor?")),
        answer=right,
        right="Het werk is gedaan, twee doelen zijn gehaald, en de opgave kan toch even groot zijn. Geef elk van de drie een eigen kop, dan leest niemand het een als het ander.",
        look="Vraag bij elke zin: gaat hij over wat wij deden, over een afspraak, of over hoe het met inwoners gaat?",
        slips=misplaced(said, right, (MET, STANDS)),
        hints=("Bij welke twee zinnen staat wat er vooraf was afgesproken?", "Welke twee zinnen zouden er ook staan als het programma er niet was?"),
        explanation=(
            "De bron 'Sturen op impact' zegt het zo: activiteiten kunnen zijn uitgevoerd en doelen behaald, en de opgave hoeft niet veranderd te zijn. Daarom drie vragen, en drie antwoorden.",
            f"In {label} ging het cijfer van {in_words(indicator, values[start])} naar {in_words(indicator, values[end])}. Dat staat naast het werk. Dat het van het werk komt, staat er niet.",
        ),
    )


class Line(NamedTuple):
    """A line of the plan as the table shows it, and what the report says of it."""

    key: str
    name: str
    last: str
    coming: str
    state: str


@functools.lru_cache(maxsize=64)
def _told(monitor: Monitor, codes: tuple[str, ...], today: dt.date) -> tuple[tuple[Line, ...], Report, dt.date]:
    """The lines at the report of next spring; when a figure appears is the same for every municipality."""
    day = dt.date(today.year + 1, 5, 1)
    lines = [PlanLine(key=code, indicator=code) for code in codes]
    lines.insert(3, PlanLine(key="enquete", name=SURVEY, definition="ouders die zich gesteund voelen", source="eigen enquête", next=dt.date(day.year, 9, 1)))
    dossier = Dossier(region=EXAMPLE, label="", plan=lines)
    rows = plan(dossier, monitor, EXAMPLE, today).rows
    found, since = report(day, rows, dossier, monitor, today), before(day, dossier)
    told = []
    for each in found.told:
        row = each.row
        if row.how == TYPED:
            told.append(Line(row.key, row.name, f"over {day.year - 2}, in september {day.year - 2}", f"in september {day.year} (eigen opgave)", each.state))
            continue
        every, _ = appearances(row, monitor, today, dt.date(day.year + 6, 1, 1))
        gone = [one for one in every if one.day <= since]
        ahead = next((one for one in every if one.day > since), None)
        when = lambda one: date_words(one.day).split(" ", 1)[1]  # noqa: E731
        told.append(
            Line(
                row.key, full(monitor, monitor.catalogue[row.key]), f"over {gone[-1].year}, rond {when(gone[-1])}" if gone else UNKNOWN,
                f"over {ahead.year}, rond {when(ahead)}" if ahead else UNKNOWN, each.state,
            )
        )  # fmt: skip
    return tuple(told), found, since


def report_lines(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which lines of the half-yearly report have a new figure, which have none, and of which nobody knows?"""

    def find(each: Region) -> tuple[str, ...] | None:
        picked = [own(monitor, each, group) for group in (YEARLY, (ROUND,), (CRIME,), *UNDATED)]
        return tuple(one.indicator.code for one in picked) if all(picked) else None

    chosen = case(monitor, region, find, f"{region.label} heeft een van deze cijfers niet.")
    lines, found, since = _told(monitor, chosen.found, today)
    label, right = chosen.region.label, {each.key: each.state for each in lines}
    said = {}
    for each in lines:
        if each.state == NEW:
            said[each.key] = f"{each.name}: leg de maand in de laatste kolom naast de twee rapportages. Valt die ertussen?"
        elif each.state == UNKNOWN:
            said[each.key] = f"{each.name}: er staat niet wanneer iets verschijnt. Weet je dan dat er geen nieuw cijfer is?"
        else:
            said[each.key] = f"{each.name}: bekend is wanneer het volgende cijfer komt. Is dat voor of na deze rapportage?"
    rounds = next(each for each in lines if each.key == ROUND)
    return Question(
        id="geen_meting",
        kind="sort",
        text=(
            f"Het college van {label} rapporteert op {date_words(found.day)}. De vorige keer was op {date_words(since)}. Wat schrijf je bij elk cijfer van het plan? "
            "Wanneer een cijfer verschijnt, is gerekend met het ritme tot nu toe. De eigen enquête is verzonnen."
        ),
        note=chosen.note,
        facts=Facts("Het indicatorenplan", ("Cijfer", "Nieuwste bij de vorige rapportage", "Volgende cijfer"), tuple((each.name, each.last, each.coming) for each in lines)),
        options=tuple(Option(each.key, each.name) for each in lines),
        boxes=(Option(NEW, "Nieuw cijfer"), Option(NONE, "Geen nieuwe meting"), Option(UNKNOWN, "Weten we niet: navragen bij de bron")),
        answer=right,
        right="'Geen nieuwe meting' is een antwoord, en 'weten we niet' een ander: bij het tweede vraag je het na. Vul geen van beide op met een oud cijfer of een schatting.",
        look="Leg bij elk cijfer het moment in de laatste kolom naast de twee rapportages. Staat er geen moment, dan weet je het niet.",
        slips=misplaced(said, right, (NONE, NEW)),
        hints=(f"Welke cijfers verschijnen tussen {date_words(since)} en {date_words(found.day)}?", "Bij welke cijfers staat niet wanneer het volgende komt?"),
        explanation=(
            "; ".join(f"{each.name}: {each.state}" for each in lines) + ".",
            f"{rounds.name} is niet elk jaar aan de beurt: het volgende gaat {rounds.coming}. In {label} kun je tot die tijd vertellen wat er is gedaan.",
        ),
    )
