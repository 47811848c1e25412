"""A z-score and a min-max score by hand, with the figures of the own municipality."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

#: More is more favourable, then less: what people have a picture of first.
MORE = ("tevredenheid_leven", "ervaren_gezondheid", "vrijwilligerswerk", "netto_arbeidsparticipatie")
LESS = ("overgewicht", "laag_inkomen", "afstand_basisschool", "geregistreerde_misdrijven_per_1000")


class Spread(NamedTuple):
    """A figure and where it lies, each rounded as the question shows it."""

    indicator: Indicator
    year: int
    own: float
    mean: float
    sd: float
    low: float
    high: float
    n: int


def spread(monitor: Monitor, region: Region, code: str) -> Spread | None:
    """The newest final figure of a municipality among all; None where it has none."""
    table = monitor.table(code, final=True).dropna(axis=1, how="all")
    column, indicator = table.iloc[:, -1], monitor.catalogue[code]
    own, more = column[region.code], indicator.decimals + 1
    if pd.isna(own):
        return None
    rounded = (round(float(value), more) for value in (column.mean(), column.std()))
    edges = (round(float(value), indicator.decimals) for value in (column.min(), column.max()))
    return Spread(indicator, int(table.columns[-1]), round(float(own), indicator.decimals), *rounded, *edges, int(column.count()))


def zscore(monitor: Monitor, region: Region) -> Question:
    """How far from the mean, in standard deviations."""

    def find(each: Region) -> Spread | None:
        found = (spread(monitor, each, code) for code in MORE)
        return next((one for one in found if one and abs(one.own - one.mean) >= 0.3 * one.sd), None)

    chosen = case(monitor, region, find, f"Voor {region.label} liggen deze cijfers te dicht bij het gemiddelde, of ze zijn er niet.")
    found: Spread = chosen.found
    known, label = found.indicator, chosen.region.label
    apart = found.own - found.mean
    answer = round(apart / found.sd, 2)
    show = lambda value, more=1: quantity(value, known.decimals + more, known.unit_short)  # noqa: E731
    side = "boven" if apart > 0 else "onder"
    return Question(
        id="zscore",
        kind="number",
        text=f"Reken de z-score van {label} uit voor '{known.name}'. Rond af op één of twee decimalen.",
        note=chosen.note,
        facts=Facts(
            f"{known.name}, {found.year}, {number(found.n)} gemeenten met een cijfer",
            ("Wat", "Waarde"),
            ((label, show(found.own, 0)), ("Gemiddelde van de gemeenten", show(found.mean)), ("Standaarddeviatie", show(found.sd))),
        ),
        answer=answer,
        tolerance=0.06,
        right=(
            f"{label} ligt {number(abs(answer), 2)} standaarddeviaties {side} het gemiddelde. Zo kun je een percentage en een afstand in kilometers met "
            "elkaar vergelijken: beide worden een afstand tot het gemiddelde."
        ),
        look="Trek het gemiddelde van het eigen cijfer af. Deel de uitkomst door de standaarddeviatie.",
        slips=(
            Slip("omgekeerd", -answer, f"Het teken is omgedraaid. Ligt {label} boven of onder het gemiddelde? Begin bij het eigen cijfer en trek het gemiddelde eraf."),
            Slip(
                "niet_gedeeld", round(apart, known.decimals + 1),
                "Dit is het verschil met het gemiddelde, nog in de eenheid van het cijfer. Hoeveel standaarddeviaties zijn dat?",
                lambda given: abs(given.value - apart) <= 0.06 and abs(found.sd - 1) > 0.1,
            ),
            Slip("door_gemiddelde", round(apart / found.mean, 3), "Je deelde door het gemiddelde. Dat geeft een aandeel. Een z-score deelt door de standaarddeviatie."),
            Slip("niet_afgetrokken", round(found.own / found.sd, 2), "Je deelde het cijfer zelf door de standaarddeviatie. Trek er eerst het gemiddelde van af."),
        ),
        hints=(
            f"Hoeveel ligt {label} {side} het gemiddelde?",
            f"Hoe vaak past {show(found.sd)} in dat verschil?",
        ),
        explanation=(
            f"{number(found.own, known.decimals)} min {number(found.mean, known.decimals + 1)} is {number(apart, known.decimals + 1)}. "
            f"Gedeeld door {number(found.sd, known.decimals + 1)} is dat {number(answer, 2)}.",
            "Een z-score van 0 is precies gemiddeld. De meeste gemeenten liggen tussen min 2 en plus 2. Bij een cijfer waar minder gunstiger is, draait het "
            "notebook het teken om.",
        ),
    )  # fmt: skip


def minmax(monitor: Monitor, region: Region) -> Question:
    """A score from 0 to 100 where less is more favourable."""

    def find(each: Region) -> Spread | None:
        found = (spread(monitor, each, code) for code in LESS)
        return next((one for one in found if one and 4 <= abs(_score(one) - 50) <= 45), None)

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze cijfers er niet, of ze liggen precies in het midden.")
    found: Spread = chosen.found
    known, label = found.indicator, chosen.region.label
    answer = round(_score(found), 1)
    show = lambda value: quantity(value, known.decimals, known.unit_short)  # noqa: E731
    return Question(
        id="minmax",
        kind="number",
        text=(
            f"Reken de min-maxscore van {label} uit voor '{known.name}'. Minder is hier gunstiger. De minst gunstige gemeente krijgt 0 punten, "
            "de gunstigste 100."
        ),
        note=chosen.note,
        facts=Facts(
            f"{known.name}, {found.year}, {number(found.n)} gemeenten met een cijfer",
            ("Wat", "Waarde"),
            ((label, show(found.own)), ("Laagste van alle gemeenten", show(found.low)), ("Hoogste van alle gemeenten", show(found.high))),
        ),
        answer=(answer, "punten"),
        units=("punten",),
        tolerance=0.6,
        right=(
            f"{label} krijgt {number(answer, 1)} van de 100 punten. Kijk wat de schaal bepaalt: alleen de laagste en de hoogste gemeente. "
            "Eén uitschieter rekt de meetlat voor iedereen op."
        ),
        look="Hoe ver ligt het eigen cijfer van het minst gunstige? Deel dat door het hele verschil tussen hoog en laag, en doe het keer 100.",
        slips=(
            Slip("richting", (round(100 - answer, 1), "punten"), "Je telde vanaf het laagste cijfer. Minder is hier gunstiger: wie het hoogste cijfer heeft, krijgt 0 punten."),
            Slip("door_hoogste", (round(100 * found.own / found.high, 1), "punten"), "Je deelde het eigen cijfer door het hoogste. De meetlat begint niet bij nul, maar bij de minst gunstige gemeente."),
            Slip("niet_maal", (round(answer / 100, 2), "punten"), "Dit is een deel van 1. De schaal loopt van 0 tot 100: doe het nog keer 100."),
            Slip("verschil", (round(found.high - found.own, known.decimals), "punten"), "Dit is het verschil met de minst gunstige gemeente, nog in de eenheid van het cijfer. Welk deel is dat van het hele verschil?"),
        ),
        hints=(
            "Welk van de drie getallen is het minst gunstig?",
            f"Wat is {number(found.high, known.decimals)} min {number(found.low, known.decimals)}? Dat is de hele meetlat.",
        ),
        explanation=(
            f"De meetlat is {number(found.high, known.decimals)} min {number(found.low, known.decimals)} lang: {number(found.high - found.low, known.decimals)}. "
            f"{label} ligt {number(found.high - found.own, known.decimals)} van het hoogste cijfer. Dat is {number(answer, 1)} procent van de meetlat.",
            "Bij z-scores bepalen alle gemeenten samen de schaal, bij min-max alleen de twee uitersten. Daarom geven ze soms een andere volgorde. "
            "In het notebook begint de schaal bij 1 en niet bij 0. Anders kun je niet vermenigvuldigen: alles keer 0 is 0.",
        ),
    )  # fmt: skip


def _score(found: Spread) -> float:
    return 100 * (found.high - found.own) / (found.high - found.low)
