"""What one participant makes, as records: the only shape in which a dossier is ever written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import AwareDatetime, Field

from bwlab.dossier.kept import Forecast, Note, OwnFigure, Prediction, Progress, Visit
from bwlab.errors import DossierVersionError
from bwlab.policy import (
    AgendaItem,
    Agreement,
    Ambassador,
    Arrow,
    ArrowReview,
    Assignment,
    AuditFinding,
    Candidate,
    Challenge,
    Consideration,
    Contact,
    Conversation,
    CouncilMoment,
    CouncilQuestion,
    Decision,
    Evaluation,
    Expected,
    Experiment,
    Facility,
    Goal,
    Handover,
    Heard,
    Influence,
    Intervention,
    LogEntry,
    Option,
    Outside,
    Passage,
    Pitch,
    PlanLine,
    Portfolio,
    Programme,
    Promise,
    Record,
    RegionalChoice,
    ResidentQuestion,
    Scenario,
    Staying,
    Training,
    Voice,
)  # fmt: skip
from bwlab.policy.records.base import PlanDay, now

VERSION = 1
# From the version it reads to the next one; each takes and returns the plain JSON object.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


class Dossier(Record):
    """One participant's dossier of one municipality.

    Attributes
    ----------
    version : int
        Of this shape; a reader that knows only a lower one leaves the file alone.
    revision : int
        Counts the times it was written; 0 is never written yet.
    notes : dict of str to Note
        By ``"notebook/key"``.
    path : list of Passage
        In which order notebooks were opened; the same one twice in a row counts once.
    progress, visits : dict
        By exercise, by notebook.
    edition : str
        Of the figures it was last made with.
    priorities : dict of str to int
        Points by theme, a hundred in all; empty until they were divided.
    cards : list of str
        Themes whose dialogue card is printed; empty is all of them.
    field_themes : dict of str to list of str
        Main field of Iv3 to the themes it serves, where the participant changed it.
    pc_days : list of date
        Days of the two P&C reports of a year, where the participant chose them.
    """

    version: int = VERSION
    revision: int = Field(default=0, ge=0)
    region: str
    label: str
    edition: str = ""
    created: AwareDatetime = Field(default_factory=now)
    changed: AwareDatetime = Field(default_factory=now)
    predictions: list[Prediction] = Field(default_factory=list)
    forecasts: list[Forecast] = Field(default_factory=list)
    notes: dict[str, Note] = Field(default_factory=dict)
    challenges: list[Challenge] = Field(default_factory=list)
    priorities: dict[str, int] = Field(default_factory=dict)
    goals: list[Goal] = Field(default_factory=list)
    conversations: list[Conversation] = Field(default_factory=list)
    voices: list[Voice] = Field(default_factory=list)
    cards: list[str] = Field(default_factory=list)
    agenda: list[AgendaItem] = Field(default_factory=list)
    facilities: list[Facility] = Field(default_factory=list)
    regional: list[RegionalChoice] = Field(default_factory=list)
    portfolios: list[Portfolio] = Field(default_factory=list)
    assignment: Assignment = Field(default_factory=Assignment)
    trainings: list[Training] = Field(default_factory=list)
    field_themes: dict[str, list[str]] = Field(default_factory=dict)
    programmes: list[Programme] = Field(default_factory=list)
    influences: list[Influence] = Field(default_factory=list)
    candidates: list[Candidate] = Field(default_factory=list)
    ambassador: Ambassador = Field(default_factory=Ambassador)
    pitch: Pitch = Field(default_factory=Pitch)
    plan: list[PlanLine] = Field(default_factory=list)
    pc_days: list[PlanDay] = Field(default_factory=list)
    experiments: list[Experiment] = Field(default_factory=list)
    arrows: list[Arrow] = Field(default_factory=list)
    interventions: list[Intervention] = Field(default_factory=list)
    scenarios: list[Scenario] = Field(default_factory=list)
    options: list[Option] = Field(default_factory=list)
    contacts: list[Contact] = Field(default_factory=list)
    council: list[CouncilMoment] = Field(default_factory=list)
    staying: list[Staying] = Field(default_factory=list)
    handovers: list[Handover] = Field(default_factory=list)
    resident_plan: list[ResidentQuestion] = Field(default_factory=list)
    expected: list[Expected] = Field(default_factory=list)
    considerations: list[Consideration] = Field(default_factory=list)
    heard: list[Heard] = Field(default_factory=list)
    decisions: list[Decision] = Field(default_factory=list)
    outside: list[Outside] = Field(default_factory=list)
    agreements: list[Agreement] = Field(default_factory=list)
    logbook: list[LogEntry] = Field(default_factory=list)
    evaluations: list[Evaluation] = Field(default_factory=list)
    arrow_reviews: list[ArrowReview] = Field(default_factory=list)
    council_questions: list[CouncilQuestion] = Field(default_factory=list)
    findings: list[AuditFinding] = Field(default_factory=list)
    promises: list[Promise] = Field(default_factory=list)
    path: list[Passage] = Field(default_factory=list)
    own_figures: list[OwnFigure] = Field(default_factory=list)
    progress: dict[str, Progress] = Field(default_factory=dict)
    visits: dict[str, Visit] = Field(default_factory=dict)

    def prediction(self, notebook: str, indicator: str) -> Prediction | None:
        """The prediction made in this notebook for this indicator, or None."""
        return next((p for p in self.predictions if (p.notebook, p.indicator) == (notebook, indicator)), None)

    def set_prediction(self, prediction: Prediction) -> None:
        """Keep a prediction; a second one for the same notebook and indicator takes the first one's place."""
        former = self.prediction(prediction.notebook, prediction.indicator)
        if former is None:
            self.predictions.append(prediction)
        else:
            self.predictions[self.predictions.index(former)] = prediction

    def forecast(self, notebook: str, indicator: str) -> Forecast | None:
        """The forecast made in this notebook for this indicator, or None."""
        return next((f for f in self.forecasts if (f.notebook, f.indicator) == (notebook, indicator)), None)

    def set_forecast(self, forecast: Forecast) -> None:
        """Keep a forecast; a second one for the same notebook and indicator takes the first one's place."""
        former = self.forecast(forecast.notebook, forecast.indicator)
        if former is None:
            self.forecasts.append(forecast)
        else:
            self.forecasts[self.forecasts.index(former)] = forecast

    def own_figure(self, kind: str, indicator: str = "") -> OwnFigure | None:
        """The newest own figure of this kind beside this indicator, or None."""
        found = [each for each in self.own_figures if (each.kind, each.indicator) == (kind, indicator)]
        return max(found, key=lambda each: each.year, default=None)

    def set_own_figure(self, figure: OwnFigure) -> None:
        """Keep an own figure; it takes the place of the one about the same thing in the same year."""
        self.drop_own_figure(figure)
        self.own_figures.append(figure)

    def drop_own_figure(self, figure: OwnFigure) -> None:
        """Take an own figure away, if it is there."""
        self.own_figures = [each for each in self.own_figures if each.about != figure.about]

    def goal_for(self, challenge: str) -> Goal | None:
        """The first goal for this opgave (``Challenge.key``), or None."""
        return next((goal for goal in self.goals if goal.challenge == challenge), None)

    def set_goal(self, goal: Goal) -> None:
        """Keep a goal; it takes the place of the one with the same key."""
        at = next((place for place, each in enumerate(self.goals) if each.key == goal.key), None)
        if at is None:
            self.goals.append(goal)
        else:
            self.goals[at] = goal

    def note(self, notebook: str, key: str) -> Note | None:
        """What was noted in this notebook under this key, or None."""
        return self.notes.get(f"{notebook}/{key}")

    def set_note(self, notebook: str, key: str, text: str = "", answer: str = "") -> None:
        """Keep a note; an empty one takes it away."""
        if text or answer:
            self.notes[f"{notebook}/{key}"] = Note(text=text, answer=answer)
        else:
            self.notes.pop(f"{notebook}/{key}", None)

    def visit(self, notebook: str) -> None:
        """Count one opening of a notebook; another one than the last is a turn on the path."""
        if not self.path or self.path[-1].notebook != notebook:
            self.path.append(Passage(notebook=notebook))
        former = self.visits.get(notebook)
        if former is None:
            self.visits[notebook] = Visit()
        else:
            former.times += 1
            former.last = now()


