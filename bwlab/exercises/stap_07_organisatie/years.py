"""One main field over the years, budget and accounts: what the table says, and what it cannot."""

from __future__ import annotations

from typing import NamedTuple

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question
from bwlab.exercises.stap_07_organisatie.figures import ACCOUNTS, BUDGET, FIELDS, euros, inside
from bwlab.formats import number
from bwlab.monitor import Monitor, finance
from bwlab.regions import Region

FIELD = "volksgezondheid_en_milieu"
HERE, ASKS, NEVER = "hier", "vraagt", "nooit"


class Row(NamedTuple):
    """A report of a year: thousand euro, euro per inhabitant, inhabitants."""

    year: int
    report: str
    keur: float
    euros: float
    people: int


def told(monitor: Monitor, region: Region) -> Question:
    """Six sentences about a table with two budgets and the accounts of a year between."""
    chosen = case(monitor, region, lambda each: _rows(monitor, each), f"{region.label} heeft geen reeks zonder grenswijziging met een begroting, een latere begroting en een jaarrekening.")
    (first, between, last), label, name = chosen.found, chosen.region.label, inside(FIELD)
    lines = {
        "totaal": (HERE, f"Het totaal in de begroting {_moved(first.keur, last.keur)} van {first.year} naar {last.year}."),
        "hoofd": (HERE, f"Per inwoner {_moved(first.euros, last.euros)} het bedrag in de begroting van {first.year} naar {last.year}."),
        "prijzen": (ASKS, f"Voor het bedrag van {last.year} kun je evenveel of meer doen dan voor dat van {first.year}."),
        "soorten": (ASKS, f"Van {between.year} naar {last.year} gaat er {'meer' if last.euros > between.euros else 'minder'} geld per inwoner naar {name}."),
        "beter": (NEVER, f"Door dit geld zijn inwoners van {label} beter af."),
        "duur": (NEVER, f"{label} geeft hier een goed bedrag aan uit."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "soorten": f"De regel van {between.year} is een jaarrekening, die van {last.year} een begroting: wat het werd naast een plan. Welk cijfer over {last.year} ontbreekt nog?",
        "prijzen": f"De euro's van {first.year} en {last.year} zijn niet omgerekend voor prijzen. Wat moet je daarvoor weten?",
        "beter": "Een uitgave is geen gevolg. Kan een bedrag ooit zeggen waardoor het met mensen beter gaat?",
        "duur": "Goed of niet goed is een oordeel van mensen. Staat zoiets ooit in een bedrag?",
        "totaal": "De twee totalen staan in de tabel, allebei uit een begroting. Heb je daar nog iets bij nodig?",
        "hoofd": "De bedragen per inwoner staan in de tabel, allebei uit een begroting. Heb je daar nog iets bij nodig?",
    }
    return Question(
        id="jaren",
        kind="sort",
        text=f"Wat {label} uitgeeft aan {name}, in euro's van het jaar zelf. Welke zin staat in deze tabel, welke vraagt gegevens die er niet staan, en welke kan een bedrag nooit zeggen?",
        note=chosen.note,
        facts=Facts(
            f"{FIELDS[FIELD]} (bron: {finance.SOURCE})",
            ("Jaar", "Soort", "Duizend euro", "Inwoners", "Per inwoner"),
            tuple((str(each.year), each.report, number(each.keur), number(each.people), euros(each.euros)) for each in (first, between, last)),
        ),
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(HERE, "Staat in de tabel"), Option(ASKS, "Vraagt gegevens die er niet staan"), Option(NEVER, "Kan een bedrag nooit zeggen")),
        answer=right,
        right="Vergelijk begroting met begroting, en zeg erbij dat de euro's niet zijn omgerekend. Wat het geld doet, staat ergens anders.",
        look="Vraag bij elke zin: welke twee regels vergelijkt ze, zijn dat dezelfde soort, en gaat ze over geld of over mensen?",
        slips=misplaced(said, right, (ASKS, HERE)),
        hints=("Welke zinnen vergelijken twee regels van dezelfde soort?", f"Is een euro van {first.year} evenveel waard als een euro van {last.year}?"),
        explanation=(
            f"Van {euros(first.euros)} naar {euros(last.euros)} per inwoner: {_moved(first.euros, last.euros)}. Het aantal inwoners ging van {number(first.people)} naar {number(last.people)}, dus totaal en bedrag per inwoner lopen niet gelijk op.",
            f"In {between.year} werd het {euros(between.euros)} per inwoner, volgens de jaarrekening. De jaarrekening van {last.year} zit nog niet in deze cijfers. Prijzen staan er nergens in: voor hetzelfde werk zijn elk jaar andere bedragen nodig.",
        ),
    )


def _rows(monitor: Monitor, region: Region) -> tuple[Row, Row, Row] | None:
    """The first budget within the borders of now, the newest accounts in between, and the newest budget."""
    rows = finance.fields(monitor, region)
    rows = rows[(rows["field"] == FIELD) & (rows["euros"] >= 1)]
    since = max((year for year, _ in finance.border_breaks(monitor, region)), default=0)
    plans = rows[(rows["report"] == BUDGET) & (rows["year"] >= since)]
    if len(plans) < 2:
        return None
    first, last = _row(plans.iloc[0]), _row(plans.iloc[-1])
    made = rows[(rows["report"] == ACCOUNTS) & (rows["year"] >= first.year) & (rows["year"] < last.year)]
    if made.empty or round(made.iloc[-1]["euros"]) == round(last.euros):
        return None
    return first, _row(made.iloc[-1]), last


def _row(row) -> Row:
    return Row(int(row["year"]), row["report"], float(row["keur"]), float(row["euros"]), int(row["population"]))


def _moved(before: float, after: float) -> str:
    share = 100 * (after / before - 1)
    if round(abs(share)) == 0:
        return "bleef ongeveer gelijk"
    return f"{'steeg' if share > 0 else 'daalde'} met {number(abs(share))} procent"
