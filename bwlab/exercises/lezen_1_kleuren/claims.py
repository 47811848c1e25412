"""Sort claims about colours: right, misleading, or not knowable."""

from __future__ import annotations

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.lezen_1_kleuren.figures import RISE, colours_of, lower
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.monitor.colouring import ONE, SHORT
from bwlab.regions import Region

RIGHT, MISLEADING, UNKNOWN = "klopt", "misleidt", "onbekend"
BOXES = (Option(RIGHT, "klopt"), Option(MISLEADING, "misleidt"), Option(UNKNOWN, "niet te weten"))


def claims(monitor: Monitor, region: Region) -> Question:
    """Six claims of real kinds about real figures."""

    def find(each: Region) -> tuple[pd.Series, ...] | None:
        found = colours_of(monitor, each)
        moving = found[found["direction"].abs() == 1]
        still = found[found["trend"] == 0]
        blank = found[found["trend_reason"].isin([ONE, SHORT]) & found["position"].notna()]
        if moving.empty or still.empty or blank.empty:
            return None
        return moving.iloc[0], still.iloc[0], blank.iloc[0]

    why = f"Voor {region.label} is er geen trend met een richting, geen grijze trend of geen leeg vak."
    chosen = case(monitor, region, find, why)
    (moving, still, blank), label = chosen.found, chosen.region.label
    verb = RISE[moving["direction"]]
    span = f"{moving['first_year']} tot en met {moving['last_year']}"
    points = "1 meting" if blank["points"] == 1 else f"{number(blank['points'])} metingen"
    lines = {
        "richting": (RIGHT, f"Het cijfer '{moving['name']}' {verb} in {label} van {span}, met 95 procent zekerheid volgens onze rechte lijn."),
        "plaats": (RIGHT, f"{label} staat voor {lower(blank['name'])} ({blank['year']}) op plaats {number(blank['rank'])} van {number(blank['n'])} gemeenten met een cijfer."),
        "stabiel": (MISLEADING, f"De trend van {lower(still['name'])} is grijs: in {label} is dat cijfer al jaren stabiel."),
        "leeg": (MISLEADING, f"Het cijfer '{blank['name']}' heeft geen trendkleur, dus daar hoeft {label} niet op te letten."),
        "verder": (UNKNOWN, f"Het cijfer '{moving['name']}' gaat in {label} de komende twee jaar verder dezelfde kant op."),
        "beleid": (UNKNOWN, f"Dat het cijfer '{moving['name']}' {verb} in {label}, komt door de keuzes van de raad."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "richting": "De eerste zin noemt het cijfer, de jaren en de regel. Alles daarin is na te rekenen. In welke bak hoort een zin die je kunt nameten?",
        "plaats": "Een plaats met het jaar en het aantal gemeenten is een feit. Welke zin is dat?",
        "stabiel": "Grijs is geen duidelijke richting. 'Al jaren stabiel' is een andere bewering, en de kleur bewijst haar niet. Welke bak past bij een zin die meer van de kleur maakt dan er staat?",
        "leeg": f"Een leeg vak zegt dat er nog te weinig metingen zijn: hier {points} in acht jaar. Dat is geen reden om niet te kijken. Welke bak hoort daarbij?",
        "verder": "Die zin gaat over jaren die nog komen. Geen cijfer van nu kan dat bewijzen of weerleggen.",
        "beleid": "Die zin noemt een oorzaak. De kleur laat die niet zien, en dat het níet zo is ook niet.",
    }
    return Question(
        id="zinnen_sorteren",
        kind="sort",
        text=f"Zes zinnen uit een persbericht over {label}. Welke klopt, welke misleidt, en welke kun je met deze cijfers niet weten?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=BOXES,
        answer=right,
        right="Wat je kunt nameten, klopt of klopt niet. Wat meer van een kleur maakt dan er staat, misleidt. En over oorzaak en toekomst zwijgt een kleur. Gebruik deze drie bakken ook voor een persbericht van je eigen gemeente.",
        look="Vraag je bij elke zin af: kan ik dit nameten, maakt de zin meer van de kleur dan er staat, of gaat hij over een oorzaak of de toekomst?",
        slips=misplaced(said, right, (MISLEADING, RIGHT)),
        hints=("Welke zinnen kun je met een getal nameten?", "Welke zinnen gaan over een oorzaak of over later?"),
        explanation=(
            f"Na te meten zijn de richting van {lower(moving['name'])} ({span}, {number(moving['points'])} metingen) en de plaats {number(blank['rank'])} van {number(blank['n'])}.",
            f"Misleidend zijn 'stabiel' bij grijs en 'niet op letten' bij een leeg vak: '{blank['name']}' heeft {points} in acht jaar.",
            "Niet te weten zijn de oorzaak en het vervolg. In oude jaren ging iets meer dan de helft van de richtingen twee jaar later verder dezelfde kant op: daarop kun je geen zin bouwen.",
        ),
    )
