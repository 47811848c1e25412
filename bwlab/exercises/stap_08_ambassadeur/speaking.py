"""Ninety seconds: how many words, in which order, and a doubt that is one."""

from __future__ import annotations

from bwlab.dossier import Dossier
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.anchoring.first_pitch import first_pitch
from bwlab.policy.anchoring.pitch import ASK, DOUBT, FIGURE, LIMIT, OPENING
from bwlab.regions import Region

SPEED = 120  # words a minute, said in the question


def too_many_words(region: Region) -> Question:
    """How many words must go to fit in ninety seconds?"""
    text, fits = 212 + len(region.label), LIMIT * SPEED // 60
    right = text - fits
    return Question(
        id="woorden",
        kind="number",
        text=f"Een pitch over {region.label} heeft {number(text)} woorden. De spreker haalt {number(SPEED)} woorden per minuut; neem aan dat dat klopt. Hoeveel woorden moeten er minstens uit om in {LIMIT} seconden te passen?",
        answer=right,
        units=("woorden",),
        right=f"In {LIMIT} seconden passen er {number(fits)}. Schrap, en ga niet sneller praten: een zaal heeft na een getal een tel nodig.",
        look="Hoeveel woorden passen er in anderhalve minuut? Hoeveel heeft de tekst er meer?",
        slips=(
            Slip("minuut", text - SPEED, f"Je rekende met één minuut. {LIMIT} seconden is anderhalve minuut. Hoeveel woorden passen daarin?"),
            Slip("seconden", text - LIMIT, "Je trok de seconden af van de woorden. Reken eerst uit hoeveel woorden er in die tijd passen."),
            Slip("past", fits, "Dat is hoeveel woorden er passen. Gevraagd is hoeveel er te veel zijn."),
            Slip("dubbel", text - 2 * SPEED if text > 2 * SPEED else 0, "Je rekende met twee minuten of meer. Het is anderhalve minuut. Hoeveel passen daarin?"),
        ),
        hints=(f"Hoeveel woorden zijn dat in een halve minuut, bij {number(SPEED)} per minuut?", f"In {LIMIT} seconden passen er {number(fits)}. Hoeveel heeft de tekst er meer?"),
        explanation=(
            f"{number(SPEED)} woorden per minuut is {number(SPEED // 2)} in een halve minuut, dus {number(fits)} in {LIMIT} seconden. {number(text)} min {number(fits)} is {number(right)}.",
            f"Het tempo is een aanname. Lees de tekst over {region.label} een keer voor met een klok erbij, dan weet je jouw tempo.",
        ),
    )


def order(monitor: Monitor, region: Region) -> Question:
    """Four sentences of a pitch, in the order in which they stay in mind."""
    claims = _first(monitor, region)
    figure = next(claim.text for claim in claims if claim.part == FIGURE)
    lines = {
        FIGURE: figure,
        ASK: "Mijn vraag aan jou: wat kun jij hier dit jaar aan doen, en met wie?",
        DOUBT: _doubt(monitor, region),
        OPENING: f"Hoe gaat het met de mensen in {region.label}, nu en later? Ik spreek als buur.",
    }
    return Question(
        id="volgorde",
        kind="order",
        text=f"Vier zinnen van een pitch over {region.label}. Zet ze in de volgorde van stap 8: over wie het gaat, het cijfer, wat niet zeker is, en wat je vraagt.",
        options=tuple(Option(key, text) for key, text in lines.items()),
        scale=("eerst", "laatst"),
        answer=(OPENING, FIGURE, DOUBT, ASK),
        right="Eerst over wie het gaat, dan het cijfer, meteen daarna wat er onzeker aan is, en als laatste de vraag. Wat je het laatst zegt, neemt de zaal mee.",
        look="Welke zin gaat over mensen zonder getal? En met welke zin wil je dat de zaal naar buiten loopt?",
        slips=(
            Slip("cijfer", (FIGURE, OPENING, DOUBT, ASK), "De eerste zin is een getal, en de zaal weet nog niet over wie het gaat. Welke zin vertelt dat?", lambda answer: answer[0] == FIGURE),
            Slip("twijfel", (OPENING, FIGURE, ASK, DOUBT), "De laatste zin gaat over wat je niet weet. Dan loopt de zaal weg met twijfel. Welke zin vraagt iets?", lambda answer: answer[-1] == DOUBT),
            Slip("vooraf", (OPENING, DOUBT, FIGURE, ASK), "De onzekerheid komt voor het cijfer waar ze bij hoort. Waar is de zaal dan onzeker over?", lambda answer: answer.index(DOUBT) < answer.index(FIGURE)),
            Slip("vraag", (ASK, OPENING, FIGURE, DOUBT), "De vraag komt voordat de zaal weet waar het over gaat. Waar hoort die?", lambda answer: answer[-1] != ASK),
        ),
        hints=("Welke zin heeft geen getal, geen twijfel en vraagt nog niets?", "Over welk cijfer gaat de twijfel?"),
        explanation=(
            f"Het cijfer in deze pitch is er een van {region.label} zelf: {figure}",
            "Een andere volgorde kan ook werken. Deze heeft één reden: de onzekerheid staat naast het cijfer, en de vraag blijft hangen.",
        ),
    )


def doubt(monitor: Monitor, region: Region) -> Question:
    """Which sentence says what is not known, so that somebody can do something with it?"""
    own = _doubt(monitor, region)
    return Question(
        id="twijfel",
        kind="one",
        text=f"Een pitch over {region.label} noemt één ding dat niet zeker is. Welke zin doet dat?",
        options=(
            Option("algemeen", "Cijfers zeggen natuurlijk nooit alles."),
            Option("nul", f"Waar {region.label} geen cijfer heeft, is er dus niets aan de hand."),
            Option("eigen", own),
            Option("hoop", "Wij denken dat het volgende cijfer gunstiger wordt."),
        ),
        answer="eigen",
        right="Deze zin zegt bij welk cijfer er iets niet zeker is, en wat. Daar kan een zaal naar vragen, en daar kun je antwoord op geven.",
        look="Bij welke zin weet je daarna wat er gemeten is en wat niet?",
        slips=(
            Slip("algemeen", "algemeen", "Dit geldt voor elk cijfer in elke gemeente. Wat is er bij jouw cijfers niet zeker?"),
            Slip("nul", "nul", "Leeg betekent dat we het niet weten. Het kan er goed gaan of slecht gaan. Welke zin zegt dat niet-weten hardop?"),
            Slip("hoop", "hoop", "Dit is een verwachting. Over wat er nu gemeten is, zegt de zin niets. Welke zin wel?"),
        ),
        hints=("Welke zin noemt een cijfer bij naam?", "Welke zin zou in elke andere gemeente ook kunnen?"),
        explanation=(
            f"Voor {region.label}: {own}",
            "Wie zelf zegt wat onzeker is, hoeft het niet van een ander te horen. Kies het ene ding dat de zaal anders zelf vindt.",
        ),
    )


def _first(monitor: Monitor, region: Region) -> list:
    return first_pitch(Dossier(region=region.code, label=region.label), monitor, region).claims


def _doubt(monitor: Monitor, region: Region) -> str:
    return next(claim.text for claim in _first(monitor, region) if claim.part == DOUBT)
