"""Money beside themes: what serves what, programmes beside the total, and arrows that cannot all be true.

Nothing here refuses or removes what a participant wrote. What cannot be reckoned with is named, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.formats import listing, number, quantity
from bwlab.method.budget import ELSEWHERE, HERE, LATER, SCALE, Arrow
from bwlab.monitor.finance import FIELDS, field_name
from bwlab.names import quoted
from bwlab.policy.records.organisation import Influence, Programme

MARK = "voorstel van bwlab"
#: What bwlab proposes: which themes a main field can serve. No source says so; a participant changes it.
PROPOSAL: Mapping[str, tuple[str, ...]] = {
    "bestuur_en_ondersteuning": ("Samenleving", "Sociaal kapitaal"),
    "veiligheid": ("Veiligheid",),
    "verkeer_vervoer_waterstaat": ("Veiligheid", "Milieu", "Economisch kapitaal"),
    "economie": ("Arbeid en vrije tijd", "Materiële welvaart", "Economisch kapitaal"),
    "onderwijs": ("Menselijk kapitaal",),
    "sport_cultuur_recreatie": ("Gezondheid", "Arbeid en vrije tijd", "Samenleving", "Natuurlijk kapitaal"),
    "sociaal_domein": ("Subjectief welzijn", "Materiële welvaart", "Gezondheid", "Samenleving", "Sociaal kapitaal"),
    "volksgezondheid_en_milieu": ("Gezondheid", "Milieu", "Natuurlijk kapitaal"),
    "wonen_en_ruimtelijke_ordening": ("Wonen", "Milieu"),
}
#: Where an arrow can end outside the municipality: no regional figure says anything about it.
OUTSIDE = ("Andere gemeenten", "Andere landen")
NAMED = 3  # by name in a sentence


def themes_of(chosen: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The themes of every main field: as the participant chose, else as proposed."""
    return {field: list(chosen.get(field, PROPOSAL[field])) for field in FIELDS}


