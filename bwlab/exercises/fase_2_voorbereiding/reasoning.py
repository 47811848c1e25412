"""Reasoning: the sign of an arrow, what a loop does, how long it takes, and which arrow carries everything."""

from __future__ import annotations

import datetime as dt
import functools

from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.policy import Arrow
from bwlab.policy.theory.arrows import Theory, theory
from bwlab.policy.theory.loops import DAMPS, STRENGTHENS, UNKNOWN, Loop, loops, named
from bwlab.policy.theory.ways import ways
from bwlab.regions import Region

PLUS, MINUS, NONE = "plus", "min", "geen"
MADE_UP = "De pijlen zijn verzonnen om te oefenen."
#: Start, end, sign, years: a loop with two mins.
LOOP = (("leegstaande winkels", "overlast", 1, 1), ("overlast", "bezoekers", -1, 1), ("bezoekers", "nieuwe ondernemers", 1, 3), ("nieuwe ondernemers", "leegstaande winkels", -1, 2))
#: The same street with a brake: one min.
BRAKE = (("drukte op straat", "geluidsklachten", 1, 4), ("geluidsklachten", "vergunningen voor terrassen", -1, 1), ("vergunningen voor terrassen", "drukte op straat", 1, 2))
#: Start, end, source.
STORY = (("huisbezoek", "weten waar hulp is", "gesprekken, 2026"), ("brief in klare taal", "weten waar hulp is", ""), ("weten waar hulp is", "op tijd hulp", ""), ("op tijd hulp", "schulden", "eigen dossiers, 2025"), ("spreekuur in de wijk", "weten waar hulp is", ""))


@functools.lru_cache(maxsize=8)
def made(monitor: Monitor, arrows: tuple[tuple, ...]) -> tuple[Theory, Loop | None]:
    """The theory of some arrows with its one loop; the same for every municipality, so made once."""
    found = theory([Arrow(key=str(place), start=start, end=end, sign=sign, lag=lag) for place, (start, end, sign, lag) in enumerate(arrows)], monitor)
    return found, next(iter(loops(found).found), None)


