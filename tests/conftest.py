"""What holds for every test: no internet, no dossier of a real person, and in CI no skipping."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["pytester"]

HERE = Path(__file__).parent
# Speed is for benchmarks/: on a busy machine one slow example is no fault.
settings.register_profile("bwlab", deadline=None)
settings.load_profile("bwlab")
CI = os.environ.get("BWLAB_CI") == "1"
CHROMIUM_ARGS = [
    "--no-sandbox",  # as root Chromium starts without a sandbox only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config, items):
    for item in items:
        item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow and not CI:  # for people under ten minutes; .ci/run leaves nothing out
        items[:] = [item for item in items if item not in slow]
        config.hook.pytest_deselected(items=slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    return _no_skip(report) if not hasattr(report, "wasxfail") else report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return _no_skip((yield))


def _no_skip(report):
    """In CI a test that did not run has not passed."""
    if CI and report.outcome == "skipped":
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"in CI a skip is a failure: {why}"
    return report


@pytest.fixture(scope="session", autouse=True)
def _apart(tmp_path_factory):
    """Away from the user's own settings and dossiers; Pythons that tests start are offline too."""
    folder = tmp_path_factory.mktemp("apart")
    patch = pytest.MonkeyPatch()
    for name in ("BWLAB_GEMEENTE", "BWLAB_PAGES", "BWLAB_ERROR_LOG", "BWLAB_CBS_URL"):
        patch.delenv(name, raising=False)
    patch.setenv("BWLAB_HOME", str(folder / "werkmap"))
    patch.setenv("BWLAB_EDITIONS", str(folder / "edities"))
    patch.setenv("BWLAB_OFFLINE_LOG", str(folder / "offline.log"))
    patch.setenv("IPYTHONDIR", str(folder / "ipython"))
    patch.setenv("MPLBACKEND", "agg")
    patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(HERE / "offline"), os.environ.get("PYTHONPATH")))))
    yield folder
    patch.undo()


@pytest.fixture(autouse=True)
def _nothing_asked_of_the_net(_apart):
    """No Python that the test started tried to reach the internet."""
    log = _apart / "offline.log"
    log.unlink(missing_ok=True)
    yield
    asked = log.read_text("utf-8").split() if log.exists() else []
    log.unlink(missing_ok=True)
    assert not asked, f"asked of the net: {sorted(set(asked))}"


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The system's Chromium; without one the test is skipped."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return found
    pytest.skip("Chromium ontbreekt; op Debian en Ubuntu: sudo apt-get install chromium")


@pytest.fixture(scope="session")
def chromium(chromium_path):
    """A running Chromium (playwright's ``Browser``)."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGS)
        yield browser
        browser.close()
