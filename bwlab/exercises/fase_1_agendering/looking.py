"""Looking broader: what a look at one theme does not see, and what a programme leaves out."""

from __future__ import annotations

from typing import NamedTuple

from bwlab.charts.words import inside
from bwlab.exercises.case import case, counted
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_06_college.dividing import flip, off
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.policy.goals.broader import Sight, broad, sight
from bwlab.regions import Region

NAMED = ("Gezondheid", "Wonen", "Veiligheid")  # what the programme of the exercise names
OPTIONS = 6


class Seen(NamedTuple):
    """What a look at one theme sees, by theme how much stands unfavourably, and how many figures that theme has."""

    theme: str
    sight: Sight
    low: dict[str, int]
    figures: int


class Left(NamedTuple):
    """Themes with how much stands unfavourably in each, and which of them answer the question."""

    low: dict[str, int]
    right: tuple[str, ...]


def not_seen(monitor: Monitor, region: Region) -> Question:
    """How many unfavourable figures does a look at one theme not see?"""

    def find(each: Region) -> Seen | None:
        rows = broad(monitor, each)
        low = {str(theme): int(count) for theme, count in rows[rows["low"]].groupby("theme", sort=False).size().items()}
        if len(low) < 2:
            return None
        theme = min(low, key=lambda name: low[name])
        return Seen(theme, sight(rows, monitor, [theme]), low, int((rows["theme"] == theme).sum()))

    chosen = case(monitor, region, find, f"In {region.label} staat in hoogstens één thema iets ongunstig.")
    (theme, found, low, figures), label = chosen.found, chosen.region.label
    right, name = found.missed, inside(theme)
    themes = len(monitor.catalogue.themes)
    return Question(
        id="niet_gezien",
        kind="number",
        text=f"Iemand maakt voor {label} een analyse die alleen naar {name} kijkt. Hoeveel cijfers uit het ongunstigste kwart blijven dan buiten beeld?",
        note=chosen.note,
        facts=Facts(
            f"Cijfers in het ongunstigste kwart, {label}",
            ("Thema", "Ongunstig"),
            (*((each, number(count)) for each, count in low.items()), ("Alle thema's samen", number(found.low_of))),
        ),
        units=("cijfers",),
        answer=right,
        right=f"{counted(right, 'cijfer', 'cijfers')} buiten beeld. Noem dit getal als iemand zegt dat de analyse klaar is.",
        look=f"Neem het totaal en haal eraf wat bij {name} staat.",
        slips=(
            Slip("alles", found.low_of, f"Dat is alles wat ongunstig staat, ook bij {name}. Wat daarvan ziet deze analyse wel?"),
            Slip("wel_gezien", found.low, "Zoveel ziet deze analyse juist wel. Gevraagd is wat erbuiten valt."),
            Slip("themas", len(low) - 1, "Je telde thema's. Bij een thema kan meer dan één cijfer ongunstig staan. Tel de cijfers."),
            Slip("twaalf", themes - 1, f"Er zijn {number(themes - 1)} andere thema's, maar niet in elk staat iets ongunstig. Tel de cijfers in de tabel."),
            Slip("leeg", right + found.blank_of, "Je telde lege cijfers mee. Van een leeg cijfer weet je niet of het ongunstig is."),
            Slip("eigen_cijfers", right + figures, f"Je telde ook de cijfers van {name} zelf. Welke regels van de tabel liggen buiten dat thema?"),
        ),
        hints=("Hoeveel cijfers staan er in totaal ongunstig?", f"Hoeveel daarvan horen bij {name}?"),
        explanation=(
            f"In totaal staan er {number(found.low_of)} ongunstig, waarvan {number(found.low)} bij {name}: {number(found.low_of)} min {number(found.low)} is {number(right)}.",
            f"Daarnaast is er in {label} van {counted(found.blank_of, 'cijfer', 'cijfers')} niets bekend." if found.blank_of else f"In {label} is elk cijfer met een gunstige kant er. Dat geldt voor weinig gemeenten.",
        ),
    )


def left_out(monitor: Monitor, region: Region) -> Question:
    """Which themes does a programme leave out although something stands unfavourably there?"""

    def find(each: Region) -> Left | None:
        rows = broad(monitor, each)
        found = {theme.name: 0 for theme in monitor.catalogue.themes}
        for name, count in rows[rows["low"]].groupby("theme").size().items():
            found[str(name)] = int(count)
        outside = [name for name in found if name not in NAMED]
        low, fine = [name for name in outside if found[name]], [name for name in outside if not found[name]]
        if len(low) < 2 or not fine:
            return None
        few = low[: min(len(low), OPTIONS - 3)]
        chosen = [*few, *fine[: OPTIONS - 2 - len(few)]]
        named = sorted(NAMED, key=lambda name: -found[name])[: OPTIONS - len(chosen)]
        shown = [name for name in found if name in chosen or name in named]
        return Left({name: found[name] for name in shown}, tuple(name for name in shown if name in few))

    chosen = case(monitor, region, find, f"In {region.label} is er bij de thema's van deze vraag niets om uit te kiezen.")
    (low, right), label = chosen.found, chosen.region.label
    said = {}
    for name, count in low.items():
        if name in NAMED:
            said[name] = f"{name} staat in het programma. Gevraagd is wat het weglaat. Staat er in de middelste kolom ja of nee?"
        elif count:
            said[name] = f"Bij {inside(name)} staat 'nee' in de middelste kolom. Hoeveel staat er in de laatste?"
        else:
            said[name] = f"{name} is weggelaten, maar wat staat daar in {label} in de laatste kolom?"
    return Question(
        id="weggelaten",
        kind="several",
        text=f"Een programma noemt drie thema's: {listing([inside(each) for each in NAMED])}. Dat programma hebben wij verzonnen; de cijfers zijn van {label}. Welke thema's laat het weg terwijl daar een cijfer ongunstig staat?",
        note=chosen.note,
        facts=Facts("Zes van de twaalf thema's", ("Thema", "In het programma", "Cijfers in het ongunstigste kwart"), tuple((name, "ja" if name in NAMED else "nee", number(count)) for name, count in low.items())),
        options=tuple(Option(name, name) for name in low),
        answer=right,
        right="Dit valt buiten beeld terwijl er wel iets staat. Weglaten mag, als iemand het besluit en zegt waarom.",
        look="Zoek de regels met 'nee' in het midden en een getal boven nul rechts.",
        slips=tuple(Slip(name, flip(right, name), text, off(name, right)) for name, text in said.items()),
        hints=("Welke thema's staan niet in het programma?", "Bij welke daarvan is het getal rechts groter dan nul?"),
        explanation=(
            f"Weggelaten en ongunstig: {listing([f'{inside(name)} ({number(low[name])})' for name in right])}.",
            f"Een thema zonder ongunstig cijfer is in {label} niet vanzelf in orde: het kan leeg zijn, en een plaats zegt niets over de mensen die eronder zitten.",
        ),
    )
