"""Once the figures come: a rule first, what is left of a change, and what may be said."""

from __future__ import annotations

from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.method.apart import taken_apart
from bwlab.monitor import Monitor
from bwlab.policy.case.claims import second_of
from bwlab.policy.case.falls import between
from bwlab.policy.case.story import (
    BURGLARY,
    KNOWN,
    TARGET,
    case_of,
    last_year,
    median,
    named,
    rate,
    table_of,
    value,
    words,
)
from bwlab.regions import Region

MAY, MORE, NOT = "mag", "erbij", "niet"


def order(monitor: Monitor, region: Region) -> Question:
    """A rule before the figures, and a look back after them."""
    found = case_of(monitor, region)
    right = ("regel", "cijfer", "naast", "keuze", "terug")
    return Question(
        id="volgorde",
        kind="order",
        text=f"{found.region.label} voert het plan uit. Zet deze vijf stappen in een volgorde waarbij niemand achteraf een grens kan verzinnen. Het voorbeeld is verzonnen.",
        note=found.note,
        options=(
            Option("cijfer", "Het cijfer van dit jaar komt binnen."),
            Option("keuze", "We kiezen doorgaan, bijsturen of stoppen, en schrijven op waarom."),
            Option("terug", "We vertellen de raad wat de regel zei, wat wij kozen en waarom."),
            Option("regel", "We leggen vast wanneer we bijsturen en wanneer we stoppen."),
            Option("naast", "We leggen het cijfer naast de regel."),
        ),
        scale=("eerst", "laatst"),
        answer=right,
        right="De regel ligt er voordat het cijfer komt, en de keuze komt na het vergelijken. Zet de datum bij de regel, dan kan iedereen dat nagaan.",
        look="Welke stap moet er al zijn voordat iemand het cijfer kent?",
        slips=(
            Slip("achteraf", ("cijfer", "regel", "naast", "keuze", "terug"), "De regel komt hier na het cijfer. Wie het cijfer kent, kiest een grens die uitkomt. Wanneer leg je hem vast?", lambda given: given.index("regel") > given.index("cijfer")),
            Slip("blind", ("regel", "keuze", "cijfer", "naast", "terug"), "De keuze valt hier voordat het cijfer er is. Waar kies je dan op?", lambda given: given.index("keuze") < given.index("cijfer")),
            Slip("los", ("regel", "cijfer", "keuze", "naast", "terug"), "De keuze valt hier voordat het cijfer naast de regel lag. Wat zei de regel?", lambda given: given.index("keuze") < given.index("naast")),
            Slip("vroeg", ("regel", "terug", "cijfer", "naast", "keuze"), "De raad hoort hier iets voordat er gekozen is. Wat kun je dan vertellen?", lambda given: given[-1] != "terug"),
        ),
        hints=("Welke stap mag het cijfer nog niet kennen?", "Wat moet je doen met het cijfer voordat je kiest?"),
        explanation=(
            "Eerst de regel, dan het cijfer, dan vergelijken, dan kiezen, en dan vertellen. Afwijken van de regel mag, als de reden erbij staat.",
            f"In {found.region.label} was het cijfer {number(value(monitor, found.region, BURGLARY, KNOWN), 1)} in {KNOWN} en {number(value(monitor, found.region, BURGLARY, KNOWN + 1), 1)} in {KNOWN + 1}, per {number(1_000)} inwoners. Wie zijn grens na dat tweede cijfer koos, wist al hoe het afliep.",
        ),
    )


