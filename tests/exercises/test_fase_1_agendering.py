"""The exercise with phase 1, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

from exercises.checks import checks

sets, TestAlways = checks("fase_1_agendering")
ORDER = ["niet_gezien", "weggelaten", "drie_bakken", "welke_eis", "keer", "langst", "naast_cijfer", "alinea"]
