"""From key press to painted chart in JupyterLab, as a ratio to a slider whose callback does nothing.

    python -m uv run python benchmarks/slider_latency.py

Each slider gets 40 key presses in the same page of the same browser; the clock runs in the page, from
``keydown`` to the frame after the chart has changed. Bound: at most 2 times for layered charts.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat import v4
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

from conftest import CHROMIUM_ARGS  # noqa: E402
from lab import Lab, open_notebook  # noqa: E402

PRESSES = 30
CELLS = {
    "empty callback": """
from bwlab.widgets import Slider, scenario, show
nothing = Slider("Leeg", list(range(80)), 40, note="meting")
nothing.on_value(lambda value: None)
show(nothing)
""",
    "foto, 20 peers": """
from bwlab import open_monitor, find_region
from bwlab.lessons.stap_01.notebook import Notebook
les = Notebook("stap_01", find_region("Tilburg"))
from bwlab.lessons.stap_01.foto_panel import FotoPanel
panel = FotoPanel(les)
panel.theme.value = "Wonen"
panel.size.value = 20
show(*panel.pieces)
""",
    "row of one figure": """
from bwlab.lessons.parts.closer import Closer
closer = Closer(les)
show(*closer.pieces)
""",
    "map": """
closer = Closer(les)
closer.view.value = "map"
show(*closer.pieces)
""",
    "through time": """
from bwlab.charts import over_time
monitor = open_monitor()
known, series = monitor.catalogue["tevredenheid_leven"], monitor.series("tevredenheid_leven")
def look(size):
    peers = monitor.peers("GM0855", k=int(size))
    return over_time(series, known, region="GM0855", label="Tilburg", peers=list(peers["region"]), group="de groep")
show(scenario(look, {"size": Slider("Hoeveel", list(range(5, 85)), 45, note="meting")}, lambda chart: chart))
""",
} | {
    name: f"""
from bwlab.lessons.{notebook}.notebook import Notebook
from bwlab.lessons.{notebook}.{module} import {panel}
show(*{panel}(Notebook("{notebook}", find_region("Tilburg"))).pieces)
"""
    for name, notebook, module, panel in (
        ("colour machine", "lezen_1", "colour_panel", "ColourPanel"),
        ("chance", "lezen_1", "chance_panel", "ChancePanel"),
        ("how sure a colour is", "lezen_1", "sure_panel", "SurePanel"),
        ("a thousand surveys", "lezen_2", "thousand_panel", "ThousandPanel"),
        ("small counts", "lezen_2", "tiny_counts", "TinyCounts"),
        ("100 points, 1,000 draws", "lezen_3", "weights_panel", "WeightsPanel"),
        ("who has a place", "lezen_3", "takers_panel", "TakersPanel"),
        ("forecast", "lezen_4", "forecast_panel", "ForecastPanel"),
        ("country and own", "lezen_4", "movement_panel", "MovementPanel"),
        ("if nothing changes", "lezen_4", "outlook_panel", "OutlookPanel"),
        ("pace", "lezen_4", "pace_panel", "PacePanel"),
        ("risks and chances", "stap_02", "risks_panel", "RisksPanel"),
        ("a floor", "stap_02", "floor_panel", "FloorPanel"),
        ("a target by a year", "stap_02", "target_panel", "TargetPanel"),
        ("a first place by chance", "stap_03", "first_panel", "FirstPanel"),
        ("agenda on a calendar", "stap_04", "timeline_panel", "TimelinePanel"),
        ("a circle of neighbours", "stap_05", "circle_panel", "CirclePanel"),
        ("reports on a calendar", "stap_09", "calendar_panel", "CalendarPanel"),
        ("a pitch in seconds", "stap_08", "pace_panel", "PacePanel"),
        ("the budget of a year", "stap_07", "budget_panel", "BudgetPanel"),
        ("money that shifts", "stap_07", "shift_panel", "ShiftPanel"),
        ("two heaps of a stop rule", "stap_10", "rule_panel", "RulePanel"),
        ("a backtest", "stap_10", "backtest_panel", "BacktestPanel"),
        ("three rules for a list", "fase_1", "rules_panel", "RulesPanel"),
        ("arrows that fall away", "fase_2", "reach_panel", "ReachPanel"),
        ("a goal beside every municipality", "fase_3", "pace_panel", "PacePanel"),
        ("what one may miss", "fase_4", "regret_panel", "RegretPanel"),
        ("how wide limits are", "fase_5", "width_panel", "WidthPanel"),
        ("what happened anyway", "fase_6", "guess_panel", "GuessPanel"),
        ("a change taken apart", "fase_6", "apart_panel", "ApartPanel"),
        ("arrows one can see", "fase_6", "arrows_panel", "ArrowsPanel"),
        ("a firm over the border", "elders", "move_panel", "MovePanel"),
        ("others take over", "bureau_secretaris", "guard_panel", "GuardPanel"),
        ("what is not reported", "casus", "reported_panel", "ReportedPanel"),
        ("a promise and the past", "casus", "halving_panel", "HalvingPanel"),
        ("a change up to a year", "casus", "apart_panel", "ApartPanel"),
    )
} | {
    "scenario, 1,000 draws": """
