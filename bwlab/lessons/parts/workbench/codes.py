"""A scenario as a code to paste, and back."""

from __future__ import annotations

from bwlab.monitor import Monitor
from bwlab.policy import Scenario
from bwlab.policy.scenarios.carry import KIND, Taken, brief, from_brief
from bwlab.regions import Region
from bwlab.sharing import pack, unpack


def to_code(scenario: Scenario, region: Region) -> str:
    """A code of a few hundred characters: the numbers and names of a scenario, without its sources and owners."""
    return pack(KIND, brief(scenario, region))


def from_code(text: str, monitor: Monitor, region: Region) -> Taken:
    """What a pasted code holds, checked.

    Raises
    ------
    InputError
        As `bwlab.sharing.unpack` and `bwlab.policy.scenarios.carry.from_brief`.
    """
    return from_brief(unpack(KIND, text), monitor, region)