def left(monitor: Monitor, region: Region) -> Question:
    """What is left when the change of those who are alike is taken off."""
    found = case_of(monitor, region)
    table, label = table_of(monitor, BURGLARY), found.region.label
    own, peers = (table.index.get_indexer(codes).tolist() for codes in ([found.region.code], monitor.peers(found.region)["region"]))
    parts = taken_apart(table[KNOWN], table[TARGET], own[0], peers, 1)  # as the notebook takes it apart, without its noise
    change, group = parts.change, parts.group
    answer = round(change - group, 1)
    return Question(
        id="rest",
        kind="number",
        text=(
            f"Van {KNOWN} tot {TARGET} veranderde het cijfer voor woninginbraken in {label} met {number(change, 1, sign=True)} per {number(1_000)} inwoners. Bij gemeenten die erop lijken was het {number(group, 1, sign=True)}. "
            "Hoeveel blijft er voor deze gemeente over? Een daling schrijf je met een min."
        ),
        note=found.note,
        units=(f"per {number(1_000)} inwoners",),
        tolerance=0.04,
        answer=answer,
        right="Je trok eraf wat er bij vergelijkbare gemeenten gebeurde. Noem wat overblijft 'de rest': wat erin zit, weet niemand.",
        look="Trek de verandering van de anderen af van die van de gemeente zelf, en let op de min.",
        slips=(
            Slip("samen", change + group, "Je telde ze op. Wat overal gebeurde, wil je er juist af halen."),
            Slip("omgekeerd", -answer, "Het teken is omgekeerd. Trek de anderen af van de gemeente, en niet andersom."),
            Slip("eigen", change, "Dit is de hele verandering. Wat gebeurde er ook bij de anderen?"),
            Slip("anderen", group, "Dit is wat er bij de anderen gebeurde. Wat is er daarnaast in deze gemeente?"),
            Slip("zonder_min", abs(change), "Dit is de hele verandering, zonder min. Haal er eerst af wat er ook bij de anderen gebeurde."),
            Slip("helft", (change + group) / 2, "Je nam het midden van de twee. Gevraagd is het verschil."),
        ),
        hints=("Wat zou er gebeurd zijn als het hier net zo ging als bij de anderen?", f"Wat is {number(change, 1, sign=True)} min {number(group, 1, sign=True)}?"),
        explanation=(
            f"{number(change, 1, sign=True)} min {number(group, 1, sign=True)} is {number(answer, 1, sign=True)}.",
            f"In {label} kan die rest van alles zijn: toeval, een ander begin, wie er woont, wie er meldt, en ook beleid. Het cijfer wijst niets aan.",
        ),
        facts=Facts(f"Verandering van {KNOWN} tot {TARGET}, per {number(1_000)} inwoners", ("Wie", "Verandering"), ((label, number(change, 1, sign=True)), ("Gemeenten die erop lijken (mediaan)", number(group, 1, sign=True)))),
    )


def sayings(monitor: Monitor, region: Region) -> Question:
    """Six sentences: may be said, only with something beside it, or not."""
    found = case_of(monitor, region)
    label, end = found.region.label, last_year(monitor)
    own, middle = ([each(year) for year in (KNOWN, end)] for each in (lambda year: value(monitor, found.region, BURGLARY, year), lambda year: median(monitor, BURGLARY, year)))
    every = between(monitor, KNOWN, end)
    lines = {
        "heel": (MAY, f"In {end} telde de politie in {label} {rate(own[1])} (voorlopig cijfer), en in {KNOWN} {number(own[0], 1)}. De mediaan ging van {number(middle[0], 1)} naar {number(middle[1], 1)}."),
        "weten": (MAY, "We weten niet of onze aanpak aan dit cijfer heeft bijgedragen."),
        "kaal": (MORE, f"Het aantal inbraken ging van {number(own[0], 1)} naar {number(own[1], 1)}."),
        "alleen": (MORE, f"In {label} telde de politie in {end} {rate(own[1])}; in {KNOWN} waren dat er {number(own[0], 1)}."),
        "dankzij": (NOT, f"Zonder onze aanpak had {label} in {end} meer inbraken gehad."),
        "niemand": (NOT, f"Wie in {label} een inbraak meemaakte, staat in dit cijfer."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "heel": "Eén zin heeft jaar, eenheid, wie telde en wat er elders gebeurde. Mist er nog iets?",
        "weten": "Eén zin zegt wat niemand weet. Is dat onwaar, of juist het eerlijke deel?",
        "kaal": "Eén zin noemt twee getallen zonder jaar en zonder eenheid. Kan een raadslid dat nagaan?",
        "alleen": "Eén zin klopt, en laat weg dat het cijfer bijna overal daalde. Wat denkt een lezer dan?",
        "dankzij": "Eén zin zegt wat er zonder de aanpak was gebeurd. Heeft iemand dat gezien?",
        "niemand": "De politie telt wat haar bekend werd. Staat iedereen die iets meemaakte daarin?",
    }
    return Question(
        id="zinnen",
        kind="sort",
        text=f"Zes zinnen voor een raadsbrief van {label}. De cijfers zijn echt, het beleid is verzonnen. Welke mag, welke alleen met iets erbij, en welke niet?",
        note=found.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(MAY, "Mag zo"), Option(MORE, "Alleen met iets erbij"), Option(NOT, "Mag niet")),
        answer=right,
        right="Een zin mag als een ander hem kan nagaan en er niets wezenlijks ontbreekt. Leg deze drie bakken naast je volgende raadsbrief.",
        look="Vraag bij elke zin: kan ik dit nagaan, en wat denkt een lezer die verder niets weet?",
        slips=misplaced(said, right, (MAY, MORE)),
        hints=("Welke twee zinnen zeggen iets wat niemand kan hebben gezien of geteld?", "Welke twee zinnen kloppen, en laten iets weg?"),
        explanation=(
            f"In {number(sum(each > 0 for each in every.values()))} van de {number(len(every))} gemeenten daalde het cijfer van {KNOWN} tot {end}. Wie dat weglaat bij een cijfer van {label}, laat een lezer raden hoe bijzonder dat is.",
            "Wat er zonder beleid was gebeurd, heeft niemand gezien. En wie niet meldt, staat niet in een telling van de politie.",
        ),
    )


