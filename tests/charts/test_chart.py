"""What every chart is: a background that follows from its key, static HTML, a document."""

from __future__ import annotations

import hashlib
import io
import re
import textwrap
from dataclasses import replace

import matplotlib.pyplot as plt
import pytest
from charts.cases import foto_of as foto
from charts.cases import guess_of, map_of, rows_of, strip_of, time_of
from charts.measure import width

from bwlab.charts import Mark, render, style
from bwlab.charts.words import LONGEST_ALT, fit, sources

RISING = ["gasverbruik", "afstand_huisarts"]


def all_kinds(label):
    rows = rows_of(label, codes=RISING)
    return {
        "foto": foto(label, "Samenleving"),
        "guess": guess_of(label, rows, {RISING[0]: 0.3}, revealed=True),
        "over_time": time_of(label, "woninginbraken"),
        "strip": strip_of(label, "woz"),
        "tilemap": map_of(label, "tevredenheid_leven"),
    }


CHARTS = all_kinds("Tilburg")
BLANK = all_kinds("Vlieland")


def drawn(chart):
    """The background, drawn again."""
    return hashlib.sha256(render.png(chart, marks=False)).hexdigest()


@pytest.mark.parametrize("kind", CHARTS)
def test_the_same_key_gives_the_same_bytes(kind):
    again = all_kinds("Tilburg")[kind]
    assert again.background_key == CHARTS[kind].background_key
    assert drawn(again) == drawn(CHARTS[kind])


def test_another_municipality_shares_the_background_when_the_key_says_so():
    """Two municipalities on one strip: only marks differ, so the browser keeps its picture."""
    one, other = strip_of("Tilburg", "woz"), strip_of("Amsterdam", "woz")
    assert one.background_key == other.background_key and drawn(one) == drawn(other)
    assert one.marks != other.marks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (foto("Losser", "Samenleving"), foto("Tilburg", "Samenleving")),
        (foto("Tilburg", "Wonen"), foto("Tilburg", "Milieu")),
        (strip_of("Tilburg", "woz"), strip_of("Tilburg", "gasverbruik")),
        (time_of("Tilburg", "woninginbraken"), time_of("Tilburg", "vernieling")),
    ],
    ids=["blanks", "theme", "strip", "over_time"],
)
def test_other_rows_give_another_background(one, other):
    assert one.background_key != other.background_key and drawn(one) != drawn(other)


def test_the_map_is_another_picture_for_other_figures():
    """Its background is empty: there the marks are the picture."""
    assert map_of("Tilburg", "woz").picture_png() != map_of("Tilburg", "gasverbruik").picture_png()


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("where", [CHARTS, BLANK], ids=["Tilburg", "Vlieland"])
def test_static_html(kind, where):
    page = where[kind].html()
    assert re.search(r'<img alt="[^"]{20,}"', page) and 'src="data:image/png;base64,' in page
    assert not re.search(r"<script|<iframe|<link|\son\w+=|https?:", page)
    assert page.count("<th>") == len(where[kind].table.columns) and "<details>" in page
    assert "<figcaption>Bron: " in page
    assert not re.search(r"\bnan\b|\bNone\b|&lt;NA&gt;", re.sub(r"base64,[^\"]*", "", page))


def test_words_of_others_are_never_markup():
    rows = rows_of("Tilburg", "Milieu")
    rows.loc[0, "name"] = "<b>vet</b> & co"
    page = foto("Tilburg", rows=rows).html()
    assert "<b>" not in page and "&lt;b&gt;vet&lt;/b&gt; &amp; co" in page


@pytest.mark.parametrize("kind", CHARTS)
def test_the_document_holds_every_word_and_nothing_runs_off(kind):
    chart = CHARTS[kind]
    figure = chart.figure()
    said = [text.get_text() for text in figure.texts]
    assert " ".join(said[0].split()) == chart.title
    assert " ".join(said[1].split()) == chart.subtitle and " ".join(said[2].split()) == chart.source
    renderer = figure.canvas.get_renderer()
    wide, tall = figure.canvas.get_width_height()
    for text in figure.texts:
        box = text.get_window_extent(renderer)
        assert box.x0 >= 0 and box.x1 <= wide + 1 and box.y0 >= -1 and box.y1 <= tall + 1, text.get_text()


def test_the_longest_titles_fit_a_document():
    for code in ("gasverbruik_woningen_per_inwoner", "opkomst_tweede_kamer", "tevredenheid_woonomgeving", "woz"):
        for label in ("Nuenen, Gerwen en Nederwetten", "Leidschendam-Voorburg"):
            chart = time_of(label, code, alone=True)
            lines = textwrap.wrap(chart.title, int(chart.width / 12.8))
            assert max(width(line, style.TITLE, True) for line in lines) < chart.width - 8


def test_the_median_stays_inside_its_own_part_of_a_document():
    """In a document the picture is one part of the page; a rule must not run through the words above it."""
    figure = strip_of("Tilburg", "woz").figure()
    part = figure.subfigs[1]
    for line in part.artists:
        box = line.get_window_extent()
        assert part.bbox.y0 - 1 <= box.y0 and box.y1 <= part.bbox.y1 + 1


def test_a_long_alt_text_says_how_much_it_leaves_out():
    parts = [f"cijfer {number} van 342" for number in range(30)]
    text = fit("Foto. ", parts)
    assert len(text) <= LONGEST_ALT and text.endswith("zie de tabel.")
    left = int(re.search(r"en nog (\d+)", text)[1])
    assert text.count("van 342") + left == 30
    assert fit("Kort. ", ["een", "twee"]) == "Kort. een; twee."
    with pytest.raises(ValueError, match="251"):
        replace(CHARTS["strip"], alt="x" * 251)


def test_the_source_line_explains_each_origin_once():
    line = sources(["CBS", "CBS", "RIVM"], ["recovered", "computed", "recovered", "published"], [False, True])
    assert line.startswith("Bron: CBS; RIVM; bewerking bwlab.")
    assert [line.count(word) for word in ("Teruggerekend:", "Berekend:", "Voorlopig:", "Eigen")] == [1, 1, 1, 0]


def test_the_estimate_of_widths_is_never_too_small():
    for text in ("Nuenen, Gerwen en Nederwetten: 84,2 %", "mediaan 30,2 per 1.000", "Súdwest-Fryslân: 24,0 duizend €"):
        for bold in (False, True):
            assert width(text, style.BODY, bold) <= style.wide(text)


def test_the_measure_is_that_of_matplotlib():
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    font = FontProperties(family="DejaVu Sans", weight="bold", size=15)
    for text in ("Tevredenheid met de woonomgeving", "12,2 ton CO₂-eq."):
        theirs = TextToPath().get_text_width_height_descent(text, font, False)[0]
        assert width(text, 15, True) == pytest.approx(theirs, abs=1)


@pytest.mark.parametrize("last", ["tick", "line"])
def test_a_later_mark_lies_over_an_earlier_one(last):
    bar, tick = Mark("line", "own", [0.2, 0.8], [0.5, 0.5], size=40), Mark("tick", "text", 0.5, 0.5, size=30)
    chart = replace(CHARTS["strip"], background=lambda figure: None, background_key=("bare",), marks=(bar, tick) if last == "tick" else (tick, bar))
    pixels = plt.imread(io.BytesIO(render.png(chart, marks=True)))
    middle = pixels[pixels.shape[0] // 2, pixels.shape[1] // 2, :3]
    seen = style.ROLES["text" if last == "tick" else "own"]["fill"]
    assert "#" + "".join(f"{round(float(each) * 255):02X}" for each in middle) == seen
