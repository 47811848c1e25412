"""Own figures: a survey of one's own, as totals or one row a respondent, and a count by residents."""

from bwlab.sources.survey.fieldwork import CHOSE_THEMSELVES, WAYS, Caution, Fieldwork, older
from bwlab.sources.survey.tally import BIASES, CountResult, count
from bwlab.sources.survey.totals import CELL, SurveyResult, aggregate, from_counts, from_share

__all__ = [
    "BIASES", "CELL", "CHOSE_THEMSELVES", "WAYS", "Caution", "CountResult", "Fieldwork", "SurveyResult", "aggregate",
    "count", "from_counts", "from_share", "older",
]  # fmt: skip
