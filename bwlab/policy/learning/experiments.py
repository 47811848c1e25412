"""Experiments: what is tried, what is expected, when it stops (decided beforehand), and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, NamedTuple

from pydantic import Field, field_validator

from bwlab.errors import InputError
from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.policy.records.base import PlanDay, Record, new_key, wrong

GO, CHANGE, STOP = "doorgaan", "aanpassen", "stoppen"
VERDICTS = {GO: "Doorgaan", CHANGE: "Aanpassen", STOP: "Stoppen"}
Verdict = Literal["", "doorgaan", "aanpassen", "stoppen"]
#: What makes up the rule: a change in one of these after the rule was fixed is a change of the rule.
RULE = ("measure", "unit", "at_least", "stop_at", "above", "judged", "stop")


class Rule(Record):
    """A stop rule as it was fixed on a day.

    Attributes
    ----------
    day : date
        On which it was fixed.
    """

    day: PlanDay
    measure: str = ""
    unit: str = ""
    at_least: float | None = None
    stop_at: float | None = None
    above: bool = True
    judged: PlanDay | None = None
    stop: str = ""


class Experiment(Record):
    """One experiment.

    Attributes
    ----------
    goal : str
        ``Goal.key`` it serves, or "".
    text : str
        What is tried, for whom.
    expects : str
        What is thought will happen, and why.
    measure, unit : str
        What is counted.
    people : int or None
        How many take part.
    at_least : float or None
        It goes on where the count is this or more (``above``), or this or less.
    stop_at : float or None
        It stops where the count is this or less (or more, not ``above``); between the two it is adapted.
        Without it there is nothing between: what does not go on stops.
    above : bool
    judged : date or None
        The day on which the rule is applied.
    stop : str
        The stop rule in words.
    fixed : date or None
        The day on which the rule was first fixed; a result noted before it does not count.
    rule : Rule or None
        The rule as it was fixed last, whatever the fields above say now.
    former : list of Rule
        Rules fixed before that one.
    result : float or None
    found : str
        What came of it, in words; also what did not work.
    noted : date or None
        The day on which the result was noted.
    source : str
        Where the result can be read.
    verdict : {"", "doorgaan", "aanpassen", "stoppen"}
    why : str
        Why the verdict is another than the rule said.
    """

    key: str = Field(default_factory=new_key)
    goal: str = ""
    text: str = ""
    expects: str = ""
    measure: str = ""
    unit: str = ""
    people: int | None = Field(default=None, ge=0, le=20_000_000)
    at_least: float | None = None
    stop_at: float | None = None
    above: bool = True
    judged: PlanDay | None = None
    stop: str = ""
    owner: str = ""
    start: PlanDay | None = None
    fixed: PlanDay | None = None
    rule: Rule | None = None
    former: list[Rule] = Field(default_factory=list)
    result: float | None = None
    found: str = ""
    noted: PlanDay | None = None
    source: str = ""
    verdict: Verdict = ""
    why: str = ""

    @field_validator("at_least", "stop_at", "result")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and not abs(value) < 1e12:
            raise wrong("Dit getal is te groot om een telling te kunnen zijn. Kijk of de komma goed staat.")
        return value


class Judged(NamedTuple):
    """What the rule says of an experiment.

    Attributes
    ----------
    says : str
        "doorgaan", "aanpassen" or "stoppen"; "" where the rule says nothing.
    sentences : list of str
        Why, and what stands out: never empty.
    differs : bool
        The participant's own verdict is another, and she has not said why.
    """

    says: str
    sentences: list[str]
    differs: bool


def begun(experiments: Iterable[Experiment]) -> list[Experiment]:
    """The experiments in which anything is filled in: an empty card is no experiment."""
    return [each for each in experiments if each.model_dump(exclude={"key", "goal"}) != _BLANK]


_BLANK = Experiment().model_dump(exclude={"key", "goal"})


def lacking(experiment: Experiment) -> list[str]:
    """What the rule still lacks before it can be fixed."""
    found = [] if experiment.measure.strip() else ["wat je telt"]
    found += [] if experiment.at_least is not None else ["de grens om door te gaan"]
    return found + ([] if experiment.judged else ["de dag waarop je beslist"])


def fix(experiment: Experiment, today: date) -> Experiment:
    """The experiment with its rule fixed as it now stands; a rule fixed before is kept.

    Raises
    ------
    InputError
        Something is missing, or there is a result already: a rule that is made afterwards is no rule.
    """
    if missing := lacking(experiment):
        raise InputError(f"Deze stopregel is nog niet af. Er ontbreekt nog: {listing(missing)}.", now="Vul dat in, en leg de regel dan vast.")
    if experiment.result is not None:
        raise InputError(
            "Er staat al een resultaat bij deze proef.", "Een regel die je maakt als je de uitkomst kent, houdt je nergens aan.",
            "Laat het resultaat staan, en zet in je verslag dat er vooraf geen regel was." if experiment.rule is None else "De vastgelegde regel blijft gelden.",
        )  # fmt: skip
    if _upside_down(experiment):
        raise InputError(
            "De grens om te stoppen ligt aan de verkeerde kant van de grens om door te gaan.", "Dan zegt de regel bij sommige uitkomsten allebei.",
            "Kijk of 'zoveel of meer' en 'zoveel of minder' goed staan.",
        )  # fmt: skip
    former = [*experiment.former, *([experiment.rule] if experiment.rule and changed(experiment) else [])]
    rule = Rule(day=today, **{name: getattr(experiment, name) for name in RULE})
    return experiment.model_copy(update={"fixed": experiment.fixed or today, "rule": rule, "former": former})


def changed(experiment: Experiment) -> bool:
    """Whether the rule reads otherwise now than when it was fixed."""
    rule = experiment.rule
    return rule is not None and any(_same(getattr(rule, name)) != _same(getattr(experiment, name)) for name in RULE)


def judged(experiment: Experiment, today: date) -> Judged:
    """What the rule says of an experiment, and where the participant's own verdict is another.

    Parameters
    ----------
    experiment : Experiment
    today : datetime.date

    Returns
    -------
    Judged
        The rule says something only where it was fixed before the result was noted, and the result was noted
        on the day of the rule or later. What was fixed counts, not what the card says now.
    """
    rule = _rule_of(experiment)
    says, sentences = _said(experiment, rule, today)
    sentences += _about_change(experiment, rule)
    verdict = experiment.verdict
    differs = bool(verdict) and verdict != says and not experiment.why.strip()
    if says and verdict == says:
        sentences.append("Jij kiest hetzelfde." + (" Een proef die stopt omdat de regel dat zegt, heeft gedaan waarvoor ze was." if says == STOP else ""))
    elif verdict:
        said = f"De regel zegt {says}, jij kiest {verdict}." if says else f"Jij kiest {verdict}. Dat is jouw oordeel: de regel zegt hier niets."
        sentences.append(f"{said} {'Waarom? Schrijf het erbij.' if differs else f'Je reden: {experiment.why.strip()}'}")
    if experiment.result is not None and not experiment.source.strip():
        sentences.append("Er staat geen bron bij het resultaat. Waar kan een ander het nalezen?")
    return Judged(says, sentences, differs)


def status(experiment: Experiment) -> str:
    """How an experiment stands, in a few words; stopping is a result like any other."""
    if experiment.verdict:
        return {GO: "gaat door", CHANGE: "wordt aangepast", STOP: "gestopt"}[experiment.verdict]
    return "nog geen resultaat" if experiment.result is None and not experiment.found.strip() else "nog niet besloten"


def rule_words(rule: Experiment | Rule) -> str:
    """A rule in a sentence; "" where there is no bound."""
    if rule.at_least is None:
        return rule.stop.strip()
    more, less = ("of meer", "of minder") if rule.above else ("of minder", "of meer")
    what = f" ({rule.measure.strip()})" if rule.measure.strip() else ""
    stop = f" Bij {amount(rule.stop_at, rule.unit)} {less} stoppen we, en daartussen passen we aan." if rule.stop_at is not None else " Anders stoppen we."
    when = f" We beslissen op {date_words(rule.judged)}." if rule.judged else ""
    return f"Bij {amount(rule.at_least, rule.unit)} {more}{what} gaan we door.{stop}{when}"


def amount(value: float | None, unit: str = "") -> str:
    """A count with its unit, as exact as it was typed up to two decimals."""
    if value is None:
        return ""
    decimals = next((each for each in (0, 1) if round(value, each) == value), 2)
    return f"{number(value, decimals)} {unit.strip()}".strip()


def _rule_of(experiment: Experiment) -> Rule | None:
    """The rule that holds: as it was fixed, else (of a card fixed without a copy) as the card says."""
    if experiment.rule is not None:
        return experiment.rule
    if experiment.fixed is None:
        return None
    return Rule(day=experiment.fixed, **{name: getattr(experiment, name) for name in RULE})


def _said(experiment: Experiment, rule: Rule | None, today: date) -> tuple[str, list[str]]:
    result, noted = experiment.result, experiment.noted
    if rule is None:
        missing = lacking(experiment)
        what = f"Er is nog geen hele stopregel. Er ontbreekt: {listing(missing)}." if missing else "De stopregel is af, maar nog niet vastgelegd."
        late = " Er is al een resultaat: de regel kan er niets meer over zeggen." if result is not None else ""
        return "", [what + late]
    if rule.at_least is None or rule.judged is None:
        return "", ["De vastgelegde regel heeft geen grens of geen dag. Hij kan niets zeggen."]
    if _upside_down(rule):
        return "", ["De grens om te stoppen ligt aan de verkeerde kant van de grens om door te gaan. De regel spreekt zichzelf tegen."]
    if result is None:
        past = rule.judged < today
        return "", [f"De dag van de regel was {date_words(rule.judged)}. Er staat nog geen resultaat." if past else f"Nog geen resultaat. De regel geldt op {date_words(rule.judged)}."]
    if noted is None:
        return "", ["Er staat niet bij wanneer het resultaat is genoteerd. Zo is niet te zien of de regel er eerder was."]
    if noted < rule.day:
        return "", [f"Het resultaat is genoteerd op {date_words(noted)}, voordat deze regel vastlag ({date_words(rule.day)}). De regel kan er niets meer over zeggen."]
    if noted < rule.judged:
        return "", [f"Dit is een tussenstand van {date_words(noted)}. De regel geldt pas op {date_words(rule.judged)}: wie stopt of doorgaat zodra het goed uitkomt, kiest op toeval."]
    says = _zone(rule, result)
    return says, [f"{amount(result, rule.unit)}: de regel zegt {says}."]


def _zone(rule: Rule, result: float) -> str:
    sign = 1 if rule.above else -1
    if sign * result >= sign * rule.at_least:
        return GO
    return CHANGE if rule.stop_at is not None and sign * result > sign * rule.stop_at else STOP


def _about_change(experiment: Experiment, rule: Rule | None) -> list[str]:
    found = []
    if experiment.former:
        found.append(f"De regel is {number(len(experiment.former))} keer opnieuw vastgelegd; de eerste was van {date_words(experiment.former[0].day)}: {rule_words(experiment.former[0])}")
    if changed(experiment):
        found.append(f"Veranderd na vastleggen. Vastgelegd op {date_words(rule.day)}: {rule_words(rule)} Op de kaart staat nu: {rule_words(experiment) or 'geen regel'}")
        said = Rule(day=rule.day, **{name: getattr(experiment, name) for name in RULE})
        if experiment.result is not None and said.at_least is not None and rule.at_least is not None and not _upside_down(said) and not _upside_down(rule):
            then, now = _zone(rule, experiment.result), _zone(said, experiment.result)
            found += [f"Volgens de kaart van nu zou het {now} zijn, volgens de vastgelegde regel {then}. Zet allebei in je verslag."] if then != now else []
    if rule is not None and experiment.start is not None and experiment.start < rule.day:
        found.append("De proef was al begonnen toen je deze regel vastlegde.")
    return found


def _upside_down(rule: Any) -> bool:
    if rule.stop_at is None or rule.at_least is None:
        return False
    return rule.stop_at >= rule.at_least if rule.above else rule.stop_at <= rule.at_least


def _same(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
