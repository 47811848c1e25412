"""Everything a participant touches, and the one wrapper its callbacks run in."""

from bwlab.widgets.chart_view import ChartView
from bwlab.widgets.choice import Choice
from bwlab.widgets.form import Form
from bwlab.widgets.guard import recorded_errors
from bwlab.widgets.press import press
from bwlab.widgets.rows import Rows
from bwlab.widgets.scenario import Scenario, beside, scenario
from bwlab.widgets.show import show
from bwlab.widgets.slider import ASSUMPTION, Slider
from bwlab.widgets.weights import Weights

__all__ = [
    "ASSUMPTION", "ChartView", "Choice", "Form", "Rows", "Scenario", "Slider", "Weights", "beside", "press", "recorded_errors", "scenario", "show",
]
