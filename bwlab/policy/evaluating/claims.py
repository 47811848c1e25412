"""A sentence about what came of it, held beside what the figure allows. Found by words: it helps reading, it does not judge."""

from __future__ import annotations

import re

from bwlab.policy.anchoring.proposal import Check, claim, no_cause
from bwlab.policy.anchoring.spoken import heard
from bwlab.policy.evaluating.apart import Apart, words
from bwlab.policy.evaluating.telling import verb, went

WORKS = re.compile(
    r"\b((beleid|aanpak|maatregel\w*|inzet|project\w*|programma\w*|activiteit\w*|plan)\s+(\w+\s+){0,2}(werkt\w*|werkte|gewerkt|hielp\w*|geholpen|slaagde|geslaagd|lo(o)?nt|loonde)"
    r"|(effect|resultaat|vrucht\w*|opbrengst|verdienste|succes\w*)\s+van\s+(ons|onze|het|de|dit|deze)\b|(werpt|wierp|werpen|wierpen)\s+(zijn\s+|haar\s+|hun\s+)?vruchten|bewezen|aangetoond|aantoonbaar)\b",
    re.IGNORECASE,
)
SOLVED = re.compile(r"\b(opgelost|niet meer nodig|probleem is (weg|voorbij)|geen probleem meer|klaar mee|opgave is (weg|voorbij|klaar)|afgerond probleem)\b", re.IGNORECASE)
_MORE = re.compile(r"\b((sneller|harder|sterker|beter|meer|gunstiger|minder) dan ((in )?(de )?(andere|vergelijkbare|meeste) gemeenten|de mediaan|(de )?gemeenten|elders|gemiddeld|(de )?buurgemeenten|landelijk|in (nederland|het land|de regio|de provincie))\b|koploper\w*|loopt voorop|lopen voorop|uniek\w*|onderscheid\w*)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(landelijk\w*|overal|hele land|nederland|mediaan|andere gemeenten|vergelijkbare gemeenten|gemeenten die|in de regio|provincie|buurgemeenten|elders)\b", re.IGNORECASE)
_FALLS, _RISES = (re.compile(rf"\b({words})\b", re.IGNORECASE) for words in (r"daal(t|de|den)|gedaald|gezakt|zakte\w*|afgenomen|nam(en)? af|lager geworden", r"ste(e)?g(en)?|stijg(t|en)|gestegen|toegenomen|nam(en)? toe|hoger geworden"))


def checked(text: str, found: Apart | None) -> list[Check]:
    """What a sentence claims, held beside a change that was taken apart; nothing where there is no sentence.

    Parameters
    ----------
    text : str
    found : Apart or None
        None where the sentence belongs to no figure that can be taken apart.
    """
    said = " ".join(text.split())
    if not said:
        return []
    made = [_cause(said), _solved(said), _years(said)]
    if found is None or found.why or found.start == found.end:
        return [*made, Check("Een cijfer erbij", False, "Bij deze zin hoort geen verandering die we uit elkaar kunnen halen. Vertel dan wat er is gedaan, en dat er nog geen cijfer is.")]
    return [*made, _way(said, found), _elsewhere(said, found), _more(said, found)]


def _cause(said: str) -> Check:
    found = no_cause(said)
    if not found.ok:
        return found
    if works := claim(said, WORKS):
        return Check("Geen oorzaak", False, f"Er staat '{works}'. Dat zegt dat iets werkte. Een cijfer van de hele gemeente laat dat niet zien: het zegt dat er iets veranderde, niet waardoor.")
    return Check("Geen oorzaak", True, "Je noemt geen oorzaak die het cijfer niet kan laten zien. We zoeken op woorden; lees het zelf ook na.")


def _solved(said: str) -> Check:
    if solved := claim(said, SOLVED):
        return Check("Doel en opgave uit elkaar", False, f"Er staat '{solved}'. Een doel kan gehaald zijn terwijl de opgave even groot bleef. Schrijf op hoe de opgave er nu voor staat, en bij wie.")
    return Check("Doel en opgave uit elkaar", True, "Je zegt niet dat de opgave weg is.")


def _years(said: str) -> Check:
    years = heard(said).years
    if len(set(years)) > 1:
        return Check("Van wanneer tot wanneer", True, "Beide jaren staan erin.")
    return Check("Van wanneer tot wanneer", False, f"{'Er staat één jaar in' if years else 'Er staat geen jaar in'}. Noem het beginjaar en het eindjaar: met andere jaren kan de uitkomst anders zijn.")


def _way(said: str, found: Apart) -> Check:
    falls, rises, change = claim(said, _FALLS), claim(said, _RISES), found.parts.change
    wrong = (falls and not rises and change >= 0) or (rises and not falls and change <= 0)
    went_turned = f"{verb(found).split()[0]} het cijfer in {found.region.label} {f'met {words(found.indicator, abs(change), sign=False)}' if change else 'gelijk'}"
    if wrong:
        return Check("Wat het cijfer deed", False, f"Er staat '{falls or rises}'. Van {found.start} tot {found.end} {went_turned}.")
    return Check("Wat het cijfer deed", True, f"Het cijfer {went(found)} van {found.start} tot {found.end}.")


def _elsewhere(said: str, found: Apart) -> Check:
    what = "Wat er elders gebeurde"
    if not _ELSEWHERE.search(_MORE.sub(" ", said)):  # "sneller dan andere gemeenten" says nothing of what happened there
        return Check(what, False, f"Je zin noemt alleen {found.region.label}. In het hele land was de verandering {words(found.indicator, found.parts.national)}. Zet dat ernaast.")
    return Check(what, True, "Je zet er andere gemeenten naast.")


def _more(said: str, found: Apart) -> Check:
    what, more = "Meer dan toeval", claim(said, _MORE)
    if not more:
        return Check(what, True, "Je zegt niet dat het hier beter of slechter ging dan bij anderen.")
    if found.beyond:
        return Check(what, True, f"Er staat '{more}'. Het verschil met de groep is groter dan de ruis ({words(found.indicator, found.margin.size or 0, sign=False)}). Noem wel welke groep en welke jaren.")
    inside = "valt binnen de ruis van het cijfer" if found.beyond is False else "kunnen we niet van toeval onderscheiden"
    return Check(what, False, f"Er staat '{more}'. Het verschil met {found.group} is {words(found.indicator, found.parts.own)}, en dat {inside}.")
