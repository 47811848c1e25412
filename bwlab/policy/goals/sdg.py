"""The seventeen goals of the United Nations (SDGs), and which figures of a municipality touch them.

Which figure touches which goal is our own mapping, an assumption: it stands with each indicator in the
dictionary (``sdgs``). A figure can touch more than one goal, and none of them measures a whole goal.
"""

from __future__ import annotations

from types import MappingProxyType

import pandas as pd

from bwlab.monitor import Monitor
from bwlab.monitor.asked import Name

#: The names in use in the Netherlands.
SDGS = MappingProxyType(
    {
        1: "Geen armoede",
        2: "Geen honger",
        3: "Goede gezondheid en welzijn",
        4: "Kwaliteitsonderwijs",
        5: "Gendergelijkheid",
        6: "Schoon water en sanitair",
        7: "Betaalbare en duurzame energie",
        8: "Waardig werk en economische groei",
        9: "Industrie, innovatie en infrastructuur",
        10: "Ongelijkheid verminderen",
        11: "Duurzame steden en gemeenschappen",
        12: "Verantwoorde consumptie en productie",
        13: "Klimaatactie",
        14: "Leven in het water",
        15: "Leven op het land",
        16: "Vrede, justitie en sterke publieke diensten",
        17: "Partnerschap om doelstellingen te bereiken",
    }
)
MAPPING = "Welk cijfer bij welk doel hoort, is een eigen indeling van bwlab: een aanname."


def goals(monitor: Monitor, region: Name) -> pd.DataFrame:
    """The seventeen goals, each with the figures of the foto that touch it.

    Returns
    -------
    DataFrame
        number, name, here (list of str: codes of which this municipality has a figure), absent (codes that
        exist, but not here). Both are empty where no municipal figure touches the goal.
    """
    catalogue = monitor.catalogue
    own = set(monitor.values(monitor.regions.find(region).code, indicator=catalogue.foto)["indicator"])
    rows = []
    for goal, name in SDGS.items():
        touching = [code for code in catalogue.foto if goal in catalogue[code].sdgs]
        rows.append((goal, name, [code for code in touching if code in own], [code for code in touching if code not in own]))
    return pd.DataFrame(rows, columns=["number", "name", "here", "absent"])
