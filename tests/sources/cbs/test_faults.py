"""A bad day at CBS: after each the last good figures are still there, and a Dutch sentence says what happened."""

from __future__ import annotations

import dataclasses
import datetime as dt
import email.utils
import json
import re
import socket
import threading
import time

import pytest
from cbs_tables import make_table

from bwlab.errors import CbsError
from bwlab.sources.cbs import cached_age, read_table

TABLE = "10000NED"
REGIONS = [(f"GM{number:04}", f"Plaats {number}") for number in range(1, 241)]
TOPICS = [("", "Aantal inwoners", "aantal", 0), ("", "Mannen", "aantal", 0)]
PAGES = 5  # 240 rows in pages of 50


def table_of(year: int = 2023, **options):
    return make_table(TABLE, f"Proef {year}", REGIONS, TOPICS, year=year, **options)


@pytest.fixture
def server(cbs_server):
    cbs_server.add(table_of())
    return cbs_server


@pytest.fixture
def limits(quick):
    return dataclasses.replace(quick, cells=4 * 50)


@pytest.fixture
def good(server, limits):
    """Figures that were read on a good day."""
    found = read_table(TABLE, limits=limits)
    server.calls.clear()
    return found


def refused(limits, good, **options) -> CbsError:
    """Read anew, which fails; the last good figures are still there and the error reads as it should."""
    with pytest.raises(CbsError) as caught:
        read_table(TABLE, fresh=True, limits=limits, **options)
    error = caught.value
    assert error.table == TABLE
    assert TABLE in error.what
    assert error.what.endswith(".") and error.now[-1] in ".?"
    assert str(error) == error.message
    assert not re.search(r"Error|Exception|Traceback|http|None\b", error.message)
    if not options:
        assert error.age is not None and error.age < dt.timedelta(minutes=5)
        assert "Er is een kopie van zojuist." in error.now
        kept = read_table(TABLE, stale=True)
        assert kept.equals(good)
    return error


STATUS = [(404, 1), (400, 1), (403, 1), (429, 3), (500, 3), (502, 3), (503, 3)]


@pytest.mark.parametrize(("status", "attempts"), STATUS)
def test_a_status(server, limits, good, status, attempts):
    server.fail("UntypedDataSet", "status", status=status)
    error = refused(limits, good)
    assert ("kent tabel" if status == 404 else f"foutcode {status}") in error.why
    first = [each for each in server.asked("UntypedDataSet") if each.query["$skip"] == "0"]
    assert len(first) == attempts  # a table that is not there is not asked for again
    assert error.part == "rijen 1 tot en met 50"


def test_503_and_then_success(server, limits, good):
    server.fail("UntypedDataSet", "status", status=503, times=2)
    assert read_table(TABLE, fresh=True, limits=limits).equals(good)


def test_429_waits_as_long_as_it_is_told(server, limits, good):
    server.fail("TableInfos", "status", status=429, times=1, headers={"Retry-After": "1"})
    start = time.monotonic()
    assert read_table(TABLE, fresh=True, limits=limits).equals(good)
    assert time.monotonic() - start >= 1


def test_429_with_a_moment(server, limits, good):
    moment = email.utils.format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=2), usegmt=True)
    server.fail("TableInfos", "status", status=429, times=1, headers={"Retry-After": moment})
    start = time.monotonic()
    read_table(TABLE, fresh=True, limits=limits)
    assert time.monotonic() - start >= 0.9


def test_429_that_asks_for_an_hour_is_not_waited_for(server, limits, good):
    server.fail("TableInfos", "status", status=429, headers={"Retry-After": "3600"})
    start = time.monotonic()
    assert "te vaak" in refused(limits, good).why
    assert time.monotonic() - start < 5
    assert len(server.asked("TableInfos")) == 1


