"""Is a goal SMART: which letter is missing, and why that matters. And what is SMART but beside the point.

No search for a number in a sentence: the figure, its past, its owner and its calendar are asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.formats import date as date_words
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in, indicator_of, value_words
from bwlab.policy.goals.reach import Reach
from bwlab.policy.goals.reach import reach as reach_of
from bwlab.policy.monitoring.publication import Measurement, first_over
from bwlab.policy.records.agenda import AgendaItem
from bwlab.policy.records.goal import Goal

WORDS = {"S": "specifiek", "M": "meetbaar", "A": "afgesproken", "R": "realistisch", "T": "tijdgebonden"}
RARE = 0.05  # our convention: what happened less often than once in twenty needs a reason
ALIKE = 0.6  # of the words of a goal that also stand in an activity: then it says the same
_SMALL = 4  # letters: shorter words say little

WENT = "ging het"  # in every reason that rests on what municipalities did


class Letter(NamedTuple):
    """One letter of a goal.

    Attributes
    ----------
    letter, word : str
        "S" and "specifiek".
    ok : bool or None
        None: cannot be judged with these figures.
    why : str
        Dutch: what is missing and why that matters, or what it rests on.
    """

    letter: str
    word: str
    ok: bool | None
    why: str


def smart(
    goal: Goal, monitor: Monitor, reached: float | None = None, *, region: str | None = None, today: date | None = None
) -> list[Letter]:
    """The five letters of a goal, in order.

    Parameters
    ----------
    goal : Goal
    monitor : Monitor
    reached : float, optional
        Share of all past changes that went as far as the target asks, 0 to 1, where it is known already.
    region : str, optional
        Code of the municipality: then ``reached`` is looked up, and what is there already is said.
    today : datetime.date, optional
    """
    known = indicator_of(goal, monitor)
    way = reach_of(goal, monitor, region) if region else None
    reached = way.share if reached is None and way else reached
    judged = {
        "S": _specific(goal, known),
        "M": _measurable(goal, known, monitor),
        "A": _agreed(goal),
        "R": _realistic(goal, known, reached, way),
        "T": _timed(goal, known, monitor, today or date.today()),
    }
    return [Letter(letter, WORDS[letter], ok, why) for letter, (ok, why) in judged.items()]


def missing(letters: Iterable[Letter]) -> str:
    """The letters that are missing, in one sentence; those that cannot be judged apart."""
    letters = list(letters)
    absent, unsure = ([f"{each.letter} ({each.word})" for each in letters if each.ok is state] for state in (False, None))
    said = f"Aan dit doel {'ontbreekt' if len(absent) == 1 else 'ontbreken'} {listing(absent)}." if absent else "Er ontbreekt geen letter."
    return f"{said} Niet te beoordelen: {listing(unsure)}." if unsure else said


def beside(goal: Goal, monitor: Monitor, activities: Iterable[AgendaItem] = (), region: str | None = None) -> list[str]:
    """What makes a goal miss its point although it may be SMART, as Dutch sentences; empty where nothing does."""
    known, found = indicator_of(goal, monitor), []
    found += [
        f"Het doel zegt bijna hetzelfde als de activiteit {quoted(item.activity.text)}. Dan is het gehaald zodra je haar hebt gedaan, "
        "ook als er voor niemand iets verandert. Schrijf op wat er daarna anders is."
        for item in activities
        if says_the_same(goal.text, item.activity.text) or says_the_same(goal.text, item.activity.output)
    ]
    floor, target = goal.floor.value, goal.target.value
    if floor is not None and floor == target:
        found.append("De ondergrens en de streefwaarde zijn gelijk. Een ondergrens is wat voor iedereen moet gelden; een streefwaarde is wat je daarboven wilt.")
    if known is None:
        return found
    if floor is not None and target is not None and known.direction * (target - floor) < 0:
        found.append(f"De streefwaarde ({value_words(target, known)}) is ongunstiger dan de ondergrens ({value_words(floor, known)}). Zijn ze verwisseld?")
    way = reach_of(goal, monitor, region) if region else None
    if way and way.wanted <= 0:
        found.append(f"Je gemeente stond in {way.year} al op {value_words(way.now, known)}. Deze streefwaarde vraagt dus geen verandering.")
    if not known.direction:
        found.append(f"Bij dit cijfer is meer niet gunstiger en minder ook niet. {known.direction_why} Wat is hier beter, en voor wie?")
    if known.finance:
        found.append("Dit cijfer gaat over geld van de gemeente. Dat is een middel: wat ervan terechtkomt, staat er niet in.")
    if known.influence == "weinig":
        found.append(f"Een gemeente heeft weinig invloed op dit cijfer (inschatting van bwlab). {known.influence_why} Noem ook iets dat dichter bij je werk ligt.")
    return found


def says_the_same(goal: str, activity: str) -> bool:
    """Whether most words of a goal stand in an activity too: then it is an output and no outcome."""
    wanted, done = _words(goal), _words(activity)
    return bool(wanted) and len(wanted & done) >= ALIKE * len(wanted)


def _words(text: str) -> set[str]:
    return {word for each in text.split() if len(word := key(each)) >= _SMALL}


def _specific(goal: Goal, known: Indicator | None) -> tuple[bool, str]:
    if known is None:
        return False, "Er hoort geen cijfer bij dat deze editie kent. Dan kan later iedereen iets anders bedoelen met 'beter'."
    if not goal.text.strip():
        return False, f"Er is een cijfer, maar geen zin die zegt wat er anders wordt en voor wie. Het cijfer gaat over {known.population}."
    return True, f"Het cijfer is '{known.name}' en gaat over {known.population}. Is dat de groep die je bedoelt?"


def _measurable(goal: Goal, known: Indicator | None, monitor: Monitor) -> tuple[bool, str]:
    value = goal.target.value
    if known is None:
        return False, "Zonder cijfer is er geen eenheid en geen bron. Dan is niet te zien of je er bent."
    if value is None:
        return False, f"Er staat geen streefwaarde. Hoeveel moet '{known.name}' worden ({known.unit_text})? Zonder getal is elke stap genoeg."
    lowest, highest = possible(monitor, known.code)
    if not lowest <= value <= highest:
        bounds = f"tussen {number(lowest)} en {number(highest)}" if highest < float("inf") else "nooit onder 0"
        return False, f"De streefwaarde {value_words(value, known)} kan niet: dit cijfer ligt {bounds}."
    return True, f"De streefwaarde is {value_words(value, known)}. Je leest haar af bij {quoted(goal.source) if goal.source.strip() else known.source}."


def possible(monitor: Monitor, code: str) -> tuple[float, float]:
    """Between what a figure can lie: from its unit, unless a municipality lies beyond (visitors of an island vote there too)."""
    unit, values = monitor.catalogue[code], monitor.table(code).to_numpy()
    scale = unit.unit_text.removeprefix("op een schaal van ").split(" tot ")
    if len(scale) == 2:
        return float(scale[0]), float(scale[1])
    lowest, highest = np.nanmin(values), np.nanmax(values)
    share = unit.unit_short == "%" and highest <= 100
    return 0.0 if lowest >= 0 else float("-inf"), 100.0 if share else float("inf")


def guessed_first(letters: Iterable[Letter], why: str) -> list[Letter]:
    """The letters for who is still to guess how often municipalities went so far: then the R is not told yet.

    Parameters
    ----------
    letters : iterable of Letter
    why : str
        What stands with the R meanwhile.
    """
    return [each._replace(ok=None, why=why) if each.letter == "R" and WENT in each.why else each for each in letters]


def _agreed(goal: Goal) -> tuple[bool, str]:
    if not filled_in(goal.owner):
        return False, "Er staat niet wie ervoor staat. Een doel van iedereen wordt door niemand uitgelegd als het tegenvalt."
    if not goal.target.norm:
        return True, f"{quoted(goal.owner)} staat ervoor. Er staat nog niet bij waar de streefwaarde vandaan komt: wie heeft haar afgesproken?"
    return True, f"{quoted(goal.owner)} staat ervoor."


def _realistic(goal: Goal, known: Indicator | None, reached: float | None, way: Reach | None) -> tuple[bool | None, str]:
    if known is None or goal.target.value is None or goal.target.year is None:
        return None, "Dat kun je pas nagaan met een cijfer, een streefwaarde en een jaar."
    if way and way.wanted <= 0:
        return True, f"Je gemeente stond in {way.year} al op {value_words(way.now, known)}."
    if reached is None:
        return None, _untested(known, way)
    how = _change(goal, known, way) if way else "We keken terug naar alle veranderingen van dit cijfer"
    if reached == 0:
        return False, f"{how}. Zo snel {WENT} in onze reeks nog in geen enkele gemeente. Wat maakt dat het hier wel kan?"
    seen = f"{number(way.pace.reached)} van de {number(way.pace.chances)} keer" if way and way.pace else f"{number(100 * reached)} van de 100 keer"
    often = f"{how}. Zo ver {WENT} bij gemeenten {seen}."
    if way and way.span < way.asked:
        often += f" Jij neemt er {number(way.asked)} jaar voor; zo'n lange reeks hebben we niet."
    if reached < RARE:
        return False, f"{often} Dat is zeldzaam. Schrijf erbij waarom het hier wel kan, of kies een later jaar."
    return True, f"{often} Het kan dus; of het door jullie komt, zegt dit niet."


def _change(goal: Goal, known: Indicator, way: Reach) -> str:
    far = quantity(way.wanted, known.decimals, "procentpunt" if known.unit_text == "procent" else known.unit_text)
    return f"Van {value_words(way.now, known)} in {way.year} naar {value_words(goal.target.value, known)} in {goal.target.year}: {far} gunstiger in {number(way.asked)} jaar"


def _untested(known: Indicator, way: Reach | None) -> str:
    if not known.direction:
        return "Dit cijfer heeft geen gunstige kant. Dan is er geen tempo om te toetsen."
    if way and way.pace and way.pace.chances:
        return (
            f"In {number(way.span)} jaar, de langste tijd die we kennen, ging geen gemeente zo ver. "
            f"Over {number(way.asked)} jaar kunnen we niets zeggen."
        )
    if way:
        return "Van dit cijfer is er maar één meting, of een breuk. Hoe snel gemeenten kunnen bewegen, weten we niet."
    return "Er is geen eigen cijfer van vóór het streefjaar. Hoe ver je moet komen, weten we dus niet."


def _timed(goal: Goal, known: Indicator | None, monitor: Monitor, today: date) -> tuple[bool, str]:
    year = goal.target.year
    if year is None:
        return False, "Er staat geen jaar bij de streefwaarde. Zonder jaar kan een doel niet te laat zijn, en ook niet op tijd."
    if year < today.year:
        return False, f"Het jaar {year} is voorbij. Kies een jaar waarin je nog iets kunt doen."
    first = first_over(monitor, known.code, year) if known else None
    appears = _appears(first, year) if known else ""
    if goal.due is None:
        return False, f"Het streefjaar is {year}, maar er staat geen dag waarop je kijkt. {appears}".strip()
    looks = f"Het streefjaar is {year} en je kijkt op {date_words(goal.due)}. {appears}".strip()
    if first and goal.due < (first.published or date(first.year + 1, 1, 1)):
        return False, f"{looks} Op de dag dat je kijkt, is het er nog niet."
    if goal.due < max(today, date(year, 1, 1)):  # without a rhythm the calendar alone says so
        return False, f"{looks} Die dag is al voorbij, of ligt voor het streefjaar."
    return True, looks


def _appears(first: Measurement | None, year: int) -> str:
    """When the figure of a year appears, as a sentence; also that this is not known."""
    if first is None:
        return "Dit cijfer heeft geen vast ritme. Wanneer er een nieuw cijfer is, weten we niet."
    about = f"Het cijfer over {year}" if first.year == year else f"Over {year} komt geen cijfer; het volgende gaat over {first.year} en"
    if first.published is None:
        return f"{about} kan er op zijn vroegst in {first.year + 1} zijn; wanneer precies, weten we niet."
    return f"{about} verschijnt rond {date_words(first.published).split(' ', 1)[1]}."
