"""The tables that every test of a refresh asks for."""

from refresh_tables import cbs_server, editions, quick, shipped, statline  # noqa: F401