from bwlab.lessons.fase_2.notebook import Notebook
from bwlab.lessons.parts.workbench.panel import Panel
from bwlab.policy import Assumed
panel = Panel(Notebook("fase_2", find_region("Tilburg")))
for role, ends in {"uptake": (0.2, 0.4, 0.6), "effect": (5, 10, 20), "persistence": (0.5, 0.7, 0.9)}.items():
    panel.bench._put(role, Assumed(low=ends[0], likely=ends[1], high=ends[2]))
panel._open()
panel.sliders.show()
show(*panel.pieces)
""",
}
MEASURE = """([element, target]) => new Promise((done) => {
  let from = null;
  const stop = () => { watch.disconnect(); element.removeEventListener('keydown', begin, true); };
  const begin = () => { from = performance.now(); };
  const watch = new MutationObserver(() => {
    if (from === null) return;
    requestAnimationFrame(() => requestAnimationFrame(() => { stop(); done(performance.now() - from); }));
  });
  watch.observe(target, { childList: true, attributes: true, attributeFilter: ['data-acks'], subtree: true });
  element.addEventListener('keydown', begin, true);
  window.__armed = true;
})"""


def measure(page, cell) -> list[float]:
    """Milliseconds for each key press on the slider of a cell."""
    slider = cell.locator(".bw-slider input[type=range], .bw-weights input[type=range]").first
    slider.scroll_into_view_if_needed()
    chart = cell.locator(".bw-chart .plain").first
    target = (chart if chart.count() else slider).element_handle()
    slider.focus()
    there = slider.evaluate("e => +e.value === +e.min")  # at its left end only the other way moves it
    found = []
    for number in range(PRESSES):
        promise = page.evaluate_handle(
            "([element, target]) => ({ answer: (" + MEASURE + ")([element, target]) })", [slider.element_handle(), target]
        )
        page.keyboard.press("ArrowLeft" if (number % 2 == 0) != there else "ArrowRight")
        found.append(page.evaluate("async (held) => await held.answer", promise))
        page.wait_for_timeout(60)
    return found[5:]  # the first ones draw the background


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        nb = v4.new_notebook(cells=[v4.new_code_cell(code.strip()) for code in CELLS.values()])
        nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(nb, Path(folder) / "meting.ipynb")
        lab = Lab(Path(folder), {"BWLAB_GEMEENTE": "Tilburg"})
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGS)
        try:
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            open_notebook(page, lab, "meting.ipynb")
            cells = page.locator(".jp-CodeCell")
            base = None
            print(f"{'':24}median   95th %   ratio to empty callback")
            for number, name in enumerate(CELLS):
                times = measure(page, cells.nth(number))
                middle, high = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
                base = base or middle
                print(f"{name:24}{middle:5.0f} ms  {high:5.0f} ms   {middle / base:4.2f}")
            if lab.recorded():
                print("\n".join(lab.recorded()))
        finally:
            browser.close()
            lab.stop()


if __name__ == "__main__":
    main()
