"""What one department sees, and what the whole monitor shows beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.charts import Chart, wider
from bwlab.charts.words import inside
from bwlab.formats import listing, number
from bwlab.policy.anchoring.college import called, filled
from bwlab.policy.goals.broader import NO_ELSEWHERE, Sight, beside_words, broad, finding, sight
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages

FIRST = "Wonen"  # without an opgave and without portfolios
SHORT = 40  # characters of a name within a sentence
SUBTITLE = "Elke stip: een cijfer tussen alle gemeenten, in zijn eigen jaar. Driehoek: ongunstigste kwart. Paars: in beeld."


class SightPanel:
    """A choice of how an analysis looks, the themes it looks at, and all others.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        dossier = lesson.store.read()
        self.rows = broad(self.monitor, self.region)
        self.looks = looks(self.monitor, dossier)
        self.pick = Choice("Waar kijkt de analyse naar?", [(key, text) for key, (text, *_) in self.looks.items()], first_look(self.monitor, dossier))
        self.view = ChartView(self.draw(self.pick.value))
        self.pick.on_value(lambda key: self.view.update(self.draw(key), animate=False))
        self.pieces: list[Any] = [self.draw(self.pick.value), *blanks(self.rows)] if as_pages() else [self.pick, self.view, *blanks(self.rows)]

    def draw(self, key: str) -> Chart:
        """The picture for one way of looking."""
        _, look, seen = self.looks[key]
        found = sight(self.rows, self.monitor, seen)
        chart = wider(
            self.rows, themes_of(self.monitor), seen, title=finding(found, self.region.label, look), subtitle=SUBTITLE, label=self.region.label,
            alt=[f"bij {inside(theme)} staan er {number(count)} ongunstig buiten beeld" if count > 1 else f"bij {inside(theme)} staat er 1 ongunstig buiten beeld" for theme, count in found.beside.items()],
        )  # fmt: skip
        return chart.saying(self.sentence(found, look))

    def sentence(self, found: Sight, look: str) -> str:
        """What is seen, what lies beside it, and which dimension is missing."""
        said = f"Als je {look}, dan zie je {number(found.figures)} van de {number(found.of)} cijfers met een gunstige kant. {beside_words(found)}"
        return f"{said} {_dimension(found)}" if found.dimensions else said


def looks(monitor: Any, dossier: Any) -> dict[str, tuple[str, str, list[str]]]:
    """How an analysis can look: text of the choice, the look in a sentence, and its themes; her portfolios first."""
    there = [each.name for each in monitor.catalogue.themes]
    made = {}
    portfolios = filled(dossier.portfolios)
    for place, (portfolio, name) in enumerate(zip(portfolios, called(portfolios), strict=True)):
        themes = [theme for theme in portfolio.themes if theme in there]
        if themes:
            short = name if len(name) <= SHORT else f"{name[: SHORT - 1].rstrip()}…"
            made[f"p{place}"] = (f"Portefeuille {short}", f"kijkt als de portefeuille {short}", themes)
    for theme in there:
        made[theme] = (f"Alleen {inside(theme)}", f"alleen naar {inside(theme)} kijkt", [theme])
    return made


def first_look(monitor: Any, dossier: Any) -> str:
    """The portfolio about the first opgave, else its theme; without an opgave the first portfolio, else housing."""
    found = looks(monitor, dossier)
    own = [key for key in found if key not in {each.name for each in monitor.catalogue.themes}]
    codes = [code for each in sorted(dossier.challenges, key=lambda each: each.rank) for code in each.indicators if code in monitor.catalogue.foto]
    if not codes:
        return own[0] if own else FIRST
    theme = monitor.catalogue[codes[0]].theme
    return next((key for key in own if theme in found[key][2]), theme)


def themes_of(monitor: Any) -> list[tuple[str, str]]:
    """All themes in order, with their dimension."""
    return [(each.name, each.dimension) for each in monitor.catalogue.themes]


def blanks(rows: pd.DataFrame) -> list[Any]:
    """What is blank and why, and that elsewhere has no figure at all."""
    blank = rows[rows["value"].isna()]
    reasons = blank.groupby("why", sort=False)["name"].agg(list)
    if blank.empty:
        return [NO_ELSEWHERE]
    table = pd.DataFrame({"Wat leeg is": [listing(names) for names in reasons], "Hoeveel": [number(len(names)) for names in reasons], "Waarom": reasons.index})
    return ["Wat leeg is, en waarom:", table, NO_ELSEWHERE]


def _dimension(found: Sight) -> str:
    if found.dimensions == ("hier en nu",):
        return "Deze analyse kijkt alleen naar hier en nu; wat je doorgeeft aan later staat er niet in."
    if found.dimensions == ("later",):
        return "Deze analyse kijkt alleen naar later; hoe het mensen nu gaat, staat er niet in."
    return "Deze analyse kijkt naar hier en nu en naar later."
