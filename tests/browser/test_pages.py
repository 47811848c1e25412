"""The pages of ``bwlab run`` in a browser: nothing asked of the net, every picture told in words."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

import bwlab
from bwlab.export import pages

pytestmark = pytest.mark.slow  # every page is made for these: tests/export makes some

WITHOUT_ALT = """() => [...document.querySelectorAll('img, svg[role="img"], [role="img"]')]
    .filter(e => !(e.getAttribute('alt') || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')))
    .filter(e => e.getAttribute('aria-hidden') !== 'true' && !e.closest('[aria-hidden="true"]'))
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Every page, of the real notebooks."""
    return pages.run(bwlab.find_region("Tilburg"), tmp_path_factory.mktemp("uitvoer"), progress=False)


@pytest.fixture
def visit(chromium):
    """A function that loads a page and gives it with what it asked of the net."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})

    def load(path):
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        # A request that the page's own policy stops is one too.
        page.on("console", lambda message: asked.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")
        return page, [url for url in asked if not url.startswith(("file:", "data:"))]

    yield load
    context.close()


def test_no_page_asks_anything_of_the_net(written, visit):
    assert len(written) > 1
    for path in written:
        _, asked = visit(path)
        assert asked == [], path.name


def test_every_picture_has_words_and_every_page_its_parts(written, visit):
    for path in written:
        page, _ = visit(path)
        assert page.evaluate(WITHOUT_ALT) == [], path.name
        assert page.locator("h1").count() == 1, path.name
        assert page.locator("html").get_attribute("lang") == "nl"
        assert page.locator("script").count() == 0, path.name
        assert pages.ONLY_IN_LAB not in path.read_text("utf-8"), path.name
    assert sum(visit(path)[0].locator("img, svg").count() for path in written) > 0


def test_no_serious_finding_of_axe(written, visit):
    for path in written:
        page, _ = visit(path)
        found = Axe().run(page).response["violations"]
        serious = [(item["id"], item["nodes"][0]["html"][:90]) for item in found if item["impact"] in ("serious", "critical")]
        assert serious == [], path.name


def test_readable_at_200_percent(written, visit):
    """At 1280 pixels and 200 percent a page is 640 wide; only charts and tables may scroll, in their own box."""
    for path in written:
        page, _ = visit(path)
        page.set_viewport_size({"width": 640, "height": 500})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path.name


def test_links_lead_somewhere(written, visit):
    for path in written:
        page, _ = visit(path)
        for href in page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
            if not href.startswith(("#", "http", "mailto:")):
                assert (path.parent / href.partition("#")[0]).is_file(), f"{path.name}: {href}"


def test_skip_link_comes_first(written, visit):
    page, _ = visit(written[-1])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_planted_picture_from_the_net_and_without_words(written, visit, tmp_path):
    text = written[1].read_text("utf-8").replace("</main>", '<img src="https://example.org/x.png"></main>')
    (tmp_path / "proef.html").write_text(text, "utf-8")
    page, asked = visit(tmp_path / "proef.html")
    assert len(asked) >= 1 and "example.org" in asked[0]
    assert len(page.evaluate(WITHOUT_ALT)) == 1
