"""What a municipality wants and does, as records: from goals and an agenda to portfolios, budget, plan and experiments."""

from bwlab.policy.agenda import Activity, AgendaItem, Contribution
from bwlab.policy.ambassador import Ambassador, Candidate, Claim, Pitch
from bwlab.policy.border import Facility, RegionalChoice
from bwlab.policy.conversation import Conversation, Voice
from bwlab.policy.goal import Challenge, Floor, Goal, Target
from bwlab.policy.indicator_plan import PlanLine
from bwlab.policy.learning import Experiment
from bwlab.policy.organisation import Assignment, Influence, Programme, Training
from bwlab.policy.portfolio import Portfolio
from bwlab.policy.record import Record
from bwlab.policy.steps import STEPS, Step

__all__ = [
    "STEPS", "Activity", "AgendaItem", "Ambassador", "Assignment", "Candidate", "Challenge", "Claim", "Contribution", "Conversation", "Experiment",
    "Facility", "Floor", "Goal", "Influence", "Pitch", "PlanLine", "Portfolio", "Programme", "Record", "RegionalChoice", "Step", "Target", "Training",
    "Voice",
]  # fmt: skip
