"""The portfolios against figures or themes, and what is left when somebody connects what is nobody's."""

from __future__ import annotations

from typing import Any, NamedTuple

from ipywidgets import VBox

from bwlab.charts import Chart, Crossing, portfolios
from bwlab.charts.words import inside
from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.lessons.stap_06.example import shown
from bwlab.policy.anchoring.college import (
    NOBODY,
    ORDER,
    Line,
    appointments,
    called,
    connected,
    lines,
    remarks,
    theme_lines,
)
from bwlab.widgets import ASSUMPTION, ChartView, Choice, Slider, scenario
from bwlab.widgets.show import as_pages, refill

MINE, THEMES = "mijn", "themas"
MAYOR = "burgemeester"
FUNCTIONS = (MAYOR, "wethouder")
SHORT = 40  # characters of a name within a sentence


class Found(NamedTuple):
    """The rows with so many connected by one portfolio."""

    lines: list[Line]
    names: list[str]
    several: int
    by: str
    what: str

    @property
    def nobody(self) -> list[Line]:
        """What several move and nobody owns, connected or not."""
        return [line for line in self.lines if line.stand == NOBODY]

    @property
    def left(self) -> list[Line]:
        """Of these what nobody connects either."""
        return [line for line in self.lines if line.open]


class MatrixPanel:
    """Rows to choose and the picture; with a slider for what somebody connects.

    Parameters
    ----------
    lesson : Lesson
    connecting : bool
        Whether somebody can connect.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, *, connecting: bool = False) -> None:
        self.monitor, self.region, self.today = lesson.monitor, lesson.region, lesson.today
        self.portfolios, self.codes, self.lead = shown(lesson.store.read(), self.monitor)
        self.names = called(self.portfolios)
        mine = "Voorbeeldcijfers" if self.lead else "Mijn cijfers"
        options = [(MINE, f"{mine} ({number(len(self.codes))})"), (THEMES, "Alle thema's"), *((each.name, f"Cijfers van {each.name}") for each in self.monitor.catalogue.themes)]
        self.rows = Choice("Wat zet je naast de portefeuilles?", options, MINE)
        mayor = next((name for name in self.names if MAYOR in name.lower()), "")
        joined = self.names if mayor else [*self.names, MAYOR]
        # A function that is not among the portfolios can connect as well.
        self.columns, self._mayor = joined, joined.index(mayor or MAYOR)
        lead, self.notes = [self.lead] if self.lead else [], VBox([])
        if connecting:
            self.who = Choice("Wie zou kunnen verbinden?", [(str(place), name) for place, name in enumerate(joined)], str(self._mayor))
            self.several = Slider("Hoeveel daarvan verbindt die?", [0, 1], 0, note=ASSUMPTION, texts=["niets", "1"])
            self._arrange()
            self.scenario = scenario(self.model, {"several": self.several}, self._draw)
            self.rows.on_value(lambda _: (self._arrange(), self.scenario.redraw()))
            self.who.on_value(lambda _: self.scenario.redraw())
            # The lead stands above the still picture; here it would push the sentence off the screen.
            self.pieces: list[Any] = [self.scenario] if as_pages() else [self.rows, self.who, self.scenario]
            return
        self.view = ChartView(self._draw(self.model(0)))
        self.rows.on_value(lambda _: (self._remark(), self.view.update(self._draw(self.model(0)))))
        self._remark()
        self.pieces = [*lead, self.view, *self._remarks()] if as_pages() else [*lead, self.rows, self.view, self.notes]

    def model(self, several: float) -> Found:
        """The rows, with so many of what is nobody's connected."""
        by = int(self.who.value) if hasattr(self, "who") else self._mayor
        return Found(connected(self._lines(), int(several), by), self.columns, int(several), self.columns[by], "thema" if self.rows.value == THEMES else "cijfer")

    def _lines(self) -> list[Line]:
        if self.rows.value == THEMES:
            return theme_lines(self.portfolios, self.monitor)
        themes = {each.name: each.indicators for each in self.monitor.catalogue.themes}
        asked = themes.get(self.rows.value, self.codes)
        return lines(self.portfolios, [code for code in asked if self.rows.value == MINE or code in self.monitor.catalogue.foto], self.monitor)

    def _arrange(self) -> None:
        """The slider goes as far as there is something to connect."""
        most = sum(line.open for line in self._lines())
        places = list(range(most + 1))
        self.several.replace(places, 0, ["niets", *(number(each) for each in places[1:])])
        self.several.layout.display = self.who.layout.display = "" if most else "none"

    def _remarks(self) -> list[Any]:
        said = remarks(self.portfolios, self._lines(), self.monitor)
        return [said] if said else []

    def _remark(self) -> None:
        refill(self.notes, self._remarks())

    def _draw(self, found: Found) -> Chart:
        rows = [Crossing(line.name, line.moves, line.owns, line.connector, "verbonden" if line.connector is not None else line.stand, line.open) for line in found.lines]
        used = found.names if any(line.connector is not None for line in found.lines) else found.names[: len(self.names)]
        made = "verzonnen voorbeeld van bwlab" if self.lead else f"je dossier op {date_words(self.today)}"
        chart = portfolios(
            rows, used, title=self.title(found), label=self.region.label, what=found.what.capitalize(), alt=self._alt(found),
            source=f"{made}; wie wat beweegt is een inschatting en geen meting.",
        )  # fmt: skip
        return chart.saying(self.sentence(found))

    def title(self, found: Found) -> str:
        """How much several move and nobody owns."""
        of, left = len(found.lines), len(found.left)
        if found.several and not left:
            said = "alles wat van meer portefeuilles en van niemand is, heeft nu iemand die verbindt"
        elif found.several:
            said = f"Bij {_part(left, of, found.what)} is er geen naam en verbindt niemand"
        else:
            said = f"{_part(left, of, found.what)} {'zijn' if left > 1 else 'is'} van meer portefeuilles en van niemand"
        said = f"{said[0].upper()}{said[1:]}"
        return f"Voorbeeld: {inside(said)}" if self.lead else said

    def _alt(self, found: Found) -> list[str]:
        state = [f"{_the(found.by)} verbindt er {number(found.several)}"] if found.several else []
        names = [line.name for line in found.left]
        return [*state, *([f"zonder naam: {listing(names[:3])}{f' en nog {len(names) - 3}' if len(names) > 3 else ''}"] if names else ["bij elk ander staat een naam of één portefeuille"]), *self._counts(found)]

    @staticmethod
    def _counts(found: Found) -> list[str]:
        return [f"{each}: {number(count)}" for each in ORDER[1:] if (count := sum(line.stand == each for line in found.lines))]

    def sentence(self, found: Found) -> str:
        """If somebody connects so many, then this is what it asks and what is left."""
        nobody, left = found.nobody, found.left
        if not nobody:
            alone = [line.name for line in found.lines if not line.owns]
            more = f" Bij {listing([inside(each) for each in alone[:3]])}{f' en nog {number(len(alone) - 3)}' if len(alone) > 3 else ''} staat nog geen naam, maar daar is er ook niet meer dan één die het beweegt." if alone else ""
            return f"Hier is niets dat meer portefeuilles bewegen zonder dat er een naam bij staat.{more}"
        if not found.several:
            return (
                f"Als niemand verbindt, dan staat bij {_these(nobody)} niemand op naam, terwijl er samen {number(sum(len(line.moves) for line in nobody))} keer een portefeuille aan trekt. "
                "Dat er geen naam staat, is geen fout van iemand: zo zijn portefeuilles verdeeld."
            )
        done = [line for line in found.lines if line.connector is not None]
        asks, also = appointments(done), sum(line.connector in line.moves for line in done)
        rest = f"Bij {_these(left)} verbindt nog niemand." if left else "Dan is er niets meer dat niemand verbindt."
        stake = f" Bij {number(also)} daarvan beweegt die het zelf ook mee: verbinden en eigen werk lopen dan door elkaar." if also else ""
        return (
            f"Als {_the(found.by)} er {number(found.several)} verbindt, dan vraagt dat {_many(asks, 'afspraak')}: één per {found.what} met elke andere portefeuille.{stake} {rest} "
            "Op naam staat het daarmee nog niet, en beslissen doet wie de portefeuille heeft, of het college samen."
        )


def _many(count: int, what: str) -> str:
    more = {"cijfer": "cijfers", "thema": "thema's", "afspraak": "afspraken"}
    return f"{number(count)} {what if count == 1 else more[what]}"


def _part(count: int, of: int, what: str) -> str:
    """ "2 van de 7 cijfers", "geen van de 7 cijfers", "het ene cijfer", "geen cijfer"."""
    if of == 1:
        return f"het ene {what}" if count else f"geen {what}"
    return f"{number(count) if count else 'geen'} van de {_many(of, what)}"


def _these(found: list[Line]) -> str:
    names = [inside(line.name) for line in found]
    return listing(names if len(names) < 4 else [*names[:2], f"nog {number(len(names) - 2)}"])


def _the(name: str) -> str:
    """A portfolio within a sentence: "de burgemeester"."""
    words = " ".join(name.split())
    words = words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"
    return f"de {words}" if words.startswith(FUNCTIONS) else words
