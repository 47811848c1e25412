"""What a municipality wants and does, as records: from goals and an agenda to policy theory, scenarios, decisions, evaluations and promises."""

from bwlab.policy.learning.experiments import Experiment
from bwlab.policy.records.agenda import Activity, AgendaItem, Contribution
from bwlab.policy.records.ambassador import Ambassador, Candidate, Claim, Pitch
from bwlab.policy.records.base import Record
from bwlab.policy.records.border import Facility, RegionalChoice
from bwlab.policy.records.conversation import Conversation, Voice
from bwlab.policy.records.deciding import Consideration, Decision, Expected, Heard, Outside
from bwlab.policy.records.desks import AuditFinding, CouncilQuestion, Promise
from bwlab.policy.records.following import Agreement, ArrowReview, Evaluation, LogEntry
from bwlab.policy.records.goal import Challenge, Floor, Goal, Target
from bwlab.policy.records.indicator_plan import PlanLine
from bwlab.policy.records.organisation import Assignment, Influence, Programme, Training
from bwlab.policy.records.portfolio import Portfolio
from bwlab.policy.records.scenario import Assumed, Scenario
from bwlab.policy.records.table import (
    Contact,
    CouncilMoment,
    Handover,
    Option,
    Passage,
    ResidentQuestion,
    Staying,
)
from bwlab.policy.records.theory import Arrow, Intervention
from bwlab.policy.steps import STEPS, Step

__all__ = [
    "STEPS", "Activity", "AgendaItem", "Agreement", "Ambassador", "Arrow", "ArrowReview", "Assignment", "Assumed", "AuditFinding", "Candidate",
    "Challenge", "Claim", "Consideration", "Contact", "Contribution", "Conversation", "CouncilMoment", "CouncilQuestion", "Decision", "Evaluation",
    "Expected", "Experiment", "Facility", "Floor", "Goal", "Handover", "Heard", "Influence", "Intervention", "LogEntry", "Option", "Outside",
    "Passage", "Pitch", "PlanLine", "Portfolio", "Programme", "Promise", "Record", "RegionalChoice", "ResidentQuestion", "Scenario", "Staying",
    "Step", "Target", "Training", "Voice",
]  # fmt: skip
