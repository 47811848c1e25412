"""What doing nothing means for the figure of a goal, in words: in a cell beside the options, and how often such a band held."""

from __future__ import annotations

from bwlab.catalogue import Indicator
from bwlab.formats import number, quantity
from bwlab.method.envelope import LEVEL
from bwlab.monitor import Monitor
from bwlab.policy.scenarios.figure import figure_of
from bwlab.policy.scenarios.nothing import nothing, track_record
from bwlab.regions import Region

AHEAD = 6  # years, as far as a band could be tested


def still_words(monitor: Monitor, region: Region, known: Indicator | None) -> tuple[str, str]:
    """What the figure of a goal does by itself, in a cell and in a sentence about how often that held; "" where it is not known."""
    if known is None:
        return "Er hoort nog geen cijfer bij dit doel.", ""
    figure = figure_of(monitor, region, known.code)
    if figure.value is None:
        return f"Voor {region.label} is er geen cijfer.", ""
    band = nothing(monitor, figure, AHEAD)
    if not band.low:
        return f"Nu {quantity(figure.value, known.decimals, known.unit_text)} ({figure.year}). Wat het vanzelf doet, weten we niet.", track_record(band, figure)
    least, most = figure.bounds
    low, high = (min(max(figure.value + change, least), most) for change in (band.low[-1], band.high[-1]))
    return (
        f"Nu {quantity(figure.value, known.decimals, known.unit_text)} ({figure.year}). In {int(figure.year or 0) + len(band.low)} tussen "
        f"{number(low, known.decimals)} en {quantity(high, known.decimals, known.unit_text)}, als de mediaan van alle gemeenten blijft zoals hij is.",
        f"Over niets doen: zo'n band belooft {number(100 * LEVEL)} van de 100. Op jaren die hij niet kende, klopte hij {number(100 * band.held)} van de 100 keer ({number(band.n)} uitkomsten).",
    )
