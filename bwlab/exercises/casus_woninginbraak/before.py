"""Before the figures come: what was known, what a fall is in percents, and what a promise asks."""

from __future__ import annotations

from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_06_college.dividing import flip, off
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.case.falls import HALF, falls
from bwlab.policy.case.story import BURGLARY, FEWEST, KNOWN, SPAN, TARGET, case_of, last_year, median, value
from bwlab.regions import Region

FIRST = KNOWN - FEWEST + 1


def known_then(monitor: Monitor, region: Region) -> Question:
    """What could one know on 1 April 2017?"""
    found = case_of(monitor, region)
    label, right = found.region.label, ("vorig", "eerder", "mediaan")
    said = {
        "vorig": f"De politie publiceert in maart over het jaar ervoor. Welk jaar kun je op 1 april {KNOWN + 1} dus al kennen?",
        "eerder": f"Wat er in {FIRST} gebeurde, is in {KNOWN + 1} al lang geteld. Hoort het bij wat je kunt weten?",
        "mediaan": f"Alle gemeenten zijn in {KNOWN} geteld. Kun je daar dan een mediaan van maken?",
        "straks": f"Dit gaat over {TARGET}. Welk jaar is het in deze vraag?",
        "halvering": f"Een vierjarige periode die in {KNOWN + 1} begint, is dan nog niet om. Welke periode van {SPAN} jaar is wel af?",
        "melden": "De politie telt wat haar bekend werd. Kun je in een telling zien wat er niet in zit?",
    }
    return Question(
        id="weten",
        kind="several",
        text=f"Het is 1 april {KNOWN + 1}. Je schrijft een startnotitie over woninginbraak in {label}. Wat kun je uit de cijfers van de politie al weten?",
        note=found.note,
        options=(
            Option("vorig", f"Het aantal geregistreerde inbraken in {label} in {KNOWN}"), Option("straks", f"De plaats van {label} in {TARGET}"), Option("eerder", f"Het cijfer van {label} in {FIRST}"),
            Option("melden", f"Hoeveel inbraken in {label} niet werden gemeld"), Option("mediaan", f"De mediaan van de gemeenten met een cijfer in {KNOWN}"), Option("halvering", f"Hoeveel gemeenten tussen {KNOWN + 1} en {KNOWN + 1 + SPAN} halveren"),
        ),
        answer=right,
        right="Je houdt uit elkaar wat toen bekend was en wat wij nu weten. Doe dat ook als je een oud besluit beoordeelt: met welke cijfers moest men het doen?",
        look="Vraag bij elk gegeven: was het jaar al voorbij, was het gepubliceerd, en telt iemand het?",
        slips=tuple(Slip(key, flip(right, key), text, off(key, right)) for key, text in said.items()),
        hints=(f"Welke jaren zijn op 1 april {KNOWN + 1} al voorbij en geteld?", "Wat zit er nooit in een telling van de politie, ook nu niet?"),
        explanation=(
            f"Het cijfer van {label} over {KNOWN} en dat over {FIRST} waren er, en de mediaan ook. Dat het cijfer van {KNOWN} er in april al was, is een aanname: de politie publiceert in maart over het jaar ervoor.",
            "Hoeveel mensen niet melden, staat er toen niet in en nu niet. Daar is een enquête voor nodig.",
        ),
    )  # fmt: skip


def fall(monitor: Monitor, region: Region) -> Question:
    """A fall in percents, on the own figures; where it rose or began at nothing, on the median."""
    found = case_of(monitor, region)
    label, years = found.region.label, (FIRST, KNOWN)
    own = tuple(round(value(monitor, found.region, BURGLARY, year), 1) for year in years)
    whose, where = f"In {label} daalde het cijfer", f"In {label}"
    if not own[0] > own[1] > 0 or _few_slips(*own):
        why = "daalde het cijfer in deze jaren niet" if own[0] <= own[1] else "liggen het goede antwoord en een vergissing hier te dicht bij elkaar"
        whose, where = f"In {label} {why}. Neem daarom de mediaan van de gemeenten met een cijfer. Die daalde", "Bij de gemeenten met een cijfer"
        own = tuple(round(median(monitor, BURGLARY, year), 1) for year in years)
    first, last = own
    answer = 100 * (first - last) / first
    return Question(
        id="procent",
        kind="number",
        text=f"{whose} van {number(first, 1)} woninginbraken per {number(1_000)} inwoners in {years[0]} naar {number(last, 1)} in {years[1]}. Hoeveel procent minder is dat? Rond af op hele procenten.",
        note=found.note,
        units=("procent",),
        tolerance=0.51,
        answer=answer,
        right="Je deelde door het begin. Zeg er altijd bij van welk jaar tot welk jaar: een ander beginjaar geeft een ander percentage.",
        look="Hoeveel is eraf, en door welk van de twee getallen deel je dat?",
        slips=(
            Slip("eind", 100 * (first - last) / last, "Je deelde door het eindcijfer. Een daling reken je vanaf het begin. Welk jaar is dat?"),
            Slip("rest", 100 * last / first, "Dit is wat er over is, in procenten van het begin. Gevraagd is wat eraf is."),
            Slip("verschil", first - last, f"Dit is het verschil per {number(1_000)} inwoners. Hoeveel is dat als deel van het begin?"),
            Slip("keer", first / last, "Dit zegt hoeveel keer zo klein het werd. Hoeveel is eraf, op elke honderd?"),
            Slip("jaar", answer / (KNOWN - FIRST), "Je deelde nog door het aantal jaren. Gevraagd is de hele daling."),
        ),
        hints=(f"Hoeveel per {number(1_000)} inwoners is eraf?", f"Welk deel van {number(first, 1)} is dat, op elke honderd?"),
        explanation=(
            f"Er ging {number(first - last, 1)} af van {number(first, 1)}. Dat is {number(answer, 1)} procent.",
            f"{where} is dit een daling van wat de politie registreerde. Of er minder is ingebroken of minder is gemeld, zie je er niet aan.",
        ),
    )


