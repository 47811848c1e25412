"""Dialogue cards: a figure to talk about, what it cannot say, and two questions for the people at the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from bwlab.catalogue import Indicator, publishers
from bwlab.formats import BLANK, number, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.published import TABLE as MARGINS

OLD = 5  # years: an older figure says so, as in the foto
LONGEST_ALT = 250

#: Figures that people at a table recognise go first; the others of a theme follow in the order of the dictionary.
FIRST = (
    "tevredenheid_leven", "problematische_schulden", "laag_inkomen", "ervaren_gezondheid", "ervaren_gezondheid_rivm",
    "netto_arbeidsparticipatie", "tevredenheid_woonomgeving", "rapportcijfer_leefbaarheid_buurt", "afstand_supermarkt",
    "contact", "vrijwilligerswerk", "sportlidmaatschappen_tien_sporten", "vaak_onveilig_in_buurt",
    "rapportcijfer_veiligheid_buurt", "geregistreerde_misdrijven_per_1000", "gasverbruik", "mediaan_vermogen_prijspeil_2023",
    "bebouwd_terrein", "hbo_wo_gediplomeerden", "sociale_cohesie", "sociale_cohesie_buurt", "opkomst_tweede_kamer",
)  # fmt: skip

#: Two open questions a theme, about what people see themselves. None asks why it is bad.
QUESTIONS = {
    "Subjectief welzijn": ("Wat maakte hier voor het laatst een dag goed voor je?", "Wat zou je missen als je hier wegging?"),
    "Materiële welvaart": ("Wat kun je hier doen voor weinig geld?", "Waaraan merk je of mensen om je heen rondkomen?"),
    "Gezondheid": ("Waar in de buurt beweeg je, of rust je uit?", "Wat helpt je hier om je gezond te voelen?"),
    "Arbeid en vrije tijd": ("Hoe vinden mensen die je kent hier werk?", "Wat doe je graag in je vrije tijd, en waar doe je dat?"),
    "Wonen": ("Welke plek in je straat laat je graag zien aan bezoek?", "Wie zou hier willen wonen, en wat is daarvoor nodig?"),
    "Samenleving": ("Waar kom je mensen tegen die je nog niet kent?", "Wat doen mensen hier voor elkaar?"),
    "Veiligheid": ("Op welke plek voel je je prettig als het donker is?", "Wat doet je straat samen om het prettig te houden?"),
    "Milieu": ("Wat zie, hoor of ruik je van lucht, water en groen in je buurt?", "Wat doe je thuis om minder energie te gebruiken?"),
    "Economisch kapitaal": ("Waar sparen mensen hier voor, en wat stellen ze uit?", "Welk bedrijf of welke winkel moet hier over twintig jaar nog zijn?"),
    "Natuurlijk kapitaal": ("Waar is het hier de laatste jaren groener of kaler geworden?", "Welk stuk natuur moet er over twintig jaar nog zijn?"),
    "Menselijk kapitaal": ("Wat heb je hier de laatste jaren geleerd, en van wie?", "Wat zou je hier nog willen leren?"),
    "Sociaal kapitaal": ("Op wie kun je hier rekenen als er iets misgaat?", "Wanneer had je het gevoel dat er naar je werd geluisterd?"),
}  # fmt: skip
KNOW = "Wat weet jij hierover, wat in geen tabel staat?"

_KINDS = {
    "enquête": "Uit een enquête: het echte cijfer kan wat hoger of lager zijn. Hoeveel, staat er niet bij.",
    "model": "Geschat met een rekenmodel, niet geteld.",
    "register": "Geteld uit registraties, niet gevraagd aan mensen.",
}
#: What a register does not count, where the dictionary says so.
_NOT_COUNTED = {
    "problematische_schulden": "Alleen schulden die ergens geregistreerd staan. Meer registraties kan ook betekenen dat hulp mensen beter bereikt.",
    "geregistreerde_misdrijven_per_1000": "Alleen wat de politie registreerde. Bezoekers tellen mee bij de misdrijven, niet bij de inwoners.",
    "sportlidmaatschappen_tien_sporten": "Wie buiten een bond sport telt niet mee, wie lid is van twee bonden telt twee keer.",
    "gasverbruik": "Het hangt ook af van hoe oud en groot de huizen zijn, en of er stadswarmte is.",
    "afstand_supermarkt": "Een gemiddelde: wie aan de rand woont, moet verder. Of je er kunt komen, zegt het niet.",
    "bijstand": "Mensen in een instelling en dak- en thuislozen tellen niet mee.",
    "opkomst_tweede_kamer": "Wie niet mag stemmen, telt niet mee, zoals wie jonger is dan 18.",
}
_WHOLE = "Eén getal voor de hele gemeente: verschillen tussen buurten en mensen zie je er niet in."


@dataclass(frozen=True)
class Card:
    """One card. Texts are Dutch and plain; escaping is up to who prints them.

    Attributes
    ----------
    theme, indicator : str
        ``indicator`` is a code, "" on a card without a figure.
    title : str
        What the figure is called; on a card without one, that there is none.
    meaning : str
        What is counted, and of whom, in a sentence.
    figure : str
        Value and unit ("8,2 procent"), or "geen cijfer".
    beside : str
        The median of the municipalities with a figure that year; "" without a figure.
    limit : str
        What this figure does not say; without a figure: why there is none.
    questions : tuple of str
        Two.
    source : str
        Who published it; "" without a figure.
    origin : str
        "published", "computed", "recovered" or "own"; "" without a figure.
    year : int or None
    alt : str
        The card in at most 250 characters.
    """

    theme: str
    indicator: str
    title: str
    meaning: str
    figure: str
    beside: str
    limit: str
    questions: tuple[str, str]
    source: str
    origin: str
    year: int | None
    alt: str

    @property
    def blank(self) -> bool:
        """Whether it says that there is no figure."""
        return not self.indicator


def cards(
    monitor: Monitor,
    region: Any,
    themes: Iterable[str] | None = None,
    *,
    prefer: Iterable[str] = (),
    today: int | None = None,
) -> list[Card]:
    """A card a theme for one municipality.

    Parameters
    ----------
    monitor : Monitor
    region : str or Region
    themes : iterable of str, optional
        Which, in the order of the catalogue; by default all. Names that are no theme are passed over.
    prefer : iterable of str
        Codes of figures that go before all others of their theme, where there is a value: those of the opgaven.
    today : int, optional
        The year it is, for the age of a figure.
    """
    own, wanted = monitor.regions.find(region), None if themes is None else set(themes)
    rows = monitor.position(own)
    first = {code: place for place, code in reversed(list(enumerate([*prefer, *FIRST])))}
    rows = rows.iloc[rows["indicator"].map(lambda code: first.get(code, len(first) + len(rows))).argsort(kind="stable")]
    year = today or dt.date.today().year
    return [
        _card(monitor, own, theme.name, rows[rows["theme"] == theme.name], year)
        for theme in monitor.catalogue.themes
        if wanted is None or theme.name in wanted
    ]


def cards_of(dossier: Any, monitor: Monitor, region: Any, *, today: int | None = None) -> list[Card]:
    """The cards a participant chose to print, with the figures of her opgaven first; without a choice all of them.

    Parameters
    ----------
    dossier : Dossier or None
    """
    prefer = [code for each in getattr(dossier, "challenges", ()) for code in each.indicators]
    every = cards(monitor, region, prefer=prefer, today=today)
    chosen = [each for each in every if each.theme in getattr(dossier, "cards", ())]
    return chosen or every


def _card(monitor: Monitor, region: Any, theme: str, rows: pd.DataFrame, today: int) -> Card:
    known = rows[rows["value"].notna()]
    if known.empty:
        return _blank(theme, region.label, rows["why"].iloc[0] if len(rows) else "")
    row = known.iloc[0]
    indicator = monitor.catalogue[row["indicator"]]
    figure = quantity(row["value"], indicator.decimals, indicator.unit_text)
    source = publishers(indicator.source)
    return Card(
        theme=theme,
        indicator=indicator.code,
        title=indicator.name,
        meaning=indicator.sentence,
        figure=figure,
        beside=_beside(row, indicator),
        limit=" ".join(_limits(monitor, region, row, indicator, today)),
        questions=QUESTIONS[theme],
        source=" en ".join(source),
        origin=row["origin"],
        year=int(row["year"]),
        alt=_short(f"Dialoogkaart {theme.lower()} voor {region.label}: {indicator.name}, {figure} in {row['year']}. Daaronder wat het cijfer niet zegt, en twee vragen."),
    )


def _blank(theme: str, label: str, why: str) -> Card:
    return Card(
        theme=theme,
        indicator="",
        title=f"Over {theme.lower()} is er geen cijfer",
        meaning=f"Voor {label} staat er bij dit thema niets in onze tabel. Dat is geen nul: we weten het niet.",
        figure=BLANK,
        beside="",
        limit=why,
        questions=(KNOW, QUESTIONS[theme][0]),
        source="",
        origin="",
        year=None,
        alt=_short(f"Dialoogkaart {theme.lower()} voor {label}: er is geen cijfer. Daaronder twee vragen over wat mensen zelf weten."),
    )


def _beside(row: pd.Series, indicator: Indicator) -> str:
    if row["n_all"] < 2:
        return ""
    middle = quantity(row["median"], indicator.decimals, indicator.unit_text)
    return f"De mediaan van de {number(row['n_all'])} gemeenten met een cijfer is {middle}: de helft zit erboven, de helft eronder."


def _limits(monitor: Monitor, region: Any, row: pd.Series, indicator: Indicator, today: int) -> Iterable[str]:
    """What a reader must know before she speaks about it, the weightiest first."""
    if today - row["year"] > OLD:
        yield f"Dit cijfer is van {row['year']}, meer dan vijf jaar geleden. Nu kan het anders zijn."
    yield _margin(monitor, region, row, indicator) or _NOT_COUNTED.get(indicator.code) or _KINDS[indicator.kind]
    if row["origin"] == "recovered":
        yield "Teruggerekend uit gepubliceerde gemiddelden."
    if row["provisional"]:
        yield "Voorlopig: het kan nog veranderen."
    if row["n_all"] < len(monitor.regions) / 2:
        yield f"Alleen {number(row['n_all'])} van de {number(len(monitor.regions))} gemeenten hebben dit cijfer."
    yield _WHOLE


def _margin(monitor: Monitor, region: Any, row: pd.Series, indicator: Indicator) -> str:
    """The bounds of CBS, where it published them for this figure."""
    table = monitor.snapshot.table(MARGINS)
    own = table[(table["region"] == region.code) & (table["indicator"] == indicator.code) & (table["year"] == row["year"])]
    if own.empty:
        return ""
    low, high = (number(own[name].iloc[0], indicator.decimals) for name in ("lower", "upper"))
    return f"Uit een enquête. Volgens het CBS ligt het met 95 procent zekerheid tussen {low} en {high}."


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_ALT else f"{text[: LONGEST_ALT - 1]}…"