def mapping_frame(chosen: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Every main field, its themes, and whose choice that is: field, name, themes (list), by."""
    found = themes_of(chosen)
    return pd.DataFrame(
        [{"field": field, "name": name, "themes": found[field], "by": "eigen keuze" if field in chosen else MARK} for field, name in FIELDS.items()]
    )


def per_theme(chosen: Mapping[str, Sequence[str]], euros: Mapping[str, float], themes: Iterable[str]) -> pd.DataFrame:
    """How much lies in the fields that serve each theme. A field counts in full under each of its themes: never add these.

    Returns
    -------
    DataFrame
        theme, euros (NaN where no field with an amount serves it), fields (names), shared (names of those that
        also serve another theme), blank (names of fields without an amount).
    """
    mapped = themes_of(chosen)
    rows = []
    for theme in themes:
        serving = [field for field, served in mapped.items() if theme in served]
        there = [field for field in serving if np.isfinite(euros.get(field, np.nan))]
        rows.append(
            {
                "theme": theme,
                "euros": sum(euros[field] for field in there) if there else np.nan,
                "fields": [field_name(field) for field in serving],
                "shared": [field_name(field) for field in serving if len(set(mapped[field])) > 1],
                "blank": [field_name(field) for field in serving if field not in there],
            }
        )
    return pd.DataFrame(rows)


class Sums(NamedTuple):
    """Programmes of one year, apart: expenditure, what is below zero, and how many have no amount."""

    year: int | None
    count: int
    above: float
    below: float
    negative: list[str]
    blank: int


def sums(programmes: Sequence[Programme]) -> list[Sums]:
    """What the programmes of each year come to; what is below zero is never taken off the expenditure."""
    found = []
    for year in sorted({each.year for each in programmes}, key=lambda each: each or 0):
        own = [each for each in programmes if each.year == year]
        known = [each for each in own if each.euros is not None]
        below = [each for each in known if each.euros < 0]
        found.append(Sums(year, len(own), sum(each.euros for each in known if each.euros >= 0), sum(each.euros for each in below), [_name(each) for each in below], len(own) - len(known)))
    return found


def programme_checks(programmes: Sequence[Programme], totals: Mapping[int, float], themes: Iterable[str]) -> list[str]:
    """What stands out in own programmes, as sentences; the programmes stay as they are.

    Parameters
    ----------
    totals : mapping of int to float
        By year the whole budget in euros (Iv3).
    themes : iterable of str
        The themes there are.
    """
    if not programmes:
        return []
    said, known = [], set(themes)
    for each in sums(programmes):
        when = f"van {each.year}" if each.year else "zonder jaar"
        known_here = each.count - each.blank
        lead = f"De bedragen boven nul {when} zijn samen {_euros(each.above)}, in {_count(known_here - len(each.negative))}."
        if each.year in totals:
            gap = each.above - totals[each.year]
            how = "precies evenveel als" if abs(gap) < 0.5 else f"{_euros(abs(gap))} {'meer' if gap > 0 else 'minder'} dan"
            lead += f" Dat is {how} de begroting in de cijfers van het CBS ({_euros(totals[each.year])})."
            if abs(gap) >= 0.5:
                lead += " Zo'n verschil is er vaak: een begrotingswijziging, reserves, of een ander deel van de begroting. We laten beide staan."
        else:
            lead += " Er is geen totaal van het CBS van dat jaar om het naast te leggen." if each.year else " Zonder jaar kunnen we het nergens naast leggen."
        if known_here > len(each.negative):
            said.append(lead)
        if each.negative:
            one = len(each.negative) == 1
            said.append(
                f"Bij {_few(each.negative)} staat een bedrag onder nul (samen {_euros(each.below)}). Dat kan een inkomst zijn (baten) of een verlaging. {'Het staat' if one else 'Ze staan'} apart en {'gaat' if one else 'gaan'} niet van de uitgaven af."
            )
        if each.blank:
            said.append(f"Bij {_count(each.blank)} {when} staat geen bedrag. Leeg is hier niet nul.")
    without = [_name(each) for each in programmes if not each.theme.strip()]
    if without:
        said.append(f"{_count(len(without))} {'heeft' if len(without) == 1 else 'hebben'} nog geen thema: {_few(without)}. {'Het blijft' if len(without) == 1 else 'Ze blijven'} in je dossier staan.")
    strange = sorted({each.theme.strip() for each in programmes if each.theme.strip() and each.theme not in known})
    if strange:
        said.append(f"{_few(strange)} {'komt' if len(strange) == 1 else 'komen'} als thema niet voor in de monitor. Het staat er zoals het in je bestand stond; kies er hieronder een thema bij.")
    names = [_name(each) for each in programmes]
    double = sorted({name for name in names if name and sum(other == name for other in names) > 1}) if len(names) < 2_000 else []
    if double:
        said.append(f"{_few(double)} {'komt' if len(double) == 1 else 'komen'} vaker voor. Dat kan kloppen; kijk of het niet dubbel is.")
    return said


class Arrows(NamedTuple):
    """The arrows to reckon with, and what is said of the others; nothing is thrown away."""

    arrows: list[Arrow]
    said: list[str]
    left: int


def arrows(influences: Sequence[Influence], themes: Mapping[str, str]) -> Arrows:
    """Influences as arrows, with what cannot be reckoned with named.

    Parameters
    ----------
    themes : mapping of str to str
        Of each theme its dimension ("hier en nu", "later").

    Notes
    -----
    An influence without begin, end or direction, to itself, or from or to something that is no main field or theme,
    is left out, and so is a round trip without any lag. Two arrows that say the opposite both count.
    """
    ends, starts = {*themes, *OUTSIDE}, {*FIELDS, *themes}
    found, said, seen = [], [], 0
    for each in influences:
        if not (each.start or each.end or each.sign or each.evidence or each.source):
            continue
        seen += 1
        name = f"{quoted(field_name(each.start) or 'niets')} naar {quoted(each.end or 'niets')}"
        missing = [word for word, there in (("een begin", each.start), ("een einde", each.end), ("een richting", each.sign)) if not there]
        if missing:
            said.append(f"De pijl van {name} heeft nog geen {listing([each.split()[-1] for each in missing])}. Hij staat in je dossier, maar telt hier nog niet mee.")
        elif each.start not in starts or each.end not in ends:
            said.append(f"De pijl van {name} begint of eindigt bij iets wat geen hoofdtaak of thema is. Hij blijft staan, maar telt hier niet mee.")
        elif each.start == each.end:
            said.append(f"De pijl van {name} komt uit waar hij begint. Hij blijft staan, maar telt hier niet mee: zet er een ander thema tussen.")
        else:
            found.append(Arrow(each.start, each.end, each.sign, float(each.strength), each.lag, each.evidence, each.source))
    said += contradictions(found)
    round_trip = circle(found)
    if round_trip:
        path = " naar ".join(quoted(field_name(each)) for each in (*round_trip, round_trip[0]))
        said.append(
            f"Je pijlen gaan rond zonder tijd ertussen: {path}. Dan zou iets zichzelf in hetzelfde jaar steeds verder versterken. Ze blijven staan, maar tellen hier niet mee tot een ervan een jaar of meer duurt."
        )
    kept = without_circles(found)
    return Arrows(kept, said, seen - len(kept))


def contradictions(found: Sequence[Arrow]) -> list[str]:
    """Pairs of arrows with the same begin and end and the opposite direction, as sentences."""
    signs: dict[tuple[str, str], set[int]] = {}
    for each in found:
        signs.setdefault((each.start, each.end), set()).add(each.sign)
    return [
        f"Over {quoted(field_name(start))} en {quoted(end)} zeggen jullie twee dingen: gunstiger en ongunstiger. Dat mag, want beide kunnen waar zijn. We tellen ze apart en strepen ze niet tegen elkaar weg; zoek uit welke het zwaarst weegt, of voor wie."
        for (start, end), both in signs.items()
        if len(both) > 1
    ]


def circle(found: Sequence[Arrow]) -> list[str]:
    """The names along one round trip of arrows without lag; empty where there is none."""
    inside = [each for each in found if each.lag == 0 and _inside_circle(each, found)]
    if not inside:
        return []
    path = [inside[0].start]
    for _ in range(len(inside) + 1):
        step = next(each.end for each in inside if each.start == path[-1])
        if step in path:
            return path[path.index(step) :]
        path.append(step)
    return path


def without_circles(found: Sequence[Arrow]) -> list[Arrow]:
    """The arrows without those that go round in one and the same year."""
    return [each for each in found if each.lag or not _inside_circle(each, found)]


def _inside_circle(arrow: Arrow, found: Sequence[Arrow]) -> bool:
    """Whether arrows without lag lead from its end back to its start."""
    reached, edge = {arrow.end}, [arrow.end]
    while edge:
        here = edge.pop()
        for each in found:
            if each.lag == 0 and each.start == here and each.end not in reached:
                reached.add(each.end)
                edge.append(each.end)
    return arrow.start in reached


def kept_in(themes: Mapping[str, str]) -> dict[str, str]:
    """The ledger of every theme, and of what lies elsewhere."""
    return {name: LATER if dimension == LATER else HERE for name, dimension in themes.items()} | dict.fromkeys(OUTSIDE, ELSEWHERE)


def strongest(value: int) -> str:
    """A strength in words, of 1 to 3."""
    return {1: "zwak", 2: "middelmatig", int(SCALE): "sterk"}.get(value, "onbekend")


def _name(each: Programme) -> str:
    return each.name.strip() or "een programma zonder naam"


def _few(names: Sequence[str]) -> str:
    shown = [quoted(each) for each in names[:NAMED]]
    return listing([*shown, f"nog {number(len(names) - NAMED)}"] if len(names) > NAMED else shown)


def _count(count: int) -> str:
    if count == 1:
        return "1 programma"
    return f"{number(count)} programma's"


def _euros(value: float) -> str:
    return quantity(value, 0, "€")
