"""How three ways of looking ahead did on every figure that can carry it: the table of the backtest."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.formats import number
from bwlab.lessons.parts.carrying import carrying
from bwlab.method.envelope import LEVEL
from bwlab.method.outlook import GAP, NO_CHANGE, TREND
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import LONGEST, backtests, horizons
from bwlab.widgets import Choice
from bwlab.widgets.show import as_pages, as_widget

AHEAD = 4
SAID = {TREND: "rechte lijn", NO_CHANGE: "blijft gelijk", GAP: "afstand blijft"}


def pieces(monitor: Monitor) -> list[Any]:
    """A sentence and a table, for a number of years ahead of one's choice."""
    if as_pages():
        return _found(monitor, AHEAD)
    from ipywidgets import VBox

    longest = max(horizons(monitor, each.code)[-1] for each in carrying(monitor))
    years = [str(each) for each in range(1, min(longest, LONGEST) + 1)]
    pick = Choice("Hoeveel jaar vooruit?", [(each, "1 jaar" if each == "1" else f"{each} jaar") for each in years], str(AHEAD))
    place = VBox([as_widget(each) for each in _found(monitor, AHEAD)])
    pick.on_value(lambda ahead: setattr(place, "children", tuple(as_widget(each) for each in _found(monitor, int(ahead)))))
    return [pick, place]


def _found(monitor: Monitor, ahead: int) -> list[Any]:
    frame = backtests(monitor, (ahead,), tuple(SAID))
    frame = frame[~frame["finance"]]
    held = frame.pivot(index="name", columns="method", values="coverage").loc[frame["name"].unique(), list(SAID)]
    missed = frame.pivot(index="name", columns="method", values="error").loc[held.index, list(SAID)]
    cases = frame.drop_duplicates("name").set_index("name").loc[held.index, "n"]
    years = "één jaar" if ahead == 1 else f"{number(ahead)} jaar"
    means = held.mean()
    lead = (
        f"Dit zijn {number(len(held))} cijfers, {years} vooruit gekeken vanuit elk jaar waarin dat kon, met alleen wat er toen bekend was. "
        f"Elke band belooft {number(100 * LEVEL)} procent. Gemiddeld klopte die van de rechte lijn in {number(100 * means[TREND])} procent, "
        f"die van 'blijft gelijk' in {number(100 * means[NO_CHANGE])} en die van 'afstand blijft' in {number(100 * means[GAP])} procent."
    )
    table = pd.DataFrame(
        {
            "Cijfer": held.index,
            **{f"Band klopte: {said}": [f"{number(100 * each)} %" for each in held[method]] for method, said in SAID.items()},
            **{f"Fout: {said}": [number(each, 2) for each in missed[method]] for method, said in SAID.items()},
            "Uitkomsten": [number(each) for each in cases],
        }
    )
    told = (
        "De fout is gemeten in standaardafwijkingen: 1 is het gebruikelijke verschil tussen twee gemeenten. Bij 'afstand blijft' gaat het om de afstand "
        "tot de mediaan, en bij de andere twee om het cijfer zelf. De rijen tellen alleen uitkomsten die alle drie de manieren konden voorspellen."
    )
    return [lead, table, told]
