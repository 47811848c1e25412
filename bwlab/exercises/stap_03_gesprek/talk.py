"""What a conversation can carry: chance, whom it is about, and what people will do themselves."""

from __future__ import annotations

from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.regions import Region

HEARD = 30
SELF, OTHERS = "zelf", "ander"


def chance(monitor: Monitor, region: Region) -> Question:
    """When nothing is really first, how often does one theme come out first all the same?"""
    k = len(monitor.catalogue.themes)
    answer = 100 / k
    return Question(
        id="toeval",
        kind="number",
        text=(
            f"Stel dat in {region.label} alle {k} thema's bij even veel mensen op 1 staan. Het lot kiest {HEARD} mensen, en na het gesprek staat er één thema bovenaan. "
            "Bij hoeveel van de 100 zulke gesprekken is dat 'Wonen'? Rond af op een heel getal."
        ),
        units=("van de 100",),
        tolerance=0.5,
        answer=answer,
        right=f"Elk van de {k} thema's heeft dezelfde kans, dus {number(100)} gedeeld door {k}. Er komt altijd een nummer één uit, ook als er geen is.",
        look=f"Er zijn {k} thema's, en geen ervan heeft meer kans dan een ander. Verdeel de 100 gesprekken eerlijk.",
        slips=(
            Slip("mensen", HEARD, "Dat is het aantal mensen dat je sprak. Gevraagd is hoe vaak dat ene thema bovenaan komt."),
            Slip("themas", k, f"Dat is het aantal thema's. Verdeel de 100 gesprekken over die {k} thema's."),
            Slip("nooit", 0, "Er komt elke keer een thema bovenaan, ook als er geen echte nummer één is. Soms is dat dus 'Wonen'."),
            Slip("altijd", 100, "Dan zou het steeds hetzelfde thema zijn. Alle thema's hebben hier even veel kans."),
            Slip("half", 50, "Dat klopt bij twee thema's. Hoeveel thema's zijn er?"),
            Slip("per_mens", 100 * HEARD / (100 * k), f"Zoveel van de {HEARD} mensen noemen gemiddeld een thema. Gevraagd is hoe vaak het bovenaan komt, van de 100 gesprekken."),
        ),
        hints=("Heeft een van de thema's hier meer kans dan een ander?", f"Wat is 100 gedeeld door {k}?"),
        explanation=(
            f"Alle {k} thema's hebben dezelfde kans. 100 gedeeld door {k} is {number(answer, 1)}.",
            f"Het aantal mensen doet er hier niet toe: met {HEARD} of met 300 mensen is het hetzelfde. Pas als een thema echt vaker op 1 staat, helpt het om meer mensen te spreken. "
            f"Bedenk dat bij de eerste top drie uit {region.label}.",
        ),
    )


def whom_it_is_about(region: Region) -> Question:
    """Many people, or people drawn by lot?"""
    people = number(region.population)
    return Question(
        id="voor_wie",
        kind="one",
        text=f"Vier lijstjes met wat mensen vooropzetten. Welk lijstje zegt het meest over alle {people} inwoners van {region.label}?",
        facts=Facts(
            "Vier manieren om te vragen (bedacht als voorbeeld)",
            ("Wie", "Hoeveel mensen", "Hoe zij erbij kwamen"),
            (
                ("A. Peiling op de website", "600", "wie wilde, deed mee"),
                ("B. Brief aan mensen uit het bevolkingsregister", "150", "het lot koos; 140 van de 150 deden mee"),
                ("C. Avond in de bibliotheek", "40", "wie binnenkwam"),
                ("D. Jongerencentrum", "25", "bijna iedereen die er die week was"),
            ),
        ),
        options=(Option("A", "A: de peiling"), Option("B", "B: de brief"), Option("C", "C: de avond"), Option("D", "D: het jongerencentrum")),
        answer="B",
        right="Het lot koos, en bijna iedereen deed mee. Dan lijken 140 mensen meer op alle inwoners dan 600 die zichzelf kozen.",
        look="Kijk niet eerst naar hoeveel mensen, maar naar hoe zij erbij kwamen.",
        slips=(
            Slip("veel", "A", "Dit zijn de meeste mensen, en zij kozen zelf of ze meededen. Wie zijn er dan niet bij?"),
            Slip("avond", "C", "Wie op een avond binnenkomt, koos dat zelf, en het zijn er weinig. Zo'n gesprek geeft verhalen, geen verhouding."),
            Slip("jongeren", "D", "Dit zegt veel over wie in het jongerencentrum komt. Gevraagd is welk lijstje over alle inwoners gaat."),
        ),
        hints=("Bij welke van de vier koos het lot wie er gevraagd werd?", "Wie ontbreekt er bij elk lijstje?"),
        explanation=(
            f"Van de {people} inwoners ken je er altijd maar een paar. Het gaat erom of de anderen dezelfde kans hadden om gevraagd te worden.",
            "De andere drie zijn niet waardeloos. Een avond of een jongerencentrum geeft verhalen die een brief niet geeft. Schrijf erbij wie je sprak.",
        ),
    )


def own_part(region: Region) -> Question:
    """What people will do themselves, or what they ask of others."""
    lines = {
        "ronde": (SELF, "Met zes buren lopen we elke maand een ronde door de wijk."),
        "licht": (OTHERS, "Er moeten meer lantaarns komen."),
        "stage": (SELF, "Ons bedrijf neemt elk jaar drie stagiairs uit de gemeente aan."),
        "scholen": (OTHERS, "Scholen zouden meer aan gezond eten moeten doen."),
        "club": (SELF, "De club zet op woensdagmiddag de kantine open voor de buurt."),
        "belang": (OTHERS, "Wij vinden groen heel belangrijk."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "licht": "Eén zin vraagt iets van de gemeente. Wie moet er dan aan het werk?",
        "scholen": "Eén zin vraagt iets van een ander dan de spreker. Wie moet er dan aan het werk?",
        "belang": "Iets belangrijk vinden is nog niets doen. Welke zin noemt geen enkele daad?",
        "ronde": "Deze mensen zeggen wat zij zelf doen, en hoe vaak. In welke bak hoort dat?",
        "stage": "Een bedrijf zegt wat het zelf doet, met een aantal. In welke bak hoort dat?",
        "club": "Een club zegt wat zij zelf doet, en wanneer. In welke bak hoort dat?",
    }
    return Question(
        id="zelf_doen",
        kind="sort",
        text=f"Zes zinnen, bedacht voor deze oefening. Welke zou je voor {region.label} opschrijven bij 'wat gaan zij zelf doen'?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(SELF, "doen zij zelf"), Option(OTHERS, "een wens of een mening")),
        answer=right,
        right="Wie iets zelf doet, is in die zin het onderwerp, en je kunt later zien of het gebeurd is. Alleen zulke zinnen gaan in stap 4 mee als bijdrage van een partner.",
        look="Vraag je bij elke zin af: wie gaat er iets doen, en is dat degene die het zegt?",
        slips=misplaced(said, right, (SELF, OTHERS)),
        hints=("In welke zinnen gaat de spreker zelf iets doen?", "Bij welke zinnen kun je over een jaar nagaan of het gebeurd is?"),
        explanation=(
            "De buren, het bedrijf en de club noemen zichzelf en wat zij doen. De andere drie zinnen vragen iets van een ander, of zeggen wat iemand belangrijk vindt.",
            f"Ook wensen zijn waardevol: zij horen bij wat mensen in {region.label} vooropzetten. Zet ze alleen niet in de agenda als iets wat een partner heeft toegezegd.",
        ),
    )
