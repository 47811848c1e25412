"""Who can play a part in each phase of the policy cycle, at five levels of government, and which roles carry on.

Source: ``cycle.SOURCE``. Names and details are as they stand there, explanations are in our own words. The source calls the
matrix a first insight based on various examples from practice, and says that these can play a crucial part: it prescribes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

CAREFUL = "De bron noemt wie een cruciale rol kunnen spelen. Het is 'een eerste inzicht gebaseerd op diverse voorbeelden uit de praktijk', geen voorschrift."

#: Levels of government by key, in the order of the source.
LEVELS = {"gemeente": "Gemeente", "provincie": "Provincie", "rijk": "Rijk", "regio_deal": "Regio Deal", "nationaal_programma": "Nationaal Programma"}

DEPENDS = "Afhankelijk van de aard van de Regio Deal"  # stands where the source names nobody
_DOMAINS = "voornamelijk in het sociaal, cultuur, ruimtelijk en economisch domein"
_BOTH = "bij gemeenten en provincie"
_COUNCIL, _COLLEGE, _PROVINCE = "Gemeenteraad", "College van burgemeester en wethouders", "Gedeputeerde Staten"
_LOCAL = "Lokaal ingebedde onderzoeksinstellingen"

# By phase and level, in the order of the source; a pair is a name and what the source adds to it. "Bewindspersonen
# Parlement" is one line there. In evaluatie x provincie a third bullet of the source holds nothing: that is no stakeholder.
_CELLS: dict[str, dict[str, tuple[str | tuple[str, str], ...]]] = {
    "agendering": {
        "gemeente": (_COUNCIL, _COLLEGE),
        "provincie": (_PROVINCE,),
        "rijk": ("Directeurs-Generaal", "Planbureaus", "Overstijgende organen", "Vertegenwoordigers doelgroepen", "Toezichthouders", "Bewindspersonen Parlement"),
        "regio_deal": ("Indieners van de Regio Deal",),
        "nationaal_programma": ("Gemeenteraden", _COLLEGE, _PROVINCE),
    },
    "voorbereiding": {
        "gemeente": (("(Strategisch) beleidsprofessionals", _DOMAINS), "Externe consultants", "Inwoners"),
        "provincie": ("Beleidsmedewerkers", "Kennis-/onderzoeksinstellingen", ("Strategen", "voornamelijk in domeinen mobiliteit, economie en cultuur")),
        "regio_deal": (("Onderzoekers, kennisinstellingen", "i.s.m. bestuurders/strategische directies. Ondersteund door Programma Organisatie Regio Deal"),),
        "nationaal_programma": (("Strategen en beleidsprofessionals", _BOTH), "Externe consultants", "Inwoner"),
    },
    "vorming": {
        "gemeente": (_COUNCIL, ("Beleidsprofessionals", _DOMAINS)),
        "provincie": ("Beleidsambtenaren", _PROVINCE, "Provinciale Staten"),
        "rijk": ("Instituties", "Bewindspersoon", "Tweede Kamer"),
        "regio_deal": ("Bestuurders", "Strategische Directies", "Politiek"),
        "nationaal_programma": (("Beleidsprofessionals", _BOTH), "Externe consultants", "Inwoners"),
    },
    "beslissing": {
        "gemeente": (_COUNCIL, _COLLEGE),
        "provincie": (_PROVINCE,),
        "rijk": ("Tweede Kamer",),
        "regio_deal": (("Diverse partijen, o.a. de gemeenteraad", DEPENDS),),
        "nationaal_programma": (_COUNCIL, _COLLEGE, _PROVINCE),
    },
    "uitvoering": {
        "gemeente": ("Beleidsprofessional", "Medewerkers uitvoering", "Teammanagers"),
        "provincie": ("Teamleiders", "Beleidsprofessionals"),
        "rijk": ("Teamleiders", "Beleidsprofessionals"),
        "regio_deal": (DEPENDS,),
        "nationaal_programma": (("Beleidsprofessionals", _BOTH), ("Derden", "die een opdracht of subsidie krijgen")),
    },
    "evaluatie": {
        "gemeente": ("Concernstrategie", "Beleidsmedewerkers/onderzoekers", "Externe onderzoekers"),
        "provincie": ("Beleidsmedewerkers", "Externe onderzoekers"),
        "rijk": ("Beleidsmedewerkers", "Externe onderzoekers"),
        "regio_deal": (_LOCAL, "Programmaorganisatie Regio Deal"),
        "nationaal_programma": (_LOCAL, "Programmaorganisatie Nationaal Programma"),
    },
}  # fmt: skip

#: Why a cell is empty, after the source itself.
EMPTY = {("voorbereiding", "rijk"): "Bij het Rijk zijn voorbereiding en vorming één fase: het Beleidskompas omvat ze allebei. Kijk voor het Rijk dus bij de vorming."}


class Stakeholder(NamedTuple):
    """One who can play a part in a phase.

    Attributes
    ----------
    phase, level : str
        Keys.
    name : str
        As the source has it.
    detail : str
        What the source adds to the name, or "".
    """

    phase: str
    level: str
    name: str
    detail: str

    @property
    def named(self) -> bool:
        """Whether the source names somebody; else it says that it depends."""
        return self.name != DEPENDS

    @property
    def words(self) -> str:
        """Name and detail as one text: "Strategen (voornamelijk in domeinen mobiliteit, economie en cultuur)"."""
        return f"{self.name} ({self.detail[:1].lower()}{self.detail[1:]})" if self.detail else self.name


class Role(NamedTuple):
    """A role that can carry on through the whole cycle.

    Attributes
    ----------
    key, title : str
    why : str
        After the source, in our own words.
    watches, asks : str
        What it may look at and may ask: the masterclass's own.
    """

    key: str
    title: str
    why: str
    watches: str
    asks: str


ROLES = (
    Role(
        "griffier", "Griffier",
        "Ondersteunt de raad, de staten of een ander orgaan dat mensen vertegenwoordigt, en bevordert dat het proces open en democratisch verloopt. Daardoor kan de griffier veel betekenen voor hoe er op impact wordt gestuurd.",
        "of de raad op tijd weet wat er te kiezen is", "Op welk moment kan de raad hier nog iets aan veranderen?",
    ),
    Role(
        "controllers_juristen", "Controllers en juristen",
        "Spelen een cruciale rol bij het beheersen van financiële en juridische risico's. Het is belangrijk om ze zo vroeg mogelijk te betrekken.",
        "welk geld en welke regel hieraan vastzit, en wat er gebeurt als het tegenvalt", "Wat kost het als het tegenvalt, en wie draagt dat?",
    ),
    Role(
        "gemeentesecretaris", "Gemeentesecretaris, provinciesecretaris en secretaris-generaal",
        "Blijven vaak langer in functie dan een politieke termijn duurt. Daardoor kunnen ze zorgen dat werken aan brede welvaart doorloopt.",
        "wat er over vier jaar nog ligt, en wie het dan bewaart", "Wie weet na de verkiezingen nog waarom we dit zo kozen?",
    ),
)  # fmt: skip


def stakeholders(phase: str | None = None, level: str | None = None) -> list[Stakeholder]:
    """Everybody the source names, of one phase or level where asked, in its order."""
    return [
        Stakeholder(of, at, *((each, "") if isinstance(each, str) else each))
        for of, levels in _CELLS.items()
        for at, found in levels.items()
        if phase in (None, of) and level in (None, at)
        for each in found
    ]


def matrix() -> pd.DataFrame:
    """The matrix with a row for each stakeholder: ``phase, level, stakeholder, detail``."""
    return pd.DataFrame(stakeholders(), columns=["phase", "level", "stakeholder", "detail"])


def why_empty(phase: str, level: str) -> str:
    """Why the source names nobody in this cell; "" for a cell that is filled."""
    return EMPTY.get((phase, level), "")


def known(contact: object) -> bool:
    """Whether the matrix knows the stakeholder of a contact, in its phase and at its level."""
    asked = " ".join(str(getattr(contact, "stakeholder", "")).split()).casefold()
    return any(asked in (each.name.casefold(), each.words.casefold()) for each in stakeholders(getattr(contact, "phase", ""), getattr(contact, "level", "")))
