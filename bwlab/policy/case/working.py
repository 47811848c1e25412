"""The policy theory of the case as arrows, and two options with what was expected of them: written by us, as an example.

An arrow has a source only where a publication of before the beginning says so; all others are assumptions. Nowhere
stands how much an activity would do: what an evaluation found in one place is no effect elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

from bwlab.policy.case.story import BURGLARY, MARK
from bwlab.policy.records.agenda import Activity
from bwlab.policy.records.deciding import NOTHING, Consideration, Expected, Heard
from bwlab.policy.records.table import Option
from bwlab.policy.records.theory import Arrow

BUILT = "Vollaard en Van Ours, The Economic Journal (2011), over nieuwbouw met verplichte goede sloten"
APPS = "Akkermans en Vollaard, Tilburg University (oktober 2015), over 35 buurten in Tilburg"
GOAL = "casus"
LOCKS, GROUPS, STILL = "sloten", "buurtgroepen", NOTHING


class Step(NamedTuple):
    """One arrow in short: from, to, sign, strength, years, source."""

    start: str
    end: str
    sign: int
    strength: int
    lag: int
    source: str = ""


STEPS = {
    "nakijken": Step("sloten nakijken aan huis", "woningen met goede sloten", 1, 2, 1),
    "sloten": Step("woningen met goede sloten", BURGLARY, -1, 2, 1, BUILT),
    "groepen": Step("buurtgroepen met de politie", BURGLARY, -1, 2, 1, APPS),
    "bellen": Step("buurtgroepen met de politie", "bewoners die iets verdachts melden", 1, 2, 0),
    "registratie": Step("slachtoffers die aangifte doen", BURGLARY, 1, 2, 0),
    "daders": Step("bewoners die iets verdachts melden", "daders die wegblijven", 1, 1, 1),
    "elders": Step("woningen met goede sloten", "inbraken in slecht beveiligde buurten", 1, 1, 1),
}  # fmt: skip
STARTS = ("sloten nakijken aan huis", "buurtgroepen met de politie")
SOURCES = (
    "Sinds 1999 moeten nieuwe woningen inbraakwerende ramen en deuren hebben. Vollaard en Van Ours onderzochten die nieuwe woningen (The Economic Journal, 2011) en zagen daar minder inbraken. Sloten nakijken bij oude woningen is iets anders: daar gaat het onderzoek niet over.",
    "Akkermans en Vollaard onderzochten WhatsApp-groepen in 35 buurten in Tilburg. In de versie van juli 2015 staat een halvering, in die van oktober 2015 een daling van ongeveer 40 procent. Eén onderzoek, twee versies in één jaar: welk getal had jij in de nota gezet? Wij zetten er geen effect bij. Eén plaats zegt niet wat het ergens anders doet.",
)


def arrows() -> list[Arrow]:
    """The theory of the case."""
    return [Arrow(key=key, start=each.start, end=each.end, sign=each.sign, strength=each.strength, lag=each.lag, source=each.source) for key, each in STEPS.items()]


def options() -> list[Option]:
    """Two options beside doing nothing."""
    return [
        Option(
            key=LOCKS, goal=GOAL, text=f"Sloten nakijken aan huis ({MARK})", gains="bewoners van de buurten met de meeste inbraken: die gaan eerst",
            loses="andere buurten wachten, en wie betere sloten nodig heeft, betaalt zelf", later="goede sloten blijven zitten als bewoners verhuizen", elsewhere="misschien gaan daders ergens anders heen; dat weten we niet",
        ),
        Option(
            key=GROUPS, goal=GOAL, text=f"Buurtgroepen met de politie ({MARK})", gains="bewoners van buurten waar genoeg mensen meedoen",
            loses="buurten waar niemand trekt; vrijwilligers geven hun tijd", later="een groep houdt op als de trekker vertrekt", elsewhere="buurten zonder groep; dat weten we niet",
        ),
    ]  # fmt: skip


def expected() -> list[Expected]:
    """What was expected of each option for some themes; what is not here is blank, and blank is not "geen"."""

    def one(option: str, theme: str, ledger: str, sentiment: str, text: str, group: str = "", source: str = "", indicator: str = "") -> Expected:
        return Expected(key=f"{option}-{theme}-{ledger}", option=option, goal=GOAL, theme=theme, ledger=ledger, sentiment=sentiment, text=f"{text} ({MARK})", group=group, source=source, indicator=indicator)

    return [
        one(LOCKS, "Veiligheid", "nu", "gunstiger", "Minder geslaagde inbraken in de buurten die meedoen", "bewoners van die buurten", "", BURGLARY),
        one(LOCKS, "Materiële welvaart", "nu", "ongunstiger", "Wie nieuwe sloten nodig heeft, is geld kwijt", "huiseigenaren met weinig geld"),
        one(LOCKS, "Wonen", "later", "gunstiger", "Woningen blijven beter beveiligd"),
        one(LOCKS, "Veiligheid", "elders", "onbekend", "Of daders dan ergens anders inbreken"),
        one(GROUPS, "Veiligheid", "nu", "gunstiger", "Minder inbraken in buurten met een groep", "bewoners die meedoen", APPS, BURGLARY),
        one(GROUPS, "Samenleving", "nu", "onbekend", "Buren leren elkaar kennen, of gaan elkaar wantrouwen", "bewoners"),
        one("", "Veiligheid", "nu", "onbekend", "In het land daalde het cijfer al jaren; of dat doorgaat, en ook hier, weten we niet", "alle bewoners", "", BURGLARY),
    ]


def considerations() -> list[Consideration]:
    """Reasons that were heard: technical and political ones apart."""
    return [
        Consideration(key="c1", goal=GOAL, option=LOCKS, kind="technisch", text="Het onderzoek gaat over nieuwbouw; hier staan vooral oude woningen", who=f"beleidsadviseur veiligheid, {MARK}"),
        Consideration(key="c2", goal=GOAL, option=GROUPS, kind="technisch", text="Een groep werkt alleen als genoeg bewoners meedoen", who=f"wijkagent, {MARK}"),
        Consideration(key="c3", goal=GOAL, option=GROUPS, kind="politiek", text="Moeten buren elkaar in de gaten houden?", who=f"een deel van de raad, {MARK}"),
        Consideration(key="c4", goal=GOAL, option=LOCKS, kind="politiek", text="Is dit een taak van de gemeente, of van wie er woont?", who=f"een deel van de raad, {MARK}"),
    ]


def heard() -> list[Heard]:
    """Who was heard, and what was done with it."""
    return [
        Heard(key="h1", goal=GOAL, who=f"bewonersgroep ({MARK})", said="Bij oudere bewoners zijn de sloten het slechtst", prefers=LOCKS, done="Zij komen eerst aan de beurt"),
        Heard(key="h2", goal=GOAL, who=f"wijkagent ({MARK})", said="Ik mis meldingen van verdachte situaties", prefers=GROUPS, done="Staat bij de overwegingen"),
        Heard(key="h3", goal=GOAL, who=f"huurdersvereniging ({MARK})", said="Wie betaalt de sloten in een huurhuis?", done="Nog niet beantwoord"),
    ]


def activity(option: str) -> Activity:
    """What is carried out, with what is counted of it."""
    return Activity(text=f"{'Sloten nakijken aan huis' if option != GROUPS else 'Buurtgroepen starten'} ({MARK})", output=f"{'nagekeken woningen' if option != GROUPS else 'buurten met een groep'} ({MARK})")