def dump(record: Dossier) -> bytes:
    """The dossier as indented utf-8 JSON, as it lies on disk."""
    return (record.model_dump_json(indent=2) + "\n").encode("utf-8")


def parse(data: bytes) -> tuple[Dossier, int]:
    """Read what lies on disk, carried over to the version of this code.

    Returns
    -------
    tuple of Dossier and int
        The record, and the version it had on disk.

    Raises
    ------
    ValueError
        It is damaged: no JSON, or not a dossier (pydantic's and json's errors are ValueErrors).
    DossierVersionError
        A newer bwlab wrote it, or one so old that this code cannot read it.
    """
    # Windows Notepad puts a byte order mark in front.
    raw = json.loads(data.decode("utf-8-sig"))
    found = raw.get("version") if isinstance(raw, dict) else None
    if not isinstance(found, int):
        raise ValueError("no dossier")
    if found > VERSION:
        raise DossierVersionError(
            "Dit dossier is gemaakt met een nieuwere versie van bwlab.",
            f"Het heeft versie {found}; deze bwlab kent tot en met versie {VERSION}.",
            "Werk bwlab bij en open het dan opnieuw. Het bestand is niet veranderd.",
        )
    for version in range(found, VERSION):
        if version not in MIGRATIONS:
            raise DossierVersionError(
                f"Dit dossier heeft versie {found}, en die kan deze bwlab niet meer lezen.",
                now="Open het met de bwlab waarmee je het maakte. Het bestand is niet veranderd.",
            )
        raw = {**MIGRATIONS[version](raw), "version": version + 1}
    return Dossier.model_validate(raw), found
