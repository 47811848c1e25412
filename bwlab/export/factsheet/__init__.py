"""The factsheet of one municipality: its figures with year, source and place, as a tagged PDF and in Word.

`content` gathers what is in it as a plain record, so that both documents say the same.
"""

from bwlab.export.factsheet.facts import content
from bwlab.export.factsheet.records import Factsheet
from bwlab.export.factsheet.write import factsheet_pdf, factsheet_word, pdf_bytes, word_bytes

__all__ = ["Factsheet", "content", "factsheet_pdf", "factsheet_word", "pdf_bytes", "word_bytes"]
