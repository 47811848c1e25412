"""What a municipality wants and does, as records: from goals and an agenda to portfolios, budget, plan and experiments."""

from bwlab.policy.learning.experiments import Experiment
from bwlab.policy.records.agenda import Activity, AgendaItem, Contribution
from bwlab.policy.records.ambassador import Ambassador, Candidate, Claim, Pitch
from bwlab.policy.records.base import Record
from bwlab.policy.records.border import Facility, RegionalChoice
from bwlab.policy.records.conversation import Conversation, Voice
from bwlab.policy.records.goal import Challenge, Floor, Goal, Target
from bwlab.policy.records.indicator_plan import PlanLine
from bwlab.policy.records.organisation import Assignment, Influence, Programme, Training
from bwlab.policy.records.portfolio import Portfolio
from bwlab.policy.steps import STEPS, Step

__all__ = [
    "STEPS", "Activity", "AgendaItem", "Ambassador", "Assignment", "Candidate", "Challenge", "Claim", "Contribution", "Conversation", "Experiment",
    "Facility", "Floor", "Goal", "Influence", "Pitch", "PlanLine", "Portfolio", "Programme", "Record", "RegionalChoice", "Step", "Target", "Training",
    "Voice",
]  # fmt: skip
