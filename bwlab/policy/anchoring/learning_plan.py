"""Who learns what: groups beside skills, what nobody learns yet, and when there is time to have learned it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from bwlab.formats import listing, number
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.anchoring.material import Material
from bwlab.policy.records.organisation import Training

MANY = 100  # people in one line of a plan: above it somebody asks how


class Group(NamedTuple):
    """Colleagues, the words by which they are known, and why they count."""

    name: str
    words: tuple[str, ...]


class Skill(NamedTuple):
    """What one can do afterwards, in which notebook that is learned, and where it comes back on the factsheet."""

    name: str
    short: str
    notebook: str
    words: tuple[str, ...]
    factsheet: str


GROUPS = {
    "beleid": Group("beleidsadviseurs", ("beleid",)),
    "onderzoek": Group("onderzoekers", ("onderzoek", "data", "statisti")),
    "control": Group("controllers en juristen", ("control", "jurist", "juridisch", "financi")),
    "griffie": Group("griffie", ("griffi", "raadsadviseur")),
    "college": Group("college", ("college", "wethouder", "burgemeester", "bestuur")),
    "uitvoering": Group("uitvoering", ("uitvoer", "wijkteam", "consulent", "handhav", "balie", "buitendienst")),
    "communicatie": Group("communicatie", ("communicatie", "voorlichting", "woordvoer")),
}
SKILLS = {
    "kleur": Skill("een kleur in de monitor lezen", "een kleur\nlezen", "lezen_1", ("kleur",), "wat een plaats tussen de gemeenten wel en niet zegt"),
    "leeg": Skill("lege plekken en marges uitleggen", "lege plekken\nen marges", "lezen_2", ("lege", "leeg", "marge"), "waarom een cijfer ontbreekt, en welk jaar erbij hoort"),
    "trend": Skill("een trend en een vooruitblik lezen", "trend en\nvooruitblik", "lezen_4", ("trend", "vooruit", "voorspel"), "hoe het cijfer bewoog"),
    "doel": Skill("een doel SMART maken", "een doel\nSMART", "stap_02", ("smart", "doel"), "streefwaarde en ondergrens naast het cijfer"),
    "logica": Skill("een interventielogica maken", "interventie-\nlogica", "fase_2", ("logica", "beleidstheorie", "theorie"), "komt er niet op: die zegt wat je denkt dat werkt"),
    "plan": Skill("een indicatorenplan maken", "indicatoren-\nplan", "stap_09", ("indicator", "monitoring", "meten"), "bron en jaar van elk cijfer"),
    "geld": Skill("de begroting naast thema's leggen", "begroting\nen thema's", "stap_07", ("begroting", "geld", "budget", "financ"), "komt er niet op: geld is een middel"),
}


class Cell(NamedTuple):
    """A group that learns a skill.

    Attributes
    ----------
    group, skill : str
        Keys of ``GROUPS`` and ``SKILLS``.
    minutes : int or None
        None where no notebook is there yet.
    done : date or None
        First day of the month in which there was time for it; None where nobody can say, or nothing is done.
    planned : date or None
        The day in the plan.
    """

    group: str
    skill: str
    minutes: int | None
    done: date | None
    planned: date | None

    @property
    def early(self) -> bool:
        """Whether the day in the plan lies before the month in which there was time."""
        return bool(self.done and self.planned and (self.planned.year, self.planned.month) < (self.done.year, self.done.month))


def group_of(text: str) -> str:
    """The group a text names; "" where none is recognised."""
    return _named(text, {each: (group.name, *group.words) for each, group in GROUPS.items()})


def skill_of(text: str) -> str:
    """The skill a text names; "" where it is one of their own."""
    return _named(text, {each: (skill.name, *skill.words) for each, skill in SKILLS.items()})


def _named(text: str, words: Mapping[str, Iterable[str]]) -> str:
    said = key(text)
    exact = next((each for each, (name, *_) in words.items() if said == key(name)), "")
    return exact or next((each for each, names in words.items() if said and any(key(word) in said for word in names)), "")


def begun(trainings: Iterable[Training]) -> list[Training]:
    """The rows in which anything is filled in."""
    return [each for each in trainings if any(filled_in(text) for text in (each.who, each.skill, each.form, each.material, each.owner)) or each.people is not None or each.day]


def cells(trainings: Iterable[Training], materials: Mapping[str, Material], hours: float, today: date) -> list[Cell]:
    """Every group beside every skill it learns, and when there was time for it.

    Parameters
    ----------
    trainings : iterable of Training
    materials : mapping
        Notebooks by id, of `bwlab.policy.anchoring.material.materials`.
    hours : float
        A month for each colleague; 0 is none, and then nothing is ever done.
    today : datetime.date
        The first month to learn in is the next.

    Notes
    -----
    Within a group one thing is learned after the other, in the order of the days of the plan; what has no day
    comes last. Groups learn beside each other. A group that learns a skill twice needs the time once.
    """
    found: list[Cell] = []
    for group in GROUPS:
        rows = sorted((each for each in trainings if group_of(each.who) == group and skill_of(each.skill)), key=lambda each: each.day or date.max)
        spent, seen = 0, set()
        for row in rows:
            skill = skill_of(row.skill)
            if skill in seen:
                continue
            seen.add(skill)
            known = materials.get(SKILLS[skill].notebook)
            minutes = known.both if known else None
            spent += minutes or 0
            done = month_after(today, ceil(spent / (60 * hours))) if hours > 0 and minutes is not None else None
            found.append(Cell(group, skill, minutes, done, row.day))
    return found


def month_after(today: date, months: int) -> date:
    """The first day of the month so many months after this one."""
    return date(today.year + (today.month - 1 + months) // 12, (today.month - 1 + months) % 12 + 1, 1)


def nobody(trainings: Sequence[Training]) -> tuple[list[str], list[str]]:
    """The groups that learn nothing at all, and the skills that nobody learns; by key."""
    rows = [each for each in begun(trainings) if filled_in(each.skill)]
    groups, skills = {group_of(each.who) for each in rows}, {skill_of(each.skill) for each in rows if group_of(each.who)}
    return [each for each in GROUPS if each not in groups], [each for each in SKILLS if each not in skills]


def open_points(trainings: Iterable[Training]) -> list[str]:
    """What is missing in the plan, a sentence each; what binds most comes first."""
    rows = begun(trainings)
    if not rows:
        return ["Er staat nog niemand in je leerplan. Begin met één groep en één vaardigheid."]
    found: list[str] = []
    for place, row in enumerate(rows, 1):
        name = f"Regel {number(place)} ({quoted(row.who.strip() or 'nog geen groep')})"
        lacks = [word for word, there in (("wie", filled_in(row.who)), ("wat ze daarna kunnen", filled_in(row.skill)), ("een dag", row.day), ("wie het regelt", filled_in(row.owner))) if not there]
        if lacks:
            found.append(f"{name}: nog niet ingevuld is {listing(lacks)}.")
        if row.people == 0:
            found.append(f"{name}: er staan 0 mensen. Dan leert niemand dit.")
        if row.people is not None and row.people > MANY:
            found.append(f"{name}: er staan {number(row.people)} mensen. Klopt dat? Schrijf dan op hoe je hen in groepen verdeelt, en wie die begeleidt.")
    return found


def left_out(trainings: Sequence[Training]) -> list[str]:
    """Which groups learn nothing and which skills nobody learns, as sentences; empty without a plan."""
    groups, skills = nobody(trainings)
    if not begun(trainings):
        return []
    said = []
    if groups and len(groups) < len(GROUPS):
        said.append(f"Deze groepen leren in je plan nog niets: {listing([GROUPS[each].name for each in groups])}.")
    if skills and len(skills) < len(SKILLS):
        said.append(f"Dit leert in je plan nog niemand: {listing([SKILLS[each].name for each in skills])}.")
    if "control" in groups and len(groups) < len(GROUPS):
        said.append("Controllers en juristen vroeg erbij halen scheelt later werk: zij zien als eersten of een plan in een begroting en in een regel past.")
    return said


def outside(trainings: Sequence[Training]) -> str:
    """How many rows are not in the scheme, as a sentence; "" where all are."""
    own = [row for row in begun(trainings) if not (group_of(row.who) and skill_of(row.skill))]
    if not own:
        return ""
    one = len(own) == 1
    return f"{number(len(own))} {'regel past' if one else 'regels passen'} niet in dit schema, door een eigen groep of een eigen vaardigheid. {'Die staat' if one else 'Die staan'} wel in je leerplan."
