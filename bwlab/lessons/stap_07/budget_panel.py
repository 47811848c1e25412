"""The municipality's own money: nine main fields, one year beside peers, and one field over the years."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import Chart
from bwlab.charts.budget_fields import budget_fields
from bwlab.charts.budget_years import budget_years
from bwlab.formats import listing, number, quantity
from bwlab.monitor import finance
from bwlab.monitor.finance import ACCOUNTS, BUDGET, FIELDS
from bwlab.names import quoted
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.chart_view import ChartView

PEERS = 20
GROUP = f"{PEERS} gemeenten die erop lijken"
SOURCE = f"Bron: {finance.SOURCE}; bewerking bwlab. Uitgaven zonder correctie voor prijzen; grenzen van het jaar zelf."
UNEQUAL = 0.10  # so far from the median is called more or less


class Seen(NamedTuple):
    """What a year and a report show."""

    year: int
    report: str
    rows: pd.DataFrame


class BudgetPanel:
    """Nine main fields of the own budget or accounts.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        self.peers = list(self.monitor.peers(self.region, k=PEERS)["region"])
        self.report = Choice("Wat wil je zien?", [(BUDGET, "Begroting: wat de gemeente van plan is"), (ACCOUNTS, "Jaarrekening: wat het werd")], BUDGET)
        years = finance.report_years(self.monitor, BUDGET)
        start = finance.newest(self.monitor, self.region, BUDGET) or years[-1]
        self.year = Slider("Welk jaar?", years, start, note=finance.SOURCE, texts=[str(year) for year in years])
        self.top, self.low = self._ends()
        self.scenario = scenario(lambda year: self.model(int(year)), {"year": self.year}, self._draw)
        self.report.on_value(lambda _: self._turned())
        self.field = Choice("Welke hoofdtaak over de jaren?", list(FIELDS.items()), "sociaal_domein")
        self.line = ChartView(self._over())
        self.field.on_value(lambda _: self.line.update(self._over()))
        self.year.on_value(lambda _: self.line.update(self._over()))
        self.pieces: list[Any] = [self.report, self.scenario, self.field, self.line]

    def model(self, year: int) -> Seen:
        """The nine fields in a year."""
        return Seen(year, self.report.value, finance.beside(self.monitor, self.region, year, self.report.value, self.peers))

    def title(self, seen: Seen) -> str:
        """The finding: where most money goes, or that there is none to see."""
        there = seen.rows[np.isfinite(seen.rows["euros"])]
        if there.empty:
            return f"Van {self.region.label} is er geen {seen.report} van {seen.year}"
        most = there.loc[there["euros"].idxmax()]
        verb = "wil" if seen.report == BUDGET else "gaf"
        how = f"{self.region.label} {verb} in {seen.year} het meeste"
        return f"{how} {'uitgeven' if seen.report == BUDGET else 'uit'} aan {_inside(most['name'])}: {_euros(most['euros'])} per inwoner"

    def sentence(self, seen: Seen) -> str:
        """Where it differs from the group, and why that is no judgement."""
        rows = seen.rows
        if not np.isfinite(rows["euros"]).any():
            return finance.why_blank(self.monitor, self.region, seen.year, seen.report)
        known = rows[np.isfinite(rows["euros"]) & np.isfinite(rows["median"]) & (rows["median"] > 0)]
        parts = []
        if len(known):
            ratio = known["euros"] / known["median"] - 1
            above, below = (ratio[ratio > UNEQUAL].sort_values(ascending=False), ratio[ratio < -UNEQUAL].sort_values())
            told = [f"bij {number(len(side))} van de {number(len(known))} hoofdtaken meer dan 10 procent {word} de mediaan van {GROUP} (het verst bij {quoted(known.loc[side.index[0], 'name'])})" for side, word in ((above, "boven"), (below, "onder")) if len(side)]
            said = f"{self.region.label} zit {listing(told)}" if told else f"nergens zit {self.region.label} meer dan 10 procent boven of onder de mediaan van {GROUP}"
            fewest = int(known["n"].min())
            parts.append(f"Als je naar de {seen.report} van {seen.year} kijkt, dan geldt: {said}.")
            if fewest < len(self.peers):
                parts.append(f"Niet elke gemeente in de groep heeft een cijfer: bij de minst gevulde hoofdtaak {number(fewest)} van {number(len(self.peers))}.")
        else:
            parts.append(f"Voor {seen.year} zijn er te weinig vergelijkbare gemeenten met een {seen.report} om er een mediaan van te geven.")
        negative = rows.loc[rows["euros"] < 0, "name"].tolist()
        if negative:
            parts.append(f"Bij {listing(list(map(_inside, negative)))} staat een bedrag onder nul: dat kan een correctie zijn. We laten het staan zoals het CBS het gaf.")
        blank = rows.loc[rows["euros"].isna(), "name"].tolist()
        if blank:
            parts.append(f"Bij {listing(list(map(_inside, blank)))} staat er geen bedrag. Leeg is hier niet nul.")
        return " ".join([*parts, "Meer geld is niet beter of slechter: het kan een grotere opgave zijn, een taak voor de hele streek of een andere manier van boeken."])

    def _draw(self, seen: Seen) -> Chart:
        chart = budget_fields(
            seen.rows, label=self.region.label, title=self.title(seen), when=f"{seen.report} {seen.year}", group=GROUP, source=SOURCE, top=self.top, low=self.low,
        )  # fmt: skip
        return chart.saying(self.sentence(seen))

    def _turned(self) -> None:
        self.scenario.redraw()
        self.line.update(self._over())

    def _over(self) -> Chart:
        field, look = self.field.value, int(self.year.value)
        series = finance.over_years(self.monitor, self.region, field, self.peers)
        breaks = [(year, _who(names)) for year, names in finance.border_breaks(self.monitor, self.region)]
        chart = budget_years(
            series, title=self._finding(series, field), group=GROUP, source=SOURCE, breaks=breaks, look=look,
        )  # fmt: skip
        return chart.saying(self._said(series, field, breaks))

    def _finding(self, series: pd.DataFrame, field: str) -> str:
        both = series.dropna(subset=[BUDGET, ACCOUNTS])
        name, label = FIELDS[field], self.region.label
        if both.empty:
            only = series[BUDGET].dropna()
            return f"{name} in {label}: {_euros(only.iloc[-1])} per inwoner begroot in {only.index[-1]}" if len(only) else f"{name}: van {label} is er geen begroting in deze cijfers"
        above = int((both[ACCOUNTS] > both[BUDGET]).sum())
        return f"{name} in {label}: in {number(above)} van de {number(len(both))} jaren met beide cijfers was de jaarrekening hoger dan de begroting" if len(both) > 1 else f"{name} in {label}: de jaarrekening van {both.index[0]} was {'hoger' if above else 'niet hoger'} dan de begroting"

    def _said(self, series: pd.DataFrame, field: str, breaks: list[tuple[int, str]]) -> str:
        look = int(self.year.value)
        plan, became = (series.at[look, each] for each in (BUDGET, ACCOUNTS))
        parts = []
        if np.isfinite(plan) and np.isfinite(became):
            gap = became - plan
            much = "evenveel als" if round(gap) == 0 else f"{_euros(abs(gap))} per inwoner {'meer' if gap > 0 else 'minder'} dan"
            parts.append(f"Als je naar {look} kijkt, dan werd het in de jaarrekening {much} begroot. De begroting is die van voor het jaar: wat de raad onderweg wijzigde, staat er niet in.")
        elif np.isfinite(plan):
            parts.append(f"Als je naar {look} kijkt, dan is er alleen een begroting. {finance.why_blank(self.monitor, self.region, look, ACCOUNTS)}".strip())
        else:
            parts.append(finance.why_blank(self.monitor, self.region, look, BUDGET) or f"Bij {_inside(FIELDS[field])} staat in {look} geen bedrag.")
        if breaks:
            parts.append("De lijn stopt bij een nieuwe gemeentegrens: ervoor en erna gaat het om een ander gebied.")
        return " ".join(each for each in parts if each)

    def _ends(self) -> tuple[float, float]:
        """One scale for every year and both reports, so that a bar that grows has really grown."""
        own = finance.fields(self.monitor, self.region)["euros"].to_numpy(float)
        around = [finance.beside(self.monitor, self.region, year, BUDGET, self.peers)[["high", "median"]].to_numpy(float) for year in finance.report_years(self.monitor, BUDGET)[-1:]]
        every = np.concatenate([own, *(each.ravel() for each in around)])
        every = every[np.isfinite(every)]
        return (float(every.max()), float(min(0.0, every.min()))) if every.size else (1.0, 0.0)


def _euros(value: float) -> str:
    return quantity(value, 0, "€")


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:]


def _who(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{number(len(names))} gemeenten erbij"
