"""What figures around a municipality do not say, counted for this one."""

from __future__ import annotations

from typing import Any

from bwlab.formats import number
from bwlab.lessons.stap_05.around import groups, seen, what


def limits(lesson: Any) -> list[Any]:
    """Sentences on blanks, borders and averages."""
    monitor, region = lesson.monitor, lesson.region
    there = groups(monitor, region)
    rows = seen(monitor, region, next(iter(there)))
    others = what(monitor, region, next(iter(there)))
    blank = int(rows["value"].isna().sum())
    full = int((rows["n"] == rows["size"]).sum())
    one, none = there[next(iter(there))] == 1, int((rows["n"] == 0).sum())
    never = f", bij {number(none)} {'niet' if one else 'geen enkele'}" if none else ""
    return [[
        f"Van de {number(len(rows))} cijfers met een richting heeft {region.label} er {number(len(rows) - blank)}. Een lege plek vullen we niet met de buren.",
        f"Bij {number(full)} van die {number(len(rows))} cijfers {'heeft de' if one else 'hebben alle'} {others} een cijfer{never}. Daarom staat bij elke mediaan van hoeveel gemeenten hij is.",
        "Een mediaan van gemeenten is niet 'de regio': elke gemeente telt even zwaar, en wie geen cijfer heeft, telt niet mee. Een cijfer van een COROP-gebied of een provincie zelf zie je hier niet.",
        "Over pendel hebben we hier geen cijfers: niet waar mensen werken, leren, sporten of naar het ziekenhuis gaan. Dat gemeenten op elkaar lijken, bewijst geen verkeer over de grens.",
        "Grenst je gemeente aan België of Duitsland? Over de buren daar staat hier niets. Ze tellen in geen enkele mediaan mee, ook als jouw inwoners er elke dag komen. Welke gemeenten aan de landsgrens liggen, staat niet in onze tabellen.",
        "Kilometers tussen middelpunten zijn hemelsbreed. Een rivier, een snelweg of een veerboot zit er niet in.",
        "Een hogere of lagere buur zegt niet waardoor. Ook niet dat samenwerken helpt.",
    ]]  # fmt: skip
