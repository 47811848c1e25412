"""Phase 5, implementation. What ``notebooks/beleidscyclus/fase_5_uitvoering`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.fase_5.agreements_panel import AgreementsPanel
from bwlab.lessons.fase_5.log_panel import LogPanel
from bwlab.lessons.fase_5.width_panel import USUAL, WidthPanel
from bwlab.lessons.parts import documents_panel, guessing, table_panel
from bwlab.lessons.parts.points import path, staying
from bwlab.lessons.parts.replay_panel import ReplayPanel
from bwlab.lessons.stap_09.calendar_panel import CalendarPanel, days_form
from bwlab.policy.cycle import SOURCE
from bwlab.policy.following import diary
from bwlab.policy.following.past import COUNTRY, SELF, base_of, past_of, tested
from bwlab.policy.following.power import LOOKS, change_words, first_figure, power
from bwlab.policy.following.replay import offered
from bwlab.widgets.show import LivePart, as_pages

HERE = "uitvoering"
ALARMS = (("5", "Ongeveer 5 van de 100 keer"), ("15", "Ongeveer 15 van de 100 keer"), ("36", "Meer dan 30 van de 100 keer"))
LATE = (("1", "Na één jaar"), ("4", "Na twee tot vijf jaar"), ("9", "Na zes tot negen jaar"), ("nooit", f"Na {LOOKS} jaar nog niet"))
MANY = (("5", "Ongeveer 5 van de 100: wat de grenzen beloven"), ("50", "Ongeveer de helft"), ("90", "Bijna alle"))
FIRST = "Dit antwoord verklapt wat er in de reeks komt. Speel haar hierboven eerst uit."


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._agreements: list[LivePart] = []  # follow an agreement
        self._logs: list[LivePart] = []  # follow the log
        self._calendars: list[LivePart] = []  # follow the days of the reports
        super().__init__(*given, **named)

    def table(self) -> None:
        """Who can be at the table in this phase."""
        self.live(lambda: table_panel.pieces(self, HERE))

    def staying(self) -> None:
        """Who of policy stays on after the decision."""
        self.live(lambda: staying.pieces(self))

    def agreements(self) -> None:
        """What is agreed before the figures come."""
        self.live(lambda: AgreementsPanel(self, self.agreement_kept).pieces)

    def expect_alarms(self) -> None:
        """How often does a figure that stays the same give a signal?"""
        self.live(
            lambda: guessing.pieces(
                self, "vals signaal",
                f"Stel dat er niets verandert. Je kijkt {number(LOOKS)} jaar, elk jaar één keer. De grenzen zijn zo breed dat toeval er 5 op de 100 keer buiten valt. Hoe vaak zie je in die jaren minstens één vals signaal?",
                ALARMS, self._alarms,
            )
        )  # fmt: skip

    def expect_late(self) -> None:
        """After how many years would a change have been seen?"""
        self.live(self._expect_late)

    def width(self) -> None:
        """How wide the limits are, and what that costs."""
        self.live(lambda: WidthPanel(self).pieces)

    def replay(self) -> None:
        """A past series of the municipality, year by year."""
        self.live(lambda: ReplayPanel(self).pieces)

    def expect_everywhere(self) -> None:
        """In how many municipalities was there a signal?"""
        self.live(self._expect_everywhere)

    def log(self) -> None:
        """What was done beside what the figure says, what helped and what hindered."""
        self.live(lambda: LogPanel(self, self.log_kept).pieces, self._agreements)

    def report_days(self) -> None:
        """On which days is reported."""
        self.live(lambda: days_form(self, lambda: self.again(self._calendars)))

    def calendar(self) -> None:
        """Which figures of the plan get a new value during the term."""
        self.live(lambda: CalendarPanel(self).pieces, self._calendars)

    def limits(self) -> None:
        """What this does not say."""
        self.live(lambda: [self._limits()])

    def documents(self) -> None:
        """What can be made of it."""
        self.live(lambda: documents_panel.pieces(self, ["phases", "half_year", "plan", "roles"]), self._agreements, self._logs)

    def path(self) -> None:
        """The path through the phases, and what was skipped."""
        self.live(lambda: path.pieces(self, HERE))

    def agreement_kept(self) -> None:
        """An agreement was kept: the log can point at it."""
        self.again(self._agreements)

    def log_kept(self) -> None:
        """A look was kept: it can be made into a document."""
        self.again(self._logs)

    def _alarms(self) -> str:
        found, _ = first_figure(self.monitor, self.region)
        still = power(found, USUAL, 0).still
        return (
            f"{number(100 * still[-1])} van de 100 keer. Eén keer kijken geeft {number(100 * still[0])} van de 100 keer een vals signaal, en je kijkt {number(LOOKS)} keer. "
            "Vaker kijken geeft vaker een vals signaal. Daarom spreek je vooraf af wat je bij één signaal doet, en wat bij twee."
        )

    def _expect_late(self) -> Sequence[Any]:
        found, note = first_figure(self.monitor, self.region)
        change = 20 if found.percent else 2
        asked = f"Stel dat het cijfer voor {inside(found.indicator.name)} in {found.region.label} in één klap {change_words(found, change)} wordt, en zo blijft. Na hoeveel jaar heb je dat vaker wel dan niet gezien, met dezelfde grenzen?"
        return [*([note] if note else []), *guessing.pieces(self, f"laat gezien {found.indicator.code}", asked, LATE, lambda: self._late(found, change))]

    def _late(self, found: Any, change: float) -> str:
        seen = power(found, USUAL, change)
        when = f"na {'één jaar' if seen.first == 1 else f'{number(seen.first)} jaar'}" if seen.first else f"na {number(LOOKS)} jaar nog niet: dan is het {number(100 * seen.moved[-1])} van de 100 keer gezien"
        return f"In {found.region.label} {when}. Hoe kleiner de aantallen, hoe later. Zo'n verandering is er dan wel: je ziet haar alleen nog niet. Schuif hieronder om te zien wat smallere grenzen doen."

    def _expect_everywhere(self) -> Sequence[Any]:
        who, code = offered(self.monitor, self.region)[0][0]
        known, past = self.monitor.catalogue[code], past_of(self.monitor, code)
        base = base_of(past, who.code)
        years = [year for year, there in zip(past.years, base, strict=True) if there]
        asked = f"Zet voor elke gemeente grenzen om de jaren {years[0]} tot en met {years[-1]}, bij {inside(known.name)}. Toeval zou er 5 op de 100 keer buiten vallen. Bij hoeveel van de 100 gemeenten gaf minstens één later jaar een signaal?"
        return guessing.pieces(self, f"overal {code}", asked, MANY, lambda: self._everywhere(who, code, base))

    def _everywhere(self, who: Any, code: str, base: Any) -> str:
        if not as_pages() and not diary.read(self.store.read(), self.id, self.monitor, who, code).over:
            return FIRST
        alone, apart, book = (tested(self.monitor, code, base, *each) for each in ((SELF, USUAL), (COUNTRY, USUAL), (SELF, None)))
        of = [f"{number(100 * each.ever / each.places)}" for each in (book, alone, apart)]
        chance = number(100 * (1 - (1 - USUAL) ** (apart.looks / apart.places)))
        return (
            f"Met de grenzen uit het leerboek, die alleen toeval kennen: {of[0]} van de 100. Met grenzen die zijn verbreed met wat in de beginjaren van andere gemeenten gebeurde: {of[1]} van de 100. "
            f"Vergelijk je met het hele land, dan blijven er {of[2]} over. Zo vaak kijken geeft bij toeval alleen al {chance} van de 100. Dat is over {number(alone.looks)} keer kijken in {number(alone.places)} gemeenten. "
            "Een signaal naast de eigen beginjaren vertelt dus vaak iets over het hele land."
        )

    def _limits(self) -> list[str]:
        return [
            "Een signaal zegt dat er iets veranderde, niet waardoor. En geen signaal is geen bewijs dat er niets veranderde.",
            "De grenzen komen uit vijf beginjaren. Was een van die jaren bijzonder, dan schuiven de grenzen mee.",
            "Hoe breed de grenzen zijn, is gekozen op de beginjaren van andere gemeenten, en getoetst op jaren die daar niet in zaten. Een gemeente die anders is dan die andere, past er minder goed in.",
            "'Het hele land' is de mediaan van de gemeenten met een cijfer. Een gemeente kan ook anders bewegen door iets dat met beleid niets te maken heeft.",
            "Een cijfer van de politie telt wat is gemeld en genoteerd. Als mensen minder melden, daalt het ook.",
            "Een modelcijfer is gladder dan een steekproef. De grenzen zijn daar smaller, en wat het model glad maakt, weten we niet.",
            "Wat er in de nagespeelde jaren is gedaan, weten we niet. Je keuzes daar zijn een oefening, geen oordeel over die jaren.",
            "Er is geen regionaal cijfer voor elders. Wat een aanpak elders doet, staat dus in geen van deze lijnen.",
            f"De bron zegt dat de uitvoering lerend en adaptief beleid vraagt, op basis van een vastgesteld indicatorenplan. De regelkaart en het logboek zijn onze uitwerking. Bron: {SOURCE}.",
        ]
