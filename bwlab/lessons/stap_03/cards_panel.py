"""The dialogue cards: look at each, and choose which are printed."""

from __future__ import annotations

import html
from typing import Any

from ipywidgets import HTML

from bwlab.charts.words import ORIGINS
from bwlab.formats import listing, number
from bwlab.policy.dialogue.cards import Card, cards
from bwlab.widgets import Choice
from bwlab.widgets.form import Form
from bwlab.widgets.show import as_html, as_pages

FEW, MANY = 3, 5  # cards on one table


class CardsPanel:
    """One card at a time, and a list to choose from.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        record = self.store.read()
        prefer = [code for each in record.challenges for code in each.indicators]
        self.cards = {each.theme: each for each in cards(lesson.monitor, lesson.region, prefer=prefer, today=lesson.today.year)}
        blank = [each.theme for each in self.cards.values() if each.blank]
        lead = f"Voor {lesson.region.label} zijn er {number(len(self.cards))} kaarten, één per thema."
        if blank:
            lead += f" Op {'één' if len(blank) == 1 else number(len(blank))} daarvan staat dat er geen cijfer is: {listing(blank)}."
        if as_pages():
            self.pieces: list[Any] = [lead, HTML(table(self.cards.values()))]
            return
        self.pick = Choice("Welke kaart bekijk je?", [(theme, theme) for theme in self.cards], next(iter(self.cards)))
        self.view, self.said = HTML(table([self.cards[self.pick.value]])), HTML()
        self.pick.on_value(self._turn)
        options = [[theme, f"{theme}{' (geen cijfer)' if card.blank else ''}"] for theme, card in self.cards.items()]
        self.form = Form("", [{"key": "cards", "kind": "several", "label": "Welke kaarten leg je op tafel?", "options": options, "help": "Kies je niets, dan worden ze alle twaalf gedrukt."}], {"cards": record.cards})
        self.form.on_values(self._keep)
        self._tell(record.cards)
        self.pieces = [lead, self.pick, self.view, self.form, self.said]

    def _turn(self, theme: str) -> None:
        self.view.value = table([self.cards[theme]])

    def _keep(self, values: dict[str, Any]) -> None:
        asked = values.get("cards") or []
        chosen = [theme for theme in self.cards if theme in asked]
        self.lesson.keep(self.store, lambda record: setattr(record, "cards", chosen))
        self._tell(chosen)

    def _tell(self, chosen: list[str]) -> None:
        self.said.value = as_html(words(chosen))


def words(chosen: list[str]) -> str:
    """How many cards are chosen, and whether that fits on a table."""
    if not chosen:
        return f"Je koos nog geen kaarten. Voor één tafel zijn {number(FEW)} tot {number(MANY)} kaarten genoeg."
    count = "één kaart" if len(chosen) == 1 else f"{number(len(chosen))} kaarten"
    many = f" Dat zijn er veel voor één tafel: met {number(MANY)} is een uur al vol." if len(chosen) > MANY else ""
    return f"Je drukt {count}: {listing(chosen)}.{many}"


def table(shown: Any) -> str:
    """Cards beside and below each other, as HTML without script."""
    return f'<div class="bw bw-cards">{"".join(map(card_html, shown))}</div>'


def card_html(card: Card) -> str:
    """One card; everything on it is text."""
    esc = html.escape
    mark = f' <span class="note">({ORIGINS[card.origin]})</span>' if card.origin in ORIGINS else ""
    year = f" in {card.year}" if card.year else ""
    questions = "".join(f"<li>{esc(question)}</li>" for question in card.questions)
    source = f'<p class="note">Bron: {esc(card.source)}; bewerking bwlab.</p>' if card.source else ""
    return (
        f'<section class="card{" blank" if card.blank else ""}" aria-label="{esc(card.alt)}"><p class="note">{esc(card.theme)}</p>'
        f'<p class="name">{esc(card.title)}</p><p class="figure">{esc(card.figure)}{year}{mark}</p>'
        f"<p>{esc(card.meaning)} {esc(card.beside)}</p><p class=\"limit\">{esc(card.limit)}</p><ol>{questions}</ol>{source}</section>"
    )
