"""Step 1: the foto of a municipality. What ``notebooks/tien_stappen/stap_01_foto`` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ipywidgets import VBox

from bwlab.charts import foto, guess, rail_place
from bwlab.dossier import Challenge, DossierStore, Prediction
from bwlab.lesson import Lesson
from bwlab.lessons.parts import blanks, sources_table
from bwlab.lessons.parts.closer import EXPECTATION, Closer, first_with_years
from bwlab.lessons.stap_01.foto_panel import FotoPanel, first_theme, theme_rows
from bwlab.widgets import ChartView, Choice, press
from bwlab.widgets.form import Form
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, close

#: Figures to guess, in order of preference: what people have a picture of. One a theme.
FAMILIAR = (
    "tevredenheid_leven", "overgewicht", "problematische_schulden", "geregistreerde_misdrijven_per_1000",
    "opkomst_tweede_kamer", "netto_arbeidsparticipatie", "afstand_huisarts", "hbo_wo_gediplomeerden",
    "jeugdzorg", "gasverbruik", "bebouwd_terrein",
)  # fmt: skip
GUESSES = 5
HOW_MANY = 3  # opgaven in the dossier
EXPECTED = (("omhoog", "Omhoog"), ("omlaag", "Omlaag"), ("gelijk", "Ongeveer gelijk"), ("weet niet", "Geen idee"))
RECOGNISE = (("ja", "Ja, dit herken ik"), ("deels", "Deels"), ("nee", "Nee"), ("weet niet", "Dat weet ik niet"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def predict(self) -> None:
        """Five rails with a dot to drag, then the truth."""
        self.live(self._predict)

    def foto(self) -> None:
        """The foto, a theme at a time, beside peers of one's own choice."""
        self.live(lambda: FotoPanel(self).pieces)

    def closer(self) -> None:
        """One figure from nearby: in a row, on the map, through time."""
        self.live(lambda: Closer(self).pieces)

    def expect(self) -> None:
        """Before the years are shown: up or down?"""
        self.live(self._expect)

    def blanks(self) -> None:
        """Which figures are missing here, and why."""
        self.live(lambda: blanks.pieces(self.monitor, self.region))

    def recognise(self) -> None:
        """The qualitative check: each theme beside an answer of one's own."""
        self.live(self._recognise)

    def sources(self) -> None:
        """The sources of the ten steps."""
        self.live(lambda: sources_table.pieces(self.monitor, self.id))

    def limits(self) -> None:
        """What this foto does not say, counted for this municipality."""
        self.live(lambda: blanks.limits(self.monitor, self.region, self.today.year))

    def challenges(self) -> None:
        """Three opgaven for the dossier."""
        self.live(self._challenges)

    def _predict(self) -> Sequence[Any]:
        rows, store = familiar_rows(self), self.store
        kept = [store.read().prediction(self.id, code) for code in rows["indicator"]]
        guesses = {each.indicator: each.guess for each in kept if each}
        state = {"revealed": any(each and each.truth is not None for each in kept)}

        def draw() -> Any:
            return guess(rows, label=self.region.label, guesses=guesses, revealed=state["revealed"], today=self.today.year)

        if as_pages():
            state["revealed"] = True
            return [draw()]
        view = ChartView(draw())
        button = press("Laat de echte plaats zien")
        button.disabled = state["revealed"]

        def dragged(key: str, x: float) -> None:
            if state["revealed"]:
                return  # a drag that was still under way: who has seen the truth guesses no more
            code = key.removeprefix("own-")
            guesses[code] = round(rail_place(x), 4)
            view.update(draw())
            self._keep(store, rows, {code: guesses[code]}, revealed=False)

        def reveal(_: Any) -> None:
            state["revealed"] = True
            button.disabled = True
            view.update(draw(), animate=True)
            self._keep(store, rows, guesses, revealed=True)

        view.on_drag(dragged)
        button.on_click(guarded(reveal, view._say))
        return [view, button]

    def _keep(self, store: DossierStore, rows: Any, guesses: dict[str, float], *, revealed: bool) -> None:
        found = rows.set_index("indicator")
        made = [
            Prediction(
                notebook=self.id,
                indicator=code,
                year=int(found.at[code, "year"]),
                guess=place,
                truth=float(found.at[code, "place_all"]) if revealed else None,
            )
            for code, place in guesses.items()
        ]

        def change(record: Any) -> None:
            for prediction in made:
                record.set_prediction(prediction)

        self.keep(store, change)

    def _expect(self) -> Sequence[Any]:
        known, years = first_with_years(self.monitor, self.region)
        question = f"{known.name}: wat deed dit cijfer in {self.region.label} van {years[0]} tot {years[-1]}?"
        return [self.note_form(EXPECTATION, [{"key": "answer", "kind": "choice", "label": question, "options": [list(option) for option in EXPECTED]}])]

    def _recognise(self) -> Iterator[Any]:
        themes = self.monitor.catalogue.themes

        def draw(theme: str) -> Any:
            rows = theme_rows(self.monitor, self.region, theme)
            return foto(rows, label=self.region.label, theme=theme, group="alle gemeenten met een cijfer", today=self.today.year)

        def form(theme: str) -> Form:
            return self.note_form(
                theme,
                [
                    {"key": "answer", "kind": "choice", "label": f"{theme}: herken je dit beeld?", "options": [list(option) for option in RECOGNISE]},
                    {"key": "text", "kind": "text", "label": "Wat zie jij zelf, of wat vertellen inwoners, dat dit cijfer niet laat zien?"},
                ],
            )

        if as_pages():
            return [form(theme.name) for theme in themes]
        choice = Choice("Welk thema?", [(theme.name, theme.name) for theme in themes], first_theme(self.monitor, self.region))
        view, place = ChartView(draw(choice.value)), VBox([form(choice.value)])

        def turn(theme: str) -> None:
            view.update(draw(theme))
            former, place.children = place.children, (form(theme),)
            for each in former:
                close(each)

        choice.on_value(turn)
        return [choice, view, place]

    def _challenges(self) -> Sequence[Any]:
        catalogue = self.monitor.catalogue
        options = [[code, f"{catalogue[code].theme}: {catalogue[code].name}"] for code in catalogue.foto]
        fields, values = [], {}
        for rank in range(1, HOW_MANY + 1):
            fields += [
                {"key": f"indicator{rank}", "kind": "select", "label": f"Opgave {rank}: bij welk cijfer hoort die?", "options": options},
                {"key": f"why{rank}", "kind": "text", "label": f"Waarom kies je deze? (opgave {rank})"},
            ]
        store = self.store
        for each in store.read().challenges:
            values |= {f"indicator{each.rank}": (each.indicators or [""])[0], f"why{each.rank}": each.why}
        form = Form("", fields, values)
        form.on_values(lambda values: self._keep_challenges(store, values))
        return [form]

    def _keep_challenges(self, store: DossierStore, values: dict[str, str]) -> None:
        catalogue = self.monitor.catalogue
        chosen = []
        for rank in range(1, HOW_MANY + 1):
            code, why = values.get(f"indicator{rank}", ""), values.get(f"why{rank}", "")
            if code or why:
                title = catalogue[code].name if code else "Opgave zonder cijfer"
                chosen.append(Challenge(title=title, indicators=[code] if code else [], why=why, rank=rank))
        def change(record: Any) -> None:  # what another notebook added below these three stays
            record.challenges = chosen + [each for each in record.challenges if each.rank > HOW_MANY]

        self.keep(store, change)


def familiar_rows(lesson: Lesson) -> Any:
    """The position on five figures to guess: the most familiar ones that this municipality has."""
    rows = theme_rows(lesson.monitor, lesson.region, FAMILIAR)
    return rows[rows["value"].notna()].head(GUESSES).reset_index(drop=True)
