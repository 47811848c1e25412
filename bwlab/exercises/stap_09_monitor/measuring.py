"""Figures and own measurements: how old a figure is, a margin, a change between two surveys, a count by residents."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import Own, in_words, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import number
from bwlab.method.margin import half_width, smallest_visible_change
from bwlab.monitor import Monitor
from bwlab.regions import Region

SHARES = ("tevredenheid_leven", "contact", "vrijwilligerswerk")  # in percent, of people one could ask
OLD = ("tevredenheid_leven", "contact", "bijstand", "jeugdzorg")
ASKED = 400  # answers


def age(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A programme that began after the newest figure."""
    chosen = case(monitor, region, lambda each: own(monitor, each, OLD), f"{region.label} heeft geen van deze cijfers.")
    (known, value, year), label = chosen.found, chosen.region.label
    began = year + 2
    name = lower(known.name)
    return Question(
        id="leeftijd",
        kind="one",
        text=(
            f"Het nieuwste cijfer voor {name} in {label} is van {year}: {in_words(known, value)}. Stel: op 1 januari {began} begon een programma dat dit cijfer wil veranderen. "
            "De raad vraagt hoe het programma werkt. Wat schrijf je over dit cijfer?"
        ),
        note=chosen.note,
        options=(
            Option("voor", f"Dit is de stand van voor het programma. Over {began} en later is hier nog geen cijfer."),
            Option("werkt", f"Met {in_words(known, value)} zien we hoe het programma het nu doet."),
            Option("schat", f"We schatten het cijfer van {today.year} door de lijn van eerdere jaren door te trekken."),
            Option("weg", "Niets: een cijfer dat zo oud is, laten we weg."),
        ),
        answer="voor",
        right=f"Het cijfer van {year} is het beginpunt van het programma, niet de uitkomst. Zet bij elk cijfer in een nota het jaar waar het over gaat.",
        look="Welk jaar kwam eerst: dat van het cijfer, of dat van het programma?",
        slips=(
            Slip("werkt", "werkt", f"Het cijfer gaat over {year}. Het programma begon in {began}. Kan een cijfer iets zeggen over wat daarna kwam?"),
            Slip("schat", "schat", "Een doorgetrokken lijn is geen meting. In een rapportage lijkt ze er wel een. Wat weet je echt, en van welk jaar?"),
            Slip("weg", "weg", "Zonder beginpunt kun je later niets vergelijken. Wat zegt een ouder cijfer wel, als je het jaar erbij zet?"),
        ),
        hints=(f"Was het programma er al in {year}?", "Wat is het verschil tussen een beginpunt en een uitkomst?"),
        explanation=(
            f"In {year} was het in {label} {in_words(known, value)}. Het programma is verzonnen en begint in deze vraag in {began}. Het cijfer is dus van ervoor.",
            f"Het is nu {today.year}. Het cijfer is {number(today.year - year)} jaar oud. Dat maakt het niet fout: het is het punt waarvandaan je later kijkt.",
        ),
    )