def test_a_refused_connection(server, limits, good, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = server.url
    monkeypatch.setenv("BWLAB_CBS_URL", f"http://127.0.0.1:{port}")
    with pytest.raises(CbsError, match="geen verbinding met CBS"):
        read_table(TABLE, limits=limits)
    monkeypatch.setenv("BWLAB_CBS_URL", address)
    assert read_table(TABLE).equals(good)


def test_a_name_that_is_not_found(server, limits, good, monkeypatch):
    def no_such_name(*_args, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    start = time.monotonic()
    assert "niet te vinden" in refused(limits, good).why
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(("kind", "why"), [("silent", "niet op tijd"), ("stall", "niet op tijd"), ("drip", "niet op tijd")])
def test_time_limits(server, limits, good, kind, why):
    server.fail("UntypedDataSet", kind, seconds=1, pause=0.05)
    start = time.monotonic()
    assert why in refused(dataclasses.replace(limits, attempts=2), good).why
    assert time.monotonic() - start < 8


def test_a_drip_is_stopped_by_the_limit_on_the_whole(server, limits, good):
    server.fail("UntypedDataSet", "drip", pause=0.05)  # every byte is in time, the whole is not
    patient = dataclasses.replace(limits, attempts=1, read=5, total=0.4)
    start = time.monotonic()
    refused(patient, good)
    assert time.monotonic() - start < 4


def test_a_reset_at_page_three_of_five_and_reading_goes_on_there(server, limits, good):
    server.fail("$skip=100", "reset", times=limits.attempts)
    error = refused(limits, good)
    assert error.part == "rijen 101 tot en met 150"
    assert "viel weg" in error.why
    assert "De rijen daarvoor zijn bewaard" in error.now
    server.calls.clear()
    assert read_table(TABLE, fresh=True, limits=limits).equals(good)
    skipped = {each.query["$skip"] for each in server.asked("UntypedDataSet")}
    assert skipped == {"100", "150", "200"}  # pages one and two are not asked for again


def test_pages_of_another_version_of_the_table_are_not_mixed_in(server, limits, good):
    server.fail("$skip=100", "reset", times=limits.attempts)
    refused(limits, good)
    changed = table_of()
    changed.info["Modified"] = "2026-11-20T02:00:00"
    changed.values += 1
    server.add(changed)
    server.calls.clear()
    found = read_table(TABLE, fresh=True, limits=limits)
    whole = found["value"].notna() & (found["value"] > 0)
    assert (found["value"][whole] == good["value"][whole] + 1).all()
    assert len({each.query["$skip"] for each in server.asked("UntypedDataSet")}) == PAGES


def test_a_reset_before_any_answer_is_tried_again(server, limits, good):
    server.fail("DataProperties", "refuse", times=2)
    assert read_table(TABLE, fresh=True, limits=limits).equals(good)


def test_truncated_json_is_tried_again(server, limits, good):
    server.fail("UntypedDataSet", "truncate", times=2)
    assert read_table(TABLE, fresh=True, limits=limits).equals(good)
    server.fail("UntypedDataSet", "truncate")
    assert "niet compleet" in refused(limits, good).why


def test_a_page_of_html_with_status_200(server, limits, good):
    server.fail("DataProperties", "html")
    assert "webpagina" in refused(limits, good).why
    assert len(server.asked("DataProperties")) == 1


def test_an_empty_table(server, limits, good):
    server.fail("UntypedDataSet", "empty")
    assert "geen rijen" in refused(limits, good).what


def test_a_renamed_subject(server, limits, good):
    changed = table_of()
    changed.topics[0]["Title"] = "Inwoners"
    server.add(changed)
    error = refused(limits, good, measures=["Aantal inwoners"])
    assert "geen onderwerp 'Aantal inwoners'" in error.what
    assert error.choices == ("Inwoners",)
    assert "Bedoel je 'Inwoners'?" in error.now


def test_a_column_that_is_gone(server, limits, good):
    changed = table_of()
    changed.gone = {"Mannen_2"}
    server.add(changed)
    assert "ontbreekt de kolom 'Mannen'" in refused(limits, good).what


def test_a_key_that_is_not_in_its_dimension(server, limits, good):
    changed = table_of()
    changed.dimensions["RegioS"] = changed.dimensions["RegioS"][:-1]
    server.add(changed)
    assert "'GM0240'" in refused(limits, good).what


def test_duplicate_rows(server, limits, good):
    changed = table_of()
    changed.keys["RegioS"][7] = changed.keys["RegioS"][180]
    server.add(changed)
    assert "GM0181 meer dan een keer" in refused(limits, good).what


def test_a_server_that_always_gives_page_one(server, limits, good):
    server.fail("DataSet", "same")
    assert "meer dan een keer" in refused(limits, good).what


def test_a_table_of_another_year(server, limits, good):
    server.add(table_of(2022, first_column=3))
    error = refused(limits, good, periods=[2023])
    assert "gaat alleen over 2022" in error.what


def test_a_table_without_regions(server, limits, good):
    changed = table_of()
    changed.properties[0]["Type"] = "Dimension"
    server.add(changed)
    assert "andere indeling" in refused(limits, good).what


def test_words_where_numbers_belong(server, limits, good):
    changed = table_of()
    changed.topics[1]["Datatype"] = "String"  # so that the rows hold words
    changed.texts["Mannen_2"] = ["veel"] * len(changed)
    server.add(changed)
    described = json.loads(json.dumps(changed.properties))
    described[-1]["Datatype"] = "Long"  # and the description says numbers
    server.describe(TABLE, described)
    assert "iets anders dan getallen" in refused(limits, good).what


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"regions": ["GM9999"]}, "kent geen regio 'GM9999'"),
        ({"regions": ["GM0001", "WK0001"]}, "kent geen regio 'WK0001'"),
        ({"measures": ["Fietsen"]}, "geen onderwerp 'Fietsen'"),
        ({"periods": ["2023KW01"]}, "gaat alleen over 2023"),
        ({"where": {"Leeftijd": "Totaal"}}, "geen indeling 'Leeftijd'"),
    ],
)
def test_asking_for_what_is_not_there(server, limits, good, asked, words):
    assert words in refused(limits, good, **asked).what


