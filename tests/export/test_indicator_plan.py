"""The indicator plan in Excel and the P&C calendar: what is a date is a date, what is not known is no event, and all can be read back."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import HOSTILE, MONITOR, TODAY, blank, book_of, filled, hostile, made
from icalendar import Calendar

from bwlab.export.documents import DOCUMENTS
from bwlab.export.plain import line
from bwlab.policy import Activity, AgendaItem, PlanLine


def column(sheet, head):
    """The cells under a heading."""
    place = next(cell.column for cell in sheet[1] if cell.value == head)
    return [row[place - 1] for row in sheet.iter_rows(min_row=2)]


def events(record):
    """The events of a calendar, by UID."""
    found = Calendar.from_ical(made("calendar_ics", "ics", record)).walk("VEVENT")
    assert len({str(each["UID"]) for each in found}) == len(found), "a UID is of one event"
    return {str(each["UID"]): each for each in found}


def following(*lines, **more):
    record = blank()
    record.plan = list(lines)
    for name, each in more.items():
        setattr(record, name, each)
    return record


# Excel


def test_dates_and_numbers_are_what_they_are():
    book = book_of(made("plan", "xlsx", filled()))
    assert book.sheetnames == ["Plan", "Wat de cijfers tellen", "P&C-momenten", "Activiteiten"]
    plan = book["Plan"]
    assert [cell.value for cell in column(plan, "Volgende publicatie")] == [dt.datetime(2026, 12, 1), dt.datetime(2027, 2, 1)]
    assert all(cell.is_date for cell in column(plan, "Volgende publicatie"))
    assert [cell.value for cell in column(book["Wat de cijfers tellen"], "Maanden tot publicatie")] == [11, None], "a blank is no zero"
    assert [cell.value for cell in column(book["Wat de cijfers tellen"], "Gemeenten met cijfer")] == [217, None]
    assert [cell.value for cell in column(plan, "Hoe we dat weten")] == ["gerekend met het tempo van de bron", "eigen opgave"]
    days = column(book["P&C-momenten"], "Rapportage")
    assert len(days) == 16 and days[0].value == dt.datetime(2026, 5, 1) and days[0].is_date
    assert {cell.value for cell in column(book["P&C-momenten"], "Wat is er")} == {"nieuw cijfer", "geen nieuwe meting", "weten we niet"}
    assert "aanname: 1 mei en 1 oktober" in book["P&C-momenten"].oddHeader.left.text
    tied = book["Activiteiten"]
    assert column(tied, "Klaar op")[0].value == dt.datetime(2027, 12, 31) and column(tied, "We evalueren op")[0].value is None


def test_what_was_typed_is_never_a_formula():
    book = book_of(made("plan", "xlsx", hostile()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 500 and not [cell.coordinate for cell in cells if cell.data_type in "fe"]
    risky = [cell for cell in cells if str(cell.value)[0] in "=+-@" and cell.data_type == "s"]
    assert risky and all(cell.quotePrefix for cell in risky)


# The calendar


def test_lines_are_as_rfc_5545_asks():
    for record in (filled(), hostile()):
        data = made("calendar_ics", "ics", record)
        assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, data.split(b"\r\n"))) <= 75
        assert b"VERSION:2.0\r\n" in data and b"PRODID:" in data and b"\x00" not in data
        data.decode("utf-8")
        assert made("calendar_ics", "ics", record) == data, "made twice it is the same"


def test_every_event_is_a_day_with_a_stamp():
    for record in (filled(), hostile(), blank()):
        for each in events(record).values():
            assert type(each.decoded("DTSTART")) is dt.date and each.decoded("DTEND") - each.decoded("DTSTART") == dt.timedelta(days=1)
            assert each.decoded("DTSTAMP") == dt.datetime(2026, 11, 22, tzinfo=dt.UTC) and str(each["SUMMARY"]).strip()
            assert each.decoded("DTSTART") >= TODAY or "evaluatie" in str(each["UID"]), "what is over needs no place in an agenda"


def test_reports_tell_what_is_new_and_what_is_not():
    found = events(following(PlanLine(key="w", indicator="woninginbraken", owner="adviseur", until="hoeveel sloten")))
    spring, autumn = found["GM0855-rapportage-2027-1@bwlab"], found["GM0855-rapportage-2027-2@bwlab"]
    assert spring.decoded("DTSTART") == dt.date(2027, 5, 1) and "Er is een nieuw cijfer over 2026" in str(spring["DESCRIPTION"])
    assert "Geen nieuwe meting. Vertel als activiteit hoeveel sloten." in str(autumn["DESCRIPTION"]) and "aanname" in str(autumn["DESCRIPTION"])


def test_an_expected_figure_says_that_it_is_reckoned():
    found = events(following(PlanLine(key="w", indicator="woninginbraken")))
    each = found["GM0855-cijfer-w-2026@bwlab"]
    assert each.decoded("DTSTART") == dt.date(2027, 4, 1) and str(each["SUMMARY"]) == "Cijfer Woninginbraken over 2026 (verwacht, gerekend)"
    own = events(following(PlanLine(key="o", name="Mussen", next=dt.date(2027, 2, 1))))["GM0855-cijfer-o-eigen@bwlab"]
    assert str(own["SUMMARY"]) == "Cijfer Mussen (zelf ingevuld)"


def test_what_is_not_known_is_no_event():
    items = [AgendaItem(key="a", activity=Activity(text="Zonder dag")), AgendaItem(key="b", activity=Activity(text="Buurtkamers"), evaluated=dt.date(2028, 6, 1))]
    found = events(following(PlanLine(key="j", indicator="jeugdzorg"), agenda=items))
    assert not [uid for uid in found if "cijfer" in uid] and [uid for uid in found if "evaluatie" in uid] == ["GM0855-evaluatie-b@bwlab"]
    assert str(found["GM0855-evaluatie-b@bwlab"]["SUMMARY"]) == "Evaluatie: Buurtkamers"
    assert any("We weten niet of er een nieuw cijfer is" in str(each["DESCRIPTION"]) for each in found.values())


def test_what_was_typed_comes_back_as_it_was():
    """Commas, semicolons, backslashes, line ends and signs of more than one byte, also where a line is folded."""
    for place, text in enumerate([*HOSTILE, "a,b;c\\d\\n\ne", "\N{GRINNING FACE}" * 60, "é" * 74, "BEGIN:VEVENT\r\nEND:VCALENDAR"]):
        item = AgendaItem(key=f"h{place}", activity=Activity(text=text[:60]), evaluated=dt.date(2028, 6, 1))
        found = events(following(agenda=[item]))[f"GM0855-evaluatie-h{place}@bwlab"]
        assert str(found["SUMMARY"]) == f"Evaluatie: {line(text[:60])}", text[:40]


@pytest.mark.parametrize("days", [[dt.date(2028, 2, 29)], [dt.date(2027, 5, 1), dt.date(2028, 5, 1)], [dt.date(2027, 12, 31), dt.date(2027, 1, 1)]])
def test_days_of_her_own(days):
    found = {uid: each.decoded("DTSTART") for uid, each in events(following(pc_days=days)).items()}
    assert found and all((day.month, day.day) in {(each.month, min(each.day, 28) if each.month == 2 and day.year % 4 else each.day) for each in days} for day in found.values())


def test_what_is_lacking_is_said():
    mine = {each.kind: each for each in DOCUMENTS if each.kind in ("plan", "calendar_ics")}
    assert len(mine) == 2 and all("stap 9" in each.lacks(blank()) for each in mine.values())
    assert mine["calendar_ics"].lacks(following(pc_days=[dt.date(2027, 5, 1)])) == "" and mine["plan"].lacks(following(PlanLine(indicator="contact"))) == ""
    assert mine["calendar_ics"].name(MONITOR.regions.find("Tilburg")) == "pc-kalender Tilburg.ics"
