"""How well looking ahead did on the figures in use: prints docs/terugkijken.md, or writes it.

Every number is measured from each year of the past with only what was known then. Deterministic.

    python benchmarks/backtest.py [--write]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from bwlab import open_monitor
from bwlab.formats import listing, number
from bwlab.method.envelope import LEVEL, reference, scale_of, stays, windows
from bwlab.method.outlook import GAP, GAP_TREND, NO_CHANGE, TREND
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import CORONA, ENOUGH, Series, backtests, growing, horizons, measured, series_of

PAGE = Path(__file__).resolve().parents[1] / "docs" / "terugkijken.md"
AHEAD = (1, 2, 4)
SAID = {TREND: "rechte lijn", NO_CHANGE: "blijft gelijk", GAP: "afstand blijft", GAP_TREND: "lijn door afstand"}
OFF = 0.05

HEAD = """# Terugkijken: hoe goed ging vooruitkijken?

Dit bestand is gemaakt met `python benchmarks/backtest.py --write`, op editie {edition} van de cijfers. Een test houdt het
gelijk aan de code. De formules staan in `methode.md`.

Vanuit elk jaar waarin dat kon, is vooruit gekeken met alleen wat er toen bekend was. Daarna is gekeken wat het werd.
Elke band belooft {level} procent. Een cijfer staat in de tabel als er minstens {enough} uitkomsten zijn, en het geen
financiën zijn (die zijn middelen, geen welvaart; ze staan apart onderaan).

- **rechte lijn**: kleinste kwadraten door hoogstens acht jaar (minstens vijf metingen), met de voorspelband uit het leerboek;
- **blijft gelijk**: het laatste cijfer, met een band van eerdere veranderingen van alle gemeenten;
- **afstand blijft**: de laatste afstand tot de mediaan van de gemeenten met een cijfer, met een band van eerdere veranderingen van die afstand;
- **lijn door afstand**: een rechte lijn door de afstand.

