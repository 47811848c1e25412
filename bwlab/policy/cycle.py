"""The policy cycle: six phases and what steering on impact means in each, and what was learnt about it; in our own words.

Source: NEIMED, Nationaal Netwerk Brede Welvaart, Zuyd Hogeschool and Open Universiteit, "Sturen op impact". Title, question
and meaning of a phase follow that source, and are as careful as it is: tips, examples and questions to ask. Products and
pitfalls are the masterclass's own, as ``OWN`` says to a reader. The cycle gives structure; nobody has to follow it in order.
"""

from __future__ import annotations

from typing import NamedTuple

SOURCE = "NEIMED, Nationaal Netwerk Brede Welvaart, Zuyd Hogeschool en Open Universiteit: 'Sturen op impact'"
OWN = "De producten en de valkuilen zijn een eigen invulling van de masterclass; ze staan niet in de bron."


class Phase(NamedTuple):
    """One of the six phases.

    Attributes
    ----------
    number : int
        1 to 6: their usual order, not the order in which they have to be done.
    id : str
        Of its notebook.
    key : str
        As a dossier and the matrix name it: "agendering".
    code : str
        Its English name.
    title : str
        As the source names it.
    question : str
        What one asks in it.
    products : tuple of str
        What there can be afterwards. The masterclass's own, not the source's.
    meaning : tuple of str
        What steering on impact can mean here, after the source.
    pitfalls : tuple of str
        Where it goes wrong easily. The masterclass's own, not the source's.
    """

    number: int
    id: str
    key: str
    code: str
    title: str
    question: str
    products: tuple[str, ...]
    meaning: tuple[str, ...]
    pitfalls: tuple[str, ...]


PHASES = (
    Phase(
        1, "fase_1", "agendering", "agenda_setting", "Agendering", "Welke opgaven zijn er als je breder kijkt dan één sector?",
        ("een lijst met opgaven, en waarom ze erop staan", "een plan voor wat inwoners weten", "een zin over de toekomst, met ondergrenzen en een ambitie", "een alinea voor een coalitieakkoord"),
        (
            "Bekijk een opgave breder dan vanuit één beleidsterrein.",
            "Geef het denken over brede welvaart een vaste plek in beleidsprogramma's.",
            "Opgaven kun je onder andere in beeld brengen met cijfers uit een brede monitor en met wat inwoners weten.",
            "Vraag welke toekomst een regio voor zich ziet, wat er minimaal nodig is en waar de ambitie ligt.",
            "Breng brede welvaart in bij het onderhandelen over een coalitie.",
        ),
        ("alleen zien wat in de eigen sector te meten is", "een opgave kiezen omdat er toevallig een cijfer van is", "een leeg vak lezen als 'geen probleem'"),
    ),
    Phase(
        2, "fase_2", "voorbereiding", "preparation", "Beleidsvoorbereiding", "Wat willen we bereiken, waarom, en wat werkt voor wie?",
        ("een beleidstheorie met pijlen en bronnen", "een lijst van interventies om uit te zoeken", "een paar scenario's met hun aannames"),
        (
            "Houd het doel voor ogen, en ook wat elke mogelijkheid teweegbrengt.",
            "Vraag wat je wilt bereiken en waarom, wat je daarvoor doet, en wat wel en niet werkt voor een groep.",
            "Zet scenario's naast elkaar, met wat ze kunnen betekenen voor brede welvaart.",
            "Werk met een onderbouwde interventielogica: bestaat er een beleidstheorie over deze opgave, en zijn er bewezen interventies? Vaak is niet scherp wat iemand met een interventie wil bereiken.",
            "Werk samen met de uitvoering: daar is onder andere zicht op wat wel en niet werkt voor een groep.",
        ),
        ("een activiteit kiezen en er daarna een doel bij zoeken", "een effect van elders overnemen alsof het hier ook zo gaat", "de uitvoering pas spreken als het plan af is"),
    ),
    Phase(
        3, "fase_3", "vorming", "formulation", "Beleidsvorming", "Wat is opgave, wat is doel en wat is activiteit, en wat valt er te kiezen?",
        ("opgave, doel en activiteit uit elkaar", "doelen die je kunt meten, met een ondergrens", "meer dan één mogelijkheid, met wie er wint en wie wacht"),
        (
            "Kiezen is aan de politiek. Dat vraagt een goede voorbereiding.",
            "Houd opgaven, doelen en voorgestelde activiteiten uit elkaar.",
            "Maak er doelen van die je kunt meten, en schrijf op wat er nodig is om ze uit te voeren. SMART-doelen kunnen daarbij helpen.",
        ),
        ("de raad één voorstel geven, dan valt er niets te kiezen", "een activiteit opschrijven als doel", "een tempo beloven dat geen gemeente ooit haalde"),
    ),
    Phase(
        4, "fase_4", "beslissing", "decision", "Beleidsbeslissing", "Wat verwachten we van elke mogelijkheid, en voor wie?",
        ("een verslag van wat je verwacht, met marges", "een besluit waarin staat waarom, en wat de minderheid vond", "afspraken over meten en evalueren"),
        (
            "Vertel duidelijk welke effecten op brede welvaart je verwacht: dan kan er een gesprek over ontstaan.",
            "Weeg de mogelijke effecten van de opties zorgvuldig, met technische en met politieke overwegingen.",
            "Betrek wie erbij hoort, en zorg dat er stevig wordt gevolgd en geëvalueerd.",
            "Wie de verwachte gevolgen kent, kan beter geïnformeerd beslissen.",
        ),
        ("een verwachting laten klinken als een belofte", "alles optellen tot één score", "later en elders vergeten, omdat daar geen cijfer van is"),
    ),
    Phase(
        5, "fase_5", "uitvoering", "implementation", "Beleidsuitvoering", "Wat helpt in de praktijk, wat zit in de weg, en wat leren we onderweg?",
        ("een indicatorenplan dat wordt gebruikt", "een logboek van wat hielp en wat tegenzat", "besluiten om door te gaan, bij te sturen of te stoppen"),
        (
            "Sturen op impact vraagt hier beleid dat leert en zich aanpast.",
            "De grootste impact kan ontstaan als je weet wat in de praktijk helpt en wat in de weg zit.",
            "Volg tijdens de uitvoering wat er gebeurt, met een indicatorenplan dat vooraf is vastgesteld.",
        ),
        ("ruis lezen als resultaat", "grenzen kiezen nadat de cijfers er zijn", "denken dat beleid af is als het stuk is vastgesteld"),
    ),
    Phase(
        6, "fase_6", "evaluatie", "evaluation", "Beleidsevaluatie", "Wat is gedaan, wat is gehaald, en is de opgave veranderd?",
        ("een tussenstand halverwege", "twee keer per jaar een verantwoording", "een beleidstheorie die is bijgewerkt"),
        (
            "Evalueer halverwege de termijn en stuur bij als dat nodig is.",
            "Vertel twee keer per jaar in de P&C-cyclus hoe het loopt, op basis van het vastgestelde indicatorenplan.",
            "Houd opgave, doel, activiteit en voortgang scherp uit elkaar: activiteiten kunnen gedaan zijn en doelen gehaald, zonder dat de opgave is veranderd.",
            "Effecten laten zich op korte termijn niet evalueren, en ook op lange termijn blijft het lastig. Daarom zijn onderbouwde aannames en een stevige beleidstheorie nodig.",
            "Kijk terug op de beleidstheorie en op de doelen voor brede welvaart.",
        ),
        ("'doel gehaald' lezen als 'opgave opgelost'", "een verschil voor en na toeschrijven aan het beleid", "alleen vertellen wat goed ging"),
    ),
)  # fmt: skip

