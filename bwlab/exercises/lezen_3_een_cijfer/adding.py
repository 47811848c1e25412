"""Adding up: a theme without points, a mean that punishes what is low, and both sides of one number."""

from __future__ import annotations

import functools
import math

import pandas as pd

from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.lessons.lezen_3.one_number import BASE, Figures, figures, subject
from bwlab.method.composite import aggregate, group_scores
from bwlab.monitor import Monitor
from bwlab.regions import Region

ONE, MANY = "een", "veel"
PLUS = 5


def without_weight(monitor: Monitor, region: Region) -> Question:
    """What it means that a theme gets no points."""
    known, who = figures(monitor), subject(monitor, region)
    label, n = who.region.label, int(known.complete.sum())
    before = _rank(known, [1] * len(known.names), who.row)
    without = {name: _rank(known, [int(name != other) for other in known.names], who.row) for name in known.names}
    theme = max(known.names, key=lambda name: (before - without[name], abs(before - without[name])))  # most places up
    if before <= without[theme]:
        theme = max(known.names, key=lambda name: abs(before - without[name]))
    after = without[theme]
    moved = f"gaat dan van plaats {number(before)} naar plaats {number(after)}" if before != after else f"blijft dan op plaats {number(after)}"
    way = "vooruitgegaan" if after <= before else "achteruitgegaan"
    return Question(
        id="geen_punten",
        kind="one",
        text=f"Een wethouder geeft het thema {theme} 0 van de 100 punten. De andere thema's krijgen evenveel. {label} {moved} van {number(n)}. Wat is er gebeurd?",
        note=who.why,
        options=(
            Option("telt_niet", f"{theme} telt niet meer mee: het mag elke waarde hebben, zonder dat de plaats verandert"),
            Option("gemiddeld", f"{theme} telt nu mee als een gemiddeld thema"),
            Option("beter", f"{label} is op {theme} {way}"),
            Option("onbelangrijk", f"Uit de cijfers blijkt dat {theme} onbelangrijk is"),
        ),
        answer="telt_niet",
        right=(
            "Nul punten is een uitspraak: hier geven we niets om. Niemand ziet die uitspraak als alleen de plaats in het persbericht staat. Vraag dus altijd naar de punten."
        ),
        look="Wat vermenigvuldig je met nul, en wat blijft er dan over?",
        slips=(
            Slip("gemiddeld", "gemiddeld", f"Gemiddeld meetellen zou bij gelijke punten zijn. Wat is de score van {theme} keer 0?"),
            Slip("beter", "beter", f"Aan {theme} zelf is niets veranderd: geen inwoner merkt er iets van. Wat is er wel veranderd?"),
            Slip("onbelangrijk", "onbelangrijk", "Punten komen niet uit cijfers. Wie koos ze hier?"),
        ),
        hints=("Is er in de gemeente iets veranderd?", f"Stel dat {theme} nog veel slechter wordt. Wat doet de plaats dan?"),
        explanation=(
            f"Bij gelijke punten staat {label} op plaats {number(before)} van {number(n)}. Zonder {theme} is het plaats {number(after)}. De cijfers zijn dezelfde.",
            "Ook wie geen punten verdeelt, geeft punten: een rekenkundig gemiddelde geeft elk cijfer of elk thema evenveel. Dat is ook een keuze.",
        ),
    )


def _rank(known: Figures, weights: list[int], row: int) -> int:
    return int(aggregate(known.scores, weights, missing="complete").rank[row])


@functools.lru_cache(maxsize=2)
def _for_multiplying(monitor: Monitor) -> pd.DataFrame:
    """The scores of every municipality on a scale without a zero."""
    known = figures(monitor)
    return group_scores(known.values, known.directions, known.themes, BASE._replace(normalisation="minmax", aggregation="geometric"))


