"""What a municipality wants and does: the ten steps, goals, agenda, conversations and the region, as records."""

from bwlab.policy.agenda import Activity, AgendaItem, Contribution
from bwlab.policy.border import Facility, RegionalChoice
from bwlab.policy.conversation import Conversation, Voice
from bwlab.policy.goal import Challenge, Floor, Goal, Target
from bwlab.policy.record import Record
from bwlab.policy.steps import STEPS, Step

__all__ = [
    "STEPS",
    "Activity",
    "AgendaItem",
    "Challenge",
    "Contribution",
    "Conversation",
    "Facility",
    "Floor",
    "Goal",
    "Record",
    "RegionalChoice",
    "Step",
    "Target",
    "Voice",
]
