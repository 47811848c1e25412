"""Telling it: which sentences the figures carry, an arrow that needs more time, and the order of an evaluation."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.fase_6_evaluatie.figures import Change, longest, step
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import full, in_words, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

SERIES = ("tevredenheid_leven", "contact", "mishandeling", "geregistreerde_misdrijven_per_1000")
ARROW = ("tevredenheid_leven", "ervaren_gezondheid", "geregistreerde_misdrijven_per_1000")
LAG, LATER = 5, 2


def sentences(monitor: Monitor, region: Region) -> Question:
    """Which sentences about a real change may be said?"""

    def find(each: Region) -> Change | None:
        every = (longest(monitor, each, code) for code in SERIES)
        return next((found for found in every if found and found.parts.change and found.parts.own and found.n > 3), None)

    chosen = case(monitor, region, find, f"In {region.label} veranderde er aan deze cijfers niets, of is er geen reeks.")
    found, label = chosen.found, chosen.region.label
    known, parts = found.indicator, found.parts
    show = lambda value: quantity(value, known.decimals, known.unit_text)  # noqa: E731
    best = not found.better and not found.level
    name = lower(known.name)
    among = f"{number(found.n)} gemeenten met een cijfer die op {label} lijken"
    count = lambda many: number(many) if many else "geen enkele"  # noqa: E731
    lines = {
        "gemeten": f"Het cijfer voor {name} ging in {label} van {show(found.first)} in {found.start} naar {show(found.last)} in {found.end}.",
        "effect": f"De rest, die alleen hier gebeurde, {step(known, parts.own)}, is het effect van het beleid.",
        "lijken": f"Van de {among}, was de verandering in die jaren bij {count(found.better)} gunstiger.",
        "zonder": "Zonder de gemeente was het ongunstiger geweest.",
        "overal": f"In het hele land was de mediaan van de verandering {step(known, parts.national)} ({number(parts.n_all)} gemeenten).",
        "best": f"{label} deed het beter dan elk van de {among}.",
    }
    right = ("gemeten", "lijken", "overal", *(("best",) if best else ()))
    said = {
        "effect": "De rest krijgt hier een oorzaak. Wat kan er in die jaren nog meer anders zijn geweest dan elders?",
        "zonder": "Hier staat wat er zonder de gemeente was gebeurd. Wie heeft dat kunnen meten?",
        "best": f"Leg deze zin naast die over de {number(found.n)} gemeenten. Klopt de telling dan?",
        "gemeten": "Twee gemeten cijfers met hun jaren: daar is niets aan toegevoegd. Mag die zin dan?",
        "lijken": "Een telling van andere gemeenten is na te rekenen. Staat er een oorzaak in?",
        "overal": "Wat het hele land deed, is gemeten, en hoort naast het eigen cijfer. Staat er iets in dat niet is geteld?",
    }
    return Question(
        id="zinnen",
        kind="several",
        text=f"Zes zinnen voor een evaluatie in {label}. De cijfers en tellingen over {name} zijn echt. Welke zinnen mag je schrijven?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, text in lines.items()),
        answer=right,
        right="Wat is gemeten of geteld, mag je zeggen, met jaren en met wie je vergelijkt. Een oorzaak, en wat er anders was gebeurd, staan niet in dit cijfer.",
        look="Vraag bij elke zin: kan iemand met dezelfde tabel dit narekenen?",
        slips=flips(said, right),
        hints=("In welke zinnen staat waardoor iets kwam, of wat er anders was gebeurd?", f"Van hoeveel van de {number(found.n)} gemeenten die erop lijken was de verandering gunstiger?"),
        explanation=(
            f"In {label} was de verandering {step(known, parts.change)}. In het hele land was de mediaan {step(known, parts.national)}, bij de {number(found.n)} gemeenten die erop lijken {step(known, parts.group)}. Bij {count(found.better)} daarvan was het gunstiger, bij {count(found.level)} precies gelijk.",
            f"De rest is {step(known, parts.own)}, en is geen maat voor beleid. Een effect aantonen is lastig, zegt de bron 'Sturen op impact', ook op lange termijn. Schrijf daarom op wat je aannam, en wat er ook achter kan zitten.",
        ),
    )


def arrow(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """An arrow that takes five years, looked at after two."""
    chosen = case(monitor, region, lambda each: own(monitor, each, ARROW), f"{region.label} heeft geen van deze cijfers.")
    (known, value, year), label = chosen.found, chosen.region.label
    began, name = today.year - LATER, lower(full(monitor, known))
    stands = "dat is het beginpunt, en geen uitkomst" if year <= began else f"dat is {number(year - began)} jaar na het begin, en dus te vroeg"
    return Question(
        id="pijl",
        kind="one",
        text=(
            f"In de beleidstheorie van {label} staat een pijl: 'vaste contactpersoon in de wijk → {name}', voelbaar na {number(LAG)} jaar. Dat is een aanname, en verzonnen. Het werk begon in {began}, en nu is het {today.year}. "
            f"Het nieuwste cijfer is echt: {in_words(known, value)} in {year}. Wat schrijf je bij deze pijl?"
        ),
        note=chosen.note,
        options=(
            Option("fout", "Niet gezien. De pijl klopt dus niet, en gaat uit de theorie."),
            Option("wacht", f"Nog niet te zien. We kijken vanaf {began + LAG}, en nu of er in elke wijk een contactpersoon is en of mensen die vinden."),
            Option("ja", "Gezien, want het cijfer is anders dan vroeger."),
            Option("korter", f"We maken er {number(LATER)} jaar van, dan kunnen we de pijl nu beoordelen."),
            Option("stil", "Niets. Over een pijl die nog niet te zien is, valt niets te zeggen."),
        ),
        answer="wacht",
        right=f"Wie na {number(LATER)} jaar kijkt naar iets dat {number(LAG)} jaar vraagt, kan er nog niets van zien. De schakels ervoor kun je nu al nagaan. Zet {began + LAG} in de agenda.",
        look="Hoeveel jaar is er voorbij, en hoeveel vraagt de pijl? Wat zou er nu al wel te zien moeten zijn?",
        slips=(
            Slip("fout", "fout", f"Er is {number(LATER)} jaar voorbij, en de pijl vraagt er {number(LAG)}. Kun je iets afkeuren op een dag waarop het nog niet te zien kan zijn?"),
            Slip("ja", "ja", f"Een cijfer beweegt altijd wel iets. Het nieuwste is van {year}. Past dat bij een begin in {began} en een pijl van {number(LAG)} jaar?"),
            Slip("korter", "korter", "De aanname verandert hier omdat het uitkomt. Wat zou een goede reden zijn om de tijd van een pijl aan te passen?"),
            Slip("stil", "stil", "Over het einde van de pijl weet je nog niets. Over het begin ook niet?"),
        ),
        hints=(f"In welk jaar is er {number(LAG)} jaar voorbij sinds {began}?", "Wat moet er als eerste gebeuren voordat er aan het einde van de pijl iets verandert?"),
        explanation=(
            f"{began} plus {number(LAG)} is {began + LAG}. Het cijfer over dat jaar verschijnt nog later. In {label} was het in {year} {in_words(known, value)}: {stands}.",
            "De bron 'Sturen op impact' noemt evaluaties op het niveau van effecten op korte termijn niet haalbaar. Daarom kijk je halverwege naar het werk, naar de schakels ervoor, en naar de theorie zelf.",
        ),
    )


def order(region: Region) -> Question:
    """What comes before what in an evaluation."""
    right = ("afspraak", "gedaan", "gehaald", "opgave", "delen", "zeggen")
    return Question(
        id="volgorde",
        kind="order",
        text=f"{region.label} evalueert één doel. Zet de zes stappen in een volgorde waarin de uitkomst niet kan sturen wat je opschrijft. Het voorbeeld is verzonnen.",
        options=(
            Option("delen", "De verandering uit elkaar halen: het hele land, wie erop lijkt, en de rest."),
            Option("gehaald", "Nagaan of het doel is gehaald."),
            Option("zeggen", "Opschrijven wat je mag zeggen, wat er ook achter kan zitten, en wat je anders gaat doen."),
            Option("afspraak", "Opzoeken wat er vooraf is afgesproken: het doel, het cijfer, de jaren en de dag."),
            Option("opgave", "Kijken hoe de opgave ervoor staat."),
            Option("gedaan", "Opschrijven wat er is gedaan."),
        ),
        scale=("eerst", "laatst"),
        answer=right,
        others=(("afspraak", "gedaan", "opgave", "gehaald", "delen", "zeggen"), ("afspraak", "gedaan", "opgave", "delen", "gehaald", "zeggen")),
        right="Eerst de afspraak, dan het werk, dan doel en opgave apart. De verandering haal je uit elkaar voordat je zegt wat ze betekent. De laatste stap is er om van te leren.",
        look="Wat moet al op tafel liggen voordat je een cijfer ziet? En wat kun je pas aan het einde zeggen?",
        slips=(
            Slip("zeggen", ("afspraak", "zeggen", "gedaan", "gehaald", "opgave", "delen"), "Wat je mag zeggen, staat hier voordat alles bekeken is. Waar haal je het dan vandaan?", lambda given: given[-1] != "zeggen"),
            Slip("afspraak", ("gedaan", "gehaald", "opgave", "delen", "afspraak", "zeggen"), "De afspraak komt hier na iets anders. Wat weet je dan al, en kun je het doel en de jaren nog eerlijk kiezen?", lambda given: given[0] != "afspraak"),
            Slip("delen", ("afspraak", "gedaan", "gehaald", "delen", "opgave", "zeggen"), "Je haalt een verandering uit elkaar voordat je hebt gekeken hoe de opgave ervoor staat. Welke verandering is dat dan?", lambda given: given.index("delen") < given.index("opgave")),
            Slip("gedaan", ("afspraak", "gehaald", "gedaan", "opgave", "delen", "zeggen"), "Hier gaat het over de uitkomst voordat bekend is wat er is gedaan. Wat evalueer je als het werk niet is uitgevoerd?", lambda given: given.index("gedaan") > min(given.index("gehaald"), given.index("opgave"))),
        ),
        hints=("Welke stap moet af zijn voordat je de cijfers ziet?", "Wat moet je weten voordat je een verandering uit elkaar kunt halen?"),
        explanation=(
            "Afspraak, werk, doel, opgave, uit elkaar, zeggen. Doel en opgave mogen ook andersom: als ze maar elk hun eigen antwoord krijgen.",
            f"In {region.label} past dit halverwege de termijn, zodat bijsturen nog kan, en aan het einde nog een keer. De bron 'Sturen op impact' noemt die evaluatie halverwege.",
        ),
    )