def signs(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Plus, min, or no arrow at all?"""
    right = {"bomen": MINUS, "huur": PLUS, "bellen": MINUS, "werk": PLUS, "afdeling": NONE, "wet": NONE}
    lines = {
        "bomen": "bomen in de straat → hitte in de straat",
        "huur": "hoogte van de huur → mensen die elke maand tekortkomen",
        "bellen": "gezinnen die op tijd gebeld zijn → betalingen die te laat zijn",
        "werk": "mensen met betaald werk → mensen met collega's om op terug te vallen",
        "afdeling": "de afdeling zorg → de afdeling werk",
        "wet": "het college → de gemeenteraad",
    }
    said = {
        "bomen": "Meer bomen: is het dan in de straat heter of minder heet?",
        "huur": "Stijgt de huur, hebben dan meer of minder mensen te weinig over? Dat het vervelend is, maakt het teken niet anders.",
        "bellen": "Worden er meer gezinnen op tijd gebeld, zijn er dan meer of minder late betalingen? Een min is hier juist de bedoeling.",
        "werk": "Meer mensen aan het werk: hebben er dan meer of minder collega's om zich heen?",
        "afdeling": "Kan er meer of minder 'afdeling' zijn? Wat van die afdeling zou er moeten veranderen?",
        "wet": "Kan 'het college' meer of minder worden? Dit lijkt op een schema van de organisatie. Wat zou er moeten bewegen?",
    }
    return Question(
        id="teken",
        kind="sort",
        text=f"Een collega in {region.label} tekende zes pijlen. {MADE_UP} Hoort er een plus of een min bij, of is het geen pijl van een beleidstheorie?",
        options=tuple(Option(key, text) for key, text in lines.items()),
        boxes=(Option(PLUS, "Plus: meer geeft meer"), Option(MINUS, "Min: meer geeft minder"), Option(NONE, "Geen pijl: dit kan niet meer of minder worden")),
        answer=right,
        right="Plus en min gaan over meer en minder, niet over goed en slecht. Wat niet meer of minder kan worden, is geen factor.",
        look="Lees elke regel als een zin: 'meer van het eerste geeft …'. Lukt die zin niet, dan is het geen pijl.",
        slips=misplaced(said, right, (PLUS, MINUS)),
        hints=("Bij welke twee regels kun je niet zeggen dat er 'meer' van is?", "Is een min altijd slecht nieuws? Denk aan hitte."),
        explanation=(
            "Lees ze hardop. Meer bomen geven minder hitte: een min, en goed nieuws. Een hogere huur geeft meer mensen die tekortkomen: een plus, en slecht nieuws.",
            f"Een afdeling of een college kan niet meer of minder worden. In {region.label} zou je schrijven: 'uren voor huisbezoek' of 'besluiten die op tijd genomen zijn'.",
        ),
    )


def _facts(arrows: tuple[tuple, ...], years: bool = False) -> Facts:
    rows = tuple((start, end, "plus" if sign == 1 else "min", *([f"{number(lag)} jaar"] if years else [])) for start, end, sign, lag in arrows)
    return Facts("Pijlen, verzonnen om te oefenen", ("Van", "Naar", "Teken", *(["Na"] if years else [])), rows)


def kind(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What does a loop with two mins do?"""
    found, loop = made(monitor, LOOP)
    return Question(
        id="lus",
        kind="one",
        text=f"Vier pijlen over een winkelstraat in {region.label}. {MADE_UP} Samen zijn ze een lus. Wat doet die lus?",
        facts=_facts(LOOP),
        options=(
            Option("niets", "Niets: de plussen en de minnen heffen elkaar op."),
            Option(DAMPS, "Hij remt zichzelf af: er zitten minnen in."),
            Option(STRENGTHENS, "Hij versterkt zichzelf."),
            Option(UNKNOWN, "Dat is pas te zeggen als je weet hoe sterk elke pijl is."),
        ),
        answer=loop.kind,
        right="Twee minnen maken samen een plus. Meer leegstand leidt via de lus tot nog meer leegstand, en minder tot nog minder. Zoek de plek waar je hem kunt omkeren.",
        look="Begin bij meer leegstand en loop de lus één keer rond. Kom je uit bij nog meer, of bij minder?",
        slips=(
            Slip("niets", "niets", "Tekens tel je in een lus niet op, je loopt ze na. Meer leegstand geeft meer overlast: wat doet dat met de bezoekers?"),
            Slip("remt", DAMPS, "Er zijn inderdaad minnen. Maar hoeveel zijn het er? Wat gebeurt er als iets twee keer omdraait?"),
            Slip("sterk", UNKNOWN, "De sterkte zegt hoe hard het gaat. Welke kant het op gaat, staat al in de tekens. Hoeveel minnen tel je?"),
        ),
        hints=("Hoeveel minnen staan er in de tabel?", "Meer leegstand, meer overlast, minder bezoekers: en dan?"),
        explanation=(
            f"De lus is: {named(found, loop)}. Een even aantal minnen betekent dat hij zichzelf versterkt. Bij een oneven aantal remt hij zichzelf af.",
            f"Zo'n lus kan ook de goede kant op draaien: minder leegstand geeft minder overlast, meer bezoekers en meer ondernemers. In {region.label} is de vraag dan: wie geeft het eerste zetje, en wat remt hem?",
        ),
    )


def round_trip(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """How many years does one round take?"""
    _, loop = made(monitor, BRAKE)
    lags = [lag for *_, lag in BRAKE]
    start = today.year + 1
    return Question(
        id="rondje",
        kind="number",
        text=f"Nog een lus uit {region.label}: drukte op straat, klachten, vergunningen. {MADE_UP} Hoeveel jaar duurt één rondje, van drukte tot weer drukte?",
        facts=_facts(BRAKE, years=True),
        units=("jaar",),
        answer=loop.lag,
        right=f"Wat in {start} begint, komt dus op zijn vroegst in {start + loop.lag} terug. Zet dat jaar naast de raadsperiode.",
        look="Een rondje gaat over elke pijl, ook over de laatste terug naar het begin. Wat doe je met de jaren?",
        slips=(
            Slip("langste", max(lags), "Dat is de langste pijl. De andere pijlen komen daarna nog. Hoeveel jaar komt erbij?"),
            Slip("pijlen", len(lags), "Dat is het aantal pijlen. Staat er bij elke pijl één jaar?"),
            Slip("terug", sum(lags[:-1]), "Je stopte bij de vergunningen. Wanneer ben je terug bij de drukte?"),
            Slip("gemiddeld", round(sum(lags) / len(lags), 1), "Dat is het gemiddelde van een pijl. De pijlen komen na elkaar, niet tegelijk."),
        ),
        hints=("Hoeveel jaar staat er bij de eerste pijl, en hoeveel bij de tweede?", "Welke pijl brengt je terug bij het begin?"),
        explanation=(
            f"{' + '.join(number(lag) for lag in lags)} = {number(loop.lag)} jaar.",
            f"Een raadsperiode duurt vier jaar. Wie in {region.label} halverwege kijkt, ziet van deze lus nog niets, ook als hij klopt.",
        ),
    )


def carrying(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which arrow without a source carries the whole story?"""
    names = {str(place): f"{start} → {end}" for place, (start, end, _) in enumerate(STORY)}
    left = {key: _reaching(monitor, int(key)) for key in names}
    right = next(key for key, several in left.items() if not several and not STORY[int(key)][2])
    starts = [start for start, end, _ in STORY if end == "weten waar hulp is"]
    return Question(
        id="draagt",
        kind="one",
        text=f"{region.label} wil dat minder mensen schulden hebben, en doet drie dingen. {MADE_UP} Er is deze week tijd om één pijl zonder bron na te zoeken. Zonder welke is er voor geen van de drie nog een weg naar de schulden?",
        facts=Facts("Vijf pijlen, verzonnen om te oefenen", ("Van", "Naar", "Bron"), tuple((start, end, source or "geen") for start, end, source in STORY)),
        options=tuple(Option(key, text) for key, text in names.items()),
        answer=right,
        right="Alles loopt door deze pijl, en niemand heeft hem nagezocht. Zoek eerst na wat het hele verhaal draagt.",
        look="Leg bij elke pijl je hand erop: welke activiteit komt dan nog bij de schulden uit? En heeft die pijl al een bron?",
        slips=(
            Slip("eerste", "0", "Deze pijl heeft een bron, en zonder hem komen de andere twee er nog. Waar lopen alle drie doorheen?"),
            Slip("brief", "1", "Zonder deze pijl valt één activiteit weg. De andere twee hebben dan nog een weg. Welke pijl hebben ze alle drie nodig?"),
            Slip("laatste", "3", "Hier loopt inderdaad alles doorheen. Maar deze pijl heeft al een bron. Is er nog zo een, zonder bron?"),
            Slip("spreekuur", "4", "Zonder deze pijl valt één activiteit weg. Welke pijl komt ná alle drie?"),
        ),
        hints=(f"Waar komen {listing(starts)} alle drie uit?", "Welke pijlen hebben geen bron, en welke daarvan ligt het verst naar achteren?"),
        explanation=(
            f"Zonder '{names[right]}' heeft geen van de drie nog een weg. Zonder een van de pijlen vooraan zijn dat er nog {number(left['1'])}.",
            f"In je eigen schema van {region.label} zie je dit met de linker schuif in het notebook: de pijl waarbij de weg verdwijnt, is de pijl om het eerst na te zoeken.",
        ),
    )


@functools.lru_cache(maxsize=16)
def _reaching(monitor: Monitor, away: int) -> int:
    """How many of the activities have a way left without one arrow."""
    found = theory([Arrow(key=str(place), start=start, end=end, sign=1) for place, (start, end, _) in enumerate(STORY) if place != away], monitor)
    starts = [each for each in found.factors if not any(link.end == each for link in found.links) and found.factors[each] in {start for start, end, _ in STORY if end == "weten waar hulp is"}]
    return sum(way.reaches for way in ways(found, starts, [each for each in ("schulden",) if each in found.factors], {}))
