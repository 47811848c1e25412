"""Agreeing: what connecting asks, what it cannot do, and a sentence for the coalition agreement."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_06_college.dividing import (
    CARE,
    LIVING,
    MAYOR,
    MEMBERS,
    WORK,
    college,
    facts,
    flip,
    off,
)
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.anchoring.college import appointments, connected, lines
from bwlab.policy.anchoring.proposal import Proposal, checks, figure_now
from bwlab.policy.monitoring.sight import term
from bwlab.regions import Region

TOGETHER = {
    "tevredenheid_leven": ((LIVING, CARE, WORK), ()),
    "problematische_schulden": ((CARE, WORK), ()),
    "tevredenheid_woonomgeving": ((MAYOR, LIVING, CARE), ()),
}
#: Figures for a sentence, the first that a municipality has.
FIGURES = ("problematische_schulden", "bijstand", "geregistreerde_misdrijven_per_1000")


def talks(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """How many agreements does connecting three figures ask?"""
    found = connected(lines(college(TOGETHER), TOGETHER, monitor), len(TOGETHER), MEMBERS.index(MAYOR))
    right, every = appointments(found), sum(len(line.moves) for line in found)
    parts = ", ".join(f"{number(len(set(line.moves) - {line.connector}))} voor {line.name[:1].lower()}{line.name[1:]}" for line in found)
    return Question(
        id="afspraken",
        kind="number",
        text=(
            f"Stel dat de burgemeester van {region.label} deze drie cijfers verbindt. De verdeling is verzonnen. Per cijfer is er één afspraak nodig met elke andere portefeuille die het beweegt. "
            "Hoeveel afspraken zijn dat samen?"
        ),
        facts=facts(monitor, TOGETHER),
        units=("afspraken",),
        answer=right,
        right="Verbinden kost gesprekken, en het aantal loopt sneller op dan het aantal cijfers. Tel dit voor je iemand vraagt om te verbinden.",
        look="Tel per rij hoeveel anderen dan de burgemeester het cijfer bewegen, en tel de rijen op.",
        slips=(
            Slip("zelf", every, "Je telde de burgemeester zelf mee. Met zichzelf maakt niemand een afspraak. Bij welke rij staat de burgemeester?"),
            Slip("cijfers", len(TOGETHER), "Dat is het aantal cijfers, of het aantal andere mensen. Een afspraak is er per cijfer en per andere portefeuille. Hoeveel zijn dat er in de bovenste rij?"),
            Slip("college", len(MEMBERS), "Dat is het aantal mensen in dit college. Tel per rij hoeveel anderen het cijfer bewegen."),
            Slip("een", 1, "Eén vergadering is niet één afspraak: over elk cijfer spreekt elk ander af wat die doet. Hoeveel zijn dat er in de bovenste rij?"),
        ),
        hints=("Hoeveel anderen dan de burgemeester bewegen het bovenste cijfer?", "Bij welk cijfer staat de burgemeester zelf in de rij? Die telt daar niet mee."),
        explanation=(f"Het zijn er {parts}: samen {number(right)}.", f"Vraag in {region.label} voor je begint: hoe vaak per jaar, en wie bereidt het voor?"),
    )


def role(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What does the source say that a burgemeester can do, and what does it not say?"""
    label = region.label
    right = ("agenda", "raad", "naam")
    said = {
        "besluit": "Verbinden brengt mensen bij elkaar. Verandert daarmee wie er over een portefeuille beslist?",
        "moet": "De tien stappen zeggen dat deze rol geschikt kan zijn. Is 'kan' hetzelfde als 'moet'?",
        "daalt": "Een cijfer beweegt door veel dingen tegelijk. Kan iemand dat beloven door te verbinden?",
        "agenda": "Eén zin gaat over dezelfde opgave op één agenda. Is dat iets wat iemand die verbindt kan doen?",
        "raad": "De tien stappen noemen ook de richting van de gemeenteraad. Welke zin gaat daarover?",
        "naam": "Blijven vragen tot er een naam staat, is nog geen besluit over een ander. Hoort dat bij verbinden?",
    }
    options = {
        "agenda": "Eén opgave uit drie portefeuilles samen op de collegeagenda zetten.",
        "besluit": "Beslissen over het geld in de portefeuille van de wethouder wonen.",
        "raad": "De raad vertellen hoe het werk van de portefeuilles samenhangt.",
        "moet": "Alle brede welvaart overnemen, omdat dat bij deze rol moet.",
        "naam": "Vragen wie een cijfer op naam neemt, tot er iemand staat.",
        "daalt": "Beloven dat het cijfer binnen deze raadsperiode daalt.",
    }
    return Question(
        id="rol",
        kind="several",
        text=f"De burgemeester van {label} gaat brede welvaart verbinden tussen portefeuilles. Wat past daarbij, als je het voorzichtig leest?",
        options=tuple(Option(key, text) for key, text in options.items()),
        answer=right,
        right="Agenderen, vragen en vertellen passen bij verbinden. Beslissen over een ander, iets moeten en een uitkomst beloven niet.",
        look="Leg elke zin naast drie woorden: brengt het mensen bij elkaar, beslist het over een ander, of belooft het een uitkomst?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=("Welke zin gaat over een besluit in de portefeuille van een ander?", "In welke twee zinnen staat iets wat moet, of iets wat zeker gebeurt?"),
        explanation=(
            "De tien stappen zeggen: de rol van burgemeester kan geschikt zijn om dit verbindend tussen portefeuilles neer te zetten, in het college en naar de raad. Meer staat er niet.",
            f"Wie in {label} waarover beslist, staat in jullie eigen afspraken. Dat vraag je de griffier of de gemeentesecretaris.",
        ),
    )


