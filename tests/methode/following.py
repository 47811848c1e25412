"""Measured figures of chapter 20: what control limits did in years they had not seen."""

from __future__ import annotations

from functools import partial

from bwlab import open_monitor
from bwlab.policy.following.past import ALARMS, COUNTRY, SELF, base_of, past_of, tested
from methode.kept import measured

TILBURG = "GM0855"  # its base period is that of every municipality that did not merge


def _share(code: str, compare: str, alarms: float | None = ALARMS, ever: bool = False) -> float:
    monitor = open_monitor()
    found = tested(monitor, code, base_of(past_of(monitor, code), TILBURG), compare, alarms)
    return 100 * (found.ever / found.places if ever else found.out / found.looks)


for key, given in {
    "inbraak_leerboek_ooit": ("woninginbraken", SELF, None, True),
    "inbraak_zelf": ("woninginbraken", SELF),
    "inbraak_land": ("woninginbraken", COUNTRY),
    "vernieling_land": ("vernieling", COUNTRY),
    "mishandeling_land": ("mishandeling", COUNTRY),
    "tevredenheid_land": ("tevredenheid_leven", COUNTRY),
}.items():
    measured(f"regelkaart.{key}")(partial(_share, *given))
