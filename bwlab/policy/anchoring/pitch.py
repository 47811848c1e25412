"""Whether what is said in ninety seconds is in the figures: sentence by sentence, and the pitch as a whole.

Nothing here forbids anything: each check gives sentences that say what is there, why that counts and what can be done now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.anchoring.cell import Cell, cell_of
from bwlab.policy.anchoring.spoken import Said, fits, fits_share, heard, reading
from bwlab.policy.records.ambassador import Claim, Pitch

OPENING, FIGURE, DOUBT, ASK = "opening", "cijfer", "onzekerheid", "vraag"
PARTS = {OPENING: "Opening", FIGURE: "Cijfer", DOUBT: "Wat we niet zeker weten", ASK: "Vraag aan de zaal"}
LIMIT, PACE = 90, 130  # seconds; words a minute: an assumption of bwlab, the slider changes it
FIGURES = 3
OLD = 5  # years, as on the foto

CAUSE = re.compile(
    r"\b(door\s+(?:ons|onze|het\s+gemeentelijk|het|de|dit|deze)\s*(?:\w+\s+){0,2}?(?:beleid|aanpak|college|gemeente|inzet|plan|plannen|programma|maatregel\w*|project\w*|investering\w*|agenda|werk)"
    r"|door\s+ons|dankzij|omdat\s+(?:wij|we|de\s+gemeente|het\s+college)|doordat|als\s+gevolg\s+van|te\s+danken\s+aan|het\s+gevolg\s+van|komt\s+door|kwam\s+door|gezorgd\s+voor|zorgde\s+(?:er)?voor|zorgden\s+(?:er)?voor|ons\s+beleid\s+werkt|onze\s+aanpak\s+werkt|vanwege\s+on(?:s|ze))\b",
    re.IGNORECASE,
)
RISE = re.compile(r"\b(gestegen|stijgt|stijgen|steeg|stegen|stijging|toegenomen|neemt\s+toe|nam\s+toe|groeit|gegroeid|groeide|omhoog)\b", re.IGNORECASE)
FALL = re.compile(r"\b(gedaald|daalt|dalen|daalde|daalden|daling|afgenomen|neemt\s+af|nam\s+af|gekrompen|omlaag)\b", re.IGNORECASE)
BETTER = re.compile(r"\b(verbeterd|verbetert|verbetering|vooruit(?:gegaan|gang)?)\b|\b(?:wordt|werd|is)\s+(?:\w+\s+)?(?:beter|gunstiger)\b(?!\s+dan)", re.IGNORECASE)
WORSE = re.compile(r"\b(verslechterd|verslechtert|verslechtering|achteruit(?:gegaan|gang)?)\b|\b(?:wordt|werd|is)\s+(?:\w+\s+)?(?:slechter|ongunstiger)\b(?!\s+dan)", re.IGNORECASE)
EXTREMES = {
    "eerste": re.compile(r"\b(de\s+beste|het\s+best|beste\s+van|koploper\w*|bovenaan|nummer\s+(?:één|een|1)\b|gunstigste)", re.IGNORECASE),
    "laatste": re.compile(r"\b(slechtste|hekkensluiter\w*|onderaan|ongunstigste)\b", re.IGNORECASE),
    "hoogste": re.compile(r"\b(hoogste|meeste\s+van)\b", re.IGNORECASE),
    "laagste": re.compile(r"\b(laagste|minste\s+van)\b", re.IGNORECASE),
}
TOTAL = re.compile(r"\b(totaalscore|totaalcijfer|eindcijfer|eindscore|gemiddelde\s+score|brede-welvaartsscore|(?:brede\s+welvaart|gemeente|stad|dorp)\s+(?:scoort|krijgt\s+een)\b)", re.IGNORECASE)
COMPARED = re.compile(r"\b(mediaan|gemeenten|middelste)\b", re.IGNORECASE)
DOUBTS = re.compile(
    r"\b(marges?|onzeker\w*|enquête\w*|steekproef|geen\s+cijfers?|leeg|lege|niet\s+gemeten|weten\s+we\s+niet|niet\s+zeker|oud|oude|ouder|voorlopig\w*|teruggerekend\w*|bewerking|kleine?\s+aantallen|klein|enkele|"
    r"rekenmodel|model|schatting\w*|geschat\w*|toeval\w*|niet\s+bekend|onbekend)\b",
    re.IGNORECASE,
)
ASKING = re.compile(r"\?|\b(vraag|vragen|doe\s+mee|help|kom\b|bel\b|vertel|meld)", re.IGNORECASE)


class Finding(NamedTuple):
    """What a check found.

    Attributes
    ----------
    kind : {"goed", "noem", "fout", "onbekend"}
        It is in the figures; something must be said beside it; it is not in the figures; it cannot be checked.
    what, why, now : str
        Dutch; ``why`` and ``now`` are empty where all is well.
    """

    kind: str
    what: str
    why: str = ""
    now: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return " ".join(part for part in (self.what, self.why, self.now) if part)


def check(claim: Claim, monitor: Monitor, region: str, today: date) -> list[Finding]:
    """One sentence beside its figure; whatever is in it, nothing is raised."""
    text = claim.text.strip()
    if not text:
        return [Finding("noem", "Hier staat nog geen zin.", now="Schrijf op wat je zegt, zoals je het zegt.")]
    found = _always(claim)
    if not claim.indicator:
        return [*found, *_figureless(claim)]
    cell = cell_of(monitor, region, claim.indicator, claim.year, heard(text).years)
    if cell.why:
        return [*found, Finding("onbekend", cell.why, "Zonder cijfer kan niemand deze zin nakijken.", "Kies een cijfer dat er is, of zeg dat het er niet is.")]
    return [*found, *_numbers(claim, cell), *_year(claim, cell, today), *_status(text, cell), *_direction(text, cell, monitor), *_extremes(text, cell)]


def check_pitch(pitch: Pitch, today: date, pace: int = PACE) -> list[Finding]:
    """The pitch as a whole: three numbers, one uncertainty, one ask, no total score, and ninety seconds."""
    said = [claim for claim in pitch.claims if claim.text.strip()]
    if not said:
        return [Finding("noem", "Er staat nog geen pitch.", now="Begin met een eerste versie van je dossier, of schrijf een zin.")]
    count = {part: sum(claim.part == part for claim in said) for part in PARTS}
    found = []
    if count[FIGURE] != FIGURES:
        found.append(Finding("noem", f"Je pitch heeft {_of(count[FIGURE], 'zin met een cijfer', 'zinnen met een cijfer')}.", "Drie kan een zaal onthouden; bij één hangt alles aan dat ene.", "Maak er drie van."))
    if count[DOUBT] != 1:
        found.append(Finding("noem", f"Je pitch heeft {_of(count[DOUBT], 'zin over wat niet zeker is', 'zinnen over wat niet zeker is')}.", "Wie zelf zegt wat onzeker is, wordt op de rest geloofd.", "Maak er één van."))
    if count[ASK] != 1:
        found.append(Finding("noem", f"Je pitch heeft {_of(count[ASK], 'vraag aan de zaal', 'vragen aan de zaal')}.", "Zonder vraag is het een praatje, met drie vragen weet niemand wat je wilt.", "Eindig met één vraag."))
    if not count[OPENING]:
        found.append(Finding("noem", "Je pitch begint meteen met een cijfer.", "Een cijfer zonder verhaal blijft niet hangen.", "Zeg eerst in één zin over wie het gaat."))
    long = seconds(pitch, pace)
    if long > LIMIT:
        found.append(Finding("noem", f"Bij {number(pace)} woorden per minuut duurt je tekst {number(long)} seconden.", f"Dat is {number(long - LIMIT)} meer dan {LIMIT}.", f"Haal er ongeveer {number(-(-(long - LIMIT) * pace // 60))} woorden uit."))
    return found or [Finding("goed", f"Drie cijfers, één onzekerheid, één vraag, en {number(long)} seconden bij {number(pace)} woorden per minuut.")]


def words(text: str) -> int:
    """How many words a text has, as they are counted here: what stands between spaces."""
    return len(text.split())


def seconds(pitch: Pitch, pace: int) -> int:
    """How long the pitch takes at so many words a minute, rounded up."""
    return -(-sum(words(claim.text) for claim in pitch.claims) * 60 // pace)


def _of(count: int, one: str, many: str) -> str:
    return f"{number(count) if count else 'geen'} {one if count == 1 else many}"


def _always(claim: Claim) -> list[Finding]:
    """What holds for every sentence, with a figure or without."""
    found = [] if claim.part in PARTS else [Finding("noem", "Bij deze zin is nog niet gekozen welk deel van de pitch het is.", now="Kies opening, cijfer, onzekerheid of vraag.")]
    if cause := CAUSE.search(claim.text):
        found.append(Finding("fout", f"Deze zin noemt een oorzaak: {quoted(cause[0])}.", "Een cijfer zegt hoe het is, niet waardoor. In de meeste gemeenten gebeurde er in die jaren van alles tegelijk.", "Zeg wat je ziet en wat je deed, als twee zinnen naast elkaar."))
    if total := TOTAL.search(claim.text):
        found.append(Finding("fout", f"Deze zin geeft één totaal: {quoted(total[0])}.", "Er is geen cijfer voor brede welvaart als geheel. Wie thema's optelt, kiest stilletjes wat zwaarder telt.", "Noem het ene cijfer dat je bedoelt."))
    if claim.part == DOUBT and not DOUBTS.search(claim.text):
        found.append(Finding("noem", "Deze zin zegt nog niet wat er onzeker is.", "Een algemeen voorbehoud helpt niemand.", "Noem een marge, een leeg vakje, een oud cijfer of een klein aantal."))
    if claim.part == ASK and not ASKING.search(claim.text):
        found.append(Finding("noem", "Deze zin vraagt nog niets.", "Wie luistert, wil weten wat er van hem wordt gevraagd.", "Maak er een vraag van die iemand met ja kan beantwoorden."))
    return found


def _figureless(claim: Claim) -> list[Finding]:
    digits = [each for each in heard(claim.text).numbers if any(mark.isdigit() for mark in each.text) or each.kind == "aandeel"]
    if digits:
        return [Finding("onbekend", f"Bij {quoted(digits[0].text)} is geen cijfer gekozen.", "Dan kan niemand het nakijken.", "Kies erbij op welk cijfer het rust, of laat het getal weg.")]
    if claim.part == FIGURE:
        return [Finding("noem", "Bij deze zin is nog geen cijfer gekozen.", now="Kies het cijfer waar de zin op rust.")]
    return []


def _numbers(claim: Claim, cell: Cell) -> list[Finding]:
    said = heard(claim.text)
    found, right = [], False
    for each in said.numbers:
        how = _fact(each, cell, said.base, claim.text)
        if how is None:
            now = f"Zeg {cell.shown}{f' of {cell.ranked}' if cell.ranked else ''}, of rond dat af."
            found.append(Finding("fout", f"{quoted(each.text)} staat niet bij dit cijfer.", f"In {cell.year} was het {cell.shown}.", now))
        elif how == "twee":
            found.append(Finding("fout", f"{quoted(each.text)} kan twee dingen zijn.", f"In {cell.year} was het {cell.shown}; een punt leest men als duizend.", "Schrijf een komma voor de decimalen."))
        else:
            right |= how in ("waarde", "plaats")
    if not found and right:
        return [Finding("goed", f"Het getal klopt met de cel: {cell.shown} in {cell.year}.")]
    if not found and claim.part == FIGURE:
        return [Finding("noem", "In deze zin staat het getal zelf nog niet.", f"Het cijfer is {cell.shown} in {cell.year}.", "Zet het erin, of afgerond.")]
    return found


def _fact(said: Said, cell: Cell, base: int | None, text: str) -> str | None:
    """Which fact of the cell a number is: "waarde", "plaats", "definitie", "twee" (only as its second reading); None for none."""
    if said.kind == "plaats":
        if cell.rank is None:
            return None
        places = (cell.rank, cell.n - cell.rank + 1)[: 1 if cell.direction else 2]
        return "plaats" if said.values[0] in places and (len(said.values) == 1 or said.values[1] == cell.n) else None
    if said.kind == "aandeel":
        turned = 1 - cell.share if cell.share is not None and re.search(r"\b(niet|geen)\b", text, re.IGNORECASE) else None
        if any(each is not None and fits_share(said, each) for each in (cell.share, turned)):
            return "waarde"
        return "plaats" if cell.rank is not None and said.values in ((cell.rank, cell.n),) else None
    values = [cell.value, *([cell.value * cell.times] if cell.times else [])]
    if base and cell.share is not None:
        values = [*values, cell.share * base]
    if cell.percent and re.search(r"\b(niet|geen)\b", text, re.IGNORECASE):
        values.append(100 - cell.value)
    for value in values:
        if (place := reading(said, value)) is not None:
            return "twee" if place else "waarde"
    # Only of a sentence about other municipalities: else 71 would be right because the median is 71.
    if COMPARED.search(text) and any(fits(said, each) for each in cell.beside):
        return "ernaast"
    return "definitie" if any(each in cell.definition for each in said.values) else None


def _year(claim: Claim, cell: Cell, today: date) -> list[Finding]:
    named, found = heard(claim.text).years, []
    if cell.year not in named:
        wrong = next(iter(named), None)
        old = f" Dat is {number(today.year - cell.year)} jaar geleden." if today.year - cell.year > OLD else ""
        if wrong is None:
            found.append(Finding("noem", "Deze zin noemt geen jaar.", f"Het cijfer gaat over {cell.year}.{old}", f"Zeg erbij: in {cell.year}."))
        else:
            found.append(Finding("fout", f"Deze zin noemt {wrong}.", f"Het cijfer gaat over {cell.year}.{old}", f"Zeg {cell.year}."))
    return found


def _status(text: str, cell: Cell) -> list[Finding]:
    found = []
    if cell.provisional and "voorlopig" not in text.lower():
        found.append(Finding("noem", "Dit cijfer is nog voorlopig.", "Het kan nog veranderen.", "Zeg erbij dat het voorlopig is."))
    if cell.origin == "recovered" and not re.search(r"\b(bewerking|teruggerekend\w*)\b", text, re.IGNORECASE):
        found.append(Finding("noem", "Dit cijfer is een bewerking: teruggerekend uit gepubliceerde gemiddelden.", "Het staat zo niet op een lijst van het CBS.", "Zeg erbij dat het een bewerking is."))
    if cell.origin == "own" and "eigen" not in text.lower():
        found.append(Finding("noem", "Dit is een eigen cijfer.", now="Zeg erbij wie het telde."))
    return found


def _direction(text: str, cell: Cell, monitor: Monitor) -> list[Finding]:
    said = {sign for sign, pattern in ((1, RISE), (-1, FALL)) if pattern.search(text)}
    better = {sign for sign, pattern in ((1, BETTER), (-1, WORSE)) if pattern.search(text)}
    if not said and not better:
        return []
    row = monitor.trend(cell.region, [cell.known.code]).iloc[0]
    if better and not cell.direction:
        return [Finding("fout", "Deze zin noemt beter of slechter.", "Bij dit cijfer is meer niet gunstiger en niet ongunstiger.", "Zeg alleen of het meer of minder werd.")]
    way = {"stijgt": 1, "daalt": -1}.get(row["direction"])
    if way is None:
        why = row["why"] if row["direction"] == "nog geen oordeel" else "De metingen gaan op en neer; over de jaren is er geen duidelijke richting."
        return [Finding("fout", "Deze zin noemt een richting.", why, "Laat de richting weg, of zeg dat die nog niet te zien is.")]
    if (said and said != {way}) or (better and better != {way * cell.direction}):
        return [Finding("fout", "De richting in deze zin klopt niet.", f"Volgens onze eigen reconstructie {row['direction']} dit cijfer van {row['first_year']} tot en met {row['last_year']}.", "Draai de zin om, of laat de richting weg.")]
    return [Finding("goed", f"De richting klopt met onze eigen reconstructie van {row['first_year']} tot en met {row['last_year']}.")]


def _extremes(text: str, cell: Cell) -> list[Finding]:
    """Best, worst, highest, lowest: only where the rank says so, and not where the name of the figure says it."""
    for word in _about(cell.known):
        text = re.sub(re.escape(word), " ", text, flags=re.IGNORECASE)
    found = []
    for name, pattern in EXTREMES.items():
        if not (said := pattern.search(text)):
            continue
        if name in ("eerste", "laatste") and not cell.direction:
            found.append(Finding("fout", f"Deze zin zegt {quoted(said[0])}.", "Bij dit cijfer is meer niet gunstiger en niet ongunstiger.", "Zeg de waarde, zonder oordeel."))
        elif not cell.outer(name):
            found.append(Finding("fout", f"Deze zin zegt {quoted(said[0])}.", f"De gemeente staat op {cell.ranked or 'geen plaats'}.", "Zeg de plaats, met erbij van hoeveel gemeenten."))
    return found


def _about(known: Indicator) -> Sequence[str]:
    """Words of the name and the sentence of a figure that are no judgement: "laagste 40 procent"."""
    return re.findall(r"\w*(?:laagste|hoogste|beste)\b(?:\s+\d+\s*(?:procent|%))?", f"{known.name} {known.sentence}".lower())


def shown(known: Indicator, value: float) -> str:
    """A value with its unit, as it is said."""
    return quantity(value, known.decimals, known.unit_text)


def rests_on(claim: Claim, monitor: Monitor, region: str) -> Any:
    """The cell a sentence rests on; None where it rests on none."""
    return cell_of(monitor, region, claim.indicator, claim.year, heard(claim.text).years) if claim.indicator else None