def _few_slips(first: float, last: float) -> bool:
    """Whether answers come so close together that a slip cannot be told from the right one."""
    answer = 100 * (first - last) / first
    others = (100 * (first - last) / last, 100 * last / first, first - last, first / last)
    return min(abs(answer - each) for each in others) < 2 or answer < 5


def chance(monitor: Monitor, region: Region) -> Question:
    """What a count of municipalities says of the own one."""
    found = case_of(monitor, region)
    label, then, now = found.region.label, falls(monitor), falls(monitor, last_year(monitor))
    counted = f"{number(then.reached(HALF))} van de {number(len(then.best))}"
    return Question(
        id="kans",
        kind="one",
        text=f"Tot en met {KNOWN} was het {counted} gemeenten met een reeks ooit gelukt om in {SPAN} jaar het aantal geregistreerde inbraken te halveren. {label} wil dat ook. Wat zeg je tegen de raad?",
        note=found.note,
        options=(
            Option("zeldzaam", "Een minderheid ging ooit zo ver, en er was nog maar één periode om naar te kijken. Vraag waarom het hier zou gaan."),
            Option("kans", f"De kans dat het {label} lukt, is {number(100 * then.reached(HALF) / len(then.best))} procent."),
            Option("kan_niet", "De meeste gemeenten haalden het niet, dus het kan niet."),
            Option("bewijs", f"Er zijn {number(then.reached(HALF))} gemeenten met beleid dat werkt. Neem dat over."),
        ),
        answer="zeldzaam",
        right="Zo weet de raad hoe bijzonder de belofte is, zonder dat het een voorspelling wordt. Noem er altijd bij over hoeveel jaren je kon terugkijken.",
        look="Gaat dit aantal over wat anderen deden, of over wat er hier gaat gebeuren?",
        slips=(
            Slip("kans", "kans", "Dit aandeel telt gemeenten die het deden. Weet je daarmee ook hoe het in deze gemeente gaat, in andere jaren?"),
            Slip("kan_niet", "kan_niet", "Een minderheid is niet niemand. Hoeveel gemeenten waren het ook alweer?"),
            Slip("bewijs", "bewijs", "Dat het cijfer daalde, is geteld. Weet je ook waardoor?"),
        ),
        hints=("Waar gaat het aantal over: over toen of over straks?", f"Hoeveel periodes van {SPAN} jaar passen er tussen {then.first} en {then.last}?"),
        explanation=(
            f"{counted} is {number(100 * then.reached(HALF) / len(then.best))} procent van de gemeenten. Er was één periode van {SPAN} jaar om naar te kijken: van {then.first} tot {then.last}.",
            f"Inmiddels lukte het {number(now.reached(HALF))} van de {number(len(now.best))} gemeenten ooit. Het verleden zei dus weinig over wat kwam, ook voor {label}.",
        ),
    )


def halfway(monitor: Monitor, region: Region) -> Question:
    """Point at where the line to the goal lies after half of the time."""
    found = case_of(monitor, region)
    label, now = found.region.label, value(monitor, found.region, BURGLARY, KNOWN)
    shares = {"begin": 1.0, "lijn": 0.75, "half": 0.5, "kwart": 0.25, "nul": 0.0}
    return Question(
        id="lijn",
        kind="point",
        text=f"{label} telde in {KNOWN} {number(now, 2)} woninginbraken per {number(1_000)} inwoners. Het doel is een halvering in {TARGET}, met elk jaar een even grote stap. Wijs aan waar het cijfer dan in {KNOWN + SPAN // 2} hoort te staan.",
        note=found.note,
        options=tuple(Option(key, f"Punt {letter}", 0.06 + 0.88 * share, number(share * now, 2)) for letter, (key, share) in zip("ABCDE", reversed(shares.items()), strict=True)),
        scale=("lager", "hoger"),
        answer="lijn",
        right="Halverwege de tijd is de helft van de daling gedaan: een kwart van het begin. Een echte reeks loopt nooit zo recht, dus spreek ook af hoeveel afwijking je verdraagt.",
        look="Hoeveel moet er in vier jaar af, en hoeveel dus in twee?",
        slips=(
            Slip("half", "half", f"Dit is het doel zelf, in {TARGET}. Hoe ver ben je na de helft van de tijd?"),
            Slip("begin", "begin", "Hier is er nog niets af. Hoeveel had er na twee jaar af moeten zijn?"),
            Slip("kwart", "kwart", "Dit is nog een keer de helft. Wat vraagt het doel, en wanneer?"),
            Slip("nul", "nul", "Hier is alles eraf. Hoeveel vraagt een halvering?"),
        ),
        hints=(f"Hoeveel per {number(1_000)} inwoners moet er in {SPAN} jaar af?", "Welk deel daarvan hoort er na twee jaar af te zijn?"),
        explanation=(
            f"Een halvering van {number(now, 2)} is {number(now / 2, 2)}. Na twee van de vier jaren is de helft van die stap gezet: {number(0.75 * now, 2)}.",
            f"In het echt stond {label} in {KNOWN + SPAN // 2} op {number(value(monitor, found.region, BURGLARY, KNOWN + SPAN // 2), 2)}.",
        ),
        facts=Facts(f"Het plan, woninginbraken per {number(1_000)} inwoners", ("Jaar", "Wat er hoort te staan"), ((str(KNOWN), number(now, 2)), (str(KNOWN + SPAN // 2), "?"), (str(TARGET), number(now / 2, 2)))),
    )
