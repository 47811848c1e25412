"""Colours: readable on white, apart for people who see fewer of them, and apart in grey.

Contrast is that of WCAG 2.2 (text at least 4.5, marks at least 3). How a colour looks to someone with a
colour deficiency follows Machado, Oliveira and Fernandes (2009), "A physiologically-based model for
simulation of color vision deficiency", IEEE TVCG 15(6), table 1, severity 1.0, applied to linear RGB.
Differences are CIEDE2000 (Sharma, Wu and Dalal 2005). Two colours count as apart from 10 on: about 2.3 is
just noticeable for large fields side by side, and dots of 10 pixels that lie apart need several times that.
"""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from charts.cases import foto_of as foto
from charts.cases import map_of, rows_of

from bwlab.charts import style
from bwlab.charts.tilemap import CLASSES, _colours

MACHADO = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
APART = 10.0
MEANINGS = {
    "own": style.OWN,
    "favourable": style.FAVOURABLE,
    "unfavourable": style.UNFAVOURABLE,
    "peers": style.PEERS,
    "others": style.OTHERS,
    "green": style.GREEN,
    "red": style.RED,
}
#: What tells two colours apart besides colour, where colour alone is too close.
DOUBLED = {
    frozenset(("own", "favourable")): "own is the large dot with its name, favourable is a triangle",
    frozenset(("own", "unfavourable")): "own is the large dot with its name, unfavourable is a triangle",
    frozenset(("favourable", "unfavourable")): "triangle up against triangle down",
    frozenset(("favourable", "peers")): "triangle against dot",
    frozenset(("unfavourable", "peers")): "triangle against dot",
    frozenset(("green", "red")): "each colour of the monitor has its words beside it and its sign in it",
    **{frozenset(("green", role)): "green is a hexagon with a sign in it" for role in ("favourable", "unfavourable", "peers", "own")},
    **{frozenset(("red", role)): "red is a hexagon with a sign in it" for role in ("favourable", "unfavourable", "peers", "own")},
}


def linear(colour):
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one, other=style.PAPER):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen(colour, kind=None):
    rgb = linear(colour)
    return rgb if kind is None else np.clip(np.array(MACHADO[kind]) @ rgb, 0, 1)


def lab(rgb):
    """CIELAB (D65) of linear RGB."""
    to_xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    xyz = np.array(to_xyz) @ rgb / [0.95047, 1.0, 1.08883]
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def ciede2000(one, other):
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = 0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    cos = lambda degrees: math.cos(math.radians(degrees))  # noqa: E731
    t = 1 - 0.17 * cos(hm - 30) + 0.24 * cos(2 * hm) + 0.32 * cos(3 * hm + 6) - 0.20 * cos(4 * hm - 63)
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = -2 * math.sqrt(cm**7 / (cm**7 + 25**7)) * math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2))))
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)


def apart(one, other, kind=None):
    return ciede2000(lab(seen(one, kind)), lab(seen(other, kind)))


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [  # pairs 1, 7, 17 and 25 of Sharma, Wu and Dalal (2005), table 1
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ],
)
def test_the_difference_is_that_of_the_paper(one, other, difference):
    assert ciede2000(one, other) == pytest.approx(difference, abs=1e-4)


def test_the_simulation_leaves_greys_alone():
    for kind in MACHADO:
        assert seen("#808080", kind) == pytest.approx(linear("#808080"), abs=1e-4)


@pytest.mark.parametrize("role", style.ROLES)
def test_text_reads_on_white(role):
    assert contrast(style.ROLES[role]["text"]) >= 4.5, role


def test_white_reads_on_the_button():
    assert contrast(style.PAPER, style.OWN) >= 4.5


@pytest.mark.parametrize("role", sorted(set(style.ROLES) - {"others"}))
def test_marks_stand_out_from_white(role):
    assert contrast(style.ROLES[role]["fill"]) >= 3, role


def test_the_others_are_background_and_carry_nothing_alone():
    """Grey dots and rails are lighter than 3 on purpose: each has a name on hover and a row in the table."""
    assert contrast(style.OTHERS) < 3
    from charts.cases import strip_of

    chart = strip_of("Tilburg", "woz")
    grey = [mark for mark in chart.marks if mark.role == "others"]
    assert grey and all(len(mark.names) == len(mark.points[0]) for mark in grey)
    assert len(chart.table) == sum(len(mark.points[0]) for mark in chart.marks if mark.shape == "circle")


@pytest.mark.parametrize("kind", [None, *MACHADO], ids=lambda kind: kind or "ordinary")
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(MEANINGS, 2)))
def test_meanings_are_apart(one, other, kind):
    assert apart(MEANINGS[one], MEANINGS[other], kind) >= APART


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(MEANINGS, 2)))
def test_in_grey_lightness_or_shape_tells_them_apart(one, other):
    lightness = abs(lab(linear(MEANINGS[one]))[0] - lab(linear(MEANINGS[other]))[0])
    assert lightness >= 15 or frozenset((one, other)) in DOUBLED, f"{lightness:.0f}"


def test_shape_and_size_really_double_colour():
    chart = foto("Tilburg", rows=rows_of("Tilburg", codes=["levensverwachting"]), guesses={"levensverwachting": 0.2})
    own = next(mark for mark in chart.marks if mark.role == "own" and mark.shape == "circle")
    ring = next(mark for mark in chart.marks if mark.role == "guess")
    assert own.size >= 20 and ring.shape == "ring"
    assert [mark for mark in chart.marks if mark.role == "own" and mark.shape == "text"], "and its figure in words"


def test_classes_of_the_map_darken_step_by_step():
    colours = _colours(CLASSES)
    for kind in (None, *MACHADO):
        light = [lab(seen(colour, kind))[0] for colour in colours]
        steps = np.diff(light)
        assert (steps < -5).all() or (steps > 5).all(), (kind, light)


def test_a_blank_is_no_class_of_the_map():
    """Hatched white, and the lightest class is clearly not white."""
    assert apart(_colours(CLASSES)[0], style.PAPER) >= 5
    country = max((mark for mark in map_of("Vlieland", "tevredenheid_leven").marks if mark.fills), key=lambda mark: len(mark.fills))
    assert {fill for fill in country.fills if fill} == set(_colours(CLASSES)) and "" in country.fills


def test_planted_colours_are_caught():
    assert contrast("#9AA0A6") < 4.5
    assert apart("#3A923A", "#C4540A", "deuteranopia") < apart("#3A923A", "#C4540A") / 2, "green and orange"
