"""What a change that was taken apart says in words: its parts, its noise, the years and the group one could have chosen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import CORONA
from bwlab.policy.evaluating.apart import FEWEST, GROUPS, Apart, Flips, apart, relative, words

NOT_POLICY = "De rest is geen maat voor beleid: er zit alles in wat hier anders was."
#: What can sit in a remainder, for who thinks of one thing only.
ALSO = ("wie er kwam wonen en wie vertrok", "een andere manier van vragen of registreren", "wat een buurgemeente deed", "werk van anderen dan de gemeente", "toeval")


def verb(found: Apart) -> str:
    """What the figure did."""
    change = found.parts.change
    return "steeg" if change > 0 else "daalde" if change < 0 else "bleef gelijk"


def went(found: Apart) -> str:
    """The same with how much: "daalde met 5,7 per 1.000 inwoners"."""
    return f"{verb(found)} met {words(found.indicator, abs(found.parts.change), sign=False)}" if found.parts.change else verb(found)


def bare(known: Indicator, change: float) -> str:
    """A change without its unit, where that was said just before."""
    return number(change, known.decimals, sign=True)


def welfare(found: Apart, change: float) -> str:
    """Which way of well-being a change is; "" where that is not ours to say or where nothing changed."""
    if not found.indicator.direction or not change:
        return ""
    return "gunstiger" if change * found.indicator.direction > 0 else "ongunstiger"


def noise(found: Apart) -> str:
    """Whether the remainder is larger than chance makes, in a sentence."""
    if found.beyond is None:
        return "Of de rest meer is dan toeval, is hier niet te zeggen."
    size = words(found.indicator, found.margin.size or 0.0, sign=False)
    alone = "zo ver lopen gemeenten ook vanzelf uiteen" if found.margin.short.startswith("ruis van") else "toeval alleen kan dit geven"
    if found.beyond:
        return f"De rest is groter dan de ruis van dit cijfer ({size}). Toeval alleen verklaart dat niet goed; wat er wel achter zit, staat er niet bij."
    return f"De rest valt binnen de ruis van dit cijfer ({size}): {alone}."


def sentence(found: Apart) -> str:
    """What follows from these years and this group, for under the picture."""
    if found.why:
        return found.why
    if found.start == found.end:
        return f"Als je begint en eindigt in {found.start}, dan is er niets om uit elkaar te halen. Schuif een van de twee jaren."
    parts, known, side = found.parts, found.indicator, welfare(found, found.parts.own)
    moved = f"met {words(known, abs(parts.change), sign=False)}" if parts.change else ""
    head = f"dan {verb(found).split()[0]} het cijfer in {found.region.label} {moved or 'gelijk'}"
    end = f" Het cijfer van {listing([str(year) for year in found.provisional])} is voorlopig." if found.provisional else ""
    corona = [year for year in (found.start, found.end) if year in CORONA]
    end += f" {corona[0]} was een coronajaar." if corona else ""
    return (
        f"Als je van {found.start} tot {found.end} kijkt en vergelijkt met {found.group}, {head}. In het hele land was het {bare(known, parts.national)}, "
        f"bij die groep kwam daar {bare(known, parts.peers)} bij, en alleen hier {bare(known, parts.own)}{f' ({side})' if side else ''}. {noise(found)}{end}"
    )


def place(found: Apart) -> str:
    """Where the change stands among those of the peers."""
    count = len(found.others)
    least, most = found.others[0], found.others[-1]
    return (
        f"Van de {number(count)} gemeenten in de groep met een cijfer in beide jaren kwamen er {number(found.below)} lager uit en {number(found.above)} hoger"
        f"{f', en {number(found.level)} gelijk' if found.level else ''}. Zij liepen uiteen van {bare(found.indicator, least[1])} ({least[0]}) tot {bare(found.indicator, most[1])} ({most[0]})."
    )


def chosen_years(found: Flips | None, known: Indicator) -> str:
    """How often the remainder would have had another sign with other years."""
    if found is None:
        return "Er is geen tweetal jaren om uit elkaar te halen."
    if found.pairs == 1:
        return "Er is maar één tweetal jaren. Kiezen kan hier niet, en vergelijken met een andere periode ook niet."
    told = f"Je kunt {number(found.pairs)} tweetallen jaren kiezen. De rest komt dan {number(found.up)} keer boven nul uit, {number(found.down)} keer eronder en {number(found.level)} keer op nul."
    if not found.flips:
        return f"{told} Het teken hangt hier dus niet van de jaren af. De grootte wel."
    (a, b, high), (c, d, low) = found.highest, found.lowest
    return f"{told} Met alleen een andere periode wordt de rest van dezelfde reeks {bare(known, high)} ({a} tot {b}) of {bare(known, low)} ({c} tot {d}). Kies de jaren daarom voordat je de uitkomst ziet."


def by_group(found: Apart, monitor: Monitor) -> tuple[pd.DataFrame, str]:
    """The same years beside every group, as a table, and whether the answer changes with the group."""
    every = [(each, apart(monitor, found.region, found.indicator.code, found.start, found.end, key)) for key, each in GROUPS]
    rows = [
        [name[:1].upper() + name[1:], number(len(each.others)) if not each.why else f"minder dan {number(FEWEST)}", words(found.indicator, each.parts.group) if not each.why else "niet te zeggen", words(found.indicator, each.parts.own) if not each.why else "niet te zeggen"]
        for name, each in every
    ]
    table = pd.DataFrame(rows, columns=["Vergeleken met", "Gemeenten met beide jaren", "Hun mediaan", "Alleen hier: de rest"])
    there = [each.parts.own for _, each in every if not each.why]
    if len(there) < 2:
        return table, "Er is maar één groep met genoeg cijfers. Hoeveel de keuze van de groep uitmaakt, is dus niet te zien."
    low, high = min(there), max(there)
    said = f"Afhankelijk van de groep is de rest {bare(found.indicator, low)} tot {words(found.indicator, high)}."
    if low < 0 < high:
        return table, f"{said} Ook het teken hangt dus van de groep af. Noem de groep altijd mee."
    return table, f"{said} Noem de groep altijd mee: geen van de vier is de goede."


def in_percents(found: Apart, monitor: Monitor) -> str:
    """Whether the remainder turns round when one reckons in percents of the first year; "" where that cannot be told."""
    rest = relative(found, monitor)
    if found.why or np.isnan(rest) or not found.parts.change:
        return ""
    said = f"Reken je in procenten van {found.start} in plaats van in de eenheid van het cijfer, dan is de rest {quantity(rest, 0, 'procentpunt', sign=True)}"
    if rest * found.parts.own < 0 and round(rest):
        return f"{said}: de andere kant op. Wie hoog begint, kan verder dalen. Zeg er dus bij hoe je rekende."
    return f"{said}."


def may_say(found: Apart) -> list[str]:
    """Three sentences that the figures allow; fewer where they allow less."""
    known, name = found.indicator, found.region.label
    if found.why or found.start == found.end:
        return [f"Over {_inside(known.name)} in {name} kunnen we tussen {found.start} en {found.end} niets zeggen: er zijn geen twee cijfers die je mag vergelijken."]
    first, last = (quantity(each, known.decimals, known.unit_text) for each in (found.first, found.last))
    status = f" Het cijfer van {listing([str(year) for year in found.provisional])} is voorlopig." if found.provisional else ""
    moved = f"van {first} in {found.start} naar {last} in {found.end}"
    rest = (
        f"Daarnaast was er in {name} een verschil van {words(known, found.parts.own)}. Dat is meer dan de ruis van dit cijfer, en waardoor het komt laat het cijfer niet zien."
        if found.beyond
        else f"Wat er in {name} anders ging dan in die groep ({words(known, found.parts.own)}), valt binnen de ruis van dit cijfer."
        if found.beyond is False
        else f"In {name} was het verschil met die groep {words(known, found.parts.own)}. Of dat meer is dan toeval, weten we niet."
    )
    return [
        f"Het cijfer voor {_inside(known.name)} ging in {name} {moved} (bron: {known.source}; bewerking bwlab).{status}",
        f"In het hele land was de mediaan van de verandering in die tijd {words(known, found.parts.national)} ({number(found.parts.n_all)} gemeenten), en bij {found.group} {words(known, found.parts.group)} ({number(found.parts.n_peers)} gemeenten met een cijfer).",
        rest,
    ]


def _inside(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]