def geometric(monitor: Monitor, region: Region) -> Question:
    """Which of two themes lifts a geometric mean most."""
    who = subject(monitor, region)
    label = who.region.label
    scores = _for_multiplying(monitor).iloc[who.row]
    best, worst = str(scores.idxmax()), str(scores.idxmin())
    high, low = (round(float(scores[name])) for name in (best, worst))
    up = {best: math.sqrt((high + PLUS) * low), worst: math.sqrt(high * (low + PLUS))}
    now = math.sqrt(high * low)
    return Question(
        id="meetkundig",
        kind="one",
        text=(
            f"Dit zijn het hoogste en het laagste thema van {label}, op een schaal van 1 tot 100. Stel: één van de twee gaat {number(PLUS)} punten omhoog. "
            "Je rekent met een meetkundig gemiddelde: de wortel uit het product van de twee. Waarmee wint de gemeente het meest?"
        ),
        note=who.why,
        facts=Facts("Min-maxscore van het thema, 1 is de minst gunstige gemeente en 100 de gunstigste", ("Thema", "Score"), ((best, number(high)), (worst, number(low)))),
        options=(
            Option("laag", f"Met {number(PLUS)} punten bij {worst}"),
            Option("hoog", f"Met {number(PLUS)} punten bij {best}"),
            Option("gelijk", "Met allebei evenveel"),
            Option("niets", "Met geen van beide: het gemiddelde blijft gelijk"),
        ),
        answer="laag",
        right=(
            f"Met {number(PLUS)} punten bij {worst} wordt het {number(up[worst], 1)}, met {number(PLUS)} punten bij {best} {number(up[best], 1)}. Vermenigvuldigen beloont wie zijn laagste thema optilt. "
            "Wie optelt, kan een laag thema wegpoetsen met een hoog thema."
        ),
        look=f"Reken beide uit: de wortel uit {number(high + PLUS)} keer {number(low)}, en de wortel uit {number(high)} keer {number(low + PLUS)}.",
        slips=(
            Slip("gelijk", "gelijk", f"Dat geldt bij optellen: {number(PLUS)} punten zijn daar overal {number(PLUS)} punten waard. Hier vermenigvuldig je. Vijf punten erbij is bij een laag getal naar verhouding meer."),
            Slip("hoog", "hoog", f"Naar verhouding is {number(PLUS)} erbij op {number(high)} weinig. Hoeveel procent is {number(PLUS)} van {number(low)}?"),
            Slip("niets", "niets", f"Als één van de twee getallen groter wordt, wordt het product ook groter. Nu is het {number(now, 1)}. Wat wordt het?"),
        ),
        hints=(f"Hoeveel procent komt erbij als {number(high)} met {number(PLUS)} stijgt? En bij {number(low)}?", "Wat is de wortel uit het product in beide gevallen?"),
        explanation=(
            f"Nu: de wortel uit {number(high)} keer {number(low)} is {number(now, 1)}. Opgeteld en gedeeld door twee is het {number((high + low) / 2, 1)}. Het meetkundig gemiddelde ligt lager, "
            "en hoe ongelijker de twee, hoe groter dat verschil.",
            f"{number(PLUS)} punten bij {worst}: {number(up[worst], 1)}. {number(PLUS)} punten bij {best}: {number(up[best], 1)}. Of je een laag thema zo zwaar wilt laten tellen, is een keuze.",
        ),
    )  # fmt: skip


def arguments() -> Question:
    """Arguments for one number, and for many."""
    lines = {
        "dwingt": (ONE, "Je moet opschrijven wat zwaarder telt. Dat maakt de afweging zichtbaar."),
        "winkelen": (ONE, "Niemand kan er nog alleen de cijfers uithalen die hem uitkomen."),
        "gesprek": (ONE, "Het past in een krantenkop, en dan komt het gesprek op gang."),
        "tekort": (MANY, "Een tekort verdwijnt niet achter een overschot op een ander thema."),
        "raad": (MANY, "Wat zwaarder telt, is aan de raad en niet aan een formule."),
        "volgorde": (MANY, "De uitkomst verandert niet als iemand een andere rekenregel kiest."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "dwingt": "Bij losse cijfers hoeft niemand te zeggen wat zwaarder telt. Voor welke kant pleit dit dus?",
        "winkelen": "Uit een rij van veertig cijfers kun je kiezen. Uit welke van de twee kan dat niet?",
        "gesprek": "Veertig cijfers passen niet in een kop. Welke kant wint hier?",
        "tekort": "Bij optellen kan goed het slechte dekken. Waar kan dat niet?",
        "raad": "Wie optelt, moet punten kiezen. Waar blijft die keuze bij de raad?",
        "volgorde": "Losse cijfers hangen niet van een rekenregel af. Voor welke kant pleit dat?",
    }
    return Question(
        id="voor_en_tegen",
        kind="sort",
        text="Zes argumenten uit het gesprek over één cijfer. Welke kant gebruikt ze?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(ONE, "voor één cijfer"), Option(MANY, "voor veel cijfers")),
        answer=right,
        right=(
            "Beide kanten hebben een punt. Rabobank en Universiteit Utrecht publiceren één index, het CBS en de planbureaus tellen niet op. "
            "Je hoeft niet te kiezen voor altijd: je kiest voor een doel en een lezer."
        ),
        look="Vraag je bij elk argument af: zou dit ook waar zijn als je de cijfers los naast elkaar zet?",
        slips=misplaced(said, right, (ONE, MANY)),
        hints=("Welke argumenten gaan over kiezen en kort zijn?", "Welke gaan over wat er bij optellen verdwijnt?"),
        explanation=(
            "Voor één cijfer: de afweging wordt zichtbaar, niemand kan winkelen in de cijfers, en het bereikt mensen.",
            "Voor veel cijfers: een tekort blijft zichtbaar, de afweging blijft bij de raad, en de cijfers hangen niet af van een rekenregel.",
        ),
    )
