"""What ``les`` and ``oef`` are before the first cell of a notebook has run.

Every kernel that bwlab starts imports these two. A cell that is run on its own then says what to do,
and not that a name is not defined. ``start`` and ``exercise`` take their place.
"""

from __future__ import annotations

from typing import NoReturn

from bwlab.errors import BwlabError


class _Waiting:
    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)  # what IPython asks of every object
        raise BwlabError(
            "Dit notebook is nog niet begonnen.",
            "De eerste cel kiest je gemeente, en die is nog niet uitgevoerd of stopte met een melding.",
            "Kies Run > Run All Cells. Je werk staat in je dossier en komt vanzelf terug.",
        )


les = oef = _Waiting()
