"""A loopback server and short waits for every test about StatLine."""

import pytest
from cbs_server import cbs_server  # noqa: F401

from bwlab.sources.cbs import Limits


@pytest.fixture
def quick() -> Limits:
    """Short waits, so that a fault takes no time."""
    return Limits(connect=0.5, read=0.3, total=0.8, attempts=3, wait=0.01, wait_max=0.02)
