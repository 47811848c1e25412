"""Which themes a policy programme names, and what it leaves out."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from bwlab.charts import Chart, wider
from bwlab.charts.words import inside
from bwlab.formats import listing, number
from bwlab.lessons.fase_1.sight_panel import themes_of
from bwlab.policy.anchoring.left_out import NOTHING, ONLY_WORDS, Found, matched, sentences, title
from bwlab.policy.goals.broader import ELSEWHERE, broad, sight
from bwlab.widgets import ChartView, Form, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

PROGRAMME = "programma"  # the note: its text is the name of the document, its answer the themes
BETWEEN = "; "
FEW = 5  # words that are shown
SUBTITLE = "Elke stip: een cijfer tussen alle gemeenten, in zijn eigen jaar. Driehoek: ongunstigste kwart. Paars: genoemd."
SEARCH, TICK = "Zoek woorden in deze tekst", "Vink aan wat ik vond"
NO_TEXT = "Plak eerst een stuk tekst in het vak. De tekst blijft op deze pagina en komt niet in je dossier."


class ProgrammePanel:
    """Themes to tick, a text to search, and the picture of what lies outside.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.monitor, self.region = lesson, lesson.store, lesson.monitor, lesson.region
        self.rows = broad(self.monitor, self.region)
        self.themes = [*(each.name for each in self.monitor.catalogue.themes), ELSEWHERE]
        self.form_place, self.said_place, self.found_place = VBox([]), VBox([]), VBox([])
        named = self.named()
        if as_pages():
            self.pieces: list[Any] = [self._form(), self.draw(named), self._said(named)]
            return
        self.text = Form("", [{"key": "text", "kind": "text", "label": "Of plak een stuk van je programma. We zoeken er woorden in.", "rows": 4, "help": "De tekst komt niet in je dossier."}])
        self.search = press(SEARCH)
        self.search.on_click(guarded(lambda _: self._search(), self._tell))
        self.view = ChartView(self.draw(named))
        refill(self.form_place, [self._form()])
        refill(self.said_place, [self._said(named)])
        self.pieces = [self.form_place, self.view, self.said_place, self.text, self.search, self.found_place]

    @property
    def form(self) -> Form:
        """What is ticked."""
        return self.form_place.children[0]

    def named(self) -> list[str]:
        """The themes that are ticked, as the dossier has them."""
        note = self.store.read().note(self.lesson.id, PROGRAMME)
        kept = note.answer.split(BETWEEN) if note else []
        return [theme for theme in self.themes if theme in kept]

    def draw(self, named: list[str]) -> Chart:
        """The whole monitor, with the themes that are named."""
        found = sight(self.rows, self.monitor, named)
        alt = [f"bij {inside(theme)} {'staat' if count == 1 else 'staan'} er {number(count)} ongunstig buiten je programma" for theme, count in found.beside.items()]
        return wider(self.rows, themes_of(self.monitor), named, title=title(found, self.monitor, named, self.region.label), subtitle=SUBTITLE, label=self.region.label, alt=alt)

    def _form(self) -> Form:
        note = self.store.read().note(self.lesson.id, PROGRAMME)
        fields = [
            {"key": "themes", "kind": "several", "label": "Welke thema's staan erin, met een doel of een maatregel?", "options": [[each, each] for each in self.themes]},
            {"key": "name", "kind": "line", "label": "Welk beleidsprogramma of welke nota?"},
        ]
        self.shown = {"name": note.text if note else "", "themes": self.named()}
        form = Form("", fields, self.shown)
        form.on_values(self._keep)
        return form

    def _keep(self, values: dict[str, Any]) -> None:
        """Only what changed here: another tab may have ticked another theme."""
        name, ticked = values.get("name") or "", list(values.get("themes") or [])
        added, away = set(ticked) - set(self.shown["themes"]), set(self.shown["themes"]) - set(ticked)
        renamed = name != self.shown["name"]

        def change(record: Any) -> None:
            note = record.note(self.lesson.id, PROGRAMME)
            there = (set(note.answer.split(BETWEEN)) if note else set()) - away | added
            record.set_note(self.lesson.id, PROGRAMME, name if renamed or not note else note.text, BETWEEN.join(each for each in self.themes if each in there))

        self.lesson.keep(self.store, change)
        self.shown = {"name": name, "themes": ticked}
        self._draw()

    def _draw(self) -> None:
        named = self.named()
        self.view.update(self.draw(named), animate=False)
        refill(self.said_place, [self._said(named)])

    def _said(self, named: list[str]) -> list[str]:
        return sentences(sight(self.rows, self.monitor, named), self.monitor, named)

    def _search(self) -> None:
        text = str(self.text.values.get("text") or "")
        if not text.strip():
            self._tell(NO_TEXT)
            return
        found = matched(text)
        if not found:
            refill(self.found_place, [NOTHING, ONLY_WORDS])
            return
        button = press(TICK)
        button.on_click(guarded(lambda _: self._tick([each.theme for each in found]), self._tell))
        refill(self.found_place, [ONLY_WORDS, [_words(each) for each in found], button])

    def _tick(self, themes: list[str]) -> None:
        def change(record: Any) -> None:
            note = record.note(self.lesson.id, PROGRAMME)
            there = {*(note.answer.split(BETWEEN) if note else ()), *themes}
            record.set_note(self.lesson.id, PROGRAMME, note.text if note else "", BETWEEN.join(each for each in self.themes if each in there))

        self.lesson.keep(self.store, change)
        refill(self.form_place, [self._form()])
        self._draw()

    def _tell(self, sentence: str) -> None:
        if sentence:
            refill(self.found_place, [sentence])


def _words(found: Found) -> str:
    """A theme with the words that were found: "Wonen: 'woningbouw' en 'wonen'."."""
    more = len(found.words) - FEW
    words = listing([*(f"'{each}'" for each in found.words[:FEW]), *([f"nog {number(more)}"] if more > 0 else [])])
    return f"{found.theme}: {words}."
