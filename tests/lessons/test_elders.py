"""Elsewhere: the ledger is kept, and the move of a firm is an exchange and no gain."""

from __future__ import annotations

import datetime as dt

from lessons.desk import at, desk, fill, saved, typed  # noqa: F401

from bwlab.lessons.parts.outside_panel import EXAMPLE, OutsidePanel
from bwlab.policy import Option, Outside
from bwlab.widgets import Form
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
opened, alone = at("fase_3", TODAY)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def forms(panel):
    return [row.children[0] for row in panel.rows.rows._place.children if isinstance(row.children[0], Form)]


def test_a_row_is_kept_judged_and_told_and_the_example_never_is(desk):  # noqa: F811
    told = []
    panel = OutsidePanel(opened(desk), lambda: told.append(1))
    assert EXAMPLE in page(*panel.pieces) and "(voorbeeld)" in page(*panel.pieces) and saved(desk).outside == []
    typed(forms(panel)[0], what="restafval", proxy="gasverbruik_woningen_per_inwoner")
    (row,) = saved(desk).outside
    assert (row.what, row.proxy, row.bearer) == ("restafval", "gasverbruik_woningen_per_inwoner", "") and told == [1]
    words = page(panel.said_place)
    assert EXAMPLE not in words and "nog niet wat het weglaat" in words and "geen cijfer van elders" in words and desk.errors == []


def test_two_tabs_write_their_own_fields_and_an_option_that_is_gone_stays(desk):  # noqa: F811
    fill(desk, lambda record: (record.outside.append(Outside(key="u", what="werk", option="weg")), record.options.append(Option(key="o", text="Bellen"))))
    one, other = OutsidePanel(opened(desk)), OutsidePanel(opened(desk))
    assert {"o", "weg"} == {value for value, _ in next(spec for spec in one.rows.rows.fields if spec["key"] == "option")["options"]}
    typed(forms(one)[0], bearer="buurgemeenten")
    typed(forms(other)[0], question="Wie werkt waar?")
    (row,) = saved(desk).outside
    assert (row.what, row.option, row.bearer, row.question) == ("werk", "weg", "buurgemeenten", "Wie werkt waar?") and desk.errors == []
