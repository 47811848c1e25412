"""One slider: a firm goes over the border. Who counts less then, and does anything change?"""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart, Party, soil
from bwlab.charts.words import sources
from bwlab.formats import number
from bwlab.lessons.parts.carrying import EXAMPLE
from bwlab.monitor import Monitor
from bwlab.policy.outside.moving import ABROAD, CODE, Ground, Moved, ground, move, receivers, steps
from bwlab.regions import Region
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

NO_FIGURE = "Voor {} kunnen we dit niet uitrekenen. Hieronder zie je daarom {}, als voorbeeld."
SAME_THERE = "Aanname: het bedrijf stoot op de nieuwe plek evenveel uit."


class MovePanel:
    """Where the firm goes, how much it emits, and the picture.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor: Monitor = lesson.monitor
        here, lead = whose(lesson.monitor, lesson.region)
        self.here: Ground = here
        self.there: dict[str, Ground | None] = {each.region.code: each for each in receivers(self.monitor, here.region)}
        self.there[ABROAD] = None
        names = [(code, each.region.label if each else "het buitenland") for code, each in self.there.items()]
        self.pick = Choice("Waar gaat het bedrijf naartoe?", names, names[0][0])
        values = steps(here)
        self.reach = 1.15 * values[-1]
        texts = ["0 ton: er verhuist niets", *(f"{number(each)} ton per jaar, {number(100 * each / here.tonnes)} procent van wat hier wordt geteld" for each in values[1:])]
        self.size = Slider("Hoeveel stoot het bedrijf uit dat verhuist?", values, 0.0, note=ASSUMPTION, texts=texts)
        self.scenario = scenario(lambda value: move(self.monitor, self.here, self.there[self.pick.value], value), {"value": self.size}, self._draw)
        self.pick.on_value(lambda _: self.scenario.redraw())
        self.pieces: list[Any] = [*([lead] if lead else []), *([] if as_pages() else [self.pick]), self.scenario, [*checked(here), SAME_THERE]]

    def _draw(self, found: Moved) -> Chart:
        here, there = found.here, found.there
        label = here.region.label
        parties = [
            Party(label, -found.tonnes, _figures(here.figure, found.figure), _places(here, found.rank), own=True),
            Party(there.region.label, found.tonnes, _figures(there.figure, found.there_figure), _places(there, found.there_rank)) if there else Party("Het buitenland", found.tonnes, "telt in een ander land", "niet in deze monitor"),
            Party("Nederland", found.country, "blijft gelijk" if there or not found.tonnes else "telt minder"),
            Party("De wereld", found.world, "blijft gelijk"),
        ]
        title = self.title(found)
        return soil(
            parties, title=title, reach=self.reach, year=here.year, source=sources([self.monitor.catalogue[CODE].source, "CBS, inwoners op 1 januari"], []) + f" {SAME_THERE}",
            alt=[title, f"{number(found.tonnes)} ton verhuist", f"{label}: {parties[0].says}", f"{parties[1].name}: {parties[1].says}"],
        ).saying(self.sentence(found))  # fmt: skip

    @staticmethod
    def title(found: Moved) -> str:
        """The finding."""
        here = found.here
        if not found.tonnes:
            return f"Zonder verhuizing staat {here.region.label} op plaats {number(here.rank)} van {number(here.n)}"
        return f"{here.region.label} gaat van plaats {number(here.rank)} naar {number(found.rank)}, en in de wereld verandert niets" if found.rank != here.rank else f"{here.region.label} telt minder en blijft op plaats {number(here.rank)}; in de wereld verandert niets"

    @staticmethod
    def sentence(found: Moved) -> str:
        """If this firm goes, then this happens to each figure; nobody emits less."""
        here, there = found.here, found.there
        label = here.region.label
        if not found.tonnes:
            return f"Als er niets verhuist, dan blijft alles zoals het in {here.year} was: {label} telde {number(here.figure, 1)} ton per inwoner."
        head = f"Als een bedrijf met {number(found.tonnes)} ton uitstoot uit {label} vertrekt, dan telt {label} {_size(here.figure - found.figure)} ton per inwoner minder"
        rank = f"en gaat het van plaats {number(here.rank)} naar plaats {number(found.rank)}" if found.rank != here.rank else f"en blijft het op plaats {number(here.rank)}"
        if there:
            other = f"In {there.region.label} komt er {_size(found.there_figure - there.figure)} ton per inwoner bij. Nederland telt evenveel, en de wereld ook."
        else:
            other = "Nederland telt dan ook minder. In deze monitor zie je het nergens terug, maar de wereld telt evenveel."
        return f"{head} {rank}. {other} Er is dan niets bespaard."


def whose(monitor: Monitor, region: Region) -> tuple[Ground, str]:
    """The own municipality, or the example with a sentence why."""
    if here := ground(monitor, region):
        return here, ""
    example = ground(monitor, monitor.regions[EXAMPLE])
    if example is None:
        raise ValueError("the example has no figure either")
    return example, NO_FIGURE.format(region.label, example.region.label)


def checked(here: Ground) -> list[str]:
    """What the sum is made of."""
    later = f" Het aantal inwoners van {here.year} kennen we niet op de grenzen van nu, dus dat is van {here.people_year}." if here.people_year != here.year else ""
    return [
        f"Zo is het gerekend: {number(here.figure, 1)} ton per inwoner keer {number(here.people)} inwoners is ongeveer {number(float(f'{here.tonnes:.2e}'))} ton ({here.year}).{later} Het cijfer is afgerond en grotendeels berekend, dus de som is dat ook.",
        "De plaats telt van laag naar hoog: op plaats 1 staat de gemeente met de minste uitstoot per inwoner.",
    ]


def _size(value: float) -> str:
    return number(value, 2 if value < 1 else 1)


def _figures(before: float, after: float) -> str:
    if before == after:
        return f"{number(before, 1)} ton per inwoner"
    digits = 1 if round(before, 1) != round(after, 1) else 2
    return f"van {number(before, digits)} naar {number(after, digits)} ton per inwoner"


def _places(was: Ground, rank: int) -> str:
    return f"van plaats {number(was.rank)} naar {number(rank)} van {number(was.n)}" if rank != was.rank else f"plaats {number(was.rank)} van {number(was.n)}"
