"""Figures from a file somebody has: first what was understood of it, then what is taken over.

``look(path)`` says what a CSV or Excel file seems to hold and asks what it cannot know; ``take(understood,
choices)`` takes the figures over and reports what was left out, and why. Figures of a file stand beside those
of the snapshot; they never replace one.

From file to figures: `opening` (may it be a table), `text` or `workbook` (its cells; `book` knows which), `layout`
(headings), `columns` (what each holds), `asking` (what nobody can know) with `where`, `periods` and `figures` (a cell
as place, time, number); `looking` joins these, `taking` and `reporting` do the rest. `words` has all the words.

Waarstaatjegemeente: the general shape of its exports is supported (several header lines, areas in rows, periods
in columns or in a column of their own). It was not tried on a real export.
"""

from bwlab.sources.files.looking import look
from bwlab.sources.files.model import Column, Question, Report, Taken, Understood
from bwlab.sources.files.opening import MAX_BYTES, MAX_CELLS, MAX_ROWS
from bwlab.sources.files.taking import take

__all__ = [
    "MAX_BYTES", "MAX_CELLS", "MAX_ROWS", "Column", "Question", "Report", "Taken", "Understood", "look", "take",
]  # fmt: skip
