"""A cell that is run before the first one says what to do; no traceback."""

from __future__ import annotations

import nbformat
import pytest
from nbformat import v4

from bwlab.app.waiting import les, oef
from bwlab.errors import BwlabError, RunError
from bwlab.export.execute import execute


@pytest.mark.parametrize("name", ["les", "oef"])
def test_in_a_kernel(name, tmp_path):
    path = tmp_path / "los.ipynb"
    nbformat.write(v4.new_notebook(cells=[v4.new_code_cell(f"{name}.ask(1)", id="los")]), path)
    with pytest.raises(RunError, match="Kies Run > Run All Cells") as stopped:
        execute(path)
    assert "NameError" not in stopped.value.message


def test_any_part_is_answered_with_the_sentence():
    for each in ("foto", "ask"):
        with pytest.raises(BwlabError, match="nog niet begonnen"):
            getattr(les, each)
    assert repr(les) and not hasattr(oef, "_repr_html_")