De **fout** is het gemiddelde verschil met wat het werd, in standaardafwijkingen tussen gemeenten. Bij de eerste twee gaat het
om het cijfer zelf, bij de laatste twee om de afstand. Wie de afstand kent, kent het cijfer nog niet: daarvoor moet ook de
beweging van de mediaan bekend zijn. Die staat in de kolom **mediaan**: hoe ver die in dezelfde tijd gemiddeld bewoog.
"""


def percent(share: float) -> str:
    """A share in whole percent; "–" where it could not be measured."""
    return "–" if np.isnan(share) else f"{number(100 * share)} %"


def table(columns: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def compared(frame: pd.DataFrame, horizon: int) -> str:
    """Coverage and error of every method on the outcomes all of them could forecast."""
    frame = frame[frame["horizon"] == horizon]
    rows = []
    for name, each in frame.groupby("name", sort=False):
        by = each.set_index("method")
        rows.append(
            [name, *(percent(by.at[method, "coverage"]) for method in SAID), *(number(by.at[method, "error"], 2) for method in SAID),
             number(by.at[GAP, "national"], 2), number(int(by.at[GAP, "n"]))]
        )  # fmt: skip
    means = frame.groupby("method")[["coverage", "error"]].mean()
    rows.append(["**gemiddeld**", *(percent(means.at[m, "coverage"]) for m in SAID), *(number(means.at[m, "error"], 2) for m in SAID), "", ""])
    columns = ["cijfer", *(f"klopte: {said}" for said in SAID.values()), *(f"fout: {said}" for said in SAID.values()), "mediaan", "uitkomsten"]
    return table(columns, rows)


def bands(monitor: Monitor, codes: list[str]) -> str:
    """The band that is used, on all its outcomes: the worst year, and without the corona years."""
    rows = []
    for code in codes:
        for horizon in horizons(monitor, code):
            used, calm = measured(monitor, code, horizon), measured(monitor, code, horizon, LEVEL, GAP, CORONA)
            rows.append(
                [monitor.catalogue[code].name, str(horizon), percent(used.coverage), f"{percent(used.worst)} (vanaf {used.worst_year})",
                 str(used.origins), number(used.n), percent(calm.coverage) if calm.n >= ENOUGH else "te weinig over"]
            )  # fmt: skip
    return table(["cijfer", "jaar vooruit", "klopte", "slechtste jaar", "beginjaren", "uitkomsten", "zonder 2020 en 2021"], rows)


def inside(found: Series, horizon: int, groups: np.ndarray | None, growth: float, step: int) -> np.ndarray:
    """Whether each gap came out in its band, shape (origins, regions); the band from changes over ``step`` years."""
    middle = reference(found.values)
    gaps, unit = found.values - middle, scale_of(middle, growth)
    seen = []
    for start, end in windows(found.years, horizon, found.breaks):
        known = slice(start + 1)
        made = stays(found.years[known], gaps[:, known], step, breaks=found.breaks, scale=unit[known], groups=groups)
        wider = np.sqrt(horizon / step)
        low, high = (made.centre + wider * (edge - made.centre) for edge in (made.low, made.high))
        truth, slack = gaps[:, end], 1e-9 * (1 + np.abs(gaps[:, end]))
        seen.append(np.where(np.isnan(truth + low + high), np.nan, (truth >= low - slack) & (truth <= high + slack)))
    return np.array(seen).reshape(-1, len(gaps))


def tried(monitor: Monitor, codes: list[str]) -> str:
    """What else was tried: one pool for all, no growth, and one-year changes times the root of the years."""
    rows = []
    for code in codes:
        found = series_of(monitor, code)
        for horizon in (each for each in AHEAD if each in horizons(monitor, code)):
            ways = {
                "used": (found.groups, found.growth, horizon), "pool": (None, found.growth, horizon),
                "level": (found.groups, 0.0, horizon), "root": (found.groups, found.growth, 1),
            }  # fmt: skip
            hits = {way: inside(found, horizon, *options) for way, options in ways.items()}
            thirds = ["/".join(number(100 * np.nanmean(hits[way][:, found.groups == third])) for third in range(3)) for way in ("used", "pool")]
            rows.append([found.indicator.name, str(horizon), *(percent(np.nanmean(hits[way])) for way in ways), *thirds])
    columns = ["cijfer", "jaar vooruit", "gebruikt", "één groep", "zonder groei", "wortel van de jaren", "klein/midden/groot: gebruikt", "klein/midden/groot: één groep"]
    return table(columns, rows)


def verdict(monitor: Monitor, codes: list[str]) -> str:
    """Which bands are further than five points from what they promise, and why as far as it can be measured."""
    far = [(code, horizon) for code in codes for horizon in horizons(monitor, code) if abs(measured(monitor, code, horizon).coverage - LEVEL) > OFF]
    total = sum(len(horizons(monitor, code)) for code in codes)
    said = [f"Van de {total} banden liggen er {total - len(far)} binnen vijf punten van wat ze beloven. De andere staan hier zoals ze zijn:", ""]
    for code in dict.fromkeys(code for code, _ in far):
        off = [horizon for each, horizon in far if each == code]
        held = listing([f"{percent(measured(monitor, code, each).coverage)} ({each} jaar)" for each in off])
        times = listing([number(growing(monitor, code, each), 1) for each in off])
        said.append(f"- {monitor.catalogue[code].name}: {held}. De afstanden sprongen in de laatste periode {times} keer zo ver als in de eerste.")
    return "\n".join(said)


def page(monitor: Monitor) -> str:
    """The whole of docs/terugkijken.md."""
    frame = backtests(monitor, AHEAD, tuple(SAID))
    well, money = frame[~frame["finance"]], frame[frame["finance"]]
    codes = [known.code for known in monitor.catalogue if not known.finance and horizons(monitor, known.code)]
    spent = list(money["indicator"].unique())
    parts = [HEAD.format(edition=monitor.edition, level=number(100 * LEVEL), enough=ENOUGH)]
    for horizon in AHEAD:
        parts += [f"## {'Eén jaar' if horizon == 1 else f'{horizon} jaar'} vooruit\n", compared(well, horizon), ""]
    parts += ["## De band die wordt gebruikt\n", "Hier tellen alle uitkomsten mee, ook die waarvoor een rechte lijn te weinig metingen had. Dit zijn de getallen die naast elke band staan.\n"]
    parts += [bands(monitor, codes), "", verdict(monitor, codes), ""]
    parts += [
        "## Wat er nog meer is geprobeerd\n",
        "De gebruikte band neemt veranderingen over evenveel jaren, binnen drie groepen naar inwonertal, en laat sprongen meegroeien met de mediaan "
        "(geld met de mediaan zelf, de rest met de wortel daarvan). Eén groep voor alle gemeenten dekt kleine gemeenten te weinig en grote te veel. "
        "Zonder groei wordt de band te smal waar prijzen stijgen en te ruim waar misdrijven dalen. Veranderingen van één jaar keer de wortel van het "
        "aantal jaren gaat uit van sprongen die niets met elkaar te maken hebben. Alleen de eenvoudigste vorm die voor bijna alles werkt, is gebleven.\n",
        tried(monitor, codes), "",
        "## Financiën\n",
        "Uitgaven zijn middelen, geen welvaart. Ze staan hier alleen om de methode te laten zien.\n",
        compared(money, 2), "", bands(monitor, spent), "",
    ]  # fmt: skip
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/terugkijken.md instead of printing")
    text = page(open_monitor())
    if parser.parse_args().write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
