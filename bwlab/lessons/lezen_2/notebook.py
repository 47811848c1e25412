"""Reading the monitor, 2: blanks and margins. What ``notebooks/de_monitor_lezen/2_lege_cellen_en_marges`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bwlab.formats import number, quantity
from bwlab.lesson import Lesson
from bwlab.lessons.lezen_2 import break_panel
from bwlab.lessons.lezen_2.merger_panel import MergerPanel, joined_of, lines_of, whole_mergers
from bwlab.lessons.lezen_2.thousand_panel import USUAL, ThousandPanel
from bwlab.lessons.lezen_2.tiny_counts import SMALL_TOWNS, TinyCounts
from bwlab.lessons.lezen_2.who_is_missing import WhoIsMissing, everyone
from bwlab.lessons.lezen_2.zero_map import CODE, ZERO, ZeroMap, fill, outcome
from bwlab.lessons.parts import blanks, guessing
from bwlab.monitor.offences import counts_of, rank_with

MERGED = "GM0439"  # Purmerend: the code stayed, the borders did not
RULES = (
    ("leeg", "Ik zeg erbij hoeveel gemeenten geen cijfer hebben"),
    ("marge", "Ik noem een verandering pas als die groter is dan de marge"),
    ("grens", "Ik vraag eerst of de gemeente of de meting veranderde"),
    ("aantal", "Onder de 20 gevallen noem ik het aantal"),
)
BURGLARY = "woninginbraken"
SIZE = 2.0  # percentage points to guess about
QUESTIONS = {
    "wie ontbreekt": (
        "Voor hoeveel van de 342 gemeenten is er een cijfer over tevredenheid met het leven?",
        (("342", "Voor alle 342"), ("300", "Ongeveer 300"), ("220", "Ongeveer 220"), ("100", "Ongeveer 100")),
    ),
    "leeg als nul": (
        "Iemand vult elke lege plek in met een 0. Waar komt het gemiddelde dan op uit?",
        (("80", "Ongeveer 80 procent"), ("70", "Ongeveer 70 procent"), ("55", "Ongeveer 55 procent"), ("40", "Ongeveer 40 procent")),
    ),
    "duizend enquêtes": (
        f"Er verandert niets. Je houdt 1.000 keer twee enquêtes, elk met {USUAL} antwoorden. Hoe vaak lijkt het 2 procentpunt of meer beter?",
        (("nooit", "Bijna nooit"), ("50", "Ongeveer 50 keer"), ("150", "Ongeveer 150 keer"), ("300", "Ongeveer 300 keer")),
    ),
    "een sprong": (
        "De uitgaven van Purmerend gaan in één jaar met 21 procent omhoog. Wat denk je het eerst?",
        (("beleid", "Er kwam nieuw beleid"), ("prijzen", "Alles werd duurder"), ("gemeente", "De gemeente werd een andere"), ("weet niet", "Geen idee")),
    ),
    "één inbraak meer": (
        "Op Vlieland was er in 2025 één woninginbraak. Stel dat het er twee waren. Hoeveel plaatsen zakt Vlieland dan, van de 342?",
        (("2", "Twee of minder"), ("20", "Ongeveer 20"), ("60", "Ongeveer 60"), ("200", "Ongeveer 200")),
    ),
}  # fmt: skip


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def guess_missing(self) -> None:
        """How many municipalities have a figure?"""
        self._ask("wie ontbreekt", self._missing_answer)

    def missing(self) -> None:
        """Who has no figure, and what that does to an average."""
        self.live(lambda: WhoIsMissing(self).pieces)

    def guess_zero(self) -> None:
        """Where does the average go when blanks become 0?"""
        self._ask("leeg als nul", self._zero_answer)

    def zero_map(self) -> None:
        """One map with its blanks left alone, as 0, and as the average."""
        self.live(lambda: ZeroMap(self).pieces)

    def guess_surveys(self) -> None:
        """How often does nothing look like an improvement?"""
        self._ask("duizend enquêtes", self._survey_answer)

    def surveys(self) -> None:
        """A thousand surveys where nothing changes, and the margins of real towns."""
        self.live(lambda: ThousandPanel(self).pieces)

    def guess_merger(self) -> None:
        """What does one think of first at a jump?"""
        self._ask("een sprong", self._merger_answer)

    def merger(self) -> None:
        """A series across a merger, drawn in three ways."""
        self.live(lambda: MergerPanel(self).pieces)

    def breaks(self) -> None:
        """A series with its break and without."""
        self.live(lambda: break_panel.pieces(self.monitor, self.region))

    def guess_count(self) -> None:
        """What does one case more do?"""
        self._ask("één inbraak meer", self._count_answer)

    def counts(self) -> None:
        """Small counts with their own margin, and one case more."""
        self.live(lambda: TinyCounts(self).pieces)

    def limits(self) -> None:
        """What these margins do not say."""
        self.live(self._limits)

    def dossier(self) -> None:
        """The own blanks, whom to ask, and a rule to take home."""
        self.live(self._dossier)

    def _ask(self, key: str, answer: Any) -> None:
        question, options = QUESTIONS[key]
        self.live(lambda: guessing.pieces(self, key, question, options, answer))

    def _missing_answer(self) -> str:
        frame = everyone(self.monitor, CODE)
        known = frame.dropna(subset=["value"])
        own = "wel een" if (known["region"] == self.region.code).any() else "geen"
        return f"Het zijn er {number(len(known))}, in {frame.attrs['year']}. Voor {self.region.label} is er {own} cijfer."

    def _zero_answer(self) -> str:
        frame = everyone(self.monitor, CODE)
        before, after = (outcome(each, self.region.code).mean for each in (frame, fill(frame, ZERO)))
        label, blank = self.region.label, frame.loc[frame["region"] == self.region.code, "value"].isna().all()
        own = f"{label} hoort daarbij." if blank else f"{label} heeft wel een cijfer, en ligt ineens ver boven het gemiddelde."
        return (
            f"Het gemiddelde gaat van {number(before, 1)} naar {number(after, 1)} procent. Er werd niemand ontevreden: "
            f"{number(int(frame['value'].isna().sum()))} gemeenten zonder cijfer tellen mee alsof daar niemand tevreden is. {own}"
        )

    def _survey_answer(self) -> str:
        panel = ThousandPanel(self)
        _, _, changes = panel.model(USUAL, SIZE)
        better = changes.beyond(SIZE / 100)[panel.indicator.direction == -1]
        return f"In deze 1.000 keer is het er {number(1000 * better)}. Het echte cijfer bleef steeds {quantity(panel.share, 1, 'procent')} ({panel.whose}). Hieronder zie je ze alle 1.000."

    def _merger_answer(self) -> str:
        case = next(each for each in whole_mergers(self.monitor) if each.region == MERGED)
        lines = lines_of(self.monitor, case, "total")
        before, after = (float(lines.loc[(lines["kind"] == "code") & (lines["year"] == year), "value"].iloc[0]) for year in (case.year - 1, case.year))
        whole = joined_of(self.monitor, case)["expenditure"] / 1000
        grew = 100 * (after / whole[case.year - 1] - 1)
        return (
            f"In {case.year} kwam {case.parts[0][1]} bij Purmerend. Van {case.year - 1} op {case.year} gingen de uitgaven van {number(before)} naar {number(after)} miljoen euro, {number(100 * (after / before - 1))} procent. "
            f"Tel je ook {case.year - 1} binnen de nieuwe grenzen, dan is het {number(grew)} procent."
        )

    def _count_answer(self) -> str:
        town, last = (self.monitor.regions.find(name) for name in SMALL_TOWNS)
        year = int(counts_of(self.monitor, town.code, BURGLARY)["year"].iloc[-1])
        (before, n), (after, _) = (rank_with(self.monitor, town.code, BURGLARY, year, extra) for extra in (0, 1))
        lowest, _ = rank_with(self.monitor, last.code, BURGLARY, year)
        few = int(counts_of(self.monitor, last.code, BURGLARY)["count"].iloc[-1])
        return (
            f"{number(after - before)} plaatsen: van {number(before)} naar {number(after)} van {number(n)}, waarbij 1 het minst is. "
            f"En wie staat er op plaats {number(lowest)}? {last.label}, met {number(few)} woninginbraken in heel {year}."
        )

    def _limits(self) -> Sequence[Any]:
        blank = self._blank()
        label = self.region.label
        own = f"Van {label} {'ontbreekt' if len(blank) == 1 else 'ontbreken'} {number(len(blank))} {'cijfer' if len(blank) == 1 else 'cijfers'} in de foto. Daarover weten we hier niets." if len(blank) else f"Van {label} ontbreekt er geen cijfer in de foto. Bij andere gemeenten wel."
        return [
            [
                f"Een lege plek zegt niet of het goed of slecht gaat. {own}",
                "De 1.000 enquêtes zijn bedacht, met loting waarbij iedereen antwoordt. In het echt antwoordt een deel niet. Die mensen denken er misschien anders over, en dat zit in geen enkele marge.",
                "'Marge als bij 300 antwoorden' is geen telling. Het CBS weegt antwoorden, en dan zegt een enquête minder dan het aantal antwoorden doet denken.",
                "Zit een verandering binnen de marge, dan weet je niet of er iets veranderde. Dat is iets anders dan: er veranderde niets.",
                "De marge bij een klein aantal gaat ervan uit dat het ene geval het andere niet meebrengt. Eén dief die in één nacht vijf huizen doet, past daar niet in.",
                "Opgetelde reeksen vergelijken hetzelfde gebied. Waarom het bedrag veranderde, zeggen ze niet. En geld is een middel, en geen welvaart.",
            ]
        ]

    def _dossier(self) -> Sequence[Any]:
        blank = self._blank()
        rule = self.note_form(
            "mijn regel",
            [
                {"key": "answer", "kind": "choice", "label": "Welke regel neem je mee?", "options": [list(each) for each in RULES]},
                {"key": "text", "kind": "text", "label": "Schrijf je regel op in je eigen woorden, voor je collega's."},
            ],
        )
        shown = blanks.pieces(self.monitor, self.region)[:-1]  # without the comparison, which step 1 shows
        if blank.empty:
            return [*shown, rule]
        names = blank[["indicator", "name"]].to_numpy().tolist()
        ask = self.note_form(
            "leeg cijfer",
            [
                {"key": "answer", "kind": "select", "label": "Welk leeg cijfer heb je het meest nodig?", "options": names},
                {"key": "text", "kind": "text", "label": "Wie vraag je ernaar, en wat zeg je tot die tijd als iemand ernaar vraagt?"},
            ],
        )
        return [*shown, ask, rule]

    def _blank(self) -> pd.DataFrame:
        rows = self.monitor.position(self.region)
        return rows[rows["value"].isna()]