def second(monitor: Monitor, region: Region) -> Question:
    """Two figures in the same years: what may be concluded?"""
    found = case_of(monitor, region)
    known, two = found.second, second_of(monitor, found)
    ends, went = (two.own, f"{known.name} ging in {found.region.label}") if found.second_own else (two.median, f"De mediaan van {named(known)} bij de gemeenten met een cijfer ging")
    own = [value(monitor, found.region, BURGLARY, year) for year in (two.start, two.end)]
    why = "" if found.second_own else f" {found.second_note}"
    return Question(
        id="tweede",
        kind="one",
        text=f"In {found.region.label} ging het aantal geregistreerde inbraken van {number(own[0], 1)} ({two.start}) naar {number(own[1], 1)} ({two.end}), per {number(1_000)} inwoners.{why} {went} in die jaren van {words(known, ends[0])} naar {words(known, ends[1])}. Wat kun je daarvan zeggen?",
        note=found.note,
        options=(
            Option("twee", "Twee cijfers over twee thema's. Of het ene met het andere te maken heeft, zie je hier niet."),
            Option("ruil", f"De aandacht voor inbraak ging ten koste van {named(known)}."),
            Option("totaal", "Tel ze op: per saldo weet je dan of de brede welvaart steeg."),
            Option("klein", f"{known.name} hoort er niet bij, want de opgave was inbraak."),
        ),
        answer="twee",
        right="Je laat twee cijfers naast elkaar staan zonder er een verhaal van te maken. Zet in je evaluatie altijd een cijfer waar je niet op stuurde.",
        look="Wat is er geteld, en wat zou je erbij moeten verzinnen?",
        slips=(
            Slip("ruil", "ruil", "Dat twee cijfers in dezelfde jaren bewegen, zegt niet dat het ene het andere deed. Wie heeft dat gezien?"),
            Slip("totaal", "totaal", f"Een inbraak per {number(1_000)} inwoners en een procent van {named(known)} zijn geen gelijke munten. Wie bepaalt hoe zwaar elk telt?"),
            Slip("klein", "klein", "Wie alleen naar het eigen doel kijkt, mist wat er intussen op een ander thema gebeurt. Waarom heet het brede welvaart?"),
        ),
        hints=("Gaan de twee cijfers over dezelfde mensen en hetzelfde thema?", "Staat er ergens dat het ene het andere veroorzaakte?"),
        explanation=(
            f"{went} van {words(known, ends[0])} in {two.start} naar {words(known, ends[1])} in {two.end}. Meer zegt het niet. In 2020 en 2021 was er corona.",
            f"Voor {found.region.label} is het een reden om bij een evaluatie breder te kijken dan het eigen doel.",
        ),
    )
