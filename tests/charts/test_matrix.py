"""The matrix as a picture: counts, contacts, blanks with their reason, and rows without anybody."""

from __future__ import annotations

from charts.cases import LONGEST
from charts.measure import faults, marks, texts, words

from bwlab.charts import Across, Cell, Known, matrix
from bwlab.charts.matrix import MOST, NAMES, STANDS, WIDTH

ROWS, COLUMNS = ("Agendering", "Beleidsvoorbereiding"), ("Gemeente", "Rijk")
CELLS = (Cell(0, 0, ("Gemeenteraad", "College")), Cell(0, 1, ("Planbureaus",)), Cell(1, 0, ("Inwoners",)), Cell(1, 1, (), (), "Bij het Rijk is dit één fase.", "één fase met vorming"))
ASKED, NEVER = Known("griffie (Gemeenteraad)", True), Known("wijkraad", False)


def drawn(cells=CELLS, **more):
    return matrix(ROWS, COLUMNS, cells, **{"title": "In 2 van de 2 fasen heb je nog niemand om te bellen", "label": "Tilburg", "source": "een voorbeeld"} | more)


def test_a_contact_that_was_asked_is_filled():
    chart = drawn([CELLS[0]._replace(known=(ASKED, NEVER)), *CELLS[1:]])
    assert faults(chart) == []
    assert [mark.shape for mark in chart.marks if mark.role == "own" and mark.shape != "text"] == ["circle", "ring"]
    assert {"Agendering, Gemeente: griffie (Gemeenteraad)", "Agendering, Gemeente: wijkraad, nog niet gevraagd"} <= set(words(chart))
    assert "griffie (Gemeenteraad); wijkraad (nog niet gevraagd)" in chart.table.iloc[0, 3]


def test_a_row_without_anybody_is_marked():
    said = lambda chart: [(mark.text, mark.role) for mark in chart.marks if mark.text]  # noqa: E731
    assert said(drawn()) == [("nog niemand", "unfavourable")] * 2
    assert said(drawn([CELLS[0]._replace(known=(ASKED,)), *CELLS[1:]])) == [("1 contact", "own"), ("nog niemand", "unfavourable")]
    assert said(drawn(others=[0, 2])) == [("nog niemand", "unfavourable"), ("2 contacten", "own")], "a contact without a level counts in its row"


def test_the_table_has_all_names_and_the_reason():
    table = drawn(across=[Across("Griffier", (ASKED,)), Across("Secretaris")]).table
    assert list(table.iloc[:, 2]) == ["Gemeenteraad; College", "Planbureaus", "Inwoners", "Bij het Rijk is dit één fase.", "Griffier", "Secretaris"]
    assert list(table.iloc[:, 3]) == ["nog niemand"] * 4 + ["griffie (Gemeenteraad)", "nog niemand"]


def test_roles_across_say_how_many_are_missing():
    last = lambda *known: [mark.text for mark in drawn(across=[Across(f"rol {place}", each) for place, each in enumerate(known)]).marks if mark.text][-1]  # noqa: E731
    assert last((), (), ()) == "niemand" and last((ASKED,), (), ()) == "nog 2 niet" and last((ASKED,), (NEVER,), (ASKED,)) == "alle drie"


def test_many_contacts_stay_within_their_cell():
    many = tuple(Known(f"{LONGEST} {place}", place % 2 == 0) for place in range(40))
    columns = tuple(f"niveau {place}" for place in range(5))
    cells = [Cell(row, column, ("a",), many) for row in range(6) for column in range(5)]
    chart = matrix([f"fase {row}" for row in range(6)], columns, cells, title="Overal", label="Tilburg", source="een voorbeeld", across=[Across(f"rol {place}", many) for place in range(3)])
    assert faults(chart) == []
    wide = (WIDTH - NAMES - STANDS) / 5
    boxes = [box for box in [*marks(chart, "circle", "ring"), *texts(chart)] if box.left < WIDTH - STANDS and box.top < 410]
    assert len(boxes) == 30 * MOST, "four contacts and how many more"
    assert all(int((box.left - NAMES) / wide) == int((box.right - NAMES) / wide) for box in boxes), "a contact stands across the line of a cell"


def test_what_is_looked_at_makes_another_background():
    assert drawn().background_key != drawn(seen=(1, None)).background_key != drawn(seen=(1, 1)).background_key
    assert len(drawn(seen=(1, 1)).picture_png()) > 10_000
