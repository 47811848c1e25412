"""The dossier of the case, in memory and marked as an example, and the Word documents made from it."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import html
import io
import zipfile
from pathlib import Path
from typing import Any

from ipywidgets import HTML

from bwlab.charts import style
from bwlab.dossier import Dossier
from bwlab.dossier.files import safe_name
from bwlab.export.documents import DOCUMENTS, Desk
from bwlab.export.house_style import FILE, house_style
from bwlab.formats import listing, number
from bwlab.lessons.casus.choices import HERE, Chosen, answer, chosen, goal_of, text
from bwlab.policy import (
    Agreement,
    ArrowReview,
    Challenge,
    CouncilMoment,
    Decision,
    Evaluation,
    Goal,
    LogEntry,
    PlanLine,
    Target,
)
from bwlab.policy.case.falls import between
from bwlab.policy.case.story import (
    BEGIN,
    BURGLARY,
    KNOWN,
    MARK,
    TARGET,
    Case,
    case_of,
    last_year,
    monitor_then,
    value,
)
from bwlab.policy.case.working import GOAL, STEPS, arrows, considerations, expected, heard, options
from bwlab.policy.following import diary
from bwlab.policy.phases.council import DECISION
from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages

KINDS = ("phases", "decision")
NAME = "casus, voorbeeld"
DECIDED = dt.date(2017, 6, 20)
BUTTON = "Maak de documenten van de casus"
LEAD = (
    "Van de casus kun je dezelfde Word-documenten maken als van je eigen dossier. Op elk document staat dat het een casus en een voorbeeld is. "
    "Ze komen niet in je werkmap en niet in je dossier: je downloadt ze hier."
)


def case_dossier(monitor: Any, case: Case, own: Any = None) -> Dossier:
    """The case as a dossier: the story, with the choices from the participant's notes; nothing of her own dossier besides.

    Parameters
    ----------
    monitor : Monitor
    case : Case
    own : Dossier, optional
        Of the participant; only its notes of the case are read.
    """
    own = own or Dossier(region=case.region.code, label=case.region.label)
    picked, where = chosen(own), case.region
    now = value(monitor, where, BURGLARY, KNOWN)
    there, sentence = goal_of(case, now, picked.percent)
    whose = {key: "keuze in de casus" if key in picked.own else MARK for key in ("agenda", "doel", "optie")}
    made = Dossier(region=where.code, label=marked(where.label), edition=monitor.edition)
    made.challenges = [Challenge(title=f"Bij mensen thuis wordt ingebroken ({MARK})", indicators=[BURGLARY], why=text(own, "agenda") or f"Nog niet opgeschreven ({MARK})")]
    made.goals = [
        Goal(key=GOAL, challenge=BURGLARY, indicator=BURGLARY, text=f"{sentence} ({whose['doel']})", owner=f"beleidsadviseur veiligheid ({MARK})", target=Target(value=there, year=TARGET, norm="raad", source=whose["doel"]), due=dt.date(TARGET + 1, 4, 1))
    ]
    made.arrows, made.options, made.expected, made.considerations, made.heard = arrows(), options(), expected(), considerations(), heard()
    made.council = [
        CouncilMoment(kind="raadsinformatieavond", day=dt.date(2017, 5, 16), about=f"Wat doen we met woninginbraak? ({MARK})", open=f"Welke van de twee opties, of niets doen ({MARK})", said=f"Een deel van de raad vroeg wie er niet meldt ({MARK})"),
        CouncilMoment(kind=DECISION, day=DECIDED, about=f"Het besluit over woninginbraak ({MARK})"),
    ]
    made.plan = [PlanLine(indicator=BURGLARY, goal=GOAL, owner=f"beleidsadviseur veiligheid ({MARK})")]
    made.decisions = [_decision(picked, own, whose["optie"])]
    made.agreements, made.logbook = _followed(monitor, case, own)
    made.evaluations = [_evaluation(monitor, case, picked, own)]
    seen = text(own, "pijlen")
    made.arrow_reviews = [ArrowReview(arrow=key, seen="onbekend", text=f"{seen} (keuze in de casus)") for key in STEPS if seen and answer(own, "twijfel") == key]
    return made


def _followed(monitor: Any, case: Case, own: Any) -> tuple[list[Agreement], list[LogEntry]]:
    """The rule that was fixed in phase 5, and what was chosen in each year."""
    kept = diary.read(own, HERE, monitor, case.region, BURGLARY)
    rule = f"{kept.rule.words()} (keuze in de casus)" if kept.rule else f"Nog niet vastgelegd ({MARK})"
    agreed = Agreement(key=HERE, goal=GOAL, indicator=BURGLARY, adjust=rule, above=False, every=12, owner=f"beleidsadviseur veiligheid ({MARK})", fixed=BEGIN)
    said = {int(row["Jaar"]): row["Je regel zei"] for row in diary.account(kept, monitor, case.region, BURGLARY)} if kept.rule else {}
    looks = [LogEntry(key=str(each.year), agreement=HERE, day=dt.date(each.year + 1, 4, 1), choice=each.choice, why=f"{each.why or 'geen reden opgeschreven'} (keuze in de casus, bij het cijfer van {each.year}; de regel zei: {said[each.year].lower()})") for each in kept.chosen]
    return [agreed], looks


def _decision(picked: Chosen, own: Any, whose: str) -> Decision:
    why = text(own, "optie")
    return Decision(
        goal=GOAL, option=picked.option, body="gemeenteraad", day=DECIDED, why=f"{why or 'Nog geen reden opgeschreven'} ({whose})", price=f"De andere optie wacht ({MARK})",
        minority=text(own, "minderheid"), evaluated=dt.date(TARGET + 1, 4, 1), indicator=BURGLARY, reconsider=f"Als het cijfer overal daalt en hier niet ({MARK})", owner=f"concernstrategie ({MARK})",
    )  # fmt: skip


def _evaluation(monitor: Any, case: Case, picked: Chosen, own: Any) -> Evaluation:
    fell = between(monitor, KNOWN, TARGET)[case.region.code] >= picked.percent - 1e-9
    return Evaluation(
        goal=GOAL, moment="einde", day=dt.date(last_year(monitor) + 1, 4, 1), done=f"Wat er is uitgevoerd, is verzonnen ({MARK})", met="ja" if fell else "nee", stands="onbekend", start=KNOWN, end=last_year(monitor),
        claim=text(own, "zin") or f"Nog niet opgeschreven ({MARK})", other="Bijna overal daalde het aantal geregistreerde inbraken. Wie niet meldt, staat niet in het cijfer.",
    )  # fmt: skip


def marked(label: str) -> str:
    """A name that says that it is the case."""
    return f"{label} ({NAME})"


def made(monitor: Any, case: Case, own: Any, today: dt.date, folder: Path | None = None) -> dict[str, bytes]:
    """The documents of the case by file name: only those that can be made of it.

    Parameters
    ----------
    folder : Path, optional
        Where the house style of the participant lies.
    """
    dossier = case_dossier(monitor, case, own)
    region = dataclasses.replace(case.region, label=marked(case.region.label))
    here = folder is not None and (folder / FILE).is_file()
    look = house_style(folder if here else None)
    # The decision was written then: it knows no later figure, and is dated like the decision itself.
    desks = {"decision": Desk(dossier, monitor_then(monitor), region, DECIDED, look)}
    ours = [each for each in DOCUMENTS if each.kind in KINDS and each.ending == "docx" and not each.lacks(dossier)]
    return {f"{HERE} {each.name(region)}": each.write(desks.get(each.kind, Desk(dossier, monitor, region, today, look))) for each in ours}


def pieces(lesson: Any) -> list[Any]:
    """A button that makes the documents of the case, and a link to download them."""
    return [LEAD] if as_pages() else Papers(lesson).pieces


class Papers:
    """The button and what it did.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        self.case = case_of(lesson.monitor, lesson.region)
        self.out, self.button = HTML(), press(BUTTON)
        self.button.on_click(guarded(self._make, self._say))
        self.pieces: list[Any] = [LEAD, self.button, self.out]

    def _make(self, _: Any) -> None:
        self._say("Ik maak de documenten. Dat duurt een paar tellen.")
        self.button.disabled = True
        try:
            found = made(self.lesson.monitor, self.case, self.store.read(), self.lesson.today, Path(self.store.folder))
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, data in found.items():
                    packed.writestr(name, data)
            self._made(f"{HERE} woninginbraak {safe_name(self.case.region.label)}.zip", out.getvalue(), list(found))
        finally:
            self.button.disabled = False

    def _made(self, name: str, data: bytes, names: list[str]) -> None:
        address = f"data:application/zip;base64,{base64.b64encode(data).decode('ascii')}"
        look = f"color:{style.FAVOURABLE};text-decoration:underline"  # JupyterLab takes both away from links
        link = f'<a download="{html.escape(name)}" style="{look}" href="{address}">Download {html.escape(name)}</a>'
        said = f"Er {'zit' if len(names) == 1 else 'zitten'} {number(len(names))} {'document' if len(names) == 1 else 'documenten'} in: {listing(names)}."
        self.out.value = f'<div class="bw bw-say" aria-live="polite"><p>{html.escape(said)}</p><p>{link}</p></div>'

    def _say(self, sentence: str) -> None:
        if sentence:
            self.out.value = f'<div class="bw bw-say" aria-live="polite"><p>{html.escape(sentence)}</p></div>'
