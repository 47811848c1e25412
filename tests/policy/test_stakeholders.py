"""The matrix of who can be at the table: held against the source where it lies beside the project, against its checksum always."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from bwlab.policy import Contact
from bwlab.policy.cycle import KEYS, PHASES, phase
from bwlab.policy.stakeholders import DEPENDS, EMPTY, LEVELS, ROLES, known, matrix, stakeholders, why_empty

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "bronnen" / "sturen-op-impact.txt"
CHECKSUM = "160fdcc04cd70400ff5f68277de90ba1a8e37194a196a60842202b0650e046ab"
HEADS = {"Gemeenten:": "gemeente", "Provincies:": "provincie", "Rijk:": "rijk", "Regio Deal:": "regio_deal", "Nationaal Programma:": "nationaal_programma"}
FOOT = ("Welke belanghebbenden", "Een eerste inzicht", "Overige leerpunten")  # below the last bullet of a page
BETWEEN = "maar in ieder geval"  # what the source has between a detail and the name it belongs to


def letters(text: str) -> str:
    """A text without what its layout decides: case, spaces, breaks, hyphens, punctuation."""
    return re.sub(r"[\W_]", "", text).casefold()


def cells_of(text: str) -> dict[tuple[str, str], list[str]]:
    """The bullets of the matrix in the source by phase and level; an empty bullet is no stakeholder."""
    titles = {each.title: each.key for each in PHASES}
    found, at, level, going = {}, "", "", False
    for raw in text.splitlines():
        line = raw.strip().replace("\N{REPLACEMENT CHARACTER}", "").replace("\N{SOFT HYPHEN}", "")
        if line in titles:
            at, level, going = titles[line], "", False
        elif line in HEADS:
            level, going = HEADS[line], False
        elif at and level and line.startswith("•"):
            found.setdefault((at, level), []).append(line.removeprefix("•"))
            going = True
        elif line.startswith(FOOT):
            at, level, going = "", "", False
        elif going:  # a blank line may stand inside a bullet
            found[at, level][-1] += f" {line}"
    return {key: bullets for key, each in found.items() if (bullets := [bullet for bullet in each if letters(bullet)])}


def says(bullet: str) -> set[str]:
    """How a row may stand for a bullet: with its name first or its detail first."""
    return {letters(bullet), letters(bullet).replace(letters(BETWEEN), "")}


def differences(text: str) -> list[str]:
    """Where the matrix says something else than the source."""
    theirs, ours = cells_of(text), {}
    for each in stakeholders():
        ours.setdefault((each.phase, each.level), []).append(each)
    wrong = [f"{key}: only one of the two has this cell" for key in theirs.keys() ^ ours.keys()]
    for key in theirs.keys() & ours.keys():
        if len(theirs[key]) != len(ours[key]):
            wrong.append(f"{key}: {len(theirs[key])} there, {len(ours[key])} here")
        for bullet, each in zip(theirs[key], ours[key], strict=False):
            if not says(bullet) & {letters(each.name + each.detail), letters(each.detail + each.name)}:
                wrong.append(f"{key}: '{bullet}' is not '{each.words}'")
    return wrong


def canonical() -> str:
    return "\n".join("|".join(row) for row in matrix().itertuples(index=False))


def test_the_matrix_is_that_of_the_source():
    assert hashlib.sha256(canonical().encode()).hexdigest() == CHECKSUM, "the matrix changed: hold it against the source, then store its new checksum"
    if SOURCE.exists():
        assert differences(SOURCE.read_text("utf-8")) == []


def test_a_difference_with_a_source_is_seen():
    """The comparison itself, on a small text: it must not be blind where the source is not at hand."""
    text = "Agendering\n\nGemeenten: \n•\t Gemeenteraad \n•\t\N{REPLACEMENT CHARACTER} College van burgemeester en \nwethouders\n\nProvincies: \n•\t Gedeputeerde Sta\N{SOFT HYPHEN}ten\n•\t\n"
    wrong = [each for each in differences(text) if "only one" not in each]
    assert wrong == [], wrong
    assert [each for each in differences(text.replace("College", "Collega")) if "is not" in each]
    assert [each for each in differences(text + "•\t Waterschap\n") if "2 there, 1 here" in each]
    assert len(cells_of(text)) == 2


def test_29_cells_and_one_explained():
    frame = matrix()
    assert list(frame.columns) == ["phase", "level", "stakeholder", "detail"] and len(frame) == 66
    filled = set(zip(frame["phase"], frame["level"], strict=True))
    every = {(at, level) for at in KEYS for level in LEVELS}
    assert len(filled) == 29 and filled <= every
    assert every - filled == set(EMPTY) == {("voorbereiding", "rijk")}
    assert "Beleidskompas" in why_empty("voorbereiding", "rijk") and why_empty("agendering", "rijk") == ""
    assert not frame.duplicated(["phase", "level", "stakeholder"]).any()
    assert frame["stakeholder"].str.strip().ne("").all() and frame["detail"].notna().all()


def test_an_empty_bullet_is_nobody():
    assert [each.name for each in stakeholders("evaluatie", "provincie")] == ["Beleidsmedewerkers", "Externe onderzoekers"]


def test_where_the_source_says_that_it_depends():
    (only,) = stakeholders("uitvoering", "regio_deal")
    assert only.name == DEPENDS and not only.named
    (some,) = stakeholders("beslissing", "regio_deal")
    assert some.named and some.words == "Diverse partijen, o.a. de gemeenteraad (afhankelijk van de aard van de Regio Deal)"


def test_whom_the_matrix_knows():
    found = Contact(phase="voorbereiding", level="provincie", stakeholder="strategen")
    assert known(found) and known(Contact(phase="voorbereiding", level="provincie", stakeholder="Strategen (voornamelijk in domeinen mobiliteit, economie en cultuur)"))
    assert not known(Contact(phase="vorming", level="provincie", stakeholder="Strategen")) and not known(Contact())


def test_the_phases_in_their_order():
    assert KEYS == ("agendering", "voorbereiding", "vorming", "beslissing", "uitvoering", "evaluatie")
    for number, each in enumerate(PHASES, 1):
        assert (each.number, each.id) == (number, f"fase_{number}") and phase(each.id) is phase(each.key) is each
        assert each.question.endswith("?") and each.products and each.meaning and each.pitfalls
    with pytest.raises(KeyError):
        phase("fase_7")


def test_three_roles_carry_on():
    assert [each.key for each in ROLES] == ["griffier", "controllers_juristen", "gemeentesecretaris"]
    assert all(each.asks.endswith("?") and "!" not in " ".join(each) for each in ROLES)
