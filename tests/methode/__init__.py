"""The figures that ``docs/methode.md`` calls measured, computed again; the key is that of its tables."""

from methode import ahead, around, assumed, following, one_number, positions, surveys
from methode.kept import MEASURED

__all__ = ["MEASURED", "ahead", "around", "assumed", "following", "one_number", "positions", "surveys"]
