"""The tables that every test of a refresh asks for."""

from cbs_server import cbs_server  # noqa: F401
from refresh_tables import editions, quick, shipped, statline  # noqa: F401