def sentence(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which sentence can stand in a coalition agreement?"""

    def find(each: Region) -> tuple[str, str, int] | None:
        return next(((code, now, year) for code in FIGURES for now, year in [figure_now(monitor, each.code, code)] if year), None)

    chosen = case(monitor, region, find, f"{region.label} heeft geen van deze cijfers.")
    (code, now, year), label = chosen.found, chosen.region.label
    known = monitor.catalogue[code]
    name, value = f"{known.name[:1].lower()}{known.name[1:]}", now.rpartition(" in ")[0]
    day = date_words(dt.date(today.year + 1, 7, 1))
    return Question(
        id="zin",
        kind="one",
        text=f"Vier zinnen voor het coalitieakkoord van {label}. Het cijfer is echt: {name} was {now}. Welke zin kan er staan?",
        note=chosen.note,
        options=(
            Option("dankzij", f"Dankzij onze aanpak is {name} over vier jaar gunstiger dan {now}."),
            Option("zonder", f"Het college werkt samen aan {name}. Dat cijfer is nu {value}, en wij voelen ons er samen verantwoordelijk voor."),
            Option("goed", f"Drie portefeuilles werken aan {name}: {now}. De wethouder zorg vertelt de raad voor {day} wat er is gedaan en wat we meten."),
            Option("totaal", f"Met {name} ({now}) en andere cijfers maakt het college elk jaar één totaalscore voor {label}."),
        ),
        answer="goed",
        right="Er staat een cijfer met een jaar, een naam en een dag, en geen belofte over het cijfer. Daar kan een raadslid naar vragen.",
        look="Zoek per zin vier dingen: een jaar bij het cijfer, een naam, een dag, en of er iets wordt beloofd wat een cijfer niet kan laten zien.",
        slips=(
            Slip("dankzij", "dankzij", "Deze zin belooft een verandering en zegt al waardoor. Kan een later cijfer laten zien dat het door de aanpak kwam?"),
            Slip("zonder", "zonder", "Samen verantwoordelijk klinkt goed, maar wie vertelt de raad erover, en wanneer? En van welk jaar is het cijfer?"),
            Slip("totaal", "totaal", "Eén score verbergt welk cijfer de verkeerde kant op gaat. Bij welke zin blijft het cijfer los staan?"),
        ),
        hints=("In welke zin staat een naam met een dag?", "Welke zinnen beloven iets, of maken van veel cijfers één?"),
        explanation=(
            f"{known.name} was in {label} {now} ({known.source}). Dat is te controleren. Of het straks anders is, en waardoor, weet niemand nu.",
            f"Een zin die een raadslid van {label} over twee jaar kan naslaan, heeft een cijfer met jaar {year}, een naam en een dag.",
        ),
    )


def still_open(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A proposal with some parts that are not there, or that cannot be."""
    late = term(today)[1] + dt.timedelta(days=90)
    proposal = Proposal(
        zin="Het college pakt samen op dat mensen zich minder veilig voelen in hun buurt.", opgaven="Veiligheid in de buurt", cijfer="geregistreerde_misdrijven_per_1000",
        verbinder="burgemeester", naam="n.t.b.", dag=late,
    )  # fmt: skip
    keys = ("opgave", "cijfer", "naam", "verbinder", "dag", "oorzaak", "score", "niet")
    found = dict(zip(keys, checks(proposal, monitor, region.code, today), strict=True))
    asked = [key for key in keys if key not in ("oorzaak", "score")]
    right = tuple(key for key in asked if not found[key].ok)
    known = monitor.catalogue[proposal.cijfer]
    now, _ = figure_now(monitor, region.code, proposal.cijfer)
    said = {
        "naam": "Bij 'op naam' staat n.t.b.: nog te bepalen. Weet de raad dan wie erover vertelt?",
        "dag": f"De dag is {date_words(late)}. Is het college dat dit afspreekt er dan nog?",
        "niet": "In één vak staat niets. Wat mag een lezer niet verwachten?",
        "verbinder": "Er staat een functie bij wie verbindt. Wat zou daar nog bij moeten?",
        "opgave": "De zin noemt een opgave, en die staat er ook los bij. Wat ontbreekt daar nog?",
        "cijfer": f"Het cijfer is {known.name[:1].lower()}{known.name[1:]}: {now}. Staat er een waarde en een jaar bij?",
    }
    return Question(
        id="nog_open",
        kind="several",
        text=f"Een voorstel voor {region.label}, verzonnen om te oefenen. Welke onderdelen zijn nog open?",
        facts=Facts(
            "Het voorstel",
            ("Onderdeel", "Wat er staat"),
            (
                ("Zin", proposal.zin), ("Opgave", proposal.opgaven), ("Cijfer ernaast", f"{known.name}: {now}"), ("Op naam", proposal.naam), ("Verbindt", proposal.verbinder),
                ("Het college kijkt op", date_words(late)), ("Wat dit niet belooft", "(leeg)"),
            ),
        ),
        options=tuple(Option(key, found[key].what) for key in asked),
        answer=right,
        right="Een naam die nog moet komen, een dag na deze raadsperiode en een leeg vak: alle drie zijn ze open. Dat mag, als het zichtbaar is.",
        look="Loop de regels na: staat er iets, is het een functie, en valt de dag in de tijd van dit college?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=("Bij welk onderdeel staat een afkorting in plaats van een functie?", f"Tot wanneer loopt deze raadsperiode? De dag in het voorstel is {date_words(late)}."),
        explanation=tuple(f"{found[key].what}: {found[key].why}" for key in asked),
    )
