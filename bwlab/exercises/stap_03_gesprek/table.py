"""At the table: an open question with a figure, and what a figure lets one say."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.dialogue.cards import Card, cards
from bwlab.regions import Region

#: Themes to talk about, the most familiar first.
THEMES = ("Subjectief welzijn", "Gezondheid", "Wonen", "Samenleving")
YES, NO = "wel", "niet"


def _card(monitor: Monitor, region: Region, today: dt.date) -> Card | None:
    found = {each.theme: each for each in cards(monitor, region, THEMES, today=today.year) if not each.blank}
    return next((found[theme] for theme in THEMES if theme in found), None)


def open_question(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which question opens a conversation?"""
    chosen = case(monitor, region, lambda each: _card(monitor, each, today), f"Voor {region.label} zijn deze cijfers er niet.")
    card, label = chosen.found, chosen.region.label
    name = card.title[0].lower() + card.title[1:]
    return Question(
        id="vraag",
        kind="one",
        text=f"Op een kaart staat: {name}, {card.figure} in {card.year} in {label}. Met welke vraag begint het gesprek?",
        note=chosen.note,
        options=(
            Option("waarom", "Waarom is dit bij ons zo slecht?"),
            Option("eens", "Bent u het eens met dit cijfer?"),
            Option("open", card.questions[0]),
            Option("beleid", "Welke maatregel moet de gemeente nemen?"),
            Option("kennis", "Wist u dat we hierover een nota hebben?"),
        ),
        answer="open",
        right="Deze vraag gaat over wat iemand zelf meemaakt, en je kunt er niet met ja of nee op antwoorden. Daar zijn mensen zelf deskundig in.",
        look="Zoek de vraag waar iedereen aan tafel iets op weet, ook wie nog nooit van dit cijfer hoorde.",
        slips=(
            Slip("waarom", "waarom", "Deze vraag zegt al dat het slecht is, en vraagt om een schuldige. Mensen gaan dan verdedigen of klagen."),
            Slip("eens", "eens", "Hierop kun je alleen ja of nee zeggen. En hoe zou iemand een cijfer over de hele gemeente kunnen nagaan?"),
            Slip("beleid", "beleid", "Deze vraag slaat het gesprek over en vraagt meteen om een oplossing. Eerst wil je weten wat er speelt."),
            Slip("kennis", "kennis", "Deze vraag gaat over wat de gemeente doet. Wie het niet weet, voelt zich overhoord."),
        ),
        hints=("Op welke van deze vragen kan iemand met ja of nee antwoorden?", "Welke vraag gaat over iets wat iemand zelf ziet of meemaakt?"),
        explanation=(
            f"Het cijfer ({card.figure}) is een aanleiding. Het gaat over alle inwoners van {label} samen, en niet over wie er aan tafel zit.",
            f"De tweede vraag op deze kaart is: {card.questions[1]} Ook die gaat over wat mensen zelf zien.",
        ),
    )


def may_be_said(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Six sentences about one card, to sort."""
    chosen = case(monitor, region, lambda each: _card(monitor, each, today), f"Voor {region.label} zijn deze cijfers er niet.")
    card, label = chosen.found, chosen.region.label
    row = monitor.position(chosen.region, indicators=card.indicator).iloc[0]
    indicator = monitor.catalogue[card.indicator]
    how = {"enquête": "uit een enquête", "model": "uit een rekenmodel", "register": "uit een registratie"}[indicator.kind]
    name = card.title[0].lower() + card.title[1:]
    lines = {
        "toen": (YES, f"In {card.year} was het cijfer voor {name} in {label} {card.figure}."),
        "nu": (NO, f"Vandaag is het cijfer voor {name} in {label} precies {card.figure}."),
        "mediaan": (YES, f"De mediaan van de {number(row['n_all'])} gemeenten met een cijfer is {quantity(row['median'], indicator.decimals, indicator.unit_text)}."),
        "buurt": (NO, f"Ook in uw buurt is het {card.figure}."),
        "bron": (YES, f"Dit cijfer komt {how}."),
        "belang": (NO, "Dit is het onderwerp dat inwoners het belangrijkst vinden."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "nu": "Eén zin doet alsof een cijfer van toen ook nu geldt. Welk jaar staat erbij?",
        "buurt": "Eén zin maakt van het cijfer van de hele gemeente een cijfer van een buurt. Staat dat op de kaart?",
        "belang": "Eén zin zegt wat inwoners belangrijk vinden. Staat dat op de kaart, of hoor je dat pas aan tafel?",
        "toen": "Het jaar, de plaats en het cijfer staan letterlijk op de kaart. Welke zin noemt ze alle drie?",
        "mediaan": "De mediaan staat op de kaart. Welke zin noemt die?",
        "bron": "Waar het cijfer vandaan komt, staat bij wat het niet zegt. Welke zin gaat daarover?",
    }
    return Question(
        id="aan_tafel",
        kind="sort",
        text=f"Zes zinnen bij de kaart over {card.theme.lower()}. Welke kun je aan tafel zeggen met alleen deze kaart in je hand?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(YES, "kan met deze kaart"), Option(NO, "kan niet met deze kaart")),
        answer=right,
        right="De kaart zegt wat er gemeten is, wanneer, hoe, en bij welke gemeenten het ernaast ligt. Vandaag, de buurt en wat mensen belangrijk vinden, hoor je van de mensen zelf.",
        look="Vraag je bij elke zin af: staat dit op de kaart, of vul ik het erbij?",
        slips=misplaced(said, right, (YES, NO)),
        hints=("Over welk gebied gaat het cijfer, en over welk jaar?", "Welke zinnen zou een inwoner beter weten dan de kaart?"),
        explanation=(
            f"Op de kaart staat: {card.figure} in {card.year}. {card.beside}",
            f"Wat het niet zegt: {card.limit}",
        ),
    )