def test_periods_and_categories_that_are_not_there(cbs_server, quick):
    with pytest.raises(CbsError, match="geen cijfers over '2030'") as caught:
        read_table("70072ned", periods=[2030], limits=quick)
    assert "2025JJ00" in caught.value.choices
    with pytest.raises(CbsError, match="kent geen 'Totaal misdrijf'") as caught:
        read_table("47018NED", where={"Soort misdrijf": "Totaal misdrijf"}, limits=quick)
    assert caught.value.choices == ("Totaal misdrijven",)


@pytest.mark.parametrize("table", ["", "../../x", "84799NED/TypedDataSet", "a b"])
def test_a_number_that_is_none_goes_nowhere(cbs_server, table):
    with pytest.raises(CbsError, match="geen nummer van een tabel"):
        read_table(table)
    assert not cbs_server.calls


def test_an_unknown_table(cbs_server, quick):
    with pytest.raises(CbsError, match="kent tabel 99999NED niet"):
        read_table("99999NED", limits=quick)


def test_a_failed_read_is_told_at_once_and_leaves_no_thread_behind(server, limits, good):
    server.fail("TableInfos", "silent", seconds=0.2)
    server.fail("DataProperties", "status", status=404)
    refused(limits, good)
    deadline = time.monotonic() + 5
    while _busy() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _busy()
    assert len(server.asked("TableInfos")) <= limits.attempts


def _busy() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name.startswith("ThreadPoolExecutor")]


def test_asking_the_age_asks_nothing_of_cbs(server, good):
    assert cached_age(TABLE) < dt.timedelta(minutes=5)
    assert cached_age(TABLE, regions=["GM0001"]) is None
    assert not server.calls