KEYS = tuple(each.key for each in PHASES)


def phase(name: str) -> Phase:
    """A phase by its key or by the id of its notebook.

    Raises
    ------
    KeyError
        There is no such phase.
    """
    for each in PHASES:
        if name in (each.key, each.id):
            return each
    raise KeyError(name)


class Point(NamedTuple):
    """Something the source learnt, and what the masterclass does with it.

    Attributes
    ----------
    key : str
    sentence : str
        What was learnt, in our own words and as careful as the source.
    part : str
        The module that acts on it.
    does : str
        What that does, for a participant.
    """

    key: str
    sentence: str
    part: str
    does: str


POINTS = (
    Point("volgorde", "De cyclus geeft structuur aan het proces, maar wordt niet stap voor stap gevolgd: beleid gaat vaak heen en weer.", "bwlab.lessons.parts.points.path", "Elke fase kun je openen. Je pad wordt bewaard, en bij wat je oversloeg krijg je een vraag."),
    Point("rijk", "Bij het Rijk zijn voorbereiding en vorming één fase; het Beleidskompas omvat ze allebei.", "bwlab.policy.stakeholders", "In het schema is het vak van het Rijk bij voorbereiding daarom leeg, met die reden erbij."),
    Point("politiek", "Het politieke proces rondom de beleidscyclus is erg belangrijk.", "bwlab.lessons.parts.points.council", "Je legt vast wanneer je de raad spreekt en wat er dan nog te kiezen is."),
    Point("vroeg", "Betrek de politiek als er nog iets te kiezen is, en niet pas bij de conceptstukken.", "bwlab.lessons.parts.points.council", "Opties blijven dicht tot er een moment met de raad is met een datum."),
    Point("samen", "Ook hoe goed belanghebbenden in de cyclus samenwerken, speelt een cruciale rol bij het bereiken van impact.", "bwlab.lessons.parts.table_panel", "Je ziet in welke fasen je nog niemand hebt om te bellen."),
    Point("theorie", "Een brede beleidstheorie en een duidelijk beeld van ondergrenzen en ambities kunnen erg behulpzaam zijn om te sturen op impact, wellicht meer dan de cyclus.", "bwlab.lessons.parts.points.route", "Er is een tweede route, die begint bij de theorie en de ondergrenzen, op hetzelfde dossier."),
    Point("blijven", "Een politieke termijn kan onvoorspelbaar zijn. Daarom is het belangrijk in te zetten op wat doorloopt: steeds meten, en medewerkers die ermee leren werken.", "bwlab.lessons.parts.points.handover", "Je legt vast wat elke rol die blijft bewaart, en waar."),
    Point("na", "Betrek beleidsmedewerkers ook na het besluit: met een goedgekeurd stuk is beleid niet af.", "bwlab.lessons.parts.points.staying", "Je schrijft op wie van beleid blijft meedoen, met uren en een einddatum."),
    Point("bewust", "Factsheets verspreiden en cursussen aanbieden kan helpen om te laten zien waarom sturen op brede welvaart ertoe doet.", "bwlab.lessons.parts.points.awareness", "Je plant wie wanneer een factsheet of een cursus krijgt."),
)  # fmt: skip
