"""Telling it: what a stopped experiment teaches, and a sentence of a result that is honest."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Option, Question, Slip
from bwlab.monitor import Monitor
from bwlab.regions import Region


def failed(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """What belongs in the register about an experiment that stopped."""
    right = ("verwacht", "regel", "aantal", "anders")
    said = {
        "verwacht": "De verwachting ontbreekt. Hoe kan een ander zien waar jullie beeld afweek?",
        "regel": "De regel ontbreekt. Hoe kan een ander zien dat jullie niet zomaar stopten?",
        "aantal": "Het resultaat met bron ontbreekt. Wat moet een ander dan geloven?",
        "anders": "Er ontbreekt wat jullie een volgende keer anders doen. Wat heeft een andere gemeente eraan?",
        "schuld": "Hier staat wiens schuld het was. Leert een ander daarvan, en durft iemand dan nog te stoppen?",
        "mooi": "Hier staat alleen wat goed klonk. Wat leert een ander van een proef die anders heet dan ze was?",
    }
    return Question(
        id="gestopt",
        kind="several",
        text=f"Een verzonnen proef in {region.label} is gestopt: bij 140 bezoeken, en de grens was 200. Wat zet je in het register?",
        options=(
            Option("mooi", "Dat het een leerzame pilot met veel enthousiasme was."),
            Option("verwacht", "Wat jullie vooraf verwachtten, en waarom."),
            Option("schuld", "Welke collega de site te laat klaar had."),
            Option("aantal", "140 bezoeken, met de teller van de site als bron."),
            Option("regel", "De stopregel, met de dag waarop hij is vastgelegd."),
            Option("anders", "Wat jullie een volgende keer anders zouden proberen."),
        ),
        answer=right,
        right="Verwachting, regel, resultaat met bron en wat je ermee doet: dan kan een ander ervan leren. Zo is een gestopte proef evenveel waard als een geslaagde.",
        look="Wat heeft een gemeente nodig die volgend jaar hetzelfde overweegt?",
        slips=tuple(Slip(key, tuple(each for each in right if each != key) if key in right else (*right, key), text, _off(key, right)) for key, text in said.items()),
        hints=("Wat stond er al op papier voordat de proef begon?", "Welke zinnen helpen een andere gemeente niet?"),
        explanation=(
            "Vier regels laten zien wat jullie dachten, afspraken, telden en leerden. Schuld en mooie woorden laten dat niet zien.",
            f"Leg het register van {region.label} naast dat van een andere gemeente: een proef die daar stopte, hoeven jullie misschien niet over te doen.",
        ),
    )


def _off(key: str, right: tuple[str, ...]):
    return lambda answer: (key in answer) != (key in right)


def honest(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """One sentence that says what is known, and no more."""
    return Question(
        id="eerlijk",
        kind="one",
        text=f"In {region.label} deden 30 jongeren mee aan een verzonnen proef. Vooraf zeiden er 12 dat ze zich vaak alleen voelen, na een half jaar 9. Welke zin zet je in het verslag?",
        options=(
            Option("door", "Door onze aanpak voelen jongeren zich minder alleen."),
            Option("kwart", "De eenzaamheid onder jongeren in de gemeente is met een kwart gedaald."),
            Option("eerlijk", "Van de 30 deelnemers zeiden er eerst 12 en later 9 dat ze zich vaak alleen voelen; drie verschil kan toeval zijn."),
            Option("niets", "De proef heeft niets opgeleverd."),
        ),
        answer="eerlijk",
        right="Deze zin zegt hoeveel, van wie, wanneer en wat je niet weet. Vieren kan ook: 30 jongeren deden mee. Gebruik zo'n zin in elk verslag.",
        look="Welke zin zegt niet meer dan wat er is geteld?",
        slips=(
            Slip("door", "door", "Hier staat een oorzaak. Er was geen groep die niet meedeed. Wat zou er zonder de proef zijn gebeurd?"),
            Slip("kwart", "kwart", "Hier worden 30 deelnemers alle jongeren van de gemeente, en drie mensen een kwart. Over wie gaat deze telling?"),
            Slip("niets", "niets", "Niet te zien is iets anders dan niets. Wat is er wel gedaan, en wat weet je nog niet?"),
        ),
        hints=("Over hoeveel mensen gaat het verschil?", "Welke zinnen gaan verder dan de deelnemers, of noemen een oorzaak?"),
        explanation=(
            "Van 12 naar 9 van de 30 is een verschil van drie mensen. Zoveel schommelt een telling ook als er niets verandert.",
            f"Voor de jongeren van {region.label} die niet meededen, zegt deze telling niets. Wat wel vaststaat: er deden 30 mensen mee, en dat is gedaan.",
        ),
    )
