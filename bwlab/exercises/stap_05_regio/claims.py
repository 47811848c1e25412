"""Reasons for local or regional, and claims about the municipality and its neighbours, to sort."""

from __future__ import annotations

import numpy as np

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question
from bwlab.exercises.stap_05_regio.near import FAMILIAR, lower, near
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.monitor.nearby import aggregates, distances
from bwlab.regions import Region

REASON, NONE = "reden", "geen_reden"
MAY, MISLEADS, UNKNOWN = "mag", "misleidt", "onbekend"


def reasons(monitor: Monitor, region: Region) -> Question:
    """What is a reason for a level, and what only repeats the choice."""
    label, other = region.label, distances(monitor, region)["label"].iloc[0]
    lines = {
        "school": (REASON, f"Samen, want op onze eigen lijst staat dat leerlingen uit {label} in {other} naar school gaan."),
        "herhaling": (NONE, "Regionaal, want dit is een regionaal thema."),
        "eigen": (REASON, f"Lokaal, want {label} beslist hier zelf over, en de oorzaak ligt binnen de gemeente."),
        "gewoonte": (NONE, "Regionaal, want zo doen we het al jaren."),
        "cijfer": (NONE, f"Samen, want {other} heeft een gunstiger cijfer dan {label}."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "school": "Eén zin noemt wie er de grens over gaan, en waar dat staat. Is dat een reden of niet?",
        "herhaling": "Eén zin zegt twee keer hetzelfde. Wat weet je erna meer dan ervoor?",
        "eigen": "Eén zin zegt wie er beslist en waar de oorzaak ligt. Is dat een reden of niet?",
        "gewoonte": "Eén zin beroept zich op vroeger. Zou iemand van buiten daardoor overtuigd zijn?",
        "cijfer": "Eén zin maakt van een verschil een reden om samen te werken. Zegt een gunstiger cijfer van de buur waardoor dat komt, of dat het samen beter gaat?",
    }
    return Question(
        id="reden",
        kind="sort",
        text=f"Vijf zinnen bij een keuze voor lokaal, samen of regionaal in {label}. Welke zeggen waarom het juist daar hoort, zo dat een ander het kan nagaan?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(REASON, "Een reden om na te gaan"), Option(NONE, "Geen reden")),
        answer=right,
        right="Een reden zegt wie de oorzaak kan raken, waar mensen naartoe gaan of wie beslist. Dat kan een ander nagaan, en daar kun je het over hebben.",
        look="Vraag bij elke zin: wat kan iemand nagaan die het er niet mee eens is?",
        slips=misplaced(said, right, (REASON, NONE)),
        hints=("Welke zinnen zeggen iets over mensen, over oorzaken of over wie beslist?", "In welke zinnen kun je 'want' weglaten zonder dat er iets verdwijnt?"),
        explanation=(
            f"Dat leerlingen naar {other} gaan, kun je navragen bij de school. Wie beslist, staat in een wet of een besluit. Dat zijn redenen.",
            f"Een verschil tussen {label} en {other} is een goede aanleiding om te bellen. Waardoor het er is, en of samenwerken helpt, staat niet in het cijfer.",
        ),
    )


def sorted_claims(monitor: Monitor, region: Region) -> Question:
    """Six claims about here and around: may be said, misleads, nobody knows."""

    def find(each: Region) -> tuple | None:
        nothing_here = None  # where nobody around lacks a figure, the blank is the own place
        for code in dict.fromkeys([*FAMILIAR, *monitor.catalogue.foto]):
            around = aggregates(monitor, each, code)
            around = around[around["n"] > 1]
            if around.empty:
                continue
            if np.isnan(monitor.table(code).loc[each.code, around["year"].iloc[0]]):
                nothing_here = nothing_here or (near(monitor, each, code), around.iloc[0], each.label)
            elif (around["n"] < around["size"]).any():
                found, row = near(monitor, each, code), around[around["n"] < around["size"]].iloc[0]
                group = found.others["region"].isin(monitor.peers(each, by=row["by"])["region"])
                return found, row, found.others.loc[group & found.others["value"].isna(), "label"].iloc[0]
        return nothing_here

    chosen = case(monitor, region, find, f"Voor {region.label} is er geen cijfer met een lege plek in de buurt.")
    found, row, blank = chosen.found
    label, other, name, year = chosen.region.label, found.others["label"].iloc[0], lower(found.indicator.name), found.year
    median = quantity(row["median"], found.indicator.decimals, found.indicator.unit_text)
    own = found.in_words(found.own)
    words = row["words"].rsplit(", ", 1)[0]
    alone = blank == label
    here = "is " if alone else f"is het {own} in {label}, en is "
    lines = {
        "naast": (MAY, f"Bij {name} {here}de {words} {median} ({year})."),
        "regio": (MISLEADS, f"In de regio is het {median}."),
        "leeg": (MISLEADS, f"{blank} doet het bij {name} het slechtst van allemaal: daar staat helemaal niets."),
        "pendel": (UNKNOWN, f"De meeste werkende inwoners van {label} werken in {other}."),
        "geen_cijfer": (MAY, f"Voor {blank} is er over {year} geen cijfer; {'een mediaan van anderen vult die plek niet' if alone else 'die gemeente telt niet mee'}."),
        "samen": (UNKNOWN, f"Als {label} en {other} gaan samenwerken, wordt dit cijfer van {label} gunstiger."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "naast": "Eén zin noemt een mediaan, van hoeveel gemeenten, en het jaar. In welke bak hoort die?",
        "regio": "Eén zin noemt een mediaan van gemeenten 'de regio'. Van hoeveel gemeenten is het getal, en van welk jaar?",
        "leeg": "Eén zin maakt van een lege plek een slechte plek. Wat weet je over een gemeente zonder cijfer?",
        "pendel": "Eén zin gaat over waar mensen werken. Staat daar hier een cijfer van?",
        "geen_cijfer": "Eén zin zegt dat er geen cijfer is. Is dat waar, en helpt het de lezer?",
        "samen": "Eén zin voorspelt wat samenwerken doet. Wie kan dat weten?",
    }
    return Question(
        id="zinnen",
        kind="sort",
        text=f"Zes zinnen voor een regionale nota over {name}. Welke mag zo, welke misleidt, en wat weet niemand uit deze cijfers?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(MAY, "Mag zo"), Option(MISLEADS, "Misleidt"), Option(UNKNOWN, "Niet te weten uit deze cijfers")),
        answer=right,
        right="Wat gemeten is mag, met van hoeveel en van wanneer erbij. Een lege plek is geen oordeel. Over pendel en over wat samenwerken doet, staat hier niets.",
        look="Vraag bij elke zin: is dit gemeten, van hoeveel gemeenten, en zegt de zin niet meer dan dat?",
        slips=misplaced(said, right, (MISLEADS, MAY)),
        hints=("Welke twee zinnen zeggen alleen wat er in de tabel staat?", "Welke twee zinnen gaan over iets dat in geen enkele tabel hier staat?"),
        explanation=(
            f"Gemeten is: {'' if alone else f'{label} {own}, en '}de {words} {median}, over {year}. {blank} heeft geen cijfer, en dat is geen laag cijfer.",
            f"Waar inwoners van {label} werken, en wat samenwerken met {other} zou doen, staat in geen van deze cijfers.",
        ),
    )