def margin(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """The margin of an own survey of 400."""
    chosen = _share(monitor, region)
    (known, value, year), label = chosen.found, chosen.region.label
    half = 100 * float(half_width(value / 100, ASKED))
    return Question(
        id="marge",
        kind="number",
        text=(
            f"In {label} was het cijfer voor {lower(known.name)} in {year} {in_words(known, value)}. Stel: je vraagt het zelf aan {number(ASKED)} inwoners die door het lot zijn gekozen, en er komt hetzelfde uit. "
            "Hoe groot is de marge ongeveer, naar elke kant? Een vuistregel: 100 gedeeld door de wortel uit het aantal antwoorden. Op 1,5 na is goed."
        ),
        note=chosen.note,
        units=("procentpunt",),
        answer=round(half, 1),
        others=(100 / ASKED**0.5,),
        tolerance=1.5,
        right=f"Uitgerekend is het {number(half, 1)} procentpunt naar elke kant. De vuistregel geeft 5, en is iets te ruim als het cijfer ver van 50 procent ligt. Zet de marge in elke nota bij je enquête.",
        look=f"Wat is de wortel uit {number(ASKED)}? En wat is 100 gedeeld door dat getal?",
        slips=(
            Slip("aantal", 100 / ASKED, f"Je deelde door {number(ASKED)} zelf. Een marge wordt kleiner met de wortel van het aantal: vier keer zoveel antwoorden maken haar half zo breed."),
            Slip("wortel", ASKED**0.5, f"Dit is de wortel uit {number(ASKED)}. Wat krijg je als je 100 daardoor deelt?"),
            Slip("heel", 2 * half + 1.5, "Dit is de hele breedte, van de onderkant tot de bovenkant. Hoe groot is de marge naar één kant?", lambda given: 7 < given.value < 13),
        ),
        hints=(f"Welk getal maal zichzelf is {number(ASKED)}?", "Wat is 100 gedeeld door dat getal?"),
        explanation=(
            f"De wortel uit {number(ASKED)} is {number(ASKED**0.5)}, en 100 gedeeld door {number(ASKED**0.5)} is {number(100 / ASKED**0.5)}.",
            f"Bij {in_words(known, value)} en {number(ASKED)} antwoorden loopt het cijfer met 95 procent zekerheid ongeveer van {number(value - half, 1)} tot {number(value + half, 1)} procent. Dat geldt alleen als het lot koos wie meedeed.",
        ),
    )


def change(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A change between two surveys that is smaller than what they can see."""
    chosen = _share(monitor, region)
    (known, value, _), label = chosen.found, chosen.region.label
    seen = 100 * float(smallest_visible_change(value / 100, ASKED))
    step = round(seen / 2, 1)
    before, after = today.year - 2, today.year
    relative = number(100 * step / value, 1)
    return Question(
        id="verandering",
        kind="one",
        text=(
            f"Twee eigen enquêtes in {label}, verzonnen, over {lower(known.name)}. In {before}: {number(value, 1)} procent van {number(ASKED)} mensen. In {after}: {number(value + step, 1)} procent van {number(ASKED)} andere mensen. "
            f"Met zulke enquêtes zie je een stijging vanaf {number(seen, 1)} procentpunt. Wat schrijf je?"
        ),
        note=chosen.note,
        options=(
            Option("weet_niet", "We weten niet of er iets veranderde: het verschil kan toeval zijn."),
            Option("gestegen", f"Het cijfer is met {number(step, 1)} procentpunt gestegen."),
            Option("procent", f"Het cijfer is met {relative} procent gestegen."),
            Option("gelijk", "Het cijfer is gelijk gebleven."),
        ),
        answer="weet_niet",
        right=f"Een verschil van {number(step, 1)} procentpunt is kleiner dan {number(seen, 1)}. Schrijf op wat je mat en wat je ermee kunt zien. Dat is eerlijker dan een pijl.",
        look="Is het verschil groter of kleiner dan wat deze enquêtes kunnen zien? En wat weet je dan?",
        slips=(
            Slip("gestegen", "gestegen", f"Gemeten is er een verschil van {number(step, 1)} procentpunt. Deze enquêtes zien pas een stijging vanaf {number(seen, 1)}. Kan het verschil van het lot komen?"),
            Slip("procent", "procent", "Je rekende een verschil tussen twee percentages om in procenten. Daar wordt het groter van, maar niet zekerder. Past het in de marge?"),
            Slip("gelijk", "gelijk", "Geen verandering zien is iets anders dan: er veranderde niets. Kan er een stijging zijn die deze enquêtes niet zien?"),
        ),
        hints=(f"Is {number(step, 1)} meer of minder dan {number(seen, 1)}?", "Als je geen verandering kunt zien, weet je dan dat ze er niet is?"),
        explanation=(
            f"Bij {number(ASKED)} antwoorden per keer ziet {label} een stijging vanaf ongeveer {number(seen, 1)} procentpunt. Het verschil hier is {number(step, 1)}.",
            "Ook een echte stijging van deze grootte zie je meestal niet. Wil je haar wel zien, dan heb je meer antwoorden nodig, of een langere tijd ertussen.",
        ),
    )


def count(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which sentences belong beside a count by residents."""
    label, last, now = region.label, today.year - 1, today.year
    lines = {
        "wie": f"Er telden 60 vrijwilligers, van wie de meesten in {label} wonen.",
        "waar": "Er is geteld in de parken, op twee zaterdagen in januari.",
        "marge": "De marge is 5 procentpunt naar elke kant.",
        "meer": f"Er zijn meer mussen dan in {last}, want toen telden we er 300.",
        "geen": "Dit getal heeft geen marge: er is geen steekproef getrokken.",
        "heel": f"In {label} leven dus 480 mussen.",
    }
    right = ("wie", "waar", "geen")
    said = {
        "marge": "Een marge hoort bij een steekproef door het lot. Wie trok hier een steekproef?",
        "meer": f"In {last} telden er misschien minder mensen, of op andere plekken. Kun je twee tellingen naast elkaar zetten als je dat niet weet?",
        "heel": "480 is wat deze tellers op deze dagen zagen. Is dat hetzelfde als wat er leeft?",
        "wie": "Meer tellers zien meer mussen. Hoort erbij wie er telden?",
        "waar": "Plek en dag bepalen wat je ziet. Kan iemand de telling overdoen zonder die zin?",
        "geen": "Wie een getal zonder marge leest, kan denken dat het precies is. Welke zin voorkomt dat?",
    }
    return Question(
        id="telling",
        kind="several",
        text=f"Inwoners van {label} telden mussen, en kwamen in {now} op 480. De telling is verzonnen. Welke zinnen horen in de nota bij dit getal?",
        options=tuple(Option(key, text) for key, text in lines.items()),
        answer=right,
        right="Wie, waar, wanneer, en dat er geen marge is: zo kan iemand de telling volgend jaar op dezelfde manier overdoen. Dan pas kun je vergelijken.",
        look="Vraag je bij elke zin af: zegt ze hoe het getal is ontstaan, of maakt ze er meer van dan er is geteld?",
        slips=flips(said, right),
        hints=("Wat moet iemand weten om de telling precies zo over te doen?", "Welke zinnen zeggen meer dan wat er is gezien?"),
        explanation=(
            "De zinnen over de tellers, de plek en de dagen, en die over de marge zeggen hoe het getal is ontstaan.",
            f"Dat er 480 mussen leven in {label}, of dat het er meer zijn dan in {last}, volgt er niet uit. Een telling laat wel zien wat inwoners zelf zien en belangrijk vinden.",
        ),
    )


def _share(monitor: Monitor, region: Region):
    def find(each: Region) -> Own | None:
        return own(monitor, each, SHARES)

    return case(monitor, region, find, f"{region.label} heeft geen van deze cijfers.")
