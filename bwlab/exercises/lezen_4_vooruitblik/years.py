"""Which years may be compared: a start in corona, a break in the series, and what grey is."""

from __future__ import annotations

from typing import Any

from bwlab.exercises.case import case
from bwlab.exercises.lezen_4_vooruitblik.figures import SERIES, in_words, known, lower
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.method.trend import UNCLEAR
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import CORONA, series_of
from bwlab.regions import Region

BROKEN, CUT = "ervaren_gezondheid_rivm", 2022
GREYS = ("woninginbraken", "vernieling", "mishandeling", "tevredenheid_leven", "contact", "vrijwilligerswerk", "tevredenheid_vrije_tijd")  # fmt: skip


def start(monitor: Monitor, region: Region) -> Question:
    """The start year that tells the most favourable story."""

    def find(each: Region) -> tuple | None:
        for code in (*SERIES, "tevredenheid_vrije_tijd"):
            values, indicator = known(monitor, each, code), monitor.catalogue[code]
            if not values:
                continue
            end = max(values)
            starts = [year for year in (2016, 2018, 2019, *CORONA) if year in values and year < end]
            change = {year: round(indicator.direction * (round(values[end], indicator.decimals) - round(values[year], indicator.decimals)), 6) for year in starts}
            order = sorted(starts, key=change.__getitem__)
            # One start year must stand out at each end, and the most favourable must be a corona year.
            if len(starts) == 5 and order[-1] in CORONA and change[order[-1]] > change[order[-2]] and change[order[0]] < change[order[1]]:
                return indicator, end, values, order
        return None

    chosen = case(monitor, region, find, f"Voor {region.label} geeft een coronajaar geen ander verhaal, of zijn er te weinig jaren.")
    indicator, end, values, order = chosen.found
    label, best, worst = chosen.region.label, order[-1], order[0]
    unit = "procentpunt" if indicator.unit_text == "procent" else indicator.unit_text
    since = {year: quantity(round(values[end], indicator.decimals) - round(values[year], indicator.decimals), indicator.decimals, unit, sign=True) for year in order}
    more = "meer" if indicator.direction > 0 else "minder"
    other = next(year for year in CORONA if year != best)
    return Question(
        id="beginjaar",
        kind="one",
        text=(
            f"Bij {lower(indicator.name)} is {more} gunstiger. Je schrijft over de ontwikkeling in {label} tot {end}. Met welk beginjaar lijkt die het "
            "gunstigst?"
        ),
        note=chosen.note,
        facts=Facts(
            f"{indicator.name} in {label}, {indicator.unit}", ("Jaar", "Cijfer"),
            tuple((str(year), quantity(values[year], indicator.decimals, indicator.unit_short)) for year in [*sorted(order), end]),
        ),
        options=tuple(Option(str(year), f"{year}") for year in sorted(order)),
        answer=str(best),
        right=(
            f"Vanaf {best} is het {since[best]}, vanaf {worst} is het {since[worst]}. {best} was een coronajaar: zo'n begin vertelt vooral iets over dat jaar. "
            "Kies je beginjaar daarom voordat je de cijfers ziet."
        ),
        look=f"Reken voor elk beginjaar uit wat er tot {end} veranderde. Bedenk welke kant hier gunstig is.",
        slips=(
            Slip("omgekeerd", str(worst), f"Vanaf {worst} is de ontwikkeling juist het ongunstigst: {since[worst]}. Welke kant is bij dit cijfer gunstig?"),
            Slip("langst", str(min(order)), f"Dat is de langste reeks: {since[min(order)]}. De langste is niet vanzelf de gunstigste. Reken de andere jaren ook uit."),
            Slip("vlak_ervoor", "2019", f"2019 is het laatste jaar voor corona: {since[2019]}. Vergelijk dat met een begin in de coronatijd."),
            Slip("ander_coronajaar", str(other), f"Een coronajaar is een goede gok. Vanaf {other} is het {since[other]}. Is er een jaar dat gunstiger uitpakt?"),
            Slip("tussenin", "2018", f"Vanaf 2018 is het {since[2018]}. Reken de andere jaren ook uit."),
        ),
        hints=(f"Wat is het cijfer van {end}? Trek daar het cijfer van elk beginjaar van af.", f"Bij dit cijfer is {more} gunstiger. Welk beginjaar geeft dan het mooiste verschil?"),
        explanation=(
            " ".join(f"Vanaf {year}: {since[year]}." for year in sorted(order)),
            f"Met dezelfde reeks kun je dus meer dan één verhaal vertellen. Noem het beginjaar, zeg waarom je het koos, en zeg het erbij als het {best} is.",
        ),
    )


