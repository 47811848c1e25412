"""Earlier copies of a dossier: found, put back, carried over; and nothing is lost on the way."""

from __future__ import annotations

import json
import os
from types import SimpleNamespace

import pytest

from bwlab.dossier import open_dossier, records
from bwlab.dossier.history import LAST_GOOD, carry_over, copies, put_back
from bwlab.errors import DossierError, DossierNotSavedError

TILBURG = SimpleNamespace(code="GM0855", label="Tilburg")
BERGEN = SimpleNamespace(code="GM0893", label="Bergen")
ZOOM = SimpleNamespace(code="GM0748", label="Bergen op Zoom")


def note(text):
    return lambda record: record.set_note("stap_01", "thema", text)


def text(store):
    return store.read().note("stap_01", "thema").text


@pytest.fixture
def store(tmp_path):
    made = open_dossier(TILBURG, tmp_path, edition="2026.1")
    made.update(note("eerste"))
    return made


def test_what_lies_there_is_no_copy_to_choose(store):
    assert copies(store) == []


def test_a_damaged_file_comes_back_from_the_last_good_copy(store):
    store.path.write_bytes(b"{kapot")
    found = copies(store)
    assert [each.why for each in found] == [LAST_GOOD] and found[0].record.note("stap_01", "thema").text == "eerste"
    aside = put_back(store, found[0])
    assert aside.read_bytes() == b"{kapot" and text(store) == "eerste"


def test_a_file_that_was_taken_away_comes_back(store):
    store.path.unlink()
    store.read()  # a notebook that is opened sets the copy aside
    (gone,) = copies(store)
    assert gone.why == "weggehaald"
    store.update(note("opnieuw begonnen"))
    aside = put_back(store, gone)
    assert text(store) == "eerste"
    assert "opnieuw begonnen" in aside.read_text("utf-8")
    back = next(each for each in copies(store) if each.path == aside)
    put_back(store, back)
    assert text(store) == "opnieuw begonnen", "putting back can be undone"


def test_the_newest_first_and_equal_ones_once(store):
    store.kept.mkdir()
    data = store.path.read_bytes()
    for day, content in (("2026-01-02", b"{"), ("2026-03-04", data.replace(b"eerste", b"derde")), ("2026-02-03", data.replace(b"eerste", b"derde"))):
        (store.kept / f"dossier Tilburg beschadigd {day} 10.00.00.json").write_bytes(content)
    (store.kept / "dossier Tilburg beschadigd 2026-99-99 10.00.00.json").write_bytes(data)
    found = copies(store)
    assert [each.when.month for each in found] == [3, 1]
    assert found[1].record is None
    with pytest.raises(DossierError, match="niet te lezen"):
        put_back(store, found[1])
    assert text(store) == "eerste"


def test_another_municipality_whose_name_begins_the_same(tmp_path):
    bergen, zoom = open_dossier(BERGEN, tmp_path), open_dossier(ZOOM, tmp_path)
    for each in (bergen, zoom):
        each.update(note("x"))
        each.path.unlink()
        each.read()
    assert [each.record.region for each in copies(bergen)] == ["GM0893"]
    assert [each.record.region for each in copies(zoom)] == ["GM0748"]


def test_a_disk_that_refuses_changes_nothing(store, monkeypatch):
    store.path.write_bytes(b"{kapot")
    found = copies(store)

    def full(*_):
        raise OSError(28, "vol")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DossierNotSavedError, match="de schijf is vol"):
        put_back(store, found[0])
    assert store.path.read_bytes() == b"{kapot"


def test_stopped_halfway_there_is_a_whole_file(store, monkeypatch):
    store.path.write_bytes(b"{kapot")
    found, put = copies(store), os.replace

    def stop(source, target):
        if str(target) == str(store.path):
            raise KeyboardInterrupt
        put(source, target)

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        put_back(store, found[0])
    monkeypatch.undo()
    assert text(store) == "eerste"


def test_carrying_over_a_newer_edition_keeps_the_old_file(store):
    assert carry_over(store, "2026.1") is None
    before = store.path.read_bytes()
    former, record, aside = carry_over(store, "2027.1")
    assert (former.edition, record.edition) == ("2026.1", "2027.1")
    assert aside.read_bytes() == before and "editie 2026.1" in aside.name
    assert text(store) == "eerste"
    assert aside in [each.path for each in copies(store)]
    assert carry_over(store, "2027.1") is None


def test_carrying_over_an_older_version(store, monkeypatch):
    raw = json.loads(store.path.read_text("utf-8"))
    store.path.write_text(json.dumps({**raw, "version": 0, "label": "Oud"}), "utf-8")
    monkeypatch.setitem(records.MIGRATIONS, 0, lambda old: {**old, "label": "Tilburg"})
    former, record, aside = carry_over(store, "2026.1")
    assert (record.version, record.label) == (1, "Tilburg") and former.edition == record.edition
    assert json.loads(aside.read_text("utf-8"))["version"] == 0
    assert text(store) == "eerste"


def test_a_copy_of_a_newer_bwlab_cannot_be_put_back(store):
    store.kept.mkdir()
    raw = json.loads(store.path.read_text("utf-8"))
    (store.kept / "dossier Tilburg vervangen 2026-01-02 10.00.00.json").write_text(json.dumps({**raw, "version": 99}), "utf-8")
    assert copies(store)[0].record is None
