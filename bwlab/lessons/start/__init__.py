"""The first notebook: choose a municipality, see whether everything works, see the route."""
