"""One series with its break, and as if there were none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bwlab.charts import Chart, over_time
from bwlab.formats import number, quantity
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages

CODE = "ervaren_gezondheid_rivm"  # every municipality has it
WITH, WITHOUT = "met", "zonder"
WAYS = ((WITH, "Met de breuk"), (WITHOUT, "Alsof er geen breuk is"))


def pieces(monitor: Any, region: Any) -> list[Any]:
    """A choice above the series."""
    if as_pages():
        return [draw(monitor, region, way) for way, _ in WAYS]
    pick = Choice("Hoe teken je de reeks?", WAYS, WITH)
    view = ChartView(draw(monitor, region, WITH))
    pick.on_value(lambda way: view.update(draw(monitor, region, way)))
    return [pick, view]


def draw(monitor: Any, region: Any, way: str) -> Chart:
    """The series in one of the two ways."""
    indicator = monitor.catalogue[CODE]
    table, start = monitor.table(CODE), indicator.breaks[-1]
    years = [year for year in table.columns if year < start.year]
    before, after = (quantity(float(table.at[region.code, year]), indicator.decimals, indicator.unit_text) for year in (years[-1], start.year))
    down = int((table[start.year] < table[years[-1]]).sum())
    about = f"In {start.year} daalde dit cijfer in {number(down)} van de {number(len(table))} gemeenten tegelijk."
    if way == WITH:
        chart = over_time(monitor.series(CODE), indicator, region=region.code, label=region.label)
        return chart.saying(f"{about} Of dat aan de gezondheid ligt of aan de meting, weten we niet. Daarom stopt de lijn bij de breuk, en begint er een nieuwe.")
    chart = over_time(monitor.series(CODE), replace(indicator, breaks=()), region=region.code, label=region.label)
    return replace(
        chart,
        title=f"Fout: {chart.title}",
        subtitle=f"Met opzet fout: over de breuk van {start.year} heen getekend. {chart.subtitle}",
        alt=f"Met opzet fout, zonder de breuk van {start.year}. {chart.alt}"[:250],
        background_key=(*chart.background_key, "no break"),
        sentence=f"Als je de breuk weglaat, dan lees je een daling van {before} in {years[-1]} naar {after} in {start.year}. Zoiets haalt een persbericht. {about} Een gemeente kan dat niet aan zichzelf toeschrijven.",
    )
