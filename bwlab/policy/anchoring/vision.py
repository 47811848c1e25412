"""A vision of the region in a sentence: what it says, for whom, and what it must not claim."""

from __future__ import annotations

from typing import Any, NamedTuple

from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.anchoring.proposal import Check, no_cause, no_score

AT = "fase_1"  # the notebook under which its parts are kept as notes
#: Part to the key of its note.
PARTS = {"sentence": "visie", "here": "visie_hier", "later": "visie_later", "elsewhere": "visie_elders"}
LONG = 40  # words
_SIDES = (
    ("here", "Hier en nu", "Er staat niet wie dit in jullie gemeente merkt, en waaraan."),
    ("later", "Later", "Er staat niet wat jullie doorgeven aan wie na jullie komt."),
    ("elsewhere", "Elders", "Er staat niet wat dit vraagt van mensen elders. Er is geen regionaal cijfer voor; een zin kan wel."),
)


class Vision(NamedTuple):
    """What was written; "" is not yet.

    Attributes
    ----------
    sentence : str
        What people can do or have some years from now.
    here, later, elsewhere : str
        What it means here and now, for those who come after, and for people elsewhere.
    """

    sentence: str = ""
    here: str = ""
    later: str = ""
    elsewhere: str = ""

    @property
    def started(self) -> bool:
        """Whether anything was written."""
        return any(each.strip() for each in self)


def vision_of(dossier: Any) -> Vision:
    """The vision as it is kept in the notes of phase 1."""
    return Vision(**{part: note.text for part, key in PARTS.items() if (note := dossier.note(AT, key))})


def checks(vision: Vision) -> list[Check]:
    """What the vision says and what it claims, one line each."""
    found = [_sentence(vision)]
    found += [Check(what, filled_in(text := getattr(vision, side)), "Het staat erbij." if filled_in(text) else why) for side, what, why in _SIDES]
    said = ". ".join(vision)  # apart: a denial in one is none in the next
    return [*found, no_cause(said), no_score(said)]


def _sentence(vision: Vision) -> Check:
    what, words = "Eén zin", len(vision.sentence.split())
    if not words:
        return Check(what, False, "Er staat nog geen zin. Begin met: in onze regio kan iedereen …")
    if words > LONG:
        return Check(what, False, f"De zin heeft {words} woorden. Korter dan {LONG} blijft hij hangen.")
    return Check(what, True, "De zin staat er. Een visie is een keuze van mensen; geen cijfer kan laten zien dat zij goed is.")