def across_break(monitor: Monitor, region: Region) -> Question:
    """Which spans of a broken series count as a past change."""
    indicator, values = monitor.catalogue[BROKEN], series_of(monitor, BROKEN)
    own = dict(zip(values.years, values.row(region.code).tolist(), strict=True))
    spans = {"voor": (2012, 2016), "over": (2020, 2022), "lang": (2012, 2024), "na": (2022, 2024), "sprong": (2016, 2022)}
    right = ("voor", "na")

    def holds(*keys: str) -> Any:
        return lambda answer: any(key in answer for key in keys)

    return Question(
        id="breuk",
        kind="several",
        text=(
            f"Je wilt weten hoe snel {lower(indicator.name)} ooit veranderde, in {region.label} en andere gemeenten. In {CUT} is er een breuk in de reeks: "
            "cijfers van ervoor en erna zijn niet te vergelijken. Welke perioden mogen meetellen?"
        ),
        facts=Facts(
            f"{indicator.name} in {region.label}, {indicator.unit}", ("Jaar", "Cijfer"),
            tuple((str(year), quantity(value, indicator.decimals, indicator.unit_short)) for year, value in own.items()),
        ),
        options=tuple(Option(key, f"van {first} tot {last}") for key, (first, last) in spans.items()),
        answer=right,
        right=f"Begin en eind liggen bij deze perioden aan dezelfde kant van {CUT}. Tel nooit een verandering mee die over een breuk heen loopt.",
        look=f"Leg elke periode naast het jaar {CUT}. Ligt het begin aan de ene kant en het eind aan de andere?",
        slips=(
            Slip("over", ("voor", "over", "na"), f"Van 2020 tot {CUT} loopt precies over de breuk. Een verschil kan daar ook van de meting komen.", holds("over")),
            Slip("lang", ("voor", "lang", "na"), "Een langere periode helpt niet: ook van 2012 tot 2024 ligt de breuk ertussen.", holds("lang")),
            Slip("sprong", ("voor", "sprong", "na"), f"Van 2016 tot {CUT} eindigt na de breuk en begint ervoor. Ook die telt niet mee.", holds("sprong")),
            Slip("alleen_nieuw", ("na",), "Die mag. Ook vóór de breuk is er een periode waarvan begin en eind bij elkaar horen. Welke?"),
            Slip("alleen_oud", ("voor",), "Die mag. Ook na de breuk is er een periode waarvan begin en eind bij elkaar horen. Welke?"),
        ),
        hints=(f"Welke jaren horen bij de oude meting, en welke vanaf {CUT} bij de nieuwe?", "Bij welke perioden horen begin en eind bij dezelfde meting?"),
        explanation=(
            f"{next(cut.why for cut in indicator.breaks if cut.year == CUT)}",
            f"Oud: 2012, 2016 en 2020. Nieuw: {CUT} en 2024. Alleen een periode die helemaal in oud of helemaal in nieuw ligt, mag meetellen.",
        ),
    )


def grey(monitor: Monitor, region: Region) -> Question:
    """What a grey trend says."""

    def find(each: Region) -> Any | None:
        rows = monitor.trend(each, GREYS)
        rows = rows[rows["direction"] == UNCLEAR]
        return None if rows.empty else rows.iloc[0]

    chosen = case(monitor, region, find, f"Bij {region.label} is geen van deze trends grijs.")
    row, label = chosen.found, chosen.region.label
    indicator, values = monitor.catalogue[row["indicator"]], known(monitor, chosen.region, row["indicator"])
    first, last = int(row["first_year"]), int(row["last_year"])
    low, high = (number(row[edge], 2, sign=True) for edge in ("low", "high"))
    return Question(
        id="grijs",
        kind="one",
        text=f"De trend van {lower(indicator.name)} in {label} is grijs: geen duidelijke richting, op {row['points']} metingen van {first} tot en met {last}. Wat mag je schrijven?",
        note=chosen.note,
        options=(
            Option("gelijk", "Het cijfer is in deze jaren gelijk gebleven."),
            Option("onduidelijk", "Deze metingen laten geen duidelijke stijging of daling zien; die kan er wel zijn."),
            Option("weinig", "Er zijn te weinig metingen voor een oordeel."),
            Option("gemiddeld", f"{label} scoort gemiddeld."),
        ),
        answer="onduidelijk",
        right="Grijs zegt: we kunnen het niet uit elkaar houden. Stijgen, dalen en gelijk blijven passen alle drie bij deze metingen.",
        look="Grijs is een uitspraak over wat je kunt zien. Welke zin zegt dat, en niet meer?",
        slips=(
            Slip("gelijk", "gelijk", f"Het cijfer ging van {in_words(indicator, values[first])} naar {in_words(indicator, values[last])}. Geen richting zien is iets anders dan gelijk blijven."),
            Slip("weinig", "weinig", f"Er zijn {row['points']} metingen, genoeg voor een oordeel. Te weinig metingen heet: nog geen oordeel. Wat zegt grijs dan wel?"),
            Slip("gemiddeld", "gemiddeld", "Gemiddeld gaat over de plaats tussen andere gemeenten. Een trend gaat over de eigen jaren. Wat is er met die jaren?"),
        ),
        hints=("Kan een cijfer op en neer gaan, en toch geen richting hebben?", "Is 'ik zie het niet' hetzelfde als 'het is er niet'?"),
        explanation=(
            f"Door de metingen past een rechte lijn die per jaar verandert met iets tussen {low} en {high}. Daar zit nul tussen, en ook een stijging en een daling.",
            "Schrijf daarom: op deze metingen is geen duidelijke stijging of daling te zien. Schrijf niet dat er niets is veranderd.",
        ),
    )
